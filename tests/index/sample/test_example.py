"""The example from records to an index: its definitions, its places, and the whole chain."""

import csv
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import docx
import pandas as pd
import pytest

from index.files.project import load_sample_plan
from index.project.divisions import provinces
from index.project.weights import load_model, weights_of
from index.records.project import roll_up_plan
from index.records.reading import load_definitions
from index.sample.synthetic.geography import cities
from index.sample.synthetic.planted import planted
from index.sample.synthetic.synthetic import write_sample

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "records-to-index"
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"
YEARS = (2020, 2021)

pytestmark = pytest.mark.long


def rows_of(path):
    with path.open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_every_indicator_is_defined_in_both_languages():
    definitions = load_definitions(EXAMPLE / "sample.toml")
    leaves = weights_of(load_model(MODEL)).leaves
    assert [one.code for one in definitions.indicators] == list(leaves)
    for one in definitions.indicators:
        assert all(one.names.get(lang) for lang in ("zh", "en")), one.code


def test_where_prose_and_table_differ_the_other_is_one_word_away(tmp_path):
    text = (EXAMPLE / "sample.toml").read_text(encoding="utf-8")
    other = tmp_path / "sample.toml"
    other.write_text(text.replace('measure = "mean"', 'measure = "sum"'), encoding="utf-8")
    told = [one for one in load_definitions(EXAMPLE / "sample.toml").indicators
            if "Table 1 is followed" in one.names["en"]]  # fmt: skip
    # the prose of section 01: papers and patents of universities and institutes are totals
    assert Counter(one.table for one in told) == {"universities": 3, "institutes": 3}
    assert {one.measure for one in told} == {"mean"}
    changed = load_definitions(other)
    assert {changed.indicator(one.code).measure for one in told} == {"sum"}


def test_the_project_has_the_cities_that_records_name():
    found = {(row["code"], row["zh"], row["en"], row["parent"])
             for row in rows_of(EXAMPLE / "regions.csv") if row["kind"] == "city"}  # fmt: skip
    expected = [(one.code, one.name("zh"), one.name("en"), one.parent) for one in cities()]
    assert len(expected) == len(found) == 63
    assert found == set(expected)
    assert {one.parent for one in cities()} == {one.code for one in provinces()}


def test_circles_are_those_of_the_report():
    path = ROOT / "examples/ai-competitiveness-2022/published/economic-circle-membership.csv"
    names = {row["code"]: row["zh"] for row in rows_of(EXAMPLE / "regions.csv")}
    names |= {one.code: one.name("zh") for one in provinces()}
    found = {(names[row["circle"]], names[row["member"]])
             for row in rows_of(EXAMPLE / "groups.csv")}  # fmt: skip
    assert found == {(row["circle"], row["region"]) for row in rows_of(path)}


# The roll-up of spoilt records against an obvious computation on the good ones.


@pytest.fixture(scope="module")
def rollup(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spoilt") / "records"
    write_sample(folder)
    return roll_up_plan(load_sample_plan(EXAMPLE), {"source": str(folder)})


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The good records, each with its province and its city by code."""
    folder = tmp_path_factory.mktemp("good") / "records"
    write_sample(folder, dirt=False)
    region_of = {one.name("zh"): one.code for one in provinces()}
    region_of |= {one.aliases[0]: one.code for one in provinces()}
    tables = {path.stem: pd.read_csv(path) for path in folder.glob("*.csv")}
    for table in tables.values():
        if "city" in table:
            named = table["city"].map({one.name("zh"): one for one in cities()})
            table["city"] = named.map(lambda city: city.code, na_action="ignore")
            parent = named.map(lambda city: city.parent, na_action="ignore")
            table["province"] = table["region"].map(region_of).fillna(parent)
    places = pd.concat(
        tables[name][["id", "province", "city"]]
        for name in ("enterprises", "investors", "universities", "institutes")
    ).set_index("id")
    enterprises = tables["enterprises"].set_index("id")
    people = tables["people"]
    tables["people"] = people.join(enterprises[["province", "city", "founded"]], on="enterprise")
    for end in ("source", "target"):
        tables[f"relations of {end}"] = tables["relations"].join(places, on=end)
    return tables


def expected_of(tables, year):
    """Compute all 24 indicators of a year; every line is one."""

    def until(table, column="date"):
        dates = tables[table][column]
        return tables[table][dates.isna() | (dates <= f"{year}-12-31")]

    def kind(end, kind, abroad=False):
        found = until(f"relations of {end}")
        return found[(found["kind"] == kind) & (found["international"] | (not abroad))]

    enterprises, people = until("enterprises", "founded"), until("people", "founded")
    universities, institutes = tables["universities"], tables["institutes"]
    study, work = people["prior_international_study"], people["prior_international_work"]
    layer = enterprises["layer"]
    return {
        "enterprises": (enterprises, None),
        "mean-valuation": (enterprises, "valuation"),
        "mean-patents": (enterprises, "patents"),
        "base-technology-enterprises": (enterprises[layer.isin(["base", "technology"])], None),
        "technology-enabling": (kind("source", "technology-enabling"), None),
        "universities": (universities, None),
        "university-domestic-papers": (universities, "domestic_papers"),
        "university-international-papers": (universities, "international_papers"),
        "university-patents": (universities, "patents"),
        "institutes": (institutes, None),
        "institute-domestic-papers": (institutes, "domestic_papers"),
        "institute-international-papers": (institutes, "international_papers"),
        "institute-patents": (institutes, "patents"),
        "financing-relations": (kind("target", "financing"), None),
        "financing-amount": (kind("target", "financing"), "amount"),
        "investment-relations": (kind("source", "investment"), None),
        "prior-international-study": (people[study.eq(True)], None),
        "prior-international-work": (people[work.eq(True)], None),
        "international-technology-input": (kind("target", "technology-input", abroad=True), None),
        "international-technology-enabling": (
            kind("source", "technology-enabling", abroad=True),
            None,
        ),
        "conferences": (until("conferences"), None),
        "alliances": (until("alliances"), None),
        "industrial-parks": (until("parks"), None),
        "policies": (until("policies"), None),
    }


@pytest.mark.parametrize("year", YEARS)
def test_spoilt_records_do_not_change_a_value(rollup, good, year):
    values = rollup.values[rollup.values["year"] == year]
    regions = [one.code for one in (*provinces(), *cities())]
    assert len(values) == 24 * len(regions)
    for code, (records, column) in expected_of(good, year).items():
        found = values[values["indicator"] == code].set_index("region").loc[regions]
        grouped = [records.groupby(level) for level in ("province", "city")]
        count = pd.concat([one.size() for one in grouped]).reindex(regions, fill_value=0)
        assert found["records"].tolist() == count.tolist(), code
        if column is None:
            expected = valid = count
        else:
            sums = pd.concat([one[column].sum() for one in grouped]).reindex(regions)
            valid = pd.concat([one[column].count() for one in grouped]).reindex(regions)
            expected = sums if code == "financing-amount" else sums / valid
        assert found["valid"].tolist() == valid.fillna(0).tolist(), code
        assert found["value"].tolist() == pytest.approx(expected.fillna(0).tolist()), code


def test_in_2021_all_records_of_the_report_are_counted(rollup):
    values = rollup.values
    last = values[(values["year"] == 2021) & (values["kind"] == "province")]
    sums = last.groupby("indicator")["value"].sum()
    # Section 01 of the 2022 report.
    report = {"enterprises": 2200, "universities": 303, "institutes": 123, "alliances": 781,
              "conferences": 2162, "policies": 657, "industrial-parks": 1823}  # fmt: skip
    assert {code: sums[code] for code in report} == report


REASONS = {
    "copy": "copy",
    "conflict": "id-repeated",
    "region": "region-unknown",
    "city": "city-elsewhere",
    "negative": "number-impossible",
    "date": "date-impossible",
    "kind": "word-unknown",
    "enterprise": "reference-unknown",
    "source": "reference-unknown",
    "target": "reference-unknown",
}


def test_the_check_finds_as_many_spoilt_records_as_were_planted(rollup):
    for table in rollup.quality.tables:
        expected = Counter()
        for kind, count in planted(table.table, table.used).items():
            expected[REASONS[kind]] += count
        assert {r: n for r, n in table.rejected.items() if n} == expected, table.table
        assert table.total == table.used + sum(expected.values())


def test_one_command_goes_from_records_to_a_report(tmp_path):
    shutil.copytree(MODEL, tmp_path / "matrices" / MODEL.name)
    project = tmp_path / "examples" / EXAMPLE.name
    shutil.copytree(EXAMPLE, project, ignore=shutil.ignore_patterns("records", "output"))
    command = [sys.executable, str(project / "run.py")]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stdout + process.stderr
    assert "Traceback" not in process.stderr
    output = project / "output"
    reports = [output / "report.docx", output / "report.html"]
    assert process.stdout.splitlines()[-2:] == [str(path) for path in reports]
    assert sorted(output.iterdir()) == sorted(
        [*reports, *(output / name for name in ("charts", "tables", "values"))]
    )
    assert len(docx.Document(reports[0]).tables) >= 25  # 3 kinds x 7 items, method, appendices
    page = reports[1].read_text(encoding="utf-8")
    assert "synthetic records, no statistics" in page.partition("</h1>")[0]
    values = pd.read_csv(output / "values" / "values.csv")
    provincial = values[(values["kind"] == "province") & (values["year"] == 2021)]
    assert provincial.groupby("indicator")["value"].sum()["enterprises"] == 2200
    assert json.loads((output / "values" / "quality.json").read_text(encoding="utf-8"))
    assert list((output / "tables").glob("*.xlsx"))
    assert len(list((output / "charts").glob("*.svg"))) >= 5
    assert "2022" in process.stdout
    assert "synthetic" in process.stdout
