"""``ahp compare``."""

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
from ahp.common.shell.parser import whole
from ahp.common.shell.tell import tell_findings
from ahp.common.wording import BAD_COUNT, Words

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
    parser.option(
        "--top",
        text=Words(
            "show the N judgments they differ on most (default 10; 0: all)",
            "列出分歧最大的 N 个判断（默认 10；0 表示全部）",
        ),
        type=whole,
        default=10,
        metavar="N",
    )


def run(args: argparse.Namespace) -> int:
    """Print the experts of a model side by side."""
    from ahp.common.document.formats import check_format
    from ahp.common.findings import UsageError
    from ahp.common.shell.answer import give
    from ahp.compare.experts import compare_experts
    from ahp.compare.show import document
    from ahp.files import load_model
    from ahp.model.settings import Settings

    style = check_format(args.format)
    if args.top < 0:
        raise UsageError.of(BAD_COUNT, what="--top", value=args.top, least=0)
    settings = Settings(args.method, args.ri, args.scale, args.threshold).validated()
    found = compare_experts(load_model(args.model), settings)
    give(document(found, args.lang, args.top or None), style, args, [args.model])
    tell_findings(found.findings, args.lang)
    return FINE if all(one.severity == "note" for one in found.findings) else FINDINGS
