"""Reading projects: one table however it is written, and where each value came from."""

import shutil
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import Finding, Problems
from ahp.common.io.cells import decimal_of, parse_number, text_of
from ahp.common.io.grid import Grid, read_grid
from index.files.entries import Frame, Source
from index.files.project import load_project
from index.files.values import read_values
from index.project.divisions import provinces
from index.project.errors import ProjectError
from index.project.indicators import Indicator
from index.project.regions import Region
from index.steps.build import build
from tests.index.test_broken import GOOD

TEXT = (GOOD / "values.csv").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path):
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def long_text() -> str:
    head, *rows = [line.split(",") for line in TEXT.split()]
    return "region,year,indicator,value\n" + "".join(
        f"{row[0]},{row[1]},{code},{value}\n"
        for row in rows
        for code, value in zip(head[2:], row[2:], strict=True)
    )


def by_names() -> str:
    names = {"patents": "专利数", "papers": "人均论文数", "waste": "废物"}
    text = TEXT
    for code, name in names.items():
        text = text.replace(code, name)
    return text


def with_units() -> str:
    return by_names().replace("专利数", "专利数（件）").replace("废物", "废物 (tons)")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8-sig"),
        (TEXT, "gb18030"),
        (TEXT, "utf-16"),
        (TEXT.replace(",", ";"), "utf-8"),
        (TEXT.replace(",", "\t"), "utf-8"),
        (TEXT.replace("\n", "\r\n"), "utf-8"),
        (TEXT.replace(",20\n", ",２０\n"), "utf-8"),
        (TEXT.replace(",50,", ',"50.0",') + "\n,,,,,\n", "utf-8"),
        (long_text(), "utf-8"),
        (by_names(), "utf-8"),
        (with_units(), "utf-8"),
        (TEXT.replace("2021", "2021年"), "utf-8"),
    ],
)
def test_one_table_however_it_is_written(project, text, encoding):
    expected = load_project(GOOD)
    (project / "values.csv").write_bytes(text.encode(encoding))
    assert load_project(project).values.equals(expected.values)


def test_a_workbook_holds_the_same_table(project):
    book = openpyxl.Workbook()
    book.active.title = "notes"
    sheet = book.create_sheet("data")
    for line in TEXT.split():
        sheet.append([float(cell) if cell.isdigit() else cell for cell in line.split(",")])
    (project / "values.csv").unlink()
    book.save(project / "values.xlsx")
    loaded = load_project(project)
    assert loaded.values.equals(load_project(GOOD).values)
    path, place = loaded.origins.find(2022, "hebei", "papers")
    assert (path, place.text()) == (str(project / "values.xlsx"), "sheet data, cell D8")


def test_values_in_several_files_each_for_one_year_and_kind(project):
    rows = TEXT.split()
    for year in ("2021", "2022"):
        kept = [row.replace(f",{year}", "", 1) for row in rows[1:] if f",{year}," in row]
        text = "\n".join([rows[0].replace(",年份", ""), *kept])
        (project / f"in-{year}.csv").write_text(text, encoding="utf-8")
    (project / "regions.csv").write_text(
        (project / "regions.csv").read_text(encoding="utf-8") + "beijing-city,北京市,,city,\n",
        encoding="utf-8",
    )
    (project / "groups.csv").unlink()
    settings = (project / "index.toml").read_text(encoding="utf-8")
    entries = ", ".join(
        f'{{file = "in-{year}.csv", year = {year}, kind = "province"}}' for year in (2021, 2022)
    )
    settings = settings.replace("years =", f"values = [{entries}]\nyears =")
    (project / "index.toml").write_text(settings + '\n[pools]\nkinds = ["province"]\n', "utf-8")
    problems = Problems()
    loaded = load_project(project, problems)
    assert problems.findings == []
    assert loaded.values.equals(load_project(GOOD).values)


def test_all_provinces_without_a_table_of_regions(project):
    (project / "regions.csv").unlink()
    (project / "groups.csv").unlink()
    settings = (project / "index.toml").read_text(encoding="utf-8")
    settings = 'regions = "china-provinces"\n' + settings
    (project / "index.toml").write_text(settings + '\n[missing]\nabsent = "leave-out"\n', "utf-8")
    loaded = load_project(project)
    assert len(loaded.regions) == 31
    assert loaded.values.index.unique("region").tolist() == [
        "beijing",
        "tianjin",
        "hebei",
        "xinjiang",
    ]
    assert [one.code for one in loaded.notes] == ["region-left-out"] * 27


@pytest.mark.parametrize("name", ["新疆", "新疆维吾尔自治区", "Xinjiang", " xinjiang ", "650000"])
def test_a_region_goes_by_any_of_its_names(name):
    rows = [["region", "year", "x"], [name, "2022", "1"]]
    frame = Frame(provinces(), (Indicator("x"),))
    problems = Problems()
    table = read_values([Source(Grid("v.csv", None, rows))], frame, problems).table
    assert problems.findings == []
    assert table.index.tolist() == [(2022, "xinjiang")]


def test_a_full_name_comes_before_a_short_one_and_a_kind_decides():
    regions = (
        Region("jilin", {"zh": "吉林省"}, "province"),
        Region("jilin-city", {"zh": "吉林市"}, "city"),
    )
    rows = [["region", "kind", "year", "x"], ["吉林市", "", 2022, 1], ["吉林", "province", 2022, 2],
            ["吉林", "", 2022, 3]]  # fmt: skip
    problems = Problems()
    frame = Frame(regions, (Indicator("x"),))
    table = read_values([Source(Grid("v.csv", None, rows))], frame, problems).table
    assert table["x"].to_dict() == {(2022, "jilin"): 2, (2022, "jilin-city"): 1}
    assert [one.place.row for one in problems.findings] == [4]


def test_regions_stand_in_the_projects_order_and_years_ascend():
    regions = tuple(Region(code) for code in ("z", "a"))
    rows = [["year", "region", "x"], [2022, "a", 1], [2022, "z", 2], [2021, "a", 3]]
    read = read_values(
        [Source(Grid("v.csv", None, rows))], Frame(regions, (Indicator("x"),)), Problems()
    )
    assert read.table.index.tolist() == [(2021, "a"), (2022, "z"), (2022, "a")]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_read_exactly(number):
    assert parse_number(repr(number)) == number
    assert parse_number(number) == number


@pytest.mark.parametrize("text", ["", " ", "NA", "n/a", "..", "—", "NaN", None])
def test_words_for_no_value(text):
    assert parse_number(text) is None


@pytest.mark.parametrize("text", ["1_000", "0x10", "1e999", "abc", "1,2,3", "#REF!", "True", "1/3"])
def test_what_is_no_number_is_said_to_be_none(text):
    assert isinstance(parse_number(text), Finding)


@pytest.mark.parametrize("decimal", [".", ",", "?"])
def test_a_zero_is_never_the_front_of_thousands(decimal):
    found = parse_number("0,962", decimal)
    assert found == 0.962 if decimal == "," else found.code == "cell-comma"
    assert not isinstance(parse_number("0,962,123", decimal), float)


@pytest.mark.parametrize(
    ("cells", "decimal"),
    [
        (["83,987", "16,5"], ","),
        (["83,987", "0,962"], ","),
        (["83,987", "1234,567"], ","),
        (["83,987", "1.234,5"], ","),
        (["83，987", "１６，５"], ","),
        (["−83,987", "-16,5"], ","),
        (["1,234", "1,234,567"], "."),
        (["1,234", "1,234.5"], "."),
        (["1,234", "16.5"], "."),
        (["1,234", "16,5", "16.5"], "?"),
        (["1,234", "16,5", "1.234"], "?"),
        (["1,234", "99"], "?"),
        (["1,234", "12345"], "?"),
        (["12345", "99"], "."),
        (["a, b", "n/a", ""], "."),
    ],
)
def test_other_cells_show_what_a_comma_is(cells, decimal):
    assert decimal_of([[cell] for cell in cells]) == decimal


@pytest.mark.parametrize(
    ("columns", "decimal"),
    [
        ([["1,234", "2,345"], ["66933", "732"]], ","),
        ([["1,234", "2,345"], ["110000", "120000"]], "?"),  # codes of regions
        ([["1,234", "2,345"], ["2021", "2022"]], "?"),
        ([["1,234", "2,345"], ["66933", "1,200"]], "?"),
    ],
)
def test_a_column_that_parts_no_thousands_shows_it_too(columns, decimal):
    assert decimal_of([*zip(*columns, strict=True)]) == decimal


@given(st.decimals(-(10**9), 10**9, places=3), st.integers(0, 10**5))
def test_decimal_commas_are_read_exactly(number, tenths):
    text = f"{number:f}".replace(".", ",")
    other = f"{tenths // 10},{tenths % 10}"
    decimal = decimal_of([[text], [other]])
    assert parse_number(text, decimal) == float(number)
    assert parse_number(other, decimal) == tenths / 10


@pytest.mark.parametrize(
    ("texts", "direction"),
    [
        (["1", "+1", "1.0", "＋", "+", "正", "正向", "１", "", "正向指标"], 1),
        (
            [
                "-1",
                "-1.0",
                "−1",
                "－１",
                "-",
                "－",
                "−",
                "负",
                "逆向",
                " - ",
                "负向指标",
                "逆指标",
                "越小越好",
            ],
            -1,
        ),
    ],
)
def test_a_direction_is_understood_as_papers_write_it(project, texts, direction):
    path = project / "indicators.csv"
    before = path.read_text(encoding="utf-8")
    for text in texts:
        path.write_text(before.replace("waste,-1", f"waste,{text}"), encoding="utf-8")
        assert load_project(project).indicator("waste").direction == direction, text


@pytest.mark.parametrize(
    "text", ["--", "—", "——", "N/A", "..", "nan", "0", "2", "+-", "大", "±", "~"]
)
def test_no_other_text_is_a_direction(project, text):
    path = project / "indicators.csv"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("waste,-1", f"waste,{text}"), encoding="utf-8")
    problems = Problems()
    assert load_project(project, problems) is None
    assert [found.code for found in problems.findings] == ["direction-unknown"]


@given(st.lists(st.lists(st.text('ab,;"\n 1', max_size=4), min_size=2, max_size=3), min_size=1))
def test_any_text_is_read_or_refused_with_a_finding(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("any") / "values.csv"
    path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    problems = Problems()
    grid = read_grid(str(path), problems)
    assert (grid is None) == bool(problems.findings)


def test_cells_as_text():
    assert [text_of(cell) for cell in (None, 3, 3.0, 3.5, " a\n b ")] == [
        "",
        "3",
        "3",
        "3.5",
        "a b",
    ]


def test_a_large_long_table_keeps_every_value(tmp_path):
    regions = tuple(Region(f"r{k}") for k in range(50))
    codes = [f"i{k}" for k in range(6)]
    generator = np.random.default_rng(1)
    values = generator.normal(size=(3, 50, 6))
    rows = [
        f"r{r},{2020 + y},{code},{float(values[y, r, i])!r}"
        for y in range(3)
        for r in range(50)
        for i, code in enumerate(codes)
    ]
    generator.shuffle(rows)
    lines = ["region,year,indicator,value", *rows]
    path = tmp_path / "values.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    grid = read_grid(str(path), Problems())
    frame = Frame(regions, tuple(Indicator(code) for code in codes))
    read = read_values([Source(grid)], frame, Problems())
    assert (read.table.to_numpy() == values.reshape(150, 6)).all()


def test_what_an_unread_table_may_hold_is_not_missed(project):
    """Where one of two tables cannot be read, nothing is said to have no values."""
    head, *rows = TEXT.splitlines()
    (project / "values.csv").write_text("\n".join([head, rows[0]]), encoding="utf-8")
    (project / "more.csv").write_text("", encoding="utf-8")
    settings = project / "index.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text('values = ["values.csv", "more.csv"]\n' + text, encoding="utf-8")
    problems = Problems()
    assert load_project(project, problems) is None
    assert [found.code for found in problems.errors] == ["table-empty"]
    (project / "more.csv").write_text(f"{head}\n{rows[1]}\n", encoding="utf-8")
    problems = Problems()
    assert load_project(project, problems) is None
    assert "year-without-values" in [found.code for found in problems.errors]


# steps, groupings and codes


def settle(project, toml="", **tables):
    """Write a project of two indicators with some settings, and read it."""
    model = project / "model"
    model.mkdir()
    (model / "hierarchy.toml").write_text(
        'format = 1\nnodes = [{ code = "goal" }, { code = "a", parent = "goal" }, '
        '{ code = "b", parent = "goal" }]\n'
    )
    (model / "goal.csv").write_text(",a,b\na,1,3\nb,,1\n")
    texts = {
        "indicators": "code\na\nb\n",
        "regions": "code,income\nr1,high\nr2,high\nr3,low\nr4,\n",
        "values": "region,year,a,b\nr1,2021,1,2\nr2,2021,,4\nr3,2021,9,5\nr4,2021,,6\n",
        **tables,
    }
    for name, text in texts.items():
        (project / f"{name}.csv").write_text(text)
    (project / "index.toml").write_text(f'format = 1\nmodel = "model"\n{toml}')
    return load_project(project)


def refused(project, toml, **tables):
    with pytest.raises(ProjectError) as caught:
        settle(project, toml, **tables)
    return [(found.code, found.place and found.place.key) for found in caught.value.findings]


def test_a_column_of_regions_may_be_a_grouping(tmp_path):
    toml = '[missing]\nmethod = "mean"\nwithin = ["income", "pool"]\n'
    read = settle(tmp_path, toml)
    assert read.regions[0].groupings == {"income": "high"}
    assert read.regions[3].groupings == {}
    result = build(read)
    assert result.stages["imputed"]["a"].tolist() == [1, 1, 9, 5]
    assert result.imputed["source"].tolist() == ["income high", "pool"]


def test_a_column_of_regions_that_no_setting_names_is_refused(tmp_path):
    assert refused(tmp_path, "")[0][0] == "column-unknown"


def test_a_grouping_that_is_no_column_is_refused(tmp_path):
    impute = '{ step = "impute", method = "mean", within = "climate" }'
    toml = f'steps = [{impute}, "normalize", "aggregate"]\n'
    regions = "code\nr1\nr2\nr3\nr4\n"
    assert refused(tmp_path, toml, regions=regions) == [("grouping-unknown", "missing.within")]


def test_steps_are_read_with_what_each_chooses(tmp_path):
    toml = (
        'steps = ["impute", { step = "treat", skewness = 1, reference = "pooled" }, "normalize", '
        '{ step = "aggregate", nodes = "goal" }, { step = "rescale", level = 0, best = 10 }, '
        '{ step = "normalize", nodes = ["goal"], range = [0, 1] }]\n'
    )
    read = settle(tmp_path, toml + '[missing]\nwithin = "income"\n')
    assert [str(step) for step in read.settings.steps] == [
        "impute",
        "treat (reference = pooled, skewness = 1)",
        "normalize",
        "aggregate goal",
        "rescale level 0 (best = 10)",
        "normalize goal (range = 0, 1)",
    ]


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ('["normalise", "aggregate"]', "unknown-value"),
        ('["normalize", { step = "aggregate", methd = 1 }]', "unknown-key"),
        ('["normalize", { nodes = "goal" }]', "missing-key"),
        ('["normalize", { step = "cap", nodes = "goal" }, "aggregate"]', "unknown-key"),
        ("[]", "wrong-type"),
        ('["normalize", 3]', "wrong-type"),
        ('["normalize"]', "steps-without"),
        ('["aggregate", "normalize"]', "step-too-late"),
    ],
)
def test_steps_that_are_not_understood_or_make_no_sense_are_refused(tmp_path, steps, code):
    regions = "code\nr1\nr2\nr3\nr4\n"
    found = refused(tmp_path, f"steps = {steps}\n", regions=regions)
    assert found[0][0] == code
    assert {key.partition(".")[0] for _, key in found} == {"steps"}
    assert len(found) == 1 or found[0][0] in ("steps-without", "unknown-key", "missing-key")


def test_codes_for_missing_are_no_values_and_are_counted(tmp_path):
    read = settle(
        tmp_path,
        '[missing]\ncodes = [-999]\nmethod = "median"\n',
        indicators="code,unit,missing\na,count,\nb,,88; 99\n",
        regions="code\nr1\nr2\nr3\nr4\n",
        values="region,year,a,b\nr1,2021,1,88\nr2,2021,-999,4\nr3,2021,9,99\nr4,2021,-999,6\n",
    )
    assert read.values.isna().sum().to_dict() == {"a": 2, "b": 2}
    assert [note.message() for note in read.notes] == [
        "a: 2 values (-999) taken as missing, as declared",
        "b: 2 values (88, 99) taken as missing, as declared",
    ]


def test_what_is_no_number_is_no_code(tmp_path):
    found = refused(
        tmp_path,
        "",
        indicators="code,missing\na,none\nb,\n",
        regions="code\nr1\nr2\nr3\nr4\n",
    )
    assert len(found) == 1
