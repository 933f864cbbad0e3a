"""A document to hand in, before it is written in any form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from ahp.common.document.parts import Part
from ahp.common.names import unknown_choice
from ahp.common.wording import Language

Layout = Literal["thesis", "plain"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True)
class Book:
    """A document to hand in.

    Attributes
    ----------
    title : str
    parts : sequence of Part
        Tables and figures with a caption are numbered, and so are headings of level 2 and more.
    lang : str
    subtitle : tuple of str
        Lines below the title, such as who wrote it.
    layout : str
        ``thesis``: three-line tables and the type that Chinese theses ask for; or ``plain``.
    """

    title: str
    parts: Sequence[Part] = field(repr=False, hash=False)
    lang: Language = "en"
    subtitle: tuple[str, ...] = ()
    layout: Layout = "plain"


def check_shape(lang: str, layout: str | None) -> None:
    """Raise a UsageError for a language or a layout that a book cannot have.

    >>> check_shape("zh", "thesis")
    """
    if lang not in _LANGUAGES:
        raise unknown_choice("lang", lang, _LANGUAGES)
    if layout is not None and layout not in LAYOUTS:
        raise unknown_choice("layout", layout, LAYOUTS)


def usual_layout(lang: Language) -> Layout:
    """Return the layout of a language where nobody asks for one.

    >>> usual_layout("zh"), usual_layout("en")
    ('thesis', 'plain')
    """
    return "thesis" if lang == "zh" else "plain"
