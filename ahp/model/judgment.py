"""One judgment as it is written in a cell: an exact ratio, and how to tell what else it may be."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ahp.common.findings import Finding, MatrixError, Number
from ahp.model.dates import date_finding, date_of_serial, date_of_text
from ahp.model.interval.interval import (
    DASHES,
    Ends,
    Interval,
    middle,
    split_interval,
    split_signed,
)
from ahp.model.interval.wording import (
    INTERVAL_END,
    INTERVAL_HERE,
    INTERVAL_NEGATIVE,
    INTERVAL_UPSIDE_DOWN,
)
from ahp.model.wording import (
    JUDGMENT_ABSURD,
    JUDGMENT_COMMA,
    JUDGMENT_ERROR,
    JUDGMENT_FORMULA,
    JUDGMENT_FORMULA_FRACTION,
    JUDGMENT_INFINITE,
    JUDGMENT_NAN,
    JUDGMENT_NEGATIVE,
    JUDGMENT_OVER_ZERO,
    JUDGMENT_TEXT,
    JUDGMENT_ZERO,
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
_HUNDREDTH = Fraction(1, 100)

_NUMBER = r"([0-9]{0,18})(?:\.([0-9]{0,18}))?"
_RATIO = re.compile(rf"\+?{_NUMBER}(?: ?/ ?{_NUMBER})?")
_COMMA_DECIMAL = re.compile(r"[0-9]{0,18},[0-9]{1,18}")
_NAN = re.compile(r"[+-]?nan", re.IGNORECASE)
_INFINITE = re.compile(r"[+-]?(inf|infinity|∞)", re.IGNORECASE)
_MIXED = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")
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


class Judgment(NamedTuple):
    """A ratio as read: its value, and half a unit of its last decimal (0 where it is exact).

    Of an interval, also its two ends; its value is their middle.
    """

    value: Fraction
    slack: Fraction
    ends: tuple[Judgment, Judgment] | None = None

    @property
    def given(self) -> Fraction:
        """The judgment as it was given: of an interval an `Interval`, which is its middle."""
        if self.ends is None:
            return self.value
        low, high = map(on_scale, self.ends)
        return Interval(low, high) if low < high else low


def parse_judgment(text: str) -> Fraction:
    """Read a single judgment: an integer, a fraction or a decimal, exactly.

    Full-width digits and slashes are read too; 0.11 and 0.1111 are 1/9, the end of the scale.
    For intervals see `ahp.model.pair.read_pair`.

    Parameters
    ----------
    text : str

    Returns
    -------
    Fraction

    Raises
    ------
    MatrixError
        When it is not one ratio above 0; says what it is instead, where that can be told.

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
    if read.ends:
        details = {"value": repr(text.strip()), "middle": format_judgment(read.value)}
        raise MatrixError([Finding(INTERVAL_HERE, details)])
    return on_scale(read)


def is_number(cell: object) -> bool:
    """Whether a cell is a single judgment; a label such as 1-2 is none, nor is an interval.

    >>> is_number("1/3"), is_number("1-2"), is_number("price")
    (True, False, False)
    """
    read = read_judgment(cell)
    return isinstance(read, Judgment) and read.ends is None


def parse_given(text: str) -> Fraction:
    """Read a judgment as `parse_judgment` does, or an interval as an `Interval`.

    >>> parse_given("3-5"), parse_given("1/3")
    (Interval(Fraction(3, 1), Fraction(5, 1)), Fraction(1, 3))
    """
    read = read_judgment(text)
    return read.given if isinstance(read, Judgment) and read.ends else parse_judgment(text)


def format_judgment(value: Fraction) -> str:
    """Write a judgment: as an integer, a short decimal, or a fraction.

    What is written is read as the same ratio again.

    Parameters
    ----------
    value : Fraction
        Above 0. An `Interval` is written as one.

    Returns
    -------
    str

    Examples
    --------
    >>> [format_judgment(Fraction(*pair)) for pair in [(3, 1), (1, 4), (141, 100), (2, 3)]]
    ['3', '1/4', '1.41', '2/3']
    """
    if isinstance(value, Interval):
        return format_interval(value.ends)
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


def format_interval(ends: Ends) -> str:
    """Write an interval: its ends as judgments with a hyphen between.

    >>> format_interval((Fraction(1, 3), Fraction(5, 2)))
    '1/3-2.5'
    """
    return "-".join(map(format_judgment, ends))


def read_judgment(cell: object) -> Judgment | Finding | None:
    """Read what stands in a cell: a judgment, None where it is blank, or what is wrong.

    Parameters
    ----------
    cell : str, int, float, Fraction, Decimal, date, tuple or None
        A float that equals a fraction with a denominator up to 1000 is that fraction; any other
        is the decimal it is shown as. A float NaN is a missing judgment. A tuple has the two ends
        of an interval; a text such as ``3-5``, ``3 to 5``, ``3至5`` or ``[3, 5]`` is one too.

    Returns
    -------
    Judgment, Finding or None

    Examples
    --------
    >>> read_judgment("0.333").slack, read_judgment("3-5").value
    (Fraction(1, 2000), Fraction(4, 1))
    >>> read_judgment(1 / 3).value
    Fraction(1, 3)
    >>> read_judgment(" ") is None
    True
    """
    if cell is None:
        return None
    if isinstance(cell, str):
        return _read_text(cell)
    if isinstance(cell, Interval):
        return _read_ends(*cell.ends, format_judgment(cell))
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
    if isinstance(cell, tuple) and len(cell) == 2:
        return _read_ends(cell[0], cell[1], shown_cell(cell))
    if hasattr(cell, "item"):  # a number of numpy
        return read_judgment(cell.item())
    return Finding(JUDGMENT_TEXT, {"value": repr(cell)})


def _read_text(text: str) -> Judgment | Finding | None:
    plain = text.strip()
    if not plain.isascii():
        apart = _MIXED.sub(" ", plain)  # 1½ is not 11/2
        plain = unicodedata.normalize("NFKC", apart).translate(_SLASHES).strip()
    if not plain:
        return None
    negative = plain.startswith(tuple(DASHES))  # whichever of them stands for minus
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
        if day := date_of_serial(value):
            return date_finding(shown, day.month, day.day, day.year)
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
        return _checked(Fraction(int(number)), Fraction(0), shown_cell(number))
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


def _read_ends(low: object, high: object, shown: str) -> Judgment | Finding:
    """Read the ends of an interval."""
    ends = read_judgment(low), read_judgment(high)
    for end, cell in zip(ends, (low, high), strict=True):
        if isinstance(end, Finding):
            return Finding(INTERVAL_END, {"value": shown, "told": end})
        if end is None or end.ends:
            told = Finding(JUDGMENT_TEXT, {"value": repr(shown_cell(cell))})
            return Finding(INTERVAL_END, {"value": shown, "told": told})
    first, second = (end for end in ends if isinstance(end, Judgment))
    values = on_scale(first), on_scale(second)
    if values[0] > values[1]:
        guess = format_interval((values[1], values[0]))
        return Finding(INTERVAL_UPSIDE_DOWN, {"value": shown, "guess": guess})
    return Judgment(middle(values), Fraction(0), (first, second))


def _negative_ends(shown: str, plain: str) -> Finding | None:
    """Tell of an interval with negative ends what may be meant."""
    meant = split_signed(plain)
    if meant is None:
        return None
    read = [read_judgment(end) for end in meant]
    ratios = sorted(end.value for end in read if isinstance(end, Judgment))
    guess = "-".join(map(format_judgment, ratios)) if len(ratios) == len(meant) else "1/3-3"
    return Finding(INTERVAL_NEGATIVE, {"value": repr(shown), "guess": guess})


def _not_a_ratio(shown: str, plain: str) -> Judgment | Finding:
    """Read an interval, or tell what a text is that is neither it nor a ratio."""
    value = {"value": repr(shown)}
    if ends := split_interval(plain):
        return _read_ends(*ends, repr(shown))
    if negative := _negative_ends(shown, plain):
        return negative
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
    day = date_of_text(plain)
    return date_finding(repr(shown), *day) if day else _text(value)


def _text(value: dict[str, str]) -> Finding:
    return Finding(JUDGMENT_TEXT, value)


def _read_date(cell: datetime.date | datetime.time) -> Finding:
    if isinstance(cell, datetime.time):
        return _text({"value": repr(cell.isoformat())})
    return date_finding(cell.strftime("%Y-%m-%d"), cell.month, cell.day, cell.year)


def on_scale(read: Judgment) -> Fraction:
    """Return a judgment; the decimals of 1/9, such as 0.11, are 1/9.

    >>> on_scale(Judgment(Fraction(11, 100), Fraction(1, 200)))
    Fraction(1, 9)
    """
    value, slack = read.value, read.slack
    near = value - slack <= _SMALLEST <= value + slack
    return _SMALLEST if near and slack and slack <= _HUNDREDTH / 2 else value


def shown_cell(cell: object) -> str:
    """Show a cell in a message: as it was written, without quotation marks.

    >>> shown_cell(" 1/3"), shown_cell(3.0), shown_cell(Fraction(1, 3)), shown_cell((3, 5))
    ('1/3', '3', '1/3', '3-5')
    """
    if isinstance(cell, tuple):
        return "-".join(map(shown_cell, cell))
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, Fraction):
        return format_judgment(cell)
    return str(Number(cell)) if isinstance(cell, float) else str(cell)
