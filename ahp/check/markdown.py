"""Check results as Markdown; a model reads like the tables of a published report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ahp.check.check import Checked, MatrixCheck
from ahp.check.reproduction import WeightCheck
from ahp.check.tally import status, tally
from ahp.check.verdict import verdict
from ahp.check.wording import (
    HIERARCHY_CR,
    MARKDOWN_CONSISTENCY,
    MARKDOWN_RATIO_CAPTION,
    MARKDOWN_WEIGHTS,
)
from ahp.check.worst import worst_rows, worst_title
from ahp.common.document.text import markdown_cell, markdown_table
from ahp.common.wording import SEVERITIES, Language
from ahp.model.hierarchy import Hierarchy
from ahp.model.settings import Settings
from ahp.model.wording import (
    INDICATOR,
    METHOD_NAMES,
    MISSING,
    PUBLISHED,
    VERDICTS,
    WEIGHT,
    level_heading,
)


def write(checked: Iterable[Checked], settings: Settings, lang: Language, out: TextIO) -> None:
    """Write the results as Markdown tables, a section for each model or file."""
    first = True
    for one in checked:
        blocks = _model_blocks(one, lang) if one.model else _file_blocks(one, lang)
        for matrix in one.matrices:
            rows = worst_rows(one, matrix, lang)
            if rows:
                blocks.append(f"**{worst_title(one, matrix, lang)}**\n")
                blocks.append(markdown_table(rows, range(1, len(rows[0]))))
        blocks += _finding_blocks(one, lang)
        for block in blocks:
            out.write(block if first else f"\n{block}")
            first = False


def _model_blocks(one: Checked, lang: Language) -> list[str]:
    model = one.model
    assert model is not None  # the caller looked
    blocks = [f"# {model.title_in(lang)}\n"]
    number = 1
    if one.weights:
        rows = _weights_rows(model.hierarchy, one.weights, lang)
        blocks.append(_numbered(number, MARKDOWN_WEIGHTS(lang), lang))
        blocks.append(markdown_table(rows, range(1, len(rows[0]), 2)))
        number += 1
    own = [matrix for matrix in one.matrices if matrix.expert is None]
    if own:
        names = [one.name(matrix.code, lang) for matrix in own]
        ratios = [_ratio(matrix, lang) for matrix in own]
        blocks.append(_numbered(number, MARKDOWN_CONSISTENCY(lang), lang))
        blocks.append(markdown_table([names, ratios], range(len(own))))
        table = own[0].analysis.random_index
        method = METHOD_NAMES[own[0].analysis.method](lang)
        blocks.append(MARKDOWN_RATIO_CAPTION(lang, random_index=table, method=method) + "\n")
        if one.consistency_ratio is not None:
            layers = ", ".join(f"{ratio:.4f}" for ratio in one.layer_ratios)
            details = {"cr": one.consistency_ratio, "layers": layers, "random_index": table}
            blocks.append(HIERARCHY_CR(lang, **details) + "\n")
    counted = tally([one])
    if counted.total + counted.derived:
        blocks.append(counted.text(lang) + "\n")
    return blocks


def _numbered(number: int, heading: str, lang: Language) -> str:
    return f"**表 {number} {heading}**\n" if lang == "zh" else f"**Table {number}. {heading}**\n"


def _decimals(published: object, default: int = 4) -> int:
    return getattr(getattr(published, "printed", None), "decimals", default)


def _ratio(matrix: MatrixCheck, lang: Language) -> str:
    analysis = matrix.analysis
    ratio = f"{analysis.cr:.{_decimals(matrix.published)}f}"
    return f"{ratio} ({MISSING(lang, count=analysis.missing)})" if analysis.missing else ratio


def _weights_rows(
    hierarchy: Hierarchy, weights: tuple[WeightCheck, ...], lang: Language
) -> list[list[str]]:
    """Lay the hierarchy out as nested columns: a node's cell stands at its first leaf's row."""
    by_code = {row.code: row for row in weights}
    depth = max(row.level for row in weights)
    heading: list[str] = []
    for level in range(1, depth + 1):
        heading += [level_heading(level, lang), WEIGHT(lang)]
    rows = [heading]
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
                weight += f" ({PUBLISHED(lang)} {row.published.printed.value})"
            cells[2 * row.level - 2] = hierarchy.name(code, lang)
            cells[2 * row.level - 1] = weight
        rows.append(cells)
    return rows


def _file_blocks(one: Checked, lang: Language) -> list[str]:
    blocks = []
    for matrix in one.matrices:
        analysis = matrix.analysis
        rows = [[INDICATOR(lang), WEIGHT(lang)]]
        rows += [[label, f"{weight:.4f}"] for label, weight in analysis.weights.items()]
        blocks += [f"**{one.path} · {matrix.code}**\n", markdown_table(rows, [1])]
        table = analysis.ri_source.message(lang)
        blocks.append(
            f"n = {analysis.matrix.n}, λmax = {analysis.lambda_max:.4f}, "
            f"CI = {analysis.ci:.4f}, RI = {analysis.ri:.4f} ({table}), "
            f"CR = {analysis.cr:.4f}: {VERDICTS[verdict(analysis)](lang)}\n"
        )
    return blocks


def _finding_blocks(one: Checked, lang: Language) -> list[str]:
    lines = [
        f"- {SEVERITIES[found.severity](lang)}: {markdown_cell(found.text(lang))}\n"
        for found in one.findings
    ]
    return ["".join(lines)] if lines else []
