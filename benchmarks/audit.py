"""How long an audit takes, and how that grows: tables with planted mistakes, all found."""

# ruff: noqa: E402, the path comes before the imports

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

# A file beside this one has the name of the package, and its folder comes first on the path.
sys.path[:] = [place for place in sys.path if place != str(Path(__file__).resolve().parent)]
sys.path.append(str(Path.cwd()))

from index.audit import audit_project

PARTS = ("p0", "p1", "p2", "p3")


def main() -> int:
    """Plant misprints in tables of several sizes; 1 where one is not among the cells to correct."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[300, 1000, 3000])
    parser.add_argument("--ranks", action="store_true", help="rank every column")
    parser.add_argument("--misprints", type=int, default=6, metavar="N")
    args = parser.parse_args()
    missed = 0
    for rows in args.rows:
        with tempfile.TemporaryDirectory() as folder:
            planted = plant(Path(folder), rows, args.ranks, args.misprints)
            start = time.process_time()
            result = audit_project(folder)
            seconds = time.process_time() - start
        named = {
            (one.cell.table, one.cell.row) for joint in result.joint for one in joint.corrections
        }
        missed += len(planted - named)
        print(f"{rows:6} rows: {seconds:7.2f} s; {len(planted & named)} of {len(planted)} found")
    return int(missed > 0)


def plant(folder: Path, rows: int, ranks: bool, misprints: int) -> set[tuple[str, str]]:
    """Write rounded parts, their total and perhaps ranks, with misprints; return their places."""
    draw = random.Random(1)
    columns = {name: [draw.uniform(0, 25) for _ in range(rows)] for name in PARTS}
    columns["total"] = [sum(row) for row in zip(*columns.values(), strict=True)]
    texts = {name: [f"{value:.1f}" for value in values] for name, values in columns.items()}
    planted = set()
    for row in draw.sample(range(rows), misprints):
        name = draw.choice(list(columns))
        texts[name][row] = f"{float(texts[name][row]) + 3.4:.1f}"
        planted.add((name, f"r{row}"))
    audit = ["format = 1", "[tables]"]
    for name, values in columns.items():
        place = {
            row: rank for rank, row in enumerate(sorted(range(rows), key=lambda i: -values[i]), 1)
        }
        lines = ["row,rank,score" if ranks else "row,score"]
        for row in range(rows):
            lines.append(f"r{row}," + (f"{place[row]}," if ranks else "") + texts[name][row])
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        audit.append(f'{name} = {{ file = "{name}.csv" }}')
    listed = ", ".join(f'"{name}"' for name in PARTS)
    audit += ["[[sum]]", 'name = "sum"', 'total = "total"', f"parts = [{listed}]"]
    if ranks:
        audit += ["[[rank]]", 'name = "ranks"', f'tables = ["total", {listed}]']
    (folder / "audit.toml").write_text("\n".join(audit) + "\n", encoding="utf-8")
    return planted


if __name__ == "__main__":
    sys.exit(main())
