"""Weights that balance correlations: closed forms, brute force, and COINr's example."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given

from index.weighting.correlation import balanced_weights, importances
from index.weighting.method import Unfit
from tests.index.weighting.samples import tables

GOLD = Path(__file__).parent / "gold"
PILLARS = ["Physical", "ConEcFin", "Political", "Instit", "P2P"], ["Environ", "Social", "SusEcFin"]
SCORES = pd.read_csv(GOLD / "asem-scores.csv", index_col="uCode")
COINR = pd.read_csv(GOLD / "optweights_level2.csv")


def misfit(values, weights, wanted):
    return ((importances(values, weights) - wanted) ** 2).sum()


def under_two_halves(pillars):
    """Return weights of the pillars in an index of two sub-indices of the same weight."""
    parts = np.array(pillars[:5]), np.array(pillars[5:])
    return np.concatenate([part / part.sum() / 2 for part in parts])


def test_uncorrelated_indicators_weigh_by_their_deviation():
    values = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 6.0], [2.0, 6.0]])
    assert balanced_weights(values) == pytest.approx([0.75, 0.25])
    assert importances(values, np.array([0.75, 0.25])) == pytest.approx([0.5, 0.5])
    assert balanced_weights(values, [3, 1]) == pytest.approx([0.9, 0.1])


@given(tables(min_rows=6, min_columns=2, max_columns=3))
def test_no_weights_on_a_grid_come_nearer(values):
    spread = np.linalg.cond(np.corrcoef(values.T))
    assume(spread < 1e4)
    count = values.shape[1]
    wanted = np.full(count, 1 / count)
    steps = np.linspace(0, 1, 41)
    grid = (
        np.stack([steps, 1 - steps], axis=1)
        if count == 2
        else np.array([[a, b, 1 - a - b] for a in steps for b in steps if a + b <= 1 + 1e-9])
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        sums = [np.corrcoef(values.T, values @ w)[-1, :-1].sum() for w in grid]
        found = [misfit(values, w, wanted) for w, s in zip(grid, sums, strict=True) if s > 1e-3]
    assume(found)
    weights = balanced_weights(values)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1)
    assert misfit(values, weights, wanted) <= min(found) + 1e-9


@given(tables(min_rows=6))
def test_invariant_to_units_but_for_their_inverse(values):
    assume(np.linalg.cond(np.corrcoef(values.T)) < 1e4)
    factors = np.arange(1, values.shape[1] + 1)
    scaled = balanced_weights(values * factors) * factors
    assert scaled / scaled.sum() == pytest.approx(balanced_weights(values), abs=1e-6)


def test_wanted_importances_are_reached():
    values = SCORES[PILLARS[0]].to_numpy()
    weights = np.array([0.1, 0.4, 0.2, 0.2, 0.1])
    wanted = importances(values, weights)
    assert balanced_weights(values, wanted) == pytest.approx(weights)


def test_importances_are_those_of_coinr():
    names = [*PILLARS[0], *PILLARS[1]]
    values = SCORES[names].to_numpy()
    # COINr tells the last vertex of its simplex, by name
    raised = under_two_halves([1.0] * 7 + [1.1])
    found = dict(zip(names, importances(values, raised), strict=True))
    assert [found[name] for name in sorted(names)] == pytest.approx(list(COINR["Obtained"]))


def test_nearer_to_equal_importances_than_coinr():
    values = SCORES[[*PILLARS[0], *PILLARS[1]]].to_numpy()
    theirs = under_two_halves(list(COINR["OptWeight"]))
    wanted = COINR["Desired"].to_numpy()
    found = balanced_weights(values)
    assert misfit(values, found, wanted) < misfit(values, theirs, wanted) / 4


def test_unfit_values_are_refused():
    with pytest.raises(Unfit) as caught:
        balanced_weights(np.array([[0.0, 2.0], [1.0, 1.0], [2.0, 0.0]]))
    assert caught.value.what.code == "weighting-cannot-balance"
    with pytest.raises(Unfit) as caught:
        balanced_weights(np.array([[0.0, 2.0], [1.0, 2.0], [2.0, 2.0]]))
    assert (caught.value.what.code, caught.value.columns) == ("weighting-column-alike", (1,))
