"""Projections find a point where the linear program has one, and else the contradictions."""

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.audit import audit_project, load_audit
from index.audit.intervals import Interval
from index.audit.joint import nearness, search
from index.audit.joint.nearness import Nearness, within
from index.audit.joint.program import Program
from index.audit.joint.ranks import TOLERANCE
from index.audit.systems import systems
from tests.index.audit.reports import plain_tables, set_cell, write

RANKED = """\
format = 1
[tables]
total = { file = "total.csv" }
x = { file = "x.csv" }
y = { file = "y.csv" }
[[sum]]
name = "sum"
total = "total"
parts = ["x", "y"]
[[rank]]
name = "ranks"
tables = ["total", "x", "y"]
"""


def ranked(count, seed):
    """Return tables of sums and their ranks, all scores apart."""
    draw = Random(seed)
    values = {name: draw.sample(range(25_000), count) for name in "xy"}
    values["total"] = [a + b for a, b in zip(values["x"], values["y"], strict=True)]
    lines = {}
    for name, column in values.items():
        lines[name] = [["row", "rank", "score"]]
        for row, value in enumerate(column):
            rank = 1 + sum(other > value for other in column)
            lines[name].append([f"r{row}", str(rank), f"{value / 1000:.1f}"])
    return lines


def system_of(lines, audit=RANKED):
    with tempfile.TemporaryDirectory() as folder:
        (system,) = systems(load_audit(write(Path(folder), lines, audit)))
    return system, Program.of(system)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6), st.integers(3, 25), st.integers(-40, 40), st.booleans())
def test_projections_and_the_linear_program_agree(seed, count, by, of_rank):
    lines = ranked(count, seed)
    line = Random(seed).choice(lines["x"][1:])
    if of_rank:
        line[1] = str(max(1, min(count, int(line[1]) + by)))
    else:
        line[2] = f"{float(line[2]) + by / 10:.1f}"
    system, program = system_of(lines)
    near = Nearness.of(system, program)
    found = [one.stretch(one.cells).total() for one in near.near(system, ())]
    assert (max(found, default=0.0) > TOLERANCE) == (
        program.stretch(program.cells).total() > TOLERANCE
    )


def test_a_point_keeps_every_sum_interval_and_order():
    system, program = system_of(ranked(60, 3))
    near = Nearness.of(system, program)
    assert near.moving((), 300) is None
    cell = next(iter(system.scores))
    other = replace(system, scores={**system.scores, cell: Interval.exactly(70)})
    moved = Nearness.of(other, Program.of(other, program.unit)).moving((), 300)
    places = program.columns
    assert int(np.argmax(moved)) in {places[one] for one in within(system, [cell]).scores}


@pytest.mark.parametrize("planted", [("x", 5), ("total", 40)])
def test_a_large_table_is_audited_as_a_small_one(planted, monkeypatch, tmp_path):
    table, row = planted
    lines = ranked(80, 7)
    lines[table][row + 1][2] = f"{float(lines[table][row + 1][2]) + 3.4:.1f}"
    write(tmp_path, lines, RANKED)
    small = audit_project(tmp_path)
    monkeypatch.setattr(search, "LARGE", 0)
    monkeypatch.setattr(nearness, "_BESIDE", 80)
    large = audit_project(tmp_path)
    assert [one.cell.row for one in large.joint[0].corrections] == [f"r{row}"]
    assert large.findings == small.findings
    monkeypatch.setattr(nearness, "_BESIDE", 3)  # of fewer relations more scores are possible
    for near, far in zip(
        audit_project(tmp_path).joint[0].corrections, small.joint[0].corrections, strict=True
    ):
        assert near.implied.low <= far.implied.low
        assert near.implied.high >= far.implied.high


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_mistakes_of_a_large_table_are_the_only_certain_ones(seed, tmp_path):
    lines = ranked(300, seed)
    draw = Random(seed)
    rows = draw.sample(range(1, 301), 10)
    planted = set()
    for row in rows[:6]:
        name = draw.choice(list(lines))
        lines[name][row][2] = f"{float(lines[name][row][2]) + 3.4:.1f}"
        planted.add((name, f"r{row - 1}", "score"))
    for pair, name in ((rows[6:8], "x"), (rows[8:], "total")):
        first, second = (lines[name][row] for row in pair)
        first[1], second[1] = second[1], first[1]
        planted |= {(name, line[0], "rank") for line in (first, second)}
    result = audit_project(write(tmp_path, lines, RANKED))
    certain = [one for one in result.findings if one.severity == "certain"]
    assert {(one.table, one.row, one.column) for one in certain} == planted
    assert len(certain) == len(planted) == 10


def test_tied_ranks_are_equal_scores():
    lines = plain_tables()
    lines = {name: lines[name] for name in ("total", "x", "y")}
    set_cell(lines, "y", "d", "score", "12.0")
    set_cell(lines, "y", "d", "rank", "2")
    set_cell(lines, "y", "c", "rank", "2")
    audit = RANKED.replace('tables = ["total", "x", "y"]', 'tables = ["y"]')
    system, program = system_of(lines, audit)
    near = Nearness.of(system, program)
    total = next(cell for cell in system.scores if (cell.table, cell.row) == ("total", "d"))
    assert near.moving((total,), 300) is None
    set_cell(lines, "y", "d", "score", "12.2")
    system, program = system_of(lines, audit)
    assert Nearness.of(system, program).moving((total,), 300) is not None
