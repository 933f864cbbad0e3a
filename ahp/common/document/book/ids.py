"""Ids of the parts of a book, by which links lead to them."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.document.book.numbering import Numbered
from ahp.common.document.parts import Figure, Heading
from ahp.common.document.text import key


def part_ids(book: Numbered) -> tuple[Mapping[int, str], Mapping[str, str]]:
    """Give each part that others may lead to an id of its own: by its place, and by its name.

    >>> from ahp.common.document.book.numbering import numbered
    >>> part_ids(numbered([Heading("Method", name="a b"), Heading("B"), Heading("", name="a-b")]))
    ({0: 'a-b', 2: 'a-b-2', 1: 'section-2'}, {'a b': 'a-b', 'a-b': 'a-b-2'})
    """
    names = {place: getattr(part, "name", "") for place, part in enumerate(book.parts)}
    taken: set[str] = set()
    by_place: dict[int, str] = {}
    by_name: dict[str, str] = {}
    for place, name in names.items():
        if name:
            by_place[place] = by_name[name] = unique(key(name), taken)
    for place, part in enumerate(book.parts):
        if place not in by_place and isinstance(part, Heading | Figure):
            label = book.at.get(place)
            number = part.number if isinstance(part, Heading) else label and label.number
            kind = "section" if isinstance(part, Heading) else "figure"
            by_place[place] = unique(f"{kind}-{number}", taken)
    return by_place, by_name


def unique(wanted: str, taken: set[str]) -> str:
    """Return a name that is not taken yet, and take it.

    >>> unique("a", {"a"})
    'a-2'
    """
    found, count = wanted, 1
    while found in taken:
        count += 1
        found = f"{wanted}-{count}"
    taken.add(found)
    return found
