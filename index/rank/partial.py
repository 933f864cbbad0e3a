"""Scores that were made with part of the weight only, because values are missing."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ahp.common.wording import BETWEEN, Count, Language
from index.project.regions import CIRCLE
from index.rank.wording import PART_OF_WEIGHT, PART_OF_WEIGHT_MORE, SHARE_OF_WEIGHT
from index.steps.pools import Pool
from index.steps.result import Result

_WHOLE = 1 - 1e-9
_NAMED = 5  # of those that a note lists; the others are counted


def weight_shares(result: Result, pool: Pool, node: str) -> pd.Series[float] | None:
    """Return which share of a node's weight each score of a pool was made with.

    None where weights of missing values are not spread, and for circles, which have no values.
    """
    if result.settings.missing_child != "renormalize" or pool.name == CIRCLE:
        return None
    shares: pd.Series[float] = result.weight_present[node]
    return shares.loc[shares.index.isin(pool.scores.index)]


def partial_notes(
    result: Result, pool: Pool, node: str, years: Sequence[int], lang: Language
) -> list[str]:
    """Say which scores of some years were made with part of the weight, and with how much.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> from index.steps.pools import pools_of
    >>> result = build(tiny())
    >>> partial_notes(result, pools_of(result)[0], "goal", [2022], "en")
    []
    """
    shares = weight_shares(result, pool, node)
    if shares is None:
        return []
    scored = pool.scores[node].reindex(shares.index).notna()
    short = shares[scored & (shares < _WHOLE) & shares.index.isin(list(years), level="year")]
    named = []
    for key, share in zip(short.index[:_NAMED], short.iloc[:_NAMED], strict=True):
        name = result.project.region(str(key[1])).name(lang)
        named.append(
            SHARE_OF_WEIGHT(lang, region=name, year=result.year_name(int(key[0])), share=share)
        )
    if not named:
        return []
    which = BETWEEN(lang).join(named)
    if len(short) > _NAMED:
        which = PART_OF_WEIGHT_MORE(lang, which=which, count=len(short) - _NAMED)
    return [PART_OF_WEIGHT(lang, count=Count(len(short)), which=which)]
