"""Tables of other commands as tables of a book: each with a caption and a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ahp.common.document.parts import Gap, Grid, Heading, Part
from ahp.common.wording import Language
from ahp.report.parts.wording import ONE_BY_ONE


def captioned(parts: Iterable[Part], name: str, lang: Language) -> Iterator[Part]:
    """Yield parts in which the heading above a table has become its caption.

    A table without a heading of its own lists what the one before it counts.

    Parameters
    ----------
    parts : iterable of Part
    name : str
        The tables are called after it and their number.
    lang : str

    Examples
    --------
    >>> made = captioned([Gap(), Heading("Ranks"), Grid((), []), Grid((), [])], "rank", "en")
    >>> [(part.title, part.name) for part in made]
    [('Ranks', 'rank-1'), ('Ranks: one by one', 'rank-2')]
    """
    title, before, number = "", "", 0
    for part in parts:
        if isinstance(part, Gap):
            continue
        if isinstance(part, Heading):
            title = part.text
            continue
        if isinstance(part, Grid):
            number += 1
            title = title or ONE_BY_ONE(lang, title=before)
            part = replace(part, title=title, name=f"{name}-{number}")
            title, before = "", title
        yield part
