"""Where a region stands: its ranks and scores over the years, as the league tables have them."""

from __future__ import annotations

from ahp.common.document.parts import Column, Grid
from ahp.common.document.text import key
from ahp.common.wording import BETWEEN
from index.project.regions import CIRCLE
from index.project.wording import ITEM, RULE_NAMES, pool_word
from index.rank.wording import RANKED_FIGURES
from index.report.context import Context
from index.report.printed.differences import correction_notes
from index.report.standing import League
from index.report.tables import place_text
from index.report.units.chosen import Unit, unit_name
from index.report.units.wording import (
    AS_FIRST,
    COUNT_IN,
    COUNTED,
    COUNTED_ALIKE,
    MEMBER,
    MEMBER_WEIGHT,
    MEMBERS_NOTE,
    MEMBERS_TITLE,
    OF_ITEM,
    STANDING_POINTS_NOTE,
    STANDING_TITLE,
)
from index.report.wording import EXCERPT_NOTE, FIGURES_BEHIND


def standing_grid(report: Context, unit: Unit) -> Grid:
    """Return a region's ranks and scores over the years: the goal, then its children.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.report.built import standing_of
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> grid = standing_grid(Context(standing_of(result), result=result), Unit("west", "province"))
    >>> list(grid.shown())[0]
    ['goal', '2 (50.0)', '3 (15.0)']
    """
    standing, lang = report.standing, report.lang
    leagues = standing.of(unit.pool)
    years = sorted({year for league in leagues for year in league.years}, reverse=True)
    rows = [
        [league.node_name(lang), *(place_text(league, unit.row, year) for year in years)]
        for league in leagues
    ]
    columns = [Column("item", ITEM(lang))]
    columns += [Column(str(year), report.year_name(year), align="right") for year in years]
    return Grid(
        tuple(columns),
        rows,
        STANDING_TITLE(lang, region=unit_name(unit, standing, report.result, lang)),
        notes=_notes(report, leagues, unit),
        name=key(f"unit-standing-{unit.pool}-{unit.row}"),
        indents=tuple(int(league.node != standing.goal) for league in leagues),
    )


def _notes(report: Context, leagues: tuple[League, ...], unit: Unit) -> tuple[str, ...]:
    lang, goal = report.lang, leagues[0]
    points = any(league.points for league in leagues)
    figures = STANDING_POINTS_NOTE if points else RANKED_FIGURES["score"]
    said: tuple[str, ...] = (figures(lang, goal=goal.node_name(lang)), _counted(report, goal))
    if report.printed is not None:
        said += tuple(
            OF_ITEM(lang, item=league.node_name(lang), note=note)
            for league in leagues
            for note in correction_notes(report.printed, league, lang, unit.row)
        )
    if report.result is None:
        return said
    basis = FIGURES_BEHIND(lang, heading=report.result.heading(lang, unit.pool))
    return *said, basis, AS_FIRST(lang)


def _counted(report: Context, goal: League) -> str:
    """Say how many are ranked in each year, as far as the tables show it."""
    lang = report.lang
    if goal.excerpt:
        return EXCERPT_NOTE(lang)
    ranked = {year: len(goal.rows(year)) for year in goal.years}
    if len(ranked) > 1 and len({*ranked.values()}) == 1:
        return COUNTED_ALIKE(lang, count=max(ranked.values()))
    counts = (
        COUNT_IN(lang, year=report.year_name(year), count=count) for year, count in ranked.items()
    )
    return COUNTED(lang, counts=BETWEEN(lang).join(counts))


def members_grid(report: Context, unit: Unit) -> Grid | None:
    """Return the members of a circle with their ranks and scores; None for any other region.

    Parameters
    ----------
    report : Context
        With a result.
    unit : Unit
    """
    result, standing, lang = report.built, report.standing, report.lang
    group = next((one for one in result.project.groups if one.circle == unit.row), None)
    if unit.pool != CIRCLE or group is None:
        return None
    homes = [_home(report, member) for member in group.members]
    years = sorted({year for one in homes for year in one.years}, reverse=True)
    weighed = len(set(group.weights)) > 1
    rows: list[list[str]] = []
    for member, weight, league in zip(group.members, group.weights, homes, strict=True):
        name = result.project.region(member).name(lang)
        own = [f"{weight:g}"] if weighed else []
        rows.append([name, *own, *(place_text(league, member, year) for year in years)])
    columns = [Column("member", MEMBER(lang))]
    columns += [Column("weight", MEMBER_WEIGHT(lang), align="right")] if weighed else []
    columns += [Column(str(year), report.year_name(year), align="right") for year in years]
    pools = BETWEEN(lang).join(dict.fromkeys(pool_word(one.pool, lang) for one in homes))
    rule = RULE_NAMES[group.rule](lang)
    return Grid(
        tuple(columns),
        rows,
        MEMBERS_TITLE(lang, circle=unit_name(unit, standing, result, lang)),
        notes=(MEMBERS_NOTE(lang, pool=pools, rule=rule),),
        name=key(f"unit-members-{unit.row}"),
    )


def _home(report: Context, member: str) -> League:
    """Return the ranking of the goal in which a member of a circle stands."""
    goals = [report.standing.league(pool) for pool in report.standing.pools]
    return next((one for one in goals if member in one.names), goals[0])
