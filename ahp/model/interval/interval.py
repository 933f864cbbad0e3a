"""Intervals on the scale of judgments: how they are written, and their exact middle."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, Self

Ends = tuple[Fraction, Fraction]
"""The smaller and the greater end of an interval, as ratios."""

_END = r"[0-9]{1,18}(?:\.[0-9]{1,18})?(?: ?/ ?[0-9]{1,18}(?:\.[0-9]{1,18})?)?"
DASHES = "-‐‑‒–—−"
"""What people write for minus or between the ends of an interval."""
_BETWEEN = rf"(?:[{DASHES}~〜∼至到]|\.\.|[Tt][Oo])"
_SPAN = re.compile(rf"(?P<low>{_END})\s*{_BETWEEN}\s*(?P<high>{_END})")
_BRACKETS = re.compile(rf"\[\s*(?P<low>{_END})\s*[,;]\s*(?P<high>{_END})\s*\]")
_SIGN = rf"[{DASHES}]\s*"
_SIGNED = re.compile(
    rf"(?P<first>{_SIGN})?(?P<low>{_END})\s*{_BETWEEN}\s*(?P<second>{_SIGN})?(?P<high>{_END})"
)


def split_interval(plain: str) -> tuple[str, str] | None:
    """Part an interval into its ends as written, None where a text is no interval.

    Parameters
    ----------
    plain : str
        In half-width characters.

    Examples
    --------
    >>> [split_interval(text) for text in ("3-5", "1/5 – 1/3", "3 to 5", "[3; 5]", "3至5", "3..5")]
    [('3', '5'), ('1/5', '1/3'), ('3', '5'), ('3', '5'), ('3', '5'), ('3', '5')]
    >>> split_interval("-3"), split_interval("3--5"), split_interval("3-5-7")
    (None, None, None)
    """
    match = _SPAN.fullmatch(plain) or _BRACKETS.fullmatch(plain)
    return (match["low"], match["high"]) if match else None


def split_signed(plain: str) -> tuple[str, str] | None:
    """Part what has a negative end, or a sign too many, into what the ends may be meant as.

    In ``3--5`` the sign is one too many; in ``-3~5`` the first end stands for a reciprocal.

    >>> split_signed("3--5"), split_signed("-3~5"), split_signed("-5--3"), split_signed("3-5")
    (('3', '5'), ('1/3', '5'), ('1/5', '1/3'), None)
    """
    match = _SIGNED.fullmatch(plain)
    if match is None or not (match["first"] or match["second"]):
        return None
    low, high = match["low"], match["high"]
    if not match["first"]:
        return low, high
    return _inverse_text(low), _inverse_text(high) if match["second"] else high


def _inverse_text(text: str) -> str:
    return text if "/" in text else f"1/{text}"


def position(ratio: Fraction) -> Fraction:
    """Return where a ratio stands on the scale: 0 for 1, 2 for 3, -2 for 1/3.

    >>> position(Fraction(3)), position(Fraction(1, 3)), position(Fraction(1))
    (Fraction(2, 1), Fraction(-2, 1), Fraction(0, 1))
    """
    return ratio - 1 if ratio >= 1 else 1 - 1 / ratio


def ratio_at(place: Fraction) -> Fraction:
    """Return the ratio that stands at a place of the scale; see `position`.

    >>> ratio_at(Fraction(2)), ratio_at(Fraction(-1, 2))
    (Fraction(3, 1), Fraction(2, 3))
    """
    return 1 + place if place >= 0 else 1 / (1 - place)


def middle(ends: Ends) -> Fraction:
    """Return the ratio midway between two on the scale of 17 steps, exactly.

    It is the reciprocal of the middle of the reciprocal interval.

    Examples
    --------
    >>> [str(middle((Fraction(a), Fraction(b)))) for a, b in (("3", "5"), ("1/3", "3"))]
    ['4', '1']
    >>> middle((Fraction(1, 2), Fraction(4)))
    Fraction(2, 1)
    """
    low, high = ends
    return ratio_at((position(low) + position(high)) / 2)


def reciprocal(ends: Ends) -> Ends:
    """Return the interval as seen from the other item.

    >>> [str(end) for end in reciprocal((Fraction(3), Fraction(5)))]
    ['1/5', '1/3']
    """
    low, high = ends
    return 1 / high, 1 / low


def reach(value: Fraction) -> Fraction:
    """Return how far from 1 a judgment goes at most, of either item; of an interval, its ends.

    >>> reach(Fraction(1, 4)), reach(Interval(Fraction(1, 7), Fraction(3)))
    (Fraction(4, 1), Fraction(7, 1))
    """
    ends = value.ends if isinstance(value, Interval) else (value,)
    return max(max(end, 1 / end) for end in ends)


class Interval(Fraction):
    """A judgment given as an interval: it counts as its middle, and is equal only to itself.

    Parameters
    ----------
    low, high : Fraction
        The smaller end first.

    Examples
    --------
    >>> given = Interval(Fraction(3), Fraction(5))
    >>> float(given), given == 4, (1 / given).ends
    (4.0, False, (Fraction(1, 5), Fraction(1, 3)))
    """

    __slots__ = ("ends",)
    ends: Ends

    def __new__(cls, low: Fraction, high: Fraction) -> Self:
        """Make the middle of two ends, which are kept."""
        one = super().__new__(cls, middle((low, high)))
        one.ends = (low, high)
        return one

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Interval) and self.ends == other.ends

    def __hash__(self) -> int:  # type: ignore[override]  # numbers.Complex says None
        return hash(self.ends)

    def __repr__(self) -> str:
        low, high = self.ends
        return f"Interval({low!r}, {high!r})"

    def __rtruediv__(self, other: Any) -> Any:
        """Return the interval as seen from the other item, of ``1 / interval``."""
        if isinstance(other, int) and other == 1:
            return Interval(*reciprocal(self.ends))
        return super().__rtruediv__(other)

    def __reduce__(self) -> tuple[type[Self], Ends]:
        return type(self), self.ends

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self
