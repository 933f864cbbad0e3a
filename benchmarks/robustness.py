"""How sure ranks are: draws of judgments, full rebuilds with every doubt, and what peers take."""

# ruff: noqa: E402, the path and the number of threads come before the imports

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import warnings

# This file has the name of what it measures, and its folder comes first on the path.
sys.path[:] = [place for place in sys.path if place != os.path.dirname(os.path.abspath(__file__))]
sys.path.append(os.getcwd())

# The numerical libraries read this when they are first imported: one core for every contestant.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

import numpy as np
import pandas as pd

import index
from index.project.doubts import DataDoubt, Doubts, WeightDoubt
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.tree import Weights
from index.project.weights import Doubt
from index.robust.data import DataErrors
from index.robust.tables import Tables

DEMO, ASEM = "examples/regional-index-demo", "examples/asem"
DRAWS, MANY = 100_000, 400_000
COINR = 47.0  # seconds that COINr 1.1.14 took for 100 draws of its ASEM index, as recorded
GIGABYTE = 2**30
FLAT = 1.25  # times the memory of a quarter of the draws

Task = Callable[[], object]


def judged() -> IndexProject:
    """Return the 31 provinces of the demo in 2022, weighted by the report's seven matrices."""
    demo = index.load_project(DEMO)
    return demo.with_settings(kinds=("province",), years=(2022,))


def draws_of_judgments(draws: int) -> object:
    """Draw all judgments one step off, up to the shares of the ranks of 31 provinces."""
    return index.robustness(judged(), doubts=Doubts(judgments=Doubt()), draws=draws, seed=1)


def coinr_case() -> object:
    """Do what COINr's vignette does: 100 rows of both samples, so 600 runs of four factors.

    Its scales are those of the vignette, on which geometric means exist.
    """
    project = index.load_project(ASEM)
    project = project.with_settings(scale=(1.0, 100.0), z_mean=10.0, z_sd=2.0)
    doubts = Doubts(
        weights=WeightDoubt(0.25),
        imputation=("mean", "median"),
        normalization=("min-max", "z-score"),
        aggregation=("arithmetic", "geometric"),
    )
    found = index.robustness(project, doubts=doubts, draws=200, seed=1)
    assert found.sensitivity is not None
    return found


def flat_project(regions: int, indicators: int) -> IndexProject:
    """Return an index of indicators right below the goal."""
    generator = np.random.default_rng(2022)
    codes = [f"x{k}" for k in range(indicators)]
    weights = Weights.from_local({"goal": (None, 1.0), **dict.fromkeys(codes, ("goal", 1.0))})
    places = tuple(Region(f"r{k}", kind="province") for k in range(regions))
    rows = pd.MultiIndex.from_product([[2022], [one.code for one in places]])
    values = pd.DataFrame(
        generator.lognormal(0, 1, (regions, indicators)), rows.set_names(["year", "region"]), codes
    )
    return IndexProject(tuple(map(Indicator, codes)), places, values, weights)


def rebuilds() -> tuple[Task, Task]:
    """Return 1,000 rebuilds of the demo with every source on, and those of its values alone."""
    demo = index.load_project(DEMO)

    def every() -> object:
        return index.robustness(demo, sources=("all",), draws=1000, seed=1)

    def values() -> object:
        errors = DataErrors.of(demo, DataDoubt(share=0.05))
        drawn = errors.draw(np.random.default_rng(1), 1000)
        return Tables(demo).leaf_scores(demo.settings, drawn)

    return every, values


def peer() -> dict[str, Task]:
    """Return PySensMCDA's SMAA of 10,000 weights of 24 criteria and 31 alternatives.

    Once with pymcdm's weighted sum, as its documentation does; and with the leanest method there
    can be, a bare product with a table normalized beforehand.
    """
    try:
        from pymcdm.methods import WSM
        from pysensmcda.smaa import smaa2
    except ImportError:
        return {}
    warnings.filterwarnings("ignore", category=UserWarning, module="pysensmcda")
    project = flat_project(31, 24)
    values = project.values.to_numpy()
    ready = Tables(project).leaf_scores(project.settings)
    types = np.ones(24, dtype=int)
    return {
        "with pymcdm's WSM": lambda: smaa2(WSM(), values, types, num_samples=10_000, seed=1),
        "with a bare product": lambda: smaa2(
            lambda table, weights, types: table @ weights, ready, types, num_samples=10_000, seed=1
        ),
    }


def ours() -> object:
    project = flat_project(31, 24)
    doubts = Doubts(weights=WeightDoubt(any=True))
    return index.robustness(project, doubts=doubts, draws=10_000, seed=1)


def measured(call: Task, rounds: int) -> tuple[float, float]:
    """Return the median wall and processor time of a call, in seconds."""
    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = perf_counter(), process_time()
        call()
        walls.append(perf_counter() - wall)
        processors.append(process_time() - processor)
    return median(walls), median(processors)


def alone(draws: int) -> int:
    """Return the peak memory of a process that makes so many draws, in bytes."""
    command = [sys.executable, __file__, "--draws-alone", str(draws)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout)


def against_peer(rounds: int) -> bool:
    """Print how long PySensMCDA takes for the same, in turns; return whether ours is no slower."""
    contestants = peer()
    if not contestants:
        print("PySensMCDA is not installed: see benchmarks/README.md")
    met = True
    for number, (name, theirs) in enumerate(contestants.items()):
        ours(), theirs()
        ratios = []
        for _ in range(rounds):
            here, there = measured(ours, 1)[1], measured(theirs, 1)[1]
            ratios.append((here / there, here, there))
        ratio, here, there = sorted(ratios)[len(ratios) // 2]
        met = met and (ratio <= 1 or number > 0)
        goal = "" if number else " (at most 1x)"
        print(
            f"10,000 weights of 24 to ranks of 31: here {here:.3f} s, PySensMCDA {name} "
            f"{there:.3f} s, {ratio:.2f}x{goal}"
        )
    return met


def main(arguments: list[str] | None = None) -> int:
    """Print the times and the goals; return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="medians are of so many (5)")
    parser.add_argument("--draws-alone", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.draws_alone is not None:
        draws_of_judgments(options.draws_alone)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        return 0
    every, values = rebuilds()
    tasks: list[tuple[str, Task, float | None]] = [
        (f"{DRAWS:,} draws of seven matrices to 31 ranks", lambda: draws_of_judgments(DRAWS), 2.0),
        ("1,000 rebuilds, every source on", every, 5.0),
        ("1,000 sets of values, normalized", values, None),
        ("COINr's case: 600 runs of ASEM", coinr_case, 0.5),
    ]
    missed = 0
    print(f"{'task':<44}{'wall s':>8}{'cpu s':>8}{'at most':>9}")
    for name, call, most in tasks:
        call()
        wall, processor = measured(call, options.rounds)
        met = most is None or processor <= most  # one thread: others on the machine do not count
        missed += not met
        limit = "-" if most is None else f"{most:g}"
        print(f"{name:<44}{wall:>8.2f}{processor:>8.2f}{limit:>9}  {'met' if met else 'MISSED'}")
    print(f"COINr 1.1.14 took {COINR:g} s for 100 draws, {COINR / wall:.0f}x this (recorded)")
    few, many = alone(DRAWS), alone(MANY)
    met = few <= GIGABYTE and many <= FLAT * few
    missed += not met
    print(
        f"peak memory of {DRAWS:,} draws {few / 2**20:.0f} MiB (at most 1024), of {MANY:,} "
        f"{many / 2**20:.0f} MiB (at most {FLAT}x)  {'met' if met else 'MISSED'}"
    )
    missed += not against_peer(options.rounds)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
