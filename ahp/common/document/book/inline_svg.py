"""Pictures that stand in a page itself: ids of their own, and nothing that acts or is fetched."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ahp.common.visible import visible

_SVG, _XLINK, _XML = (
    "{http://www.w3.org/2000/svg}",
    "{http://www.w3.org/1999/xlink}",
    "{http://www.w3.org/XML/1998/namespace}",
)
_TAGS = {
    *("svg", "g", "defs", "use", "path", "rect", "circle", "ellipse", "line", "polyline"),
    *("polygon", "text", "tspan", "image", "pattern", "clipPath", "linearGradient", "stop"),
}
_LEFT_OUT = {"metadata", "title", "desc", "style"}
_STYLE = re.compile(r"\*\{([\w:; -]*)\}\s*")  # of the whole picture; here it would be of the page
_BYTES = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=\s]*")
_URL = re.compile(r"url\(#([^()'\"\s]+)\)")
_ACTS = re.compile(r"url\(|@import|expression|javascript|[\\<]", re.IGNORECASE)
_BLANK = re.compile(r"\s+")


def inline_svg(svg: bytes, prefix: str, alternative: str) -> str:
    r"""Return a picture as an element of a page.

    Parameters
    ----------
    svg : bytes
        As matplotlib writes it.
    prefix : str
        That no other part of the page has: its ids begin with it and a colon.
    alternative : str
        What it shows, for those who do not see it.

    Raises
    ------
    ValueError
        A picture that is no SVG, or has anything in it but shapes and text.

    Examples
    --------
    >>> inline_svg(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "a", "nothing")
    '<svg viewBox="0 0 9 9" role="img" aria-labelledby="a:alt"><desc id="a:alt">nothing</desc></svg>'
    """  # noqa: E501
    if b"<!ENTITY" in svg:
        raise ValueError("a picture that defines entities")
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ValueError(f"a picture that is no SVG: {error}") from None
    if root.tag != f"{_SVG}svg":
        raise ValueError(f"a picture that is no SVG but {root.tag}")
    style = _style_of(root)
    width = root.attrib.get("width", "")
    cleaned = _cleaned(root, prefix)
    _drop_idle_ids(cleaned)
    for name in ("width", "height", "version"):
        cleaned.attrib.pop(name, None)
    if re.fullmatch(r"[\d.]+pt", width):
        style += f"; max-width: {width}" if style else f"max-width: {width}"
    if style:
        cleaned.set("style", style)
    cleaned.set("role", "img")
    cleaned.set("aria-labelledby", f"{prefix}:alt")
    said = Element("desc", {"id": f"{prefix}:alt"})
    said.text = visible(alternative)
    cleaned.insert(0, said)
    return ElementTree.tostring(cleaned, encoding="unicode")


def _style_of(root: Element) -> str:
    """Return what the style sheet of the picture says of all its shapes, which inherit it."""
    found = [one.text or "" for one in root.iter(f"{_SVG}style")]
    said = [_STYLE.fullmatch(one.strip()) for one in found]
    if not all(said):
        raise ValueError(f"a picture with styles that are not known: {found}")
    return "; ".join(one[1] for one in said if one)


def _cleaned(element: Element, prefix: str) -> Element:
    tag = element.tag.removeprefix(_SVG)
    if tag not in _TAGS:
        raise ValueError(f"a picture with {tag!r} in it")
    made = Element(tag, dict(_attribute(*one, prefix) for one in element.attrib.items()))
    texts = tag in ("text", "tspan")
    made.text = element.text if texts else None
    for child in element:
        if child.tag.removeprefix(_SVG) in _LEFT_OUT:
            continue
        kept = _cleaned(child, prefix)
        kept.tail = child.tail if texts else None
        if len(kept) or kept.attrib or tag != "defs":
            made.append(kept)
    return made


def _drop_idle_ids(root: Element) -> None:
    """Drop the ids that nothing in the picture refers to: most of them."""
    used = {
        found
        for one in root.iter()
        for name, value in one.attrib.items()
        for found in (_URL.findall(value) or ([value[1:]] if name == "href" else []))
    }
    for one in root.iter():
        if one.get("id", "") not in used:
            one.attrib.pop("id", None)


def _attribute(name: str, value: str, prefix: str) -> tuple[str, str]:
    """Return an attribute as a page has it, or raise an error for one that a page would obey."""
    name = name.replace(_XLINK, "").replace(_XML, "xml:")
    if name == "id":
        return name, f"{prefix}:{value}"
    if name == "href":
        if value.startswith("#"):
            return name, f"#{prefix}:{value[1:]}"
        if _BYTES.fullmatch(value):
            return name, _BLANK.sub("", value)
    left = _URL.sub("", value)
    if name == "href" or name.startswith("on") or "{" in name or _ACTS.search(left):
        raise ValueError(f"a picture with {name}={value[:50]!r} in it")
    return name, _BLANK.sub(" ", _URL.sub(rf"url(#{prefix}:\1)", value)).strip()
