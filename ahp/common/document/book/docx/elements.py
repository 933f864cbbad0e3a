"""The elements that documents of Word's are made of, and what text may stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

from lxml import etree

from ahp.common.visible import visible

Element: TypeAlias = Any

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
}
_OF_ATTRIBUTES = {"w", "m"}  # elements of the others have attributes of no namespace
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

P_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "tabs"),
    *("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
)
"""In which order a paragraph has its properties: Word refuses any other (ECMA-376, 17.3.1.26)."""


@cache
def name_of(short: str) -> str:
    """Return the whole name of an element or attribute.

    >>> name_of("m:e")
    '{http://schemas.openxmlformats.org/officeDocument/2006/math}e'
    """
    prefix, _, name = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{name}"


@cache
def _attribute(element: str, attribute: str) -> str:
    if ":" in attribute:
        return name_of(attribute)
    prefix = element.partition(":")[0]
    return name_of(f"{prefix}:{attribute}") if prefix in _OF_ATTRIBUTES else attribute


def el(short: str, *children: Element, **attributes: object) -> Element:
    """Return an element.

    Parameters
    ----------
    short : str
        Its name with a prefix of `NAMESPACES`.
    *children : element
    **attributes
        In the namespace that Word has them in; another is said as ``r__id``.

    Examples
    --------
    >>> el("w:jc", val="right").get(name_of("w:val"))
    'right'
    """
    made = etree.Element(name_of(short), nsmap=NAMESPACES)
    for key, value in attributes.items():
        made.set(_attribute(short, key.replace("__", ":")), str(value))
    for child in children:
        made.append(child)
    return made


def within(parent: Element, short: str, attributes: Mapping[str, str] | None = None) -> Element:
    """Add an element to another, as fast as can be, and return it; names of attributes whole."""
    return etree.SubElement(parent, name_of(short), attributes)


def text_into(run: Element, text: str) -> None:
    """Put text in a run: lines broken, tabs as blanks, what is not seen made visible."""
    for place, line in enumerate(visible(text).split("\n")):
        if place:
            within(run, "w:br")
        if line:
            shown = within(run, "w:t")
            shown.text = line.replace("\t", " ")
            if shown.text.strip() != shown.text or "  " in shown.text:
                shown.set(SPACE, "preserve")


def one_line(text: str) -> str:
    """Return text in one line, which may stand in an attribute."""
    return " ".join(visible(text).split())


def paragraph(style: str, content: Iterable[Element] = (), **properties: Element) -> Element:
    """Return a paragraph with some properties of its own, each by its name."""
    told = {"pStyle": el("w:pStyle", val=style), **properties}
    return el("w:p", el("w:pPr", *(told[name] for name in P_ORDER if name in told)), *content)


def give(made: Element, name: str, value: Element) -> None:
    """Give a paragraph one more property, at its place."""
    properties = made.find(name_of("w:pPr"))
    order = {name_of(f"w:{one}"): place for place, one in enumerate(P_ORDER)}
    at = sum(order[one.tag] < order[value.tag] for one in properties)
    if properties.find(name_of(f"w:{name}")) is None:
        properties.insert(at, value)
