"""The records behind values as tables, and definitions of indicators in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table
from ahp.common.findings import Number
from ahp.common.wording import Language
from index.explain.explain import Behind, Explanation
from index.explain.wording import (
    BOTH,
    DEFINITION,
    EITHER,
    ENDPOINT,
    FIRST_IDS,
    MEASURE_PART,
    MEASURES,
    PERIODS,
    RECORDS_OF,
    RECORDS_TITLE,
    VALID,
    WHERE,
)
from index.project.wording import ITEM, RECORDS
from index.records.schema import TABLES
from index.records.wording import TABLE_NAMES
from index.steps.pools import provenance

if TYPE_CHECKING:  # definitions come with a sample database only
    from index.records.definitions import Definition, Filter


def definition_words(definition: Definition, lang: Language = "en") -> str:
    """Put the definition of an indicator into words: table, measure, filter, end, dates.

    Examples
    --------
    >>> from index.records.definitions import Definition, Filter
    >>> layers = (Filter("layer", ("base", "technology")),)
    >>> definition_words(Definition("x", "enterprises", "mean", "valuation", layers))
    'enterprises: mean of valuation, where layer = base or technology, up to the end of the year'
    >>> kind = (Filter("kind", ("financing",)), Filter("international", (True,)))
    >>> one = Definition("x", "relations", "sum", "amount", kind, (), "target", "flow")
    >>> definition_words(one, "zh")
    '关系：amount 之和，限 kind = financing 且 international = true，按 target 所在地区，当年'
    """
    if definition.part:
        measure = MEASURE_PART(lang, part=filter_words(definition.part, lang))
    else:
        measure = MEASURES[definition.measure](lang, column=definition.column)
    parts = [measure]
    if definition.where:
        parts.append(WHERE(lang, filters=filter_words(definition.where, lang)))
    if definition.endpoint:
        parts.append(ENDPOINT(lang, end=definition.endpoint))
    if TABLES[definition.table].dated is not None:
        parts.append(PERIODS[definition.period](lang))
    table = TABLE_NAMES[definition.table](lang)
    colon, comma = ("：", "，") if lang == "zh" else (": ", ", ")
    return table + colon + comma.join(parts)


def filter_words(filters: Sequence[Filter], lang: Language = "en") -> str:
    """Put filters into words, all of which must be met.

    >>> from index.records.definitions import Filter
    >>> filter_words([Filter("founded", (), 2015.0, None), Filter("international", (False,))])
    'founded ≥ 2015 and international = false'
    """
    return BOTH(lang).join(_condition(one, lang) for one in filters)


def _condition(one: Filter, lang: Language) -> str:
    if one.among:
        return f"{one.column} = " + EITHER(lang).join(map(_literal, one.among))
    if one.low is None:
        return f"{one.column} ≤ {Number(one.high or 0.0)}"
    high = "" if one.high is None else f" ≤ {Number(one.high)}"
    return (
        f"{Number(one.low)} ≤ {one.column}{high}" if high else f"{one.column} ≥ {Number(one.low)}"
    )


def _literal(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(Number(value))


def records_tables(found: Explanation, lang: Language = "en") -> tuple[Table, ...]:
    """Show the records behind an explanation: those of one indicator, or a line for each.

    Parameters
    ----------
    found : Explanation
    lang : str

    Returns
    -------
    tuple of Table
        Empty where no value comes from records.
    """
    if not found.behind:
        return ()
    if found.node in found.behind:
        return (_records(found, found.behind[found.node], lang),)
    return (_overview(found, lang),)


def _overview(found: Explanation, lang: Language) -> Table:
    rows: list[Record] = []
    records: list[Record] = []
    for one in found.leaves:
        behind = found.behind.get(one.code)
        if behind is None or one.measured is None:
            continue
        name = found.result.weights.distinct_name(one.code, lang)
        ids = list(behind.ids)
        more = one.measured.records is not None and one.measured.records > len(ids)
        row = {"item": name, "definition": definition_words(behind.definition, lang)}
        counts = {"records": one.measured.records, "valid": one.measured.valid}
        shown = {key: f"{value:,}" for key, value in counts.items() if value is not None}
        rows.append({**row, **shown, "ids": ", ".join(ids) + (", …" if ids and more else "")})
        place = {"region": found.region, "year": found.year_name, "node": one.code, "name": name}
        records.append({**place, "definition": row["definition"], **counts, "ids": ids})
    columns = (
        Column("item", ITEM(lang)),
        Column("definition", DEFINITION(lang)),
        Column("records", RECORDS(lang), 0),
        Column("valid", VALID(lang), 0),
        Column("ids", FIRST_IDS(lang)),
    )
    return Table(
        f"records-{found.region}-{found.year_name}",
        RECORDS_TITLE(lang),
        (),
        columns,
        tuple(rows),
        tuple(records),
        provenance(found.result, found.pool.name),
    )


def _records(found: Explanation, behind: Behind, lang: Language) -> Table:
    measured = found.total.measured
    frame = behind.records
    cells = frame.astype(object).where(frame.notna(), None)
    rows = [dict(zip(frame.columns, line, strict=True)) for line in cells.to_numpy().tolist()]
    sentence = behind.definition.names.get(lang)
    figures = [column for column in frame if pd.api.types.is_numeric_dtype(frame[column].dtype)]
    return Table(
        f"records-{found.node}-{found.region}-{found.year_name}",
        RECORDS_OF(
            lang,
            node=found.result.weights.name(found.node, lang),
            shown=len(frame),
            count=0 if measured is None or measured.records is None else measured.records,
        ),
        (definition_words(behind.definition, lang), *([sentence] if sentence else [])),
        tuple(Column(name, name, 0 if name in figures else None) for name in frame.columns),
        tuple({key: _shown(value) for key, value in row.items()} for row in rows),
        tuple(rows),
        provenance(found.result, found.pool.name),
    )


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(Number(value))
    return "" if value is None else str(value)
