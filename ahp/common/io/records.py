"""The rows of a table below its heading, by the names of their columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ahp.common.findings import Finding, Problems
from ahp.common.io.cells import ERROR_VALUES, parse_number, text_of
from ahp.common.io.grid import Grid
from ahp.common.io.lines import Lines
from ahp.common.io.wording import (
    CELL_ERROR,
    CELL_NOT_EMPTY,
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
    COLUMN_WITHOUT_HEADING,
    ROW_TOO_LONG,
    ROW_TOO_SHORT,
    WORD_UNKNOWN,
)
from ahp.common.names import known_ones, nearest, suggestion
from ahp.common.wording import SUGGEST_NEAREST, Message

Word = TypeVar("Word", bound=str)


def find_columns(
    grid: Grid,
    known: Mapping[str, Sequence[str]],
    required: Sequence[str],
    problems: Problems,
) -> dict[str, int] | None:
    """Find columns by their headings; note those that are not known, doubled or missing.

    Parameters
    ----------
    grid : Grid
    known : mapping of str to sequence of str
        The other headings of each column, such as its Chinese ones.
    required : sequence of str
    problems : Problems

    Returns
    -------
    dict of str to int or None
        None when a required one is missing.
    """
    meaning = {_plain(other): name for name, others in known.items() for other in (name, *others)}
    assert grid.header is not None
    found: dict[str, int] = {}
    for column, cell in enumerate(grid.rows[grid.header]):
        heading = text_of(cell)
        if not heading:
            if any(text_of(grid.cell(row, column)) for row in grid.body()):
                grid.note(problems, COLUMN_WITHOUT_HEADING, grid.header, column)
            continue
        name = meaning.get(_plain(heading))
        if name is None:
            hint = _heading_meant(heading, known, meaning)
            grid.note(
                problems, COLUMN_UNKNOWN, grid.header, column, column=heading, suggestion=hint
            )
        elif name in found:
            grid.note(problems, COLUMN_TWICE, grid.header, column, column=heading)
        else:
            found[name] = column
    missing = [name for name in required if name not in found]
    for name in missing:
        grid.note(problems, COLUMN_MISSING, grid.header, column=column_called(name, known[name]))
    return None if missing else found


def _heading_meant(
    heading: str, known: Mapping[str, Sequence[str]], meaning: Mapping[str, str]
) -> Finding:
    """Suggest the heading nearest to one that is not known, or list those that are."""
    close = nearest(_plain(heading), meaning)
    if close is None:
        return known_ones([column_called(name, others) for name, others in known.items()])
    spelt = (one for name, others in known.items() for one in (name, *others))
    return Finding(SUGGEST_NEAREST, {"nearest": next(one for one in spelt if _plain(one) == close)})


def column_called(name: str, others: Sequence[str]) -> dict[str, str]:
    """Return what readers call a column in each language.

    >>> column_called("region", ("地区", "省份"))["zh"], column_called("per", ())["zh"]
    ('“地区”（region）', 'per')
    """
    chinese = next((one for one in others if not one.isascii()), None)
    return {"en": name, "zh": f"“{chinese}”（{name}）" if chinese else name}


def _plain(heading: str) -> str:
    return unicodedata.normalize("NFKC", heading).casefold().replace(" ", "_").replace("-", "_")


@dataclass(frozen=True)
class Record:
    """One row of a table, by the names of its columns."""

    grid: Grid
    row: int
    columns: Mapping[str, int]
    problems: Problems = field(repr=False)

    def text(self, name: str) -> str:
        """Return a cell as text, empty where there is none; a spreadsheet's error is noted."""
        if name not in self.columns:
            return ""
        text = text_of(self.grid.cell(self.row, self.columns[name]))
        if text.upper() in ERROR_VALUES:
            self.note(CELL_ERROR, name, value=repr(text))
            return ""
        return text

    def number(self, name: str) -> float | None:
        """Return a cell as a number; None where it is empty, or no number, which is noted.

        What says in a table of values that there is none, such as a dash, is no default here.
        """
        if name not in self.columns:
            return None
        cell = self.grid.cell(self.row, self.columns[name])
        found = parse_number(cell, self.grid.decimal)
        if isinstance(found, Finding):
            self.note(found.what, name, **found.details)
            return None
        if found is None and text_of(cell):
            self.note(CELL_NOT_EMPTY, name, column=name, value=repr(text_of(cell)))
        return found

    def choice(self, name: str, known: Sequence[Word]) -> Word | None:
        """Return a word of a column; None where it is blank, or not known, which is noted."""
        text = self.text(name)
        word = next((one for one in known if one == text), None)
        if text and word is None:
            hint = suggestion(text, known)
            self.note(WORD_UNKNOWN, name, column=name, found=text, suggestion=hint)
        return word

    def note(self, what: Message, name: str | None = None, /, **details: Any) -> None:
        """Note a finding at the cell of a column."""
        column = None if name is None else self.columns.get(name)
        self.grid.note(self.problems, what, self.row, column, **details)


def records(
    grid: Grid,
    known: Mapping[str, Sequence[str]],
    required: Sequence[str],
    problems: Problems,
) -> list[Record]:
    """Return the rows of a table below its header; parameters as for `find_columns`."""
    columns = find_columns(grid, known, required, problems)
    if columns is None:
        return []
    for row, what, counts in uneven_rows(grid):
        grid.note(problems, what, row, **counts)
    return [Record(grid, row, columns, problems) for row in grid.body()]


def uneven_rows(grid: Grid) -> Iterator[tuple[int, Message, Mapping[str, int]]]:
    r"""Yield the rows that have other than one cell for each heading: cells may be shifted.

    More cells than headings may be blank. A sheet's rows end where nothing more is written; those
    of a text end as they were written, so that fewer cells mean that some may be lost.

    Yields
    ------
    row : int
        Its position.
    what : Message
    counts : mapping of str to int
        The details of the message.

    Examples
    --------
    >>> grid = Grid("v.csv", None, [["region", "x"], ["a", "1", "234"], ["b"], ["c", "3", ""]])
    >>> [(row, what.code) for row, what, _ in uneven_rows(grid)]
    [(1, 'row-too-long'), (2, 'row-too-short')]
    """
    if grid.header is None:
        return
    heading = grid.rows[grid.header]
    named = max((k for k, cell in enumerate(heading, 1) if text_of(cell)), default=0)
    rows = grid.body()
    if isinstance(grid.rows, Lines):
        uneven = grid.rows.uneven(named, len(heading))
        rows = filter(uneven.__contains__, rows if uneven else ())
    for row in rows:
        cells = grid.rows[row]
        counts = {"cells": len(cells), "headings": named}
        if any(map(text_of, cells[len(heading) :])):
            yield row, ROW_TOO_LONG, counts
        elif len(cells) < named and grid.sheet is None:
            yield row, ROW_TOO_SHORT, counts
