"""What is too large to be a matrix, and how many items it would compare."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError

from ahp.common.findings import Problems
from ahp.common.io import markup
from ahp.common.io.delimited import parse_table
from ahp.common.io.limits import Limits
from ahp.common.io.text import MAX_BYTES, decode
from ahp.files.wording import TOO_LARGE
from ahp.model.matrix import MAX_ITEMS
from ahp.model.wording import TOO_MANY_ITEMS

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ParseError, LookupError)
_BEGINNING = 2**20  # bytes of a sheet that are unpacked
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
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        if any(archive.getinfo(name).file_size > _BEGINNING for name in markup.BOOK):
            return 0
        sheet = next(iter(markup.sheet_parts(archive).values()), "")
        with archive.open(sheet) as part:
            return markup.labels_in_first_row(part.read(_BEGINNING))
    except _BROKEN:
        return 0


MATRIX_LIMITS = Limits(MAX_BYTES, 8 * MAX_BYTES, 16 * MAX_ITEMS**2, tell=_tell)
