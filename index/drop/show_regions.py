"""The order of the others when a region leaves or joins, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table
from ahp.common.wording import BETWEEN, BETWEEN_LISTS, Count, Language
from index.drop.others import dependences
from index.drop.regions import Reversal
from index.drop.wording import (
    CHANGED,
    DEPENDS,
    ITS_RANK,
    JOIN_NOTE,
    JOIN_TITLE,
    JOINS,
    LEAVE_NOTE,
    LEAVE_TITLE,
    LEAVES,
    MOST_SHIFT,
    NEVER,
    NOT_BUILT,
    PAIR,
    PAIRS,
    SUMMARY,
    TIES,
    WHICH,
)
from index.project.wording import pool_word
from index.steps.pools import Pool, provenance
from index.steps.result import Result

_NAMED = 3  # pairs; the others are counted by an ellipsis


def reversals_table(
    result: Result,
    pool: Pool,
    year: int,
    found: Sequence[Reversal],
    joins: bool = False,
    lang: Language = "en",
) -> Table:
    """Show which pairs of the other regions turn round when one leaves, or joins.

    Parameters
    ----------
    result : Result
    pool : Pool
    year : int
    found : sequence of Reversal
    joins : bool
        Whether they are of regions that join.
    lang : str

    Returns
    -------
    Table

    Examples
    --------
    >>> from index.drop.regions import drop_regions
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> pool = pools_of(result)[0]
    >>> table = reversals_table(result, pool, 2022, list(drop_regions(result, pool, 2022)))
    >>> [(row["name"], row["rank"], row["pairs"]) for row in table.rows]
    [('north', '1', '0'), ('west', '2', '0'), ('east', '3', '0')]
    """
    lines = [_line(result, pool, one, lang) for one in found]
    columns = (
        Column("name", (JOINS if joins else LEAVES)(lang)),
        *(() if joins else (Column("rank", ITS_RANK(lang), 0),)),
        Column("pairs", PAIRS(lang), 0),
        Column("tied", TIES(lang), 0),
        Column("moved", CHANGED(lang), 0),
        Column("most", MOST_SHIFT(lang), 0),
        Column("who", WHICH(lang)),
    )
    weights, called = result.weights, result.year_name(year)
    said = {"node": weights.name(weights.goal, lang), "year": called}
    title = (JOIN_TITLE if joins else LEAVE_TITLE)(lang, pool=pool_word(pool.name, lang), **said)
    notes = [(JOIN_NOTE if joins else LEAVE_NOTE)(lang), *_summary(found, lang)]
    by = [one(lang) for one in dependences(result)]
    notes.append(DEPENDS(lang, what=BETWEEN_LISTS(lang).join(by)) if by else NEVER(lang))
    return Table(
        f"{'join' if joins else 'drop'}-regions-{pool.name}-{called}",
        title,
        (*notes, result.heading(lang, pool.name)),
        columns,
        tuple(row for row, _ in lines),
        tuple(record for _, record in lines),
        provenance(result, pool.name)
        | {"depends_on_others": "; ".join(one("en") for one in dependences(result)) or None},
    )


def _summary(found: Sequence[Reversal], lang: Language) -> list[str]:
    built = [one for one in found if one.refused is None]
    turning, pairs = sum(bool(one.pairs) for one in built), sum(len(one.pairs) for one in built)
    most = max((one.most for one in built), default=0.0)
    count = {"count": Count(len(built)), "turning": turning, "pairs": Count(pairs)}
    notes = [SUMMARY(lang, most=f"{most:g}", **count)] if built else []
    refused = len(found) - len(built)
    return notes + ([NOT_BUILT(lang, count=Count(refused))] if refused else [])


def _line(result: Result, pool: Pool, one: Reversal, lang: Language) -> tuple[Record, Record]:
    project, goal = result.project, result.weights.goal
    name = project.region(one.region).name(lang)
    key = (one.year, one.region)
    place = float(pool.ranks[goal].astype(float)[key]) if key in pool.ranks.index else None
    rank = {"rank": None if place is None else f"{place:g}"}
    record: dict[str, object] = {"kind": pool.name, "year": result.year_name(one.year)}
    record |= {"region": one.region, "name": name, "rank": place}
    if one.refused is not None:
        why = project.named(one.refused).message(lang)
        gone = dict.fromkeys(("others", "pairs", "tied", "moved", "most_shift", "which"))
        return {"name": name, **rank, "who": why}, {**record, **gone, "refused": why}
    named = [
        PAIR(lang, first=project.region(first).name(lang), second=project.region(second).name(lang))
        for first, second in one.pairs
    ]
    shown = [*named[:_NAMED], *(["…"] if len(named) > _NAMED else [])]
    row: Record = {
        **{"name": name, **rank, "pairs": str(len(one.pairs)), "tied": str(one.tied)},
        **{"moved": str(one.moved), "most": f"{one.most:g}", "who": BETWEEN(lang).join(shown)},
    }
    record |= {"others": len(one.regions), "pairs": len(one.pairs), "tied": one.tied}
    record |= {"moved": one.moved, "most_shift": one.most}
    record |= {"which": " ".join(f"{first}>{second}" for first, second in one.pairs)}
    return row, {**record, "refused": None}
