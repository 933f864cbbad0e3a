"""How whole the data are: values that are given, the records behind them, what was noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from ahp.common.document.parts import Column, Items, Part, Text
from ahp.common.document.table import Record, Table, shown
from ahp.common.findings import Finding, told
from ahp.common.wording import Count, Language, Message, Words
from index.check.data import data_of
from index.check.sections import Choices
from index.check.show import coverage_tables
from index.project.origins import Sampled
from index.project.wording import pool_word
from index.report.data.wording import (
    ALL_GIVEN,
    BEHIND_NOTE,
    BEHIND_TITLE,
    INDICATOR,
    NO_WARNINGS,
    RECORDS_IN,
    SOME_MISSING,
    WARNINGS,
    WITHOUT_RECORDS,
)
from index.steps.pools import records_provenance
from index.steps.provenance.heading import sampled
from index.steps.result import Result
from index.steps.wording import (
    DENOMINATOR_IMPUTED,
    QUOTIENT_IMPUTED,
    SCORE_IMPUTED,
    VALUE_IMPUTED,
    VALUE_WINSORIZED,
)

IN_TABLES = (
    *(VALUE_IMPUTED, QUOTIENT_IMPUTED, DENOMINATOR_IMPUTED, SCORE_IMPUTED),
    VALUE_WINSORIZED,
)
"""Findings on single cells, which the report lists in tables."""


def coverage(result: Result, lang: Language = "en") -> Iterator[Text | Table]:
    """Yield how many values are given, and the tables of where some are not.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> [one.name if isinstance(one, Table) else one.text for one in coverage(build(tiny()))]
    ['Every value is given: 12 values of 2 indicators, without a gap.', \
'check-coverage-years-province']
    """
    found, _ = data_of(result.project, result=result)
    leaves = list(result.weights.leaves)
    cells = sum(one.given[leaves].size for one in found)
    missing = sum(int(one.given[leaves].isna().to_numpy().sum()) for one in found)
    said = {"cells": Count(cells), "indicators": len(leaves)}
    if missing:
        share = shown(100 * missing / cells, 1)
        yield Text(SOME_MISSING(lang, missing=Count(missing), share=share, **said))
    else:
        yield Text(ALL_GIVEN(lang, **said))
    for data in found:
        by_indicator, by_region, by_year = coverage_tables(data, Choices(), lang)
        if data.given.isna().to_numpy().any():
            yield by_indicator
            yield by_region
        yield by_year


def behind_tables(result: Result, lang: Language = "en") -> tuple[Table, ...]:
    """Count the records behind each indicator, by kind of regions and year."""
    sample = result.project.sample
    if sample is None:
        return ()
    found = (_behind(result, sample, pool, lang) for pool in dict.fromkeys(map(str, result.pools)))
    return tuple(table for table in found if table is not None)


def _behind(result: Result, sample: Sampled, pool: str, lang: Language) -> Table | None:
    members = result.pools.index[result.pools == pool]
    counts, valid = (_of(table, result, members) for table in (sample.records, sample.valid))
    if counts.empty:  # values that come from elsewhere
        return None
    years = sorted(map(int, counts.index.unique("year")), reverse=True)
    codes = [code for code in result.weights.leaves if code in counts]
    rows: list[Record] = []
    records: list[Record] = []
    for code in codes:
        name = result.project.column_name(code, lang)
        row: dict[str, object] = {"name": name}
        record: dict[str, object] = {"kind": pool, "indicator": code, "name": name}
        for year in years:
            of_year, usable = (
                int(one[code].xs(year, level="year").sum()) for one in (counts, valid)
            )
            called = result.year_name(year)
            row[f"records_{called}"] = _counted(of_year, usable, lang)
            record |= {f"records_{called}": of_year, f"valid_{called}": usable}
        latest = counts[code].xs(years[0], level="year").reindex(members)
        none = int((latest.fillna(0) == 0).sum())
        rows.append({**row, "none": str(none)})
        records.append({**record, "without_records": none})
    names = result.project.year_style.names(years)
    columns = (
        Column("name", INDICATOR(lang)),
        *(Column(f"records_{one}", RECORDS_IN(lang, year=one), 0) for one in names),
        Column("none", WITHOUT_RECORDS(lang), 0),
    )
    word = pool_word(pool, lang)
    notes = BEHIND_NOTE(lang, pool=word), sampled(sample, lang)
    title = BEHIND_TITLE(lang, pool=word)
    origin = records_provenance(sample.source, sample.synthetic)
    return Table(
        f"records-behind-{pool}", title, notes, columns, tuple(rows), tuple(records), origin
    )


def _of(table: pd.DataFrame, result: Result, members: pd.Index[str]) -> pd.DataFrame:
    """Return the rows of a pool, of the years of the index."""
    index = table.index
    here = index.get_level_values("region").isin(members)
    return table[here & index.get_level_values("year").isin(result.years)]


def _counted(records: int, valid: int, lang: Language) -> str:
    if records == valid:
        return f"{records:,}"
    return f"{records:,}（{valid:,}）" if lang == "zh" else f"{records:,} ({valid:,})"


def noticed(
    findings: Iterable[Finding], lang: Language = "en", listed: Sequence[Message] = IN_TABLES
) -> tuple[Part, ...]:
    """Say what is to be known of the data, alike ones once with their number.

    Paths and advice are left out: who reads a report has neither.

    Parameters
    ----------
    findings : iterable of Finding
    lang : str
    listed : sequence of Message
        What stands in tables and is left out.

    Examples
    --------
    >>> from index.steps.wording import REGION_EXCLUDED
    >>> said = {"region": "north", "year": 2022, "share": "40%", "least": "50%"}
    >>> noticed([Finding(REGION_EXCLUDED, said, "index.toml")])[1].items
    ('north is left out in 2022: it has only 40% of its values, and 50% are required',)
    """
    kept = [Finding(_plain(one.what), one.details) for one in findings if one.what not in listed]
    items = tuple(text for _, text in told(kept, lang))
    return (Text(WARNINGS(lang)), Items(items)) if items else (Text(NO_WARNINGS(lang)),)


def _plain(what: Message) -> Message:
    """Return a message without its advice."""
    return Message(what.code, what.severity, what.said, Words("", ""))
