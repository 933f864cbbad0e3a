"""More items than the RI table knows: the weights need no RI, and only the CR is lacking."""

import json

import pytest

from ahp.commands import main
from ahp.files import ModelDocument, scaffold, write_matrix
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix

ITEMS = [f"i{k:02d}" for k in range(31)]


@pytest.fixture
def folder(tmp_path):
    """Return a model in which the first item weighs twice as much as each other: 2/32, 1/32."""
    hierarchy = Hierarchy([Node("top"), *(Node(code, "top") for code in ITEMS)])
    scaffold(tmp_path / "m", ModelDocument(hierarchy))
    matrix = PairwiseMatrix.from_upper(ITEMS, [2] * 30 + [1] * 435)
    write_matrix(tmp_path / "m" / "top.csv", matrix)
    for expert in ("ann", "bob"):
        (tmp_path / "m" / "experts" / expert).mkdir(parents=True)
        write_matrix(tmp_path / "m" / "experts" / expert / "top.csv", matrix)
    return str(tmp_path / "m")


def test_experts_are_compared_by_weights(folder, capsys):
    assert main(["compare", folder, "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    for one in (*told["experts"].values(), told["group"], told["own"]):
        assert one["global"]["i00"] == pytest.approx(1 / 16)
        assert one["global"]["i30"] == pytest.approx(1 / 32)
        assert one["matrices"]["top"]["cr"] is None
    assert {one["code"] for one in told["findings"]} == {"random-index-range"}


def test_the_table_says_what_lacks(folder, capsys):
    assert main(["compare", folder]) == 1
    out = capsys.readouterr().out
    assert "no CR" in out
    assert "nan" not in out.lower()
    assert main(["compare", folder, "--lang", "zh"]) == 1
    assert "无 CR" in capsys.readouterr().out
