"""``ahp-index audit``."""

from __future__ import annotations

import argparse
import os
import sys

from ahp.common.findings import FileError
from ahp.common.names import unknown_choice
from index.audit import AUDIT_FILE, audit_project
from index.audit.show import write, write_recomputed
from index.shell import FINDINGS, FINE

FORMATS = ("table", "json", "csv", "markdown")
NOTHING_READABLE = 2


def run(args: argparse.Namespace) -> int:
    """Audit published tables and print what does not fit together."""
    if args.format not in FORMATS:
        raise unknown_choice("--format", args.format, FORMATS)
    try:
        result = audit_project(args.project)
    except FileError as error:
        print(error.text(args.lang), file=sys.stderr)
        declared = os.path.exists(os.path.join(args.project, AUDIT_FILE))
        return FINDINGS if declared else NOTHING_READABLE
    show = write_recomputed if args.recomputed else write
    show(result, args.format, args.lang, sys.stdout)
    return FINE if result.ok else FINDINGS
