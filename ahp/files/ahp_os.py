"""Projects that AHP-OS exports as JSON: a hierarchy as text, and two strings a node and person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ahp.files.squares import Square, label_of

_PROJECTS, _ALTERNATIVES, _COMPARISONS = "pj", "alt", "pwc"


class NamedSquare(NamedTuple):
    """A square, and what tells it from others of its file."""

    name: str
    square: Square


def ahp_os_squares(value: object) -> list[NamedSquare] | None:
    """Return the squares of a project, one for each node and person; None where it is none.

    A project has its hierarchy as ``project_hText``: ``goal: a, b; a: c, d;``. Of each pair, row by
    row, ``pwc_ab`` has 0 where the first item matters more and 1 where the second one does, and
    ``pwc_intense`` how much more. A node without items compares the alternatives.

    Examples
    --------
    >>> project = {
    ...     "pj": [{"project_hText": "car: price=0.5, style=0.5;"}],
    ...     "pwc": [{"pwc_part": "Ann", "pwc_node": "car", "pwc_ab": "1", "pwc_intense": "3"}],
    ... }
    >>> [(name, square.labels, square.cells) for name, square in ahp_os_squares(project)]
    [('car Ann', ('price', 'style'), [[None, '1/3'], [None, None]])]
    """
    projects, comparisons = _members(value, _PROJECTS), _members(value, _COMPARISONS)
    if not projects or not comparisons:
        return None
    items = _items(str(projects[0].get("project_hText", "")))
    alternatives = tuple(str(one.get("alt", "")) for one in _members(value, _ALTERNATIVES))
    found = []
    for one in comparisons:
        node, person = (label_of(one.get(key, "")) for key in ("pwc_node", "pwc_part"))
        labels = tuple(map(label_of, items.get(node, alternatives)))
        judged = list(_judgments(str(one.get("pwc_ab", "")), str(one.get("pwc_intense", ""))))
        n = len(labels)
        if n < 2 or len(judged) != n * (n - 1) // 2:
            return None
        rest = iter(judged)
        cells = [[next(rest) if i < j else None for j in range(n)] for i in range(n)]
        found.append(NamedSquare(f"{node} {person}".strip(), Square((), (), cells, labels)))
    return found


def _members(value: object, key: str) -> list[Mapping[str, object]]:
    members = value.get(key) if isinstance(value, dict) else None
    every = members if isinstance(members, list) else []
    return every if all(isinstance(one, dict) for one in every) else []


def _items(text: str) -> dict[str, tuple[str, ...]]:
    """Return the items of each node of a hierarchy as text, without their weights."""
    items = {}
    for branch in text.split(";"):
        node, colon, names = branch.partition(":")
        if colon:
            items[label_of(node)] = tuple(one.partition("=")[0] for one in names.split(","))
    return items


def _judgments(sides: str, strengths: str) -> Iterator[str]:
    if len(sides) == len(strengths) and set(sides) <= {"0", "1"}:
        for side, strength in zip(sides, strengths, strict=True):
            yield f"1/{strength}" if side == "1" and strength != "1" else strength
