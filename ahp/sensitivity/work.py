"""The work of ``ahp sensitivity``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager

from ahp.common.chart.picture import check_suffix
from ahp.common.document.formats import check_format
from ahp.common.findings import AhpError, Finding, UsageError
from ahp.common.io.outputs import write_file
from ahp.common.names import unknown_choice
from ahp.common.shell.answer import give
from ahp.common.shell.progress import Bar
from ahp.common.shell.tell import tell, tell_findings
from ahp.common.wording import BAD_COUNT, WRITTEN
from ahp.files import load_model
from ahp.model.called import called, suggested
from ahp.model.draws.doubt import KINDS, Doubt
from ahp.model.group.asked import asked_of
from ahp.model.group.group import Group
from ahp.model.model import Model
from ahp.model.settings import Settings
from ahp.sensitivity.chart import CHARTS, chart_bytes
from ahp.sensitivity.sensitivity import (
    PARTS,
    WeightSensitivity,
    check_counts,
    weight_sensitivity,
)
from ahp.sensitivity.show import document
from ahp.sensitivity.wording import (
    BY_OPTION,
    CHART_NEEDS_FILE,
    DRAWING,
    NO_JUDGMENTS_TO_MOVE,
    NOMINAL_FAILS,
    NOT_KNOWN_HERE,
    NOTHING_DOUBTED,
    OPTION_OF_KIND,
    STOPPED,
)

FINE, FINDINGS, INTERRUPTED = 0, 1, 130
_NEEDED = {"weights": ("weights",), "tornado": ("judgments",)}  # by chart


def run(args: argparse.Namespace) -> int:
    """Print how sure the weights of a model are, or draw it."""
    style = check_format(args.format)
    suffix = _suffix(args)
    doubt = _doubt(args)
    if args.top < 0:
        raise UsageError.of(BAD_COUNT, what="--top", value=args.top, least=0)
    check_counts(args.draws, args.seed, lambda name: f"--{name}")
    settings = Settings(args.method, args.ri, args.scale, args.threshold).validated()
    parts = _NEEDED[args.chart] if args.chart else _parts(args.only)
    asked = asked_of(args)
    model = load_model(args.model)
    judged = asked.of(model, settings.method, settings.random_index, settings.scale)
    focus = None if args.node is None else _node(judged, args.node)
    found = _found(args, judged, settings, doubt, parts)
    stopped = found.drawn is not None and not found.drawn.complete
    if stopped and found.drawn is not None:
        tell(STOPPED(args.lang, done=found.drawn.done))
    if args.chart:
        drawn = chart_bytes(found, args.chart, suffix, args.lang, args.font, focus)
        write_file(args.output, drawn, inputs=[args.model], force=args.force)
        tell(WRITTEN(args.lang, path=args.output))
    else:
        give(document(found, args.lang, args.top or None, focus), style, args, [args.model])
    return INTERRUPTED if stopped else _tell(args, model, found)


def _suffix(args: argparse.Namespace) -> str:
    """Return the form of the picture, once it is known that a chart can be drawn into the file."""
    if args.chart is None:
        return ""
    if args.chart not in CHARTS:
        raise unknown_choice("--chart", args.chart, CHARTS)
    if args.output is None:
        raise UsageError.of(CHART_NEEDS_FILE)
    suffix: str = os.path.splitext(args.output)[1].lower()
    check_suffix(suffix)
    return suffix


def _doubt(args: argparse.Namespace) -> Doubt:
    """Return how judgments are doubted; an option of another kind is refused."""
    kind = args.kind
    if kind is None:
        kind = "inconsistency" if args.spread is not None and args.steps is None else "steps"
    if kind not in KINDS:
        raise unknown_choice("--kind", kind, KINDS)
    for option, value, needed in (
        ("--steps", args.steps, "steps"),
        ("--spread", args.spread, "inconsistency"),
    ):
        if value is not None and kind != needed:
            raise UsageError.of(OPTION_OF_KIND, option=option, kind=kind, needed=needed)
    steps = 1 if args.steps is None else args.steps
    doubt = Doubt(kind, steps, args.spread, consistent=not args.all_draws)
    return doubt.validated(lambda name: f"--{name}")


def _parts(text: str | None) -> tuple[str, ...]:
    if text is None:
        return PARTS
    parts = tuple(part.strip() for part in text.replace("，", ",").split(","))
    for part in parts:
        if part not in PARTS:
            raise unknown_choice("--only", part, PARTS)
    return parts


def _node(judged: Model | Group, text: str) -> str:
    hierarchy = judged.hierarchy
    codes = called(hierarchy, text, hierarchy.codes)
    if len(codes) != 1:
        hint = suggested(hierarchy, text, codes or hierarchy.codes)
        raise UsageError.of(NOT_KNOWN_HERE, node=text, suggestion=hint)
    return codes[0]


def _found(
    args: argparse.Namespace,
    judged: Model | Group,
    settings: Settings,
    doubt: Doubt,
    parts: tuple[str, ...],
) -> WeightSensitivity:
    bar = Bar()
    label = DRAWING(args.lang)
    try:
        with _advised_by_option():
            return weight_sensitivity(
                judged,
                doubt,
                args.draws,
                args.seed,
                method=settings.method,
                random_index=settings.random_index,
                scale=settings.scale,
                threshold=settings.threshold,
                probability=args.probability,
                parts=parts,
                progress=lambda share: bar.show(label, share),
            )
    finally:
        bar.close()


@contextmanager
def _advised_by_option() -> Iterator[None]:
    """Say what to try by the options of the command: a library's words name none."""
    try:
        yield
    except AhpError as error:
        raise type(error)([_by_option(one) for one in error.findings]) from error


def _by_option(found: Finding) -> Finding:
    kind = found.details.get("kind") if found.what is NOTHING_DOUBTED else None
    return found.advised(BY_OPTION.get(str(kind or found.code)))


def _tell(args: argparse.Namespace, model: Model, found: WeightSensitivity) -> int:
    """Tell what is beside the answer, and return the exit code."""
    layout = found.layout
    notes = [
        Finding(
            NOMINAL_FAILS,
            {
                "cr": node.cr,
                "random_index": layout.random_index,
                "node": layout.hierarchy.name(code, args.lang),
                "threshold": layout.threshold,
            },
        )
        for code, node in layout.nodes.items()
        if node.cr >= layout.threshold and found.drawn is not None and found.drawn.doubt.consistent
    ]
    if not layout.nodes and layout.hierarchy.judged and found.effects is not None:
        notes.append(Finding(NO_JUDGMENTS_TO_MOVE))
    tell_findings(notes, args.lang)
    if isinstance(found.judged, Group):
        tell_findings(found.judged.findings, args.lang)
    tell_findings(model.amiss, args.lang)
    return FINDINGS if model.amiss else FINE
