"""Planted exchanges of ranks are found with both values, and nothing else is."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from index.audit import audit_project

CASE = Path(__file__).parent / "cases" / "audit-swapped-ranks"


def counted(result):
    return {
        (one.row, one.column, one.implied.texts())
        for one in result.findings
        if one.severity != "consequence"
    }


def test_exchanged_ranks_are_two_cells_with_both_values():
    # scores 50 40 30 20 10, ranks 1 3 2 4 5
    result = audit_project(CASE)
    assert counted(result) == {("b", "rank", ("2", "2")), ("c", "rank", ("3", "3"))}
    assert result.joint[0].size == 2


@settings(deadline=None, max_examples=40)
@given(st.data(), st.lists(st.integers(0, 900), min_size=4, max_size=12, unique=True))
def test_any_exchange_in_a_sound_table(data, scores):
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    ranks = {row: rank for rank, row in enumerate(order, 1)}
    one, other = data.draw(st.lists(st.sampled_from(order), min_size=2, max_size=2, unique=True))
    printed = {**ranks, one: ranks[other], other: ranks[one]}
    with TemporaryDirectory() as folder:
        lines = [f"r{row},{printed[row]},{score / 10:.1f}" for row, score in enumerate(scores)]
        (Path(folder) / "t.csv").write_text("\n".join(["row,rank,score", *lines]) + "\n")
        (Path(folder) / "audit.toml").write_text((CASE / "audit.toml").read_text())
        result = audit_project(folder)
        assert counted(result) == {
            (f"r{row}", "rank", (str(ranks[row]),) * 2) for row in (one, other)
        }
        for row, rank in ((one, ranks[one]), (other, ranks[other])):
            lines[row] = f"r{row},{rank},{scores[row] / 10:.1f}"
        (Path(folder) / "t.csv").write_text("\n".join(["row,rank,score", *lines]) + "\n")
        assert audit_project(folder).ok
