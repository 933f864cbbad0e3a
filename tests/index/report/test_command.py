"""The report of an index as its users meet it: what stands in it, and what is refused."""

import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest

import index
from ahp import load_model
from index.commands import main
from index.report.verify import verified
from tests.fonts import needs_chinese
from tests.index.report import numbers

ROOT = Path(__file__).parents[3]
GOOD = ROOT / "tests" / "index" / "good"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def project(tmp_path):
    """A copy of a small project, to be changed."""
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


@pytest.fixture
def report(tmp_path, monkeypatch, capsys):
    """Write a report in a folder of its own; return exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*arguments):
        code = main(["report", *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run


def with_report(project, text):
    """Put ``[report]`` into a project's settings."""
    path = project / "index.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n[report]\n{text}\n", encoding="utf-8")


BODY = 'parts = ["overview", "method", "leagues"]\ncharts = []'


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_number_is_one_of_the_projects(project, report, tmp_path, lang):
    """Each number of the text and tables is a figure of the project, in docx and HTML alike."""
    with_report(project, BODY)
    code, out, err = report(project, "-o", "r.docx", "-o", "r.html", "--lang", lang)
    assert (code, out.split(), err) == (0, ["r.docx", "r.html"], "")
    result = index.build(index.load_project(GOOD))
    model = load_model(GOOD / "model")
    known = (
        numbers.scores_of(result)
        | numbers.gaps_of(result)
        | numbers.weights_of(result)
        | numbers.consistency_of(model)
        | numbers.counts_upto(12)  # ranks, counts, numbers of tables, sections and formulas
        | {str(year) for year in result.years}
        | {"0", "100", "0.1", "1980", "2008"}  # the scale, the threshold, years of sources
        | {numbers.half_up(float(top), 1) for top in result.attainable}
    )
    in_docx = numbers.numbers_of(numbers.texts_of_docx(tmp_path / "r.docx"))
    in_html = numbers.numbers_of(numbers.texts_of_html(tmp_path / "r.html"))
    assert in_docx - known == set()
    assert in_html - known == set()
    printed = {numbers.half_up(float(one), 1) for one in result.scores["goal"]}
    assert printed <= in_docx & in_html  # and the other way round: nothing is lost
    assert numbers.weights_of(result) <= in_docx & in_html


def test_a_number_that_is_none_would_be_found(project, report, tmp_path):
    """The account of numbers notices one digit that is off."""
    with_report(project, BODY)
    report(project, "-o", "r.html")
    result = index.build(index.load_project(GOOD))
    score = numbers.half_up(float(result.scores.loc[(2022, "tianjin"), "goal"]), 1)
    wrong = f"{score[:-1]}{(int(score[-1]) + 5) % 10}"
    assert wrong not in numbers.scores_of(result) | numbers.gaps_of(result)
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    (tmp_path / "r.html").write_text(text.replace(score, wrong, 1), encoding="utf-8")
    assert wrong in numbers.numbers_of(numbers.texts_of_html(tmp_path / "r.html"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_text_of_a_small_report(project, report, tmp_path, lang):
    """The whole text of a report, as a person has read it."""
    with_report(project, 'parts = ["overview", "method", "leagues", "rules"]\ncharts = []')
    report(project, "-o", "r.md", "--lang", lang)
    made = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert made == (GOLDEN / f"{lang}.md").read_text(encoding="utf-8")


def test_the_same_bytes_and_where_figures_come_from(project, report, tmp_path):
    """A report is the same each time; it says its command and the hash of every file."""
    with_report(project, "charts = []")
    made = []
    for _ in range(2):
        code, _, err = report(project, "-o", "r.docx", "-o", "r.md", "--force")
        assert (code, err) == (0, "")
        made.append([(tmp_path / name).read_bytes() for name in ("r.docx", "r.md")])
    assert made[0] == made[1]
    text = made[0][1].decode("utf-8")
    for name in ("index.toml", "values.csv", "model/goal.csv"):
        digest = hashlib.sha256((project / name).read_bytes()).hexdigest()
        assert f"| {name} | {digest} |" in text
    assert str(tmp_path) not in text


def test_parts_headings_and_text_of_ones_own(project, report, tmp_path):
    """Parts come as asked, with headings as worded, and text of one's own where it belongs."""
    (project / "intro.md").write_text(
        "# Aim\n\nWhy {score 北京市 2022} counts.\n", encoding="utf-8"
    )
    (project / "after.md").write_text("So much for waste.\n", encoding="utf-8")
    with_report(
        project,
        'parts = ["leagues", "method"]\ncharts = []\nauthors = ["A", "B"]\ndate = "2026-11-26"\n'
        'title = { en = "Our <report>" }\nbefore = { province = "intro.md" }\n'
        'after = { scoring = { en = "after.md" } }\n'
        '[report.headings]\nprovince = { en = "The provinces" }\nscoring = "Scoring"',
    )
    code, _, err = report(project, "-o", "r.md", "--lang", "en")
    assert (code, err) == (0, "")
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    headings = re.findall(r"^##+ (?:<a id=\S+></a>)?(.+)$", text, re.MULTILINE)
    tops = [one for one in headings if one[0].isdigit() and one.split(" ")[0].count(".") == 0]
    assert tops == ["1 Aim", "2 The provinces", "3 Economic circles", "4 Data and method"]
    assert headings[-1] == "4.4 Scoring"
    assert text.rstrip().endswith("So much for waste.")
    score = index.build(index.load_project(GOOD)).scores.loc[(2022, "beijing"), "goal"]
    assert f"Why {numbers.half_up(float(score), 1)} counts." in text
    assert "A, B" in text
    assert "2026-11-26" in text
    assert "<report>" not in text


def test_what_the_tables_do_not_hold_is_not_written(project, report, tmp_path):
    """A false claim of one's own: sentence, claim and figure are told, and nothing is written."""
    (project / "own.md").write_text("Tianjin leads [[天津市 rank 1 in 2022]].\n", encoding="utf-8")
    with_report(project, 'charts = []\nbefore = { leagues = "own.md" }')
    code, out, err = report(project, "-o", "r.md", "--lang", "en")
    assert (code, out) == (1, "")
    assert "Tianjin leads" in err
    assert "not written" in err
    assert not (tmp_path / "r.md").exists()


def test_a_false_sentence_of_ours_stops_the_report(project, report, tmp_path, monkeypatch):
    """Should a generated sentence be false, the audit finds it and nothing is written."""
    from index.report import sentences
    from index.report.parts import overview

    def false(standing, *rest):
        found = sentences.overview_sentences(standing, *rest)
        leader = standing.league("province").rows(2022)[0]
        second = standing.league("province").rows(2022)[1]
        claims = [
            claim for one in found for claim in one.claims if claim.order[:1] == (leader,)
        ] or [claim for one in found for claim in one.claims if leader in claim.ranks]
        from dataclasses import replace

        wrong = replace(claims[0], order=(), ranks={second: (1,) * len(claims[0].years)})
        return ((replace(found[0], claims=(wrong,)),),)

    monkeypatch.setattr(overview, "overview_paragraphs", false)
    with_report(project, BODY)
    code, out, err = report(project, "-o", "r.md", "--lang", "en")
    assert (code, out) == (1, "")
    assert not (tmp_path / "r.md").exists()
    assert "fault of this program" in err


def test_without_a_font_the_report_goes_on(project, report, tmp_path, monkeypatch):
    """Charts that no font is there for are left out, which is told once, with their number."""
    from ahp.common.chart import fonts

    monkeypatch.setattr(fonts, "_covering", lambda needed: None)
    monkeypatch.setattr(fonts, "_refresh", lambda: None)
    with_report(project, 'parts = ["method", "leagues"]')
    code, _, err = report(project, "-o", "r.html", "--lang", "zh")
    assert code == 1
    assert err.count("报告中略去") == 1
    assert "字体" in err
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<figure" not in text
    assert "图示见" not in text
    assert "表 4" in text


@needs_chinese
def test_charts_are_drawn_once_and_referred_to(project, report, tmp_path, monkeypatch):
    """Each chart is drawn once for both forms, and the text names the first of a table."""
    from index.report import charts

    drawn = []
    draw = charts.chart_pictures

    def counted(result, kind, suffixes, lang, options, **more):
        drawn.append((kind, options.pool, options.node, tuple(suffixes)))
        return draw(result, kind, suffixes, lang, options, **more)

    monkeypatch.setattr(charts, "chart_pictures", counted)
    with_report(project, 'parts = ["leagues"]\ncharts = ["ranking"]')
    assert report(project, "-o", "r.docx", "-o", "r.html", "--lang", "zh")[0] == 0
    assert len(drawn) == len(set(drawn)) == 6  # two pools in three items
    assert {suffixes for *_, suffixes in drawn} == {(".png", ".svg")}
    assert "图示见" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-o", "r.pdf"], 2, "PDF"),
        (["-o", "r.txt"], 2, ".docx"),
        (["-o", "r.md", "-o", "./r.md"], 2, "r.md"),
        (["-o", "r.md", "--year", "1999"], 2, "1999"),
        (["-o", "r.md", "--layout", "book"], 2, "thesis"),
        (["-o", "r.md", "--checklist", "iso"], 2, "ispor"),
        (["-o", "project/values.csv/r.md"], 2, "r.md"),
        (["-o", "r.md", "--unit", "nowhere", "--intervals"], 2, "nowhere"),
        (["--check", "--unit", ""], 2, "''"),
        (["-o", "r.md", "--font", "nowhere.ttf"], 2, "nowhere.ttf"),
        ([], 2, "--check"),
    ],
)
def test_what_is_refused(project, report, tmp_path, monkeypatch, arguments, code, said):
    """Wrong options are told before anything is drawn at random, and nothing is written."""
    monkeypatch.setattr("index.report.work.analyzed", lambda *_: pytest.fail("runs were made"))
    with_report(project, "charts = []")
    before = sorted(os.listdir(tmp_path))
    found, out, err = report(project, *arguments, "--lang", "en")
    assert (found, out) == (code, "")
    assert said in err
    assert sorted(os.listdir(tmp_path)) == before


def test_checking_needs_no_file(project, report, tmp_path):
    """``--check`` alone writes nothing: it counts what holds, or tells what does not."""
    (project / "own.md").write_text("So [[北京市 rank 1 in 2022]].\n", encoding="utf-8")
    with_report(project, 'before = { leagues = "own.md" }')
    before = sorted(tmp_path.rglob("*"))
    code, out, err = report(project, "--check", "--lang", "en")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"\d+ sentences of the report and 1 claim of .* hold; .*\n", out)
    assert "1 条断言" in report(project, "--check", "--lang", "zh")[1]
    (project / "own.md").write_text("So [[北京市 rank 2 in 2022]].\n", encoding="utf-8")
    code, out, err = report(project, "--check", "--lang", "en")
    assert (code, out) == (1, "")
    assert "rank 2" in err
    assert sorted(tmp_path.rglob("*")) == before


def test_what_is_only_shown_otherwise_stops_nothing(project, report, tmp_path):
    """HTML and pictures in text of one's own are told, and the report is written."""
    (project / "own.md").write_text("A <b>tag</b> ![p](p.png).\n", encoding="utf-8")
    with_report(project, 'charts = []\nparts = ["leagues"]\nbefore = { leagues = "own.md" }')
    code, out, err = report(project, "-o", "r.md", "--lang", "en")
    assert (code, out) == (1, "r.md\n")
    assert "<b>" in err
    assert "p.png" in err
    assert (tmp_path / "r.md").exists()


def test_what_there_is_no_part_for_is_told(project, report):
    """Text, headings and units of parts that are left out are told; a report of nothing is not."""
    (project / "own.md").write_text("Text.\n", encoding="utf-8")
    with_report(
        project,
        'charts = []\nparts = ["leagues"]\nbefore = { quality = "own.md" }\nunits = ["北京"]\n'
        'headings = { sample = "S", province = "P" }',
    )
    code, _, err = report(project, "-o", "r.md", "--lang", "en")
    assert code == 0
    told = re.findall(r"report\.(\w+) of (\w+) counts for nothing", err)
    assert told == [("headings", "sample"), ("before", "quality"), ("units", "units")]


def test_a_report_of_nothing_is_refused(project, report, tmp_path):
    with_report(project, 'parts = ["robustness", "units"]')
    code, out, err = report(project, "-o", "r.md", "--lang", "en")
    assert (code, out) == (2, "")
    assert "robustness, units" in err
    assert not (tmp_path / "r.md").exists()


def test_what_options_ask_for_is_in_the_report(project, report, tmp_path):
    """A page that ``--unit`` asks for stands before the appendices, whatever parts are named."""
    with_report(project, 'parts = ["leagues", "provenance"]\ncharts = []')
    asked = ("--unit", "北京", "--checklist", "jrc", "--lang", "en")
    assert report(project, "-o", "r.md", *asked)[0] == 0
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    parts = re.findall(r'^## <a id="part-(\w+)">', text, re.MULTILINE)
    assert parts == ["province", "circle", "units", "checklists", "provenance"]


def test_the_command_says_nothing_of_where(project, report, tmp_path):
    """The same bytes come of any folder, written to any other, by force or not."""
    with_report(project, 'parts = ["provenance"]')
    report(project, "-o", "r.md", "--lang", "en")
    first = (tmp_path / "r.md").read_bytes()
    assert "`ahp-index report project -o r.md --lang en`" in first.decode()
    for place in (f"{project}/../out/r.md", str(tmp_path / "out" / "r.md")):
        code, _, _ = report(f"{project}/", "-o", place, "--lang", "en", "--force")
        assert code == 0
        assert (tmp_path / "out" / "r.md").read_bytes() == first


def test_an_interrupted_report_leaves_nothing(project, report, tmp_path, monkeypatch):
    """Ctrl-C while a part is made: exit code 130, and no file."""
    from index.report.parts import provenance

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(provenance, "hashes", stop)
    with_report(project, "charts = []")
    assert report(project, "-o", "r.docx", "-o", "r.md")[:2] == (130, "")
    assert not [*tmp_path.glob("r.*")]


def test_the_bar_names_what_is_made(project, monkeypatch):
    """Progress says which part or chart is being made, and goes on to the end."""
    from index.report.assembled import assembled
    from index.report.built import standing_of
    from index.report.context import Context

    result = index.build(index.load_project(project))
    shown = []
    report = Context(standing_of(result), "en", result=result)
    _, said = assembled(report, None, lambda what, share: shown.append((what, share)))
    assert "writing: Data and method" in [what for what, _ in shown]
    assert [share for _, share in shown] == sorted(share for _, share in shown)
    assert said.sentences
    assert verified(report.standing, said.sentences) == ()


def test_weights_joined_with_those_from_data_show_their_judgments(report):
    """Judgments that are one of two sources stand in the report, as such."""
    city_panel = ROOT / "examples" / "city-panel"
    code, _, told = report(city_panel, "-o", "r.md", "--checklist", "thesis", "--lang", "en")
    assert code in (0, 1), told
    text = Path("r.md").read_text(encoding="utf-8")
    assert "The weights of the index combine them with the data" in text
    assert "Consistency of the judgments" in text
    assert "weights come from no judgments" not in text


def test_an_option_that_is_given_again_adds_to_the_first(report, project):
    """The pages of two regions can be asked for in two options or in one."""
    named = [one.code for one in index.load_project(project).regions][:2]
    twice = [word for one in named for word in ("--unit", one)]
    for name, words in (("one.md", ["--unit", ",".join(named)]), ("two.md", twice)):
        code, _, told = report(project, "-o", name, "--lang", "en", *words)
        assert code == 0, told
    one, two = (Path(name).read_text(encoding="utf-8") for name in ("one.md", "two.md"))
    assert one.replace("one.md", "").replace("one-figures", "") == two.replace(
        "two.md", ""
    ).replace("two-figures", "")
    assert all(f"unit-standing-province-{name}" in one or name in one for name in named)
