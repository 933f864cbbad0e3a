"""Many experts summed up: quartiles of weights and CRs in place of a column for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ahp.common.document.parts import Column, Grid
from ahp.common.wording import Language
from ahp.compare.columns import (
    indents,
    joint_opinions,
    ratio,
    spread_cells,
    spread_columns,
    weighed,
)
from ahp.compare.experts import Comparison, Disagreement
from ahp.compare.wording import (
    HIGHEST,
    INCOMPLETE,
    JUDGED_BY,
    LOWER_QUARTILE,
    LOWEST,
    MEDIAN,
    SIDES,
    TOO_HIGH,
    UPPER_QUARTILE,
)
from ahp.model.judgment import format_judgment
from ahp.model.wording import INDICATOR, MATRIX

FIVE = (LOWEST, LOWER_QUARTILE, MEDIAN, UPPER_QUARTILE, HIGHEST)
_QUARTILES = (0.0, 0.25, 0.5, 0.75, 1.0)


def five_numbers(values: Sequence[float]) -> list[float | None]:
    """Return the lowest, the quartiles and the highest; nothing of no values.

    >>> five_numbers([1.0, 2.0, 3.0, 4.0, 5.0])
    [1.0, 2.0, 3.0, 4.0, 5.0]
    """
    if not values:
        return [None] * len(_QUARTILES)
    found: list[float | None] = np.quantile(values, _QUARTILES).tolist()
    return found


def weights(found: Comparison, lang: Language) -> Grid:
    """Return what the experts' global weights range over, beside the group's."""
    hierarchy = found.model.hierarchy
    joint = joint_opinions(found, lang)
    headings = [*joint, *(words(lang) for words in FIVE)]
    columns = [
        Column("item", INDICATOR(lang)),
        *(Column(name, name, 4) for name in headings),
        Column("experts", JUDGED_BY(lang), 0),
    ]
    codes, rows = weighed(found), []
    for code in codes:
        own = [one.global_[code] for one in found.experts.values() if code in one.global_]
        together = [one.global_.get(code) for one in joint.values()]
        rows.append([hierarchy.name(code, lang), *together, *five_numbers(own), len(own)])
    return Grid(tuple(columns), rows, indents=indents(found, codes))


def ratios(found: Comparison, lang: Language) -> Grid:
    """Return what the experts' consistency ratios range over, and how many are too high."""
    hierarchy = found.model.hierarchy
    joint = joint_opinions(found, lang)
    own = {
        code: [one.analyses[code] for one in found.experts.values() if code in one.analyses]
        for code in hierarchy.judged
    }
    gaps = any(not one.complete for given in own.values() for one in given)
    counted = (JUDGED_BY, TOO_HIGH, INCOMPLETE) if gaps else (JUDGED_BY, TOO_HIGH)
    columns = [
        Column("matrix", MATRIX(lang)),
        *(Column(name, name, 4) for name in joint),
        *(Column(words.en, words(lang), 4) for words in FIVE),
        *(Column(words.en, words(lang), 0) for words in counted),
    ]
    rows = []
    for code, given in own.items():
        rated = [one for one in given if one.rated]
        rows.append(
            [
                hierarchy.name(code, lang),
                *(ratio(one, code, lang) for one in joint.values()),
                *five_numbers([one.cr for one in rated]),
                len(given),
                sum(not one.consistent for one in rated),
                *([sum(not one.complete for one in given)] if gaps else []),
            ]
        )
    return Grid(tuple(columns), rows)


def judgments(found: Comparison, shown: Sequence[Disagreement], lang: Language) -> Grid:
    """Return how far the judgments lie apart, and how many experts are on either side."""
    counted = (JUDGED_BY, LOWEST, HIGHEST, SIDES)
    columns = [*spread_columns(lang), *(Column(words.en, words(lang), 0) for words in counted)]
    rows = []
    for one in shown:
        given = [*one.judgments.values()]
        rows.append(
            [
                *spread_cells(found, one, lang),
                len(given),
                format_judgment(min(given)),
                format_judgment(max(given)),
                f"{sum(value > 1 for value in given)} : {sum(value < 1 for value in given)}",
            ]
        )
    return Grid(tuple(columns), rows)
