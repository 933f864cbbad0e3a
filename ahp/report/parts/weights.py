"""The hierarchy with its weights, level beside level, and the leaves in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ahp.common.document.parts import Column, Grid, Part, Text
from ahp.common.wording import ASIDE, BETWEEN, Count, Language
from ahp.model.hierarchy import Hierarchy
from ahp.model.wording import INDICATOR, level_heading
from ahp.report.context import Report
from ahp.report.parts.references import referring
from ahp.report.parts.wording import (
    ALL_ALIKE,
    FIRST,
    FIRST_ALIKE,
    FIRST_TIED,
    GLOBAL,
    LEADING,
    LOCAL,
    MATRIX_WEIGHT,
    NOT_TO_BE_USED,
    PART_OF,
    PUBLISHED_HERE,
    PUBLISHED_NOTE,
    RANK,
    RANKING_TITLE,
    SHARE,
    WEIGHTS_INTRO,
    WEIGHTS_TITLE,
)

_SAME = 1e-9  # global weights nearer than this are one, but for rounding
_LEADING = 3
_FEWEST = 5  # leaves below which nobody needs to be told of the first three


def parts(report: Report) -> tuple[Part, ...]:
    """Return local and global weights of every node, and the leaves by global weight."""
    lang = report.lang
    if len(report.hierarchy.nodes) == 1:  # the goal alone, all of which is 1
        return ()
    intro = referring(WEIGHTS_INTRO(lang), "weights", lang)
    said = referring(_leading(report), "ranking", lang)
    return (intro, *_doubtful(report), _table(report), said, _ranking(report))


def _doubtful(report: Report) -> Iterator[Text]:
    """Say that weights of judgments which contradict each other are not to be relied on."""
    rated = ((code, one) for code, one in report.analyses.items() if one.rated)
    failing = [report.called(code) for code, one in rated if not one.consistent]
    if failing:
        names = BETWEEN(report.lang).join(failing[:_LEADING] + ["…"] * (len(failing) > _LEADING))
        yield Text(NOT_TO_BE_USED(report.lang, count=Count(len(failing)), names=names))


def _table(report: Report) -> Grid:
    """Lay the hierarchy out as nested columns: a node's cell stands at its first leaf's row."""
    hierarchy, lang = report.hierarchy, report.lang
    depth = max(hierarchy.level(code) for code in hierarchy.codes)
    columns = [*_level_columns(report, depth)]
    rows, shown, differing = [], {hierarchy.goal}, False
    for leaf in _leaves(hierarchy, hierarchy.goal):
        cells: list[object] = [""] * (3 * depth)
        for code in [*reversed(hierarchy.ancestors(leaf)), leaf]:
            if code in shown:
                continue
            shown.add(code)
            at, row = 3 * (hierarchy.level(code) - 1), report.weights[code]
            published = _published(report, code)
            differing = differing or bool(published)
            cells[at : at + 3] = [
                report.name(code),
                f"{row.local:.4f}",
                f"{row.global_:.4f}{published}",
            ]
        rows.append([*cells[:1], *cells[2:]])  # on the first level local and global are the same
    notes = []
    if differing and report.published:
        notes.append(PUBLISHED_NOTE(lang, source=report.published.source))
    title = WEIGHTS_TITLE(lang)
    return Grid(tuple(columns), rows, title, notes=tuple(notes), name="weights")


def _leaves(hierarchy: Hierarchy, code: str) -> Iterator[str]:
    """Yield the leaves as a tree has them, whatever their order in the file."""
    below = hierarchy.children(code)
    if not below:
        yield code
    for child in below:
        yield from _leaves(hierarchy, child)


def _level_columns(report: Report, depth: int) -> Iterator[Column]:
    lang = report.lang
    for level in range(1, depth + 1):
        yield Column(f"level{level}", level_heading(level, lang))
        if level == 1:
            yield Column("weight", MATRIX_WEIGHT(lang), align="right")
            continue
        yield Column(f"local{level}", LOCAL(lang), align="right")
        yield Column(f"global{level}", GLOBAL(lang), align="right")


def _published(report: Report, code: str) -> str:
    """Say what was published of a weight, where that is not the rounded one."""
    figure = report.published.weights.get(code) if report.published else None
    if figure is None or figure.derived or figure.matches(report.weights[code].global_):
        return ""
    return ASIDE(report.lang, text=PUBLISHED_HERE(report.lang, value=figure.value))


def ranked(report: Report) -> list[tuple[int, str, float]]:
    """Return rank, code and global weight of the leaves; those that weigh the same share a rank."""
    weights = {code: report.weights[code].global_ for code in report.hierarchy.leaves}
    codes = sorted(weights, key=lambda code: -round(weights[code], 9))
    found: list[tuple[int, str, float]] = []
    for place, code in enumerate(codes, 1):
        same = found and abs(found[-1][2] - weights[code]) < _SAME
        found.append((found[-1][0] if same else place, code, weights[code]))
    return found


def _leading(report: Report) -> str:
    lang, order = report.lang, ranked(report)
    first = [report.called(code) for rank, code, _ in order if rank == 1]
    weight = f"{order[0][2]:.4f}"
    if len(first) > 1:
        return _tied(first, len(order), weight, lang)
    said = FIRST(lang, name=first[0], weight=weight)
    if len(order) < _FEWEST:
        return said
    share = f"{sum(one[2] for one in order[:_LEADING]):.4f}"
    gap = "" if lang == "zh" else " "
    return said + gap + LEADING(lang, count=_LEADING, total=len(order), share=share)


def _tied(first: Sequence[str], count: int, weight: str, lang: Language) -> str:
    """Say which leaves share the first place, of many the first ones."""
    if len(first) == count:
        return ALL_ALIKE(lang, total=count, weight=weight)
    names = BETWEEN(lang).join(first[:_LEADING])
    if len(first) <= _LEADING:
        return FIRST_TIED(lang, names=names, weight=weight)
    more = Count(len(first) - _LEADING)
    return FIRST_ALIKE(lang, names=names, more=more, weight=weight)


def _ranking(report: Report) -> Grid:
    hierarchy, lang, order = report.hierarchy, report.lang, ranked(report)
    deep = any(hierarchy.parent(code) != hierarchy.goal for _, code, _ in order)
    columns = [Column("rank", RANK(lang), 0), Column("item", INDICATOR(lang))]
    if deep:
        columns.append(Column("under", PART_OF(lang)))
    columns += [Column("weight", GLOBAL(lang), 4), Column("share", SHARE(lang), 4)]
    rows, total = [], 0.0
    for rank, code, weight in order:
        total += weight
        above = [*reversed(hierarchy.ancestors(code))][1:]
        under = [" / ".join(map(report.name, above))] if deep else []
        rows.append([str(rank), report.name(code), *under, weight, total])
    return Grid(tuple(columns), rows, RANKING_TITLE(lang), name="ranking")
