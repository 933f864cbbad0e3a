"""A summary of the whole, for the front of a report."""

from __future__ import annotations

from ahp.common.wording import Language
from index.report.sentences.changes import movers
from index.report.sentences.dimensions import leaders_by_dimension
from index.report.sentences.leaders import leader
from index.report.sentences.over_years import always_in_top
from index.report.sentences.rules import Rules
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import view_of
from index.report.standing import Standing


def overview_sentences(
    standing: Standing, lang: Language, rules: Rules | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences that sum up a report, pool by pool.

    Of each: who leads and by how much, how many moved, who was always at the top, and who leads
    in which dimension.

    Parameters
    ----------
    standing : Standing
    lang : str
    rules : Rules, optional

    Returns
    -------
    tuple of Sentence
    """
    return tuple(one for part in overview_paragraphs(standing, lang, rules) for one in part)


def overview_paragraphs(
    standing: Standing, lang: Language, rules: Rules | None = None
) -> tuple[tuple[Sentence, ...], ...]:
    """Return the same in paragraphs, one of each pool.

    Parameters
    ----------
    standing : Standing
    lang : str
    rules : Rules, optional

    Returns
    -------
    tuple of tuple of Sentence
    """
    goals = [
        league
        for pool in standing.pools
        for league in standing.of(pool)
        if league.node == standing.goal
    ]
    views = [view_of(standing, league, lang, rules) for league in goals]
    found = [
        (
            *leader(view, view.years[-1]),
            *leaders_by_dimension(standing, view),
            *movers(view)[:1],
            *always_in_top(view),
        )
        for view in views
        if view.years
    ]
    return tuple(part for part in found if part)
