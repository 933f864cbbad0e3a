"""A table with its title and provenance, written in any of the formats."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from ahp.common.document.grid import Column, write_grid
from ahp.common.document.latex import latex_table
from ahp.common.document.rounding import round_half_up
from ahp.common.names import unknown_choice

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
    """

    name: str
    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Record, ...] = field(repr=False)
    records: tuple[Record, ...] = field(repr=False)
    provenance: Provenance = field(default_factory=dict, repr=False, hash=False)


def shown(value: float | None, decimals: int) -> str:
    """Show a number rounded as printed tables do; nothing where there is none.

    >>> shown(82.95, 1), shown(float("nan"), 1)
    ('83.0', '')
    """
    if value is None or math.isnan(value):
        return ""
    return f"{float(round_half_up(value, decimals)):.{decimals}f}"


def write_tables(tables: Sequence[Table], style: str, out: TextIO) -> None:
    """Write tables one after the other.

    Parameters
    ----------
    tables : sequence of Table
    style : str
        ``table``, ``csv``, ``json``, ``markdown`` or ``latex``; figures in CSV and JSON are not
        rounded, and carry their provenance in columns of their own.
    out : text stream

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
    if style not in _WRITERS:
        raise unknown_choice("--format", style, _WRITERS)
    _WRITERS[style](tables, out)


def _write_text(tables: Sequence[Table], out: TextIO) -> None:
    from rich.text import Text  # deferred: only this format needs rich

    from ahp.check.show import make_console
    from ahp.common.document.terminal import print_grid

    console = make_console(out)
    for number, table in enumerate(tables):
        if number:
            console.print()
        console.print(Text(table.title, style="bold"), soft_wrap=True)
        for note in table.notes:
            console.print(Text(note, style="dim"), soft_wrap=True)
        cells = [[one.show(row.get(one.key)) for one in table.columns] for row in table.rows]
        right = [one.decimals is not None for one in table.columns]
        print_grid(console, [one.heading for one in table.columns], right, cells)


def _write_markdown(tables: Sequence[Table], out: TextIO) -> None:
    for number, table in enumerate(tables):
        out.write(("\n" if number else "") + f"## {table.title}\n\n")
        for note in table.notes:
            out.write(note + "\n\n")
        write_grid(table.columns, table.rows, "markdown", out)


def _write_latex(tables: Sequence[Table], out: TextIO) -> None:
    out.write("% \\usepackage{booktabs}; for Chinese: XeLaTeX and \\usepackage{ctex}\n")
    for table in tables:
        headings = [column.heading for column in table.columns]
        right = [column.decimals is not None for column in table.columns]
        rows = [
            [column.show(row.get(column.key)) for column in table.columns] for row in table.rows
        ]
        out.write(latex_table(table.name, table.title, table.notes, headings, right, rows))


def _write_csv(tables: Sequence[Table], out: TextIO) -> None:
    keys = list(dict.fromkeys(key for one in tables for row in one.records for key in row))
    choices = list(dict.fromkeys(key for one in tables for key in one.provenance))
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*keys, *choices])
    for table in tables:
        for record in table.records:
            cells = [record.get(key) for key in keys]
            rows.writerow([*cells, *(table.provenance.get(key) for key in choices)])


def _write_json(tables: Sequence[Table], out: TextIO) -> None:
    parts = []
    for table in tables:
        rows = ",\n   ".join(json.dumps(dict(row), ensure_ascii=False) for row in table.records)
        head = json.dumps(
            {
                "name": table.name,
                "title": table.title,
                "notes": list(table.notes),
                "provenance": dict(table.provenance),
            },
            ensure_ascii=False,
        )
        parts.append(f'{head[:-1]}, "rows": [\n   {rows}\n  ]}}')
    out.write('{"tables": [\n  ' + ",\n  ".join(parts) + "\n]}\n")


_WRITERS: Mapping[str, Callable[[Sequence[Table], TextIO], None]] = {
    "table": _write_text,
    "json": _write_json,
    "csv": _write_csv,
    "markdown": _write_markdown,
    "latex": _write_latex,
}

FORMATS = tuple(_WRITERS)
