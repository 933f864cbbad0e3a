"""Who is at work on an expert's files: one process at a time, and a dead one does not count.

The lock is filelock's: a file that names a process by its number, its computer and when it was
started. What people want to know besides, their own names for the two, follows in the same file.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
import stat
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ahp.common.findings import Finding, LockedError
from ahp.elicit.wording import HELD, LOCKED

if TYPE_CHECKING:
    from filelock import MarkerSoftFileLock

LOCK_FILE = "journal.lock"

_PATIENCE = 3.0  # seconds; filelock watches what names nobody for two, in case it is being written
_MOST_BYTES, _MOST_LETTERS = 1024, 64  # filelock reads no larger file


@dataclass(frozen=True)
class Owner:
    """A process that holds a lock.

    Attributes
    ----------
    user, host : str
        As people know them; a question mark where that is not known.
    pid : int
    since : str
        When the lock was taken, in the time of this computer.
    """

    user: str
    host: str
    pid: int
    since: str

    def details(self) -> dict[str, str]:
        """Return what a message says of it."""
        told = {"user": self.user, "host": self.host, "pid": str(self.pid)}
        return {**told, "since": self.since}


@dataclass(frozen=True)
class Lock:
    """A lock this process holds.

    Attributes
    ----------
    path : str
    owner : Owner
    taken_over : Owner or None
        Who had left a stale lock behind.
    """

    path: str
    owner: Owner
    taken_over: Owner | None
    _held: MarkerSoftFileLock = field(repr=False, compare=False)

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        with contextlib.suppress(OSError):
            self._held.release(force=True)


def take(folder: str) -> Lock:
    """Lock a folder's journal for this process.

    Parameters
    ----------
    folder : str
        Must be there.

    Returns
    -------
    Lock

    Raises
    ------
    LockedError
        When another process holds it; says who.
    OSError
        When the folder cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     lock = take(folder)
    ...     os.listdir(folder)
    ...     lock.release()
    ...     os.listdir(folder)
    ['journal.lock']
    []
    """
    from filelock import MarkerSoftFileLock  # deferred: most runs lock nothing

    path = os.path.join(folder, LOCK_FILE)
    held = MarkerSoftFileLock(path, thread_local=False)
    before = _named(held, path)
    if not _acquire(held, path):
        holder = _named(held, path)
        found = Finding(LOCKED, holder.details(), path) if holder else Finding(HELD, {}, path)
        raise LockedError([found])
    try:
        _append(path, _names())
        owner = _named(held, path)
        if owner is None:  # our own file does not say what we wrote: such a drive keeps no lock
            raise OSError(f"{path} does not keep what is written to it")
    except BaseException:
        held.release(force=True)
        raise
    return Lock(path, owner, before, held)


def _acquire(held: MarkerSoftFileLock, path: str) -> bool:
    """Take the lock, at once or when what is in its place has proved to be nobody's."""
    from filelock import Timeout

    def is_named() -> bool:  # one that has ended would have been taken over by now
        return held.owner is not None

    for _ in range(2):
        with contextlib.suppress(Timeout):
            held.acquire(timeout=_PATIENCE, cancel_check=is_named)
            return True
        if is_named() or not _give_up_empty(path):
            break
    return False


def _give_up_empty(path: str) -> bool:
    """Mark an empty file, left by a process that was killed between making and writing it.

    filelock takes an empty one for a lock of its early versions, and would wait for ever. A line
    more at the end does no harm to a lock that is written at this moment.
    """
    try:
        if os.lstat(path).st_size or not stat.S_ISREG(os.lstat(path).st_mode):
            return False
        _append(path, "unfinished=\n")
    except OSError:
        return False
    return True


def _append(path: str, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        os.write(handle, text.encode())
    finally:
        os.close(handle)


def _names() -> str:
    """Return the lines that tell people who we are; filelock's readers pass them over."""
    return f"user={_plain(_user())}\nnode={_plain(platform.node())}\n"


def _named(held: MarkerSoftFileLock, path: str) -> Owner | None:
    """Return who a lock file names; None where there is none, or it names nobody."""
    record = held.owner
    if record is None:
        return None
    told = dict(line.partition("=")[::2] for line in _lines(path))
    user = _plain(told.get("user", "")) or "?"
    host = _plain(told.get("node", "")) or record.hostname
    return Owner(user, host, record.pid, _since(path))


def _lines(path: str) -> list[str]:
    """Return the lines of a lock file: a regular one, of which no more is read than it may hold."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with contextlib.suppress(OSError):
        handle = os.open(path, flags)
        try:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                return os.read(handle, _MOST_BYTES).decode(errors="replace").splitlines()
        finally:
            os.close(handle)
    return []


def _since(path: str) -> str:
    with contextlib.suppress(OSError):
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(os.lstat(path).st_mtime))
    return "?"


def _plain(name: str) -> str:
    """Return a name in one line that any terminal can show."""
    return "".join(sign for sign in name[:_MOST_LETTERS] if sign.isprintable())


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # not in the system's list, as in some containers
        return "?"
