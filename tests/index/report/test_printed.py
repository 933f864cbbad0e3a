"""The report of printed tables: every cell, the weights, what is contradicted, and what is told."""

import csv
import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from ahp.common.document.book.forms import book_files
from ahp.common.document.parts import Grid, Text, plain
from ahp.common.findings import FileError, Problems
from index.audit.checks.claims import check_claims
from index.audit.relations import Claim, Declared
from index.commands import main
from index.report.assembled import assembled
from index.report.own import Facts
from index.report.own.parts import written_text
from index.report.parts.units import parts as unit_parts
from index.report.printed.work import Wanted, printed_report
from index.report.verify import verified

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "ai-competitiveness-2022"
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"
FALSE = (
    "openness-fujian",
    "linking-zhejiang",
    "linking-once-first",
    "city-response-top-five",
    "city-openness-order",
)
GOLDEN = ("overview", "method", "leagues", "differences", "rules")
"""The parts that ``make_texts.py`` writes; matrices and hashes are not among them."""


@pytest.fixture(scope="module", params=("zh", "en"))
def written(request):
    """Return a report, its book, what it says and its Markdown; without charts."""
    report = replace(printed_report(str(EXAMPLE), Wanted(request.param)), charts=None)
    report = replace(report, reporting=replace(report.reporting, parts=GOLDEN))
    book, said = assembled(report)
    files = book_files(book, "report.md")
    assert list(files) == ["report.md"]
    return report, book, said, files["report.md"].decode("utf-8")


def tables(text):
    """Yield number, headings and rows of every table of a Markdown document."""
    caption = re.compile(
        r"^(?:<a id=[^>]*></a>)?\*\*(?:表|Table) (\d+)\*\*[^\n]*\n\n((?:\|[^\n]*\n)+)", re.M
    )
    for match in caption.finditer(text):
        lines = [line.strip("|").split("|") for line in match[2].splitlines()]
        cells = [[cell.strip().replace("\\", "") for cell in line] for line in lines]
        yield int(match[1]), cells[0], cells[2:]


def test_tables_3_to_23_hold_every_printed_cell(written):
    report, _, _, text = written
    found = {number: (heads, rows) for number, heads, rows in tables(text)}
    assert list(found)[:23] == list(range(1, 24))
    cells = 0
    for path in sorted((EXAMPLE / "published").glob("table-*.csv")):
        number = int(path.name[6:8])
        heads, rows = found[number]
        league = next(one for one in report.standing.leagues if one.table.code == f"table-{number}")
        shown = {
            (row[0], year): cell
            for row in rows
            for year, cell in zip(heads[1:], row[1:], strict=True)
        }
        for line in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
            row, *_ = line.values()
            expected = f"{line['rank']} ({line['score']})" if line["score"] else line["rank"]
            if (number, row, line["year"]) == (11, "珠三角", "2021"):
                assert "(37.3)" in expected  # what was printed; Table 4 has 37.7
                expected = expected.replace("37.3", "37.7")
            assert shown.pop((league.name(row, report.lang), line["year"])) == expected
            cells += 1
        assert not any(shown.values()), number
    assert cells > 1500


def test_tables_1_and_2_are_those_that_were_printed(written):
    published = tomllib.loads((MODEL / "published.toml").read_text(encoding="utf-8"))
    report, _, _, text = written
    found = {number: rows for number, _, rows in tables(text)}
    hierarchy = report.judged.hierarchy
    cells = {1: [], 2: [], 3: []}
    for row in found[1]:
        for level, (name, weight) in enumerate(((0, 1), (2, 4), (5, 7)), start=1):
            cells[level] += [(row[name], row[weight])] if row[name] else []
    for level, shown in cells.items():
        codes = [code for code in hierarchy.codes if hierarchy.level(code) == level]
        for code, (name, cell) in zip(codes, shown, strict=True):
            given = published["weights"][code]
            value = given["value"] if isinstance(given, dict) else given
            assert (hierarchy.name(code, report.lang), True) == (name, f"{value:.4f}" in cell)
    ratios = {row[0]: row[5] for row in found[2]}
    for code, ratio in published["consistency_ratios"].items():
        assert ratios[hierarchy.name(code, report.lang)] == f"{ratio:.4f}"


def test_what_was_said_falsely_is_listed_and_not_said(written):
    report, book, said, text = written
    declared = report.printed.audited.declared
    assert len(said.sentences) > 20
    assert verified(report.standing, said.sentences) == ()
    false = [one for one in declared.relations if isinstance(one, Claim) and one.name in FALSE]
    assert len(false) == len(FALSE)
    listed = next(
        part for part in book.parts if isinstance(part, Grid) and part.name == "differences"
    )
    told = "\n".join(" ".join(map(str, row)) for row in listed.rows)
    for claim in false:
        held = Declared("", {}, "", report.standing.tables, (claim,))
        assert any(check.finding for check in check_claims(held)), claim.name
        reason = claim.reason[report.lang]
        assert reason[1:] in told  # in English its first letter becomes a capital
    assert "37.3" in told
    assert "37.3" in text.split(told[:20])[0]  # the note below Table 11
    assert not re.search(r"table-\d", told)


def test_english_names_stand_in_the_english_report(written):
    report, book, _, _ = written
    if report.lang == "en":
        grids = [
            part for part in book.parts if isinstance(part, Grid) and part.name.startswith("league")
        ]
        names = [row[0] for grid in grids for row in grid.rows]
        prose = [plain(part.text) for part in book.parts if isinstance(part, Text)]
        assert all(name.isascii() or "–" in name for name in names)
        assert not [one for one in prose if re.search(r"[一-鿿]", one) and "《" not in one]


def test_the_committed_texts_are_what_is_written(written):
    report, _, _, text = written
    committed = (EXAMPLE / "report" / f"report.{report.lang}.md").read_text(encoding="utf-8")
    assert text == committed, "python examples/ai-competitiveness-2022/report/make_texts.py"


def test_the_examples_of_the_documents_hold(written):
    report, _, _, _ = written
    page = "regional-index.zh-CN.md" if report.lang == "zh" else "regional-index.md"
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (block,) = re.findall(r"^```markdown\n(.*?)^```$", text, re.M | re.S)
    claims = re.findall(r"`(\[\[[^`]*?[0-9]\]\])`", text)
    assert len(claims) >= 7
    problems = Problems()
    shown = written_text("\n".join((block, *claims)), page, Facts.of(report), problems)
    assert [one.text() for one in problems.findings] == []
    assert "15.4" in shown.text
    assert "0.4368" in shown.text


@pytest.fixture
def folder(tmp_path):
    """Return a folder with two small printed tables and text of one's own."""
    (tmp_path / "t.csv").write_text(
        "region,year,rank,score\na,2021,2,4.0\nb,2021,1,5.0\na,2022,1,9.0\nb,2022,2,7.5\n"
    )
    (tmp_path / "own.zh.md").write_text("甲居首位。[[甲 名次 1 年份 2022]]\n", encoding="utf-8")
    (tmp_path / "own.en.md").write_text("A leads by {gap A, B 2022}.\n", encoding="utf-8")
    (tmp_path / "names.csv").write_text("row,zh,en\na,甲,A\nb,乙,B\n", encoding="utf-8")
    (tmp_path / "audit.toml").write_text(AUDIT, encoding="utf-8")
    return tmp_path


AUDIT = """format = 1
[tables.t1]
file = "t.csv"
[report]
names = "names.csv"
charts = []
[report.tables.region]
goal = "t1"
[report.before]
leagues = { zh = "own.zh.md", en = "own.en.md" }
"""


def run(folder, lang, *more):
    out = folder / "r.md"
    return main(["report", str(folder), "-o", str(out), "--lang", lang, *more]), out


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        (
            "zh",
            "甲。乙领先。[[乙 名次 1 年份 2021-2022]]",
            ("第 1 行", "“乙领先。”", "[[乙 名次 1 年份 2021-2022]]", "表中印作 2"),
        ),
        (
            "en",
            "\nB leads. [[B rank 1 in 2022]]",
            ("line 2", "“B leads.”", "[[B rank 1 in 2022]]", "prints 2"),
        ),
        ("en", "[[B rank 1 in 2022]]", ("line 1", "text, without a sentence, claims", "prints 2")),
        (
            "zh",
            "[[乙 名次 1 年份 2021-2022]]",
            ("第 1 行", "文中没有正文句子，却断言", "表中印作 2"),
        ),
    ],
)
def test_a_false_claim_stops_the_report(folder, capsys, lang, text, said):
    assert run(folder, lang) == (0, folder / "r.md")
    assert "[[" not in (folder / "r.md").read_text(encoding="utf-8")
    (folder / "r.md").unlink()
    (folder / f"own.{lang}.md").write_text(text, encoding="utf-8")
    for more in ((), ("--check",)):
        code, out = run(folder, lang, *more)
        told = capsys.readouterr()
        assert code == 1
        assert not out.exists()
        for one in said:
            assert one in told.err, told.err


def test_what_is_wrong_with_the_declaration_is_told(folder, capsys):
    for line, wrong, code, said in (
        ('goal = "t1"', 'goal = "t2"', "audit-unknown-table", "t1"),
        ('goal = "t1"', 'x = "t1"', "printed-no-goal", "goal"),
        ('goal = "t1"', 'goal = "t1"\nx = "t1"', "printed-table-twice", "region.x"),
        ("charts = []", 'excerpts = ["city"]', "printed-pool", "region"),
        ("charts = []", "points = 1", "wrong-type", "points"),
        ("charts = []", 'nmaes = "x"', "unknown-key", "names"),
        ("[report.tables.region]\n", "[report.tables]\n#", "printed-undeclared", "report.tables"),
    ):  # fmt: skip
        (folder / "audit.toml").write_text(AUDIT.replace(line, wrong), encoding="utf-8")
        with pytest.raises(FileError) as caught:
            printed_report(str(folder))
        found = {one.code: one for one in caught.value.findings}
        assert code in found, caught.value.text()
        assert said in found[code].text()
        assert found[code].path.endswith("audit.toml")
        assert found[code].text("zh") != found[code].text("en")
    assert run(folder, "en")[0] == 2
    assert "report.tables" in capsys.readouterr().err


def test_a_table_of_an_item_that_the_model_lacks_is_told(tmp_path):
    copy = shutil.copytree(EXAMPLE, tmp_path / "examples" / EXAMPLE.name)
    shutil.copytree(ROOT / "matrices", tmp_path / "matrices")
    path = copy / "audit.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("enterprise-capability = ", "enterprize-capability = "), encoding="utf-8"
    )
    with pytest.raises(FileError) as caught:
        printed_report(str(copy))
    found = [one for one in caught.value.findings if one.code == "printed-item"]
    assert (
        "'enterprize-capability' is no item of the model. Did you mean enterprise-capability?"
        in found[0].text()
    )
    assert found[0].place is not None


def test_names_of_nobody_and_two_names_of_one_are_told(folder):
    for line, code, row in (
        ("c,丙,C\n", "printed-name-unknown", "row 4"),
        ("a,丁,D\n", "printed-name-twice", "row 4"),
    ):
        names = f"row,zh,en\na,甲,A\nb,乙,B\n{line}"
        (folder / "names.csv").write_text(names, encoding="utf-8")
        with pytest.raises(FileError) as caught:
            printed_report(str(folder))
        (found,) = caught.value.findings
        assert (found.code, found.path) == (code, str(folder / "names.csv"))
        assert row in found.text()


def test_a_page_of_an_excerpt_counts_nobody():
    """The report prints 20 cities of more: 29th place is no error, and 20 no count."""
    report = printed_report(str(EXAMPLE), Wanted("en"))
    report = replace(report, reporting=replace(report.reporting, units=("重庆市",)))
    province, city = (one for one in unit_parts(report) if isinstance(one, Grid))
    assert province.notes[0].startswith("Number ranked: 31 in every year")
    assert city.notes[0] == "The table lists only part of a longer ranking."


def test_a_page_says_what_was_printed_in_place_of_a_corrected_figure():
    report = printed_report(str(EXAMPLE), Wanted("zh"))
    report = replace(report, reporting=replace(report.reporting, units=("珠三角", "长三角")))
    own, other = (one for one in unit_parts(report) if isinstance(one, Grid))
    shown = {row[0]: dict(zip(own.headings[1:], row[1:], strict=True)) for row in own.shown()}
    assert "(37.7)" in plain(shown["企业能力"]["2021"])
    (note,) = [note for note in own.notes if "37.3" in note]
    assert note.startswith("企业能力：珠三角 2021 年")
    assert not [note for note in other.notes if "37.3" in note]


def test_options_that_need_data_are_refused(folder, capsys):
    for option in (("--intervals",), ("--draws", "5"), ("--weights", "x"), ("--checklist", "jrc")):
        assert run(folder, "en", *option)[0] == 2
        assert option[0] in capsys.readouterr().err
