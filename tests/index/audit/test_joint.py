"""The fewest cells to correct, against trying every set of cells."""

import tempfile
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.audit import load_audit
from index.audit.joint import solve
from index.audit.systems import systems
from tests.index.audit.reports import write

HALF = Fraction(1, 20)

# A tree of sums: top = left + right, left = p + q, right = r + s; one row, one year.
TREE = {"top": ("left", "right"), "left": ("p", "q"), "right": ("r", "s")}
LEAVES = ("p", "q", "r", "s")
NAMES = (*TREE, *LEAVES)

TREE_AUDIT = "format = 1\n[tables]\n"
TREE_AUDIT += "".join(f'{name} = {{ file = "{name}.csv" }}\n' for name in NAMES)
TREE_AUDIT += "".join(
    f'[[sum]]\nname = "{name}"\ntotal = "{name}"\nparts = ["{a}", "{b}"]\n'
    for name, (a, b) in TREE.items()
)
TREE_AUDIT += f'[[range]]\nname = "range"\ntables = {list(NAMES)}\nhigh = 1000\n'.replace("'", '"')


def joint_of(lines, audit):
    with tempfile.TemporaryDirectory() as folder:
        (system,) = systems(load_audit(write(Path(folder), lines, audit)))
        return solve(system)


def tree_consistent(printed, freed):
    """Whether a tree of sums has scores: what the leaves allow meets each node, bottom up."""

    def box(name):
        low, high = Fraction(0), Fraction(1000)
        if name not in freed:
            low, high = max(low, printed[name] - HALF), min(high, printed[name] + HALF)
        return low, high

    def reach(name):
        low, high = box(name)
        if name in TREE:
            parts = [reach(part) for part in TREE[name]]
            if None in parts:
                return None
            low = max(low, sum(part[0] for part in parts))
            high = min(high, sum(part[1] for part in parts))
        return (low, high) if low <= high else None

    return reach("top") is not None


def fewest(cells, consistent):
    """Try every set of cells, the smallest first."""
    for size in range(len(cells) + 1):
        sets = [set(some) for some in combinations(cells, size) if consistent(set(some))]
        if sets:
            return size, sets
    raise AssertionError("not even all cells together")


@given(st.lists(st.integers(0, 4), min_size=7, max_size=7))
@settings(deadline=None)
def test_tree_of_sums_against_every_set(tenths):
    printed = {name: Fraction(n, 10) for name, n in zip(NAMES, tenths, strict=True)}
    lines = {
        name: [["row", "score"], ["a", f"{float(value):.1f}"]] for name, value in printed.items()
    }
    joint = joint_of(lines, TREE_AUDIT)
    size, sets = fewest(NAMES, lambda freed: tree_consistent(printed, freed))
    assert joint.feasible == (size == 0)
    if size:
        assert joint.size == size
        found = [{cell.table for cell in one} for one in joint.sets]
        assert all(one in sets for one in found)
        assert joint.unique == (len(sets) == 1)
        # every cell of any smallest set is named, and certain where it is in all of them
        assert {one.cell.table for one in joint.corrections} == set().union(*sets)
        certain = {one.cell.table for one in joint.corrections if one.certain}
        assert certain == set.intersection(*sets)
        assert all(conflict.proved for conflict in joint.conflicts)


RANKS_AUDIT = """\
format = 1
[tables]
t = { file = "t.csv" }
[[rank]]
name = "ranks"
tables = ["t"]
ties = "any"
excerpt = true
"""


def ranking_consistent(rows, freed):
    """Whether ranked rows have scores: go down the ranks, taking the greatest score allowed."""
    ranked = [row for row in rows if ("rank", row[0]) not in freed]
    above = Fraction(1000)
    for rank in sorted({row[1] for row in ranked}):
        low, high = Fraction(-1000), above
        for name, own, score in ranked:
            if own == rank and ("score", name) not in freed:
                low, high = max(low, score - HALF), min(high, score + HALF)
        if low > high:
            return False
        above = high
    return True


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 6)), min_size=1, max_size=4))
@settings(deadline=None)
def test_ranking_against_every_set(drawn):
    rows = [(name, rank, Fraction(n, 10)) for name, (rank, n) in zip("abcd", drawn, strict=False)]
    body = [[name, str(rank), f"{float(score):.1f}"] for name, rank, score in rows]
    joint = joint_of({"t": [["row", "rank", "score"], *body]}, RANKS_AUDIT)
    cells = [(role, name) for name, *_ in rows for role in ("rank", "score")]
    size, sets = fewest(cells, lambda freed: ranking_consistent(rows, freed))
    assert joint.size == size
    named = {(one.cell.role, one.cell.row) for one in joint.corrections}
    assert named == set().union(*sets)
    assert all(conflict.proved for conflict in joint.conflicts)


def test_two_mistakes_are_two_cells():
    # left should be 1.0 + 1.0 = 2.0; and right should be 2.0 + 1.5 = 3.5, but 4.0 - 2.0 is 2.0
    printed = {"top": "4.0", "left": "3.0", "right": "2.0", "p": "1.0", "q": "1.0"}
    printed |= {"r": "2.0", "s": "1.5"}
    lines = {name: [["row", "score"], ["a", text]] for name, text in printed.items()}
    joint = joint_of(lines, TREE_AUDIT)
    assert joint.size == 2
    certain = {one.cell.table: one.implied.texts() for one in joint.corrections if one.certain}
    # left is 1.0 + 1.0 and 4.0 - 2.0, each 1.9 to 2.1; right agrees with that, so r or s is wrong
    assert certain == {"left": ("1.9", "2.1")}
    others = {one.cell.table: one.implied.texts() for one in joint.corrections if not one.certain}
    # 2.0 - 1.5 is 0.4 to 0.6; 2.0 - 2.0 is 0.1 at most, and not negative
    assert others == {"r": ("0.4", "0.6"), "s": ("0", "0.1")}


def test_small_figures_are_told_apart_too():
    # in millionths: 0.000002 + 0.000002 is 0.000005 at most, 0.000006 is 0.0000055 at least
    printed = dict.fromkeys(NAMES, "0.000000")
    printed |= {"left": "0.000006", "p": "0.000002", "q": "0.000002", "top": "0.000006"}
    lines = {name: [["row", "score"], ["a", text]] for name, text in printed.items()}
    joint = joint_of(lines, TREE_AUDIT)
    assert not joint.feasible
    printed |= {"left": "0.000005", "top": "0.000005"}
    lines = {name: [["row", "score"], ["a", text]] for name, text in printed.items()}
    assert joint_of(lines, TREE_AUDIT).feasible


def test_a_wrong_relation_is_not_blamed_on_cells():
    # 25 rows whose parts, 1.0 and 1.0, are nowhere near the total of 3.0
    rows = [str(number) for number in range(25)]
    lines = {
        name: [["row", "score"], *([row, text] for row in rows)]
        for name, text in (("t", "3.0"), ("p", "1.0"), ("q", "1.0"))
    }
    audit = "format = 1\n[tables]\n"
    audit += "".join(f'{name} = {{ file = "{name}.csv" }}\n' for name in lines)
    audit += '[[sum]]\nname = "sum"\ntotal = "t"\nparts = ["p", "q"]\n'
    joint = joint_of(lines, audit)
    assert not joint.feasible
    assert not joint.complete
    assert joint.size == 25  # no two rows share a cell
    assert joint.corrections == ()
    assert all(conflict.proved for conflict in joint.conflicts)
