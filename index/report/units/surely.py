"""How sure a region's rank is, where runs were made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ahp.common.document.parts import Part, Text
from ahp.common.document.text import key
from index.explain.explain import Explanation
from index.explain.sure import how_sure, sure_said, sure_table
from index.report.grids import captioned
from index.report.units.chosen import Unit
from index.report.units.ground import Ground
from index.report.wording import FIGURES_BEHIND
from index.robust.result import Robustness


def surely(
    ground: Ground, unit: Unit, year: int, runs: Robustness, *, swaps: bool = True
) -> Iterator[Part]:
    """Yield the interval of a rank, how probable it is, and the region's neighbors.

    Parameters
    ----------
    ground : Ground
    unit : Unit
    year : int
    runs : Robustness
        Of the same project.
    swaps : bool
        Whether to seek what would swap the region with a neighbor, which takes its time.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.robust.robustness import robustness
    >>> runs = robustness(tiny(), draws=64)
    >>> ground = Ground(runs.result, "en")
    >>> said, table = surely(ground, Unit("west", "province"), 2022, runs, swaps=False)
    >>> [row[1] for row in table.shown()]
    ['1 (1)', '2 (2)', '3 (3)']
    """
    result, lang = ground.result, ground.lang
    goal, pool = result.weights.goal, ground.pools[unit.pool]
    count = len(ground.beside(unit.pool, year).scores)
    explained = Explanation(result, unit.row, year, goal, pool, count, (), None, {}, {})
    sure = how_sure(explained, runs, swapped=swaps)
    yield Text(sure_said(sure, explained, lang)[0])
    table = sure_table(explained, sure, lang)
    if table is not None:
        basis = FIGURES_BEHIND(lang, heading=result.heading(lang, unit.pool))
        notes = (*table.notes[:-1], basis)
        name = key(f"unit-sure-{unit.pool}-{unit.row}")
        yield replace(captioned(table), notes=notes, name=name)
