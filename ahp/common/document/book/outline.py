"""The headings of a book as a tree, for its table of contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ahp.common.document.book.numbering import Numbered
from ahp.common.document.book.wording import APPENDIX_NUMBER
from ahp.common.document.parts import Heading
from ahp.common.wording import Language

_TOP, _DEEPEST = 2, 4  # the levels that a table of contents lists


@dataclass(frozen=True)
class Node:
    """A heading in a table of contents, with those below it."""

    id: str
    text: str
    level: int
    below: list[Node]


def outline(book: Numbered, ids: Mapping[int, str], lang: Language) -> list[Node]:
    """Return the headings that a table of contents lists, each with its number.

    Parameters
    ----------
    book : Numbered
    ids : mapping of int to str
        By place among the parts.
    lang : str
    """
    top: list[Node] = []
    for place, part in enumerate(book.parts):
        if isinstance(part, Heading) and _TOP <= part.level <= _DEEPEST:
            siblings = top
            while siblings and siblings[-1].level < part.level:
                siblings = siblings[-1].below
            text = f"{said_number(part, lang)} {part.text}"
            siblings.append(Node(ids[place], text, part.level, []))
    return top


def said_number(heading: Heading, lang: Language) -> str:
    """Return the number of a heading as it stands in front of it.

    >>> said_number(Heading("Rules", 2, appendix=True, number="A"), "en")
    'Appendix A'
    """
    if heading.appendix and heading.level == _TOP:
        return APPENDIX_NUMBER(lang, number=heading.number)
    return heading.number
