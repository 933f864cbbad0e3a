"""Who is at work on an expert's files: one process at a time, and a dead one does not count."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass

from ahp.errors import Finding, LockedError

LOCK_FILE = "journal.lock"

_TRIES = 5  # to take over a stale lock while others do the same
_UNKNOWN = "?"  # a process that is there, but cannot be looked at


@dataclass(frozen=True)
class Owner:
    """A process that holds a lock.

    Attributes
    ----------
    user, host : str
    pid : int
    started : str
        When the process was started, as the system tells it: numbers of processes are used again,
        and after a restart from the beginning.
    """

    user: str
    host: str
    pid: int
    started: str

    @classmethod
    def of_this_process(cls) -> Owner:
        """Describe the process that runs this.

        >>> Owner.of_this_process().pid == os.getpid()
        True
        """
        pid = os.getpid()
        return cls(_user(), platform.node(), pid, process_start(pid) or _UNKNOWN)

    def is_gone(self) -> bool:
        """Whether the process has ended; of another computer that cannot be known.

        >>> Owner.of_this_process().is_gone()
        False
        """
        if self.host != platform.node():
            return False
        start = process_start(self.pid)
        return start is None or (_UNKNOWN not in (start, self.started) and start != self.started)


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
    taken_over: Owner | None = None

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        with contextlib.suppress(OSError):
            if _read(self.path) == self.owner:
                os.unlink(self.path)


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
    path = os.path.join(folder, LOCK_FILE)
    owner = Owner.of_this_process()
    stale: Owner | None = None
    for _ in range(_TRIES):
        if _create(path, owner):
            return Lock(path, owner, stale)
        holder = _read(path)
        if holder is not None and not holder.is_gone():
            raise LockedError([_held(path, holder)])
        if os.path.lexists(path) and _set_aside(path, holder, owner):
            stale = holder or stale
    raise LockedError([_held(path, _read(path) or owner)])


def _held(path: str, holder: Owner) -> Finding:
    details = {"user": holder.user, "host": holder.host, "pid": str(holder.pid)}
    return Finding("locked", details, path)


def _create(path: str, owner: Owner) -> bool:
    """Put the lock file in place as a whole, unless there is one."""
    own = f"{path}.{owner.pid}"
    try:
        with open(own, "w", encoding="utf-8") as file:
            json.dump(asdict(owner), file, ensure_ascii=False)
        return _publish(own, path)
    finally:
        with contextlib.suppress(OSError):
            os.unlink(own)


def _publish(own: str, path: str) -> bool:
    try:
        os.link(own, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: then the content follows a moment later
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            return False
        with open(own, "rb") as source, os.fdopen(handle, "wb") as target:
            target.write(source.read())
    return True


def _read(path: str) -> Owner | None:
    """Return who a lock file names; None where there is none, or it was left unfinished.

    One that may not be read is somebody's all the same: that is an OSError.
    """
    try:
        with open(path, encoding="utf-8") as file:
            fields = json.load(file)
        who = str(fields["user"]), str(fields["host"])
        return Owner(*who, int(fields["pid"]), str(fields["started"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def _set_aside(path: str, stale: Owner | None, owner: Owner) -> bool:
    """Take a stale lock away, unless another process has replaced it in the meantime."""
    aside = f"{path}.stale-{owner.pid}"
    try:
        os.replace(path, aside)
    except OSError:
        return False
    if _read(aside) == stale:
        os.unlink(aside)
        return True
    _publish(aside, path)  # a fresh one: give it back
    with contextlib.suppress(OSError):
        os.unlink(aside)
    return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user in the system's list, as in some containers
        return "?"


def process_start(pid: int) -> str | None:
    """Return when a process was started, in whatever form; None when there is no such process.

    >>> process_start(os.getpid()) is None
    False
    """
    if sys.platform == "win32":
        return _windows_start(pid)
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            # The name of the command, in brackets, may hold anything, spaces too.
            fields = file.read().rpartition(")")[2].split()
        if fields[0] in ("Z", "X"):  # ended, and only its parent has not looked yet
            return None
        return f"{_boot()} {fields[19]}"
    except FileNotFoundError:
        if os.path.exists("/proc/self/stat"):
            return None
    except OSError:
        return _UNKNOWN
    return _start_by_ps(pid)


def _boot() -> str:
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="utf-8") as file:
            return file.read().strip()
    except OSError:
        return ""


def _start_by_ps(pid: int) -> str | None:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except OSError:
        pass
    try:
        told = subprocess.run(
            ["ps", "-o", "lstart=", "-p", str(pid)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError:
        return _UNKNOWN
    return told.stdout.strip() or None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def _windows_start(pid: int) -> str | None:
        query_limited, still_active, no_such_process = 0x1000, 259, 87
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(query_limited, False, pid)
        if not handle:
            return None if ctypes.get_last_error() == no_such_process else _UNKNOWN
        try:
            code = wintypes.DWORD()
            ended = kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code))
            if ended and code.value != still_active:
                return None
            times = [wintypes.FILETIME() for _ in range(4)]
            pointers = [ctypes.byref(one) for one in times]
            if not kernel.GetProcessTimes(wintypes.HANDLE(handle), *pointers):
                return _UNKNOWN
            return f"{times[0].dwHighDateTime} {times[0].dwLowDateTime}"
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))
