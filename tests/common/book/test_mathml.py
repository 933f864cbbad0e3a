"""Formulas as MathML: whole, and nothing that a page would obey."""

from xml.etree import ElementTree

import pytest

from ahp.common.document.book.mathml import mathml

REFUSED = (
    *("", " ", "{a", "a}", r"\quad", "a^", r"\frac{a}", r"\left( a", "a & b", "a $ b"),
    *(r"\unknown{x}", r"\label{x}", r"\begin{foo}a\end{foo}", r"\end{cases}", r"\begin{pmatrix}"),
    *(r"\href{javascript:alert(1)}{x}", r"\style{color:red}{x}", r"\class{a}{x}", r"\color{red} x"),
    *(
        r"\newcommand{\a}{b}\a",
        r"\def\a{\a\a}\a",
        "{" * 900 + "a" + "}" * 900,
        r"\sqrt" * 300 + "x",
    ),
    *("a\x00", "a\u202eb", "a + " * 1000 + "b"),
)


@pytest.mark.parametrize("latex", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_formula_is_refused(latex):
    with pytest.raises(ValueError):
        mathml(latex)


def test_a_formula_is_xml_with_its_characters_as_they_are():
    text = mathml(r"\mathrm{CR} = \frac{\lambda_{\max} - n}{(n - 1)\,\mathrm{RI}} < 0.1")
    assert "&#" not in text
    root = ElementTree.fromstring(text)
    assert "".join(root.itertext()) == "CR=λmax−n(n−1)RI<0.1"
    names = [one.text for one in root.iter() if one.tag.endswith("mi")]
    assert names == ["CR", "λ", "n", "n", "RI"]  # a name is one thing, whatever its letters
    assert root.get("display") == "block"
    assert ElementTree.fromstring(mathml("x", display=False)).get("display") == "inline"


def test_text_in_a_formula_is_text():
    root = ElementTree.fromstring(mathml(r"\text{<script>alert(1)</script> 得分 & more} = 1"))
    assert not [one for one in root.iter() if one.tag.endswith("script")]
    assert "".join(root.itertext()) == "<script>alert(1)</script>\xa0得分\xa0&\xa0more=1"
