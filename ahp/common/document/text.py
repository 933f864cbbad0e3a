"""Small pieces of text that more than one format needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO


def is_unicode(out: TextIO) -> bool:
    """Whether a stream can hold any text; a file in memory can."""
    return (getattr(out, "encoding", None) or "utf-8").lower().startswith("utf")


def number(value: float | None, decimals: int | None = 4) -> str:
    """Show a number with some decimals (None: as many as it has); nothing for None."""
    if value is None:
        return ""
    return str(value) if decimals is None else f"{value:.{decimals}f}"


def markdown_table(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> str:
    """Lay rows out as a Markdown table; the first is the heading, some columns right-aligned.

    >>> print(markdown_table([["a", "b"], ["x", "1"]], right=[1]), end="")
    | a | b |
    | --- | ---: |
    | x | 1 |
    """
    numeric = set(right)
    rule = ["---:" if place in numeric else "---" for place in range(len(rows[0]))]
    lines = [rows[0], rule, *rows[1:]]
    return "".join("| " + " | ".join(map(markdown_cell, line)) + " |\n" for line in lines)


def markdown_cell(text: str) -> str:
    """Escape text for a Markdown table cell."""
    return text.replace("|", "\\|").replace("\n", " ")
