"""League tables of a report: ranks of all years side by side, with the scores in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from ahp.common.document.parts import Column, Grid
from ahp.common.document.table import shown
from ahp.common.document.text import key
from ahp.common.wording import Language
from index.project.regions import CIRCLE
from index.project.wording import kind_word
from index.rank.intervals import Intervals
from index.rank.partial import partial_notes
from index.rank.wording import RANKED_FIGURES, SCORE_OF
from index.report.context import Context
from index.report.printed.differences import correction_notes
from index.report.standing import League
from index.report.wording import EXCERPT_NOTE
from index.steps.pools import pools_of


def league_name(league: League) -> str:
    """Return what others refer to a league table by.

    >>> from index.project.example import tiny
    >>> from index.report.built import standing_of
    >>> from index.steps.build import build
    >>> league_name(standing_of(build(tiny())).league("province"))
    'league-province-goal'
    """
    return key(f"league-{league.pool}-{league.node}")


def league_grid(report: Context, league: League) -> Grid:
    """Return a league table; of the goal with intervals of the ranks where there are runs.

    Parameters
    ----------
    report : Context
    league : League

    Returns
    -------
    Grid
        Rows in the order of the latest year, then of those before.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.report.built import standing_of
    >>> from index.steps.build import build
    >>> standing = standing_of(build(tiny()))
    >>> grid = league_grid(Context(standing), standing.league("province"))
    >>> list(grid.shown())[0]
    ['north', '1 (93.8)', '1 (93.8)']
    """
    lang, years = report.lang, league.years
    of_goal = league.node == report.standing.goal
    sure = Intervals(report.runs, league.pool) if report.runs is not None and of_goal else None
    sure = sure if sure is not None and sure.known else None
    columns = [Column("name", kind_word(league.pool, lang))]
    for year in years:
        called = report.year_name(year)
        columns.append(Column(str(year), called, align="right"))
        if sure is not None:
            columns.append(Column(f"score-{year}", SCORE_OF(lang, year=called), align="right"))
    rows = [_row(league, row, years, lang, sure) for row in ordered(league)]
    title = league.table.names.get(lang) or next(iter(league.table.names.values()), "")
    return Grid(
        tuple(columns),
        rows,
        title,
        notes=_notes(report, league, sure),
        name=league_name(league),
    )


def ordered(league: League) -> tuple[str, ...]:
    """Return all rows of a league, in the order of the latest year that lists them."""
    return tuple(dict.fromkeys(row for year in league.years for row in league.rows(year)))


def rank_text(league: League, row: str, year: int) -> str:
    """Return a rank as it is printed, empty where there is none."""
    figure = league.table.figure(row, year, "rank")
    return "" if figure is None else str(figure.value)


def score_text(league: League, row: str, year: int) -> str:
    """Return a score as it is printed, empty where there is none."""
    figure = league.table.figure(row, year, "score")
    return "" if figure is None else f"{figure.value:f}"


def place_text(league: League, row: str, year: int) -> str:
    """Return a rank with the score in brackets, as far as each is printed."""
    rank, score = rank_text(league, row, year), score_text(league, row, year)
    return f"{rank} ({score})" if rank and score else rank or score


def _row(
    league: League, row: str, years: Sequence[int], lang: Language, sure: Intervals | None
) -> list[str]:
    cells = [league.name(row, lang)]
    for year in years:
        if sure is None:
            cells.append(place_text(league, row, year))
            continue
        rank = rank_text(league, row, year)
        cells += [sure.text(year, row, float(rank)) if rank else "", score_text(league, row, year)]
    return cells


def _notes(report: Context, league: League, sure: Intervals | None) -> tuple[str, ...]:
    """Say how to read the figures, and how they came about."""
    lang = report.lang
    notes = [] if sure is None else list(sure.notes(lang))
    if sure is None:
        notes.append(_figures(report, league))
    if report.printed is not None:
        notes += correction_notes(report.printed, league, lang)
    if league.excerpt:
        notes.append(EXCERPT_NOTE(lang))
    if report.result is not None:
        pool = pools_of(report.result, league.pool)[0]
        years = list(league.years)
        notes += partial_notes(report.result, pool, league.node, years, lang)
    return tuple(notes)


def _figures(report: Context, league: League) -> str:
    lang = report.lang
    if not league.points:
        return RANKED_FIGURES["score"](lang)
    if league.pool == CIRCLE or report.result is None:
        return RANKED_FIGURES["circle"](lang)
    settings = report.result.settings
    top = float(report.result.attainable[league.node])
    return RANKED_FIGURES["points"](lang, top=shown(top, settings.decimals))
