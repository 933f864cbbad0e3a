"""The command ``ahp-index``: arguments, streams and exit codes.

Exit codes: 0 all fine; 1 findings; 2 wrong usage or nothing readable; 130 interrupted.
"""

from __future__ import annotations

from ahp.cli import run
from index.cli.parser import build_parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ahp.errors import AhpError

FINDINGS, NOTHING_READABLE = 1, 2
_ASKED_FOR = ("no-index-project", "year-unknown", "region-without-score", "nothing-in-common")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return run(argv, build_parser, "index.cli", _exit_code)


def _exit_code(error: AhpError) -> int:
    """Tell data that is wrong from asking for what is not there."""
    from index.framework import ProjectError, StepError

    asked = all(found.code in _ASKED_FOR for found in error.findings)
    wrong_data = isinstance(error, ProjectError | StepError) and not asked
    return FINDINGS if wrong_data else NOTHING_READABLE
