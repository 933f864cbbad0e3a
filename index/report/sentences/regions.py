"""What there is to say of a region."""

from __future__ import annotations

from ahp.common.wording import Language
from index.report.sentences.rules import Rules
from index.report.sentences.sentence import Sentence
from index.report.standing import Standing


def region_sentences(
    standing: Standing, row: str, pool: str, lang: Language, rules: Rules | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences on a region: rank and score, changes, strengths, its neighbors."""
    return ()
