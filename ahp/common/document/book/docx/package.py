"""The file of a document: its styles, lists, settings and what it says about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from ahp.common.document.book.book import Book
from ahp.common.document.book.docx.body import body
from ahp.common.document.book.docx.elements import Element, el, one_line, paragraph
from ahp.common.document.book.docx.fields import field, run
from ahp.common.document.book.docx.look import look_of
from ahp.common.document.book.docx.scene import Scene
from ahp.common.document.book.docx.styles import font_table, styles
from ahp.common.document.book.numbering import numbered
from ahp.common.document.parts import Contents
from ahp.common.io.workbook import saved

if TYPE_CHECKING:
    from docx.document import Document

_KEPT = {"styles", "settings", "numbering", "theme", "officeDocument", "core-properties"}
_LANGUAGES = {"en": "en-US", "zh": "zh-CN"}
_BULLETS = ("•", "–", "•")
_CORE = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties \
xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/><dc:language/></cp:coreProperties>"""


def document_bytes(book: Book) -> bytes:
    """Return the file of a book, the same for the same book."""
    from docx import Document  # deferred: heavy

    document = Document()
    look = look_of(book.layout, book.lang)
    _drop_what_the_template_brings(document)
    _fill(document.styles.element, styles(look, book.lang))
    _fill(document.part.numbering_part.element, _lists())
    _fill(document.settings.element, _settings(book))
    _add_fonts(document)
    scene = Scene(book, numbered(book.parts), look, document.part)
    inner = document.element.body
    _fill(inner, body(scene, _footer(document)))
    return saved(document, {"docProps/core.xml": _about(book)})


def _fill(holder: Any, content: Iterable[Element]) -> None:
    for child in list(holder):
        holder.remove(child)
    for child in content:
        holder.append(child)


def _drop_what_the_template_brings(document: Document) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] not in _KEPT:
                del relations[key]


def _add_fonts(document: Document) -> None:
    """Add by which other names programs know the fonts, or which ones come near them."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    blob = etree.tostring(font_table(), encoding="UTF-8", xml_declaration=True, standalone=True)
    where = PackURI("/word/fontTable.xml")
    part = Part(where, CONTENT_TYPE.WML_FONT_TABLE, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _lists() -> Sequence[Element]:
    levels = [
        el(
            "w:lvl",
            el("w:start", val=1),
            el("w:numFmt", val="bullet"),
            el("w:lvlText", val=sign),
            el("w:lvlJc", val="left"),
            el("w:pPr", el("w:ind", left=420 * (level + 2), hanging=420)),
            ilvl=level,
        )
        for level, sign in enumerate(_BULLETS)
    ]
    kind = el("w:multiLevelType", val="hybridMultilevel")
    abstract = el("w:abstractNum", kind, *levels, abstractNumId=0)
    return [abstract, el("w:num", el("w:abstractNumId", val=0), numId=1)]


def _settings(book: Book) -> list[Element]:
    """Return the settings; a book with contents has its fields worked out when Word opens it.

    Word asks before it does so. Nobody but Word knows on which page a heading stands, and contents
    without pages, or with wrong ones, are worse than a question to be answered once: after it the
    setting is gone. A book without contents has nothing that Word knows better, so it asks nothing.
    """
    made = [el("w:zoom", percent=100), el("w:defaultTabStop", val=420)]
    made.append(el("w:characterSpacingControl", val="compressPunctuation"))
    if any(isinstance(part, Contents) for part in book.parts):
        made.append(el("w:updateFields", val="true"))
    uri = "http://schemas.microsoft.com/office/word"
    made.append(el("w:compat", el("w:compatSetting", name="compatibilityMode", uri=uri, val="15")))
    made.append(el("m:mathPr", el("m:mathFont", val="Cambria Math"), el("m:defJc", val="center")))
    made.append(el("w:themeFontLang", val="en-US", eastAsia="zh-CN"))
    made.append(el("w:decimalSymbol", val="."))
    made.append(el("w:listSeparator", val=","))
    return made


def _footer(document: Document) -> str:
    package: Any = document.part
    part, key = package.add_footer_part()
    _fill(part.element, [paragraph("Footer", field("PAGE", [run("1")]))])
    return str(key)


def _about(book: Book) -> Callable[[bytes], bytes]:
    """Return what makes the title and the language all that a document says of itself."""
    root = etree.fromstring(_CORE.encode())
    root[0].text, root[1].text = one_line(book.title), _LANGUAGES[book.lang]
    made = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return lambda _: made
