"""How a layout looks: its fonts, sizes and measures."""

from __future__ import annotations

from dataclasses import dataclass

from ahp.common.document.book.book import Layout
from ahp.common.wording import Language

TWIPS_A_POINT, EMU_A_TWIP = 20, 635
_CENTIMETER = 1440 / 2.54  # in twips
PAGE = (11906, 16838)  # of A4, in twips
SMALLER = (1.0, 9 / 10.5, 7.5 / 10.5)
"""How sizes of type in tables go down where a table is too wide even for a page lying down."""


@dataclass(frozen=True)
class Look:
    """The type and the measures of a document.

    Attributes
    ----------
    latin, east : str
        Fonts of the text, of Latin letters and of Chinese characters.
    head_latin, head_east : str
        Those of headings, captions and the title.
    size, table, small : float
        Of the text, of tables and captions, and of notes, in points.
    headings : tuple of float
        Sizes of the levels; deeper ones are like the last.
    line : int
        From one line to the next, in 240ths of a line.
    indent : int
        Of the first line, in characters.
    after : int
        Room below a paragraph, in twips.
    three_lines : bool
        Whether tables have three rules and no others.
    cover : bool
        Whether the title has a page of its own.
    spare : float
        How many times as wide as half an em a figure may be in the fonts, or in those near them.
    safe : float
        The same in much wider fonts, which a program without these may take.
    color : str
        Of headings and of rules between rows.
    left, other : int
        Margins, in twips.
    """

    latin: str
    east: str
    head_latin: str
    head_east: str
    size: float
    table: float
    small: float
    headings: tuple[float, ...]
    line: int
    indent: int
    after: int
    three_lines: bool
    cover: bool
    spare: float
    safe: float
    color: str
    left: int = round(3 * _CENTIMETER)
    other: int = round(2.5 * _CENTIMETER)

    @property
    def title(self) -> float:
        """The size of the title, in points."""
        return self.headings[0] + 6

    def page(self, lying: bool = False) -> tuple[int, int]:
        """Return the width and height of a page, in twips."""
        return PAGE[::-1] if lying else PAGE

    def room(self, lying: bool = False) -> tuple[int, int]:
        """Return how much of a page text has: its width and height, in twips."""
        width, height = self.page(lying)
        return width - self.left - self.other, height - 2 * self.other


def look_of(layout: Layout, lang: Language) -> Look:
    """Return how a layout looks in a language."""
    if layout == "thesis":
        return Look(
            "Times New Roman", "宋体", "Times New Roman", "黑体", 12, 10.5, 9, (16, 14, 12),
            line=360, indent=2 if lang == "zh" else 0, after=0 if lang == "zh" else 120,
            three_lines=True, cover=True, spare=1.04, safe=1.04, color="000000",
        )  # fmt: skip
    return Look(
        "Calibri", "等线", "Calibri", "微软雅黑", 11, 10, 9, (18, 14, 12),
        line=300, indent=0, after=120, three_lines=False, cover=False, spare=1.14, safe=1.28,
        color="1F3864",
        left=round(2.5 * _CENTIMETER),
    )  # fmt: skip
