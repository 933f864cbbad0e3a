"""The work of ``ahp chart``."""

from __future__ import annotations

import argparse
import os

from ahp.chart.hierarchy import tree_picture
from ahp.chart.tree import tree_of
from ahp.chart.wording import BAD_DEPTH, NO_NODE, SCALE_OF, WEIGHTS_BY, WITHOUT_WEIGHTS
from ahp.common.chart.picture import check_suffix
from ahp.common.findings import Finding, UsageError
from ahp.common.io.outputs import write_file
from ahp.common.names import unknown_choice
from ahp.common.shell.tell import answer, tell_findings
from ahp.common.wording import BETWEEN_LISTS, Language
from ahp.files import load_model
from ahp.model.called import called, suggested
from ahp.model.group.asked import Asked, asked_of
from ahp.model.group.group import Group
from ahp.model.group.whose import weights_from
from ahp.model.hierarchy import Hierarchy
from ahp.model.model import Model
from ahp.model.settings import Settings
from ahp.model.wording import METHOD_NAMES

KINDS = ("hierarchy",)
FINE, FINDINGS = 0, 1


def run(args: argparse.Namespace) -> int:
    """Draw the hierarchy of a model, with its weights where there are some."""
    if args.kind not in KINDS:
        raise unknown_choice("KIND", args.kind, KINDS)
    path = f"{args.kind}.svg" if args.output is None else args.output
    suffix = os.path.splitext(path)[1].lower()
    check_suffix(suffix)
    if args.depth is not None and args.depth < 1:
        raise UsageError.of(BAD_DEPTH, depth=args.depth)
    settings = Settings(method=args.method, scale=args.scale).validated()
    asked = asked_of(args)
    model = load_model(args.model)
    judged = _judged(model, asked, settings)
    node = None if args.node is None else _node(model.hierarchy, args.node)
    tree = tree_of(model.hierarchy, node, args.depth)
    rows = () if judged is None else judged.weights(settings.method, scale=settings.scale)
    weights = {row.code: row.global_ for row in rows}
    note = "" if judged is None else _said(judged, settings, args.lang)
    title = model.title_in(args.lang)
    data = tree_picture(tree, weights, args.lang, suffix, args.font, title, note)
    write_file(path, data, inputs=[args.model], force=args.force)
    answer(path)
    notes = [*tree.notes, *([Finding(WITHOUT_WEIGHTS)] if judged is None else [])]
    tell_findings(notes, args.lang)
    if isinstance(judged, Group):
        tell_findings(judged.findings, args.lang)
    tell_findings(model.amiss, args.lang)
    return FINDINGS if model.amiss else FINE


def _judged(model: Model, asked: Asked, settings: Settings) -> Model | Group | None:
    """Return whose weights are drawn; None where nobody is asked for and nothing is judged."""
    nobody = model.blank and not any(one.answered for one in model.experts)
    if nobody and not asked.somebody:
        return None
    return asked.of(model, settings.method, scale=settings.scale)


def _node(hierarchy: Hierarchy, text: str) -> str:
    codes = called(hierarchy, text, hierarchy.codes)
    if len(codes) != 1:
        hint = suggested(hierarchy, text, codes or hierarchy.codes)
        raise UsageError.of(NO_NODE, node=text, suggestion=hint)
    return codes[0]


def _said(judged: Model | Group, settings: Settings, lang: Language) -> str:
    """Say where the weights come from, for below the picture."""
    name = METHOD_NAMES[settings.method or judged.method](lang)
    said = [WEIGHTS_BY(lang, method=name), weights_from(judged, lang)]
    if settings.scale != "linear":
        said.insert(1, SCALE_OF(lang, scale=settings.scale))
    return BETWEEN_LISTS(lang).join(filter(None, said)) + ("。" if lang == "zh" else ".")
