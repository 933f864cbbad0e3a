"""Which parts stand on pages that lie down: wide tables, and what belongs to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from ahp.common.document.book.needs import Needs, needs
from ahp.common.document.parts import (
    Footnote,
    Gap,
    Grid,
    Heading,
    Inline,
    Items,
    Part,
    Source,
    Text,
)

_REMARKS = (Footnote, Source, Gap)
_SMALL = (*_REMARKS, Heading, Text, Items)
_LED_IN = 2  # paragraphs between a heading and a table
_MOST_BETWEEN, _MOST_ROWS = 3, 12  # of small parts for which no page is turned


def table_needs(
    parts: Sequence[Part], say: Callable[[Inline], str]
) -> Mapping[int, Sequence[Needs]]:
    """Return what the columns of each table need, by place among the parts."""
    return {place: needs(part, say) for place, part in enumerate(parts) if isinstance(part, Grid)}


def lying(parts: Sequence[Part], wide: Sequence[int]) -> list[bool]:
    """Return for each part whether it stands on a page lying down, as tables at some places must.

    With a table goes the heading above it, also with some paragraphs in between, and remarks below;
    between two such tables a few lines and short tables do.
    """
    turned = [False] * len(parts)
    for place in wide:
        for at in range(_begin(parts, place), _end(parts, place)):
            turned[at] = True
    for before, after in pairwise(wide):
        between = range(before + 1, after)
        small = [part for part in parts[before + 1 : after] if not isinstance(part, _REMARKS)]
        if len(small) <= _MOST_BETWEEN and all(map(_is_small, small)):
            for at in between:
                turned[at] = True
    return turned


def followed(parts: Sequence[Part], place: int) -> bool:
    """Whether a remark comes next."""
    following = next((one for one in parts[place + 1 :] if not isinstance(one, Gap)), None)
    return isinstance(following, Footnote | Source)


def _is_small(part: Part) -> bool:
    return isinstance(part, _SMALL) or (isinstance(part, Grid) and len(part.rows) <= _MOST_ROWS)


def _begin(parts: Sequence[Part], place: int) -> int:
    at = place
    while at and place - at < _LED_IN and isinstance(parts[at - 1], Text):
        at -= 1
    headed = at
    while headed and isinstance(parts[headed - 1], Heading):
        headed -= 1
    return headed if headed < at else place


def _end(parts: Sequence[Part], place: int) -> int:
    at = place + 1
    while at < len(parts) and isinstance(parts[at], _REMARKS):
        at += 1
    return at
