"""The numbers of a written report, and all numbers that its project holds: by another way."""

from __future__ import annotations

import html
import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from pathlib import Path

import docx
from lxml import etree

NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)")
_CHINESE = re.compile(r"(?<=[一-鿿（、，：；“”])(?=\d)|(?<=\d)(?=[一-鿿])")


def texts_of_docx(path: Path) -> list[str]:
    """Return the text of every paragraph, those of cells among them.

    Formulas are left out, and headings and the contents, whose numbers are those of sections.
    """
    document = docx.Document(str(path))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [
        "".join(piece.text or "" for piece in one.iter(f"{word}t"))
        for one in document.element.body.iter(f"{word}p")
        if not any(
            str(style.get(f"{word}val")).lower().startswith(("heading", "toc"))
            for style in one.iter(f"{word}pStyle")
        )
    ]


def texts_of_html(path: Path) -> list[str]:
    """Return the text of every element, but for formulas, pictures, headings and contents."""
    tree = etree.HTML(path.read_text(encoding="utf-8"))
    for name in ("math", "svg", "style", "script", "head", "nav"):
        for one in tree.iter(name):
            for child in list(one):
                one.remove(child)
            one.text = ""
    blocks = ("p", "td", "th", "li", "caption", "figcaption")
    return [html.unescape("".join(one.itertext())) for one in tree.iter(*blocks)]


def numbers_of(texts: list[str]) -> set[str]:
    """Return the numbers that stand in texts, as they stand there.

    >>> sorted(numbers_of(["2022 年第3名（83.0分）", "x2 and sha 5a1", "1 (96.7)"]))
    ['1', '2022', '3', '83.0', '96.7']
    """
    return {number for text in texts for number in NUMBER.findall(_CHINESE.sub(" ", text))}


def half_up(value: float, decimals: int) -> str:
    """Round a number as people do, half away from zero."""
    unit = Decimal(1).scaleb(-decimals)
    near = Decimal(repr(round(value, 12)))
    return f"{abs(near).quantize(unit, ROUND_HALF_UP):f}"


def scores_of(result) -> set[str]:
    """Return every score and every point of a result, circles among them."""
    tables = [result.scores, result.contributions]
    tables += [result.groups.scores, result.groups.contributions] if result.groups else []
    decimals = result.settings.decimals
    values = (value for table in tables for value in table.to_numpy().ravel() if value == value)
    return {half_up(float(value), decimals) for value in values}


def gaps_of(result) -> set[str]:
    """Return by how much the printed figures of a node differ, in one year of one pool."""
    decimals, found = result.settings.decimals, set()
    for table in (result.scores, result.contributions):
        pools = table.index.get_level_values("region").map(result.pools)
        years = table.index.get_level_values("year")
        for _, part in table.groupby([years, pools]):
            for node in part:
                printed = [Decimal(half_up(float(one), decimals)) for one in part[node].dropna()]
                found |= {f"{abs(a - b):f}" for a, b in combinations(printed, 2)}
    return found


def weights_of(result) -> set[str]:
    """Return every weight, local and global, with the decimals of the first table."""
    weights = result.weights
    below = [code for code in weights.codes if code != weights.goal]
    shares = (*weights.local[below], *weights.global_[below])
    return {half_up(float(one), 4) for one in shares}


def consistency_of(model) -> set[str]:
    """Return what the table of consistency tests holds."""
    found = set()
    for one in model.analyses().values():
        figures = (one.lambda_max, one.ci, one.cr)
        found |= {half_up(float(figure or 0), 4) for figure in figures} | {f"{one.ri:g}"}
    return found | {half_up(model.consistency_ratio(), 4)}


def counts_upto(most: int) -> set[str]:
    """Return whole numbers: ranks, places, counts, and the numbers of tables and sections."""
    return {str(number) for number in range(most + 1)}
