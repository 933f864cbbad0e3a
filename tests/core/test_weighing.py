import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import DisconnectedError, MatrixError, RandomIndexError, UsageError
from ahp.core.consistency import consistency_index
from ahp.core.incomplete import complete_by_eigenvalue
from ahp.core.priorities import METHODS, log_least_squares, principal_eigenvector_lapack
from ahp.core.random_index import NAMES, random_index
from ahp.core.random_index.incomplete import incomplete_random_index
from ahp.core.scales import SCALES, apply_scale
from ahp.core.weighing import random_index_for, weigh, weights_alone
from tests.golden import MATRICES, known, matrix
from tests.strategies import incomplete_matrices, reciprocal_matrices

METHOD_NAMES = st.sampled_from(list(METHODS))
SCALE_NAMES = st.sampled_from(list(SCALES))
TABLES = st.sampled_from([name for name in NAMES if name != "simulated"])
FIGURES = ("lambda_max", "ci", "ri", "cr")


def smallest_lambda_max(ratios):
    return np.linalg.eigvals(complete_by_eigenvalue(ratios)).real.max()


@st.composite
def mixed_stacks(draw, max_size=5, max_count=4):
    """Draw matrices of one size that miss different judgments, or none."""
    n = draw(st.integers(2, max_size))
    kinds = st.one_of(incomplete_matrices(n, n), reciprocal_matrices(n, n))
    return np.stack(draw(st.lists(kinds, min_size=1, max_size=max_count)))


@pytest.mark.parametrize(
    ("name", "table", "key", "half_unit"),
    [
        ("drinks", "saaty-2005", "cr_saaty2005", 5e-4),
        ("cities_criteria", "ahpsurvey", "cr", 5e-5),
        ("mcda4", "aguaron-moreno", "cr", 5e-4),
    ],
)
def test_published_consistency_ratios(name, table, key, half_unit):
    weighed = weigh(matrix(name), table=table)
    assert weighed.cr == pytest.approx(MATRICES[name]["published"][key], abs=half_unit * 1.001)
    assert weighed.table == table


@given(reciprocal_matrices(), SCALE_NAMES)
def test_a_complete_matrix_has_the_figures_of_its_eigenvector(judgments, scale):
    n = len(judgments)
    weighed = weigh(judgments, "eigenvector", scale, "alonso-lamata")
    ratios = apply_scale(judgments, scale)
    assert weighed.weights == pytest.approx(principal_eigenvector_lapack(ratios), rel=1e-8)
    lambda_max = np.linalg.eigvals(ratios).real.max()
    assert weighed.lambda_max == pytest.approx(lambda_max, rel=1e-9)
    assert weighed.ci == pytest.approx(max(lambda_max - n, 0) / max(n - 1, 1), abs=1e-8)
    assert weighed.ri == random_index(n, "alonso-lamata")
    if n > 2:
        assert weighed.cr == weighed.ci / weighed.ri
    else:
        assert weighed.cr == 0
    assert weighed.complete


@pytest.mark.parametrize("method", METHODS)
@given(judgments=reciprocal_matrices())
def test_lambda_max_is_seen_from_the_weights_of_the_method(method, judgments):
    weighed = weigh(judgments, method)
    np.testing.assert_array_equal(weighed.weights, METHODS[method](judgments))
    seen = (judgments @ weighed.weights / weighed.weights).mean()
    assert weighed.lambda_max == pytest.approx(seen)


@settings(deadline=None)
@given(
    incomplete_matrices(min_size=3).filter(lambda judgments: np.isnan(judgments).any()),
    METHOD_NAMES,
    SCALE_NAMES,
    TABLES,
)
def test_missing_judgments_are_those_of_the_smallest_lambda_max(judgments, method, scale, table):
    n, missing = len(judgments), int(np.isnan(judgments).sum()) // 2
    weighed = weigh(judgments, method, scale, table)
    ratios = apply_scale(judgments, scale)
    assert weighed.lambda_max == pytest.approx(smallest_lambda_max(ratios), rel=1e-9)
    assert weighed.ri == random_index_for(n, missing, table)
    assert weighed.ri == incomplete_random_index(n, missing, table)
    assert not weighed.complete
    expected = {
        "eigenvector": lambda: principal_eigenvector_lapack(complete_by_eigenvalue(ratios)),
        "geometric-mean": lambda: log_least_squares(ratios),
        "column-sum": lambda: METHODS["column-sum"](complete_by_eigenvalue(ratios)),
    }[method]()
    assert weighed.weights == pytest.approx(expected, rel=1e-7)


@settings(deadline=None)
@given(mixed_stacks(), METHOD_NAMES, SCALE_NAMES, TABLES)
def test_a_stack_is_the_same_as_one_by_one(stack, method, scale, table):
    together = weigh(stack[:, None], method, scale, table)
    assert together.weights.shape == (*stack.shape[:1], 1, stack.shape[-1])
    for place, judgments in enumerate(stack):
        alone = weigh(judgments, method, scale, table)
        np.testing.assert_allclose(together.weights[place, 0], alone.weights, rtol=1e-12)
        for figure in FIGURES:
            found = getattr(together, figure)
            assert found.shape == (len(stack), 1)
            assert found[place, 0] == pytest.approx(getattr(alone, figure), rel=1e-12, abs=1e-12)
        assert together.complete[place, 0] == alone.complete


@settings(deadline=None)
@given(mixed_stacks(), METHOD_NAMES, SCALE_NAMES, st.data())
def test_relabelling_the_items_relabels_the_weights(stack, method, scale, data):
    order = data.draw(st.permutations(range(stack.shape[-1])))
    first = weigh(stack, method, scale)
    second = weigh(stack[:, order][:, :, order], method, scale)
    # How near the smallest lambda_max the completion comes is a matter of its own tolerance.
    np.testing.assert_allclose(second.weights, first.weights[:, order], rtol=1e-7)
    for figure in FIGURES:
        np.testing.assert_allclose(
            getattr(second, figure), getattr(first, figure), rtol=1e-10, atol=1e-10
        )


@settings(deadline=None)
@given(mixed_stacks(), METHOD_NAMES, SCALE_NAMES)
def test_the_weights_alone_are_the_same(stack, method, scale):
    alone = weights_alone(stack, method, scale)
    np.testing.assert_array_equal(alone, weigh(stack, method, scale).weights)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_a_stack_of_none(n):
    weighed = weigh(np.ones((0, 2, n, n)))
    assert weighed.weights.shape == (0, 2, n)
    assert weighed.cr.shape == weighed.complete.shape == (0, 2)


def test_the_judgments_given_are_left_as_they_are():
    stack = np.stack([known("bfr4"), np.ones((4, 4))])
    before = stack.copy()
    weighed = weigh(stack)
    np.testing.assert_array_equal(stack, before)
    assert weighed.ci[0] == consistency_index(weighed.lambda_max[0], 4)


def test_what_no_rule_can_weigh_is_refused():
    islands = np.stack([known("chain4"), known("disconnected4")])
    with pytest.raises(DisconnectedError, match=r"2 islands .*: 0, 1; 2, 3"):
        weigh(islands)
    with pytest.raises(DisconnectedError):
        weights_alone(islands)
    with pytest.raises(UsageError, match="method 'eigenvctor'"):
        weigh(islands, "eigenvctor")
    with pytest.raises(UsageError, match="scale 'rooot'"):
        weigh(islands, "eigenvctor", "rooot")
    with pytest.raises(RandomIndexError, match="ahp-os ends at n = 10"):
        weigh(np.ones((11, 11)), table="ahp-os")
    with pytest.raises(RandomIndexError, match="'saaty-1890'"):
        weigh(known("chain4"), table="saaty-1890")
    with pytest.raises(MatrixError, match="balanced ends at a judgment of 9"):
        weigh([[1, 10], [1 / 10, 1]], scale="balanced")
