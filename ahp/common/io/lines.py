"""The rows of a large plain table: each line is taken apart when somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from ahp.common.io.cells import text_of

_NEWLINE, _FIELD = 0x0A, 2**17  # the longest cell that Python's reader of CSV takes
_DIGITS_AND_LETTERS = np.array([chr(code).isascii() and chr(code).isalnum() for code in range(256)])


class Lines(Sequence[list[str]]):
    """The lines of a table without quotes, as rows of cells.

    Attributes
    ----------
    data : bytes
        UTF-8.
    delimiter : str
    """

    def __init__(self, data: bytes, delimiter: str) -> None:
        self.data, self.delimiter = data, delimiter
        ends = np.flatnonzero(np.frombuffer(data, np.uint8) == _NEWLINE)
        if not data.endswith(b"\n"):
            ends = np.append(ends, len(data))
        self._ends = ends
        self._starts = np.concatenate([[0], ends[:-1] + 1])

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> list[str]: ...
    @overload
    def __getitem__(self, at: slice) -> list[list[str]]: ...
    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[k] for k in range(*at.indices(len(self)))]
        line = self.data[self._starts[at] : self._ends[at]].removesuffix(b"\r").decode()
        return line.split(self.delimiter) if line else []

    @cached_property
    def widths(self) -> npt.NDArray[np.intp]:
        r"""How many cells each row has.

        >>> Lines(b"a,b\n1,2,3\n\n", ",").widths.tolist()
        [2, 3, 1]
        """
        signs = np.flatnonzero(np.frombuffer(self.data, np.uint8) == ord(self.delimiter))
        before = np.searchsorted(signs, self._ends)  # delimiters up to the end of each row
        return np.diff(before, prepend=0) + 1

    def uneven(self, least: int, most: int) -> frozenset[int]:
        r"""Return the positions of the rows that have fewer or more cells; a blank row has one.

        >>> sorted(Lines(b"a,b\n1,2,3\n\n", ",").uneven(2, 2))
        [1, 2]
        """
        return frozenset(np.flatnonzero((self.widths < least) | (self.widths > most)).tolist())

    def longest(self) -> int:
        """Return how many bytes the longest row has."""
        return int((self._ends - self._starts).max(initial=0))

    def filled(self, start: int) -> Iterator[int]:
        r"""Yield the positions of the rows, from one on, that are not blank.

        >>> list(Lines(b"a,b\n\n,\n,2\n", ",").filled(1))
        [3]
        """
        signs = np.frombuffer(self.data, np.uint8)[self._starts[start:]]
        for k, sure in enumerate(_DIGITS_AND_LETTERS[signs].tolist(), start):
            if sure or any(map(text_of, self[k])):
                yield k


def lines_of(data: bytes, delimiter: str) -> Lines | None:
    r"""Return the rows of a table whose cells stand between delimiters and nothing else.

    >>> lines_of(b"a,b\n1,2\n", ",")[1], lines_of(b'a,"b"\n', ",")
    (['1', '2'], None)
    """
    if b'"' in data or data.count(b"\r") != data.count(b"\r\n"):
        return None
    found = Lines(data, delimiter)
    return found if found.longest() < _FIELD else None
