"""Reading bytes, and telling what text they are: what Excel and editors write, in any country."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from io import BufferedReader

from ahp.common.findings import Place, Problems
from ahp.common.io.wording import (
    BINARY_FILE,
    CONTROL_CHARACTER,
    FILE_TOO_LARGE,
    NO_SUCH_PATH,
    NOT_A_FILE,
    OLD_WORKBOOK,
    WORKBOOK_NOT_TEXT,
    WRONG_ENCODING,
    WRONG_ENCODING_DECLARED,
)
from ahp.common.io.wording import UNREADABLE as UNREADABLE_WORD
from ahp.common.system import system_reason
from ahp.common.visible import escaped, unseen

MAX_BYTES = 4 * 2**20
"""Of a small file: settings, or a matrix of the largest size with long labels, stay far below."""

UNREADABLE = (OSError, ValueError)  # ValueError: a path with a null character

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Encoding:
    """How text is written as bytes: a codec, and the mark in front."""

    name: str = "utf-8"
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        r"""Return the bytes of a file that holds this text.

        >>> Encoding("utf-8", b"\xef\xbb\xbf").encode("a")
        b'\xef\xbb\xbfa'
        """
        return self.mark + text.encode(self.name)

    def decode(self, data: bytes) -> str:
        r"""Return the text of a file that was written so.

        >>> Encoding("utf-8", b"\xef\xbb\xbf").decode(b"\xef\xbb\xbfa")
        'a'
        """
        return data.removeprefix(self.mark).decode(self.name)


UTF_8 = Encoding()


class NotAFileError(OSError):
    """What should be read is a pipe or a device: it may have no end, or wait for ever."""

    def __init__(self) -> None:
        super().__init__("a pipe or a device, not a file")


def open_file(path: str | os.PathLike[str]) -> BufferedReader:
    """Open a file to read its bytes; a pipe or a device is not opened.

    Raises
    ------
    NotAFileError
    OSError, ValueError
        When it cannot be opened; see ``UNREADABLE``.
    """
    return open(path, "rb", opener=_opened)


def sha256_of(path: str | os.PathLike[str]) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits.

    Raises
    ------
    NotAFileError
    OSError, ValueError
        When it cannot be read; see ``UNREADABLE``.
    """
    import hashlib  # deferred: only reports name their files so

    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _opened(path: str, flags: int) -> int:
    # without waiting for whoever writes to a pipe
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):  # of a folder, opening itself complains
        return handle
    os.close(handle)
    raise NotAFileError


def read_bytes(path: str, problems: Problems, limit: int = MAX_BYTES) -> bytes | None:
    """Read a whole file, or note why it cannot be read; one that is too large is refused.

    >>> problems = Problems()
    >>> read_bytes("nowhere.csv", problems), problems.findings[0].text()
    (None, 'nowhere.csv: there is no such file or folder')
    """
    data = read_beginning(path, problems, limit)
    if data is None:
        return None
    return data if is_whole(data, problems.at(path), limit) else None


def is_whole(data: bytes, problems: Problems, limit: int = MAX_BYTES) -> bool:
    """Whether what was read with `read_beginning` is all there is; a note says where it is not.

    >>> is_whole(b"abc", Problems(), limit=3), is_whole(b"abcd", Problems(), limit=3)
    (True, False)
    """
    if len(data) <= limit:
        return True
    problems.add(FILE_TOO_LARGE, limit=limit // 2**20)
    return False


def read_beginning(path: str, problems: Problems, limit: int = MAX_BYTES) -> bytes | None:
    """Read a file, or note why it cannot be read; one byte more than the limit shows it is larger.

    For callers that say more about what is too large; all others use `read_bytes`.
    """
    try:
        with open_file(path) as file:
            return file.read(limit + 1)
    except NotAFileError:
        problems.add(NOT_A_FILE, path=path)
    except FileNotFoundError:
        problems.add(NO_SUCH_PATH, path=path)
    except UNREADABLE as error:
        problems.add(UNREADABLE_WORD, path=path, reason=system_reason(error))
    return None


def decode(data: bytes, problems: Problems) -> tuple[str, Encoding] | None:
    """Decode UTF-8, UTF-16 with a mark, or GB18030; or note that it is neither.

    Parameters
    ----------
    data : bytes
        The whole file.
    problems : Problems

    Returns
    -------
    (str, Encoding) or None

    Examples
    --------
    >>> decode("成本".encode("gb18030"), Problems())[0]
    '成本'
    """
    if data.startswith((_ZIP, _OLD_EXCEL)):
        zipped = data.startswith(_ZIP)
        problems.add(WORKBOOK_NOT_TEXT if zipped else OLD_WORKBOOK)
        return None
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], Encoding(name, mark), problems)
    if b"\0" in data:
        problems.add(BINARY_FILE)
        return None
    try:
        return _seen(data.decode("utf-8"), UTF_8, problems)
    except UnicodeDecodeError as utf8:
        try:
            return _seen(data.decode("gb18030"), Encoding("gb18030"), problems)
        except UnicodeDecodeError as gb18030:
            # Whichever decoder came further probably met the real mistake.
            place = Place(line=data.count(b"\n", 0, max(utf8.start, gb18030.start)) + 1)
            byte = data[max(utf8.start, gb18030.start)]
            problems.add(WRONG_ENCODING, place=place, byte=byte)
    return None


def _decode_marked(
    data: bytes, encoding: Encoding, problems: Problems
) -> tuple[str, Encoding] | None:
    try:
        text = data.decode(encoding.name)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding.name)
        problems.add(
            WRONG_ENCODING_DECLARED,
            place=Place(line=before.count("\n") + 1),
            encoding=encoding.name.upper()[:6].rstrip("-"),
            byte=data[error.start],
        )
        return None
    return _seen(text, encoding, problems)


def _seen(text: str, encoding: Encoding, problems: Problems) -> tuple[str, Encoding] | None:
    """Return a text in which every character is one that can be seen, or note the first other."""
    found = unseen(text, "\r\x0b\x0c")  # names lose such white space
    if found is None:
        return text, encoding
    if found[0] == "\0":
        problems.add(BINARY_FILE)
        return None
    start = found.start()
    place = Place(line=text.count("\n", 0, start) + 1, column=start - text.rfind("\n", 0, start))
    problems.add(CONTROL_CHARACTER, place=place, sign=escaped(found[0]))
    return None


def encoding_for(text: str) -> Encoding:
    r"""Choose how to write a new file: UTF-8, marked where Excel would otherwise misread it.

    >>> encoding_for("price").mark, encoding_for("价格").mark
    (b'', b'\xef\xbb\xbf')
    """
    return UTF_8 if text.isascii() else Encoding("utf-8", _BOMS[0][0])
