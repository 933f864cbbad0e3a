"""The hierarchy text of AHP-OS: ``Goal: Cost=0.6, Comfort=0.4; Cost: Price, Fuel;``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ahp.common.findings import Place, Problems
from ahp.files.outline.entries import Entry, entry_of, note_once
from ahp.files.outline.marks import half_width
from ahp.files.outline.wording import (
    OUTLINE_AHP_OS,
    OUTLINE_AHP_OS_CYCLE,
    OUTLINE_GOAL_UNKNOWN,
    OUTLINE_TWICE,
    OUTLINE_WEIGHTS_SKIPPED,
)

_STATEMENT = re.compile(r"(?P<node>[^:,;=]+):(?P<items>[^:;]*)")
_ITEM = re.compile(r"(?P<name>[^=]+?)\s*(?:=\s*(?P<weight>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)))?")


def is_ahp_os(text: str) -> bool:
    r"""Whether a text is written so: as many colons as semicolons, one of them at the end.

    >>> is_ahp_os("Goal: a=0.3, b;"), is_ahp_os("Goal: a, b"), is_ahp_os("a\n  b;\n  c;")
    (True, False, False)
    """
    plain = half_width(_without_remarks(text)).strip()
    return plain.endswith(";") and plain.count(";") == plain.count(":") and plain.count(",") > 0


def _without_remarks(text: str) -> str:
    lines = ["" if line.lstrip().startswith("#") else line for line in text.splitlines()]
    return "\n".join(lines)


def read_ahp_os(text: str, problems: Problems) -> list[Entry] | None:
    """Read the entries of such a text; weights are told, not taken."""
    text = _without_remarks(text)
    plain = half_width(text)
    items: dict[str, list[str]] = {}
    places: dict[str, Place] = {}
    weights, start = 0, 0
    for statement in plain.split(";")[:-1]:
        raw = text[start : start + len(statement)]
        here = Place(
            line=plain.count("\n", 0, start + len(statement) - len(statement.lstrip())) + 1
        )
        start += len(statement) + 1
        match = _STATEMENT.fullmatch(" ".join(statement.split()))
        parts = (
            []
            if match is None
            else [_ITEM.fullmatch(one.strip()) for one in match["items"].split(",")]
        )
        if match is None or not all(parts) or match["node"].strip() in items:
            problems.at(place=here).add(OUTLINE_AHP_OS, text=" ".join(raw.split()))
            continue
        node = match["node"].strip()
        places.setdefault(node, here)
        items[node] = [part["name"].strip() for part in parts if part]
        weights += sum(bool(part["weight"]) for part in parts if part)
        for name in items[node]:
            places.setdefault(name, here)
    if weights:
        problems.add(OUTLINE_WEIGHTS_SKIPPED, count=weights)
    return None if problems.errors else _connected(items, places, problems)


def _connected(
    items: dict[str, list[str]], places: dict[str, Place], problems: Problems
) -> list[Entry] | None:
    named = [name for names in items.values() for name in names]
    twice = [name for name in dict.fromkeys(named) if named.count(name) > 1]
    for name in twice:
        above = [node for node, names in items.items() if name in names]
        entry = entry_of(name, places[name])
        note_once(OUTLINE_TWICE, [(entry, {"text": name, "parent": above[-1]})], problems)
    tops = [node for node in items if node not in named]
    if len(tops) > 1:
        here = problems.at(place=places[tops[1]])
        here.add(OUTLINE_GOAL_UNKNOWN, text=tops[0], other=tops[1])
    entries: list[Entry] = []
    if tops and not problems.errors:
        _add(tops[0], None, items, places, entries)
    reached = {entry.text for entry in entries}
    lost = [node for node in items if node not in reached]
    if lost and not problems.errors:
        goal = tops[0] if tops else "-"
        problems.at(place=places[lost[0]]).add(OUTLINE_AHP_OS_CYCLE, text=lost, goal=goal)
    return None if problems.errors else entries


def _add(
    name: str,
    parent: int | None,
    items: dict[str, list[str]],
    places: dict[str, Place],
    entries: list[Entry],
) -> None:
    waiting: list[tuple[str, int | None]] = [(name, parent)]
    while waiting:
        name, parent = waiting.pop()
        here = len(entries)
        read = entry_of(name, places[name], code="")
        entries.append(Entry(name, places[name], None, read.names, read.stem, parent=parent))
        waiting += [(one, here) for one in reversed(_items(items, name))]


def _items(items: dict[str, list[str]], name: str) -> Sequence[str]:
    return items.get(name, ())
