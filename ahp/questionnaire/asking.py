"""Whom a questionnaire asks what, by the options of the command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from ahp.common.findings import Finding, Named, Place, UsageError
from ahp.common.names import unknown_choice
from ahp.common.wording import Language
from ahp.core.designs import DESIGNS, design
from ahp.core.group import aggregate_judgments
from ahp.model.called import called, suggested
from ahp.model.experts import Expert
from ahp.model.model import Model
from ahp.questionnaire.questions import Names, Pair, Questionnaire
from ahp.questionnaire.wording import (
    ASK_TWICE,
    ASK_UNCLEAR,
    NO_EXPERTS,
    NOBODY_JUDGED,
    NODE_NOT_JUDGED,
    NODE_OF_SEVERAL,
    NOTHING_COMPARED,
)

ALL, BOTH = "all", "both"
LANGUAGES = ("zh", "en", BOTH)

_BETWEEN = re.compile(r"[,，;；\n]")
_NUMBER = re.compile(r"[0-9]{1,9}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def listed(text: str) -> list[str]:
    """Return what a list on the command line names.

    >>> listed("wang, 李教授，zhao")
    ['wang', '李教授', 'zhao']
    """
    return list(dict.fromkeys(one for part in _BETWEEN.split(text) if (one := part.strip())))


def languages_of(text: str | None, lang: Language) -> tuple[Language, ...]:
    """Return the languages of a form; it opens in the first.

    >>> languages_of(None, "en"), languages_of("both", "zh")
    (('en',), ('zh', 'en'))
    """
    if text is None:
        return (lang,)
    if text == BOTH:
        return ("zh", "en") if lang == "zh" else ("en", "zh")
    for one in ("zh", "en"):
        if text == one:
            return ("zh",) if one == "zh" else ("en",)
    raise unknown_choice("--languages", text, LANGUAGES)


def experts_of(model: Model, text: str | None) -> tuple[Expert, ...] | None:
    """Return the experts named, all of them for ``all``; None where nobody is named.

    Raises
    ------
    UsageError
        When the model has none, or nobody or several are called so.
    """
    if text is None:
        return None
    names = listed(text)
    if not model.experts or not names:
        raise UsageError.of(NO_EXPERTS)
    if names == [ALL]:
        return model.experts
    return tuple(dict.fromkeys(model.expert(name) for name in names))


def nodes_of(model: Model, text: str | None) -> tuple[str, ...]:
    """Return the codes of the nodes named, in the order of the hierarchy; by default all.

    Raises
    ------
    UsageError
        When nothing is judged at one, or several are called so, or nothing is left to ask.
    """
    hierarchy = model.hierarchy
    wanted = set(hierarchy.judged)
    if text is not None:
        wanted = set()
        for name in listed(text):
            found = called(hierarchy, name, hierarchy.judged)
            if not found:
                near = suggested(hierarchy, name, hierarchy.judged)
                raise UsageError.of(NODE_NOT_JUDGED, node=name, suggestion=near)
            if len(found) > 1:
                raise UsageError.of(NODE_OF_SEVERAL, node=name, codes=list(found))
            wanted.update(found)
    if not wanted:
        raise UsageError.of(NOTHING_COMPARED)
    return tuple(code for code in hierarchy.judged if code in wanted)


def pairs_of(
    model: Model, nodes: Sequence[str], kind: str
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return the pairs a design asks, by the number of items.

    Raises
    ------
    UsageError
        With every matrix that a number of pairs does not go for; or no design has that name.
    """
    if kind not in DESIGNS and not _NUMBER.fullmatch(kind):
        raise unknown_choice("--design", kind, [*DESIGNS, "K"])
    asked: str | int = kind if kind in DESIGNS else int(kind)
    found, wrong = {}, []
    for code in nodes:
        n = len(model.hierarchy.items(code))
        try:
            found[n] = tuple((int(i), int(j)) for i, j in design(n, asked))
        except UsageError as error:
            node = Named(code, model.hierarchy.node(code).names)
            place = Place(node=node)
            wrong += [Finding(one.what, one.details, None, place) for one in error.findings]
    if wrong:
        raise UsageError(wrong)
    return found


def asked_of(text: str | None) -> tuple[Names, ...]:
    """Return what else a person is asked: names by language.

    >>> [dict(one) for one in asked_of("领域/Field, 年限")]
    [{'zh': '领域', 'en': 'Field'}, {'zh': '年限', 'en': '年限'}]

    Raises
    ------
    UsageError
        When one is blank or has more than two names, or two have the same name.
    """
    if text is None:
        return ()
    found: list[Names] = []
    for part in _BETWEEN.split(text):
        names = [name.strip() for name in part.split("/")]
        if len(names) > 2 or not all(names):
            raise UsageError.of(ASK_UNCLEAR, text=part.strip())
        zh, en = names[0], names[-1]
        if _CHINESE.search(en) and not _CHINESE.search(zh):
            zh, en = en, zh
        for lang, name in (("zh", zh), ("en", en)):
            if name in (one[lang] for one in found):
                raise UsageError.of(ASK_TWICE, name=name)
        found.append({"zh": zh, "en": en})
    return tuple(found)


Means = Mapping[tuple[str, Pair], float]


def group_means(model: Model, nodes: Iterable[str]) -> dict[tuple[str, Pair], float]:
    """Return the weighted geometric mean of the experts' judgments, of each pair somebody judged.

    Raises
    ------
    UsageError
        When nobody has judged anything of it.
    """
    means: dict[tuple[str, Pair], float] = {}
    for code in nodes:
        items = model.hierarchy.items(code)
        people = [one for one in model.experts if code in one.matrices and one.weight > 0]
        if not people:
            continue
        arrays = []
        for one in people:
            matrix = one.matrices[code]
            order = [matrix.labels.index(item) for item in items]
            arrays.append(matrix.to_array()[np.ix_(order, order)])
        mean = aggregate_judgments(np.array(arrays), [one.weight for one in people])
        for i, a in enumerate(items):
            for j, b in enumerate(items):
                if i != j and not np.isnan(mean[i, j]):
                    means[code, (a, b)] = float(mean[i, j])
    if not means:
        raise UsageError.of(NOBODY_JUDGED)
    return means


def for_expert(questionnaire: Questionnaire, expert: Expert, feedback: bool) -> Questionnaire:
    """Return the form of one person: named, and in a second round with the earlier answers."""
    earlier: dict[tuple[str, Pair], Fraction] = {}
    for part in questionnaire.parts if feedback else ():
        matrix = expert.matrices.get(part.node)
        for a, b in part.pairs if matrix is not None else ():
            value = matrix.as_given(a, b) if matrix is not None else None
            if value is not None:
                earlier[part.node, (a, b)] = value
    return replace(
        questionnaire, expert=expert.code, expert_names=dict(expert.names), earlier=earlier
    )


def asked_means(questionnaire: Questionnaire, means: Means) -> Questionnaire:
    """Return the form with the group's means of what it asks."""
    asked = [(part.node, pair) for part in questionnaire.parts for pair in part.pairs]
    return replace(questionnaire, group={one: means[one] for one in asked if one in means})
