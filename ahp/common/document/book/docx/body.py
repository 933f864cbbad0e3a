"""The body of a document: its parts in order, on pages that stand or lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahp.common.document.book.docx.contents import (
    anchor_of_heading,
    contents,
    heading_number,
    outline_level,
)
from ahp.common.document.book.docx.elements import Element, el, give, name_of, paragraph
from ahp.common.document.book.docx.equations import equation
from ahp.common.document.book.docx.fields import run
from ahp.common.document.book.docx.figures import figure
from ahp.common.document.book.docx.look import TWIPS_A_POINT
from ahp.common.document.book.docx.scene import Scene
from ahp.common.document.book.docx.styles import HEADINGS
from ahp.common.document.book.docx.tables import is_wide, remark, table
from ahp.common.document.book.plan import followed, lying, table_needs
from ahp.common.document.book.title import title_lines
from ahp.common.document.parts import (
    Break,
    Contents,
    Equation,
    Figure,
    Footnote,
    Gap,
    Grid,
    Heading,
    Items,
    Part,
    Source,
    Text,
    plain,
    spans,
)

_FOOTER = 851  # from the edge of a page to its number, in twips


def body(scene: Scene, footer: str) -> list[Element]:
    """Return the paragraphs, tables and sections of a document.

    Parameters
    ----------
    scene : Scene
    footer : str
        By what the document knows the part with the number of a page.
    """
    pages = _Pages(scene, footer)
    pages.add(_cover(scene))
    if scene.look.cover:
        pages.turn()
    parts = scene.found.parts
    found = table_needs(parts, scene.said)
    turned = lying(parts, [place for place, one in found.items() if is_wide(scene.look, one)])
    for place, (part, on_side) in enumerate(zip(parts, turned, strict=True)):
        if isinstance(part, Break):
            pages.turn()
            continue
        pages.lie(on_side)
        if isinstance(part, Text) and part.close and isinstance(parts[place - 1], Text):
            pages.close()
        if isinstance(part, Grid):
            remarked = followed(parts, place)
            pages.add(table(scene, place, part, found[place], lying=on_side, remarked=remarked))
        else:
            if not isinstance(part, Footnote | Source | Gap):
                scene.inset = 0
            pages.add(_part(scene, place, part, on_side))
        if isinstance(part, Contents):
            pages.turn()
    return pages.finished()


def _cover(scene: Scene) -> Iterator[Element]:
    room, _ = scene.look.room()
    lines = title_lines(scene.book.title, room // round(scene.look.title * TWIPS_A_POINT / 2))
    yield paragraph("Title", [run("\n".join(lines))])
    for line in scene.book.subtitle:
        yield paragraph("Subtitle", [run(line)])


def _part(scene: Scene, place: int, part: Part, on_side: bool) -> Iterable[Element]:
    if isinstance(part, Heading):
        return [_heading(scene, place, part)]
    if isinstance(part, Text):
        return [_text(scene, part)]
    if isinstance(part, Items):
        return [paragraph("ListBullet", scene.inline(item)) for item in part.items]
    if isinstance(part, Figure):
        remarked = followed(scene.found.parts, place)
        return figure(scene, place, part, lying=on_side, remarked=remarked)
    if isinstance(part, Equation):
        remarked = followed(scene.found.parts, place)
        return [equation(scene, place, part, lying=on_side, remarked=remarked)]
    if isinstance(part, Footnote):
        raised = el("w:vertAlign", val="superscript")
        mark = [run(part.mark, raised), run(" ")] if part.mark else []
        last = not followed(scene.found.parts, place)
        return [remark(scene, "TableNote", [*mark, run(part.text)], last=last)]
    if isinstance(part, Source):
        return [remark(scene, "Source", [run(part.text)])]
    if isinstance(part, Contents):
        return contents(scene)
    if isinstance(part, Gap):  # paragraphs have room around them
        return []
    raise TypeError(part)


def _text(scene: Scene, part: Text) -> Element:
    made = paragraph("BodyText", scene.inline(part.text))
    if plain(part.text).rstrip().endswith((":", "：")):  # it announces what comes next
        give(made, "keepNext", el("w:keepNext"))
    if any(span.style == "code" for span in spans(part.text)):
        give(made, "jc", el("w:jc", val="left"))  # long paths would pull lines apart
    return made


def _heading(scene: Scene, place: int, part: Heading) -> Element:
    number = heading_number(scene, part)
    runs = [run(number)] if number else []
    if runs and part.name:
        runs = scene.bookmarks.around(scene.anchor(place), runs)
    between = [run(" ")] if runs else []
    whole = [*runs, *between, run(part.text)]
    level = min(outline_level(part), HEADINGS)
    return paragraph(f"Heading{level}", scene.bookmarks.around(anchor_of_heading(place), whole))


class _Pages:
    """Collects what a document holds, with its pages turned and laid down where they have to be."""

    def __init__(self, scene: Scene, footer: str) -> None:
        self._scene = scene
        self._footer = footer
        self._made: list[Element] = []
        self._lying = False
        self._turn = False
        self._sections = 0

    def add(self, elements: Iterable[Element]) -> None:
        """Add elements; two tables never touch, or Word would make them one."""
        for element in elements:
            if self._turn:
                self._begin_page(element)
                self._turn = False
            elif self._made and _is(element, "tbl") and _is(self._made[-1], "tbl"):
                self._made.append(_thin())
            self._made.append(element)

    def turn(self) -> None:
        """Begin a new page with what comes next."""
        self._turn = True

    def close(self) -> None:
        """Leave no room below what was added last."""
        if self._made and _is(self._made[-1], "p"):
            give(self._made[-1], "spacing", el("w:spacing", after=0))

    def lie(self, on_side: bool) -> None:
        """Begin a section where a page lies otherwise than the one before."""
        if on_side == self._lying:
            return
        last = self._made[-1]
        if not _is(last, "p") or last.find(f"{name_of('w:pPr')}/{name_of('w:sectPr')}") is not None:
            last = _thin()
            self._made.append(last)
        give(last, "sectPr", self._section())
        self._lying = on_side
        self._turn = False

    def finished(self) -> list[Element]:
        """Return all, with the section that is the last."""
        if _is(self._made[-1], "tbl"):
            self._made.append(_thin())
        return [*self._made, self._section()]

    def _begin_page(self, element: Element) -> None:
        first = element if _is(element, "p") else next(element.iter(name_of("w:p")))
        if _is(element, "tbl"):
            first = _thin()
            self._made.append(first)
        give(first, "pageBreakBefore", el("w:pageBreakBefore"))

    def _section(self) -> Element:
        look = self._scene.look
        width, height = look.page(self._lying)
        size = el("w:pgSz", w=width, h=height)
        if self._lying:
            size.set(name_of("w:orient"), "landscape")
        sides = {"top": look.other, "right": look.other, "bottom": look.other, "left": look.left}
        first = self._sections == 0
        self._sections += 1
        return el(
            "w:sectPr",
            *([el("w:footerReference", type="default", r__id=self._footer)] if first else ()),
            el("w:type", val="nextPage"),
            size,
            el("w:pgMar", **sides, header=_FOOTER, footer=_FOOTER, gutter=0),
            *([el("w:titlePg")] if first and look.cover else ()),
        )


def _is(element: Element, name: str) -> bool:
    return bool(element.tag == name_of(f"w:{name}"))


def _thin() -> Element:
    """Return a paragraph that takes next to no room."""
    line = el("w:spacing", before=0, after=0, line=20, lineRule="exact")
    mark = el("w:rPr", el("w:sz", val=2))
    return paragraph("Normal", spacing=line, rPr=mark)
