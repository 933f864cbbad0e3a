"""What the draws say, against closed forms and enumeration."""

from io import StringIO
from itertools import product

import numpy as np
import pytest

from ahp import Doubt, weight_sensitivity
from ahp.common.document.formats import write
from ahp.common.findings import AhpError, UsageError
from ahp.core.weighing import weigh
from ahp.model.draws.sampler import WeightSampler
from ahp.sensitivity.show import document
from ahp.sensitivity.spread import MOST_BYTES, MOST_SECONDS, _OrderTally, check_cost
from tests.sensitivity.models import one_matrix, two_levels

DRAWS = 20_000


def within(share, expected, draws=DRAWS):
    """Whether a share of draws is the probability but for five standard errors."""
    return abs(share - expected) <= 5 * np.sqrt(max(expected * (1 - expected), 1e-9) / draws)


def test_two_items_in_closed_form():
    """3 off by a step is 2, 3 or 4, all alike: weights 2/3, 3/4 and 4/5."""
    found = weight_sensitivity(one_matrix(["a", "b"], [3]), draws=DRAWS, parts=("weights",))
    drawn = found.drawn
    weights = np.array([2 / 3, 3 / 4, 4 / 5])
    at = found.layout.place["a"]
    error = weights.std() / np.sqrt(DRAWS)
    assert abs(drawn.local.mean[at] - weights.mean()) < 5 * error
    assert drawn.local.sd[at] == pytest.approx(weights.std(), rel=0.02)
    figures = [getattr(drawn.local, name)[at] for name in ("nominal", "median", "low", "high")]
    assert figures == pytest.approx([3 / 4, 3 / 4, 2 / 3, 4 / 5])
    assert drawn.orders[0].above.tolist() == [[0.0, 1.0], [0.0, 0.0]]
    assert drawn.orders[0].unsettled(0.9) == ()
    assert found.effects is found.efficiency is found.choices is None


def test_equals_are_set_equal_and_a_probability_is_not_rounded_up_to_one():
    found = weight_sensitivity(one_matrix(["a", "b"], [1]), probability=0.9999999, draws=50)
    out = StringIO()
    write(document(found, "en"), "table", out)
    assert "50 draws:" in out.getvalue()
    assert "99.99999% intervals" in out.getvalue()
    assert out.getvalue().count("a = b") == 2  # as neighbors, and among the pairs not settled
    assert "a > b" not in out.getvalue()


def test_probabilities_of_three_items_by_enumeration():
    """One step either way for three judgments: 27 matrices, all alike."""
    doubt = Doubt(steps=1, consistent=False)
    model = one_matrix(["a", "b", "c"], [2, 3, 1])
    found = weight_sensitivity(model, doubt, draws=DRAWS, parts=("weights",))
    stack = [
        [[1, p, q], [1 / p, 1, r], [1 / q, 1 / r, 1]]
        for p, q, r in product((1, 2, 3), (2, 3, 4), (1 / 2, 1, 2))
    ]
    weighed = weigh(stack)
    order = found.drawn.orders[0]
    at = [("a", "b", "c").index(item) for item in order.items]
    weights = weighed.weights[:, at]
    above = (weights[:, :, None] > weights[:, None, :] * (1 + 1e-9)).mean(axis=0)
    ranks = (weights[:, None, :] > weights[:, :, None] * (1 + 1e-9)).sum(axis=2)
    for i, j in product(range(3), repeat=2):
        assert within(order.above[i, j], above[i, j])
        assert within(order.ranks[i, j], (ranks[:, i] == j).mean())
    assert order.ranks.sum(axis=1) == pytest.approx(1)
    ratio = found.drawn.ratios["goal"]
    assert ratio.accepted == 1
    assert within(ratio.failing, (weighed.cr >= 0.1).mean())


def test_only_draws_that_pass_and_how_many_were_kept():
    model = one_matrix(["a", "b", "c"], [2, 6, 2])  # 2 x 2 = 4 is not 6
    every = weight_sensitivity(model, Doubt(consistent=False), draws=4096, parts=("weights",))
    kept = weight_sensitivity(model, Doubt(), draws=4096, parts=("weights",))
    failing = every.drawn.ratios["goal"].failing
    assert failing > 0.1
    assert kept.drawn.ratios["goal"].failing == 0
    assert within(1 - kept.drawn.ratios["goal"].accepted, failing, 2000)


def test_no_doubt_leaves_everything_as_it_is():
    found = weight_sensitivity(two_levels(), Doubt(steps=0), draws=50, parts=("weights", "order"))
    drawn = found.drawn
    for spread in (drawn.local, drawn.global_):
        for figures in (spread.mean, spread.median, spread.low, spread.high):
            assert figures == pytest.approx(spread.nominal)
        assert spread.sd == pytest.approx(0, abs=1e-12)
    for order in drawn.orders:
        places = range(len(order.items))
        assert [order.rank_interval(i, 0.9)[0] for i in places] == list(order.nominal_ranks)
        assert {*np.unique(order.above)} <= {0.0, 1.0}


def test_leaves_are_set_in_order_across_matrices():
    found = weight_sensitivity(two_levels(), draws=2000, parts=("weights",))
    drawn = found.drawn
    assert [one.node for one in drawn.orders] == ["goal", "a", "b", None]
    leaves = drawn.orders[-1]
    assert set(leaves.items) == set(found.judged.hierarchy.leaves)
    sampler = WeightSampler(two_levels(), Doubt(), 1)
    weights = sampler.take(0, 2000).global_[:, found.layout.places(leaves.items)]
    first = (weights.argmax(axis=1) == 0).mean()
    assert leaves.ranks[0, 0] == pytest.approx(first)
    assert leaves.above[0, 1] == pytest.approx((weights[:, 0] > weights[:, 1]).mean())


def test_the_finished_draws_count_when_a_person_interrupts(monkeypatch):
    take = WeightSampler.take

    def interrupted(self, start, stop):
        if start >= 5 * 1024:
            raise KeyboardInterrupt
        return take(self, start, stop)

    monkeypatch.setattr(WeightSampler, "take", interrupted)
    drawn = weight_sensitivity(two_levels(), draws=9000, parts=("weights",)).drawn
    assert (drawn.done, drawn.asked, drawn.complete) == (5 * 1024, 9000, False)
    monkeypatch.undo()
    whole = weight_sensitivity(two_levels(), draws=5 * 1024, parts=("weights",)).drawn
    assert drawn.global_.mean.tolist() == whole.global_.mean.tolist()


def test_a_part_that_is_interrupted_while_it_is_counted_does_not_count(monkeypatch):
    add, calls = _OrderTally.add, []

    def interrupted(self, weights):
        add(self, weights)
        calls.append(len(weights))
        if len(calls) == 5:  # in the second part: there are three orders, those before are counted
            raise KeyboardInterrupt

    monkeypatch.setattr(_OrderTally, "add", interrupted)
    drawn = weight_sensitivity(two_levels(), draws=9000, parts=("weights", "order")).drawn
    monkeypatch.undo()
    whole = weight_sensitivity(two_levels(), draws=drawn.done, parts=("weights", "order")).drawn
    assert 0 < drawn.done < 9000
    for part, other in zip(drawn.orders, whole.orders, strict=True):
        assert part.above.tolist() == other.above.tolist()
        assert part.ranks.tolist() == other.ranks.tolist()


def test_draws_that_would_cost_too_much_are_told():
    check_cost(10_000, 1e-5, 500)
    for seconds, size in ((1.0, 1), (1e-9, MOST_BYTES)):
        with pytest.raises(UsageError) as refused:
            check_cost(1000, seconds, size)
        assert refused.value.findings[0].code == "draws-cost"
    with pytest.raises(UsageError, match="at most 500") as refused:
        check_cost(1000, MOST_SECONDS / 599, 1)
    with pytest.raises(UsageError, match="1000000000 draws would take"):
        weight_sensitivity(two_levels(), draws=10**9)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"draws": 0}, "bad-count"),
        ({"draws": 1.5}, "bad-count"),
        ({"seed": -1}, "bad-count"),
        ({"seed": "x"}, "bad-count"),
        ({"probability": 1.0}, "bad-probability"),
        ({"probability": float("nan")}, "bad-probability"),
        ({"parts": ("weight",)}, "unknown-choice"),
        ({"method": "eigen"}, "unknown-choice"),
        ({"doubt": Doubt("experts")}, "doubt-experts-no-group"),
    ],
)
def test_bad_requests(asked, code):
    with pytest.raises(AhpError) as refused:
        weight_sensitivity(one_matrix(["a", "b"], [3]), **asked)
    assert refused.value.findings[0].code == code
    assert refused.value.text("zh") != refused.value.text("en")


def test_python_reads_its_own_words_in_what_is_refused():
    for wrong, said in (
        ({"draws": 0}, "draws 0 is not"),
        ({"seed": True}, "seed True is not"),
        ({"parts": "weight"}, "parts 'weight' is not known"),
        ({"parts": ["order", "tiers"]}, "parts 'tiers' is not known"),
    ):
        with pytest.raises(UsageError, match=said):
            weight_sensitivity(two_levels(), **wrong)
    assert weight_sensitivity(two_levels(), parts="efficiency").parts == ("efficiency",)
