"""Small pieces of text that more than one form needs."""

from __future__ import annotations

import re
from typing import TextIO

from ahp.common.visible import unseen

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\^`{|}\x00-\x1f\x7f]+", re.IGNORECASE)
_NOT_IN_A_KEY = re.compile(r"[^\w.-]+")


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


def is_address(href: str) -> bool:
    """Whether a link may lead there: to a page of the web or to somebody's mail.

    >>> is_address("https://example.org/a?b=1"), is_address("javascript:alert(1)")
    (True, False)
    """
    return _ADDRESS.fullmatch(href) is not None and unseen(href, "") is None
