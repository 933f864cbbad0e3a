"""Headings of one's own that say what a checklist asks for: they are marked by its key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from ahp.common.document.book.checklist import Evidence
from ahp.common.document.parts import Heading, Part
from ahp.common.findings import Problems
from ahp.common.names import suggestion
from index.project.reporting import CHECKLISTS
from index.report.checklists.registry import checklist
from index.report.checklists.wording import MARKED_TWICE, NO_SUCH_ITEM

_MARK = re.compile(r"\s*\{#([^{}]*)\}\s*$")


@cache
def item_keys() -> tuple[str, ...]:
    """Return the keys of the items of all checklists."""
    items = (item for name in CHECKLISTS for item in checklist(name, Evidence()).items)
    return tuple(dict.fromkeys(item.key for item in items))


def marked(parts: Iterable[Part], taken: set[str], problems: Problems) -> tuple[Part, ...]:
    """Take the marks off headings, and name those after the items they are of.

    Parameters
    ----------
    parts : iterable of Part
    taken : set of str
        Items that have a heading already; those found are added.
    problems : Problems
        Takes marks that are of no item, or of one that has a heading already.

    Returns
    -------
    tuple of Part

    Examples
    --------
    >>> found = marked([Heading("Purpose {#jrc-framework}")], set(), Problems())
    >>> found[0].text, found[0].name
    ('Purpose', 'jrc-framework')
    """
    return tuple(
        _named(part, taken, problems) if isinstance(part, Heading) else part for part in parts
    )


def _named(heading: Heading, taken: set[str], problems: Problems) -> Heading:
    found = _MARK.search(heading.text)
    if found is None:
        return heading
    key, text = found[1], heading.text[: found.start()]
    if key not in item_keys():
        problems.add(NO_SUCH_ITEM, key=key, suggestion=suggestion(key, item_keys()))
    elif key in taken:
        problems.add(MARKED_TWICE, key=key)
    else:
        taken.add(key)
        return replace(heading, text=text, name=key)
    return replace(heading, text=text)
