"""Names beside the dots of a scatter."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from index.chart.labels import name_dots, outstanding
from tests.index.strategies import few


def drawn(x, y):
    figure = Figure(figsize=(5, 4), layout="constrained")
    axes = figure.add_subplot()
    axes.scatter(x, y)
    name_dots(
        axes, np.array(x, dtype=float), np.array(y, dtype=float), [f"r{k}" for k in range(len(x))]
    )
    figure.draw_without_rendering()
    return axes, axes.texts


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=2, max_size=30))
@few
def test_no_name_covers_another_name_or_another_dot(places):
    axes, texts = drawn(*zip(*places, strict=True))
    boxes = [text.get_window_extent() for text in texts]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    dots = axes.transData.transform(np.array(places, dtype=float))
    for text, box in zip(texts, boxes, strict=True):
        own = axes.transData.transform(text.xy)
        inside = [box.contains(*dot) for dot in dots if np.hypot(*(dot - own)) > 1e-6]
        assert not any(inside)


def test_dots_with_room_are_all_named():
    _, texts = drawn([0, 1, 2, 3], [0, 3, 1, 2])
    assert sorted(text.get_text() for text in texts) == ["r0", "r1", "r2", "r3"]


def test_a_dot_that_is_not_there_has_no_name():
    _, texts = drawn([0, 1, np.nan], [0, 3, 1])
    assert sorted(text.get_text() for text in texts) == ["r0", "r1"]
    assert outstanding(np.full(3, np.nan), np.zeros(3)) == []


def test_what_is_far_from_the_line_comes_first():
    x = np.arange(10.0)
    y = 2 * x
    y[4] += 9
    assert outstanding(x, y)[0] == 4
