"""Ranks: 1 for the highest score, and a stated rule for ties."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from index.project.settings import Ties
from index.project.tables import blocks_of
from index.steps.ties import ranks as ranks  # many know it from here


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
        if ties in ("average", "max"):
            columns[code] = pd.arrays.FloatingArray(found[:, j].copy(), missing[:, j].copy())
        else:
            whole = np.where(missing[:, j], 0, found[:, j]).astype(np.int64)
            columns[code] = pd.arrays.IntegerArray(whole, missing[:, j].copy())
    return pd.DataFrame(columns, index=scores.index)
