"""Writing a book into files: in every form that is asked for, or in none."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ahp.common.document.book.book import Book
from ahp.common.document.book.forms import SUFFIXES, book_files
from ahp.common.document.book.wording import (
    BOOK_LOCKED,
    BOOK_OPEN,
    BOOK_PDF,
    BOOK_SUFFIX,
    BOOK_TWICE,
)
from ahp.common.findings import FileError, Finding, UsageError
from ahp.common.io.outputs import differs, refuse_differing, refuse_within
from ahp.common.io.together import refuse_no_file, write_together
from ahp.common.system import system_reason


class Written(NamedTuple):
    """What was written.

    Attributes
    ----------
    paths : tuple of str
    notes : tuple of Finding
        What is to be told of it, such as a figure that could not be drawn.
    """

    paths: tuple[str, ...]
    notes: tuple[Finding, ...] = ()


_WORD_NAME = 6  # letters of a name's stem that Word keeps whole behind the ~$ of its lock file
_LOCKED = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)


def check_outputs(paths: Sequence[str], inputs: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the files that books are to be written into, as far as can be known beforehand.

    To be called before anything is computed.

    Parameters
    ----------
    paths : sequence of str
    inputs : iterable of str
        What is read, and must stay as it is.

    Raises
    ------
    UsageError
        When a book is written in no such form, or two into one file.
    FileError
        When a file is or lies in an input, is a folder or a device, or is open in Word.

    Examples
    --------
    >>> check_outputs(["report.docx", "report.MD"])
    ('report.docx', 'report.MD')
    """
    seen: set[str] = set()
    for path in paths:
        suffix = suffix_of(path)
        if suffix == ".pdf":
            raise UsageError.of(BOOK_PDF)
        if suffix not in SUFFIXES:
            raise UsageError.of(BOOK_SUFFIX, known=SUFFIXES, suffix=suffix)
        real = os.path.normcase(os.path.realpath(path))
        if real in seen:
            raise UsageError.of(BOOK_TWICE, path=path)
        seen.add(real)
    sources = tuple(inputs)
    for path in paths:
        refuse_within(path, sources)
        refuse_no_file(path)
        refuse_open(path)
    return tuple(paths)


def suffix_of(path: str) -> str:
    """Return the form that a path ends with.

    >>> suffix_of("out/Report.DOCX")
    '.docx'
    """
    return os.path.splitext(path)[1].lower()


def write_books(
    book_of: Book | Callable[[str], Book],
    outputs: Sequence[str],
    *,
    inputs: Iterable[str] = (),
    force: bool = False,
) -> tuple[str, ...]:
    """Write a book into files; where one of them cannot be written, none is.

    Parameters
    ----------
    book_of : Book or callable
        The book; or what makes it for a suffix, as forms have different pictures.
    outputs : sequence of str
    inputs : iterable of str
        What is read, and must stay as it is.
    force : bool
        Whether to replace files that differ.

    Returns
    -------
    tuple of str
        The files, those of figures beside Markdown as well.

    Raises
    ------
    UsageError, FileError
        As `check_outputs`; and when a file exists and differs, or cannot be written.
    """
    sources = tuple(inputs)
    check_outputs(outputs, sources)
    files: dict[str, bytes] = {}
    for path in outputs:
        book = book_of if isinstance(book_of, Book) else book_of(suffix_of(path))
        files.update(book_files(book, path))
    for path in files:
        refuse_within(path, sources)
    if not force:
        for path, data in files.items():
            if differs(path, data):
                refuse_differing(path, [os.path.basename(path)])
    try:
        write_together(files)
    except FileError as error:
        raise _locked(error) from error
    return tuple(files)


def refuse_open(path: str) -> None:
    """Refuse to replace a file that Word or LibreOffice has open.

    Raises
    ------
    FileError
    """
    folder, name = os.path.split(path)
    for lock in lock_names(name):
        if os.path.lexists(path) and os.path.lexists(os.path.join(folder, lock)):
            raise FileError([Finding(BOOK_OPEN, {"lock": lock}, path)])


def lock_names(name: str) -> tuple[str, ...]:
    """Return what Word and LibreOffice put beside a file that is open.

    Word writes ~$ over the first letters of a name, unless it is short.

    >>> lock_names("report.docx"), lock_names("wuliangye.docx")[0]
    (('~$report.docx', '.~lock.report.docx#'), '~$liangye.docx')
    """
    stem = os.path.splitext(name)[0]
    cut = min(max(len(stem) - _WORD_NAME, 0), 2)
    return f"~${name[cut:]}", f".~lock.{name}#"


def _locked(error: FileError) -> FileError:
    """Say of a file that is there and cannot be replaced that it may be open."""
    cause, path = error.__cause__, error.findings[0].path
    if isinstance(cause, OSError) and cause.errno in _LOCKED and path and os.path.isfile(path):
        return FileError([Finding(BOOK_LOCKED, {"reason": system_reason(cause)}, path)])
    return error
