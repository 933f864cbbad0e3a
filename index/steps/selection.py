"""Which values of a project the settings name, and whether enough of them are given."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Problems
from ahp.common.names import suggestion
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.settings import Settings
from index.project.tables import INDEX_LEVELS
from index.project.tree import Weights
from index.steps.filling.missing import coverage
from index.steps.wording import (
    INDICATOR_COVERAGE,
    NOTHING_SELECTED,
    REGION_COVERAGE,
    REGION_EXCLUDED,
    REGION_UNKNOWN,
    VALUES_COLUMN,
    VALUES_INDEX,
    WEIGHT_WITHOUT_VALUES,
)


def check_cover(project: IndexProject, weights: Weights) -> None:
    """Refuse weights for indicators that the project does not have."""
    known = {indicator.code for indicator in project.indicators}
    findings = [
        Finding(WEIGHT_WITHOUT_VALUES, {"indicator": code, "weights": weights.source or "-"})
        for code in weights.leaves
        if code not in known
    ]
    if findings:
        raise StepError(findings)


def pool_by_region(project: IndexProject, settings: Settings) -> dict[str, str]:
    """Return the pool of each region."""
    if settings.pool == "all":
        return {region.code: "all" for region in project.regions}
    return {region.code: region.kind for region in project.regions}


def selected(
    project: IndexProject, settings: Settings, indicators: tuple[Indicator, ...]
) -> pd.DataFrame:
    """Return the values of the years and kinds that the settings name, and needed columns only."""
    table = project.values
    codes = [one.code for one in indicators]
    below = [one.denominator for one in indicators if one.denominator is not None]
    wanted = list(dict.fromkeys([*codes, *below]))
    _check_table(table, project, wanted)
    years, regions = (table.index.get_level_values(level) for level in (0, 1))
    rows = np.ones(len(table), dtype=bool)
    if settings.years:
        rows &= years.isin(settings.years)
    if settings.kinds:
        kinds = {region.code for region in project.regions if region.kind in settings.kinds}
        rows &= regions.isin(list(kinds))
    if not rows.any():
        raise StepError([Finding(NOTHING_SELECTED, {})])
    if not rows.all():
        table = table[rows]
    return table if list(table) == wanted else table[wanted]


def _check_table(table: pd.DataFrame, project: IndexProject, wanted: list[str]) -> None:
    """Refuse a table that was made by hand and does not fit the project."""
    if list(table.index.names) != list(INDEX_LEVELS):
        found = ", ".join(str(name) for name in table.index.names)
        raise StepError([Finding(VALUES_INDEX, {"found": found})])
    findings = []
    known = {region.code for region in project.regions}
    for region in table.index.unique("region"):
        if region not in known:
            said = {"region": region, "rows": 1, "suggestion": suggestion(region, known)}
            findings.append(Finding(REGION_UNKNOWN, said))
    for code in wanted:
        if code not in table.columns:
            hint = suggestion(code, map(str, table.columns))
            findings.append(Finding(VALUES_COLUMN, {"indicator": code, "suggestion": hint}))
    if findings:
        raise StepError(findings)


def shares_told(share: float, least: float) -> dict[str, str]:
    """Return a share and the least that it should be, with as many digits as tell them apart.

    >>> shares_told(0.4, 0.5), shares_told(0.896, 0.9)
    ({'share': '40%', 'least': '50%'}, {'share': '89.6%', 'least': '90.0%'})
    """
    for digits in range(16):
        said = {"share": f"{share:.{digits}%}", "least": f"{least:.{digits}%}"}
        if said["share"] != said["least"]:
            break
    return said


def covered(
    table: pd.DataFrame, settings: Settings, pools: Mapping[str, str], notes: Problems
) -> pd.DataFrame:
    """Refuse indicators that too few values are given of, and refuse or leave out such regions."""
    if settings.indicator_coverage == settings.region_coverage == 0:
        return table
    by_region, by_indicator = coverage(table, pools)
    findings = []
    least = settings.indicator_coverage
    for key, row in zip(by_indicator.index, by_indicator.to_numpy(), strict=True):
        for code, share in zip(table.columns, row, strict=True):
            if share < least:
                said = {"pool": key[0], "year": key[1], "indicator": code}
                findings.append(Finding(INDICATOR_COVERAGE, said | shares_told(share, least)))
    thin = (by_region < settings.region_coverage).to_numpy()
    for key, share in zip(table.index[thin], by_region[thin], strict=True):
        said = {"year": int(key[0]), "region": key[1]}
        said |= shares_told(share, settings.region_coverage)
        if settings.below_coverage == "exclude":
            notes.add(REGION_EXCLUDED, **said)
        else:
            findings.append(Finding(REGION_COVERAGE, said))
    if findings:
        raise StepError(findings)
    return table[~thin] if thin.any() else table
