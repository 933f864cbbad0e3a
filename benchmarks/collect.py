"""What collecting answers costs: a workbook of 500 experts with six matrices each.

Run ``python benchmarks/collect.py``. The workbook is a survey with a column for each pair, or a
table with a row for each answer. What is timed is all that ``ahp collect`` does before it shows
anything: reading, recognizing, joining by person, matrices, CRs. The exit code is 1 when the
median takes over two seconds, or a judgment differs from what was answered.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from ahp.collect.files import read_all
from ahp.collect.intake import Collected, take_in
from ahp.collect.writing import write_intakes
from ahp.common.findings import Problems
from ahp.files import load_model
from ahp.files.hierarchies import ModelDocument
from ahp.files.models import scaffold
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.judgment import SAATY_JUDGMENTS, format_judgment
from ahp.model.model import Model

SIZES = (6, 5, 4, 4, 3, 3)
GOAL = 2.0  # seconds

Answers = dict[str, dict[tuple[str, str, str], Fraction]]


def hierarchy() -> Hierarchy:
    """Return a goal with five criteria that have items of their own."""
    nodes = [Node("goal"), *(Node(f"c{k}", "goal") for k in range(SIZES[0]))]
    for k, size in enumerate(SIZES[1:]):
        nodes += [Node(f"c{k}_item{i}", f"c{k}") for i in range(size)]
    return Hierarchy(nodes)


def answers(model: Model, people: int) -> Answers:
    """Draw what everybody answers."""
    chance = random.Random(1)
    found: Answers = {}
    for number in range(1, people + 1):
        found[f"expert {number}"] = {
            (node, a, b): chance.choice(SAATY_JUDGMENTS)
            for node, matrix in model.matrices.items()
            for a, b, _ in matrix.pairs()
        }
    return found


def survey(given: Answers) -> list[list[str]]:
    """Lay answers out as a survey: a row for each person."""
    pairs = list(next(iter(given.values())))
    rows = [["name", *(f"{a} : {b} ({node})" for node, a, b in pairs)]]
    for name, values in given.items():
        rows.append([name, *(format_judgment(value) for value in values.values())])
    return rows


def table(given: Answers) -> list[list[str]]:
    """Lay answers out one a row."""
    rows = [["expert", "node", "a", "b", "value"]]
    for name, values in given.items():
        rows += [[name, *pair, format_judgment(value)] for pair, value in values.items()]
    return rows


def workbook(path: Path, rows: list[list[str]]) -> None:
    """Write a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("answers")
    for row in rows:
        sheet.append(row)
    book.save(path)


def collected(model: Model, path: Path) -> Collected:
    """Do what ``ahp collect`` does before it shows anything."""
    problems = Problems()
    readings = read_all([str(path)], model.hierarchy, None, problems)
    if problems.findings:
        raise SystemExit(problems.findings[0].text())
    return take_in(readings, model)


def is_right(found: Collected, given: Answers) -> bool:
    """Whether every judgment is what was answered."""
    taken = {
        one.expert.code: {
            (node, a, b): value
            for node, taking in one.takings.items()
            for a, b, value in taking.matrix.pairs()
        }
        for one in found.intakes
    }
    return taken == given


def main() -> int:
    """Print the times of both layouts, and of writing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    fine = True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "model")
        scaffold(folder, ModelDocument(hierarchy(), {}))
        model = load_model(folder)
        given = answers(model, args.people)
        for name, rows in (("survey", survey(given)), ("table", table(given))):
            path = Path(place, f"{name}.xlsx")
            workbook(path, rows)
            times = []
            for _ in range(args.rounds):
                start = time.perf_counter()
                found = collected(model, path)
                times.append(time.perf_counter() - start)
            median = statistics.median(times)
            right = is_right(found, given)
            fine = fine and right and median <= GOAL
            print(f"{name:8} {median:6.2f} s  {'' if right else 'DIFFERS'}")
        start = time.perf_counter()
        write_intakes(model, found.intakes, datetime.now().astimezone(), Problems())
        print(f"{'writing':8} {time.perf_counter() - start:6.2f} s")
        start = time.perf_counter()
        load_model(folder)
        print(f"{'loading':8} {time.perf_counter() - start:6.2f} s")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
