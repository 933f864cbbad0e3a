"""What a cell of a matrix and its opposite say together: one judgment or interval, or why not."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ahp.common.findings import Finding
from ahp.model.interval.interval import Ends, Interval, middle, reciprocal
from ahp.model.interval.wording import INTERVAL_NOT_RECIPROCAL
from ahp.model.judgment import (
    LARGEST,
    Judgment,
    format_interval,
    format_judgment,
    on_scale,
    read_judgment,
    shown_cell,
)
from ahp.model.wording import (
    JUDGMENT_CUT_OFF,
    JUDGMENT_OFF_SCALE,
    JUDGMENT_TWO_DECIMALS,
    NOT_RECIPROCAL,
)

_TENTH, _HUNDREDTH = Fraction(1, 10), Fraction(1, 100)
_ROUNDED = {Fraction(text): k for k, text in ((3, ".33"), (6, ".17"), (7, ".14"), (8, ".13"))}
_ROUNDED[Fraction(".12")] = 8  # half to even


class Pair(NamedTuple):
    """What two opposite cells say: one judgment or none, and what is wrong with which cell.

    A finding comes with 0 for the upper cell and 1 for the lower. Where an interval was given,
    the judgment is its middle and its ends are kept.
    """

    judgment: Fraction | None
    findings: tuple[tuple[int, Finding], ...] = ()
    ends: Ends | None = None

    @property
    def given(self) -> Fraction | None:
        """The judgment as it was given: of an interval an `Interval`."""
        return Interval(*self.ends) if self.ends else self.judgment


@lru_cache(maxsize=16384, typed=True)
def read_pair(upper: object, lower: object) -> Pair:
    """Read a cell and its opposite, which must be its reciprocal within the decimals written.

    Where only one of the two is exact, such as 3 against 0.333, it is the judgment. Of two
    decimals, it is the one with a single decimal if the other is its rounded reciprocal (1.5
    against 0.67), else the one with more significant digits. A reciprocal whose decimals were cut
    off instead of rounded is told. Decimals of 1/9 are 1/9, the end of the scale.

    Parameters
    ----------
    upper, lower : hashable
        See `read_judgment`.

    Returns
    -------
    Pair
        The judgment of the upper cell.

    Examples
    --------
    >>> read_pair("0.333", "3").judgment
    Fraction(1, 3)
    >>> read_pair("2", "1/3").findings[0][1].code
    'not-reciprocal'
    >>> read_pair("3-5", "1/5-1/3").judgment, read_pair(None, "3 to 5").ends
    (Fraction(4, 1), (Fraction(1, 5), Fraction(1, 3)))
    """
    above, below = read_judgment(upper), read_judgment(lower)
    wrong = [(side, read) for side, read in enumerate((above, below)) if isinstance(read, Finding)]
    if isinstance(above, Finding) or isinstance(below, Finding):
        return Pair(None, tuple(wrong))
    above, below = _sharp(above), _sharp(below)
    if above is None or below is None:
        return _alone(above, upper, 0) if below is None else _alone(below, lower, 1)
    if above.ends or below.ends:
        return _intervals(above, below, upper, lower)
    met = _met(above, below)
    if met is None:
        return Pair(None, ((0, _contradiction(above, below, upper, lower)),))
    value, cut = met
    told = () if cut is None else _cut_off(cut, upper, lower)
    return Pair(value, (*told, *_off_scale(value, upper, 0)))


def _sharp(read: Judgment | None) -> Judgment | None:
    """Return an interval without width as the one judgment it is."""
    if read is None or read.ends is None or isinstance(read.given, Interval):
        return read
    return Judgment(read.given, Fraction(0))


def _met(above: Judgment, below: Judgment) -> tuple[Fraction, int | None] | None:
    """Return what both say of the upper cell, and the side whose decimals were cut off."""
    value = _agreed(above, below)
    if value is not None:
        return value, None
    for side, (exact, cut) in enumerate(((below, above), (above, below))):
        if _is_cut_off(cut, exact):
            return exact.value if side else 1 / exact.value, side
    return None


def _cut_off(side: int, upper: object, lower: object) -> tuple[tuple[int, Finding], ...]:
    cut, exact = (lower, upper) if side else (upper, lower)
    details = {"value": shown_cell(cut), "exact": shown_cell(exact)}
    return ((side, Finding(JUDGMENT_CUT_OFF, details)),)


def _intervals(above: Judgment, below: Judgment, upper: object, lower: object) -> Pair:
    """Read two opposite cells of which at least one is an interval: each end has its reciprocal."""
    low, high = above.ends or (above, above)
    opposite_low, opposite_high = below.ends or (below, below)
    lowest, highest = _met(low, opposite_high), _met(high, opposite_low)
    if lowest is None or highest is None or not (above.ends and below.ends):
        seen = reciprocal((on_scale(low), on_scale(high)))
        details = {
            "value": shown_cell(upper),
            "other_value": shown_cell(lower),
            "reciprocal": format_interval(seen) if above.ends else format_judgment(seen[0]),
        }
        return Pair(None, ((0, Finding(INTERVAL_NOT_RECIPROCAL, details)),))
    pair = _of_ends((lowest[0], highest[0]), upper, 0)
    cut = lowest[1] if lowest[1] is not None else highest[1]
    told = () if cut is None else _cut_off(cut, upper, lower)
    return pair._replace(findings=(*told, *pair.findings))


def _of_ends(ends: Ends, cell: object, side: int) -> Pair:
    """Take an interval as seen from the upper cell."""
    if ends[0] >= ends[1]:  # decimals that agree with one ratio
        return Pair(ends[0], _off_scale(ends[0], cell, side))
    outside = next((found for end in ends if (found := _off_scale(end, cell, side))), ())
    return Pair(middle(ends), outside, ends)


def _alone(read: Judgment | None, cell: object, side: int) -> Pair:
    """Take a judgment whose opposite cell is blank."""
    if read is None:
        return Pair(None)
    if read.ends:
        return _alone_interval(read.ends, cell, side)
    value = on_scale(read)
    judgment = 1 / value if side else value
    findings = _off_scale(judgment, cell, side)
    guess = _guess(read)
    if guess is not None:
        findings = (*findings, (side, _rounded(cell, format_judgment(guess))))
    return Pair(judgment, findings)


def _alone_interval(read: tuple[Judgment, Judgment], cell: object, side: int) -> Pair:
    """Take an interval whose opposite cell is blank."""
    written = on_scale(read[0]), on_scale(read[1])
    pair = _of_ends(reciprocal(written) if side else written, cell, side)
    guesses = _guess(read[0]), _guess(read[1])
    if not any(guesses):
        return pair
    meant = guesses[0] or written[0], guesses[1] or written[1]
    findings = (*pair.findings, (side, _rounded(cell, format_interval(meant))))
    return Pair(pair.judgment, findings, pair.ends)


def _guess(read: Judgment) -> Fraction | None:
    """Return the fraction that two decimals may stand for."""
    whole = _ROUNDED.get(read.value) if read.slack == _HUNDREDTH / 2 else None
    return Fraction(1, whole) if whole else None


def _rounded(cell: object, guess: str) -> Finding:
    return Finding(JUDGMENT_TWO_DECIMALS, {"value": shown_cell(cell), "guess": guess})


def off_scale(read: Pair) -> bool:
    """Whether a judgment lies beyond 1/9 and 9.

    >>> off_scale(read_pair("0.1", None)), off_scale(read_pair("0.11", None))
    (True, False)
    """
    return any(found.what is JUDGMENT_OFF_SCALE for _, found in read.findings)


def _off_scale(value: Fraction | None, cell: object, side: int) -> tuple[tuple[int, Finding], ...]:
    if value is None or (value <= LARGEST and LARGEST * value >= 1):
        return ()
    return ((side, Finding(JUDGMENT_OFF_SCALE, {"value": shown_cell(cell)})),)


def _agreed(above: Judgment, below: Judgment) -> Fraction | None:
    if above.value * below.value == 1:
        return above.value
    low, high = above.value - above.slack, above.value + above.slack
    if (below.value + below.slack) * high < 1 or (below.value - below.slack) * low > 1:
        return None
    finer = below.slack / below.value < above.slack / above.value
    if _is_meant(above, below) or not (finer or _is_meant(below, above)):
        return on_scale(above)
    return 1 / on_scale(below)


def _is_meant(read: Judgment, opposite: Judgment) -> bool:
    """Whether one decimal was typed, such as 1.5, and its reciprocal rounded to more."""
    return opposite.slack < read.slack == _TENTH / 2 and (
        abs(1 / read.value - opposite.value) <= opposite.slack
    )


def _is_cut_off(read: Judgment, exact: Judgment) -> bool:
    """Whether the decimals of a reciprocal end early, though they should have been rounded up."""
    return not exact.slack and 0 < 1 / exact.value - read.value < 2 * read.slack


def _contradiction(above: Judgment, below: Judgment, upper: object, lower: object) -> Finding:
    details = {
        "value": shown_cell(upper),
        "other_value": shown_cell(lower),
        "product": f"{float(above.value * below.value):.4g}",
        "reciprocal": format_judgment(1 / above.value),
    }
    return Finding(NOT_RECIPROCAL, details)
