"""How long it takes to find the matrices behind printed figures.

Run ``python benchmarks/recovery.py``; seconds are medians of five runs in one process.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from ahp.core.priorities import PRINTED_METHODS
from ahp.core.random_index import NAMES
from ahp.files import load_hierarchy, load_published
from ahp.recovery.methods import compare_model
from ahp.recovery.recovery import recover, recover_model
from ahp.recovery.search import Search

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

    def every_method() -> None:
        whole_model()
        methods = {
            method: [table for table in NAMES if (method, table) != ("eigenvector", "yaahp")]
            for method in PRINTED_METHODS
        }
        for _, _, recovery in compare_model(
            document.hierarchy, published, methods, Search(), False
        ):
            assert recovery.method in methods

    # Upper triangle 2 3 4 5 6 7 8; 2 2 3 4 5 6; 2 3 3 4 5; 1 2 3 4; 2 2 3; 2 2; 2.
    eight = ["0.3446", "0.2072", "0.1538", "0.0954", "0.0776", "0.0534", "0.0395", "0.0285"]

    def eight_by_eight() -> None:
        found = recover(eight, "0.0173", space="all")
        assert found.exhaustive
        assert found.space_size == 17**28

    print("| search | seconds | goal |")
    print("| --- | ---: | ---: |")
    print(f"| 6x6, 17 values for each of 15 judgments | {median_seconds(six_by_six):.3f} | 1 |")
    print(f"| all seven matrices of the 2022 report | {median_seconds(whole_model):.3f} | 3 |")
    print(f"| the same by four methods, twelve tables | {median_seconds(every_method):.3f} | 3 |")
    print(
        f"| 8x8, 17 values for each of 28 judgments | {median_seconds(eight_by_eight):.3f} | 10 |"
    )


if __name__ == "__main__":
    main()
