"""How nodes, judgments and moves are called for readers."""

from __future__ import annotations

from fractions import Fraction

from ahp.common.wording import Language
from ahp.core.uncertainty.steps import EQUAL, judgments_at
from ahp.model.judgment import format_judgment
from ahp.sensitivity.effects import Move, Pair
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.spread import Drawn
from ahp.sensitivity.wording import (
    AND_MORE,
    BEFORE,
    DONE_OF,
    DRAWS_DONE,
    HOW_DRAWN,
    LEAVES,
)


def judgment_text(place: float) -> str:
    """Write the judgment at a place of the scale.

    >>> judgment_text(14.0), judgment_text(6.0), judgment_text(9.5)
    ('7', '1/3', '2.5')
    """
    if place.is_integer():
        steps = int(place - EQUAL)
        return format_judgment(Fraction(steps + 1) if steps >= 0 else Fraction(1, 1 - steps))
    return f"{float(judgments_at(place)):.3g}"


def share_text(share: float) -> str:
    """Write a share in percent without needless decimals.

    >>> share_text(0.9), share_text(0.995)
    ('90%', '99.5%')
    """
    return f"{round(100 * share, 6):g}%"


def pair_text(found: WeightSensitivity, move: Move, lang: Language) -> str:
    """Name the two items of a judgment, as in the other commands."""
    name = found.judged.hierarchy.name
    return f"{name(move.a, lang)} : {name(move.b, lang)}"


def turned_text(found: WeightSensitivity, pairs: tuple[Pair, ...], lang: Language) -> str:
    """Name the first of some pairs that turned round, and count the others."""
    if not pairs:
        return ""
    name = found.judged.hierarchy.name
    first, second = pairs[0]
    said = BEFORE(lang, first=name(first, lang), second=name(second, lang))
    return said if len(pairs) == 1 else AND_MORE(lang, pair=said, count=len(pairs) - 1)


def among_text(found: WeightSensitivity, node: str | None, lang: Language) -> str:
    """Name the items that are set in order: those of a node, or the leaves."""
    return LEAVES(lang) if node is None else found.judged.hierarchy.name(node, lang)


def drawn_line(drawn: Drawn, lang: Language) -> str:
    """Say how draws were made: the doubt and its source, how many, the seed, and which count."""
    counts = {"done": drawn.done, "draws": drawn.asked}
    return HOW_DRAWN(
        lang,
        doubt=drawn.said(lang),
        source=drawn.doubt.source,
        draws=(DRAWS_DONE if drawn.complete else DONE_OF)(lang, **counts),
        share=share_text(drawn.probability),
    )
