"""The search for every matrix whose weights and CR round to the printed figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

import numpy as np

from ahp.common.figure import Figure
from ahp.common.findings import Finding, RandomIndexError, RecoveryError, UsageError
from ahp.common.names import unknown_choice
from ahp.common.wording import BAD_COUNT, Words
from ahp.core.arrays import FloatArray
from ahp.core.priorities import PRINTED_METHODS
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
from ahp.recovery.printed import (
    ONE,
    Consistency,
    Interval,
    bounds_of,
    check_figures,
    figure_of,
    hull_of,
)
from ahp.recovery.result import Contradiction, RecoveredMatrix, Recovery
from ahp.recovery.wording import (
    CANNOT_END,
    NARROW_CONSISTENT,
    NARROW_DECIMALS,
    NARROW_FIGURES,
    NARROW_SPACE,
    TOO_FEW_WEIGHTS,
)

ROUNDING_ERROR = 1e-12  # of computed weights; a half-way value counts as rounding either way
ENOUGH = 100_000  # fits; figures that admit more do not determine the matrix
AFFORDABLE = 2e7  # partial matrices; some ten seconds of search
AFFORDABLE_WITH_CR = 1e8  # the same where a figure of consistency prunes, as it is not counted


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
    method : str
        How the weights follow from judgments.
    tables : tuple of str
        Random-index tables to try at once, in place of the one; those that end before n are
        passed over.
    min_units : int
        By how many units every figure is widened from the start.
    cheap : bool
        Whether a search that would not end is given up before it begins.
    """

    random_index: str = "yaahp"
    space: str = "auto"
    max_units: int = 5
    limit: int = 100
    enough: int = ENOUGH
    method: str = "eigenvector"
    tables: tuple[str, ...] = ()
    min_units: int = 0
    cheap: bool = False

    def __post_init__(self) -> None:
        for what, value, least in (
            ("--max-units", self.max_units, 0),
            ("--limit", self.limit, 1),
            ("enough", self.enough, 1),
        ):
            if value < least:
                raise UsageError.of(BAD_COUNT, what=what, value=value, least=least)
        if self.method not in PRINTED_METHODS:
            raise unknown_choice("--method", self.method, PRINTED_METHODS)

    def random_indices(self, n: int) -> dict[str, float]:
        """Return the random index of n items by each table to try."""
        if not self.tables:
            return {self.random_index: random_index_of(n, self.random_index)}
        found = {}
        for table in self.tables:
            try:
                found[table] = random_index_of(n, table)
            except RandomIndexError:  # it ends before n, and so nobody computed a CR with it
                continue
        return found


def recover_steps(
    weights: Sequence[str | Figure | None],
    cr: str | Figure | None,
    search: Search,
    *,
    labels: Sequence[str] | None = None,
    parent: Interval | Mapping[str, Interval] = ONE,
    lambda_max: str | Figure | None = None,
    ci: str | Figure | None = None,
    consistent: bool = False,
) -> Iterator[Recovery]:
    """Search for matrices, yielding what is proved so far; the last one is the result.

    ``parent`` is the interval of the weight of which the printed weights are shares: 1 for local
    weights. It may differ by table of the random index.
    """
    printed = tuple(figure_of(weight) for weight in weights)
    consistency = Consistency(figure_of(cr), figure_of(lambda_max), figure_of(ci), consistent)
    n = len(printed)
    if n < 2:
        raise RecoveryError.of(TOO_FEW_WEIGHTS, count=n)
    names = tuple(labels) if labels is not None else _letters(n)
    indices = search.random_indices(n)
    parents = parent if isinstance(parent, Mapping) else dict.fromkeys(indices, parent)
    whole = (min(parents[one][0] for one in indices), max(parents[one][1] for one in indices))
    findings = tuple(check_figures(printed, consistency, whole, search.max_units))

    bounds = partial(bounds_of, printed, consistency, indices, parents)
    affordable = AFFORDABLE_WITH_CR if consistency.figures else AFFORDABLE
    whole_bounds = hull_of(list(bounds(0).values()))
    tried, work = _choose_space(search, printed, whole_bounds, affordable)
    if work > affordable:
        findings += (cannot_end(tried.name, work, consistency),)
    start = Recovery(
        names,
        printed,
        consistency.cr,
        next(iter(indices)),
        tried.name,
        tried.size(),
        findings=findings,
        method=search.method,
        work=work,
        consistency=consistency,
        tables=dict.fromkeys(indices, 0),
    )
    for units in range(search.min_units, search.max_units + 1):
        state = replace(start, tolerance_units=units)
        if search.cheap and work > affordable:
            yield replace(state, tried=False)
            return
        yield state
        nearest = _Nearest(search.limit, state, bounds(units), float(sum(whole) / 2))
        steps = fitting_matrices(hull_of(list(nearest.bounds.values())), tried, search.method)
        for fits in steps:
            if nearest.add(fits):
                state = _with_found(state, nearest, parents)
            state = replace(state, explored=fits.explored)
            yield state
            if state.count >= search.enough:
                return
        if state.count:
            return


def _with_found(state: Recovery, nearest: _Nearest, parents: Mapping[str, Interval]) -> Recovery:
    """Take what was found so far into a state, the matrices with fewest contradictions first."""
    state = replace(
        state,
        random_index=next(table for table, count in nearest.counts.items() if count),
        count=nearest.count,
        tables=dict(nearest.counts),
        span=nearest.span,
        spans=nearest.spans(),
    )
    found = [_recovered(values, state, parents, tables) for values, tables in nearest.listed()]
    found.sort(key=lambda one: len(one.contradicts))
    return replace(state, matrices=tuple(found))


def cannot_end(space: str, work: float, consistency: Consistency) -> Finding:
    """Say that a search is too long to wait for, and what would narrow it."""
    ways: list[Words] = []
    if not consistency.figures:
        ways.append(NARROW_FIGURES)
    if consistency.cr is None and not consistency.consistent:
        ways.append(NARROW_CONSISTENT)
    if space != "ordered-tied":
        ways.append(NARROW_SPACE)
    ways = ways or [NARROW_DECIMALS]
    ways_told = Words(", ".join(one.en for one in ways), "、".join(one.zh for one in ways))
    return Finding(CANNOT_END, {"work": f"{work:.0e}", "ways": ways_told})


class _Nearest:
    """The few matrices that are nearest to the printed figures, and how many fit by table.

    Those are nearest that contradict the fewest figures; then, where nothing of the consistency
    is printed, those of the smallest CR; then those whose weights are nearest to the printed
    ones, in units of their last digits.
    """

    def __init__(
        self, limit: int, state: Recovery, bounds: Mapping[str, Bounds], scale: float
    ) -> None:
        printed, n = state.printed, len(state.printed)
        self.limit, self.bounds = limit, bounds
        scale = max(scale, ROUNDING_ERROR)
        self.target = np.array([float(one.value) / scale if one else np.nan for one in printed])
        self.unit = np.array([float(one.unit) / scale if one else np.nan for one in printed])
        self.by_consistency = not state.consistency.figures
        self.count = 0
        self.counts = dict.fromkeys(bounds, 0)
        self.least = {table: np.full(n, np.inf) for table in bounds}
        self.most = {table: np.full(n, -np.inf) for table in bounds}
        self.matrices = np.empty((0, n, n))
        self.keys = np.empty((0, 3))
        self.fits = np.empty((0, len(bounds)), bool)

    @property
    def span(self) -> tuple[tuple[float, float], ...]:
        """The range of every item's weight among all fits so far."""
        least = np.min(list(self.least.values()), axis=0)
        most = np.max(list(self.most.values()), axis=0)
        return tuple(zip(least.tolist(), most.tolist(), strict=True))

    def spans(self) -> dict[str, tuple[tuple[float, float], ...]]:
        """Return the same by table."""
        return {
            table: tuple(zip(self.least[table].tolist(), self.most[table].tolist(), strict=True))
            for table, count in self.counts.items()
            if count
        }

    def listed(self) -> list[tuple[FloatArray, tuple[str, ...]]]:
        """Return the matrices kept, each with the tables it fits under."""
        tables = list(self.bounds)
        return [
            (values, tuple(table for table, fits in zip(tables, row, strict=True) if fits))
            for values, row in zip(self.matrices, self.fits.tolist(), strict=True)
        ]

    def add(self, fits: Fits) -> bool:
        """Take in new fits; tell whether anything changed."""
        if not len(fits.matrices):
            return False
        by_table = np.stack(
            [one.admit(fits.weights, fits.lambda_max) for one in self.bounds.values()], axis=-1
        )
        some = by_table.any(axis=-1)
        if not some.any():
            return False
        by_table, weights = by_table[some], fits.weights[some]
        self.count += len(weights)
        for place, table in enumerate(self.bounds):
            inside = weights[by_table[:, place]]
            if len(inside):
                self.counts[table] += len(inside)
                self.least[table] = np.minimum(self.least[table], inside.min(axis=0))
                self.most[table] = np.maximum(self.most[table], inside.max(axis=0))
        off = np.abs(weights - self.target) / self.unit
        contradictions = (off > 0.5).sum(axis=-1)
        ratios = fits.lambda_max[some] if self.by_consistency else np.zeros(len(weights))
        new = np.stack([contradictions, ratios, np.nansum(off**2, axis=-1)], axis=-1)
        keys = np.concatenate([self.keys, new])
        kept = np.lexsort(keys.T[::-1])[: self.limit]
        self.keys = keys[kept]
        self.matrices = np.concatenate([self.matrices, fits.matrices[some]])[kept]
        self.fits = np.concatenate([self.fits, by_table])[kept]
        return True


def _letters(count: int) -> tuple[str, ...]:
    if count <= 26:
        return tuple(chr(ord("A") + place) for place in range(count))
    return tuple(f"item{place}" for place in range(1, count + 1))


def _choose_space(
    search: Search, printed: tuple[Figure | None, ...], bounds: Bounds, affordable: float
) -> tuple[SearchSpace, float]:
    """Return the space to search, and the partial matrices it is expected to take."""
    weights = [float(figure.value) if figure else None for figure in printed]
    for name in SPACES if search.space == "auto" else (search.space,):
        space = search_space(name, weights)
        work = expected_work(bounds, space, search.method)
        if work <= affordable:
            break
    return space, work


def _recovered(
    values: FloatArray, state: Recovery, parents: Mapping[str, Interval], tables: tuple[str, ...]
) -> RecoveredMatrix:
    n = len(state.labels)
    above = values[np.triu_indices(n, k=1)]
    upper = [SAATY_JUDGMENTS[place] for place in nearest_places(above, n)]
    matrix = PairwiseMatrix.from_upper(state.labels, upper)
    table = state.random_index if state.random_index in tables else tables[0]
    analysis = analyze(matrix, state.method, random_index=table)
    low, high = map(float, parents[table])
    contradicts = []
    for (label, weight), figure in zip(analysis.weights.items(), state.printed, strict=True):
        if figure and (units := _units_off(figure, weight * low, weight * high)) > 0:
            computed = weight * (low + high) / 2
            contradicts.append(Contradiction(label, figure.value, computed, units))
    printed = state.consistency
    for label, figure, value in (
        ("CR", printed.cr, analysis.cr),
        ("CI", printed.ci, analysis.ci),
        ("λmax", printed.lambda_max, analysis.lambda_max),
    ):
        if figure and value is not None and (units := _units_off(figure, value, value)) > 0:
            contradicts.append(Contradiction(label, figure.value, value, units))
    weights = {label: weight * (low + high) / 2 for label, weight in analysis.weights.items()}
    return RecoveredMatrix(analysis, MappingProxyType(weights), tuple(contradicts), tables)


def _units_off(figure: Figure, low: float, high: float) -> float:
    """Measure how far [low, high] stays outside a figure's interval, in units of its last digit."""
    least, most = (float(end) for end in figure.interval())
    gap = max(least - high, low - most)
    return gap / float(figure.unit) if gap > ROUNDING_ERROR else 0.0
