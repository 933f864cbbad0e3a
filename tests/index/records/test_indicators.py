"""The 24 indicators of the report's index on a database small enough to count by hand."""

from pathlib import Path

import pytest

from index.files.project import load_sample_plan
from index.project.regions import Region
from index.records.reading import load_definitions
from index.records.rollup import roll_up
from tests.index.records.databases import of_text, opened

EXAMPLE = Path(__file__).parents[3] / "examples" / "records-to-index"

REGIONS = (
    Region("beijing", {"zh": "北京市"}, "province"),
    Region("jiangsu", {"zh": "江苏省"}, "province"),
    Region("tibet", {"zh": "西藏自治区"}, "province"),
    Region("nanjing", {"zh": "南京市"}, "city", "jiangsu"),
)

# E1-E3 of Beijing, E4 of Nanjing, E5 of Jiangsu only, founded 2021; V1 nowhere; F1 abroad.
TABLES = {
    "enterprises": """
        id, region, city,   founded, layer,       valuation, patents
        E1, 北京市,  ,      2015,    base,        100,       10
        E2, 北京市,  ,      2018,    application, 300,
        E3, 北京市,  ,      ,        technology,  ,          20
        E4, 江苏省,  南京市, 2020,    application, 50,        4
        E5, 江苏省,  ,      2021,    technology,  70,        8
        """,
    "investors": """
        id, region, city
        V1, ,
        V2, 北京市,
        """,
    "universities": """
        id, region, city,   domestic_papers, international_papers, patents
        U1, 北京市,  ,      100,             50,                   8
        U2, 北京市,  ,      300,             ,                     4
        U3, 江苏省,  南京市, 40,              60,                   0
        """,
    "institutes": """
        id, region, city,   domestic_papers, international_papers, patents
        R1, 北京市,  ,      10,              4,                    2
        R2, 北京市,  ,      20,              8,                    6
        R3, 北京市,  ,      ,                ,
        R4, 江苏省,  ,      7,               1,                    3
        """,
    "foreign": """
        id, country
        F1, Germany
        """,
    "people": """
        id, enterprise, prior_international_study, prior_international_work
        P1, E1,         true,                      true
        P2, E1,         true,                      false
        P3, E4,         ,                          true
        P4, E5,         true,                      true
        P5, E5,         false,                     false
        """,
    "alliances": """
        id, region, city, date
        A1, 北京市,  ,    2019
        A2, 江苏省,  南京市, 2021-06-01
        A3, 江苏省,  南京市,
        """,
    "conferences": """
        id, region, city, date
        C1, 北京市,  ,    2020-03-01
        C2, 北京市,  ,    2021-03-01
        C3, 江苏省,  ,    2021/5/9
        """,
    "policies": """
        id, region, city, date
        L1, 江苏省,  ,    2017
        L2, 江苏省,  ,    2021
        """,
    "parks": """
        id, region, city,   date
        K1, 江苏省,  南京市, 2016
        K2, 北京市,  ,      2021
        """,
    "relations": """
        source, target, kind,                international, amount, date
        E1,     E4,     technology-enabling, false,         ,       2019
        E1,     F1,     technology-enabling, true,          ,       2021
        E4,     E1,     technology-enabling, ,              ,       2020
        F1,     E4,     technology-input,    true,          ,       2018
        F1,     E1,     technology-input,    true,          ,       2021
        E2,     E1,     technology-input,    false,         ,       2020
        V1,     E1,     financing,           false,         500,    2019
        V2,     E1,     financing,           false,         ,       2020
        V2,     E5,     financing,           false,         80,     2021
        E1,     E4,     investment,          false,         10,     2020
        V2,     E4,     investment,          false,         30,     2021
        V1,     E4,     investment,          false,         30,     2021
        """,
}

# Counted by hand: for 2020 and 2021, in Beijing, Jiangsu, Tibet and Nanjing.
BY_HAND = {
    "enterprises": ((3, 1, 0, 1), (3, 2, 0, 1)),
    "mean-valuation": ((200, 50, 0, 50), (200, 60, 0, 50)),
    "mean-patents": ((15, 4, 0, 4), (15, 6, 0, 4)),
    "base-technology-enterprises": ((2, 0, 0, 0), (2, 1, 0, 0)),
    "technology-enabling": ((1, 1, 0, 1), (2, 1, 0, 1)),
    "universities": ((2, 1, 0, 1), (2, 1, 0, 1)),
    "university-domestic-papers": ((200, 40, 0, 40), (200, 40, 0, 40)),
    "university-international-papers": ((50, 60, 0, 60), (50, 60, 0, 60)),
    "university-patents": ((6, 0, 0, 0), (6, 0, 0, 0)),
    "institutes": ((3, 1, 0, 0), (3, 1, 0, 0)),
    "institute-domestic-papers": ((15, 7, 0, 0), (15, 7, 0, 0)),
    "institute-international-papers": ((6, 1, 0, 0), (6, 1, 0, 0)),
    "institute-patents": ((4, 3, 0, 0), (4, 3, 0, 0)),
    "financing-relations": ((2, 0, 0, 0), (2, 1, 0, 0)),
    "financing-amount": ((500, 0, 0, 0), (500, 80, 0, 0)),
    "investment-relations": ((1, 0, 0, 0), (2, 0, 0, 0)),
    "prior-international-study": ((2, 0, 0, 0), (2, 1, 0, 0)),
    "prior-international-work": ((1, 1, 0, 1), (1, 2, 0, 1)),
    "international-technology-input": ((0, 1, 0, 1), (1, 1, 0, 1)),
    "international-technology-enabling": ((0, 0, 0, 0), (1, 0, 0, 0)),
    "conferences": ((1, 0, 0, 0), (2, 1, 0, 0)),
    "alliances": ((1, 1, 0, 1), (1, 2, 0, 2)),
    "industrial-parks": ((0, 1, 0, 1), (1, 1, 0, 1)),
    "policies": ((0, 1, 0, 0), (0, 2, 0, 0)),
}
# Where they are not equal: records, and those with a usable figure, in 2021.
COUNTS = {
    "mean-valuation": ((3, 2, 0, 1), (2, 2, 0, 1)),
    "mean-patents": ((3, 2, 0, 1), (2, 2, 0, 1)),
    "university-international-papers": ((2, 1, 0, 1), (1, 1, 0, 1)),
    "institute-domestic-papers": ((3, 1, 0, 0), (2, 1, 0, 0)),
    "financing-amount": ((2, 1, 0, 0), (1, 1, 0, 0)),
}


@pytest.fixture(scope="module")
def rollup():
    wanted = load_definitions(EXAMPLE / "sample.toml")
    tables = {name: of_text(text) for name, text in TABLES.items()}
    with opened(wanted, tables) as source:
        yield roll_up(source, wanted, REGIONS, (2020, 2021))


def test_the_example_defines_every_indicator_of_its_model():
    codes = load_sample_plan(EXAMPLE).indicators
    assert set(BY_HAND) == set(codes)
    assert len(codes) == 24


@pytest.mark.parametrize("code", BY_HAND)
def test_values_are_those_counted_by_hand(rollup, code):
    table = rollup.table()[code]
    regions = [region.code for region in REGIONS]
    found = tuple(tuple(table.loc[year, regions]) for year in (2020, 2021))
    assert found == BY_HAND[code]


@pytest.mark.parametrize("code", COUNTS)
def test_records_and_valid_ones_are_those_counted_by_hand(rollup, code):
    regions = [region.code for region in REGIONS]
    found = [rollup.table(column).loc[2021, code][regions] for column in ("records", "valid")]
    assert tuple(map(tuple, found)) == COUNTS[code]


def test_no_record_is_rejected_and_what_counts_nowhere_is_told(rollup):
    assert rollup.quality.ok
    assert sum(table.total for table in rollup.quality.tables) == 42
    told = [found.text() for found in rollup.findings]
    assert told == [
        f"{EXAMPLE / 'sample.toml'}: key indicators.investment-relations: 1 relation counts for "
        "no region, as the source has none"
    ]
