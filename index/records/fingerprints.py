"""Fingerprints of tables: by them records that changed, or were damaged, are noticed.

A fingerprint is of all columns that the schema knows, of every record as it is in the source, and
the same whatever the order of records, the engine, and the kind of source: of every record one
text is hashed, and the hashes are added up.
"""

from __future__ import annotations

import json
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import ibis

from ahp.common.findings import FileError, Finding
from ahp.common.io.text import UNREADABLE, open_file
from ahp.common.io.wording import NO_SUCH_PATH
from ahp.common.io.wording import UNREADABLE as UNREADABLE_WORD
from ahp.common.system import system_reason
from index.records.engines.parts import MARKER
from index.records.schema import TABLES, Column
from index.records.values import flag_of, number_of, readable
from index.records.wording import (
    PRINT,
    PRINT_ABSENT,
    PRINTS_UNREADABLE,
    SAMPLE_DIFFERS,
    TABLE_NAMES,
)

if TYPE_CHECKING:
    from index.records.definitions import Definitions
    from index.records.engines.sources import Source

NAME = "fingerprints"
"""What the table of fingerprints is called in the answer of ``ahp-index sample check``."""

_BETWEEN = "\x1f"
_LARGEST = 2.0**62  # beyond, a number does not fit the whole numbers of a database
_FRACTION = 2.0**62
_MOST_BYTES = 2**24
_CLOSE = 1e-9  # sums of floats depend on the order of records


@dataclass(frozen=True)
class Print:
    """What is recorded of a table.

    Attributes
    ----------
    records : int
    fingerprint : str
        16 hexadecimal digits.
    sums : mapping of str to (float or None)
        By column of numbers; None where they have no finite sum.
    """

    records: int
    fingerprint: str
    sums: Mapping[str, float | None] = field(default_factory=dict, hash=False)


Prints = Mapping[str, Print]


def fingerprints(source: Source, definitions: Definitions) -> dict[str, Print]:
    """Compute the fingerprints of the tables that are there, by their names in the schema.

    Raises
    ------
    ProjectError, SourceError
        As for `Source.execute`.
    """
    return {name: _print(source, definitions, name) for name in TABLES if name in source.tables}


def _print(source: Source, definitions: Definitions, name: str) -> Print:
    raw, names = source.tables[name], definitions.tables[name]
    schema = raw.schema()
    there = {
        column.name: (column, raw[real])
        for column in TABLES[name].columns
        if (real := names.column(column.name)) in schema and readable(schema[real], column)
    }
    texts = [_text(*one).fill_null("") for one in there.values()]
    summed = [key for key, (column, _) in there.items() if column.type == "number"]
    numbers = {f"n{k}": number_of(*_parsed(there[key][1]))[0] for k, key in enumerate(summed)}
    line = ibis.literal(_BETWEEN).join(texts) if texts else ibis.literal("")
    records, first, second, *sums = source.hashed(raw.select(line=line, **numbers), [*numbers])
    value = (int(first or 0) % 2**32) << 32 | int(second or 0) % 2**32
    return Print(int(records), f"{value:016x}", dict(zip(summed, map(_finite, sums), strict=True)))


def _finite(total: Any) -> float | None:
    found = float(total or 0)
    return found if math.isfinite(found) else None


def _parsed(raw: Any) -> tuple[Any, Any]:
    """Return a column, and its text where it is one; blank is none."""
    return raw, raw.strip().nullif("") if raw.type().is_string() else None


def _text(column: Column, raw: Any) -> Any:
    """Return a column as a text that is the same for every engine and kind of source."""
    raw, text = _parsed(raw)
    if column.type == "number":
        value = number_of(raw, text)[0]
        within = ibis.ifelse(value.between(-_LARGEST, _LARGEST), value, ibis.null("float64"))
        whole = within.floor()
        rest = ((within - whole.cast("float64")) * _FRACTION).floor()
        exact = whole.cast("int64").cast("string") + "." + rest.cast("int64").cast("string")
        other = ibis.ifelse(value.notnull(), ibis.literal("beyond"), ibis.null("string"))
        return ibis.coalesce(exact, other, *([] if text is None else [text]))
    if column.type == "flag":
        value = flag_of(raw, text)[0]
        word = ibis.ifelse(value, ibis.literal("true"), ibis.literal("false"))
        word = ibis.ifelse(value.notnull(), word, ibis.null("string"))
        return word if text is None else ibis.coalesce(word, text)
    if text is not None:
        return text
    if raw.type().is_date() or raw.type().is_timestamp():
        return raw.strftime("%Y-%m-%d")
    return (raw if raw.type().is_integer() else raw.cast("int64")).cast("string")


def differences(found: Prints, expected: Prints, path: str) -> tuple[Finding, ...]:
    """Return an error for every table that is not as it was recorded in a file.

    >>> now, then = Print(3, "0" * 15 + "1"), Print(3, "0" * 15 + "2")
    >>> differences({"parks": now}, {"parks": then}, "recorded.json")[0].message()
    'industrial parks are not as recorded: expected 3 records with the fingerprint \
0000000000000002, found 3 records with the fingerprint 0000000000000001'
    >>> differences({"parks": now}, {"parks": now}, "recorded.json")
    ()
    """
    return tuple(
        Finding(
            SAMPLE_DIFFERS,
            {
                "table": TABLE_NAMES[name],
                "expected": _told(expected.get(name), found.get(name)),
                "found": _told(found.get(name), expected.get(name)),
            },
            path,
        )
        for name in TABLES
        if not _same(found.get(name), expected.get(name))
    )


def _same(one: Print | None, other: Print | None) -> bool:
    if one is None or other is None:
        return one is other
    same = (one.records, one.fingerprint) == (other.records, other.fingerprint)
    return same and not _differing(one, other)


def _differing(one: Print, other: Print) -> list[str]:
    """Return the columns whose sums are others."""
    both = {key: (one.sums[key], other.sums[key]) for key in one.sums if key in other.sums}
    return [key for key, (a, b) in both.items() if a != b and not _close(a, b)]


def _close(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and math.isclose(one, other, rel_tol=_CLOSE)


def _told(one: Print | None, other: Print | None) -> Finding:
    if one is None:
        return Finding(PRINT_ABSENT)
    columns = [] if other is None else _differing(one, other)
    sums = "".join(f"; {key} {one.sums[key]:.15g}" for key in columns if one.sums[key] is not None)
    return Finding(PRINT, {"count": one.records, "fingerprint": one.fingerprint, "sums": sums})


def synthetic_prints(folder: str) -> dict[str, Print] | None:
    """Return the fingerprints that a synthetic sample carries; None where there are none.

    Raises
    ------
    FileError
        When the file that marks it as synthetic cannot be read.
    """
    path = os.path.join(folder, MARKER)
    if not os.path.isfile(path):
        return None
    try:
        tables = tomllib.loads(_read(path).decode()).get("tables")
        return None if tables is None else _prints(tables)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise FileError([Finding(PRINTS_UNREADABLE, {}, path)]) from None


def read_prints(path: str) -> dict[str, Print]:
    """Read fingerprints from the answer of ``ahp-index sample check --format json``.

    Raises
    ------
    FileError
        When the file cannot be read, or holds no fingerprints.
    """
    try:
        tables = json.loads(_read(path).decode("utf-8-sig"))["tables"]
        rows = next(one["rows"] for one in tables if one["name"] == NAME)
        return _prints({row["table"]: row for row in rows})
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        raise FileError([Finding(PRINTS_UNREADABLE, {}, path)]) from None


def _read(path: str) -> bytes:
    try:
        with open_file(path) as file:
            return file.read(_MOST_BYTES)
    except FileNotFoundError:
        raise FileError([Finding(NO_SUCH_PATH, {}, path)]) from None
    except UNREADABLE as error:
        raise FileError(
            [Finding(UNREADABLE_WORD, {"reason": system_reason(error)}, path)]
        ) from None


def _prints(tables: Mapping[str, Any]) -> dict[str, Print]:
    return {name: _one(tables[name]) for name in tables if TABLES[name]}


def _one(row: Mapping[str, Any]) -> Print:
    records, text, sums = row["records"], row["fingerprint"], row.get("sums") or {}
    if not (isinstance(records, int) and isinstance(text, str) and int(text, 16) >= 0):
        raise ValueError(text)
    return Print(records, text, {key: None if x is None else float(x) for key, x in sums.items()})
