"""Composite indices: from weights and indicator values to scores, ranks and tables.

``load_project`` reads a folder and checks it, ``build`` takes the steps, ``changes`` parts the
changes between two years; each step is a module of its own.
"""

from index.build import Groups, Result, build
from index.changes import decompose, movements, side_by_side
from index.files import load_project
from index.framework import (
    Group,
    IndexProject,
    Indicator,
    ProjectError,
    Region,
    Settings,
    StepError,
    Weights,
)
from index.values import value_table

__all__ = [
    "Group",
    "Groups",
    "IndexProject",
    "Indicator",
    "ProjectError",
    "Region",
    "Result",
    "Settings",
    "StepError",
    "Weights",
    "build",
    "decompose",
    "load_project",
    "movements",
    "side_by_side",
    "value_table",
]
