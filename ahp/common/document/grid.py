"""One plain table in any of the output formats."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from ahp.common.document.text import is_unicode, markdown_table, number
from ahp.common.names import unknown_choice


@dataclass(frozen=True)
class Column:
    """A column: its key in records, its heading for readers, and decimals to show."""

    key: str
    heading: str
    decimals: int | None = None

    def show(self, value: object) -> str:
        """Return a value as a reader sees it."""
        if value is None:
            return ""
        return number(value, self.decimals) if isinstance(value, float) else str(value)


Rows = Sequence[Mapping[str, object]]


def write_grid(columns: Sequence[Column], rows: Rows, style: str, out: TextIO) -> None:
    """Write records as a table: rounded for readers, unrounded as JSON and CSV.

    Raises
    ------
    UsageError
        If the style is not one of the output formats.
    """
    writers: Mapping[str, Callable[[Sequence[Column], Rows, TextIO], None]] = {
        "table": _write_table,
        "json": _write_json,
        "csv": _write_csv,
        "markdown": _write_markdown,
    }
    if style not in writers:
        raise unknown_choice("--format", style, writers)
    writers[style](columns, rows, out)


def _write_table(columns: Sequence[Column], rows: Rows, out: TextIO) -> None:
    from rich.text import Text  # deferred: only this format needs rich

    from ahp.check.show import make_console, make_table

    right = [place for place, column in enumerate(columns) if column.decimals is not None]
    table = make_table([column.heading for column in columns], right)
    for row in rows:
        table.add_row(*(Text(column.show(row.get(column.key))) for column in columns))
    make_console(out).print(table)


def _write_json(columns: Sequence[Column], rows: Rows, out: TextIO) -> None:
    json.dump(list(rows), out, ensure_ascii=not is_unicode(out), indent=1)
    out.write("\n")


def _write_csv(columns: Sequence[Column], rows: Rows, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.key for column in columns])
    for row in rows:
        writer.writerow([row.get(column.key) for column in columns])


def _write_markdown(columns: Sequence[Column], rows: Rows, out: TextIO) -> None:
    shown = [[column.show(row.get(column.key)) for column in columns] for row in rows]
    right = [place for place, column in enumerate(columns) if column.decimals is not None]
    out.write(markdown_table([[column.heading for column in columns], *shown], right))
