"""One wrong cell is one mistake: what follows from it is a consequence, and no right cell wrong."""

import pytest

from tests.index.audit.kinds import WIDE, audited, csv

HEAD = 'format = 1\n[tables.wide]\nfile = "wide.csv"\nrank = "rank {table}"\nscore = "{table}"\n'
RANK = '[[rank]]\nname = "ranks"\ntables = ["x"]\n'


def ranked(ranks, scores, keys=""):
    """Audit one column of scores with its ranks: rows a, b, c ..."""
    lines = [(row, *pair) for row, *pair in zip("abcdef", ranks, scores, strict=False)]
    return audited(HEAD + RANK + keys, {"wide.csv": csv(("row", "rank x", "x"), *lines)})


@pytest.mark.parametrize(
    ("ranks", "keys", "row", "right"),
    [
        ((1, 2, 3, 5, 5), "", "d", "4"),  # 5 twice: either can be wrong, but no rank suits e
        ((1, 2, 4, 4, 5), 'ties = "average"\n', "c", "3"),  # 4.5 between d and e suits no column
        ((1, 2, 2, 4, 5), 'ties = "dense"\n', "c", "3"),
    ],
)
def test_the_row_is_blamed_that_some_rank_suits(ranks, keys, row, right):
    result = ranked(ranks, ("50", "40", "30", "20", "10"), keys)
    told = [one for one in result.findings if one.relation == "ranks" and one.row in (*"abcde",)]
    assert [(one.row, one.implied.holds(int(right))) for one in told] == [(row, True)]
    # that the column's ranks have a gap, or a tie that is none, follows
    assert {one.severity for one in result.findings if one.relation == "ranks"} == {"consequence"}
    for one in result.findings:
        low, high = (None, None) if one.implied is None else (one.implied.low, one.implied.high)
        assert low is None or high is None or low <= high


def test_relations_of_one_time_have_no_year():
    said = [one.message("en") for one in ranked((1, 3, 2), ("50", "40", "30")).findings]
    assert said[0].startswith("the relations cannot all hold at once")
    zh = [one.message("zh") for one in ranked((1, 3, 2), ("50", "40", "30")).findings]
    assert zh[0].startswith("各项关系不能同时成立")


MEAN = '[[sum]]\nname = "mean"\ntotal = "t"\nparts = ["x", "y"]\nrule = "geometric"\n'


def test_a_score_that_its_mean_denies_is_not_told_as_ranks_exchanged():
    # x of b is 16, whose mean with 4 is 8; printed as 30 it also passes the 25 of a
    lines = [("a", 1, "25", "4", "10"), ("b", 2, "30", "4", "8"), ("c", 3, "9", "4", "6")]
    table = csv(("row", "rank x", "x", "y", "t"), *lines)
    result = audited(HEAD + MEAN + RANK, {"wide.csv": table})
    joint = [one for one in result.findings if one.relation == "joint" and one.row]
    assert {one.severity for one in joint} == {"suspected"}
    assert ("b", "x") in {(one.row, one.column) for one in joint}
    assert "mean" in {one.relation for one in result.findings if one.row == "b"}
    # without the mean there is nothing wrong but the order
    (first, second) = ranked((1, 2, 3), ("25", "30", "9")).findings[:2]
    assert {first.severity, second.severity} == {"certain"}


def test_an_end_that_is_not_reached_follows_from_the_wrong_part():
    # 10.0 + 0.0 is 10.0: printed as 3.0, x does not reach 0, and the total does not fit
    lines = [("a", "3.0", "10.0", "10.0"), ("b", "100.0", "20.0", "120.0")]
    audit = WIDE + '[[sum]]\nname = "sum"\ntotal = "t"\nparts = ["x", "y"]\n'
    audit += '[[ends]]\nname = "ends"\ntables = ["x"]\nlow = 0\nhigh = 100\n'
    result = audited(audit, {"wide.csv": csv(("row", "x", "y", "t"), *lines)})
    ends = [one for one in result.findings if one.relation == "ends"]
    assert [one.severity for one in ends] == ["consequence"]
    assert ends[0].message("en").endswith("it holds once x a x is corrected")
    assert [one.severity for one in result.findings].count("certain") == 1


def test_a_blank_may_be_what_is_missed():
    lines = [("a", "1", "100.0"), ("b", "", ""), ("c", "3", "50.0")]
    audit = HEAD + RANK + '[[ends]]\nname = "ends"\ntables = ["x"]\nlow = 0\n'
    result = audited(audit, {"wide.csv": csv(("row", "rank x", "x"), *lines)})
    assert {(one.relation, one.severity) for one in result.findings} == {
        ("ranks", "suspected"),
        ("ends", "suspected"),
    }


def test_unknown_weights_of_one_time_are_of_all_rows():
    lines = [(row, x, y, (x + y) / 2) for row, x, y in [("a", 10, 20), ("b", 40, 20), ("c", 9, 5)]]
    lines.append(("d", 60, 10, 70_000.0))
    audit = WIDE + '[[sum]]\nname = "w"\ntotal = "t"\nparts = ["x", "y"]\nrule = "mean"\n'
    table = csv(("row", "x", "y", "t"), *lines)
    result = audited(audit + 'weights = "unknown"\n', {"wide.csv": table})
    (told, *_) = [one.message("en") for one in result.findings if one.row is None]
    assert "(all rows)" in told
    assert "e+" not in told
    assert "全部各行" in result.findings[0].message("zh")


def test_a_total_with_unknown_weights_follows_from_the_part_that_another_relation_denies():
    # t = (x + y) / 2 and s = x: x of d is 50 by both, and printed as 20
    rows = [("a", 0, 10), ("b", 100, 30), ("c", 40, 80), ("d", 50, 60), ("e", 70, 20)]
    lines = [(row, 20 if row == "d" else x, y, (x + y) / 2, x, 2 * x) for row, x, y in rows]
    table = csv(("row", "x", "y", "t", "s", "u"), *lines)
    audit = WIDE + '[[sum]]\nname = "w"\ntotal = "t"\nparts = ["x", "y"]\nrule = "mean"\n'
    audit += 'weights = "unknown"\n'
    for name, factor in (("s", 1), ("u", 2)):
        audit += f'[[sum]]\nname = "{name}"\ntotal = "{name}"\nparts = ["x"]\nfactor = {factor}\n'
    result = audited(audit, {"wide.csv": table})
    weights = [one for one in result.findings if one.relation == "w"]
    assert {one.row for one in weights} == {None, "d"}
    assert {one.severity for one in weights} == {"consequence"}
    assert [one.row for one in result.findings if one.severity == "certain"] == ["d"]
