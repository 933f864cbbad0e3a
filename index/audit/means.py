"""Geometric and harmonic means of intervals: both grow with every part.

A mean of what printed parts can stand for therefore runs from the mean of their least values to
that of their greatest ones. Harmonic means are exact; the ends of geometric ones, which are no
fractions, are computed with 40 digits and moved outwards by far more than their error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Literal

from index.audit.intervals import Interval

MeanRule = Literal["geometric", "harmonic"]
Ends = Sequence[tuple[Fraction, Fraction]]  # value and weight of each part

_CONTEXT = Context(prec=40)
_OUTWARDS = Fraction(1, 10**30)


def mean_interval(rule: str, terms: Sequence[tuple[Interval, Fraction]]) -> Interval | None:
    """Return every weighted mean of numbers in some intervals.

    Parameters
    ----------
    rule : str
        ``geometric`` or ``harmonic``.
    terms : sequence of (Interval, Fraction)
        Parts, closed on both sides, and their weights, at least 0 and not all 0.

    Returns
    -------
    Interval or None
        None where a part can only be below 0. A part that can be 0 or below counts from 0 on,
        and makes the least mean 0.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> parts = [(Interval.exactly(1), half), (Interval.exactly(4), half)]
    >>> mean_interval("geometric", parts).texts(), mean_interval("harmonic", parts).texts()
    (('2', '2'), ('1.6', '1.6'))
    """
    parts = [(part, weight) for part, weight in terms if weight]
    lows = [(part.low or Fraction(0), weight) for part, weight in parts]
    highs = [(part.high, weight) for part, weight in parts if part.high is not None]
    if any(high < 0 for high, _ in highs) or len(highs) < len(parts):
        return None
    mean = _geometric if rule == "geometric" else _harmonic
    return Interval(_from_0(mean, lows, -1), _from_0(mean, highs, 1))


def _from_0(mean: Callable[[Ends, int], Fraction], ends: Ends, side: int) -> Fraction:
    return Fraction(0) if any(end <= 0 for end, _ in ends) else mean(ends, side)


def _harmonic(ends: Ends, side: int) -> Fraction:
    del side  # exact on both
    whole = sum((weight for _, weight in ends), start=Fraction(0))
    return whole / sum(weight / end for end, weight in ends)


def _geometric(ends: Ends, side: int) -> Fraction:
    whole = sum((weight for _, weight in ends), start=Fraction(0))
    total = sum((logarithm(end) * weight for end, weight in ends), start=Fraction(0)) / whole
    value = Fraction(_CONTEXT.exp(_decimal(total)))
    return value * (1 + side * _OUTWARDS)


def logarithm(value: Fraction) -> Fraction:
    """Return the natural logarithm of a number above 0, to 40 digits.

    >>> float(logarithm(Fraction(1)))
    0.0
    """
    return Fraction(_CONTEXT.ln(_decimal(value)))


def _decimal(value: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))
