"""The work of ``ahp-index report``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from ahp.common.document.book.book import Layout
from ahp.common.document.book.forms import PICTURES
from ahp.common.document.book.written import check_outputs, suffix_of, write_books
from ahp.common.findings import AhpError, Finding, UsageError
from ahp.common.names import unknown_choice
from ahp.common.shell.progress import Bar
from ahp.common.shell.report_options import layout_of
from ahp.common.shell.tell import answer
from ahp.common.wording import Count
from index.files.project import project_inputs
from index.files.years import asked_year
from index.options import intervals_asked, split_list
from index.project.errors import ProjectError
from index.project.project import IndexProject
from index.project.reporting import CHECKLISTS, PARTS, ChecklistKey, PartKey, Reporting
from index.project.weights import Anonymous, Group, Model, load_model
from index.report.assembled import assembled
from index.report.built import standing_of
from index.report.charts import Charts
from index.report.context import Context, Said
from index.report.hidden import (
    behind,
    hidden_project,
    hidden_runs,
    numbered,
    still_named,
)
from index.report.printed.work import Wanted, check_options, is_printed, printed_report
from index.report.standing import Standing
from index.report.typed import typed
from index.report.units.chosen import units_of
from index.report.verify import verified
from index.report.wording import (
    ALL_HOLDS,
    MAKING_FILES,
    NOT_WRITTEN,
    NOTHING_ASKED,
    SENTENCE_FALSE,
)
from index.robust.result import Robustness
from index.robust.work import analyzed, asked_sources
from index.shell import built_of, loaded, told
from index.steps.result import Result


def run(args: argparse.Namespace) -> int:
    """Write the report, or only check it; the files are listed on stdout."""
    outputs = check_outputs(args.output or ())
    if not (outputs or args.check):
        raise UsageError.of(NOTHING_ASKED)
    layout: Layout | None = layout_of(args) if args.layout is not None else None
    pictures = tuple(dict.fromkeys(PICTURES[suffix_of(path)] for path in outputs))
    sources = asked_sources(args.sources)
    if is_printed(args.project):
        return _run_printed(args, outputs, layout, pictures)
    project = loaded(args)
    reporting = asked_reporting(args, project.reporting)
    anonymous = numbered(project) if reporting.anonymous else None
    result = built_of(project if anonymous is None else hidden_project(project, anonymous))
    judged = judged_of(project, result)
    report = Context(
        standing_of(result),
        args.lang,
        reporting,
        result,
        judged=judged,
        charts=Charts(result, args.lang, pictures, args.font) if pictures else None,
        year=_year(args, result),
        command=_typed(args, anonymous),
        inputs=project_inputs(args.project),
        check=args.check,
        anonymous=anonymous,
    )
    units_of(reporting.units, report.standing, result)  # what is unknown is told before any run
    runs = _runs(args, reporting, result, sources)
    if runs is not None and anonymous is not None:
        report = replace(report, runs=hidden_runs(runs, anonymous))
    else:
        report = replace(report, runs=runs)
    findings = _written(args, report, layout, outputs)
    return told([*result.notes, *(() if runs is None else runs.notes), *findings], args.lang)


def _run_printed(
    args: argparse.Namespace,
    outputs: Sequence[str],
    layout: Layout | None,
    pictures: tuple[str, ...],
) -> int:
    """Write the report of printed tables, or only check it."""
    check_options(args)
    wanted = Wanted(args.lang, pictures, args.font, typed(args), args.check)
    report = printed_report(args.project, wanted)
    report = replace(report, reporting=asked_reporting(args, report.reporting))
    if report.reporting.anonymous:
        anonymous = Anonymous.of(*(() if report.judged is None else (report.judged,)))
        report = replace(report, anonymous=anonymous, command=_typed(args, anonymous))
    return told(_written(args, report, layout, outputs), args.lang)


def _written(
    args: argparse.Namespace, report: Context, layout: Layout | None, outputs: Sequence[str]
) -> list[Finding]:
    """Make and write the report; return what is to be told of it.

    Raises
    ------
    ProjectError
        A sentence that the tables do not hold; nothing is written then.
    """
    bar = Bar()
    try:
        book, said = assembled(report, layout, bar.show)
        check_said(report.standing, said)
        said.findings += still_named(report, book, tuple(outputs))
        if not outputs:
            bar.close()
            counts = {"sentences": Count(len(said.sentences)), "claims": Count(said.claims)}
            answer(ALL_HOLDS(args.lang, **counts))
            return said.findings
        bar.show(MAKING_FILES(args.lang), 0.9)
        paths = write_books(book, outputs, inputs=report.inputs, force=args.force)
    finally:
        bar.close()
    for path in paths:
        answer(path)
    charts = () if report.charts is None else report.charts.findings()
    return [*charts, *said.findings]


def check_said(standing: Standing, said: Said) -> None:
    """Check every sentence by the audit, and that text of one's own holds.

    Raises
    ------
    ProjectError
        With each sentence that the tables do not hold, or what is wrong with the text.
    """
    false = verified(standing, said.sentences)
    if false:
        raise ProjectError([Finding(SENTENCE_FALSE, {"finding": one}) for one in false])
    if any(one.severity == "error" for one in said.findings):
        raise ProjectError([*said.findings, Finding(NOT_WRITTEN)])


def asked_reporting(args: argparse.Namespace, reporting: Reporting) -> Reporting:
    """Return what the report holds: what ``[report]`` says, and what options say instead.

    Raises
    ------
    UsageError
        A checklist that is none.
    """
    if args.unit is not None:
        units = tuple(split_list(",".join(args.unit)))
        reporting = replace(reporting, units=units, parts=_with(reporting.parts, "units"))
    if args.checklist is not None:
        lists = tuple(map(_checklist, dict.fromkeys(split_list(",".join(args.checklist)))))
        parts = _with(reporting.parts, "checklists")
        reporting = replace(reporting, checklists=lists, parts=parts)
    return replace(reporting, anonymous=reporting.anonymous or args.anonymous)


def _typed(args: argparse.Namespace, anonymous: Anonymous | None) -> str:
    """Return the command; without names where experts have none."""
    return (
        typed(args)
        if anonymous is None
        else typed(args, lambda word: anonymous.path(word, args.lang))
    )


def _with(parts: tuple[PartKey, ...], asked: PartKey) -> tuple[PartKey, ...]:
    """Return parts with one that is asked for: before the first that usually comes after it."""
    if asked in parts:
        return parts
    later = PARTS[PARTS.index(asked) :]
    place = next((k for k, part in enumerate(parts) if part in later), len(parts))
    return (*parts[:place], asked, *parts[place:])


def _checklist(name: str) -> ChecklistKey:
    found = next((one for one in CHECKLISTS if one == name), None)
    if found is None:
        raise unknown_choice("--checklist", name, CHECKLISTS)
    return found


def judged_of(project: IndexProject, result: Result) -> Model | Group | None:
    """Return whose judgments the weights come from, or are joined with; None where from none."""
    folder, judges = behind(project)
    if folder is None or (project.weighting is None and result.weights.kind != "judgments"):
        return None
    try:
        return judges.of(load_model(folder))
    except AhpError:  # what is wrong with it was told with the weights
        return None


def _runs(
    args: argparse.Namespace,
    reporting: Reporting,
    result: Result,
    sources: Sequence[str] | None,
) -> Robustness | None:
    """Make the runs behind intervals, where an option or ``[report]`` asks for them."""
    if not (intervals_asked(args) or reporting.intervals):
        return None
    runs = analyzed(args, result.project, sources)
    if runs.done < runs.draws:
        raise KeyboardInterrupt  # a report of some of the runs is not what was asked for
    return runs


def _year(args: argparse.Namespace, result: Result) -> int | None:
    """Return the year that is asked for, which the index must have.

    Raises
    ------
    StepError
    """
    year = asked_year(result.project, args.year)
    return None if year is None else result.year_or_latest(year)
