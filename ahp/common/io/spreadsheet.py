"""Texts in CSV files that a spreadsheet opens: a name that begins as a formula does stays text."""

from __future__ import annotations

import re

_SIGNS = "=+\\-@＝＋－＠"
_FORMULA = re.compile(rf"'*[\t\r{_SIGNS}]")
_HARMLESS = re.compile(r"[-+]+|[-+](?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?%?")


def as_text(text: str) -> str:
    """Return what a CSV cell holds so that a spreadsheet takes it for text, never for a formula.

    An apostrophe in front is how spreadsheets themselves say so; `as_given` takes it away.
    Numbers and dashes are no formulas.

    >>> as_text("=1+2"), as_text("-0.5"), as_text("cost")
    ("'=1+2", '-0.5', 'cost')
    """
    if not _FORMULA.match(text) or _HARMLESS.fullmatch(text):
        return text
    return "'" + text


def as_given(text: str) -> str:
    """Return what a cell that `as_text` made says.

    >>> as_given("'=1+2"), as_given("'tis")
    ('=1+2', "'tis")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
