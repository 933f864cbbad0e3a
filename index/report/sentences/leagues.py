"""What there is to say of a pool in an item."""

from __future__ import annotations

from ahp.common.wording import Language
from index.report.sentences.changes import movers, newcomers, same_order
from index.report.sentences.dimensions import leaders_by_dimension
from index.report.sentences.followers import followers, tiers, ties
from index.report.sentences.leaders import leader
from index.report.sentences.over_years import always_in_top, ranks_at_the_top
from index.report.sentences.rules import Rules
from index.report.sentences.sentence import Sentence
from index.report.sentences.view import view_of
from index.report.standing import League, Standing


def league_sentences(
    standing: Standing, league: League, lang: Language, rules: Rules | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences on a ranking: its head, its tiers and its changes over the years.

    Nothing is said that the printed figures do not hold; a table without ranks has none.

    Parameters
    ----------
    standing : Standing
    league : League
        One of its.
    lang : str
    rules : Rules, optional

    Returns
    -------
    tuple of Sentence
    """
    return tuple(one for part in league_paragraphs(standing, league, lang, rules) for one in part)


def league_paragraphs(
    standing: Standing, league: League, lang: Language, rules: Rules | None = None
) -> tuple[tuple[Sentence, ...], ...]:
    """Return the same in paragraphs: the latest year, what changed in it, what held over all years.

    Parameters
    ----------
    standing : Standing
    league : League
        One of its.
    lang : str
    rules : Rules, optional

    Returns
    -------
    tuple of tuple of Sentence
    """
    view = view_of(standing, league, lang, rules)
    if not view.years:
        return ()
    year = view.years[-1]
    now = (
        *leader(view, year),
        *followers(view, year),
        *(tiers(view, year) if view.goal else ()),
        *ties(view, year),
        *(leaders_by_dimension(standing, view) if view.goal else ()),
    )
    always = always_in_top(view)
    steady = any(len(one.claims[0].rows) == view.top for one in always if "always" in one.rules)
    changed = (*movers(view), *same_order(view), *(() if steady else newcomers(view)))
    always = (*always, *(ranks_at_the_top(view) if view.goal else ()))
    if len(always) < 2:  # too little for a paragraph of its own
        changed, always = (*changed, *always), ()
    if len(changed) < 2:
        now, changed = (*now, *changed), ()
    return tuple(part for part in (now, changed, always) if part)
