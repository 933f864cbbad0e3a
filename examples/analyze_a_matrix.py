"""Weights and consistency of one matrix, and the judgment to reconsider."""

import ahp

matrix = ahp.PairwiseMatrix.from_judgments(
    ["teaching", "distance", "friends"],
    {("teaching", "distance"): 7, ("teaching", "friends"): 3, ("friends", "distance"): "1/2"},
)
result = ahp.analyze(matrix, random_index="saaty-2005")
for label, weight in result.weights.items():
    print(f"{label:10} {weight:.4f}")
verdict = "consistent" if result.consistent else "inconsistent"
print(f"CR {result.cr:.4f} (RI table {result.random_index}): {verdict}")
worst = result.worst_judgments(1)[0]
print(f"{worst.a} : {worst.b} was judged {worst.value}; the others imply {worst.implied:.3g}")
