"""From printed weights and a printed CR back to the judgment matrices behind them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ahp.common.figure import Figure
from ahp.common.findings import Finding, RecoveryError, UsageError
from ahp.common.wording import BAD_COUNT, NOT_A_FIGURE
from ahp.core.random_index import random_index as random_index_of
from ahp.core.recovery import (
    SPACES,
    Bounds,
    Fits,
    SearchSpace,
    expected_work,
    fitting_matrices,
    search_space,
)
from ahp.model.analysis import Analysis, analyze
from ahp.model.hierarchy import Hierarchy
from ahp.model.matrix import PairwiseMatrix
from ahp.model.published import Published
from ahp.recovery.wording import (
    CR_OUT_OF_RANGE,
    TOO_FEW_WEIGHTS,
    WEIGHT_OUT_OF_RANGE,
    WEIGHT_UNPUBLISHED,
    WEIGHTS_SUM,
    WEIGHTS_SUM_OFF,
)

LARGEST_JUDGMENT = 9
ROUNDING_ERROR = 1e-12  # of computed weights; a half-way value counts as rounding either way
ENOUGH = 100_000  # fits; figures that admit more do not determine the matrix
AFFORDABLE = 2e7  # partial matrices; some ten seconds of search

Interval = tuple[Fraction, Fraction]
ONE: Interval = (Fraction(1), Fraction(1))


@dataclass(frozen=True)
class Search:
    """How to search.

    Attributes
    ----------
    random_index : str
        The random-index table behind the printed CR.
    space : str
        One of ``all``, ``ordered``, ``tied``, ``ordered-tied`` (see
        :func:`ahp.core.recovery.search_space`), or ``auto``: the widest that can be searched.
    max_units : int
        Where no matrix fits, every figure is widened by one unit of its last digit at a time, up
        to this many.
    limit : int
        How many matrices to list, the nearest first.
    enough : int
        Stop once this many fit, leaving the rest of the space unexplored: figures that admit so
        many do not determine the matrix.
    """

    random_index: str = "yaahp"
    space: str = "auto"
    max_units: int = 5
    limit: int = 100
    enough: int = ENOUGH

    def __post_init__(self) -> None:
        for what, value, least in (
            ("--max-units", self.max_units, 0),
            ("--limit", self.limit, 1),
            ("enough", self.enough, 1),
        ):
            if value < least:
                raise UsageError.of(BAD_COUNT, what=what, value=value, least=least)


@dataclass(frozen=True)
class Contradiction:
    """A printed figure that a matrix does not reproduce.

    ``units`` says how far the computed value lies outside the figure's rounding interval, in
    units of its last printed digit.
    """

    label: str  # an item, or "CR"
    printed: Decimal
    computed: float
    units: float


@dataclass(frozen=True)
class RecoveredMatrix:
    """A matrix on the 1-9 scale with what it gives, and the printed figures it contradicts.

    ``weights`` are on the scale of the printed figures: local weights times the parent's weight.
    """

    analysis: Analysis
    weights: Mapping[str, float]
    contradicts: tuple[Contradiction, ...]

    @property
    def matrix(self) -> PairwiseMatrix:
        """The judgment matrix."""
        return self.analysis.matrix


@dataclass(frozen=True)
class Recovery:
    """What a search has proved so far.

    Attributes
    ----------
    labels : tuple of str
        The items.
    printed : tuple of Figure or None
        Their printed weights; None where a weight was not printed.
    cr : Figure or None
        The printed consistency ratio.
    random_index : str
        The table behind it.
    space : str
        Which judgments were tried.
    space_size : int
        How many matrices that are.
    tolerance_units : int
        0 while figures are taken at their word; else by how many units of its last digit every
        figure was widened.
    explored : float
        The share of the space that is completely explored.
    count : int
        How many matrices fit in that share.
    matrices : tuple of RecoveredMatrix
        The nearest of them: fewest contradictions, then nearest to the printed weights.
    span : tuple of (float, float)
        For each item the least and greatest local weight among all that fit.
    findings : tuple of Finding
        What is wrong with the printed figures; a node that could not be searched for says why.
    """

    labels: tuple[str, ...]
    printed: tuple[Figure | None, ...]
    cr: Figure | None
    random_index: str
    space: str
    space_size: int
    tolerance_units: int = 0
    explored: float = 0.0
    count: int = 0
    matrices: tuple[RecoveredMatrix, ...] = ()
    span: tuple[tuple[float, float], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def exhaustive(self) -> bool:
        """Whether the whole space was searched."""
        return self.explored == 1.0

    @property
    def exact(self) -> bool:
        """Whether matrices reproduce every printed figure to its last digit."""
        return self.count > 0 and self.tolerance_units == 0

    @property
    def proved(self) -> bool:
        """Whether the search was exhaustive and every printed figure is reproduced."""
        return self.exact and self.exhaustive


def recover(
    weights: Sequence[str | Figure | None],
    cr: str | Figure | None = None,
    *,
    labels: Sequence[str] | None = None,
    random_index: str = "yaahp",
    space: str = "auto",
    max_units: int = 5,
    limit: int = 100,
    enough: int = ENOUGH,
) -> Recovery:
    """Find every matrix on the 1-9 scale whose weights and CR round to the printed figures.

    Weights are taken to be the principal eigenvector.

    Parameters
    ----------
    weights
        The n printed weights, as written (``"0.637"``), so that their decimals are known;
        None where a weight was not printed.
    cr
        The printed consistency ratio, as written; None if it was not printed.
    labels
        Names of the items; ``A``, ``B``, ... by default.
    random_index, space, max_units, limit, enough
        See :class:`Search`.

    Returns
    -------
    Recovery
        Count, search space, whether it was exhausted, and the matrices, nearest first.

    Raises
    ------
    RecoveryError
        If a figure is not a number, or the weights cannot sum to 1.
    UsageError
        If an option is unknown or out of range.

    Examples
    --------
    >>> found = recover(["0.637", "0.258", "0.105"], "0.037")
    >>> found.count, found.exhaustive, found.space
    (1, True, 'all')
    >>> print(found.matrices[0].matrix.upper)
    (Fraction(3, 1), Fraction(5, 1), Fraction(3, 1))
    """
    search = Search(random_index, space, max_units, limit, enough)
    return deque(recover_steps(weights, cr, search, labels=labels), maxlen=1).pop()


def recover_steps(
    weights: Sequence[str | Figure | None],
    cr: str | Figure | None,
    search: Search,
    *,
    labels: Sequence[str] | None = None,
    parent: Interval = ONE,
) -> Iterator[Recovery]:
    """Do what :func:`recover` does, yielding what is proved so far; the last one is the result.

    ``parent`` is the interval of the weight of which the printed weights are shares: 1 for local
    weights.
    """
    printed = tuple(_figure(weight) for weight in weights)
    printed_cr = _figure(cr)
    if len(printed) < 2:
        raise RecoveryError.of(TOO_FEW_WEIGHTS, count=len(printed))
    names = tuple(labels) if labels is not None else _letters(len(printed))
    findings = tuple(_check_figures(printed, printed_cr, parent, search.max_units))
    ri = random_index_of(len(printed), search.random_index)
    tried = _choose_space(search.space, printed, _bounds(printed, printed_cr, ri, parent, 0))
    start = Recovery(
        names,
        printed,
        printed_cr,
        search.random_index,
        tried.name,
        tried.size(),
        findings=findings,
    )
    for units in range(search.max_units + 1):
        state = replace(start, tolerance_units=units)
        yield state
        nearest = _Nearest(search.limit, printed, float(sum(parent) / 2))
        for fits in fitting_matrices(_bounds(printed, printed_cr, ri, parent, units), tried):
            if nearest.add(fits):
                found = [_recovered(values, state, parent) for values in nearest.matrices]
                found.sort(key=lambda one: len(one.contradicts))
                state = replace(state, matrices=tuple(found), span=nearest.span)
            state = replace(state, explored=fits.explored, count=state.count + len(fits.matrices))
            yield state
            if state.count >= search.enough:
                return
        if state.count:
            return


class _Nearest:
    """The few matrices whose weights are nearest to the printed ones, in units of last digits."""

    def __init__(self, limit: int, printed: tuple[Figure | None, ...], scale: float) -> None:
        self.limit = limit
        scale = max(scale, ROUNDING_ERROR)
        self.target = np.array([float(one.value) / scale if one else np.nan for one in printed])
        self.unit = np.array([float(one.unit) / scale if one else np.nan for one in printed])
        self.matrices = np.empty((0, len(printed), len(printed)))
        self.distances = np.empty(0)
        self.least = np.full(len(printed), np.inf)
        self.most = np.full(len(printed), -np.inf)

    @property
    def span(self) -> tuple[tuple[float, float], ...]:
        """The range of every item's weight among all fits so far."""
        return tuple(zip(self.least.tolist(), self.most.tolist(), strict=True))

    def add(self, fits: Fits) -> bool:
        """Take in new fits; tell whether anything changed."""
        if not len(fits.matrices):
            return False
        self.least = np.minimum(self.least, fits.weights.min(axis=0))
        self.most = np.maximum(self.most, fits.weights.max(axis=0))
        squares = ((fits.weights - self.target) / self.unit) ** 2
        distances = np.concatenate([self.distances, np.nansum(squares, axis=-1)])
        matrices = np.concatenate([self.matrices, fits.matrices])
        kept = np.argsort(distances, kind="stable")[: self.limit]
        self.matrices, self.distances = matrices[kept], distances[kept]
        return True


def _figure(value: str | Figure | None) -> Figure | None:
    if value is None or isinstance(value, Figure):
        return value
    if not isinstance(value, str):  # a float no longer knows its decimals
        raise RecoveryError.of(NOT_A_FIGURE, text=value)
    return Figure.parse(value)


def _letters(count: int) -> tuple[str, ...]:
    if count <= 26:
        return tuple(chr(ord("A") + place) for place in range(count))
    return tuple(f"item{place}" for place in range(1, count + 1))


def _interval(figure: Figure | None, units: int, whole: Interval) -> Interval:
    if figure is None:
        return Fraction(0), whole[1]
    low, high = figure.interval()
    widening = units * figure.unit
    return max(low - widening, Fraction(0)), high + widening


def _check_figures(
    printed: tuple[Figure | None, ...], cr: Figure | None, parent: Interval, max_units: int
) -> Iterator[Finding]:
    """Refuse figures from which nothing can be found; yield what is doubtful about the others."""
    for figure in printed:
        if figure and not 0 <= figure.value <= 1:
            raise RecoveryError.of(WEIGHT_OUT_OF_RANGE, value=figure.value)
    if cr and cr.value < 0:
        raise RecoveryError.of(CR_OUT_OF_RANGE, value=cr.value)
    total = sum((figure.value for figure in printed if figure), Decimal(0))
    details = {"total": total, "parent": f"{float(sum(parent) / 2):.4g}"}
    if not _can_sum(printed, parent, max_units):
        raise RecoveryError.of(WEIGHTS_SUM, **details)
    if not _can_sum(printed, parent, 0):
        yield Finding(WEIGHTS_SUM_OFF, details)


def _can_sum(printed: tuple[Figure | None, ...], parent: Interval, units: int) -> bool:
    intervals = [_interval(figure, units, parent) for figure in printed]
    low = sum((low for low, _ in intervals), Fraction(0))
    high = sum((high for _, high in intervals), Fraction(0))
    return low <= parent[1] and high >= parent[0]


def _bounds(
    printed: tuple[Figure | None, ...],
    cr: Figure | None,
    ri: float,
    parent: Interval,
    units: int,
) -> Bounds:
    """Turn printed figures into intervals of local weights and of lambda_max."""
    n = len(printed)
    intervals = [_interval(figure, units, parent) for figure in printed]
    lower = np.array([float(low / parent[1]) if parent[1] else 0.0 for low, _ in intervals])
    upper = np.array([float(high / parent[0]) if parent[0] else 1.0 for _, high in intervals])
    if cr is None:
        # Aupetit and Genest (1993): no matrix on the 1-9 scale has a larger lambda_max.
        largest = 1 + (n - 1) / 2 * (LARGEST_JUDGMENT + 1 / LARGEST_JUDGMENT)
        return Bounds(lower, upper, float(n), largest)
    low, high = _interval(cr, units, ONE)
    # Two items have RI 0 and always CR 0: a printed CR that excludes 0 then excludes every matrix.
    scale = ri * (n - 1) or 1.0
    return Bounds(lower, upper, n + float(low) * scale, n + float(high) * scale)


def _choose_space(name: str, printed: tuple[Figure | None, ...], bounds: Bounds) -> SearchSpace:
    weights = [float(figure.value) if figure else None for figure in printed]
    if name != "auto":
        return search_space(name, weights)
    spaces = [search_space(candidate, weights) for candidate in SPACES]
    for candidate in spaces:
        if expected_work(bounds, candidate) <= AFFORDABLE:
            return candidate
    return spaces[-1]


def _recovered(values: NDArray[np.float64], state: Recovery, parent: Interval) -> RecoveredMatrix:
    n = len(state.labels)
    upper = [
        Fraction(float(values[i, j])).limit_denominator(LARGEST_JUDGMENT)
        for i in range(n)
        for j in range(i + 1, n)
    ]
    matrix = PairwiseMatrix.from_upper(state.labels, upper)
    analysis = analyze(matrix, random_index=state.random_index)
    low, high = float(parent[0]), float(parent[1])
    contradicts = []
    for (label, weight), figure in zip(analysis.weights.items(), state.printed, strict=True):
        if figure and (units := _units_off(figure, weight * low, weight * high)) > 0:
            computed = weight * (low + high) / 2
            contradicts.append(Contradiction(label, figure.value, computed, units))
    cr = state.cr
    if cr and analysis.cr is not None and (units := _units_off(cr, analysis.cr, analysis.cr)) > 0:
        contradicts.append(Contradiction("CR", cr.value, analysis.cr, units))
    weights = {label: weight * (low + high) / 2 for label, weight in analysis.weights.items()}
    return RecoveredMatrix(analysis, MappingProxyType(weights), tuple(contradicts))


def _units_off(figure: Figure, low: float, high: float) -> float:
    """Measure how far [low, high] stays outside a figure's interval, in units of its last digit."""
    least, most = (float(end) for end in figure.interval())
    gap = max(least - high, low - most)
    return gap / float(figure.unit) if gap > ROUNDING_ERROR else 0.0


def recover_model(
    hierarchy: Hierarchy, published: Published, search: Search | None = None
) -> Iterator[tuple[str, Recovery]]:
    """Recover the matrices of a whole model, from the goal downwards.

    Published weights are global. They are divided by the weight of the node they are judged under
    as the matrices found above give it: exactly, where a single one fits. Where several fit, that
    weight is only known to lie between the least and the greatest they give; where none was
    found, between the ends of its printed figure and of the sum of its items' figures.

    Parameters
    ----------
    hierarchy
        The nodes.
    published
        Printed global weights and CRs. A node without a printed weight is left open.
    search
        As for every single matrix.

    Yields
    ------
    code : str
        The judged node, every one, parents first.
    recovery : Recovery
        What is proved so far for its matrix; the last one for each code is its result. A node
        whose figures admit no search has findings instead of matrices.
    """
    search = search or Search()
    known = dict(_with_only_children(hierarchy, hierarchy.goal, ONE))
    for code in sorted(hierarchy.judged, key=hierarchy.level):
        items = hierarchy.items(code)
        printed = tuple(published.weights.get(item) for item in items)
        cr = published.consistency_ratios.get(code)
        parent = _meet(
            known.get(code) or _interval(published.weights.get(code), 0, ONE),
            _sum_interval(printed),
        )
        recovery = Recovery(items, printed, cr, search.random_index, search.space, 0)
        try:
            if not any(printed):
                raise RecoveryError.of(WEIGHT_UNPUBLISHED, code=code)
            for recovery in recover_steps(printed, cr, search, labels=items, parent=parent):
                yield code, recovery
        except RecoveryError as error:
            yield code, replace(recovery, findings=error.findings)
            continue
        if recovery.count and recovery.exhaustive:
            for item, (low, high) in zip(items, recovery.span, strict=True):
                weight = (parent[0] * Fraction(low), parent[1] * Fraction(high))
                known.update(_with_only_children(hierarchy, item, weight))


def _sum_interval(printed: Sequence[Figure | None]) -> Interval:
    intervals = [_interval(figure, 0, ONE) for figure in printed]
    low = sum((low for low, _ in intervals), Fraction(0))
    high = sum((high for _, high in intervals), Fraction(0))
    return low, high


def _meet(known: Interval, summed: Interval) -> Interval:
    """Return the part two intervals share; the first alone where they contradict each other."""
    if known[0] == known[1]:
        return known
    low, high = max(known[0], summed[0]), min(known[1], summed[1])
    return (low, high) if low <= high else known


def _with_only_children(
    hierarchy: Hierarchy, code: str, weight: Interval
) -> Iterator[tuple[str, Interval]]:
    """Pass a node's weight on to the chain of single children below it."""
    yield code, weight
    items = hierarchy.items(code)
    if len(items) == 1:
        yield from _with_only_children(hierarchy, items[0], weight)
