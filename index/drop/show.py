"""Ranks without one item, as a table."""

from __future__ import annotations

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table
from ahp.common.wording import BETWEEN, Count, Language
from index.drop.drop import Dropped, by_place, drop_each
from index.drop.wording import (
    CHANGED,
    DROP_NOTE,
    DROP_TITLE,
    GLOBAL_PERCENT,
    LEFT_OUT,
    MEAN_SHIFT,
    MOST_SHIFT,
    NOT_LEFT_OUT,
    WHO_MOVED,
)
from index.project.wording import pool_word
from index.rank.cells import arrow
from index.steps.pools import Pool, provenance
from index.steps.result import Result

_NAMED = 4  # of those that move farthest; the others are counted by an ellipsis


def dropped_table(
    result: Result, pool: Pool, year: int, level: int | None = None, lang: Language = "en"
) -> Table:
    """Show how far the ranks move without each node.

    Parameters
    ----------
    result : Result
    pool : Pool
    year : int
    level : int, optional
        Only the nodes of this level, from 1 below the goal; by default every node.
    lang : str

    Returns
    -------
    Table

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> table = dropped_table(result, pools_of(result)[0], 2022)
    >>> [(row["name"], row["mean"]) for row in table.rows]
    [('patents', 1.3333333333333333), ('waste', 0.0)]
    """
    weights = result.weights
    codes = [code for code in weights.codes if code != weights.goal]
    codes = [code for code in codes if level in (None, weights.level(code))]
    found = drop_each(result, pool, year, codes)
    lines = [_line(result, pool, year, one, lang) for one in found]
    placed = [weights.distinct_name(code, lang) for code in codes if by_place(result, code)]
    told = (NOT_LEFT_OUT(lang, items=BETWEEN(lang).join(placed)),) if placed else ()
    columns = (
        Column("name", LEFT_OUT(lang)),
        Column("weight", GLOBAL_PERCENT(lang), 1),
        Column("mean", MEAN_SHIFT(lang), 2),
        Column("most", MOST_SHIFT(lang), 0),
        Column("moved", CHANGED(lang), 0),
        Column("who", WHO_MOVED(lang)),
    )
    count = Count(max((len(one.regions) for one in found), default=0))
    goal = weights.name(weights.goal, lang)
    called = result.year_name(year)
    title = DROP_TITLE(lang, node=goal, year=called, pool=pool_word(pool.name, lang))
    indents = [0 if level is not None else weights.level(one.code) - 1 for one in found]
    return Table(
        f"drop-{pool.name}-{called}",
        title,
        (DROP_NOTE(lang, count=count), *told, result.heading(lang, pool.name)),
        columns,
        tuple(row for row, _ in lines),
        tuple(record for _, record in lines),
        provenance(result, pool.name),
        tuple(indents),
    )


def _line(
    result: Result, pool: Pool, year: int, one: Dropped, lang: Language
) -> tuple[Record, Record]:
    weights = result.weights
    name, share = weights.distinct_name(one.code, lang), weights.node(one.code).global_
    most, who = one.most
    named = [f"{result.project.region(code).name(lang)} {arrow(shift)}" for code, shift in who]
    shown = [*named[:_NAMED], *(["…"] if len(named) > _NAMED else [])]
    row = {"name": name, "weight": 100 * share, "mean": one.mean, "most": f"{most:g}"}
    row |= {"moved": str(one.moved), "who": BETWEEN(lang).join(shown)}
    record: dict[str, object] = {"kind": pool.name, "year": result.year_name(year)}
    record |= {"node": one.code, "name": name, "weight": share}
    record |= {"mean_shift": one.mean, "most": most, "moved": one.moved}
    record |= {"regions": len(one.regions), "who": " ".join(code for code, _ in who)}
    return row, record
