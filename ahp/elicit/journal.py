"""The journal: every step of an expert's work, on disk before the next question is asked.

A text file of one JSON object a line. The first line gives the format; every line ends with a
check sum of the rest of it, by which a line that was torn or damaged is known. Such lines are set
aside in a file of their own, and the others stand.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ahp.common.findings import FileError, Finding, Place
from ahp.common.io.text import open_file
from ahp.common.io.wording import UNREADABLE
from ahp.common.io.write import sync_folder, unwritable, write_bytes
from ahp.common.system import system_reason
from ahp.elicit.wording import JOURNAL_DAMAGED, JOURNAL_FORMAT, JOURNAL_SET_ASIDE, JOURNAL_TORN
from ahp.files.notes import JOURNAL_FILE as JOURNAL_FILE

FORMAT = 1

Record = Mapping[str, Any]

_CHECK = "check"
_HEADER: Record = {"format": FORMAT}


@dataclass
class Journal:
    """A journal file and the records in it.

    Attributes
    ----------
    path : str
    records : list of mapping
        All that are on disk, in order.
    findings : list of Finding
        What was wrong with the file when it was opened.
    sound_from : int
        The number of records before its last damaged line.
    """

    path: str
    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _size: int | None = 0  # of the file as we left it; None when it must be written anew
    sound_from: int = 0
    _damaged: bytes = b""  # lines of it, or of another in its place, that are not set aside yet

    def append(self, *records: Record) -> None:
        """Add records, and return when they are on disk.

        Raises
        ------
        FileError
            When they cannot be written; the file is then as it was before.
        """
        if not self._append(b"".join(map(encode, records))):
            self._write_anew([*self.records, *records])
        self.records += records

    def replace(self, records: Iterable[Record]) -> str:
        """Put other records in the place of all; the old ones go to an archive beside the journal.

        Returns
        -------
        str
            The path of the archive.

        Raises
        ------
        FileError
            When a file cannot be written; the journal is then as it was before.
        """
        archive = _free(self.path, "-archive-{}.jsonl")
        write_bytes(archive, b"".join(map(encode, [_HEADER, *self.records])))
        kept = list(records)
        self._write_anew(kept)
        self.records = kept
        return archive

    def _append(self, data: bytes) -> bool:
        """Add to the file, unless it is not there or not as we left it."""
        if self._size is None:
            return False
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return False
        except OSError as error:
            raise unwritable(error, self.path) from error
        try:
            found = os.fstat(handle).st_size
            if found != self._size:
                self._damaged = os.read(handle, found)
                return False
            try:
                _write_all(handle, data)
                os.fsync(handle)
            except BaseException:  # a full disk, or Ctrl-C: no half of a line stays
                with contextlib.suppress(OSError):
                    os.ftruncate(handle, self._size)
                raise
        except OSError as error:
            raise unwritable(error, self.path) from error
        finally:
            os.close(handle)
        self._size += len(data)
        return True

    def _write_anew(self, records: Iterable[Record]) -> None:
        self.set_aside()
        data = b"".join(map(encode, [_HEADER, *records]))
        write_bytes(self.path, data)
        sync_folder(os.path.dirname(self.path))
        self._size = len(data)

    def set_aside(self) -> None:
        """Put damaged lines into a file of their own, and take them out of the journal.

        Raises
        ------
        FileError
            When a file cannot be written; the lines then stay where they are.
        """
        if not self._damaged:
            return
        aside = _free(os.path.splitext(self.path)[0], ".torn-{}")
        write_bytes(aside, self._damaged)
        self._damaged = b""
        self.findings.append(Finding(JOURNAL_SET_ASIDE, {"file": aside}, self.path))
        self._write_anew(self.records)


def open_journal(folder: str) -> Journal:
    """Open the journal of a folder; one that is not there is made by the first record.

    Parameters
    ----------
    folder : str

    Returns
    -------
    Journal
        With what was wrong with the file in its findings.

    Raises
    ------
    FileError
        When it cannot be read, or is of another format than this version writes.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     open_journal(folder).append({"node": "goal", "act": "skip"})
    ...     open_journal(folder).records
    [{'node': 'goal', 'act': 'skip'}]
    """
    path = os.path.join(folder, JOURNAL_FILE)
    try:
        with open_file(path) as file:
            data = file.read()
    except FileNotFoundError:
        return Journal(path)
    except OSError as error:
        found = Finding(UNREADABLE, {"reason": system_reason(error)}, path)
        raise FileError([found]) from error
    journal = Journal(path)
    lines = data.splitlines(keepends=True)
    _check_format(lines, path)
    bad = []
    for number, line in enumerate(lines, start=1):
        record = decode(line)
        if record is None:
            bad.append(number)
            journal.sound_from = len(journal.records)
        elif "format" not in record:
            journal.records.append(record)
    if bad:
        journal._damaged = b"".join(lines[number - 1] for number in bad)
        torn = bad == [len(lines)]
        what = JOURNAL_TORN if torn else JOURNAL_DAMAGED
        shown = [*map(str, bad)]
        journal.findings.append(Finding(what, {"lines": shown}, path, Place(line=bad[0])))
        with contextlib.suppress(FileError):  # told at the first record that cannot be written
            journal.set_aside()
    elif data.endswith(b"\n") and decode(lines[0]) == _HEADER:
        journal._size = len(data)
    return journal


def _check_format(lines: Sequence[bytes], path: str) -> None:
    """Refuse a journal of a later version, whose lines would all look damaged."""
    try:
        header = json.loads(lines[0].decode())
        found = header["format"]
        ours = header.get(_CHECK) == _sum(_plain(_HEADER))  # and the number is what is damaged
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return
    if found != FORMAT and not ours:
        details = {"found": str(found), "known": str(FORMAT)}
        raise FileError([Finding(JOURNAL_FORMAT, details, path)])


def encode(record: Record) -> bytes:
    r"""Write a record as a line, with its check sum.

    >>> encode({"act": "skip"})
    b'{"act":"skip","check":"3a089503"}\n'
    """
    body = _plain(record)
    return f'{body[:-1]},"{_CHECK}":"{_sum(body)}"}}\n'.encode()


def decode(line: bytes) -> Record | None:
    """Read a line; None when it is not as it was written.

    >>> decode(encode({"act": "skip"})), decode(encode({"act": "skip"})[:-3])
    ({'act': 'skip'}, None)
    """
    try:
        record = json.loads(line.decode())
        found = record.pop(_CHECK)
        sum_ = _sum(_plain(record))
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return None
    return record if found == sum_ else None


def _plain(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _sum(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08x}"


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _free(stem: str, pattern: str) -> str:
    """Return the first path of a numbered series that is not taken."""
    stem = stem.removesuffix(".jsonl")
    number = 1
    while os.path.lexists(stem + pattern.format(number)):
        number += 1
    return stem + pattern.format(number)
