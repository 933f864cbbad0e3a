"""How years are written: plainly, or as spans of two, such as those of budgets and schools."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ahp.common.wording import Language


@dataclass(frozen=True)
class YearStyle:
    """How the years of a project are written. What is computed with is the first year of a span.

    Attributes
    ----------
    sign : str
        What stands between the two years of a span; nothing where years are plain.
    digits : int
        Of the second year: 2 or 4.
    """

    sign: str = ""
    digits: int = 2

    @property
    def plain(self) -> bool:
        """Whether a year is one year."""
        return not self.sign

    def name(self, year: int) -> int | str:
        """Return what a year is called: itself, or a span that begins with it.

        >>> YearStyle().name(2020), YearStyle("/").name(1999), YearStyle("-", 4).name(2020)
        (2020, '1999/00', '2020-2021')
        """
        year = int(year)
        return year if self.plain else f"{year}{self.sign}{str(year + 1)[-self.digits :]}"

    def names(self, years: Iterable[int]) -> list[str]:
        """Return what some years are called, as texts."""
        return [str(self.name(year)) for year in years]

    def range(self, first: int, last: int, lang: Language = "en") -> str:
        """Return what a range of years is called; what parts spans must not look like one.

        >>> YearStyle().range(2020, 2022), YearStyle("-").range(2020, 2022)
        ('2020–2022', '2020-21 – 2022-23')
        >>> YearStyle().range(2020, 2022, "zh")
        '2020—2022'
        """
        if first == last:
            return str(self.name(first))
        sign = "—" if lang == "zh" else "–"
        return (sign if self.plain else f" {sign} ").join(self.names([first, last]))

    def in_range(self, text: str, lang: Language = "en") -> str:
        """Return a year, or a range of years with a hyphen, as the years are called.

        >>> YearStyle("/").in_range("2020-2022"), YearStyle().in_range("2020-2022")
        ('2020/21 – 2022/23', '2020–2022')
        """
        years = [int(part) for part in text.split("-")]
        return self.range(years[0], years[-1], lang)


PLAIN_YEARS = YearStyle()


class Year(NamedTuple):
    """A year as it is written somewhere.

    >>> str(Year(2020, YearStyle("/")))
    '2020/21'
    """

    first: int
    style: YearStyle = PLAIN_YEARS

    def __str__(self) -> str:
        """Return it as it is written."""
        return str(self.style.name(self.first))
