"""Provinces, circles, cities: of each item what there is to say, the table, and the charts."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Figure, Heading, Items, Part, Text
from ahp.common.document.text import key
from index.chart.draw import Options
from index.chart.wording import CHART_FIRST
from index.project.regions import CIRCLE
from index.project.wording import pool_word
from index.rank.league import group_rules
from index.report.context import Context
from index.report.printed.behind import printed_behind
from index.report.refer import referring
from index.report.sections import section
from index.report.sentences import circle_paragraphs, league_paragraphs
from index.report.standing import League
from index.report.tables import league_grid, league_name
from index.report.wording import (
    AMID,
    CAPTIONS,
    FIGURES_BEHIND,
    ITEM_SECTION,
    POOL_SECTION,
    SEE_TABLE,
    SEE_WITH_CHART,
)

_LINED = ("bump", "ranking", "heatmap")  # a line for each region
_MOST_LINES, _FIRST = 40, 30  # of more lines no page of a report can be read


def parts(report: Context) -> tuple[Part, ...]:
    """Return a section for each pool, with a section for each of its items."""
    lang = report.lang
    made: list[Part] = []
    for pool in report.standing.pools:
        heading = POOL_SECTION(lang, pool=pool_word(pool, lang))
        made += section(report, pool, heading[:1].upper() + heading[1:], pool_parts(report, pool))
    return tuple(made)


def pool_parts(report: Context, pool: str) -> tuple[Part, ...]:
    """Return what there is to say of a pool, without its heading."""
    made = list(_behind(report, pool))
    for league in report.standing.of(pool):
        made += league_parts(report, league)
    return tuple(made)


def league_parts(report: Context, league: League) -> tuple[Part, ...]:
    """Return the section of a pool in an item."""
    lang = report.lang
    paragraphs = circle_paragraphs if league.pool == CIRCLE else league_paragraphs
    said = paragraphs(report.standing, league, lang, report.rules)
    charts = [figure for kind in _kinds(report, league) for figure in _chart(report, league, kind)]
    see = SEE_WITH_CHART(lang) if charts else SEE_TABLE(lang)
    names = (league_name(league), *(one.name for one in charts[:1]))
    heading = ITEM_SECTION(lang, node=league.node_name(lang))
    return (
        Heading(heading, 3, name=key(f"section-{league.pool}-{league.node}")),
        *(text for sentences in said for text in report.say(sentences)),
        referring(see, *names),
        league_grid(report, league),
        *charts,
    )


def _behind(report: Context, pool: str) -> Iterator[Part]:
    """Say how the figures of a pool came about; of circles, what each is made of."""
    if report.result is None:
        yield from printed_behind(report, pool)
        return
    lang, result = report.lang, report.result
    yield Text(report.spaced(FIGURES_BEHIND(lang, heading=result.heading(lang, pool))))
    if pool == CIRCLE:
        yield Items(tuple(map(report.spaced, group_rules(result, lang))))


def _kinds(report: Context, league: League) -> Iterator[str]:
    """Yield the kinds of chart that a league has something for."""
    wanted, several = report.reporting.charts, len(league.years) > 1
    if report.result is None:
        if "bump" in wanted and several:
            yield "bump"
        return
    of_goal = league.node == report.standing.goal
    regions = report.result.project.regions
    divided = any(one.division and one.kind == league.pool for one in regions)
    children = report.result.weights.children(league.node)
    many = max((len(league.rows(year)) for year in league.years), default=0) > 1
    fits = {
        "ranking": True,
        "bump": several and many,
        "heatmap": of_goal and many and bool(children),
        "map": of_goal and divided,
    }
    yield from (kind for kind in wanted if fits[kind])


def _chart(report: Context, league: League, kind: str) -> tuple[Figure, ...]:
    year = None if kind == "bump" else report.year
    count = max(len(league.rows(one)) for one in league.years)
    top = _FIRST if count > _MOST_LINES and kind in _LINED else None
    shown = pool_word(league.pool, report.lang)
    if top is not None:
        shown += AMID(report.lang) + CHART_FIRST(report.lang, count=top, total=count)
    caption = CAPTIONS[kind](
        report.lang,
        node=league.node_name(report.lang),
        pool=shown,
        year=report.year_name(year or max(league.years)),
    )
    return report.chart(kind, Options(league.node, league.pool, year, top=top), caption)
