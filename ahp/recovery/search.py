"""The search for every matrix whose weights and CR round to the printed figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from ahp.common.figure import Figure
from ahp.common.findings import RecoveryError, UsageError
from ahp.common.wording import BAD_COUNT
from ahp.core.arrays import FloatArray
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
from ahp.core.scales import nearest_places
from ahp.model.analysis import analyze
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.matrix import PairwiseMatrix
from ahp.recovery.printed import ONE, Interval, bounds_of, check_figures, figure_of
from ahp.recovery.result import Contradiction, RecoveredMatrix, Recovery
from ahp.recovery.wording import TOO_FEW_WEIGHTS

ROUNDING_ERROR = 1e-12  # of computed weights; a half-way value counts as rounding either way
ENOUGH = 100_000  # fits; figures that admit more do not determine the matrix
AFFORDABLE = 2e7  # partial matrices; some ten seconds of search


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


def recover_steps(
    weights: Sequence[str | Figure | None],
    cr: str | Figure | None,
    search: Search,
    *,
    labels: Sequence[str] | None = None,
    parent: Interval = ONE,
) -> Iterator[Recovery]:
    """Search for matrices, yielding what is proved so far; the last one is the result.

    ``parent`` is the interval of the weight of which the printed weights are shares: 1 for local
    weights.
    """
    printed = tuple(figure_of(weight) for weight in weights)
    printed_cr = figure_of(cr)
    if len(printed) < 2:
        raise RecoveryError.of(TOO_FEW_WEIGHTS, count=len(printed))
    names = tuple(labels) if labels is not None else _letters(len(printed))
    findings = tuple(check_figures(printed, printed_cr, parent, search.max_units))
    ri = random_index_of(len(printed), search.random_index)
    tried = _choose_space(search.space, printed, bounds_of(printed, printed_cr, ri, parent, 0))
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
        for fits in fitting_matrices(bounds_of(printed, printed_cr, ri, parent, units), tried):
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


def _letters(count: int) -> tuple[str, ...]:
    if count <= 26:
        return tuple(chr(ord("A") + place) for place in range(count))
    return tuple(f"item{place}" for place in range(1, count + 1))


def _choose_space(name: str, printed: tuple[Figure | None, ...], bounds: Bounds) -> SearchSpace:
    weights = [float(figure.value) if figure else None for figure in printed]
    if name != "auto":
        return search_space(name, weights)
    spaces = [search_space(candidate, weights) for candidate in SPACES]
    for candidate in spaces:
        if expected_work(bounds, candidate) <= AFFORDABLE:
            return candidate
    return spaces[-1]


def _recovered(values: FloatArray, state: Recovery, parent: Interval) -> RecoveredMatrix:
    n = len(state.labels)
    above = values[np.triu_indices(n, k=1)]
    upper = [SAATY_JUDGMENTS[place] for place in nearest_places(above, n)]
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
