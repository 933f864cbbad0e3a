"""What a cell says: text, a number with its thousands and decimals, or no value."""

from __future__ import annotations

import datetime
import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from ahp.common.findings import Finding
from ahp.common.io.spreadsheet import as_given
from ahp.common.io.wording import (
    CELL_COMMA,
    CELL_COMMA_UNCLEAR,
    CELL_DATE,
    CELL_ERROR,
    CELL_INFINITE,
    CELL_NOT_NUMBER,
    CELL_PERCENT,
)

ERROR_VALUES = frozenset(
    ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
_MISSING = frozenset(("", "na", "n/a", "n.a.", "nan", "null", "..", "...", "…", "-", "--", "—"))
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]*)?")
_ONE_GROUP = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_EXPONENT = r"(?:[eE][+-]?[0-9]+)?"
_DECIMAL_POINT = re.compile(rf"[+-]?[0-9]*\.[0-9]+{_EXPONENT}")
_GROUP = len("000")
_POINTS = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]+|[+-]?[1-9][0-9]{0,2}(\.[0-9]{3}){2,}"
)
_DECIMAL_COMMA = re.compile(rf"[+-]?[0-9]+,[0-9]+{_EXPONENT}")
_PERCENT = re.compile(r"[+-]?[0-9.]+ ?%")

Decimal = Literal[".", ",", "?"]
"""What decimals are written with; ``?`` where a cell such as 1,234 may be either."""


def text_of(cell: object) -> str:
    """Return a cell as text, as it would have been typed.

    >>> text_of(2022.0), text_of(" 北京  市 "), text_of(None)
    ('2022', '北京 市', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return as_given(" ".join(str(cell).split()))


def parse_number(cell: object, decimal: Decimal = ".") -> float | Finding | None:
    """Read a cell as a number; None where it is blank or says that there is no value.

    Parameters
    ----------
    cell : object
        Text, number or date. Full-width digits and thousands in groups of three are read.
    decimal : str
        What decimals are written with; see `Grid`.

    Returns
    -------
    float, None or Finding
        A finding says why it is no number, and what it may be.

    Examples
    --------
    >>> parse_number("1,234.5"), parse_number("..")
    (1234.5, None)
    >>> parse_number("1,234", ","), parse_number("1.234,5", ","), parse_number("7,5e-05", ",")
    (1.234, 1234.5, 7.5e-05)
    >>> parse_number("1,234", "?").message()
    "'1,234' may be 1.234 or 1234"
    >>> parse_number("#N/A").message()
    "'#N/A' is a spreadsheet's error value"
    """
    if cell is None:
        return None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        number = float(cell)
        if number != number:
            return None
        infinite = number - number != 0
        return Finding(CELL_INFINITE, {"value": repr(str(cell))}) if infinite else number
    if isinstance(cell, (datetime.date, datetime.time)):
        return Finding(CELL_DATE, {"value": repr(str(cell))})
    text = unicodedata.normalize("NFKC", text_of(cell))
    if text.casefold() in _MISSING:
        return None
    shown = {"value": repr(text)}
    if text.upper() in ERROR_VALUES:
        return Finding(CELL_ERROR, shown)
    text = text.replace("−", "-")
    if decimal == "?" and _ONE_GROUP.fullmatch(text):
        either = {"guess": text.replace(",", "."), "other": text.replace(",", "")}
        return Finding(CELL_COMMA_UNCLEAR, {**shown, **either})
    plain = _with_point(text, decimal)
    try:
        if "_" not in plain:
            number = float(plain)
            return number if number - number == 0 else Finding(CELL_INFINITE, shown)
    except ValueError:
        pass
    if _DECIMAL_COMMA.fullmatch(text):
        return Finding(CELL_COMMA, {**shown, "guess": text.replace(",", ".")})
    if _PERCENT.fullmatch(text):
        return Finding(CELL_PERCENT, {**shown, "guess": text.rstrip("% ")})
    return Finding(CELL_NOT_NUMBER, shown)


def _with_point(text: str, decimal: Decimal) -> str:
    """Write a number as programs do: without thousands, and with a point."""
    if decimal != ",":
        return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    if _POINTS.fullmatch(text):
        text = text.replace(".", "")
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text


def decimal_of(rows: Sequence[Sequence[str]], delimiter: str = ";") -> Decimal:
    """Tell what decimals are written with in a table whose cells no comma separates.

    A comma before other than three digits, or behind a zero or more than three digits, or beside
    points of thousands, shows that it is the decimal sign; several commas, or points before
    decimals, that it parts thousands. Where each comma may be either, a column of long and short
    numbers that has none shows that thousands are not parted: so it is where spreadsheets write
    decimal commas and therefore separate cells by semicolons. What was pasted with tabs may have
    another format in every column.

    >>> decimal_of([["83,987"], ["83,9"]]), decimal_of([["1,234"], ["83.9"]])
    (',', '.')
    >>> decimal_of([["1,234", "732"], ["2,345", "66933"]]), decimal_of([["1,234"]])
    (',', '?')
    """
    found = {kind for row in rows for cell in row if (kind := _decimal_in(cell)) is not None}
    if "," in found:
        return "?" if "." in found else ","
    if "." in found or "?" not in found:
        return "."
    columns = itertools.zip_longest(*rows, fillvalue="")
    return "," if delimiter == ";" and any(map(_is_ungrouped, columns)) else "?"


def _decimal_in(cell: str) -> Decimal | None:
    """Return what a cell shows decimals to be written with; None where it shows nothing."""
    if "," not in cell and "." not in cell and "，" not in cell and "．" not in cell:
        return None
    text = unicodedata.normalize("NFKC", " ".join(cell.split())).replace("−", "-").rstrip("% ")
    if _ONE_GROUP.fullmatch(text):
        return "?"
    if _DECIMAL_COMMA.fullmatch(text) or _POINTS.fullmatch(text):
        return ","
    return "." if _THOUSANDS.fullmatch(text) or _DECIMAL_POINT.fullmatch(text) else None


def _is_ungrouped(column: Iterable[str]) -> bool:
    """Whether a column has long and short whole numbers and no comma; codes are all as long."""
    cells = tuple(column)
    if any("," in cell or "，" in cell for cell in cells):
        return False
    numbers = {cell.strip().lstrip("+-−") for cell in cells}
    lengths = {len(number) for number in numbers if number.isascii() and number.isdecimal()}
    return len(lengths) > 1 and max(lengths) > _GROUP
