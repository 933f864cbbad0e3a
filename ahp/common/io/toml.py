"""TOML documents: read with places and suggestions, written the same way every time."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from ahp.common.findings import Finding, Place, Problems
from ahp.common.io.text import read_bytes
from ahp.common.io.wording import (
    FORMAT_VERSION,
    MISSING_KEY,
    TOML_ENCODING,
    TOML_SYNTAX,
    TYPE_TABLE,
    TYPE_TEXT,
    UNKNOWN_KEY,
    WRONG_TYPE,
)
from ahp.common.names import suggestion
from ahp.common.system import reader_reason
from ahp.common.wording import Message

FORMAT = 1
"""The version of the files this program reads and writes."""

_AT_LINE = re.compile(r" \(at line (?P<line>[0-9]+), column (?P<column>[0-9]+)\)$")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Document:
    """A TOML file: its tables, its text to find lines in, and where to note what is wrong."""

    path: str
    tables: Mapping[str, Any]
    text: str = field(repr=False)
    problems: Problems = field(repr=False)

    def note(self, what: Message, place: Place, **details: object) -> None:
        """Note a finding about this file."""
        self.problems.add(what, path=self.path, place=place, **details)

    def check_keys(
        self, table: Mapping[str, Any], known: Sequence[str], prefix: str = "", **where: Any
    ) -> None:
        """Note keys that are not known, each with the nearest one that is."""
        for key in table:
            if key not in known:
                place = self.place(prefix + key, **where)
                hint = suggestion(key, known, limit=len(known))
                self.note(UNKNOWN_KEY, place, key=repr(key), suggestion=hint)

    def place(self, key: str, *, line: int | None = None, node: str | None = None) -> Place:
        """Return the place of a key, with its line where that can be found."""
        if line is None and "." in key:
            line = self.line_of_table(key.partition(".")[0])
        return Place(node=node, key=key, line=self.line_of(key, line or 1))

    def line_of(self, key: str, start: int = 1) -> int | None:
        """Return the first line, from a start, that sets the last part of a key."""
        name = re.escape(key.rpartition(".")[2])
        setting = re.compile(rf"""(?:^|[{{,])\s*["']?{name}["']?\s*=""")
        for number, line in enumerate(self.text.splitlines()[start - 1 :], start):
            if setting.search(line):
                return number
            if number > start > 1 and line.lstrip().startswith("["):
                return start  # the next table begins
        return None

    def line_of_table(self, table: str) -> int | None:
        """Return the line of a table's heading."""
        heading = re.compile(rf"\s*\[\s*{re.escape(table)}\s*\]")
        lines = enumerate(self.text.splitlines(), start=1)
        return next((number for number, line in lines if heading.match(line)), None)

    def text_at(
        self, table: Mapping[str, Any], key: str, prefix: str = "", **where: Any
    ) -> str | None:
        """Return a text, None where it is not given or no text."""
        value = table.get(key)
        if value is None or isinstance(value, str):
            return value
        self.wrong_type(prefix + key, value, TYPE_TEXT, f'{key} = "..."', **where)
        return None

    def table_at(self, key: str) -> Mapping[str, Any]:
        """Return a table, empty where it is not given or no table."""
        value = self.tables.get(key, {})
        if isinstance(value, dict):
            return value
        self.wrong_type(key, value, TYPE_TABLE, f"[{key}]")
        return {}

    def wrong_type(
        self, key: str, value: object, expected: Message, example: str, **where: Any
    ) -> None:
        """Note a value that is not of the type its key has."""
        found = _shown(value)
        details = {"key": key, "found": found, "expected": Finding(expected), "example": example}
        self.note(WRONG_TYPE, self.place(key, **where), **details)


def read_document(path: str, known: Sequence[str], problems: Problems) -> Document | None:
    """Read a TOML file of a known format version; note what is wrong.

    Numbers with a point are read as `decimal.Decimal`, with their trailing zeros.
    """
    data = read_bytes(path, problems)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = Place(line=data.count(b"\n", 0, error.start) + 1)
        problems.add(TOML_ENCODING, path=path, place=place)
        return None
    try:
        tables = tomllib.loads(text, parse_float=Decimal)
    except ValueError as error:  # wrong TOML, or a number with thousands of digits
        _note_syntax(str(error), text, path, problems)
        return None
    except InvalidOperation:
        said = reader_reason("a number has an absurd exponent")
        problems.add(TOML_SYNTAX, path=path, reason=said)
        return None
    except RecursionError:
        problems.add(TOML_SYNTAX, path=path, reason=reader_reason("nested too deeply"))
        return None
    document = Document(path, tables, text, problems)
    version = tables.get("format")
    if version is None:
        place = Place(key="format")
        document.note(MISSING_KEY, place, key="format", example=f"format = {FORMAT}")
    elif version != FORMAT or isinstance(version, bool):
        found = _shown(version)
        document.note(FORMAT_VERSION, document.place("format"), found=found, known=FORMAT)
        return None  # another version has other keys
    document.check_keys(tables, known)
    return document


def _note_syntax(reason: str, text: str, path: str, problems: Problems) -> None:
    match = _AT_LINE.search(reason)
    line = int(match["line"]) if match else text.rstrip().count("\n") + 1
    plain = reason[: match.start()] if match else reason.removesuffix(" (at end of document)")
    place = Place(line=line, column=int(match["column"]) if match else None)
    said = reader_reason(plain[:1].lower() + plain[1:])
    problems.add(TOML_SYNTAX, path=path, place=place, reason=said)


def _shown(value: object) -> str:
    return (
        str(value)
        if isinstance(value, Decimal)
        else json.dumps(value, default=_plain, ensure_ascii=False)
    )


def _plain(value: object) -> float | str:
    """Return what JSON can show: a number as one, a date as text."""
    return float(value) if isinstance(value, Decimal) else str(value)


def text_value(text: str) -> str:
    """Write a text as TOML.

    >>> print(text_value("目标"))
    "目标"
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def key_text(key: str) -> str:
    """Write a key as TOML, in quotes where it needs them.

    >>> key_text("goal"), key_text("目标")
    ('goal', '"目标"')
    """
    return key if _BARE_KEY.fullmatch(key) else text_value(key)


def text_lines(values: Iterable[tuple[str, str | None]]) -> list[str]:
    """Write keys with their texts, leaving out those without one.

    >>> text_lines([("zh", "目标"), ("en", None)])
    ['zh = "目标"']
    """
    return [f"{key_text(key)} = {text_value(text)}" for key, text in values if text]
