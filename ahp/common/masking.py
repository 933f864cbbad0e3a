"""Connections to databases, whose passwords are shown nowhere."""

from __future__ import annotations

import re
from functools import cache

MASK = "***"

# Repetitions are bounded or begin where a token does: whatever a file holds may come by here.
_SCHEME = r"(?:[A-Za-z][A-Za-z0-9+.-]{1,40}:)"
_NAME = r"(?:password|passwd|passphrase|pwd|secret|token)"
_KEY = rf"\b((?:\w*{_NAME}|密码|口令)\s*[=:：]\s*)"
_VALUE = r"""(?:'(?:[^'\\]|\\.)*'?|"[^"]*"?|\{[^}]*\}?|[^&;,\s]+)"""


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds the name of a password, and what finds it with its value."""
    flags = re.IGNORECASE
    return re.compile(rf"{_NAME}|密码|口令", flags), re.compile(_KEY + _VALUE, flags)


@cache
def _before_host() -> tuple[tuple[re.Pattern[str], str], ...]:
    flags = re.IGNORECASE
    return (
        # a driver's own form, such as jdbc:oracle:thin:user/password@host
        (re.compile(r"\b(jdbc:(?:[\w+.-]+:)*)[^\n]*@", flags), rf"\1{MASK}@"),
        # scheme:user:password@host, with any number of slashes; the password may hold anything
        (re.compile(rf"({_SCHEME}+/*)([^\s@/:?]*):[^\n]*@", flags), rf"\1\2:{MASK}@"),
        (re.compile(r"(?<![^\s\"'/:@])([^\s\"'/:@]+):(?!/)[^\s\"']+@"), rf"\1:{MASK}@"),
    )


def masked(text: str) -> str:
    """Return a text in which passwords of connections, well written or not, are masked.

    >>> masked("postgresql:/ahp:hush@host/records"), masked("host=h password=hush")
    ('postgresql:/ahp:***@host/records', 'host=h password=***')
    >>> masked("postgresql://ahp@host/records")
    'postgresql://ahp@host/records'
    """
    if not any(sign in text for sign in "@=:："):
        return text
    name, with_value = _named()
    if name.search(text):
        text = with_value.sub(rf"\1{MASK}", text)
    before, at, host = text.rpartition("@")
    if at:
        before += at
        for pattern, shown in _before_host():
            before = pattern.sub(shown, before)
    return before + host


def looks_like_connection(text: str) -> bool:
    """Whether a text seems to be meant for a connection to a database, not for a path.

    >>> [looks_like_connection(text) for text in (" postgresql:/h/db", "host=h", "C:/records")]
    [True, True, False]
    """
    scheme = re.search(rf"(?:^|[\\/])\s*{_SCHEME}+/", text)
    keys = re.search(r"\b(?:host|hostaddr|dbname|user|service|server|uid)\s*=", text, re.IGNORECASE)
    return scheme is not None or keys is not None or masked(text) != text
