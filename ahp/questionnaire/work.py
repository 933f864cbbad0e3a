"""The work of ``ahp questionnaire``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

import numpy as np

from ahp.common.findings import UsageError
from ahp.common.io.outputs import safe_name, write_files
from ahp.common.names import unknown_choice
from ahp.common.shell.tell import answer, tell, tell_findings
from ahp.common.wording import Count, Language
from ahp.core.designs import expected_price
from ahp.files import load_model
from ahp.model.experts import Expert, shown_names
from ahp.model.model import Model
from ahp.questionnaire.asking import (
    asked_means,
    asked_of,
    experts_of,
    for_expert,
    group_means,
    languages_of,
    nodes_of,
    pairs_of,
)
from ahp.questionnaire.questions import Questionnaire, make_questionnaire
from ahp.questionnaire.wording import (
    NOBODY_ASKED,
    NOT_ASKED,
    PRICE,
    PRICE_HEADING,
    PRICE_UNKNOWN,
    WITHOUT_FEEDBACK,
    WITHOUT_INTERVALS,
)

FORMS = ("html", "xlsx", "docx", "xlsform", "wjx")
SHOW_FEEDBACK = ("html", "xlsx", "docx")
TAKE_INTERVALS = ("html", "xlsx")
FINE, FINDINGS = 0, 1

_SIMULATED = 15  # items in a matrix; with more, hardly any judgments drawn are consistent
_DRAWS = 2_000


def run(args: argparse.Namespace) -> int:
    """Write the forms that were asked for, all of them or none, and print their paths."""
    if args.form not in FORMS:
        raise unknown_choice("--form", args.form, FORMS)
    if args.feedback and args.form not in SHOW_FEEDBACK:
        raise UsageError.of(WITHOUT_FEEDBACK, form=args.form, forms=list(SHOW_FEEDBACK))
    if args.intervals and args.form not in TAKE_INTERVALS:
        raise UsageError.of(WITHOUT_INTERVALS, form=args.form, forms=list(TAKE_INTERVALS))
    languages = languages_of(args.languages, args.lang)
    model = load_model(args.model)
    tell_findings(model.amiss, args.lang)
    nodes = nodes_of(model, args.nodes)
    pairs = pairs_of(model, nodes, args.design)
    made = dict(_forms(args, model, nodes, pairs))
    module = import_module(f"ahp.questionnaire.forms.{args.form}")  # the others stay unread
    files: dict[str, bytes] = {}
    for name, questionnaire in made.items():
        files[safe_name(name, module.SUFFIX, files)] = module.make(questionnaire, languages)
    paths = write_files(args.output, files, inputs=[args.model], force=args.force)
    for path in paths:
        answer(path)
    _tell_price(model, nodes, pairs, args.lang)
    return FINDINGS if model.amiss else FINE


def _forms(
    args: argparse.Namespace,
    model: Model,
    nodes: Sequence[str],
    pairs: Mapping[int, Sequence[tuple[int, int]]],
) -> Iterator[tuple[str, Questionnaire]]:
    """Yield each form, and what its file is called after."""
    asked = asked_of(args.ask)
    consent = dict.fromkeys(("zh", "en"), args.consent.strip()) if args.consent else None
    means = group_means(model, nodes) if args.feedback else {}
    title = model.title_in(args.lang)

    def form(of: Sequence[str]) -> Questionnaire:
        made = make_questionnaire(
            model, pairs, of, asked=asked, consent=consent, intervals=args.intervals
        )
        return asked_means(made, means)

    people = experts_of(model, args.experts)
    if people is None:
        yield title, form(nodes)
        return
    names = shown_names(model.experts, args.lang)
    wanted = {one.code: _judged_by(one, model, nodes) for one in people}
    if not any(wanted.values()):
        raise UsageError.of(NOBODY_ASKED)
    for one in people:
        if wanted[one.code]:
            made = for_expert(form(wanted[one.code]), one, args.feedback)
            yield f"{title}-{names[one.code]}", made
        else:
            tell(NOT_ASKED(args.lang, expert=names[one.code]))


def _judged_by(expert: Expert, model: Model, nodes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in expert.asked_at(model.hierarchy) if code in nodes)


def _tell_price(
    model: Model,
    nodes: Sequence[str],
    pairs: Mapping[int, Sequence[tuple[int, int]]],
    lang: Language,
) -> None:
    """Say what asking fewer pairs costs, for each size of matrix of which not all are asked."""
    short = sorted(n for n in pairs if len(pairs[n]) < n * (n - 1) // 2)
    if not short:
        return
    tell(PRICE_HEADING(lang))
    for n in short:
        most = n * (n - 1) // 2
        matrices = sum(len(model.hierarchy.items(code)) == n for code in nodes)
        said = {"n": n, "matrices": Count(matrices), "count": len(pairs[n]), "most": most}
        if n > _SIMULATED:
            tell(PRICE_UNKNOWN(lang, **said, simulated=_SIMULATED))
            continue
        price = expected_price(n, np.array(pairs[n], dtype=np.intp), draws=_DRAWS)
        tell(PRICE(lang, **said, error=f"{price.error:.3f}", same=f"{price.same_first:.0%}"))
