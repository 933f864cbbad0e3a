"""``ahp weights``."""

from __future__ import annotations

import sys

from ahp.common.shell.options import answer_format, method, model, scale
from ahp.model.wording import CODE, GLOBAL, INDICATOR, LEVEL_NUMBER, LOCAL, PARENT

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    model(parser)
    answer_format(parser)
    method(parser)
    scale(parser)


def run(args: argparse.Namespace) -> int:
    """Print local and global weights of every node of a model."""
    from ahp.common.document.grid import Column, write_grid
    from ahp.files import load_model
    from ahp.model.settings import Settings

    settings = Settings(method=args.method, scale=args.scale).validated()
    model = load_model(args.model)
    rows = [
        {
            "code": row.code,
            "name": model.hierarchy.name(row.code, args.lang),
            "parent": row.parent,
            "level": row.level,
            "local": row.local,
            "global": row.global_,
        }
        for row in model.weights(settings.method, scale=settings.scale)
    ]
    columns = [
        Column("code", CODE(args.lang)),
        Column("name", INDICATOR(args.lang)),
        Column("parent", PARENT(args.lang)),
        Column("level", LEVEL_NUMBER(args.lang), 0),
        Column("local", LOCAL(args.lang), 4),
        Column("global", GLOBAL(args.lang), 4),
    ]
    write_grid(columns, rows, args.format, sys.stdout)
    return 0
