"""``ahp judge``."""

from __future__ import annotations

import argparse

from ahp.common.findings import Problems, UsageError
from ahp.elicit.command import conclude, take, tell
from ahp.elicit.desk import Desk
from ahp.files.answers import read_answer

OWN = "-"


def run(args: argparse.Namespace) -> int:
    """Set one judgment, and say where its matrix stands then."""
    expert = None if args.expert == OWN else args.expert
    with Desk.open(args.model, expert) as desk:
        problems = Problems()
        cells = {"a": args.a, "b": args.b, "value": args.value, "note": args.note}
        answer = read_answer(cells, desk.hierarchy, problems)
        if answer is None:
            raise UsageError(problems.findings)
        take(desk, [answer])
        tell(desk.news, args.lang)
        return conclude(desk, [answer.node], args.lang)
