"""What a group costs: judgments joined, weights, consensus and who agrees with whom.

Run ``python benchmarks/group.py``. 500 experts judge six matrices each. The same is done as AHP-OS
and the R package ahpsurvey do it, person by person and pair by pair, written in numpy. The ways
take turns in one process; compare the ratios (a way's time over the toolkit's, medians over the
rounds). The exit code is 1 when the toolkit takes over half a second or a result differs.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ahp.core.arrays import FloatArray
from ahp.core.designs import design, expected_price
from ahp.core.group.aggregation import aggregate_judgments, aggregate_priorities
from ahp.core.group.concordance import concordance
from ahp.core.group.consensus import consensus, hierarchy_consensus
from ahp.core.group.expert_weights import agreement_weights, consistency_weights
from ahp.core.group.leaving_out import extreme_judgments, left_out
from ahp.core.group.similarity import clusters, similarities, threshold_table
from ahp.core.group.spread import spread, standing
from ahp.core.group.subgroups import compare_subgroups
from ahp.core.scales import SAATY_VALUES
from ahp.core.weighing import weigh

SIZES = (6, 5, 4, 4, 3, 3)
GOAL = 0.5  # seconds for the group and its consensus


def judgments(people: int, seed: int = 1) -> list[FloatArray]:
    """Draw what people answer who see the same weights with errors, (people, n, n) a matrix."""
    generator = np.random.default_rng(seed)
    matrices = []
    for n in SIZES:
        weights = generator.uniform(1, 9, n)
        rows, columns = np.triu_indices(n, 1)
        errors = generator.normal(0, 0.4, (people, len(rows)))
        ratios = np.log(weights[rows] / weights[columns]) + errors
        values = SAATY_VALUES[np.abs(ratios[..., None] - np.log(SAATY_VALUES)).argmin(axis=-1)]
        stack = np.ones((people, n, n))
        stack[:, rows, columns], stack[:, columns, rows] = values, 1 / values
        matrices.append(stack)
    return matrices


def ours(matrices: list[FloatArray]) -> list[Any]:
    """Weigh everybody and the group; consensus of each node and of the whole."""
    results, agreed = [], []
    for stack in matrices:
        own = weigh(stack).weights
        together = weigh(aggregate_judgments(stack)).weights
        agreed.append(float(consensus(own)))
        results.append((together, agreed[-1], similarities(own)))
    hierarchy_consensus(np.ones(len(agreed)), agreed)
    return results


def one_by_one(matrices: list[FloatArray]) -> list[Any]:
    """Do the same as AHP-OS does: person by person, and pair of people by pair of people."""
    results = []
    for stack in matrices:
        people, n = len(stack), stack.shape[-1]
        own = [power_method(matrix) for matrix in stack]
        logs = np.zeros((n, n))
        for matrix in stack:
            for i in range(n):
                for j in range(n):
                    logs[i, j] += np.log(matrix[i, j])
        together = power_method(np.exp(logs / people))
        most = np.exp(np.log(n) - entropy([9 / (n + 8)] + [1 / (n + 8)] * (n - 1)))
        alphas = [entropy(weights) for weights in own]
        alike = np.ones((people, people))
        for i in range(people):
            for j in range(i + 1, people):
                beta = entropy((own[i] + own[j]) / 2) - (alphas[i] + alphas[j]) / 2
                alike[i, j] = alike[j, i] = (np.exp(-beta) - 1 / most) / (1 - 1 / most)
        beta = entropy(np.mean(own, axis=0)) - np.mean(alphas)
        results.append((together, (np.exp(-beta) - 1 / most) / (1 - 1 / most), alike))
    return results


def by_survey(matrices: list[FloatArray]) -> list[Any]:
    """Do what ahpsurvey has of it: eigenvectors one by one (`ahp.indpref`), their mean (AIP)."""
    results = []
    for stack in matrices:
        own = []
        for matrix in stack:
            values, vectors = np.linalg.eig(matrix)
            vector = np.abs(vectors[:, values.real.argmax()].real)
            own.append(vector / vector.sum())
        joined = np.exp(np.log(own).mean(axis=0))
        results.append(joined / joined.sum())
    return results


def entropy(weights: Any) -> float:
    shares = np.asarray(weights)
    return float(-(shares * np.log(shares)).sum())


def power_method(matrix: FloatArray) -> FloatArray:
    weights = np.full(len(matrix), 1 / len(matrix))
    for _ in range(100):
        further = matrix @ weights
        further /= further.sum()
        if np.abs(further - weights).max() < 1e-12:
            return further
        weights = further
    return weights


def seconds(work: Callable[[], object]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def parts(matrices: list[FloatArray]) -> dict[str, Callable[[], object]]:
    """Return the parts of a group's mathematics, for the six matrices."""
    weighed = [weigh(stack) for stack in matrices]
    own = [one.weights for one in weighed]
    alike = [similarities(weights) for weights in own]
    groups = np.arange(len(own[0])) % 3
    draw = np.random.default_rng(1)
    return {
        "weigh everybody": lambda: [weigh(stack) for stack in matrices],
        "AIJ": lambda: [aggregate_judgments(stack) for stack in matrices],
        "AIP": lambda: [aggregate_priorities(weights) for weights in own],
        "weights by consistency": lambda: [consistency_weights(one.cr) for one in weighed],
        "trimmed": lambda: [
            aggregate_judgments(left_out(stack, extreme_judgments(stack, share=0.1)))
            for stack in matrices
        ],
        "S*": lambda: [consensus(weights) for weights in own],
        "similarities": lambda: [similarities(weights) for weights in own],
        "weights by agreement": lambda: [agreement_weights(one) for one in alike],
        "clusters, one threshold": lambda: [clusters(one, 0.9) for one in alike],
        "threshold tables": lambda: [
            threshold_table(weights, similarity=one)
            for weights, one in zip(own, alike, strict=True)
        ],
        "Kendall's W with p": lambda: [concordance(weights) for weights in own],
        "spread": lambda: [spread(stack) for stack in matrices],
        "who stands alone": lambda: [standing(weights) for weights in own],
        "subgroups, 1,999 draws": lambda: [
            compare_subgroups(weights, groups, draw) for weights in own
        ],
        "price of 9 of 15 pairs": lambda: expected_price(6, design(6, "regular")),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    matrices = judgments(options.people)
    ways = {"the toolkit": ours, "as AHP-OS": one_by_one, "as ahpsurvey (no consensus)": by_survey}
    times: dict[str, list[float]] = {name: [] for name in ways}
    found = {}
    for _ in range(options.rounds):
        for name, way in ways.items():
            taken, found[name] = seconds(partial(way, matrices))
            times[name].append(taken)
    print(f"{options.people} experts, {len(SIZES)} matrices: weights, AIJ, S*, similarities")
    for name, taken in times.items():
        ratios = [one / base for one, base in zip(taken, times["the toolkit"], strict=True)]
        print(f"  {name:<28}{statistics.median(taken):9.3f} s{statistics.median(ratios):9.1f} x")
    error = max(
        np.abs(a - b).max()
        for mine, theirs in zip(found["the toolkit"], found["as AHP-OS"], strict=True)
        for a, b in zip(mine, theirs, strict=True)
    )
    print(f"  largest difference from AHP-OS's way: {error:.1e}")
    print("\nparts, all six matrices")
    for name, work in parts(matrices).items():
        taken = [seconds(work)[0] for _ in range(options.rounds)]
        print(f"  {name:<28}{1000 * statistics.median(taken):9.1f} ms")
    return int(statistics.median(times["the toolkit"]) > GOAL or error > 1e-9)


if __name__ == "__main__":
    sys.exit(main())
