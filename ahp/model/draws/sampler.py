"""The weights of doubted judgments: local and global weights of every node, draw by draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from ahp.common.findings import Finding, ModelError, Place, UsageError
from ahp.common.wording import BAD_COUNT, BETWEEN_LISTS, Language
from ahp.core.arrays import FloatArray
from ahp.core.uncertainty.redrawing import Redrawn, TooFewPassError, redraw
from ahp.core.uncertainty.seeded import BLOCK, blocks_of, stream
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.draws.doubt import Doubt
from ahp.model.draws.drawing import Drawing, PeopleDrawing
from ahp.model.draws.hierarchy import hand_down_draws
from ahp.model.draws.planning import plan
from ahp.model.draws.source import source_of
from ahp.model.draws.wording import (
    ALL_KEPT_OF,
    BAD_RANGE,
    FEW_GROUPS,
    FEW_LINKED,
    FEW_PASS,
    NO_CR_OF,
    ONLY_BELOW,
    OWN_CR,
)
from ahp.model.naming import in_names
from ahp.model.wording import BAD_THRESHOLD

if TYPE_CHECKING:
    from ahp.model.group.group import Group
    from ahp.model.model import Model

_NUMBERS = 2**20  # in the matrices of one call of numpy: the memory bound


@dataclass(frozen=True, eq=False)
class WeightDraws:
    """Weights of every node in each of some draws.

    Attributes
    ----------
    codes : tuple of str
        Every node, in the order of `Model.weights`.
    local, global_ : ndarray, (draws, nodes)
        As in `NodeWeight`; in memory the draws of a node lie together.
    cr : mapping of str to ndarray, (draws,)
        By node whose matrix was drawn; none of aggregated priorities, or of more items than the
        random-index table has.
    accepted : mapping of str to float
        By node that was drawn, the share of candidates that passed.
    tried : mapping of str to int
        By node that was drawn, how many candidates there were; in whole blocks.
    """

    codes: tuple[str, ...]
    local: FloatArray
    global_: FloatArray
    cr: Mapping[str, FloatArray]
    accepted: Mapping[str, float]
    tried: Mapping[str, int]


class WeightSampler:
    """Draws judgments as they are doubted, and weighs them.

    Any draw can be had by its number: what it holds depends on the seed alone, not on which
    others are asked for with it.

    Parameters
    ----------
    judged : Model or Group
        Whose judgments these are, such as `Model.judged_by` says.
    doubt : Doubt
    seed : int
        Not negative.
    method, random_index, scale : str, optional
        As for `ahp.analyze`; by default those of the model or group.
    threshold : float
        CR below which draws pass, where only such count.

    Attributes
    ----------
    codes : tuple of str
        Every node, in the order of `Model.weights`.
    nominal, nominal_global : ndarray, (nodes,)
        Local and global weights of the judgments as they are.
    skipped : mapping of str to Finding
        By node whose judgments are not doubted, why.
    notes : tuple of Finding
        Whose judgments are not doubted at a node, though others' are.

    Raises
    ------
    AhpError
        As for `Model.weights`; and where experts are to be resampled and there is no group, or
        draws have to pass and the random-index table has no such number of items.

    Examples
    --------
    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> from ahp.model.matrix import PairwiseMatrix
    >>> from ahp.model.model import Model
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [3])})
    >>> draws = WeightSampler(model, Doubt(steps=1), seed=1).take(0, 1000)
    >>> np.unique(draws.global_[:, 1].round(4)).tolist(), draws.accepted["car"]
    ([0.6667, 0.75, 0.8], 1.0)
    """

    def __init__(
        self,
        judged: Model | Group,
        doubt: Doubt | None = None,
        seed: int = 0,
        *,
        method: str | None = None,
        random_index: str | None = None,
        scale: str | None = None,
        threshold: float = DEFAULT_THRESHOLD,
    ) -> None:
        if type(seed) is not int or seed < 0:
            raise UsageError.of(BAD_COUNT, what="seed", value=str(seed), least=0)
        known = isinstance(threshold, int | float) and not isinstance(threshold, bool)
        if not known or not 0 < threshold < inf:
            raise UsageError.of(BAD_THRESHOLD, threshold=threshold)
        self.doubt = (doubt or Doubt()).validated()
        self.seed = seed
        self.threshold = threshold
        self._source = source_of(judged, method, random_index, scale)
        self.judged = self._source.judged
        self.codes = self.judged.hierarchy.codes
        self.nominal, self.nominal_global = self._source.local()
        self._plan = plan(self._source, self.doubt, threshold)
        self.skipped: Mapping[str, Finding] = MappingProxyType(self._plan.skipped)
        self.notes: tuple[Finding, ...] = self._plan.notes

    def in_words(self, lang: Language) -> str:
        """Return what is done, for above a table.

        The doubt, which draws count, the seed, and whose judgments are not doubted.
        """
        notes = (replace(one, path=None).text(lang, hint=False) for one in self.notes)
        return BETWEEN_LISTS(lang).join([self._in_words(lang), *notes])

    def _in_words(self, lang: Language) -> str:
        kind = self.doubt.kind_said(lang)
        if self.doubt.consistent and self._source.aggregation == "priorities":
            return NO_CR_OF(lang, kind=kind, seed=self.seed)
        if not self.doubt.consistent:
            return ALL_KEPT_OF(lang, kind=kind, seed=self.seed)
        choices = {"threshold": self.threshold, "random_index": self._source.random_index}
        return ONLY_BELOW(lang, kind=kind, seed=self.seed, **choices)

    def take(self, start: int, stop: int) -> WeightDraws:
        """Return the draws from start to below stop.

        Raises
        ------
        UsageError
            When these are no such numbers.
        ModelError
            When hardly a draw passes; names the node, and says how many were tried.
        """
        whole = type(start) is int and type(stop) is int
        if not whole or not 0 <= start <= stop:
            raise UsageError.of(BAD_RANGE, start=str(start), stop=str(stop))
        drawn = _Drawn({}, {}, {}, {})
        for drawing in self._plan.drawings:
            self._draw(drawing, start, stop, drawn)
        local, global_ = hand_down_draws(
            self.judged.hierarchy,
            drawn.shares,
            self.nominal,
            self.nominal_global,
            stop - start,
        )
        return WeightDraws(
            self.codes,
            local,
            global_,
            MappingProxyType(drawn.cr),
            MappingProxyType(drawn.accepted),
            MappingProxyType(drawn.tried),
        )

    def _draw(self, drawing: Drawing, start: int, stop: int, drawn: _Drawn) -> None:
        """Draw what is drawn together."""
        blocks = blocks_of(start, stop)
        parts = [self._redrawn(drawing, some) for some in _together(blocks, drawing.size)]
        outcomes = np.concatenate([part.outcomes for part in parts]) if parts else _none(drawing)
        first = blocks.start * BLOCK
        outcomes = outcomes[start - first : stop - first]
        tried, passed = sum(part.tried for part in parts), sum(part.passed for part in parts)
        column = 0
        for node in drawing.nodes:
            for item in node.items:
                drawn.shares[item] = outcomes[:, column]
                column += 1
            cr = outcomes[:, column]
            column += 1
            if not np.isnan(cr).any():
                drawn.cr[node.code] = cr
            drawn.tried[node.code] = tried
            drawn.accepted[node.code] = passed / tried if tried else 1.0

    def _redrawn(self, drawing: Drawing, blocks: range) -> Redrawn:
        name = f"judgments {' '.join(node.code for node in drawing.nodes)}"
        try:
            return redraw(
                [stream(self.seed, name, block) for block in blocks],
                drawing.propose,
                drawing.judge,
            )
        except TooFewPassError as error:
            raise self._few_pass(drawing, error) from error

    def _few_pass(self, drawing: Drawing, error: TooFewPassError) -> ModelError:
        details = {
            **error.findings[0].details,
            "threshold": self.threshold,
            "random_index": self._source.random_index,
        }
        folder = self.judged.folder
        if isinstance(drawing, PeopleDrawing):
            by_cr = self.doubt.consistent and self._source.aggregation == "judgments"
            return ModelError([Finding(FEW_GROUPS if by_cr else FEW_LINKED, details, folder)])
        code = drawing.node.code
        analyses = self.judged.analyses(
            self._source.method, self._source.random_index, self._source.scale
        )
        details["cr"] = Finding(OWN_CR, {"cr": analyses[code].cr})
        found = Finding(FEW_PASS, details, folder, Place(node=code))
        return ModelError(in_names([found], self.judged.hierarchy))


@dataclass
class _Drawn:
    """What the draws of all nodes give, as it comes in."""

    shares: dict[str, FloatArray] = field(default_factory=dict)
    cr: dict[str, FloatArray] = field(default_factory=dict)
    accepted: dict[str, float] = field(default_factory=dict)
    tried: dict[str, int] = field(default_factory=dict)


def _together(blocks: range, size: int) -> Iterator[range]:
    """Yield blocks whose matrices fit into one call of numpy, by the numbers of one draw."""
    step = max(1, _NUMBERS // (size * BLOCK))
    for start in range(blocks.start, blocks.stop, step):
        yield range(start, min(start + step, blocks.stop))


def _none(drawing: Drawing) -> FloatArray:
    return np.empty((0, sum(node.n + 1 for node in drawing.nodes)))
