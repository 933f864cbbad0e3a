"""The sunburst: areas are weights."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

import index
from ahp.common.findings import UsageError
from index.chart import Options, chart_bytes
from index.chart.sunburst import radii, sectors, spread
from index.chart.view import View
from index.project.example import tiny
from index.project.tree import Weights
from index.steps.pools import pools_of
from tests.index.chart.test_chart import texts

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def demo():
    return index.build(index.load_project(ROOT / "examples" / "regional-index-demo"))


def view(result, node=None):
    return View(result, pools_of(result)[0], node or result.weights.goal, 2022, "en")


def areas(fields):
    edges = radii(max(one.ring for one in fields))
    return {
        one.node: math.pi * one.share * (edges[one.ring] ** 2 - edges[one.ring - 1] ** 2)
        for one in fields
    }


def test_areas_are_global_weights(demo):
    found = areas(list(sectors(view(demo))))
    assert set(found) == set(demo.weights.codes) - {demo.weights.goal}
    ratio = [area / demo.weights.global_[node] for node, area in found.items()]
    assert np.allclose(ratio, ratio[0])


def test_below_another_node_they_are_shares_of_its_weight(demo):
    node = demo.weights.dimensions[0]
    fields = list(sectors(view(demo, node)))
    whole = demo.weights.global_[node]
    assert all(one.share == pytest.approx(demo.weights.global_[one.node] / whole) for one in fields)
    assert sum(one.share for one in fields if one.ring == 1) == pytest.approx(1)


def test_fields_lie_within_that_of_the_node_above(demo):
    fields = {one.node: one for one in sectors(view(demo))}
    for one in fields.values():
        above = fields.get(demo.weights.parent(one.node) or "")
        if above is not None:
            assert above.start - 1e-12 <= one.start < one.stop <= above.stop + 1e-12
            assert one.ring == above.ring + 1


def test_every_name_and_share_is_written(demo):
    said = " ".join(texts(chart_bytes(demo, "sunburst"))[::-1])
    words = set(said.split())
    for code in demo.weights.codes:
        assert set(demo.weights.name(code, "en").split()) <= words
    assert "43.7%" in words
    assert said.count("%") == len(demo.weights.codes) - 1


def test_only_so_many_levels_are_drawn(demo):
    said = " ".join(texts(chart_bytes(demo, "sunburst", options=Options(depth=1))))
    assert said.count("%") == len(demo.weights.dimensions)
    with pytest.raises(UsageError, match="--depth"):
        chart_bytes(demo, "sunburst", options=Options(depth=0))


def test_what_has_no_weight_is_named_below():
    project = tiny()
    weights = Weights.from_local({"goal": (None, 1), "patents": ("goal", 1), "waste": ("goal", 0)})
    said = texts(chart_bytes(index.build(replace(project, weights=weights)), "sunburst"))
    assert any("Of weight 0: waste." in text for text in said)
    assert "patents 100.0%" in " ".join(said)


def test_an_indicator_has_no_tree(demo):
    with pytest.raises(UsageError, match="nothing below"):
        chart_bytes(demo, "sunburst", options=Options(node=demo.weights.leaves[0]))


labels = st.lists(st.tuples(st.floats(-1, 1), st.floats(0.05, 0.5)), min_size=1, max_size=5)


@given(labels)
def test_labels_do_not_overlap_and_are_moved_as_little_as_possible(given_labels):
    given_labels.sort(reverse=True)
    wanted, heights = map(np.array, zip(*given_labels, strict=True))
    found = spread(wanted, heights)
    room = (heights[1:] + heights[:-1]) / 2
    assert (found[:-1] - found[1:] >= room - 1e-9).all()

    def moved(places):
        return ((places - wanted) ** 2).sum()

    limits = [
        {"type": "ineq", "fun": lambda x, k=k: x[k] - x[k + 1] - room[k]} for k in range(len(room))
    ]
    best = minimize(moved, np.arange(len(wanted), 0, -1.0), constraints=limits, method="SLSQP")
    assert moved(found) <= best.fun + 1e-6
