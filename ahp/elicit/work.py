"""The work of ``ahp elicit``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ahp.check.verdict import verdict
from ahp.common.document.grid import write_grid
from ahp.common.document.parts import Column
from ahp.common.findings import FileError, Finding, Place, UsageError
from ahp.common.io.wording import UNWRITABLE
from ahp.common.shell.tell import tell_findings
from ahp.common.wording import ASIDE, Language
from ahp.elicit.desk import Desk
from ahp.elicit.session import Session
from ahp.elicit.wording import (
    ANSWERED,
    BATCH_WITHOUT_ANSWERS,
    NOT_A_TERMINAL,
    NOT_SAVED,
    PAIRS,
    PAIRS_OPEN,
)
from ahp.files import is_model_folder
from ahp.files.answers import Answer, read_answers
from ahp.files.hierarchies import no_model
from ahp.model.naming import in_names
from ahp.model.wording import CODE, INCONSISTENT, MATRIX, MISSING, VERDICT, VERDICTS

_MOST_PAIRS = 6  # open pairs that are named

FINE, FINDINGS = 0, 1


def run(args: argparse.Namespace) -> int:
    """Take answers from a file, from an expert at the terminal, or from both."""
    if args.batch and args.answers is None:
        raise UsageError.of(BATCH_WITHOUT_ANSWERS)
    asks = not args.batch and (args.plain or _is_terminal())
    if not is_model_folder(args.model):
        raise UsageError([no_model(args.model)])
    if args.answers is None and not asks:
        raise UsageError.of(NOT_A_TERMINAL)
    with Desk.open(
        args.model,
        args.expert,
        order=args.order,
        node=args.node,
        method=args.method,
        random_index=args.ri,
        threshold=args.threshold,
    ) as desk:
        if args.answers is not None:
            take(desk, read_answers(args.answers, desk.hierarchy))
        if asks:
            from ahp.elicit.terminal import run as ask  # deferred: scripts need no terminal

            return ask(desk, args.lang, plain=args.plain)
        tell_findings(desk.news, args.lang)
        return conclude(desk, desk.nodes, args.lang)


def _is_terminal() -> bool:
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def take(desk: Desk, answers: Iterable[Answer]) -> None:
    """Give answers, and notes with them."""
    for answer in answers:
        desk.do(answer.node, "answer", answer.value, answer.pair)
        if answer.note:
            desk.do(answer.node, "note", answer.pair, answer.note)


def conclude(desk: Desk, nodes: Sequence[str], lang: Language) -> int:
    """Write where some matrices stand to stdout, and what is open or inconsistent to stderr.

    Returns
    -------
    int
        The exit code: whether all are complete and consistent.

    Raises
    ------
    FileError
        When the answers could not be saved.
    """
    trouble = desk.trouble
    if trouble is not None:  # nobody goes on in memory here
        what = UNWRITABLE if trouble.what is NOT_SAVED else trouble.what
        raise FileError([replace(trouble, what=what)])
    rows = [row for row in desk.overview(lang) if row.code in nodes]
    records = [
        {
            "code": row.code,
            "name": row.name,
            "answered": row.progress.answered,
            "total": row.progress.total,
            "cr": row.cr,
            "verdict": _verdict(desk.session(row.code), lang),
        }
        for row in rows
    ]
    columns = [
        Column("code", CODE(lang)),
        Column("name", MATRIX(lang)),
        Column("answered", ANSWERED(lang), 0),
        Column("total", PAIRS(lang), 0),
        Column("cr", "CR" + ASIDE(lang, text=desk.session().settings.random_index), 4),
        Column("verdict", VERDICT(lang)),
    ]
    write_grid(columns, records, "table", sys.stdout)
    findings = [one for row in rows for one in _findings(desk, row.code)]
    findings = in_names(findings, desk.hierarchy)
    tell_findings(findings, lang)
    return FINDINGS if findings else FINE


def _verdict(session: Session, lang: Language) -> str:
    """Say a verdict; with how many judgments are missing, as no CR says itself."""
    analysis = session.analysis
    if analysis is None:
        return ""
    said = VERDICTS[verdict(analysis)](lang)
    missing = ASIDE(lang, text=MISSING(lang, count=analysis.missing))
    return said + missing if analysis.missing else said


def _findings(desk: Desk, code: str) -> list[Finding]:
    session, place = desk.session(code), Place(node=code)
    found = []
    if not session.matrix.complete:
        open_ = session.matrix.missing
        pairs = [[f"{a} : {b}"] for a, b in open_[:_MOST_PAIRS]] + [["…"]] * (
            len(open_) > _MOST_PAIRS
        )
        details = {"open": len(open_), "total": len(session.pairs), "pairs": pairs}
        found.append(Finding(PAIRS_OPEN, details, None, place))
    analysis = session.analysis
    if session.unrated is not None:
        found.append(replace(session.unrated, place=place))
    elif analysis is not None and not analysis.consistent:
        inconsistent = {
            "cr": analysis.cr,
            "random_index": analysis.random_index,
            "threshold": analysis.threshold,
        }
        found.append(Finding(INCONSISTENT, inconsistent, None, place))
    return found
