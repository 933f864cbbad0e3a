"""What short designs cost, against the figures that were simulated independently."""

from itertools import combinations

import numpy as np
import pytest

from ahp.core.designs import design, expected_price

EVERY = list(combinations(range(6), 2))
K33 = [(i, j) for i in range(3) for j in range(3, 6)]
DESIGNS = {
    "star": [(0, j) for j in range(1, 6)],
    "cycle": [*((i, i + 1) for i in range(5)), (0, 5)],
    "K3,3 less one": K33[:-1],
    "K3,3": K33,
    "best-worst": sorted({(0, j) for j in range(1, 6)} | {(j, 5) for j in range(5)}),
    "K2,2,2": [(i, j) for i, j in EVERY if j - i != 3],
    "all but one": EVERY[1:],
}
# Mean of the largest weight error over 4,000 draws and share with the same first item, for
# judgments with log-normal errors of 0.2 and of 0.5.
SIMULATED = {
    "star": ((0.057, 0.59), (0.104, 0.56)),
    "cycle": ((0.042, 0.68), (0.077, 0.60)),
    "K3,3 less one": ((0.030, 0.76), (0.056, 0.68)),
    "K3,3": ((0.024, 0.78), (0.045, 0.74)),
    "best-worst": ((0.032, 0.75), (0.059, 0.71)),
    "K2,2,2": ((0.014, 0.85), (0.027, 0.82)),
    "all but one": ((0.008, 0.93), (0.015, 0.92)),
}


@pytest.mark.parametrize("name", DESIGNS)
@pytest.mark.parametrize(("place", "spread"), [(0, 0.2), (1, 0.5)])
def test_simulated_figures(name, place, spread):
    error, same = SIMULATED[name][place]
    price = expected_price(6, np.array(DESIGNS[name]), spread)
    assert price.draws == 4000
    # Standard errors are at most 0.001 and 0.008; the figures are rounded, and how they took items
    # of equal weight is not known.
    assert price.error == pytest.approx(error, abs=0.002)
    assert price.same_first == pytest.approx(same, abs=0.035)


def test_our_designs_are_the_ones_priced():
    for kind, name in (("spanning", "star"), (6, "cycle"), (8, "K3,3 less one"), (9, "K3,3"),
                       (12, "K2,2,2"), (14, "all but one")):  # fmt: skip
        price = expected_price(6, design(6, kind))
        assert price.error == pytest.approx(SIMULATED[name][0][0], abs=0.002), name


@pytest.mark.parametrize("n", [1, 2, 3, 6])
def test_all_pairs_cost_nothing(n):
    price = expected_price(n, design(n, "all"), draws=50)
    assert price.error == pytest.approx(0, abs=1e-12)
    assert price.same_first == 1


def test_the_seed_decides():
    pairs = design(7, 10)
    assert expected_price(7, pairs, seed=5) == expected_price(7, pairs, seed=5)
    assert expected_price(7, pairs, seed=5) != expected_price(7, pairs, seed=6)


def test_more_items_than_any_table_of_random_indices():
    assert 0 < expected_price(20, design(20, "regular"), draws=200).error < 0.1


def test_rarely_consistent_judgments_are_fewer_and_none_have_no_price():
    some = expected_price(6, design(6, 9), 1.5, draws=100)
    assert 0 < some.draws < 100
    none = expected_price(9, design(9, 14), 4.0, draws=20)
    assert (none.draws, np.isnan(none.error), np.isnan(none.same_first)) == (0, True, True)
