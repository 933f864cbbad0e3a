"""``ahp weights``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.document.formats import check_format, write
from ahp.files import load_model
from ahp.model.settings import Settings
from ahp.weights.show import document


def run(args: argparse.Namespace) -> int:
    """Print local and global weights of every node of a model."""
    style = check_format(args.format)
    settings = Settings(method=args.method, scale=args.scale).validated()
    write(document(load_model(args.model), args.lang, settings), style, sys.stdout)
    return 0
