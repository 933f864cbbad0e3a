"""What there is to say of circles beside each other."""

from __future__ import annotations

from ahp.common.wording import Language
from index.report.sentences.changes import movers
from index.report.sentences.dimensions import leaders_by_dimension
from index.report.sentences.followers import followers, ties
from index.report.sentences.leaders import leader
from index.report.sentences.over_years import order_over_years
from index.report.sentences.rules import Rules
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import view_of
from index.report.standing import League, Standing


def circle_sentences(
    standing: Standing, league: League, lang: Language, rules: Rules | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences on a few circles: leader, gap, order over the years, exchanges.

    Parameters
    ----------
    standing : Standing
    league : League
        One of its, of few rows.
    lang : str
    rules : Rules, optional

    Returns
    -------
    tuple of Sentence
    """
    return tuple(one for part in circle_paragraphs(standing, league, lang, rules) for one in part)


def circle_paragraphs(
    standing: Standing, league: League, lang: Language, rules: Rules | None = None
) -> tuple[tuple[Sentence, ...], ...]:
    """Return the same in paragraphs: the latest year, and the order over the years.

    Parameters
    ----------
    standing : Standing
    league : League
        One of its, of few rows.
    lang : str
    rules : Rules, optional

    Returns
    -------
    tuple of tuple of Sentence
    """
    view = view_of(standing, league, lang, rules)
    if not view.years:
        return ()
    year, over_years = view.years[-1], order_over_years(view)
    now = (
        *leader(view, year),
        *followers(view, year),
        *ties(view, year),
        *(leaders_by_dimension(standing, view) if view.goal else ()),
    )
    if len(over_years) < 2:  # too little for a paragraph of its own
        return ((*now, *(over_years or movers(view))),)
    return (now, over_years)
