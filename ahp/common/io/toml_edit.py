"""Changes in a TOML file that leave all else as its author wrote it, remarks included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ahp.common.io.toml import key_text, loads, text_value

_HEADING = re.compile(r"\s*\[")
_TABLE = re.compile(r"\s*\[\[?\s*(?P<name>[^\[\]]*?)\s*\]")

Value = str | int | float | Decimal | Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True)
class Statement:
    """A heading or a setting: its lines, from the first to before ``end``.

    Attributes
    ----------
    start, end : int
    heading : str or None
        The name of the table it opens, as it is written; None for a setting.
    keys : tuple of str
        What a setting sets, at the top.
    """

    start: int
    end: int
    heading: str | None
    keys: tuple[str, ...] = ()


def statements(lines: Sequence[str]) -> Iterator[Statement]:
    r"""Yield the headings and settings of a file that can be read.

    >>> lines = ["[a]  # one", "b = [", "  1,", "]", "", "c = 2"]
    >>> [(one.start, one.end, one.heading, one.keys) for one in statements(lines)]
    [(0, 1, 'a', ()), (1, 4, None, ('b',)), (5, 6, None, ('c',))]
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip() or line.lstrip().startswith("#"):
            at += 1
            continue
        if _HEADING.match(line):
            match = _TABLE.match(line)
            yield Statement(at, at + 1, match["name"] if match else "")
            at += 1
            continue
        for end in range(at + 1, len(lines) + 1):
            try:
                keys = tuple(loads("\n".join(lines[at:end])))
            except ValueError:  # a list or a text goes on in the next line
                continue
            yield Statement(at, end, None, keys)
            at = end
            break
        else:
            raise ValueError(line)


def value_text(value: Value) -> str:
    """Write a value as TOML.

    >>> value_text(["a", 2.0, {"b": 1}])
    '["a", 2, { b = 1 }]'
    """
    if isinstance(value, str):
        return text_value(value)
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_text(key)} = {value_text(one)}" for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, int | float | Decimal):
        return str(value)
    return f"[{', '.join(map(value_text, value))}]"


def changed_lines(
    lines: Sequence[str], start: int, end: int, changes: Mapping[str, Value]
) -> list[str]:
    """Return the lines of a table, from below its heading to before ``end``, with keys changed.

    Settings that are there keep their place and the remark behind them; others come after the
    last one.

    >>> changed_lines(["# mine", "a = 1  # one", ""], 0, 3, {"a": 2, "b": "x"})
    ['# mine', 'a = 2  # one', 'b = "x"', '']
    """
    part = list(lines[start:end])
    found = list(statements(part))
    below = next((one.start for one in found if one.heading is not None), len(part))
    own = [one for one in found if one.end <= below]
    last = own[-1].end if own else 0
    there = {key for one in own for key in one.keys}
    fresh = {key: value for key, value in changes.items() if key not in there}
    part[last:last] = [f"{key_text(key)} = {value_text(value)}" for key, value in fresh.items()]
    first = {key: one for one in reversed(own) for key in one.keys}
    for one in reversed(own):
        key = next((key for key in one.keys if key in changes), None)
        if key is None:
            continue
        if first[key] is not one:  # such as a.b = 1 and a.c = 2, which a = { ... } stands for
            del part[one.start : one.end]
            continue
        remark = _remark(part[one.start]) if one.end == one.start + 1 else ""
        part[one.start : one.end] = [f"{key_text(key)} = {value_text(changes[key])}{remark}"]
    return part


def _remark(line: str) -> str:
    """Return what stands behind the value of a setting, with the space before it."""
    for at, letter in enumerate(line):
        if letter == "#":
            try:
                loads(line[:at])
            except ValueError:  # the sign stands within a text
                continue
            return line[len(line[:at].rstrip()) :]
    return ""
