"""The page of a region or circle, put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ahp.common.document.parts import Grid, Heading, Part, Text
from ahp.common.document.text import key
from ahp.common.wording import ASIDE, Language
from index.chart.draw import Options
from index.project.regions import CIRCLE
from index.project.wording import kind_word, pool_word
from index.report.context import Context
from index.report.data.filled import filled_table, winsorized_table
from index.report.grids import captioned, without_repeats
from index.report.units.chosen import Unit, unit_name
from index.report.units.ground import Ground
from index.report.units.moved import moved
from index.report.units.profile import depth_shown, profile_grid, sides
from index.report.units.standing import members_grid, standing_grid
from index.report.units.surely import surely
from index.report.units.wording import EARLIER_YEAR, PICTURED

MOST_WHOLE = 12
"""Pages on which a profile has every item and a chart; on more of them it has the dimensions."""


def page(report: Context, unit: Unit, ground: Ground | None, *, whole: bool) -> Iterator[Part]:
    """Yield the page of a region.

    Parameters
    ----------
    report : Context
    unit : Unit
    ground : Ground or None
        None where only printed tables are known.
    whole : bool
        Whether its profile has every item and a chart, and what would change its rank is sought.
    """
    yield Heading(called(report, unit), 3, name=unit_key(unit))
    yield from said(report, unit)
    found = [standing_grid(report, unit)]
    parts = [*found, *(() if ground is None else _built(report, unit, ground, whole))]
    grids = without_repeats(_plainly(report, unit, one) for one in parts if isinstance(one, Grid))
    for one in parts:
        yield next(grids) if isinstance(one, Grid) else one


def _plainly(report: Context, unit: Unit, grid: Grid) -> Grid:
    """Leave out how the figures came about where a table of another command says it bare."""
    bare = "" if report.result is None else report.result.heading(report.lang, unit.pool)
    return replace(grid, notes=tuple(note for note in grid.notes if note != bare))


def called(report: Context, unit: Unit) -> str:
    """Return the heading of a page: the name, with the kind where another pool has one like it."""
    standing, result, lang = report.standing, report.result, report.lang
    name = unit_name(unit, standing, result, lang)
    others = (
        unit_name(Unit(row, league.pool), standing, result, lang)
        for league in standing.leagues
        if league.node == standing.goal and league.pool != unit.pool
        for row in league.names
    )
    return name + ASIDE(lang, text=kind_word(unit.pool, lang)) if name in others else name


def unit_key(unit: Unit) -> str:
    """Return what others refer to a page by.

    >>> unit_key(Unit("sichuan", "province"))
    'unit-province-sichuan'
    """
    return key(f"unit-{unit.pool}-{unit.row}")


def said(report: Context, unit: Unit) -> tuple[Text, ...]:
    """Return what there is to say of a region, which is checked with all other sentences."""
    from index.report.sentences.regions import region_sentences

    return report.say(
        region_sentences(report.standing, unit.row, unit.pool, report.lang, report.rules)
    )


def _built(report: Context, unit: Unit, ground: Ground, whole: bool) -> Iterator[Part]:
    """Yield what only an index that was built has."""
    result, lang = report.built, report.lang
    latest = result.year_or_latest(report.year)
    year = ground.year_of(unit.pool, unit.row, latest)
    if year is None:
        return
    if year != latest:
        yield Text(_earlier(report, unit, year, latest, lang))
    if unit.pool == CIRCLE and (members := members_grid(report, unit)) is not None:
        yield members
    if whole:
        options = Options(pool=unit.pool, region=unit.row, year=year, depth=depth_shown(ground))
        yield from report.chart("profile", options, _caption(ground, unit, year))
    yield profile_grid(ground, unit, year, None if whole else 1)
    yield from sides(ground, unit, year)
    yield from moved(ground, unit, year)
    if report.runs is not None:
        yield from surely(ground, unit, year, report.runs, swaps=whole)
    for table in (filled_table(result, lang, unit.row), winsorized_table(result, lang, unit.row)):
        if table is not None:
            yield captioned(table, f"unit-{unit.pool}-{table.name}")


def _earlier(report: Context, unit: Unit, year: int, latest: int, lang: Language) -> str:
    result = report.built
    names = {"latest": result.year_name(latest), "year": result.year_name(year)}
    return EARLIER_YEAR(lang, region=result.project.region(unit.row).name(lang), **names)


def _caption(ground: Ground, unit: Unit, year: int) -> str:
    result, lang = ground.result, ground.lang
    region = result.project.region(unit.row).name(lang)
    said = {"year": result.year_name(year), "pool": pool_word(unit.pool, lang)}
    return PICTURED(lang, region=region, **said)
