"""Making a change and building again, just beyond a switch point and just before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from ahp import AhpError
from index.project.project import IndexProject
from index.steps.build import built_scores
from index.steps.sequence.again import scores_under
from index.switch.aim import Aim
from index.switch.ground import Ground
from index.switch.judgments import Trials, back_one
from index.switch.local import local_at
from index.switch.points import Switch

_BEFORE = 1e-6
"""How far before its switch point a weight or value is tried, as a share of the way."""


def verified(
    switch: Switch | None, aim: Aim, ground: Ground, trials: Trials | None, whole: bool
) -> Switch | None:
    """Try a switch just beyond and just before, and say how that was done.

    Parameters
    ----------
    switch : Switch or None
    aim : Aim
    ground : Ground
    trials : Trials or None
        Those of the judgments.
    whole : bool
        Build the whole index; else take again only the steps that weights bear on, and leave
        values as they were found, which was by these steps.

    Returns
    -------
    Switch or None
    """
    if switch is None:
        return None
    if switch.kind == "value" and not whole:
        return replace(switch, verified="steps")
    try:
        beyond, before = (
            _true(aim, ground, _scores(switch, one, ground, trials, whole))
            for one in (switch.after, _just_before(switch))
        )
    except AhpError:
        return replace(switch, verified="no")
    if beyond and not before:
        return replace(switch, verified="build" if whole else "steps")
    return replace(switch, verified="no")


def _just_before(switch: Switch) -> float | None:
    """Return the weight or value to try before the point; None of a judgment: one step."""
    if switch.point is None:
        return None
    return switch.point - _BEFORE * (switch.point - switch.before)


def _true(aim: Aim, ground: Ground, scores: pd.Series[float]) -> bool:
    of_year = scores.xs(ground.year, level="year").reindex(list(ground.regions))
    found = np.asarray(of_year, dtype=np.float64)
    return bool(aim.margin(found) > ground.tolerance)


def _scores(
    switch: Switch, at: float | None, ground: Ground, trials: Trials | None, whole: bool
) -> pd.Series[float]:
    """Return the goal's scores with a change, everything taken again."""
    result = ground.result
    goal, project = result.weights.goal, result.project
    if switch.kind == "value":
        assert at is not None  # a value has a point
        changed = with_value(project, ground.year, switch.where, at)
        return built_scores(changed, result.settings, result.weights)[goal]
    if switch.kind == "weight":
        assert at is not None  # a weight has a point, too
        weights = result.weights.with_local(local_with(ground, switch.where[0], at))
    else:
        assert trials is not None  # a judgment was found among them
        weights = trials.weights_at(switch, exact(switch, before=at is None))
    if not whole:
        return scores_under(result, weights)[goal]
    return built_scores(project, result.settings, weights)[goal]


def exact(switch: Switch, before: bool = False) -> Fraction:
    """Return the judgment of a switch as an exact ratio, or the one a step before it.

    >>> found = Switch("judgment", ("car", "price", "style"), 2.0, 1 / 3, 3.0)
    >>> str(exact(found)), str(exact(found, before=True))
    ('1/3', '1/2')
    """
    start, end = (Fraction(one).limit_denominator(10**6) for one in (switch.before, switch.after))
    return back_one(start, end) if before else end


def local_with(ground: Ground, node: str, weight: float) -> Mapping[str, float]:
    """Return the local weights with that of one node changed, those beside it in proportion."""
    place = ground.plan.codes.index(node)
    row = local_at(ground, np.array([place]), np.array([weight]))[0]
    return dict(zip(ground.plan.codes, row.tolist(), strict=True))


def with_value(
    project: IndexProject, year: int, where: tuple[str, ...], value: float
) -> IndexProject:
    """Return a project with one value changed.

    >>> from index.project.example import tiny
    >>> with_value(tiny(), 2022, ("west", "waste"), 3.0).values.at[(2022, "west"), "waste"]
    np.float64(3.0)
    """
    region, indicator = where
    values = project.values.copy()
    changed: Any = values[indicator].astype(float)
    changed.loc[(year, region)] = value
    values[indicator] = changed
    return replace(project, values=values)
