"""Composite indices: from weights and indicator values to scores, ranks and tables.

``load_project`` reads a folder and checks it, ``build`` takes the steps, ``changes`` parts the
changes between two years; each step is a module of its own.
"""

from index.files.project import load_project
from index.files.values import value_table
from index.project.errors import ProjectError, StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Group, Region
from index.project.settings import Settings
from index.project.tree import Weights
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
    "StepError",
    "Weights",
    "build",
    "decompose",
    "load_project",
    "movements",
    "side_by_side",
    "value_table",
]
