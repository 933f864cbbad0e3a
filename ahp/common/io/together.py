"""Writing several files so that all of them are there whole, or none has changed."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Mapping

from ahp.common.findings import FileError
from ahp.common.io.write import make_folder, sync_folder, unwritable, write_bytes


def write_together(files: Mapping[str, bytes]) -> None:
    """Write files: each into a hidden folder beside its place, then all are moved.

    Parameters
    ----------
    files : mapping of str to bytes
        By path; folders are made where they do not exist.

    Raises
    ------
    FileError
        When one cannot be written, or is a folder. The others are then as they were, and no
        folder is left that was made for them.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_together({os.path.join(folder, name): b"hello" for name in ("a", "b")})
    ...     sorted(os.listdir(folder))
    ['a', 'b']
    """
    work = _Together()
    try:
        for path, data in files.items():
            work.stage(path, data)
        work.move()
    except BaseException:
        work.undo()
        raise
    finally:
        work.clear()


class _Together:
    """Files that are written, moved and, where that fails, put back."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}  # the hidden one in each
        self._made: list[str] = []
        self._staged: list[tuple[str, str, str]] = []  # path, target, new
        self._moved: list[tuple[str, str]] = []  # from where, to where

    def stage(self, path: str, data: bytes) -> None:
        """Write a file into the hidden folder beside its place."""
        target = os.path.realpath(path)  # a link stays a link
        if os.path.isdir(target):
            raise unwritable(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), path)
        new = os.path.join(self._hidden(os.path.dirname(target), path), f"{len(self._staged)}.new")
        try:
            write_bytes(new, data)
            if os.path.exists(target):
                os.chmod(new, os.stat(target).st_mode & 0o777)
        except (OSError, FileError) as error:
            reason = _reason(error)
            raise unwritable(reason, path) from reason
        self._staged.append((path, target, new))

    def _hidden(self, folder: str, path: str) -> str:
        if folder not in self._folders:
            self._make(folder)
            try:
                self._folders[folder] = tempfile.mkdtemp(".tmp", ".ahp-", folder)
            except OSError as error:
                raise unwritable(error, path) from error
        return self._folders[folder]

    def _make(self, folder: str) -> None:
        missing, above = [], folder
        while not os.path.lexists(above):
            missing.append(above)
            above = os.path.dirname(above)
        make_folder(folder)
        self._made += reversed(missing)

    def move(self) -> None:
        """Move every file to its place; what was there goes aside."""
        for path, target, new in self._staged:
            try:
                if os.path.lexists(target):
                    self._rename(target, f"{new}.old")
                self._rename(new, target)
            except OSError as error:
                raise unwritable(error, path) from error
        for folder in self._folders:
            sync_folder(folder)

    def _rename(self, source: str, place: str) -> None:
        os.replace(source, place)
        self._moved.append((source, place))

    def undo(self) -> None:
        """Put back what was moved, and take away the folders that were made."""
        with contextlib.suppress(OSError):
            for source, place in reversed(self._moved):
                os.replace(place, source)
        self.clear()
        with contextlib.suppress(OSError):
            for folder in reversed(self._made):
                os.rmdir(folder)

    def clear(self) -> None:
        """Take away the hidden folders."""
        for folder in self._folders.values():
            shutil.rmtree(folder, ignore_errors=True)


def _reason(error: OSError | FileError) -> OSError:
    cause = error.__cause__ if isinstance(error, FileError) else error
    return cause if isinstance(cause, OSError) else OSError(str(error))
