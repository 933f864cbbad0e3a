"""The composite index: building a large one, and ranks under many sets of weights."""

# ruff: noqa: E402, the path and the number of threads come before the imports

from __future__ import annotations

import argparse
import os
import sys

# This file has the name of the package it measures, and its folder comes first on the path.
sys.path[:] = [place for place in sys.path if place != os.path.dirname(os.path.abspath(__file__))]
sys.path.append(os.getcwd())

# One core is what is promised; the numerical libraries read this when they are first imported.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

import numpy as np
import pandas as pd

from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.tree import Weights
from index.steps.build import build
from index.steps.draws import ranks_of_draws
from index.steps.means import plan_of

REGIONS, INDICATORS, YEARS = 3000, 24, 10
PROVINCES, DRAWS = 31, 100_000


def tree(generator: np.random.Generator) -> Weights:
    """Return a tree as the report's: 6 dimensions, 10 groups, 24 indicators."""
    local: dict[str, tuple[str | None, float]] = {"goal": (None, 1.0)}
    for d in range(6):
        local[f"dimension-{d}"] = ("goal", float(generator.uniform(0.1, 1)))
    for g in range(10):
        local[f"group-{g}"] = (f"dimension-{g % 6}", float(generator.uniform(0.1, 1)))
    for i in range(INDICATORS):
        local[f"indicator-{i}"] = (f"group-{i % 10}", float(generator.uniform(0.1, 1)))
    return Weights.from_local(local)


def project(regions: int, years: int, generator: np.random.Generator) -> IndexProject:
    weights = tree(generator)
    places = tuple(Region(f"region-{k:04}", kind="county") for k in range(regions))
    index = pd.MultiIndex.from_product(
        [range(2013, 2013 + years), [place.code for place in places]], names=["year", "region"]
    )
    values = pd.DataFrame(
        generator.lognormal(0, 1, (len(index), INDICATORS)), index, list(weights.leaves)
    )
    indicators = tuple(
        Indicator(code, direction=-1 if k % 5 == 4 else 1) for k, code in enumerate(weights.leaves)
    )
    return IndexProject(indicators, places, values, weights)


def local_draws(weights: Weights, draws: int, generator: np.random.Generator) -> np.ndarray:
    """Draw local weights around given ones; those of one parent need not sum to 1."""
    return weights.local_array * generator.gamma(20, 1 / 20, (draws, len(weights.codes)))


def measured(call: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median wall and processor time of a call, in seconds."""
    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = perf_counter(), process_time()
        call()
        walls.append(perf_counter() - wall)
        processors.append(process_time() - processor)
    return median(walls), median(processors)


def main(arguments: list[str] | None = None) -> int:
    """Print the times and the goals; return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="medians are of so many (7)")
    options = parser.parse_args(arguments)
    generator = np.random.default_rng(2022)
    large, provinces = project(REGIONS, YEARS, generator), project(PROVINCES, 1, generator)
    scores = build(provinces).stages["normalized"].to_numpy()
    draws = local_draws(provinces.weights, DRAWS, generator)
    linear = plan_of(provinces.weights, provinces.settings)
    geometric = Settings(aggregation="geometric", scale=(1.0, 100.0))
    curved = plan_of(provinces.weights, geometric)
    mixed = plan_of(provinces.weights, Settings(node_aggregation={"goal": "geometric"}))
    positive = build(provinces, settings=geometric).stages["normalized"].to_numpy()
    tasks: list[tuple[str, Callable[[], object], float | None]] = [
        (f"{REGIONS:,} regions x {INDICATORS} x {YEARS} years built", lambda: build(large), 1.0),
        (
            f"{DRAWS:,} draws to ranks of {PROVINCES}",
            lambda: ranks_of_draws(scores, draws, linear),
            2.0,
        ),
        ("the same, geometric", lambda: ranks_of_draws(positive, draws, curved), None),
        ("the same, geometric of arithmetic", lambda: ranks_of_draws(positive, draws, mixed), None),
    ]
    missed = 0
    print(f"{'task':<42}{'wall s':>8}{'cpu s':>8}{'at most':>9}")
    for name, call, most in tasks:
        wall, processor = measured(call, options.rounds)
        met = most is None or max(wall, processor) <= most
        missed += not met
        limit = "-" if most is None else f"{most:g}"
        print(f"{name:<42}{wall:>8.2f}{processor:>8.2f}{limit:>9}  {'met' if met else 'MISSED'}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
