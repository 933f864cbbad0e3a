"""Ranks: 1 for the highest score, and a stated rule for ties."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ahp.common.document.rounding import round_half_up
from index.project.arrays import FloatArray
from index.project.settings import Ties
from index.project.tables import blocks_of

SAME = 1e-10
"""Scores closer than this are tied: they differ by the order of additions, not in the data."""


def ranks(
    scores: FloatArray, ties: Ties = "competition", decimals: int | None = None
) -> FloatArray:
    """Rank along the last axis, for one set of scores or many.

    Parameters
    ----------
    scores : ndarray, (..., n)
        Higher is better; NaN gets no rank.
    ties : str
        ``competition`` (1, 2, 2, 4), ``dense`` (1, 2, 2, 3) or ``average`` (1, 2.5, 2.5, 4).
    decimals : int, optional
        Round scores first; by default they are ranked as they are, but for differences below
        `SAME`.

    Returns
    -------
    ndarray, (..., n)
        Ranks from 1, NaN where there is no score.

    Examples
    --------
    >>> scores = np.array([83.0, 10.14, 10.06, 5.0])
    >>> ranks(scores).tolist(), ranks(scores, decimals=1).tolist()
    ([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 2.0, 4.0])
    >>> ranks(scores, "average", 1).tolist(), ranks(scores, "dense", 1).tolist()
    ([1.0, 2.5, 2.5, 4.0], [1.0, 2.0, 2.0, 3.0])
    """
    scores = np.asarray(scores, dtype=float)
    if decimals is not None:
        scores = round_half_up(scores, decimals)
    if scores.shape[-1] == 0:
        return np.empty(scores.shape)
    order = np.argsort(-scores, axis=-1)  # NaN comes last; the order among equals is no matter
    ordered = np.take_along_axis(scores, order, axis=-1)
    lower = np.zeros(scores.shape, dtype=bool)
    lower[..., 1:] = ordered[..., :-1] - ordered[..., 1:] > SAME
    place = np.arange(scores.shape[-1])
    if ties == "dense":
        found = np.cumsum(lower, axis=-1) + 1.0
    else:
        first = np.maximum.accumulate(np.where(lower, place, 0), axis=-1)
        found = first + 1.0
        if ties == "average":
            last = np.full(scores.shape, scores.shape[-1] - 1)
            last[..., :-1] = np.where(lower[..., 1:], place[:-1], last[..., :-1])
            last = np.minimum.accumulate(last[..., ::-1], axis=-1)[..., ::-1]
            given = (~np.isnan(ordered)).sum(axis=-1, keepdims=True)
            found = (first + np.minimum(last, given - 1)) / 2 + 1.0
    result = np.empty(scores.shape)
    np.put_along_axis(result, order, found, axis=-1)
    result[np.isnan(scores)] = np.nan
    return result


def rank_table(
    scores: pd.DataFrame,
    pools: Mapping[str, str],
    ties: Ties = "competition",
    decimals: int | None = None,
) -> pd.DataFrame:
    """Rank every column of a table of scores within each pool and year.

    Parameters
    ----------
    scores : DataFrame
        Index (year, region).
    pools : mapping of str to str
        The pool of each region.
    ties, decimals
        As for `ranks`.

    Returns
    -------
    DataFrame
        Of Int64, or of Float64 where ties get their average; missing where the score is.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> scores = pd.DataFrame({"goal": [3.0, 9.0]}, table_index([(2022, "a"), (2022, "b")]))
    >>> rank_table(scores, {"a": "p", "b": "p"})["goal"].tolist()
    [2, 1]
    """
    assert isinstance(scores.index, pd.MultiIndex)
    values = scores.to_numpy(dtype=float)
    found = np.empty_like(values)
    for block in blocks_of(scores.index, pools, pooled=False):
        found[block.rows] = ranks(values[block.rows].T, ties, decimals).T
    missing = np.isnan(found)
    columns: dict[str, pd.api.extensions.ExtensionArray] = {}
    for j, code in enumerate(scores.columns):
        if ties == "average":
            columns[code] = pd.arrays.FloatingArray(found[:, j].copy(), missing[:, j].copy())
        else:
            whole = np.where(missing[:, j], 0, found[:, j]).astype(np.int64)
            columns[code] = pd.arrays.IntegerArray(whole, missing[:, j].copy())
    return pd.DataFrame(columns, index=scores.index)
