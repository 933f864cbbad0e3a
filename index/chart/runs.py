"""The runs behind the charts of how sure ranks are, as the command asks for them."""

from __future__ import annotations

import argparse

from ahp.common.findings import UsageError
from index.chart.doubted import DOUBTED
from index.chart.wording import RUNS_FOR_DOUBTED
from index.project.project import IndexProject

_OPTIONS = ("draws", "seed", "sources", "probability")


def asked_for(args: argparse.Namespace) -> bool:
    """Whether an option says how runs are made."""
    return any(getattr(args, name) is not None for name in _OPTIONS)


def check_use(args: argparse.Namespace, kind: str) -> None:
    """Raise an error where an option of runs is given for a kind of chart without any."""
    given = [f"--{name}" for name in _OPTIONS if getattr(args, name) is not None]
    if given:
        raise UsageError.of(RUNS_FOR_DOUBTED, option=given, kinds=list(DOUBTED), kind=kind)


def declared(project: IndexProject) -> bool:
    """Whether the project says what is in doubt."""
    return project.doubts is not None and bool(project.doubts.on)
