"""Small pieces of text that more than one form needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from ahp.common.visible import unseen

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\^`{|}\x00-\x1f\x7f]+", re.IGNORECASE)
_NOT_IN_A_KEY = re.compile(r"[^\w.-]+")
_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_GLUED = rf"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9)\]])(?=[{_HAN}])"


def is_unicode(out: TextIO) -> bool:
    """Whether a stream can hold any text; a file in memory can."""
    return (getattr(out, "encoding", None) or "utf-8").lower().startswith("utf")


def number(value: float | None, decimals: int | None = 4) -> str:
    """Show a number with some decimals (None: as many as it has); nothing for None and NaN."""
    if value is None or value != value:
        return ""
    return str(value) if decimals is None else f"{value:.{decimals}f}"


def key(name: str) -> str:
    r"""Make a name by which others refer to a part: letters, digits, and marks that do nothing.

    >>> key("province-goal"), key('"><script>'), key("\\input{/etc/passwd}-goal")
    ('province-goal', '-script-', '-input-etc-passwd--goal')
    """
    return _NOT_IN_A_KEY.sub("-", name)


def spaced(text: str, names: Iterable[str] = ()) -> str:
    """Put a blank between Chinese characters and Latin letters or digits, as print has it.

    Parameters
    ----------
    text : str
    names : iterable of str
        What keeps its own spelling.

    Examples
    --------
    >>> spaced("2021 年Norway居第2位；AI大学数居首位。", ["AI大学数"])
    '2021 年 Norway 居第 2 位；AI大学数居首位。'
    >>> spaced("Korea (Republic of)居首位") == "Korea (Republic of) 居首位"
    True
    """
    kept = sorted((re.escape(one) for one in names if re.search(_GLUED, one)), key=len)
    pieces = re.split(f"({'|'.join(reversed(kept))})", text) if kept else [text]
    pieces[::2] = [re.sub(_GLUED, " ", piece) for piece in pieces[::2]]
    return "".join(pieces)


def is_address(href: str) -> bool:
    """Whether a link may lead there: to a page of the web or to somebody's mail.

    >>> is_address("https://example.org/a?b=1"), is_address("javascript:alert(1)")
    (True, False)
    """
    return _ADDRESS.fullmatch(href) is not None and unseen(href, "") is None
