"""``ahp weights``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.document.grid import write_grid
from ahp.files import load_model
from ahp.model.settings import Settings
from ahp.weights.show import weights_grid


def run(args: argparse.Namespace) -> int:
    """Print local and global weights of every node of a model."""
    settings = Settings(method=args.method, scale=args.scale).validated()
    model = load_model(args.model)
    grid = weights_grid(model, args.lang, settings.method, settings.scale)
    write_grid(*grid, args.format, sys.stdout)
    return 0
