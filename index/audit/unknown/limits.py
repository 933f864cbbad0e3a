"""The rows that a total with unknown weights gives: linear limits of the weights, exact.

With weights w of at least 0 and parts in intervals, some total in its interval is a sum of some
parts in theirs exactly where the least parts give at most the greatest total, and the greatest
parts at least the least total: two linear limits of w. Means are sums of an increasing function f
(the number itself, its logarithm, minus its reciprocal): sum of w (f(part) - f(total)) = 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from index.audit.intervals import Interval
from index.audit.means import logarithm
from index.audit.relations import Cell, Declared, UnknownWeights

Limit = tuple[tuple[Fraction, ...], Fraction]  # factors of the weights, and what they stay below
_OUTWARDS = Fraction(1, 10**30)  # beyond the error of a logarithm


@dataclass(frozen=True)
class Row:
    """A printed total and its printed parts, as limits of the weights.

    Attributes
    ----------
    total : Cell
    limits : tuple of (tuple of Fraction, Fraction)
        Factors of the weights and what their sum is at most.
    unit : Fraction
        Half the width of the total's interval, as it is in the limits.
    parts : tuple of (Interval or None)
        What the parts can stand for; None for one left out.
    """

    total: Cell
    limits: tuple[Limit, ...]
    unit: Fraction
    parts: tuple[Interval | None, ...]


@dataclass(frozen=True)
class Recovered:
    """The weights that give some totals, or the rows that stand against all weights.

    Attributes
    ----------
    rows : tuple of Row
    wrong : tuple of int
        Fewest rows without which there are weights; empty where there are for all, or where the
        search was given up.
    certain : frozenset of int
        Those of them that every choice of so few rows holds.
    least : int
        How many rows must be wrong at least.
    proved : bool
        Whether every contradiction was verified in exact arithmetic.
    slack : float
        By how many units of the last digit the nearest weights miss some total; 0 where none.
    weights : tuple of float
        Likeliest weights: farthest from every limit of rounding.
    intervals : tuple of Interval
        The weights there are, one by one; empty where the search was given up.
    simplest : tuple of Fraction
        Equal weights, or those with the fewest decimals (at most 4), that fit; empty for none.
    """

    rows: tuple[Row, ...] = field(repr=False)
    wrong: tuple[int, ...] = ()
    certain: frozenset[int] = frozenset()
    least: int = 0
    proved: bool = True
    slack: float = 0.0
    weights: tuple[float, ...] = ()
    intervals: tuple[Interval, ...] = ()
    simplest: tuple[Fraction, ...] = ()


def rows_of(declared: Declared, relation: UnknownWeights, year: int | None) -> Iterator[Row]:
    """Yield the rows of a year that print the total and its parts."""
    whole = declared.tables[relation.total]
    for name in whole.rows[year]:
        total = Cell(whole.code, name, year, "score")
        figure = declared.figure(total)
        figures = [declared.figure(Cell(part, name, year, "score")) for part in relation.parts]
        if figure is None or not any(figures) or not (relation.skipped or all(figures)):
            continue
        interval = Interval.printed(figure) + Interval.exactly(-relation.constant)
        interval = interval.times(1 / relation.factor)
        parts = tuple(None if one is None else Interval.printed(one) for one in figures)
        limits = _limits(relation.rule, interval, parts)
        if limits is not None:
            yield Row(total, *limits, parts)


def _limits(
    rule: str, total: Interval, parts: Sequence[Interval | None]
) -> tuple[tuple[Limit, ...], Fraction] | None:
    """Return the limits of a row; None where a logarithm or reciprocal of it means nothing."""
    function = FUNCTIONS.get(rule, _identity)
    given = [one for one in (total, *parts) if one is not None]
    if rule in FUNCTIONS and any(one.high is None or one.high <= 0 for one in given):
        return None
    low, high = _ends(total, function)
    ends = [None if part is None else _ends(part, function) for part in parts]
    least = [_at(one, 0) for one in ends]
    greatest = [_at(one, 1) for one in ends]
    assert high is not None  # a printed total is closed above
    limits: list[Limit] = []
    if rule == "sum":
        assert low is not None  # and below, where nothing is taken of it
        limits = [(_known(least), high), (tuple(-one for one in _known(greatest)), -low)]
        return tuple(limits), (high - low) / 2
    below = [None if one is None else one - high for one in least]
    if not any(e is not None and e[0] is None for e in ends):
        limits.append((_known(below), Fraction(0)))
    if low is not None:
        above = [None if one is None else low - one for one in greatest]
        limits.append((_known(above), Fraction(0)))
    unit = Fraction(1) if low is None else (high - low) / 2
    return tuple(limits), unit


def _known(values: Sequence[Fraction | None]) -> tuple[Fraction, ...]:
    """Take 0 for the parts left out, whose weights do not count then."""
    return tuple(Fraction(0) if one is None else one for one in values)


def _at(ends: tuple[Fraction | None, Fraction | None] | None, place: int) -> Fraction | None:
    return None if ends is None else ends[place]


def _ends(
    interval: Interval, function: Callable[[Fraction, int], Fraction | None]
) -> tuple[Fraction | None, Fraction | None]:
    assert interval.low is not None
    assert interval.high is not None
    return function(interval.low, -1), function(interval.high, 1)


def _identity(value: Fraction, side: int) -> Fraction | None:
    del side
    return value


def _logarithm(value: Fraction, side: int) -> Fraction | None:
    return None if value <= 0 else logarithm(value) + side * _OUTWARDS


def _reciprocal(value: Fraction, side: int) -> Fraction | None:
    del side
    return None if value <= 0 else -1 / value


FUNCTIONS: Mapping[str, Callable[[Fraction, int], Fraction | None]] = {
    "geometric": _logarithm,
    "harmonic": _reciprocal,
}
"""What is averaged in place of the parts themselves; None at and below 0, where there is none."""
