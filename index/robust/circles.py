"""Circles in every run: their scores are put together from those of their members, as in a build.

A circle whose figures are recomputed from its members' values would have to be joined to the
values of every run before they are normalized; where a project has one, circles are not analyzed.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Named
from ahp.common.wording import note
from index.project.arrays import FloatArray
from index.project.regions import CIRCLE
from index.steps.groups import group_scores
from index.steps.result import Groups, Result

CIRCLES_NOT_COVERED = note(
    "robust-circles-not-covered",
    "ranks of circles are not analyzed, because figures of {circles} are recomputed from their "
    "members' values",
    "未分析经济圈的名次，因为{circles}的数据由成员的数值重新计算",
    "a circle that is a sum or mean of its members' scores is analyzed",
    "得分为成员得分之和或均值的经济圈可以分析",
)


def not_covered(result: Result) -> Finding | None:
    """Return why the circles of a result are not analyzed, if it has some that are not."""
    if result.groups is None:
        return None
    project = result.project
    recomputed = [one.circle for one in project.groups if one.rule == "recompute"]
    if not recomputed:
        return None
    named = [Named(code, project.region(code).names) for code in recomputed]
    return Finding(CIRCLES_NOT_COVERED, {"circles": named})


class Placed:
    """Whom the runs of an index rank: the regions and, after them, the circles.

    Parameters
    ----------
    result : Result
        The nominal run.

    Attributes
    ----------
    index : MultiIndex
        Of (year, region), the rows of ``result.scores`` first.
    nominal, scores : ndarray, (rows,)
        Ranks and scores of the goal in the nominal run.
    pools : dict of str to str
        Of regions and circles.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> placed = Placed(build(tiny()))
    >>> len(placed.index), placed.of(np.zeros((5, 6))).shape
    (6, (5, 6))
    """

    def __init__(self, result: Result) -> None:
        goal = result.weights.goal
        self._result = result
        self._groups: Groups | None = None if not_covered(result) else result.groups
        tables: list[Result | Groups] = [result, *([self._groups] if self._groups else [])]
        ranks = [one.ranks[goal].to_numpy(dtype=float, na_value=np.nan) for one in tables]
        self.nominal: FloatArray = np.concatenate(ranks)
        self.scores: FloatArray = np.concatenate(
            [one.scores[goal].to_numpy(dtype=float) for one in tables]
        )
        index = result.scores.index
        for one in tables[1:]:
            index = index.append(one.scores.index)
        assert isinstance(index, pd.MultiIndex)
        self.index: pd.MultiIndex = index
        circles = dict.fromkeys(index.get_level_values("region")[len(result.scores) :], CIRCLE)
        self.pools: Mapping[str, str] = {**dict(result.pools), **circles}

    def of(self, scores: FloatArray) -> FloatArray:
        """Put the scores of circles beside those of the regions, (runs, rows).

        Parameters
        ----------
        scores : ndarray, (runs, rows of ``result.scores``)
        """
        if self._groups is None:
            return scores
        table = pd.DataFrame(scores.T, self._result.scores.index)
        circles = group_scores(table, self._result.project.groups).table
        own = circles.reindex(self._groups.scores.index).to_numpy(dtype=float)
        return np.concatenate([scores, own.T], axis=1)
