"""Simulate the random index of matrices with missing judgments, and write the toolkit's table.

Run ``python benchmarks/incomplete_index.py``; it takes about ten minutes, and writes
``ahp/core/random_index/data/incomplete_index.csv`` anew, the same bytes on the same machine.
"""

from __future__ import annotations

from pathlib import Path

import ahp.core.random_index
from ahp.core.random_index import SimulatedIndex
from ahp.core.random_index.incomplete import most_missing, simulate_incomplete_random_index

TABLE = Path(ahp.core.random_index.__file__).parent / "data" / "incomplete_index.csv"
SIZES = range(3, 16)
SEED = 2022


def simulate(n: int, missing: int) -> SimulatedIndex:
    # Judgments of few items scatter more, and are completed faster.
    samples = 100_000 if n <= 8 or not missing else 10_000
    return simulate_incomplete_random_index(n, missing, samples, SEED)


def main() -> None:
    lines = ["n,missing,value,standard_error,samples,seed"]
    for n in SIZES:
        for missing in range(most_missing(n) + 1):
            entry = simulate(n, missing)
            figures = f"{entry.value:.5f},{entry.standard_error:.5f}"
            lines.append(f"{n},{missing},{figures},{entry.samples},{entry.seed}")
        print(lines[-1], flush=True)
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
