"""Geometric and harmonic means of intervals: both grow with every part.

A mean of what printed parts can stand for therefore runs from the mean of their least values to
that of their greatest ones. Harmonic means are exact; the ends of geometric ones, which are no
fractions, are computed with 40 digits and moved outwards by far more than their error.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

from index.audit.intervals import Interval

Ends = Sequence[tuple[Fraction, tuple[Fraction, Fraction]]]  # a value, and the ends of its weight

_CONTEXT = Context(prec=40)
_OUTWARDS = Fraction(1, 10**30)


def mean_interval(
    rule: str, terms: Sequence[tuple[Interval, Fraction | Interval]]
) -> Interval | None:
    """Return every weighted mean of numbers in some intervals.

    Parameters
    ----------
    rule : str
        ``mean`` (arithmetic), ``geometric`` or ``harmonic``.
    terms : sequence of (Interval, Fraction or Interval)
        Parts, closed on both sides, and their weights, at least 0 and not all 0.

    Returns
    -------
    Interval or None
        None where a geometric or harmonic mean has a part that can only be below 0. A part that
        can be 0 or below counts from 0 on, and makes the least mean 0.

    Examples
    --------
    >>> half = Fraction(1, 2)
    >>> parts = [(Interval.exactly(1), half), (Interval.exactly(4), half)]
    >>> mean_interval("geometric", parts).texts(), mean_interval("harmonic", parts).texts()
    (('2', '2'), ('1.6', '1.6'))
    """
    parts = [(part, _reach(weight)) for part, weight in terms]
    parts = [(part, weight) for part, weight in parts if weight[1] > 0]
    lows = [(part.low or Fraction(0), weight) for part, weight in parts]
    highs = [(part.high, weight) for part, weight in parts if part.high is not None]
    if len(highs) < len(parts) or (rule != "mean" and any(high < 0 for high, _ in highs)):
        return None
    return Interval(_end(rule, lows, -1), _end(rule, highs, 1))


def shares(weights: Sequence[Interval]) -> list[Interval]:
    """Return what each of some weights, of at least 0, can be once divided by their sum.

    >>> [one.texts() for one in shares([Interval(Fraction(1), Fraction(3)), Interval.exactly(1)])]
    [('0.5', '0.75'), ('0.25', '0.5')]
    """
    ends = [_reach(weight) for weight in weights]
    least, most = (sum(side, start=Fraction(0)) for side in zip(*ends, strict=True))
    return [
        Interval(
            low / (low + most - high) if low else Fraction(0),
            high / (high + least - low) if high else Fraction(0),
        )
        for low, high in ends
    ]


def _reach(weight: Fraction | Interval) -> tuple[Fraction, Fraction]:
    """Return the ends of a weight, which is no less than 0."""
    if not isinstance(weight, Interval):
        return Fraction(weight), Fraction(weight)
    return max(weight.low or Fraction(0), Fraction(0)), weight.high or Fraction(0)


def _end(rule: str, ends: Ends, side: int) -> Fraction:
    """Return the least (side -1) or greatest (1) mean of some numbers."""
    if rule == "mean":
        return _extreme(ends, side)
    if any(end <= 0 and (weight[0] > 0 or side < 0) for end, weight in ends):
        return Fraction(0)
    ends = [one for one in ends if one[0] > 0]
    if not ends:
        return Fraction(0)
    if rule == "harmonic":
        return -1 / _extreme([(-1 / end, weight) for end, weight in ends], side)
    total = _extreme([(logarithm(end), weight) for end, weight in ends], side)
    return Fraction(_CONTEXT.exp(_decimal(total))) * (1 + side * _OUTWARDS)


def _extreme(ends: Ends, side: int) -> Fraction:
    """Return the least or greatest arithmetic mean with any of the weights (Karnik and Mendel).

    It has the greatest weights on one side of some place in the order of the numbers, and the
    least on the other.
    """
    ordered = sorted(ends, key=lambda one: side * one[0], reverse=True)
    open_ended = any(low < high for _, (low, high) in ends)
    found = []
    for place in range(len(ordered) + 1) if open_ended else (0,):
        weights = [high if at < place else low for at, (_, (low, high)) in enumerate(ordered)]
        if whole := sum(weights):
            products = (end * weight for (end, _), weight in zip(ordered, weights, strict=True))
            found.append(sum(products, start=Fraction(0)) / whole)
    return max(found) if side > 0 else min(found)


def logarithm(value: Fraction) -> Fraction:
    """Return the natural logarithm of a number above 0, to 40 digits.

    >>> float(logarithm(Fraction(1)))
    0.0
    """
    return Fraction(_CONTEXT.ln(_decimal(value)))


def _decimal(value: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))
