"""Weights that come from the data: derived once these are normalized, or joined with judgments."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Named, Number
from ahp.common.names import unknown_choice
from ahp.common.wording import Language
from index.project.errors import StepError
from index.project.project import IndexProject
from index.project.tree import Weights
from index.steps.provenance.heading import whose
from index.steps.wording import (
    COMBINED,
    COMBINED_HOW,
    GAME_BELOW_EACH,
    THETA_UNFIT,
    THETA_WITHOUT_USE,
)
from index.weighting.combine import COMBINATIONS, game_coefficients
from index.weighting.method import Unfit
from index.weighting.registry import derive_weights
from index.weighting.tree import joined
from index.weighting.wording import WANTED_ERRORS

COMBINE, THETA = "combine", "theta"
_OF_JUDGMENTS = ("model", "group", "expert")


def from_data(
    project: IndexProject, weights: Weights, normalized: pd.DataFrame, pools: Mapping[str, str]
) -> Weights:
    """Return the weights of a project that has them come from the data; others as they are.

    Parameters
    ----------
    project : IndexProject
    weights : Weights
        The project's own; others were given for this once, and stand.
    normalized : DataFrame
        Index (year, region), a column for every leaf.
    pools : mapping of str to str
        The pool of each region.

    Returns
    -------
    Weights

    Raises
    ------
    UsageError
        Options that are not known.
    StepError
        Values that the method does not fit.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from_data(tiny(), tiny().weights, pd.DataFrame(), {}).source
    'tiny'
    """
    if project.weighting is None or weights is not project.weights:
        return weights
    given: dict[str, Any] = dict(project.weighting.options)
    options = {key: one for key, one in given.items() if key not in _OF_JUDGMENTS}
    how, theta = options.pop(COMBINE, None), options.pop(THETA, None)
    style, method = project.year_style, project.weighting.method
    try:
        derived = derive_weights(method, normalized, weights, pools, style, **options)
    except StepError as error:
        raise StepError(_of_settings(project, one) for one in error.findings) from None
    derived = replace(derived, set_name=weights.set_name)
    if how is None:
        if theta is not None:
            raise StepError([Finding(THETA_WITHOUT_USE)])
        return derived
    return combine_weights(weights, derived, str(how), theta, str(options.get("within", "all")))


def _of_settings(project: IndexProject, finding: Finding) -> Finding:
    """Return a finding about what is wanted with the file that says so."""
    if finding.what not in WANTED_ERRORS or project.folder is None:
        return finding
    return replace(finding, path=os.path.join(project.folder, "index.toml"))


def combine_weights(
    judged: Weights, derived: Weights, how: str, theta: object = None, within: str = "all"
) -> Weights:
    """Join weights from judgments with weights from the data.

    Parameters
    ----------
    judged, derived : Weights
        Of one tree.
    how : str
        ``multiplicative``, ``additive`` or ``game``.
    theta : float, optional
        Of the additive way: the share of the first, by default a half.
    within : str
        Join the global weights of ``all`` indicators, or the local ones of one ``parent``.

    Returns
    -------
    Weights

    Raises
    ------
    UsageError
        There is no such way.
    StepError
        The two cannot be joined so.

    Examples
    --------
    >>> one = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)}, source="judges")
    >>> other = replace(one.with_local({"a": 1, "b": 3}), source="data")
    >>> found = combine_weights(one, other, "additive", 0.2)
    >>> found.local.round(6).tolist(), found.source
    ([1.0, 0.3, 0.7], 'judges combined with data (additive, 0.2 to 0.8)')
    """
    if how not in COMBINATIONS:
        raise unknown_choice(COMBINE, how, COMBINATIONS)
    if theta is not None and how != "additive":
        raise StepError([Finding(THETA_WITHOUT_USE)])
    share = 0.5 if theta is None else _share(theta)
    join = partial(COMBINATIONS[how], theta=share) if how == "additive" else COMBINATIONS[how]
    try:
        tree = joined(judged, derived, join, within)
    except Unfit as unfit:
        codes = [judged.leaves[j] for j in unfit.columns]
        names = [Named(code, judged.node(code).names) for code in codes]
        raise StepError([Finding(unfit.what, {**unfit.details, "indicators": names})]) from None
    if how == "game" and within == "all":
        leaves = (np.asarray(one.global_[[*judged.leaves]], float) for one in (judged, derived))
        share = game_coefficients(*leaves)[0]
    below = how == "game" and within != "all"
    words = {lang: _said(judged, derived, how, share, lang, below) for lang in ("en", "zh")}
    source = words["en"]
    return replace(tree, source=source, whose="own", judges={}, kind=COMBINE, words=words)


def _share(theta: object) -> float:
    if isinstance(theta, bool) or not isinstance(theta, int | float) or not 0 <= theta <= 1:
        raise StepError([Finding(THETA_UNFIT, {"found": theta})])
    return float(theta)


def _said(
    judged: Weights, derived: Weights, how: str, share: float, lang: Language, below: bool
) -> str:
    mine = round(share, 4) if how == "game" else share
    shares = {"mine": Number(mine), "theirs": Number(round(1 - mine, 12))}
    way = GAME_BELOW_EACH(lang) if below else COMBINED_HOW[how](lang, **shares)
    alone = replace(judged, set_name=""), replace(derived, set_name="")
    first, second = (whose(one, lang) for one in alone)
    return COMBINED(lang, judged=first, derived=second, how=way)
