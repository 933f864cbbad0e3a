"""Findings of tables of values: of many alike the first ones are told, the others counted."""

from __future__ import annotations

from typing import Any

from ahp.common.findings import Finding, Problems
from ahp.common.io.grid import Grid
from ahp.common.wording import Message
from index.files.wording import MANY_ALIKE

MOST = 1_000
"""Findings of a kind that are told of a table: nobody reads more, and each takes time to make."""


class Telling:
    """Notes findings at the cells of tables, of each kind as many as anyone reads.

    Attributes
    ----------
    problems : Problems
    """

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self._counts: dict[tuple[str, str], int] = {}
        self._first: dict[tuple[str, str], Finding] = {}

    def wants(self, grid: Grid, what: Message, count: int = 1) -> bool:
        """Count findings that are there; whether they are to be noted, too."""
        key = (what.code, grid.path)
        before = self._counts.get(key, 0)
        self._counts[key] = before + count
        return before < MOST

    def note(
        self, grid: Grid, what: Message, row: int, column: int | None, /, **details: object
    ) -> None:
        """Note a finding that `wants` has asked for."""
        grid.note(self.problems, what, row, column, **details)
        self._first.setdefault((what.code, grid.path), Finding(what, details))

    def tell(
        self, grid: Grid, what: Message, row: int, column: int | None, /, **details: object
    ) -> None:
        """Count a finding, and note it where there are not too many."""
        if self.wants(grid, what):
            self.note(grid, what, row, column, **details)

    def close(self) -> None:
        """Say of which findings there are more than were noted."""
        for (code, path), count in self._counts.items():
            if count > MOST:
                said: dict[str, Any] = {
                    "first": self._first[code, path],
                    "total": f"{count:,}",
                    "most": f"{MOST:,}",
                }
                self.problems.add(MANY_ALIKE, path=path, **said)
        self._counts.clear()
