"""Tables as people make them in spreadsheets: a title above the headings, units below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ahp.common.findings import Problems
from ahp.common.io.cells import text_of
from ahp.common.io.grid import Grid, read_grid
from ahp.common.io.limits import LARGE, Limits
from ahp.common.io.wording import CELL_MERGED
from index.files.wording import ROW_NOT_READ
from index.project.naming import plain

_UNITS = frozenset(("单位", "计量单位", "unit", "units"))


def read_table(
    path: str,
    problems: Problems,
    headings: Iterable[str],
    sheet: str | None = None,
    limits: Limits = LARGE,
    *,
    lazily: bool = False,
) -> Grid | None:
    """Read a table without titles above its headings or units below them, which are told.

    A title is a row with a single filled cell above a row that has one of the headings and more.

    Parameters
    ----------
    path : str
    problems : Problems
    headings : iterable of str
        What the column that every such table has may be called.
    sheet, limits, lazily
        As for `read_grid`.

    Returns
    -------
    Grid or None
        Rows that are skipped are blank, so that all others keep their places.
    """
    own = Problems()
    grid = read_grid(path, own, sheet, limits, lazily=lazily)
    known = {plain(one) for one in headings}
    titles = [] if grid is None else _titles(grid, known)
    if grid is not None and titles:
        last = titles[-1]
        merged = tuple(area for area in grid.merged if area.bottom > last)
        # a merged title is no fault
        own.findings = [
            one for one in own.findings
            if one.what is not CELL_MERGED or one.place is None or (one.place.row or 0) > last + 1
        ]  # fmt: skip
        for k in titles:
            grid.note(own, ROW_NOT_READ, k, text=_text(grid, k))
        grid = replace(_without(grid, titles), merged=merged)
    units = None if grid is None else _units(grid, known)
    if grid is not None and units is not None:
        grid.note(own, ROW_NOT_READ, units, text=_text(grid, units))
        grid = _without(grid, [units])
    problems.findings += own.findings
    return grid


def _titles(grid: Grid, known: set[str]) -> list[int]:
    """Return the rows above the headings; none where the headings are not below titles."""
    found: list[int] = []
    for k in (grid.header, *grid.body()):
        texts = [text for cell in grid.rows[k or 0] if (text := text_of(cell))]
        if len(texts) > 1:
            return found if any(plain(one) in known for one in texts) else []
        if plain(texts[0]) in known:
            return []
        found.append(k or 0)
    return []


def _units(grid: Grid, known: set[str]) -> int | None:
    """Return the row right below the headings, where it says units in place of a name."""
    below = next(grid.body(), None)
    if below is None or grid.header is None:
        return None
    heading = grid.rows[grid.header]
    named = (k for k, cell in enumerate(heading) if plain(text_of(cell)) in known)
    return below if any(plain(text_of(grid.cell(below, k))) in _UNITS for k in named) else None


def _text(grid: Grid, row: int) -> str:
    return " ".join(text for cell in grid.rows[row] if (text := text_of(cell)))


def _without(grid: Grid, rows: Sequence[int]) -> Grid:
    kept = [[] if k in rows else row for k, row in enumerate(grid.rows)]
    return replace(grid, rows=kept)
