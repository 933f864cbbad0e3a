"""Indicators: columns of values, and how each enters the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

import numpy as np

from ahp.common.names import Names, name_in
from index.project.settings import (
    Normalization,
    OrderTies,
    Outside,
    ReferenceKind,
    Settings,
)

Treatment = Literal["none", "winsorize", "log", "forced-winsorize", "forced-log"]
TREATMENTS: tuple[Treatment, ...] = (
    "none",
    "winsorize",
    "log",
    "forced-winsorize",
    "forced-log",
)
Transform = Literal["none", "log", "log10", "log1p", "sqrt"]
TRANSFORMS: tuple[Transform, ...] = ("none", "log", "log10", "log1p", "sqrt")

FUNCTIONS: Mapping[str, np.ufunc] = {
    "log": np.log,
    "log10": np.log10,
    "log1p": np.log1p,
    "sqrt": np.sqrt,
}
"""The transforms by name; each is increasing, so none changes an order."""

COUNT_UNITS = frozenset(("count", *"个家项次人件篇所部座条名起场款只辆户种份"))
"""Units of things that are counted, so that a negative value must be a mistake."""


@dataclass(frozen=True)
class Indicator:
    """One column of values, and how it enters the index.

    Attributes
    ----------
    code : str
        A leaf of the weight model, or a mere denominator.
    names : mapping of str to str
        By language; the model's where they are not given here.
    direction : int
        +1 where more is better, -1 where less is; +1 too where something between is, as `best`
        says.
    unit : str
        ``count``, or a Chinese measure word such as 家, says that values cannot be negative.
    goalposts : tuple of float or None
        Fixed low and high end of the scale, in the unit after `denominator`, before `transform`.
    target : float, optional
        For distance to target, in the same unit.
    caps : tuple of float or None
        Values beyond are set to them, in the same unit.
    bounds : tuple of float or None
        What a value as given may be; a value beyond is a mistake.
    transform : str
        ``none``, ``log`` (natural), ``log10``, ``log1p`` or ``sqrt``.
    denominator : str, optional
        The column this one is divided by.
    per : float
        What a quotient is multiplied by: 10000 for "per 10,000 inhabitants".
    outside : str, optional
        What to do with a value outside its goalposts; by default what the settings say.
    reference : str, optional
        What this indicator is normalized against; by default what the settings say.
    recompute : str, optional
        How a circle's value comes from its members': ``sum`` or ``mean``.
    source : str
    best : tuple of float, optional
        The ends of the range within which values are best, in the unit of the goalposts: equal
        ones for a moderate indicator, different ones for an interval indicator.
    normalization, ties, z_mean, z_sd : optional
        The choices of `Settings` (``ties`` is its ``order_ties``) for this indicator alone.
    treatment : str, optional
        ``none``; ``winsorize`` or take the ``log`` where the rule of outliers is broken; or do so
        in any case, ``forced-winsorize`` and ``forced-log``. By default what the settings say.
    skewness, kurtosis, most_winsorized : optional
        The limits of `Settings` for this indicator alone.
    missing_codes : tuple of float
        Values of it that say that there is none, besides those of the settings.
    error : float, optional
        The standard error of each of its values, or half the width in which they lie; in the unit
        of the values as given.

    Examples
    --------
    >>> Indicator("patents", unit="count").bounds
    (0.0, None)
    """

    code: str
    names: Names = field(default_factory=dict, hash=False)
    direction: int = 1
    unit: str = ""
    goalposts: tuple[float | None, float | None] = (None, None)
    target: float | None = None
    caps: tuple[float | None, float | None] = (None, None)
    bounds: tuple[float | None, float | None] = (None, None)
    transform: Transform = "none"
    denominator: str | None = None
    per: float = 1.0
    outside: Outside | None = None
    reference: ReferenceKind | None = None
    recompute: str | None = None
    source: str = ""
    best: tuple[float, float] | None = None
    normalization: Normalization | None = None
    ties: OrderTies | None = None
    z_mean: float | None = None
    z_sd: float | None = None
    treatment: Treatment | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    most_winsorized: int | None = None
    missing_codes: tuple[float, ...] = ()
    error: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", MappingProxyType(dict(self.names)))
        if self.bounds[0] is None and self.unit.casefold() in COUNT_UNITS:
            object.__setattr__(self, "bounds", (0.0, self.bounds[1]))

    def name(self, lang: str = "en") -> str:
        """Return the name in a language, else in another, else the code."""
        return name_in(self.names, lang, self.code)

    def method(self, settings: Settings) -> Normalization:
        """Return how the indicator is normalized: its own choice, else that of all.

        >>> Indicator("x", normalization="rank").method(Settings())
        'rank'
        """
        return self.normalization or settings.normalization

    def transformed(self, value: float) -> float:
        """Return one number transformed, such as a goalpost.

        >>> Indicator("income", transform="log10").transformed(1000.0)
        3.0
        """
        if self.transform == "none":
            return value
        return float(FUNCTIONS[self.transform](np.float64(value)))
