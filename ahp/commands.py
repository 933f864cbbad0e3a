"""The command ``ahp``: what it can do, a line for each command.

Exit codes: 0 all fine; 1 findings; 2 wrong usage or nothing readable; 130 interrupted.
"""

from __future__ import annotations

from ahp.common.shell.run import WRONG_USAGE, run
from ahp.parser import build_parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMANDS: Mapping[str, str] = {
    "check": "ahp.check.command",
    "weights": "ahp.weights.command",
    "elicit": "ahp.elicit.command",
    "judge": "ahp.elicit.judge_command",
    "workbench": "ahp.elicit.menu_command",
    "compare": "ahp.compare.command",
    "repair": "ahp.repair.command",
    "recover": "ahp.recovery.command",
    "new": "ahp.new.command",
    "ri": "ahp.ri.command",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return run(argv, build_parser, COMMANDS, lambda error: WRONG_USAGE)
