"""One judgment as it is written in a cell: an exact ratio, and how to tell what else it may be."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ahp.common.findings import Finding, MatrixError
from ahp.model.wording import (
    DATE_IN_TEXT,
    JUDGMENT_ABSURD,
    JUDGMENT_COMMA,
    JUDGMENT_CUT_OFF,
    JUDGMENT_DATE,
    JUDGMENT_ERROR,
    JUDGMENT_FORMULA,
    JUDGMENT_FORMULA_FRACTION,
    JUDGMENT_INFINITE,
    JUDGMENT_NAN,
    JUDGMENT_NEGATIVE,
    JUDGMENT_OFF_SCALE,
    JUDGMENT_OVER_ZERO,
    JUDGMENT_TEXT,
    JUDGMENT_TWO_DECIMALS,
    JUDGMENT_ZERO,
    NOT_RECIPROCAL,
)

LARGEST = 9
"""The end of Saaty's scale; what lies beyond 1/9 and 9 is told as a warning."""

SAATY_JUDGMENTS: tuple[Fraction, ...] = (
    *(Fraction(1, k) for k in range(LARGEST, 1, -1)),
    *(Fraction(k) for k in range(1, LARGEST + 1)),
)
"""The 17 judgments of Saaty's scale, 1/9 to 9, ascending and exact; `ahp.core` has the floats."""

_ABSURD = 10**6  # nobody judges so, and powers of it would overflow
_SIMPLE_DENOMINATOR = 1000  # a float equal to such a fraction was computed from it
_MOST_DECIMALS = 6
_SMALLEST = Fraction(1, LARGEST)
_TENTH, _HUNDREDTH = Fraction(1, 10), Fraction(1, 100)
_ROUNDED = {Fraction(text): k for k, text in ((3, ".33"), (6, ".17"), (7, ".14"), (8, ".13"))}
_ROUNDED[Fraction(".12")] = 8  # half to even

# A date of the years 2000 to 2050 whose format was lost shows as the number of its day.
_DAY_ZERO = datetime.date(1899, 12, 30)
_DATE_SERIALS = range(36526, 55154)

_NUMBER = r"([0-9]{0,18})(?:\.([0-9]{0,18}))?"
_RATIO = re.compile(rf"\+?{_NUMBER}(?: ?/ ?{_NUMBER})?")
_COMMA_DECIMAL = re.compile(r"[0-9]{0,18},[0-9]{1,18}")
_NAN = re.compile(r"[+-]?nan", re.IGNORECASE)
_INFINITE = re.compile(r"[+-]?(inf|infinity|∞)", re.IGNORECASE)
_SLASHES = str.maketrans({"⁄": "/", "∕": "/"})
_ERROR_VALUES = (
    "#N/A",
    "#DIV/0!",
    "#VALUE!",
    "#REF!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_TIME = r"(?:[ T][0-9:.]+)?"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<b>[0-9]{{1,2}})\.?[- ]{_MONTH}(?:[- ,]+[0-9]{{2,4}})?",  # 3-Jan, 3-Jan-22
        rf"{_MONTH}[- ](?P<b>[0-9]{{1,2}})(?:[- ,]+[0-9]{{4}})?",  # Jan-3, Jan 3, 2022
        r"(?:[0-9]{2,4}年)?(?P<a>[0-9]{1,2})月(?P<b>[0-9]{1,2})日",  # 1月3日, 2022年1月3日
        rf"[0-9]{{4}}[-/.](?P<a>[0-9]{{1,2}})[-/.](?P<b>[0-9]{{1,2}}){_TIME}",  # 2022-01-03
        rf"(?P<a>[0-9]{{1,2}})[-/.](?P<b>[0-9]{{1,2}})[-/.](?:[0-9]{{4}}|[0-9]{{2}}){_TIME}",
    )
)


class Judgment(NamedTuple):
    """A ratio as read: its value, and half a unit of its last decimal (0 where it is exact)."""

    value: Fraction
    slack: Fraction


def parse_judgment(text: str) -> Fraction:
    """Read a judgment: an integer, a fraction or a decimal, exactly.

    Full-width digits and slashes are read too; 0.11 and 0.1111 are 1/9, the end of the scale.

    Parameters
    ----------
    text : str

    Returns
    -------
    Fraction

    Raises
    ------
    MatrixError
        When it is not a ratio above 0; says what it is instead, where that can be told.

    Examples
    --------
    >>> parse_judgment("1/3"), parse_judgment("1.5"), parse_judgment("１／７")
    (Fraction(1, 3), Fraction(3, 2), Fraction(1, 7))
    >>> parse_judgment("1/0")
    Traceback (most recent call last):
    ahp.common.findings.MatrixError: '1/0' divides by zero. Write a judgment from 1/9 to 9
    """
    read = read_judgment(text)
    if read is None:
        raise MatrixError([Finding(JUDGMENT_TEXT, {"value": repr(text)})])
    if isinstance(read, Finding):
        raise MatrixError([read])
    return _on_scale(read)


def format_judgment(value: Fraction) -> str:
    """Write a judgment: as an integer, a short decimal, or a fraction.

    What is written is read as the same ratio again.

    Parameters
    ----------
    value : Fraction
        Above 0.

    Returns
    -------
    str

    Examples
    --------
    >>> [format_judgment(Fraction(*pair)) for pair in [(3, 1), (1, 4), (141, 100), (2, 3)]]
    ['3', '1/4', '1.41', '2/3']
    """
    numerator, denominator = value.numerator, value.denominator
    if denominator == 1:
        return str(numerator)
    if numerator > 1:
        for decimals in range(1, _MOST_DECIMALS + 1):
            scaled, rest = divmod(numerator * 10**decimals, denominator)
            if not rest:
                digits = f"{scaled:0{decimals + 1}d}"
                return f"{digits[:-decimals]}.{digits[-decimals:]}"
    return f"{numerator}/{denominator}"


def read_judgment(cell: object) -> Judgment | Finding | None:
    """Read what stands in a cell: a judgment, None where it is blank, or what is wrong.

    Parameters
    ----------
    cell : str, int, float, Fraction, Decimal, date or None
        A float that equals a fraction with a denominator up to 1000 is that fraction; any other
        is the decimal it is shown as. A float NaN is a missing judgment.

    Returns
    -------
    Judgment, Finding or None

    Examples
    --------
    >>> read_judgment("0.333")
    Judgment(value=Fraction(333, 1000), slack=Fraction(1, 2000))
    >>> read_judgment(1 / 3).value
    Fraction(1, 3)
    >>> read_judgment(" ") is None
    True
    """
    if cell is None:
        return None
    if isinstance(cell, str):
        return _read_text(cell)
    if isinstance(cell, Fraction):
        return _checked(cell, Fraction(0), format_judgment(cell))
    if isinstance(cell, int) and not isinstance(cell, bool):
        return _checked(Fraction(cell), Fraction(0), str(cell))
    if isinstance(cell, float):
        return _read_float(float(cell))
    if isinstance(cell, Decimal):
        return _read_text(str(cell)) if cell.is_nan() else _read_text(f"{cell:f}")
    if isinstance(cell, datetime.date | datetime.time):
        return _read_date(cell)
    if hasattr(cell, "item"):  # a number of numpy
        return read_judgment(cell.item())
    return Finding(JUDGMENT_TEXT, {"value": repr(cell)})


def _read_text(text: str) -> Judgment | Finding | None:
    plain = text.strip()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain).translate(_SLASHES).strip()
    if not plain:
        return None
    negative = plain.startswith(("-", "−"))
    match = _RATIO.fullmatch(plain[1:].lstrip() if negative else plain)
    if match is None or not (match[1] or match[2]) or ("/" in plain and not (match[3] or match[4])):
        return _not_a_ratio(text.strip(), plain)
    if "/" not in plain:
        ratio = _decimal(match[1], match[2])
        decimals = len(match[2] or "")
        # 3.0 is the integer 3, typed by someone tidy
        exact = ratio.denominator == 1
        slack = Fraction(0) if exact else Fraction(1, 2 * 10**decimals)
    else:
        divisor = _decimal(match[3], match[4])
        if not divisor:
            return Finding(JUDGMENT_OVER_ZERO, {"value": repr(text.strip())})
        ratio, slack = _decimal(match[1], match[2]) / divisor, Fraction(0)
    return _checked(-ratio if negative else ratio, slack, repr(text.strip()))


def _decimal(whole: str | None, decimals: str | None) -> Fraction:
    digits = decimals or ""
    return Fraction(int((whole or "") + digits or "0"), 10 ** len(digits))


def _checked(value: Fraction, slack: Fraction, shown: str) -> Judgment | Finding:
    if value > 0:
        if value.denominator == 1 and int(value) in _DATE_SERIALS:
            day = _DAY_ZERO + datetime.timedelta(days=int(value))
            return Finding(
                JUDGMENT_DATE,
                {"value": shown, "guess": _likely(day.month, day.day), "how": DATE_IN_TEXT},
            )
        if _ABSURD >= value >= Fraction(1, _ABSURD):
            return Judgment(value, slack)
        return Finding(JUDGMENT_ABSURD, {"value": shown})
    if value == 0:
        return Finding(JUDGMENT_ZERO, {"value": shown})
    guess = format_judgment(-value if value > -1 else -1 / value)
    return Finding(JUDGMENT_NEGATIVE, {"value": shown, "guess": guess})


def _read_float(number: float) -> Judgment | Finding | None:
    if number != number:
        return None
    if number in (float("inf"), float("-inf")):
        return Finding(JUDGMENT_INFINITE, {"value": str(number)})
    if number.is_integer():
        return _checked(Fraction(int(number)), Fraction(0), f"{number:g}")
    shown = repr(number)
    written = Fraction(shown)
    digits, _, exponent = shown.partition("e")
    decimals = len(digits.partition(".")[2]) - int(exponent or 0)
    # Floats computed elsewhere are off in their last digits.
    precise = 10.0**-decimals < 2e-12 * abs(number)
    slack = abs(written) / 10**12 if precise else Fraction(1, 2 * 10**decimals)
    return _checked(_simple_fraction(number) or written, slack, shown)


def _simple_fraction(number: float) -> Fraction | None:
    """Return the fraction with a small denominator that a float equals, by continued fractions."""
    whole = math.floor(number)
    rest = number - whole
    numerators, denominators = (1, whole), (0, 1)
    while denominators[1] <= _SIMPLE_DENOMINATOR:
        if numerators[1] / denominators[1] == number:
            return Fraction(numerators[1], denominators[1])
        if not rest:
            break
        inverse = 1 / rest
        term = math.floor(inverse)
        rest = inverse - term
        numerators = (numerators[1], term * numerators[1] + numerators[0])
        denominators = (denominators[1], term * denominators[1] + denominators[0])
    return None


def _not_a_ratio(shown: str, plain: str) -> Finding:
    """Tell what a text is that is not a ratio."""
    value = {"value": repr(shown)}
    if plain.startswith("="):
        ratio = _RATIO.fullmatch(plain[1:].strip())
        if ratio and ratio[1] and ratio[3]:
            return Finding(JUDGMENT_FORMULA_FRACTION, {**value, "guess": plain[1:].strip()})
        return Finding(JUDGMENT_FORMULA, value)
    if plain.upper() in _ERROR_VALUES:
        return Finding(JUDGMENT_ERROR, value)
    if _NAN.fullmatch(plain):
        return Finding(JUDGMENT_NAN, value)
    if _INFINITE.fullmatch(plain):
        return Finding(JUDGMENT_INFINITE, value)
    if _COMMA_DECIMAL.fullmatch(plain):
        return Finding(JUDGMENT_COMMA, {**value, "guess": plain.replace(",", ".")})
    guess = _fraction_of_date(plain)
    return (
        Finding(JUDGMENT_DATE, {**value, "guess": guess, "how": DATE_IN_TEXT})
        if guess
        else _text(value)
    )


def _text(value: dict[str, str]) -> Finding:
    return Finding(JUDGMENT_TEXT, value)


def _read_date(cell: datetime.date | datetime.time) -> Finding:
    if isinstance(cell, datetime.time):
        return _text({"value": repr(cell.isoformat())})
    shown = cell.strftime("%Y-%m-%d")
    return Finding(
        JUDGMENT_DATE, {"value": shown, "guess": _likely(cell.month, cell.day), "how": DATE_IN_TEXT}
    )


def _fraction_of_date(text: str) -> str | None:
    for pattern in _DATES:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            if name := parts.get("month"):
                if name[:3].lower() not in _MONTHS:
                    continue
                month = _MONTHS.index(name[:3].lower()) + 1
            else:
                month = int(parts["a"])
            return _likely(month, int(parts["b"]))
    return None


def _likely(month: int, day: int) -> str:
    """Guess the fraction behind a date: month/day, or day/month where only that is a fraction."""
    return f"{month}/{day}" if day != 1 else f"{day}/{month}"


class Pair(NamedTuple):
    """What two opposite cells say: one judgment or none, and what is wrong with which cell.

    A finding comes with 0 for the upper cell and 1 for the lower.
    """

    judgment: Fraction | None
    findings: tuple[tuple[int, Finding], ...] = ()


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
    """
    above, below = read_judgment(upper), read_judgment(lower)
    wrong = [(side, read) for side, read in enumerate((above, below)) if isinstance(read, Finding)]
    if isinstance(above, Finding) or isinstance(below, Finding):
        return Pair(None, tuple(wrong))
    if above is None or below is None:
        return _alone(above, upper, 0) if below is None else _alone(below, lower, 1)
    value = _agreed(above, below)
    if value is not None:
        return Pair(value, _off_scale(value, upper, 0))
    for side, (exact, cut) in enumerate(((below, above), (above, below))):
        if _is_cut_off(cut, exact):
            value = exact.value if side else 1 / exact.value
            details = {"value": shown_cell((upper, lower)[side])}
            told = Finding(JUDGMENT_CUT_OFF, {**details, "exact": format_judgment(exact.value)})
            return Pair(value, ((side, told), *_off_scale(value, upper, 0)))
    return Pair(None, ((0, _contradiction(above, below, upper, lower)),))


def _alone(read: Judgment | None, cell: object, side: int) -> Pair:
    """Take a judgment whose opposite cell is blank."""
    if read is None:
        return Pair(None)
    value = _on_scale(read)
    judgment = 1 / value if side else value
    findings = _off_scale(judgment, cell, side)
    guess = _ROUNDED.get(value) if read.slack == _HUNDREDTH / 2 else None
    if guess is not None:
        details = {"value": shown_cell(cell), "guess": f"1/{guess}"}
        findings = (*findings, (side, Finding(JUDGMENT_TWO_DECIMALS, details)))
    return Pair(judgment, findings)


def _on_scale(read: Judgment) -> Fraction:
    """Return a judgment; the decimals of 1/9, such as 0.11, are 1/9."""
    value, slack = read
    near = value - slack <= _SMALLEST <= value + slack
    return _SMALLEST if near and slack and slack <= _HUNDREDTH / 2 else value


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
        return _on_scale(above)
    return 1 / _on_scale(below)


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


def shown_cell(cell: object) -> str:
    """Show a cell in a message: as it was written, without quotation marks.

    >>> shown_cell(" 1/3"), shown_cell(3.0), shown_cell(Fraction(1, 3))
    ('1/3', '3', '1/3')
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, Fraction):
        return format_judgment(cell)
    return f"{cell:g}" if isinstance(cell, float) and cell.is_integer() else str(cell)
