"""Tables as LaTeX."""

from __future__ import annotations

from collections.abc import Sequence

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
    }
)


def escape(text: str) -> str:
    r"""Write text so that LaTeX prints it as it is.

    >>> print(escape("R&D, 5% ↑"))
    R\&D, 5\% $\uparrow$
    """
    return text.translate(_SPECIAL)


def latex_table(
    name: str,
    title: str,
    notes: Sequence[str],
    headings: Sequence[str],
    right: Sequence[bool],
    rows: Sequence[Sequence[str]],
) -> str:
    r"""Lay a table out with caption, label and the rules of the package booktabs.

    >>> print(latex_table("t", "T", [], ["a", "b"], [False, True], [["x", "1"]]), end="")
    \begin{table}
    \centering
    \caption{T}
    \label{tab:t}
    \begin{tabular}{lr}
    \toprule
    a & b \\
    \midrule
    x & 1 \\
    \bottomrule
    \end{tabular}
    \end{table}
    """
    columns = "".join("r" if numeric else "l" for numeric in right)
    lines = [r"\begin{table}", r"\centering", rf"\caption{{{escape(title)}}}"]
    lines += [rf"\label{{tab:{name}}}", rf"\begin{{tabular}}{{{columns}}}", r"\toprule"]
    lines += [_line(headings), r"\midrule", *map(_line, rows), r"\bottomrule", r"\end{tabular}"]
    lines += [rf"\par\smallskip\footnotesize {escape(note)}" for note in notes]
    return "\n".join([*lines, r"\end{table}", ""])


def _line(cells: Sequence[str]) -> str:
    return " & ".join(map(escape, cells)) + r" \\"
