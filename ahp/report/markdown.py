"""Check results as Markdown; a model reads like the tables of a published report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ahp.check import Checked, MatrixCheck, Settings, WeightCheck
from ahp.hierarchy import Hierarchy
from ahp.messages import Language
from ahp.report.tally import status, tally
from ahp.report.text import markdown_cell, markdown_table
from ahp.words import level_heading, word


def write(checked: Iterable[Checked], settings: Settings, lang: Language, out: TextIO) -> None:
    """Write the results as Markdown tables, a section for each model or file."""
    for number, one in enumerate(checked):
        if number:
            out.write("\n")
        if one.model is not None:
            _write_model(one, settings, lang, out)
        else:
            _write_file(one, lang, out)
        _write_findings(one, lang, out)


def _write_model(one: Checked, settings: Settings, lang: Language, out: TextIO) -> None:
    model = one.model
    assert model is not None  # the caller looked
    out.write(f"# {model.title_in(lang)}\n\n")
    number = 1
    if one.weights:
        heading = word("markdown-weights", lang)
        out.write(f"{_numbered(number, heading, lang)}\n\n")
        rows = _weights_rows(model.hierarchy, one.weights, lang)
        out.write(markdown_table(rows, range(1, len(rows[0]), 2)))
        out.write("\n")
        number += 1
    own = [matrix for matrix in one.matrices if matrix.expert is None]
    if own:
        out.write(f"{_numbered(number, word('markdown-consistency', lang), lang)}\n\n")
        names = [model.hierarchy.name(matrix.code, lang) for matrix in own]
        ratios = [_ratio(matrix) for matrix in own]
        out.write(markdown_table([names, ratios], range(len(own))))
        analysis = own[0].analysis
        caption = word(
            "markdown-ratio-caption",
            lang,
            random_index=analysis.random_index,
            method=word(analysis.method, lang),
        )
        out.write(f"\n{caption}\n")
        if one.consistency_ratio is not None:
            out.write(
                word(
                    "hierarchy-cr",
                    lang,
                    cr=one.consistency_ratio,
                    random_index=analysis.random_index,
                )
                + "\n"
            )
    counted = tally([one])
    if counted.total:
        out.write("\n" + word("tally", lang, **counted.details()) + "\n")


def _numbered(number: int, heading: str, lang: Language) -> str:
    return f"**表 {number} {heading}**" if lang == "zh" else f"**Table {number}. {heading}**"


def _decimals(published: object, default: int = 4) -> int:
    return getattr(getattr(published, "printed", None), "decimals", default)


def _ratio(matrix: MatrixCheck) -> str:
    cr = matrix.analysis.cr
    return "" if cr is None else f"{cr:.{_decimals(matrix.published)}f}"


def _weights_rows(
    hierarchy: Hierarchy, weights: tuple[WeightCheck, ...], lang: Language
) -> list[list[str]]:
    """Lay the hierarchy out as nested columns: a node's cell stands at its first leaf's row."""
    by_code = {row.code: row for row in weights}
    depth = max(row.level for row in weights)
    heading: list[str] = []
    for level in range(1, depth + 1):
        heading += [level_heading(level, lang), word("weight", lang)]
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
                weight += f" ({word('published', lang)} {row.published.printed.value})"
            cells[2 * row.level - 2] = hierarchy.name(code, lang)
            cells[2 * row.level - 1] = weight
        rows.append(cells)
    return rows


def _write_file(one: Checked, lang: Language, out: TextIO) -> None:
    for matrix in one.matrices:
        analysis = matrix.analysis
        out.write(f"**{one.path} · {matrix.code}**\n\n")
        rows = [[word("indicator", lang), word("weight", lang)]]
        rows += [[label, f"{weight:.4f}"] for label, weight in analysis.weights.items()]
        out.write(markdown_table(rows, [1]))
        if analysis.cr is not None:
            out.write(
                f"\nn = {analysis.matrix.n}, λmax = {analysis.lambda_max:.4f}, "
                f"CI = {analysis.ci:.4f}, RI = {analysis.ri:.4f} ({analysis.random_index}), "
                f"CR = {analysis.cr:.4f}: "
                f"{word('consistent' if analysis.consistent else 'inconsistent', lang)}\n"
            )
        out.write("\n")


def _write_findings(one: Checked, lang: Language, out: TextIO) -> None:
    if one.findings:
        out.write("\n")
    for found in one.findings:
        out.write(f"- {word(found.severity, lang)}: {markdown_cell(found.text(lang))}\n")
