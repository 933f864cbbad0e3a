"""Experts side by side as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ahp.common.document.parts import Document, Gap, Heading, Part, Sheet, Text
from ahp.common.wording import BETWEEN_LISTS, Language
from ahp.compare import columns, summary
from ahp.compare.accord import accord_parts, group_parts, likeness_parts, standing_parts
from ahp.compare.agreement import Agreement, agree
from ahp.compare.experts import Comparison, Disagreement
from ahp.compare.groups import Grouping
from ahp.compare.records import KEYS, record, rows
from ahp.compare.wording import (
    CR_BY_EXPERT,
    DISAGREEMENTS,
    GROUP_NOTE,
    NO_DISAGREEMENT,
    NONE_IN_COMMON,
    SUMMARY_NOTE,
)
from ahp.model.group.whose import count_intervals, intervals_said
from ahp.model.wording import GLOBAL, METHOD_NAMES, SETTINGS, scale_shown

MOST_COLUMNS = 12
"""Experts above whom they are summed up, unless all are asked for."""
MOST_ALIKE = 50
"""Experts above whom nobody could read how similar each two are; programs get all of it."""


def document(
    found: Comparison,
    lang: Language,
    most: int | None = None,
    *,
    every: bool = False,
    agreement: Agreement | None = None,
    grouping: Grouping | None = None,
) -> Document:
    """Return weights, CRs, consensus, and the judgments the experts differ on most.

    Parameters
    ----------
    found : Comparison
    lang : str
    most : int, optional
        How many judgments; all by default.
    every : bool
        Whether each expert has a column, however many there are.
    agreement : Agreement, optional
        By default that by global weights; there is none of a single expert.
    grouping : Grouping, optional
        Weights of subgroups.

    Returns
    -------
    Document
        With the weights only in its sheet, and all experts in its sheet and records.
    """
    shown = found.disagreements[:most]
    if agreement is None and found.group is not None:
        agreement = agree(found)
    return Document(
        _parts(found, shown, agreement, grouping, lang, every=every),
        record(found, shown, agreement, grouping, lang),
        Sheet(KEYS, rows(found, agreement, grouping, lang)),
        lang,
        title=found.model.title_in(lang),
    )


def _parts(
    found: Comparison,
    shown: Sequence[Disagreement],
    agreement: Agreement | None,
    grouping: Grouping | None,
    lang: Language,
    *,
    every: bool,
) -> Iterator[Part]:
    yield Heading(found.model.title_in(lang), 1)
    yield Text(settings_line(found, lang), close=True)
    if intervals := intervals_line(found, lang):
        yield Text(intervals, close=True)
    summed = not every and len(found.experts) > MOST_COLUMNS
    form = summary if summed else columns
    if summed:
        yield Text(SUMMARY_NOTE(lang, count=len(found.experts)), close=True)
    yield from (Gap(), Heading(GLOBAL(lang)), form.weights(found, lang))
    title = CR_BY_EXPERT(lang, random_index=found.settings.random_index)
    yield from (Gap(), Heading(title), form.ratios(found, lang))
    if agreement is not None:
        yield from accord_parts(found, agreement, lang)
        yield from likeness_parts(found, agreement, lang, MOST_ALIKE if every else MOST_COLUMNS)
        yield from standing_parts(found, agreement, lang)
    if grouping is not None:
        yield from group_parts(found, grouping, lang)
    if shown:
        yield from (Gap(), Heading(DISAGREEMENTS(lang)), form.judgments(found, shown, lang))
    elif agreement is not None:
        common = any(one.basis.people > 1 for one in agreement.nodes)
        said = NO_DISAGREEMENT if common else NONE_IN_COMMON
        yield from (Gap(), Text(said(lang)))
    if found.formed is not None:
        intervals = intervals_said(found.intervals.values(), lang)
        whose = BETWEEN_LISTS(lang).join(filter(None, (found.formed(lang), intervals)))
        yield from (Gap(), Text(GROUP_NOTE(lang, whose=whose)))


def intervals_line(found: Comparison, lang: Language) -> str:
    """Say how many of the experts' and the model's own judgments are intervals."""
    everyone = [*found.experts.values(), *([found.own] if found.own else [])]
    matrices = [one.matrix for each in everyone for one in each.analyses.values()]
    return intervals_said([count_intervals(matrices)], lang)


def settings_line(found: Comparison, lang: Language) -> str:
    """Return how the weights came about."""
    settings = found.settings
    return SETTINGS(
        lang,
        method=METHOD_NAMES[settings.method or "eigenvector"](lang),
        random_index=settings.random_index,
        threshold=settings.threshold,
        scale=scale_shown(settings.scale, lang),
    )
