"""What regions and indicators are called where several have a name."""

import numpy as np
import pandas as pd

from index.check.data import data_of
from index.check.sections import Choices
from index.check.show import coverage_tables
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights
from index.region.region import region_profile
from index.region.show import region_tables
from index.steps.build import build


def test_indicators_called_alike_are_told_apart_wherever_they_stand_alone():
    """Two dimensions that both have an indicator called papers, as the 2022 report's have."""
    local = {"g": (None, 1.0), "u": ("g", 1.0), "i": ("g", 1.0)}
    local |= {"up": ("u", 1.0), "ip": ("i", 1.0), "un": ("u", 1.0)}
    names = {"u": "大学", "i": "机构", "up": "论文数", "ip": "论文数", "un": "大学数"}
    weights = Weights.from_local(local, {code: {"zh": name} for code, name in names.items()})
    assert [weights.distinct_name(one, "zh") for one in ("up", "ip", "un", "u", "g")] == [
        "论文数（大学）",
        "论文数（机构）",
        "大学数",
        "大学",
        "g",
    ]
    index = table_index((2022, f"r{k}") for k in range(5))
    columns = {"up": [1.0, 1, 1, 1, 2], "ip": [np.nan, 2, 3, 4, 5], "un": [5.0, 4, 3, 2, 1]}
    values = pd.DataFrame(columns, index)
    project = IndexProject(
        tuple(Indicator(code) for code in weights.leaves),
        tuple(Region(f"r{k}", {}, "province") for k in range(5)),
        values[list(weights.leaves)],
        weights,
        settings=Settings(missing=("median",)),
    )
    result = build(project)
    (note,) = [one for one in result.notes if one.code == "value-imputed"]
    assert "论文数（机构）" in note.text("zh")
    passed = region_tables(region_profile(result, "r1", unique=0.5), 5, 0.5, "normalized", "zh")
    assert any("论文数（大学）" in one for one in passed[0].notes)
    (data,), _ = data_of(project, result=result)
    by_indicator = coverage_tables(data, Choices(), "zh")[0]
    assert [row["name"] for row in by_indicator.rows] == [
        "论文数（大学）",
        "论文数（机构）",
        "大学数",
    ]
