"""Who stands where in an index that was built: its league tables, as they are printed."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pandas as pd

from ahp.common.document.table import shown
from ahp.common.figure import Figure
from ahp.common.names import Names
from ahp.common.wording import Language
from index.audit.relations import Cell, Role, Table
from index.project.regions import CIRCLE
from index.project.wording import RANK, SCORE, pool_word
from index.rank.cells import plain
from index.rank.wording import LEAGUE_TITLE
from index.report.standing import League, Standing
from index.steps.pools import Figure as Shown
from index.steps.pools import Pool, check_points, default_figure, pools_of
from index.steps.result import Result

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def standing_of(result: Result, figure: Shown | None = None) -> Standing:
    """Return the ranks and scores of every pool in the goal and its children, as printed.

    Parameters
    ----------
    result : Result
    figure : str, optional
        What stands beside a rank: ``score``, or ``points`` of the goal's; by default as league
        tables have it.

    Returns
    -------
    Standing
        Rounded as league tables print them: to the project's decimals. Years that are spans of
        two, such as 2020/21, count as the first and are written as both.

    Raises
    ------
    UsageError
        Points of a node that contributes none.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> standing = standing_of(build(tiny()))
    >>> league = standing.league("province")
    >>> league.rows(2022), str(league.table.figure("west", 2022, "score").value)
    (('north', 'west', 'east'), '50.0')
    """
    figure = figure or default_figure(result)
    weights = result.weights
    nodes = (weights.goal, *weights.dimensions)
    if figure == "points":
        for node in nodes:
            check_points(result, node)
    leagues = [_league(result, pool, node, figure) for pool in _in_turn(result) for node in nodes]
    members = {group.circle: group.members for group in result.project.groups}
    title: Names = {lang: result.project.title_in(lang) for lang in _LANGUAGES}
    return Standing(title, tuple(leagues), weights.goal, members)


def _in_turn(result: Result) -> list[Pool]:
    """Return the pools, the circles right after those of their members."""
    pools = [pool for pool in pools_of(result) if pool.name != CIRCLE]
    circles = [pool for pool in pools_of(result) if pool.name == CIRCLE]
    of = {result.pools.get(member) for one in result.project.groups for member in one.members}
    behind = max((k + 1 for k, pool in enumerate(pools) if pool.name in of), default=len(pools))
    return [*pools[:behind], *circles, *pools[behind:]]


def _league(result: Result, pool: Pool, node: str, figure: Shown) -> League:
    """Return a league with its figures as text has them."""
    code = f"{pool.name}-{node}"
    ranks, scores = pool.ranks[node], pool.figures(figure)[node]
    decimals, called = result.settings.decimals, result.project.year_style.year
    figures: dict[Cell, Figure] = {}
    places: defaultdict[int | None, list[tuple[Decimal, str]]] = defaultdict(list)
    for (year, region), rank, score in zip(ranks.index, ranks, scores, strict=True):
        if pd.isna(rank) or pd.isna(score):
            continue
        texts: dict[Role, str] = {"rank": plain(float(rank)), "score": shown(score, decimals)}
        for role, text in texts.items():
            figures[Cell(code, str(region), int(year), role)] = Figure(Decimal(text))
        places[called(year)].append((Decimal(texts["rank"]), str(region)))
    rows = {
        year: tuple(row for _, row in sorted(found, key=lambda one: one[0]))
        for year, found in places.items()
    }
    names = {row: result.project.region(row).names for found in rows.values() for row in found}
    node_names: Names = {lang: result.weights.name(node, lang) for lang in _LANGUAGES}
    title: Names = {
        lang: LEAGUE_TITLE(lang, node=node_names[lang], pool=pool_word(pool.name, lang))
        for lang in _LANGUAGES
    }
    columns: dict[Role, str] = {"rank": RANK("en"), "score": SCORE("en")}
    table = Table(code, title, "", columns, figures, rows)
    of_goal = figure == "points" and node != result.weights.goal
    return League(table, pool.name, node, node_names, names, points=of_goal)
