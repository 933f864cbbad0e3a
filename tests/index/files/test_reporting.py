"""``[report]`` of ``index.toml``: what it means, and what of it is refused."""

import shutil
from pathlib import Path

import pytest

import index
from ahp.common.findings import Problems
from index.project.reporting import APPENDICES, PARTS, Reporting

GOOD = Path(__file__).parents[1] / "good"


@pytest.fixture
def read(tmp_path):
    """Read a project with such a ``[report]``; return what it means and the findings."""
    folder = Path(shutil.copytree(GOOD, tmp_path / "project"))
    (folder / "own.md").write_text("Text.\n", encoding="utf-8")
    plain = (folder / "index.toml").read_text(encoding="utf-8")

    def read_one(text):
        (folder / "index.toml").write_text(f"{plain}\n{text}\n", encoding="utf-8")
        problems = Problems()
        project = index.load_project(folder, problems)
        return None if project is None else project.reporting, problems.findings

    return read_one


def test_nothing_said_is_what_is_usual(read):
    assert read("") == (Reporting(), [])
    assert read("[report]") == (Reporting(), [])


def test_empty_lists(read):
    """An empty list means none."""
    found, told = read("[report]\nauthors = []\nunits = []\nchecklists = []")
    assert (found, told) == (Reporting(), [])


def test_everything_said(read, tmp_path):
    found, told = read(
        '[report]\ntitle = "T"\nsubtitle = { zh = "副" }\nauthors = ["A", "B"]\ndate = "2026"\n'
        'layout = "plain"\nparts = ["leagues", "provenance"]\ntop = 5\ntiers = 4\n'
        'units = ["北京市", "hebei", "all"]\nchecklists = "jrc"\ncharts = []\nintervals = true\n'
        '[report.headings]\nprovince = { zh = "省" }\nleagues = "L"\n'
        '[report.before]\nscoring = "own.md"\n[report.after]\ncircle = { en = "own.md" }'
    )
    own = str(tmp_path / "project" / "own.md")
    assert told == []
    assert found == Reporting(
        title={"zh": "T", "en": "T"},
        subtitle={"zh": "副"},
        authors=("A", "B"),
        date="2026",
        layout="plain",
        parts=("leagues", "provenance"),
        headings={"province": {"zh": "省"}, "leagues": {"zh": "L", "en": "L"}},
        before={"scoring": {"zh": own, "en": own}},
        after={"circle": {"en": own}},
        top=5,
        tiers=4,
        units=("北京市", "hebei", "all"),
        checklists=("jrc",),
        charts=(),
        intervals=True,
    )


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('parts = ["methods"]', "unknown-value", "method"),
        ('parts = ["method", "method"]', "report-named-twice", "method"),
        ('parts = ["provenance", "method"]', "report-appendix-first", "provenance"),
        ("parts = []", "wrong-type", "parts"),
        ('charts = ["bumps"]', "unknown-value", "bump"),
        ('charts = ["bump", "bump"]', "report-named-twice", "bump"),
        ('checklists = ["iso"]', "unknown-value", "ispor"),
        ('layout = "book"', "unknown-value", "thesis"),
        ("top = 0", "wrong-type", "from 1"),
        ("top = true", "wrong-type", "from 1"),
        ("top = 2.5", "wrong-type", "from 1"),
        ("tiers = 1", "wrong-type", "from 2"),
        ('intervals = "yes"', "wrong-type", "true or false"),
        ('units = ["Shangai"]', "report-unit-unknown", "Shangai"),
        ('title = { fr = "T" }', "wrong-type", "by language"),
        ("title = {}", "wrong-type", "by language"),
        ("authors = [1]", "wrong-type", "authors"),
        ("date = 2026-11-26", "wrong-type", "quotation marks"),
        ('date = "-"', "wrong-type", "date"),
        ('title = " "', "wrong-type", "not blank"),
        ('subtitle = { zh = "副", en = "–" }', "wrong-type", "not blank"),
        ('authors = ["A", ""]', "wrong-type", "not blank"),
        ('headings = { province = "" }', "wrong-type", "not blank"),
        ('headings = { provinces = "P" }', "report-part-unknown", "province"),
        ("headings = { method = 3 }", "wrong-type", "by language"),
        ('before = "own.md"', "wrong-type", "before"),
        ('before = { method = "none.md" }', "report-file-missing", "none.md"),
        ('after = { method = "own.docx" }', "report-file-suffix", ".md"),
        ('titel = "T"', "unknown-key", "title"),
    ],
)
def test_what_is_not_understood_is_refused(read, text, code, said):
    found, told = read(f"[report]\n{text}")
    assert found is None
    assert [one.code for one in told] == [code]
    assert said in told[0].text("en")
    assert told[0].text("zh") != told[0].text("en")


def test_a_report_that_is_no_table_is_refused(tmp_path):
    folder = Path(shutil.copytree(GOOD, tmp_path / "project"))
    settings = folder / "index.toml"
    settings.write_text("report = 3\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    problems = Problems()
    assert index.load_project(folder, problems) is None
    assert [one.code for one in problems.findings] == ["wrong-type"]


def test_appendices_stand_last():
    assert PARTS[-len(APPENDICES) :] == APPENDICES
