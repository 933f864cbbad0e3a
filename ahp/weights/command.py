"""``ahp weights``."""

from __future__ import annotations

from ahp.common.shell.options import answer_format, method, model, output, scale, whose

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
    whose(parser)


def run(args: argparse.Namespace) -> int:
    """Print local and global weights of every node of a model."""
    from ahp.common.document.formats import check_format
    from ahp.common.shell.answer import give
    from ahp.common.shell.tell import tell_findings
    from ahp.files import load_model
    from ahp.model.group.asked import asked_of
    from ahp.model.group.group import Group
    from ahp.model.settings import Settings
    from ahp.weights.show import weights_document

    style = check_format(args.format)
    settings = Settings(method=args.method, scale=args.scale).validated()
    asked = asked_of(args)
    model = load_model(args.model)
    judged = asked.of(model, settings.method, scale=settings.scale)
    document = weights_document(judged, args.lang, settings.method, settings.scale)
    give(document, style, args, [args.model])
    if isinstance(judged, Group):
        tell_findings(judged.findings, args.lang)
    tell_findings(model.amiss, args.lang)
    return FINDINGS if model.amiss else FINE
