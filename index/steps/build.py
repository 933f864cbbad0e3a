"""Building an index: the steps in order, with every stage kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import pandas as pd

from ahp.common.findings import Problems
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import CIRCLE, Group
from index.project.settings import Settings
from index.project.tables import blocks_of
from index.project.tree import Weights
from index.steps.aggregate import aggregate
from index.steps.circles import circle_tables, normalized_by_members, rows_of, with_circles
from index.steps.derived import from_data
from index.steps.missing import impute_quotients
from index.steps.normalize import Normalized, normalize
from index.steps.outliers import AUDIT_COLUMNS, MARK_COLUMNS, Treated, rules_of, treat_outliers
from index.steps.rank import rank_table
from index.steps.result import STAGES, Result
from index.steps.selection import check_cover, covered, selected
from index.steps.transforms import cap, divide, transform
from index.steps.wording import (
    FILLED,
    OUTLIER_LOGGED,
    OUTLIER_REMAINS,
    QUOTIENT_IMPUTED,
    VALUE_IMPUTED,
    VALUE_WINSORIZED,
)


def build(
    project: IndexProject, *, settings: Settings | None = None, weights: Weights | None = None
) -> Result:
    """Build the index of a project.

    Parameters
    ----------
    project : IndexProject
    settings : Settings, optional
        Instead of the project's, to compare two ways.
    weights : Weights, optional
        Instead of the project's; must have the same indicators.

    Returns
    -------
    Result

    Raises
    ------
    StepError
        With everything that keeps a step from being taken, each with the file, row and column
        of the value where they are known.

    Examples
    --------
    >>> from index.project.regions import Region
    >>> from index.project.tables import table_index
    >>> weights = Weights.from_local({"goal": (None, 1), "a": ("goal", 3), "b": ("goal", 1)})
    >>> regions = tuple(Region(code) for code in ("x", "y", "z"))
    >>> index = table_index((2022, region.code) for region in regions)
    >>> values = pd.DataFrame({"a": [1.0, 2.0, 5.0], "b": [9.0, 1.0, 5.0]}, index)
    >>> project = IndexProject((Indicator("a"), Indicator("b")), regions, values, weights)
    >>> build(project).scores["goal"].tolist()
    [25.0, 18.75, 87.5]
    """
    settings, weights = settings or project.settings, weights or project.weights
    notes = Problems()
    notes.findings += project.notes
    with _located(project):
        return _build(project, settings, weights, notes)


@contextmanager
def _located(project: IndexProject) -> Iterator[None]:
    """Give findings of a step the file, row and column of the value they are about."""
    try:
        yield
    except StepError as error:
        raise StepError(project.named(project.where(one)) for one in error.findings) from None


def _build(project: IndexProject, settings: Settings, weights: Weights, notes: Problems) -> Result:
    check_cover(project, weights)
    indicators = tuple(project.indicator(code) for code in weights.leaves)
    circles = tuple(group for group in project.groups if group.rule == "recompute")
    pools = _pools(project, settings)
    given = covered(selected(project, settings, indicators), settings, pools, notes)
    divided = _divided(given, indicators, settings)
    imputed = impute_quotients(given, divided, indicators, settings, _within(project, settings))
    filled = imputed.table
    if circles:
        filled = with_circles(filled, given, project, indicators, circles, settings, notes)
        pools |= {group.circle: CIRCLE for group in circles}
    capped = _capped(filled, indicators)
    transformed = _transformed(capped, indicators)
    treated = _treated(transformed, settings, pools, indicators)
    normal = _normalized(treated.table, capped, indicators, settings, pools, circles)
    weights = from_data(project, weights, normal.table, pools)
    scored = aggregate(normal.table, weights, settings, indicators, pools)
    ranks = rank_table(scored.scores, pools, settings.ties, settings.rank_decimals)
    groups = circle_tables(project, settings, scored, circles, notes)
    tables = (given, divided, filled, capped, transformed, treated.table, normal.table)
    stages = dict(zip(STAGES, (*tables, *scored, ranks), strict=True))
    if circles:
        stages = {name: table[~rows_of(table, circles)] for name, table in stages.items()}
    _tell(imputed.marks, treated.marks, indicators, notes)
    _tell_outliers(treated.audit, settings, notes)
    present = stages["scores"].index.unique("region")
    return Result(
        project=project,
        settings=settings,
        weights=weights,
        stages=MappingProxyType(stages),
        reference=normal.reference,
        pools=pd.Series([pools[code] for code in present], present, name="pool", dtype="str"),
        imputed=imputed.marks,
        outliers=treated.audit,
        winsorized=treated.marks,
        groups=groups,
        notes=tuple(map(project.named, notes.findings)),
    )


def _pools(project: IndexProject, settings: Settings) -> dict[str, str]:
    """Return the pool of each region."""
    if settings.pool == "all":
        return {region.code: "all" for region in project.regions}
    return {region.code: region.kind for region in project.regions}


def _within(project: IndexProject, settings: Settings) -> dict[str, str]:
    """Return the group of each region whose values fill the gaps of its own."""
    if settings.impute_within == "pool":
        return _pools(project, settings)
    return {region.code: region.parent or region.kind for region in project.regions}


def _divided(
    table: pd.DataFrame, indicators: Sequence[Indicator], settings: Settings
) -> pd.DataFrame:
    if any(one.denominator for one in indicators):
        return divide(table, indicators, settings.zero_denominator)
    return table


def _capped(table: pd.DataFrame, indicators: Sequence[Indicator]) -> pd.DataFrame:
    if any(one.caps != (None, None) for one in indicators):
        return cap(table, indicators)
    return table


def _transformed(table: pd.DataFrame, indicators: Sequence[Indicator]) -> pd.DataFrame:
    if any(one.transform != "none" for one in indicators):
        return transform(table, indicators)
    return table


def _treated(
    table: pd.DataFrame,
    settings: Settings,
    pools: Mapping[str, str],
    indicators: Sequence[Indicator],
) -> Treated:
    rules = rules_of(indicators, settings)
    if all(rule.treatment == "none" for rule in rules):
        audit, marks = (pd.DataFrame(columns=list(own)) for own in (AUDIT_COLUMNS, MARK_COLUMNS))
        return Treated(table, audit, marks)
    assert isinstance(table.index, pd.MultiIndex)
    blocks = blocks_of(table.index, pools, pooled=settings.reference == "pooled")
    return treat_outliers(table, blocks, rules=rules)


def _normalized(
    table: pd.DataFrame,
    shown: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
    pools: Mapping[str, str],
    circles: Sequence[Group],
) -> Normalized:
    if circles and settings.group_reference == "members":
        return normalized_by_members(table, shown, indicators, settings, pools, circles)
    return normalize(table, indicators, settings, pools, shown)


def _tell(
    imputed: pd.DataFrame,
    winsorized: pd.DataFrame,
    indicators: tuple[Indicator, ...],
    notes: Problems,
) -> None:
    """Note every cell that was not taken as it was given."""
    said: dict[str, Any]
    below = {one.code: one.denominator for one in indicators if one.denominator is not None}
    for cell in imputed.itertuples(index=False):
        said = {"year": cell.year, "region": cell.region, "indicator": cell.indicator}
        said |= {"method": FILLED[str(cell.method)], "value": cell.value}
        denominator = below.get(str(cell.indicator))
        if denominator is not None:
            notes.add(QUOTIENT_IMPUTED, **said, denominator=denominator)
        else:
            notes.add(VALUE_IMPUTED, **said)
    for cell in winsorized.itertuples(index=False):
        said = {"year": cell.year, "region": cell.region, "indicator": cell.indicator}
        notes.add(VALUE_WINSORIZED, **said, before=cell.before, after=cell.after)


def _tell_outliers(audit: pd.DataFrame, settings: Settings, notes: Problems) -> None:
    """Warn of columns of which a logarithm was taken, and of those still beyond the limits."""
    if audit.empty:
        return
    said: dict[str, Any] = {"skewness_limit": settings.skewness}
    said["kurtosis_limit"] = settings.kurtosis
    for row in audit.to_dict("records"):
        said |= {str(key): value for key, value in row.items()}
        if said["action"] == "log":
            notes.add(OUTLIER_LOGGED, **said)
        if not said["passed"]:
            notes.add(OUTLIER_REMAINS, **said)
