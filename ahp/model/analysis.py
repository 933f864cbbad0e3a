"""What a pairwise comparison matrix gives: weights, consistency, and the judgments to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import inf
from types import MappingProxyType

import numpy as np

from ahp.common.findings import DisconnectedError, Finding, RandomIndexError, UsageError
from ahp.common.mathematics import NO_JUDGMENTS, NOT_CONNECTED, RANDOM_INDEX_RANGE
from ahp.common.wording import Language
from ahp.core import weighing
from ahp.core.arrays import FloatArray, Indices
from ahp.core.consistency import consistency_index, consistency_ratio
from ahp.core.disturbance import lambda_max_at
from ahp.core.graph import components
from ahp.core.priorities import PRINTED_METHODS
from ahp.core.random_index import COMMON
from ahp.core.scales import apply_scale
from ahp.model.disagreement import RankDisagreement, find_disagreement
from ahp.model.indices import ConsistencyIndices, measure
from ahp.model.matrix import PairwiseMatrix
from ahp.model.wording import (
    BAD_THRESHOLD,
    METHOD_NAMES,
    RANDOM_INDEX_SOURCE,
    RANDOM_INDEX_SOURCE_MISSING,
)
from ahp.model.worst import WorstJudgment, find_worst

DEFAULT_THRESHOLD = 0.1  # Saaty (1980)
ANY_SIZE = "alonso-lamata"  # a formula for RI, which has no end


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

    @property
    def rated(self) -> bool:
        """Whether there is a CR: the random-index table reaches so many items."""
        return self.cr == self.cr

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

    @cached_property
    def _weights(self) -> FloatArray:
        return np.array(list(self.weights.values()))

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
        if not self.checkable:
            return ()
        return find_worst(
            self.matrix, self._ratios, self._weights, self.scale, self._ratio_after, k
        )

    def _ratio_after(self, rows: Indices, columns: Indices, ratios: FloatArray) -> FloatArray:
        """Return CR after changing each of some judgments alone."""
        if self.complete:
            lambdas = lambda_max_at(
                self._ratios, rows, columns, ratios, PRINTED_METHODS[self.method]
            )
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
        return measure(self.matrix.labels, self._ratios, self._weights)

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
        return find_disagreement(self.matrix.labels, self._ratios)


def beyond_table(n: int, random_index: str) -> Finding | None:
    """Say that a random-index table ends before so many items, if it does.

    >>> beyond_table(31, "yaahp").code, beyond_table(30, "yaahp")
    ('random-index-range', None)
    """
    try:
        weighing.random_index_for(n, 0, random_index)
    except RandomIndexError as error:
        return error.findings[0]
    return None


def analyze_unrated(
    matrix: PairwiseMatrix, method: str, random_index: str, scale: str, threshold: float
) -> Analysis:
    """Analyze a matrix beyond the end of a random-index table: all but RI and CR, which are NaN.

    >>> matrix = PairwiseMatrix.from_upper("abc", [3, 5, 3])
    >>> analysis = analyze_unrated(matrix, "eigenvector", "yaahp", "linear", 0.1)
    >>> round(analysis.weights["a"], 3), analysis.rated, analysis.random_index
    (0.637, False, 'yaahp')
    """
    analysis = analyze(matrix, method, ANY_SIZE, scale=scale, threshold=threshold)
    return replace(analysis, random_index=random_index, ri=float("nan"), cr=float("nan"))


def analyze_any_size(
    matrix: PairwiseMatrix, method: str, random_index: str, scale: str, threshold: float
) -> tuple[Analysis, tuple[Finding, ...]]:
    """Analyze a matrix; of more items than the table has, only the CR is lacking, which is told.

    >>> matrix = PairwiseMatrix.from_upper([*map(str, range(31))], [1] * 465)
    >>> analysis, findings = analyze_any_size(matrix, "eigenvector", "yaahp", "linear", 0.1)
    >>> analysis.rated, [found.code for found in findings]
    (False, ['random-index-range'])
    """
    try:
        return analyze(matrix, method, random_index, scale, threshold), ()
    except RandomIndexError as error:
        if any(found.what is not RANDOM_INDEX_RANGE for found in error.findings):
            raise
        return analyze_unrated(matrix, method, random_index, scale, threshold), error.findings


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
        When a method or scale has no such name, or a threshold is no number above 0.
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
    if not 0 < threshold < inf:
        raise UsageError.of(BAD_THRESHOLD, threshold=threshold)
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
    """Name the islands by their labels; where nothing is judged, there are none to name."""
    if matrix.blank:
        return DisconnectedError.of(NO_JUDGMENTS, count=len(matrix.upper))
    islands = components(matrix.to_array())
    shown = [[matrix.labels[i] for i in island] for island in islands]
    return DisconnectedError.of(NOT_CONNECTED, count=len(islands), islands=shown)
