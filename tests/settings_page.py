"""The tables of ``docs/settings.md``: what the page says of every key, column and cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = {
    "en": Path(__file__).parent.parent / "docs" / "settings.md",
    "zh": Path(__file__).parent.parent / "docs" / "settings.zh-CN.md",
}
REQUIRED = {"en": "required", "zh": "必填"}
REFUSED = {"en": "refused", "zh": "拒绝"}

_MARKED = re.compile(r"^<!-- (.+?) -->\n((?:\|.*\n)+)", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_BORDER = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Row:
    """One row of a table: a key or column, or several that are alike.

    Attributes
    ----------
    cells : tuple of str
    """

    cells: tuple[str, ...]

    def code(self, cell: int) -> tuple[str, ...]:
        """Return what a cell has in the font of code."""
        return tuple(_CODE.findall(self.cells[cell]))

    @property
    def keys(self) -> tuple[str, ...]:
        """The names in the first cell."""
        return self.code(0)

    @property
    def values(self) -> tuple[str, ...]:
        """The words that are allowed, where not all are."""
        return self.code(2)

    @property
    def default(self) -> str | None:
        """The value that leaving it out means, where it is one that could be written."""
        found = self.code(3)
        return found[0] if self.cells[3] == f"`{''.join(found)}`" else None


def tables(lang: str) -> dict[str, list[Row]]:
    """Return the tables of a page by the remark above them, such as ``keys: index.toml``."""
    text = PAGES[lang].read_text(encoding="utf-8")
    found = {name: list(_rows(body)) for name, body in _MARKED.findall(text)}
    assert len(found) == text.count("<!-- ")
    return found


def _rows(body: str) -> Iterator[Row]:
    for line in body.splitlines()[2:]:
        cells = [cell.strip() for cell in _BORDER.split(line)[1:-1]]
        assert len(cells) == len(_BORDER.split(body.splitlines()[0])) - 2, line
        yield Row(tuple(cells))
