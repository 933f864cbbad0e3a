"""Years as files and options write them: 2020, or spans such as 2020/21 and 2020-2021."""

from __future__ import annotations

import datetime
import re
import unicodedata

from ahp.common.findings import Finding, UsageError
from index.files.wording import YEAR_IS_DATE, YEAR_NOT_NUMBER, YEAR_SPAN_NOT_NEXT
from index.project.errors import StepError
from index.project.project import IndexProject
from index.project.wording import YEAR_UNKNOWN
from index.project.years import PLAIN_YEARS, Year, YearStyle

_FOUR = "[12][0-9]{3}"
_PLAIN = re.compile(rf"({_FOUR})\s*年?")
_SPAN = re.compile(rf"({_FOUR})\s*([-–—/])\s*({_FOUR}|[0-9]{{2}})\s*(?:年|年度|学年|财年)?")
_HYPHENS = str.maketrans("‐‑−", "---")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(rf"({_FOUR})[-/.年]([0-9]{{1,2}})(?:[-/.月]([0-9]{{1,2}})日?|月)(?: [0-9:]+)?")
_MONTH_AND_YEAR = re.compile(rf"(?:([a-z]{{3}})|([0-9]{{1,2}})月)-({_FOUR}|[0-9]{{2}})")
_DAY_AND_MONTH = re.compile(r"[0-9]{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_DAY_ZERO = datetime.date(1899, 12, 30)  # from which spreadsheets count
_EXAMPLE = "2008/09"


def parse_year(text: str) -> Year | Finding:
    """Read a year, or a span of two years in a row, which is known by the first.

    Parameters
    ----------
    text : str

    Returns
    -------
    Year or Finding
        A finding says why it is none: no year at all, a span that does not end in the next year,
        or what a spreadsheet has made a date of.

    Examples
    --------
    >>> str(parse_year("2020")), str(parse_year("2020–2021")), parse_year("1999/00").first
    ('2020', '2020–2021', 1999)
    >>> parse_year("2019-2021").message()
    "'2019-2021' does not end in the year after 2019"
    >>> parse_year("2008-09-01").hint()[-19:]
    'write 2008/09 again'
    """
    shown = repr(text)
    if any(one.isdigit() and not one.isdecimal() for one in text):  # such as superscripts
        return Finding(YEAR_NOT_NUMBER, {"value": shown})
    text = " ".join(unicodedata.normalize("NFKC", text.translate(_HYPHENS)).split())
    if match := _PLAIN.fullmatch(text):
        return Year(int(match[1]), PLAIN_YEARS)
    if match := _SPAN.fullmatch(text):
        first, style = int(match[1]), YearStyle(match[2], len(match[3]))
        if match[3] == str(first + 1)[-style.digits :]:
            return Year(first, style)
        fitting = style.name(first)
        said = {"value": shown, "first": str(first), "fitting": fitting}
        return Finding(YEAR_SPAN_NOT_NEXT, said)
    if (month := _month_in(text.casefold())) is not None:
        return Finding(YEAR_IS_DATE, {"value": shown, "guess": _before(*month) or _EXAMPLE})
    return Finding(YEAR_NOT_NUMBER, {"value": shown})


def asked_year(project: IndexProject, asked: str | None) -> int | None:
    """Return the year of a project that is asked for; None where none is.

    Raises
    ------
    UsageError
        What is no year.
    StepError
        As for `year_in`.
    """
    if asked is None:
        return None
    year = parse_year(asked)
    if isinstance(year, Finding):
        raise UsageError([year])
    return year_in(project, year)


def year_in(project: IndexProject, year: Year) -> int:
    """Return by what a project knows a year; a span may be written otherwise than it writes it.

    Raises
    ------
    StepError
        A plain year where the project has spans, or a span where its years are plain.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> year_in(tiny(), Year(2022))
    2022
    """
    if year.style.plain == project.year_style.plain:
        return year.first
    known = project.year_style.names(project.values.index.unique("year"))
    raise StepError([Finding(YEAR_UNKNOWN, {"year": str(year), "known": known})])


def _month_in(text: str) -> tuple[int, int] | None:
    """Return the year and month of what spreadsheets write of a date; -1 where it lacks them."""
    if match := _DATE.fullmatch(text):
        return int(match[1]), int(match[2])
    match = _MONTH_AND_YEAR.fullmatch(text)
    if match and (match[1] is None or match[1] in _MONTHS):
        month = _MONTHS.index(match[1]) + 1 if match[1] else int(match[2])
        return int(match[3]) + (0 if len(match[3]) > 2 else 2000), month
    if _DAY_AND_MONTH.fullmatch(text):
        return -1, -1
    if re.fullmatch("[0-9]{5}", text):  # the number of a day, where its format was lost
        day = _DAY_ZERO + datetime.timedelta(int(text))
        if day.day == 1 and _before(day.year, day.month):
            return day.year, day.month
    return None


def _before(year: int, month: int) -> str:
    """Return the span that became a date as its second year was taken for a month, if any did."""
    return f"{year}/{month:02}" if month == (year + 1) % 100 else ""
