"""Tables of other commands as a book shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ahp.common.document.parts import Grid
from ahp.common.document.table import Table
from ahp.common.document.text import key

_HAN = re.compile("[\u4e00-\u9fff]")
_STOPS = ".。:：!！?？"


def captioned(table: Table, name: str = "") -> Grid:
    """Return a table with its caption and notes, under a name that others refer to it by.

    >>> table = Table("a b", "A", ("by x",), (), (), ())
    >>> captioned(table).name, captioned(table).level
    ('a-b', 0)
    """
    notes = tuple(map(stopped, table.grid.notes))
    return replace(table.grid, notes=notes, level=0, name=key(name or table.name))


def stopped(note: str) -> str:
    """Return a note as a sentence: with its stop.

    >>> stopped("invented records, no statistics"), stopped("合成数据"), stopped("Done.")
    ('Invented records, no statistics.', '合成数据。', 'Done.')
    """
    if not note or note[-1] in _STOPS:
        return note
    return f"{note[0].upper()}{note[1:]}{'。' if _HAN.search(note[0] + note[-1]) else '.'}"


def without_repeats(grids: Iterable[Grid]) -> Iterator[Grid]:
    """Yield tables without the notes that stand under an earlier one.

    >>> grids = [Grid((), (), notes=("a", "b")), Grid((), (), notes=("c", "b"))]
    >>> [grid.notes for grid in without_repeats(grids)]
    [('a', 'b'), ('c',)]
    """
    above: set[str] = set()
    for grid in grids:
        yield replace(grid, notes=tuple(note for note in grid.notes if note not in above))
        above.update(grid.notes)
