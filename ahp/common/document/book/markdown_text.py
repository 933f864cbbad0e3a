"""Text as Markdown: what data hold stays text, to the letter."""

from __future__ import annotations

import re
from collections.abc import Callable

from ahp.common.document.parts import Inline, Span, spans
from ahp.common.document.text import is_address
from ahp.common.visible import visible

_OBEYED = re.compile(
    r"""[\\`*\[\]$~|]          # marks of code, emphasis, links, formulas, strikethrough and cells
    |<(?=[A-Za-z/!?]|$)        # elements
    |&(?=[#A-Za-z]|$)          # characters by their name
    |!$                        # of pictures
    |(?<![^\W_])_|_(?![^\W_])          # emphasis, but not within a word""",
    re.VERBOSE,
)
_BEGINS = re.compile(r"(#{1,6}(?=\s|$)|[+\-](?=\s|$)|>|[=-]+$|[:-]+$)|(\d{1,9})([.)])(?=\s|$)")
_TICKS = re.compile("`+")
_MARKS = {"strong": ("**", "strong"), "bad": ("**", "strong"), "emphasis": ("*", "em")}


def literal(text: str) -> str:
    r"""Write text so that Markdown takes nothing in it for a mark, and no line breaks.

    >>> print(literal("**a** <b> & [c](d), CR < 0.1, index_2022 $1"))
    \*\*a\*\* &lt;b> & \[c\](d), CR < 0.1, index_2022 \$1
    """
    flat = " ".join(visible(text).split("\n"))
    return _OBEYED.sub(lambda found: _escaped(found[0]), flat)


def _escaped(sign: str) -> str:
    return {"<": "&lt;", "&": "&amp;"}.get(sign) or f"\\{sign}"


def line(text: str) -> str:
    r"""Return Markdown that stands in a line of its own, and begins no list, heading or quote.

    >>> print(line("1. 2"), line("- a"), line("2022 - a"))
    1\. 2 \- a 2022 - a
    """
    text = text.strip(" \t\r\v\f")
    return (
        _BEGINS.sub(
            lambda found: f"{found[2]}\\{found[3]}" if found[2] else f"\\{found[1]}", text, count=1
        )
        if _BEGINS.match(text)
        else text
    )


def inline(
    text: Inline,
    address: Callable[[Span], str] = lambda one: one.href if is_address(one.href) else "",
    said: Callable[[Span], str] = lambda one: one.text,
) -> str:
    r"""Return a text in pieces as Markdown.

    Parameters
    ----------
    text : Inline
    address : callable
        Returns where a piece leads to; by default its address of the web.
    said : callable
        Returns what a piece says; by default its text.

    Examples
    --------
    >>> print(inline((Span("CR", "strong"), Span(" in "), Span("a`b", "code"))))
    **CR** in ``a`b``
    """
    made = ""
    for one in spans(text):
        made += _piece(one, said(one), address(one), made[-1:])
    return made


def _piece(span: Span, text: str, address: str, before: str) -> str:
    if not text.strip():
        return literal(text)
    if span.style == "code":
        shown = _code(visible(text), apart=bool(address) or before != "`")
    elif span.style in _MARKS:
        shown = _marked(text, *_MARKS[span.style], apart=bool(address) or before != "*")
    else:
        shown = literal(text)
    return f"[{shown}]({_destination(address)})" if address else shown


def _destination(address: str) -> str:
    return f"<{address}>" if "(" in address or ")" in address else address


def _marked(text: str, mark: str, tag: str, apart: bool) -> str:
    """Mark a text; by an element where the marks would not be seen as such."""
    shown = literal(text)
    if apart and text[0].isalnum() and text[-1].isalnum():
        return f"{mark}{shown}{mark}"
    return f"<{tag}>{shown}</{tag}>"


def _code(text: str, apart: bool) -> str:
    """Return code; by an element where a cell would end in it or blanks would be lost."""
    flat = " ".join(text.split("\n"))
    if not apart or "|" in flat or flat != flat.strip():
        return f"<code>{literal(flat)}</code>"
    fence = "`" * (max(map(len, _TICKS.findall(flat)), default=0) + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}"
