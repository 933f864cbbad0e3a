"""The forms an answer can be written in, and the one function that writes it."""

from __future__ import annotations

from importlib import import_module
from typing import Any, TextIO

from ahp.common.document.parts import Document
from ahp.common.names import unknown_choice

_WRITERS = {
    "table": "terminal",
    "json": "json_records",
    "csv": "csv_records",
    "markdown": "markdown",
    "latex": "latex",
    "html": "html_page",
}

FORMATS = tuple(_WRITERS)


def check_format(style: str) -> str:
    """Return the name of a format, to be called before anything is computed.

    Raises
    ------
    UsageError
        If there is no such format.
    """
    if style not in FORMATS:
        raise unknown_choice("--format", style, FORMATS)
    return style


def write(document: Document, style: str, out: TextIO) -> None:
    """Write an answer.

    Each writer is imported when asked for: JSON needs no rich, and only HTML needs Jinja2.

    Parameters
    ----------
    document : Document
    style : str
        One of ``FORMATS``.
    out : text stream

    Raises
    ------
    UsageError
        If there is no such format.

    Examples
    --------
    >>> import sys
    >>> from ahp.common.document.parts import Heading, Sheet
    >>> write(Document([Heading("Weights")], [], Sheet((), ())), "markdown", sys.stdout)
    ## Weights
    """
    writer: Any = import_module(f"ahp.common.document.{_WRITERS[check_format(style)]}")
    writer.write(document, out)
