"""The ASEM index from its raw data, against every stage that COINr 1.1.14 computes."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.build import build
from index.steps.result import STAGES

FOLDER = Path(__file__).parents[1] / "asem"
GROUPS = ("GDP_group", "GDPpc_group", "Pop_group", "EurAsia_group")


@cache
def asem() -> IndexProject:
    meta = pd.read_csv(FOLDER / "iMeta.csv", keep_default_na=False).set_index("iCode")
    data = pd.read_csv(FOLDER / "iData.csv").set_index("uCode")
    tree = meta[meta["Level"] != "NA"].iloc[::-1]
    local = {
        code: (None if row["Parent"] == "NA" else row["Parent"], float(row["Weight"]))
        for code, row in tree.iterrows()
    }
    indicators = [
        Indicator(
            code,
            direction=int(row["Direction"]),
            denominator=None if row["Denominator"] == "NA" else row["Denominator"],
        )
        for code, row in meta[meta["Level"] == "1"].iterrows()
    ]
    below = [Indicator(code) for code in meta.index[meta["Type"] == "Denominator"]]
    regions = tuple(
        Region(code, {"en": row["uName"]}, "country", groupings={key: row[key] for key in GROUPS})
        for code, row in data.iterrows()
    )
    columns = [one.code for one in (*indicators, *below)]
    index = table_index((2018, code) for code in data.index)
    values = data[columns].astype(float).set_axis(index)
    return IndexProject((*indicators, *below), regions, values, Weights.from_local(local))


SETTINGS = {
    "missing": ("mean",),
    "impute_within": ("EurAsia_group", "pool"),
    "outliers": "winsorize",
    "outlier_fallback": "log",
}


def gold(name: str) -> pd.DataFrame:
    table = pd.read_csv(FOLDER / f"{name}.csv").set_index("uCode")
    return table.set_axis(table_index((2018, code) for code in table.index))


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
def test_every_stage_is_that_of_coinr(stage, file):
    result = build(asem(), settings=Settings(**SETTINGS))
    assert tuple(result.stages) == STAGES
    expected = gold(file)
    found = result.stages[stage].loc[expected.index, list(expected)]
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, rtol=1e-9, atol=1e-9)


def test_the_first_three_are_those_that_coinr_names():
    scores = build(asem(), settings=Settings(**SETTINGS)).scores["Index"].nlargest(3)
    assert scores.round(6).to_dict() == {
        (2018, "CHE"): 68.383724,
        (2018, "NLD"): 64.819516,
        (2018, "DNK"): 64.804080,
    }


def test_the_geometric_index_is_that_of_coinr():
    settings = Settings(**SETTINGS, scale=(1.0, 100.0), aggregation="geometric")
    found = build(asem(), settings=settings).scores
    assert found.at[(2018, "CHE"), "Index"].round(6) == 58.006314
    expected = gold("agg_a_gmean")
    nodes = [code for code in expected if code in found]
    found = found.loc[expected.index, nodes]
    pd.testing.assert_frame_equal(found, expected[nodes], check_dtype=False, rtol=1e-9, atol=1e-9)


def test_gaps_say_of_which_group_their_mean_is():
    result = build(asem(), settings=Settings(**SETTINGS))
    assert len(result.imputed) == gold("ex_Denominated").isna().to_numpy().sum()
    parts = {one.code: one.groupings["EurAsia_group"] for one in asem().regions}
    for mark in result.imputed.itertuples():
        assert mark.source == f"EurAsia_group {parts[mark.region]}"
    assert "mean of EurAsia_group" in result.notes[0].message()
    assert "EurAsia_group" in result.notes[0].message("zh")
