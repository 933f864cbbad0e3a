"""Projects to check: the ASEM index as COINr builds it, and small ones."""

from functools import cache
from pathlib import Path

import pandas as pd

from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights

FOLDER = Path(__file__).parent / "asem"
YEAR = 2018
DEFAULT = Settings()


def gold(name):
    return pd.read_csv(FOLDER / name)


@cache
def asem():
    """The ASEM index: denominators, gaps filled by group means, winsorizing, min-max."""
    meta = gold("iMeta.csv").set_index("iCode")
    data = gold("iData.csv").set_index("uCode").sort_index()
    tree = meta[meta["Type"].isin(["Aggregate", "Indicator"])]
    local = {}

    def add(code):
        parent = tree.at[code, "Parent"]
        local[code] = (None if pd.isna(parent) else parent, float(tree.at[code, "Weight"]))
        for child in tree.index[tree["Parent"] == code]:
            add(child)

    add("Index")
    names = {code: {"en": name} for code, name in tree["iName"].items()}
    indicators = tuple(
        Indicator(
            code,
            {"en": row["iName"]},
            direction=-1 if row["Direction"] == -1 else 1,
            denominator=None if pd.isna(row["Denominator"]) else row["Denominator"],
            unit="" if pd.isna(row["Unit"]) else row["Unit"],
        )
        for code, row in meta[meta["Type"].isin(["Indicator", "Denominator"])].iterrows()
    )
    regions = tuple(
        Region(code, {"en": row["uName"]}, kind="country", parent=row["EurAsia_group"])
        for code, row in data.iterrows()
    )
    values = data[[one.code for one in indicators]].astype(float)
    values.index = table_index((YEAR, code) for code in data.index)
    settings = Settings(
        missing=("mean",), impute_within=("parent",), outliers="winsorize", outlier_fallback="log"
    )
    weights = Weights.from_local(local, names, {"en": "ASEM"}, source="iMeta")
    return IndexProject(indicators, regions, values, weights, settings=settings)


def small(settings=DEFAULT, **columns):
    """A project of a few indicators, the last of which is better where it is less."""
    count = len(next(iter(columns.values())))
    regions = tuple(Region(f"r{place}") for place in range(count))
    values = pd.DataFrame(columns, table_index((2022, one.code) for one in regions), dtype=float)
    codes = [*columns]
    local = {"goal": (None, 1), **{code: ("goal", 1 + place) for place, code in enumerate(codes)}}
    indicators = [Indicator(code, direction=-1 if code == codes[-1] else 1) for code in codes]
    weights = Weights.from_local(local, source="small")
    return IndexProject(tuple(indicators), regions, values, weights, settings=settings)
