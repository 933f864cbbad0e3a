"""How long it takes to find the matrices behind printed figures.

Run ``python benchmarks/recovery.py``; seconds are medians of five runs in one process.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from ahp.files import load_hierarchy, load_published
from ahp.recovery.recovery import recover, recover_model

MODEL = Path(__file__).parent.parent / "matrices" / "ai-competitiveness-2022"
RUNS = 5


def median_seconds(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main() -> None:
    document = load_hierarchy(MODEL)
    published = load_published(MODEL, document.hierarchy)
    goal = document.hierarchy.goal
    weights = [published.weights[item] for item in document.hierarchy.items(goal)]
    ratio = published.consistency_ratios[goal]

    def six_by_six() -> None:
        found = recover(weights, ratio, space="all")
        assert found.exhaustive
        assert found.space_size == 17**15

    def whole_model() -> None:
        results = dict(recover_model(document.hierarchy, published))
        assert len(results) == len(document.hierarchy.judged)

    print("| search | seconds | goal |")
    print("| --- | ---: | ---: |")
    print(f"| 6x6, 17 values for each of 15 judgments | {median_seconds(six_by_six):.3f} | 1 |")
    print(f"| all seven matrices of the 2022 report | {median_seconds(whole_model):.3f} | 3 |")


if __name__ == "__main__":
    main()
