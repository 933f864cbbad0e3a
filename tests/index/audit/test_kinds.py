"""Ends of scales, changes of ranks, means of whole numbers: each mistake is found, and only it."""

import random
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from tests.index.audit.kinds import WIDE, audited, csv, found

# ends


def ends(*lines, keys="low = 0\nhigh = 100\n"):
    audit = WIDE + '[[ends]]\nname = "e"\ntables = ["x", "y"]\n' + keys
    return audited(audit, {"wide.csv": csv(("row", "year", "x", "y"), *lines)})


YEAR = [("a", 2021, "0.0", "100.0"), ("b", 2021, "55.5", "30.0"), ("c", 2021, "100.0", "0.0")]


def test_columns_that_reach_both_ends_have_no_finding():
    assert ends(*YEAR).ok
    assert ends(*YEAR).checked == 4  # two columns, two ends


@pytest.mark.parametrize(
    ("cell", "text", "message"),
    [
        ((0, 2), "0.1", "no row reaches 0: the lowest printed is 0.1 (a)"),
        ((2, 2), "99.9", "no row reaches 100: the highest printed is 99.9 (c)"),
        ((0, 3), "", "no row reaches 100: the highest printed is 30.0 (b)"),
    ],
)
def test_a_missing_end_is_found(cell, text, message):
    lines = [list(line) for line in YEAR]
    lines[cell[0]][cell[1]] = text
    result = ends(*lines)
    severity = "certain" if text else "suspected"  # what is blank may reach the end
    assert found(result) == [("e", None, 2021, severity)]
    assert result.findings[0].table == ("x", "y")[cell[1] - 2]
    assert result.findings[0].message("en") == message


def test_an_end_is_reached_by_what_rounds_to_it():
    lines = ("a", 2021, "0", "100"), ("b", 2021, "100", "0")  # 100 stands for 99.5 to 100.5
    assert ends(*lines, keys="high = 99.5\nlow = -0.5\n").ok
    assert len(ends(*lines, keys="high = 99.4\n").findings) == 2


def test_pooled_years_reach_each_end_once():
    later = [("a", 2022, "10.0", "90.0"), ("b", 2022, "20.0", "80.0")]
    each, pooled = "low = 0\nhigh = 100\n", "low = 0\nhigh = 100\npooled = true\n"
    assert [one.year for one in ends(*YEAR, *later, keys=each).findings] == [2022] * 4
    assert ends(*YEAR, *later, keys=pooled).ok
    (one,) = ends(*YEAR, *later, keys="high = 101\npooled = true\n").findings[:1]
    assert one.message("en") == "no row reaches 101: the highest printed is 100.0 (c 2021)"


# changes of ranks


def changes(ranks, moved, keys=""):
    """Audit the ranks and printed changes of rows in 2021 and 2022."""
    lines = [("row", "year", "rank", "moved")]
    for year, column in zip((2021, 2022), zip(*ranks, strict=True), strict=True):
        for place, rank in enumerate(column):
            lines.append((f"r{place}", year, rank, moved[place] if year == 2022 else ""))
    audit = (
        'format = 1\n[tables]\nranks = { file = "r.csv" }\nmoves = { file = "r.csv", score = '
        '"moved" }\n[[change]]\nname = "c"\ntables = { moves = "ranks" }\n'
    )
    return audited(audit + keys, {"r.csv": csv(*lines)})


@pytest.mark.parametrize("positive", ["rise", "fall"])
@pytest.mark.parametrize("seed", range(5))
def test_one_wrong_change_is_found(positive, seed):
    source = random.Random(seed)
    before, after = ([*range(1, 9)] for _ in range(2))
    source.shuffle(before)
    source.shuffle(after)
    sign = 1 if positive == "rise" else -1
    moved = [sign * (b - a) for b, a in zip(before, after, strict=True)]
    for declared in (positive, "any"):
        keys = f'positive = "{declared}"\n'
        result = changes([*zip(before, after, strict=True)], moved, keys)
        assert result.ok
        assert result.checked == len(moved)
        wrong = [*moved]
        wrong[seed] += 1
        result = changes([*zip(before, after, strict=True)], wrong, keys)
        assert found(result) == [("c", f"r{seed}", 2022, "certain")]
        assert result.findings[0].implied.texts() == (str(moved[seed]),) * 2


def test_a_change_of_the_other_sign_is_told_with_the_convention():
    result = changes([(5, 3), (1, 1)], ["-2", "0"])
    (one,) = result.findings
    assert one.message("en") == "printed -2, but the rank went from 5 to 3: 2 (positive: a rise)"
    assert one.message("zh") == "印作 -2，但名次由 5 变为 3：应为 2（正数为上升）"
    assert changes([(5, 3), (1, 1)], ["-2", "0"], 'positive = "fall"\n').ok


def test_rows_without_a_rank_before_are_left_alone():
    assert changes([("", 3), (1, 1)], ["7", "0"]).checked == 1


def test_ranks_before_may_stand_in_another_column():
    text = csv(("row", "now", "before", "moved"), ("a", 1, 4, 3), ("b", 2, 1, -1), ("c", 3, 2, -2))
    audit = (
        'format = 1\n[tables]\nnow = { file = "t.csv", rank = "now" }\n'
        'before = { file = "t.csv", rank = "before" }\n'
        'moves = { file = "t.csv", score = "moved" }\n'
        '[[change]]\nname = "c"\ntables = { moves = "now" }\nbefore = "before"\n'
    )
    assert found(audited(audit, {"t.csv": text})) == [("c", "c", None, "certain")]


# means of whole numbers


def grim(values, records="20", keys=""):
    lines = [("row", "mean", "n"), *((f"r{k}", *value) for k, value in enumerate(values))]
    audit = WIDE + f'[[grim]]\nname = "g"\ntables = ["mean"]\nrecords = {records}\n'
    return audited(audit + keys, {"wide.csv": csv(*lines)})


def test_the_example_of_the_paper():
    # Brown and Heathers (2017): a mean of 5.19 from 28 people is impossible; 145/28 is 5.18 and
    # 146/28 is 5.21
    result = grim([("5.19", 28), ("5.18", 28), ("5.21", 28)], records='"n"')
    assert found(result) == [("g", "r0", None, "certain")]
    (one,) = result.findings
    assert one.message("en") == (
        "printed 5.19, but no mean of whole numbers over 28 records is: the nearest are 5.178571 "
        "and 5.214286"
    )


@pytest.mark.parametrize("count", [7, 13, 28, 64, 99])
def test_exactly_the_figures_that_some_whole_number_rounds_to_hold(count):
    roundings = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    means = set()
    for total in range(2 * count + 1):
        exact = Decimal(total) / Decimal(count)
        for rounding in roundings[:2]:
            means.add(str(exact.quantize(Decimal("0.01"), rounding)))
        if Fraction(total, count) * 1000 % 10 == 5:  # half-way down
            means.add(str(exact.quantize(Decimal("0.01"), ROUND_DOWN)))
    figures = [f"{k / 100:.2f}" for k in range(201)]
    result = grim([(text, 1) for text in figures], records=count)
    assert {one.printed for one in result.findings} == {*figures} - means
    assert result.checked == len(figures)


def test_digits_too_few_to_be_wrong_are_not_counted():
    assert grim([("0.33", 100), ("0.33", 101)], records=100).checked == 0
    assert grim([("0.33", 100), ("0.33", 99)], records='"n"').checked == 1


def test_percentages_and_several_items():
    # 1/7 is 14.3 percent, 14.4 is none; with 2 items 3/14 is 21.4, which is no seventh
    assert grim([("14.3", 1)], records=7, keys="scale = 100\n").ok
    assert not grim([("14.4", 1)], records=7, keys="scale = 100\n").ok
    assert not grim([("21.4", 1)], records=7, keys="scale = 100\n").ok
    assert grim([("21.4", 1)], records=7, keys="scale = 100\nitems = 2\n").ok


def test_a_number_of_records_that_is_none_is_found():
    result = grim([("0.50", "2.5"), ("0.50", "2"), ("0.50", "")], records='"n"')
    assert [one.message("en") for one in result.findings] == [
        "the number of records is printed as 2.5, which is no whole number above 0"
    ]
