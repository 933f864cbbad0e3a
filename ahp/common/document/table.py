"""Tables with their titles and provenance as an answer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from ahp.common.document.formats import write
from ahp.common.document.parts import Column, Document, Gap, Grid, Lines, Members, Part, Sheet
from ahp.common.document.rounding import rounded_half_up
from ahp.common.wording import Language

Record = Mapping[str, object]
Provenance = Mapping[str, str | int | None]


@dataclass(frozen=True)
class Table:
    """A table in two shapes: cells for readers, unrounded records for programs.

    Attributes
    ----------
    name : str
        What a file with it is called.
    title : str
    notes : tuple of str
        What a reader must know to read the figures; among it how they came about.
    columns : tuple of Column
        Of `rows`; those with decimals are aligned to the right.
    rows : tuple of mapping
        Text by column.
    records : tuple of mapping
        Numbers as they are; every one with the same keys.
    provenance : mapping
        Normalization, pool, tie rule, weights and the other choices behind the figures.
    indents : tuple of int
        How deep each row stands in a tree; by default none does.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Record, ...] = field(repr=False)
    records: tuple[Record, ...] = field(repr=False)
    provenance: Provenance = field(default_factory=dict, repr=False, hash=False)
    indents: tuple[int, ...] = ()

    @property
    def grid(self) -> Grid:
        """The table as readers see it."""
        cells = [[row.get(column.key) for column in self.columns] for row in self.rows]
        return Grid(self.columns, cells, self.title, 2, self.notes, self.name, self.indents)


def shown(value: float | None, decimals: int) -> str:
    """Show a number rounded as printed tables do; nothing where there is none.

    >>> shown(82.95, 1), shown(float("nan"), 1)
    ('83.0', '')
    """
    if value is None or math.isnan(value):
        return ""
    return f"{rounded_half_up(value, decimals):.{decimals}f}"


def tables_document(tables: Sequence[Table], lang: Language = "en") -> Document:
    """Return tables as an answer, one after the other.

    Figures in CSV and JSON are not rounded, and carry their provenance: in CSV in columns of
    their own.
    """
    title = tables[0].title if tables else ""
    records = Members([("tables", Lines(map(_members, tables), apart=True))])
    return Document(
        [table.grid for table in tables], records, _sheet(tables), lang, _screen(tables), title
    )


def write_tables(tables: Sequence[Table], style: str, out: TextIO, lang: Language = "en") -> None:
    """Write tables one after the other.

    Parameters
    ----------
    tables : sequence of Table
    style : str
        One of ``formats.FORMATS``.
    out : text stream
    lang : str
        That the tables are in.

    Raises
    ------
    UsageError
        If the style is not one of the formats.

    Examples
    --------
    >>> import sys
    >>> table = Table("a", "A", ("by x",), (Column("s", "Score", 1),), ({"s": "1.0"},), ({"s": 1},))
    >>> write_tables([table], "markdown", sys.stdout)
    ## A
    <BLANKLINE>
    by x
    <BLANKLINE>
    | Score |
    | ---: |
    | 1.0 |
    """
    write(tables_document(tables, lang), style, out)


def _screen(tables: Sequence[Table]) -> Iterator[Part]:
    for number, table in enumerate(tables):
        if number:
            yield Gap()
        yield table.grid


def _sheet(tables: Sequence[Table]) -> Sheet:
    keys = list(dict.fromkeys(key for one in tables for row in one.records for key in row))
    choices = list(dict.fromkeys(key for one in tables for key in one.provenance))
    rows = (
        [*(record.get(key) for key in keys), *(table.provenance.get(key) for key in choices)]
        for table in tables
        for record in table.records
    )
    return Sheet([*keys, *choices], rows)


def _members(table: Table) -> Members:
    return Members(
        [
            ("name", table.name),
            ("title", table.title),
            ("notes", list(table.notes)),
            ("provenance", dict(table.provenance)),
            ("rows", Lines(map(dict, table.records), apart=True)),
        ]
    )
