"""Efficiency, and the weights under other methods, scales and tables, as grids."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ahp.common.document.parts import Column, Gap, Grid, Heading, Inline, Part, Span, Text
from ahp.common.wording import BETWEEN, Language
from ahp.model.wording import INDICATOR, MATRIX, METHOD_NAMES
from ahp.sensitivity.choices import Choice, Choices, Verdict
from ahp.sensitivity.efficient import NodeEfficiency
from ahp.sensitivity.names import item_name, turned_text
from ahp.sensitivity.sensitivity import WeightSensitivity
from ahp.sensitivity.wording import (
    ALL_EFFICIENT,
    BY_METHOD_TITLE,
    CHANGE,
    CHOICE,
    CHOICES_TITLE,
    CHOSEN,
    DIFFER,
    DOMINATING,
    DOMINATING_TITLE,
    EFFICIENCY_NOTE,
    EFFICIENCY_TITLE,
    EFFICIENT,
    EXAMPLE,
    MOST,
    NO,
    NOT_APPLICABLE,
    OPTIMUM,
    SCALE_NAMED,
    THESE,
    TURNED_PAIRS,
    VERDICT_TITLE,
    WITH_RANK,
    YES,
)


def efficiency_parts(
    found: WeightSensitivity, every: tuple[NodeEfficiency, ...], focus: str | None, lang: Language
) -> Iterator[Part]:
    """Yield whether weights are efficient, and better ones where they are not."""
    name = found.judged.hierarchy.name
    columns = (
        Column("matrix", MATRIX(lang)),
        Column("efficient", EFFICIENT(lang)),
        Column("optimum", OPTIMUM(lang), 6),
    )
    shown = [one for one in every if focus not in found.layout.nodes or one.node == focus]
    said = {True: YES(lang), False: NO(lang)}
    yield from (Gap(), Heading(EFFICIENCY_TITLE(lang)))
    if all(one.efficient for one in shown):
        yield Text(EFFICIENCY_NOTE(lang), close=True)
        yield Text(
            ALL_EFFICIENT(lang, matrices=BETWEEN(lang).join(name(one.node, lang) for one in shown))
        )
        return
    rows = [[name(one.node, lang), said[one.efficient], one.optimum] for one in shown]
    yield Grid(columns, rows, notes=(EFFICIENCY_NOTE(lang),))
    columns = (
        Column("item", INDICATOR(lang)),
        Column("weight", THESE(lang), 6),
        Column("better", DOMINATING(lang), 6),
    )
    for one in shown:
        if one.dominating:
            title = DOMINATING_TITLE(lang, node=name(one.node, lang))
            rows = [
                [name(item, lang), weight, one.dominating[item]]
                for item, weight in one.weights.items()
            ]
            yield from (Gap(), Grid(columns, rows, title=title))


def choice_parts(found: WeightSensitivity, choices: Choices, lang: Language) -> Iterator[Part]:
    """Yield the weights by every method and scale, and the CRs by every table."""
    summary = _choices(found, choices, lang)
    yield from (Gap(), Heading(CHOICES_TITLE(lang)), summary)
    yield from (Gap(), Heading(BY_METHOD_TITLE(lang)), _by_method(found, choices, lang))
    if choices.verdicts:
        title = VERDICT_TITLE(lang, threshold=found.layout.threshold)
        yield from (Gap(), Heading(title), _verdicts(found, choices.verdicts, lang))


def _called(one: Choice, lang: Language) -> str:
    named = (
        METHOD_NAMES[one.name](lang) if one.way == "method" else SCALE_NAMED(lang, name=one.name)
    )
    return named + (CHOSEN(lang) if one.chosen else "")


def _choices(found: WeightSensitivity, choices: Choices, lang: Language) -> Grid:
    columns = (
        Column("choice", CHOICE(lang)),
        Column("most", MOST(lang)),
        Column("change", CHANGE(lang), align="right"),
        Column("turned", TURNED_PAIRS(lang), 0),
        Column("example", EXAMPLE(lang)),
    )
    rows: list[list[object]] = []
    for one in choices.weights:
        if one.why is not None:
            said = NOT_APPLICABLE(lang, reason=one.why.message(lang))
            rows.append([_called(one, lang), said, "", None, ""])
        elif one.chosen:
            rows.append([_called(one, lang), "", "", None, ""])
        else:
            example = turned_text(found, one.turned[:1], lang)
            change = f"{one.change:+.4f}"
            cells = [item_name(found, one.item, lang), change, len(one.turned), example]
            rows.append([_called(one, lang), *cells])
    return Grid(columns, rows)


def _by_method(found: WeightSensitivity, choices: Choices, lang: Language) -> Grid:
    leaves = found.layout.leaves
    methods = [one for one in choices.weights if one.way == "method" and one.weights]
    columns = [Column("item", INDICATOR(lang))]
    columns += [Column(one.name, _called(one, lang), align="right") for one in methods]
    figures = {one.name: leaf_ranks(one, leaves) for one in methods}
    rows = []
    for place, leaf in enumerate(leaves):
        cells = [
            WITH_RANK(lang, weight=one.weights[leaf], rank=figures[one.name][place])
            for one in methods
        ]
        rows.append([item_name(found, leaf, lang), *cells])
    return Grid(tuple(columns), rows)


def leaf_ranks(one: Choice, leaves: tuple[str, ...]) -> list[int]:
    """Return the rank of each leaf; those that weigh the same share the better one."""
    weights = np.round([one.weights[leaf] for leaf in leaves], 12)
    ranks: list[int] = ((weights[:, None] < weights).sum(axis=1) + 1).tolist()
    return ranks


def _verdicts(found: WeightSensitivity, verdicts: tuple[Verdict, ...], lang: Language) -> Grid:
    name = found.judged.hierarchy.name
    tables = list(dict.fromkeys(table for one in verdicts for table in one.ratios))
    columns = [Column("matrix", MATRIX(lang)), Column("n", "n", 0)]
    columns += [Column(table, table, align="right") for table in tables]
    columns.append(Column("differ", DIFFER(lang)))
    rows = []
    for one in verdicts:
        cells = [_ratio(one.ratios.get(table), one.threshold) for table in tables]
        rows.append([name(one.node, lang), one.n, *cells, YES(lang) if one.differ else ""])
    return Grid(tuple(columns), rows)


def _ratio(cr: float | None, threshold: float) -> Inline:
    if cr is None:
        return ""
    return f"{cr:.4f}" if cr < threshold else (Span(f"! {cr:.4f}", "bad"),)
