"""The sample database: records of a large registry rolled up to 24 indicators on one machine.

Run ``python benchmarks/sample.py``. It writes synthetic Parquet files first (about 500 MB for the
large ones) and keeps them in the folder that ``--records`` names. Every measurement is a process
of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

# A benchmark beside this one has the name of the package it measures, and comes first on the path.
sys.path[:] = [place for place in sys.path if place != os.path.dirname(os.path.abspath(__file__))]
ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

EXAMPLE = ROOT / "examples" / "records-to-index"
LARGE = 1_000_000 / 2200  # times the report's size: 1 million enterprises, 20 million relations
SCALES = (1, 10, 100, LARGE)
THREADS, MEMORY = 2, "2GB"
MOST_TIMES, MOST_MIB, MOST_GROWTH = 3.0, 2048, 1.5

# What runs in a process of its own: each returns something to show beside time and memory.


def write(folder: str, scale: float) -> object:
    """Write the records."""
    from index.sample.synthetic.synthetic import write_sample

    write_sample(folder, scale=scale, format="parquet")
    return sum(path.stat().st_size for path in Path(folder).iterdir())


def roll_up(folder: str, engine: str) -> object:
    """Roll them up as the example does; return how many there are."""
    from index.files.project import load_sample_plan
    from index.records.project import roll_up_plan

    choices = {"source": folder, "engine": engine, "memory": MEMORY, "threads": THREADS}
    rollup = roll_up_plan(load_sample_plan(EXAMPLE), choices)
    assert len(rollup.values) == 24 * 2 * (31 + 63)  # indicators, years, provinces and cities
    return sum(table.total for table in rollup.quality.tables)


def read_once(folder: str) -> object:
    """Read every needed column once, with a sum over it: the floor.

    Numbers are summed, of flags those that are true, of dates the years, of texts the bytes.
    """
    import duckdb

    from index.records.reading import load_definitions
    from index.records.schema import ENTITIES

    summed = {
        "VARCHAR": "sum(strlen({}))",
        "BOOLEAN": "sum({}::INTEGER)",
        "DATE": "sum(year({}))",
        "BIGINT": "sum({})",
    }
    definitions = load_definitions(EXAMPLE / "sample.toml")
    connection = duckdb.connect(config={"threads": THREADS, "memory_limit": MEMORY})
    sums = []
    for table in dict.fromkeys((*definitions.used, *ENTITIES)):
        needed = {*definitions.columns(table), "region", "city"}
        path = os.path.join(folder, f"{table}.parquet")
        records = connection.read_parquet(path)
        types = zip(records.columns, map(str, records.types), strict=True)
        terms = [summed[kind].format(name) for name, kind in types if name in needed]
        sums += records.aggregate(", ".join(terms)).fetchall()
    return len(sums)


WORK: dict[str, Callable[..., object]] = {
    "write": lambda folder, scale: write(folder, float(scale)),
    "roll-up": roll_up,
    "read-once": read_once,
}


def work(name: str, arguments: list[str]) -> None:
    """Do one piece of work; print seconds, peak MiB and what it returns."""
    for heavy in ("pandas", "ibis", "pyarrow.parquet", "duckdb"):  # imports are not measured
        __import__(heavy)
    start = perf_counter()
    found = WORK[name](*arguments)
    seconds = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, peak, found]))


def measured(*arguments: str) -> tuple[float, float, int]:
    """Run one piece of work in a process of its own."""
    command = [sys.executable, os.path.abspath(__file__), "--work", *arguments]
    process = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    seconds, peak, found = json.loads(process.stdout.splitlines()[-1])
    return seconds, peak, found


def write_missing(folders: dict[float, Path]) -> None:
    """Write the records of the scales that are not there yet."""
    missing = {scale: folder for scale, folder in folders.items() if not folder.exists()}
    if not missing:
        return
    print("| scale | written in s | peak MiB | size MiB |")
    print("| ---: | ---: | ---: | ---: |")
    for scale, folder in missing.items():
        seconds, peak, size = measured("write", str(folder), str(scale))
        print(f"| {scale:.4g} | {seconds:.1f} | {peak:.0f} | {size / 2**20:.0f} |", flush=True)
    print()


def main(arguments: list[str] | None = None) -> int:
    """Print what is measured and the goals; return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", nargs="+", help=argparse.SUPPRESS)
    parser.add_argument("--records", type=Path, help="folder for the records (default: a new one)")
    parser.add_argument("--rounds", type=int, default=5, help="medians are of so many (5)")
    parser.add_argument("--engine", default="duckdb", help="duckdb (default) or spark")
    options = parser.parse_args(arguments)
    if options.work:
        work(options.work[0], options.work[1:])
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        return compared(options.records or Path(temporary), options.rounds, options.engine)


def compared(place: Path, rounds: int, engine: str) -> int:
    folders = {scale: place / f"scale-{scale:.0f}" for scale in SCALES}
    write_missing(folders)
    print("| scale | records | roll-up s | s a million | peak MiB | read once s | times |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    each = []
    for scale, folder in folders.items():
        turns = [
            (measured("roll-up", str(folder), engine), measured("read-once", str(folder)))
            for _ in range(rounds)
        ]
        seconds = median(mine for (mine, _, _), _ in turns)
        floor = median(other for _, (other, _, _) in turns)
        ratio = median(mine / other for (mine, _, _), (other, _, _) in turns)
        peak = max(peak for (_, peak, _), _ in turns)
        count = turns[0][0][2]
        each.append(1e6 * seconds / count)
        shown = f"{seconds:.2f} | {each[-1]:.2f} | {peak:.0f} | {floor:.2f} | {ratio:.2f}"
        print(f"| {scale:.4g} | {count:,} | {shown} |", flush=True)
    growth = max(more / less for less, more in pairwise(each))
    goals = [
        (f"at most {MOST_TIMES:g} times reading once", ratio <= MOST_TIMES),
        (f"within {MOST_MIB} MiB", peak <= MOST_MIB),
        (f"a record costs at most {MOST_GROWTH:g} times as much as among fewer",
         growth <= MOST_GROWTH),
    ]  # fmt: skip
    print()
    for name, met in goals:
        print(f"{name}: {'met' if met else 'MISSED'}")
    return int(not all(met for _, met in goals))


if __name__ == "__main__":
    sys.exit(main())
