"""The composite index: a large one from CSV to ranks and its table, and a small one."""

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
from io import StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import numpy as np
import pandas as pd

from ahp.common.document.table import write_tables
from index.files.project import load_project
from index.project import naming
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.tree import Weights
from index.rank.league import league
from index.steps.build import build
from index.steps.pools import pools_of
from index.steps.result import Result

REGIONS, INDICATORS, YEARS = 3000, 24, 10
AT_MOST = 1.5  # times what a script with pandas takes
ASEM = "examples/asem"


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


def project_folder(folder: Path, regions: int, groups: int, each: int, years: int) -> None:
    """Write a project with lognormal values: a goal over groups of indicators."""
    generator = np.random.default_rng(2022)
    leaves = {f"d{g}": [f"x{g}-{i}" for i in range(each)] for g in range(groups)}
    codes = [code for group in leaves.values() for code in group]
    (folder / "model").mkdir(parents=True)
    nodes = [("goal", ""), *((group, "goal") for group in leaves)]
    nodes += [(code, group) for group, below in leaves.items() for code in below]
    lines = ["format = 1", '[title]\nen = "Large"']
    lines += [
        f'[[nodes]]\ncode = "{c}"\nen = "{c}"' + f'\nparent = "{p}"' * bool(p) for c, p in nodes
    ]
    (folder / "model" / "hierarchy.toml").write_text("\n\n".join(lines))
    for parent, children in {"goal": list(leaves), **leaves}.items():
        equal = [f"{child},{','.join('1' * len(children))}" for child in children]
        table = "\n".join([f",{','.join(children)}", *equal, ""])
        (folder / "model" / f"{parent}.csv").write_text(table)
    (folder / "index.toml").write_text('format = 1\nmodel = "model"\ndecimals = 1\n')
    signs = [f"{code},{-1 if k % 5 == 4 else 1}\n" for k, code in enumerate(codes)]
    (folder / "indicators.csv").write_text("code,direction\n" + "".join(signs))
    places = [f"r{k:05}" for k in range(regions)]
    names = "".join(f"{place},Region {place},county\n" for place in places)
    (folder / "regions.csv").write_text("code,en,kind\n" + names)
    values = pd.DataFrame(generator.lognormal(0, 1, (years * regions, len(codes))).round(6))
    values.columns = pd.Index(codes)
    values.insert(0, "year", np.repeat(np.arange(2013, 2013 + years), regions))
    values.insert(0, "region", np.tile(places, years))
    values.to_csv(folder / "values.csv", index=False)


def with_pandas(folder: Path) -> pd.DataFrame:
    """Do with pandas alone what building the index of a folder does: from CSV to all ranks."""
    signs = pd.read_csv(folder / "indicators.csv", index_col="code")["direction"]
    kinds = pd.read_csv(folder / "regions.csv", index_col="code")["kind"]
    table = pd.read_csv(folder / "values.csv", index_col=["year", "region"], dtype={"region": str})
    if (
        not table.index.is_unique
        or not table.index.get_level_values("region").isin(kinds.index).all()
    ):
        raise ValueError("regions")
    keys = [table.index.get_level_values("year"), kinds.loc[table.index.get_level_values("region")]]
    keys = [pd.Index(key) for key in keys]
    if table.isna().any(axis=None) or (table < 0).any(axis=None):
        raise ValueError("values")
    groups = table.groupby(keys)
    low, high = groups.transform("min"), groups.transform("max")
    normal = (table - low) / (high - low) * 100
    falling = signs.index[signs < 0]
    normal[falling] = 100 - normal[falling]
    above = normal.columns.str.replace("x", "d").str.split("-").str[0]
    scores = normal.T.groupby(above).mean().T
    scores["goal"] = scores.mean(axis=1)
    scores = pd.concat([scores, normal], axis=1)
    points = scores.drop(columns="goal") / len(set(above))  # of the goal's score
    points[normal.columns] /= len(normal.columns) / len(set(above))
    return scores.groupby(keys).rank(ascending=False, method="min").astype("Int64")


def from_csv() -> tuple[float, float, bool]:
    """Return the time of processing here and with pandas, in turns, and whether ranks agree."""
    with TemporaryDirectory() as name:
        folder = Path(name, "project")
        project_folder(folder, REGIONS, 6, INDICATORS // 6, YEARS)
        here, theirs = [], []
        for _ in range(7):
            naming.plain.cache_clear()  # each run begins as a new process does
            naming._region_names.cache_clear()
            start = process_time()
            result = build(load_project(folder))
            here.append(process_time() - start)
            start = process_time()
            ranks = with_pandas(folder)
            theirs.append(process_time() - start)
    same = bool((ranks["goal"].to_numpy() == result.ranks["goal"].to_numpy()).all())
    return min(here), min(theirs), same


def printed(result: Result) -> None:
    """Print the league tables of an index to nowhere, as ``ahp-index build`` does."""
    write_tables([league(result, pool) for pool in pools_of(result)], "table", StringIO())


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
    large = project(REGIONS, YEARS, generator)
    result = build(large)
    tasks: list[tuple[str, Callable[[], object], float]] = [
        (f"{REGIONS:,} regions x {INDICATORS} x {YEARS} years built", lambda: build(large), 1.0),
        ("the same, its table printed", lambda: printed(result), 2.0),
        ("COINr's ASEM index, read and built", lambda: build(load_project(ASEM)), 0.3),
    ]
    missed = 0
    here, theirs, same = from_csv()
    missed += not same or here > AT_MOST * theirs
    print(
        f"{REGIONS:,} x {INDICATORS} x {YEARS} from CSV to ranks: here {here:.2f} s, "
        f"pandas {theirs:.2f} s, {here / theirs:.2f}x (at most {AT_MOST}x); "
        f"the ranks {'agree' if same else 'DIFFER'}"
    )
    print(f"{'task':<42}{'wall s':>8}{'cpu s':>8}{'at most':>9}")
    for name, call, most in tasks:
        wall, processor = measured(call, options.rounds)
        met = max(wall, processor) <= most
        missed += not met
        print(f"{name:<42}{wall:>8.2f}{processor:>8.2f}{most:>9g}  {'met' if met else 'MISSED'}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
