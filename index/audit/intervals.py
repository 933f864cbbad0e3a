"""Arithmetic on intervals with exact ends: what a printed figure can stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import floor, log10

from ahp.common.figure import Figure
from index.audit.rounding import Rounded, Rounding

_SHOWN = 6  # decimals, or digits of a number with no others
_SMALL = Fraction(1, 1000)


@dataclass(frozen=True)
class Interval:
    """All numbers from ``low`` to ``high``; None is a side without an end.

    Attributes
    ----------
    low, high : Fraction or None
    low_out, high_out : bool
        Whether the end itself is left out.

    Examples
    --------
    >>> parts = Interval.printed(Figure.parse("7.0")) + Interval.printed(Figure.parse("3.6"))
    >>> parts.texts(), parts.meets(Interval.printed(Figure.parse("10.8")))
    (('10.5', '10.7'), False)
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_out: bool = field(default=False, repr=False)
    high_out: bool = field(default=False, repr=False)

    @classmethod
    def exactly(cls, value: Fraction | int) -> Interval:
        """Return the interval that holds one number.

        >>> Interval.exactly(1).texts()
        ('1', '1')
        """
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def printed(cls, figure: Figure) -> Interval:
        """Return what rounds to a printed figure; half-way either way unless a rule is known.

        >>> Interval.printed(Figure.parse("83.0")).texts()
        ('82.95', '83.05')
        """
        rule = figure.rounding if isinstance(figure, Rounded) else "nearest"
        return _printed(str(figure.value), figure.derived, rule)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            self.low_out or other.low_out,
            self.high_out or other.high_out,
        )

    def times(self, factor: Fraction) -> Interval:
        """Return every number of the interval times a factor.

        >>> Interval(Fraction(1), None).times(Fraction(-2))
        Interval(low=None, high=Fraction(-2, 1))
        """
        if factor == 0:
            return Interval.exactly(0)
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        if factor > 0:
            return Interval(low, high, self.low_out, self.high_out)
        return Interval(high, low, self.high_out, self.low_out)

    def product(self, other: Interval) -> Interval:
        """Return every product of a number of the one and a number of the other.

        >>> tens = Interval(Fraction(9), Fraction(11))
        >>> tens.product(Interval(Fraction(-1), Fraction(2))).texts()
        ('-11', '22')
        """
        for one, factor in ((self, other), (other, self)):
            if factor.low is not None and factor.low == factor.high:
                return one.times(factor.low)
        ends = (self.low, self.high, other.low, other.high)
        if None in ends:
            return Interval()
        values = [a * b for a, b in product(ends[:2], ends[2:]) if a is not None and b is not None]
        return Interval(min(values), max(values))

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common.

        >>> Interval(Fraction(0), Fraction(1)).meets(Interval(Fraction(1), None))
        True
        """
        return not (
            _below(self.high, other.low, self.high_out or other.low_out)
            or _below(other.high, self.low, other.high_out or self.low_out)
        )

    def holds(self, value: Fraction) -> bool:
        """Whether a number lies in the interval.

        >>> Interval(Fraction(0), Fraction(1)).holds(Fraction(2))
        False
        """
        return self.meets(Interval.exactly(value))

    @property
    def middle(self) -> Fraction | None:
        """The number half-way between the ends; None where a side is open."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    def texts(self) -> tuple[str | None, str | None]:
        """Return both ends in decimals.

        >>> Interval(Fraction(1, 3), None).texts()
        ('0.333333', None)
        """
        return _text(self.low), _text(self.high)


@lru_cache(maxsize=10_000)
def _printed(digits: str, derived: bool, rule: Rounding) -> Interval:
    """Return what rounds to some digits; a long column prints the same ones again and again."""
    figure = Rounded(Decimal(digits), derived, rounding=rule)
    low, high = figure.interval()
    low_out, high_out = figure.left_out()
    return Interval(low, high, low_out, high_out)


ZERO = Interval.exactly(0)


def weighted_total(terms: Iterable[tuple[Interval, Fraction | Interval]]) -> Interval:
    """Add intervals up, each times its weight, which may be an interval too.

    >>> weighted_total([(Interval.exactly(3), Fraction(1, 2)), (Interval.exactly(1), Fraction(2))])
    Interval(low=Fraction(7, 2), high=Fraction(7, 2))
    """
    return sum(
        (
            part.product(weight) if isinstance(weight, Interval) else part.times(weight)
            for part, weight in terms
        ),
        start=ZERO,
    )


def decimal_text(value: Fraction) -> str:
    """Write a number with 6 decimals at most, one below a thousandth with 6 digits.

    >>> decimal_text(Fraction(131, 2)), decimal_text(Fraction(2, 3))
    ('65.5', '0.666667')
    >>> decimal_text(Fraction(1, 3_000_000)), decimal_text(Fraction(0))
    ('0.000000333333', '0')
    """
    decimals = _SHOWN
    if 0 < abs(value) < _SMALL:
        decimals -= 1 + floor(log10(abs(value)))
    return f"{float(value):.{decimals}f}".rstrip("0").rstrip(".")


def _text(end: Fraction | None) -> str | None:
    return None if end is None else decimal_text(end)


def _sum(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _below(a: Fraction | None, b: Fraction | None, apart: bool = False) -> bool:
    """Whether one end lies below another; where the ends themselves are left out, or beside it."""
    return a is not None and b is not None and (a < b or (apart and a == b))
