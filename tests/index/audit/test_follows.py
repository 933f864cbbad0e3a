"""What merely follows from the cells to correct, and the figures these are corrected to."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.figure import Figure
from index.audit.consequences import make_corrections
from index.audit.intervals import Interval
from index.audit.joint import Correction, Joint
from index.audit.relations import Cell, Declared, Table
from index.audit.rounding import Rounded
from tests.index.audit.kinds import audited, csv, found

RANKS = """\
format = 1
[tables.t]
file = "t.csv"
[tables.moved]
file = "moved.csv"
[[sum]]
name = "sum"
total = "t"
parts = ["p"]
[tables.p]
file = "p.csv"
[[rank]]
name = "ranks"
tables = ["t"]
[[change]]
name = "change"
tables = { moved = "t" }
"""


def ranks_of(*, second: str, changes: str) -> dict[str, str]:
    """Return five rows, in 2021 and 2022 with the same scores, with b ranked in 2022 as given."""
    lines = [
        (row, year, str(rank), f"{60 - 10 * rank}.0")
        for year in (2021, 2022)
        for rank, row in enumerate("abcde", 1)
    ]
    ranked = [(r, y, second if (r, y) == ("b", 2022) else k, s) for r, y, k, s in lines]
    return {
        "t.csv": csv(("row", "year", "rank", "score"), *ranked),
        "p.csv": csv(("row", "year", "score"), *((r, y, s) for r, y, _, s in lines)),
        "moved.csv": csv(("row", "year", "score"), ("a", 2022, 0), ("b", 2022, changes)),
    }


@pytest.mark.parametrize(
    ("changes", "severity"), [("-3", None), ("0", "consequence"), ("2", "certain")]
)
def test_a_wrong_change_follows_from_the_rank_it_was_taken_from(changes, severity):
    # b, second, is printed as fifth in 2022: -3 agrees with that, 0 with the right rank
    result = audited(RANKS, ranks_of(second="5", changes=changes))
    assert ("joint", "b", 2022, "certain") in found(result)
    told = [one for one in result.findings if one.relation == "change"]
    assert [one.severity for one in told] == ([severity] if severity else [])
    if severity == "consequence":
        assert told[0].message().endswith("it holds once t b rank is corrected")


@given(st.integers(0, 999), st.integers(1, 99))
def test_corrected_figures_are_rounded_by_the_declared_rule(low, width):
    cell = Cell("t", "a", None, "score")
    interval = Interval(Fraction(low, 100), Fraction(low + width, 100))
    value = {}
    for rule in ("truncated", "half-up"):
        figure = Rounded.of(Figure.parse("99.0"), rule)
        table = Table("t", {}, "t.csv", {}, {cell: figure}, {None: ("a",)})
        joint = Joint(
            None, False, 1, (Correction(cell, interval, True, (cell,), 1),), (frozenset({cell}),)
        )
        value[rule] = make_corrections(Declared("", {}, "", {"t": table}), [joint])[cell]
        assert value[rule].rounding == rule
    middle = Decimal(2 * low + width) / 200
    assert value["truncated"].value == middle.quantize(Decimal("0.1"), ROUND_DOWN)
    for figure in value.values():  # a figure that stands for the middle, by its own rule
        assert Interval.printed(figure).holds(Fraction(middle))
