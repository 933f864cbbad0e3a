"""Building an index: the steps in order, with every stage kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import pandas as pd

from ahp.common.findings import Number, Problems
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import CIRCLE
from index.project.settings import Settings
from index.project.tree import Weights
from index.steps.aggregate import Aggregated
from index.steps.circles import circle_tables, rows_of
from index.steps.filling.codes import without_codes
from index.steps.filling.groupings import filled_by
from index.steps.filling.missing import IMPUTED_COLUMNS
from index.steps.outliers import AUDIT_COLUMNS, MARK_COLUMNS, rules_of
from index.steps.rank import rank_table
from index.steps.result import Result
from index.steps.scales import scale_findings
from index.steps.selection import check_cover, covered, pool_by_region, selected
from index.steps.sequence.forest import contributions
from index.steps.sequence.order import order_findings, stages_of
from index.steps.sequence.taking import State, Task, joined, steps_of
from index.steps.wording import (
    DENOMINATOR_IMPUTED,
    OUTLIER_LOGGED,
    OUTLIER_REMAINS,
    QUOTIENT_IMPUTED,
    SCORE_IMPUTED,
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
    with located(project):
        return _build(project, settings, weights, notes)


@contextmanager
def located(project: IndexProject) -> Iterator[None]:
    """Give findings of a step the file, row and column of the value they are about."""
    try:
        yield
    except StepError as error:
        raise StepError(project.named(project.where(one)) for one in error.findings) from None


def built_scores(project: IndexProject, settings: Settings, weights: Weights) -> pd.DataFrame:
    """Build an index for its scores alone, which takes half the time.

    Parameters
    ----------
    project : IndexProject
    settings : Settings
    weights : Weights
        As of `build`.

    Returns
    -------
    DataFrame
        The ``scores`` of its result, with those of recomputed circles among them.

    Raises
    ------
    StepError
        As `build` does.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> project = tiny()
    >>> found = built_scores(project, project.settings, project.weights)
    >>> bool(found.equals(build(project).scores))
    True
    """
    with located(project):
        state = _taken(_task(project, settings, weights, Problems()), {})
    assert state.forest is not None  # as in _build
    return state.forest.scores[list(weights.codes)]


def _task(project: IndexProject, settings: Settings, weights: Weights, notes: Problems) -> Task:
    """Check what no step could be taken with, and put together what all steps share."""
    check_cover(project, weights)
    indicators = tuple(project.indicator(code) for code in weights.leaves)
    senseless = order_findings(settings, indicators, weights)
    senseless = senseless or tuple(scale_findings(weights, settings, indicators))
    if senseless:
        raise StepError(senseless)
    circles = tuple(group for group in project.groups if group.rule == "recompute")
    pools = pool_by_region(project, settings) | {group.circle: CIRCLE for group in circles}
    return Task(project, settings, weights, indicators, pools, circles, notes)


def _taken(task: Task, stages: dict[str, pd.DataFrame]) -> State:
    """Take every step, and keep the table of each stage."""
    project, settings, notes = task.project, task.settings, task.notes
    chosen = selected(project, settings, task.indicators)
    chosen = without_codes(chosen, project, settings, notes)
    given = covered(chosen, settings, pool_by_region(project, settings), notes)
    state = State(given, given)
    stages["values"] = given
    for step in steps_of(task):
        state = step.take(state)
        if step.stage:
            stages[step.stage] = state.stage
    return state


def _build(project: IndexProject, settings: Settings, weights: Weights, notes: Problems) -> Result:
    task = _task(project, settings, weights, notes)
    stages: dict[str, pd.DataFrame] = {}
    state = _taken(task, stages)
    indicators, pools, circles = task.indicators, task.pools, task.circles
    assert state.forest is not None  # orders without normalization or aggregation were refused
    assert state.normal is not None
    assert state.before is not None
    scores, codes = state.forest.scores, list(weights.codes)
    weights = state.weights or weights
    scores = scores if list(scores) == codes else scores[codes]
    scored = Aggregated(scores, contributions(state.forest, weights))
    ranks = rank_table(scores, pools, settings.ties, settings.rank_decimals)
    groups = circle_tables(project, settings, scored, circles, notes)
    stages |= {"scores": scores, "contributions": scored.contributions, "ranks": ranks}
    kept = {id(one): one for one in (*stages.values(), state.before, state.table)}
    if circles:
        kept = {key: one[~rows_of(one, circles)] for key, one in kept.items()}
    imputed, winsorized = (
        joined(state.imputed, (*IMPUTED_COLUMNS, "stage", "of")),
        joined(state.winsorized, (*MARK_COLUMNS, "stage")),
    )
    outliers = joined(state.outliers, (*AUDIT_COLUMNS, "stage"))
    _tell(imputed, winsorized, indicators, project, notes)
    _tell_columns(outliers, indicators, settings, project, notes)
    present = kept[id(scores)].index.unique("region")
    return Result(
        project=project,
        settings=settings,
        weights=weights,
        stages=MappingProxyType({name: kept[id(one)] for name, one in stages.items()}),
        treated=kept[id(state.before)],
        normalized=kept[id(state.table)],
        reference=state.normal.reference,
        pools=pd.Series([pools[code] for code in present], present, name="pool", dtype="str"),
        imputed=imputed,
        outliers=outliers,
        winsorized=winsorized,
        groups=groups,
        notes=tuple(map(project.named, notes.findings)),
    )


def _tell(
    imputed: pd.DataFrame,
    winsorized: pd.DataFrame,
    indicators: tuple[Indicator, ...],
    project: IndexProject,
    notes: Problems,
) -> None:
    """Note every cell that was not taken as it was given."""
    said: dict[str, Any]
    below = {one.code: one.denominator for one in indicators if one.denominator is not None}
    for cell in imputed.itertuples(index=False):
        said = {"year": cell.year, "region": cell.region, "indicator": cell.indicator}
        said |= {
            "method": filled_by(str(cell.method), str(cell.source), project),
            "value": cell.value,
        }
        if cell.of == "quotient":
            notes.add(QUOTIENT_IMPUTED, **said, denominator=below[str(cell.indicator)])
        else:
            notes.add(_IMPUTED.get(str(cell.of), VALUE_IMPUTED), **said)
    for cell in winsorized.itertuples(index=False):
        said = {"year": cell.year, "region": cell.region, "indicator": cell.indicator}
        notes.add(VALUE_WINSORIZED, **said, before=cell.before, after=cell.after)


def _tell_columns(
    outliers: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
    project: IndexProject,
    notes: Problems,
) -> None:
    """Tell every column whose logarithm was taken, or that is still beyond both limits."""
    codes = [one.code for one in indicators]
    rules = {
        stage: dict(zip(codes, rules_of(indicators, settings.for_step(step)), strict=True))
        for step, stage in zip(settings.steps, stages_of(settings.steps), strict=True)
    }
    for row in outliers.to_dict("records"):
        said: dict[str, Any] = {str(key): value for key, value in row.items()}
        said["years"] = project.year_style.in_range(said["years"])
        rule = rules[said["stage"]][said["indicator"]]
        said |= {
            "skewness_limit": Number(rule.skewness),
            "kurtosis_limit": Number(rule.kurtosis),
        }
        if said["action"] == "log":
            notes.add(OUTLIER_LOGGED, **said)
        if not said["passed"]:
            notes.add(OUTLIER_REMAINS, **said)


_IMPUTED = {"denominator": DENOMINATOR_IMPUTED, "score": SCORE_IMPUTED}
