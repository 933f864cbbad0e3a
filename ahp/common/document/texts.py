"""Everything that is read in the parts of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahp.common.document.parts import (
    Equation,
    Figure,
    Footnote,
    Grid,
    Heading,
    Items,
    Part,
    Source,
    Text,
    plain,
)


def texts_of(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the texts of parts, those in cells and about pictures as well.

    >>> [*texts_of([Heading("One"), Text("two"), Items(("three",))])]
    ['One', 'two', 'three']
    """
    for part in parts:
        match part:
            case Heading() | Footnote() | Source() | Text():
                yield plain(part.text)
            case Items():
                yield from map(plain, part.items)
            case Figure():
                yield from (part.caption, part.alternative)
            case Equation():
                yield part.plain
            case Grid():
                yield from (part.title, *part.headings, *part.notes)
                yield from (plain(cell) for cells in part.shown() for cell in cells)
            case _:
                pass
