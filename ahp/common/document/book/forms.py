"""The forms a book can be written in, and the one function that writes it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from ahp.common.document.book.book import Book

_WRITERS = {".docx": "docx", ".html": "html", ".md": "markdown"}

SUFFIXES = tuple(_WRITERS)
PICTURES: Mapping[str, str] = {".docx": ".png", ".html": ".svg", ".md": ".svg"}
"""In which form of picture each form of book has its figures."""


def book_files(book: Book, path: str) -> Mapping[str, bytes]:
    """Write a book in the form that a path ends with.

    Parameters
    ----------
    book : Book
    path : str
        Its suffix is one of `SUFFIXES`.

    Returns
    -------
    mapping of str to bytes
        By path: the book, and with Markdown its figures, in a folder beside it. The same bytes for
        the same book.
    """
    suffix = os.path.splitext(path)[1].lower()
    writer: Any = import_module(f"ahp.common.document.book.{_WRITERS[suffix]}")
    files: Mapping[str, bytes] = writer.files(book, path)
    return files
