"""Answers as CSV: a row for each record, figures unrounded.

A text that a spreadsheet would take for a formula has an apostrophe in front; see `as_text`.
"""

from __future__ import annotations

import csv
from typing import TextIO

from ahp.common.document.parts import Document
from ahp.common.io.spreadsheet import as_text
from ahp.common.visible import visible


def write(document: Document, out: TextIO) -> None:
    """Write the sheet of a document, a row as it comes."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(map(_cell, document.sheet.keys))
    rows.writerows(map(_cell, row) for row in document.sheet.rows)


def _cell(value: object) -> object:
    return as_text(visible(value)) if isinstance(value, str) else value
