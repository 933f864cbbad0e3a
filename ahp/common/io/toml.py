"""TOML documents: read with places and suggestions, written the same way every time."""

from __future__ import annotations

import json
import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from ahp.common.findings import Finding, Place, Problems
from ahp.common.io.section import Keys, Section
from ahp.common.io.text import read_bytes
from ahp.common.io.wording import (
    CONTROL_CHARACTER,
    FORMAT_VERSION,
    MISSING_KEY,
    TOML_ENCODING,
    TOML_SYNTAX,
    TYPE_TABLE,
    WRONG_TYPE,
)
from ahp.common.system import reader_reason
from ahp.common.visible import escaped, unseen
from ahp.common.wording import Message

FORMAT = 1
"""The version of the files this program reads and writes."""

_LONGEST_SHOWN = 200
_NOWHERE = ("a number has an absurd exponent", "nested too deeply")
_AT_LINE = re.compile(r" \(at line (?P<line>[0-9]+), column (?P<column>[0-9]+)\)$")
_HEADING = re.compile(r"\s*\[(?P<list>\[?)\s*(?P<name>[^\[\]]*?)\s*(?P<end>\]?)\]")
_SETTING = re.compile(
    r"""(?:^|[{,])\s*(?:"(?P<quoted>[^"]*)"|'?(?P<bare>[^\s"'=,{}\[\]#]+)'?)\s*="""
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Document:
    """A TOML file: its tables, its text to find lines in, and where to note what is wrong."""

    path: str
    tables: Mapping[str, Any]
    text: str = field(repr=False)
    problems: Problems = field(repr=False)

    def note(self, what: Message, place: Place, **details: Any) -> None:
        """Note a finding about this file."""
        self.problems.at(self.path, place).add(what, **details)

    def section(self, name: str, keys: Keys, beside: Sequence[str] = ()) -> Section:
        """Read a table as its keys are declared, an empty one where it is not given."""
        return Section(self, keys, self.tables.get(name, {}), name, beside=beside)

    def entries(self, name: str) -> Mapping[str, Any]:
        """Return a table whose keys are codes, an empty one where it is not given."""
        given = self.tables.get(name, {})
        if isinstance(given, dict):
            return given
        self.wrong_type(name, given, TYPE_TABLE, f"[{name}]")
        return {}

    def place(self, key: str, *, line: int | None = None, node: str | None = None) -> Place:
        """Return the place of a key, with its line where that can be found."""
        if line is None and "." in key:
            line = self.line_of_table(key.partition(".")[0])
        return Place(node=node, key=key, line=self.line_of(key, line or 1))

    def line_of(self, key: str, start: int = 1) -> int | None:
        """Return the first line, from a start, that sets the last part of a key."""
        lines, headings = self._settings.get(key.rpartition(".")[2], []), self._headings
        found = lines[at] if (at := bisect_left(lines, start)) < len(lines) else None
        if start == 1:
            return found
        end = headings[at] if (at := bisect_right(headings, start)) < len(headings) else None
        if end is None or (found is not None and found <= end):
            return found
        return start  # the next table begins

    def line_of_table(self, table: str) -> int | None:
        """Return the line of a table's heading."""
        return next(iter(self._tables.get(table, ())), None)

    def lines_of_tables(self, table: str) -> list[int]:
        """Return the lines of the headings of a list of tables."""
        return self._tables.get(f"[{table}]", [])

    @cached_property
    def _settings(self) -> Mapping[str, list[int]]:
        """The lines that set each key."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.text.splitlines(), start=1):
            for match in _SETTING.finditer(line):
                found.setdefault(match["bare"] or match["quoted"] or "", []).append(number)
        return found

    @cached_property
    def _tables(self) -> Mapping[str, list[int]]:
        """The lines of the headings of each table; of those in lists with a bracket."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.text.splitlines(), start=1):
            match = _HEADING.match(line)
            if match:
                found.setdefault(match["list"] + match["name"] + match["end"], []).append(number)
        return found

    @cached_property
    def _headings(self) -> Sequence[int]:
        lines = enumerate(self.text.splitlines(), start=1)
        return [number for number, line in lines if line.lstrip().startswith("[")]

    def wrong_type(
        self, key: str, value: object, expected: Message, example: str, **where: Any
    ) -> None:
        """Note a value that is not of the type its key has."""
        found = _shown(value)
        details = {"key": key, "found": found, "expected": Finding(expected), "example": example}
        self.note(WRONG_TYPE, self.place(key, **where), **details)


def loads(text: str) -> dict[str, Any]:
    """Read TOML; numbers with a point are read as `decimal.Decimal`, with their trailing zeros.

    Raises
    ------
    ValueError
        For whatever it cannot be read.

    Examples
    --------
    >>> loads("a = 0.50")
    {'a': Decimal('0.50')}
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except InvalidOperation:
        raise ValueError("a number has an absurd exponent") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


def open_document(path: str, problems: Problems) -> Document | None:
    """Read a TOML file of a known format version, or note why it cannot be; see `loads`."""
    data = read_bytes(path, problems)
    if data is None:
        return None
    problems = problems.at(path)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        problems.at(line=data.count(b"\n", 0, error.start) + 1).add(TOML_ENCODING)
        return None
    try:
        tables = loads(text)
    except ValueError as error:  # wrong TOML, or a number with thousands of digits
        _note_syntax(str(error), text, problems)
        return None
    document = Document(path, tables, text, problems)
    if "\\" in text or unseen(text):
        _refuse_unseen(document, tables, "")
    version = tables.get("format")
    if version is None:
        place = Place(key="format")
        document.note(MISSING_KEY, place, key="format", example=f"format = {FORMAT}")
    elif version != FORMAT or isinstance(version, bool):
        found = _shown(version)
        document.note(FORMAT_VERSION, document.place("format"), found=found, known=FORMAT)
        return None  # another version has other keys
    return document


def _refuse_unseen(document: Document, value: object, key: str, line: int | None = None) -> None:
    """Note texts and keys with characters that nobody sees, which TOML can write as escapes."""
    if isinstance(value, str):
        if found := unseen(value):
            place = document.place(key, line=line)
            document.note(CONTROL_CHARACTER, place, sign=escaped(found[0]))
    elif isinstance(value, list):
        lines = document.lines_of_tables(key)
        for number, one in enumerate(value):
            start = lines[number] if number < len(lines) else line
            _refuse_unseen(document, one, key, start)
    elif isinstance(value, dict):
        for name, one in value.items():
            _refuse_unseen(document, name, key, line)
            _refuse_unseen(document, one, f"{key}.{name}" if key else name, line)


def _note_syntax(reason: str, text: str, problems: Problems) -> None:
    if reason in _NOWHERE:
        problems.add(TOML_SYNTAX, reason=reader_reason(reason))
        return
    match = _AT_LINE.search(reason)
    line = int(match["line"]) if match else text.rstrip().count("\n") + 1
    plain = reason[: match.start()] if match else reason.removesuffix(" (at end of document)")
    place = Place(line=line, column=int(match["column"]) if match else None)
    said = reader_reason(plain[:1].lower() + plain[1:])
    problems.add(TOML_SYNTAX, place=place, reason=said)


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    try:
        text = json.dumps(value, default=_plain, ensure_ascii=False)
    except (ValueError, RecursionError):  # thousands of digits, or of brackets
        return "…"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


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
