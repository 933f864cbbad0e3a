"""Check results for a page; a model reads like the tables of a published report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from ahp.check.check import Checked, MatrixCheck
from ahp.check.reproduction import Reproduction, WeightCheck
from ahp.check.tally import status, tally
from ahp.check.verdict import verdict
from ahp.check.wording import (
    FIGURES,
    HIERARCHY_CR,
    MARKDOWN_CONSISTENCY,
    MARKDOWN_RATIO_CAPTION,
    MARKDOWN_WEIGHTS,
    NUMBERED,
)
from ahp.check.worst import worst_grid, worst_title
from ahp.common.document.parts import Grid, Heading, Items, Part, Text, grid_columns
from ahp.common.document.text import number
from ahp.common.findings import told
from ahp.common.wording import AFTER, ASIDE, BETWEEN, SEVERITIES, Language
from ahp.model.group.whose import weights_from
from ahp.model.hierarchy import Hierarchy
from ahp.model.wording import (
    INDICATOR,
    METHOD_NAMES,
    MISSING,
    PUBLISHED,
    VERDICTS,
    WEIGHT,
    level_heading,
)


def page(checked: Iterable[Checked], lang: Language) -> Iterator[Part]:
    """Yield tables, a section for each model or file."""
    numbers = count(1)  # of tables, on through all models
    for one in checked:
        yield from _model_parts(one, numbers, lang) if one.model else _file_parts(one, lang)
        for matrix in one.matrices:
            worst = worst_grid(one, matrix, lang, worst_title(one, matrix, lang))
            if worst:
                yield worst
        if one.findings:
            said = ((SEVERITIES[kind](lang), text) for kind, text in told(one.findings, lang))
            yield Items(tuple(AFTER(lang).join(parts) for parts in said))


def _model_parts(one: Checked, numbers: Iterator[int], lang: Language) -> Iterator[Part]:
    model = one.model
    assert model is not None  # the caller looked
    yield Heading(model.title_in(lang), 1)
    whose = weights_from(one.judged, lang) if one.judged else ""
    if whose:
        yield Text(whose)
    if one.weights:
        title = NUMBERED(lang, number=next(numbers), heading=MARKDOWN_WEIGHTS(lang))
        yield _weights_grid(model.hierarchy, one.weights, title, lang)
    own = [matrix for matrix in one.matrices if matrix.expert is None]
    if own:
        title = NUMBERED(lang, number=next(numbers), heading=MARKDOWN_CONSISTENCY(lang))
        yield from _ratio_parts(one, own, title, lang)
    counted = tally([one])
    if counted.total + counted.derived:
        yield Text(counted.text(lang))


def _ratio_parts(
    one: Checked, own: list[MatrixCheck], title: str, lang: Language
) -> Iterator[Part]:
    names = [one.name(matrix.code, lang) for matrix in own]
    ratios = [_ratio(matrix, lang) for matrix in own]
    yield Grid(grid_columns(names, range(len(own))), [ratios], title)
    table = own[0].analysis.random_index
    method = METHOD_NAMES[own[0].analysis.method](lang)
    yield Text(MARKDOWN_RATIO_CAPTION(lang, random_index=table, method=method))
    if one.consistency_ratio is not None:
        layers = BETWEEN(lang).join(f"{ratio:.4f}" for ratio in one.layer_ratios)
        details = {"cr": one.consistency_ratio, "layers": layers, "random_index": table}
        yield Text(HIERARCHY_CR(lang, **details))


def _decimals(published: Reproduction | None) -> int:
    return 4 if published is None else published.printed.decimals


def _ratio(matrix: MatrixCheck, lang: Language) -> str:
    analysis = matrix.analysis
    ratio = number(analysis.cr, _decimals(matrix.published)) or "–"
    missing = ASIDE(lang, text=MISSING(lang, count=analysis.missing))
    return ratio + missing if analysis.missing else ratio


def _weights_grid(
    hierarchy: Hierarchy, weights: tuple[WeightCheck, ...], title: str, lang: Language
) -> Grid:
    """Lay the hierarchy out as nested columns: a node's cell stands at its first leaf's row."""
    by_code = {row.code: row for row in weights}
    depth = max(row.level for row in weights)
    heading: list[str] = []
    for level in range(1, depth + 1):
        heading += [level_heading(level, lang), WEIGHT(lang)]
    rows = []
    shown: set[str] = set()
    for leaf in hierarchy.leaves:
        cells = [""] * (2 * depth)
        for code in [*reversed(hierarchy.ancestors(leaf)), leaf]:
            if code in shown or code == hierarchy.goal:
                continue
            shown.add(code)
            row = by_code[code]
            weight = f"{row.global_:.{_decimals(row.published)}f}"
            mark = status(row.published)
            if mark in ("explained", "differs") and row.published:
                weight += ASIDE(lang, text=f"{PUBLISHED(lang)} {row.published.printed.value}")
            cells[2 * row.level - 2] = hierarchy.name(code, lang)
            cells[2 * row.level - 1] = weight
        rows.append(cells)
    return Grid(grid_columns(heading, range(1, 2 * depth, 2)), rows, title)


def _file_parts(one: Checked, lang: Language) -> Iterator[Part]:
    for matrix in one.matrices:
        analysis = matrix.analysis
        columns = grid_columns([INDICATOR(lang), WEIGHT(lang)], [1])
        rows = [[label, f"{weight:.4f}"] for label, weight in analysis.weights.items()]
        yield Grid(columns, rows, f"{one.path} · {matrix.code}")
        table = analysis.ri_source.message(lang)
        line = FIGURES(
            lang,
            n=analysis.matrix.n,
            lambda_max=f"{analysis.lambda_max:.4f}",
            ci=f"{analysis.ci:.4f}",
            ri=number(analysis.ri) or "–",
            table=table,
            cr=number(analysis.cr) or "–",
            verdict=VERDICTS[verdict(analysis)](lang),
        )
        yield Text(line)
