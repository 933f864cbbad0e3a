"""The sample database of an index project: rolled up, as values, and the records behind them."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ahp.common.findings import Finding, Problems
from ahp.common.io.grid import Grid
from ahp.common.io.outputs import refuse_inputs, whole_folder
from index.project.errors import ProjectError
from index.project.origins import KeptAt, Sampled, SamplePlan, definition_place
from index.records.behind import Wanted, keep_records, kept_records
from index.records.definitions import Definition, Definitions
from index.records.depends import can_be_kept, dependencies, fingerprint
from index.records.engines.sources import connect, is_path
from index.records.kept import FOLDER, Kept, keep, kept
from index.records.quality import Quality, TableQuality, write_quarantine
from index.records.reading import load_definitions
from index.records.schema import TABLES
from index.records.wording import (
    REASONS,
    ROLLUP_NOT_KEPT,
    ROLLUP_TAKEN,
    SAMPLE_MOSTLY_REJECTED,
    SAMPLE_REJECTED,
    TABLE_NAMES,
)

if TYPE_CHECKING:
    import pandas as pd

    from index.records.rollup import Rollup

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
    judged: bool = True,
    printed: bool = False,
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
    judged : bool
        Whether to refuse values where too many records were rejected.
    printed : bool
        Whether to compute the fingerprints of the tables.

    Returns
    -------
    Rollup

    Raises
    ------
    ProjectError
        With everything that is wrong in the definitions or the records, and where more records
        were rejected than the definitions allow.
    SourceError
        When the records cannot be reached.
    FileError
        When the quarantine cannot be written, or an output is, holds or lies in what is read.
    """
    # deferred: Ibis takes most of a second
    from index.records.fingerprints import fingerprints
    from index.records.rollup import roll_up

    definitions = _definitions(plan)
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
        prints = fingerprints(source, definitions) if printed else {}
    findings = mostly_rejected(rollup.quality, definitions) if judged else ()
    if findings:
        raise ProjectError(findings)
    return replace(rollup, source=source_name(rollup.source), prints=prints)


def _definitions(plan: SamplePlan) -> Definitions:
    problems = Problems()
    definitions = load_definitions(plan.path, problems, plan.indicators)
    if definitions is None:
        raise ProjectError(problems.findings)
    return definitions


def kept_or_rolled_up(
    plan: SamplePlan, project: str, groups: bytes | None = None, anew: bool = False
) -> tuple[Rollup | Kept, KeptAt | None, tuple[Finding, ...]]:
    """Take the roll-up that is kept in a project's folder, or else make and keep one.

    Parameters
    ----------
    plan : SamplePlan
    project : path
        The folder.
    groups : bytes, optional
        The table of its groups.
    anew : bool
        Roll up even where what is kept could be taken.

    Returns
    -------
    Rollup or Kept
    KeptAt or None
    tuple of Finding
        Whether it was taken, or why there is none to take.

    Raises
    ------
    AhpError
        As for `roll_up_plan`.
    """
    definitions = _definitions(plan)
    if not can_be_kept(definitions):
        return roll_up_plan(plan), None, (Finding(ROLLUP_NOT_KEPT, {}, plan.path),)
    folder = os.path.join(project, FOLDER)
    before = dependencies(definitions, plan, groups)
    if before is None:
        return roll_up_plan(plan), None, ()
    at = KeptAt(folder, before)
    found = None if anew else kept(folder, before, plan.path)
    if found is not None:
        return found, at, (Finding(ROLLUP_TAKEN, {}, folder),)
    rollup = roll_up_plan(plan)
    if dependencies(definitions, plan, groups) != before:
        return rollup, None, ()
    keep(folder, rollup, before)
    return rollup, at, ()


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
        Finding(SAMPLE_REJECTED, _rejected(table), path)
        for table in quality.tables
        if table.rejected
    )


def mostly_rejected(quality: Quality, definitions: Definitions) -> tuple[Finding, ...]:
    """Return a finding for every table of which more records were rejected than may be.

    >>> from index.records.definitions import Definitions
    >>> from index.records.quality import TableQuality
    >>> quality = Quality((TableQuality("parks", 9, 3, {"copy": 6}),))
    >>> mostly_rejected(quality, Definitions("sample.toml", "records"))[0].message()
    '6 of 9 industrial parks were rejected, more than 50% of them: copy of another record 6'
    >>> mostly_rejected(quality, Definitions("sample.toml", "records", most_rejected=0.67))
    ()
    """
    most = definitions.most_rejected
    return tuple(
        Finding(
            SAMPLE_MOSTLY_REJECTED,
            {**_rejected(table), "most": most, "enough": _enough(table)},
            definitions.path,
        )
        for table in quality.tables
        if sum(table.rejected.values()) > most * table.total
    )


def _rejected(table: TableQuality) -> dict[str, object]:
    return {
        "table": TABLE_NAMES[table.table],
        "rejected": sum(table.rejected.values()),
        "total": table.total,
        "reasons": _reasons(table.rejected),
    }


def _enough(table: TableQuality) -> str:
    """Return the share that was rejected, rounded up to hundredths."""
    return f"{min(1, math.ceil(100 * sum(table.rejected.values()) / table.total) / 100):g}"


def _reasons(rejected: Mapping[str, int]) -> dict[str, str]:
    return {
        "en": ", ".join(f"{REASONS[reason].en} {count:,}" for reason, count in rejected.items()),
        "zh": "，".join(f"{REASONS[reason].zh} {count:,}" for reason, count in rejected.items()),
    }


def sampled_of(plan: SamplePlan | None, rollup: Rollup | Kept, at: KeptAt | None = None) -> Sampled:
    """Return how many records are behind every value, as tables like those of the values."""
    records, valid, errors = (
        rollup.values.pivot(index=["year", "region"], columns="indicator", values=column)
        for column in ("records", "valid", "error")
    )
    origin = plan, rollup.source, rollup.synthetic
    return Sampled(*origin, records, valid, at, errors, rollup.quality)


def value_grid(plan: SamplePlan, rollup: Rollup | Kept) -> Grid:
    """Return the values as a table of cells, each with its definition's key as its place."""
    values = rollup.values
    cells = values[list(_COLUMNS)].astype(object).where(values[list(_COLUMNS)].notna(), None)
    keys = [definition_place(code).key or "" for code in values["indicator"]]
    return Grid(plan.path, None, [list(_COLUMNS), *cells.to_numpy().tolist()], keys=["", *keys])


def plain_grid(path: str, rollup: Kept) -> Grid:
    """Return the values as a table of cells that stand in a file of their own."""
    columns = ["region", "kind", *_COLUMNS[1:]]
    values = rollup.values[columns]
    cells = values.astype(object).where(values.notna(), None)
    return Grid(path, None, [columns, *cells.to_numpy().tolist()])


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
        By indicator; empty where the values are named without their records.

    Raises
    ------
    AhpError
        As for a roll-up.
    """
    if sample.plan is None:
        return {}
    definitions, at = load_definitions(sample.plan.path), sample.kept
    meant = {code: definitions.indicator(code) for code in codes}
    wanted = Wanted(region, year, tuple(codes), limit)
    found = None if at is None else kept_records(at, wanted)
    if found is None:
        found = _looked_up(definitions, sample.plan, wanted)
        # not where they changed since the project was loaded
        if at is not None and fingerprint(definitions.source) == at.depends["records"]:
            keep_records(at, wanted, found)
    return {code: (one, found[code]) for code, one in meant.items()}


def _looked_up(
    definitions: Definitions, plan: SamplePlan, wanted: Wanted
) -> dict[str, pd.DataFrame]:
    # deferred: Ibis takes most of a second
    from index.records.records import clean_records
    from index.records.rollup import records_of

    meant = {code: definitions.indicator(code) for code in wanted.indicators}
    with connect(definitions) as source:
        records = clean_records(source, definitions, plan.regions, plan.years)
        found: dict[object, pd.DataFrame] = {}  # several indicators may measure the same records
        for code, one in meant.items():
            if _same_records(one) not in found:
                found[_same_records(one)] = records_of(
                    records, wanted.region, wanted.year, code, wanted.limit
                )
    return {code: found[_same_records(one)] for code, one in meant.items()}


def _same_records(one: Definition) -> object:
    return one.table, one.where, one.endpoint, one.period
