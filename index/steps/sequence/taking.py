"""The steps of a build as functions from one state to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Problems
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Group
from index.project.settings import Settings
from index.project.steps import StepChoice, StepName
from index.project.tables import blocks_of, cell_findings
from index.project.tree import Weights
from index.steps.circles import normalized_by_members, rows_of, with_circles
from index.steps.derived import from_data
from index.steps.filling.groupings import Groupings, groupings
from index.steps.filling.missing import Imputed, impute, impute_quotients
from index.steps.normalize import Normalized, normalize
from index.steps.outliers import (
    AUDIT_COLUMNS,
    MARK_COLUMNS,
    Rule,
    Treated,
    rules_of,
    treat_outliers,
    treated_over,
)
from index.steps.sequence.forest import Forest, grown, with_best
from index.steps.sequence.order import nodes_of, stages_of
from index.steps.sequence.wording import DENOMINATOR_MISSING
from index.steps.transforms import cap, divide, transform


@dataclass(frozen=True)
class Task:
    """What all steps of one build share.

    Attributes
    ----------
    project : IndexProject
    settings : Settings
    weights : Weights
    indicators : tuple of Indicator
        Those of the weights, in order.
    pools : mapping of str to str
        The pool of each region.
    circles : tuple of Group
        Those whose values are put together from their members'.
    notes : Problems
    """

    project: IndexProject
    settings: Settings
    weights: Weights
    indicators: tuple[Indicator, ...]
    pools: Mapping[str, str]
    circles: tuple[Group, ...]
    notes: Problems

    @property
    def codes(self) -> list[str]:
        """The codes of the indicators."""
        return [one.code for one in self.indicators]


class State(NamedTuple):
    """How far a build has come.

    Attributes
    ----------
    table : DataFrame
        Values as they are by now; denominators among them until they have divided.
    bottom : DataFrame
        Values with denominators, as they divide.
    divided, joined : bool
        Whether denominators have divided, and circles have been joined.
    shown : DataFrame or None
        Values in the unit of goalposts, once there are others.
    before : DataFrame or None
        What was normalized last.
    normal : Normalized or None
    imputed, outliers, winsorized : tuple of DataFrame
        What each step marked, with its stage.
    forest : Forest or None
        The nodes that have scores.
    weights : Weights or None
        What they were made with; derived from the data where the project wants that.
    """

    table: pd.DataFrame
    bottom: pd.DataFrame
    divided: bool = False
    joined: bool = False
    shown: pd.DataFrame | None = None
    before: pd.DataFrame | None = None
    normal: Normalized | None = None
    imputed: tuple[pd.DataFrame, ...] = ()
    outliers: tuple[pd.DataFrame, ...] = ()
    winsorized: tuple[pd.DataFrame, ...] = ()
    forest: Forest | None = None
    weights: Weights | None = None

    @property
    def stage(self) -> pd.DataFrame:
        """The table that a reader may look into after a step."""
        return self.table if self.forest is None else self.forest.scores


class Taken(NamedTuple):
    """A step to take; one without a stage prepares the next."""

    stage: str
    take: Callable[[State], State]


def steps_of(task: Task) -> tuple[Taken, ...]:
    """Return the steps that the settings name, and where circles are joined among them."""
    found = []
    raw = True
    choices = task.settings.steps
    for choice, stage in zip(choices, stages_of(choices), strict=True):
        if raw and choice.name not in ("divide", "impute"):
            raw = False
            if task.circles:
                found.append(Taken("", partial(_join_circles, task)))
        own = replace(task, settings=task.settings.for_step(choice))
        name: StepName = choice.name
        if choice.of_nodes and name != "aggregate":
            found.append(Taken(stage, partial(_rescale, own, choice)))
        elif name == "aggregate":
            found.append(Taken(stage, partial(_aggregate, own, choice)))
        else:
            found.append(Taken(stage, partial(_TAKE[name], own, stage)))
    return tuple(found)


def before_nodes(settings: Settings) -> int:
    """Return how many steps there are before the first aggregation.

    >>> before_nodes(Settings())
    6
    """
    return [step.of_nodes for step in settings.steps].index(True)


def normalized_columns(task: Task, table: pd.DataFrame) -> pd.DataFrame:
    """Take the steps before the first aggregation on columns that need not be one project's.

    What is done to a column depends on none beside it but its denominator, so that many versions
    of an indicator, each under a code of its own, may stand side by side.

    Parameters
    ----------
    task : Task
        Whose indicators are the columns; without circles.
    table : DataFrame
        Their values as given, and their denominators.

    Returns
    -------
    DataFrame
        Normalized, in the order of the indicators.

    Raises
    ------
    StepError
        What keeps a step from being taken.
    """
    state = State(table, table)
    for step in steps_of(task)[: before_nodes(task.settings)]:
        state = step.take(state)
    return state.table


def _divide(task: Task, stage: str, state: State) -> State:
    if not any(one.denominator for one in task.indicators):
        return state._replace(divided=True)
    below = None if state.bottom is state.table else state.bottom
    table = divide(state.table, task.indicators, task.settings.zero_denominator, below)
    return state._replace(table=table, divided=True)


def _impute(task: Task, stage: str, state: State) -> State:
    within = groupings(task.project, task.settings, task.pools)
    if not state.divided and any(one.denominator for one in task.indicators):
        return _impute_undivided(task, stage, state, within)
    if state.joined:  # circles have what their members' values give them
        rows = rows_of(state.table, task.circles)
        found = impute(
            state.table[~rows], task.settings.missing, within, None, task.settings.impute_longest
        )
        whole = pd.concat([found.table, state.table[rows]]).loc[state.table.index]
        found = found._replace(table=whole)
    else:
        indicators = task.indicators
        if state.normal is not None:  # what a zero divided has no score, and may be given one
            indicators = tuple(replace(one, denominator=None) for one in indicators)
        found = impute_quotients(state.bottom, state.table, indicators, task.settings, within)
    return _marked(task, stage, state._replace(table=found.table), found)


def _impute_undivided(task: Task, stage: str, state: State, within: Groupings) -> State:
    """Fill gaps of indicators, and of denominators only where that is asked for."""
    settings, codes = task.settings, task.codes
    longest = settings.impute_longest
    found = impute(state.table[codes], settings.missing, within, None, longest)
    table = state.table.copy()
    table[codes] = found.table
    below = list(dict.fromkeys(one.denominator for one in task.indicators if one.denominator))
    bottom = state.bottom
    if settings.impute_denominators == "fill":
        filled = impute(bottom[below], settings.missing, within, None, longest)
        bottom = bottom.copy()
        bottom[below] = filled.table
        only = [code for code in below if code not in codes]
        table[only] = filled.table[only]
        state = _marked(task, stage, state, filled._replace(marks=_below(filled.marks)))
    elif "keep" not in settings.missing and not _impute_follows(task.settings.steps):
        gaps = bottom[below].isna().to_numpy()
        if gaps.any():
            raise StepError(list(cell_findings(DENOMINATOR_MISSING, bottom[below], gaps)))
    return _marked(task, stage, state._replace(table=table, bottom=bottom), found)


def _impute_follows(steps: Sequence[StepChoice]) -> bool:
    names = [step.name for step in steps]
    return "impute" in names[names.index("divide") :] if "divide" in names else False


def _below(marks: pd.DataFrame) -> pd.DataFrame:
    return marks.assign(of="denominator")


def _marked(task: Task, stage: str, state: State, found: Imputed) -> State:
    task.notes.findings += found.told
    marks = found.marks.assign(stage=stage)
    if "of" not in marks:
        below = {one.code for one in task.indicators if one.denominator and state.divided}
        marks["of"] = np.where(marks["indicator"].isin(below), "quotient", "value")
        if state.normal is not None:
            marks["of"] = "score"
    return state._replace(imputed=(*state.imputed, marks))


def _join_circles(task: Task, state: State) -> State:
    table = with_circles(
        state.table,
        state.bottom,
        task.project,
        task.indicators,
        task.circles,
        task.settings,
        task.notes,
    )
    return state._replace(table=table, joined=True)


def _cap(task: Task, stage: str, state: State) -> State:
    if any(one.caps != (None, None) for one in task.indicators):
        return state._replace(table=cap(state.table, task.indicators))
    return state


def _transform(task: Task, stage: str, state: State) -> State:
    state = _showing(state)
    if any(one.transform != "none" for one in task.indicators):
        return state._replace(table=transform(state.table, task.indicators))
    return state


def _showing(state: State) -> State:
    return state if state.shown is not None else state._replace(shown=state.table)


def _treat(task: Task, stage: str, state: State) -> State:
    state = _showing(state)
    found = _treated(state.table, task)
    return state._replace(
        table=found.table,
        outliers=(*state.outliers, found.audit.assign(stage=stage)),
        winsorized=(*state.winsorized, found.marks.assign(stage=stage)),
    )


def _treated(table: pd.DataFrame, task: Task) -> Treated:
    settings = task.settings
    rules = rules_of(task.indicators, settings)
    if all(rule.treatment == "none" for rule in rules):
        audit, marks = (pd.DataFrame(columns=list(own)) for own in (AUDIT_COLUMNS, MARK_COLUMNS))
        return Treated(table, audit, marks)
    audits: list[pd.DataFrame] = []
    marked: list[pd.DataFrame] = []
    whole = [treated_over(one, settings) == "pooled" for one in task.indicators]
    for pooled in sorted(set(whole)):
        assert isinstance(table.index, pd.MultiIndex)
        blocks = blocks_of(table.index, task.pools, pooled=pooled)
        own = [
            rule if one == pooled else Rule("none") for rule, one in zip(rules, whole, strict=True)
        ]
        found = treat_outliers(table, blocks, rules=own)
        table = found.table
        audits.append(found.audit)
        marked.append(found.marks)
    return Treated(table, joined(audits, AUDIT_COLUMNS), joined(marked, MARK_COLUMNS))


def _normalize(task: Task, stage: str, state: State) -> State:
    state = _showing(state)
    assert state.shown is not None  # it was just set
    own = task
    if state.normal is not None:  # scores by now, of which more is better
        plain = (Indicator(one.code, one.names) for one in task.indicators)
        own = replace(task, indicators=tuple(plain))
    normal = _normalized(state.table, state.shown, own.indicators, own)
    return state._replace(table=normal.table, before=state.table, normal=normal)


def _normalized(
    table: pd.DataFrame, shown: pd.DataFrame, indicators: Sequence[Indicator], task: Task
) -> Normalized:
    settings = task.settings
    if task.circles and settings.group_reference == "members":
        return normalized_by_members(table, shown, indicators, settings, task.pools, task.circles)
    return normalize(table, indicators, settings, task.pools, shown)


def _aggregate(task: Task, choice: StepChoice, state: State) -> State:
    forest = state.forest or Forest(state.table, {})
    weights = state.weights
    if weights is None:
        weights = from_data(task.project, task.weights, state.table, task.pools)
    for root in nodes_of(choice, weights):
        forest = grown(forest, root, weights, task.settings, task.indicators, task.pools)
    return state._replace(forest=forest, weights=weights)


def _rescale(task: Task, choice: StepChoice, state: State) -> State:
    """Normalize or rescale the scores of nodes; more of them is better."""
    assert state.forest is not None  # such an order was refused
    codes = list(nodes_of(choice, task.weights))
    scores = state.forest.scores
    part = scores[codes]
    if choice.name == "rescale":
        assert choice.best is not None  # that too
        part = with_best(part, choice.best, task.settings, task.pools, task.circles)
    else:
        nodes = tuple(Indicator(code, task.weights.node(code).names) for code in codes)
        part = _normalized(part, part, nodes, task).table
    rescaled = scores.copy()
    rescaled[codes] = part
    return state._replace(forest=state.forest._replace(scores=rescaled))


_TAKE: Mapping[StepName, Callable[[Task, str, State], State]] = {
    "divide": _divide,
    "impute": _impute,
    "cap": _cap,
    "transform": _transform,
    "treat": _treat,
    "normalize": _normalize,
}


def joined(tables: Sequence[pd.DataFrame], columns: Sequence[str]) -> pd.DataFrame:
    """Return what several steps marked as one table; with these columns where they are none.

    >>> joined([pd.DataFrame({"x": [1]}), pd.DataFrame({"x": [2]})], ["x"])["x"].tolist()
    [1, 2]
    """
    some = [table for table in tables if len(table)]
    if not some:
        return pd.DataFrame(columns=list(columns))
    return some[0] if len(some) == 1 else pd.concat(some, ignore_index=True)
