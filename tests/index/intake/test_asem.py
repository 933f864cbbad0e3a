"""The ASEM index imported from COINr's files, against what COINr 1.1.14 computes of them."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from index import load_project
from index.commands import main
from index.export.coinr import coinr_files
from index.intake.project import project_files
from index.intake.reading import read_deck
from index.project.project import IndexProject
from index.project.tables import table_index
from index.steps.build import build
from index.steps.result import Result

FOLDER = Path(__file__).parents[1] / "steps" / "asem"
META, DATA = FOLDER / "iMeta.csv", FOLDER / "iData.csv"
GROUP = "EurAsia_group"


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    target = tmp_path_factory.mktemp("asem") / "project"
    assert main(["import", str(META), str(DATA), "-o", str(target)]) == 0
    return load_project(target)


@cache
def gold(name: str) -> pd.DataFrame:
    table = pd.read_csv(FOLDER / f"{name}.csv").set_index("uCode")
    return table.set_axis(table_index((2018, code) for code in table.index))


def filled(project: IndexProject) -> Result:
    """Build with gaps filled as COINr's example does: a quotient is the mean of Europe or Asia."""
    quotients = build(project).stages["divided"]
    groups = pd.read_csv(DATA).set_index("uCode")[GROUP]
    of_rows = groups[quotients.index.get_level_values(1)].to_numpy()
    values = project.values.copy()
    divisors = [*{one.denominator for one in project.indicators} - {None}]
    values[divisors] = values[divisors].fillna(1.0)  # whose quotients are gaps, and filled below
    for one in project.indicators:
        if one.code in project.weights.leaves:
            means = quotients[one.code].groupby(of_rows).transform("mean")
            below = 1.0 if one.denominator is None else values[one.denominator]
            gaps = quotients[one.code].isna()
            values[one.code] = values[one.code].mask(gaps, means * below)
    return build(replace(project, values=values))


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    found = found.loc[expected.index, list(expected)]
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, rtol=1e-9, atol=1e-9)


def test_the_raw_values_are_those_of_the_file(imported):
    raw = pd.read_csv(DATA).set_index("uCode")
    codes = [one.code for one in imported.indicators]
    assert imported.values.index.tolist() == [(2018, code) for code in raw.index]
    assert np.array_equal(imported.values[codes].to_numpy(), raw[codes], equal_nan=True)


def test_denominators_divide_as_in_coinr(imported):
    same(build(imported).stages["divided"], gold("ex_Denominated"))


@pytest.mark.parametrize(
    ("stage", "file"),
    [
        ("divided", "ex_Imputed"),
        ("treated", "ex_Treated"),
        ("normalized", "ex_Normalised"),
        ("scores", "ex_Aggregated"),
    ],
)
def test_every_stage_is_that_of_coinr(imported, stage, file):
    same(filled(imported).stages[stage], gold(file))


def test_the_first_three_are_those_that_coinr_names(imported):
    assert filled(imported).scores["Index"].nlargest(3).round(6).to_dict() == {
        (2018, "CHE"): 68.383724,
        (2018, "NLD"): 64.819516,
        (2018, "DNK"): 64.804080,
    }


def test_the_geometric_index_is_that_of_coinr(imported):
    project = imported.with_settings(scale=(1.0, 100.0), aggregation="geometric")
    found = filled(project).scores
    assert found.at[(2018, "CHE"), "Index"].round(6) == 58.006314
    expected = gold("agg_a_gmean")
    same(found, expected[[code for code in imported.weights.codes if code in found]])


def test_an_export_has_what_coinr_needs_of_both_files(imported):
    files, _ = coinr_files(imported)
    there = pd.read_csv(BytesIO(files["iMeta.csv"]), keep_default_na=False)
    given = pd.read_csv(META, keep_default_na=False)
    there, given = there.set_index("iCode"), given.set_index("iCode")
    given = given[given["Type"] != "Group"]
    assert {*there.index} == {*given.index}
    for column in ("Level", "iName", "Direction", "Weight", "Denominator", "Parent", "Type"):
        assert there.loc[given.index, column].tolist() == given[column].tolist(), column
    measured = given["Type"] != "Aggregate"
    assert there.loc[given.index, "Unit"][measured].tolist() == given["Unit"][measured].tolist()
    numbers = [pd.to_numeric(t["Target"], errors="coerce") for t in (there.loc[given.index], given)]
    assert np.array_equal(*numbers, equal_nan=True)
    data = pd.read_csv(BytesIO(files["iData.csv"])).set_index("uCode")
    raw = pd.read_csv(DATA).set_index("uCode")[list(data)]
    pd.testing.assert_frame_equal(data, raw, check_dtype=False, check_exact=True)


def test_groups_are_those_of_the_file():
    files, lost = project_files(read_deck([str(META), str(DATA)]), [], GROUP)
    regions = pd.read_csv(BytesIO(files["regions.csv"]), keep_default_na=False)
    raw = pd.read_csv(DATA)
    assert regions[GROUP].tolist() == raw[GROUP].tolist()
    assert regions["en"].tolist() == raw["uName"].tolist()
    assert [one.code for one in lost] == ["import-groups-kept", "import-steps-assumed"]
