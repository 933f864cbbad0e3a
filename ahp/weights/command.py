"""``ahp weights``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.document.formats import check_format, write
from ahp.common.document.grid import Column, grid_document
from ahp.files import load_model
from ahp.model.settings import Settings
from ahp.model.wording import CODE, GLOBAL, INDICATOR, LEVEL_NUMBER, LOCAL, PARENT


def run(args: argparse.Namespace) -> int:
    """Print local and global weights of every node of a model."""
    style = check_format(args.format)
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
    title = model.title_in(args.lang)
    write(grid_document(columns, rows, args.lang, title), style, sys.stdout)
    return 0
