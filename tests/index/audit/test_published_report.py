"""The 2022 report: every total and circle from the printed parts, and every finding."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest

from ahp.common.document.formats import write
from index.audit import audit_project
from index.audit.show import document

EXAMPLE = Path(__file__).parents[3] / "examples" / "ai-competitiveness-2022"
HALF = Decimal("0.05")  # every score has one decimal


@pytest.fixture(scope="module")
def result():
    return audit_project(EXAMPLE)


def scores(number):
    (path,) = (EXAMPLE / "published").glob(f"table-{number:02}-*.csv")
    with open(path, encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    return {(row, int(year)): Decimal(score) for row, year, _, score in rows if score}


def beyond_rounding(number, parts_of):
    """Add up the printed parts: by more than half a digit each, something is wrong."""
    wrong, count = set(), 0
    for (row, year), total in scores(number).items():
        parts = parts_of(row, year)
        count += 1
        if abs(total - sum(parts)) > HALF * (len(parts) + 1):
            wrong.add((f"table-{number}", row, year))
    return wrong, count


def dimension_scores(first):
    tables = [scores(number) for number in range(first, first + 6)]
    return lambda row, year: [table[row, year] for table in tables]


def members():
    with open(EXAMPLE / "published/economic-circle-membership.csv", encoding="utf-8-sig") as file:
        _, *rows = csv.reader(file)
    circles = {}
    for circle, region in rows:
        circles.setdefault(circle, []).append(region)
    return circles


def found(result, relation):
    return {(one.table, one.row, one.year) for one in result.findings if one.relation == relation}


def evaluated(result, relation):
    return sum(check.relation.name == relation for check in result.checks)


@pytest.mark.parametrize(
    ("total", "first", "relation", "count", "named"),
    [
        (3, 4, "province-total", 62, set()),  # 31 provinces, 2 years
        (17, 18, "city-total", 40, set()),  # 20 cities, 2 years
        # 37.3 + 7.0 + 7.3 + 6.6 + 3.6 + 3.2 = 65.0, off by 0.5 > 7 x 0.05 from 65.5
        (10, 11, "circle-total", 8, {("table-10", "珠三角", 2021)}),
    ],
)
def test_totals_from_dimension_scores(result, total, first, relation, count, named):
    wrong, rows = beyond_rounding(total, dimension_scores(first))
    assert rows == count == evaluated(result, relation)
    assert found(result, relation) == wrong == named


def test_circles_from_provinces(result):
    circles, wrong, rows = members(), set(), 0
    for circle_table in range(10, 17):
        provinces = scores(circle_table - 7)
        beyond, count = beyond_rounding(
            circle_table,
            lambda row, year, table=provinces: [table[one, year] for one in circles[row]],
        )
        wrong |= beyond
        rows += count
    assert rows == 7 * 4 * 2 == evaluated(result, "circle-from-provinces")
    # 珠三角 is 广东 alone: 37.3 in Table 11, 37.7 in Table 4
    assert found(result, "circle-from-provinces") == wrong == {("table-11", "珠三角", 2021)}


def test_which_cell_of_2021_is_wrong(result):
    year = next(joint for joint in result.joint if joint.year == 2021)
    (correction,) = year.corrections
    assert year.unique
    assert correction.certain
    assert (correction.cell.table, correction.cell.row) == ("table-11", "珠三角")
    # 37.7 in Table 4; and 65.5 - 7.0 - 7.3 - 6.6 - 3.6 - 3.2 = 37.8 within 0.35 agrees
    assert correction.implied.texts() == ("37.65", "37.75")


def test_2022_fits_together(result):
    assert next(joint for joint in result.joint if joint.year == 2022).feasible


def test_academic_ranks_of_2018_contradict_each_other(result):
    # 川渝 is 四川 (5th) and 重庆, 珠三角 is 广东 (13th) alone; yet 珠三角 is 3rd and 川渝 4th
    ranks = {}
    for number in (5, 12):
        (path,) = (EXAMPLE / "published").glob(f"table-{number:02}-*.csv")
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row, year, rank, _ in csv.reader(file):
                if year == "2018":
                    ranks[row] = int(rank)
    assert (ranks["四川省"], ranks["重庆市"], ranks["广东省"]) == (5, 10, 13)
    assert (ranks["珠三角"], ranks["川渝"]) == (3, 4)
    year = next(joint for joint in result.joint if joint.year == 2018)
    assert year.size == 2
    # no rank can change alone without leaving a gap; exchanged, two can
    assert {
        (one.cell.table, one.cell.row): (one.other.row, one.implied.texts()[0])
        for one in year.corrections
    } == {
        ("table-5", "广东省"): ("四川省", "5"),
        ("table-5", "四川省"): ("广东省", "13"),
        ("table-12", "珠三角"): ("川渝", "4"),
        ("table-12", "川渝"): ("珠三角", "3"),
    }
    (conflict,) = [one for one in result.findings if one.relation == "joint" and one.row is None]
    assert (conflict.year, conflict.severity) == (2018, "certain")


@pytest.mark.parametrize(
    ("relation", "table", "row", "year", "printed", "severity"),
    [  # read off the report by eye
        ("openness-fujian", "table-7", "福建省", 2022, "7", "certain"),  # the text says 8th
        ("linking-zhejiang", "table-8", "浙江省", 2020, "6", "certain"),  # 4th or 5th
        ("linking-once-first", "table-15", "珠三角", None, None, "certain"),  # 2nd at best
        ("city-response-top-five", "table-23", "北京市", 2022, "6", "certain"),  # 5th
        ("municipality-counts", "table-22", "重庆市", 2022, "0.1", "suspected"),  # 0.3 in Table 8
        ("city-order", "table-18", None, 2020, None, "suspected"),  # the order of Table 17
        ("city-openness-order", "table-21", "深圳市", 2019, "3", "suspected"),
        ("city-openness-order", "table-21", "上海市", 2019, "4", "suspected"),
        ("city-openness-order", "table-21", "上海市", 2020, "4", "suspected"),
        # 9, 9, 11 but 17 (12 times), 18; 18, 18, 20 but 27, 27, 28; and so on
        ("province-ranks", "table-6", None, 2018, None, "certain"),
        ("province-ranks", "table-8", None, 2019, None, "certain"),
        ("province-ranks", "table-8", None, 2018, None, "certain"),
        ("province-ranks", "table-9", None, 2018, None, "certain"),
    ],
)
def test_other_findings(result, relation, table, row, year, printed, severity):
    matching = [
        one
        for one in result.findings
        if (one.relation, one.table, one.row, one.year) == (relation, table, row, year)
    ]
    assert [(one.printed, one.severity) for one in matching] == [(printed, severity)]


def test_no_finding_is_left_unnamed(result):
    # 珠三角 2021, and 2 that follow; 5 of the academic ranks of 2018; 5 of tie conventions; the 9
    # others above
    assert len(result.findings) == 1 + 2 + 5 + 5 + 9


def test_what_follows_from_the_wrong_cell_of_2021(result):
    follow = [one for one in result.findings if one.severity == "consequence"]
    assert [(one.table, one.row, one.year) for one in follow] == [
        ("table-10", "珠三角", 2021),
        ("table-11", "珠三角", 2021),
    ]
    assert all("表 11（经济圈，企业能力） 珠三角 得分" in one.message("zh") for one in follow)


@pytest.mark.parametrize(("name", "lang"), [("AUDIT.md", "en"), ("AUDIT.zh.md", "zh")])
def test_the_findings_page_is_current(result, name, lang):
    page = io.StringIO()
    write(document(result, lang), "markdown", page)
    assert (EXAMPLE / name).read_text(encoding="utf-8") == page.getvalue()
