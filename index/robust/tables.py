"""Normalized indicators under many settings and many sets of values, each step taken once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Problems
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.settings import Settings
from index.steps.build import located
from index.steps.filling.codes import without_codes
from index.steps.result import Result
from index.steps.scales import scale_findings
from index.steps.selection import check_cover, covered, pool_by_region, selected
from index.steps.sequence.order import order_findings
from index.steps.sequence.taking import State, Task, before_nodes, normalized_columns, steps_of

_AT_ONCE = 64  # runs in one table: enough that arrays do the work, few enough to stay in the cache
_PART = "\x1f"  # between an indicator and its run; no NUL: pandas 2 hashes texts up to it

_AFTERWARDS = (
    *("aggregation", "node_aggregation", "penalty", "order_weights", "missing_child"),
    *("child_coverage", "zero", "ties", "rank_on", "decimals"),
)
"""Settings that matter from the first aggregation on."""
_NORMALIZING = (
    *("normalization", "scale", "z_mean", "z_sd", "order_ties", "reference_region", "constant"),
    *("outside", "group_reference"),
)
"""Settings that matter from the first normalization on."""
_TREATING = (
    *("outliers", "outlier_reference", "skewness", "kurtosis", "most_winsorized"),
    *("outlier_fallback", "reference"),
)
"""Settings that matter from the first treatment of outliers on; all others from the beginning."""


class Tables:
    """The normalized indicators of a project, under its settings or others.

    What two settings have in common is done once: gaps are filled once for three normalizations.
    Circles are left out, as no region is compared with them; nothing is said of what was done.

    Parameters
    ----------
    project : IndexProject
    result : Result, optional
        What was built of it already.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> project = tiny()
    >>> scores = Tables(project).leaf_scores(project.settings)
    >>> bool((scores == build(project).normalized.to_numpy()).all())
    True
    """

    def __init__(self, project: IndexProject, result: Result | None = None) -> None:
        check_cover(project, project.weights)
        self.project = project
        self.indicators = tuple(map(project.indicator, project.weights.leaves))
        self._states: dict[_Key, State] = {}
        self._done: dict[Settings, FloatArray] = {}
        self._copies: dict[int, tuple[Indicator, ...]] = {}
        if result is not None:
            self._done[result.settings] = result.normalized.to_numpy(dtype=float)

    def index(self, settings: Settings) -> pd.MultiIndex:
        """Return the years and regions that the rows of `leaf_scores` are of."""
        found = self._given(settings).index
        assert isinstance(found, pd.MultiIndex)
        return found

    def leaf_scores(self, settings: Settings, values: FloatArray | None = None) -> FloatArray:
        """Return the normalized indicators under some settings, as `build` makes them.

        Parameters
        ----------
        settings : Settings
        values : ndarray, (runs, rows, columns), optional
            In place of the project's own values, in their order, for many runs; missing where
            the project's are.

        Returns
        -------
        ndarray, (n, k) or (runs, n, k)
            In the order of `index` and of the weights' leaves.

        Raises
        ------
        StepError
            What keeps a step from being taken. That values lie outside their goalposts is no
            reason where they are others than the project's: they are capped there.
        """
        if settings not in self._done:
            with located(self.project):
                self._done[settings] = self._own(settings)
        if values is None:
            return self._done[settings]
        found = np.empty((len(values), *self._done[settings].shape))
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            found[start : start + len(part)] = self._many(settings, part)
        return found

    def each(
        self, settings: Settings, values: FloatArray
    ) -> tuple[FloatArray, dict[int, StepError]]:
        """Return the same for many runs, and why some cannot be had, whose scores are NaN.

        Parameters
        ----------
        settings : Settings
        values : ndarray, (runs, rows, columns)

        Returns
        -------
        (ndarray, dict of int to StepError)

        Raises
        ------
        StepError
            What keeps a step from being taken on the project's own values.
        """
        found = np.full((len(values), *self.leaf_scores(settings).shape), np.nan)
        failed: dict[int, StepError] = {}
        parts = [(0, len(values))]
        while parts:  # where several cannot be had at once, halve to find which can
            start, stop = parts.pop()
            try:
                found[start:stop] = self.leaf_scores(settings, values[start:stop])
            except StepError as error:
                if stop - start == 1:
                    failed[start] = error
                else:
                    middle = (start + stop) // 2
                    parts += [(middle, stop), (start, middle)]
        return found, failed

    def _task(self, settings: Settings, indicators: tuple[Indicator, ...]) -> Task:
        project = self.project
        pools = pool_by_region(project, settings)
        return Task(project, settings, project.weights, indicators, pools, (), Problems())

    def _given(self, settings: Settings) -> pd.DataFrame:
        key = _key(settings, -1)
        if key not in self._states:
            project, notes = self.project, Problems()
            table = selected(project, settings, self.indicators)
            table = without_codes(table, project, settings, notes)
            table = covered(table, settings, pool_by_region(project, settings), notes)
            self._states[key] = State(table, table)
        return self._states[key].table

    def _own(self, settings: Settings) -> FloatArray:
        """Take the steps up to aggregation on the project's own values, from the last known."""
        weights = self.project.weights
        findings = order_findings(settings, self.indicators, weights)
        if findings := findings or tuple(scale_findings(weights, settings, self.indicators)):
            raise StepError(findings)
        given = self._given(settings)
        state = State(given, given)
        steps = steps_of(self._task(settings, self.indicators))
        for k in range(before_nodes(settings)):
            key = _key(settings, k)
            if key not in self._states:
                self._states[key] = steps[k].take(state)
            state = self._states[key]
        return state.table.to_numpy(dtype=float)

    def _many(self, settings: Settings, values: FloatArray) -> FloatArray:
        """Take the steps on many sets of values at once: columns side by side in one table."""
        given = self._given(settings)
        own = self.project.values
        rows = own.index.get_indexer(given.index)
        columns = own.columns.get_indexer(given.columns)
        chosen = values[:, rows[:, None], columns]
        chosen[:, np.isnan(given.to_numpy(dtype=float))] = np.nan
        runs = range(len(values))
        codes = [f"{code}{_PART}{run}" for run in runs for code in given.columns.tolist()]
        table = pd.DataFrame(chosen.transpose(1, 0, 2).reshape(len(given), -1), given.index, codes)
        settings = replace(settings, outside="cap") if settings.outside == "error" else settings
        task = self._task(settings, self._repeated(len(values)))
        with _plain_codes(self.project):
            normal = normalized_columns(task, table)
        scores = normal.to_numpy(dtype=float).reshape(len(given), len(values), -1)
        return scores.transpose(1, 0, 2)

    def _repeated(self, runs: int) -> tuple[Indicator, ...]:
        """Return the indicators once for each run, under codes of their own."""
        if runs not in self._copies:
            self._copies[runs] = tuple(
                replace(
                    one,
                    code=f"{one.code}{_PART}{run}",
                    denominator=one.denominator and f"{one.denominator}{_PART}{run}",
                    outside="cap" if one.outside == "error" else one.outside,
                )
                for run in range(runs)
                for one in self.indicators
            )
        return self._copies[runs]


@contextmanager
def _plain_codes(project: IndexProject) -> Iterator[None]:
    """Give findings the codes of indicators without their runs, those of a kind once."""
    try:
        yield
    except StepError as error:
        findings: dict[object, Finding] = {}
        for one in error.findings:
            said = {
                key: value.partition(_PART)[0] if isinstance(value, str) else value
                for key, value in one.details.items()
            }
            cell = one.code, said.get("indicator"), said.get("pool"), said.get("year")
            findings.setdefault(cell, project.named(replace(one, details=said)))
        raise StepError(findings.values()) from None


_Key = tuple[int, tuple[object, ...]]


def _key(settings: Settings, k: int) -> _Key:
    """Return what the state after step k depends on; -1 is before the first."""
    names = [step.name for step in settings.steps[: k + 1]]
    idle = [*_AFTERWARDS]
    if "normalize" not in names:
        idle += _NORMALIZING
        idle += () if "treat" in names else _TREATING
    kept = (getattr(settings, one.name) for one in fields(settings) if one.name not in idle)
    return k, tuple(kept)
