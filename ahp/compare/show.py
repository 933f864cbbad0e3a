"""Experts side by side as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ahp.check.records import finding_record
from ahp.common.document.parts import Column, Document, Gap, Grid, Heading, Part, Sheet, Text
from ahp.common.wording import ASIDE, Language
from ahp.compare.experts import Comparison, Disagreement, Opinion
from ahp.compare.wording import (
    CR_BY_EXPERT,
    DISAGREEMENTS,
    GROUP_COLUMN,
    GROUP_NOTE,
    NO_DISAGREEMENT,
    OPPOSED,
    OPPOSED_YES,
    OWN_COLUMN,
    SPREAD,
)
from ahp.model.experts import shown_names
from ahp.model.judgment import format_judgment
from ahp.model.wording import (
    GLOBAL,
    INDICATOR,
    JUDGMENT,
    MATRIX,
    METHOD_NAMES,
    MISSING,
    SETTINGS,
    VERDICTS,
    scale_shown,
)

KEYS = ("expert", "code", "name", "parent", "level", "local", "global", "cr")

Opinions = Mapping[str, Opinion]


def document(found: Comparison, lang: Language, most: int | None = None) -> Document:
    """Return weights and CRs in columns by expert, then the judgments they differ on most.

    Parameters
    ----------
    found : Comparison
    lang : str
    most : int, optional
        How many judgments; all by default.

    Returns
    -------
    Document
        With the weights only in its sheet.
    """
    shown = found.disagreements[:most]
    return Document(
        _parts(found, shown, lang),
        _record(found, shown, lang),
        Sheet(KEYS, _rows(found, lang)),
        lang,
        title=found.model.title_in(lang),
    )


def _columns(
    found: Comparison, lang: Language, names: Mapping[str, str] | None = None
) -> dict[str, Opinion]:
    """Return the columns by heading: the group, the model's own matrices, then the experts."""
    columns = {}
    if found.group is not None:
        columns[GROUP_COLUMN(lang)] = found.group
    if found.own is not None:
        columns[OWN_COLUMN(lang)] = found.own
    columns.update({(names or {}).get(code, code): one for code, one in found.experts.items()})
    return columns


def _parts(found: Comparison, shown: Sequence[Disagreement], lang: Language) -> Iterator[Part]:
    settings = found.settings
    yield Heading(found.model.title_in(lang), 1)
    line = SETTINGS(
        lang,
        method=METHOD_NAMES[settings.method or "eigenvector"](lang),
        random_index=settings.random_index,
        threshold=settings.threshold,
        scale=scale_shown(settings.scale, lang),
    )
    yield Text(line, close=True)
    columns = _columns(found, lang, shown_names(found.model.experts, lang))
    yield from (Gap(), Heading(GLOBAL(lang)), _weights(found, columns, lang))
    title = CR_BY_EXPERT(lang, random_index=settings.random_index)
    yield from (Gap(), Heading(title), _ratios(found, columns, lang))
    if shown:
        yield from (Gap(), Heading(DISAGREEMENTS(lang)), _judgments(found, shown, lang))
    elif len(found.experts) > 1:
        yield from (Gap(), Text(NO_DISAGREEMENT(lang)))
    if found.group is not None:
        yield from (Gap(), Text(GROUP_NOTE(lang)))


def _weights(found: Comparison, opinions: Opinions, lang: Language) -> Grid:
    hierarchy = found.model.hierarchy
    columns = [Column("item", INDICATOR(lang)), *(Column(name, name, 4) for name in opinions)]
    codes = [code for code in hierarchy.codes if code != hierarchy.goal]
    rows = [
        [hierarchy.name(code, lang), *(one.global_.get(code) for one in opinions.values())]
        for code in codes
    ]
    indents = tuple(hierarchy.level(code) - 1 for code in codes)
    return Grid(tuple(columns), rows, indents=indents)


def _ratios(found: Comparison, opinions: Opinions, lang: Language) -> Grid:
    hierarchy = found.model.hierarchy
    columns = [Column("matrix", MATRIX(lang)), *(Column(name, name, 4) for name in opinions)]
    rows = [
        [hierarchy.name(code, lang), *(_ratio(one, code, lang) for one in opinions.values())]
        for code in hierarchy.judged
    ]
    return Grid(tuple(columns), rows)


def _ratio(one: Opinion, code: str, lang: Language) -> str:
    """Return a CR as shown, with what is to be said of it: too high, judgments missing."""
    analysis = one.analyses.get(code)
    if analysis is None:
        return ""
    if not analysis.rated:
        return VERDICTS["unrated"](lang)
    mark = "" if analysis.consistent else " !"
    missing = analysis.missing
    gaps = ASIDE(lang, text=MISSING(lang, count=missing)) if missing else ""
    return f"{analysis.cr:.4f}{mark}{gaps}"


def _judgments(found: Comparison, shown: Sequence[Disagreement], lang: Language) -> Grid:
    hierarchy = found.model.hierarchy
    names = shown_names(found.model.experts, lang)
    columns = [
        Column("judgment", JUDGMENT(lang)),
        Column("spread", SPREAD(lang), 1),
        Column("opposed", OPPOSED(lang)),
        *(Column(code, names[code], 0) for code in found.experts),
    ]
    rows = [
        [
            f"{hierarchy.name(one.a, lang)} : {hierarchy.name(one.b, lang)}",
            one.spread,
            OPPOSED_YES(lang) if one.opposed else "",
            *(_judgment(one, name) for name in found.experts),
        ]
        for one in shown
    ]
    return Grid(tuple(columns), rows)


def _judgment(one: Disagreement, expert: str) -> str:
    value = one.judgments.get(expert)
    return "" if value is None else format_judgment(value)


def _known_ratio(one: Opinion, code: str) -> float | None:
    analysis = one.analyses.get(code)
    return analysis.cr if analysis is not None and analysis.rated else None


def _rows(found: Comparison, lang: Language) -> Iterator[Sequence[object]]:
    hierarchy = found.model.hierarchy
    for name, one in _columns(found, lang).items():
        for code in hierarchy.codes:
            yield [
                *(name, code, hierarchy.name(code, lang)),
                *(hierarchy.parent(code), hierarchy.level(code)),
                *(one.local.get(code), one.global_.get(code)),
                _known_ratio(one, code),
            ]


def _record(found: Comparison, shown: Sequence[Disagreement], lang: Language) -> dict[str, Any]:
    settings = found.settings
    return {
        "model": found.model.folder,
        "method": settings.method,
        "random_index": settings.random_index,
        "scale": settings.scale,
        "threshold": settings.threshold,
        "experts": {name: _opinion_record(one) for name, one in found.experts.items()},
        "group": None if found.group is None else _opinion_record(found.group),
        "own": None if found.own is None else _opinion_record(found.own),
        "disagreements": [
            {
                "node": one.code,
                "a": one.a,
                "b": one.b,
                "judgments": {name: format_judgment(it) for name, it in one.judgments.items()},
                "spread": one.spread,
                "opposed": one.opposed,
            }
            for one in shown
        ],
        "findings": [finding_record(one, lang) for one in found.findings],
    }


def _opinion_record(one: Opinion) -> dict[str, Any]:
    return {
        "matrices": {
            code: {
                "cr": _known_ratio(one, code),
                "consistent": analysis.consistent if analysis.rated else None,
                "complete": analysis.complete,
                "missing": analysis.missing,
                "method": analysis.method,
            }
            for code, analysis in one.analyses.items()
        },
        "local": dict(one.local),
        "global": dict(one.global_),
    }
