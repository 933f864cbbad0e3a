"""Values as they may have been: measurement errors, and sampling errors of records."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ahp.common.findings import Finding, Named
from index.files.errors import read_errors
from index.files.indicators import INDICATOR_COLUMNS
from index.project.arrays import BoolArray, FloatArray
from index.project.doubts import DataDoubt
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.records.reading import load_definitions
from index.robust.wording import (
    DATA_COLUMN_UNKNOWN,
    DATA_EXACT,
    DATA_NO_RECORDS,
    DATA_RECORDS_OLD,
    DATA_WITHOUT_ERRORS,
)
from index.steps.filling.codes import coded
from index.steps.ties import SAME
from index.steps.transforms import LOWEST

_EDGE = 2.0**-54  # no number that is drawn stands for a probability of 0 or 1


@dataclass(frozen=True, eq=False)
class DataErrors:
    """How far each value of a project may be off, and between what it stays.

    Attributes
    ----------
    values : ndarray, (rows, columns)
        The project's, as given.
    errors : ndarray, (rows, columns)
        Standard error or, where errors are uniform, half the width; 0 where a value is exact,
        missing, or a code that says so.
    low, high : ndarray, (rows, columns)
        What a value can be at least and at most.
    distribution : str
        ``normal`` or ``uniform``; of either the part between `low` and `high` is drawn from.
    notes : tuple of Finding
        Which values have no error.
    """

    values: FloatArray
    errors: FloatArray
    low: FloatArray
    high: FloatArray
    distribution: str = "normal"
    notes: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, project: IndexProject, doubt: DataDoubt) -> DataErrors:
        """Return how far the values of a project may be off.

        A value stays within what its indicator says that it can be (``minimum``, ``maximum``,
        counts from 0); a denominator, and what a logarithm or root is taken of, stays above 0 or
        where else that begins. A value that is off by a share of itself, or comes from records,
        does not change its sign, and a share of records is no more than 1.

        Parameters
        ----------
        project : IndexProject
        doubt : DataDoubt

        Returns
        -------
        DataErrors

        Raises
        ------
        AhpError
            No value has an error; a column or records that are not there; everything that is
            wrong with a table of errors.

        Examples
        --------
        >>> from index.project.example import tiny
        >>> DataErrors.of(tiny(), DataDoubt(share=0.1)).errors[0].tolist()
        [0.8, 0.2]
        """
        values = project.values.to_numpy(dtype=float)
        errors = _errors(project, doubt, values)
        absent = _absent(project, values)
        errors = np.where(absent, 0.0, errors)
        used = np.isin(project.values.columns, _used(project))
        without = np.isnan(errors) & used
        if (np.isnan(errors) | (errors == 0))[:, used].all():
            raise StepError([Finding(DATA_WITHOUT_ERRORS, {})])
        notes = _exact(project, without, int((~absent & used).sum()))
        low, high = _limits(project, doubt, values)
        errors = np.nan_to_num(errors, nan=0.0)
        return cls(values, errors, low, high, doubt.distribution, notes)

    def draw(self, rng: np.random.Generator, runs: int) -> FloatArray:
        """Draw values as they may have been.

        Parameters
        ----------
        rng : numpy.random.Generator
        runs : int

        Returns
        -------
        ndarray, (runs, rows, columns)
            Missing where the project's are.

        Examples
        --------
        >>> one = np.array([[4.0, 9.0]])
        >>> found = DataErrors(one, one * [0, 1], one * 0, one * 2, "uniform")
        >>> drawn = found.draw(np.random.default_rng(1), 1000)[:, 0]
        >>> drawn[:, 0].max(), drawn[:, 1].min() >= 0, drawn[:, 1].max() <= 18
        (np.float64(4.0), np.True_, np.True_)
        """
        unsure = self.errors > 0
        value, error = self.values[unsure], self.errors[unsure]
        low, high = self.low[unsure], self.high[unsure]
        even = rng.random((runs, len(value)))
        drawn = np.broadcast_to(self.values, (runs, *self.values.shape)).copy()
        if self.distribution == "uniform":
            low, high = np.maximum(low, value - error), np.minimum(high, value + error)
            drawn[:, unsure] = low + even * (high - low)
            return drawn
        # deferred: heavy, and for this alone
        from scipy.special import ndtr, ndtri

        below, above = ndtr((low - value) / error), ndtr((high - value) / error)
        even *= above - below
        even += below
        normal = ndtri(np.clip(even, _EDGE, 1 - 2 * _EDGE))
        drawn[:, unsure] = np.clip(value + error * normal, low, high)
        return drawn


def _errors(project: IndexProject, doubt: DataDoubt, values: FloatArray) -> FloatArray:
    """Return the error of each value, NaN where none is known."""
    if doubt.share is not None:
        return doubt.share * np.abs(values)
    if doubt.file is not None:
        return read_errors(project, doubt.file)
    if doubt.column is not None:
        if doubt.column.casefold() not in ("error", *INDICATOR_COLUMNS["error"]):
            raise StepError([Finding(DATA_COLUMN_UNKNOWN, {"column": doubt.column})])
        known = (project.indicator(str(code)).error for code in project.values.columns)
        each = [np.nan if error is None else error for error in known]
        return np.broadcast_to(np.array(each), values.shape)
    if project.sample is None:
        raise StepError([Finding(DATA_NO_RECORDS, {})])
    table = project.sample.errors
    if table.isna().to_numpy().all():
        raise StepError([Finding(DATA_RECORDS_OLD, {})])
    own = project.values
    found: FloatArray = table.reindex(index=own.index, columns=own.columns).to_numpy(dtype=float)
    return found


def _absent(project: IndexProject, values: FloatArray) -> BoolArray:
    """Return which values are missing, or codes that say so."""
    absent = np.isnan(values)
    for column, code in enumerate(project.values.columns):
        own = project.indicator(str(code)).missing_codes
        absent[:, column] |= coded(values[:, column], (*project.settings.missing_codes, *own))
    return absent


def _used(project: IndexProject) -> list[str]:
    """Return the columns that count: of the weights, and what divides them."""
    indicators = [project.indicator(code) for code in project.weights.leaves]
    return [*project.weights.leaves, *(one.denominator for one in indicators if one.denominator)]


def _exact(project: IndexProject, without: BoolArray, total: int) -> tuple[Finding, ...]:
    """Tell how many values have no error, and of which indicators."""
    if not without.any():
        return ()
    columns = project.values.columns.tolist()
    codes = [str(columns[j]) for j in np.flatnonzero(without.any(axis=0))]
    named = [Named(code, project.indicator(code).names) for code in codes]
    said = {"count": int(without.sum()), "total": total, "indicators": named}
    return (Finding(DATA_EXACT, said),)


def _limits(
    project: IndexProject, doubt: DataDoubt, values: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return what each value can be at least and at most; its own value is between them."""
    low, high = np.full(values.shape, -np.inf), np.full(values.shape, np.inf)
    below = {one.denominator for one in project.indicators}
    shares = _shares(project) if doubt.records else frozenset()
    for column, code in enumerate(map(str, project.values.columns)):
        one = project.indicator(code)
        bottom, top = one.bounds
        low[:, column] = -np.inf if bottom is None else bottom
        high[:, column] = min(np.inf if top is None else top, 1.0 if code in shares else np.inf)
        least = _least(one, values[:, column], code in below)
        low[:, column] = np.maximum(low[:, column], least)
    if doubt.share is not None or doubt.records:
        low = np.where(values >= 0, np.maximum(low, 0.0), low)
        high = np.where(values < 0, np.minimum(high, 0.0), high)
    return np.fmin(low, values), np.fmax(high, values)


def _least(one: Indicator, values: FloatArray, divides: bool) -> FloatArray:
    """Return from where on each value can be divided by, and a logarithm or root taken of it."""
    least = np.full(len(values), -np.inf)
    if divides or (one.transform != "none" and one.denominator is not None):
        least = np.where(values >= 0, SAME * values, least)
    elif one.transform != "none":
        start, included = LOWEST[one.transform]
        least = np.full(len(values), start)
        if not included:
            least = start + SAME * (values - start)
    return least


def _shares(project: IndexProject) -> frozenset[str]:
    """Return the indicators that are shares of records, where their definitions are at hand."""
    sample = project.sample
    if sample is None or sample.plan is None:
        return frozenset()
    definitions = load_definitions(sample.plan.path).indicators
    return frozenset(one.code for one in definitions if one.measure == "share")
