"""Every judgment matrix with its weights, and what to reconsider where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ahp.check.wording import (
    CR_AFTER,
    CR_AFTER_NEAREST,
    ERROR_RATIO,
    GIVEN,
    IMPLIED,
)
from ahp.common.document.parts import Column, Grid, Heading, Part, Span, Text, grid_columns
from ahp.common.wording import ASIDE, BETWEEN, Count
from ahp.model.analysis import Analysis
from ahp.model.judgment import format_judgment
from ahp.model.wording import JUDGMENT, METHOD_NAMES
from ahp.report.context import Report
from ahp.report.parts.references import referring
from ahp.report.parts.verdicts import figures_said, ratio_text, without_matrices
from ahp.report.parts.wording import (
    INTERVAL_NOTE,
    INTERVAL_PAIR,
    MATRICES_INTRO,
    MATRICES_JOINT,
    MATRIX_INCOMPLETE,
    MATRIX_TITLE,
    MATRIX_WEIGHT,
    MEANS,
    NOT_JUDGED,
    NUMBERED_ITEMS,
    REPAIR,
    REPAIR_EXPERTS,
    WORST_INTRO,
    WORST_TITLE,
)

_ROOM = 110  # letters of headings that a page has room for, each broken into a few lines
_BLANK = "–"
_WORST = 3


def parts(report: Report) -> tuple[Part, ...]:
    """Return a table for each matrix, and below it lambda_max, CI, RI, CR and the verdict."""
    lang = report.lang
    if not report.analyses:
        return without_matrices(report)
    intro = MATRICES_INTRO(lang, method=METHOD_NAMES[report.method](lang))
    formula = "method" in report.sections
    made: list[Part] = [referring(intro, "eq-weights", lang) if formula else Text(intro)]
    if report.group is not None:
        weighed = any(len({*one.experts.values()}) > 1 for one in report.group.at.values())
        made.append(Text(MATRICES_JOINT(lang, mean=MEANS[weighed](lang))))
    for code, analysis in report.analyses.items():
        made.append(Heading(report.called(code), 3))
        made.append(_matrix(report, code, analysis))
        made.append(Text(figures_said(analysis, lang)))
        if analysis.missing:
            made.append(Text(_missing(report, analysis)))
        if analysis.rated and not analysis.consistent:
            made += _worst(report, code, analysis)
    return tuple(made)


def _matrix(report: Report, code: str, analysis: Analysis) -> Grid:
    lang, matrix = report.lang, analysis.matrix
    names = [report.name(item) for item in matrix.labels]
    numbered = sum(map(_width, names)) > _ROOM
    rows = []
    for place, (name, item) in enumerate(zip(names, matrix.labels, strict=True), 1):
        cells = [_cell(report, analysis, item, other) for other in matrix.labels]
        label = f"{place} {name}" if numbered else name
        rows.append([label, *cells, analysis.weights[item]])
    heads = [str(place) for place in range(1, matrix.n + 1)] if numbered else names
    columns = (
        Column("item", report.name(code)),
        *(Column(str(k), head, align="right") for k, head in enumerate(heads)),
        Column("weight", MATRIX_WEIGHT(lang), 4),
    )
    notes = []
    if numbered:
        notes.append(NUMBERED_ITEMS(lang))
    if analysis.missing:
        notes.append(NOT_JUDGED(lang))
    if matrix.intervals:
        pairs = BETWEEN(lang).join(_interval(report, analysis, *pair) for pair in matrix.intervals)
        notes.append(INTERVAL_NOTE(lang, pairs=pairs))
    title = MATRIX_TITLE(lang, name=report.called(code))
    return Grid(columns, rows, title, notes=tuple(notes), name=f"matrix-{code}")


def _width(name: str) -> int:
    return sum(1 + (letter >= "\u2e80") for letter in name) + 1


def _cell(report: Report, analysis: Analysis, item: str, other: str) -> str:
    """Write a judgment as it was given; a joint one, a mean, with some of its digits."""
    value = analysis.matrix.judgment(item, other)
    if item == other:
        return "1"
    if value is None:
        return _BLANK
    if report.group is not None:
        return joint_text(value)
    return analysis.matrix.judgment_text(item, other)


def joint_text(value: Fraction) -> str:
    """Write a mean of judgments.

    >>> joint_text(Fraction(14142, 10000)), joint_text(Fraction(3))
    ('1.4142', '3')
    """
    return str(value) if value.denominator == 1 else f"{float(value):.4f}"


def _interval(report: Report, analysis: Analysis, i: int, j: int) -> str:
    a, b = analysis.matrix.labels[i], analysis.matrix.labels[j]
    value = analysis.matrix.judgment_text(a, b)
    return INTERVAL_PAIR(report.lang, a=report.name(a), b=report.name(b), value=value)


def _missing(report: Report, analysis: Analysis) -> str:
    return MATRIX_INCOMPLETE(
        report.lang,
        missing=Count(analysis.missing),
        total=Count(len(analysis.matrix.upper)),
        method=METHOD_NAMES[analysis.method](report.lang),
    )


def _worst(report: Report, code: str, analysis: Analysis) -> Iterator[Part]:
    """Yield the judgments to reconsider, and which command proposes changes."""
    lang = report.lang
    rows = [
        [
            f"{report.name(one.a)} : {report.name(one.b)}",
            _cell(report, analysis, one.a, one.b),
            f"{one.error_ratio:.2f}",
            f"{one.implied:.3g}",
            ratio_text(one.cr_after, analysis.threshold),
            ratio_text(one.cr_after_nearest, analysis.threshold)
            + ASIDE(lang, text=format_judgment(one.nearest)),
        ]
        for one in analysis.worst_judgments(_WORST)
    ]
    headings = [JUDGMENT, GIVEN, ERROR_RATIO, IMPLIED, CR_AFTER, CR_AFTER_NEAREST]
    if rows:
        title = WORST_TITLE(lang, name=report.called(code))
        columns = grid_columns([words(lang) for words in headings], range(1, 6))
        yield Text(WORST_INTRO(lang, implied=IMPLIED(lang)))
        yield Grid(columns, rows, title, name=f"worst-{code}")
    yield Text(_repair(report, code))


def _repair(report: Report, code: str) -> tuple[Span, ...]:
    judge = report.model.judge
    if report.group is not None:
        words, typed = REPAIR_EXPERTS, f"ahp repair MODEL --node {code} --expert NAME"
    else:
        words, typed = REPAIR, f"ahp repair MODEL --node {code}"
        if judge is not None:
            typed += f" --expert {judge.code}"
    end = "。" if report.lang == "zh" else "."
    return Span(words(report.lang)), Span(typed, "code"), Span(end)
