"""Headings of a survey's columns: which pair of items a question was about.

A heading is about a pair when it names two items of one node, by code or by name in any language:
``Quiet vs Near``, ``第2题(价格 : 式样)``, ``op.Comp_price-to-style``, ``cult_fam``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ahp.model.hierarchy import Hierarchy

_BETWEEN = re.compile(
    r"\s+(?:vs\.?|versus|or|and|to|over|与|和|对|比|或)\s+|[-_]to[-_]|[-_]vs[-_]|\s*[:：|]\s*|\s*与\s*",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:\b(?:compared (?:to|with)|(?:relative|in relation) to|against|(?:rather |more )?than)"
    r"(?: the)?|相对于?|相[比较]于?|比起|较之于?)\W*$"
)
_WITH = re.compile(r"[与和同跟]\W*$")
_IN_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*$")
_NOT_IN_NAMES = re.compile(r"[^\w.-]")  # of questions, where forms replace it
_LATIN = re.compile(r"[a-z0-9]")


class Pair(NamedTuple):
    """A node and the two items compared, in the order in which the heading names them."""

    node: str
    a: str
    b: str


class _Found(NamedTuple):
    start: int
    end: int
    item: str


class Spellings:
    """What the items of every judged node may be called in a heading.

    Parameters
    ----------
    hierarchy : Hierarchy

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> car = Hierarchy([Node("car"), Node("price", "car", {"zh": "价格"}), Node("style", "car")])
    >>> spellings = Spellings(car)
    >>> spellings.pairs("第2题(价格 : style)")
    (Pair(node='car', a='price', b='style'),)
    >>> spellings.pairs("op.Comp_style-to-price"), spellings.pairs("pricey style")
    ((Pair(node='car', a='style', b='price'),), ())
    """

    def __init__(self, hierarchy: Hierarchy) -> None:
        self._called = {
            node: [
                (spelling, item)
                for item in hierarchy.items(node)
                for spelling in _spellings(hierarchy, item)
            ]
            for node in hierarchy.judged
        }
        self._nodes = {node: _spellings(hierarchy, node) for node in hierarchy.judged}

    def pairs(self, heading: str) -> tuple[Pair, ...]:
        """Return every pair that a heading may be about; one where it is clear."""
        text = plain(heading)
        found = [
            Pair(node, *items)
            for node, spellings in self._called.items()
            if len(items := _named(text, spellings)) == 2
        ]
        if len(found) > 1:  # the heading may name the node too
            named = [pair for pair in found if _any_named(text, self._nodes[pair.node])]
            found = named if len(named) == 1 else found
        if _against_the_first(text, self._called, found):
            found += [Pair(node, b, a) for node, a, b in found]
        return tuple(found)

    def items(self, text: str, node: str) -> tuple[str, ...]:
        """Return the items of a node that a text names, in order."""
        return _named(plain(text), self._called[node])

    def half(self, heading: str) -> tuple[str, str] | None:
        """Return the known item and the unknown word of a heading that looks like a pair."""
        for text in _candidates(heading):
            parts = [part for part in _BETWEEN.split(text) if part and part.strip()]
            if len(parts) != 2:
                continue
            known = [self._one(part) for part in parts]
            for item, other in ((known[0], parts[1]), (known[1], parts[0])):
                if item is not None and known.count(None) == 1:
                    return item, other.strip()
        return None

    def _one(self, text: str) -> str | None:
        """Return the item that a text is, and not only names."""
        wanted = plain(text)
        items = {
            item
            for spellings in self._called.values()
            for spelling, item in spellings
            if spelling == wanted
        }
        return items.pop() if len(items) == 1 else None


def plain(text: str) -> str:
    """Return a text for comparison: one blank between words, capitals made small.

    >>> plain(" Price  per_Unit ")
    'price per unit'
    """
    # Forms part "${", by which they refer to other questions.
    return " ".join(text.casefold().replace("_", " ").replace("${", "$ {").split())


def _spellings(hierarchy: Hierarchy, code: str) -> list[str]:
    names = (code, *hierarchy.node(code).names.values())
    ways = [plain(way) for name in names for way in (name, _NOT_IN_NAMES.sub("_", name))]
    return list(dict.fromkeys(way for way in ways if way))


def _named(text: str, spellings: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return the items named, in order; of names within each other the longest counts."""
    found = sorted(
        (
            _Found(start, start + len(spelling), item)
            for spelling, item in spellings
            for start in places_of(text, spelling)
        ),
        key=lambda one: (one.start - one.end, one.start),
    )
    kept: list[_Found] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(dict.fromkeys(one.item for one in sorted(kept)))


def _against_the_first(
    text: str, called: Mapping[str, list[tuple[str, str]]], found: Iterable[Pair]
) -> bool:
    """Whether the item named first may be the one that the other is compared with.

    >>> called = {"car": [("price", "price"), ("style", "style")]}
    >>> pair = Pair("car", "price", "style")
    >>> _against_the_first("compared with price, how important is style", called, [pair])
    True
    >>> _against_the_first("compare price with style", called, [pair])
    False
    """
    for pair in found:
        start = min(
            at
            for spelling, item in called[pair.node]
            for at in places_of(text, spelling)
            if item == pair.a
        )
        if _COMPARED.search(text[:start]) or (_WITH.search(text[:start]) and "相" in text[start:]):
            return True
    return False


def _any_named(text: str, spellings: list[str]) -> bool:
    return any(True for spelling in spellings for _ in places_of(text, spelling))


def places_of(text: str, spelling: str) -> Iterator[int]:
    """Yield where a name stands as a word of its own; Chinese words need no blanks."""
    start = text.find(spelling)
    while start >= 0:
        end = start + len(spelling)
        before = start > 0 and _LATIN.match(text[start - 1]) and _LATIN.match(spelling[0])
        behind = end < len(text) and _LATIN.match(text[end]) and _LATIN.match(spelling[-1])
        if not before and not behind:
            yield start
        start = text.find(spelling, start + 1)


def _candidates(heading: str) -> Iterator[str]:
    match = _IN_BRACKETS.search(heading)
    if match:
        yield match[1]
    yield heading
    yield re.split(r"[./]", heading)[-1]
