"""Formulas as MathML: of the LaTeX that can be read, and nothing that a page would obey."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from ahp.common.visible import unseen

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LONGEST, _DEEPEST = 2000, 40  # signs of LaTeX; elements within each other
_CHILDREN: Mapping[str, int | None] = {
    **dict.fromkeys(("math", "mrow", "mtable", "mtr", "mtd", "mstyle", "mpadded", "msqrt")),
    **dict.fromkeys(("mi", "mn", "mo", "mtext", "mspace"), 0),
    **dict.fromkeys(("mfrac", "mroot", "msub", "msup", "munder", "mover"), 2),
    **dict.fromkeys(("msubsup", "munderover"), 3),
}  # how many each element has; None: any number
_ATTRIBUTES = {
    *("xmlns", "display", "mathvariant", "stretchy", "fence", "form", "accent", "accentunder"),
    *("columnalign", "width", "height", "depth", "lspace", "rspace", "voffset", "linethickness"),
    *("minsize", "maxsize", "scriptlevel", "displaystyle", "movablelimits", "separator"),
    *("columnspacing", "rowspacing"),
}
_NAMES = {"normal", "bold", "italic"}  # how letters are set that are one name
_VALUE = re.compile(r"[a-z0-9.%+ -]*|http://www\.w3\.org/1998/Math/MathML")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_DEFINES = re.compile(r"\\(?:re)?(?:def|newcommand|newenvironment|let)(?![A-Za-z])")
_ENVIRONMENT = re.compile(r"\\begin\s*\{([^}]*)\}")


@lru_cache(maxsize=512)
def mathml(latex: str, display: bool = True) -> str:
    r"""Return a formula as MathML, with its characters as they are.

    Parameters
    ----------
    latex : str
        Without the dollars around it.
    display : bool
        Whether it stands in a line of its own.

    Raises
    ------
    ValueError
        What is no formula, or has commands that are not known or act outside of it, such as
        links, colors and definitions.

    Examples
    --------
    >>> mathml(r"\frac{1}{n}", display=False)
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><mrow><mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi></mrow></mfrac></mrow></math>'
    """  # noqa: E501
    from xml.etree.ElementTree import tostring

    _check_source(latex)
    root = _converted(latex, "block" if display else "inline")
    _finish(root, latex)
    _join_names(root)
    if not any(element.text for element in root.iter()):
        raise ValueError(f"nothing to show in the formula {latex!r}")
    return tostring(root, encoding="unicode")


def _converted(latex: str, display: str) -> Element:
    from latex2mathml import exceptions
    from latex2mathml.converter import Converter

    own = [one for one in vars(exceptions).values() if isinstance(one, type)]
    told: tuple[type[Exception], ...] = tuple(one for one in own if issubclass(one, Exception))
    told += (RecursionError, LookupError, ValueError, StopIteration, RuntimeError)
    try:
        return Converter(display=display).convert_to_element(latex)
    except told as error:
        raise ValueError(f"cannot read the formula {latex!r}: {error!r}") from None


def _check_source(latex: str) -> None:
    """Refuse what the converter would pass over in silence."""
    from latex2mathml.commands import MATRICES

    bare = _ESCAPED.sub("", latex)
    depth = 0
    for sign in bare:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            break
    unknown = {name for name in _ENVIRONMENT.findall(latex) if rf"\{name}" not in MATRICES}
    strange = unknown or "$" in bare or _DEFINES.search(latex) or unseen(latex)
    if len(latex) > _LONGEST or depth or strange:
        raise ValueError(f"cannot read the formula {latex[:_LONGEST]!r}")


def _finish(element: Element, latex: str, depth: int = 0) -> None:
    """Give elements their characters, which are written as &#x0003D;, and check each."""
    if element.text:
        element.text = html.unescape(element.text)
    _check_element(element, latex)
    if depth > _DEEPEST:
        raise ValueError(f"too much within each other in the formula {latex!r}")
    for child in element:
        _finish(child, latex, depth + 1)


def _join_names(element: Element) -> None:
    r"""Make one identifier of a name of several letters, which the converter takes apart.

    The letters of ``\mathrm{CI}`` are one thing: read as one, and set without gaps.
    """
    for child in element:
        _join_names(child)
    variants = {child.get("mathvariant") for child in element}
    if (
        element.tag == "mrow"
        and len(element) > 1
        and len(variants) == 1
        and variants <= _NAMES
        and all(child.tag == "mi" and (child.text or "").isalnum() for child in element)
    ):
        name, variant = "".join(child.text or "" for child in element), variants.pop()
        for child in list(element):
            element.remove(child)
        element.tag, element.text = "mi", name
        if variant != "normal":  # of several letters it is the usual one
            element.set("mathvariant", str(variant))


def _check_element(element: Element, latex: str) -> None:
    if element.tag not in _CHILDREN:
        raise ValueError(f"{element.tag!r} is not known in the formula {latex!r}")
    expected = _CHILDREN[element.tag]
    if expected is not None and len(element) != expected:
        raise ValueError(f"{element.tag!r} is not whole in the formula {latex!r}")
    for name, value in element.attrib.items():
        if name not in _ATTRIBUTES or not _VALUE.fullmatch(value):
            raise ValueError(f"{name}={value!r} is not known in the formula {latex!r}")
    if element.text and ("\\" in element.text or element.text == "&"):
        raise ValueError(f"{element.text!r} is not known in the formula {latex!r}")
