"""What there is to say of a pool in an item."""

from __future__ import annotations

from ahp.common.wording import Language
from index.audit.relations import Claim
from index.report.sentences.rules import Rules
from index.report.sentences.sentence import Sentence
from index.report.sentences.wording import LEADS
from index.report.standing import League, Standing


def league_sentences(
    standing: Standing, league: League, lang: Language, rules: Rules | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences on a ranking: its head, its tiers and its changes over the years.

    Nothing is said that the printed figures do not hold; a table without ranks has none.
    """
    year = max(league.years, default=None)
    if year is None or not league.rows(year):
        return ()
    row = league.rows(year)[0]
    score = league.table.figure(row, year, "score")
    if score is None:
        return ()
    text = LEADS(lang, year=year, row=league.name(row, lang), score=score.value)
    claim = Claim("lead", (league.table.code,), (year,), ranks={row: (1,)}, scores={row: score})
    return (Sentence(text, (claim,)),)
