"""A questionnaire as a document of Word's: the 17-column table of theses, to tick on screen.

A row is known by its key in the first column; what belongs to the keys stands in hidden text at
the end, in JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ahp.common.io.workbook import saved
from ahp.common.names import name_in
from ahp.common.wording import Language
from ahp.model.wording import DEGREES
from ahp.questionnaire.questions import Pair, Part, Questionnaire
from ahp.questionnaire.rows import (
    FORM_MARK,
    POSITIONS,
    VERSION,
    Row,
    blanks_of,
    in_languages,
    question,
    rows_of,
    shown,
)
from ahp.questionnaire.wording import PAGE, PAPER, POSITION_SIDES

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row

SUFFIX = ".docx"
KEY, NUMBER, LEFT, SCALE, RIGHT, EARLIER, GROUP = 0, 1, 2, 3, 20, 21, 22
LATIN_FONT, CHINESE_FONT = "Calibri", "宋体"

_WIDTHS = {KEY: 1.6, NUMBER: 0.9, LEFT: 4.0, RIGHT: 4.0, EARLIER: 1.7, GROUP: 1.7}
_SCALE_WIDTH, _MARGIN = 0.78, 1.3
_SMALL, _KEY_SIZE = 9, 4.5


def make(questionnaire: Questionnaire, languages: Sequence[Language]) -> bytes:
    """Return the document of a questionnaire.

    Parameters
    ----------
    questionnaire : Questionnaire
    languages : sequence of str
        Every text stands in each of them.

    Returns
    -------
    bytes
        On sheets of A4 lying down; the first page explains.
    """
    from docx import Document  # deferred: heavy

    document = Document()
    _lay_out(document)
    _cover(document, questionnaire, languages)
    for number, part in enumerate(questionnaire.parts, 1):
        _part(document, questionnaire, number, part, languages)
    hidden = document.add_paragraph().add_run(f"{FORM_MARK} {_codes(questionnaire, languages)}")
    hidden.font.hidden = True
    return saved(document)


def _lay_out(document: Document) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(_MARGIN))
    for name in ("Normal", "Heading 1", "Heading 2"):
        style: Any = document.styles[name]
        style.font.name = LATIN_FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), CHINESE_FONT)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)


def _cover(document: Document, of: Questionnaire, languages: Sequence[Language]) -> None:
    for lang in languages:
        title = shown(name_in(of.title, lang, "AHP"))
        document.add_heading(shown(PAGE["title"](lang, title=title)), 1)
    for lang in languages:
        name = shown(of.expert_name(lang))
        for_whom = PAGE["for_whom"](lang, name=name, count=of.size)
        _line(document, for_whom if of.expert else PAGE["for_all"](lang, count=of.size))
    for lang in languages:
        _line(document, PAGE["explain_words"](lang))
        _line(document, PAPER["tick"](lang))
    table = _table(document, len(DEGREES) + 1, (3.0, 12.0))
    for cell, word in zip(table.rows[0].cells, ("degree", "meaning"), strict=True):
        _write(cell, _words(word, languages, " / "), bold=True)
    for row, (degree, words) in zip(table.rows[1:], DEGREES.items(), strict=True):
        same = degree == "1"
        said = [
            PAGE["same"](lang) if same else PAGE["row"](lang, degree=words(lang))
            for lang in languages
        ]
        for cell, text in zip(row.cells, (degree, " / ".join(said)), strict=True):
            _write(cell, text)
    _line(document, " / ".join(PAGE["between"](lang) for lang in languages))
    for lang in languages if of.consent else ():
        _line(document, PAPER["consent"](lang, text=shown(name_in(of.consent, lang, ""))), True)
    blanks = list(blanks_of(of, languages))
    table = _table(document, len(blanks), (_WIDTHS[KEY], 6.0, 12.0))
    for row, one in zip(table.rows, blanks, strict=True):
        _write(row.cells[0], one.key, size=_KEY_SIZE, gray=True)
        _write(row.cells[1], one.label)
        _write(row.cells[2], one.content)
    _line(document, _words("key", languages, " / "))


def _part(
    document: Document, of: Questionnaire, number: int, part: Part, languages: Sequence[Language]
) -> None:
    """Write the table of a matrix, its heading repeated on every page."""
    node = in_languages(of.names[part.node], part.node, languages).replace("\n", " / ")
    heading = document.add_heading(f"{number}. {node}", 2)
    heading.paragraph_format.page_break_before = number == 1
    _line(document, question(of, part, languages))
    rows = rows_of(of, part)
    feedback = bool(of.earlier or of.group)
    last = GROUP if feedback else RIGHT
    widths = [_WIDTHS.get(column, _SCALE_WIDTH) for column in range(last + 1)]
    table = _table(document, len(rows) + 1, widths)
    head, *others = table.rows
    _repeat(head)
    cells = head.cells
    titles = {NUMBER: "number", LEFT: "left", RIGHT: "right"}
    if feedback:
        titles |= {EARLIER: "earlier", GROUP: "group"}
    for column, word in titles.items():
        _write(cells[column], _words(word, languages, "\n"), bold=True, size=_SMALL)
    for at, value in enumerate(POSITIONS):
        _write(cells[SCALE + at], str(max(value, 1 / value)), bold=True, center=True)
    for line, row in zip(others, rows, strict=True):
        _row(line, of, row, languages, feedback)


def _row(
    line: _Row, of: Questionnaire, row: Row, languages: Sequence[Language], feedback: bool
) -> None:
    cells = line.cells
    _write(cells[KEY], row.key, size=_KEY_SIZE, gray=True)
    _write(cells[NUMBER], str(row.number), center=True)
    for column, code in ((LEFT, row.a), (RIGHT, row.b)):
        _write(cells[column], in_languages(of.names[code], code, languages))
    for at in range(len(POSITIONS)):
        _write(cells[SCALE + at], "", center=True)
    for column, told in ((EARLIER, of.earlier), (GROUP, of.group)) if feedback else ():
        _write(cells[column], _side(told, (row.node, (row.a, row.b)), languages), size=_SMALL)


def _side(told: Mapping[tuple[str, Pair], Any], pair: tuple[str, Pair], languages: Any) -> str:
    """Return an earlier judgment by its side, as briefly as it can be said."""
    if pair not in told:
        return ""
    value = float(told[pair])
    side = "equal" if abs(value - 1) < 1e-9 else "left" if value > 1 else "right"
    words = " ".join(POSITION_SIDES[side](lang) for lang in languages)
    return f"{words} {max(value, 1 / value):.3g}"


def _table(document: Document, rows: int, widths: Sequence[float]) -> Any:
    """Add a table with fixed widths, which each program keeps."""
    from docx.shared import Cm

    table = document.add_table(rows, len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
        _mark(row, "w:cantSplit")
    return table


def _repeat(row: _Row) -> None:
    _mark(row, "w:tblHeader")


def _mark(row: _Row, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _write(
    cell: _Cell,
    text: str,
    *,
    bold: bool = False,
    size: float = 10.5,
    gray: bool = False,
    center: bool = False,
) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
    from docx.shared import Pt, RGBColor

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if center:
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    if not text:
        return
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if gray:
        run.font.color.rgb = RGBColor(0xA6, 0xA6, 0xA6)


def _line(document: Document, text: str, bold: bool = False) -> None:
    document.add_paragraph().add_run(text).bold = bold


def _words(word: str, languages: Sequence[Language], between: str) -> str:
    return between.join(PAPER[word](lang) for lang in languages)


def _codes(questionnaire: Questionnaire, languages: Sequence[Language]) -> str:
    of = questionnaire
    rows = [row for part in of.parts for row in rows_of(of, part)]
    told = {
        "version": VERSION,
        "fingerprint": of.fingerprint,
        "expert": of.expert or "",
        "blanks": {one.key: one.attribute for one in blanks_of(of, languages)},
        "names": {code: dict(names) for code, names in of.names.items()},
        "rows": {row.key: [row.node, row.a, row.b] for row in rows},
    }
    return json.dumps(told, ensure_ascii=True)
