"""What all parts of a document being written know: the book, its numbers, and what is shared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from ahp.common.document.book.book import Book
from ahp.common.document.book.docx.elements import Element, el
from ahp.common.document.book.docx.fields import Bookmarks, field, run
from ahp.common.document.book.docx.look import Look
from ahp.common.document.book.docx.styles import CHARACTERS
from ahp.common.document.book.numbering import Label, Numbered
from ahp.common.document.parts import Inline, Part, Span, spans

if TYPE_CHECKING:
    from docx.image.image import Image
    from docx.parts.document import DocumentPart

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_ADDRESS = re.compile(r"(https?://|mailto:)[\w.~:/?#\[\]@!$&'()*+,;=%-]{1,2000}", re.IGNORECASE)
_SAFE = "%:/?#[]@!$&'()*+,;=~"
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_OF_BOTH = re.compile("[‘’“”…—·×]")  # which Word sets in either font, and in which depends


class Scene:
    """The document that is being written.

    Parameters
    ----------
    book : Book
    found : Numbered
    look : Look
    package : DocumentPart
        Which is told of pictures and addresses; were it asked whether it has them, it would look
        through all of them each time.
    """

    def __init__(self, book: Book, found: Numbered, look: Look, package: DocumentPart) -> None:
        self.book = book
        self.lang = book.lang
        self.look = look
        self.found = found
        self.inset = 0  # how far from both margins the last table ends, in twips
        self.bookmarks = Bookmarks()
        self._package = package
        self._places = {
            name: place
            for place, part in enumerate(found.parts)
            if (name := getattr(part, "name", "")) in found.names and name
        }
        self._drawings = 0
        self._addresses: dict[str, str] = {}
        self._pictures: dict[bytes, tuple[str, Image]] = {}

    def label(self, place: int, part: Part) -> Label | None:
        """Return the label of a part, headings included."""
        if place in self.found.at:
            return self.found.at[place]
        name = getattr(part, "name", "")
        return self.found.names.get(name) if name else None

    def anchor(self, place: int) -> str:
        """Return the bookmark of the label of a part; Word hides those that begin with a dash."""
        return f"_Ref{place:06d}"

    def inline(self, inline: Inline) -> Iterator[Element]:
        """Yield the runs of a text, with its references and links."""
        for span in spans(inline):
            if span.to in self._places:
                yield from self._reference(span)
            elif (href := quote(span.href, _SAFE, errors="replace")) and _ADDRESS.fullmatch(href):
                address = self._address(href)
                link = (el("w:rStyle", val="Hyperlink"),)
                yield el("w:hyperlink", run(span.text, *link), r__id=address, history=1)
            elif span.text:
                yield run(span.text, *self._properties(span))

    def said(self, inline: Inline) -> str:
        """Return what is read in a text."""
        return "".join(
            self.found.names[span.to].said(self.lang) if span.to in self._places else span.text
            for span in spans(inline)
        )

    def _reference(self, span: Span) -> Iterator[Element]:
        """Yield what refers to a part: what of its label stands there is a field."""
        label, place = self.found.names[span.to], self._places[span.to]
        said = label.said(self.lang)
        said = said if label.kind == "appendix" else _in_one_line(said)  # as its heading has it
        before, marked, after = marks(label, said)
        properties = self._properties(span)
        if before:
            yield run(before, *properties)
        yield from field(f"REF {self.anchor(place)} \\h", [run(marked, *self._properties(span))])
        if after:
            yield run(after, *self._properties(span))

    def _properties(self, span: Span) -> list[Element]:
        made = [el("w:rStyle", val=CHARACTERS[span.style])] if span.style else []
        if self.lang == "zh" and _OF_BOTH.search(span.text) and _CHINESE.search(span.text):
            made.append(el("w:rFonts", hint="eastAsia"))
        return made

    def picture(self, png: bytes) -> tuple[str, Image]:
        """Return by what a document knows a picture, which it has once, and the picture."""
        found = self._pictures.get(png)
        if found is None:
            from docx.image.image import Image  # deferred: heavy
            from docx.opc.constants import RELATIONSHIP_TYPE
            from docx.opc.packuri import PackURI
            from docx.parts.image import ImagePart

            number = len(self._pictures) + 1
            key, image = f"rIdPicture{number}", Image.from_blob(png)
            part = ImagePart.from_image(image, PackURI(f"/word/media/image{number}.png"))
            self._package.load_rel(RELATIONSHIP_TYPE.IMAGE, part, key)
            found = self._pictures[png] = (key, image)
        return found

    def _address(self, href: str) -> str:
        """Return by what a document knows an address, which it has once."""
        key = self._addresses.get(href)
        if key is None:
            key = self._addresses[href] = f"rIdAddress{len(self._addresses) + 1}"
            self._package.load_rel(_HYPERLINK, href, key, is_external=True)
        return key

    def drawing(self) -> int:
        """Return a number that no other drawing has."""
        self._drawings += 1
        return self._drawings


def _in_one_line(said: str) -> str:
    """Keep a number in the line of its word."""
    return said.replace(" ", "\xa0")


def marks(label: Label, said: str) -> tuple[str, str, str]:
    """Part what a text calls a part into what stands there as well and what surrounds it.

    >>> marks(Label("table", "3"), "表 3"), marks(Label("section", "2.1"), "第 2.1 节")
    (('', '表 3', ''), ('第 ', '2.1', ' 节'))
    """
    if label.kind in ("table", "figure", "appendix"):
        return "", said, ""
    before, _, after = said.partition(label.number)
    return before, label.number, after


def sequence(label: Label, said: str) -> Sequence[Element]:
    """Return the runs of a label whose number Word counts: by its word, as its own captions."""
    before, _, after = _in_one_line(said).partition(label.number)
    name = before.strip("\xa0(（") or label.kind
    counted = [*field(f"SEQ {name} \\* ARABIC", [run(label.number)])]
    return [run(before), *counted, *([run(after)] if after else [])]
