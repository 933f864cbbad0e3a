"""Values and their standard errors from what was aggregated: sums over places and years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from index.project.arrays import FloatArray, Integers
from index.records.definitions import Definition
from index.records.records import Records
from index.records.schema import LEVELS

VALUE_COLUMNS = ("region", "kind", "year", "indicator", "value", "records", "valid", "error")
"""The columns of values rolled up."""

_DIGITS = 10  # of a standard error
_NONE = 1e-12  # of the squares that it is the rest of: no spread but rounding


class Names(NamedTuple):
    """The aggregates of a definition: of records, of valid ones, what is summed, its variance."""

    records: str
    valid: str
    total: str
    variance: str | None = None


class Figures(NamedTuple):
    """Sums by place (0 is none) and year of interest, each (places, years).

    ``squares`` are those of the differences from ``center``, where single values are summed.
    """

    records: Integers
    valid: Integers
    total: FloatArray
    squares: FloatArray
    center: float


def figures_of(
    records: Records, good: pd.DataFrame, names: Names, one: Definition, place: str
) -> Figures:
    """Sum what was aggregated over the years that count for each year.

    Parameters
    ----------
    records : Records
    good : DataFrame
        The aggregates of records that are used, by place and ``__when``.
    names : Names
    one : Definition
    place : str
        The column of the places that its records count for.
    """
    years = [records.when(year) for year in records.years]
    cell = good[place].to_numpy(dtype=np.int64), good["__when"].to_numpy(dtype=np.int64)
    shape = len(records.places.found), years[-1] + 2

    def summed(numbers: FloatArray) -> FloatArray:
        cells = np.zeros(shape)
        np.add.at(cells, cell, numbers)
        if one.period == "all":
            return np.repeat(cells.sum(axis=1, keepdims=True), len(years), axis=1)
        return np.cumsum(cells, axis=1)[:, years] if one.period == "stock" else cells[:, years]

    count, valid, total = (_plain(good[name]) for name in names[:3])
    squares, center = np.zeros(len(good)), 0.0
    if names.variance is not None:
        some = np.maximum(valid, 1)
        if one.measure == "mean":
            center = float(total.sum() / max(1.0, valid.sum()))
        squares = valid * (_plain(good[names.variance]) + (total / some - center) ** 2)
    of_records, of_valid = (summed(part).astype(np.int64) for part in (count, valid))
    return Figures(of_records, of_valid, summed(total), summed(squares), center)


def _plain(column: pd.Series[Any]) -> FloatArray:
    return column.fillna(0).to_numpy(dtype=np.float64)


def values_of(records: Records, found: Mapping[str, Figures]) -> pd.DataFrame:
    """Add up places to regions, and divide.

    Parameters
    ----------
    records : Records
    found : mapping of str to Figures
        By indicator.
    """
    parts = []
    for level, kind in records.places.levels.items():
        codes = [region.code for region in records.regions if region.kind == kind]
        number = {code: k for k, code in enumerate(codes)}
        found_there = [place[LEVELS.index(level)] for place in records.places.found]
        inside = [(number[code], k) for k, code in enumerate(found_there) if code in number]
        of, place = np.array(inside, dtype=np.int64).reshape(-1, 2).T
        shape = len(codes), len(records.years)
        for code, figures in found.items():
            sums: list[npt.NDArray[Any]] = []
            for cells in figures[:4]:
                sums.append(np.zeros(shape, dtype=cells.dtype))
                np.add.at(sums[-1], of, cells[place])
            count, valid, total, squares = sums
            definition = records.definitions.indicator(code)
            divisor = np.maximum(valid, 1) if definition.measure in ("mean", "share") else 1
            empty = 0.0 if definition.empty == "zero" else np.nan
            value = np.where(valid > 0, total / divisor, empty)
            error = standard_error(definition, valid, total, squares, figures.center)
            for k, year in enumerate(records.years):
                part = {"region": codes, "kind": kind, "year": year, "indicator": code}
                part |= {"value": value[:, k], "records": count[:, k], "valid": valid[:, k]}
                parts.append(pd.DataFrame(part | {"error": error[:, k]}))
    return pd.concat(parts, ignore_index=True)[list(VALUE_COLUMNS)]


def standard_error(
    definition: Definition,
    valid: Integers,
    total: FloatArray,
    squares: FloatArray,
    center: float = 0.0,
) -> FloatArray:
    """Return the sampling error of values, as if records were drawn from many more alike.

    Of a mean it is the standard deviation of the n valid records over the root of n; of a share p,
    the root of p (1 - p) / n; of a count of n, which is Poisson's, the root of n; and of a sum of
    such a number of amounts, the root of the sum of their squares.

    Parameters
    ----------
    definition : Definition
    valid : ndarray of int
        Numbers of valid records.
    total : ndarray
        Sums over them.
    squares : ndarray
        Sums of squared differences from `center`.
    center : float

    Returns
    -------
    ndarray
        To ten significant digits; missing where there is no record, and of a mean where there is
        but one.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, 3rd edition, Wiley: chapters 2 (means) and 3
    (shares). Bohm, G., Zech, G. (2014). Statistics of weighted Poisson events and its
    applications. Nuclear Instruments and Methods in Physics Research A 748, 1-6: sums.

    Examples
    --------
    >>> n, total, squares = np.array([4]), np.array([20.0]), np.array([120.0])
    >>> mean = Definition("x", "enterprises", "mean", "valuation")
    >>> standard_error(mean, n, total, squares).round(4).tolist()
    [1.291]
    >>> standard_error(Definition("x", "people", "count"), n, total, squares).tolist()
    [2.0]
    """
    n = np.maximum(valid, 1)
    if definition.measure == "count":
        variance = valid.astype(float)
    elif definition.measure == "share":
        variance = total / n * (1 - total / n) / n
    elif definition.measure == "sum":
        variance = squares
    else:
        rest = squares - (total - valid * center) ** 2 / n
        rest = np.where(rest > _NONE * squares, rest, 0.0)
        variance = np.where(valid > 1, rest / np.maximum(valid - 1, 1) / n, np.nan)
    error = np.sqrt(np.where(valid > 0, variance, np.nan))
    # engines add squares up in orders of their own, so that the last digits are nobody's
    return np.array([float(f"{one:.{_DIGITS}g}") for one in error.ravel()]).reshape(error.shape)
