"""What commands of an index wait for where its values are rolled up from records.

Run ``python benchmarks/rollup.py``. It makes the 64,000 synthetic records of
``examples/records-to-index`` and, from a roll-up of them, the same project with a CSV of the
values. Commands run in processes of their own; what counts is processor time, the median of some.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

# A benchmark beside this one has the name of the package it measures, and comes first on the path.
sys.path[:] = [place for place in sys.path if place != os.path.dirname(os.path.abspath(__file__))]
ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT))

EXAMPLE = ROOT / "examples" / "records-to-index"
COMMANDS = (["build"], ["rank"], ["explain", "广东"])
MOST_KEPT = 1.5


def seconds(command: list[str], project: Path, *options: str) -> float:
    """Run a command of the index; return the processor time of its process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    name, *more = command
    call = [sys.executable, "-m", "index", name, str(project), *more, *options]
    subprocess.run(call, check=True, capture_output=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def projects(place: Path) -> tuple[Path, Path]:
    """Make the project with its records, and the same one with a CSV of the values."""
    from index.files.project import load_project
    from index.sample.synthetic.synthetic import write_sample

    sample, plain = place / "sample", place / "plain"
    shutil.copytree(EXAMPLE, sample, ignore=shutil.ignore_patterns("records", "output", ".*"))
    text = (sample / "index.toml").read_text(encoding="utf-8")
    text = text.replace("../../matrices", str(ROOT / "matrices"))
    (sample / "index.toml").write_text(text, encoding="utf-8")
    shutil.copytree(sample, plain)
    text = text.replace('[{ sample = "sample.toml" }]', '["values.csv"]')
    (plain / "index.toml").write_text(text, encoding="utf-8")
    write_sample(sample / "records")
    values = load_project(sample).values
    with open(plain / "values.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["year", "region", *values.columns])
        writer.writerows(
            (*key, *row) for key, row in zip(values.index, values.to_numpy().tolist(), strict=True)
        )
    return sample, plain


def main(arguments: list[str] | None = None) -> int:
    """Print seconds and ratios; return 1 when a kept roll-up is not as good as a CSV."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="medians are of so many (5)")
    rounds = range(parser.parse_args(arguments).rounds)
    worst = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        sample, plain = projects(Path(temporary))
        print("| command | CSV of values s | rolled up s | times | kept s | times |")
        print("| :--- | ---: | ---: | ---: | ---: | ---: |")
        for command in COMMANDS:
            turns = [
                (
                    seconds(command, plain),
                    seconds(command, sample, "--fresh"),
                    seconds(command, sample),
                )
                for _ in rounds
            ]
            csv_, fresh, kept = (median(column) for column in zip(*turns, strict=True))
            times = [median(turn[k] / turn[0] for turn in turns) for k in (1, 2)]
            worst = max(worst, times[1])
            shown = f"{csv_:.2f} | {fresh:.2f} | {times[0]:.2f} | {kept:.2f} | {times[1]:.2f}"
            print(f"| {command[0]} | {shown} |", flush=True)
    met = worst <= MOST_KEPT
    print(f"\na kept roll-up at most {MOST_KEPT:g} times a CSV: {'met' if met else 'MISSED'}")
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
