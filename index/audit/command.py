"""``ahp-index audit``."""

from __future__ import annotations

import argparse
import os
import sys

from ahp.common.document.formats import write
from ahp.common.findings import FileError
from index.audit import AUDIT_FILE, audit_project
from index.audit.show import document, recomputed
from index.shell import FINDINGS, FINE, check_format

NOTHING_READABLE = 2


def run(args: argparse.Namespace) -> int:
    """Audit published tables and print what does not fit together."""
    style = check_format(args)
    try:
        result = audit_project(args.project)
    except FileError as error:
        print(error.text(args.lang), file=sys.stderr)
        declared = os.path.exists(os.path.join(args.project, AUDIT_FILE))
        return FINDINGS if declared else NOTHING_READABLE
    shown = recomputed if args.recomputed else document
    write(shown(result, args.lang), style, sys.stdout)
    return FINE if result.ok else FINDINGS
