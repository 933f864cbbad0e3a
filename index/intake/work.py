"""The work of ``ahp-index import``."""

from __future__ import annotations

import argparse
import os

from ahp.common.findings import Problems, UsageError
from ahp.common.io.outputs import whole_folder
from ahp.common.io.write import write_bytes
from ahp.common.shell.tell import answer
from index.files.project import load_project
from index.intake.project import FILES, project_files
from index.intake.reading import read_deck
from index.intake.wording import YEAR_BEYOND
from index.shell import told

_FIRST, _LAST = 1000, 2999


def run(args: argparse.Namespace) -> int:
    """Write an index project; what its files cannot say yet is told as ``build`` would."""
    if args.year is not None and not _FIRST <= args.year <= _LAST:
        raise UsageError.of(YEAR_BEYOND, year=str(args.year))
    deck = read_deck(args.files, args.year)
    files, lost = project_files(deck, args.files, args.within, args.lang)
    with whole_folder(args.output, FILES, inputs=args.files, force=args.force) as new:
        for name, data in files.items():
            write_bytes(os.path.join(new, name), data)
    for name in files:
        answer(os.path.join(args.output, name))
    problems = Problems()
    load_project(args.output, problems)
    return told([*lost, *problems.findings], args.lang)
