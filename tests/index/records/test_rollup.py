"""Values from records: as a person would count them, however the records are stored."""

import random

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from index.records.definitions import Definition, Definitions, Filter
from index.records.engines.sources import connect
from index.records.records import clean_records
from index.records.rollup import records_of, roll_up
from tests.index.records.databases import (
    INDICATORS,
    PARENT,
    REGIONS,
    YEARS,
    databases,
    definitions,
    of_rows,
    of_text,
    opened,
    plain,
    plain_value,
    reasons,
)

pytestmark = pytest.mark.long

# an example takes a good part of a second, and shrinking takes hundreds
few = settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate))

# of several flaws in the columns of one record any may be told
OF_COLUMNS = {"word-unknown", "flag-unreadable", "number-impossible", "number-unreadable",
              "date-impossible", "date-unreadable"}  # fmt: skip


def rolled(tables, *indicators, years=YEARS, **choices):
    wanted = definitions(*(indicators or INDICATORS), **choices)
    with opened(wanted, tables) as source:
        return roll_up(source, wanted, REGIONS, years)


def arrow(database):
    return {name: of_rows(columns, rows) for name, (columns, rows) in database.items()}


def figures(rollup):
    """Return value, records and valid records by region, year and indicator."""
    rows = rollup.values.astype(object).where(rollup.values.notna(), None)
    return {
        (row.region, row.year, row.indicator): (row.value, row.records, row.valid)
        for row in rows.itertuples()
    }


@few
@given(databases())
def test_values_and_rejections_are_those_of_a_plain_computation(database):
    rollup = rolled(arrow(database))
    found, tables = figures(rollup), plain(database)
    for (region, year, code), got in found.items():
        one = next(one for one in INDICATORS if one.code == code)
        expected = plain_value(tables, one, region, year)
        assert got == pytest.approx(expected), (region, year, code)
    kinds = [region.code for region in REGIONS if region.kind != "circle"]
    assert len(found) == len(kinds) * len(YEARS) * len(INDICATORS)
    for table in rollup.quality.tables:
        assert table.total == len(database[table.table][1])
        assert table.used + sum(table.rejected.values()) == table.total
        expected = reasons(tables[table.table])
        assert sum(table.rejected.values()) == sum(expected.values())
        for reason in {*expected, *table.rejected} - OF_COLUMNS:
            assert table.rejected.get(reason, 0) == expected.get(reason, 0), reason


@few
@given(databases(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(database, order):
    shuffled = {
        name: (columns, order.sample(rows, len(rows))) for name, (columns, rows) in database.items()
    }
    one, other = rolled(arrow(database)), rolled(arrow(shuffled))
    pd.testing.assert_frame_equal(one.values, other.values)
    assert one.quality == other.quality


@few
@given(databases())
def test_a_province_is_its_cities_and_the_records_without_a_city(database):
    columns, rows = database["enterprises"]
    # each with an id of its own, so that taking records away does not change what others are
    rows = [(f"E{number}", *row[1:]) for number, row in enumerate(rows)]
    outside = [row for row in rows if row[2] not in ("南京市", "苏州")]
    counts = [one for one in INDICATORS if one.table == "enterprises"]
    found = figures(rolled({"enterprises": of_rows(columns, rows)}, *counts))
    rest = figures(rolled({"enterprises": of_rows(columns, outside)}, *counts))
    for year in YEARS:
        for one in counts:
            key = year, one.code
            for k in (1, 2):
                cities = sum(found[(city, *key)][k] for city in PARENT)
                assert found[("jiangsu", *key)][k] == cities + rest[("jiangsu", *key)][k], key


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_splitting_a_table_into_files_does_not_matter(tmp_path, kind):
    rows = [
        (f"E{k}", "江苏省", ("南京市", "苏州市", "")[k % 3], str(2015 + k % 7), "base", str(k))
        for k in range(40)
    ]
    rows += rows[:3]
    random.Random(2022).shuffle(rows)
    columns = ("id", "region", "city", "founded", "layer", "valuation")
    parts = {"whole": [rows], "parts": [rows[:1], rows[1:20], rows[20:]]}
    indicators = [one for one in INDICATORS if one.table == "enterprises"]
    found = []
    for name, some in parts.items():
        for number, part in enumerate(some):
            folder = tmp_path / name / "enterprises"
            folder.mkdir(parents=True, exist_ok=True)
            _write(of_rows(columns, part), folder / f"{number}.{kind}")
        wanted = Definitions("sample.toml", str(tmp_path / name), indicators=tuple(indicators))
        with connect(wanted) as source:
            found.append(roll_up(source, wanted, REGIONS, YEARS))
    pd.testing.assert_frame_equal(found[0].values, found[1].values)
    assert found[0].quality == found[1].quality
    assert found[0].quality.tables[0].rejected == {"copy": 3}


def _write(table, path):
    if path.suffix == ".csv":
        table.to_pandas().to_csv(path, index=False)
    else:
        parquet.write_table(table, path)


def test_typed_columns_count_like_texts():
    texts = of_text(
        """
        id, region, city, founded, layer, valuation
        1,  北京市,  ,    2019,    base,  5
        2,  北京市,  ,    2021,    base,
        3,  江苏省,  南京市, ,     technology, 7.5
        3,  江苏省,  南京市, ,     technology, 7.5
        4,  江苏省,  ,    2020,    ,      -2
        """
    )
    typed = texts.set_column(0, "id", texts["id"].cast(pa.int64()))
    typed = typed.set_column(3, "founded", texts["founded"].cast(pa.int32()))
    typed = typed.set_column(5, "valuation", texts["valuation"].cast(pa.float64()))
    indicators = [one for one in INDICATORS if one.table == "enterprises"]
    one = rolled({"enterprises": texts}, *indicators)
    other = rolled({"enterprises": typed}, *indicators)
    pd.testing.assert_frame_equal(one.values, other.values)
    assert one.quality == other.quality


def test_not_a_number_and_infinity_are_rejected_in_typed_columns():
    table = pa.table(
        {
            "id": ["a", "b", "c", "d"],
            "region": ["北京市"] * 4,
            "valuation": [1.0, float("nan"), float("inf"), None],
        }
    )
    wanted = Definition("worth", "enterprises", "sum", "valuation", period="all")
    rollup = rolled({"enterprises": table}, wanted)
    assert rollup.quality.tables[0].rejected == {"number-impossible": 2}
    assert figures(rollup)["beijing", 2021, "worth"] == (1, 2, 1)


FIRMS = of_text(
    """
    id, region, city, founded
    b,  北京市,  ,    2020
    a,  北京,    ,    2021
    c,  江苏省,  南京市, 2021
    d,  江苏省,  ,    2019
    """
)


def test_the_records_behind_a_value_are_those_of_the_smallest_ids():
    wanted = definitions(Definition("firms", "enterprises", "count"))
    with opened(wanted, {"enterprises": FIRMS}) as source:
        records = clean_records(source, wanted, REGIONS, YEARS)
        ids = {
            (region, year): list(records_of(records, region, year, "firms", 2)["id"])
            for region in ("beijing", "jiangsu", "nanjing", "suzhou")
            for year in YEARS
        }
    assert ids == {
        ("beijing", 2020): ["b"],
        ("beijing", 2021): ["a", "b"],
        ("jiangsu", 2020): ["d"],
        ("jiangsu", 2021): ["c", "d"],
        ("nanjing", 2020): [],
        ("nanjing", 2021): ["c"],
        ("suzhou", 2020): [],
        ("suzhou", 2021): [],
    }


def test_progress_goes_from_nothing_to_all():
    wanted = definitions(Definition("firms", "enterprises", "count"))
    told = []
    with opened(wanted, {"enterprises": FIRMS}) as source:
        roll_up(source, wanted, REGIONS, YEARS, progress=lambda *step: told.append(step))
    assert (told[0], told[-1]) == (("", 0.0), ("", 1.0))
    assert [name for name, _ in told if name] == ["enterprises"]
    assert [share for _, share in told] == sorted(share for _, share in told)


def test_a_table_of_values_has_the_order_of_the_project():
    one = Definition("firms", "enterprises", "count")
    other = Definition("all", "enterprises", "count", period="all")
    table = rolled({"enterprises": FIRMS}, one, other).table()
    assert list(table.columns) == ["firms", "all"]
    regions = ["beijing", "jiangsu", "nanjing", "suzhou"]
    assert list(table.index) == [(year, region) for year in YEARS for region in regions]


@pytest.mark.parametrize("value", ["x'); drop table enterprises; --", "%", '"'])
def test_values_of_filters_are_values_only(value):
    wanted = Definition("odd", "enterprises", "count", where=(Filter("name", (value,)),))
    table = of_rows(("id", "name", "region", "founded"), [("a", value, "北京市", "2020")])
    found = figures(rolled({"enterprises": table}, wanted))
    assert found["beijing", 2021, "odd"] == (1, 1, 1)
