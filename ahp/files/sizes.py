"""What is too large to be a matrix, and how many items it would compare."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import ParseError

from ahp.common.findings import Problems
from ahp.common.io.delimited import parse_table
from ahp.common.io.limits import Limits
from ahp.common.io.text import MAX_BYTES, decode
from ahp.files.wording import TOO_LARGE
from ahp.model.matrix import MAX_ITEMS
from ahp.model.wording import TOO_MANY_ITEMS

_BROKEN = (zipfile.BadZipFile, OSError, EOFError, ParseError, AttributeError, LookupError)
_ZIP = b"PK\x03\x04"


def _tell(data: bytes, problems: Problems) -> None:
    """Say how many items a huge file has, from its first line or row alone."""
    labels = _of_workbook(data) if data.startswith(_ZIP) else _of_text(data, problems)
    if labels is None:
        return
    if labels > MAX_ITEMS:
        problems.add(TOO_MANY_ITEMS, count=labels, limit=MAX_ITEMS)
    else:
        problems.add(TOO_LARGE, limit=MAX_BYTES // 2**20, items=MAX_ITEMS)


def _of_text(data: bytes, problems: Problems) -> int | None:
    end = data.find(b"\n") + 1
    end += end % 2 if data.startswith(b"\xff\xfe") else 0  # UTF-16 has two bytes a sign
    decoded = decode(data[:end], problems)
    if decoded is None:
        return None
    table = parse_table(*decoded)
    return sum(cell != "" for cell in table.rows[0][1:]) if table.rows else 0


def _of_workbook(data: bytes) -> int:
    from openpyxl import load_workbook  # deferred: most runs read no workbook

    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True)
        rows = workbook.worksheets[0].iter_rows(min_row=1, max_row=1, values_only=True)
        return sum(value is not None for value in next(rows, ())[1:])
    except (*_BROKEN, TypeError, ValueError):  # openpyxl lets the errors of its parts through
        return 0


MATRIX_LIMITS = Limits(MAX_BYTES, 8 * MAX_BYTES, 16 * MAX_ITEMS**2, _tell)
