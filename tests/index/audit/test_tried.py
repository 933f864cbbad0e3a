"""Rules of rounding are tried where none is declared: planted tables rounded by each of them."""

import io
import json
import random
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest

from ahp.common.document.formats import write
from index.audit.show import document
from tests.index.audit.kinds import WIDE, audited, csv

MODES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "truncated": ROUND_DOWN}
PARTS = "pqrstuvw"
SUM = f'[[sum]]\nname = "sum"\ntotal = "total"\nparts = {[*PARTS]}\n'.replace("'", '"')
SAID = "no finding if figures were cut off (truncated)"


def printed(value, rule):
    return str(value.quantize(Decimal("0.1"), MODES[rule]))


def rows_of(parts, rule):
    """Return rows of exact parts below their exact total, all printed by a rule."""
    return [
        [f"r{place}", *(printed(value, rule) for value in (sum(row), *row))]
        for place, row in enumerate(parts)
    ]


def drawn(count):
    """Return parts in thousandths that end in 1, so that no part and no sum is half-way."""
    rng = random.Random(2022)
    return [[Decimal(10 * rng.randrange(900) + 1) / 1000 for _ in PARTS] for _ in range(count)]


def audit_of(body, above=""):
    return audited(above + WIDE + SUM, {"wide.csv": csv(("row", "total", *PARTS), *body)})


def page_of(result, lang="en", style="markdown"):
    out = io.StringIO()
    write(document(result, lang), style, out)
    return out.getvalue()


def test_truncated_tables_fit_only_if_figures_were_cut_off():
    # eight parts cut off lose up to 0.8, their total 0.1; rounded ones differ by 0.45 at most
    result = audit_of(rows_of(drawn(40), "truncated"))
    (trial,) = result.tried.trials
    assert trial.best == ("truncated",)
    assert trial.count == trial.fits == 40
    wrong = [one for one in result.findings if one.relation == "sum"]
    assert len(wrong) == sum(not check.holds for check in result.checks) > 0
    assert all(SAID in one.message() for one in wrong)
    note = f"Totals (sum) that fit only if figures were cut off (truncated): {trial.only} of 40"
    assert f"\nRounding is not declared. {note}; all fit then.\n" in page_of(result)
    assert "仅当数字截去后面各位（truncated）时才相符；此时全部相符。" in page_of(result, "zh")
    # all of them together, too
    assert [one.feasible for one in result.tried.joint] == [True]
    assert "If figures were cut off (truncated), there are some." in page_of(result)
    joint = [one for one in result.findings if one.relation == "joint"]
    assert joint
    assert all(one.message().endswith(SAID) for one in joint)
    (record,) = json.loads(page_of(result, style="json"))["rounding"]
    assert record["relation"] == "sum"
    assert record["rules"] == ["truncated"]
    assert record["fitting"]["truncated"] == record["totals"] == 40


def test_a_mistake_in_a_truncated_table_stays_one():
    body = rows_of(drawn(40), "truncated")
    body[7][1] = str(Decimal(body[7][1]) + 3)
    result = audit_of(body)
    assert " of 40; not even then: 1.\n" in page_of(result)
    wrong = [one for one in result.findings if one.relation == "sum"]
    assert [one.row for one in wrong if SAID not in one.message()] == ["r7"]
    assert [(one.feasible, one.size) for one in result.tried.joint] == [(False, 1)]
    assert "(truncated), the fewest cells to correct: 1." in page_of(result)


@pytest.mark.parametrize("rule", ["half-up", "half-even"])
def test_rounded_tables_without_half_ways_say_nothing(rule):
    result = audit_of(rows_of(drawn(40), rule))
    assert result.ok
    assert result.tried.trials == ()
    assert "Rounding" not in page_of(result)
    assert list(json.loads(page_of(result, style="json"))) == ["ok", "checked", "findings"]


@pytest.mark.parametrize("rule", ["half-up", "half-even"])
def test_a_mistake_that_cut_figures_would_fit_by_chance_is_one(rule):
    # most other rows do not fit cut figures: that one would explains nothing
    body = rows_of(drawn(40), rule)
    parts = sum(Decimal(text) for text in body[7][2:])
    body[7][1] = str(parts + Decimal("0.5"))
    result = audit_of(body)
    assert not audit_of([body[7]]).ok
    assert audit_of([body[7]], 'rounding = "truncated"\n').ok
    assert not result.ok
    assert result.tried.trials == ()
    assert not any(SAID in one.message() for one in result.findings)


HALF_WAYS = {
    # 10 less half-way is half-way: 0.05 and 9.95 both go up, to 0.1 and 10.0
    "half-up": ('parts = ["p"]\nweights = [-1]\nconstant = 10\n', ["10.0", "0.1"]),
    # 0.15 three times is 0.45: to 0.2 and to 0.4
    "half-even": ('parts = ["p", "q", "r"]\n', ["0.4", "0.2", "0.2", "0.2"]),
}


@pytest.mark.parametrize("rule", HALF_WAYS)
def test_half_ways_tell_half_up_from_half_even(rule):
    keys, row = HALF_WAYS[rule]
    files = {"wide.csv": csv(("row", "total", *"pqr"[: len(row) - 1]), ("a", *row))}
    audit = WIDE + '[[sum]]\nname = "sum"\ntotal = "total"\n' + keys
    result = audited(audit, files)
    assert result.ok  # half-way may go either way
    (trial,) = result.tried.trials
    assert trial.best == (rule,)
    assert (trial.only, trial.fits) == (1, 1)
    assert f"({rule}): 1 of 1; all fit then." in page_of(result)
    for one in MODES:
        declared = audited(f'rounding = "{one}"\n' + audit, files)
        assert all(check.holds for check in declared.checks) == (one == rule)


def test_a_declared_rule_is_not_tried():
    result = audit_of(rows_of(drawn(40), "truncated"), 'rounding = "truncated"\n')
    assert result.ok
    assert result.tried.trials == ()
