"""Check results as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ahp.check.check import Checked, MatrixCheck
from ahp.check.tally import Status, status, tally
from ahp.check.verdict import verdict
from ahp.check.wording import COMPARISON, COMPARISONS, HIERARCHY_CR, WEIGHTS
from ahp.check.worst import worst_rows, worst_title
from ahp.common.document.text import number
from ahp.common.findings import Finding
from ahp.common.wording import SEVERITIES, Language
from ahp.model.analysis import Analysis
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
)

FILES_PER_TABLE = 100  # loose files share a table, which must be small enough to hold
PIPE_WIDTH = 1000  # columns where the output is no terminal: nothing need be cut
STYLES = {
    "consistent": "green",
    "inconsistent": "bold red",
    "uncheckable": "yellow",
    "reproduced": "green",
    "explained": "yellow",
    "differs": "bold red",
    "derived": "green",
    "error": "bold red",
    "warning": "yellow",
    "note": "cyan",
}


def write(checked: Iterable[Checked], settings: Settings, lang: Language, out: TextIO) -> None:
    """Write the results as tables: models each for itself, loose files together."""
    page = _Page(make_console(out), settings, lang)
    for group in _groups(checked):
        page.print_group(group)


def make_console(out: TextIO) -> Console:
    """Make a console that writes the same text to every file, whatever the machine."""
    return Console(
        file=out,
        width=None if out.isatty() else PIPE_WIDTH,
        highlight=False,
        markup=False,
        emoji=False,
    )


def make_table(columns: Sequence[str], right: Iterable[int]) -> Table:
    """Make a table without lines; some columns are numbers, aligned to the right."""
    table = Table(box=None, pad_edge=False)
    numeric = set(right)
    for place, heading in enumerate(columns):
        if place in numeric:
            table.add_column(heading, justify="right", no_wrap=True)
        else:
            table.add_column(heading, overflow="fold")
    return table


def _groups(checked: Iterable[Checked]) -> Iterator[list[Checked]]:
    for is_model, run in groupby(checked, key=lambda one: one.model is not None):
        size = 1 if is_model else FILES_PER_TABLE
        while group := list(islice(run, size)):
            yield group


class _Page:
    """A console with the language and settings of one report."""

    def __init__(self, console: Console, settings: Settings, lang: Language) -> None:
        self.console = console
        self.settings = settings
        self.lang = lang
        self.started = False

    def styled(self, name: str) -> Text:
        words = {**VERDICTS, **COMPARISONS}[name]
        return Text(words(self.lang), style=STYLES[name])

    def print(self, *what: object) -> None:
        self.console.print(*what, soft_wrap=all(isinstance(one, str | Text) for one in what))

    def print_group(self, group: list[Checked]) -> None:
        if self.started:
            self.console.print()
        self.started = True
        model = group[0].model
        matrices = [matrix for one in group for matrix in one.matrices]
        if model is not None:
            self.print(Text(model.title_in(self.lang), style="bold"))
            self.print(Text(group[0].path, style="dim"))
        if matrices:
            self.print(Text(self.settings_line(matrices[0].analysis), style="dim"))
            self.print(self.matrix_table(group))
        for one in group:
            for matrix in one.matrices:
                self.print_worst_judgments(one, matrix)
        if group[0].weights:
            self.console.print()
            self.print(self.weights_table(group[0]))
            self.print_model_lines(group[0], matrices[0].analysis if matrices else None)
        self.print_findings([found for one in group for found in one.findings])

    def settings_line(self, analysis: Analysis) -> str:
        return SETTINGS(
            self.lang,
            method=METHOD_NAMES[analysis.method](self.lang),
            random_index=analysis.random_index,
            threshold=analysis.threshold,
            scale=analysis.scale,
        )

    def matrix_table(self, group: list[Checked]) -> Table:
        model = group[0].model
        published = any(matrix.published for matrix in group[0].matrices)
        analysis = next(matrix for one in group for matrix in one.matrices).analysis
        columns = [MATRIX(self.lang), "n", "λmax", "CI", f"RI {analysis.random_index}", "CR"]
        columns.append(VERDICT(self.lang))
        if published:
            columns += [PUBLISHED(self.lang), COMPARISON(self.lang)]
        elif model is None:
            columns.append(WEIGHTS(self.lang))
        table = make_table(columns, range(1, 6))
        for one in group:
            for matrix in one.matrices:
                row = self.matrix_row(one, matrix)
                if published:
                    row += self.published_cells(matrix)
                elif model is None:
                    row.append(Text(_weights_text(matrix.analysis)))
                table.add_row(*row)
        return table

    def matrix_row(self, one: Checked, matrix: MatrixCheck) -> list[Text]:
        analysis = matrix.analysis
        if one.model is not None:
            name = one.name(matrix.code, self.lang)
            name = f"{name} ({matrix.expert})" if matrix.expert else name
        else:
            name = f"{matrix.path} · {matrix.code}" if len(one.matrices) > 1 else matrix.path
        decimals = matrix.published.printed.decimals if matrix.published else 4
        figures = [analysis.lambda_max, analysis.ci, analysis.ri]
        return [
            Text(name),
            Text(str(analysis.matrix.n)),
            *(Text(number(figure)) for figure in figures),
            Text(number(analysis.cr, decimals)),
            self.verdict(analysis),
        ]

    def verdict(self, analysis: Analysis) -> Text:
        text = self.styled(verdict(analysis))
        if analysis.missing:
            text.append(f" ({MISSING(self.lang, count=analysis.missing)})", style="yellow")
        return text

    def published_cells(self, matrix: MatrixCheck) -> list[Text]:
        if matrix.published is None:
            return [Text(""), Text("")]
        return [Text(str(matrix.published.printed.value)), self.status(status(matrix.published))]

    def status(self, what: Status | None) -> Text:
        return self.styled(what) if what else Text("")

    def print_worst_judgments(self, one: Checked, matrix: MatrixCheck) -> None:
        rows = worst_rows(one, matrix, self.lang)
        if rows:
            table = make_table(rows[0], range(1, len(rows[0])))
            for row in rows[1:]:
                table.add_row(*map(Text, row))
            self.console.print()
            self.print(Text(worst_title(one, matrix, self.lang)))
            self.print(table)

    def weights_table(self, one: Checked) -> Table:
        assert one.model is not None  # only models have node weights
        hierarchy = one.model.hierarchy
        published = any(row.published for row in one.weights)
        columns = [words(self.lang) for words in (INDICATOR, LOCAL, GLOBAL)]
        if published:
            columns += [PUBLISHED(self.lang), COMPARISON(self.lang)]
        table = make_table(columns, range(1, 4 if published else 3))
        for row in one.weights:
            if row.code == hierarchy.goal:
                continue
            decimals = row.published.printed.decimals if row.published else 4
            name = "  " * (row.level - 1) + hierarchy.name(row.code, self.lang)
            cells = [Text(name), Text(number(row.local)), Text(number(row.global_, decimals))]
            if published:
                printed = str(row.published.printed.value) if row.published else ""
                cells += [Text(printed), self.status(status(row.published))]
            table.add_row(*cells)
        return table

    def print_model_lines(self, one: Checked, analysis: Analysis | None) -> None:
        if one.consistency_ratio is not None and analysis is not None:
            self.print(
                HIERARCHY_CR(
                    self.lang,
                    cr=one.consistency_ratio,
                    layers=", ".join(f"{ratio:.4f}" for ratio in one.layer_ratios),
                    random_index=analysis.random_index,
                )
            )
        counted = tally([one])
        if counted.total + counted.derived:
            self.print(counted.text(self.lang))

    def print_findings(self, findings: list[Finding]) -> None:
        for found in findings:
            line = Text.assemble(
                (SEVERITIES[found.severity](self.lang), STYLES[found.severity]), "  "
            )
            self.print(line.append(found.text(self.lang)))


def _weights_text(analysis: Analysis) -> str:
    return "  ".join(f"{label} {weight:.4f}" for label, weight in analysis.weights.items())
