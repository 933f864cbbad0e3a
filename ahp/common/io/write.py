"""Writing a file or a folder so that it is there whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from typing import NoReturn

from ahp.common.findings import FileError, Finding
from ahp.common.io.putback import KeptAsideError, Placed, place, put_back
from ahp.common.io.wording import UNWRITABLE
from ahp.common.system import system_reason

_TEMPORARY = ".tmp"


def unwritable(error: OSError, path: str | os.PathLike[str]) -> FileError:
    """Make the error for a file or folder that cannot be written.

    >>> print(unwritable(OSError(28, "No space left on device"), "a.csv"))
    a.csv: cannot be written: No space left on device
    """
    return FileError([Finding(UNWRITABLE, {"reason": system_reason(error)}, os.fspath(path))])


@contextlib.contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[None]:
    """Let what goes wrong while writing be told of a file or folder.

    Raises
    ------
    FileError
    """
    try:
        yield
    except OSError as error:
        raise unwritable(error, path) from error


def text_bytes(name: str, text: str) -> bytes:
    r"""Return a text as the bytes of a file of that name.

    A spreadsheet takes CSV for Unicode only where it begins with a byte-order mark.

    >>> text_bytes("a.csv", "a"), text_bytes("a.toml", "a")
    (b'\xef\xbb\xbfa', b'a')
    """
    is_csv = os.path.splitext(f"_{name}")[1].lower() == ".csv"
    return text.encode("utf-8-sig" if is_csv else "utf-8")


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file through a temporary one beside it: write, fsync, rename.

    A file that is replaced keeps its permissions.

    Parameters
    ----------
    path : path
    data : bytes

    Raises
    ------
    FileError
        When the file cannot be written; the old one is then untouched.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_bytes(os.path.join(folder, "a.txt"), b"hello")
    ...     os.listdir(folder)
    ['a.txt']
    """
    import tempfile  # deferred: most runs write nothing

    target = os.path.realpath(path)  # a link stays a link
    try:
        handle, temporary = tempfile.mkstemp(
            prefix=f".{os.path.basename(target)}.", suffix=_TEMPORARY, dir=os.path.dirname(target)
        )
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, _mode(target))
            os.replace(temporary, target)
        except BaseException:  # whatever ends the write, Ctrl-C too, no temporary file stays
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise unwritable(error, path) from error


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode & 0o777
    except FileNotFoundError:
        return _usual(0o666)


def _usual(mode: int) -> int:
    """Return the permissions that the user gives to what is new."""
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask


def make_folder(folder: str | os.PathLike[str]) -> None:
    """Make a folder, and those above it, where it is not there yet.

    Raises
    ------
    FileError
        When it cannot be made.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     make_folder(os.path.join(folder, "a", "b"))
    ...     os.listdir(folder)
    ['a']
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise unwritable(error, folder) from error


@contextlib.contextmanager
def staged_folder(target: str | os.PathLike[str]) -> Iterator[str]:
    """Give a temporary folder; what is written into it goes to the target when all went well.

    A folder that is not there yet appears as a whole. Into one that is there the files are moved,
    in the place of those of the same names; where that fails, every file moved goes back. One that
    cannot, as another program holds it, is kept aside, and the error says where.

    Parameters
    ----------
    target : path

    Yields
    ------
    str
        The temporary folder: on the same drive, and hidden.

    Raises
    ------
    FileError
        When the target cannot be written; it names the files as they would be in the target.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     target = os.path.join(place, "out")
    ...     with staged_folder(target) as folder:
    ...         write_bytes(os.path.join(folder, "a.txt"), b"hello")
    ...         before = os.path.exists(target)
    ...     before, os.listdir(target), os.listdir(place)
    (False, ['a.txt'], ['out'])
    """
    import shutil  # deferred: most runs write nothing
    import tempfile

    real = os.path.realpath(target)
    is_there = os.path.isdir(real)
    if not is_there:
        make_folder(os.path.dirname(real))
    try:
        if os.path.lexists(real) and not is_there:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), real)
        within = real if is_there else os.path.dirname(real)  # a mounted folder has no beside
        temporary = tempfile.mkdtemp(prefix=".ahp-", suffix=_TEMPORARY, dir=within)
        try:
            new = os.path.join(temporary, "new")
            os.mkdir(new)
            yield new
            _sync(new)
            if is_there:
                _move_in(new, real, os.path.join(temporary, "old"))
            else:
                os.rename(new, real)
            sync_folder(within)
        except KeptAsideError:  # what could not be put back stays in there
            shutil.rmtree(new, ignore_errors=True)
            raise
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        shutil.rmtree(temporary, ignore_errors=True)
    except FileError as error:
        _raise_of_target(error, new, os.fspath(target))
    except OSError as error:
        raise unwritable(error, target) from error


def _raise_of_target(error: FileError, new: str, target: str) -> NoReturn:
    """Raise an error again with the paths that files would have had."""
    findings = []
    for found in error.findings:
        if found.path is not None and found.path.startswith(new):
            found = replace(found, path=target + found.path[len(new) :])
        findings.append(found)
    raise FileError(findings) from error


def files_below(folder: str) -> list[str]:
    """Return every file of a folder and those below; a link to a folder is taken for a file.

    What a write that was killed has left is passed over.

    Returns
    -------
    list of str
        Paths in the folder, with ``/`` between their parts, sorted.

    Examples
    --------
    >>> files_below("nowhere")
    []
    """
    found = []
    for where, folders, files in os.walk(folder):
        hidden = [name for name in folders if name[0] == "." and name.endswith(_TEMPORARY)]
        folders[:] = [name for name in folders if name not in hidden]
        links = [name for name in folders if os.path.islink(os.path.join(where, name))]
        found += [os.path.relpath(os.path.join(where, one), folder) for one in (*files, *links)]
    return sorted(name.replace(os.sep, "/") for name in found)


def _move_in(new: str, target: str, aside: str) -> None:
    """Move files into a folder that is there, or put all back."""
    placed: list[Placed] = []
    made: list[str] = []
    try:
        for name in files_below(new):
            parts = name.split("/")
            one = Placed(*(os.path.join(folder, *parts) for folder in (target, new, aside)))
            made += _missing(target, parts[:-1])
            for path in (one.target, one.old):
                os.makedirs(os.path.dirname(path), exist_ok=True)
            placed.append(one)
            place(one)
    except BaseException as error:
        told = unwritable(error, target).findings if isinstance(error, OSError) else ()
        put_back(placed, told)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        raise


def _missing(folder: str, parts: list[str]) -> list[str]:
    paths = [os.path.join(folder, *parts[:number]) for number in range(1, len(parts) + 1)]
    return [path for path in paths if not os.path.lexists(path)]


def _sync(folder: str) -> None:
    for name in files_below(folder):
        handle = os.open(os.path.join(folder, name), os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    sync_folder(folder)


def sync_folder(folder: str) -> None:
    """Make sure that names of files newly put into a folder are on disk, where that is possible."""
    with contextlib.suppress(OSError):  # Windows opens no folders; some network drives sync none
        handle = os.open(folder or ".", os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
