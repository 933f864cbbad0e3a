"""``ahp compare``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.document.formats import check_format, write
from ahp.common.findings import UsageError
from ahp.common.wording import BAD_COUNT, SEVERITIES
from ahp.compare.experts import compare_experts
from ahp.compare.show import document
from ahp.files import load_model
from ahp.model.settings import Settings

FINE, FINDINGS = 0, 1


def run(args: argparse.Namespace) -> int:
    """Print the experts of a model side by side."""
    style = check_format(args.format)
    if args.top < 0:
        raise UsageError.of(BAD_COUNT, what="--top", value=args.top, least=0)
    settings = Settings(args.method, args.ri, args.scale, args.threshold).validated()
    found = compare_experts(load_model(args.model), settings)
    write(document(found, args.lang, args.top or None), style, sys.stdout)
    for one in found.findings:
        print(f"{SEVERITIES[one.severity](args.lang)}  {one.text(args.lang)}", file=sys.stderr)
    return FINE if all(one.severity == "note" for one in found.findings) else FINDINGS
