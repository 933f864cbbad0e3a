"""Judgment scales: which ratio a verbal judgment of 1 to 9 stands for.

Judgments are stored as given, on Saaty's 1-9 scale; another scale is applied when weights are
derived.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf, log
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ahp.common.findings import MatrixError
from ahp.common.mathematics import BEYOND_SCALE, SCALE_OVERFLOW
from ahp.common.names import unknown_choice
from ahp.core.arrays import FloatArray, Indices

SAATY_VALUES: FloatArray = np.array([1 / k for k in range(9, 1, -1)] + [*range(1, 10)], float)
"""The 17 judgments of Saaty's scale, 1/9 to 9, ascending."""
SAATY_VALUES.flags.writeable = False

_LARGEST_RATIO = 1e15  # powers of a matrix with larger ones overflow


class Scale(NamedTuple):
    """A judgment scale: the ratio s(k) for a judgment k >= 1; s(1/k) is 1/s(k).

    Attributes
    ----------
    name : str
        As given on the command line.
    formula : str
        The ratio for k, as the source writes it.
    source : str
        Where the formula comes from.
    function : callable
        ``function(k, n)`` -> ratios, for judgments ``k`` (an array, all >= 1) among n items.
    limit : float
        The largest judgment the formula is meant for: infinite where it simply goes on.
    """

    name: str
    formula: str
    source: str
    function: Callable[[FloatArray, int], FloatArray]
    limit: float = inf


def _adaptive(k: FloatArray, n: int) -> FloatArray:
    exponent = 1 + log(n - 1) / log(9)
    return k**exponent


def _adaptive_balanced(k: FloatArray, n: int) -> FloatArray:
    share = 1 / n + (0.9 - 1 / n) * (k - 1) / 8
    return (n - 1) * share / (1 - share)


_MA_ZHENG = "Ma and Zheng (1991), 9/9-9/1 scale, Proc. 2nd Int. Symposium on the AHP, Pittsburgh"
_SALO = "Salo and Hamalainen (1997), J. Multi-Criteria Decision Analysis 6, 309-319"
_GOEPEL = "Goepel (2019), Int. J. Information Technology & Decision Making 18, 445-463; AHP-OS"
_HARKER_VARGAS = "Harker and Vargas (1987), Management Science 33, 1383-1403"
_LOOTSMA = "Lootsma (1993), J. Multi-Criteria Decision Analysis 2, 87-110"
_EXPONENTIAL = "exponential scale of the Chinese literature; the primary source was not seen"

SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        scale.name: scale
        for scale in (
            Scale("linear", "k", "Saaty (1977), J. Mathematical Psychology 15", lambda k, n: k),
            Scale(
                "log2",
                "log2(k + 1)",
                "Ishizaka, Balkenborg and Kaplan (2011), J. Operational Research Society 62",
                lambda k, n: np.log2(k + 1),
            ),
            Scale("root", "sqrt(k)", _HARKER_VARGAS, lambda k, n: np.sqrt(k)),
            Scale("inverse", "9 / (10 - k)", _MA_ZHENG, lambda k, n: 9 / (10 - k), limit=9),
            Scale("balanced", "(9 + k) / (11 - k)", _SALO, lambda k, n: (9 + k) / (11 - k), 9),
            Scale("power", "k^2", _HARKER_VARGAS, lambda k, n: k**2),
            Scale("geometric", "2^(k - 1)", _LOOTSMA, lambda k, n: 2 ** (k - 1)),
            Scale("exp-fifth", "exp((k - 1) / 5)", _EXPONENTIAL, lambda k, n: np.exp((k - 1) / 5)),
            Scale(
                "exp-quarter", "exp((k - 1) / 4)", _EXPONENTIAL, lambda k, n: np.exp((k - 1) / 4)
            ),
            Scale("sqrt2", "2^((k - 1) / 2)", _LOOTSMA, lambda k, n: 2 ** ((k - 1) / 2)),
            Scale(
                "balanced-n",
                "(9 + (n - 1) k) / (9 + n - k)",
                _GOEPEL,
                lambda k, n: (9 + (n - 1) * k) / (9 + n - k),
                limit=9,
            ),
            Scale("adaptive", "k^(1 + ln(n - 1) / ln 9)", _GOEPEL, _adaptive),
            Scale(
                "adaptive-balanced",
                "v = 1/n + (0.9 - 1/n) (k - 1) / 8;  s = (n - 1) v / (1 - v)",
                _GOEPEL,
                _adaptive_balanced,
                limit=9,
            ),
        )
    }
)
"""The scales, by name."""


def apply_scale(judgments: npt.ArrayLike, scale: str = "linear") -> FloatArray:
    """Replace judgments by the ratios they stand for: s(k) for k >= 1, 1/s(1/k) below.

    Parameters
    ----------
    judgments : array_like, (..., n, n)
        Positive, on the 1-9 scale; NaN (missing) stays NaN.
    scale : str
        A name of `SCALES`. Those that depend on the number of items take it from the last axis.

    Returns
    -------
    ndarray, (..., n, n)
        A new array.

    Raises
    ------
    UsageError
        When no scale has that name.
    MatrixError
        When a judgment lies beyond the scale's end, where its formula means nothing, or so far
        beyond 9 that its ratio is too large to compute with.

    References
    ----------
    Goepel, K. D. (2019). Comparison of judgment scales of the analytical hierarchy process: a new
    approach. Int. J. Information Technology & Decision Making 18, 445-463.

    Examples
    --------
    >>> apply_scale([[1, 9], [1 / 9, 1]], "root").round(4)
    array([[1.    , 3.    ],
           [0.3333, 1.    ]])
    """
    array = np.array(judgments, dtype=np.float64)
    return _ratios(array, array.shape[-1] if array.ndim else 1, scale)


def ratios_of(judgments: npt.ArrayLike, n: int, scale: str = "linear") -> FloatArray:
    """Read judgments among n items as the ratios they stand for, in whatever shape they are.

    Parameters, errors and reference are those of `apply_scale`, but for

    n : int
        Number of items.

    Returns
    -------
    ndarray, (...)
        A new array.

    Examples
    --------
    >>> ratios_of([4, 1 / 4, 9], 3, "root").tolist()
    [2.0, 0.5, 3.0]
    """
    return _ratios(np.array(judgments, dtype=np.float64), n, scale)


def saaty_ratios(n: int, scale: str = "linear") -> FloatArray:
    """Return what the 17 judgments of `SAATY_VALUES` stand for among n items.

    Parameters
    ----------
    n : int
        Number of items.
    scale : str
        A name of `SCALES`.

    Returns
    -------
    ndarray, (17,)
        Ascending.

    Raises
    ------
    UsageError
        When no scale has that name.

    Examples
    --------
    >>> saaty_ratios(3, "power")[[0, 8, 16]].round(4)
    array([1.23e-02, 1.00e+00, 8.10e+01])
    """
    return _ratios(SAATY_VALUES.copy(), n, scale)


def judgments_of(ratios: npt.ArrayLike, n: int, scale: str = "linear") -> FloatArray:
    """Read ratios backwards: as the judgments among n items that stand for them.

    On the linear scale a ratio is its own judgment. On another one it is read between two of the
    17 values by interpolation of logarithms, and beyond the ends of the scale as 9 or 1/9.

    Parameters
    ----------
    ratios : array_like, (...)
        Positive; NaN stays NaN.
    n : int
        Number of items.
    scale : str
        A name of `SCALES`.

    Returns
    -------
    ndarray, (...)

    Raises
    ------
    UsageError
        When no scale has that name.

    Examples
    --------
    >>> judgments_of([1 / 4, 25, 100], 3, "power").round(4)
    array([0.5, 5. , 9. ])
    """
    array = np.array(ratios, dtype=np.float64)
    if scale == "linear":
        return array
    known = np.log(saaty_ratios(n, scale))
    judgments: FloatArray = np.exp(np.interp(np.log(array), known, np.log(SAATY_VALUES)))
    return judgments


def nearest_places(ratios: npt.ArrayLike, n: int, scale: str = "linear") -> Indices:
    """Return the places in `SAATY_VALUES` of the judgments nearest to ratios, by ratio.

    Parameters
    ----------
    ratios : array-like, (...)
        Positive.
    n : int
        The number of items compared with each other.
    scale : str
        A name of `SCALES`.

    Returns
    -------
    ndarray of int, (...)

    Examples
    --------
    >>> nearest_places([1 / 9, 1, 4.6], 3).tolist()
    [0, 8, 12]
    """
    array = np.array(ratios, dtype=np.float64)
    places: Indices = np.abs(np.log(array[..., None] / saaty_ratios(n, scale))).argmin(axis=-1)
    return places


def _ratios(array: FloatArray, n: int, scale: str) -> FloatArray:
    if scale not in SCALES:
        raise unknown_choice("scale", scale, SCALES)
    chosen = SCALES[scale]
    if n == 1 or scale == "linear":
        return array
    below = array < 1
    strengths = np.where(below, 1 / array, array)
    # Reading 1/9 as a float and inverting it again may land a hair beyond 9.
    beyond = strengths > chosen.limit * (1 + 1e-9)
    if beyond.any():
        raise MatrixError.of(
            BEYOND_SCALE, scale=scale, limit=chosen.limit, value=float(strengths[beyond][0])
        )
    with np.errstate(over="ignore"):
        ratios = chosen.function(strengths, n)
    extreme = ratios > _LARGEST_RATIO
    if extreme.any():
        raise MatrixError.of(SCALE_OVERFLOW, scale=scale, value=float(strengths[extreme][0]))
    return np.where(below, 1 / ratios, ratios)
