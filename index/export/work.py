"""The work of ``ahp-index export``."""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from ahp.common.document.table import Table, write_tables
from ahp.common.findings import UsageError
from ahp.common.io.outputs import refuse_inputs, safe_name, write_files
from ahp.common.io.spreadsheet import as_text
from ahp.common.io.write import text_bytes
from ahp.common.names import unknown_choice
from ahp.common.shell.tell import answer
from ahp.common.wording import Language
from index.export.wording import NOT_FOR_COINR
from index.files.project import project_inputs
from index.options import intervals_asked, split_list
from index.rank.asked import all_told, asked_runs
from index.rank.league import breakdown, league
from index.robust.result import Robustness
from index.shell import built, loaded, told
from index.steps.build import build
from index.steps.pools import FIGURES, Figure, pools_of
from index.steps.result import Result

_USUAL = "xlsx,csv"
FORMATS = ("xlsx", "csv", "markdown", "json", "latex", "html")
_ONE_FILE = {
    "markdown": "tables.md",
    "json": "tables.json",
    "latex": "tables.tex",
    "html": "tables.html",
}
_WEIGHTS = "weights.csv"


def run(args: argparse.Namespace) -> int:
    """Write tables and stages into a folder; the files are listed on stdout."""
    if args.coinr:
        return _for_coinr(args)
    given = split_list(_USUAL if args.format is None else args.format)
    wanted = FORMATS if given == ["all"] else tuple(given)
    for style in wanted:
        if style not in FORMATS:
            raise unknown_choice("--format", style, FORMATS)
    if args.figure is not None and args.figure not in FIGURES:
        raise unknown_choice("--figure", args.figure, FIGURES)
    refuse_inputs(args.output, project_inputs(args.project))  # before the work, not after it
    result = built(args)
    runs = asked_runs(args, result, result.weights.goal)
    tables = report_tables(result, args.lang, args.figure, runs)
    made = dict(files(result, tables, wanted, args.lang, runs))
    for path in write_files(args.output, made, force=args.force):
        answer(path)
    return all_told(result.notes, runs, args.lang)


def _for_coinr(args: argparse.Namespace) -> int:
    """Write iMeta and iData; what they have no place for is told."""
    from index.export.coinr import coinr_files  # deferred: other exports need nothing of it

    given = [f"--{one}" for one in ("format", "figure") if vars(args)[one] is not None]
    if intervals_asked(args):
        given.append("--intervals")
    if given:
        raise UsageError.of(NOT_FOR_COINR, options=given)
    refuse_inputs(args.output, project_inputs(args.project))
    project = loaded(args)
    if project.weighting is not None:  # they come from the data
        project = replace(project, weights=build(project).weights)
    made, lost = coinr_files(project, args.lang)
    for path in write_files(args.output, made, force=args.force):
        answer(path)
    return told([*lost, *project.notes], args.lang)


def report_tables(
    result: Result,
    lang: Language = "en",
    figure: Figure | None = None,
    runs: Robustness | None = None,
) -> tuple[Table, ...]:
    """Return the tables of a report: for every pool the goal, its make-up, and each dimension.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> [table.name for table in report_tables(build(tiny()))]
    ['province-goal', 'province-goal-2022', 'province-patents', 'province-waste']
    """
    weights = result.weights
    found = []
    for pool in pools_of(result):
        found.append(league(result, pool, lang, weights.goal, figure, runs))
        found.append(breakdown(result, pool, lang, runs=runs))
        found += [league(result, pool, lang, code, figure) for code in weights.dimensions]
    return tuple(found)


def files(
    result: Result,
    tables: Sequence[Table],
    styles: Sequence[str],
    lang: Language,
    runs: Robustness | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file of an export."""
    for style in styles:
        if style == "xlsx":
            from index.export.workbook import workbook_bytes  # deferred: needs openpyxl

            yield "index.xlsx", workbook_bytes(result, lang, runs)
        elif style == "csv":
            taken = [_WEIGHTS]
            for table in tables:
                taken.append(safe_name(table.name, ".csv", taken))
                yield taken[-1], _bytes([table], "csv", lang)
            yield _WEIGHTS, _csv(result.weights.frame())
            for number, (name, frame) in enumerate(result.stages.items(), start=1):
                shown = frame.rename(index=result.year_name, level="year")
                yield f"stages/{number:02d}-{name}.csv", _csv(shown)
        else:
            yield _ONE_FILE[style], _bytes(tables, style, lang)


def _bytes(tables: Sequence[Table], style: str, lang: Language) -> bytes:
    out = io.StringIO()
    write_tables(tables, style, out, lang)
    return text_bytes(f".{style}", out.getvalue())


def _csv(frame: pd.DataFrame) -> bytes:
    """Return a frame as a spreadsheet opens it: no name in it is a formula."""
    safe = frame.rename(index=_cell, columns=_cell).map(_cell)
    return text_bytes(".csv", safe.to_csv(lineterminator="\n"))


def _cell(value: object) -> object:
    return as_text(value) if isinstance(value, str) else value
