"""Whole reports as text, of figures that are published: what a change does to them is seen."""

import re
from pathlib import Path

import pytest

from ahp.common.document.book.forms import book_files
from ahp.report.context import report_of
from ahp.report.made import book_of
from ahp.report.parts.registry import SECTIONS
from tests.report.models import CRITERIA, LEADER, leader

GOLDEN = Path(__file__).parent / "golden"


def as_markdown(lang):
    """Return the report of a leader's choice as text, without pictures and versions."""
    report = report_of(leader(), lang, sections=tuple(SECTIONS), pictures=())
    text = book_files(book_of(report, "thesis"), "r.md")["r.md"].decode()
    return re.sub(r"ahp \S+ numpy \S+", "ahp 0, numpy 0", text)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_report(lang):
    path = GOLDEN / f"leader.{lang}.md"
    assert as_markdown(lang) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_figures_are_the_published_ones(lang):
    text = (GOLDEN / f"leader.{lang}.md").read_text(encoding="utf-8")
    published, model = LEADER["published"], leader()
    for code, weight in zip(CRITERIA, published["criteria_w"], strict=True):
        row = rf"^\| {model.hierarchy.name(code, lang)} \|.*\| (\d\.\d+) \|$"
        shown = next(float(found) for found in re.findall(row, text, re.MULTILINE))
        assert round(shown, 3) == pytest.approx(weight, abs=0.0011)  # they rounded in between
    for key in ("experience", "education"):
        row = rf"^\| {model.hierarchy.name(key, lang)} \| 3 \|.*\| (\d\.\d+) \| \S+ \|$"
        shown = next(float(found) for found in re.findall(row, text, re.MULTILINE))
        assert round(shown, 3) == published[f"cr_{key}"]
    name = model.hierarchy.name("leader", lang)
    assert re.search(rf"^\| {name} \| 4 \|.*\| 0\.04\d\d \| \S+ \|$", text, re.MULTILINE)
