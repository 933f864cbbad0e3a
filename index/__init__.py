"""Composite indices: from weights and indicator values to scores, ranks and tables.

``load_project`` reads a folder and checks it, ``build`` takes the steps, ``changes`` parts the
changes between two years; each step is a module of its own.

Names are imported when first used, so that help costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would be felt
if TYPE_CHECKING:
    from typing import Any

    from index.files.project import load_project
    from index.files.values import value_table
    from index.project.errors import ProjectError, StepError
    from index.project.indicators import Indicator
    from index.project.project import IndexProject
    from index.project.regions import Group, Region
    from index.project.settings import Settings
    from index.project.steps import StepChoice, in_turn
    from index.project.tree import Weights
    from index.project.years import YearStyle
    from index.rank.changes import decompose, movements, side_by_side
    from index.steps.build import build
    from index.steps.result import Groups, Result

__all__ = [
    "Group",
    "Groups",
    "IndexProject",
    "Indicator",
    "ProjectError",
    "Region",
    "Result",
    "Settings",
    "StepChoice",
    "StepError",
    "Weights",
    "YearStyle",
    "build",
    "decompose",
    "in_turn",
    "load_project",
    "movements",
    "side_by_side",
    "value_table",
]

_HOMES = {
    "Group": "index.project.regions",
    "Groups": "index.steps.result",
    "IndexProject": "index.project.project",
    "Indicator": "index.project.indicators",
    "ProjectError": "index.project.errors",
    "Region": "index.project.regions",
    "Result": "index.steps.result",
    "Settings": "index.project.settings",
    "StepChoice": "index.project.steps",
    "StepError": "index.project.errors",
    "Weights": "index.project.tree",
    "YearStyle": "index.project.years",
    "build": "index.steps.build",
    "decompose": "index.rank.changes",
    "in_turn": "index.project.steps",
    "load_project": "index.files.project",
    "movements": "index.rank.changes",
    "side_by_side": "index.rank.changes",
    "value_table": "index.files.values",
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
