"""The judgments behind the weights 0.637, 0.258, 0.105 and the CR 0.037 of a paper."""

import ahp

found = ahp.recover(["0.637", "0.258", "0.105"], "0.037", labels=["price", "style", "safety"])
print(
    f"{found.count} of {found.space_size} matrices fits; whole space searched: {found.exhaustive}"
)
matrix = found.matrices[0].matrix
for a, b, judgment in matrix.pairs():
    print(f"{a} : {b} = {judgment}")
