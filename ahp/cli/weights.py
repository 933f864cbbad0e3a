"""``ahp weights``."""

from __future__ import annotations

import argparse
import sys

from ahp.check import Settings
from ahp.files import load_model
from ahp.report.grid import Column, write_grid
from ahp.words import word


def run(args: argparse.Namespace) -> int:
    """Print local and global weights of every node of a model."""
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
        Column("code", word("code", args.lang)),
        Column("name", word("indicator", args.lang)),
        Column("parent", word("parent", args.lang)),
        Column("level", word("level-number", args.lang), 0),
        Column("local", word("local", args.lang), 4),
        Column("global", word("global", args.lang), 4),
    ]
    write_grid(columns, rows, args.format, sys.stdout)
    return 0
