"""A region's scores beside those of its group, and the indicators that it is strong and weak at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ahp.common.document.parts import Column, Grid, Part, Text
from ahp.common.document.table import Table, shown
from ahp.common.document.text import key
from ahp.common.wording import BETWEEN, Words
from index.explain.explain import number
from index.project.regions import CIRCLE, Group
from index.project.wording import ITEM, RANK, SCORE, pool_word
from index.rank.cells import plain
from index.region.region import LEAST_UNIQUE, TOP, Profile, region_profile, tied_beyond
from index.region.show import side_tables
from index.report.grids import captioned
from index.report.units.chosen import Unit
from index.report.units.ground import Beside, Ground
from index.report.units.wording import (
    BEST,
    CIRCLE_MEDIAN,
    HALVES,
    MANY_BEST,
    MEDIAN,
    NO_STRENGTHS,
    NO_WEAKNESSES,
    PROFILE_CIRCLE_NOTE,
    PROFILE_NOTE,
    PROFILE_TITLE,
    WHO,
)
from index.report.wording import FIGURES_BEHIND

_NAMED = 2  # of those with the best score; the others are counted
_EQUAL = 1e-9  # of scores: a smaller difference is the error of arithmetic
_SHOWN = 20  # items in a chart that is no longer than half a page


def profile_grid(ground: Ground, unit: Unit, year: int, depth: int | None = None) -> Grid:
    """Put a region's scores beside the median and the best of its pool, and of its circle.

    Parameters
    ----------
    ground : Ground
    unit : Unit
    year : int
        In which it has a score.
    depth : int, optional
        Only so many levels below the goal; by default all.

    Returns
    -------
    Grid

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> grid = profile_grid(Ground(build(tiny()), "en"), Unit("west", "province"), 2022)
    >>> list(grid.shown())[0]
    ['goal', '50.0', '2', '50.0', '93.8', 'north']
    """
    result, lang = ground.result, ground.lang
    weights, beside = result.weights, ground.beside(unit.pool, year)
    codes = [one for one in weights.codes if depth is None or weights.level(one) <= depth]
    circle = circle_of(ground, unit, beside)
    own = None if circle is None else beside.scores.loc[_present(circle, beside)].median()
    rows = [_row(ground, unit.row, code, beside, own) for code in codes]
    figures = {"score": SCORE, "rank": RANK, "median": MEDIAN, "best": BEST}
    columns = [Column("item", ITEM(lang))]
    columns += [Column(name, words(lang), align="right") for name, words in figures.items()]
    columns.append(Column("who", WHO(lang)))
    said = {"year": result.year_name(year), "pool": pool_word(unit.pool, lang)}
    said |= {"region": result.project.region(unit.row).name(lang), "count": len(beside.scores)}
    notes = [PROFILE_NOTE(lang, **said)]
    if circle is not None:
        columns.append(Column("circle", CIRCLE_MEDIAN(lang), align="right"))
        notes.append(_circle_note(ground, circle, beside))
    return Grid(
        tuple(columns),
        rows,
        PROFILE_TITLE(lang, **said),
        notes=(*notes, FIGURES_BEHIND(lang, heading=result.heading(lang, unit.pool))),
        name=key(f"unit-profile-{unit.pool}-{unit.row}"),
        indents=tuple(weights.level(code) for code in codes),
    )


def _circle_note(ground: Ground, circle: Group, beside: Beside) -> str:
    project, lang = ground.result.project, ground.lang
    members = (project.region(one).name(lang) for one in _present(circle, beside))
    name = project.region(circle.circle).name(lang)
    return PROFILE_CIRCLE_NOTE(lang, circle=name, members=BETWEEN(lang).join(members))


def _row(
    ground: Ground,
    region: str,
    code: str,
    beside: Beside,
    circle: pd.Series[float] | None,
) -> list[str]:
    decimals, lang = ground.result.settings.decimals, ground.lang
    score, rank = (number(one.at[region, code]) for one in (beside.scores, beside.ranks))
    cells = [
        ground.result.weights.name(code, lang),
        shown(score, decimals),
        plain(rank),
        shown(number(beside.median[code]), decimals),
        shown(number(beside.best[code]), decimals),
        _best(ground, beside.ranks[code]),
    ]
    return cells if circle is None else [*cells, shown(number(circle[code]), decimals)]


def _best(ground: Ground, ranks: pd.Series[float]) -> str:
    """Name who has the best rank, of many the first and how many more."""
    project, lang = ground.result.project, ground.lang
    codes = [str(code) for code in ranks.index[(ranks == ranks.min()).fillna(False)]]
    names = [project.region(code).name(lang) for code in codes]
    if len(names) <= _NAMED:
        return BETWEEN(lang).join(names)
    count = len(names) if lang == "zh" else len(names) - 1
    return MANY_BEST(lang, first=names[0], count=count)


def circle_of(ground: Ground, unit: Unit, beside: Beside) -> Group | None:
    """Return the circle that a region belongs to, of which others of its pool are members too."""
    if unit.pool == CIRCLE:
        return None
    for group in ground.result.project.groups:
        if unit.row in group.members and len(_present(group, beside)) > 1:
            return group
    return None


def _present(group: Group, beside: Beside) -> list[str]:
    return [member for member in group.members if member in beside.scores.index]


def depth_shown(ground: Ground) -> int:
    """Return how many levels below the goal a chart has room for.

    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> depth_shown(Ground(build(tiny()), "en"))
    1
    """
    weights = ground.result.weights
    levels = [weights.level(code) for code in weights.codes]
    deepest = max(levels)
    fitting = [
        depth for depth in range(1, deepest + 1) if sum(one <= depth for one in levels) <= _SHOWN
    ]
    return max(fitting, default=1)


def sides(ground: Ground, unit: Unit, year: int) -> Iterator[Part]:
    """Yield what a region is strong and weak at: the tables of ``ahp-index region``.

    Nothing of a circle, which has no values of its own.
    """
    if unit.pool == CIRCLE:
        return
    result, lang = ground.result, ground.lang
    found = region_profile(result, unit.row, year, unit.pool, len(result.weights.leaves))
    found = by_halves(found, ground.beside(unit.pool, year).scores)
    tables = side_tables(found, TOP, LEAST_UNIQUE, "normalized", lang)
    tables = tuple(replace(one, notes=(HALVES(lang), *one.notes)) for one in tables)
    for table, side, nothing in zip(
        tables, ("strengths", "weaknesses"), (NO_STRENGTHS, NO_WEAKNESSES), strict=True
    ):
        if table.rows:
            yield replace(captioned(table), name=key(f"unit-{side}-{unit.pool}-{unit.row}"))
        else:
            yield Text(_nothing(ground, table, nothing, unit, year))


def by_halves(found: Profile, scores: pd.DataFrame, top: int = TOP) -> Profile:
    """Keep strengths with half of the others behind them, and weaknesses with more than half ahead.

    The best ranks of a region that is weak in everything are no strengths, nor is a first place
    that most share.

    Parameters
    ----------
    found : Profile
        With every indicator that may be either.
    scores : DataFrame
        A row for each region of the pool that is ranked in the year, a column for each indicator.
    top : int
        How many of each are kept.
    """
    leaves = found.result.weights.leaves
    table = scores[list(leaves)].to_numpy(dtype=float)
    gap = table - table[scores.index.get_loc(found.region)]  # of the others before this one
    half = (np.sum(~np.isnan(table), axis=0) - 1) / 2
    leads = dict(zip(leaves, np.sum(gap < -_EQUAL, axis=0) >= half, strict=True))
    trails = dict(zip(leaves, np.sum(gap > _EQUAL, axis=0) > half, strict=True))
    placed = sorted((*found.strengths, *found.weaknesses), key=lambda one: leaves.index(one.code))
    kept = [one for one in placed if one in found.strengths and leads[one.code]]
    best = sorted(kept, key=lambda one: one.rank)
    kept = [one for one in placed if trails[one.code]]
    worst = sorted(kept, key=lambda one: -one.rank)
    tied = tied_beyond(best, top), tied_beyond(worst, top)
    return replace(found, strengths=tuple(best[:top]), weaknesses=tuple(worst[:top]), tied=tied)


def _nothing(ground: Ground, table: Table, words: Words, unit: Unit, year: int) -> str:
    """Say by which rule there is nothing, and what was passed over."""
    result, lang = ground.result, ground.lang
    rule: Sequence[str] = table.notes[:-1]  # the last says how the index is made
    region = result.project.region(unit.row).name(lang)
    said = {"region": region, "year": result.year_name(year)}
    return words(lang, rule=("" if lang == "zh" else " ").join(rule), **said)
