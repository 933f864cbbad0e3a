"""Imputed and winsorized values as tables, of all regions or of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.wording import Count, Language, Words
from index.check.show import brief
from index.explain.explain import number
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
    cells = _Cells(result, lang, region, most)
    lines = []
    for one in cells.of(result.imputed):
        how = filled_by(str(one.method), str(one.source), result.project)[lang]
        value = number(one.value)
        row = {"value": brief(value), "how": how, "what": WHAT[str(one.of)](lang)}
        record = {"value": value, "method": one.method, "source": one.source, "of": one.of}
        lines.append(cells.line(one, row, record))
    columns = [Column("value", FILLED_VALUE(lang), 2), Column("how", FILLED_HOW(lang))]
    if any(record["of"] != "value" for _, record in lines):
        columns.append(Column("what", FILLED_WHAT(lang)))
    titles = FILLED_TITLE, FILLED_OF_TITLE
    return cells.table("imputed", titles, FILLED_NOTE(lang), columns, lines)


def winsorized_table(
    result: Result, lang: Language = "en", region: str | None = None, most: int | None = MOST
) -> Table | None:
    """List the values that were winsorized, with what they were set to; see `filled_table`."""
    cells = _Cells(result, lang, region, most)
    lines = []
    for one in cells.of(result.winsorized):
        figures = {"before": number(one.before), "after": number(one.after)}
        row = {key: brief(value) for key, value in figures.items()}
        lines.append(cells.line(one, row, figures))
    columns = [Column("before", BEFORE(lang), 2), Column("after", AFTER_IT(lang), 2)]
    titles = WINSORIZED_TITLE, WINSORIZED_OF_TITLE
    return cells.table("winsorized", titles, WINSORIZED_NOTE(lang), columns, lines)


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


_Line = tuple[Record, Record]
"""A row: for readers, and for programs."""


@dataclass(frozen=True)
class _Cells:
    """Single values that something was done to, of all regions or of one."""

    result: Result
    lang: Language
    region: str | None
    most: int | None

    def of(self, table: pd.DataFrame) -> Iterator[Any]:
        """Yield the rows that are listed."""
        own = table if self.region is None else table[table["region"] == self.region]
        yield from own.itertuples(index=False)

    def line(self, one: Any, row: Record, record: Record) -> _Line:
        """Put where a value stands before what there is to say of it."""
        year, project = self.result.year_name(int(one.year)), self.result.project
        name = project.column_name(str(one.indicator), self.lang)
        where = {"region": self._name(str(one.region)), "year": str(year), "indicator": name}
        place = {"region": one.region, "year": year, "indicator": one.indicator, "name": name}
        return {**where, **row}, {**place, **record}

    def table(
        self,
        name: str,
        titles: tuple[Words, Words],
        note: str,
        columns: Sequence[Column],
        lines: Sequence[_Line],
    ) -> Table | None:
        """Put rows together, of more than a reader looks through the first; None of none."""
        if not lines:
            return None
        lang, region = self.lang, self.region
        places = [] if region is not None else [Column("region", REGION(lang))]
        places += [Column("year", YEAR(lang)), Column("indicator", INDICATOR(lang))]
        cut = self.most is not None and len(lines) > self.most
        more = [CUT(lang, shown=self.most, count=len(lines))] if cut else []
        whole, own = titles
        return Table(
            name if region is None else f"{name}-{region}",
            whole(lang) if region is None else own(lang, region=self._name(region)),
            (note, *more),
            (*places, *columns),
            tuple(row for row, _ in lines[: self.most]),
            tuple(record for _, record in lines),
        )

    def _name(self, region: str) -> str:
        return self.result.project.region(region).name(self.lang)
