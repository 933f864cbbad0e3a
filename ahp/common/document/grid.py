"""One plain table as an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from ahp.common.document.formats import write
from ahp.common.document.parts import Column, Document, Grid, Sheet
from ahp.common.wording import Language

Rows = Sequence[Mapping[str, object]]


def grid_of(columns: Sequence[Column], rows: Rows) -> Grid:
    """Lay records out in columns."""
    cells = [[row.get(column.key) for column in columns] for row in rows]
    return Grid(tuple(columns), cells)


def grid_document(
    columns: Sequence[Column], rows: Rows, lang: Language = "en", title: str = ""
) -> Document:
    """Return records as a table: rounded for readers, unrounded as JSON and CSV."""
    sheet = Sheet.of([column.key for column in columns], rows)
    return Document([grid_of(columns, rows)], list(rows), sheet, lang, title=title)


def write_grid(columns: Sequence[Column], rows: Rows, style: str, out: TextIO) -> None:
    """Write records as a table: rounded for readers, unrounded as JSON and CSV.

    Raises
    ------
    UsageError
        If the style is not one of the output formats.
    """
    write(grid_document(columns, rows), style, out)
