"""The chart of experts' weights."""

import re

import pytest

from ahp.commands import main
from ahp.compare.chart import MOST_DOTS, MOST_NAMED, chart_bytes
from ahp.compare.experts import compare_experts
from ahp.files import load_model
from ahp.model.experts import Expert
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from tests.compare.models import judged
from tests.fonts import needs_chinese

NAMES = {"cost": "Cost $x^2$ & <b>", "style": "Style_{1}"}


def compared(count):
    nodes = [Node("car", names={"en": "Car"})]
    nodes += [Node(code, "car", names={"en": name}) for code, name in NAMES.items()]
    experts = [
        Expert(
            f"e{i}",
            {"en": f"$Li_{i}$"},
            matrices={"car": PairwiseMatrix.from_upper(("cost", "style"), [1 + i % 9])},
        )
        for i in range(count)
    ]
    blank = PairwiseMatrix(("cost", "style"), [[1, None], [None, 1]])
    return compare_experts(Model(Hierarchy(nodes), {"car": blank}, experts=tuple(experts)))


def texts(svg):
    found = re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode())
    return [one.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for one in found]


@pytest.mark.parametrize("count", [1, 2, 3, MOST_NAMED, MOST_NAMED + 1, MOST_DOTS, MOST_DOTS + 1])
def test_names_are_literal_and_marks_explained(count):
    said = texts(chart_bytes(compared(count), ".svg"))
    assert {*NAMES.values()} <= set(said)
    assert f"Car: global weights by {count} expert{'s' if count > 1 else ''}" in said
    assert ("$Li_0$" in said) == (count <= MOST_NAMED)
    assert ("one expert each" in said) == (MOST_NAMED < count <= MOST_DOTS)
    assert ("middle half, median" in said) == (count > MOST_DOTS)
    assert ("group" in said) == (count > 1)
    assert any("RI table yaahp" in one for one in said)


def test_the_same_again():
    one, again = (chart_bytes(compared(3), ".svg") for _ in range(2))
    assert one == again
    assert chart_bytes(compared(3), ".png").startswith(b"\x89PNG")


@needs_chinese
def test_in_chinese(model_of):
    found = compare_experts(load_model(model_of({"li": judged("4", "3"), "wu": judged("1", "3")})))
    said = texts(chart_bytes(found, ".svg", "zh"))
    assert {"费用", "款式", "群体", "选车：2 位专家的全局权重"} <= set(said)


def test_the_command_writes_it_beside_the_answer(model_of, tmp_path, capsys):
    folder = str(model_of({"li": judged("4", "3"), "wu": judged("1", "3")}))
    chart = tmp_path / "weights.svg"
    assert main(["compare", folder, "--lang", "en", "--chart", str(chart)]) == 0
    captured = capsys.readouterr()
    assert "Global weight" in captured.out
    assert f"wrote {chart}" in captured.err
    assert "Cost" in texts(chart.read_bytes())
    chart.write_text("mine", encoding="utf-8")
    assert main(["compare", folder, "--lang", "en", "--chart", str(chart)]) == 2
    assert "--force" in capsys.readouterr().err
    assert chart.read_text(encoding="utf-8") == "mine"
    assert main(["compare", folder, "--lang", "en", "--chart", str(chart), "--force"]) == 0
    capsys.readouterr()
    assert main(["compare", folder, "--lang", "en", "--chart", "weights.pdf"]) == 2
    captured = capsys.readouterr()
    assert ".svg or .png" in captured.err
    assert captured.out == ""
