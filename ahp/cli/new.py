"""``ahp new``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ahp.files import ModelDocument, parse_outline, read_outline, scaffold
from ahp.words import word


def run(args: argparse.Namespace) -> int:
    """Make a model folder from an outline; its files are listed on stdout."""
    if args.outline == "-":
        hierarchy = parse_outline(sys.stdin.read())
        folder = args.folder or hierarchy.goal
    else:
        hierarchy = read_outline(args.outline)
        folder = args.folder or str(Path(args.outline).with_suffix(""))
    title = hierarchy.node(hierarchy.goal).names
    for path in scaffold(folder, ModelDocument(hierarchy, title)):
        print(path)
    print(word("fill-in", args.lang, folder=folder), file=sys.stderr)
    return 0
