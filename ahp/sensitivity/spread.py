"""Draws of weights summed up: intervals, ranks, and which item outweighs which."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from math import ceil

import numpy as np

from ahp.common.findings import Finding, UsageError
from ahp.common.wording import Words
from ahp.core.arrays import FloatArray
from ahp.core.uncertainty.seeded import BLOCK
from ahp.model.draws.doubt import Doubt
from ahp.model.draws.sampler import WeightDraws, WeightSampler
from ahp.sensitivity.effects import heavier
from ahp.sensitivity.layout import Layout
from ahp.sensitivity.wording import DRAWS_COST

MOST_SECONDS = 600.0
MOST_BYTES = 2 * 2**30
"""What draws may take, by a measured rate, before they are refused."""

_CHUNK = 4 * BLOCK
_COMPARED = 2**22  # pairs of weights compared at a time
_COUNTED = 255  # counts that fit into a byte

Progress = Callable[[float], object]


@dataclass(frozen=True, eq=False)
class Spread:
    """How some figures lie over the draws, each an array by node.

    Attributes
    ----------
    nominal : ndarray
        As they are, undoubted.
    mean, sd, median : ndarray
    low, high : ndarray
        Between which they lie with the probability asked for, as much below as above.
    """

    nominal: FloatArray
    mean: FloatArray
    sd: FloatArray
    median: FloatArray
    low: FloatArray
    high: FloatArray


@dataclass(frozen=True, eq=False)
class Order:
    """How often one item outweighs another.

    Attributes
    ----------
    node : str or None
        Where the items are compared; None for leaves by global weight.
    items : tuple of str
        By nominal weight, the weightiest first.
    above : ndarray, (n, n)
        Share of draws in which an item (row) outweighs another (column).
    ranks : ndarray, (n, n)
        Share of draws in which an item (row) has a rank (column, from the first); those that weigh
        the same share the better rank.
    nominal_ranks : tuple of int
        Of the weights as they are, counted alike.
    """

    node: str | None
    items: tuple[str, ...]
    above: FloatArray = field(repr=False)
    ranks: FloatArray = field(repr=False)
    nominal_ranks: tuple[int, ...] = field(repr=False)

    def unsettled(self, probability: float) -> tuple[tuple[str, str, float], ...]:
        """Return the pairs whose order is not sure at a probability, the least sure first.

        Returns
        -------
        tuple of (str, str, float)
            The nominally weightier item, the other, and the probability that it outweighs it.
        """
        rows, columns = np.triu_indices(len(self.items), 1)
        sure = np.maximum(self.above[rows, columns], self.above[columns, rows])
        found = np.flatnonzero(sure < probability - 1e-12)
        found = found[np.argsort(sure[found], kind="stable")]
        return tuple(
            (self.items[i], self.items[j], float(self.above[i, j]))
            for i, j in zip(rows[found].tolist(), columns[found].tolist(), strict=True)
        )

    def tied(self, first: str, second: str) -> bool:
        """Whether two items weigh the same as they are."""
        ranks = dict(zip(self.items, self.nominal_ranks, strict=True))
        return ranks[first] == ranks[second]

    def rank_interval(self, item: int, probability: float) -> tuple[int, int]:
        """Return the ranks between which an item lies, as much below as above."""
        summed = self.ranks[item].cumsum()
        tail = (1 - probability) / 2
        low = int((summed <= tail + 1e-12).sum()) + 1
        high = int((summed < 1 - tail - 1e-12).sum()) + 1
        return low, min(high, len(self.items))


@dataclass(frozen=True, eq=False)
class RatioSpread:
    """The consistency ratios of one matrix over the draws.

    Attributes
    ----------
    nominal, median, low, high : float
    failing : float
        Share of the draws at or above the threshold.
    accepted : float
        Share of the candidates that were kept.
    """

    nominal: float
    median: float
    low: float
    high: float
    failing: float
    accepted: float


@dataclass(frozen=True, eq=False)
class Drawn:
    """What the draws say.

    Attributes
    ----------
    doubt : Doubt
    said : Words
        What was done: the doubt, which draws count, and the seed.
    seed, asked, done : int
        How many draws were asked for, and how many finished.
    probability : float
        Of the intervals, and at which an order counts as settled.
    codes : tuple of str
        Every node, in order.
    local, global_ : Spread
        By node.
    orders : tuple of Order
        Of the items of each judged node, then of the leaves where there is more than one matrix.
    ratios : mapping of str to RatioSpread
        By matrix that was drawn.
    skipped : mapping of str to Finding
        Why a matrix is not doubted.
    notes : tuple of Finding
        Whose judgments are not doubted at a node, though others' are.
    """

    doubt: Doubt
    said: Words = field(repr=False)
    seed: int
    asked: int
    done: int
    probability: float
    codes: tuple[str, ...]
    local: Spread = field(repr=False)
    global_: Spread = field(repr=False)
    orders: tuple[Order, ...] = field(repr=False)
    ratios: Mapping[str, RatioSpread] = field(repr=False)
    skipped: Mapping[str, Finding] = field(repr=False)
    notes: tuple[Finding, ...] = field(repr=False)

    @property
    def complete(self) -> bool:
        """Whether all draws finished."""
        return self.done == self.asked


def draw(
    layout: Layout,
    sampler: WeightSampler,
    draws: int,
    probability: float,
    progress: Progress | None = None,
) -> Drawn:
    """Draw weights and sum them up.

    Parameters
    ----------
    layout : Layout
    sampler : WeightSampler
    draws : int
    probability : float
    progress : callable, optional
        Told the share that is done. When the person interrupts, the finished draws are summed up.

    Returns
    -------
    Drawn

    Raises
    ------
    UsageError
        When so many draws would take too long or too much memory; says how many would not.
    """
    tally = _Tally(layout, draws, len(sampler.codes))
    try:
        for part in _chunks(sampler, draws, tally, progress):
            tally.add(part)
    except KeyboardInterrupt:
        if not tally.done:
            raise
    return tally.drawn(sampler, probability)


def _chunks(
    sampler: WeightSampler, draws: int, tally: _Tally, progress: Progress | None
) -> Iterator[WeightDraws]:
    """Yield draws until all are done or the person interrupts; the first block tells the cost."""
    first = min(BLOCK, draws)
    started = time.perf_counter()
    yield sampler.take(0, first)
    seconds = time.perf_counter() - started
    check_cost(draws, max(seconds / first, 1e-12), tally.bytes_each)
    tally.make_room()
    try:
        for start in range(first, draws, _CHUNK):
            if progress is not None:
                progress(start / draws)
            yield sampler.take(start, min(start + _CHUNK, draws))
    except KeyboardInterrupt:
        return


def check_cost(draws: int, seconds_each: float, bytes_each: int) -> None:
    """Refuse draws that would take too long or too much memory.

    Raises
    ------
    UsageError
        Says what they would take, and how many may be asked for.
    """
    seconds, size = draws * seconds_each, draws * bytes_each
    if seconds <= MOST_SECONDS and size <= MOST_BYTES:
        return
    fitting = int(min(MOST_SECONDS / seconds_each, MOST_BYTES / bytes_each))
    digits = 10 ** max(len(str(fitting)) - 1, 0)
    raise UsageError.of(
        DRAWS_COST,
        draws=draws,
        minutes=ceil(seconds / 60),
        memory=size / 2**30,
        fitting=fitting // digits * digits,
    )


class _Tally:
    """Takes draws in, a chunk at a time."""

    def __init__(self, layout: Layout, draws: int, codes: int) -> None:
        self.layout = layout
        self.draws, self.done = draws, 0
        self.bytes_each = 8 * (2 * codes + len(layout.nodes))
        self.local = np.empty((0, codes))
        self.global_ = np.empty((0, codes))
        self.cr: dict[str, list[FloatArray]] = {}
        self.passed: dict[str, tuple[float, int]] = {}  # of how many
        self.orders = [
            _OrderTally(code, layout.in_order(layout.hierarchy.items(code)), layout)
            for code in layout.hierarchy.judged
        ]
        if len(self.orders) > 1:
            self.orders.append(_OrderTally(None, layout.leaves, layout))

    def make_room(self) -> None:
        """Take the memory for all draws, once it is known to be little enough."""
        for name in ("local", "global_"):
            known = getattr(self, name)
            room = np.empty((self.draws, known.shape[1]))
            room[: len(known)] = known
            setattr(self, name, room)

    def add(self, part: WeightDraws) -> None:
        """Take in the next draws, all or, when it is interrupted, none."""
        count = len(part.global_)
        orders = [copy(order) for order in self.orders]
        for order in orders:
            order.add(part.global_)
        if not self.done:
            self.local, self.global_ = part.local, part.global_
        else:
            here = slice(self.done, self.done + count)
            self.local[here], self.global_[here] = part.local, part.global_
        cr = {code: [*self.cr.get(code, ()), ratios] for code, ratios in part.cr.items()}
        all_passed = dict(self.passed)
        for code, share in part.accepted.items():
            passed, tried = all_passed.get(code, (0.0, 0))
            more = part.tried[code]
            all_passed[code] = passed + share * more, tried + more
        vars(self).update(orders=orders, cr=cr, passed=all_passed, done=self.done + count)

    def drawn(self, sampler: WeightSampler, probability: float) -> Drawn:
        """Sum up."""
        layout = self.layout
        tail = (1 - probability) / 2
        tails = (tail, 0.5, 1 - tail)
        return Drawn(
            sampler.doubt,
            Words(sampler.in_words("en"), sampler.in_words("zh")),
            sampler.seed,
            self.draws,
            self.done,
            probability,
            tuple(sampler.codes),
            _spread(sampler.nominal, self.local[: self.done], tails),
            _spread(layout.weights, self.global_[: self.done], tails),
            tuple(one.order(self.done) for one in self.orders),
            {code: self._ratio(code, tails) for code in self.cr},
            sampler.skipped,
            sampler.notes,
        )

    def _ratio(self, code: str, tails: tuple[float, ...]) -> RatioSpread:
        layout, ratios = self.layout, np.concatenate(self.cr[code])
        low, median, high = np.quantile(ratios, tails).tolist()
        failing = float((ratios >= layout.threshold).mean())
        node = layout.nodes.get(code)
        nominal = float("nan") if node is None else node.cr
        passed, tried = self.passed[code]
        return RatioSpread(nominal, median, low, high, failing, passed / tried)


def _spread(nominal: FloatArray, drawn: FloatArray, tails: tuple[float, ...]) -> Spread:
    low, median, high = np.quantile(drawn, tails, axis=0)
    sd = drawn.std(axis=0, ddof=1) if len(drawn) > 1 else np.full(len(nominal), np.nan)
    return Spread(nominal, drawn.mean(axis=0), sd, median, low, high)


class _OrderTally:
    """Counts in how many draws an item outweighs another, and has a rank."""

    def __init__(self, node: str | None, items: tuple[str, ...], layout: Layout) -> None:
        self.node, self.items = node, items
        self.places = layout.places(items)
        above = heavier(layout.weights[self.places])
        self.nominal: tuple[int, ...] = tuple((above.sum(axis=0) + 1).tolist())
        n = len(items)
        self.above, self.ranks = np.zeros((n, n)), np.zeros((n, n))

    def add(self, weights: FloatArray) -> None:
        """Count the next draws, (draws, codes)."""
        n = len(self.items)
        step = max(1, min(_COMPARED // n**2, _COUNTED))
        numbers = np.arange(n) * n
        small = np.uint8 if n <= _COUNTED else np.uint16  # small numbers are added up fast
        for start in range(0, len(weights), step):
            above = heavier(weights[start : start + step, self.places]).view(np.uint8)
            self.above = self.above + above.sum(axis=0, dtype=np.uint8)
            ranks = above.sum(axis=1, dtype=small)  # how many outweigh an item
            counts = np.bincount((ranks + numbers).ravel(), minlength=n * n)
            self.ranks = self.ranks + counts.reshape(n, n)

    def order(self, done: int) -> Order:
        """Turn counts into shares."""
        return Order(self.node, self.items, self.above / done, self.ranks / done, self.nominal)
