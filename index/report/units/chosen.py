"""Which regions and circles have a page of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ahp.common.findings import Finding, Named, UsageError
from ahp.common.names import name_in, suggestion
from ahp.common.wording import Count, Language
from index.explain.explain import find_region
from index.report.own.facts import short_names
from index.report.standing import Standing
from index.report.units.wording import (
    ALL_NAMED,
    UNIT_UNKNOWN,
    UNIT_WITHOUT_SCORE,
    UNITS_LEFT_OUT,
)
from index.steps.result import Result


@dataclass(frozen=True)
class Unit:
    """A region or circle with a page.

    Attributes
    ----------
    row : str
        Its key in the leagues; in an index that was built, its code.
    pool : str
    """

    row: str
    pool: str


def units_of(
    names: Sequence[str],
    standing: Standing,
    result: Result | None = None,
    tell: Callable[[Finding], None] = lambda finding: None,
) -> tuple[Unit, ...]:
    """Find the regions that are named, each once, in the order of their first mention.

    Parameters
    ----------
    names : sequence of str
        Codes, names or short names; ``all`` for every region and circle.
    standing : Standing
    result : Result, optional
        None where only printed tables are known.
    tell : callable, optional
        Takes what is worth telling, such as who has no page because it has no score.

    Returns
    -------
    tuple of Unit

    Raises
    ------
    UsageError
        A name that nobody or several have, with the nearest one; a region without any score.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.report.built import standing_of
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> units_of(["west", "west"], standing_of(result), result)
    (Unit(row='west', pool='province'),)
    """
    found: dict[Unit, None] = {}
    for name in dict.fromkeys(names):
        if name.strip().casefold() in ALL_NAMED:
            found |= dict.fromkeys(_all(standing))
            _tell_scoreless(standing, result, tell)
        elif result is None:
            found |= dict.fromkeys(_printed(name, standing))
        else:
            found[_built(name, standing, result)] = None
    return tuple(found)


def _all(standing: Standing) -> Iterator[Unit]:
    """Yield everybody in the ranking of the goal, by the latest rank."""
    for pool in standing.pools:
        leagues = standing.of(pool)
        for year in leagues[0].years:
            yield from (Unit(row, pool) for row in leagues[0].rows(year))


def _rows(standing: Standing) -> dict[Unit, None]:
    """Return everybody who stands in any ranking."""
    return {
        Unit(row, league.pool): None
        for league in standing.leagues
        for year in league.years
        for row in league.table.rows.get(year, ())
    }


def _built(name: str, standing: Standing, result: Result) -> Unit:
    code, pool = find_region(result, name)
    unit = Unit(code, pool.name)
    if unit not in _rows(standing):
        named = Named(code, result.project.region(code).names)
        raise UsageError.of(UNIT_WITHOUT_SCORE, region=named)
    return unit


def _printed(name: str, standing: Standing) -> list[Unit]:
    """Find a row by its key or any name, short ones too; a page for each pool it is in."""
    known: dict[str, dict[Unit, None]] = {}
    printed: dict[str, None] = {}  # a short name is understood, but none to be shown
    for league in standing.leagues:
        for year in league.years:
            for row in league.table.rows.get(year, ()):
                names = (row, *league.names.get(row, {}).values())
                printed |= dict.fromkeys(names)
                for called in (*names, *short_names(names)):
                    known.setdefault(called, {})[Unit(row, league.pool)] = None
    if name not in known:
        raise UsageError.of(UNIT_UNKNOWN, region=name, suggestion=suggestion(name, printed))
    return [*known[name]]


def _tell_scoreless(
    standing: Standing, result: Result | None, tell: Callable[[Finding], None]
) -> None:
    """Say which regions of the index have no score in any year."""
    if result is None:
        return
    placed = {unit.row for unit in _all(standing)}
    listed = map(str, result.scores.index.unique("region"))
    missing = [code for code in listed if code not in placed]
    if missing:
        regions = [Named(code, result.project.region(code).names) for code in missing]
        tell(Finding(UNITS_LEFT_OUT, {"count": Count(len(missing)), "regions": regions}))


def unit_name(unit: Unit, standing: Standing, result: Result | None, lang: Language) -> str:
    """Return what a region is called in the heading of its page."""
    if result is not None:
        return result.project.region(unit.row).name(lang)
    leagues = standing.of(unit.pool)
    return next(
        (name_in(one.names[unit.row], lang, unit.row) for one in leagues if unit.row in one.names),
        unit.row,
    )
