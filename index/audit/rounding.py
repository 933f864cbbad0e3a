"""How printed figures were rounded, and so what they can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ahp.common.figure import Figure

Rounding = Literal["nearest", "half-up", "half-even", "truncated"]
RULES_OF_ROUNDING: tuple[Rounding, ...] = ("half-up", "half-even", "truncated")
"""Those that can be declared; ``nearest`` leaves open where half-way went."""


@dataclass(frozen=True)
class Rounded(Figure):
    """A printed figure whose rule of rounding is known.

    Attributes
    ----------
    rounding : str
        ``half-up``: half-way away from 0; ``half-even``: half-way to an even last digit;
        ``truncated``: further digits are cut off.

    Examples
    --------
    >>> Rounded.of(Figure.parse("0.5"), "truncated").interval()
    (Fraction(1, 2), Fraction(3, 5))
    """

    rounding: Rounding = "nearest"

    @classmethod
    def of(cls, figure: Figure, rounding: Rounding) -> Rounded:
        """Return a figure as one that was rounded by a rule."""
        return cls(figure.value, figure.derived, figure.note, rounding)

    def interval(self) -> tuple[Fraction, Fraction]:
        """Return the least and greatest number that becomes the figure by its rule."""
        if self.rounding != "truncated" or self.derived:
            return super().interval()
        value, unit = Fraction(self.value), self.unit
        low = value if value > 0 else value - unit
        return low, value if value < 0 else value + unit

    def left_out(self) -> tuple[bool, bool]:
        """Whether the least, and the greatest, number becomes another figure.

        >>> [Rounded.of(Figure.parse(text), "half-even").left_out() for text in ("0.4", "0.5")]
        [(False, False), (True, True)]
        """
        value = self.value
        if self.derived or self.rounding == "nearest":
            return False, False
        if self.rounding == "half-even":
            odd = bool(value.as_tuple().digits[-1] % 2)
            return odd, odd
        return value <= 0, value >= 0
