import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.core.elicitation import next_pair, outlook
from ahp.core.graph import components
from ahp.core.priorities import log_least_squares
from tests.strategies import incomplete_matrices

MISSING = float("nan")


def blank(n):
    judgments = np.full((n, n), np.nan)
    np.fill_diagonal(judgments, 1.0)
    return judgments


def answered(judgments, pair, value=1.0):
    judged = judgments.copy()
    judged[pair], judged[pair[::-1]] = value, 1 / value
    return judged


@pytest.mark.parametrize("n", [2, 3, 5, 9, 15])
def test_first_questions_make_a_star(n):
    judgments, asked = blank(n), []
    for _ in range(n - 1):
        asked.append(next_pair(judgments, np.isnan(judgments)))
        judgments = answered(judgments, asked[-1], 2.0)
    assert asked == [(0, k) for k in range(1, n)]
    assert len(components(judgments)) == 1


def test_the_star_grows_where_most_is_judged():
    judgments = answered(answered(blank(5), (1, 3)), (2, 3))
    first = next_pair(judgments, np.isnan(judgments))
    judgments = answered(judgments, first)
    assert (first, next_pair(judgments, np.isnan(judgments))) == ((0, 3), (3, 4))


def test_a_skipped_link_is_gone_round():
    judgments = answered(blank(3), (0, 1))
    askable = np.isnan(judgments)
    askable[0, 2] = askable[2, 0] = False
    assert next_pair(judgments, askable) == (1, 2)


def covariance_trace(judgments):
    """The sum of the variances of the weights, for errors of variance one, by definition."""
    known = ~np.isnan(judgments)
    rows, columns = np.nonzero(np.triu(known, 1))
    design = np.zeros((len(rows), len(judgments)))
    design[np.arange(len(rows)), rows] = 1
    design[np.arange(len(rows)), columns] = -1
    return np.linalg.pinv(design.T @ design)


@settings(max_examples=40, deadline=None)
@given(incomplete_matrices(3, 6))
def test_the_pair_asked_lowers_the_variance_most(judgments):
    askable = np.isnan(judgments)
    pair = next_pair(judgments, askable)
    if pair is None:
        assert not askable.any()
        return
    weights = log_least_squares(judgments)
    jacobian = np.diag(weights) - np.outer(weights, weights)

    def variance(one):
        covariance = jacobian @ covariance_trace(answered(judgments, one)) @ jacobian
        return np.trace(covariance)

    best = min(variance(one) for one in zip(*np.nonzero(np.triu(askable, 1)), strict=True))
    assert variance(pair) == pytest.approx(best, rel=1e-6)


def test_expected_change_by_hand():
    """Items of weights 6, 3 and 1 tenths; two judgments, so the variance is that of the prior.

    The pair left is (1, 2); the two resistors of one ohm between them have two ohms, and a unit of
    surprise moves the logarithms by (0, 1, -1) / 3, so the weights by (-0.12, 0.24, -0.12) / 3.
    """
    judgments = np.array([[1, 2, 6], [1 / 2, 1, MISSING], [1 / 6, MISSING, 1]])
    found = outlook(judgments, np.isnan(judgments), 0.01)
    surprise = np.sqrt(2 / np.pi) * np.sqrt(0.31 * (1 + 2))
    assert found.expected_change == pytest.approx(0.24 / 3 * surprise)


@settings(max_examples=25, deadline=None)
@given(incomplete_matrices(3, 6), st.integers(0, 2**32 - 1))
def test_expected_change_is_the_mean_of_simulated_answers(judgments, seed):
    """Draw answers to the pair asked; small errors, so that the linear view holds."""
    askable = np.isnan(judgments)
    if not askable.any():
        return
    weights = log_least_squares(judgments)
    exact = np.where(askable, np.nan, weights[:, None] / weights)
    found = outlook(exact, askable, 0.01)
    known = np.count_nonzero(np.triu(~askable, 1))
    freedom = known - (len(exact) - 1)
    prior = {3: 0.31, 4: 0.35}.get(len(exact), 0.37)  # Aguaron and Moreno-Jimenez (2003)
    deviation = np.sqrt(2 * prior / (2 + freedom))
    shrink = 1e-3
    generator = np.random.default_rng(seed)
    means = []
    for pair in zip(*np.nonzero(np.triu(askable, 1)), strict=True):
        covariance = covariance_trace(exact)
        unit = np.zeros(len(exact))
        unit[pair[0]], unit[pair[1]] = 1, -1
        spread = np.sqrt(1 + unit @ covariance @ unit) * deviation * shrink
        draws = generator.normal(0, spread, 400)
        ratio = weights[pair[0]] / weights[pair[1]]
        after = log_least_squares(
            np.stack([answered(exact, pair, ratio * np.exp(draw)) for draw in draws])
        )
        means.append(np.abs(after - weights).max(axis=-1).mean() / shrink)
    assert found.expected_change == pytest.approx(max(means), rel=0.25)


def regression(judgments):
    """Return log weights by least squares, and the standard deviation of a judgment's error."""
    n = len(judgments)
    rows, columns = np.nonzero(np.triu(~np.isnan(judgments), 1))
    design = np.eye(n)[rows] - np.eye(n)[columns]
    measured = np.log(judgments[rows, columns])
    x = np.linalg.lstsq(design, measured, rcond=None)[0]
    squares = np.sum((measured - design @ x) ** 2)
    prior = 2 * {3: 0.31, 4: 0.35}.get(n, 0.37)  # Aguaron and Moreno-Jimenez (2003)
    return x, np.sqrt((prior + squares) / (2 + len(rows) - (n - 1)))


def change_by(known, x, pair):
    """Return the expected change of the weight that changes most, for errors of variance one.

    A surprise of one moves x by the gain of a Kalman filter, and the weights by their slopes.
    """
    n = len(known)
    rows, columns = np.nonzero(np.triu(known, 1))
    design = np.eye(n)[rows] - np.eye(n)[columns]
    covariance = np.linalg.pinv(design.T @ design)
    unit = np.eye(n)[pair[0]] - np.eye(n)[pair[1]]
    spread = 1 + unit @ covariance @ unit
    gain = covariance @ unit / spread
    weights = np.exp(x) / np.exp(x).sum()
    return np.abs(weights * (gain - weights @ gain)).max() * np.sqrt(2 / np.pi * spread)


@settings(max_examples=30, deadline=None)
@given(incomplete_matrices(3, 6))
def test_expected_change_is_that_of_linear_regression(judgments):
    askable = np.isnan(judgments)
    if not askable.any():
        return
    x, deviation = regression(judgments)
    pairs = zip(*np.nonzero(np.triu(askable, 1)), strict=True)
    most = max(change_by(~askable, x, pair) for pair in pairs)
    found = outlook(judgments, askable, 0.01)
    assert found.expected_change == pytest.approx(most * deviation, rel=1e-6)


@pytest.mark.parametrize("stop", [0.08, 0.05, 0.03, 0.02, 0.01])
@pytest.mark.parametrize("seed", range(3))
def test_the_estimate_is_that_of_asking_pair_by_pair(seed, stop):
    """Ask the pair that lowers the variances most, each time all anew, until none is worth it."""
    generator = np.random.default_rng(seed)
    n = 6
    judgments = blank(n)
    for i, j in [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 5)]:
        judgments = answered(judgments, (i, j), np.exp(generator.normal()))
    x, deviation = regression(judgments)
    weights = np.exp(x) / np.exp(x).sum()
    jacobian = np.diag(weights) - np.outer(weights, weights)

    def variances(known):
        laplacian = np.diag(known.sum(axis=0)) - known
        return np.trace(jacobian @ np.linalg.pinv(laplacian) @ jacobian)

    known, added = (~np.isnan(judgments)).astype(float), 0
    np.fill_diagonal(known, 0)
    while pairs := [(i, j) for i in range(n) for j in range(i + 1, n) if not known[i, j]]:
        if max(change_by(known > 0, x, pair) for pair in pairs) * deviation < stop:
            break
        tried = {pair: known.copy() for pair in pairs}
        for (i, j), one in tried.items():
            one[i, j] = one[j, i] = 1
        known = min(tried.values(), key=variances)
        added += 1
    assert outlook(judgments, np.isnan(judgments), stop).estimated_left == added


def test_nothing_left_to_ask():
    judgments = np.array([[1, 2], [1 / 2, 1]])
    assert next_pair(judgments, np.isnan(judgments)) is None
    found = outlook(judgments, np.isnan(judgments), 0.01)
    assert (found.spanning_left, found.estimated_left, found.expected_change) == (0, 0, 0.0)


def test_a_single_item_has_no_question():
    found = outlook(blank(1), np.isnan(blank(1)), 0.01)
    assert next_pair(blank(1), np.isnan(blank(1))) is None
    assert (found.spanning_left, found.estimated_left, found.expected_change) == (0, 0, 0.0)


@pytest.mark.parametrize("n", [3, 6, 9])
def test_the_estimate_counts_down_to_nothing_while_answers_agree(n):
    """Answers that agree with the weights make the judge ever more trusted: never more to ask."""
    weights = np.arange(n, 0, -1.0)
    judgments, lefts = blank(n), []
    while (pair := next_pair(judgments, np.isnan(judgments))) is not None:
        lefts.append(outlook(judgments, np.isnan(judgments), 0.02).estimated_left)
        judgments = answered(judgments, pair, weights[pair[0]] / weights[pair[1]])
    lefts.append(outlook(judgments, np.isnan(judgments), 0.02).estimated_left)
    linked = lefts[n - 1 :]
    assert linked == sorted(linked, reverse=True)
    assert lefts[-1] == 0
    assert all(left >= n - 1 - done for done, left in enumerate(lefts[:n]))


def test_many_items_are_looked_ahead_in_steps():
    found = outlook(blank(45), np.isnan(blank(45)), 1e-9)
    assert found.spanning_left == 44
    assert found.estimated_left == 45 * 44 // 2


@pytest.mark.parametrize("n", [2, 4, 7])
@pytest.mark.parametrize("done", [0, 1])
def test_what_links_the_items_is_asked_however_little_it_would_tell(n, done):
    judgments = answered(blank(n), (0, 1), 3.0) if done else blank(n)
    found = outlook(judgments, np.isnan(judgments), 1.0)  # no weight can change by so much
    assert (found.spanning_left, found.estimated_left) == (n - 1 - done, n - 1 - done)


def test_only_skipped_pairs_would_link():
    judgments = answered(blank(3), (0, 1))
    askable = np.zeros((3, 3), dtype=bool)
    found = outlook(judgments, askable, 0.01)
    assert (found.spanning_left, found.estimated_left, found.expected_change) == (1, 0, None)
