"""What a report says of its data: coverage, records, filled and winsorized values, definitions."""

from dataclasses import replace

import pandas as pd
import pytest

from ahp.common.document.parts import Items, Text, plain
from ahp.common.findings import Finding
from index.files.project import load_project
from index.project.example import tiny
from index.project.origins import Sampled
from index.project.settings import Settings
from index.records.quality import Quality, TableQuality
from index.report.built import standing_of
from index.report.context import Context
from index.report.data.coverage import behind_tables, noticed
from index.report.data.filled import filled_table, winsorized_table
from index.report.parts import definitions, imputed, quality
from index.steps.build import build
from index.steps.wording import REGION_EXCLUDED
from tests.index.check.project import asem, small
from tests.index.report.pieces import cells, grids

OUTLYING = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 1000.0]


def context(result, lang="en"):
    return Context(standing_of(result), lang, result=result)


@pytest.fixture(scope="module")
def panel():
    return build(load_project("examples/city-panel"))


def test_filled_values_are_listed_with_what_they_come_from(panel):
    found = grids(imputed.parts(context(panel)))
    # Wu has 3.43 and 3.44 beside 2023; Gui's value of 2023 is carried on
    assert cells(found["imputed"]) == [
        ["City Wu", "2023", "Unemployment", "3.435", "interpolation from 2022–2024"],
        ["City Gui", "2024", "Energy per unit of GDP", "0.477", "carry-forward from 2023"],
    ]
    assert cells(found["imputed-counts"]) == [  # of 12 cities and 3 years
        ["Unemployment", "1", "2.8", "0"],
        ["Energy per unit of GDP", "1", "2.8", "0"],
    ]
    assert "winsorized" not in found


def test_winsorized_values_are_listed_before_and_after():
    settings = Settings(outliers="winsorize")
    result = build(small(settings, a=OUTLYING, b=[*range(10)]))
    found = grids(imputed.parts(context(result, "zh")))
    assert cells(found["winsorized"]) == [["r9", "2022", "a", "1,000", "9"]]
    assert cells(found["imputed-counts"]) == [["a", "0", "0.0", "1"]]


def test_a_column_whose_logarithm_was_taken_is_named():
    settings = Settings(outliers="log")
    found = imputed.parts(context(build(small(settings, a=OUTLYING, b=[*range(10)]))))
    assert [one.text for one in found] == [
        "The logarithm of a was taken (regions, 2022), as outliers skewed it."
    ]


def test_a_long_list_is_cut_for_readers_alone():
    result = build(asem())
    table = filled_table(result, most=3)
    assert len(table.rows) == 3
    assert len(table.records) == len(result.imputed) > 3
    assert table.notes[-1].startswith(f"The first 3 of {len(result.imputed)};")
    assert "export" not in "".join(filled_table(result, most=None).notes)
    own = winsorized_table(result, region="ITA", most=None)
    count = int((result.winsorized["region"] == "ITA").sum())
    assert (0 if own is None else len(own.rows)) == count


def test_what_is_missing_is_counted_where_it_is():
    values = tiny().values.copy()
    values.loc[(2021, "west"), "waste"] = float("nan")
    result = build(replace(tiny(), values=values), settings=Settings(missing=("mean",)))
    found = quality.parts(context(result))
    assert plain(found[0].text) == (
        "Of 12 values (2 indicators, all regions and years), 1 is missing (8.3%)."
    )
    by_year = cells(grids(found)["check-coverage-years-province"])
    assert by_year == [["2021", "3", "1", "83.3"], ["2022", "3", "0", "100.0"]]
    assert "check-coverage-indicators-province" in grids(found)


def test_records_behind_are_summed_and_those_rejected_counted():
    index = tiny().values.index
    records = pd.DataFrame({"patents": [5, 3, 0, 6, 4, 0]}, index)
    valid = pd.DataFrame({"patents": [5, 3, 0, 6, 2, 0]}, index)
    kept = Quality((TableQuality("parks", 20, 18, {"copy": 2}),))
    sample = Sampled(None, "records", None, records, valid, quality=kept)
    found = grids(quality.parts(context(build(replace(tiny(), sample=sample)))))
    assert cells(found["records-behind-province"]) == [["patents", "10 (8)", "8", "1"]]
    assert cells(found["sample-records"]) == [["industrial parks", "20", "18", "2"]]
    assert cells(found["sample-rejected"]) == [["industrial parks", "copy of another record", "2"]]


def test_regions_without_a_single_record_are_counted_and_pools_without_any_left_out():
    project = small(a=[1.0, 2.0, 3.0, 4.0, 5.0], b=[5.0, 4.0, 3.0, 2.0, 1.0])
    kinds = [replace(one, kind=kind) for one, kind in zip(project.regions, "ppccc", strict=True)]
    index = pd.MultiIndex.from_tuples([(2022, "r0")], names=["year", "region"])
    records = pd.DataFrame({"a": [5]}, index)
    sample = Sampled(None, "records", None, records, records)
    result = build(replace(project, regions=tuple(kinds), sample=sample))
    (table,) = behind_tables(result)
    assert [*table.grid.shown()] == [["a", "5", "1"]]  # r1 has none, and no city has any


def test_many_alike_are_noticed_once():
    said = {"year": 2022, "share": 0.4, "least": 0.5}
    many = [Finding(REGION_EXCLUDED, {**said, "region": f"r{k}"}, "x.toml") for k in range(30)]
    lead, items = noticed(many, "zh")
    assert isinstance(lead, Text)
    assert isinstance(items, Items)
    assert len(items.items) < 6
    assert "x.toml" not in "".join(map(plain, items.items))
    assert isinstance(noticed([], "zh")[0], Text)


def test_definitions_are_those_of_the_technical_notes():
    """UNDP: life expectancy 20-85, schooling to 18 and 15 years, income 100-75,000 by logarithm."""
    result = build(load_project("examples/hdi-2021"))
    (grid,) = definitions.parts(context(result))
    rows = {row[0]: dict(zip(grid.headings, row, strict=True)) for row in cells(grid)}
    assert {name: row["Definition"] for name, row in rows.items()} == {
        "Life expectancy at birth": "fixed ends 20 and 85",
        "Expected years of schooling": "fixed ends 0 and 18",
        "Mean years of schooling": "fixed ends 0 and 15",
        "Gross national income per capita": "fixed ends 100 and 75000; log of the value is taken",
    }
    assert [row["Global weight"] for row in rows.values()] == [
        "0.3333",
        "0.1667",
        "0.1667",
        "0.3333",
    ]


def test_columns_that_nobody_filled_are_left_out():
    (grid,) = definitions.parts(context(build(tiny()), "zh"))
    assert grid.headings == ["指标", "所属", "代码", "单位", "方向", "全局权重"]
    assert [row[4] for row in cells(grid)] == ["正向", "逆向"]
