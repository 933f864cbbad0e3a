"""The consistency of every matrix in one table, and that of the whole hierarchy."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.document.parts import Column, Grid, Part, grid_columns
from ahp.common.wording import ASIDE, BETWEEN, Count
from ahp.core.consistency import hierarchy_consistency_ratio
from ahp.model.analysis import Analysis
from ahp.model.wording import MATRIX, METHOD_NAMES, MISSING, VERDICT
from ahp.report.context import Report
from ahp.report.parts.references import referring
from ahp.report.parts.scale import ri_text
from ahp.report.parts.verdicts import ratio_text, verdict_cell, without_matrices
from ahp.report.parts.wording import (
    ALL_PASS,
    CONSISTENCY_NOTE,
    CONSISTENCY_TITLE,
    HIGHEST,
    LAYER,
    LAYER_MATRICES,
    LAYER_NAME,
    LAYER_NOTE,
    LAYER_TITLE,
    ONE_FAILS,
    ONE_PASSES,
    PUBLISHED_HERE,
    SOME_FAIL,
    SUM_CI,
    SUM_RI,
    WHOLE,
    WHOLE_FAILS,
    WHOLE_PASSES,
)


def parts(report: Report) -> tuple[Part, ...]:
    """Return how many matrices pass, the table of all, and level by level the hierarchy's CR."""
    if not report.analyses:
        return without_matrices(report)
    said = _said(report)
    made: list[Part] = [referring(said, "consistency", report.lang)] if said else []
    return (*made, _table(report), *_whole(report))


def _said(report: Report) -> str:
    """Say how many pass; nothing where some have no CR."""
    lang, threshold = report.lang, report.settings.threshold
    rated = {code: one for code, one in report.analyses.items() if one.rated}
    if len(rated) < len(report.analyses):
        return ""
    failing = [code for code, one in rated.items() if not one.consistent]
    if len(rated) == 1:
        cr = ratio_text(abs(next(iter(rated.values())).cr), threshold)
        return (ONE_FAILS if failing else ONE_PASSES)(lang, cr=cr, threshold=threshold)
    if failing:
        return SOME_FAIL(
            lang,
            count=Count(len(rated)),
            failing=len(failing),
            threshold=threshold,
            names=BETWEEN(lang).join(report.called(code) for code in failing),
        )
    worst = max(rated, key=lambda code: rated[code].cr)
    said = ALL_PASS(lang, count=Count(len(rated)), threshold=threshold)
    if rated[worst].cr < _ZERO:
        return said
    cr = ratio_text(rated[worst].cr, threshold)
    gap = "" if lang == "zh" else " "
    return said + gap + HIGHEST(lang, cr=cr, name=report.called(worst))


_ZERO = 0.00005  # what four decimals do not show


def _table(report: Report) -> Grid:
    lang = report.lang
    columns = (
        Column("matrix", MATRIX(lang)),
        Column("n", "n", 0),
        Column("lambda_max", "λmax", 4),
        Column("ci", "CI", 4),
        Column("ri", "RI", align="right"),
        Column("cr", "CR", align="right"),
        Column("verdict", VERDICT(lang)),
    )
    rows = [
        [
            report.called(code),
            one.matrix.n,
            one.lambda_max,
            abs(one.ci),
            ri_text(one.ri) if one.rated else "",
            _ratio(report, code, one),
            verdict_cell(one, lang),
        ]
        for code, one in report.analyses.items()
    ]
    note = CONSISTENCY_NOTE(
        lang,
        random_index=report.random_index,
        method=METHOD_NAMES[report.method](lang),
        threshold=report.settings.threshold,
    )
    return Grid(columns, rows, CONSISTENCY_TITLE(lang), notes=(note,), name="consistency")


def _ratio(report: Report, code: str, analysis: Analysis) -> str:
    """Write a CR; with what was published where that is another one, and what is missing."""
    lang = report.lang
    if not analysis.rated:
        return ""
    text = ratio_text(abs(analysis.cr), analysis.threshold)
    published = report.published
    figure = published.consistency_ratios.get(code) if published else None
    if figure is not None and not figure.matches(analysis.cr):
        text += ASIDE(lang, text=PUBLISHED_HERE(lang, value=figure.value))
    if analysis.missing:
        text += ASIDE(lang, text=MISSING(lang, count=analysis.missing))
    return text


def _whole(report: Report) -> Iterator[Part]:
    """Yield the CR of each level and of the whole hierarchy, where there are two matrices."""
    lang, threshold = report.lang, report.settings.threshold
    if len(report.analyses) < 2 or not all(one.rated for one in report.analyses.values()):
        return
    columns = grid_columns(
        [words(lang) for words in (LAYER, LAYER_MATRICES, SUM_CI, SUM_RI)] + ["CR"], range(1, 5)
    )
    found = layers(report)
    rows = [_layer(report, LAYER_NAME(lang, number=k), one) for k, one in enumerate(found, 1)]
    every = [code for one in found for code in one]
    if len(found) > 1:
        rows.append(_layer(report, WHOLE(lang), every))
    cr = joint_ratio(report, every)
    said = WHOLE_PASSES if cr < threshold else WHOLE_FAILS
    text = said(lang, cr=ratio_text(abs(cr), threshold), threshold=threshold)
    yield referring(text, "consistency-levels", lang)
    notes = (LAYER_NOTE(lang),)
    yield Grid(columns, rows, LAYER_TITLE(lang), notes=notes, name="consistency-levels")


def _layer(report: Report, name: str, codes: list[str]) -> list[object]:
    shares = [report.weights[code].global_ for code in codes]
    found = [report.analyses[code] for code in codes]
    sums = (
        sum(w * abs(one.ci) for w, one in zip(shares, found, strict=True)),
        sum(w * one.ri for w, one in zip(shares, found, strict=True)),
    )
    cr = ratio_text(abs(joint_ratio(report, codes)), report.settings.threshold)
    return [name, str(len(codes)), *(f"{one:.4f}" for one in sums), cr]


def joint_ratio(report: Report, codes: list[str]) -> float:
    """Return the CR of several matrices together: weighted CI over weighted RI."""
    found = [report.analyses[code] for code in codes]
    return float(
        hierarchy_consistency_ratio(
            [report.weights[code].global_ for code in codes],
            [one.ci for one in found],
            [one.ri for one in found],
        )
    )


def layers(report: Report) -> list[list[str]]:
    """Sort the matrices by how many judged nodes stand above theirs."""
    found: dict[int, list[str]] = {}
    for code in report.analyses:
        above = [one for one in report.hierarchy.ancestors(code) if one in report.analyses]
        found.setdefault(len(above), []).append(code)
    return [found[depth] for depth in sorted(found)]
