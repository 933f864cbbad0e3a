"""Fields, which Word works out again when told to, with what they say until then; bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahp.common.document.book.docx.elements import SPACE, Element, el, text_into


def run(text: str, *properties: Element) -> Element:
    """Return a run of text."""
    made = el("w:r", el("w:rPr", *properties)) if properties else el("w:r")
    text_into(made, text)
    return made


def field(code: str, said: Iterable[Element]) -> Iterator[Element]:
    """Yield the runs of a field.

    Parameters
    ----------
    code : str
        Such as ``PAGE``.
    said : iterable of element
        The runs that stand for it until it is worked out again.
    """
    yield from begun(code)
    yield from said
    yield ended()


def begun(code: str) -> Iterator[Element]:
    """Yield the runs that a field begins with."""
    instruction = el("w:instrText")
    instruction.text = f" {code} "
    instruction.set(SPACE, "preserve")
    yield el("w:r", el("w:fldChar", fldCharType="begin"))
    yield el("w:r", instruction)
    yield el("w:r", el("w:fldChar", fldCharType="separate"))


def ended() -> Element:
    """Return the run that a field ends with."""
    return el("w:r", el("w:fldChar", fldCharType="end"))


class Bookmarks:
    """Gives bookmarks their numbers, each once in a document."""

    def __init__(self) -> None:
        self._next = 0

    def around(self, name: str, inner: Iterable[Element]) -> list[Element]:
        """Return runs between the two ends of a bookmark."""
        number = self._next
        self._next += 1
        begin = el("w:bookmarkStart", id=number, name=name)
        return [begin, *inner, el("w:bookmarkEnd", id=number)]
