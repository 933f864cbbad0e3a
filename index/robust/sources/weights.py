"""The doubt how large each weight is, wherever they come from.

By a share: Becker, W. et al. (2022). COINr: an R package for developing composite indicators.
Journal of Open Source Software 7(78), 4567. Any weights: Lahdelma, R., Salminen, P. (2001). SMAA-2:
stochastic multicriteria acceptability analysis for group decision making. Operations Research 49,
444-454.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ahp.common.findings import Finding
from ahp.common.wording import Words
from index.project.doubts import WeightDoubt
from index.robust.sources.source import Kind, Setup, UnfitError, filled
from index.robust.sources.streams import Drawn, Stream
from index.robust.sources.wording import NOTHING_WEIGHED, WEIGHTS_ANY, WEIGHTS_SHARE


@dataclass(frozen=True)
class WeightNoise:
    """Numbers that the local weights of all nodes are multiplied by, or replaced with.

    Those of one parent are made to sum to 1 where scores are made. Exponential numbers that are
    made to sum to 1 are uniform on the simplex.

    >>> WeightNoise(3, WeightDoubt(0.5), 1).take(0, 2).shape
    (2, 3)
    """

    nodes: int
    doubt: WeightDoubt
    seed: int
    notes: tuple[Finding, ...] = ()

    @cached_property
    def _stream(self) -> Stream:
        def draw(generator: np.random.Generator, count: int) -> Drawn:
            size = count, self.nodes
            if self.doubt.any:
                return generator.standard_exponential(size)
            share = self.doubt.share
            return 1.0 + share * generator.uniform(-1.0, 1.0, size)

        return Stream(self.seed, "weights", draw)

    def take(self, start: int, stop: int) -> Drawn:
        """Return the numbers of each run, (stop - start, nodes)."""
        return self._stream.take(start, stop)


def _said(doubt: WeightDoubt) -> Words:
    return WEIGHTS_ANY if doubt.any else filled(WEIGHTS_SHARE, share=100 * doubt.share)


def _make(setup: Setup) -> WeightNoise:
    weights, doubt = setup.result.weights, setup.doubts.weights
    assert doubt is not None  # it is on
    if all(len(weights.children(code)) < 2 for code in weights.codes):
        raise UnfitError(Finding(NOTHING_WEIGHED))
    return WeightNoise(len(weights.codes), doubt, setup.seed)


WEIGHTS = Kind("weights", _said, _make)
