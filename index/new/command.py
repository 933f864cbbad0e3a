"""``ahp-index new``."""

from __future__ import annotations

import argparse
import sys

from ahp.common.findings import UsageError
from index.new.scaffold import scaffold
from index.new.wording import FILL_IN, YEARS_NOT_LISTED


def run(args: argparse.Namespace) -> int:
    """Start an index project; its files are listed on stdout."""
    years = _years(args.years)
    names = [part.strip() for part in (args.regions or "").replace("，", ",").split(",")]
    for path in scaffold(args.folder, args.model, years, [name for name in names if name]):
        print(path)
    print(FILL_IN(args.lang, folder=args.folder), file=sys.stderr)
    return 0


def _years(text: str | None) -> list[int]:
    if text is None:
        import datetime  # deferred: only where years are not given

        last = datetime.date.today().year - 1
        return [last - 1, last]
    parts = [part.strip() for part in text.replace("，", ",").split(",")]
    if not all(part.isdigit() and len(part) == len("2022") for part in parts):
        raise UsageError.of(YEARS_NOT_LISTED, text=text)
    return sorted({int(part) for part in parts})
