"""What a weighting method is: a function on an array, its names, its source, its options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from ahp.common.wording import Message, Words
from index.project.arrays import BoolArray, FloatArray
from index.weighting.wording import COLUMN_ALIKE, NOTHING_VARIES, ROWS_TOO_FEW

_SAME = 1e-12


class Unfit(Exception):  # noqa: N818 - no error yet: whoever knows the names makes one of it
    """The values are none that a method can derive weights from.

    Attributes
    ----------
    what : Message
    columns : tuple of int
        Which columns it is about; none where it is about all.
    codes : tuple of str
        The nodes that these columns are, where they are not all indicators.
    details : mapping of str to object
    """

    def __init__(self, what: Message, columns: tuple[int, ...] = (), **details: object) -> None:
        super().__init__(what.code)
        self.what, self.columns, self.details = what, columns, details
        self.codes: tuple[str, ...] = ()


class Option(NamedTuple):
    """One choice of a method: a number between two ends, or one of some words, or a table.

    Attributes
    ----------
    default : float or str
    choices : tuple of str
        Empty for a number.
    low, high : float
        A number is none of those beyond.
    whole : bool
    table : bool
        Whether in place of a word there may be shares by node.
    """

    default: float | str
    choices: tuple[str, ...] = ()
    low: float = -np.inf
    high: float = np.inf
    whole: bool = False
    table: bool = False


@dataclass(frozen=True)
class Method:
    """A way to derive weights from the data.

    Attributes
    ----------
    key : str
        What files and options call it.
    names : Words
    citation : str
    needs : Words
        What the values must be like.
    weights : callable
        From normalized values, (n, k), and the options by name: non-negative weights, (k,), that
        sum to 1. Raises `Unfit`.
    options : mapping of str to Option
    """

    key: str
    names: Words
    citation: str
    needs: Words
    weights: Callable[..., FloatArray]
    options: Mapping[str, Option] = field(default_factory=dict, hash=False)


def shares(amounts: FloatArray) -> FloatArray:
    """Return amounts as shares of their sum.

    Raises
    ------
    Unfit
        All are zero: no column varies.

    Examples
    --------
    >>> shares(np.array([1.0, 3.0])).tolist()
    [0.25, 0.75]
    """
    total = amounts.sum()
    if not total > 0:
        raise Unfit(NOTHING_VARIES)
    found: FloatArray = amounts / total
    return found


def varying(values: FloatArray) -> BoolArray:
    """Return which columns vary by more than the rounding of values as large as the largest.

    What is left of a constant by rounding has shares and correlations, too, but they mean nothing.

    >>> varying(np.array([[0.3, 0.0, 5.0], [0.1 + 0.2, 1e-17, 6.0]])).tolist()
    [False, False, True]
    """
    usual = np.abs(values).max(initial=0.0)
    varies: BoolArray = np.ptp(values, axis=0) > _SAME * usual
    return varies


def deviations(values: FloatArray) -> FloatArray:
    """Return the standard deviation of each column, exactly 0 for one that does not vary.

    Divided by the number of rows; as weights are shares, the other divisor gives the same.

    >>> deviations(np.array([[0.1, 0.0], [0.1, 2.0], [0.1, 4.0]])).round(6).tolist()
    [0.0, 1.632993]
    """
    spread = values.std(axis=0)
    return np.where(varying(values), spread, 0.0)


def correlations(values: FloatArray) -> FloatArray:
    """Return Pearson's correlations of all columns with each other.

    Raises
    ------
    Unfit
        Fewer than three rows, which correlate perfectly whatever they are; columns that do not
        vary.

    Examples
    --------
    >>> correlations(np.array([[1.0, 6.0], [2.0, 4.0], [3.0, 2.0]])).round(12).tolist()
    [[1.0, -1.0], [-1.0, 1.0]]
    """
    if len(values) < 3:
        raise Unfit(ROWS_TOO_FEW, count=len(values), least=3)
    spread = deviations(values)
    if not spread.all():
        raise Unfit(COLUMN_ALIKE, tuple(int(j) for j in np.flatnonzero(spread == 0)))
    standard = (values - values.mean(axis=0)) / spread
    found: FloatArray = np.clip(standard.T @ standard / len(values), -1.0, 1.0)
    np.fill_diagonal(found, 1.0)
    return found
