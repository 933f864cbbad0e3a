"""Which values a project lacks as a whole: years, indicators, regions."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import numpy as np
import pandas as pd

from ahp.common.findings import Named, Problems
from index.files.entries import Frame, Read
from index.files.wording import (
    INDICATOR_WITHOUT_VALUES,
    NO_VALUES_YET,
    REGION_ABSENT,
    REGION_LEFT_OUT,
    REGION_WITHOUT_VALUES,
    YEAR_WITHOUT_VALUES,
)
from index.project.regions import CIRCLE, Region
from index.project.settings import Settings


def check_coverage(
    read: Read, frame: Frame, settings: Settings, used: AbstractSet[str], problems: Problems
) -> None:
    """Note years, indicators and regions without any value.

    Parameters
    ----------
    read : Read
    frame : Frame
    settings : Settings
    used : set of str
        The indicators that must have values.
    problems : Named, Problems
    """
    years = [int(year) for year in read.table.index.unique("year")]
    unsure = {one.code for one in frame.regions} <= read.doubtful  # of which years rows are
    for year in settings.years:
        if year not in years and not unsure:
            problems.add(YEAR_WITHOUT_VALUES, year=read.year_style.name(year))
    if read.table.isna().to_numpy().all() and not read.doubtful:
        problems.add(NO_VALUES_YET)
        return
    empty = {*read.table.columns[read.table.isna().all().to_numpy()]}
    for one in frame.indicators:
        if one.code in used & empty and one.code not in read.doubtful:
            called = Named(one.code, frame.names_of(one))
            problems.add(INDICATOR_WITHOUT_VALUES, indicator=called)
    _check_absent(read, settings, frame.regions, problems)


def _check_absent(
    read: Read, settings: Settings, regions: tuple[Region, ...], problems: Problems
) -> None:
    """Note regions without any value in a year that others of their kind have values of."""
    index = read.table.index
    assert isinstance(index, pd.MultiIndex)
    known, names = (level.tolist() for level in index.levels)
    given = read.table.notna().any(axis=1).to_numpy()
    there = np.zeros((len(names), len(known)), dtype=bool)
    there[index.codes[1][given], index.codes[0][given]] = True
    kind_of = {region.code: region.kind for region in regions}
    kinds = np.array([kind_of[name] for name in names], dtype=object)
    of_kind = {kind: there[kinds == kind].any(axis=0) for kind in dict.fromkeys(kinds)}
    gaps = np.array([of_kind[kind] for kind in kinds], dtype=bool).reshape(there.shape) & ~there
    lacking = {names[k]: gaps[k] for k in np.flatnonzero(gaps.any(axis=1))}
    what = REGION_ABSENT if settings.absent == "error" else REGION_LEFT_OUT
    for region in regions:
        other = settings.kinds and region.kind not in settings.kinds
        if other or region.kind == CIRCLE or region.code in read.doubtful:
            continue
        called = Named(region.code, region.names)
        if not of_kind[region.kind].any():
            problems.add(REGION_WITHOUT_VALUES, region=called)
            continue
        if region.code in lacking:
            years = [known[k] for k in np.flatnonzero(lacking[region.code])]
            shown = read.year_style.names(years)
            problems.add(what, region=called, years=shown)
