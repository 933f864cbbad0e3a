"""Captions, whose numbers Word counts and others refer to."""

from __future__ import annotations

from collections.abc import Sequence

from ahp.common.document.book.docx.elements import Element, el, give, paragraph
from ahp.common.document.book.docx.fields import run
from ahp.common.document.book.docx.scene import Scene, sequence
from ahp.common.document.book.numbering import Label

_BETWEEN = {"en": ". ", "zh": "　"}


def caption(
    scene: Scene, place: int, title: str, *, above: bool = False, keep: bool = False
) -> Element:
    """Return a caption; above what it is of it never parts from it."""
    label = scene.found.at[place]
    between = _BETWEEN[scene.lang]
    made = paragraph("Caption", [*_label(scene, place, label), run(between), run(title)])
    if not above:
        give(made, "spacing", el("w:spacing", before=60, after=200))
    if above or keep:
        give(made, "keepNext", el("w:keepNext"))
    return made


def _label(scene: Scene, place: int, label: Label) -> Sequence[Element]:
    counted = sequence(label, label.said(scene.lang))
    return scene.bookmarks.around(scene.anchor(place), counted)
