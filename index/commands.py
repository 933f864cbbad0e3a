"""The command ``ahp-index``: what it can do, a line for each command.

Exit codes: 0 all fine; 1 findings; 2 wrong usage or nothing readable; 130 interrupted.
"""

from __future__ import annotations

from ahp.common.shell.run import run
from index.parser import build_parser
from index.project.wording import (
    NO_INDEX_PROJECT,
    NOTHING_IN_COMMON,
    REGION_WITHOUT_SCORE,
    YEAR_UNKNOWN,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ahp.common.findings import AhpError

COMMANDS: Mapping[str, str] = {
    "build": "index.rank.build_command",
    "rank": "index.rank.command",
    "explain": "index.explain.command",
    "compare": "index.compare.command",
    "audit": "index.audit.command",
    "export": "index.export.command",
    "chart": "index.chart.command",
    "sample": "index.sample.command",
    "new": "index.new.command",
}
FINDINGS, NOTHING_READABLE = 1, 2
_ASKED_FOR = (NO_INDEX_PROJECT, YEAR_UNKNOWN, REGION_WITHOUT_SCORE, NOTHING_IN_COMMON)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return run(argv, build_parser, COMMANDS, _exit_code)


def _exit_code(error: AhpError) -> int:
    """Tell data that is wrong from asking for what is not there."""
    from index.project.errors import ProjectError, StepError

    asked = all(found.what in _ASKED_FOR for found in error.findings)
    wrong_data = isinstance(error, ProjectError | StepError) and not asked
    return FINDINGS if wrong_data else NOTHING_READABLE
