"""The records of the work in a folder: a journal under a lock; what cannot be written waits."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence

from ahp.common.findings import FileError, Finding, LockedError
from ahp.common.io.write import sync_folder
from ahp.common.system import system_reason
from ahp.elicit.journal import Journal, Record, open_journal
from ahp.elicit.lock import Lock, take
from ahp.elicit.wording import LOCK_TAKEN_OVER, NOT_SAVED


class Logbook:
    """The records of a folder, which one process writes at a time.

    Parameters
    ----------
    folder : str
    home : str
        Of the model, in which the folder may have to be made.

    Attributes
    ----------
    news : list of Finding
        What was found at the start, and since.
    trouble : Finding or None
        Why the last record could not be saved.
    pending : list of Record
        What waits to be saved.
    """

    def __init__(self, folder: str, home: str) -> None:
        self.folder = folder
        self.news: list[Finding] = []
        self.trouble: Finding | None = None
        self.pending: list[Record] = []
        self._home = home
        self._journal: Journal | None = None
        self._lock: Lock | None = None

    @property
    def locked(self) -> bool:
        """Whether the folder is ours."""
        return self._lock is not None

    @property
    def opened(self) -> bool:
        """Whether the journal was read."""
        return self._journal is not None

    @property
    def records(self) -> Sequence[Record]:
        """All records, those that wait included."""
        return [*(self._journal.records if self._journal else ()), *self.pending]

    def lock(self) -> None:
        """Take the folder for this process; where it cannot be written, be in trouble.

        Raises
        ------
        LockedError
            When another process has it.
        """
        try:
            if not os.path.isdir(self.folder):
                os.makedirs(self.folder)
                sync_folder(os.path.dirname(self.folder))
                sync_folder(self._home)
            self._lock = take(self.folder)
        except OSError as error:
            self._in_trouble(error)
            return
        if self._lock.taken_over is not None:
            details = self._lock.taken_over.details()
            self.news.append(Finding(LOCK_TAKEN_OVER, details, self._lock.path))

    def release(self) -> None:
        """Let others have the folder."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            with contextlib.suppress(OSError):  # an expert's folder in which nothing was saved
                os.removedirs(self.folder)

    def open(self) -> Sequence[Finding]:
        """Read the journal; return what is wrong with it."""
        self._journal = open_journal(self.folder)
        return self._journal.findings

    def save(self, records: Iterable[Record]) -> None:
        """Append records to the journal, after those that are waiting from before."""
        waiting = [*self.pending, *records]
        if not waiting or self._journal is None:
            return
        if self._locked():
            before = len(self._journal.findings)
            try:
                self._journal.append(*waiting)
            except FileError as error:
                self._in_trouble(error)
            else:
                waiting, self.trouble = [], None
            self.news += self._journal.findings[before:]
        self.pending = waiting

    def replace(self, records: Iterable[Record], unrecorded: Iterable[Record]) -> str | None:
        """Start a new journal, and put the old one into an archive, with what it lacks.

        Returns
        -------
        str or None
            The path of the archive; None where it could not be written.
        """
        if self._journal is None or self._lock is None:
            return None
        try:
            self._journal.append(*self.pending, *unrecorded)
            archive = self._journal.replace(records)
        except FileError as error:
            self._in_trouble(error)
            return None
        self.pending = []
        return archive

    def is_sound_after(self, node: str) -> bool:
        """Whether no damaged line of the journal follows the last record of a node."""
        assert self._journal is not None
        sound = self._journal.records[self._journal.sound_from :]
        return not self._journal.sound_from or any(str(one.get("node")) == node for one in sound)

    @property
    def path(self) -> str:
        """Where the journal is."""
        assert self._journal is not None
        return self._journal.path

    def _locked(self) -> bool:
        """Whether we hold the lock; where the folder could not be written, try once more."""
        if self._lock is None:
            try:
                self.lock()
            except LockedError as error:  # someone else was faster
                self.trouble = error.findings[0]
        return self._lock is not None

    def _in_trouble(self, error: OSError | FileError) -> None:
        if isinstance(error, FileError):
            reason = error.findings[0].details.get("reason")
        else:
            reason = system_reason(error)
        self.trouble = Finding(NOT_SAVED, {"reason": reason}, self.folder)
