"""The work of ``ahp-index sample check`` and ``rollup``: records checked, and rolled up."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable
from contextlib import closing

from ahp.common.document.table import Table, tables_document, write_tables
from ahp.common.findings import Finding, UsageError
from ahp.common.io.outputs import refuse_inputs, whole_folder
from ahp.common.io.write import text_bytes, write_bytes
from ahp.common.masking import masked
from ahp.common.names import unknown_choice
from ahp.common.shell.answer import give
from ahp.common.shell.tell import answer, tell
from index.files.project import load_sample_plan, project_inputs
from index.project.errors import ProjectError
from index.project.origins import SamplePlan
from index.records.definitions import ENGINES, MEMORY
from index.records.engines.parts import MARKER
from index.records.engines.sources import is_path
from index.records.project import QUARANTINED, mostly_rejected, rejections, roll_up_plan
from index.records.reading import load_definitions
from index.records.rollup import Rollup
from index.sample.progress import Progress
from index.sample.show import prints_table, quality_tables, values_tables
from index.sample.wording import OPTION_MEMORY, OPTION_THREADS, SAMPLE_STRICT, WROTE
from index.shell import check_format, told

MOST_THREADS = 1024  # engines abort the process where the system gives no more
VALUES, QUALITY, QUARANTINE = "values.csv", "quality.json", "quarantine"
OWN = (VALUES, QUALITY, *(f"{QUARANTINE}/{name}" for name in QUARANTINED))
"""What a roll-up writes into a folder."""


def _plan(args: argparse.Namespace) -> SamplePlan:
    """Read the plan of the records, after the options are seen to be usable."""
    check_format(args)
    if args.engine not in (None, *ENGINES):
        raise unknown_choice("--engine", args.engine, ENGINES)
    _check_limits(args)
    plan = load_sample_plan(args.project)
    _check_outputs(args)
    return plan


def _check_limits(args: argparse.Namespace) -> None:
    """Refuse a memory limit and a number of threads that cannot be."""
    findings = []
    if args.memory is not None and not MEMORY.fullmatch(args.memory):
        findings.append(Finding(OPTION_MEMORY, {"found": args.memory}))
    if args.threads is not None and not 1 <= args.threads <= MOST_THREADS:
        findings.append(Finding(OPTION_THREADS, {"found": str(args.threads), "most": MOST_THREADS}))
    if findings:
        raise UsageError(findings)


def _check_outputs(args: argparse.Namespace) -> None:
    """Refuse to write into what the project reads, before anything is read or written."""
    inputs = project_inputs(args.project)
    for output in (args.quarantine, args.output):
        if output is not None:
            refuse_inputs(output, inputs)


def check(args: argparse.Namespace) -> int:
    """Print the quality report; strictly, rejected records are findings."""
    plan = _plan(args)
    from index.records.fingerprints import differences, read_prints, synthetic_prints  # as Ibis

    expected = None if args.expect is None else read_prints(args.expect)
    source = args.source or load_definitions(plan.path).source
    own = synthetic_prints(source) if is_path(source) else None
    rollup = _rolled_up(args, plan, args.quarantine, checked=True)
    tables = quality_tables(rollup, plan.regions, args.lang)
    tables = tables[:1] if args.format == "csv" else (*tables, prints_table(rollup, args.lang))
    inputs = [*project_inputs(args.project), *([source] if is_path(source) else [])]
    give(tables_document(tables, args.lang), args.format, args, inputs=inputs)
    _refuse(args, plan, rollup)
    refused = mostly_rejected(rollup.quality, load_definitions(plan.path))
    changed = [
        found
        for prints, path in ((own, os.path.join(source, MARKER)), (expected, args.expect))
        if prints is not None
        for found in differences(rollup.prints, prints, path)
    ]
    return told([*rollup.findings, *refused, *changed], args.lang)


def roll_up(args: argparse.Namespace) -> int:
    """Print values, or write them into a folder with the quality report and the quarantine."""
    plan = _plan(args)
    if args.output is None:
        rollup = _rolled_up(args, plan, args.quarantine)
        _refuse(args, plan, rollup)
        write_tables(
            values_tables(rollup, plan.regions, args.lang), args.format, sys.stdout, args.lang
        )
    else:
        with whole_folder(args.output, OWN, force=args.force) as folder:
            quarantine = args.quarantine or os.path.join(folder, QUARANTINE)
            rollup = _rolled_up(args, plan, quarantine)
            _refuse(args, plan, rollup)
            values = values_tables(rollup, plan.regions, args.lang)
            _write(os.path.join(folder, VALUES), values, "csv")
            quality = quality_tables(rollup, plan.regions, args.lang)
            _write(os.path.join(folder, QUALITY), quality, "json")
            names = sorted(
                os.path.relpath(os.path.join(where, name), folder)
                for where, _, files in os.walk(folder)
                for name in files
            )
        for name in names:
            answer(os.path.join(args.output, name))
    return told([*rollup.findings, *rejections(rollup.quality, plan.path)], args.lang)


def _rolled_up(
    args: argparse.Namespace, plan: SamplePlan, quarantine: str | None, checked: bool = False
) -> Rollup:
    given = {name: getattr(args, name) for name in ("source", "engine", "memory", "threads")}
    changes = {name: value for name, value in given.items() if value is not None}
    outputs = [] if checked or args.output is None else [args.output]
    with closing(Progress(args.lang)) as progress:
        rollup = roll_up_plan(
            plan,
            changes,
            progress.show,
            quarantine,
            args.force,
            outputs,
            judged=not checked,
            printed=checked,
        )
    if args.quarantine and not rollup.quality.ok:
        tell(WROTE(args.lang, path=masked(args.quarantine)))
    return rollup


def _refuse(args: argparse.Namespace, plan: SamplePlan, rollup: Rollup) -> None:
    """Refuse rejected records where that is asked for."""
    if args.strict and not rollup.quality.ok:
        rejected = rejections(rollup.quality, plan.path)
        raise ProjectError([Finding(SAMPLE_STRICT), *rejected])


def _write(path: str, tables: Iterable[Table], style: str) -> None:
    text = io.StringIO()
    write_tables(tuple(tables), style, text)
    write_bytes(path, text_bytes(path, text.getvalue()))
