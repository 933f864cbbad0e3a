"""Text from outside that people see: what commands a terminal is shown, never obeyed."""

from __future__ import annotations

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What commands a terminal, turns the direction of writing, or is no character at all."""
_SEEN = bytes(code for code in range(0x80) if not UNSEEN.match(chr(code)))


def unseen(text: str, breaks: str = "\r") -> re.Match[str] | None:
    r"""Find what no name may have, apart from what breaks lines in longer texts.

    >>> unseen("a\r\nb"), unseen("a\x1b[2J").start()
    (None, 1)
    """
    if text.isprintable() or (text.isascii() and not _all_but_seen(text)):
        return None
    return next((found for found in UNSEEN.finditer(text) if found[0] not in breaks), None)


def _all_but_seen(text: str) -> bytes:
    """Return what is left of an ASCII text without what can be seen: quicker than searching."""
    return text.encode("ascii").translate(None, _SEEN + b"\r")


def visible(text: str) -> str:
    r"""Show control characters in place of obeying them.

    >>> print(visible("a\x1b[2J, b\u202e"))
    a\x1b[2J, b\u202e
    """
    if text.isprintable():
        return text
    return UNSEEN.sub(lambda found: escaped(found[0]), text.replace("\r\n", "\n"))


def escaped(sign: str) -> str:
    r"""Return how a character that is not seen is written.

    >>> print(escaped("\x1b"), escaped("\u202e"))
    \x1b \u202e
    """
    return sign.encode("unicode_escape").decode("ascii")
