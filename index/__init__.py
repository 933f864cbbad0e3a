"""Composite indices: from weights and indicator values to scores, ranks and tables.

``load_project`` reads a folder and checks it, ``build`` takes the steps, ``decompose`` parts the
changes between two years; ``derive_weights`` and ``combine_weights`` take weights from the data,
``drop_each``, ``drop_regions``, ``join_regions`` and ``region_profile`` look at the result,
``switch_points`` and ``fragile_neighbors`` at what would turn it round, ``robustness`` at how
sure it is, ``correlate``, ``cronbach_alpha``, ``correlation_ratio`` and ``importance_ratio`` at
the data; ``write_report`` writes the document to hand in. Each step is a module of its own.

Names are imported when first used, so that help costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would be felt
if TYPE_CHECKING:
    from typing import Any

    from index.check.correlation import correlate
    from index.check.importance import correlation_ratio, importance_ratio
    from index.check.structure import cronbach_alpha
    from index.drop.drop import drop_each
    from index.drop.regions import drop_regions, join_regions
    from index.files.project import load_project
    from index.files.values import value_table
    from index.project.doubts import DataDoubt, Doubts, WeightDoubt
    from index.project.errors import ProjectError, StepError
    from index.project.indicators import Indicator
    from index.project.project import IndexProject
    from index.project.regions import Group, Region
    from index.project.reporting import Reporting
    from index.project.settings import Settings
    from index.project.steps import StepChoice, in_turn
    from index.project.tree import Weights
    from index.project.years import YearStyle
    from index.rank.changes import decompose, movements, side_by_side
    from index.region.region import region_profile
    from index.report.report import write_report
    from index.robust.result import Robustness
    from index.robust.robustness import robustness
    from index.steps.build import build
    from index.steps.derived import combine_weights
    from index.steps.pools import Pool, pools_of
    from index.steps.result import Groups, Result
    from index.switch.points import Switch, SwitchPoints
    from index.switch.seek import fragile_neighbors, rank_switch, switch_points
    from index.weighting.registry import derive_weights

__all__ = [
    "DataDoubt",
    "Doubts",
    "Group",
    "Groups",
    "IndexProject",
    "Indicator",
    "Pool",
    "ProjectError",
    "Region",
    "Reporting",
    "Result",
    "Robustness",
    "Settings",
    "StepChoice",
    "StepError",
    "Switch",
    "SwitchPoints",
    "WeightDoubt",
    "Weights",
    "YearStyle",
    "build",
    "combine_weights",
    "correlate",
    "correlation_ratio",
    "cronbach_alpha",
    "decompose",
    "derive_weights",
    "drop_each",
    "drop_regions",
    "fragile_neighbors",
    "importance_ratio",
    "in_turn",
    "join_regions",
    "load_project",
    "movements",
    "pools_of",
    "rank_switch",
    "region_profile",
    "robustness",
    "side_by_side",
    "switch_points",
    "value_table",
    "write_report",
]

_HOMES = {
    "DataDoubt": "index.project.doubts",
    "Doubts": "index.project.doubts",
    "Group": "index.project.regions",
    "Groups": "index.steps.result",
    "IndexProject": "index.project.project",
    "Indicator": "index.project.indicators",
    "Pool": "index.steps.pools",
    "ProjectError": "index.project.errors",
    "Region": "index.project.regions",
    "Reporting": "index.project.reporting",
    "Result": "index.steps.result",
    "Robustness": "index.robust.result",
    "Settings": "index.project.settings",
    "StepChoice": "index.project.steps",
    "StepError": "index.project.errors",
    "Switch": "index.switch.points",
    "SwitchPoints": "index.switch.points",
    "WeightDoubt": "index.project.doubts",
    "Weights": "index.project.tree",
    "YearStyle": "index.project.years",
    "build": "index.steps.build",
    "combine_weights": "index.steps.derived",
    "correlate": "index.check.correlation",
    "correlation_ratio": "index.check.importance",
    "cronbach_alpha": "index.check.structure",
    "decompose": "index.rank.changes",
    "derive_weights": "index.weighting.registry",
    "drop_each": "index.drop.drop",
    "drop_regions": "index.drop.regions",
    "importance_ratio": "index.check.importance",
    "fragile_neighbors": "index.switch.seek",
    "in_turn": "index.project.steps",
    "join_regions": "index.drop.regions",
    "load_project": "index.files.project",
    "movements": "index.rank.changes",
    "pools_of": "index.steps.pools",
    "rank_switch": "index.switch.seek",
    "region_profile": "index.region.region",
    "robustness": "index.robust.robustness",
    "side_by_side": "index.rank.changes",
    "switch_points": "index.switch.seek",
    "value_table": "index.files.values",
    "write_report": "index.report.report",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'index' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
