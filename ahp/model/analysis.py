"""What a pairwise comparison matrix gives: weights, consistency, and the judgments to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

import numpy as np

from ahp.common.findings import DisconnectedError, Finding, RandomIndexError
from ahp.common.mathematics import NOT_CONNECTED
from ahp.common.wording import Language
from ahp.core import weighing
from ahp.core.arrays import FloatArray, Indices
from ahp.core.consistency import (
    circular_triads,
    consistency_index,
    consistency_ratio,
    gci_threshold,
    geometric_consistency_index,
    koczkodaj_index,
)
from ahp.core.disturbance import error_ratios, implied_at, lambda_max_at, worst_judgments
from ahp.core.graph import components, is_connected
from ahp.core.order import count_intensity_violations, preference_violations
from ahp.core.priorities import METHODS
from ahp.core.random_index import COMMON
from ahp.core.scales import apply_scale, judgments_of, saaty_ratios
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.matrix import PairwiseMatrix
from ahp.model.wording import METHOD_NAMES, RANDOM_INDEX_SOURCE, RANDOM_INDEX_SOURCE_MISSING

DEFAULT_THRESHOLD = 0.1  # Saaty (1980)

# Weights that differ by less, relatively, are the same: rounding.
_SAME = 1e-9


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
    """What measures of consistency beside CR say of a matrix.

    Attributes
    ----------
    gci, gci_threshold : float or None
        Geometric consistency index, and its value that corresponds to CR 0.1; None for an
        incomplete matrix.
    koczkodaj : float or None
        How bad the worst triad is, between 0 and 1; None for an incomplete matrix.
    circular_triads : int
        Intransitive cycles: a over b, b over c, c over a.
    preference_violations : tuple of (str, str)
        Pairs in which the item judged above the other does not weigh more.
    intensity_violations : int
        Pairs of judgments whose order the weights do not keep.
    """

    gci: float | None
    gci_threshold: float | None
    koczkodaj: float | None
    circular_triads: int
    preference_violations: tuple[tuple[str, str], ...]
    intensity_violations: int


@dataclass(frozen=True)
class RankDisagreement:
    """Two items whose order depends on the method that makes up for missing judgments.

    Attributes
    ----------
    a, b : str
        Of all such pairs the one the methods disagree on most.
    a_first, b_first : tuple of str
        The methods by which each weighs more.
    count : int
        How many such pairs there are.
    """

    a: str
    b: str
    a_first: tuple[str, ...]
    b_first: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Analysis:
    """Weights and consistency of a matrix, with the choices behind them.

    Attributes
    ----------
    matrix : PairwiseMatrix
    method : str
        As asked for; ``log-least-squares`` where the geometric mean was and judgments are missing.
    random_index : str
        Name of the random-index table.
    scale : str
        Name of the judgment scale.
    threshold : float
        CR below which judgments count as consistent.
    weights : mapping of str to float
        By label, in order; they sum to one.
    lambda_max, ci, ri, cr : float
        Where judgments are missing, of the completion with the smallest lambda_max, whatever the
        method of the weights; RI is for as many missing judgments.
    """

    matrix: PairwiseMatrix
    method: str
    random_index: str
    scale: str
    threshold: float
    weights: Mapping[str, float] = field(hash=False)
    lambda_max: float
    ci: float
    ri: float
    cr: float

    @property
    def complete(self) -> bool:
        """Whether every pair was judged."""
        return self.matrix.complete

    @property
    def missing(self) -> int:
        """How many pairs were not judged."""
        return len(self.matrix.missing)

    @property
    def checkable(self) -> bool:
        """Whether any judgment could contradict others: there are more than link the items.

        Examples
        --------
        >>> analysis = analyze(PairwiseMatrix.from_upper("abc", [9, None, 9]))
        >>> analysis.cr, analysis.consistent, analysis.checkable
        (0.0, True, False)
        """
        n = self.matrix.n
        return self.missing < (n - 1) * (n - 2) // 2

    @property
    def consistent(self) -> bool:
        """Whether CR is below the threshold; true as well where nothing is `checkable`."""
        return self.cr < self.threshold

    def method_name(self, lang: Language = "en") -> str:
        """Return the name of the method for readers."""
        return METHOD_NAMES[self.method](lang)

    @property
    def ri_source(self) -> Finding:
        """Which random index CR was held against, in words: the table, and how many are missing.

        Examples
        --------
        >>> analyze(PairwiseMatrix.from_upper("abcd", [2, None, 5, 2, 3, 2])).ri_source.message()
        'yaahp, 1 missing'
        """
        return random_index_source(self.random_index, self.missing)

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
            Judgments that no others bear on are left out: one that alone links two groups of
            items, and that between two items. Empty where nothing can disagree.

        Examples
        --------
        >>> worst = analyze(PairwiseMatrix.from_upper("abc", [2, 9, 2])).worst_judgments(1)[0]
        >>> worst.a, worst.b, str(worst.value), round(worst.implied, 6), str(worst.nearest)
        ('a', 'b', '2', 4.5, '5')
        """
        n = self.matrix.n
        if not self.checkable:
            return ()
        ratios = self._ratios
        weights = np.array(list(self.weights.values()))
        ranked = self._contradictable(worst_judgments(ratios, weights), k)
        rows, columns = np.array(ranked, dtype=np.intp).reshape(-1, 2).T
        errors = error_ratios(ratios, weights)[rows, columns]
        implied = implied_at(ratios, rows, columns)
        scaled = saaty_ratios(n, self.scale)
        nearest = np.abs(np.log(implied[:, None] / scaled)).argmin(axis=-1)
        after, after_nearest = (
            self._ratio_after(rows, columns, target) for target in (implied, scaled[nearest])
        )
        judged = judgments_of(implied, n, self.scale)
        labels = self.matrix.labels
        return tuple(
            WorstJudgment(
                a=labels[i],
                b=labels[j],
                value=self.matrix.judgment(labels[i], labels[j]) or Fraction(1),
                error_ratio=float(errors[place]),
                implied=float(judged[place]),
                nearest=SAATY_JUDGMENTS[nearest[place]],
                cr_after=float(after[place]),
                cr_after_nearest=float(after_nearest[place]),
            )
            for place, (i, j) in enumerate(ranked)
        )

    def _contradictable(self, pairs: list[tuple[int, int]], k: int) -> list[tuple[int, int]]:
        """Return the first k judgments that others bear on: items stay linked without them."""
        if self.complete:
            return pairs[:k]
        found: list[tuple[int, int]] = []
        for i, j in pairs:
            if len(found) == k:
                break
            without = self._ratios.copy()
            without[i, j] = without[j, i] = np.nan
            if is_connected(without):
                found.append((i, j))
        return found

    def _ratio_after(self, rows: Indices, columns: Indices, ratios: FloatArray) -> FloatArray:
        """Return CR after changing each of some judgments alone."""
        if self.complete:
            lambdas = lambda_max_at(self._ratios, rows, columns, ratios, METHODS[self.method])
            return consistency_ratio(consistency_index(lambdas, self.matrix.n), self.ri)
        each = np.arange(len(rows))
        changed = np.repeat(self._ratios[None], len(rows), axis=0)
        changed[each, rows, columns] = ratios
        changed[each, columns, rows] = 1 / ratios
        return weighing.weigh(changed, table=self.random_index).cr

    def indices(self) -> ConsistencyIndices:
        """Return the other measures of consistency.

        Examples
        --------
        >>> indices = analyze(PairwiseMatrix.from_upper("abc", [2, 3, 4])).indices()
        >>> round(indices.gci, 4), indices.gci_threshold, indices.intensity_violations
        (0.3207, 0.31, 1)
        """
        ratios, labels = self._ratios, self.matrix.labels
        weights = np.array(list(self.weights.values()))
        complete = self.complete
        return ConsistencyIndices(
            gci=float(geometric_consistency_index(ratios)) if complete else None,
            gci_threshold=gci_threshold(self.matrix.n) if complete else None,
            koczkodaj=float(koczkodaj_index(ratios)) if complete else None,
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
        if not self.checkable:
            return MappingProxyType(differing)
        for table in COMMON:
            try:
                ri = weighing.random_index_for(self.matrix.n, self.missing, table)
            except RandomIndexError:  # the table ends before this n
                continue
            cr = float(consistency_ratio(self.ci, ri))
            if (cr < self.threshold) != self.consistent:
                differing[table] = cr
        return MappingProxyType(differing)

    def rank_disagreement(self) -> RankDisagreement | None:
        """Return a pair of items that methods for missing judgments put in different order.

        The methods are the principal eigenvector of the completion with the smallest lambda_max,
        logarithmic least squares, and Harker's. On a complete matrix there is no such question.

        Returns
        -------
        RankDisagreement or None
            None where all agree, or no judgment is missing.

        Examples
        --------
        >>> analyze(PairwiseMatrix.from_upper("abc", [9, None, 9])).rank_disagreement() is None
        True
        """
        if self.complete:
            return None
        # Deferred: matrices are rarely incomplete.
        from ahp.core.incomplete import INCOMPLETE_METHODS

        logs = np.log([method(self._ratios) for method in INCOMPLETE_METHODS.values()])
        gaps = logs[:, :, None] - logs[:, None, :]
        opposed = np.minimum(gaps.max(axis=0), -gaps.min(axis=0))
        i, j = map(int, np.unravel_index(opposed.argmax(), opposed.shape))
        if opposed[i, j] <= _SAME:
            return None
        i, j = min(i, j), max(i, j)
        labels, names = self.matrix.labels, list(INCOMPLETE_METHODS)
        return RankDisagreement(
            a=labels[i],
            b=labels[j],
            a_first=tuple(names[place] for place in np.flatnonzero(gaps[:, i, j] > _SAME)),
            b_first=tuple(names[place] for place in np.flatnonzero(gaps[:, i, j] < -_SAME)),
            count=int((np.triu(opposed) > _SAME).sum()),
        )


def random_index_source(table: str, missing: int) -> Finding:
    """Name a random index in words: its table, and how many judgments are missing."""
    if not missing:
        return Finding(RANDOM_INDEX_SOURCE, {"table": table})
    return Finding(RANDOM_INDEX_SOURCE_MISSING, {"table": table, "missing": missing})


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
        Where pairs were not judged, the matrix is completed so that lambda_max is as small as it
        can be.
    method : str
        A name of `ahp.core.priorities.METHODS`: eigenvector, geometric-mean or column-sum. Where
        pairs were not judged, geometric-mean stands for logarithmic least squares, which on a
        complete matrix is the same; the others weigh the completed matrix.
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
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill. Missing judgments: Bozoki, S.,
    Fulop, J. and Ronyai, L. (2010). On optimal completion of incomplete pairwise comparison
    matrices. Mathematical and Computer Modelling 52, 318-333; Agoston, K. C. and Csato, L. (2022).
    Inconsistency thresholds for incomplete pairwise comparison matrices. Omega 108, 102576.

    Examples
    --------
    >>> analysis = analyze(PairwiseMatrix.from_upper(["a", "b", "c"], [3, 5, 3]))
    >>> {label: round(weight, 3) for label, weight in analysis.weights.items()}
    {'a': 0.637, 'b': 0.258, 'c': 0.105}
    >>> round(analysis.cr, 3), analysis.random_index, analysis.consistent
    (0.037, 'yaahp', True)
    """
    try:
        weighed = weighing.weigh(matrix.to_array(), method, scale, random_index)
    except DisconnectedError:
        raise _islands(matrix) from None
    if not matrix.complete:
        method = _INCOMPLETE_NAMES.get(method, method)
    return Analysis(
        matrix=matrix,
        method=method,
        random_index=random_index,
        scale=scale,
        threshold=threshold,
        weights=_by_label(matrix, weighed.weights),
        lambda_max=float(weighed.lambda_max),
        ci=float(weighed.ci),
        ri=float(weighed.ri),
        cr=float(weighed.cr),
    )


# What a method is called where judgments are missing, if it is another one then.
_INCOMPLETE_NAMES = {"geometric-mean": "log-least-squares"}


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
    try:
        weights = weighing.weights_alone(matrix.to_array(), method, scale)
    except DisconnectedError:
        raise _islands(matrix) from None
    return _by_label(matrix, weights)


def _by_label(matrix: PairwiseMatrix, weights: FloatArray) -> Mapping[str, float]:
    return MappingProxyType(dict(zip(matrix.labels, weights.tolist(), strict=True)))


def _islands(matrix: PairwiseMatrix) -> DisconnectedError:
    """Name the islands by their labels."""
    islands = components(matrix.to_array())
    shown = "; ".join(", ".join(matrix.labels[i] for i in island) for island in islands)
    return DisconnectedError.of(NOT_CONNECTED, count=len(islands), islands=shown)
