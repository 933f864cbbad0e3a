"""The work of ``ahp-index report``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from ahp.common.document.book.written import check_outputs
from ahp.common.findings import Finding, UsageError
from ahp.common.names import unknown_choice
from ahp.common.shell.progress import Bar
from ahp.common.shell.report_options import layout_of
from ahp.common.shell.tell import answer
from ahp.common.wording import Count
from index.files.years import asked_year
from index.options import intervals_asked, split_list
from index.project.reporting import CHECKLISTS, PARTS, ChecklistKey, PartKey, Reporting
from index.project.weights import Anonymous
from index.report.context import Context
from index.report.made import Form, report_of, written
from index.report.printed.work import Wanted, check_options, is_printed, printed_report
from index.report.typed import typed
from index.report.wording import ALL_HOLDS, NOTHING_ASKED
from index.robust.result import Robustness
from index.robust.work import analyzed, asked_sources
from index.shell import built_of, loaded, told
from index.steps.result import Result


def run(args: argparse.Namespace) -> int:
    """Write the report, or only check it; the files are listed on stdout."""
    outputs = check_outputs(args.output or ())
    if not (outputs or args.check):
        raise UsageError.of(NOTHING_ASKED)
    layout = layout_of(args) if args.layout is not None else None
    form = Form(outputs, args.lang, layout, args.font, args.force)
    sources = asked_sources(args.sources)
    if is_printed(args.project):
        return told(_written(_printed(args, form), form), args.lang)
    project = loaded(args)
    reporting = asked_reporting(args, project.reporting)
    report = report_of(
        project,
        reporting,
        form,
        build=built_of,
        runs=lambda result: _runs(args, reporting, result, sources),
        year=asked_year(project, args.year),
        command=lambda anonymous: _typed(args, anonymous),
        check=args.check,
    )
    findings = _written(report, form)
    runs = () if report.runs is None else report.runs.notes
    return told([*report.built.notes, *runs, *findings], args.lang)


def _printed(args: argparse.Namespace, form: Form) -> Context:
    """Return what the report of printed tables is made from."""
    check_options(args)
    wanted = Wanted(args.lang, form.pictures, args.font, typed(args), args.check)
    report = printed_report(args.project, wanted)
    report = replace(report, reporting=asked_reporting(args, report.reporting))
    if report.reporting.anonymous:
        anonymous = Anonymous.of(*(() if report.judged is None else (report.judged,)))
        report = replace(report, anonymous=anonymous, command=_typed(args, anonymous))
    return report


def _written(report: Context, form: Form) -> tuple[Finding, ...]:
    """Make and write the report, with a progress bar; return what is to be told of it."""
    bar = Bar()
    try:
        (paths, notes), said = written(report, form, bar.show)
    finally:
        bar.close()
    if not form.outputs:
        counts = {"sentences": Count(len(said.sentences)), "claims": Count(said.claims)}
        answer(ALL_HOLDS(form.lang, **counts))
    for path in paths:
        answer(path)
    return notes


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
