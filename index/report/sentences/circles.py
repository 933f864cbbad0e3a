"""What there is to say of circles beside each other."""

from __future__ import annotations

from ahp.common.wording import Language
from index.report.sentences.leagues import league_sentences
from index.report.sentences.rules import Rules
from index.report.sentences.sentence import Sentence
from index.report.standing import League, Standing


def circle_sentences(
    standing: Standing, league: League, lang: Language, rules: Rules | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences on a few circles: leader, gap, order over the years, exchanges."""
    return league_sentences(standing, league, lang, rules)
