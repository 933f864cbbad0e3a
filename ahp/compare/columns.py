"""Experts side by side, each in a column: weights, CRs, and the judgments they differ on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ahp.common.document.parts import Column, Grid
from ahp.common.wording import ASIDE, Language
from ahp.compare.experts import Comparison, Disagreement, Opinion
from ahp.compare.wording import (
    DEVIATION,
    GROUP_COLUMN,
    OPPOSED,
    OPPOSED_YES,
    OWN_COLUMN,
    SPREAD,
)
from ahp.model.experts import shown_names
from ahp.model.judgment import format_judgment
from ahp.model.wording import INDICATOR, JUDGMENT, MATRIX, MISSING, VERDICTS

Opinions = Mapping[str, Opinion]


def opinions(
    found: Comparison, lang: Language, names: Mapping[str, str] | None = None
) -> dict[str, Opinion]:
    """Return the columns by heading: the group, the model's own matrices, then the experts."""
    columns = joint_opinions(found, lang)
    columns.update({(names or {}).get(code, code): one for code, one in found.experts.items()})
    return columns


def joint_opinions(found: Comparison, lang: Language) -> dict[str, Opinion]:
    """Return what is nobody's own, by heading: the group, and the model's own matrices."""
    columns = {}
    if found.group is not None:
        columns[GROUP_COLUMN(lang)] = found.group
    if found.own is not None:
        columns[OWN_COLUMN(lang)] = found.own
    return columns


def weights(found: Comparison, lang: Language) -> Grid:
    """Return the global weights."""
    hierarchy = found.model.hierarchy
    shown = opinions(found, lang, shown_names(found.model.experts, lang))
    columns = [Column("item", INDICATOR(lang)), *(Column(name, name, 4) for name in shown)]
    codes = weighed(found)
    rows = [
        [hierarchy.name(code, lang), *(one.global_.get(code) for one in shown.values())]
        for code in codes
    ]
    return Grid(tuple(columns), rows, indents=indents(found, codes))


def weighed(found: Comparison) -> list[str]:
    """Return the nodes below the goal."""
    hierarchy = found.model.hierarchy
    return [code for code in hierarchy.codes if code != hierarchy.goal]


def indents(found: Comparison, codes: Sequence[str]) -> tuple[int, ...]:
    """Return how deep nodes stand below the goal."""
    return tuple(found.model.hierarchy.level(code) - 1 for code in codes)


def ratios(found: Comparison, lang: Language) -> Grid:
    """Return the consistency ratios."""
    hierarchy = found.model.hierarchy
    shown = opinions(found, lang, shown_names(found.model.experts, lang))
    columns = [Column("matrix", MATRIX(lang)), *(Column(name, name, 4) for name in shown)]
    rows = [
        [hierarchy.name(code, lang), *(ratio(one, code, lang) for one in shown.values())]
        for code in hierarchy.judged
    ]
    return Grid(tuple(columns), rows)


def ratio(one: Opinion, code: str, lang: Language) -> str:
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


def judgments(found: Comparison, shown: Sequence[Disagreement], lang: Language) -> Grid:
    """Return the judgments the experts differ on."""
    names = shown_names(found.model.experts, lang)
    columns = [
        *spread_columns(lang),
        *(Column(code, names[code], 0) for code in found.experts),
    ]
    rows = [
        [*spread_cells(found, one, lang), *(_judgment(one, name) for name in found.experts)]
        for one in shown
    ]
    return Grid(tuple(columns), rows)


def spread_columns(lang: Language) -> list[Column]:
    """Return the columns of how far apart judgments lie."""
    return [
        Column("judgment", JUDGMENT(lang)),
        Column("spread", SPREAD(lang), 1),
        Column("deviation", DEVIATION(lang), 2),
        Column("opposed", OPPOSED(lang)),
    ]


def spread_cells(found: Comparison, one: Disagreement, lang: Language) -> list[object]:
    """Say how far apart the judgments of a pair lie."""
    hierarchy = found.model.hierarchy
    return [
        f"{hierarchy.name(one.a, lang)} : {hierarchy.name(one.b, lang)}",
        one.spread,
        one.deviation,
        OPPOSED_YES(lang) if one.opposed else "",
    ]


def _judgment(one: Disagreement, expert: str) -> str:
    value = one.judgments.get(expert)
    return "" if value is None else format_judgment(value)
