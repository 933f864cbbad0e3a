"""Whose judgments weights come from, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ahp.common.wording import BETWEEN_LISTS, Language, Words
from ahp.model.experts import Expert
from ahp.model.group.settings import GroupSettings
from ahp.model.group.wording import (
    AGGREGATIONS_SAID,
    OF_EXPERT,
    OF_GROUP,
    ONLY_CONSISTENT,
    OWN,
    TRIMMED,
    WEIGHTINGS_SAID,
    WEIGHTS_FROM,
)
from ahp.model.interval.wording import INTERVALS_SAID
from ahp.model.matrix import PairwiseMatrix

if TYPE_CHECKING:
    from ahp.model.group.group import Group, GroupNode
    from ahp.model.model import Model


class Whose(NamedTuple):
    """Whose judgments weights come from.

    Attributes
    ----------
    code : str
        ``own``, ``group``, or ``expert:`` and the person's code.
    said : Words
    """

    code: str
    said: Words


class IntervalCount(NamedTuple):
    """How many judgments are intervals, which count as their middle, and how many there are."""

    intervals: int
    total: int


OWN_JUDGMENTS = Whose("own", OWN)


def of_expert(expert: Expert) -> Whose:
    """Say that judgments are one person's.

    >>> of_expert(Expert("wang", {"zh": "王芳", "en": "Wang Fang"})).said("zh")
    '王芳的判断'
    """
    en, zh = (words.format(expert.name(lang)) for words, lang in _each(OF_EXPERT))
    return Whose(f"expert:{expert.code}", Words(en, zh))


def of_group(settings: GroupSettings, experts: Iterable[Expert]) -> Whose:
    """Say that judgments are a group's, and how it is formed.

    >>> two = [Expert("li"), Expert("wang")]
    >>> of_group(GroupSettings(), two).said("en")
    'the group of 2: mean of judgments (AIJ), all count alike'
    """
    weights = [one.weight for one in experts]
    alike = settings.weights == "given" and len(set(weights)) == 1
    words = [
        AGGREGATIONS_SAID[settings.aggregation, settings.mean],
        WEIGHTINGS_SAID["equal" if alike else settings.weights],
    ]
    if settings.consistent is not None:
        words.append(_filled(ONLY_CONSISTENT, settings.consistent))
    if settings.trim:
        words.append(_filled(TRIMMED, settings.trim))
    how = {"en": ", ".join(one.en for one in words), "zh": "，".join(one.zh for one in words)}
    en, zh = (text.format(count=len(weights), how=how[lang]) for text, lang in _each(OF_GROUP))
    return Whose("group", Words(en, zh))


def weights_from(judged: Model | Group, lang: Language) -> str:
    """Say for above a table whose judgments weights come from, and how many are intervals.

    Nothing where nobody else judged and all judgments are sharp.
    """
    said = [intervals_said(judged.intervals.values(), lang)]
    if judged.whose.code != OWN_JUDGMENTS.code or any(one.answered for one in judged.experts):
        said.insert(0, WEIGHTS_FROM(lang, whose=judged.whose.said(lang)))
    return BETWEEN_LISTS(lang).join(filter(None, said))


def intervals_said(counts: Iterable[IntervalCount], lang: Language) -> str:
    """Say how many judgments are intervals; nothing where none is.

    >>> intervals_said([IntervalCount(1, 3), IntervalCount(0, 1)], "en")[:35]
    '1 of 4 judgments are intervals; wei'
    """
    counts = tuple(counts)
    count, total = sum(one.intervals for one in counts), sum(one.total for one in counts)
    return INTERVALS_SAID(lang, count=count, total=total) if count else ""


def count_intervals(matrices: Iterable[PairwiseMatrix]) -> IntervalCount:
    """Count the judgments of matrices that are intervals, and all."""
    listed = tuple(matrices)
    intervals = sum(len(matrix.intervals) for matrix in listed)
    return IntervalCount(intervals, sum(matrix.judged for matrix in listed))


def group_intervals(
    people: Iterable[Expert], at: Mapping[str, GroupNode]
) -> dict[str, IntervalCount]:
    """Count by node the intervals among the judgments of a group that count."""
    by_code = {one.code: one for one in people}
    found = {}
    for code, node in at.items():
        counted = {expert: by_code[expert].matrices[code] for expert in node.experts}
        for out in node.left_out:
            if out.pair is not None and out.expert in counted:
                counted[out.expert] = counted[out.expert].replace(*out.pair, None)
        found[code] = count_intervals(counted.values())
    return found


def _each(words: Words) -> tuple[tuple[str, str], tuple[str, str]]:
    return (words.en, "en"), (words.zh, "zh")


def _filled(words: Words, value: float) -> Words:
    return Words(words.en.format(value), words.zh.format(value))
