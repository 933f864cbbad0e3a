"""CSV as spreadsheets write it, kept to the byte: cells, and the text between and around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ahp.common.findings import Problems
from ahp.common.io.limits import SMALL, Limits
from ahp.common.io.spreadsheet import as_given, as_text
from ahp.common.io.text import UTF_8, Encoding, decode, encoding_for
from ahp.common.io.wording import EMPTY_TABLE, FULL_WIDTH_DELIMITER
from ahp.common.wording import Message

_DELIMITERS = "\t;,"
_FULL_WIDTH = {"，": ",", "；": ";"}
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SEPARATOR = re.compile(r"sep=([\t;,]?)\s*$", re.IGNORECASE)
_NEEDS_QUOTES = re.compile(r'[\t;,"\r\n]')


@dataclass(frozen=True)
class Dialect:
    """How a table was written.

    Attributes
    ----------
    delimiter : str
        Comma, semicolon or tab.
    newline : str
    encoding : Encoding
    """

    delimiter: str = ","
    newline: str = "\n"
    encoding: Encoding = UTF_8


@dataclass(frozen=True)
class Table:
    """The cells of a CSV file as they stand in it, quotes and all.

    Attributes
    ----------
    dialect : Dialect
    rows : tuple of tuple of str
        Raw cells.
    ends : tuple of str
        What ends each row; the last may be empty.
    """

    dialect: Dialect
    rows: tuple[tuple[str, ...], ...]
    ends: tuple[str, ...]

    def cells(self) -> list[list[str]]:
        """Return the cells without their quotes.

        A first line that names the delimiter for Excel (``sep=;``) is blank.

        >>> parse_table("a,'b'").cells()
        [['a', "'b'"]]
        """
        if self.rows and names_delimiter(self.rows[0][0]):
            return [[], *replace(self, rows=self.rows[1:]).cells()]
        if not any('"' in cell for row in self.rows for cell in row):
            return [list(map(as_given, row)) for row in self.rows]
        return [[as_given(_unquoted(cell)) for cell in row] for row in self.rows]

    def replaced(self, changes: Mapping[tuple[int, int], str]) -> Table:
        r"""Return a table with other texts in some cells (row, column), counted from 0.

        >>> parse_table("a;b\r\n").replaced({(0, 1): "1/3"}).render()
        b'a;1/3\r\n'
        """
        rows = [list(row) for row in self.rows]
        for (i, j), text in changes.items():
            rows[i].extend([""] * (j + 1 - len(rows[i])))
            rows[i][j] = quoted(text)
        return replace(self, rows=tuple(map(tuple, rows)))

    def render(self) -> bytes:
        r"""Return the bytes of the file.

        >>> parse_table('a\t"b"\n\n').render()
        b'a\t"b"\n\n'
        """
        delimiter = self.dialect.delimiter
        lines = (delimiter.join(row) + end for row, end in zip(self.rows, self.ends, strict=True))
        return self.dialect.encoding.encode("".join(lines))


def read_table(
    path: str, problems: Problems, limits: Limits = SMALL, empty: Message = EMPTY_TABLE
) -> Table | None:
    """Read a CSV file; note why where it cannot be, with ``empty`` where nothing is in it."""
    data = limits.read(path, problems)
    if data is None:
        return None
    problems = problems.at(path)
    decoded = decode(data, problems)
    if decoded is None:
        return None
    text, encoding = decoded
    if not text.strip():
        problems.add(empty)
        return None
    return parse_table(text, encoding) if delimiter_of(text, problems) else None


def names_delimiter(line: str) -> bool:
    """Whether a first line only names the delimiter, for Excel.

    >>> names_delimiter("sep=;"), names_delimiter("region;year")
    (True, False)
    """
    return _SEPARATOR.match(line) is not None


def delimiter_of(text: str, problems: Problems) -> str | None:
    """Tell what separates the cells of a table; note where it is the full-width sign."""
    lines = (line for line in text.splitlines() if line.strip())
    first = next(lines, "")
    if (named := _SEPARATOR.match(first)) and not named[1]:
        first = next(lines, "")
    delimiter = _delimiter(first)
    if delimiter not in first:
        found = next((sign for sign in first if sign in _FULL_WIDTH), None)
        if found:
            problems.add(FULL_WIDTH_DELIMITER, found=found, expected=_FULL_WIDTH[found])
            return None
    return delimiter


def parse_table(text: str, encoding: Encoding | None = None) -> Table:
    r"""Take a CSV text apart; the delimiter is the most frequent one of its first line.

    Parameters
    ----------
    text : str
    encoding : Encoding, optional

    Returns
    -------
    Table

    Examples
    --------
    >>> parse_table("x;1,5\ry;2,5").dialect.delimiter
    ';'
    """
    delimiter = _delimiter(text)
    rows: list[tuple[str, ...]] = []
    ends: list[str] = []
    row: list[str] = []
    for cell, end in _pattern(delimiter).findall(text):
        row.append(cell)
        if end != delimiter:
            rows.append(tuple(row))
            ends.append(end)
            row = []
            if not end:
                break
    if rows and rows[-1] == ("",) and not ends[-1]:  # the text ended with a newline
        del rows[-1], ends[-1]
    newline = next((end for end in ends if end), "\n")
    return Table(Dialect(delimiter, newline, encoding or UTF_8), tuple(rows), tuple(ends))


def make_table(rows: Iterable[Sequence[str]], dialect: Dialect | None = None) -> Table:
    r"""Make a new table of texts; a name that begins as a formula does stays text.

    >>> make_table([["", "a,b"], ["a,b", "1"]]).render()
    b',"a,b"\n"a,b",1\n'
    """
    raw = tuple(tuple(quoted(as_text(cell)) for cell in row) for row in rows)
    if dialect is None:
        dialect = Dialect(encoding=encoding_for("".join("".join(row) for row in raw)))
    return Table(dialect, raw, (dialect.newline,) * len(raw))


def quoted(text: str) -> str:
    """Put a text into quotes where it would otherwise be taken apart, in whatever dialect.

    >>> quoted("1/3"), quoted("a,b")
    ('1/3', '"a,b"')
    """
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _unquoted(cell: str) -> str:
    match = _QUOTED.match(cell)
    if match is None:
        return cell
    return match[0][1:-1].replace('""', '"') + cell[match.end() :]


def _delimiter(text: str) -> str:
    for line in text.splitlines():
        if (named := _SEPARATOR.match(line)) and named[1]:
            return named[1]
        if '"' in line:
            line = _QUOTED.sub("", line)
        counts = [line.count(delimiter) for delimiter in _DELIMITERS]
        if any(counts):
            return _DELIMITERS[counts.index(max(counts))]
    return ","


@cache
def _pattern(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    plain = rf"[^{sign}\r\n]*"
    return re.compile(rf'("(?:[^"]|"")*"{plain}|{plain})({sign}|\r\n|\n|\r|\Z)')
