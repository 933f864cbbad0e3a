"""A summary of the whole, for the front of a report."""

from __future__ import annotations

from ahp.common.wording import Language
from index.report.sentences.leagues import league_sentences
from index.report.sentences.rules import Rules
from index.report.sentences.sentence import Sentence
from index.report.standing import Standing


def overview_sentences(
    standing: Standing, lang: Language, rules: Rules | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences that sum up a report: the leaders of each pool in the goal."""
    leagues = [standing.league(pool) for pool in standing.pools]
    return tuple(
        one for league in leagues for one in league_sentences(standing, league, lang, rules)
    )
