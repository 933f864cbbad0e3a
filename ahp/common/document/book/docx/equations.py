"""Formulas in lines of their own, with their numbers on the right."""

from __future__ import annotations

from ahp.common.document.book.docx.elements import Element, el, give, name_of, paragraph
from ahp.common.document.book.docx.fields import field, run
from ahp.common.document.book.docx.omml import omml
from ahp.common.document.book.docx.scene import Scene
from ahp.common.document.parts import Equation

_NUMBER = 1100  # the width of the column of the number, in twips


def equation(scene: Scene, place: int, part: Equation, *, lying: bool, remarked: bool) -> Element:
    """Return a formula in a line of its own, or where it has a number in a row of three cells.

    Beside tab stops in one paragraph Word would set it small, as within a line of text. It stays
    with a remark that comes next.
    """
    formula = el("m:oMathPara", el("m:oMathParaPr", el("m:jc", val="center")), omml(part.latex))
    middle = paragraph("Equation", [formula])
    if place not in scene.found.at:
        return _kept(middle) if remarked else middle
    number = scene.found.at[place].number
    counted = [*field("SEQ Equation \\* ARABIC", [run(number)])]
    marked = scene.bookmarks.around(scene.anchor(place), counted)
    begin, end = ("（", "）") if scene.lang == "zh" else ("(", ")")
    right = paragraph("Equation", [run(begin), *marked, run(end)], jc=el("w:jc", val="right"))
    made = _row(scene.look.room(lying)[0], middle, right)
    return _kept(made) if remarked else made


def _kept(made: Element) -> Element:
    """Keep every paragraph with the next, as Word wants it of a row."""
    for one in made.iter(name_of("w:p")):
        give(one, "keepNext", el("w:keepNext"))
    return made


def _row(room: int, formula: Element, number: Element) -> Element:
    columns = (_NUMBER, room - 2 * _NUMBER, _NUMBER)
    cells = [
        el(
            "w:tc",
            el("w:tcPr", el("w:tcW", w=width, type="dxa"), el("w:vAlign", val="center")),
            content,
        )
        for width, content in zip(columns, (paragraph("Equation"), formula, number), strict=True)
    ]
    return el(
        "w:tbl",
        el(
            "w:tblPr",
            el("w:tblStyle", val="TableNormal"),
            el("w:tblW", w=room, type="dxa"),
            el("w:jc", val="center"),
            el("w:tblLayout", type="fixed"),
        ),
        el("w:tblGrid", *(el("w:gridCol", w=width) for width in columns)),
        el("w:tr", el("w:trPr", el("w:cantSplit")), *cells),
    )
