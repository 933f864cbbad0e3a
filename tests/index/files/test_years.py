"""Years as they are written: plain ones, spans of two, and what spreadsheets make of those."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import index
from ahp.common.findings import Finding, Problems, UsageError
from index.files.years import asked_year, parse_year
from index.project.errors import ProjectError, StepError
from index.project.example import tiny
from index.project.years import Year, YearStyle

GOOD = Path(__file__).parents[1] / "good"
ROOT = Path(__file__).parents[3]
styles = st.builds(YearStyle, st.sampled_from("/-–—"), st.sampled_from([2, 4]))
years = st.integers(1000, 2998)
SETTINGS = 'format = 1\nmodel = "model"\n'


@given(years, styles)
def test_a_span_is_its_first_year_and_is_shown_as_it_is_written(first, style):
    assert parse_year(style.name(first)) == Year(first, style)
    assert str(parse_year(style.name(first))) == style.name(first)
    assert str(first) != style.name(first)


@given(years)
def test_a_plain_year_is_itself(first):
    assert parse_year(str(first)) == parse_year(f"{first}年") == Year(first)
    assert YearStyle().name(first) == first


@given(years, styles, st.sampled_from(["年", "年度", "学年", "财年", " "]))
def test_what_may_stand_around_a_span(first, style, after):
    spaced = style.name(first).replace(style.sign, f" {style.sign} ")
    assert parse_year(f" {spaced}{after}") == Year(first, style)


@given(years, st.sampled_from("/-–"), st.integers(0, 99))
def test_spans_that_do_not_end_in_the_next_year_are_refused(first, sign, last):
    assume(last != (first + 1) % 100)
    found = parse_year(f"{first}{sign}{last:02}")
    assert isinstance(found, Finding)
    assert found.code == "year-span-not-next"
    assert f"{first}{sign}{(first + 1) % 100:02}" in found.hint()


@given(years, years)
def test_spans_of_several_years_are_refused(first, last):
    assume(last != first + 1)
    assert parse_year(f"{first}-{last}").code == "year-span-not-next"


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_year_or_told(text):
    found = parse_year(text)
    assert isinstance(found, Year | Finding)
    if isinstance(found, Finding):
        assert found.text("en")
        assert found.text("zh")


@pytest.mark.parametrize(
    ("first", "text"),
    [
        (2008, "2008-09-01"),
        (2008, "2008-09-01 00:00:00"),
        (2008, "2008/9/1"),
        (2008, "2008年9月"),
        (2008, "2008年9月1日"),
        (2008, "Sep-08"),
        (2008, "9月-08"),
        (2000, "Jan-00"),
        (2011, "2011/12/1"),
        (2011, "Dec-11"),
    ],
)
def test_what_spreadsheets_make_of_a_span_is_told_with_what_it_was(first, text):
    found = parse_year(text)
    assert found.code == "year-is-date"
    assert str(YearStyle("/").name(first)) in found.hint()


@given(st.integers(2000, 2011))
def test_the_number_of_a_day_is_told_as_the_span_it_was(first):
    day = datetime.date(first, first - 1999, 1) - datetime.date(1899, 12, 30)
    assert YearStyle("/").name(first) in parse_year(str(day.days)).hint("zh")


@pytest.mark.parametrize(
    "text", ["", "20", "20222", "99999", "May-x", "Mon-08", "2020/1", "2020~21", "²⁰²²"]
)
def test_other_texts_are_no_years(text):
    assert parse_year(text).code == "year-not-number"


def written(folder, rows, settings=SETTINGS):
    """Write the small project with other values; by a suffix each file's rows."""
    shutil.copytree(GOOD, folder)
    (folder / "index.toml").write_text(settings, encoding="utf-8")
    (folder / "values.csv").unlink()
    for name, lines in rows.items():
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder


HEADER = "地区,patents,papers,waste,people"
LINES = ("北京市,50,400,30,20", "天津市,10,60,20,12", "河北省,20,70,90,70", "新疆,0,52,40,26")


def test_files_of_a_year_each(tmp_path):
    named = ", ".join(f'{{ file = "{k}.csv", year = "202{k}/2{k + 1}" }}' for k in range(3))
    rows = {f"{k}.csv": [HEADER, *LINES] for k in range(3)}
    loaded = index.load_project(written(tmp_path / "p", rows, f"{SETTINGS}values = [{named}]\n"))
    assert index.build(loaded).year_names == ["2020/21", "2021/22", "2022/23"]


def test_the_only_year_declared_is_that_of_values_without_one(tmp_path):
    settings = f'{SETTINGS}years = ["2020-21"]\n'
    loaded = index.load_project(written(tmp_path / "p", {"values.csv": [HEADER, *LINES]}, settings))
    assert index.build(loaded).year_names == ["2020-21"]


@pytest.mark.parametrize("second", ["2021", '"2021-22"', '"2021/2022"'])
def test_files_of_years_written_otherwise_are_refused(second, tmp_path):
    named = f'{{ file = "0.csv", year = "2020/21" }}, {{ file = "1.csv", year = {second} }}'
    rows = {f"{k}.csv": [HEADER, *LINES] for k in range(2)}
    problems = Problems()
    folder = written(tmp_path / "p", rows, f"{SETTINGS}values = [{named}]\n")
    assert index.load_project(folder, problems) is None
    assert [one.code for one in problems.errors] == ["years-of-two-kinds"]
    assert str(problems.errors[0].path).endswith("1.csv")
    assert "2020/21" in problems.errors[0].message()


def test_headings_of_long_tables_may_hold_spans(tmp_path):
    rows = ["region,year,indicator,value"]
    for line in LINES:
        name, *cells = line.split(",")
        codes = HEADER.split(",")[1:]
        rows += [f"{name},1999/00,{code},{cell}" for code, cell in zip(codes, cells, strict=True)]
    loaded = index.load_project(written(tmp_path / "p", {"values.csv": rows}))
    assert index.build(loaded).year_names == ["1999/00"]


def test_dates_in_a_workbook_are_told(tmp_path):
    folder = written(tmp_path / "p", {})
    book = openpyxl.Workbook()
    book.active.append(["地区", "年份", *HEADER.split(",")[1:]])
    for line in LINES:
        name, *cells = line.split(",")
        book.active.append([name, datetime.datetime(2008, 9, 1), *map(float, cells)])
    book.save(folder / "values.xlsx")
    with pytest.raises(ProjectError) as raised:
        index.load_project(folder)
    found = raised.value.findings[0]
    assert found.code == "year-is-date"
    assert found.place.column == 2
    assert "2008/09" in found.hint()


def test_records_are_of_no_spans(tmp_path):
    folder = tmp_path / "p"
    shutil.copytree(ROOT / "examples" / "records-to-index", folder)
    text = (folder / "index.toml").read_text(encoding="utf-8")
    model = f'"{ROOT}/matrices/'
    text = text.replace('"../../matrices/', model).replace("[2020, 2021]", '["2020/21", "2021/22"]')
    (folder / "index.toml").write_text(text, encoding="utf-8")
    problems = Problems()
    assert index.load_project(folder, problems) is None
    assert [one.code for one in problems.errors] == ["years-of-records"]


def test_a_year_asked_for_may_be_written_otherwise_but_never_as_another(tmp_path):
    spans = replace(tiny(), year_style=YearStyle("/"))
    assert [asked_year(spans, text) for text in ("2022/23", "2022-2023")] == [2022, 2022]
    assert asked_year(spans, None) is None
    for project, text in ((spans, "2022"), (tiny(), "2022/23")):
        with pytest.raises(StepError, match="the index has no year"):
            asked_year(project, text)
    with pytest.raises(UsageError, match="no year"):
        asked_year(spans, "x")


@given(years, st.integers(1, 30), styles)
def test_ranges_never_look_like_a_span(first, more, style):
    shown = style.range(first, first + more)
    assert isinstance(parse_year(shown), Finding)
    assert style.in_range(f"{first}-{first + more}") == shown
    assert style.in_range(str(first)) == style.name(first)


def test_a_table_of_values_takes_spans_and_keeps_their_order():
    import pandas as pd

    rows = [("a", year, value) for year, value in (("2000/01", 2.0), ("1999/00", 1.0))]
    data = pd.DataFrame(rows, columns=["region", "year", "x"])
    found = index.value_table(data, [index.Region("a")], [index.Indicator("x")])
    assert found["x"].to_dict() == {(1999, "a"): 1.0, (2000, "a"): 2.0}
