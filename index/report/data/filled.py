"""Imputed and winsorized values as tables, of all regions or of one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.wording import Count, Language
from index.check.show import brief
from index.explain.explain import number
from index.project.project import IndexProject
from index.project.wording import pool_word
from index.report.data.wording import (
    AFTER_IT,
    BEFORE,
    COUNTS_NOTE,
    COUNTS_TITLE,
    CUT,
    FILLED_COUNT,
    FILLED_HOW,
    FILLED_NOTE,
    FILLED_OF_TITLE,
    FILLED_SHARE,
    FILLED_TITLE,
    FILLED_VALUE,
    FILLED_WHAT,
    INDICATOR,
    INDICATORS_ALONE,
    LOGGED,
    REGION,
    WHAT,
    WINSORIZED_COUNT,
    WINSORIZED_NOTE,
    WINSORIZED_OF_TITLE,
    WINSORIZED_TITLE,
    WITH_DENOMINATORS,
    YEAR,
)
from index.steps.filling.groupings import filled_by
from index.steps.result import Result

MOST = 200
"""Cells that a table lists; of more it says how many there are, and where they stand."""


def counts_table(result: Result, lang: Language = "en") -> Table:
    """Count the imputed and winsorized values of each indicator that has some."""
    filled = result.imputed["indicator"].value_counts()
    pulled = result.winsorized["indicator"].value_counts()
    of_each = len(result.stages["values"])
    codes = [one.code for one in result.project.indicators]
    rows: list[Record] = []
    records: list[Record] = []
    for code in (one for one in codes if one in filled.index or one in pulled.index):
        name = result.project.column_name(code, lang)
        counts = {"imputed": int(filled.get(code, 0)), "winsorized": int(pulled.get(code, 0))}
        share = counts["imputed"] / of_each
        row = {"name": name, **{key: str(count) for key, count in counts.items()}}
        rows.append({**row, "share": shown(100 * share, 1)})
        records.append({"indicator": code, "name": name, **counts, "share": share})
    columns = (
        Column("name", INDICATOR(lang)),
        Column("imputed", FILLED_COUNT(lang), 0),
        Column("share", FILLED_SHARE(lang), 1),
        Column("winsorized", WINSORIZED_COUNT(lang), 0),
    )
    values = result.stages["values"]
    alone = set(values) <= set(result.weights.leaves)
    said: dict[str, object] = {"cells": Count(values.size)}
    said |= {"filled": len(result.imputed), "winsorized": len(result.winsorized)}
    words = INDICATORS_ALONE if alone else WITH_DENOMINATORS
    said["columns"] = words(lang, count=Count(values.shape[1]))
    notes = (COUNTS_NOTE(lang, **said),)
    return Table("imputed-counts", COUNTS_TITLE(lang), notes, columns, tuple(rows), tuple(records))


def filled_table(
    result: Result, lang: Language = "en", region: str | None = None, most: int | None = MOST
) -> Table | None:
    """List the values that were filled in, with the method and what they were taken from.

    Parameters
    ----------
    result : Result
    lang : str
    region : str, optional
        Only those of this one.
    most : int, optional
        No more rows than that; records have all.

    Returns
    -------
    Table or None
        None where there is nothing to list.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> filled_table(build(tiny())) is None
    True
    """
    found = _of(result.imputed, region)
    if found.empty:
        return None
    rows: list[Record] = []
    records: list[Record] = []
    for one in found.itertuples(index=False):
        cell = _cell(result, one.year, one.region, one.indicator, lang)
        how = filled_by(str(one.method), str(one.source), result.project)[lang]
        value = number(one.value)
        row = {"value": brief(value), "how": how, "what": WHAT[str(one.of)](lang)}
        rows.append({**cell.shown, **row})
        record = {"value": value, "method": one.method, "source": one.source, "of": one.of}
        records.append({**cell.record, **record})
    columns = [
        *_columns(region, lang),
        Column("value", FILLED_VALUE(lang), 2),
        Column("how", FILLED_HOW(lang)),
    ]
    if any(one["of"] != "value" for one in records):
        columns.append(Column("what", FILLED_WHAT(lang)))
    title = FILLED_TITLE(lang)
    if region is not None:
        title = FILLED_OF_TITLE(lang, region=_region(result.project, region, lang))
    notes = [FILLED_NOTE(lang)]
    return _table("imputed", title, notes, columns, rows, records, region, most, lang)


def winsorized_table(
    result: Result, lang: Language = "en", region: str | None = None, most: int | None = MOST
) -> Table | None:
    """List the values that were winsorized, with what they were set to; see `filled_table`."""
    found = _of(result.winsorized, region)
    if found.empty:
        return None
    rows: list[Record] = []
    records: list[Record] = []
    for one in found.itertuples(index=False):
        cell = _cell(result, one.year, one.region, one.indicator, lang)
        figures = {"before": number(one.before), "after": number(one.after)}
        rows.append({**cell.shown, **{key: brief(value) for key, value in figures.items()}})
        records.append({**cell.record, **figures})
    columns = [
        *_columns(region, lang),
        Column("before", BEFORE(lang), 2),
        Column("after", AFTER_IT(lang), 2),
    ]
    title = WINSORIZED_TITLE(lang)
    if region is not None:
        title = WINSORIZED_OF_TITLE(lang, region=_region(result.project, region, lang))
    notes = [WINSORIZED_NOTE(lang)]
    return _table("winsorized", title, notes, columns, rows, records, region, most, lang)


def logged(result: Result, lang: Language = "en") -> tuple[str, ...]:
    """Say of which indicators the logarithm was taken in place of winsorizing."""
    found = result.outliers[result.outliers["action"] == "log"]
    return tuple(
        LOGGED(
            lang,
            indicator=result.project.column_name(str(one.indicator), lang),
            pool=pool_word(str(one.pool), lang),
            years=one.years,
        )
        for one in found.itertuples(index=False)
    )


class _Cell:
    """Where a value stands: for readers and for programs."""

    def __init__(self, shown: Record, record: Record) -> None:
        self.shown, self.record = shown, record


def _cell(result: Result, year: object, region: object, code: object, lang: Language) -> _Cell:
    called = result.year_name(int(str(year)))
    name = result.project.column_name(str(code), lang)
    region_name = _region(result.project, str(region), lang)
    return _Cell(
        {"region": region_name, "year": str(called), "indicator": name},
        {"region": region, "year": called, "indicator": code, "name": name},
    )


def _of(cells: pd.DataFrame, region: str | None) -> pd.DataFrame:
    return cells if region is None else cells[cells["region"] == region]


def _columns(region: str | None, lang: Language) -> list[Column]:
    columns = [Column("region", REGION(lang))] if region is None else []
    return [*columns, Column("year", YEAR(lang)), Column("indicator", INDICATOR(lang))]


def _region(project: IndexProject, code: str, lang: Language) -> str:
    return project.region(code).name(lang)


def _table(
    name: str,
    title: str,
    notes: Sequence[str],
    columns: Sequence[Column],
    rows: Sequence[Record],
    records: Sequence[Record],
    region: str | None,
    most: int | None,
    lang: Language,
) -> Table:
    """Put the cells together; of more than a reader looks through, the first."""
    cut = [] if most is None or len(rows) <= most else [CUT(lang, shown=most, count=len(rows))]
    return Table(
        name if region is None else f"{name}-{region}",
        title,
        (*notes, *cut),
        tuple(columns),
        tuple(rows[:most]),
        tuple(records),
    )
