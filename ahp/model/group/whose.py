"""Whose judgments weights come from, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterable
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

if TYPE_CHECKING:
    from ahp.model.group.group import Group
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
    said = [_intervals_said(judged, lang)]
    if judged.whose.code != OWN_JUDGMENTS.code or any(one.answered for one in judged.experts):
        said.insert(0, WEIGHTS_FROM(lang, whose=judged.whose.said(lang)))
    return BETWEEN_LISTS(lang).join(filter(None, said))


def _intervals_said(judged: Model | Group, lang: Language) -> str:
    grouped = judged.whose.code == "group"
    taken = [one.matrices for one in judged.experts] if grouped else [judged.matrices]
    matrices = [matrix for each in taken for matrix in each.values()]
    count = sum(len(matrix.intervals) for matrix in matrices)
    total = sum(matrix.judged for matrix in matrices)
    return INTERVALS_SAID(lang, count=count, total=total) if count else ""


def _each(words: Words) -> tuple[tuple[str, str], tuple[str, str]]:
    return (words.en, "en"), (words.zh, "zh")


def _filled(words: Words, value: float) -> Words:
    return Words(words.en.format(value), words.zh.format(value))
