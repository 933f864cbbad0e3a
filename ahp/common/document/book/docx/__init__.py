"""Books as documents of Word's: its own tables, captions, references, formulas and contents."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.document.book.book import Book


def files(book: Book, path: str) -> Mapping[str, bytes]:
    """Return the one file of a book, by its path; the same bytes for the same book."""
    from ahp.common.document.book.docx.package import document_bytes  # deferred: heavy

    return {path: document_bytes(book)}
