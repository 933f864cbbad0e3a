"""The folder of an index project: its tables, under whatever suffix they have."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahp.common.findings import Problems
from ahp.common.io.grid import SUFFIXES
from ahp.common.io.limits import DECLARED
from ahp.common.io.records import Record, records
from ahp.common.io.section import NAMES
from ahp.common.io.text import UNREADABLE, open_file
from index.files.titled import read_table
from index.files.wording import (
    CODE_BLANK,
    CODE_REPEATED,
    TABLE_MISSING,
)

SEPARATORS = str.maketrans(dict.fromkeys("；、|", ";"))
"""What may stand between several entries of one cell, besides a semicolon."""


class Folder:
    """Finds and reads the tables of a folder, noting what is wrong.

    Attributes
    ----------
    name : str
    problems : Problems
    """

    def __init__(self, name: str, problems: Problems) -> None:
        self.name, self.problems = name, problems

    def path(self, name: str) -> str:
        """Return the path of a file."""
        return os.path.join(self.name, name)

    def table(self, name: str) -> str | None:
        """Return the path of a table that is there under some suffix."""
        paths = (self.path(name + suffix) for suffix in SUFFIXES)
        return next((path for path in paths if os.path.lexists(path)), None)

    def rows(
        self, name: str, known: Mapping[str, Sequence[str]], required: Sequence[str]
    ) -> list[Record] | None:
        """Return the rows of a table; None where there is none."""
        path = self.table(name)
        if path is None:
            return None
        headings = [one for name in required for one in (name, *known[name])]
        grid = read_table(path, self.problems, headings, limits=DECLARED)
        return [] if grid is None else records(grid, known, required, self.problems)

    def bytes_of(self, name: str) -> bytes | None:
        """Return what is in a table; None where it is not there or cannot be read."""
        try:
            with open_file(self.table(name) or "") as file:
                return file.read()
        except UNREADABLE:
            return None

    def lacks(self, name: str, columns: Sequence[str]) -> None:
        """Note that a table is missing."""
        self.problems.add(TABLE_MISSING, path=self.path(f"{name}.csv"), columns=columns)


def by_code(rows: Iterable[Record], at: dict[str, Record]) -> Iterator[tuple[str, Record]]:
    """Yield the rows of a table with their codes, noting codes that are blank or repeated.

    Parameters
    ----------
    rows : iterable of Record
    at : dict of str to Record
        Takes each row by its code.
    """
    for row in rows:
        code = row.text("code")
        if not code:
            row.note(CODE_BLANK, "code")
        elif code in at:
            row.note(CODE_REPEATED, "code", code=code, other=at[code].grid.place(at[code].row))
        else:
            at[code] = row
            yield code, row


def names_of(row: Record) -> dict[str, str]:
    """Return the names of a row in each language."""
    return {lang: text for lang in NAMES if (text := row.text(lang))}
