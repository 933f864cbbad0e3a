"""League tables: who stands where, year beside year; what scores and their changes are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

import pandas as pd

from ahp.common.document.parts import Column
from ahp.common.document.table import Table, shown
from ahp.common.wording import BETWEEN, Language
from index.project.regions import CIRCLE
from index.project.wording import RANK, RULE_NAMES, SCORE, kind_word, pool_word
from index.rank.cells import arrow, plain, rank_score, signed
from index.rank.changes import PARTS, decompose, movements
from index.rank.intervals import Intervals, intervals_of
from index.rank.partial import partial_notes, weight_shares
from index.rank.wording import (
    CHANGE,
    CHANGE_PARTS,
    CHANGE_TITLE,
    CHANGES_OPEN,
    FIGURE_BREAKDOWN,
    FIGURE_CHANGE,
    FIGURE_LOST,
    FIGURE_SCORES,
    GROUP_RULE,
    LEAGUE_TITLE,
    MOVED,
    RANKED_FIGURES,
    SCORE_OF,
    YEAR_TITLE,
)
from index.robust.result import Robustness
from index.steps.pools import Figure, Pool, check_points, default_figure, provenance
from index.steps.result import Result

_CHANGES = ("before", "after", "change", *PARTS)

_Cells = defaultdict[tuple[int, str], "float | None"]
_Line = tuple[dict[str, object], dict[str, object]]


def league(
    result: Result,
    pool: Pool,
    lang: Language = "en",
    node: str | None = None,
    figure: Figure | None = None,
    runs: Robustness | None = None,
) -> Table:
    """Put ranks and scores of all years side by side, the latest first, as reports do.

    Parameters
    ----------
    result : Result
    pool : Pool
    lang : str
    node : str, optional
        By default the goal.
    figure : str, optional
        What stands in the brackets: the node's ``score``, or its ``points`` of the goal's.
    runs : Robustness, optional
        Of the goal: there the interval of each rank stands in the brackets.

    Returns
    -------
    Table
        Regions in the order of their latest rank.

    Raises
    ------
    UsageError
        Points of a node that contributes none.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> from index.steps.pools import pools_of
    >>> table = league(result, pools_of(result)[0])
    >>> table.rows[0]["2022"], table.records[0]["score_2022"]
    ('1 (93.8)', 93.75)
    """
    node = node or result.weights.goal
    figure = figure or default_figure(result)
    if node == result.weights.goal:
        figure = "score"
    if figure == "points":
        check_points(result, node)
    figures, ranks = _cells(pool.figures(figure)[node]), _cells(pool.ranks[node])
    years = sorted(map(int, pool.ranks.index.unique("year")), reverse=True)
    lines = []
    shares = _shares(result, pool, node)
    sure = intervals_of(runs, result, pool, node)
    decimals = result.settings.decimals
    for region in _in_order(pool.ranks[node], years):
        row, record = _line(result, pool, node, region, lang)
        for year in years:
            rank, value = ranks[year, region], figures[year, region]
            called = str(result.year_name(year))
            row[called] = rank_score(rank, value, decimals)
            record |= {f"rank_{called}": rank, f"{figure}_{called}": value}
            record |= {f"weight_present_{called}": shares[year, region]} if shares else {}
            if sure is not None and sure.known:
                row[called] = sure.text(year, region, rank)
                row[f"score_{called}"] = shown(value, decimals)
                of = sure.figures(year, region)
                record |= {f"{key}_{called}": one for key, one in of.items()}
        lines.append((row, record))
    top = shown(float(result.attainable[node]), decimals)
    kind = "circle" if pool.name == CIRCLE and figure == "points" else figure
    title = LEAGUE_TITLE(
        lang,
        node=result.weights.name(node, lang),
        pool=pool_word(pool.name, lang),
    )
    columns = [Column("name", kind_word(pool.name, lang))]
    for one in result.project.year_style.names(years):
        columns.append(Column(one, one, 0))
        if sure is not None and sure.known:
            columns.append(Column(f"score_{one}", SCORE_OF(lang, year=one), decimals))
    notes = [] if sure is not None and sure.known else [RANKED_FIGURES[kind](lang, top=top)]
    notes += [*_rules(result, pool, lang), *partial_notes(result, pool, node, years, lang)]
    return _table(result, pool, lang, node, title, notes, columns, lines, sure=sure)


def breakdown(
    result: Result,
    pool: Pool,
    lang: Language = "en",
    node: str | None = None,
    year: int | None = None,
    runs: Robustness | None = None,
) -> Table:
    """List one year's ranks and scores with the points that make them up, and places moved.

    Parameters
    ----------
    result : Result
    pool : Pool
    lang : str
    node : str, optional
        By default the goal; its children give the columns.
    year : int, optional
        By default the latest.
    runs : Robustness, optional
        Of the goal: there the interval of each rank stands in brackets after it.

    Returns
    -------
    Table

    Raises
    ------
    StepError
        A year the index does not have.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> from index.steps.pools import pools_of
    >>> table = breakdown(result, pools_of(result)[0])
    >>> [table.rows[1][key] for key in ("rank", "name", "score", "moved")]
    ['2', 'west', '50.0', '↑1']
    """
    node = node or result.weights.goal
    year = result.year_or_latest(year)
    called = result.year_name(year)
    before = max((one for one in result.years if one < year), default=None)
    children = result.weights.children(node)
    lines = []
    decimals = result.settings.decimals
    figure: Figure = "points" if all(map(result.has_points, children)) else "score"
    figures = pool.figures(figure)
    ranks, scores = _cells(pool.ranks[node]), _cells(pool.scores[node])
    parts = {child: _cells(figures[child]) for child in children}
    shares = _shares(result, pool, node)
    sure = intervals_of(runs, result, pool, node)
    for region in _in_order(pool.ranks[node], [year]):
        rank, score = ranks[year, region], scores[year, region]
        earlier = None if before is None else ranks[before, region]
        moved = None if rank is None or earlier is None else earlier - rank
        points = {child: parts[child][year, region] for child in children}
        row, record = _line(result, pool, node, region, lang, year=called)
        row |= {"rank": plain(rank), "score": shown(score, decimals), "moved": arrow(moved)}
        row |= {child: shown(value, decimals) for child, value in points.items()}
        record |= {"rank": rank, "score": score, "moved": moved}
        if sure is not None and sure.known:
            row["rank"] = sure.text(year, region, rank)
            record |= sure.figures(year, region)
        record |= {"weight_present": shares[year, region]} if shares else {}
        record |= {f"{figure}_{child}": value for child, value in points.items()}
        lines.append((row, record))
    columns = [Column("rank", RANK(lang), 0), Column("name", kind_word(pool.name, lang))]
    columns.append(Column("score", SCORE(lang), decimals))
    columns += [Column(child, result.weights.name(child, lang), decimals) for child in children]
    if before is not None:
        columns.append(Column("moved", MOVED(lang), 0))
    name = result.weights.name(node, lang)
    made = FIGURE_BREAKDOWN if figure == "points" else FIGURE_SCORES
    notes = [made(lang)] if children else []
    title = YEAR_TITLE(lang, node=name, year=called, pool=pool_word(pool.name, lang))
    notes += [*_rules(result, pool, lang), *partial_notes(result, pool, node, [year], lang)]
    return _table(result, pool, lang, node, title, notes, columns, lines, str(called), sure=sure)


def changes_table(
    result: Result,
    pool: Pool,
    before: int,
    after: int,
    lang: Language = "en",
    node: str | None = None,
) -> Table:
    """Part every region's change of score between two years, in the order of the later rank.

    Parameters
    ----------
    result : Result
    pool : Pool
        Not the circles, whose changes are those of their members.
    before, after : int
    lang : str
    node : str, optional
        By default the goal.

    Returns
    -------
    Table

    Raises
    ------
    StepError
        A year the index does not have, or a normalization whose changes cannot be parted.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> from index.steps.pools import pools_of
    >>> changes_table(result, pools_of(result)[0], 2021, 2022).rows[1]["change"]
    '+35.0'
    """
    node = node or result.weights.goal
    found = decompose(result, before, after, node)
    parted = found.table
    there = [part for part in PARTS if part != "missing" or parted[part].any()]
    moved = movements(result, before, after, node)["moved"]
    decimals = result.settings.decimals
    called = result.year_name(before), result.year_name(after)
    lines = []
    regions = [one for one in _in_order(pool.ranks[node], [after]) if one in parted.index]
    for region in regions:
        row, record = _line(result, pool, node, region, lang)
        figures = change_figures(parted, moved, region)
        record |= {"from": called[0], "to": called[1], **figures}
        lines.append(({**row, **change_cells(figures, decimals)}, record))
    columns = [
        Column("name", kind_word(pool.name, lang)),
        Column("before", str(called[0]), decimals),
        Column("after", str(called[1]), decimals),
        Column("change", CHANGE(lang), decimals),
        *(Column(part, CHANGE_PARTS[part](lang), decimals) for part in there),
        Column("moved", MOVED(lang), 0),
    ]
    name = result.weights.name(node, lang)
    pools = pool_word(pool.name, lang)
    title = CHANGE_TITLE(lang, node=name, before=called[0], after=called[1], pool=pools)
    when = f"{called[0]}-{called[1]}"
    notes = change_notes(there, lang)
    unparted = {str(one.details["region"]) for one in found.notes}
    names = [_name(result, region, lang) for region in regions if region in unparted]
    if names:
        notes.append(CHANGES_OPEN(lang, names=BETWEEN(lang).join(names)))
    return _table(result, pool, lang, node, title, notes, columns, lines, when)


def change_figures(
    parted: pd.DataFrame, moved: pd.Series[float], region: str
) -> dict[str, float | None]:
    """Return a region's change, its parts and the places it moved, None where one is missing.

    Parameters
    ----------
    parted : DataFrame
        As of `changes.decompose`.
    moved : Series
        As of `changes.movements`.
    region : str
    """
    figures = {key: _number(parted[key].get(region)) for key in _CHANGES}
    return {**figures, "moved": _number(moved.get(region))}


def change_cells(figures: Mapping[str, float | None], decimals: int) -> dict[str, str]:
    """Return what stands in a row of changes: scores, changes with their sign, places moved."""
    cells = {key: shown(figures[key], decimals) for key in ("before", "after")}
    cells |= {key: signed(figures[key], decimals) for key in ("change", *PARTS)}
    return {**cells, "moved": arrow(figures["moved"])}


def change_notes(there: Container[str], lang: Language) -> list[str]:
    """Say what the parts of a change are, as far as they are there."""
    return [FIGURE_CHANGE(lang), *([FIGURE_LOST(lang)] if "missing" in there else [])]


def _line(
    result: Result, pool: Pool, node: str, region: str, lang: Language, **when: int | str
) -> _Line:
    """Begin the line of a region, for readers and as a record."""
    name = result.project.region(region).name(lang)
    return {"name": name}, {"node": node, "kind": pool.name, **when, "region": region, "name": name}


def _table(
    result: Result,
    pool: Pool,
    lang: Language,
    node: str,
    title: str,
    notes: Sequence[str],
    columns: Sequence[Column],
    lines: Sequence[_Line],
    *when: str,
    sure: Intervals | None = None,
) -> Table:
    """Put lines together with what says how their figures came about."""
    doubted = () if sure is None else sure.notes(lang)
    return Table(
        "-".join([*dict.fromkeys((pool.name, node)), *when]),
        title,
        (*doubted, *notes, result.heading(lang, pool.name)),
        tuple(columns),
        tuple(row for row, _ in lines),
        tuple(record for _, record in lines),
        provenance(result, pool.name) if sure is None else sure.provenance,
    )


def _shares(result: Result, pool: Pool, node: str) -> _Cells | None:
    shares = weight_shares(result, pool, node)
    return None if shares is None else _cells(shares)


def _rules(result: Result, pool: Pool, lang: Language) -> list[str]:
    return group_rules(result, lang) if pool.name == CIRCLE else []


def group_rules(result: Result, lang: Language) -> list[str]:
    """Say of each circle how it comes from its members."""
    comma = BETWEEN(lang)
    return [
        GROUP_RULE(
            lang,
            circle=_name(result, group.circle, lang),
            rule=RULE_NAMES[group.rule](lang),
            members=comma.join(_name(result, member, lang) for member in group.members),
        )
        for group in result.project.groups
    ]


def _in_order(ranks: pd.Series[float], years: Sequence[int]) -> list[str]:
    """Return the regions by their rank in the first year; those without one come last."""
    place = _cells(ranks)
    regions = map(str, ranks.index.unique("region"))
    last = float("inf")
    found = {region: place[years[0], region] for region in regions}
    return sorted(found, key=lambda one: last if found[one] is None else float(found[one] or 0))


def _cells(column: pd.Series[float]) -> _Cells:
    """Return the figures of a column by year and region; None where there is none."""
    whole = isinstance(column.dtype, pd.Int64Dtype)
    numbers = column.astype(object).where(column.notna(), None)
    found: defaultdict[tuple[int, str], float | None] = defaultdict(lambda: None)
    for (year, region), value in zip(column.index, numbers, strict=True):
        if value is not None:
            found[int(year), str(region)] = int(value) if whole else float(value)
    return found


def _number(value: float | None) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _name(result: Result, region: str, lang: Language) -> str:
    return result.project.region(region).name(lang)
