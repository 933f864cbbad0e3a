"""Lists of ``audit.toml`` that say less than they seem to: empty ones, doubles, ties of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from index.audit.checks.wording import AUDIT_EMPTY_LIST, AUDIT_TIE_OF_ONE, AUDIT_TWICE
from index.audit.keys import RelationSection

_IN_ORDER = ("weights", "within", "scores")
"""Lists of numbers, in which any may come again."""
_OF_PAIRS = ("gaps", "compared", "beside")
"""Lists of what is said of two things each."""


def check_lists(section: RelationSection) -> None:
    """Note lists in which something is missing, or stands twice."""
    for key, value in section.given.items():
        if key not in section.keys or not isinstance(value, (list, dict)):
            continue
        if not value:
            section.note(AUDIT_EMPTY_LIST, key, key=key)
        elif isinstance(value, list):
            for name, count in Counter(_said(key, value)).items():
                if count > 1:
                    section.note(AUDIT_TWICE, key, name=name)
    for rows in section.given.get("tied", ()):
        if len(rows) == 1:
            section.note(AUDIT_TIE_OF_ONE, "tied", row=rows[0])


def _said(key: str, values: list[Any]) -> Iterator[str | int]:
    """Yield what may stand in a list but once."""
    for value in () if key in _IN_ORDER else values:
        if key in _OF_PAIRS:
            first, second = value[:2]
            yield ", ".join(sorted((first, second)) if key == "gaps" else (first, second))
            if first == second and key == "gaps":
                yield f"{first}, {second}"
        elif isinstance(value, list):
            yield from value
        else:
            yield value
