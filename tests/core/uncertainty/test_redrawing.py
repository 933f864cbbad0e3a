"""Redrawing until all pass."""

import numpy as np
import pytest

from ahp.core.uncertainty.redrawing import TooFewPassError, redraw
from ahp.core.uncertainty.seeded import BLOCK, stream


def uniform(generator, count):
    return generator.random((count, 2))


def below(share):
    return lambda candidates: (candidates, candidates[:, 0] < share)


def redrawn(blocks, share, limit=10**6):
    return redraw([stream(1, "x", block) for block in blocks], uniform, below(share), limit)


@pytest.mark.parametrize("share", [1.0, 0.7, 0.02])
def test_all_pass_and_are_as_likely_as_before(share):
    draws = redrawn(range(6), share)
    assert draws.outcomes.shape == (6 * BLOCK, 2)
    assert draws.outcomes[:, 0].max() < share
    assert draws.outcomes[:, 0].mean() == pytest.approx(share / 2, abs=0.02 * share)
    assert draws.outcomes[:, 1].mean() == pytest.approx(0.5, abs=0.02)
    assert draws.passed / draws.tried == pytest.approx(share, rel=0.05)


def test_a_block_is_the_same_by_itself_and_among_others():
    together = redrawn(range(4), 0.3)
    alone = [redrawn([block], 0.3) for block in range(4)]
    assert (np.concatenate([one.outcomes for one in alone]) == together.outcomes).all()
    assert sum(one.tried for one in alone) == together.tried
    assert sum(one.passed for one in alone) == together.passed


def test_what_hardly_passes_is_given_up_at_the_limit():
    with pytest.raises(TooFewPassError) as caught:
        redrawn(range(2), 0.001, limit=20_000)
    details = caught.value.findings[0].details
    assert details["tried"] == 20_000
    assert 0 < details["passed"] < 60
    with pytest.raises(TooFewPassError, match="of 3000 matrices drawn 0 passed: too few"):
        redrawn([0], 0.0, limit=3000)
