"""The runs behind the charts of how sure ranks are, as the command asks for them."""

from __future__ import annotations

import argparse
from dataclasses import replace

from ahp.common.findings import UsageError
from ahp.common.shell.progress import Bar
from index.chart.doubted import DOUBTED
from index.chart.wording import RUNS_FOR_DOUBTED
from index.options import split_list
from index.project.doubts import Doubts
from index.project.project import IndexProject
from index.robust.result import Robustness
from index.robust.robustness import robustness
from index.robust.wording import MAKING_RUNS

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


def analyzed(args: argparse.Namespace, project: IndexProject) -> Robustness:
    """Make the runs, with their progress shown."""
    doubts = project.doubts or Doubts()
    if args.probability is not None:
        doubts = replace(doubts, probability=args.probability)
    sources = None if args.sources is None else split_list(args.sources)
    bar = Bar()

    def progress(done: int, draws: int) -> None:
        bar.show(MAKING_RUNS(args.lang, done=done, draws=draws), done / draws)

    try:
        return robustness(
            project,
            doubts=doubts,
            draws=args.draws,
            seed=args.seed,
            sources=sources,
            progress=progress,
        )
    finally:
        bar.close()
