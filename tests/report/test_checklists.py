"""The checklist for theses: nothing is reported without a part, and everything can be."""

import pytest

from ahp import judgment_facts, load_model, report_parts
from ahp.common.document.book.checklist import Evidence, checklist_parts, evidence_in
from ahp.common.document.book.numbering import numbered
from ahp.common.document.parts import Column, Figure, Grid, Heading, Text, plain
from ahp.report.checklists.thesis import GROUPS, thesis, thesis_items
from tests.compare.models import HIERARCHY, judged

FACTS = frozenset({"judgments", "group", "levels", "failing"})
RULES = [rule for _, rules in GROUPS for rule in rules]
HOLDING = {one: one.partition(":")[2] or one for rule in RULES for one in (*rule.names, *rule.also)}


def statuses(evidence):
    return {item.key: item.status for item in thesis_items(evidence)}


def test_an_empty_document_reports_nothing():
    for facts in (frozenset(), FACTS):
        assert "reported" not in statuses(Evidence(facts=facts)).values()
    assert "not applicable" not in statuses(Evidence(facts=FACTS)).values()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_item_turns_when_a_part_says_it(rule):
    assert statuses(Evidence({}, FACTS))[rule.key] == "not reported"
    own = Evidence({rule.key: rule.key}, FACTS)
    assert [item.where for item in thesis_items(own) if item.status == "reported"] == [rule.key]
    for name in rule.names:
        found = Evidence({name: HOLDING[name], **dict.fromkeys(rule.also, "other")}, FACTS)
        (item,) = [one for one in thesis_items(found) if one.key == rule.key]
        assert (item.status, item.where) == ("reported", HOLDING[name])
        for missing in rule.also:
            less = {one: part for one, part in found.holds.items() if one != missing}
            assert statuses(Evidence(less, FACTS))[rule.key] == "not reported"
    for fact in rule.applies:
        less = Evidence({rule.key: rule.key}, FACTS - {fact})
        assert statuses(less)[rule.key] == "not applicable"


def test_what_parts_hold_is_what_can_be_referred_to():
    columns = (Column("name", "Name"), Column("unit", "Unit"), Column("note", "Note"))
    rows = [["a", "kg", ""], ["b", "", ""]]
    parts = [
        Heading("Method", name="m"),
        Text("m"),
        Grid(columns, rows, "Units", name="t"),
        Grid(columns, rows, name="without-caption"),
        Figure("f", {".svg": b""}, "F", "F"),
    ]
    holds = evidence_in(parts).holds
    assert sorted(holds) == ["f", "figure:f", "m", "t", "t.name", "t.name:all", "t.unit", "table:t"]
    assert set(holds.values()) <= set(numbered(parts).names)


@pytest.fixture
def group(tmp_path):
    people = {"li": judged(3, 5), "wu": judged(2, 2)}
    for name, files in {"": judged("", ""), **people}.items():
        at = tmp_path / "experts" / name if name else tmp_path
        at.mkdir(parents=True, exist_ok=True)
        for code, text in files.items():
            (at / f"{code}.csv").write_text(text, encoding="utf-8")
    (tmp_path / "hierarchy.toml").write_text(HIERARCHY, encoding="utf-8")
    return load_model(tmp_path).judged_by(group=True)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_of_a_group_is_held_against_the_list(group, lang):
    sections = report_parts(group, lang)
    parts = [part for one in sections.values() for part in one]
    evidence = evidence_in(parts, judgment_facts(group))
    found = statuses(evidence)
    reported = {"scale", "experts", "response", "group", "matrices", "single", "consistency"}
    reported |= {"random-index", "total"}
    assert {f"thesis-{key}" for key in reported} <= {
        key for key, status in found.items() if status == "reported"
    }
    assert found["thesis-qualifications"] == "not reported"  # nobody has told of any
    assert found["thesis-questionnaire"] == "not reported"
    filled = thesis(evidence)
    said, grid = checklist_parts(filled, lang)
    names = numbered([*parts, grid]).names
    wheres = [span.to for row in grid.rows for span in row[2]]
    assert wheres
    assert set(wheres) <= set(names)
    total, *counts = [int("".join(filter(str.isdigit, one))) for one in _numbers(said)]
    assert total == len(filled.items) == sum(counts)
    assert counts[0] == len(wheres)
    assert len(grid.rows) == total + len(GROUPS)


def _numbers(said):
    words = plain(said.text).replace("，", ",").replace("：", ",").replace(":", ",")
    return [word for word in words.split(",") if any(map(str.isdigit, word))]


def test_facts_of_judgments(group):
    assert judgment_facts(None) == frozenset()
    assert judgment_facts(group) >= {"judgments", "group", "levels"}
    assert "group" not in judgment_facts(group.model.of_expert("li"))
