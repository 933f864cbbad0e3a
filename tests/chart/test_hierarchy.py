"""The picture of a hierarchy: everything is there, within the page, and nothing covers another."""

import itertools
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from ahp.chart.hierarchy import hierarchy_picture, labels_of, page_tree
from ahp.chart.layout import HIGHEST, PAGE, laid_out
from ahp.chart.measure import broken, width
from ahp.chart.tree import MOST, level_name, tree_of
from ahp.common.findings import UsageError
from ahp.files import load_model
from ahp.model.hierarchy import Hierarchy, Node
from tests.fonts import needs_chinese

REPORT = str(Path(__file__).parents[2] / "matrices" / "ai-competitiveness-2022")
EN = ("Price", "Delivery and reliability", "Environmental responsibility", "Service after sale")
ZH = ("价格", "交货准时率", "环境保护与社会责任", "AI专利数")


def grown(*counts, times=1):
    """Return a hierarchy with so many items below every node, level by level, and its weights."""
    nodes, weights, row = [Node("g", names={"en": "Best one", "zh": "选择方案"})], {"g": 1.0}, ["g"]
    for count in counts:
        below = []
        for parent, place in itertools.product(row, range(count)):
            code, turn = f"{parent}{chr(97 + place % 26)}{place // 26 or ''}", len(nodes) % 4
            names = {"en": " ".join([EN[turn]] * times), "zh": ZH[turn] * times}
            nodes.append(Node(code, parent, names))
            weights[code] = weights[parent] * 2 * (place + 1) / (count * (count + 1))
            below.append(code)
        row = below
    return Hierarchy(nodes), weights


def uneven():
    nodes, weights = grown(3, 2)
    more = [Node("deep", "gaa", {"en": "Deep", "zh": "深"}), Node("z", "deep"), Node("y", "deep")]
    more.append(Node("lone", "g", {"en": "Lone", "zh": "独"}))
    return Hierarchy([*nodes.nodes, *more]), weights


HOSTILE = ("<b>&amp;", "$x_1$ ]]>", "a\x1b[2J\nb", "w" * 200, " ", "–" * 40, "{name}", "one " * 50)


def hostile():
    below = [Node(f"n{place}", "g", {"en": name}) for place, name in enumerate(HOSTILE)]
    return Hierarchy([Node("g", names={"en": HOSTILE[0]}), *below]), {"g": 1.0, "n0": 0.25}


SHAPES = {
    "three": grown(3),
    "five": grown(5),
    "four by four": grown(4, 4),
    "two levels of 24": grown(6, 4),
    "five levels": grown(2, 2, 2, 2, 2),
    "long names": grown(3, 4, times=5),
    "most": grown(4, 5, 10),
    "uneven": uneven(),
    "chain": grown(1, 1, 1),
    "hostile": hostile(),
}


def placed(hierarchy, weights, lang, **how):
    tree = tree_of(hierarchy, **how)
    labels = labels_of(tree, weights, lang)
    return tree, labels, laid_out(tree, labels, tree.level_names(lang))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("shape", SHAPES)
def test_boxes_lie_on_the_page_apart_with_their_text_inside(shape, lang):
    tree, labels, layout = placed(*SHAPES[shape], lang)
    assert set(layout.boxes) == set(tree.hierarchy.codes)
    assert layout.width == PAGE or shape == "five levels"
    for code, box in layout.boxes.items():
        beside = width(box.beside, layout.small) + 4 if box.beside else 0
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width + beside <= layout.width + 1e-6
        assert box.y + box.height <= layout.height + 1e-6
        if not box.upright:
            size = labels[code].size(layout.size)
            assert max(width(line, size) for line in box.lines) <= box.width
            high = len(box.lines) * layout.size + len(box.figures) * layout.small
            assert high <= box.height
    ordered = sorted(layout.boxes.values(), key=lambda one: one.y)
    for place, one in enumerate(ordered):
        bottom = one.y + one.height
        for other in (other for other in ordered[place + 1 :] if other.y < bottom):
            assert one.x + one.width <= other.x or other.x + other.width <= one.x


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_below_a_node_stands_beyond_it_and_in_order(lang):
    for hierarchy, weights in (grown(3), grown(4, 6)):
        _, _, layout = placed(hierarchy, weights, lang)
        for code in hierarchy.codes:
            ones = [layout.boxes[child] for child in hierarchy.children(code)]
            box = layout.boxes[code]
            for one in ones:
                beyond = one.y - box.y - box.height if layout.down else one.x - box.x - box.width
                assert beyond > 5
            across = [one.middle[0 if layout.down else 1] for one in ones]
            assert across == sorted(across)


def test_few_items_stand_below_the_goal_and_many_to_its_right():
    assert placed(*grown(4), "en")[2].down
    assert placed(*grown(4), "zh")[2].down
    assert placed(*grown(4, 4), "zh")[2].down  # names written downwards, as theses do
    assert any(box.upright for box in placed(*grown(4, 4), "zh")[2].boxes.values())
    assert not placed(*grown(4, 4), "en")[2].down
    assert not placed(*grown(6, 5), "zh")[2].down


def test_the_hierarchy_of_the_report_fits_a_page():
    model = load_model(REPORT)
    weights = {row.code: row.global_ for row in model.weights()}
    for lang in ("zh", "en"):
        assert placed(model.hierarchy, weights, lang)[2].height <= HIGHEST


def texts_of(svg):
    root = ET.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    return ["".join(one.itertext()).strip() for one in root.iter(f"{space}text")]


@needs_chinese
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("shape", ["three", "four by four", "two levels of 24", "uneven"])
def test_every_name_weight_and_level_can_be_read(shape, lang):
    hierarchy, weights = SHAPES[shape]
    svg = hierarchy_picture(hierarchy, weights, lang, ".svg")
    assert svg == hierarchy_picture(hierarchy, weights, lang, ".svg")
    joined = "".join(texts_of(svg)).replace(" ", "")
    described = svg.decode("utf-8")
    for code in hierarchy.codes:
        assert hierarchy.name(code, lang).replace(" ", "") in joined
        assert hierarchy.name(code, lang) in described
        if code in weights and code != "g":
            assert f"{weights[code]:.4f}" in joined
            parent = hierarchy.parent(code)
            if parent != "g":
                assert f"{weights[code] / weights[parent]:.4f}" in joined
    for name in tree_of(hierarchy).level_names(lang):
        assert name.replace(" ", "") in joined
    assert "<dc:title>" in described
    assert "<dc:description>" in described


def test_without_weights_there_are_no_figures():
    hierarchy, _ = grown(3, 2)
    svg = hierarchy_picture(hierarchy, None, "en", ".svg")
    assert not any(character.isdigit() for character in "".join(texts_of(svg)))
    assert hierarchy_picture(hierarchy, {}, "en", ".png")[:8] == b"\x89PNG\r\n\x1a\n"


def test_hostile_names_are_shown_and_nothing_else_happens():
    hierarchy, weights = hostile()
    texts = texts_of(hierarchy_picture(hierarchy, weights, "en", ".svg"))
    assert {"<b>&amp;", "$x_1$ ]]>", "{name}"} <= set(texts)
    assert any(r"\x1b" in text for text in texts)
    assert any(text.endswith("…") for text in texts)


def test_a_part_and_some_levels():
    hierarchy, weights = grown(3, 2, 2)
    tree, labels, _ = placed(hierarchy, weights, "en", depth=2)
    assert len(tree.children) == 1 + 3 + 6
    assert tree.hidden == dict.fromkeys(tree.ends, 2)
    assert all("+2" in labels[code].name for code in tree.ends)
    tree, labels, _ = placed(hierarchy, weights, "zh", top="ga")
    assert tree.level_names("zh") == ("准则层", "子准则层", "指标层")
    assert labels["ga"].figures == (f"{weights['ga']:.4f}",)
    with pytest.raises(UsageError, match="nothing to draw"):
        tree_of(hierarchy, "gaaa")


def test_more_than_can_be_read_is_cut_and_told_or_refused():
    tree = tree_of(grown(10, 10, 10)[0])
    assert len(tree.ends) == 100
    assert [one.code for one in tree.notes] == ["depth-cut"]
    assert tree_of(grown(10, 20)[0]).notes == ()
    for hierarchy, depth in ((grown(MOST + 1)[0], None), (grown(10, 10, 10)[0], 3)):
        with pytest.raises(UsageError, match="too many"):
            tree_of(hierarchy, depth=depth)


def test_a_page_has_as_many_levels_as_fit():
    whole = page_tree(*grown(4, 4), "en")
    assert (whole.ends, whole.notes) == (tree_of(grown(4, 4)[0]).ends, ())
    tree = page_tree(*grown(3, 4, 10), "zh")
    assert len(tree.ends) == 12
    assert [one.code for one in tree.notes] == ["page-cut"]
    assert len(page_tree(*grown(120), "zh").ends) == 120  # one level is always drawn


def test_levels_are_named_as_theses_do():
    assert [level_name(one, 2) for one in range(3)] == ["Goal", "Criteria", "Indicators"]
    assert [level_name(one, 4, "zh") for one in range(5)] == [
        "目标层", "准则层", "子准则层 1", "子准则层 2", "指标层",
    ]  # fmt: skip


def test_lines_are_even_and_a_word_is_broken_only_where_it_must_be():
    assert broken("售后服务能力", 52.0, 10.0, 3)[0] == ("售后服", "务能力")
    assert broken("technology-enabling relations", 80.0, 10.0, 3) == (
        ("technology-", "enabling", "relations"), True,
    )  # fmt: skip
    lines, whole = broken("w" * 40, 100.0, 10.0, 9)
    assert "".join(lines) == "w" * 40
    assert not whole
