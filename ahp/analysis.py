"""What a pairwise comparison matrix gives: weights, consistency, and the judgments to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from ahp.core.consistency import (
    circular_triads,
    consistency_index,
    consistency_ratio,
    count_intensity_violations,
    error_ratios,
    gci_threshold,
    geometric_consistency_index,
    implied_at,
    koczkodaj_index,
    lambda_max_at,
    preference_violations,
    worst_judgments,
)
from ahp.core.incomplete import components
from ahp.core.priorities import METHODS, log_least_squares, principal_eigenvalue
from ahp.core.random_index import COMMON
from ahp.core.random_index import random_index as random_index_of
from ahp.core.scales import SAATY_VALUES, apply_scale
from ahp.errors import DisconnectedError, RandomIndexError, unknown_choice
from ahp.matrix import PairwiseMatrix

DEFAULT_THRESHOLD = 0.1  # Saaty (1980)
INCOMPLETE_METHOD = "log-least-squares"

FloatArray = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class WorstJudgment:
    """A judgment that disagrees with the weights, and what would agree.

    Attributes
    ----------
    a, b : str
        The pair, as it stands above the diagonal.
    value : Fraction
        How many times more a was judged to matter than b.
    error_ratio : float
        Saaty's a_ij w_j / w_i: 1 where judgment and weights agree.
    implied : float
        What all other judgments imply for this pair (Harker 1987), as a judgment. With another
        scale than linear, the ratio they imply is read backwards: between two values of the 1-9
        scale by interpolation of logarithms, beyond its ends as 9 or 1/9.
    nearest : Fraction
        The nearest value of the 1-9 scale, by ratio.
    cr_after, cr_after_nearest : float
        CR after changing only this judgment to what the others imply, or to ``nearest``; by the
        method of the analysis, and so comparable with its CR.
    """

    a: str
    b: str
    value: Fraction
    error_ratio: float
    implied: float
    nearest: Fraction
    cr_after: float
    cr_after_nearest: float


@dataclass(frozen=True)
class ConsistencyIndices:
    """What measures of consistency beside CR say of a complete matrix.

    Attributes
    ----------
    gci, gci_threshold : float
        Geometric consistency index, and its value that corresponds to CR 0.1.
    koczkodaj : float
        How bad the worst triad is, between 0 and 1.
    circular_triads : int
        Intransitive cycles: a over b, b over c, c over a.
    preference_violations : tuple of (str, str)
        Pairs in which the item judged above the other does not weigh more.
    intensity_violations : int
        Pairs of judgments whose order the weights do not keep.
    """

    gci: float
    gci_threshold: float
    koczkodaj: float
    circular_triads: int
    preference_violations: tuple[tuple[str, str], ...]
    intensity_violations: int


@dataclass(frozen=True)
class Analysis:
    """Weights and consistency of a matrix, with the choices behind them.

    Attributes
    ----------
    matrix : PairwiseMatrix
    method : str
        ``log-least-squares`` for an incomplete matrix, whatever was asked for.
    random_index : str
        Name of the random-index table.
    scale : str
        Name of the judgment scale.
    threshold : float
        CR below which judgments count as consistent.
    weights : mapping of str to float
        By label, in order; they sum to one.
    lambda_max, ci, ri, cr : float or None
        None for an incomplete matrix: random-index tables hold for complete ones.
    consistent : bool or None
        Whether CR is below the threshold.
    """

    matrix: PairwiseMatrix
    method: str
    random_index: str
    scale: str
    threshold: float
    weights: Mapping[str, float] = field(hash=False)
    lambda_max: float | None
    ci: float | None
    ri: float | None
    cr: float | None

    @property
    def complete(self) -> bool:
        """Whether every pair was judged."""
        return self.matrix.complete

    @property
    def consistent(self) -> bool | None:
        """Whether CR is below the threshold; None for an incomplete matrix."""
        return None if self.cr is None else self.cr < self.threshold

    @cached_property
    def _ratios(self) -> FloatArray:
        return apply_scale(self.matrix.to_array(), self.scale)

    def worst_judgments(self, k: int = 3) -> tuple[WorstJudgment, ...]:
        """Return the judgments farthest from the weights, worst first.

        Parameters
        ----------
        k : int
            How many, at most.

        Returns
        -------
        tuple of WorstJudgment
            Empty for an incomplete matrix and for two items, where nothing can disagree.

        Examples
        --------
        >>> worst = analyze(PairwiseMatrix.from_upper("abc", [2, 9, 2])).worst_judgments(1)[0]
        >>> worst.a, worst.b, str(worst.value), round(worst.implied, 6), str(worst.nearest)
        ('a', 'b', '2', 4.5, '5')
        """
        n = self.matrix.n
        if self.ri is None or n < 3:
            return ()
        ratios = self._ratios
        weights = np.array(list(self.weights.values()))
        ranked = worst_judgments(ratios, weights)[:k]
        rows, columns = np.array(ranked, dtype=np.intp).reshape(-1, 2).T
        errors = error_ratios(ratios, weights)[rows, columns]
        implied = implied_at(ratios, rows, columns)
        scaled = _scale_values(n, self.scale)
        nearest = np.abs(np.log(implied[:, None] / scaled)).argmin(axis=-1)
        after, after_nearest = (
            self._ratio_after(rows, columns, target) for target in (implied, scaled[nearest])
        )
        judged = implied if self.scale == "linear" else _judgments(implied, scaled)
        labels = self.matrix.labels
        return tuple(
            WorstJudgment(
                a=labels[i],
                b=labels[j],
                value=self.matrix.judgment(labels[i], labels[j]) or Fraction(1),
                error_ratio=float(errors[place]),
                implied=float(judged[place]),
                nearest=_SAATY_FRACTIONS[nearest[place]],
                cr_after=float(after[place]),
                cr_after_nearest=float(after_nearest[place]),
            )
            for place, (i, j) in enumerate(ranked)
        )

    def _ratio_after(self, rows: Indices, columns: Indices, ratios: FloatArray) -> FloatArray:
        """Return CR after changing each of some judgments alone."""
        method = METHODS[self.method]
        lambdas = lambda_max_at(self._ratios, rows, columns, ratios, method)
        return consistency_ratio(consistency_index(lambdas, self.matrix.n), self.ri or 0.0)

    def indices(self) -> ConsistencyIndices | None:
        """Return the other measures of consistency; None for an incomplete matrix.

        Examples
        --------
        >>> indices = analyze(PairwiseMatrix.from_upper("abc", [2, 3, 4])).indices()
        >>> round(indices.gci, 4), indices.gci_threshold, indices.intensity_violations
        (0.3207, 0.31, 1)
        """
        if not self.complete:
            return None
        ratios, labels = self._ratios, self.matrix.labels
        weights = np.array(list(self.weights.values()))
        return ConsistencyIndices(
            gci=float(geometric_consistency_index(ratios)),
            gci_threshold=gci_threshold(self.matrix.n),
            koczkodaj=float(koczkodaj_index(ratios)),
            circular_triads=int(circular_triads(ratios)),
            preference_violations=tuple(
                (labels[i], labels[j]) for i, j in preference_violations(ratios, weights)
            ),
            intensity_violations=count_intensity_violations(ratios, weights),
        )

    def verdict_under_other_tables(self) -> Mapping[str, float]:
        """Return the CR by each table in wide use whose verdict differs from this one.

        Examples
        --------
        >>> analysis = analyze(PairwiseMatrix.from_upper("abc", [2, 6, "3/2"]))
        >>> round(analysis.cr, 3), dict(analysis.verdict_under_other_tables())
        (0.052, {})
        """
        differing: dict[str, float] = {}
        if self.ci is None or self.matrix.n < 3:
            return MappingProxyType(differing)
        for table in COMMON:
            try:
                ri = random_index_of(self.matrix.n, table)
            except RandomIndexError:  # the table ends before this n
                continue
            cr = float(consistency_ratio(self.ci, ri))
            if (cr < self.threshold) != self.consistent:
                differing[table] = cr
        return MappingProxyType(differing)


_SAATY_FRACTIONS = tuple(Fraction(value).limit_denominator(9) for value in SAATY_VALUES.tolist())


def analyze(
    matrix: PairwiseMatrix,
    method: str = "eigenvector",
    random_index: str = "yaahp",
    scale: str = "linear",
    threshold: float = DEFAULT_THRESHOLD,
) -> Analysis:
    """Derive weights and consistency from a matrix.

    Parameters
    ----------
    matrix : PairwiseMatrix
        Where pairs were not judged, weights are by logarithmic least squares, and there is no CR.
    method : str
        A name of `ahp.core.priorities.METHODS`: eigenvector, geometric-mean or column-sum.
    random_index : str
        A name of `ahp.core.random_index.NAMES`.
    scale : str
        A name of `ahp.core.scales.SCALES`, applied to the judgments before anything else.
    threshold : float
        CR below which judgments count as consistent; 0.1 by Saaty (1980).

    Returns
    -------
    Analysis

    Raises
    ------
    DisconnectedError
        When the judgments form islands; names them.
    RandomIndexError
        When the table ends before this number of items.
    UsageError
        When a method or scale has no such name.
    MatrixError
        When a judgment lies beyond the end of the scale.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill.

    Examples
    --------
    >>> analysis = analyze(PairwiseMatrix.from_upper(["a", "b", "c"], [3, 5, 3]))
    >>> {label: round(weight, 3) for label, weight in analysis.weights.items()}
    {'a': 0.637, 'b': 0.258, 'c': 0.105}
    >>> round(analysis.cr, 3), analysis.random_index, analysis.consistent
    (0.037, 'yaahp', True)
    """
    n = matrix.n
    ratios = apply_scale(matrix.to_array(), scale) if scale != "linear" else matrix.to_array()
    weights = _weights(matrix, ratios, method)
    lambda_max = ci = ri = cr = None
    if matrix.complete:
        ri = random_index_of(n, random_index)
        lambda_max = float(principal_eigenvalue(ratios, weights))
        ci = float(consistency_index(lambda_max, n))
        cr = float(consistency_ratio(ci, ri))
    else:
        method = INCOMPLETE_METHOD
    by_label = MappingProxyType(dict(zip(matrix.labels, weights.tolist(), strict=True)))
    return Analysis(
        matrix, method, random_index, scale, threshold, by_label, lambda_max, ci, ri, cr
    )


def weigh(
    matrix: PairwiseMatrix, method: str = "eigenvector", scale: str = "linear"
) -> Mapping[str, float]:
    """Derive the weights alone, which need no random index.

    Parameters and errors are those of `analyze`.

    Examples
    --------
    >>> dict(weigh(PairwiseMatrix.from_upper("ab", [4])))
    {'a': 0.8, 'b': 0.2}
    """
    ratios = apply_scale(matrix.to_array(), scale)
    weights = _weights(matrix, ratios, method)
    return MappingProxyType(dict(zip(matrix.labels, weights.tolist(), strict=True)))


def _weights(matrix: PairwiseMatrix, ratios: FloatArray, method: str) -> FloatArray:
    if method not in METHODS:
        raise unknown_choice("method", method, METHODS)
    if matrix.complete:
        return METHODS[method](ratios)
    islands = components(ratios)
    if len(islands) > 1:
        shown = "; ".join(", ".join(matrix.labels[i] for i in island) for island in islands)
        raise DisconnectedError.of("not-connected", count=len(islands), islands=shown)
    return log_least_squares(ratios)


def _scale_values(n: int, scale: str) -> FloatArray:
    """Return what the 17 values of the 1-9 scale stand for among n items, (17,)."""
    if scale == "linear":
        return SAATY_VALUES
    judgments = np.ones((len(SAATY_VALUES), n, n))
    judgments[:, 0, 1] = SAATY_VALUES
    return apply_scale(judgments, scale)[:, 0, 1]


def _judgments(ratios: FloatArray, scaled: FloatArray) -> FloatArray:
    """Return the judgments that ratios stand for, given what the 17 of the 1-9 scale do."""
    return np.exp(np.interp(np.log(ratios), np.log(scaled), np.log(SAATY_VALUES)))
