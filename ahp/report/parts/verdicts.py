"""What a matrix's figures say, in a sentence or a word."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.check.verdict import verdict
from ahp.common.document.parts import Span, Style, Text
from ahp.common.document.text import number
from ahp.common.wording import Language
from ahp.model.analysis import Analysis
from ahp.model.wording import VERDICTS
from ahp.report.context import Report
from ahp.report.parts.scale import ri_text
from ahp.report.parts.wording import (
    FAILS,
    FIGURES,
    FIGURES_UNRATED,
    MATRICES_FLAT,
    MATRICES_NONE,
    MATRICES_OF_EACH,
    NOTHING_TO_CHECK,
    PASSES,
    TWO_ITEMS,
    UNRATED,
)

_STYLES: Mapping[str, Style] = {"consistent": "good", "inconsistent": "bad"}


def ratio_text(cr: float, threshold: float) -> str:
    """Write a CR with four decimals, or as many as show on which side of the threshold it is.

    >>> ratio_text(0.0514, 0.1), ratio_text(0.099996, 0.1), ratio_text(0.1, 0.1)
    ('0.0514', '0.099996', '0.1000')
    """
    for decimals in range(4, 17):
        text = f"{cr:.{decimals}f}"
        if (float(text) < threshold) == (cr < threshold):
            return text
    return repr(cr)


def figures_said(analysis: Analysis, lang: Language) -> str:
    """Return lambda_max, CI, RI and CR, and what they mean."""
    n = analysis.matrix.n
    shown = {"lambda_max": number(analysis.lambda_max), "ci": number(abs(analysis.ci))}
    if not analysis.rated:
        figures = FIGURES_UNRATED(lang, **shown)
        return UNRATED(lang, figures=figures, table=analysis.random_index, n=n)
    cr = ratio_text(abs(analysis.cr), analysis.threshold)
    figures = FIGURES(lang, **shown, ri=ri_text(analysis.ri), cr=cr)
    if n <= 2:
        return TWO_ITEMS(lang, figures=figures)
    if not analysis.checkable:
        return NOTHING_TO_CHECK(lang, figures=figures)
    said = PASSES if analysis.consistent else FAILS
    return said(lang, figures=figures, threshold=analysis.threshold)


def verdict_cell(analysis: Analysis, lang: Language) -> tuple[Span, ...]:
    """Return the verdict as a cell."""
    word = verdict(analysis)
    return (Span(VERDICTS[word](lang), _STYLES.get(word, "doubtful")),)


def without_matrices(report: Report) -> tuple[Text, ...]:
    """Say why there are no matrices: nothing is compared, or a group joined weights."""
    lang = report.lang
    if not report.hierarchy.judged:
        return (Text(MATRICES_FLAT(lang)),)
    said = [MATRICES_NONE(lang)]
    if "experts" in report.sections:
        said.append(MATRICES_OF_EACH(lang))
    return (Text(("" if lang == "zh" else " ").join(said)),)
