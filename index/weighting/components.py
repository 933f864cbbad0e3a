"""Principal components: weights by the variance that indicators share."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from index.project.arrays import FloatArray
from index.weighting.method import Method, Option, Unfit, correlations
from index.weighting.wording import COMPONENTS_ALIKE, COMPONENTS_TOO_MANY, NAMES, NEEDS, SIGNS_MIXED

_ENOUGH = 0.6  # the least share of variance that the components kept must explain
_NOISE = 1e-9
_STEPS = 1000


def component_weights(values: FloatArray, components: int = 0) -> FloatArray:
    """Return weights by rotated principal components, as the handbook of OECD and JRC does.

    Components of the correlations are kept and rotated (varimax). Each column belongs to the
    component of which it has the largest share: its squared loading over the sum of that
    component's. Its weight is proportional to that share times the variance that the rotated
    component explains.

    Parameters
    ----------
    values : ndarray, (n, k)
    components : int
        How many are kept; 0 for those with an eigenvalue above 1, and more until they explain
        60% of the variance.

    Returns
    -------
    ndarray, (k,)

    Raises
    ------
    Unfit
        Fewer than three rows; a column that does not vary; more components than columns vary in;
        the last component kept and the next one explain the same, so that it is not settled which
        is which.

    References
    ----------
    OECD, JRC (2008). Handbook on Constructing Composite Indicators, step 6, tables 16 to 18.
    Nicoletti, G., Scarpetta, S., Boylaud, O. (2000). OECD Economics Department Working Paper 226.

    Examples
    --------
    >>> component_weights(np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 3.0]])).round(12).tolist()
    [0.5, 0.5]
    """
    variances, loadings = principal_components(correlations(values))
    if components > (variances > _NOISE).sum():
        most = int((variances > _NOISE).sum())
        raise Unfit(COMPONENTS_TOO_MANY, count=components, most=most)
    kept = components or components_kept(variances)
    _check_parted(variances, kept)
    return weights_of_loadings(varimax(loadings[:, :kept]))


def first_component_weights(values: FloatArray) -> FloatArray:
    """Return weights proportional to the loadings on the first principal component.

    Parameters
    ----------
    values : ndarray, (n, k)

    Returns
    -------
    ndarray, (k,)

    Raises
    ------
    Unfit
        Loadings of different signs, which would be negative weights; two first components that
        explain the same; and as `correlations`.

    References
    ----------
    Hotelling, H. (1933). Analysis of a complex of statistical variables into principal
    components. Journal of Educational Psychology 24, 417-441. Filmer, D., Pritchett, L. H.
    (2001). Estimating wealth effects without expenditure data. Demography 38, 115-132.

    Examples
    --------
    >>> values = np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 3.0]])
    >>> first_component_weights(values).round(12).tolist()
    [0.5, 0.5]
    """
    variances, loadings = principal_components(correlations(values))
    _check_parted(variances, 1)
    first = loadings[:, 0]
    first = np.where(np.abs(first) > _NOISE, first, 0.0)
    if first.sum() < 0:
        first = -first
    if (first < 0).any():
        raise Unfit(SIGNS_MIXED, tuple(int(j) for j in np.flatnonzero(first < 0)))
    found: FloatArray = first / first.sum()
    return found


def principal_components(matrix: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return variances, descending, and loadings (columns) of a correlation matrix.

    A loading is the correlation of an indicator with a component.

    >>> variances, loadings = principal_components(np.array([[1.0, 0.6], [0.6, 1.0]]))
    >>> variances.round(6).tolist(), (loadings**2).round(6).tolist()
    ([1.6, 0.4], [[0.8, 0.2], [0.8, 0.2]])
    """
    variances, vectors = np.linalg.eigh(matrix)
    variances = np.maximum(variances[::-1], 0.0)
    return variances, vectors[:, ::-1] * np.sqrt(variances)


def components_kept(variances: FloatArray) -> int:
    """Return how many components have a variance above 1, or more, to explain 60%.

    >>> components_kept(np.array([1.2, 0.8])), components_kept(np.array([1.1, 1.0, 0.9]))
    (1, 2)
    """
    explained = np.cumsum(variances) / variances.sum()
    enough = int(np.argmax(explained >= _ENOUGH - _NOISE)) + 1
    return max(int((variances > 1 + _NOISE).sum()), enough)


def _check_parted(variances: FloatArray, kept: int) -> None:
    """Refuse to part components of one variance, of which any rotation is as good."""
    if kept < len(variances) and variances[kept - 1] - variances[kept] <= _NOISE:
        raise Unfit(COMPONENTS_ALIKE, count=kept)


def weights_of_loadings(loadings: FloatArray) -> FloatArray:
    """Return weights from rotated loadings, (k, components); the table 18 of the handbook.

    >>> weights_of_loadings(np.array([[0.9, 0.0], [0.0, 0.9], [0.0, 0.3]])).round(3).tolist()
    [0.474, 0.474, 0.053]
    """
    squares = loadings**2
    explained = squares.sum(axis=0)
    within = squares / explained
    home = within.argmax(axis=1)
    amounts = within.max(axis=1) * explained[home]
    found: FloatArray = amounts / amounts.sum()
    return found


def varimax(loadings: FloatArray) -> FloatArray:
    """Rotate loadings so that each indicator loads on few components (Kaiser, 1958).

    Rows are brought to length 1 while they are rotated, as Kaiser proposed.

    Parameters
    ----------
    loadings : ndarray, (k, m)
        No row is zero.

    Returns
    -------
    ndarray, (k, m)
        With the same sums of squares by row.

    References
    ----------
    Kaiser, H. F. (1958). The varimax criterion for analytic rotation in factor analysis.
    Psychometrika 23, 187-200.

    Examples
    --------
    >>> turned = np.array([[1.0, 1.0], [1.0, -1.0]]) / np.sqrt(2)
    >>> (varimax(turned) ** 2).round(6).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    length[length == 0] = 1.0
    turned = loadings / length
    pairs = list(combinations(range(loadings.shape[1]), 2))
    for _ in range(_STEPS):
        angles = [_turn(turned, i, j) for i, j in pairs]
        if max(map(abs, angles), default=0.0) < _NOISE:
            break
    found: FloatArray = turned * length
    return found


def _turn(loadings: FloatArray, i: int, j: int) -> float:
    """Turn two columns by the angle that is best for them, and return it."""
    first, second = loadings[:, i].copy(), loadings[:, j].copy()
    along, across = first**2 - second**2, 2 * first * second
    count = len(loadings)
    up = 2 * (along * across).sum() - 2 * along.sum() * across.sum() / count
    right = (along**2 - across**2).sum() - (along.sum() ** 2 - across.sum() ** 2) / count
    if np.hypot(up, right) < _NOISE:  # every angle is as good
        return 0.0
    angle = float(np.arctan2(up, right)) / 4
    loadings[:, i] = first * np.cos(angle) + second * np.sin(angle)
    loadings[:, j] = second * np.cos(angle) - first * np.sin(angle)
    return angle


_HANDBOOK = "OECD, JRC (2008). Handbook on Constructing Composite Indicators, step 6."
PCA = Method(
    "pca",
    NAMES["pca"],
    _HANDBOOK,
    NEEDS["correlating"],
    component_weights,
    {"components": Option(0, low=0, whole=True)},
)
PCA_FIRST = Method(
    "pca-first",
    NAMES["pca-first"],
    "Hotelling, H. (1933). Analysis of a complex of statistical variables into principal "
    "components. Journal of Educational Psychology 24, 417-441.",
    NEEDS["one-direction"],
    first_component_weights,
)
