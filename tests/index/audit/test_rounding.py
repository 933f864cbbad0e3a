"""Printed weights and rules of rounding: what a figure stands for."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.figure import Figure
from index.audit import audit_project
from index.audit.intervals import Interval
from index.audit.rounding import Rounded

CASES = Path(__file__).parent / "cases"
MODES = {"half-up": "ROUND_HALF_UP", "half-even": "ROUND_HALF_EVEN", "truncated": "ROUND_DOWN"}


@given(
    st.integers(-400, 400).map(lambda n: Decimal(n) / 20),
    st.integers(-20, 20).map(lambda n: Decimal(n) / 10),
    st.sampled_from(sorted(MODES)),
)
def test_a_figure_stands_for_what_becomes_it_by_its_rule(value, printed, rule):
    figure = Rounded.of(Figure(printed.quantize(Decimal("0.1"))), rule)
    rounded = value.quantize(Decimal("0.1"), MODES[rule])
    assert Interval.printed(figure).holds(Fraction(value)) == (rounded == printed)


@given(*[st.integers(-30, 30)] * 6)
def test_products_of_intervals_hold_every_product(a, b, c, d, e, f):
    first = Interval(Fraction(min(a, b)), Fraction(max(a, b)))
    second = Interval(Fraction(min(c, d)), Fraction(max(c, d)))
    inside = [
        one.low + (one.high - one.low) * Fraction(share % 31, 30)
        for one, share in ((first, e), (second, f))
    ]
    assert first.product(second).holds(inside[0] * inside[1])


def test_printed_weights_of_the_gender_gap_report_are_no_certain_mistakes():
    # World Economic Forum, Global Gender Gap Report 2023: weights .191 + .459 + .230 + .121 = 1.001
    result = audit_project(CASES / "audit-rounded-weights")
    assert [one for one in result.findings if one.severity == "certain"] == []
    assert all(joint.feasible for joint in result.joint)


@pytest.mark.parametrize("exact", [False, True])
def test_a_weight_is_an_interval_unless_it_is_exact(exact, tmp_path):
    # 0.5 x 30.0 + 0.5 x 20.0: weights from 0.45 to 0.55 give 22.455 to 27.555
    (tmp_path / "t.csv").write_text("row,t,a,b\nx,27.5,30.0,20.0\n")
    audit = "format = 1\n[tables]\n"
    audit += "".join(f'{one} = {{ file = "t.csv", score = "{one}" }}\n' for one in "tab")
    audit += '[[sum]]\nname = "s"\ntotal = "t"\nparts = ["a", "b"]\nweights = [0.5, 0.5]\n'
    (tmp_path / "audit.toml").write_text(audit + f"exact = {str(exact).lower()}\n")
    result = audit_project(tmp_path)
    (check,) = result.checks
    assert check.implied.texts() == (("24.95", "25.05") if exact else ("22.455", "27.555"))
    assert result.ok is not exact
    assert result.joint[0].feasible is not exact
