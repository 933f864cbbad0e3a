"""The table of contents: its entries stand there before Word has looked for them itself."""

from __future__ import annotations

from ahp.common.document.book.docx.elements import Element, el, paragraph
from ahp.common.document.book.docx.fields import begun, ended, field, run
from ahp.common.document.book.docx.scene import Scene
from ahp.common.document.book.docx.styles import CONTENTS_LEVELS
from ahp.common.document.book.wording import APPENDIX_NUMBER, CONTENTS
from ahp.common.document.parts import Heading


def heading_number(scene: Scene, part: Heading) -> str:
    """Return what a heading has before its text: its number, and in appendices their word."""
    if part.appendix and part.level == 2:
        return APPENDIX_NUMBER(scene.lang, number=part.number)
    return part.number


def anchor_of_heading(place: int) -> str:
    """Return the bookmark of a heading, by which an entry leads to it."""
    return f"_Toc{place:06d}"


def outline_level(part: Heading) -> int:
    """Return which of Word's levels a heading has; the first is that of sections."""
    return max(part.level - 1, 1)


def contents(scene: Scene) -> list[Element]:
    """Return the title and the entries, as the field that Word makes them of again."""
    entries = [
        _entry(scene, place, part)
        for place, part in enumerate(scene.found.parts)
        if isinstance(part, Heading) and outline_level(part) <= CONTENTS_LEVELS
    ]
    title = paragraph("TOCHeading", [run(CONTENTS(scene.lang))])
    if not entries:
        return [title]
    code = [*begun(f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u')]
    for place, one in enumerate(code):
        entries[0].insert(1 + place, one)  # behind its properties
    entries[-1].append(ended())
    gallery = el("w:docPartGallery", val="Table of Contents")
    told = el("w:sdtPr", el("w:docPartObj", gallery, el("w:docPartUnique")))
    return [el("w:sdt", told, el("w:sdtContent", title, *entries))]


def _entry(scene: Scene, place: int, part: Heading) -> Element:
    """Return an entry; nobody but Word knows its page."""
    anchor = anchor_of_heading(place)
    number = heading_number(scene, part)
    said = f"{number} {part.text}" if number else part.text
    page = field(f"PAGEREF {anchor} \\h", [])
    link = el("w:hyperlink", run(said), el("w:r", el("w:tab")), *page, anchor=anchor, history=1)
    return paragraph(f"TOC{outline_level(part)}", [link])
