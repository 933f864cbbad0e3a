import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import MatrixError, UsageError
from ahp.core.scales import (
    SAATY_VALUES,
    SCALES,
    apply_scale,
    judgments_of,
    nearest_places,
    saaty_ratios,
)
from ahp.model.judgment import SAATY_JUDGMENTS
from tests.golden import EXAMPLES
from tests.strategies import reciprocal_matrices

# The golden file's name where ours is shorter; the rest differ in _ and - only.
OURS = {"inverse_9_9_to_9_1": "inverse", "balanced_10_10_to_18_2": "balanced"}
PUBLISHED = {OURS.get(s["name"], s["name"].replace("_", "-")): s for s in EXAMPLES["scales"]}


def test_every_published_scale_is_there():
    assert set(SCALES) == set(PUBLISHED)
    assert all(name == scale.name for name, scale in SCALES.items())
    assert all(scale.formula and scale.source for scale in SCALES.values())


@pytest.mark.parametrize("name", PUBLISHED)
def test_values_of_1_to_9_are_the_published_ones(name):
    entry = PUBLISHED[name]
    expected = entry["n4"] if "n4" in entry else entry["values_1_to_9"]
    judgments = np.ones((9, 4, 4))
    judgments[:, 0, 1] = np.arange(1, 10)
    judgments[:, 1, 0] = 1 / np.arange(1, 10)
    ratios = apply_scale(judgments, name)
    assert ratios[:, 0, 1] == pytest.approx(expected, abs=5.001e-5)  # printed to 4 decimals
    assert ratios[:, 1, 0] == pytest.approx(1 / ratios[:, 0, 1], rel=1e-12)


@given(reciprocal_matrices(), st.sampled_from(sorted(SCALES)))
def test_a_scale_keeps_reciprocity_order_and_the_sides(matrix, name):
    ratios = apply_scale(matrix, name)
    assert ratios * ratios.T == pytest.approx(np.ones_like(matrix), rel=1e-12)
    assert np.array_equal(np.sign(np.log(ratios).round(12)), np.sign(np.log(matrix).round(12)))
    order = np.argsort(matrix, axis=None)
    assert (np.diff(ratios.ravel()[order]) >= -1e-9).all()


def test_missing_judgments_stay_missing():
    matrix = [[1, np.nan, 9], [np.nan, 1, 2], [1 / 9, 1 / 2, 1]]
    for name in SCALES:
        assert np.array_equal(np.isnan(apply_scale(matrix, name)), np.isnan(matrix))


def test_linear_returns_a_copy():
    matrix = np.array([[1.0, 20.0], [1 / 20, 1.0]])
    scaled = apply_scale(matrix)
    assert np.array_equal(scaled, matrix)
    assert not np.shares_memory(scaled, matrix)


def test_a_single_item_needs_no_scale():
    for name in SCALES:
        assert apply_scale([[1.0]], name).tolist() == [[1.0]]


def test_a_ninth_off_by_rounding_is_still_on_the_scale():
    ninth = np.nextafter(1 / 9, 0)
    assert 1 / ninth > 9
    assert apply_scale([[1, 9], [ninth, 1]], "inverse")[1, 0] == pytest.approx(1 / 9)


@pytest.mark.parametrize("name", ["inverse", "balanced", "balanced-n", "adaptive-balanced"])
def test_beyond_the_end_of_a_bounded_scale_is_an_error(name):
    with pytest.raises(MatrixError, match=f"scale {name} ends at a judgment of 9, but one is 10"):
        apply_scale([[1, 1 / 10], [10, 1]], name)


@pytest.mark.parametrize(
    ("name", "judgment"), [("geometric", 1200), ("geometric", 60), ("exp-fifth", 1e6)]
)
def test_a_ratio_too_large_to_compute_with_is_an_error(name, judgment):
    with pytest.raises(MatrixError) as caught:
        apply_scale([[1, 1 / judgment, np.nan], [judgment, 1, 2], [np.nan, 1 / 2, 1]], name)
    assert caught.value.text("en") == (
        f"the scale {name} makes of the judgment {judgment:g} (or its reciprocal) a ratio too "
        "large to compute with. Use the linear scale, or correct the judgment"
    )
    assert caught.value.text("zh") == (
        f"按标度 {name}，判断 {judgment:g}（或其倒数）对应的比值过大，无法计算。"
        "请改用 linear 标度，或更正该判断"
    )


def test_an_unknown_scale_is_named_with_the_nearest():
    with pytest.raises(UsageError, match=r"'balancd' is not known.*nearest: balanced"):
        apply_scale([[1]], "balancd")


def test_the_saaty_values_are_seventeen_and_read_only():
    assert SAATY_VALUES.tolist() == [1 / k for k in range(9, 1, -1)] + list(range(1, 10))
    with pytest.raises(ValueError, match="read-only"):
        SAATY_VALUES[0] = 2


def test_the_exact_values_are_the_floats():
    assert [float(value) for value in SAATY_JUDGMENTS] == SAATY_VALUES.tolist()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("n", [2, 3, 9])
def test_the_values_of_a_scale_are_what_judgments_in_a_matrix_become(scale, n):
    judgments = np.ones((len(SAATY_VALUES), n, n))
    judgments[:, 0, 1], judgments[:, 1, 0] = SAATY_VALUES, 1 / SAATY_VALUES
    ratios = saaty_ratios(n, scale)
    np.testing.assert_array_equal(apply_scale(judgments, scale)[:, 0, 1], ratios)
    assert (np.diff(ratios) > 0).all()
    assert judgments_of(ratios, n, scale) == pytest.approx(SAATY_VALUES)


@pytest.mark.parametrize("scale", [scale for scale in SCALES if scale != "linear"])
def test_ratios_between_the_values_are_read_between_them(scale):
    ratios = saaty_ratios(4, scale)
    middles = np.sqrt(ratios[1:] * ratios[:-1])
    expected = np.sqrt(SAATY_VALUES[1:] * SAATY_VALUES[:-1])
    assert judgments_of(middles, 4, scale) == pytest.approx(expected)
    beyond = judgments_of([ratios[0] / 2, ratios[-1] * 2, np.nan], 4, scale)
    np.testing.assert_allclose(beyond, [1 / 9, 9, np.nan])


def test_on_the_linear_scale_a_ratio_is_its_own_judgment():
    assert judgments_of([0.07, 3.3, 12], 4).tolist() == [0.07, 3.3, 12]
    saaty_ratios(4)[0] = 2  # a copy
    assert SAATY_VALUES[0] == 1 / 9


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        ("log2", np.log2(2.5)),
        ("root", np.sqrt(1.5)),
        ("inverse", 9 / 8.5),
        ("balanced", 10.5 / 9.5),
        ("power", 2.25),
        ("geometric", np.sqrt(2)),
        ("sqrt2", 2**0.25),
    ],
)
def test_a_judgment_between_one_and_two_is_above_one(scale, expected):
    found = apply_scale([[1, 1.5], [1 / 1.5, 1]], scale)
    assert found[0, 1] == pytest.approx(expected)
    assert found[1, 0] == pytest.approx(1 / expected)


def test_the_nearest_places_of_a_matrix_are_those_of_its_ratios_one_by_one():
    """By ratio: 2.4 is nearer to 2 than to 3, as 2.4 / 2 < 3 / 2.4, and 2.5 nearer to 3."""
    found = nearest_places([[1, 2.4, 2.5], [1 / 2.4, 1, 9.4], [1 / 2.5, 1 / 9.4, 1]], 3)
    assert [[SAATY_VALUES[at] for at in row] for row in found] == [
        [1, 2, 3],
        [1 / 2, 1, 9],
        [1 / 3, 1 / 9, 1],
    ]
