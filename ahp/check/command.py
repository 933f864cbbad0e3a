"""``ahp check``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from ahp.check.check import Checked, check_targets
from ahp.check.show import document
from ahp.check.targets import find_targets
from ahp.common.document.formats import check_format, write
from ahp.common.shell.progress import tracked
from ahp.common.shell.wording import CHECKING
from ahp.model.settings import Settings

FINE, FINDINGS, NOTHING_READABLE = 0, 1, 2


def run(args: argparse.Namespace) -> int:
    """Check paths and write the report to stdout."""
    style = check_format(args.format)
    settings = Settings(args.method, args.ri, args.scale, args.threshold, args.sheet).validated()
    targets = find_targets(args.paths)
    outcome = _Outcome()

    def results() -> Iterator[Checked]:
        for found in targets.findings:
            yield outcome.seen(Checked(found.path or "", own_findings=(found,)))
        checked = check_targets(targets.paths, settings)
        for one in tracked(checked, len(targets.paths), CHECKING, args.lang):
            yield outcome.seen(one)

    write(document(results(), settings, args.lang), style, sys.stdout)
    if not targets.paths:
        return NOTHING_READABLE
    return FINE if outcome.ok else FINDINGS


class _Outcome:
    """Whether everything that passed through was fine."""

    def __init__(self) -> None:
        self.ok = True

    def seen(self, one: Checked) -> Checked:
        self.ok = self.ok and one.ok
        return one
