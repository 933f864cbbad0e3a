"""What is wrong with tables and records: told, counted, and put into quarantine."""

import csv

import pyarrow as pa
import pytest

from ahp.common.findings import Problems
from index.project.errors import ProjectError
from index.project.regions import Region
from index.records.definitions import Definition, Filter, TableNames
from index.records.places import PlaceName
from index.records.quality import Quality, write_quarantine
from index.records.records import clean_records
from index.records.rollup import check_sample, roll_up
from tests.index.records.databases import REGIONS, YEARS, definitions, of_text, opened

FIRMS = Definition("firms", "enterprises", "count", period="all")
DEALS = Definition("deals", "relations", "count", endpoint="target", period="all")


def rolled(tables, /, *indicators, **choices):
    wanted = definitions(*indicators, **choices)
    with opened(wanted, {name: of_text(text) for name, text in tables.items()}) as source:
        return roll_up(source, wanted, REGIONS, YEARS)


def told(tables, /, *indicators, lang="en", **choices):
    return [found.text(lang) for found in rolled(tables, *indicators, **choices).findings]


def refused(tables, /, *indicators, regions=REGIONS, **choices):
    """Return what is wrong with tables, in both languages."""
    wanted = definitions(*indicators, **choices)
    with opened(wanted, tables) as source, pytest.raises(ProjectError) as caught:
        roll_up(source, wanted, regions, YEARS)
    return {lang: caught.value.text(lang).splitlines() for lang in ("en", "zh")}


ENTERPRISES = """
    id, region, city
    a,  北京市,
    b,  江苏省,  南京市
    """


def test_a_missing_table_is_told_with_the_nearest_name():
    found = refused({"enterprise": of_text(ENTERPRISES)}, FIRMS)
    assert found == {
        "en": [
            "sample.toml: records has no table enterprises. Another name is told with "
            '[tables.enterprises] name = "..."; did you mean enterprise?'
        ],
        "zh": [
            "sample.toml：records 中没有表 enterprises。表名不同时可写 [tables.enterprises] name = "
            '"..."；是否想写 enterprise？'
        ],
    }


def test_missing_columns_are_told_with_the_nearest_name():
    worth = Definition("worth", "enterprises", "mean", "valuation")
    table = of_text("id, Region, valuations, founded")
    found = refused({"enterprises": table}, worth)
    assert found == {
        "en": [
            "sample.toml: the table enterprises of records has no column region. Another name is "
            "told with [tables.enterprises] columns = { ... }; did you mean Region?",
            "sample.toml: the table enterprises of records has no column valuation. Another name "
            "is told with [tables.enterprises] columns = { ... }; did you mean valuations?",
        ],
        "zh": [
            "sample.toml：records 的表 enterprises 没有列 region。列名不同时可写 "
            "[tables.enterprises] columns = { ... }；是否想写 Region？",
            "sample.toml：records 的表 enterprises 没有列 valuation。列名不同时可写 "
            "[tables.enterprises] columns = { ... }；是否想写 valuations？",
        ],
    }


def test_columns_of_a_wrong_type_are_told():
    worth = Definition("worth", "enterprises", "mean", "valuation", period="all")
    table = pa.table({"id": [1.5], "region": ["北京市"], "valuation": [True]})
    found = refused({"enterprises": table}, worth)
    assert found == {
        "en": [
            "sample.toml: the column id of the table enterprises of records is of type float64, "
            "not text or a whole number. Convert it, or name another column",
            "sample.toml: the column valuation of the table enterprises of records is of type "
            "boolean, not a number. Convert it, or name another column",
        ],
        "zh": [
            "sample.toml：records 的表 enterprises 的列 id 类型为 float64，应为文字或整数。"
            "请转换类型，或指定另一列",
            "sample.toml：records 的表 enterprises 的列 valuation 类型为 boolean，应为数字。"
            "请转换类型，或指定另一列",
        ],
    }


def test_with_a_collector_problems_are_noted_and_nothing_is_raised():
    wanted, problems = definitions(FIRMS), Problems()
    with opened(wanted, {}) as source:
        assert clean_records(source, wanted, REGIONS, YEARS, problems) is None
    assert [found.code for found in problems.findings] == ["sample-table-missing"]


def test_a_level_that_no_region_is_of():
    found = refused(
        {"enterprises": of_text(ENTERPRISES)}, FIRMS, levels={"region": "provinc", "city": "city"}
    )
    assert found["en"] == [
        "sample.toml: key levels.region: no region is of the kind 'provinc'. Did you mean province?"
    ]


def test_without_cities_in_the_project_only_regions_count():
    regions = [region for region in REGIONS if region.kind == "province"]
    wanted = definitions(FIRMS)
    with opened(wanted, {"enterprises": of_text(ENTERPRISES)}) as source:
        rollup = roll_up(source, wanted, regions, YEARS)
    assert list(rollup.table().loc[2020, "firms"]) == [1, 1]
    assert not rollup.findings


def test_other_names_of_tables_and_columns():
    text = ENTERPRISES.replace("id", "编号").replace("region", "省份").replace("city", "城市")
    names = {"enterprises": TableNames("企业", {"id": "编号", "region": "省份", "city": "城市"})}
    rollup = rolled({"enterprises": text}, FIRMS, tables=names)
    assert list(rollup.table().loc[2020, "firms"]) == [1, 1, 1, 0]


def test_an_empty_table_is_told():
    tables = {"enterprises": "id, region, city"}
    assert told(tables, FIRMS) == [
        "sample.toml: the table enterprises has no records. Check that it is the right one"
    ]
    assert told(tables, FIRMS, lang="zh") == [
        "sample.toml：表 enterprises 没有记录。请核对是否为所需的表"
    ]


@pytest.mark.parametrize(
    ("measure", "empty", "value"),
    [
        ("count", "zero", 0),
        ("count", "missing", None),
        ("mean", "zero", 0),
        ("mean", "missing", None),
        ("sum", "zero", 0),
        ("sum", "missing", None),
    ],
)
def test_a_region_without_a_record_has_the_value_declared(measure, empty, value):
    column = None if measure == "count" else "valuation"
    one = Definition("x", "enterprises", measure, column, period="all", empty=empty)
    tables = {"enterprises": "id, region, city, valuation\n a, 北京市, , 5"}
    found = rolled(tables, one).table().loc[2020, "x"]
    assert found["beijing"] == (1 if measure == "count" else 5)
    assert (None if found["jiangsu"] != found["jiangsu"] else found["jiangsu"]) == value


def test_a_filter_that_nothing_meets_is_told_with_the_nearest_value():
    abroad = Definition("abroad", "universities", "count", where=(Filter("name", ("Peking",)),))
    tables = {"universities": "id, name, region\n a, Pekin, 北京市\n b, Nanking, 江苏省"}
    assert told(tables, abroad) == [
        "sample.toml: key indicators.abroad.where.name: no record of universities has 'Peking' in "
        "name. Did you mean Pekin?"
    ]
    assert told(tables, abroad, lang="zh") == [
        "sample.toml：键 indicators.abroad.where.name：universities 中没有 name 为 'Peking' "
        "的记录。是否想写 Pekin？"
    ]


def test_places_that_are_not_known_are_told():
    text = """
        id, region, city
        a,  北惊市,
        b,  北惊市,
        c,  江苏省,  南金市
        d,  江苏,    无锡市
        """
    assert told({"enterprises": text}, FIRMS) == [
        "sample.toml: no region is named '北惊市', which 2 records have. If it is another name of "
        "a region, add it to the aliases in regions.csv; did you mean 北京市?",
        "sample.toml: no city is named '南金市'; 1 record counts for the region only. Add it to "
        "regions.csv, as a city or an alias; did you mean 南京市?",
        "sample.toml: no city is named '无锡市'; 1 record counts for the region only. Add it to "
        "regions.csv, as a city or an alias; known: 南京市, 苏州市",
    ]
    assert told({"enterprises": text}, FIRMS, lang="zh")[:2] == [
        "sample.toml：没有名为 '北惊市' 的地区（2 条记录）。若为某地区的别名，请加入 "
        "regions.csv 的 aliases；是否想写 北京市？",
        "sample.toml：没有名为 '南金市' 的城市，1 条记录只计入所在地区。"
        "请把它作为城市或别名加入 regions.csv；是否想写 南京市？",
    ]
    names = rolled({"enterprises": text}, FIRMS).quality
    assert names.aliases == (PlaceName("region", "江苏", 1, "jiangsu"),)
    assert [name.nearest for name in names.unknown] == ["北京市", None, "南京市"]


def test_cities_of_one_name_are_told_apart_by_their_region():
    regions = (
        *REGIONS[:2],
        Region("a", {"zh": "朝阳"}, "city", "beijing"),
        Region("b", {"zh": "朝阳"}, "city", "jiangsu"),
    )
    text = "id, region, city\n 1, 北京市, 朝阳\n 2, 江苏省, 朝阳\n 3, , 朝阳"
    wanted = definitions(FIRMS)
    with opened(wanted, {"enterprises": of_text(text)}) as source:
        rollup = roll_up(source, wanted, regions, YEARS)
    assert list(rollup.table().loc[2020, "firms"]) == [1, 1, 1, 1]
    assert rollup.quality.tables[0].rejected == {"region-missing": 1}


BAD = {
    "enterprises": """
        id, region, city,   founded,    layer,   valuation, note
        a,  北京市,  ,      2019,       base,    5,         first
        b,  北京市,  ,      ,           ,        ,          copied
        b,  北京市,  ,      ,           ,        ,          copied
        c,  北京市,  ,      2020,       ,        1,         one
        c,  北京市,  ,      2020,       ,        1,         other
        ,   北京市,  ,      2020,       ,        1,
        d,  ,       ,      2020,       ,        1,
        e,  火星,    ,      2020,       ,        1,
        f,  北京市,  南京市, 2020,       ,        1,
        g,  北京市,  ,      2020,       ,        many,
        h,  北京市,  ,      2020,       ,        -3,
        i,  北京市,  ,      last year,  ,        1,
        j,  北京市,  ,      2023,       ,        1,
        k,  北京市,  ,      1899,       ,        1,
        l,  北京市,  ,      2020,       basic,   1,
        v,  北京市,  ,      2020,       ,        1,
        """,
    "investors": """
        id, region
        v,  北京市
        w,
        """,
    "people": """
        id, enterprise, prior_international_study
        p,  a,          perhaps
        q,  ,           true
        r,  z,          true
        s,  w,          true
        t,  c,          true
        u,  b,          true
        """,
    "relations": """
        source, target, kind,      amount
        a,      b,      financing, 1
        w,      a,      financing, 1
        ,       a,      financing, 1
        zz,     a,      financing, 1
        a,      h,      financing, 1
        """,
}
INDICATORS = (
    Definition("worth", "enterprises", "sum", "valuation"),
    Definition("base", "enterprises", "count", where=(Filter("layer", ("base",)),)),
    Definition("abroad", "people", "share", "prior_international_study"),
    Definition("money", "relations", "sum", "amount", endpoint="target", period="all"),
)


@pytest.fixture(scope="module")
def bad():
    wanted = definitions(*INDICATORS)
    with opened(wanted, {name: of_text(text) for name, text in BAD.items()}) as source:
        yield roll_up(source, wanted, REGIONS, YEARS)


def test_every_reason_is_counted(bad):
    assert {table.table: dict(table.rejected) for table in bad.quality.tables} == {
        "enterprises": {
            "id-missing": 1,
            "copy": 1,
            "id-repeated": 2,
            "id-in-several-tables": 1,
            "region-missing": 1,
            "region-unknown": 1,
            "city-elsewhere": 1,
            "number-unreadable": 1,
            "date-unreadable": 1,
            "number-impossible": 1,
            "date-impossible": 2,
            "word-unknown": 1,
        },
        "investors": {"id-in-several-tables": 1},
        "people": {
            "reference-missing": 1,
            "reference-unknown": 2,
            "reference-rejected": 1,
            "flag-unreadable": 1,
        },
        "relations": {"reference-missing": 1, "reference-unknown": 1, "reference-rejected": 1},
    }
    assert not bad.quality.ok
    assert [(table.total, table.used) for table in bad.quality.tables] == [
        (16, 2),
        (2, 1),
        (6, 1),
        (5, 2),
    ]


def test_what_is_missing_is_counted_among_the_records_used(bad):
    enterprises, _, people, _ = bad.quality.tables
    missing = {"city": 2, "founded": 1, "layer": 1, "valuation": 1}
    assert enterprises.missing == missing
    assert enterprises.undated == 1
    assert enterprises.by_region == {
        "beijing": {column: (count, 2) for column, count in missing.items()}
    }
    assert people.missing == {"prior_international_study": 0}


def test_rejected_records_go_to_quarantine_as_they_were(bad, tmp_path):
    paths = write_quarantine(bad.records, bad.quality, tmp_path / "quarantine")
    names = ["enterprises.csv", "investors.csv", "people.csv", "relations.csv"]
    assert sorted(path.name for path in (tmp_path / "quarantine").iterdir()) == names
    with open(paths[0], encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["reason", "id", "region", "city", "founded", "layer", "valuation", "note"]
    assert rows[1:5] == [
        ["id-missing", "", "北京市", "", "2020", "", "1", ""],
        ["copy", "b", "北京市", "", "", "", "", "copied"],
        ["id-repeated", "c", "北京市", "", "2020", "", "1", "one"],
        ["id-repeated", "c", "北京市", "", "2020", "", "1", "other"],
    ]
    assert ["number-unreadable", "g", "北京市", "", "2020", "", "many", ""] in rows
    assert len(rows) == 1 + 14


def test_nothing_is_written_where_nothing_is_rejected(tmp_path):
    wanted = definitions(FIRMS)
    with opened(wanted, {"enterprises": of_text(ENTERPRISES)}) as source:
        rollup = roll_up(source, wanted, REGIONS, YEARS)
        assert write_quarantine(rollup.records, rollup.quality, tmp_path / "quarantine") == ()
        assert check_sample(source, wanted, REGIONS, YEARS) == rollup.quality
    assert rollup.quality.ok
    assert not (tmp_path / "quarantine").exists()


def test_relations_refer_to_any_entity_and_count_for_the_region_of_one_end():
    tables = {
        "enterprises": ENTERPRISES,
        "investors": "id, region\n v, ",
        "foreign": "id, country\n x, Germany",
        "relations": """
            source, target, kind
            v,      a,      financing
            x,      b,      technology-input
            a,      x,      technology-enabling
            a,      v,      investment
            """,
    }
    rollup = rolled(tables, DEALS)
    assert rollup.quality.ok
    assert list(rollup.table().loc[2020, "deals"]) == [1, 1, 1, 0]
    assert [found.text() for found in rollup.findings] == [
        "sample.toml: key indicators.deals: 2 relations count for no region, as the target has none"
    ]
    assert rollup.findings[0].text("zh") == (
        "sample.toml：键 indicators.deals：2 条关系的 target 没有所在地区，不计入任何地区"
    )


def test_undated_records_of_a_flow_are_told():
    tables = {"conferences": "id, region, date\n a, 北京市, 2020\n b, 北京市,"}
    held = Definition("held", "conferences", "count", period="flow")
    assert told(tables, held) == [
        "sample.toml: 1 record of conferences without a date count for no year"
    ]
    assert list(rolled(tables, held).table()["held"])[:1] == [1]


def test_quality_without_a_rejected_record_is_good():
    assert Quality(()).ok
