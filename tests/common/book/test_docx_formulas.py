"""Formulas as Word has them: each sign where it belongs."""

import pytest

from ahp.common.document.book.docx.omml import omml
from tests.common.book.opened import find, values
from tests.common.book.sample import EQUATIONS


def said(run):
    """Return a run, words as "word"; what Word sets slanted is a single letter."""
    (text,) = find(run, "m:t")
    upright = find(run, "m:rPr/m:nor")
    slanted = values(run, "m:rPr/m:sty", "m:val") == ["i"]
    assert bool(upright) == (len(text.text) > 1 and text.text.isalpha() and not slanted)
    assert slanted == (text.text.isalpha() and not upright)
    return f'"{text.text}"' if upright else text.text


def at(element, name):
    (found,) = find(element, f"m:{name}")
    return read(found)


def sign(element, path):
    return values(element, f"m:{path}", "m:val")[0]


def read(element):
    kinds = [(child.tag.partition("}")[2], child) for child in element]
    return "".join(_SHORT[kind](child) for kind, child in kinds)


_SHORT = {
    "r": said,
    "f": lambda one: f"({at(one, 'num')})/({at(one, 'den')})",
    "sSub": lambda one: f"{at(one, 'e')}_[{at(one, 'sub')}]",
    "sSup": lambda one: f"{at(one, 'e')}^[{at(one, 'sup')}]",
    "sSubSup": lambda one: f"{at(one, 'e')}_[{at(one, 'sub')}]^[{at(one, 'sup')}]",
    "nary": lambda one: (
        f"{sign(one, 'naryPr/m:chr')}<{at(one, 'sub')}|{at(one, 'sup')}>{{{at(one, 'e')}}}"
    ),
    "func": lambda one: f"{at(one, 'fName')}{{{at(one, 'e')}}}",
    "limLow": lambda one: f"{at(one, 'e')}<{at(one, 'lim')}>",
    "limUpp": lambda one: f"{at(one, 'e')}<|{at(one, 'lim')}>",
    "d": lambda one: f"{sign(one, 'dPr/m:begChr')}{at(one, 'e')}{sign(one, 'dPr/m:endChr')}",
    "rad": lambda one: f"root[{at(one, 'deg')}]{{{at(one, 'e')}}}",
    "bar": lambda one: f"bar{{{at(one, 'e')}}}",
    "acc": lambda one: f"acc{{{at(one, 'e')}}}",
    "m": lambda one: ";".join(
        ",".join(read(cell) for cell in find(row, "m:e")) for row in find(one, "m:mr")
    ),
}


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (EQUATIONS[0][0], "CR=(CI)/(RI)"),
        (
            EQUATIONS[1][0],
            "w_[i]=((∏<j=1|n>{a_[ij]})^[1/n])/(∑<k=1|n>{(∏<j=1|n>{a_[kj]})^[1/n]})",
        ),
        (EQUATIONS[2][0], 'λ_["max"]=(1)/(n)∑<i=1|n>{((Aw)_[i])/(w_[i])}'),
        (
            EQUATIONS[3][0],
            'x_[ij]^[′]=(x_[ij]−"min"<j>{x_[ij]})/("max"<j>{x_[ij]}−"min"<j>{x_[ij]})',
        ),
        (EQUATIONS[4][0], "σ=root[]{(1)/(m)∑<t|>{(x^[(t)]−bar{x})^[2]}}"),
        (r"\sum_i a_i + b = c", "∑<i|>{a_[i]}+b=c"),
        (r"\ln a_{ij} - \log_2 (b)", '"ln"{a_[ij]}−"log"_[2]{(b)}'),
        (r"\hat{w} + \tilde{w}", "acc{w}+acc{w}"),
        (r"\sqrt[3]{x}", "root[3]{x}"),
        (r"\begin{pmatrix} 1 & a \\ b & 1 \end{pmatrix}", "(1,a;b,1)"),
        (r"\begin{cases} 1 & x > 0 \\ 0 \end{cases}", "{1,x>0;0,"),
        (r"\left|x\right| \le |y|", "|x|≤|y|"),
        (r"[0, 1)", "[0,1)"),
        (r"\mathrm{CR} < 0.1", '"CR"<0.1'),
        (r"\mathrm{CI}_j \cdot \mathit{RI}", '"CI"_[j]·RI'),
    ],
)
def test_signs_stand_where_they_belong(latex, expected):
    assert read(omml(latex)) == expected


@pytest.mark.parametrize("latex", [r"\frac{1}", r"a}{b", r"\href{x}{y}", "$x$", ""])
def test_what_is_no_formula_is_refused(latex):
    with pytest.raises(ValueError, match="formula"):
        omml(latex)
