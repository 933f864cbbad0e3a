"""What a repair may change, by hand and by plain definitions."""

import numpy as np
import pytest

from ahp.core.repair.task import MARGIN, Plan, Progress, make_task
from ahp.core.scales import SAATY_VALUES

GAP = np.nan
# Above 1, at 1, below 1, off the grid on either side, and not judged.
JUDGMENTS = np.array(
    [
        [1, 3, 1, 1 / 4],
        [1 / 3, 1, 2.5, 2 / 5],
        [1, 2 / 5, 1, GAP],
        [4, 5 / 2, GAP, 1],
    ]
)
GIVEN = [3, 1, 1 / 4, 2.5, 2 / 5]


def test_pairs_judged_come_first_and_their_places_lie_between_those_of_the_grid():
    task = make_task(JUDGMENTS, 4.2)
    assert list(zip(*(ends.tolist() for ends in task.pairs), strict=True)) == [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3),
    ]  # fmt: skip
    assert (task.n, task.judged, task.missing.tolist()) == (4, 5, [5])
    assert np.exp(task.given).tolist() == pytest.approx(GIVEN)
    # 2.5 lies between 2 and 3, the places 9 and 10, by its logarithm
    between = np.log(2.5 / 2) / np.log(3 / 2)
    assert task.places.tolist() == pytest.approx([10, 8, 5, 9 + between, 7 - between])
    assert task.target == np.log(4.2) - MARGIN


@pytest.mark.parametrize("keep_order", [False, True])
@pytest.mark.parametrize("most", [None, 1, 3])
def test_places_allowed_are_within_the_steps_and_on_the_same_side(keep_order, most):
    task = make_task(JUDGMENTS, 4.2, keep_order=keep_order, max_steps=most)
    for pair, judgment in enumerate(GIVEN):
        allowed = [
            place
            for place, value in enumerate(SAATY_VALUES)
            if (most is None or abs(place - task.places[pair]) <= most + 1e-9)
            and not (keep_order and (judgment - 1) * (value - 1) < 0)
        ]
        assert (task.low[pair], task.high[pair]) == (allowed[0], allowed[-1])
    pairs, places = task.options()
    expected = [
        (pair, place) for pair in range(5) for place in range(task.low[pair], task.high[pair] + 1)
    ]
    assert list(zip(pairs.tolist(), places.tolist(), strict=True)) == expected


def test_the_nearest_place_is_by_ratio_and_allowed():
    task = make_task(JUDGMENTS, 4.2, max_steps=1)
    # 2.6 is nearer to 3 (1.15 times) than to 2 (1.3 times); the ends of what is allowed hold
    assert task.nearest(np.log([9, 1 / 9, 1 / 4, 2.6, 1])).tolist() == [11, 7, 5, 10, 7]


def test_a_plan_counts_its_steps_and_plans_are_ranked():
    task = make_task(JUDGMENTS, 4.2)
    plan = task.plan([0, 3], [12, 9], np.log(4.1))
    between = np.log(2.5 / 2) / np.log(3 / 2)
    assert (plan.pairs, plan.places) == ((0, 3), (12, 9))
    assert plan.steps == pytest.approx(2 + between)
    assert plan.lambda_max == pytest.approx(4.1)
    ranked = [
        Plan((1,), (9,), 5.0, 4.19),
        Plan((0, 1), (9, 9), 2.0, 4.19),
        Plan((0, 2), (9, 9), 2.0 + 4e-7, 4.19 + 4e-10),  # as far and as low, but for rounding
        Plan((0, 1), (8, 9), 2.0, 4.195),
        Plan((0, 1), (8, 9), 2.0 + 2e-6, 4.1),
    ]
    assert sorted((ranked[k] for k in (3, 1, 4, 0, 2)), key=lambda one: one.rank) == ranked


def test_a_plan_is_proved_when_no_fewer_changes_can_do():
    plan = Plan((0, 1), (9, 9), 2.0, 4.1)
    assert Progress((plan,), 2, 1.0).proved
    assert not Progress((plan,), 1, 1.0).proved
    assert not Progress((), 2, 1.0).proved
