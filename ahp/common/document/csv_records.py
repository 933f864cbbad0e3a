"""Answers as CSV: a row for each record, figures unrounded."""

from __future__ import annotations

import csv
from typing import TextIO

from ahp.common.document.parts import Document


def write(document: Document, out: TextIO) -> None:
    """Write the sheet of a document, a row as it comes."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(document.sheet.keys)
    rows.writerows(document.sheet.rows)
