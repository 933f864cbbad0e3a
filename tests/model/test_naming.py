"""What is said about a model is said in names; programs compare codes."""

import pytest

from ahp.common.findings import Finding, Place
from ahp.common.mathematics import NOT_CONNECTED
from ahp.files.wording import ANSWER_APART, ANSWER_TWICE
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.naming import in_names
from ahp.model.wording import ITEM_AMBIGUOUS, JUDGMENT_TEXT

SITE = Hierarchy(
    [
        Node("goal", names={"zh": "选址", "en": "Site"}),
        Node("3", "goal", {"zh": "价格", "en": "Price"}),
        Node("quality", "goal", {"zh": "质量"}),
        Node("traffic", "goal"),
    ]
)


@pytest.mark.parametrize(
    ("what", "details", "zh", "en"),
    [
        (
            NOT_CONNECTED,
            {"count": 2, "islands": [["3", "quality"], ["traffic"]]},
            "价格、质量；traffic",
            "Price, 质量; traffic",
        ),
        (
            ANSWER_APART,
            {"a": "3", "b": "quality", "node_a": "goal", "node_b": "3"},
            "价格 在 选址 处比较，而 质量 在 价格 处比较",
            "Price is compared at Site, but 质量 at Price",
        ),
        (ITEM_AMBIGUOUS, {"item": "3", "codes": ["3 : quality"]}, "价格 : 质量", "Price : 质量"),
        (
            ANSWER_TWICE,
            {"value": "3", "other": "3 : quality = 3"},
            "3 与上文矛盾：价格 : 质量 = 3",
            "3 contradicts",
        ),
        (JUDGMENT_TEXT, {"value": "3"}, "3 不是判断值", "3 is not a judgment"),
    ],
)
def test_details_are_said_by_name(what, details, zh, en):
    (found,) = in_names([Finding(what, details, "m.csv", Place(node="goal"))], SITE)
    assert zh in found.text("zh")
    assert en in found.text("en")
    assert found.text("zh").startswith("m.csv：节点 选址：")
    assert found.place == Place(node="goal")


def test_a_place_names_its_pair():
    found = Finding(JUDGMENT_TEXT, {"value": "'x'"}, "m.csv", Place(row=2, pair="3 : traffic"))
    (named,) = in_names([found], SITE)
    assert "判断 价格 : traffic" in named.text("zh")
    assert named.place == found.place
