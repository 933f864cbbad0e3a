"""``ahp compare``."""

from __future__ import annotations

import argparse
import sys

from ahp.check import Settings
from ahp.comparison import compare_experts
from ahp.errors import UsageError
from ahp.files import load_model
from ahp.report.comparison import write
from ahp.words import word

FINE, FINDINGS = 0, 1


def run(args: argparse.Namespace) -> int:
    """Print the experts of a model side by side."""
    if args.top < 0:
        raise UsageError.of("bad-count", what="--top", value=args.top, least=0)
    settings = Settings(args.method, args.ri, args.scale, args.threshold).validated()
    found = compare_experts(load_model(args.model), settings)
    write(found, args.format, args.lang, sys.stdout, args.top or None)
    for one in found.findings:
        print(f"{word(one.severity, args.lang)}  {one.text(args.lang)}", file=sys.stderr)
    return FINE if all(one.severity == "note" for one in found.findings) else FINDINGS
