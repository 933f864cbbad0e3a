"""Sentences of ours hold whatever the regions and items are called."""

import re
from dataclasses import replace

import pytest

from index.project.example import tiny
from index.project.regions import Region
from index.project.years import YearStyle
from index.report.assembled import assembled
from index.report.built import standing_of
from index.report.context import Context
from index.report.verify import verified
from index.steps.build import build


def built(names, items=()):
    """Build the tiny project with other names, the same in both languages."""
    project = tiny()
    regions = tuple(
        Region(one.code, {"zh": name, "en": name}, kind="province")
        for one, name in zip(project.regions, names, strict=True)
    )
    weights = project.weights
    called = dict(zip([node.code for node in weights.nodes], items, strict=False))
    nodes = tuple(
        replace(node, names=dict.fromkeys(("zh", "en"), called.get(node.code, node.code)))
        for node in weights.nodes
    )
    return build(replace(project, regions=regions, weights=replace(weights, nodes=nodes)))


@pytest.mark.parametrize(
    ("names", "items"),
    [
        (("甲", "乙", "甲、乙"), ()),  # a name that looks like a list of others
        (("A, B", "A", "B"), ()),
        (("2021 年", "from 2021", "前 10 位"), ("综合", "第 3 位", "rank 2")),  # words with numbers
        (("2021", "-", "-5"), ("2.5", "10", "1st")),
        (("second tier", "第二梯队", "first"), ("第三梯队", "third tier", "second tier")),
        (("patents", "waste", "10"), ("goal", "patents", "10")),  # regions called like items
        (("天津", "天津", "天津"), ()),
        (("呼和浩特", "和", "and"), ()),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_odd_names_make_no_sentence_false(names, items, lang):
    """Names that are numbers, words of the prose, lists, items or shared ones are no fault."""
    result = built(names, items)
    report = Context(standing_of(result), lang, result=result)
    _, said = assembled(report)
    assert said.sentences
    assert [one.message(lang) for one in verified(report.standing, said.sentences)] == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("style", [YearStyle("/"), YearStyle("-"), YearStyle("-", 4)])
def test_years_of_two_stand_in_the_text_as_in_tables(style, lang):
    """A span is written in full, and counts as no number that nobody claims."""
    result = build(replace(tiny(), year_style=style))
    report = Context(standing_of(result), lang, result=result)
    _, said = assembled(report)
    assert any(str(style.name(2022)) in one.text for one in said.sentences)
    spans = "|".join(style.names([2021, 2022]))
    assert not any("202" in re.sub(spans, "", one.text) for one in said.sentences)
    assert [one.message(lang) for one in verified(report.standing, said.sentences)] == []
    wrong = replace(said.sentences[0], text=said.sentences[0].text.replace("22", "19"))
    assert verified(report.standing, [wrong])
