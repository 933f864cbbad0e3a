"""Groups: figures of economic circles from those of their members, by a stated rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.regions import Group
from index.project.tables import table_index
from index.steps.wording import GROUPS_CIRCULAR, MEMBER_WITHOUT_FIGURE, RECOMPUTE_UNKNOWN


class Grouped(NamedTuple):
    """Figures of circles, and what could not be computed.

    Attributes
    ----------
    table : DataFrame
        Index (year, circle), columns as the members' table.
    findings : tuple of Finding
        A member without a figure, so that the circle has none in that year.
    """

    table: pd.DataFrame
    findings: tuple[Finding, ...]


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return groups so that every circle comes after the circles it is made of.

    Raises
    ------
    StepError
        When circles contain each other.

    Examples
    --------
    >>> groups = [Group("east", ("delta", "shandong")), Group("delta", ("shanghai",))]
    >>> [group.circle for group in in_order(groups)]
    ['delta', 'east']
    """
    by_circle = {group.circle: group for group in groups}
    inside = {
        circle: [member for member in group.members if member in by_circle]
        for circle, group in by_circle.items()
    }
    try:
        order = tuple(TopologicalSorter(inside).static_order())
    except CycleError as error:
        cycle: Sequence[str] = error.args[1]
        shown = " → ".join(reversed(cycle))
        raise StepError([Finding(GROUPS_CIRCULAR, {"circles": shown})]) from None
    return tuple(by_circle[circle] for circle in order)


def group_scores(table: pd.DataFrame, groups: Iterable[Group]) -> Grouped:
    """Sum or average the members' figures, such as scores or contributions.

    Parameters
    ----------
    table : DataFrame
        Index (year, region).
    groups : iterable of Group
        Those to ``recompute`` are not from scores, and left to `group_values`.

    Returns
    -------
    Grouped
        Circles in the order of `groups`, for every year of the table.

    Examples
    --------
    >>> index = table_index([(2022, "a"), (2022, "b")])
    >>> table = pd.DataFrame({"goal": [30.0, 12.0]}, index)
    >>> group_scores(table, [Group("c", ("a", "b"))]).table["goal"].tolist()
    [42.0]
    """
    kept = [group for group in groups if group.rule != "recompute"]
    how = {group.circle: [group.rule] * table.shape[1] for group in kept}
    return _grouped(table, kept, how)


def group_values(
    table: pd.DataFrame, groups: Iterable[Group], indicators: Iterable[Indicator]
) -> Grouped:
    """Put the members' values together, indicator by indicator, for circles to recompute.

    Parameters
    ----------
    table : DataFrame
        Values as given, denominators among them: quotients are formed afterwards.
    groups : iterable of Group
    indicators : iterable of Indicator
        ``recompute`` says whether a circle's value is the sum or the mean of its members'; a
        mean is weighted by the group's weights.

    Returns
    -------
    Grouped

    Raises
    ------
    StepError
        An indicator that does not say how.

    Examples
    --------
    >>> index = table_index([(2022, "a"), (2022, "b")])
    >>> table = pd.DataFrame({"x": [30.0, 12.0]}, index)
    >>> circle = Group("c", ("a", "b"), "recompute")
    >>> group_values(table, [circle], [Indicator("x", recompute="mean")]).table["x"].tolist()
    [21.0]
    """
    kept = [group for group in groups if group.rule == "recompute"]
    rule = {indicator.code: indicator.recompute for indicator in indicators}
    silent = [code for code in table.columns if rule.get(code) is None]
    if silent and kept:
        raise StepError([Finding(RECOMPUTE_UNKNOWN, {"indicator": code}) for code in silent])
    how = {
        group.circle: ["sum" if rule[code] == "sum" else "weighted" for code in table.columns]
        for group in kept
    }
    return _grouped(table, kept, how)


def _grouped(
    table: pd.DataFrame, groups: Sequence[Group], how: Mapping[str, Sequence[str]]
) -> Grouped:
    assert isinstance(table.index, pd.MultiIndex)
    years = sorted(map(int, table.index.unique(0)))  # its levels may have others besides
    known = {(int(year), region): row for row, (year, region) in enumerate(table.index)}
    values = table.to_numpy(dtype=float)
    nothing = np.full(table.shape[1], np.nan)
    found: dict[tuple[int, str], FloatArray] = {}
    findings: list[Finding] = []
    for group in in_order(groups):
        rules = np.array(how[group.circle])
        weights = np.array(group.weights)[:, None]
        for year in years:
            parts = []
            for member in group.members:
                if (year, member) in known:
                    part = values[known[year, member]]
                else:
                    part = found.get((year, member), nothing)
                if np.isnan(part).all():
                    said = {"circle": group.circle, "member": member, "year": year}
                    findings.append(Finding(MEMBER_WITHOUT_FIGURE, said))
                parts.append(part)
            stack = np.array(parts)
            found[year, group.circle] = np.select(
                [rules == "sum", rules == "mean"],
                [stack.sum(axis=0), stack.mean(axis=0)],
                (stack * weights).sum(axis=0) / weights.sum(),
            )
    keys = [(year, group.circle) for year in years for group in groups]
    rows = np.array([found[key] for key in keys]).reshape(len(keys), table.shape[1])
    return Grouped(pd.DataFrame(rows, table_index(keys), table.columns), tuple(findings))
