"""A number as printed: its digits say how exactly it is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from ahp.common.findings import RecoveryError
from ahp.common.wording import NOT_A_FIGURE

_FIGURE = re.compile(r"([+-]?[0-9]{0,18}\.?[0-9]{0,18})( ?%)?")
_ROUNDING_ERROR = Fraction(1, 10**12)  # of a computed value; half-way rounds either way


@dataclass(frozen=True)
class Figure:
    """A number as printed: its digits say how exactly it is known.

    Attributes
    ----------
    value : Decimal
        With its trailing zeros.
    derived : bool
        Worked out from other printed figures, because it was not printed itself.
    note : mapping of str to str
        How it was derived, by language.

    Examples
    --------
    >>> figure = Figure.parse("0.0370")
    >>> figure.decimals, figure.matches(0.037049), figure.matches(0.037051)
    (4, True, False)
    """

    value: Decimal
    derived: bool = False
    note: Mapping[str, str] = field(default_factory=dict, hash=False)

    @classmethod
    def parse(cls, text: str) -> Figure:
        """Read a figure as it is printed; a percentage is the number it stands for.

        Raises
        ------
        RecoveryError
            When it is not a number.

        Examples
        --------
        >>> Figure.parse("63.7%").value
        Decimal('0.637')
        """
        match = _FIGURE.fullmatch(unicodedata.normalize("NFKC", text).strip())
        if match is None or not any(sign.isdigit() for sign in match[1]):
            raise RecoveryError.of(NOT_A_FIGURE, text=text)
        value = Decimal(match[1])
        return cls(value.scaleb(-2) if match[2] else value)

    @property
    def decimals(self) -> int:
        """How many decimals were printed."""
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def unit(self) -> Fraction:
        """One unit of the last printed digit."""
        return Fraction(1, 10**self.decimals)

    def interval(self) -> tuple[Fraction, Fraction]:
        """Return the least and greatest number that rounds to the figure.

        A derived figure comes from two rounded ones, so it is twice as uncertain.

        >>> Figure.parse("0.5").interval()
        (Fraction(9, 20), Fraction(11, 20))
        """
        value = Fraction(self.value)
        half = self.unit if self.derived else self.unit / 2
        return value - half, value + half

    def matches(self, computed: float) -> bool:
        """Whether a computed value rounds to the figure; half-way it may round either way.

        >>> Figure.parse("0.13").matches(0.125), Figure.parse("0.12").matches(0.125)
        (True, True)
        """
        low, high = self.interval()
        return low - _ROUNDING_ERROR <= Fraction(computed) <= high + _ROUNDING_ERROR
