"""Checklists of an index: each item by the part that says it, and nothing without one."""

import pytest

from ahp.common.document.book.checklist import Evidence
from ahp.common.document.parts import Column, Grid, Heading, Text
from ahp.common.findings import Problems, UsageError
from index.project.example import tiny
from index.project.reporting import CHECKLISTS, Reporting
from index.report.assembled import assembled
from index.report.built import standing_of
from index.report.checklists import ispor, jrc, thesis
from index.report.checklists.evidence import evidence_of
from index.report.checklists.marks import item_keys, marked
from index.report.checklists.registry import checklist, checklists_parts
from index.report.context import Context
from index.report.standing import Standing
from index.steps.build import build

FACTS = frozenset({"judgments", "group", "levels", "failing", "imputed", "winsorized", "years"})
RULES = [
    (name, rule)
    for name, module in (("ispor", ispor), ("jrc", jrc), ("thesis", thesis))
    for _, rules in module.GROUPS
    for rule in rules
]


def status(name, key, evidence):
    (item,) = [one for one in checklist(name, evidence).items if one.key == key]
    assert bool(item.where) == (item.status == "reported")
    assert item.status != "reported" or item.note is None
    assert item.status != "not applicable" or item.note is not None
    return item.status


@pytest.mark.parametrize("name", CHECKLISTS)
def test_an_empty_project_reports_nothing(name):
    for facts in (frozenset(), FACTS):
        filled = checklist(name, Evidence(facts=facts))
        assert filled.count("reported") == 0
        assert filled.count("not reported") > 0
    assert filled.count("not applicable") == 0
    assert len({item.key for item in filled.items}) == len(filled.items)


@pytest.mark.parametrize(("name", "rule"), RULES, ids=lambda one: getattr(one, "key", one))
def test_every_item_turns_when_a_part_says_it(name, rule):
    key = rule.key
    assert status(name, key, Evidence({}, FACTS)) == "not reported"
    assert status(name, key, Evidence({key: key}, FACTS)) == "reported"
    also = dict.fromkeys(rule.also, "other")
    for one in rule.names:
        assert status(name, key, Evidence({one: "part", **also}, FACTS)) == "reported"
        for missing in rule.also:
            less = {held: part for held, part in also.items() if held != missing}
            assert status(name, key, Evidence({one: "part", **less}, FACTS)) == "not reported"
    for fact in rule.applies:
        assert status(name, key, Evidence({key: key}, FACTS - {fact})) == "not applicable"


def test_every_step_has_its_items():
    groups = {name: [] for name in CHECKLISTS}
    for name in CHECKLISTS:
        items = checklist(name, Evidence()).items
        groups[name] = list(dict.fromkeys(item.group("en") for item in items))
    assert [one.partition(" ")[0] for one in groups["ispor"]] == [str(k) for k in range(1, 9)]
    assert [one.partition(" ")[0] for one in groups["jrc"]] == [str(k) for k in range(1, 11)]


def report_of(lang="en", **asked):
    result = build(tiny())
    return Context(standing_of(result), lang, Reporting(**asked), result)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_report_is_held_against_its_own_parts(lang):
    book, _ = assembled(report_of(lang, checklists=CHECKLISTS))
    names = {getattr(part, "name", "") for part in book.parts}
    grids = {part.name: part for part in book.parts if isinstance(part, Grid)}
    for name in CHECKLISTS:
        rows = grids[f"checklist-{name}"].rows
        wheres = [span.to for row in rows for span in row[2]]
        assert wheres
        assert set(wheres) <= names
    small, _ = assembled(report_of(lang, parts=("checklists",), checklists=("jrc",)))
    (grid,) = [part for part in small.parts if isinstance(part, Grid)]
    assert not [span for row in grid.rows for span in row[2]]  # no other part, nothing reported


def test_what_is_defined_for_some_indicators_is_not_reported_of_all():
    columns = (Column("name", "Name"), Column("definition", "Definition"))
    report = Context(Standing({}, (), "goal"))
    for cells, said in ((("a", "b"), "reported"), (("a", ""), "not reported")):
        rows = [["x", cells[0]], ["y", cells[1]]]
        parts = [Grid(columns, rows, "Indicators", name="definitions")]
        assert status("jrc", "jrc-definitions", evidence_of(report, parts)) == said


def test_a_table_of_a_dimension_is_not_one_of_the_goal():
    report = report_of()
    grids = [
        part for part in assembled(report)[0].parts
        if isinstance(part, Grid) and part.name.startswith("league-")
    ]  # fmt: skip
    goal = [grid for grid in grids if grid.name.endswith(f"-{report.standing.goal}")]
    others = [grid for grid in grids if grid not in goal]
    for parts, key in ((goal, "ispor-results"), (others, "ispor-scores")):
        found = evidence_of(report, parts)
        reported = {one.key for one in checklist("ispor", found).items if one.status == "reported"}
        assert key in reported
        assert ({"ispor-results", "ispor-scores"} - {key}).isdisjoint(reported)


def test_a_heading_of_ones_own_says_what_only_people_can():
    taken, problems = set(), Problems("own.md")
    parts = [Heading("Why so {#jrc-framework}"), Text("Because {#x}."), Heading("Plain")]
    found = marked(parts, taken, problems)
    assert [getattr(one, "name", "") for one in found] == ["jrc-framework", "", ""]
    assert not problems.findings
    evidence = evidence_of(Context(Standing({}, (), "goal")), found)
    assert status("jrc", "jrc-framework", evidence) == "reported"
    again = [Heading("Again {#jrc-framework}"), Heading("Odd {#jrc-frame}")]
    assert [one.name for one in marked(again, taken, problems)] == ["", ""]
    assert [one.code for one in problems.findings] == ["marked-twice", "no-such-item"]
    assert "jrc-framework" in problems.findings[1].text("en")
    assert set(item_keys()) >= {rule.key for _, rule in RULES}


def test_a_marked_heading_is_found_from_a_file(tmp_path):
    path = tmp_path / "why.md"
    path.write_text("## Why so {#jrc-framework}\n\nBecause.\n", encoding="utf-8")
    asked = {"checklists": ("jrc",), "before": {"method": {"en": str(path)}}}
    report = report_of(**asked)
    book, said = assembled(report)
    assert not said.findings
    (heading,) = [part for part in book.parts if getattr(part, "name", "") == "jrc-framework"]
    assert heading.text == "Why so"
    (grid,) = [part for part in book.parts if getattr(part, "name", "") == "checklist-jrc"]
    assert "jrc-framework" in [span.to for row in grid.rows for span in row[2]]
    path.write_text("## Why so {#jrc-frame}\n", encoding="utf-8")
    assert [one.code for one in assembled(report)[1].findings] == ["no-such-item"]


def test_lists_are_asked_for_by_name():
    assert len(checklists_parts(["jrc", "ispor", "jrc"], Evidence(), "zh")) == 4
    with pytest.raises(UsageError, match="--checklist 'oecd' is not known"):
        checklist("oecd", Evidence())
