"""How wide the columns of a table are, by what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from ahp.common.document.book.docx.look import TWIPS_A_POINT
from ahp.common.document.book.needs import Needs

PADDING = 60  # at either side of a cell, in twips
_LEVELS = ("word", "least", "snug", "good", "headed", "whole")  # of `Needs`, the most modest first
_STRETCH, _NARROWEST = 1.5, 0.6  # how far a narrow table is widened; to this share of the room


def fits(counts: Iterable[int], size: float, room: int, spare: float) -> bool:
    """Whether columns of so many halves of an em have some room.

    Parameters
    ----------
    counts : iterable of int
    size : float
        Of the type, in points.
    room : int
        In twips.
    spare : float
        See `Look`.
    """
    return sum(_twips(count, size * spare) for count in counts) <= room


def widths(found: Sequence[Needs], size: float, room: int, spare: float) -> list[int]:
    """Share some room out among columns: first what each needs, the rest as they want it.

    Returns
    -------
    list of int
        In twips; together at most the room.
    """
    kinds = [[getattr(one, name) for one in found] for name in _LEVELS]
    levels = [[_twips(count, size * spare) for count in counts] for counts in kinds]
    fitting = [level for level in levels if sum(level) <= room]
    if not fitting:
        return _cut(levels[0], room)
    base = fitting[-1]
    if len(fitting) == len(levels):
        width = min(max(_STRETCH * sum(base), _NARROWEST * room), room)
        return [int(one * width / sum(base)) for one in base]
    more = [most - one for one, most in zip(base, levels[len(fitting)], strict=True)]
    left = room - sum(base)
    return [one + int(left * up / sum(more)) for one, up in zip(base, more, strict=True)]


def deepest(found: Sequence[Needs], columns: Sequence[int], size: float) -> int:
    """Return how many lines the deepest cell of a table may have in columns of some widths."""
    return max(
        (ceil(_twips(one.whole, size) / width) for one, width in zip(found, columns, strict=True)),
        default=1,
    )


def _cut(wanted: Sequence[int], room: int) -> list[int]:
    """Cut the widest columns down to one width: narrow ones, of figures, stay whole.

    >>> _cut([10, 90, 20, 80], 100)
    [10, 35, 20, 35]
    """
    left, widest = room, 0
    for place, one in enumerate(sorted(wanted)):
        widest = left // (len(wanted) - place)
        if one > widest:
            break
        left -= one
    return [min(one, widest) for one in wanted]


def _twips(count: int, size: float) -> int:
    return int(count * size * TWIPS_A_POINT / 2) + 2 * PADDING
