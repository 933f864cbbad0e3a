"""The work of ``ahp-index report``."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ahp.common.document.book.book import Layout
from ahp.common.document.book.forms import PICTURES
from ahp.common.document.book.written import check_outputs, suffix_of, write_books
from ahp.common.findings import AhpError, Finding
from ahp.common.names import unknown_choice
from ahp.common.shell.progress import Bar
from ahp.common.shell.report_options import layout_of
from ahp.common.shell.run import INTERRUPTED
from ahp.common.shell.tell import answer
from index.files.project import project_inputs
from index.files.years import asked_year
from index.options import intervals_asked, split_list
from index.project.errors import ProjectError
from index.project.project import IndexProject
from index.project.reporting import CHECKLISTS, ChecklistKey, Reporting
from index.project.weights import Group, Model, load_model
from index.report.assembled import assembled
from index.report.built import standing_of
from index.report.charts import Charts
from index.report.context import Context, Said
from index.report.printed.work import Wanted, check_options, is_printed, printed_report
from index.report.standing import Standing
from index.report.verify import verified
from index.report.wording import MAKING_FILES, NOT_WRITTEN, SENTENCE_FALSE
from index.robust.result import Robustness
from index.robust.work import analyzed, asked_sources
from index.shell import built_of, loaded, told
from index.steps.result import Result


def run(args: argparse.Namespace) -> int:
    """Write the report; the files are listed on stdout."""
    outputs = check_outputs(args.output)
    layout: Layout | None = layout_of(args) if args.layout is not None else None
    pictures = tuple(dict.fromkeys(PICTURES[suffix_of(path)] for path in outputs))
    if is_printed(args.project):
        return _run_printed(args, outputs, layout, pictures)
    project = loaded(args)
    reporting = asked_reporting(args, project.reporting)
    result = built_of(project)
    runs = _runs(args, reporting, result)
    inputs = project_inputs(args.project)
    report = Context(
        standing_of(result),
        args.lang,
        reporting,
        result,
        runs,
        judged_of(project, result),
        Charts(result, args.lang, pictures, args.font),
        _year(args, result),
        typed(),
        inputs,
        args.check,
    )
    findings = _written(args, report, layout, outputs)
    notes = [*result.notes, *(() if runs is None else runs.notes), *findings]
    code = told(notes, args.lang)
    return INTERRUPTED if runs is not None and runs.done < runs.draws else code


def _run_printed(
    args: argparse.Namespace,
    outputs: Sequence[str],
    layout: Layout | None,
    pictures: tuple[str, ...],
) -> int:
    """Write the report of printed tables."""
    check_options(args)
    wanted = Wanted(args.lang, pictures, args.font, typed(), args.check)
    report = printed_report(args.project, wanted)
    report = replace(report, reporting=asked_reporting(args, report.reporting))
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
    wrong = [one for one in said.findings if one.severity != "note"]
    if wrong:
        raise ProjectError([*said.findings, Finding(NOT_WRITTEN)])


def asked_reporting(args: argparse.Namespace, reporting: Reporting) -> Reporting:
    """Return what the report holds: what ``[report]`` says, and what options say instead.

    Raises
    ------
    UsageError
        A checklist that is none.
    """
    if args.unit is not None:
        reporting = replace(reporting, units=tuple(split_list(args.unit)))
    if args.checklist is not None:
        lists = tuple(map(_checklist, dict.fromkeys(split_list(args.checklist))))
        reporting = replace(reporting, checklists=lists)
    return reporting


def _checklist(name: str) -> ChecklistKey:
    found = next((one for one in CHECKLISTS if one == name), None)
    if found is None:
        raise unknown_choice("--checklist", name, CHECKLISTS)
    return found


def judged_of(project: IndexProject, result: Result) -> Model | Group | None:
    """Return whose judgments the weights come from; None where they come from none."""
    if project.model_folder is None or result.weights.kind != "judgments":
        return None
    try:
        return project.judges.of(load_model(project.model_folder))
    except AhpError:  # what is wrong with it was told with the weights
        return None


def typed(argv: Iterable[str] | None = None) -> str:
    """Return the command as it was typed.

    >>> typed(["report", "my project", "-o", "r.docx"])
    "ahp-index report 'my project' -o r.docx"
    """
    given = sys.argv[1:] if argv is None else argv
    return " ".join(["ahp-index", *map(shlex.quote, given)])


def _runs(args: argparse.Namespace, reporting: Reporting, result: Result) -> Robustness | None:
    """Make the runs behind intervals, where an option or ``[report]`` asks for them."""
    if not (intervals_asked(args) or reporting.intervals):
        return None
    return analyzed(args, result.project, asked_sources(args.sources))


def _year(args: argparse.Namespace, result: Result) -> int | None:
    """Return the year that is asked for, which the index must have.

    Raises
    ------
    StepError
    """
    year = asked_year(result.project, args.year)
    return None if year is None else result.year_or_latest(year)
