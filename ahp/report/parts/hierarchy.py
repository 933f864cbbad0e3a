"""What the weights are for, and the hierarchy as a figure."""

from __future__ import annotations

from ahp.chart.hierarchy import alternative, labels_of, page_tree, tree_picture
from ahp.common.document.parts import Figure, Part, Text
from ahp.common.findings import UsageError
from ahp.common.wording import BETWEEN, Count
from ahp.model.group.whose import intervals_said, weights_from
from ahp.report.context import Report
from ahp.report.parts.wording import (
    GROUPED,
    HIERARCHY_CAPTION,
    PURPOSE,
    PURPOSE_TITLE,
    SENTENCE,
    STRUCTURE,
    WEIGHTS_OF_GROUP,
)


def parts(report: Report) -> tuple[Part, ...]:
    """Return the purpose, how many items and judgments there are, and the tree."""
    lang = report.lang
    if len(report.hierarchy.nodes) == 1:
        return (Text(_purpose(report)),)
    made: list[Part] = [Text(_purpose(report)), Text(_structure(report))]
    whose = _whose(report)
    if whose:
        made.append(Text(whose))
    groupings = [node.code for node in report.hierarchy.nodes if node.grouping]
    if groupings:
        names = BETWEEN(lang).join(report.name(code) for code in groupings)
        made.append(Text(GROUPED(lang, names=names)))
    return (*made, *_figure(report))


def _figure(report: Report) -> tuple[Figure, ...]:
    """Draw the tree; one that is too large, or whose names no font has, is told and not there."""
    lang = report.lang
    weights = {code: row.global_ for code, row in report.weights.items()}
    try:
        tree = page_tree(report.hierarchy, weights, lang)
    except UsageError as error:
        report.tell(error.findings)
        return ()
    pictures = report.drawn(
        "hierarchy", lambda suffix: tree_picture(tree, weights, lang, suffix, report.font)
    )
    if not pictures:
        return ()
    report.tell(tree.notes)
    caption = HIERARCHY_CAPTION(lang, title=report.judged.title_in(lang))
    shows = alternative(tree, labels_of(tree, weights, lang), lang)
    return (Figure("hierarchy", pictures, caption, shows),)


def _purpose(report: Report) -> str:
    title, goal = report.judged.title_in(report.lang), report.name(report.hierarchy.goal)
    if title == goal:
        return PURPOSE_TITLE(report.lang, title=title)
    return PURPOSE(report.lang, title=title, goal=goal)


def _whose(report: Report) -> str:
    """Say whose judgments the weights come from; how a group is formed stands with the experts."""
    lang, group = report.lang, report.group
    if group is None or "experts" not in report.sections:
        whose = weights_from(report.judged, lang)
        return SENTENCE(lang, text=whose) if whose else ""
    said = [WEIGHTS_OF_GROUP(lang, count=Count(len(group.experts)))]
    intervals = intervals_said(group.intervals.values(), lang)
    if intervals:
        said.append(SENTENCE(lang, text=intervals))
    return ("" if lang == "zh" else " ").join(said)


def _structure(report: Report) -> str:
    hierarchy = report.hierarchy
    sizes = [len(hierarchy.items(code)) for code in hierarchy.judged]
    return STRUCTURE(
        report.lang,
        levels=Count(max(hierarchy.level(code) for code in hierarchy.codes)),
        nodes=Count(len(hierarchy.nodes) - 1),
        leaves=Count(len(hierarchy.leaves)),
        matrices=Count(len(sizes)),
        pairs=Count(sum(n * (n - 1) // 2 for n in sizes)),
    )
