"""Dates that a spreadsheet made of a fraction or an interval, and what they may have been."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from fractions import Fraction

from ahp.common.findings import Finding
from ahp.model.interval.wording import DATE_OR_INTERVAL, DATE_OR_INTERVALS
from ahp.model.wording import DATE_IN_TEXT, JUDGMENT_DATE

# A date of the years 2000 to 2050 whose format was lost shows as the number of its day.
_DAY_ZERO = datetime.date(1899, 12, 30)
_DATE_SERIALS = range(36526, 55154)

_LARGEST = 9  # an interval beyond the scale is not guessed
_CENTURY = 2000  # the year 3 is 2003
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_TIME = r"(?:[ T][0-9:.]+)?"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<b>[0-9]{{1,2}})\.?[- ]{_MONTH}(?:[- ,]+(?P<y>[0-9]{{2,4}}))?",  # 3-Jan, 3-Jan-22
        rf"{_MONTH}[- ](?P<b>[0-9]{{1,2}})(?:[- ,]+(?P<y>[0-9]{{4}}))?",  # Jan-3, Jan 3, 2022
        # 1月3日, 2022年1月3日
        r"(?:(?P<y>[0-9]{2,4})年)?(?P<a>[0-9]{1,2})月(?P<b>[0-9]{1,2})日",
        # 2022-01-03
        rf"(?P<y>[0-9]{{4}})[-/.](?P<a>[0-9]{{1,2}})[-/.](?P<b>[0-9]{{1,2}}){_TIME}",
        rf"(?P<a>[0-9]{{1,2}})[-/.](?P<b>[0-9]{{1,2}})[-/.](?P<y>[0-9]{{4}}|[0-9]{{2}}){_TIME}",
    )
)


def date_finding(shown: str, month: int, day: int, year: int | None = None) -> Finding:
    """Tell that a cell is a date, and what the spreadsheet may have made it of.

    >>> date_finding("2022-03-05", 3, 5, 2022).message()
    '2022-03-05 is a date; a spreadsheet has probably made it of 3/5 or the interval 3-5'
    >>> date_finding("2003-01-03", 1, 3, 2003).message()[-41:]
    'made it of 1/3, the interval 1-3 or 1/3-3'
    """
    details = {"value": shown, "guess": _guess(month, day, year), "how": DATE_IN_TEXT}
    return Finding(JUDGMENT_DATE, details)


def date_of_serial(value: Fraction) -> datetime.date | None:
    """Return the date whose number a value may be, after its format was lost.

    >>> date_of_serial(Fraction(44564)), date_of_serial(Fraction(3))
    (datetime.date(2022, 1, 3), None)
    """
    if value.denominator == 1 and int(value) in _DATE_SERIALS:
        return _DAY_ZERO + datetime.timedelta(days=int(value))
    return None


def date_of_text(text: str) -> tuple[int, int, int | None] | None:
    """Return month, day and perhaps year of a text that is a date; 3 is the year 2003.

    >>> date_of_text("3-Jan"), date_of_text("2003年1月3日"), date_of_text("3-Foo")
    ((1, 3, None), (1, 3, 2003), None)
    """
    for pattern in _DATES:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            if name := parts.get("month"):
                if name[:3].lower() not in _MONTHS:
                    continue
                month = _MONTHS.index(name[:3].lower()) + 1
            else:
                month = int(parts["a"])
            year = int(parts["y"]) if parts["y"] else None
            return month, int(parts["b"]), year if year is None or year >= 100 else 2000 + year
    return None


def _guess(month: int, day: int, year: int | None) -> Mapping[str, str] | str:
    """Name what is behind a date: a fraction, or intervals whose ends are on the scale.

    The fraction is month/day, or day/month where only that is a fraction. The years 2001 to 2009
    may be the second end of an interval that begins with it, as in 1/3-3.
    """
    fraction = f"{month}/{day}" if day != 1 else f"{day}/{month}"
    low, high = sorted((month, day))
    last = year - _CENTURY if year is not None else 0
    intervals = [f"{low}-{high}"] if 1 <= low < high <= _LARGEST else []
    on_scale = low >= 1 and Fraction(1, _LARGEST) <= Fraction(fraction) < last <= _LARGEST
    if on_scale:
        intervals.append(f"{fraction}-{last}")
    if not intervals:
        return fraction
    words = DATE_OR_INTERVAL if len(intervals) == 1 else DATE_OR_INTERVALS
    said = {"fraction": fraction, "interval": intervals[0], "other": intervals[-1]}
    return {"en": words("en", **said), "zh": words("zh", **said)}
