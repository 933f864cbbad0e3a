"""The sample database: records of a large registry rolled up to 24 indicators on one machine.

Run ``python benchmarks/sample.py``. It writes synthetic Parquet files first (about 500 MB for the
large ones) and keeps them in the folder that ``--records`` names. The roll-up and the same work
done by hand, in ``sample.sql``, take turns; every measurement is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

# A benchmark beside this one has the name of the package it measures, and comes first on the path.
sys.path[:] = [place for place in sys.path if place != os.path.dirname(os.path.abspath(__file__))]
ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

EXAMPLE = ROOT / "examples" / "records-to-index"
LARGE = 1_000_000 / 2200  # times the report's size: 1 million enterprises, 20 million relations
SCALES = (1, 10, 100, LARGE)
THREADS, MEMORY = 2, "2GB"
MOST_TIMES, MOST_MIB, MOST_GROWTH = 1.3, 2048, 1.5

# What runs in a process of its own: each returns something to show beside time and memory.


def write(folder: str, scale: float) -> object:
    """Write the records."""
    from index.sample.synthetic.synthetic import write_sample

    write_sample(folder, scale=scale, format="parquet")
    return sum(path.stat().st_size for path in Path(folder).iterdir())


def roll_up(folder: str, engine: str) -> object:
    """Roll them up as the example does; return how many there are, are used and are counted."""
    from index.files.project import load_sample_plan
    from index.records.project import roll_up_plan

    choices = {"source": folder, "engine": engine, "memory": MEMORY, "threads": THREADS}
    rollup = roll_up_plan(load_sample_plan(EXAMPLE), choices)
    assert len(rollup.values) == 24 * 2 * (31 + 63)  # indicators, years, provinces and cities
    tables = rollup.quality.tables
    latest = rollup.values[(rollup.values["kind"] == "province") & (rollup.values["year"] == 2021)]
    records = latest.groupby("indicator")["records"].sum()
    return {
        "records": sum(table.total for table in tables),
        "used": {table.table: table.used for table in tables},
        "counted": {code: int(records[code]) for code in COUNTED},
    }


COUNTED = {
    "enterprises": ("enterprises", "records", "place"),
    "base-technology-enterprises": ("enterprises", "deep", "place"),
    "universities": ("universities", "records", "place"),
    "institutes": ("institutes", "records", "place"),
    "prior-international-study": ("people", "studied", "place"),
    "prior-international-work": ("people", "worked", "place"),
    "alliances": ("alliances", "records", "place"),
    "conferences": ("conferences", "records", "place"),
    "policies": ("policies", "records", "place"),
    "industrial-parks": ("parks", "records", "place"),
    "technology-enabling": ("relations", "enabling", "source_place"),
    "international-technology-enabling": ("relations", "enabling_abroad", "source_place"),
    "international-technology-input": ("relations", "input_abroad", "target_place"),
    "financing-relations": ("relations", "financing", "target_place"),
    "investment-relations": ("relations", "investment", "source_place"),
}
"""Where the SQL by hand has the records of indicators: table, column, and the place it is of."""


def by_hand(folder: str) -> object:
    """Make the same checks and joins by SQL written by hand; return the same counts."""
    import duckdb
    import pyarrow as pa

    from index.files.project import load_sample_plan
    from index.records.places import Places

    plan = load_sample_plan(EXAMPLE)
    config = {"threads": THREADS, "memory_limit": MEMORY, "preserve_insertion_order": False}
    connection = duckdb.connect(config=config)
    files = {path.stem: path for path in sorted(Path(folder).glob("*.parquet"))}
    for table, path in files.items():
        connection.read_parquet(str(path)).create_view(table)
    columns = "coalesce(trim(region), '') AS region, coalesce(trim(city), '') AS city"
    with_places = [f"SELECT {columns} FROM {name}" for name in files
                   if name not in ("foreign", "people", "relations")]  # fmt: skip
    texts = connection.sql(" UNION ".join(with_places)).fetchall()
    places = Places(plan.regions, {"region": "province", "city": "city"})
    rows = [(*text, *places.resolve(*text)) for text in texts]
    reasons = {"": 0, "region-missing": -5, "region-unknown": -6, "city-elsewhere": -7}
    given = {
        "region": pa.array([row[0] for row in rows]),
        "city": pa.array([row[1] for row in rows]),
        "number": pa.array([row[2] for row in rows], pa.int16()),
        "reason": pa.array([reasons[row[3]] for row in rows], pa.int8()),
    }
    connection.register("given", pa.table(given))
    connection.execute("CREATE TEMP TABLE places AS FROM given")
    connection.execute((ROOT / "benchmarks" / "sample.sql").read_text(encoding="utf-8"))
    sums = {name: connection.table(f"{name}_sums").to_arrow_table() for name in files}
    return _counts(connection, sums, [bool(place.region) for place in places.found])


def _counts(connection: Any, sums: Mapping[str, Any], inside: list[bool]) -> object:
    """Add up the records of each table, those used, and those of indicators up to 2021."""
    frames = {name: table.to_pandas() for name, table in sums.items()}
    placed = {number for number, of_region in enumerate(inside) if of_region}
    counted = {}
    for code, (table, column, place) in COUNTED.items():
        frame = frames[table]
        first = frame[frame.columns[0]]
        latest = frame["year"] <= 3 if "year" in frame else True
        good = (first >= 0) & frame[place].isin(placed) & latest
        counted[code] = int(frame.loc[good, column].sum())
    used = {
        name: int(frame.loc[frame[frame.columns[0]] >= 0, "records"].sum())
        for name, frame in frames.items()
    }
    records = sum(int(frame["records"].sum()) for frame in frames.values())
    return {"records": records, "used": used, "counted": counted}


WORK: dict[str, Callable[..., object]] = {
    "write": lambda folder, scale: write(folder, float(scale)),
    "roll-up": roll_up,
    "by-hand": by_hand,
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


def measured(*arguments: str) -> tuple[float, float, Any]:
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
    parser.add_argument("--scales", type=float, nargs="+", default=SCALES, metavar="X")
    options = parser.parse_args(arguments)
    if options.work:
        work(options.work[0], options.work[1:])
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        return compared(
            options.records or Path(temporary), options.rounds, options.engine, options.scales
        )


def compared(place: Path, rounds: int, engine: str, scales: Sequence[float]) -> int:
    folders = {scale: place / f"scale-{scale:.0f}" for scale in scales}
    write_missing(folders)
    print("| scale | records | roll-up s | s a million | peak MiB | by hand s | times |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    each = []
    for scale, folder in folders.items():
        turns = [
            (measured("roll-up", str(folder), engine), measured("by-hand", str(folder)))
            for _ in range(rounds)
        ]
        for (_, _, found), (_, _, same) in turns:
            assert found == same, (found, same)
        seconds = median(mine for (mine, _, _), _ in turns)
        floor = median(other for _, (other, _, _) in turns)
        ratio = median(mine / other for (mine, _, _), (other, _, _) in turns)
        peak = max(peak for (_, peak, _), _ in turns)
        count = turns[0][0][2]["records"]
        each.append(1e6 * seconds / count)
        shown = f"{seconds:.2f} | {each[-1]:.2f} | {peak:.0f} | {floor:.2f} | {ratio:.2f}"
        print(f"| {scale:.4g} | {count:,} | {shown} |", flush=True)
    growth = max((more / less for less, more in pairwise(each)), default=1.0)
    goals = [
        (f"at most {MOST_TIMES:g} times the SQL by hand, of the most", ratio <= MOST_TIMES),
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
