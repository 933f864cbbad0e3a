"""What stands under the same table of every page, said once before the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ahp.common.document.parts import Grid, Items, Part, Text
from ahp.common.wording import ASIDE, Language
from index.project.wording import pool_word
from index.region.wording import TIED_NOTE
from index.report.units.chosen import Unit
from index.report.units.wording import (
    ABOUT_TABLE,
    AS_FIRST,
    IN_TABLES,
    MOVED_TIED,
    TABLE_NAMES,
    TOLD_BEFORE,
)


@dataclass(frozen=True)
class Page:
    """A page before it is put into the report."""

    unit: Unit
    parts: tuple[Part, ...]

    def grid(self, kind: str) -> Grid | None:
        """Return its table of a kind, such as ``strengths``; None where it has none."""
        return next((one for one in self.parts if isinstance(one, Grid) and of(one) == kind), None)


def of(grid: Grid) -> str:
    """Return which of the tables of a page one is.

    >>> of(Grid((), (), name="unit-strengths-province-west"))
    'strengths'
    """
    return grid.name.split("-")[1] if grid.name.startswith("unit-") else ""


def told_once(pages: Sequence[Page], lang: Language) -> tuple[tuple[Part, ...], tuple[Page, ...]]:
    """Take notes that are alike under a table of every page to the front.

    Parameters
    ----------
    pages : sequence of Page
        Of one alone nothing is taken.
    lang : str

    Returns
    -------
    (tuple of Part, tuple of Page)
        What stands before the pages; the pages without it, which say where it is.

    Examples
    --------
    >>> two = [
    ...     Page(Unit(one, "province"), (Grid((), (), notes=notes, name=f"unit-moved-{one}"),))
    ...     for one, notes in (("a", ("Points.", "Sum 1.")), ("b", ("Points.", "Sum 2.")))
    ... ]
    >>> front, rest = told_once(two, "en")
    >>> front[1].items[0]
    'Indicators that moved the score most: Points.'
    >>> [page.parts[0].notes for page in rest][0][0]
    'Sum 1.'
    """
    said: list[str] = []
    left = tuple(pages)
    pools = tuple(dict.fromkeys(page.unit.pool for page in pages))
    for pool in (None, *pools) if len(pools) > 1 else (None,):
        for kind, words in TABLE_NAMES.items():
            common = _common(left, kind, pool, lang)
            if not common:
                continue
            table = words(lang)
            table += "" if pool is None else ASIDE(lang, text=pool_word(pool, lang))
            notes = ("" if lang == "zh" else " ").join(common)
            said.append(ABOUT_TABLE(lang, table=table, notes=notes))
            left = tuple(_without(page, kind, pool, common) for page in left)
    if not said:
        return (), left
    left = tuple(_referred(page, lang) for page in left)
    return (Text(IN_TABLES(lang)), Items(tuple(said))), left


def _common(pages: Sequence[Page], kind: str, pool: str | None, lang: Language) -> tuple[str, ...]:
    """Return the notes that all tables of a kind have, in a pool or anywhere; none of one alone."""
    found = [
        grid
        for page in pages
        if pool in (None, page.unit.pool) and (grid := page.grid(kind)) is not None
    ]
    if len(found) < 2:
        return ()
    common = [
        note
        for note in found[0].notes
        if not _of_one(note, lang) and all(note in one.notes for one in found)
    ]
    if common[-1:] == [AS_FIRST(lang)] and common[-2:-1] != list(found[0].notes[-2:-1]):
        common.pop()  # what it speaks of stays under the tables
    return tuple(common)


def _of_one(note: str, lang: Language) -> bool:
    """Whether a note speaks of a single row of its table, and is alike elsewhere by chance."""
    return note.endswith(tuple(words(lang).rpartition("}")[2] for words in (TIED_NOTE, MOVED_TIED)))


def _without(page: Page, kind: str, pool: str | None, common: Sequence[str]) -> Page:
    """Take notes from under a table of a page, and what refers to them there."""
    if pool not in (None, page.unit.pool):
        return page
    parts = tuple(
        replace(one, notes=tuple(note for note in one.notes if note not in common))
        if isinstance(one, Grid) and of(one) == kind
        else one
        for one in page.parts
    )
    return replace(page, parts=parts)


def _referred(page: Page, lang: Language) -> Page:
    """Say on a page where the notes are: under its first table."""
    first = next((one for one in page.parts if isinstance(one, Grid)), None)
    if first is None:
        return page
    noted = replace(first, notes=(*first.notes, TOLD_BEFORE(lang)))
    return replace(page, parts=tuple(noted if one is first else one for one in page.parts))
