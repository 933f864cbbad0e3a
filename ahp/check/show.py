"""Check results as a document; no arithmetic happens here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice

from ahp.check.check import Checked, MatrixCheck
from ahp.check.page import page
from ahp.check.records import members, sheet
from ahp.check.reproduction import Reproduction
from ahp.check.tally import status, tally
from ahp.check.verdict import verdict
from ahp.check.wording import (
    COMPARISON,
    COMPARISONS,
    GROUP_ROW,
    HIERARCHY_CR,
    MARKDOWN_CONSISTENCY,
    WEIGHTS,
)
from ahp.check.worst import worst_grid, worst_title
from ahp.common.document.parts import (
    Document,
    Gap,
    Grid,
    Inline,
    Members,
    Part,
    Span,
    Style,
    Text,
    grid_columns,
)
from ahp.common.document.text import number
from ahp.common.findings import told
from ahp.common.wording import ASIDE, BETWEEN, SEVERITIES, Language
from ahp.model.analysis import Analysis
from ahp.model.experts import shown_names
from ahp.model.group.whose import weights_from
from ahp.model.settings import Settings
from ahp.model.wording import (
    GLOBAL,
    INDICATOR,
    LOCAL,
    MATRIX,
    METHOD_NAMES,
    MISSING,
    PUBLISHED,
    SETTINGS,
    VERDICT,
    VERDICTS,
    scale_shown,
)

FILES_PER_TABLE = 100  # loose files share a table, which must be small enough to hold
STYLES: Mapping[str, Style] = {
    "consistent": "good",
    "inconsistent": "bad",
    "uncheckable": "doubtful",
    "unrated": "doubtful",
    "reproduced": "good",
    "explained": "doubtful",
    "differs": "bad",
    "derived": "good",
    "error": "bad",
    "warning": "doubtful",
    "note": "note",
}


def document(checked: Iterable[Checked], settings: Settings, lang: Language) -> Document:
    """Return what was checked as a document, which takes results as it is written: once."""
    return Document(
        page(checked, lang),
        Members(members(checked, settings, lang)),
        sheet(checked, lang),
        lang,
        _screen(checked, settings, lang),
        MARKDOWN_CONSISTENCY(lang),
    )


def _screen(checked: Iterable[Checked], settings: Settings, lang: Language) -> Iterator[Part]:
    """Yield tables: models each for itself, loose files together."""
    for place, group in enumerate(_groups(checked)):
        if place:
            yield Gap()
        yield from _group_parts(group, settings, lang)


def _groups(checked: Iterable[Checked]) -> Iterator[list[Checked]]:
    for is_model, run in groupby(checked, key=lambda one: one.model is not None):
        size = 1 if is_model else FILES_PER_TABLE
        while group := list(islice(run, size)):
            yield group


def _group_parts(group: list[Checked], settings: Settings, lang: Language) -> Iterator[Part]:
    first = group[0]
    analyses = [matrix.analysis for one in group for matrix in one.matrices]
    if first.model is not None:
        yield Text((Span(first.model.title_in(lang), "strong"),))
        yield Text((Span(first.path, "dim"),))
        whose = weights_from(first.judged, lang) if first.judged else ""
        if whose:
            yield Text((Span(whose, "dim"),))
    if analyses:
        yield Text((Span(_settings_line(analyses[0], settings.scale, lang), "dim"),))
        yield _matrix_grid(group, analyses[0].random_index, lang)
    for one in group:
        for matrix in one.matrices:
            worst = worst_grid(one, matrix, lang)
            if worst:
                yield from (Gap(), Text(worst_title(one, matrix, lang)), worst)
    if first.weights:
        yield from (Gap(), _weights_grid(first, lang))
        yield from _model_lines(first, lang)
    for kind, text in told((found for one in group for found in one.findings), lang):
        yield Text((Span(SEVERITIES[kind](lang), STYLES[kind]), Span("  "), Span(text)))


def _settings_line(analysis: Analysis, scale: str, lang: Language) -> str:
    return SETTINGS(
        lang,
        method=METHOD_NAMES[analysis.method](lang),
        random_index=analysis.random_index,
        threshold=analysis.threshold,
        scale=scale_shown(scale, lang),
    )


def _matrix_grid(group: list[Checked], random_index: str, lang: Language) -> Grid:
    of_model = group[0].model is not None
    published = any(matrix.published for matrix in group[0].matrices)
    headings = [MATRIX(lang), "n", "λmax", "CI", f"RI {random_index}", "CR", VERDICT(lang)]
    if published:
        headings += [PUBLISHED(lang), COMPARISON(lang)]
    elif not of_model:
        headings.append(WEIGHTS(lang))
    rows = []
    for one in group:
        experts = shown_names(one.model.experts if one.model else (), lang)
        for matrix in one.matrices:
            row = _matrix_row(one, matrix, experts, lang)
            if published:
                row += _published_cells(matrix.published, lang)
            elif not of_model:
                row.append(_weights_text(matrix.analysis))
            rows.append(row)
    return Grid(grid_columns(headings, range(1, 6)), rows)


def _matrix_row(
    one: Checked, matrix: MatrixCheck, experts: Mapping[str, str], lang: Language
) -> list[Inline]:
    analysis = matrix.analysis
    if one.model is not None:
        name = one.name(matrix.code, lang)
        if matrix.expert:
            name += ASIDE(lang, text=experts[matrix.expert])
        elif matrix.whose == "group":
            name += ASIDE(lang, text=GROUP_ROW(lang))
    else:
        name = f"{matrix.path} · {matrix.code}" if len(one.matrices) > 1 else matrix.path
    decimals = matrix.published.printed.decimals if matrix.published else 4
    figures = [analysis.lambda_max, analysis.ci, analysis.ri]
    return [
        name,
        str(analysis.matrix.n),
        *map(number, figures),
        number(analysis.cr, decimals),
        _verdict(analysis, lang),
    ]


def _verdict(analysis: Analysis, lang: Language) -> Inline:
    said = _styled(verdict(analysis), lang)
    if not analysis.missing:
        return (said,)
    return (said, Span(ASIDE(lang, text=MISSING(lang, count=analysis.missing)), "doubtful"))


def _styled(name: str, lang: Language) -> Span:
    return Span({**VERDICTS, **COMPARISONS}[name](lang), STYLES[name])


def _published_cells(published: Reproduction | None, lang: Language) -> list[Inline]:
    what = status(published)
    if published is None or what is None:
        return ["", ""]
    return [str(published.printed.value), (_styled(what, lang),)]


def _weights_text(analysis: Analysis) -> str:
    return "  ".join(f"{label} {weight:.4f}" for label, weight in analysis.weights.items())


def _weights_grid(one: Checked, lang: Language) -> Grid:
    assert one.model is not None  # only models have node weights
    hierarchy = one.model.hierarchy
    published = any(row.published for row in one.weights)
    headings = [words(lang) for words in (INDICATOR, LOCAL, GLOBAL)]
    if published:
        headings += [PUBLISHED(lang), COMPARISON(lang)]
    rows, indents = [], []
    for row in one.weights:
        if row.code == hierarchy.goal:
            continue
        decimals = row.published.printed.decimals if row.published else 4
        cells: list[Inline] = [
            hierarchy.name(row.code, lang),
            number(row.local),
            number(row.global_, decimals),
        ]
        if published:
            cells += _published_cells(row.published, lang)
        rows.append(cells)
        indents.append(row.level - 1)
    columns = grid_columns(headings, range(1, 4 if published else 3))
    return Grid(columns, rows, indents=tuple(indents))


def _model_lines(one: Checked, lang: Language) -> Iterator[Part]:
    if one.consistency_ratio is not None and one.matrices:
        yield Text(
            HIERARCHY_CR(
                lang,
                cr=one.consistency_ratio,
                layers=BETWEEN(lang).join(f"{ratio:.4f}" for ratio in one.layer_ratios),
                random_index=one.matrices[0].analysis.random_index,
            )
        )
    counted = tally([one])
    if counted.total + counted.derived:
        yield Text(counted.text(lang))
