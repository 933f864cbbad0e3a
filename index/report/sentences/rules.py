"""What the words of the prose mean: when a lead is clear, what a strength is, how tiers are cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ahp.common.document.parts import Items, Part, Text
from ahp.common.wording import Language
from index.report.sentences.wording_rules import RULES_LEAD, RULES_OF_WORDS


@dataclass(frozen=True)
class Rules:
    """The numbers in the rules.

    Attributes
    ----------
    top : int
        How many of the first are listed and followed over the years.
    tiers : int
        How many tiers a ranking is cut into.
    years : int
        Years that a movement over time needs at least.
    places : int
        By how many places a dimension must be better (worse) than the composite to be a strength
        (weakness).
    lead : Fraction
        A lead is clear from this share of the leader's score on.
    named : int
        Names that a sentence lists at most; of more the number is told.

    Raises
    ------
    ValueError
        When a number makes no sense.
    """

    top: int = 10
    tiers: int = 3
    years: int = 3
    places: int = 3
    lead: Fraction = Fraction(1, 10)
    named: int = 10

    @property
    def fewest(self) -> int:
        """How many the first must be at least to be spoken of."""
        return max(2, min(3, self.top))

    def __post_init__(self) -> None:
        least = {"top": 1, "tiers": 2, "years": 2, "places": 1, "named": 2}
        for key, low in least.items():
            if getattr(self, key) < low:
                raise ValueError(f"{key} must be at least {low}")
        if not 0 < self.lead < 1:
            raise ValueError("lead must lie between 0 and 1")


def rules_parts(keys: Iterable[str], rules: Rules, lang: Language) -> tuple[Part, ...]:
    """Return what an appendix says of the rules that sentences used; nothing where none was.

    >>> rules_parts((), Rules(), "en")
    ()
    """
    used = {*keys}
    share = f"{float(rules.lead * 100):g}"
    fields = {**vars(rules), "lead": share, "pool": 8 * rules.places}
    fields["fewest"] = rules.fewest
    items = tuple(words(lang, **fields) for key, words in RULES_OF_WORDS.items() if key in used)
    return (Text(RULES_LEAD(lang)), Items(items)) if items else ()
