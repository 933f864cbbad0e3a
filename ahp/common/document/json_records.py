"""Answers as JSON, written as they come so that memory stays flat."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

from ahp.common.document.parts import Document, Lines, Members
from ahp.common.document.text import is_unicode

Dump = Callable[[object], str]


def write(document: Document, out: TextIO) -> None:
    """Write the records of a document: members and lines compactly, plain values indented."""
    escaped = not is_unicode(out)  # every label stays, whatever the console can show

    def dump(value: object, indent: int | None = None) -> str:
        try:
            return json.dumps(value, ensure_ascii=escaped, allow_nan=False, indent=indent)
        except ValueError:
            return json.dumps(_finite(value), ensure_ascii=escaped, indent=indent)

    if isinstance(document.records, Members | Lines):
        out.writelines(_pieces(document.records, dump, 0, 2))
    else:
        out.write(dump(document.records, 1))
    out.write("\n")


def _pieces(value: object, dump: Dump, outer: int, inner: int) -> Iterator[str]:
    """Yield JSON bit by bit; records stand ``inner`` blanks in, what ends them ``outer``."""
    if isinstance(value, Members):
        between = "{"
        for key, member in value.pairs:
            yield f"{between}{dump(key)}: "
            yield from _pieces(member, dump, outer, inner)
            between = ",\n " if isinstance(member, Lines) else ", "
        yield "}"
    elif isinstance(value, Lines):
        start = "\n" + " " * inner
        yield "[" + (start if value.apart else "")
        between = "" if value.apart else start
        for row in value.rows:
            yield between
            yield from _pieces(row, dump, inner, inner + 1)
            between = "," + start
        yield ("\n" + " " * outer if value.apart else "") + "]"
    else:
        yield dump(value)


def _finite(value: object) -> object:
    """Put null for what JSON has no figure for."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(one) for key, one in value.items()}
    return [_finite(one) for one in value] if isinstance(value, list | tuple) else value
