from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import DisconnectedError
from ahp.core.priorities import METHODS
from ahp.core.random_index import NAMES
from ahp.core.scales import SCALES
from ahp.elicit import POSITIONS, Session, Settings
from ahp.model.analysis import analyze
from ahp.model.matrix import PairwiseMatrix
from tests.strategies import incomplete_matrices


@st.composite
def connected_matrices(draw):
    """Draw a labelled matrix on the 1-9 scale, some of whose judgments are missing."""
    array = draw(incomplete_matrices(min_size=2, max_size=6))
    n = len(array)
    upper = [array[i, j] for i in range(n) for j in range(i + 1, n)]
    exact = [None if value != value else Fraction(value).limit_denominator(9) for value in upper]
    return PairwiseMatrix.from_upper("abcdef"[:n], exact)


def assert_previews_are_what_analyze_gives(session, pair):
    asked = session.settings
    for one in session.previews(pair):
        after = session.matrix.replace(*pair, one.value)
        try:
            expected = analyze(after, asked.method, asked.random_index, asked.scale)
        except DisconnectedError:
            assert one.weights is None
            assert one.cr is None
        else:
            assert dict(one.weights) == pytest.approx(dict(expected.weights), rel=1e-12)
            assert one.cr == pytest.approx(expected.cr, rel=1e-12, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(
    matrix=connected_matrices(),
    chosen=st.builds(
        Settings,
        method=st.sampled_from(list(METHODS)),
        random_index=st.sampled_from(NAMES),
        scale=st.sampled_from(list(SCALES)),
    ),
    data=st.data(),
)
def test_a_preview_is_what_analyze_gives(matrix, chosen, data):
    pair = data.draw(st.sampled_from([(a, b) for a, b, _ in matrix.pairs()]))
    if data.draw(st.booleans()):  # which may leave islands
        others = [(a, b) for a, b, _ in matrix.pairs() if (a, b) != pair]
        if others:
            matrix = matrix.replace(*data.draw(st.sampled_from(others)), None)
    assert_previews_are_what_analyze_gives(Session.of_matrix(matrix, settings=chosen), pair)


@pytest.mark.parametrize("upper", [[3, 5, 2, "1/2", 7, 4], [3, None, 2, "1/2", None, 4]])
@pytest.mark.parametrize("method", METHODS)
def test_a_preview_is_what_analyze_gives_by_every_scale_and_table(method, upper):
    matrix = PairwiseMatrix.from_upper("abcd", upper)
    for scale, table in product(SCALES, NAMES):
        session = Session.of_matrix(matrix, settings=Settings(method, table, scale))
        assert len(session.previews(("a", "b"))) == len(POSITIONS) == 17
        one = session.preview("1/4", ("a", "b"))
        expected = analyze(matrix.replace("a", "b", "1/4"), method, table, scale)
        assert dict(one.weights) == pytest.approx(dict(expected.weights), rel=1e-12)
        assert one.cr == pytest.approx(expected.cr, rel=1e-12, abs=1e-12)
