"""The quality of records as tables: used and rejected ones, missing values, names of places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table
from ahp.common.findings import Number
from ahp.common.wording import Language
from index.project.regions import Region
from index.project.wording import LEVEL, RECORDS, kind_word, pool_word
from index.records.wording import REASONS, TABLE_NAMES
from index.sample.wording import (
    ALIASES,
    COLUMN,
    COUNTS,
    FINGERPRINT,
    FINGERPRINT_NOTE,
    FINGERPRINTS_TITLE,
    MISSING,
    MISSING_TITLE,
    NEAREST,
    PLACE_LEVELS,
    PLACES_TITLE,
    QUALITY_SUM,
    QUALITY_TITLE,
    QUALITY_UNDATED,
    REASON,
    REJECTED_TITLE,
    SHARE,
    SHARE_OF,
    SUMS,
    SYNTHETIC,
    TABLE,
    UNKNOWN_NAME,
    VALUES_TITLE,
    WORST_REGION,
)
from index.steps.pools import records_provenance

if TYPE_CHECKING:  # a sample database needs Ibis
    from index.records.kept import Kept
    from index.records.places import PlaceName
    from index.records.quality import Quality, TableQuality
    from index.records.rollup import Rollup

MOST_ALIASES = 8
"""How many other names of regions are listed for readers; programs get all."""


def quality_tables(
    rollup: Rollup | Kept, regions: Iterable[Region], lang: Language = "en"
) -> tuple[Table, ...]:
    """Report on records: how many are used, why others are rejected, what is missing, where.

    Parameters
    ----------
    rollup : Rollup or Kept
    regions : iterable of Region
    lang : str

    Returns
    -------
    tuple of Table
        Tables that would be empty are left out, but for the first.
    """
    names = {region.code: region.name(lang) for region in regions}
    found = [
        _counts(rollup, lang),
        _reasons(rollup, lang),
        _missing(rollup, names, lang),
        _places(rollup, names, lang),
    ]
    return (found[0], *(table for table in found[1:] if table.records))


def _counts(rollup: Rollup | Kept, lang: Language) -> Table:
    rows, records = [], []
    undated = any(table.undated for table in rollup.quality.tables)
    for table in rollup.quality.tables:
        figures = {
            "total": table.total,
            "used": table.used,
            "rejected": sum(table.rejected.values()),
            "undated": table.undated,
        }
        rows.append({"table": TABLE_NAMES[table.table](lang), **_counted(figures)})
        records.append({"table": table.table, **figures})
    keys = ("total", "used", "rejected", *(("undated",) if undated else ()))
    notes = [QUALITY_SUM(lang), *([QUALITY_UNDATED(lang)] if undated else [])]
    return _table(
        rollup,
        "records",
        QUALITY_TITLE(lang, source=rollup.source),
        [*_origin(rollup, lang), *notes],
        [
            Column("table", TABLE(lang)),
            *(Column(k, COUNTS[k](lang), 0) for k in keys),
        ],
        rows,
        records,
    )


def _reasons(rollup: Rollup | Kept, lang: Language) -> Table:
    rows: list[Record] = []
    records: list[Record] = []
    for table in rollup.quality.tables:
        for reason, count in table.rejected.items():
            if count:
                reason_word = REASONS[reason](lang)
                rows.append(
                    {
                        "table": TABLE_NAMES[table.table](lang),
                        "reason": reason_word,
                        **_counted({"records": count}),
                    }
                )
                records.append({"table": table.table, "reason": reason, "records": count})
    columns = [
        Column("table", TABLE(lang)),
        Column("reason", REASON(lang)),
        Column("records", RECORDS(lang), 0),
    ]
    return _table(rollup, "rejected", REJECTED_TITLE(lang), [], columns, rows, records)


def _missing(rollup: Rollup | Kept, names: Mapping[str, str], lang: Language) -> Table:
    """List the share of missing values of every column; the region with the most beside it."""
    rows: list[Record] = []
    records: list[Record] = []
    for table in rollup.quality.tables:
        for column, missing in table.missing.items():
            if not missing:
                continue
            regions = _counts_by_region(table, column)
            worst = max(regions, key=lambda code: _share(*regions[code]), default=None)
            rows.append(
                {
                    "table": TABLE_NAMES[table.table](lang),
                    "column": column,
                    **_counted({"missing": missing}),
                    "share": _percent(missing / table.used),
                    "worst": "" if worst is None else names.get(worst, worst),
                    "worst_share": "" if worst is None else _percent_of(*regions[worst], lang),
                }
            )
            place = {"table": table.table, "column": column}
            whole = {"region": None, "missing": missing, "records": table.used}
            records.append({**place, **whole, "share": missing / table.used})
            for code, (count, of) in regions.items():
                part = {"region": code, "missing": count, "records": of, "share": count / of}
                records.append({**place, **part})
    columns = [
        Column("table", TABLE(lang)),
        Column("column", COLUMN(lang)),
        Column("missing", MISSING(lang), 0),
        Column("share", SHARE(lang), 0),
        Column("worst", WORST_REGION(lang)),
        Column("worst_share", SHARE(lang), 0),
    ]
    return _table(rollup, "missing", MISSING_TITLE(lang), [], columns, rows, records)


def _counts_by_region(table: TableQuality, column: str) -> dict[str, tuple[int, int]]:
    """Return missing values, and of how many, by region where it has records."""
    found = {code: counts[column] for code, counts in table.by_region.items() if column in counts}
    return {code: (missing, of) for code, (missing, of) in found.items() if of}


def _share(missing: int, of: int) -> tuple[float, int]:
    """Return the share, and the number that tells equal shares apart."""
    return missing / of, of


def _percent_of(missing: int, of: int, lang: Language) -> str:
    return SHARE_OF(lang, share=_percent(missing / of), count=f"{of:,}")


def _places(rollup: Rollup | Kept, names: Mapping[str, str], lang: Language) -> Table:
    """List the names of places that no region has; name those taken for a region's in a note."""
    quality: Quality = rollup.quality
    rows = [
        {
            "name": one.name,
            "level": PLACE_LEVELS[one.level](lang),
            **_counted({"records": one.count}),
            "nearest": one.nearest or "",
        }
        for one in quality.unknown
    ]
    records = [
        {
            **{"name": one.name, "level": one.level, "records": one.count},
            **{"region": one.region, "nearest": one.nearest},
        }
        for one in (*quality.unknown, *quality.aliases)
    ]
    columns = [
        Column("name", UNKNOWN_NAME(lang)),
        Column("level", LEVEL(lang)),
        Column("records", RECORDS(lang), 0),
    ]
    if any(row["nearest"] for row in rows):
        columns.append(Column("nearest", NEAREST(lang)))
    notes = [] if not quality.aliases else [_aliases(quality.aliases, names, lang)]
    return _table(rollup, "places", PLACES_TITLE(lang), notes, columns, rows, records)


def _aliases(aliases: Sequence[PlaceName], names: Mapping[str, str], lang: Language) -> str:
    taken = [f"{one.name} → {names[str(one.region)]}" for one in aliases[:MOST_ALIASES]]
    more = "" if len(aliases) <= MOST_ALIASES else " …"
    comma = "，" if lang == "zh" else ", "
    return ALIASES(lang, count=len(aliases), taken=comma.join(taken) + more)


def prints_table(rollup: Rollup, lang: Language = "en") -> Table:
    """Show the fingerprint of every table, by which a change in its records is noticed."""
    rows = [
        {
            "table": TABLE_NAMES[name](lang),
            **_counted({"records": one.records}),
            "fingerprint": one.fingerprint,
            "sums": ", ".join(f"{key} {_sum(total)}" for key, total in one.sums.items()),
        }
        for name, one in rollup.prints.items()
    ]
    records = [
        {
            "table": name,
            "records": one.records,
            "fingerprint": one.fingerprint,
            "sums": dict(one.sums),
        }
        for name, one in rollup.prints.items()
    ]
    columns = [
        Column("table", TABLE(lang)),
        Column("records", RECORDS(lang), 0),
        Column("fingerprint", FINGERPRINT(lang)),
        Column("sums", SUMS(lang)),
    ]
    notes = [FINGERPRINT_NOTE(lang)]
    return _table(rollup, "fingerprints", FINGERPRINTS_TITLE(lang), notes, columns, rows, records)


def _sum(total: float | None) -> str:
    return "-" if total is None else f"{Number(total):.6g}"


def values_tables(
    rollup: Rollup, regions: Iterable[Region], lang: Language = "en"
) -> tuple[Table, ...]:
    """Show rolled-up values: for every kind of region and year a table, a column an indicator.

    Parameters
    ----------
    rollup : Rollup
    regions : iterable of Region
    lang : str

    Returns
    -------
    tuple of Table
        Records in the long shape: region, kind, year, indicator, value, records, valid.
    """
    names = {region.code: region.name(lang) for region in regions}
    found = []
    codes = list(dict.fromkeys(rollup.values["indicator"]))
    for (kind, year), part in rollup.values.groupby(["kind", "year"], sort=False):
        wide = part.pivot(index="region", columns="indicator", values="value")
        wide = wide.loc[list(dict.fromkeys(part["region"])), codes]
        rows = [
            {"name": names[region], **{code: _figure(line[code]) for code in codes}}
            for region, line in zip(wide.index, wide.to_dict("records"), strict=True)
        ]
        cells = part.astype(object).where(part.notna(), None)
        found.append(
            _table(
                rollup,
                f"values-{kind}-{year}",
                VALUES_TITLE(lang, pool=pool_word(str(kind), lang), year=year),
                _origin(rollup, lang),
                [Column("name", kind_word(str(kind), lang)), *(Column(c, c, 0) for c in codes)],
                rows,
                [dict(zip(cells.columns, line, strict=True)) for line in cells.to_numpy().tolist()],
            )
        )
    return tuple(found)


def _figure(value: float) -> str:
    return "" if pd.isna(value) else f"{Number(value):.6g}"


def _origin(rollup: Rollup | Kept, lang: Language) -> list[str]:
    """Say of synthetic records that they are."""
    if rollup.synthetic is None:
        return []
    return [SYNTHETIC(lang, seed=rollup.synthetic)]


def _counted(figures: Mapping[str, int]) -> dict[str, str]:
    return {key: f"{count:,}" for key, count in figures.items()}


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _table(
    rollup: Rollup | Kept,
    name: str,
    title: str,
    notes: Iterable[str],
    columns: Iterable[Column],
    rows: Iterable[Record],
    records: Iterable[Record],
) -> Table:
    provenance = records_provenance(rollup.source, rollup.synthetic)
    return Table(name, title, tuple(notes), tuple(columns), tuple(rows), tuple(records), provenance)
