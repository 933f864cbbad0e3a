"""The sample database of an index project: rolled up, as values, and the records behind them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ahp.common.findings import Finding, Problems
from ahp.common.io.grid import Grid
from ahp.common.io.outputs import refuse_inputs, whole_folder
from index.project.errors import ProjectError
from index.project.origins import Sampled, SamplePlan, definition_place
from index.records.definitions import Definition
from index.records.engines.sources import connect, is_path
from index.records.quality import Quality, write_quarantine
from index.records.reading import load_definitions
from index.records.records import clean_records
from index.records.rollup import Rollup, records_of, roll_up
from index.records.schema import TABLES
from index.records.wording import REASONS, SAMPLE_REJECTED, TABLE_NAMES

Progress = Callable[[str, float], None]

QUARANTINED = tuple(f"{table}.csv" for table in TABLES)
"""The files of a quarantine."""

_COLUMNS = ("region", "year", "indicator", "value")


def roll_up_plan(
    plan: SamplePlan,
    changes: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    quarantine: str | None = None,
    force: bool = False,
    outputs: Sequence[str] = (),
) -> Rollup:
    """Roll the records of a project's sample database up.

    Parameters
    ----------
    plan : SamplePlan
    changes : mapping of str to object, optional
        Attributes of the definitions to be others than the ``sample.toml`` says, such as its
        ``source``.
    progress : callable, optional
        Called with a table's name and the share of the work done.
    quarantine : path, optional
        A folder for the rejected records; it is made where there are any.
    force : bool
        Whether to replace those of an earlier time in the quarantine, where they differ.
    outputs : sequence of path
        Other folders that are written afterwards.

    Returns
    -------
    Rollup

    Raises
    ------
    ProjectError
        With everything that is wrong in the definitions or the records.
    SourceError
        When the records cannot be reached.
    FileError
        When the quarantine cannot be written, or an output is, holds or lies in what is read.
    """
    problems = Problems()
    definitions = load_definitions(plan.path, problems, plan.indicators)
    if definitions is None:
        raise ProjectError(problems.findings)
    if changes:
        definitions = replace(definitions, **changes)
    inputs = [plan.path, *([definitions.source] if is_path(definitions.source) else [])]
    for output in (*outputs, *([] if quarantine is None else [quarantine])):
        refuse_inputs(output, inputs)
    with connect(definitions) as source:
        rollup = roll_up(source, definitions, plan.regions, plan.years, progress=progress)
        if quarantine is not None and (not rollup.quality.ok or os.path.isdir(quarantine)):
            with whole_folder(quarantine, QUARANTINED, inputs=inputs, force=force) as folder:
                write_quarantine(rollup.records, rollup.quality, folder)
    return replace(rollup, source=source_name(rollup.source))


def source_name(source: str) -> str:
    """Return what records are called under a table: of a path its end, wherever it is.

    >>> source_name("projects/mine/records"), source_name("postgresql://host/records")
    ('records', 'postgresql://host/records')
    """
    return source if ":" in source else os.path.basename(os.path.normpath(source))


def rejections(quality: Quality, path: str) -> tuple[Finding, ...]:
    """Return a note for every table of which records were rejected, with the reasons.

    >>> from index.records.quality import TableQuality
    >>> quality = Quality((TableQuality("parks", 9, 7, {"copy": 2}),))
    >>> rejections(quality, "sample.toml")[0].message()
    '2 of 9 industrial parks were rejected: copy of another record 2'
    """
    return tuple(
        Finding(
            SAMPLE_REJECTED,
            {
                "table": TABLE_NAMES[table.table],
                "rejected": sum(table.rejected.values()),
                "total": table.total,
                "reasons": _reasons(table.rejected),
            },
            path,
        )
        for table in quality.tables
        if table.rejected
    )


def _reasons(rejected: Mapping[str, int]) -> dict[str, str]:
    return {
        "en": ", ".join(f"{REASONS[reason].en} {count:,}" for reason, count in rejected.items()),
        "zh": "，".join(f"{REASONS[reason].zh} {count:,}" for reason, count in rejected.items()),
    }


def sampled_of(plan: SamplePlan, rollup: Rollup) -> Sampled:
    """Return how many records are behind every value, as tables like those of the values."""
    records, valid = (
        rollup.values.pivot(index=["year", "region"], columns="indicator", values=column)
        for column in ("records", "valid")
    )
    return Sampled(plan, rollup.source, rollup.synthetic, records, valid)


def value_grid(plan: SamplePlan, rollup: Rollup) -> Grid:
    """Return the values as a table of cells, each with its definition's key as its place."""
    values = rollup.values
    cells = values[list(_COLUMNS)].astype(object).where(values[list(_COLUMNS)].notna(), None)
    keys = [definition_place(code).key or "" for code in values["indicator"]]
    return Grid(plan.path, None, [list(_COLUMNS), *cells.to_numpy().tolist()], keys=["", *keys])


def records_behind(
    sample: Sampled, region: str, year: int, codes: Sequence[str], limit: int
) -> dict[str, tuple[Definition, pd.DataFrame]]:
    """Return some of the records behind a region's values of a year, those of the smallest ids.

    Parameters
    ----------
    sample : Sampled
    region : str
        Its code.
    year : int
    codes : sequence of str
        Of indicators.
    limit : int
        The most records of each.

    Returns
    -------
    dict of str to (Definition, DataFrame)
        By indicator.

    Raises
    ------
    AhpError
        As for a roll-up.
    """
    definitions = load_definitions(sample.plan.path)
    with connect(definitions) as source:
        records = clean_records(source, definitions, sample.plan.regions, sample.plan.years)
        found: dict[object, pd.DataFrame] = {}  # several indicators may measure the same records
        for code in codes:
            key = _same_records(definitions.indicator(code))
            if key not in found:
                found[key] = records_of(records, region, year, code, limit)
    meant = (definitions.indicator(code) for code in codes)
    return {one.code: (one, found[_same_records(one)]) for one in meant}


def _same_records(one: Definition) -> object:
    return one.table, one.where, one.endpoint, one.period
