"""What a region is strong and weak at, and its scores at every level, as tables."""

from __future__ import annotations

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table
from ahp.common.findings import Number
from ahp.common.wording import BETWEEN, Language, Words
from index.check.show import brief
from index.explain.explain import number
from index.project.wording import ITEM, RANK, SCORE, VALUE_COLUMN, pool_word
from index.region.region import Placed, Profile
from index.region.wording import (
    BELONGS,
    FEW_VALUES_NOTE,
    OF_REGIONS,
    RANKED_GIVEN,
    RANKED_NORMALIZED,
    STRENGTHS,
    STRENGTHS_NOTE,
    SUMMARY,
    TIED_NOTE,
    UNIT_COLUMN,
    WEAKNESSES,
    WEAKNESSES_NOTE,
)
from index.steps.pools import provenance


def region_tables(
    found: Profile, top: int, unique: float, stage: str, lang: Language = "en"
) -> tuple[Table, ...]:
    """Show strengths, weaknesses and the summary of a region.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.region.region import region_profile
    >>> from index.steps.build import build
    >>> tables = region_tables(region_profile(build(tiny()), "north"), 5, 0.2, "normalized")
    >>> [(table.name, len(table.rows)) for table in tables]
    [('strengths-north-2022', 2), ('weaknesses-north-2022', 0), ('summary-north-2022', 3)]
    """
    return (*side_tables(found, top, unique, stage, lang), _summary(found, lang))


def side_tables(
    found: Profile, top: int, unique: float, stage: str, lang: Language = "en"
) -> tuple[Table, ...]:
    """Show strengths, then weaknesses."""
    said = {"top": top, "pool": pool_word(found.pool.name, lang)}
    said["stage"] = (RANKED_NORMALIZED if stage == "normalized" else RANKED_GIVEN)(lang)
    few = []
    if found.passed_over:
        names = (found.result.weights.distinct_name(code, lang) for code in found.passed_over)
        few = [FEW_VALUES_NOTE(lang, unique=unique, names=BETWEEN(lang).join(names))]
    sides = (
        ("strengths", STRENGTHS, STRENGTHS_NOTE, found.strengths, found.tied[0]),
        ("weaknesses", WEAKNESSES, WEAKNESSES_NOTE, found.weaknesses, found.tied[1]),
    )
    tables = []
    for side, title, note, placed, tied in sides:
        notes = [note(lang, **said), *([TIED_NOTE(lang, count=tied)] if tied else []), *few]
        tables.append(_side(found, side, title, notes, placed, stage, lang))
    return tuple(tables)


def _side(
    found: Profile,
    side: str,
    title: Words,
    notes: list[str],
    placed: tuple[Placed, ...],
    stage: str,
    lang: Language,
) -> Table:
    weights = found.result.weights
    rows: list[Record] = []
    records: list[Record] = []
    for one in placed:
        name, parent = weights.name(one.code, lang), weights.parent(one.code)
        above = "" if parent is None else weights.name(parent, lang)
        unit = found.result.project.indicator(one.code).unit
        cells = {"name": name, "above": above, "rank": f"{one.rank:g}", "count": str(one.of)}
        rows.append({**cells, "value": brief(one.value), "unit": unit})
        record = {**_place(found), "list": side, "node": one.code, "name": name, "parent": parent}
        record |= {"rank": one.rank, "count": one.of, "value": one.value, "unit": unit}
        records.append(record)
    columns = (
        Column("name", ITEM(lang)),
        Column("above", BELONGS(lang)),
        Column("rank", RANK(lang), 0),
        Column("count", OF_REGIONS(lang), 0),
        Column("value", VALUE_COLUMN(lang), 2),
        Column("unit", UNIT_COLUMN(lang)),
    )
    heading = found.result.heading(lang, found.pool.name)
    named = {"region": _name(found, lang), "year": found.year_name}
    return Table(
        f"{side}-{found.region}-{found.year_name}",
        title(lang, **named),
        (*notes, heading),
        columns,
        tuple(rows),
        tuple(records),
        {"stage": stage, **provenance(found.result, found.pool.name)},
    )


def _place(found: Profile) -> dict[str, object]:
    return {"kind": found.pool.name, "year": found.year_name, "region": found.region}


def _name(found: Profile, lang: Language) -> str:
    return found.result.project.region(found.region).name(lang)


def _summary(found: Profile, lang: Language) -> Table:
    """List the scores and ranks of every node, as the tree stands."""
    weights, key = found.result.weights, (found.year, found.region)
    of_year = found.pool.ranks.xs(found.year, level="year")
    rows: list[Record] = []
    records: list[Record] = []
    for code in weights.codes:
        score, rank = (
            number(found.pool.scores.at[key, code]),
            number(found.pool.ranks.at[key, code]),
        )
        name, count = weights.name(code, lang), int(of_year[code].notna().sum())
        place = "" if rank is None else str(Number(rank))
        rows.append({"name": name, "score": score, "rank": place, "count": str(count)})
        record = {**_place(found), "list": "summary", "node": code, "name": name}
        record |= {"parent": weights.parent(code), "level": weights.level(code)}
        records.append({**record, "score": score, "rank": rank, "count": count})
    columns = (
        Column("name", ITEM(lang)),
        Column("score", SCORE(lang), max(2, found.result.settings.decimals)),
        Column("rank", RANK(lang), 0),
        Column("count", OF_REGIONS(lang), 0),
    )
    return Table(
        f"summary-{found.region}-{found.year_name}",
        SUMMARY(lang, region=_name(found, lang), year=found.year_name),
        (found.result.heading(lang, found.pool.name),),
        columns,
        tuple(rows),
        tuple(records),
        provenance(found.result, found.pool.name),
        tuple(weights.level(code) for code in weights.codes),
    )
