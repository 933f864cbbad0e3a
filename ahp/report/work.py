"""The work of ``ahp report``."""

from __future__ import annotations

import argparse
import os

from ahp.common.document.book.written import check_outputs, write_books
from ahp.common.findings import UsageError
from ahp.common.shell.progress import Bar
from ahp.common.shell.report_options import layout_of
from ahp.common.shell.tell import answer, tell_findings
from ahp.files import load_model
from ahp.model.anonymous.numbers import Anonymous
from ahp.model.group.asked import OPTIONS, Asked, asked_of, split_names
from ahp.model.group.group import Group
from ahp.model.model import Model
from ahp.model.settings import Settings
from ahp.report.checklists.registry import check_checklist
from ahp.report.context import Report, check_drawing, report_of
from ahp.report.made import books_of
from ahp.report.origin import Origin, hidden_origin, origin_of
from ahp.report.parts.registry import SECTIONS, check_sections
from ahp.report.wording import (
    DRAWS_ALONE,
    NO_PARTS,
    UNCERTAINTY_LEFT_OUT,
)
from ahp.sensitivity.sensitivity import (
    DRAWS,
    SEED,
    WeightSensitivity,
    check_counts,
    weight_sensitivity,
)
from ahp.sensitivity.wording import DRAWING

FINE, FINDINGS = 0, 1
_UNCERTAINTY = "uncertainty"


def run(args: argparse.Namespace) -> int:
    """Write a model as a document to hand in, in every form that is asked for."""
    outputs = check_outputs(args.output, [args.model])
    layout = layout_of(args)
    sections = _sections(args)
    check_checklist(args.checklist, "--checklist")
    check_drawing((), args.font)
    settings = Settings(args.method, args.ri, args.scale, args.threshold).validated()
    model = load_model(args.model)
    hidden = Anonymous.of(model) if args.anonymous else None
    judged = _asked(args, hidden).of(model, settings.method, settings.random_index, settings.scale)
    shown = judged if hidden is None else hidden.judged(judged)
    drawn = _is_drawn(args, sections)
    report = report_of(
        shown,
        args.lang,
        settings,
        sections=sections,
        uncertainty=_drawn(args, shown, settings) if drawn else None,
        font=args.font,
        origin=_origin(args, model, hidden),
        anonymous=hidden is not None,
    )
    paths = write_books(
        books_of(report, layout, args.checklist, hidden, outputs),
        outputs,
        inputs=[args.model],
        force=args.force,
    )
    for path in paths:
        answer(path)
    return _tell(args, model, judged, report)


def _asked(args: argparse.Namespace, hidden: Anonymous | None) -> Asked:
    """Return whose judgments are asked for; by number as well, where people have numbers."""
    if hidden is None:
        return asked_of(args)
    known = argparse.Namespace(**vars(args))
    if args.expert is not None:
        known.expert = hidden.meant(args.expert)
    if args.experts is not None:
        known.experts = ",".join(map(hidden.meant, split_names(args.experts)))
    return asked_of(known)


def _origin(args: argparse.Namespace, model: Model, hidden: Anonymous | None) -> Origin:
    """Return where the figures come from; of what is anonymous, without names."""
    if hidden is None:
        return origin_of(model, _command(args))
    said = argparse.Namespace(**vars(args))
    said.model = hidden.path(args.model.replace(os.sep, "/"), args.lang)
    said.output = [hidden.path(os.path.basename(path), args.lang) for path in args.output]
    if args.font is not None:
        said.font = hidden.path(args.font.replace(os.sep, "/"), args.lang)
    if args.expert is not None:
        said.expert = hidden.label(hidden.meant(args.expert), args.lang)
    if args.experts is not None:
        names = map(hidden.meant, split_names(args.experts))
        said.experts = ",".join(hidden.label(name, args.lang) for name in names)
    return hidden_origin(origin_of(model, _command(said)), hidden, args.lang)


def _sections(args: argparse.Namespace) -> tuple[str, ...]:
    """Return the sections that are asked for, in their order."""
    chosen = tuple(SECTIONS)
    if args.parts is not None:
        names = [name.strip() for name in args.parts.replace("，", ",").split(",")]
        if not any(names):
            raise UsageError.of(NO_PARTS, known=chosen)
        chosen = check_sections(names, "--parts")
    if args.uncertainty and _UNCERTAINTY not in chosen:
        raise UsageError.of(UNCERTAINTY_LEFT_OUT)
    for option, value in (("--draws", args.draws), ("--seed", args.seed)):
        if value is not None and not _is_drawn(args, chosen):
            raise UsageError.of(DRAWS_ALONE, option=option)
    check_counts(*_counts(args), lambda name: f"--{name}")
    return chosen


def _is_drawn(args: argparse.Namespace, sections: tuple[str, ...]) -> bool:
    """Whether judgments are drawn: it is asked for, or the section is named."""
    return args.uncertainty or (args.parts is not None and _UNCERTAINTY in sections)


def _counts(args: argparse.Namespace) -> tuple[int, int]:
    """Return how many draws, and their seed."""
    return (
        DRAWS if args.draws is None else args.draws,
        SEED if args.seed is None else args.seed,
    )


def _drawn(
    args: argparse.Namespace, judged: Model | Group, settings: Settings
) -> WeightSensitivity:
    bar = Bar()
    try:
        found = weight_sensitivity(
            judged,
            None,
            *_counts(args),
            method=settings.method,
            random_index=settings.random_index,
            scale=settings.scale,
            threshold=settings.threshold,
            parts=("weights", "order"),
            progress=lambda share: bar.show(DRAWING(args.lang), share),
        )
    finally:
        bar.close()
    if found.drawn is not None and not found.drawn.complete:
        raise KeyboardInterrupt  # a report of half the draws is not what was asked for
    return found


def _command(args: argparse.Namespace) -> list[str]:
    """Return the command with everything that was chosen, so that it can be run again.

    Of the files written only the names: a report is the same wherever it is.
    """
    typed = ["ahp", "report", args.model]
    for path in args.output:
        typed += ["-o", os.path.basename(path)]
    typed += ["--lang", args.lang]
    given = {
        "--parts": args.parts,
        "--checklist": args.checklist,
        "--layout": args.layout,
        "--font": args.font,
        "--draws": args.draws,
        "--seed": args.seed,
        "--method": args.method,
        "--ri": args.ri,
        "--scale": None if args.scale == "linear" else args.scale,
        "--threshold": None if args.threshold == Settings().threshold else args.threshold,
        "--expert": args.expert,
    }
    given |= {option: getattr(args, option[2:].replace("-", "_")) for option in OPTIONS.values()}
    for option, value in given.items():
        if value is not None:
            typed += [option, str(value)]
    flags = {
        "--uncertainty": args.uncertainty,
        "--group": args.group,
        "--anonymous": args.anonymous,
    }
    return [*typed, *(flag for flag, value in flags.items() if value)]


def _tell(args: argparse.Namespace, model: Model, judged: Model | Group, report: Report) -> int:
    """Tell what is beside the report, and return the exit code."""
    told = report.told.findings
    tell_findings(told, args.lang)
    if isinstance(judged, Group):  # by name: they are told to who has them
        tell_findings(judged.findings, args.lang)
    tell_findings(model.amiss, args.lang)
    return FINDINGS if model.amiss or any(one.severity != "note" for one in told) else FINE
