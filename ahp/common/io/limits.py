"""How much is read of a file: what is larger than its kind can be is refused before it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ahp.common.findings import Problems
from ahp.common.io.text import MAX_BYTES, read_beginning
from ahp.common.io.wording import FILE_TOO_LARGE

Tell = Callable[[bytes, Problems], None]
"""Says of the beginning of a file that all of it is too large."""


@dataclass(frozen=True)
class Limits:
    """The most that a kind of table has.

    Attributes
    ----------
    packed : int
        Bytes of the file.
    unpacked : int
        Bytes of what a workbook holds.
    cells : int
        From the first cell of a sheet to its last.
    rows, columns : int
    tell : callable, optional
        For kinds of tables that have more to say than that the file is too large.
    """

    packed: int = MAX_BYTES
    unpacked: int = 8 * MAX_BYTES  # XML takes more room than CSV
    cells: int = 2**20
    rows: int = 2**24
    columns: int = 2**14  # as many as spreadsheets have
    tell: Tell | None = None

    def read(self, path: str, problems: Problems) -> bytes | None:
        """Read a whole file, or note why it is not read."""
        data = read_beginning(path, problems, self.packed)
        if data is None or len(data) <= self.packed:
            return data
        self.refuse(data, problems.at(path))
        return None

    def refuse(self, data: bytes, problems: Problems) -> None:
        """Note that a file, or what it holds, is too large."""
        if self.tell is not None:
            self.tell(data, problems)
        else:
            most = self.packed if len(data) > self.packed else self.unpacked
            problems.add(FILE_TOO_LARGE, limit=most // 2**20)


SMALL = Limits()
LARGE = Limits(2**30, 2**29, 2**24)
"""Of a table of values."""
DECLARED = Limits(2**24, 2**27, 2**21, rows=100_000, columns=1_000)
"""Of a table that declares what there is, such as regions."""
