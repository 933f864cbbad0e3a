"""How nodes, judgments and moves are called for readers."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import lru_cache

from ahp.common.wording import Count, Language
from ahp.core.uncertainty.steps import EQUAL, judgments_at
from ahp.model.group.group import Group
from ahp.model.hierarchy import Hierarchy
from ahp.model.judgment import format_judgment
from ahp.sensitivity.effects import Move, Pair
from ahp.sensitivity.layout import Layout
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.spread import Drawn
from ahp.sensitivity.wording import (
    AND_MORE,
    BEFORE,
    DONE_OF,
    DRAWS_DONE,
    HOW_DRAWN,
    LEAVES,
    MOVED,
    OF_PARENT,
    PASSED,
    PASSED_ALL,
    PASSED_LEAST,
    TIED,
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


def given_text(layout: Layout, node: str, a: str, b: str, place: float) -> str:
    """Write a judgment as it was given, such as an interval; of a group, the joint one."""
    if isinstance(layout.judged, Group):
        return judgment_text(place)
    return layout.judged.matrices[node].judgment_text(a, b)


def start_text(layout: Layout, move: Move) -> str:
    """Write a judgment as it was given, before it is moved."""
    return given_text(layout, move.node, move.a, move.b, move.place)


def share_text(share: float) -> str:
    """Write a share in percent without needless decimals.

    >>> share_text(0.9), share_text(0.995), share_text(0.99999999)
    ('90%', '99.5%', '99.999999%')
    """
    return f"{100 * share:.10g}%"


def percent_text(share: float) -> str:
    """Write a counted share in percent; what is not quite none or all is not written as that.

    >>> [percent_text(share) for share in (1.0, 0.99999, 0.5, 1e-6, 0.0)]
    ['100.0%', '>99.9%', '50.0%', '<0.1%', '0.0%']
    """
    text = f"{100 * share:.1f}%"
    if text == "100.0%" and share < 1 - 1e-12:
        return ">99.9%"
    return "<0.1%" if text == "0.0%" and share > 1e-12 else text


def probability_text(share: float) -> str:
    """Write a counted share with three decimals, under the same rule.

    >>> [probability_text(share) for share in (1.0, 0.99999, 0.5, 1e-6, 0.0)]
    ['1.000', '>0.999', '0.500', '<0.001', '0.000']
    """
    text = f"{share:.3f}"
    if text == "1.000" and share < 1 - 1e-12:
        return ">0.999"
    return "<0.001" if text == "0.000" and share > 1e-12 else text


def item_name(found: WeightSensitivity, code: str, lang: Language) -> str:
    """Name a node outside its tree: with the one above it where several are called so."""
    hierarchy = found.judged.hierarchy
    name, above = hierarchy.name(code, lang), hierarchy.node(code).parent
    if above is None or name not in _namesakes(hierarchy, lang):
        return name
    return OF_PARENT(lang, name=name, parent=hierarchy.name(above, lang))


@lru_cache(maxsize=4)
def _namesakes(hierarchy: Hierarchy, lang: Language) -> frozenset[str]:
    """Return the names that several nodes have."""
    counts = Counter(hierarchy.name(code, lang) for code in hierarchy.codes)
    return frozenset(name for name, count in counts.items() if count > 1)


def pair_text(found: WeightSensitivity, move: Move, lang: Language) -> str:
    """Name the two items of a judgment."""
    return f"{item_name(found, move.a, lang)} : {item_name(found, move.b, lang)}"


def move_text(found: WeightSensitivity, move: Move, lang: Language) -> str:
    """Name a judgment, what it is and what it becomes."""
    start, end = start_text(found.layout, move), judgment_text(move.to)
    return MOVED(lang, pair=pair_text(found, move, lang), start=start, end=end)


def order_text(
    found: WeightSensitivity, first: str, second: str, lang: Language, *, tied: bool = False
) -> str:
    """Name two items in their order."""
    names = {"first": item_name(found, first, lang), "second": item_name(found, second, lang)}
    return (TIED if tied else BEFORE)(lang, **names)


def turned_text(found: WeightSensitivity, pairs: tuple[Pair, ...], lang: Language) -> str:
    """Name the first of some pairs that turned round, and count the others."""
    if not pairs:
        return ""
    said = order_text(found, *pairs[0], lang)
    return said if len(pairs) == 1 else AND_MORE(lang, pair=said, count=len(pairs) - 1)


def among_text(found: WeightSensitivity, node: str | None, lang: Language) -> str:
    """Name the items that are set in order: those of a node, or the leaves."""
    return LEAVES(lang) if node is None else found.judged.hierarchy.name(node, lang)


def drawn_line(found: WeightSensitivity, drawn: Drawn, lang: Language) -> str:
    """Say how draws were made, and which share of them passed the threshold of CR.

    The doubt and its source, how many draws, the seed, and which count.
    """
    counts = {"done": Count(drawn.done), "draws": drawn.asked}
    how = HOW_DRAWN(
        lang,
        doubt=drawn.said(lang),
        draws=(DRAWS_DONE if drawn.complete else DONE_OF)(lang, **counts),
        share=share_text(drawn.probability),
    )
    parts = how, _passed(found, drawn, lang), drawn.doubt.source
    return " · ".join(part for part in parts if part)


def _passed(found: WeightSensitivity, drawn: Drawn, lang: Language) -> str:
    """Say which share passed, and of which matrix the least; nothing where there is no CR."""
    passed = {code: one.accepted * (1 - one.failing) for code, one in drawn.ratios.items()}
    if not passed:
        return ""
    least = min(passed, key=lambda code: passed[code])
    if passed[least] == 1.0:
        return PASSED_ALL(lang)
    mean = sum(passed.values()) / len(passed)
    if len(passed) == 1:
        return PASSED(lang, share=percent_text(mean))
    return PASSED_LEAST(
        lang,
        share=percent_text(mean),
        count=len(passed),
        node=item_name(found, least, lang),
        least=percent_text(passed[least]),
    )
