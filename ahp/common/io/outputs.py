"""Files that are written: below their folder, never over what is read or what somebody wrote."""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from ahp.common.findings import FileError, Finding
from ahp.common.io.text import open_file
from ahp.common.io.wording import FOLDER_IN_USE, OUTPUT_DIFFERS, OUTPUT_IS_INPUT, OUTPUT_OUTSIDE
from ahp.common.io.write import files_below, make_folder, staged_folder, write_bytes, writing
from ahp.common.names import is_device

LONGEST_NAME = 100
"""Of a file's name, in bytes of UTF-8; file systems allow 255, some of them less."""

_FORBIDDEN = frozenset('<>:"/\\|?*')
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_MOST_SHOWN = 3


def safe_name(text: str, suffix: str = "", taken: Collection[str] = ()) -> str:
    """Return what a file may be called after some text of the data; the only way to such a name.

    It has no separators, dots in front or invisible characters, is no device of Windows and not
    too long; a text that is fine is returned as it is.

    Parameters
    ----------
    text : str
    suffix : str
        Such as ``.csv``; it is not cut.
    taken : collection of str
        Names that others have; capitals do not tell names apart.

    Returns
    -------
    str

    Examples
    --------
    >>> safe_name("../../evil", ".csv"), safe_name("CON"), safe_name("成本", ".csv")
    ('evil.csv', '_CON', '成本.csv')
    >>> safe_name("Cost", ".csv", taken=["cost.csv"])
    'Cost-2.csv'
    """
    kept = (
        "-" if sign in _FORBIDDEN or unicodedata.category(sign) in _UNSEEN else sign
        for sign in text
    )
    stem = "".join(kept)
    if stem != text or stem.strip(". ") != stem:
        stem = stem.lstrip(".- ").rstrip(". ")
    if not stem or is_device(stem):
        stem = "_" + stem
    used = {name.casefold() for name in taken}
    number = 1
    while True:
        ending = (f"-{number}" if number > 1 else "") + suffix
        room = LONGEST_NAME - len(ending.encode())
        name = stem.encode()[:room].decode(errors="ignore").rstrip(". ") + ending
        if name.casefold() not in used:
            return name
        number += 1


def check_below(folder: str, path: str) -> None:
    """Refuse a path that does not lie below a folder, whatever links and dots are in it.

    Raises
    ------
    FileError

    Examples
    --------
    >>> check_below("out", "out/a.csv")
    >>> check_below("out", "out/../a.csv")
    Traceback (most recent call last):
        ...
    ahp.common.findings.FileError: out/../a.csv: this does not lie in out. Take links out of the \
folder, or give another one
    """
    if not _lies_in(path, folder) or _real(path) == _real(folder):
        raise FileError([Finding(OUTPUT_OUTSIDE, {"folder": folder}, path)])


def refuse_inputs(output: str | os.PathLike[str], inputs: Iterable[str]) -> None:
    """Refuse an output folder that is, holds or lies in something that is read.

    Raises
    ------
    FileError
        With every such input.
    """
    target = os.fspath(output)
    findings = [
        Finding(OUTPUT_IS_INPUT, {"input": one}, target)
        for one in dict.fromkeys(inputs)
        if _lies_in(one, target) or _lies_in(target, one)
    ]
    if findings:
        raise FileError(findings)


def refuse_within(path: str, inputs: Iterable[str]) -> None:
    """Refuse a file that is or lies in something that is read.

    Raises
    ------
    FileError
    """
    for one in inputs:
        if _lies_in(path, one):
            raise FileError([Finding(OUTPUT_IS_INPUT, {"input": one}, path)])


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _lies_in(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it."""
    inner, outer = _real(path), _real(folder)
    return inner == outer or inner.startswith(os.path.join(outer, ""))


def refuse_differing(path: str, names: Collection[str]) -> None:
    """Refuse to replace files that differ from what would be written.

    Parameters
    ----------
    path : str
        The folder, or the file.
    names : collection of str
        The files that differ.

    Raises
    ------
    FileError
        When there are any.
    """
    if names:
        shown = [*sorted(names)[:_MOST_SHOWN], *("…" for _ in range(len(names) > _MOST_SHOWN))]
        raise FileError([Finding(OUTPUT_DIFFERS, {"files": shown}, path)])


def differs(path: str, data: bytes) -> bool:
    """Whether something other than a file of these bytes is there.

    >>> differs("nowhere.csv", b"")
    False
    """
    if not os.path.lexists(path):
        return False
    try:
        with open_file(path) as file:
            return file.read(len(data) + 1) != data
    except OSError:
        return True


def write_files(
    folder: str | os.PathLike[str],
    files: Mapping[str, bytes],
    *,
    inputs: Iterable[str] = (),
    force: bool = False,
) -> tuple[str, ...]:
    """Write files into a folder; nothing is written where any of them may not be.

    Parameters
    ----------
    folder : path
        Made where it does not exist.
    files : mapping of str to bytes
        By path in the folder, with ``/`` between its parts.
    inputs : iterable of str
        What is read, and must stay as it is.
    force : bool
        Whether to replace files that differ.

    Returns
    -------
    tuple of str
        The files.

    Raises
    ------
    FileError
        When the folder is, holds or lies in an input; when a file would lie outside of the
        folder, or exists and differs; or cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     paths = write_files(os.path.join(place, "out"), {"a/b.txt": b"hello"})
    ...     os.path.relpath(paths[0], place).replace(os.sep, "/")
    'out/a/b.txt'
    """
    folder = os.fspath(folder)
    refuse_inputs(folder, inputs)
    paths = {os.path.join(folder, *name.split("/")): data for name, data in files.items()}
    for path in paths:
        check_below(folder, path)
    if not force:
        found = [path for path, data in paths.items() if differs(path, data)]
        refuse_differing(folder, [os.path.relpath(path, folder) for path in found])
    for path, data in paths.items():
        make_folder(os.path.dirname(path))
        write_bytes(path, data)
    return tuple(paths)


def write_file(path: str, data: bytes, *, inputs: Iterable[str] = (), force: bool = False) -> None:
    """Write one file, whose folder is made where it does not exist.

    Raises
    ------
    FileError
        When it is an input, or exists and differs, or cannot be written.
    """
    refuse_within(path, inputs)
    if not force and differs(path, data):
        refuse_differing(path, [os.path.basename(path)])
    if os.path.dirname(path):
        make_folder(os.path.dirname(path))
    write_bytes(path, data)


@contextlib.contextmanager
def whole_folder(
    target: str | os.PathLike[str],
    own: Collection[str] = (),
    *,
    inputs: Collection[str] = (),
    force: bool = False,
) -> Iterator[str]:
    """Give a temporary folder, whose files go to the target when all went well.

    Parameters
    ----------
    target : path
        It may hold nothing but files of `own`.
    own : collection of str
        What this program writes into such a folder: paths in it, with ``/`` between their parts.
    inputs : collection of str
        What is read, and must stay as it is.
    force : bool
        Whether to replace files that differ, and remove those of `own` that are not written now.

    Yields
    ------
    str
        The temporary folder.

    Raises
    ------
    FileError
        When the target is, holds or lies in an input, holds anything else, or files that differ;
        or cannot be written. The target is then as it was.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     target = os.path.join(place, "out")
    ...     with whole_folder(target) as folder, open(os.path.join(folder, "a.txt"), "w"):
    ...         before = os.path.exists(target)
    ...     before, os.listdir(target)
    (False, ['a.txt'])
    """
    folder = os.fspath(target)
    refuse_inputs(folder, inputs)
    _refuse_others(folder, own)
    with staged_folder(folder) as new:
        yield new
        held = _refuse_others(folder, own)  # some may have come while this was written
        written = files_below(new)
        stale = [name for name in held if name not in written]
        if not force:
            both = [name for name in held if name in written]
            changed = [name for name in both if not _alike(folder, new, name)]
            refuse_differing(folder, [*stale, *changed])
    with writing(folder):
        for name in stale:
            os.unlink(os.path.join(folder, *name.split("/")))


def _refuse_others(folder: str, own: Collection[str]) -> list[str]:
    """Return the files a folder holds, where all of them are of one's own making."""
    held = files_below(folder)
    others = [name for name in held if name not in own]
    if others:
        raise FileError([Finding(FOLDER_IN_USE, {"files": others[:3]}, folder)])
    return held


def _alike(one: str, other: str, name: str) -> bool:
    import filecmp  # deferred: only what is written twice needs it

    parts = name.split("/")
    return filecmp.cmp(os.path.join(one, *parts), os.path.join(other, *parts), shallow=False)
