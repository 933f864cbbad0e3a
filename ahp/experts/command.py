"""``ahp experts``."""

from __future__ import annotations

from ahp.common.shell.options import (
    answer_format,
    method,
    model,
    output,
    random_index,
    scale,
    threshold,
)

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser

FINE, FINDINGS = 0, 1


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    model(parser)
    answer_format(parser)
    output(parser)
    method(parser)
    scale(parser)
    random_index(parser)
    threshold(parser)


def run(args: argparse.Namespace) -> int:
    """Print who judges a model, and how far each has come."""
    from ahp.common.document.formats import check_format
    from ahp.common.shell.answer import give
    from ahp.common.shell.tell import tell_findings
    from ahp.experts.listing import list_experts
    from ahp.experts.show import document
    from ahp.files import load_model
    from ahp.model.settings import Settings

    style = check_format(args.format)
    settings = Settings(args.method, args.ri, args.scale, args.threshold).validated()
    found = list_experts(load_model(args.model), settings)
    give(document(found, args.lang), style, args, [args.model])
    told = [one for one in found.findings if one.severity != "note"]  # progress is in the table
    tell_findings(told, args.lang)
    return FINDINGS if told else FINE
