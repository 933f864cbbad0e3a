"""Shapes in the plane: around the antimeridian, holes, lengths."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.chart.projection import area, cut_meridian, project
from tests.index.chart.shapes import collection, feature, parsed, polygon, square


def plane(*geometries):
    return project(parsed(collection(*map(feature, geometries))).shapes)


def test_lengths_are_true_along_the_middle_parallel():
    put = plane(polygon(square(100, 50, 2, 20)))
    assert put.parallel == 60
    width, height = put.high - put.low
    assert width == pytest.approx(2 * math.cos(math.radians(60)))
    assert height == pytest.approx(20)


@pytest.mark.parametrize("of_outer", [False, True])
@pytest.mark.parametrize("of_hole", [False, True])
def test_a_hole_turns_against_its_ring_whatever_the_file_does(of_outer, of_hole):
    rings = square(0, -5, 9, 10, backwards=of_outer), square(2, -2, 3, 3, backwards=of_hole)
    outer, hole = plane(polygon(*rings)).areas[0][0]
    assert area(outer) == pytest.approx(90)
    assert area(hole) == pytest.approx(-9)


def test_parts_on_both_sides_of_the_antimeridian_meet():
    halves = [[square(178, -1, 2, 2)], [square(-180, -1, 2, 2)]]
    put = plane({"type": "MultiPolygon", "coordinates": halves})
    east, west = (part[0] for part in put.areas[0])
    assert east[:, 0].max() == pytest.approx(west[:, 0].min())
    assert put.high[0] - put.low[0] == pytest.approx(4)


def test_a_ring_across_the_antimeridian_is_whole_and_keeps_its_hole():
    ring = [[178, -2], [-178, -2], [-178, 2], [178, 2], [178, -2]]
    hole = square(-179.5, -1, 1, 1)
    outer, inner = plane(polygon(ring, hole)).areas[0][0]
    assert area(outer) == pytest.approx(16)
    assert outer[:, 0].min() < inner[:, 0].min() < inner[:, 0].max() < outer[:, 0].max()


def test_a_line_across_the_antimeridian_is_short():
    line = {"type": "LineString", "coordinates": [[179, 0], [-179, 0]]}
    assert np.ptp(plane(polygon(square(170, -0.5)), line).lines[1][0][:, 0]) == pytest.approx(2)


def test_a_ring_around_a_pole_and_one_around_the_globe_stay():
    pole = [[x, -70 - x % 7] for x in range(-180, 181, 20)] + [[180, -90], [-180, -90]]
    globe = square(-180, -90, 360, 180)
    put = plane(polygon(pole), polygon(globe))
    assert area(put.areas[1][0][0]) == pytest.approx(360 * 180)
    assert np.ptp(put.areas[0][0][0][:, 0]) == pytest.approx(360)


def test_a_map_of_a_pole_has_a_width():
    put = plane(polygon(square(0, 89, 90, 1)))
    assert (put.high - put.low > 0.5).all()


spans = st.lists(
    st.tuples(st.integers(-180, 179), st.integers(0, 120)).map(lambda one: (one[0], sum(one))),
    min_size=1,
    max_size=6,
)


@given(spans)
def test_a_map_is_cut_where_most_is_empty(found):
    """Against every whole degree tried: a cut there makes no map narrower."""

    def width(cut):
        starts = [(low - cut) % 360 for low, _ in found]
        return max(start + high - low for start, (low, high) in zip(starts, found, strict=True))

    cut = cut_meridian([(float(low), float(high)) for low, high in found])
    covered = {degree % 360 for low, high in found for degree in range(low, high)}
    if len(covered) < 360:
        assert width(cut) == min(map(width, range(360)))


@given(spans, st.integers(-2, 2))
def test_turning_the_globe_changes_nothing(found, turns):
    def drawn(shift):
        squares = [polygon(square(low + shift, 0, max(1, high - low), 1)) for low, high in found]
        return plane(*squares)

    shift = 360 if turns > 0 else 0
    low = min(low for low, _ in found)
    if low + shift > 180 or max(high for _, high in found) + shift > 360:
        return
    one, other = drawn(0), drawn(shift)
    assert np.allclose(one.high - one.low, other.high - other.low)
