"""Answers as LaTeX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from ahp.common.document.parts import (
    Break,
    Contents,
    Document,
    Equation,
    Figure,
    Footnote,
    Gap,
    Grid,
    Heading,
    Inline,
    Items,
    Part,
    Source,
    Text,
    plain,
)
from ahp.common.document.text import key
from ahp.common.visible import visible

_NEEDS = (
    "% \\usepackage{booktabs}; for Chinese: XeLaTeX and \\usepackage{ctex}",
    "% for figures: \\usepackage{svg}",
)
_SECTIONS = {1: "section", 2: "subsection", 3: "subsubsection"}
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "↑": r"$\uparrow$",
        "↓": r"$\downarrow$",
        "−": "$-$",
        "×": r"$\times$",
        "≥": r"$\geq$",
        "λ": r"$\lambda$",
        "·": r"$\cdot$",
        "\n": " ",
    }
)


def write(document: Document, out: TextIO) -> None:
    """Write the page of a document, to be taken into a text of its own."""
    out.write(_NEEDS[0] + "\n")
    for part in document.page:
        out.writelines(f"{line}\n" for line in _lines(part))


def escape(text: str) -> str:
    r"""Write text so that LaTeX prints it as it is.

    >>> print(escape("R&D, 5% ↑"))
    R\&D, 5\% $\uparrow$
    """
    return visible(text).translate(_SPECIAL)


def _lines(part: Part) -> Iterator[str]:
    if isinstance(part, Grid):
        yield from _table(part)
    elif isinstance(part, Heading):
        yield rf"\{_SECTIONS[part.level]}*{{{escape(part.text)}}}"
    elif isinstance(part, Text):
        yield from ("", _start(escape(plain(part.text))))
    elif isinstance(part, Items):
        yield r"\begin{itemize}"
        yield from (rf"\item {_start(escape(plain(item)))}" for item in part.items)
        yield r"\end{itemize}"
    elif isinstance(part, Footnote):
        yield _small_alone(f"{part.mark} {part.text}".strip())
    elif isinstance(part, Source):
        yield _small_alone(part.text)
    elif isinstance(part, Figure):
        yield from _figure(part)
    elif isinstance(part, Equation):
        yield rf"\[ {part.latex} \]"
    elif not isinstance(part, Gap | Break | Contents):
        raise TypeError(part)


def _table(grid: Grid) -> Iterator[str]:
    """Lay a table out with caption, label and the rules of the package booktabs."""
    yield from (r"\begin{table}", r"\centering")
    if grid.title:
        yield rf"\caption{{{escape(grid.title)}}}"
    if grid.name:
        yield rf"\label{{tab:{key(grid.name)}}}"
    columns = "".join("r" if right else "l" for right in grid.right)
    yield from (rf"\begin{{tabular}}{{{columns}}}", r"\toprule", _row(grid.headings), r"\midrule")
    yield from map(_row, grid.shown_in_tree())
    yield from (r"\bottomrule", r"\end{tabular}", *map(_small, grid.notes), r"\end{table}")


def _row(cells: Sequence[Inline]) -> str:
    return _start(" & ".join(escape(plain(cell)) for cell in cells)) + r" \\"


def _start(text: str) -> str:
    """Keep what begins a row or an item from being read as an argument of the command before."""
    begun = text.lstrip()
    return text if not begun.startswith(("[", "*")) else f"{{{begun[0]}}}{begun[1:]}"


def _small(text: str) -> str:
    return rf"\par\smallskip\footnotesize {escape(text)}"


def _small_alone(text: str) -> str:
    """Write small outside of a table, whose end would end it."""
    return rf"{{{_small(text)}\par}}"


def _figure(part: Figure) -> Iterator[str]:
    yield from (_NEEDS[1], r"\begin{figure}", r"\centering")
    yield rf"\includesvg[width=\linewidth]{{{key(part.name)}}}"
    yield rf"\caption{{{escape(part.caption)}}}"
    yield from (rf"\label{{fig:{key(part.name)}}}", r"\end{figure}")
