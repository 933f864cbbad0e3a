"""The ASEM index imported from COINr's files, against what COINr 1.1.14 computes of them."""

from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from index import load_project
from index.commands import main
from index.export.coinr import coinr_files
from index.project.tables import table_index
from index.steps.build import build

FOLDER = Path(__file__).parents[1] / "asem"
META, DATA = FOLDER / "iMeta.csv", FOLDER / "iData.csv"
EXAMPLE = Path("examples/asem")
GROUP = "EurAsia_group"


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    target = tmp_path_factory.mktemp("asem") / "project"
    files = [str(META), str(DATA)]
    assert main(["import", *files, "-o", str(target), "--within", GROUP]) == 0
    return load_project(target)


@cache
def gold(name: str) -> pd.DataFrame:
    table = pd.read_csv(FOLDER / f"{name}.csv").set_index("uCode")
    return table.set_axis(table_index((2018, code) for code in table.index))


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    found = found.loc[expected.index, list(expected)]
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, rtol=1e-9, atol=1e-9)


def test_the_raw_values_are_those_of_the_file(imported):
    raw = pd.read_csv(DATA).set_index("uCode")
    codes = [one.code for one in imported.indicators]
    assert imported.values.index.tolist() == [(2018, code) for code in raw.index]
    assert np.array_equal(imported.values[codes].to_numpy(), raw[codes], equal_nan=True)


@pytest.mark.parametrize(
    ("stage", "file"),
    [
        ("divided", "ex_Denominated"),
        ("imputed", "ex_Imputed"),
        ("treated", "ex_Treated"),
        ("normalized", "ex_Normalised"),
        ("scores", "ex_Aggregated"),
    ],
)
def test_every_stage_is_that_of_coinr(imported, stage, file):
    same(build(imported).stages[stage], gold(file))


def test_the_first_three_are_those_that_coinr_names(imported):
    assert build(imported).scores["Index"].nlargest(3).round(6).to_dict() == {
        (2018, "CHE"): 68.383724,
        (2018, "NLD"): 64.819516,
        (2018, "DNK"): 64.804080,
    }


def test_the_geometric_index_is_that_of_coinr(imported):
    project = imported.with_settings(scale=(1.0, 100.0), aggregation="geometric")
    found = build(project).scores
    assert found.at[(2018, "CHE"), "Index"].round(6) == 58.006314
    expected = gold("agg_a_gmean")
    same(found, expected[[code for code in imported.weights.codes if code in found]])


def test_an_export_has_what_coinr_needs_of_both_files(imported):
    files, _ = coinr_files(imported)
    there = pd.read_csv(BytesIO(files["iMeta.csv"]), keep_default_na=False)
    given = pd.read_csv(META, keep_default_na=False)
    there, given = there.set_index("iCode"), given.set_index("iCode")
    # groups that no step uses stay behind, in not-used.csv
    given = given[(given["Type"] != "Group") | (given.index == GROUP)]
    assert {*there.index} == {*given.index}
    for column in ("Level", "Direction", "Weight", "Denominator", "Parent", "Type"):
        assert there.loc[given.index, column].tolist() == given[column].tolist(), column
    named = given["Type"] != "Group"
    assert there.loc[given.index, "iName"][named].tolist() == given["iName"][named].tolist()
    measured = given["Type"].isin(["Indicator", "Denominator"])
    assert there.loc[given.index, "Unit"][measured].tolist() == given["Unit"][measured].tolist()
    numbers = [pd.to_numeric(t["Target"], errors="coerce") for t in (there.loc[given.index], given)]
    assert np.array_equal(*numbers, equal_nan=True)
    data = pd.read_csv(BytesIO(files["iData.csv"])).set_index("uCode")
    raw = pd.read_csv(DATA).set_index("uCode")[list(data)]
    pd.testing.assert_frame_equal(data, raw, check_dtype=False, check_exact=True)


def test_the_example_is_what_import_makes(imported):
    for name in ("index.toml", "indicators.csv", "regions.csv", "values.csv", "not-used.csv"):
        assert (EXAMPLE / name).read_bytes() == (Path(imported.folder) / name).read_bytes()
    for path in (META, DATA):
        assert (EXAMPLE / "coinr" / path.name).read_bytes() == path.read_bytes()
