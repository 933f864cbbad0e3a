"""How long it takes to find, and to prove, the fewest judgments to change.

Run ``python benchmarks/repair.py``; matrices of a careful expert, of a hasty one and of a careless
one, from a fixed seed. For small matrices plain brute force is timed beside it: every set of
judgments with every one of the 17 values, batched with numpy as well.
"""

from __future__ import annotations

import itertools
import statistics
import time

import numpy as np
import numpy.typing as npt

from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.random_index import random_index
from ahp.core.scales import SAATY_VALUES
from ahp.model.matrix import PairwiseMatrix
from ahp.repair.proposals import proposals
from ahp.repair.repair import Repair

FloatArray = npt.NDArray[np.float64]

EXPERTS = {"careful": 0.6, "hasty": 0.8, "careless": 1.1}  # standard deviation of log a_ij
SIZES = range(5, 10)
MATRICES = 10  # inconsistent ones for each size and expert
SECONDS = 10.0  # the command's own limit
BRUTE_FORCE = ((5, 2), (5, 3), (6, 2), (6, 3), (7, 2), (7, 3))  # items and changes needed
SEED = 2022
GOAL = 2.0  # seconds, median for a 9x9


def judged(n: int, spread: float, generator: np.random.Generator) -> FloatArray:
    """Judge items whose weights differ by up to 9, with errors, on the 1-9 scale."""
    weights = generator.uniform(0, np.log(9), n)
    rows, columns = np.triu_indices(n, 1)
    logs = weights[rows] - weights[columns] + generator.normal(0, spread, len(rows))
    values = SAATY_VALUES[np.abs(np.log(SAATY_VALUES) - logs[:, None]).argmin(axis=-1)]
    matrix = np.ones((n, n))
    matrix[rows, columns], matrix[columns, rows] = values, 1 / values
    return matrix


def inconsistent(n: int, spread: float, generator: np.random.Generator) -> FloatArray:
    while True:
        matrix = judged(n, spread, generator)
        if lambda_max(matrix) >= bound(n):
            return matrix


def bound(n: int) -> float:
    return n + 0.1 * random_index(n) * (n - 1)


def lambda_max(matrices: FloatArray) -> FloatArray:
    return principal_eigenvalue(matrices, principal_eigenvector(matrices))


def brute_force(matrix: FloatArray) -> int:
    """Return the fewest changes, having tried all values of all sets of as many judgments."""
    n = len(matrix)
    rows, columns = np.triu_indices(n, 1)
    for size in itertools.count(1):
        values = np.array(list(itertools.product(SAATY_VALUES, repeat=size)))
        enough = False
        for chosen in itertools.combinations(range(len(rows)), size):
            i, j = rows[list(chosen)], columns[list(chosen)]
            tries = np.repeat(matrix[None], len(values), axis=0)
            tries[:, i, j], tries[:, j, i] = values, 1 / values
            enough |= bool((lambda_max(tries) < bound(n)).any())
        if enough:
            return size
    raise AssertionError  # all ones are consistent


def timed(matrix: FloatArray) -> tuple[float, Repair]:
    labelled = PairwiseMatrix([f"item{k}" for k in range(len(matrix))], matrix)
    start = time.perf_counter()
    repair = proposals(labelled, seconds=SECONDS)
    return time.perf_counter() - start, repair


def main() -> int:
    generator = np.random.default_rng(SEED)
    timed(inconsistent(5, 0.8, generator))  # imports and caches
    print("| n | expert | CR | changes | median s | worst s | proved | widest gap |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    nine: list[float] = []
    for n in SIZES:
        for expert, spread in EXPERTS.items():
            seconds, repairs = zip(
                *(timed(inconsistent(n, spread, generator)) for _ in range(MATRICES)), strict=True
            )
            changes = [len(repair.proposals[0].changes) for repair in repairs]
            gaps = [
                count - (repair.lower_bound or 0)
                for count, repair in zip(changes, repairs, strict=True)
            ]
            proved = sum(repair.proved for repair in repairs)
            cr = statistics.median(repair.before.cr for repair in repairs)
            nine += seconds if n == 9 and expert != "careless" else ()
            print(
                f"| {n} | {expert} | {cr:.2f} | {min(changes)}-{max(changes)} "
                f"| {statistics.median(seconds):.3f} | {max(seconds):.3f} "
                f"| {proved}/{MATRICES} | {max(gaps)} |"
            )
    print()
    print("| n | changes | brute force s | ahp s | ratio |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    for n, changes_needed in BRUTE_FORCE:
        took, repair = 0.0, None
        while repair is None or repair.lower_bound != changes_needed:
            matrix = inconsistent(n, EXPERTS["careless"], generator)
            took, repair = timed(matrix)
        start = time.perf_counter()
        assert brute_force(matrix) == changes_needed
        brute = time.perf_counter() - start
        print(f"| {n} | {changes_needed} | {brute:.2f} | {took:.3f} | {brute / took:.0f} |")
    median = statistics.median(nine)
    print(f"\nMedian for a 9x9, careful or hasty: {median:.2f} s; goal {GOAL:g} s")
    return 0 if median <= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
