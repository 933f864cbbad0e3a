"""From printed weights and a printed CR back to the judgment matrices behind them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from ahp.analysis import Analysis, analyze
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
from ahp.errors import RecoveryError
from ahp.hierarchy import Hierarchy
from ahp.matrix import PairwiseMatrix
from ahp.model import Figure, Published

LARGEST_JUDGMENT = 9
ROUNDING_ERROR = 1e-12  # of computed weights; a half-way value counts as rounding either way
ENOUGH = 100_000  # fits; figures that admit more do not determine the matrix
AFFORDABLE = 2e7  # partial matrices; some ten seconds of search

Interval = tuple[Fraction, Fraction]
ONE: Interval = (Fraction(1), Fraction(1))


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

    ``count`` matrices fit among the explored share of ``space_size``; ``matrices`` lists the
    nearest of them. ``tolerance_units`` is 0 when printed figures are taken at their word, else
    the number of units of the last digit by which every figure was widened.
    """

    labels: tuple[str, ...]
    printed: tuple[Figure | None, ...]
    cr: Figure | None
    random_index: str
    space: str
    space_size: int
    tolerance_units: int
    explored: float
    count: int
    matrices: tuple[RecoveredMatrix, ...]

    @property
    def exhaustive(self) -> bool:
        """Whether the whole space was searched."""
        return self.explored == 1.0

    @property
    def exact(self) -> bool:
        """Whether every printed figure is reproduced to its last digit."""
        return self.count > 0 and self.tolerance_units == 0


def recover(
    weights: Sequence[str | Figure | None],
    cr: str | Figure | None = None,
    *,
    labels: Sequence[str] | None = None,
    random_index: str = "yaahp",
    space: str = "auto",
    parent: Interval = ONE,
    max_units: int = 5,
    limit: int = 100,
    enough: int = ENOUGH,
) -> Recovery:
    """Find every matrix on the 1-9 scale whose weights and CR round to the printed figures.

    Parameters
    ----------
    weights
        The n printed weights, as written (``"0.637"``), so that their decimals are known;
        None where a weight was not printed.
    cr
        The printed consistency ratio, as written; None if it was not printed.
    labels
        Names of the items; ``A``, ``B``, ... by default.
    random_index
        The random-index table behind the printed CR.
    space
        One of ``all``, ``ordered``, ``tied``, ``ordered-tied`` (see
        :func:`ahp.core.recovery.search_space`), or ``auto``: the widest that can be searched.
    parent
        The interval of the weight of the node above, of which the printed weights are shares:
        1 for local weights.
    max_units
        Where no matrix fits, widen every figure by one unit of its last digit at a time, up to
        this many.
    limit
        How many matrices to list, the nearest first.
    enough
        Stop once this many fit, leaving the rest of the space unexplored: figures that admit so
        many do not determine the matrix.

    Returns
    -------
    Recovery
        Count, search space, whether it was exhausted, and the matrices, nearest first.

    Raises
    ------
    RecoveryError
        If a figure is not a number, or the weights cannot sum to the parent's weight.

    Examples
    --------
    >>> found = recover(["0.637", "0.258", "0.105"], "0.037")
    >>> found.count, found.exhaustive, found.space
    (1, True, 'all')
    >>> print(found.matrices[0].matrix.upper)
    (Fraction(3, 1), Fraction(5, 1), Fraction(3, 1))
    """
    steps = recover_steps(
        weights,
        cr,
        labels=labels,
        random_index=random_index,
        space=space,
        parent=parent,
        max_units=max_units,
        limit=limit,
        enough=enough,
    )
    return deque(steps, maxlen=1).pop()


def recover_steps(
    weights: Sequence[str | Figure | None],
    cr: str | Figure | None = None,
    *,
    labels: Sequence[str] | None = None,
    random_index: str = "yaahp",
    space: str = "auto",
    parent: Interval = ONE,
    max_units: int = 5,
    limit: int = 100,
    enough: int = ENOUGH,
) -> Iterator[Recovery]:
    """Do what :func:`recover` does, yielding what is proved so far; the last one is the result."""
    printed = tuple(_figure(weight) for weight in weights)
    printed_cr = _figure(cr)
    names = tuple(labels) if labels is not None else _letters(len(printed))
    if len(printed) < 2:
        raise RecoveryError.of("too-few-weights", count=len(printed))
    _check_figures(printed, printed_cr, parent, max_units)
    ri = random_index_of(len(printed), random_index)
    tried = _choose_space(space, printed, _bounds(printed, printed_cr, ri, parent, 0))
    for units in range(max_units + 1):
        state = Recovery(
            labels=names,
            printed=printed,
            cr=printed_cr,
            random_index=random_index,
            space=tried.name,
            space_size=tried.size(),
            tolerance_units=units,
            explored=0.0,
            count=0,
            matrices=(),
        )
        nearest = _Nearest(limit, printed, float(sum(parent) / 2))
        for fits in fitting_matrices(_bounds(printed, printed_cr, ri, parent, units), tried):
            if nearest.add(fits):
                recovered = tuple(
                    _recovered(values, names, printed, printed_cr, random_index, parent)
                    for values in nearest.matrices
                )
                fewest = sorted(recovered, key=lambda one: len(one.contradicts))
                state = replace(state, matrices=tuple(fewest))
            state = replace(state, explored=fits.explored, count=state.count + len(fits.matrices))
            yield state
            if state.count >= enough:
                return
        if state.count:
            return


class _Nearest:
    """The few matrices whose weights are nearest to the printed ones, in units of last digits."""

    def __init__(self, limit: int, printed: tuple[Figure | None, ...], scale: float) -> None:
        self.limit = limit
        self.target = np.array([float(one.value) / scale if one else np.nan for one in printed])
        self.unit = np.array([float(one.unit) / scale if one else np.nan for one in printed])
        self.matrices = np.empty((0, len(printed), len(printed)))
        self.distances = np.empty(0)

    def add(self, fits: Fits) -> bool:
        """Take in new fits; tell whether the list changed."""
        if not len(fits.matrices):
            return False
        squares = ((fits.weights - self.target) / self.unit) ** 2
        distances = np.concatenate([self.distances, np.nansum(squares, axis=-1)])
        matrices = np.concatenate([self.matrices, fits.matrices])
        kept = np.argsort(distances, kind="stable")[: self.limit]
        changed = bool((kept >= len(self.distances)).any())
        self.matrices, self.distances = matrices[kept], distances[kept]
        return changed


def _figure(value: str | Figure | None) -> Figure | None:
    return Figure.parse(value) if isinstance(value, str) else value


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
) -> None:
    for figure in printed:
        if figure and not 0 <= figure.value <= 1:
            raise RecoveryError.of("weight-out-of-range", value=figure.value)
    if cr and cr.value < 0:
        raise RecoveryError.of("cr-out-of-range", value=cr.value)
    intervals = [_interval(figure, max_units, parent) for figure in printed]
    low, high = sum(low for low, _ in intervals), sum(high for _, high in intervals)
    if low > parent[1] or high < parent[0]:
        total = sum((figure.value for figure in printed if figure), Decimal(0))
        raise RecoveryError.of("weights-sum", total=total, parent=f"{float(parent[0]):.4g}")


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
    lower = np.array([float(low / parent[1]) for low, _ in intervals])
    upper = np.array([float(high / parent[0]) for _, high in intervals])
    if ri == 0.0:
        return Bounds(lower, upper, float(n), float(n))
    if cr is None:
        # Aupetit and Genest (1993): no matrix on the 1-9 scale has a larger lambda_max.
        largest = 1 + (n - 1) / 2 * (LARGEST_JUDGMENT + 1 / LARGEST_JUDGMENT)
        return Bounds(lower, upper, float(n), largest)
    low, high = _interval(cr, units, ONE)
    return Bounds(lower, upper, n + float(low) * ri * (n - 1), n + float(high) * ri * (n - 1))


def _choose_space(name: str, printed: tuple[Figure | None, ...], bounds: Bounds) -> SearchSpace:
    weights = [float(figure.value) if figure else None for figure in printed]
    if name != "auto":
        return search_space(name, weights)
    spaces = [search_space(candidate, weights) for candidate in SPACES]
    for candidate in spaces:
        if expected_work(bounds, candidate) <= AFFORDABLE:
            return candidate
    return spaces[-1]


def _recovered(
    values: np.ndarray,
    labels: tuple[str, ...],
    printed: tuple[Figure | None, ...],
    cr: Figure | None,
    random_index: str,
    parent: Interval,
) -> RecoveredMatrix:
    n = len(labels)
    upper = [
        Fraction(float(values[i, j])).limit_denominator(LARGEST_JUDGMENT)
        for i in range(n)
        for j in range(i + 1, n)
    ]
    analysis = analyze(PairwiseMatrix.from_upper(labels, upper), random_index=random_index)
    low, high = float(parent[0]), float(parent[1])
    contradicts = []
    for (label, weight), figure in zip(analysis.weights.items(), printed, strict=True):
        if figure and (units := _units_off(figure, weight * low, weight * high)) > 0:
            computed = weight * (low + high) / 2
            contradicts.append(Contradiction(label, figure.value, computed, units))
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
    hierarchy: Hierarchy,
    published: Published,
    *,
    random_index: str = "yaahp",
    space: str = "auto",
    max_units: int = 5,
    limit: int = 100,
    enough: int = ENOUGH,
) -> Iterator[tuple[str, Recovery]]:
    """Recover the matrices of a whole model, from the goal downwards.

    Published weights are global. They are divided by the exact weight of the node they are
    judged under, which the matrix recovered above gives; where that matrix was not found, by
    its printed weight as an interval. Where several matrices fit, the nearest one is used below.

    Parameters
    ----------
    hierarchy
        The nodes.
    published
        Printed global weights and CRs. A node without a printed weight is left open.
    random_index, space, max_units, limit, enough
        As for :func:`recover`, for every matrix.

    Yields
    ------
    code : str
        The judged node.
    recovery : Recovery
        What is proved so far for its matrix; the last one for each code is its result.

    Raises
    ------
    RecoveryError
        If the printed weights under a node cannot sum to its weight.
    """
    exact = dict(_with_only_children(hierarchy, hierarchy.goal, ONE))
    for code in hierarchy.judged:
        items = hierarchy.items(code)
        printed = [published.weights.get(item) for item in items]
        parent = exact.get(code) or _interval(published.weights.get(code), 0, ONE)
        recovery = None
        for recovery in recover_steps(
            printed,
            published.consistency_ratios.get(code),
            labels=items,
            random_index=random_index,
            space=space,
            parent=parent,
            max_units=max_units,
            limit=limit,
            enough=enough,
        ):
            yield code, recovery
        assert recovery is not None  # a search always has a last step
        if recovery.matrices and parent[0] == parent[1]:
            for item, local in recovery.matrices[0].analysis.weights.items():
                weight = parent[0] * Fraction(local)
                exact.update(_with_only_children(hierarchy, item, (weight, weight)))


def _with_only_children(
    hierarchy: Hierarchy, code: str, weight: Interval
) -> Iterator[tuple[str, Interval]]:
    """Pass a node's weight on to the chain of single children below it."""
    yield code, weight
    items = hierarchy.items(code)
    if len(items) == 1:
        yield from _with_only_children(hierarchy, items[0], weight)
