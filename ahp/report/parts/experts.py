"""The experts: who they are, how far they came, how consistent each is, and how far they agree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from math import isnan

from ahp.common.document.parts import Column, Grid, Items, Part, Text
from ahp.common.findings import Finding, told
from ahp.common.wording import AFTER, Count, Language, Words
from ahp.compare import columns, summary
from ahp.compare.accord import accord_parts, consensus_word
from ahp.compare.experts import Comparison
from ahp.compare.show import MOST_COLUMNS
from ahp.compare.wording import CONSENSUS_WORDS, GROUP_NOTE
from ahp.experts.wording import EXPERT, EXPERT_WEIGHT, JUDGED
from ahp.model.experts import Attribute, Expert, shown_names, total
from ahp.model.group.wording import GROUP_TAKEN
from ahp.model.wording import MATRIX
from ahp.report.context import Report
from ahp.report.parts.captioned import captioned
from ahp.report.parts.references import referring
from ahp.report.parts.wording import SENTENCE
from ahp.report.parts.wording_experts import (
    ANSWERED,
    ANSWERED_ALL,
    ASKED,
    BY_NUMBER,
    COLLECTED,
    COLLECTED_ALL,
    CONSENSUS_SAID,
    COUNTED,
    DISAGREED,
    DISAGREED_TITLE,
    DISAGREED_WIDTH,
    ENTERED,
    EXPERTS_TITLE,
    GROUP_OF,
    HAVE_JUDGED,
    NOT_OF_GROUP,
    OPINIONS,
    OPINIONS_RANGE,
    OPINIONS_TITLE,
    RATIOS_ALL_PASS,
    RATIOS_NOTE,
    RATIOS_OF_ALL,
    RATIOS_SIMPLE,
    RATIOS_TITLE,
    SHARES_TITLE,
)

_DISAGREEMENTS = 10


def parts(report: Report) -> tuple[Part, ...]:
    """Return the experts, their CRs and weights, the group, and the consensus; none without any."""
    if not report.model.experts:
        return ()
    made: list[Part] = [_response(report), _people(report)]
    found = report.comparison
    if found is None:
        return tuple(made)
    made += _side_by_side(report, found)
    made += _group(report)
    made += _consensus(report, found)
    return tuple(made)


def _response(report: Report) -> Text:
    """Say who has judged and how, how many answered of those asked, and how much."""
    lang, experts = report.lang, report.model.experts
    answered = [one for one in experts if one.answered]
    files = {file for one in experts for file in _files(one)}
    if files or len(answered) < len(experts):
        rate = f"{len(answered) / len(experts):.1%}"
        said = [ASKED(lang, asked=Count(len(experts)), answered=len(answered), rate=rate)]
    else:
        said = [HAVE_JUDGED(lang, count=Count(len(experts)))]
    if answered:
        said.append(_collected(answered, files, lang))
    done = total(one for expert in experts for one in expert.progress(report.hierarchy).values())
    if done.answered == done.asked:
        said.append(ANSWERED_ALL(lang, total=done.asked))
    elif answered:
        share = f"{done.answered / done.asked:.1%}"
        said.append(ANSWERED(lang, given=done.answered, total=done.asked, share=share))
    if report.anonymous:
        said.insert(1, BY_NUMBER(lang))
    return referring(("" if lang == "zh" else " ").join(said), "experts", lang)


def _collected(answered: Sequence[Expert], files: Collection[str], lang: Language) -> str:
    """Say where the judgments come from: files that were returned, or straight from people."""
    count = sum(1 for one in answered if _files(one))
    if count == 0:
        return ENTERED(lang)
    if count == len(answered):
        return COLLECTED_ALL(lang, files=Count(len(files)))
    return COLLECTED(lang, count=Count(count), files=Count(len(files)))


def _files(expert: Expert) -> set[str]:
    return {file for source in expert.sources.values() for file, _ in source.answers}


def _people(report: Report) -> Grid:
    lang, experts = report.lang, report.model.experts
    names = shown_names(experts, lang)
    attributes = list(dict.fromkeys(key for one in experts for key in one.attributes))
    heads = (
        Column("expert", EXPERT(lang)),
        *(Column(f"attribute-{place}", key) for place, key in enumerate(attributes)),
        Column("weight", EXPERT_WEIGHT(lang), align="right"),
        Column("judged", JUDGED(lang), align="right"),
    )
    rows = []
    for one in experts:
        done = total(one.progress(report.hierarchy).values())
        shown = [_shown(one.attributes.get(key)) for key in attributes]
        judged = f"{done.answered}/{done.asked}"
        rows.append([names[one.code], *shown, f"{one.weight:g}", judged])
    return Grid(heads, rows, EXPERTS_TITLE(lang), name="experts")


def _shown(value: Attribute | None) -> str:
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)


def _side_by_side(report: Report, found: Comparison) -> Iterator[Part]:
    """Yield everybody's CRs, weights and widest disagreements; many experts are summed up."""
    lang = report.lang
    form = columns if len(found.experts) <= MOST_COLUMNS else summary
    title = RATIOS_TITLE(lang, random_index=report.random_index)
    note = RATIOS_NOTE(lang, threshold=report.settings.threshold)
    notes = (*((note,) if form is columns else ()), *_formed(found, lang))
    yield referring(_ratios_said(report, found), "expert-ratios", lang)
    yield replace(form.ratios(found, lang), title=title, notes=notes, name="expert-ratios")
    if len(found.experts) > 1:
        words = OPINIONS if form is columns else OPINIONS_RANGE
        yield referring(words(lang), "expert-weights", lang)
    title = OPINIONS_TITLE(lang)
    yield replace(form.weights(found, lang), title=title, name="expert-weights")
    shown = found.disagreements[:_DISAGREEMENTS]
    if shown:
        opposed = sum(one.opposed for one in shown)
        words = DISAGREED if opposed else DISAGREED_WIDTH
        said = words(lang, count=Count(len(shown)), opposed=opposed)
        yield referring(said, "disagreements", lang)
        title = DISAGREED_TITLE(lang)
        yield replace(form.judgments(found, shown, lang), title=title, name="disagreements")


def _ratios_said(report: Report, found: Comparison) -> str:
    """Say how many of the experts' matrices contradict themselves, of those that could."""
    lang, threshold = report.lang, report.settings.threshold
    every = [one for opinion in found.experts.values() for one in opinion.analyses.values()]
    rated = [one for one in every if one.rated and one.matrix.n > 2]
    if not rated:
        return RATIOS_SIMPLE(lang)
    failing = sum(not one.consistent for one in rated)
    words = RATIOS_OF_ALL if failing else RATIOS_ALL_PASS
    return words(lang, count=Count(len(rated)), failing=Count(failing), threshold=threshold)


def _formed(found: Comparison, lang: Language) -> tuple[str, ...]:
    """Say what the column of the group is, where there is one."""
    return () if found.formed is None else (GROUP_NOTE(lang, whose=joined_how(found.formed, lang)),)


def joined_how(said: Words, lang: Language) -> str:
    """Return how a group is formed, without that it is one.

    >>> joined_how(Words("the group of 2: mean of judgments", "2 位专家的群体：判断平均"), "zh")
    '判断平均'
    """
    return said(lang).partition(AFTER(lang))[2]


def _group(report: Report) -> Iterator[Part]:
    """Yield whose weights the report has, who is left out and why, and who counts how much."""
    lang, group, said = report.lang, report.group, report.judged.whose.said
    if group is None:
        yield Text(NOT_OF_GROUP(lang, whose=said(lang)))
        return
    text = GROUP_OF(lang, count=len(group.experts), how=joined_how(said, lang))
    differing = any(len({*one.experts.values()}) > 1 for one in group.at.values())
    yield Text(text)
    found = [*_bare(one for one in group.findings if one.what is not GROUP_TAKEN)]
    if found:
        yield Items(tuple(_sentence(text, lang) for _, text in told(found, lang)))
    if differing:
        yield referring(COUNTED(lang), "expert-shares", lang)
        yield _shares(report)


def _sentence(text: str, lang: Language) -> str:
    """Make a sentence of what is told in a line."""
    return SENTENCE(lang, text=text[:1].upper() + text[1:].rstrip(".。"))


def _bare(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings without the path of the model, which a reader does not have."""
    return (replace(one, path=None) for one in findings)


def _shares(report: Report) -> Grid:
    """Return how much each expert counts at each node."""
    lang, group = report.lang, report.group
    assert group is not None  # the caller looked
    names = shown_names(report.model.experts, lang)
    heads = [Column("matrix", MATRIX(lang))]
    heads += [Column(one.code, names[one.code], 4) for one in group.experts]
    rows = [
        [report.name(code), *(node.experts.get(one.code) for one in group.experts)]
        for code, node in group.at.items()
    ]
    if len(group.experts) > MOST_COLUMNS:  # many people stand below each other
        heads = [Column("expert", EXPERT(lang))]
        heads += [Column(code, report.name(code), 4) for code in group.at]
        rows = [
            [names[one.code], *(node.experts.get(one.code) for node in group.at.values())]
            for one in group.experts
        ]
    return Grid(tuple(heads), rows, SHARES_TITLE(lang), name="expert-shares")


def _consensus(report: Report, found: Comparison) -> Iterator[Part]:
    agreement, lang = report.agreement, report.lang
    if agreement is None:
        return
    word = None if isnan(agreement.whole) else consensus_word(agreement.whole)
    if word is not None:
        said = f"{agreement.whole:.4f}"
        text = CONSENSUS_SAID(lang, consensus=said, word=CONSENSUS_WORDS[word](lang))
        yield referring(text, "consensus", lang)
    for part in captioned(accord_parts(found, agreement, lang), "consensus", lang):
        yield replace(part, name="consensus") if isinstance(part, Grid) else part
