"""The work of ``ahp-index robustness``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ahp.common.document.table import Table, write_tables
from ahp.common.findings import Finding, UsageError
from ahp.common.names import unknown_choice
from ahp.common.shell.progress import Bar
from ahp.common.shell.run import INTERRUPTED
from ahp.common.wording import Language
from index.explain.explain import find_region
from index.files.years import asked_year
from index.options import split_list
from index.project.doubts import SOURCES, Doubts
from index.project.project import IndexProject
from index.project.regions import CIRCLE
from index.robust import show, show_sources
from index.robust.circles import not_covered
from index.robust.declared import changed_project
from index.robust.favourable import items_of
from index.robust.headings import said_once
from index.robust.result import BlockRobustness, Robustness
from index.robust.robustness import robustness
from index.robust.wording import (
    FAVOURABLE_NOT_ANY,
    MAKING_RUNS,
    NO_RUN_DONE,
    POOL_NOT_COVERED,
    WITHOUT_SENSITIVITY,
    WITHOUT_WEIGHTS_DRAWN,
)
from index.shell import built_of, check_format, loaded, told
from index.steps.pools import pools_of

TABLES = (
    *("ranks", "acceptability", "tiers", "pairs", "central", "favourable", "sensitivity"),
    *("sources", "runs"),
)
"""Every table, in the order of the answer."""
USUAL = ("ranks", "tiers", "favourable", "sensitivity", "sources")
"""Those that come unasked; what the doubts do not give is left out without a word."""

BEFORE = ("runs-refused", "runs-interrupted")
"""What is told before any figure: what they leave out."""


@dataclass(frozen=True)
class Choices:
    """What of an analysis is asked for.

    Attributes
    ----------
    tables : tuple of str
    named : bool
        Whether they were named, so that it is told where one cannot be given.
    year, pool, region
        None for every one; of regions, for none.
    once : bool
        Whether what stands above several tables is said above the first alone.
    """

    tables: tuple[str, ...] = USUAL
    named: bool = False
    year: int | None = None
    pool: str | None = None
    region: str | None = None
    once: bool = False
    told: list[Finding] = field(default_factory=list, compare=False)

    def tell(self, finding: Finding, *, unasked: bool = False) -> None:
        """Say why a table cannot be given, once; unasked only where it was to be expected."""
        if (self.named or unasked) and finding.text() not in [one.text() for one in self.told]:
            self.told.append(finding)


def run(args: argparse.Namespace) -> int:
    """Print how sure the ranks are, and which doubt matters."""
    style = check_format(args)
    tables = _named(args.only)
    sources = asked_sources(args.sources)
    project = changed_project(loaded(args), args.set)
    choices = _choices(args, project, tables)
    try:
        found = analyzed(args, project, sources)
    except KeyboardInterrupt:
        told([Finding(NO_RUN_DONE)], args.lang)
        return INTERRUPTED
    first = [note for note in found.notes if note.code in BEFORE]
    before = told(first, args.lang)
    write_tables([*tables_of(found, choices, args.lang)], style, sys.stdout, args.lang)
    others = [note for note in found.notes if note.code not in BEFORE]
    code = told([*found.result.notes, *others, *choices.told], args.lang)
    return INTERRUPTED if found.done < found.draws else max(before, code)


def _named(only: str | None) -> tuple[str, ...] | None:
    if only is None:
        return None
    given = split_list(only)
    for one in given:
        if one not in TABLES:
            raise unknown_choice("--only", one, TABLES)
    return tuple(one for one in TABLES if one in given)


def asked_sources(text: str | None) -> list[str] | None:
    """Return the sources named, which must be known before anything is built."""
    if text is None:
        return None
    given = split_list(text)
    for one in given:
        if one not in (*SOURCES, "all"):
            raise unknown_choice("--sources", one, (*SOURCES, "all"))
    return given


def _choices(
    args: argparse.Namespace, project: IndexProject, tables: tuple[str, ...] | None
) -> Choices:
    """Return what is asked for; what there is not is told before any run."""
    year = asked_year(project, args.year)
    result = built_of(project)
    if year is not None:
        result.year_or_latest(year)
    pools_of(result, args.pool)
    circles = not_covered(result)
    if args.pool == CIRCLE and circles is not None:
        raise UsageError.of(POOL_NOT_COVERED, reason=circles)
    region = None if args.region is None else find_region(result, args.region, args.pool)[0]
    once = args.format == "table"
    return Choices(tables or USUAL, tables is not None, year, args.pool, region, once)


def analyzed(
    args: argparse.Namespace,
    project: IndexProject,
    sources: Sequence[str] | None,
    *,
    most: int | None = None,
    sensitivity: bool = True,
) -> Robustness:
    """Make the runs that arguments ask for, with a bar of progress.

    Parameters
    ----------
    args : Namespace
        Of the options of `index.options.doubts`.
    project : IndexProject
    sources : sequence of str, optional
    most : int, optional
        No more runs than that are made, unless they are asked for.
    sensitivity : bool
    """
    draws = args.draws
    if draws is None and most is not None:
        draws = min(most, (project.doubts or Doubts()).draws)
    if args.probability is not None:
        doubts = replace(project.doubts or Doubts(), probability=args.probability)
        project = replace(project, doubts=doubts)
    bar = Bar()

    def progress(done: int, draws: int) -> None:
        bar.show(MAKING_RUNS(args.lang, done=done, draws=draws), done / draws)

    try:
        return robustness(
            project,
            draws=draws,
            seed=args.seed,
            sources=sources,
            progress=progress,
            sensitivity=sensitivity,
        )
    finally:
        bar.close()


def tables_of(found: Robustness, choices: Choices, lang: Language = "en") -> Iterator[Table]:
    """Yield the tables that are asked for, those of a year and pool together."""
    tables = _tables(found, choices, lang)
    yield from said_once(found, tables, lang) if choices.once else tables


def _tables(found: Robustness, choices: Choices, lang: Language) -> Iterator[Table]:
    for block in found.blocks:
        if choices.year in (None, block.year) and choices.pool in (None, block.pool):
            for what in choices.tables:
                yield from _of_block(found, block, what, choices, lang)
    if "sources" in choices.tables:
        yield show_sources.sources_table(found, lang)
    if "runs" in choices.tables:
        yield show_sources.runs_table(found, lang)


def _of_block(
    found: Robustness, block: BlockRobustness, what: str, choices: Choices, lang: Language
) -> Iterator[Table]:
    plain = {
        "ranks": show.ranks_table,
        "acceptability": show.acceptability_table,
        "tiers": show.tiers_table,
        "pairs": show.pairs_table,
    }
    if what in plain:
        yield plain[what](found, block, lang)
    elif what == "central":
        if block.leaves:
            yield show_sources.central_table(found, block, lang)
        else:
            choices.tell(Finding(WITHOUT_WEIGHTS_DRAWN))
    elif what == "favourable":
        yield from _favourable(found, block, choices, lang)
    elif what == "sensitivity":
        if found.sensitivity is not None:
            yield show_sources.sensitivity_table(found, block, choices.region, lang)
        else:
            choices.tell(Finding(WITHOUT_SENSITIVITY))


def _favourable(
    found: Robustness, block: BlockRobustness, choices: Choices, lang: Language
) -> Iterator[Table]:
    """Yield the exact table where any weights are in doubt and it can be computed."""
    doubted = found.doubts.weights if "weights" in [one.name for one in found.on] else None
    if doubted is None or not doubted.any:
        choices.tell(Finding(FAVOURABLE_NOT_ANY))
        return
    items = items_of(found.result, block)
    if isinstance(items, Finding):
        choices.tell(items, unasked=True)
    else:
        yield show_sources.favourable_table(found, block, items, lang)
