"""The charts of a report of printed tables: ranks over the years are all that can be drawn."""

from __future__ import annotations

from functools import partial

from ahp.common.chart.picture import fonts_for, pictures
from ahp.common.document.parts import Figure
from ahp.common.wording import ASIDE, Language
from index.chart.bump import Ranked, draw_ranked
from index.chart.draw import FIRST, Options
from index.chart.wording import CHART_FIRST, CHART_TITLES
from index.project.divisions import province_by_name
from index.report.charts import Asked, Charts
from index.report.standing import League, Standing
from index.report.tables import ordered

BUMP = "bump"
_SALT = "ahp-index"


class PrintedCharts(Charts):
    """The charts of one report of printed tables; as `Charts`, without a result.

    Parameters
    ----------
    standing : Standing
    lang : str
    suffixes : tuple of str
    font : path, optional
    """

    def __init__(
        self, standing: Standing, lang: Language, suffixes: tuple[str, ...], font: str | None = None
    ) -> None:
        self.standing = standing
        self._begin(lang, suffixes, font)

    def _check_fonts(self) -> None:
        fonts_for(self._texts(), self.font)

    def ask(self, kind: str, options: Options, caption: str = "") -> tuple[Figure, ...]:
        """Return a chart of ranks, which is empty until it is drawn; none of other kinds."""
        if kind != BUMP or options.pool is None:
            return ()
        return super().ask(kind, options, caption)

    def _caption(self, kind: str, options: Options) -> str:
        shown = self._ranked(options)
        return shown.title

    def _drawn(self, one: Asked) -> dict[str, bytes]:
        shown = self._ranked(one.options)
        texts = (*shown.regions.values(), *shown.years.values(), shown.title, shown.note)
        make = partial(draw_ranked, shown)
        return pictures(make, texts, self.suffixes, _SALT, self.font, bare=True)

    def _ranked(self, options: Options) -> Ranked:
        return ranked(self.standing.league(options.pool or "", options.node), self.lang)

    def _texts(self) -> tuple[str, ...]:
        """Return everything that the charts may say."""
        leagues = self.standing.leagues
        names = (league.name(row, self.lang) for league in leagues for row in ordered(league))
        titles = [ranked(league, self.lang).title for league in leagues]
        return (*names, *titles, self.standing.source, "0123456789")


def ranked(league: League, lang: Language) -> Ranked:
    """Return the ranks of a league as a chart shows them: those who have one in the latest year.

    Parameters
    ----------
    league : League
    lang : str
    """
    latest = max(league.years)
    rows = league.rows(latest)
    shown = rows[:FIRST]
    title = CHART_TITLES[BUMP](lang, node=league.node_name(lang))
    if len(shown) < len(rows):
        first = CHART_FIRST(lang, count=len(shown), total=len(rows))
        title += ASIDE(lang, text=first)
    years = sorted(league.years)
    found = {(year, row): league.rank(row, year) for year in years for row in shown}
    return Ranked(
        {year: str(year) for year in years},
        {row: _short(league.name(row, lang)) for row in shown},
        {place: float(rank) for place, rank in found.items() if rank is not None},
        title,
        league.table.names.get(lang, ""),
    )


def _short(name: str) -> str:
    """Return a Chinese province's name without its kind, as charts have it: 新疆."""
    province = province_by_name().get(name)
    short = [] if province is None else [one for one in province.aliases if name.startswith(one)]
    return short[0] if short and not name.isascii() else name
