"""Years such as 2043/44: read, shown as they are written in every answer, never mixed up."""

import csv
import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

import index
from ahp.common.document.formats import FORMATS
from ahp.common.findings import UsageError
from index.chart import KINDS, Options, chart_bytes
from index.commands import main
from index.project.years import Year, YearStyle
from index.rank.command import two_years

GOOD = Path(__file__).parent / "good"
FIRST = (2043, 2044, 2045)
STYLES = (YearStyle("/"), YearStyle("-"), YearStyle("–"), YearStyle("/", 4), YearStyle("-", 4))
SLASH = STYLES[0]
PLAIN = YearStyle()
SETTINGS = """format = 1
model = "model"
{years}
[title]
en = "Small index"

[weights]
use = "ahp"

[weights.sets.ahp]
model = "model"

[weights.sets.data]
method = "entropy"

[weights.sets.each]
method = "critic"
years = "each"

[missing]
method = ["interpolate", "carry-forward"]

[outliers]
method = "winsorize"
skewness = 0.2
kurtosis = 0.2
most = 1
fallback = "log"
"""


def project(folder, style, declared=True):
    """Write the small project with gaps and three years, which are called by a style."""
    shutil.copytree(GOOD, folder)
    given = list(csv.reader((GOOD / "values.csv").read_text(encoding="utf-8").splitlines()))
    names = dict(zip(("2021", "2022"), FIRST, strict=False))
    rows = [[one[0], names[one[1]], *one[2:]] for one in given[1:] if one[1] in names]
    rows += [
        [one[0], 2045, *(f"{float(cell) * 1.1 + k:.4g}" for k, cell in enumerate(one[2:]))]
        for one in given[1:]
        if one[1] == "2022"
    ]
    gaps = {("新疆", 2044): 3, ("河北省", 2045): 2}
    for row in rows:
        if (row[0], row[1]) in gaps:
            row[gaps[row[0], row[1]]] = ""
        row[1] = style.name(row[1])
    with open(folder / "values.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([given[0], *rows])
    years = f"years = {json.dumps([*map(style.name, FIRST)], ensure_ascii=False)}\n"
    text = SETTINGS.format(years=years if declared else "")
    (folder / "index.toml").write_text(text, encoding="utf-8")
    return str(folder)


def bare(text, style):
    """Return what shows a year of the index otherwise than as a span of a style."""
    spans = "|".join(re.escape(str(style.name(one))) for one in (*FIRST, 2042, 2046))
    text = re.sub(r'\\label\{[^}]*\}|<table id="[^"]*"', "", text)  # names without a slash
    left = re.sub(rf"(?<![0-9])(?:{spans})(?![0-9])", "", text)
    return re.findall(r".{0,40}(?<![0-9.])204[2-7](?![0-9]).{0,20}", left)


COMMANDS = {
    "build": ["build"],
    "rank": ["rank"],
    "rank of a year": ["rank", "--year", "2044/45"],
    "changes": ["rank", "--changes", "2043/44-2045/46"],
    "explain": ["explain", "新疆", "--year", "2044/45"],
    "circle": ["explain", "京津冀"],
    "compare": ["compare", "--set", "normalization.method=rank"],
    "compare years": ["compare", "--set", 'years=["2044/45", "2045/46"]'],
    "check": ["check"],
    "region": ["region", "新疆"],
    "drop": ["drop"],
    "switch": ["switch"],
    "switch of two": ["switch", "新疆", "北京"],
    "weights": ["weights"],
    "weights from the data": ["build", "--weights", "data"],
    "weights of each year": ["build", "--weights", "each"],
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_years_as_they_are_written(name, lang, tmp_path, capsys):
    command, *rest = COMMANDS[name]
    folder = project(tmp_path / "p", SLASH)
    for style in FORMATS:
        code = main([command, folder, *rest, "--format", style, "--lang", lang])
        answer = capsys.readouterr()
        assert code in (0, 1), answer.err
        text = answer.out + answer.err
        assert "Traceback" not in text
        assert bare(text, SLASH) == []
        assert re.search("204[345](/|∕|\\\\slash)4[456]", text), (style, text)


@pytest.mark.parametrize("style", STYLES, ids=lambda one: one.name(2043))
def test_an_index_of_spans_is_that_of_their_first_years(style, tmp_path):
    spans = index.build(index.load_project(project(tmp_path / "spans", style)))
    plain = index.build(index.load_project(project(tmp_path / "plain", PLAIN)))
    assert spans.years == plain.years == FIRST
    for name, stage in plain.stages.items():
        assert spans.stages[name].equals(stage)
    assert spans.year_names == [str(style.name(one)) for one in FIRST]
    for lang in ("en", "zh"):
        said = "\n".join(note.text(lang) for note in spans.notes)
        assert bare(said, style) == []
        assert str(style.name(2044)) in said


def test_years_need_no_declaration(tmp_path):
    loaded = index.load_project(project(tmp_path / "p", SLASH, declared=False))
    assert loaded.year_style == SLASH


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_export_shows_them_and_can_be_read_again(lang, tmp_path, capsys):
    folder = project(tmp_path / "p", SLASH)
    assert (
        main(["export", folder, "-o", str(tmp_path / "out"), "--format", "all", "--lang", lang])
        == 0
    )
    capsys.readouterr()
    out = tmp_path / "out"
    texts = [path for path in out.rglob("*") if path.is_file() and path.suffix != ".xlsx"]
    assert len(texts) > 10
    for path in texts:
        assert bare(path.read_text(encoding="utf-8-sig"), SLASH) == [], path
    workbook = load_workbook(out / "index.xlsx")
    cells = [cell.value for sheet in workbook for row in sheet for cell in row]
    lists = [one.formula1 for sheet in workbook for one in sheet.data_validations.dataValidation]
    assert bare("\n".join(map(str, [*cells, *lists])), SLASH) == []
    assert not {2043, 2044, 2045} & {cell for cell in cells if isinstance(cell, int)}
    assert '"2043/44,2044/45,2045/46"' in lists
    shutil.copyfile(next((out / "stages").glob("*-values.csv")), tmp_path / "p" / "values.csv")
    again, first = (index.load_project(one) for one in (folder, project(tmp_path / "q", SLASH)))
    assert again.year_style == first.year_style
    assert again.values.equals(first.values)


def test_programs_read_the_label(tmp_path, capsys):
    folder = project(tmp_path / "p", SLASH)
    main(["rank", folder, "--format", "json"])
    records = json.loads(capsys.readouterr().out)
    assert '"year": "2045/46"' in json.dumps(records)
    main(["rank", project(tmp_path / "plain", PLAIN), "--format", "json"])
    assert '"year": 2045' in json.dumps(json.loads(capsys.readouterr().out))


def test_charts_show_them(tmp_path):
    loaded = index.load_project(project(tmp_path / "p", SLASH))
    result = index.build(loaded)
    doubted = index.robustness(loaded, sources=["weights", "leave-out"], draws=64)
    for kind in KINDS:
        if kind == "map":
            continue
        for lang in ("en", "zh"):
            drawn = chart_bytes(result, kind, ".svg", lang, Options(robustness=doubted)).decode()
            text = "\n".join(ElementTree.fromstring(drawn).itertext())
            assert bare(text, SLASH) == [], kind
            assert kind == "sunburst" or "2045/46" in text, kind  # a tree has no year


def test_years_that_are_not_there_are_told_with_those_that_are(tmp_path, capsys):
    folder, known = project(tmp_path / "p", SLASH), "2043/44, 2044/45, 2045/46"
    for command in (["rank"], ["explain", "新疆"], ["region", "新疆"], ["drop"], ["check"]):
        for asked in ("2045", "2046/47"):
            assert main([command[0], folder, *command[1:], "--year", asked]) == 2
            said = capsys.readouterr().err
            assert known in said
            assert re.search(rf"{asked}(?!/)", said)
    assert main(["rank", folder, "--changes", "2044-2045"]) == 2
    assert "no year 2044. Known: 2043/44" in capsys.readouterr().err
    assert main(["rank", folder, "--changes", "2044/45"]) == 2
    assert "does not name two years" in capsys.readouterr().err
    assert main(["rank", folder, "--year", "2043-45"]) == 2
    assert "does not end in the year after 2043" in capsys.readouterr().err


def test_plain_years_are_not_compared_with_spans(tmp_path, capsys):
    spans, plain = project(tmp_path / "p", SLASH), project(tmp_path / "q", PLAIN)
    assert main(["compare", spans, plain]) == 2
    assert "no region and year in common" in capsys.readouterr().err
    assert main(["compare", spans, "--set", "years=[2044]"]) == 2
    assert "the index has no year 2044" in capsys.readouterr().err
    assert main(["compare", spans, project(tmp_path / "r", STYLES[1])]) in (0, 1)


def test_a_new_project_has_them(tmp_path, capsys):
    folder = tmp_path / "new"
    call = ["new", str(folder), "--model", str(GOOD / "model"), "--regions", "北京,天津"]
    assert main([*call, "--years", "2021/22,2020/21"]) == 0
    assert 'years = ["2020/21", "2021/22"]' in (folder / "index.toml").read_text(encoding="utf-8")
    lines = (folder / "values.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == ["2020/21"] * 2 + ["2021/22"] * 2
    for mixed in ("2020/21,2021", "2020/21,2021-22", "2020/22"):
        assert main([*call, "--years", mixed]) == 2
    capsys.readouterr()


@pytest.mark.parametrize("sign", ["-", "–", "—", ":", ",", " - ", "至"])
def test_two_years_are_parted_where_both_sides_are_years(sign):
    for style in (PLAIN, *STYLES):
        first, last = (Year(year, style) for year in (2043, 2045))
        assert two_years(f"{first}{sign}{last}") == (first, last)
    with pytest.raises(UsageError):  # between a year and itself nothing changes
        two_years(f"2021{sign}2021")
