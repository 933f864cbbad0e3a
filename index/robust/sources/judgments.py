"""The doubt in each judgment, carried up to the weights; see `ahp.Doubt`."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ahp.common.findings import AhpError, Finding
from ahp.common.wording import Words
from index.project.arrays import FloatArray
from index.project.weights import Doubt, WeightSampler
from index.robust.sources.judges import Judged, judged_of
from index.robust.sources.source import Kind, Setup, UnfitError, filled
from index.robust.sources.streams import Drawn
from index.robust.sources.wording import (
    ANY_WEIGHTS,
    KEEP_ALL,
    NO_MATRIX,
    NOTHING_JUDGED,
    WITH_SOURCE,
)


class JudgmentDraws:
    """Local weights as they come from doubted judgments, of whoever is asked.

    Parameters
    ----------
    judged : Judged
        Behind the weights of the nominal run.
    doubt : ahp.Doubt
    seed : int

    Attributes
    ----------
    folder : str or None
        Of the model.
    notes : tuple of Finding
        Nodes whose judgments are not doubted, with the reason, and what else is to be known of
        the draws.
    tried, passed : dict of str to float
        By judged node: candidates that were drawn, and those that were kept.
    """

    def __init__(self, judged: Judged, doubt: Doubt, seed: int) -> None:
        self._doubt, self._seed = doubt, seed
        self._samplers: dict[object, WeightSampler] = {}
        self._last: dict[object, tuple[int, int, FloatArray]] = {}
        self.tried: dict[str, float] = {}
        self.passed: dict[str, float] = {}
        self._own, self.folder = judged, judged.model.folder
        self.sampler = self.of(judged)
        self.notes: tuple[Finding, ...] = (
            *self.sampler.skipped.values(),
            *self.sampler.notes,
        )

    def of(self, judged: Judged) -> WeightSampler:
        """Return what draws for one who is asked."""
        key = (judged.model.folder, judged.judges)
        if key not in self._samplers:
            self._samplers[key] = WeightSampler(judged.ask(), self._doubt, self._seed)
        return self._samplers[key]

    def local(self, judged: Judged, start: int, stop: int) -> FloatArray:
        """Return local weights, (stop - start, nodes), in the order of the sampler's codes."""
        key = (judged.model.folder, judged.judges)
        last = self._last.get(key)
        if last is None or not last[0] <= start <= stop <= last[1]:
            try:
                drawn = self.of(judged).take(start, stop)
            except AhpError as error:
                advised = [one.advised(KEEP_ALL.get(one.code)) for one in error.findings]
                raise type(error)(advised) from error
            for code, count in drawn.tried.items():
                self.tried[code] = self.tried.get(code, 0.0) + count
                self.passed[code] = self.passed.get(code, 0.0) + count * drawn.accepted[code]
            last = self._last[key] = start, stop, np.asarray(drawn.local)
        return last[2][start - last[0] : stop - last[0]]

    def take(self, start: int, stop: int) -> Drawn:
        """Return local weights of those whose judgments the nominal run takes."""
        return self.local(self._own, start, stop)

    @property
    def accepted(self) -> Mapping[str, float]:
        """By judged node, the share of candidates that were kept."""
        return {code: self.passed[code] / count for code, count in self.tried.items() if count}


def _said(doubt: Doubt) -> Words:
    what = Words(doubt.in_words("en"), doubt.in_words("zh"))
    return filled(WITH_SOURCE, what=what, source=doubt.source)


def _nothing(made: JudgmentDraws) -> Finding:
    """Say why no matrix can be doubted."""
    why: object = NO_MATRIX
    advice = Words("", "")
    for first in made.notes[:1]:
        why, advice = first.details["why"], Words(first.hint("en"), first.hint("zh"))
    kind = made.sampler.doubt.kind
    return Finding(NOTHING_JUDGED, {"kind": kind, "why": why, "advice": advice})


def _make(setup: Setup) -> JudgmentDraws:
    doubts = setup.doubts
    assert doubts.judgments is not None  # it is on
    if doubts.weights is not None and doubts.weights.any:
        raise UnfitError(Finding(ANY_WEIGHTS))
    made = JudgmentDraws(judged_of(setup.project), doubts.judgments, setup.seed)
    nodes, skipped = made.sampler.judged.hierarchy.judged, made.sampler.skipped
    if all(node in skipped for node in nodes):
        raise UnfitError(_nothing(made))
    return made


JUDGMENTS = Kind("judgments", _said, _make)
