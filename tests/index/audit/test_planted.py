"""Sound reports have no finding; each kind of mistake is found, and only it."""

import tempfile
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.audit import audit_project
from tests.index.audit.reports import (
    AUDIT,
    PLAIN,
    REGIONS,
    places,
    plain_tables,
    set_cell,
    tables_of,
    unrounded_scores,
    write,
)


def audited(lines, audit=AUDIT):
    with tempfile.TemporaryDirectory() as folder:
        return audit_project(write(Path(folder), lines, audit))


def planted(edit, audit=AUDIT):
    lines = plain_tables()
    edit(lines)
    return audited(lines, audit)


@settings(deadline=None)
@given(unrounded_scores(), unrounded_scores(), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_a_sound_report_has_no_finding(first, second, rounding):
    result = audited(tables_of({2021: first, 2022: second}, rounding))
    assert result.findings == ()
    assert all(joint.feasible for joint in result.joint)


def test_every_relation_instance_is_counted():
    # One year: sums 4 regions + 2 circles; groups 3 tables x 2; ranges 3 x 4; rows 3 x (4 + count)
    # and 3 x 2; rankings 6 sequences and 3 x 4 + 3 x 2 ranks; 1 year together.
    assert audited(plain_tables()).checked == 6 + 6 + 12 + 15 + 6 + 6 + 18 + 1


@settings(deadline=None)
@given(
    unrounded_scores(),
    st.sampled_from([("total", row) for row in REGIONS] + [("x", row) for row in REGIONS]),
    st.sampled_from(["-4.0", "+7.3"]),
)
def test_one_wrong_score_is_among_the_fewest_cells_to_correct(scores, cell, by):
    lines = tables_of({2022: scores})
    table, row = cell
    score = next(line[3] for line in lines[table][1:] if line[0] == row)
    wrong = float(score) + float(by)
    assume(wrong >= 0)
    set_cell(lines, table, row, "score", f"{wrong:.1f}")
    (joint,) = audited(lines).joint
    assert joint.size == 1  # a total is off by more than its 3 roundings
    assert (table, row, "score") in {
        (one.cell.table, one.cell.row, one.cell.role) for one in joint.corrections
    }
    assert all(conflict.proved for conflict in joint.conflicts)


@settings(deadline=None, max_examples=40)
@given(
    unrounded_scores(),
    st.sampled_from([(table, row) for table in ("total", "x", "y") for row in REGIONS]),
    st.integers(10, 300),
)
def test_a_misprint_in_two_sums_is_exactly_the_one_certain_cell(scores, cell, tenths):
    # Every score here is in two sums that share no other cell, and each is off by at most 3
    # roundings of 0.05 on either side: from 1.0 on no other single cell can explain both.
    lines = tables_of({2022: scores})
    table, row = cell
    true = scores.get(cell, scores["x", row] + scores["y", row])
    score = next(line[3] for line in lines[table][1:] if line[0] == row)
    set_cell(lines, table, row, "score", f"{float(score) + tenths / 10:.1f}")
    unranked = AUDIT[: AUDIT.index("[[rank]]")]
    result = audited(lines, unranked)
    (correction,) = result.joint[0].corrections
    assert (correction.cell.table, correction.cell.row, correction.certain) == (*cell, True)
    assert correction.implied.holds(true)
    assert correction.implied.high - correction.implied.low <= Fraction(1, 5)  # 0.05 x (1 + 1) x 2
    counted = [one for one in result.findings if one.severity == "certain"]
    assert places(counted) - {("attainable", *cell, "score")} == {("joint", *cell, "score")}


def wrong_total(lines):
    set_cell(lines, "total", "b", "score", "41.2")


def test_wrong_total_is_the_one_cell_to_correct():
    result = planted(wrong_total)
    # 40.0 + 1.0 is 40.9 to 41.1, and 41.2 is 41.15 at least; north still fits: 50.0 + 41.2 is
    # 91.1 at least, and 91.0 is 91.05 at most: no.
    assert places(result.findings) == {
        ("joint", "total", "b", "score"),
        ("total-of-dimensions", "total", "b", "score"),
        ("circle-of-regions", "circles", "north", "score"),
    }
    (joint,) = result.joint
    (correction,) = joint.corrections
    assert joint.unique
    assert correction.certain
    # 40.0 + 1.0 within 0.1; and 91.0 - 50.0 within 0.1 says the same
    assert correction.implied.texts() == ("40.9", "41.1")


def test_a_sum_at_the_edge_of_rounding_is_no_finding():
    # 39.95 + 0.95 = 40.9 can be printed as 40.0, 1.0 and 40.9
    result = planted(lambda lines: set_cell(lines, "total", "b", "score", "40.9"))
    assert result.ok


def test_wrong_circle():
    result = planted(lambda lines: set_cell(lines, "circles-y", "south", "score", "37.0"))
    # x of south is 15, y 27, total 42: 15.0 + 37.0 is not 42.0; y of c and d is 12 + 15 = 27.
    # And y of south beyond that of north, 21, leaves its rank 1 as it is.
    assert places(result.findings) == {
        ("joint", "circles-y", "south", "score"),
        ("circle-of-dimensions", "circles", "south", "score"),
        ("circle-of-regions", "circles-y", "south", "score"),
    }
    (correction,) = result.joint[0].corrections
    assert correction.implied.texts() == ("26.9", "27.1")


def swapped_ranks(lines):
    set_cell(lines, "total", "b", "rank", "3")
    set_cell(lines, "total", "c", "rank", "2")


def test_ranks_against_scores():
    result = planted(swapped_ranks)
    found = {one.row: one for one in result.findings if one.relation == "ranks"}
    assert {row: one.implied.texts() for row, one in found.items()} == {
        "b": ("2", "2"),
        "c": ("3", "3"),
    }
    # b has 41 by its parts, c 22, whatever their totals say: the ranks are exchanged.
    (joint,) = result.joint
    assert joint.size == 2
    assert joint.unique
    assert {(one.cell.row, one.cell.role, one.implied.texts()[0]) for one in joint.corrections} == {
        ("b", "rank", "2"),
        ("c", "rank", "3"),
    }
    assert all(one.certain for one in joint.corrections)
    # that each does not fit its score follows
    assert {one.severity for one in found.values()} == {"consequence"}
    swapped = plain_tables()
    assert audited(swapped).ok


def test_equal_ranks_of_unequal_scores():
    result = planted(lambda lines: set_cell(lines, "total", "c", "rank", "2"))
    # 1, 2, 2, 4 is a competition ranking; but 41.0 and 22.0 are no tie.
    assert {one.table for one in result.findings if one.relation == "ranks"} == {"total"}
    assert {one.row for one in result.findings if one.relation == "ranks"} <= {"b", "c"}


def test_gap_in_ranks():
    result = planted(lambda lines: set_cell(lines, "x", "d", "rank", "5"))
    assert places(result.findings) == {("ranks", "x", None, "rank")}
    (found,) = result.findings
    assert "3, 5" in found.message("en")
    assert "3, 5" in found.message("zh")


def tied(lines):
    """Give c and d equal scores, tied at rank 3: of 5 rows the last then has rank 5."""
    for table in ("total", "x", "y"):
        lines[table].append(["e", "2022", "5", "0.0"])
    set_cell(lines, "y", "d", "score", "12.0")
    set_cell(lines, "y", "d", "rank", "2")
    set_cell(lines, "y", "c", "rank", "2")
    set_cell(lines, "y", "b", "rank", "4")


TIED = """\
format = 1
[tables]
y = { file = "y.csv" }
[[rank]]
name = "ranks"
tables = ["y"]
ties = "CONVENTION"
"""


@pytest.mark.parametrize(
    ("convention", "right"),
    [("competition", True), ("dense", False), ("average", False), ("none", False), ("any", True)],
)
def test_tie_convention(convention, right):
    # a 20, c 12, d 12, b 1, e 0 as ranks 1, 2, 2, 4, 5
    result = planted(tied, TIED.replace("CONVENTION", convention))
    assert result.ok == right
    if not right:
        assert places(result.findings) == {("ranks", "y", "c、d", "rank")}


@pytest.mark.parametrize(
    ("ranks", "convention"),
    [((1, 2, 2, 3, 4), "dense"), (("1", "2.5", "2.5", "4", "5"), "average")],
)
def test_other_tie_conventions(ranks, convention):
    def edit(lines):
        tied(lines)
        for row, rank in zip("acdbe", ranks, strict=True):
            set_cell(lines, "y", row, "rank", str(rank))

    assert planted(edit, TIED.replace("CONVENTION", convention)).ok
    other = planted(edit, TIED.replace("CONVENTION", "competition"))
    assert places(other.findings) == {("ranks", "y", "c、d", "rank")}


def test_one_convention_throughout():
    audit = TIED.replace("CONVENTION", "one").replace(
        "[[rank]]", 'z = { file = "z.csv" }\n[[rank]]'
    )
    audit = audit.replace('tables = ["y"]', 'tables = ["y", "z"]')

    def edit(lines):
        tied(lines)
        heading, *body = lines["y"]
        dense = {"1": "1", "2": "2", "4": "3", "5": "4"}
        lines["z"] = [heading, *([row, year, dense[rank], s] for row, year, rank, s in body)]

    (found,) = planted(edit, audit).findings
    assert (found.table, found.severity) == ("y, z", "suspected")
    assert "1, 2, 2, 4 fits: y 2022" in found.message()
    assert "1, 2, 2, 3 fits: z 2022" in found.message()


def test_ranks_of_rounded_scores():
    audit = TIED.replace('ties = "CONVENTION"', 'on = "rounded"')

    def edit(lines):
        set_cell(lines, "y", "d", "score", "12.0")  # now as much as c, and ranked 2 before its 3

    result = planted(edit, audit)
    assert places(result.findings) == {("ranks", "y", "c", "rank")}
    assert result.findings[0].implied.texts() == ("2", "2")
    assert planted(edit, TIED.replace("CONVENTION", "competition")).ok


def test_ascending_ranks():
    audit = TIED.replace('ties = "CONVENTION"', 'order = "ascending"')

    def edit(lines):
        for line in lines["y"][1:]:
            line[2] = str(5 - int(line[2]))

    assert planted(edit, audit).ok
    assert not planted(lambda lines: None, audit).ok


def test_an_excerpt_may_skip_ranks_but_keeps_their_order():
    audit = TIED.replace('ties = "CONVENTION"', "excerpt = true")

    def spread(lines):
        for line in lines["y"][1:]:
            line[2] = str(10 * int(line[2]))

    assert planted(spread, audit).ok

    def edit(lines):
        spread(lines)
        set_cell(lines, "y", "d", "rank", "35")  # 15.0, between 12.0 at 30 and 1.0 at 40

    (found, *_) = [one for one in planted(edit, audit).findings if one.relation == "ranks"]
    # or c, with 12.0, ranks between 35 and 40
    assert (found.row, found.printed, found.implied.texts()) in (
        ("d", "35", ("11", "29")),
        ("c", "30", ("36", "39")),
    )


HEAD_OF_ROWS = """\
format = 1
[tables]
x = { file = "x.csv" }
[[rows]]
name = "regions"
tables = ["x"]
"""


def test_row_listed_twice():
    result = planted(lambda lines: lines["x"].append(["b", "2022", "1", "40.0"]))
    assert places(result.findings) == {("regions", "x", "b", None)}


def test_row_missing():
    def edit(lines):
        lines["y"] = [line for line in lines["y"] if line[0] != "b"]

    result = planted(edit)
    # b is last in y, so the ranks 1 to 3 that are left have no gap
    assert places(result.findings) == {
        ("regions", "y", "b", None),
        ("regions", "y", None, None),
        ("total-of-dimensions", "total", "b", "score"),
        ("circle-of-regions", "circles-y", "north", "score"),
    }
    severities = {one.relation: one.severity for one in result.findings}
    assert severities["regions"] == "certain"
    assert severities["total-of-dimensions"] == "suspected"


@pytest.mark.parametrize("severity", ["certain", "suspected"])
def test_a_wrong_number_of_rows_is_as_severe_as_declared(severity):
    audit = HEAD_OF_ROWS + f'count = 5\nseverity = "{severity}"\n'
    (found,) = audited(plain_tables(), audit).findings
    assert found.message() == "4 rows instead of 5"
    assert found.severity == severity


def test_row_too_many():
    result = planted(lambda lines: lines["y"].append(["e", "2022", "5", "0.1"]))
    assert places(result.findings) == {("regions", "y", "e", None), ("regions", "y", None, None)}


def test_blank_cell():
    result = planted(lambda lines: set_cell(lines, "x", "c", "rank", ""))
    assert ("regions", "x", "c", "rank") in places(result.findings)
    assert {one.row for one in result.findings} <= {"c", None}


def test_beyond_the_attainable():
    audit = AUDIT.replace('tables = ["total", "x", "y"]\nhigh = 100', 'tables = ["x"]\nhigh = 39.9')
    result = audited(plain_tables(), audit)
    # x of b is printed 40.0, at least 39.95
    assert places(result.findings) == {
        ("attainable", "x", "b", "score"),
        ("joint", "x", "b", "score"),
    }
    # the others say 41.0 - 1.0, at least 39.9; and there is no more than that
    assert result.joint[0].corrections[0].implied.texts() == ("39.9", "39.9")


def test_negative_score():
    result = planted(lambda lines: set_cell(lines, "y", "b", "score", "-1.0"))
    assert ("attainable", "y", "b", "score") in places(result.findings)
    assert {one.row for one in result.findings} <= {"b", "north"}


def test_weights():
    audit = 'format = 1\n[tables]\nw = { file = "w.csv" }\n[[weights]]\nname = "w"\ntable = "w"\n'
    heading = ["item", "score"]
    sound = {"w": [heading, ["p", "0.33"], ["q", "0.33"], ["r", "0.33"]]}
    assert audited(sound, audit).ok  # 0.325 to 0.335, three times, is 0.975 to 1.005
    wrong = {"w": [heading, ["p", "0.33"], ["q", "0.33"], ["r", "0.32"]]}
    (found,) = audited(wrong, audit).findings
    assert found.implied.texts() == ("0.965", "0.995")
    assert (found.printed, found.severity) == ("1", "certain")


def test_weighted_sum_and_mean():
    audit = AUDIT.replace(
        'parts = ["x", "y"]', 'parts = ["x", "y"]\nweights = [0.5, 0.5]\nexact = true'
    )
    audit = audit.replace('parts = ["circles-x", "circles-y"]', 'parts = ["circles-x"]')
    result = audited(plain_tables(), audit)
    found = [one for one in result.findings if one.relation == "total-of-dimensions"]
    assert [one.row for one in found] == list(REGIONS)
    # (30.0 + 20.0) / 2 is 24.95 to 25.05
    assert found[0].implied.texts() == ("24.95", "25.05")
    # no total is right, nor are the circles': that is no matter of a few cells
    assert not result.joint[0].complete
    assert [one.severity for one in result.findings if one.relation == "joint"] == ["certain"]
    mean = AUDIT.replace('parts = ["x", "y"]', 'parts = ["x", "y"]\nrule = "mean"')
    again = audited(plain_tables(), mean).findings
    again = [one for one in again if one.relation == "total-of-dimensions"]
    assert again[0].implied.texts() == ("24.95", "25.05")


def test_group_mean():
    audit = AUDIT.replace('members = "members.csv"', 'members = "members.csv"\nrule = "mean"')
    found = [
        one
        for one in audited(plain_tables(), audit).findings
        if (one.relation, one.table, one.row) == ("circle-of-regions", "circles-x", "north")
    ]
    assert found[0].implied.texts() == ("34.95", "35.05")  # (30.0 + 40.0) / 2


def test_weighted_group():
    audit = AUDIT.replace(
        'members = "members.csv"', 'members = "members.csv"\nrule = "weighted"\nexact = true'
    )
    audit = audit.replace('circles = "total", circles-x = "x", ', "")

    def edit(lines):
        weights = ["weight", "0.5", "0.25", "1", "1"]
        lines["members"] = [
            [*line, weight] for line, weight in zip(lines["members"], weights, strict=True)
        ]

    found = [one for one in planted(edit, audit).findings if one.relation == "circle-of-regions"]
    # y of north: 20.0 / 2 + 1.0 / 4 = 10.25, within 0.025 + 0.0125
    assert [(one.row, one.implied.texts()) for one in found] == [("north", ("10.2125", "10.2875"))]


UNLISTED = """\
format = 1
[tables]
total = { file = "total.csv" }
x = { file = "x.csv" }
y = { file = "y.csv" }
[[sum]]
name = "sum"
total = "total"
parts = ["x", "y"]
unlisted = true
"""


def test_parts_that_are_not_listed():
    def first_two(lines):
        lines["y"] = [line for line in lines["y"] if line[0] in ("region", "a", "d")]

    # of y only 20.0 and 15.0 are listed: c has 10.0 to 10.0 + 15.05, b 40.0 to 55.1
    assert planted(first_two, UNLISTED).ok

    def edit(lines):
        first_two(lines)
        set_cell(lines, "total", "c", "score", "25.2")

    result = planted(edit, UNLISTED)
    assert places(result.findings) >= {("sum", "total", "c", "score")}
    assert {one.row for one in result.findings} <= {"c", None}
    found = next(one for one in result.findings if one.relation == "sum")
    assert found.implied.texts() == ("9.95", "25.1")  # 9.95 + 0 and 10.05 + 15.05


SAME = """\
format = 1
[tables]
x = { file = "x.csv" }
y = { file = "y.csv" }
[[same]]
name = "same"
rows = ["a", "d"]
tables = { x = "y" }
rule = "RULE"
zh = "口径相同"
en = "counted alike"
"""


@pytest.mark.parametrize(
    ("rule", "rows"), [("equal", {"a", "d"}), ("at-least", {"d"}), ("at-most", {"a"})]
)
def test_the_same_thing_in_two_tables(rule, rows):
    # x: a 30, d 5; y: a 20, d 15
    result = audited(plain_tables(), SAME.replace("RULE", rule))
    assert places(result.findings) == {("same", "x", row, "score") for row in rows}
    assert {one.severity for one in result.findings} == {"suspected"}
    assert result.findings[0].message().endswith(": counted alike")
    assert result.findings[0].message("zh").endswith("：口径相同")


COPIES = """\
format = 1
[tables]
total = { file = "total.csv" }
x = { file = "x.csv" }
y = { file = "y.csv" }
[[copies]]
name = "copies"
tables = ["total", "x", "y"]
least = 4
"""


def test_a_column_that_repeats_the_order_of_another():
    assert audited(plain_tables(), COPIES).ok

    def edit(lines):
        lines["y"] = [list(line) for line in lines["x"]]

    result = planted(edit, COPIES)
    assert places(result.findings) == {("copies", "y", None, "rank")}
    assert result.findings[0].severity == "suspected"


def test_how_alike_two_tables_are_in_other_years():
    earlier = {key: PLAIN[key[0], "abcd"["badc".index(key[1])]] for key in PLAIN}
    lines = tables_of({2022: PLAIN, 2021: earlier})
    later = {row[0]: row[2] for row in lines["x"] if row[1] == "2022"}
    for row, rank in later.items():
        set_cell(lines, "y", row, "rank", rank)
    audit = COPIES.replace('tables = ["total", "x", "y"]', 'tables = ["x", "y"]')
    (found,) = audited(lines, audit).findings
    # 2021: x has the order a b d c, y b c d a; of 6 pairs only b c and b d stand alike: a third
    assert (found.table, found.year) == ("y", 2022)
    assert "only 33 to 33%" in found.message()


CLAIM = """\
format = 1
[tables]
x = { file = "x.csv" }
y = { file = "y.csv" }
[[claim]]
name = "claim"
table = "x"
"""


@pytest.mark.parametrize(
    ("claim", "row"),
    [  # x: b 40, a 30, c 10, d 5 in 2022; a, b, c, d in 2021 with 40, 30, 10, 5
        ('year = 2022\norder = ["b", "a", "c"]\nscores = ["40.0", "30.0", "10.0"]', None),
        ('year = 2022\norder = ["b", "c", "a"]', "c"),
        ('year = 2022\norder = ["c", "d"]\nstart = 3', None),
        ('year = 2022\nscores = { b = "40.1" }', "b"),
        ('year = 2022\nscores = { b = "40" }', None),
        ('years = [2021, 2022]\nrows = ["a", "b"]\nwithin = [1, 2]', None),
        ('years = [2021, 2022]\nrows = ["a", "b", "c"]\nwithin = [1, 2]', "c"),
        ('years = [2021, 2022]\nrows = ["a", "b"]\nwithin = [1, 2]\nonly = true', None),
        ('years = [2021, 2022]\nrows = ["a"]\nwithin = [1, 2]\nonly = true', "b"),
        ('years = [2021, 2022]\nrows = ["a", "b"]\nwithin = [1, 1]\never = true', None),
        ('years = [2021, 2022]\nrows = ["a", "c"]\nwithin = [1, 1]\never = true', "c"),
        ("years = [2021, 2022]\nranks = { a = [1, 2], d = [4, 4] }", None),
        ("years = [2021, 2022]\nranks = { a = [1, 1] }", "a"),
        ('years = [2021, 2022]\nup = ["b"]\ndown = ["a"]\nsame = ["c", "d"]', None),
        ('years = [2021, 2022]\nup = ["a"]', "a"),
        ('years = [2021, 2022]\ndown = ["b"]', "b"),
        ('years = [2021, 2022]\nsame = ["b"]', "b"),
        ("years = [2021, 2022]\nmoves = { b = 1, a = -1 }", None),
        ("years = [2021, 2022]\nmoves = { b = 2 }", "b"),
        ('year = 2021\nabsent = ["d"]', "d"),
        ("years = [2021, 2022]\nspans = { a = [1, 2], d = [4, 4] }", None),
        ("years = [2021, 2022]\nspans = { a = [1, 3] }", "a"),
        ('years = [2021, 2022]\nwithin = [1, 1]\nfirst = ["b"]', None),
        ('years = [2021, 2022]\nwithin = [1, 2]\nfirst = ["b"]', "b"),
        ('years = [2021, 2022]\nentered = ["b"]\nleft = ["a"]\nonly = true', None),
        ('years = [2021, 2022]\nentered = ["a"]', "a"),
        ('years = [2021, 2022]\nleft = ["c"]', "c"),
        ('years = [2021, 2022]\nleft = ["a"]\nonly = true', "b"),
        ('years = [2021, 2022]\nentered = ["b"]\nonly = true', "a"),
        (
            "years = [2021, 2022]\nwithin = [1, 2]\n"
            "counts = { rows = 4, within = 2, up = 1, down = 1, same = 2, entered = 0, left = 0 }",
            None,
        ),
        ("years = [2021, 2022]\nmoves = { b = 1 }\nmost = true", None),
        ("years = [2021, 2022]\nmoves = { c = 0, a = -1 }\nmost = true", None),
        ('year = 2022\ngaps = [["b", "a", "10.0"], ["c", "d", "5.0"]]', None),
        ('year = 2022\ngaps = [["b", "a", "9.9"]]', "b"),
        ('year = 2022\ngaps = [["b", "a", "10.0"]]\nmargin = 0.25', None),
        ('year = 2022\ngaps = [["b", "a", "10.0"]]\nmargin = 0.26', "b"),
        ('year = 2022\ntiers = [["b", "a"], ["c", "d"]]', None),
        ('year = 2022\ntiers = [["b"]]\ncuts = 3', None),
        ('year = 2022\ntiers = [["b"], ["a", "c", "d"]]', "a"),
        ('year = 2022\ntiers = [["b"]]\ncuts = 2', "a"),
        ('year = 2022\ntied = [["b", "a"]]', "a"),
        ('year = 2022\ncompared = [["b", "y", 3], ["a", "y", -1], ["d", "y", -2]]', None),
        ('year = 2022\ncompared = [["b", "y", 2]]', "b"),
        ('year = 2022\nbeside = [["b", "y", "strength"], ["d", "y", "weakness"]]', None),
        ('year = 2022\nbeside = [["a", "y", "weakness"], ["c", "y", "neither"]]', None),
        ('year = 2022\nbeside = [["a", "y", "neither"]]', "a"),
        ('year = 2022\nbeside = [["c", "y", "weakness"]]\nplaces = 1', "c"),
    ],
)
def test_claims(claim, row):
    earlier = {key: PLAIN[key[0], {"a": "b", "b": "a"}.get(key[1], key[1])] for key in PLAIN}
    result = audited(tables_of({2022: PLAIN, 2021: earlier}), CLAIM + claim + "\n")
    if row is None:
        assert result.findings == ()
    else:
        assert {one.row for one in result.findings} >= {row}
        assert {(one.relation, one.table) for one in result.findings} == {("claim", "x")}
        for one in result.findings:
            assert one.message("en") != one.message("zh")


@pytest.mark.parametrize("key", ["rows", "within", "up", "down", "same", "entered", "left"])
def test_counts_claimed(key):
    right = {"rows": 4, "within": 0, "up": 2, "down": 1, "same": 1, "entered": 1, "left": 1}
    earlier = {key: PLAIN[key[0], dict(zip("abcd", "bcad", strict=True))[key[1]]] for key in PLAIN}
    # 2021: a 40, b 10, c 30, d 5; 2022: b 40, a 30, c 10, d 5
    claim = "years = [2021, 2022]\ncounts = { %s = %d }\n"
    lines = tables_of({2022: PLAIN, 2021: earlier})
    right |= {"up": 1, "down": 2}
    assert audited(lines, CLAIM + claim % (key, right[key])).findings == ()
    (found,) = audited(lines, CLAIM + claim % (key, right[key] + 1)).findings
    assert found.message("en") != found.message("zh")
    assert str(right[key]) in found.message()


def test_a_tie_claimed_names_all_who_share_it():
    lines = plain_tables()
    for row in "acd":
        set_cell(lines, "x", row, "rank", "2")
    assert audited(lines, CLAIM + 'year = 2022\ntied = [["a", "c", "d"]]\n').findings == ()
    (found,) = audited(lines, CLAIM + 'year = 2022\ntied = [["a", "c"]]\n').findings
    assert found.message() == "the text leaves out d, which shares rank 2"


def test_movers_claimed_are_those_that_moved_most():
    lines = tables_of({2022: PLAIN, 2021: PLAIN})
    for row, rank in zip("abcd", ("1", "3", "4", "2"), strict=True):
        set_cell(lines, "x", row, "rank", rank, year=2021)
    set_cell(lines, "x", "a", "rank", "2")  # 2022: b 1, a 2, c 3, d 4
    claim = "years = [2021, 2022]\nmoves = { %s }\nmost = true\n"
    assert audited(lines, CLAIM + claim % "b = 2, d = -2").findings == ()
    (found,) = audited(lines, CLAIM + claim % "c = 1").findings
    assert found.message() == "the text leaves out b, which moved as far or further: 2"


def test_a_row_below_an_excerpt_came_in_for_the_first_time():
    lines = tables_of({2022: PLAIN, 2021: PLAIN})
    lines["x"] = [line for line in lines["x"] if line[:2] not in (["b", "2021"], ["a", "2022"])]
    for row, rank in zip("acd", "123", strict=True):
        set_cell(lines, "x", row, "rank", rank, year=2021)
    claim = 'years = [2021, 2022]\nfirst = ["b"]\nwithin = [1, %d]\n'
    assert audited(lines, CLAIM + claim % 3).findings == ()
    (found,) = audited(lines, CLAIM + claim % 4).findings
    assert found.severity == "suspected"  # the fourth of 2021 is not listed: it may be b


def test_a_claim_can_be_declared_uncertain():
    claim = 'year = 2022\norder = ["c"]\nseverity = "suspected"\n'
    (found,) = audited(plain_tables(), CLAIM + claim).findings
    assert found.severity == "suspected"
    assert found.message() == "the text says rank 1, the table prints 3"
    assert found.message("zh") == "正文称第 1 位，表中印作 3"


def test_ranks_alone_can_contradict_each_other():
    # a + b = north, c + d = south; a above c and b above d leave only north above south
    lines = plain_tables()
    for rows in lines.values():
        for line in rows[1:]:
            line[3:] = [""]
    for row, rank in zip("abcd", "1324", strict=True):
        set_cell(lines, "x", row, "rank", rank)
    set_cell(lines, "circles-x", "north", "rank", "2")
    set_cell(lines, "circles-x", "south", "rank", "1")
    audit = AUDIT.replace('circles = "total", circles-x = "x", circles-y = "y"', 'circles-x = "x"')
    audit = audit.replace(
        'name = "total-of-dimensions"\ntotal = "total"\nparts = ["x", "y"]',
        'name = "total-of-dimensions"\ntotal = "x"\nparts = ["x"]',
    )
    result = audited(lines, audit)
    (joint,) = result.joint
    assert joint.size == 2  # the ranks of north and south, exchanged
    assert all(conflict.proved for conflict in joint.conflicts)
    corrected = {(one.cell.table, one.cell.row): one.implied.texts() for one in joint.corrections}
    assert corrected["circles-x", "north"] == ("1", "1")
    assert corrected["circles-x", "south"] == ("2", "2")
    assert {one.severity for one in result.findings if one.relation == "joint"} == {"certain"}
    set_cell(lines, "circles-x", "north", "rank", "1")
    set_cell(lines, "circles-x", "south", "rank", "2")
    assert audited(lines, audit).ok


def test_a_score_above_the_attainable_is_proved_by_itself():
    result = planted(lambda lines: set_cell(lines, "total", "b", "score", "100.1"))
    (joint,) = result.joint
    assert joint.size == 1
    assert all(conflict.proved for conflict in joint.conflicts)
