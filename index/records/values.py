"""Columns of the schema made of columns of a database: numbers, flags and years of dates."""

from __future__ import annotations

from typing import Any

import ibis

from index.records.schema import FALSE_WORDS, TRUE_WORDS, Column

Reasons = list[tuple[Any, str]]

_LARGEST = 1.7976931348623157e308  # of a finite number
_NUMBER = r"^[+-]?([0-9]{1,30}[.]?[0-9]{0,30}|[.][0-9]{1,30})([eE][+-]?[0-9]{1,2})?$"
_MONTH, _DAY = "(0?[1-9]|1[0-2])", "(0?[1-9]|[12][0-9]|3[01])"
_DATE = (
    rf"^[0-9]{{4}}([-/.]{_MONTH}([-/.]{_DAY}([ T].*)?)?)?$"
    rf"|^[0-9]{{4}}年({_MONTH}月({_DAY}日)?)?$"
)


def readable(dtype: Any, column: Column) -> bool:
    """Whether a column of the schema can be made of a column of a database."""
    if dtype.is_string():
        return True
    if column.type == "id":
        return bool(dtype.is_integer())
    if column.type == "text":
        return bool(dtype.is_integer())
    if column.type == "number":
        return bool(dtype.is_numeric())
    if column.type == "flag":
        return bool(dtype.is_boolean() or dtype.is_integer())
    return bool(dtype.is_date() or dtype.is_timestamp() or dtype.is_numeric())


def number_of(raw: Any, text: Any) -> tuple[Any, Reasons]:
    """Return a column of numbers, and when a record is rejected for it.

    Parameters
    ----------
    raw : ibis column
    text : ibis column or None
        The same where it is text.
    """
    if text is None:
        value = raw if raw.type().is_float64() else raw.cast("float64")
        return value, [(~value.between(0, _LARGEST), "number-impossible")]  # NaN is beyond
    value, why = _parsed(text, _NUMBER, "float64", "number-unreadable")
    return value, [*why, (value < 0, "number-impossible")]


def _parsed(text: Any, pattern: str, dtype: str, reason: str) -> tuple[Any, Reasons]:
    """Cast the texts that a pattern allows; no database fails on the others then."""
    text = text.strip()
    readable = text.re_search(pattern)
    value = ibis.ifelse(readable, text, ibis.null("string")).cast(dtype)
    return value, [(~readable, reason)]


def flag_of(raw: Any, text: Any) -> tuple[Any, Reasons]:
    """Return a column of truth values; parameters as for `number_of`."""
    if raw.type().is_boolean():
        return raw, []
    word = raw.cast("string") if text is None else text.strip().lower()
    value = ibis.cases(
        (word.isin(TRUE_WORDS), ibis.literal(True)), (word.isin(FALSE_WORDS), ibis.literal(False))
    )
    return value, [(~word.isin((*TRUE_WORDS, *FALSE_WORDS)), "flag-unreadable")]


def year_of(raw: Any, text: Any) -> tuple[Any, Reasons]:
    """Return the years of a column of dates; parameters as for `number_of`."""
    if text is not None:
        readable = text.strip().re_search(_DATE)
        year = ibis.ifelse(readable, text.strip().substr(0, 4), ibis.null("string"))
        return year.cast("int32"), [(~readable, "date-unreadable")]
    if raw.type().is_numeric():
        return (raw if raw.type().is_integer() else raw.cast("int64")), []
    return raw.year(), []
