"""Moving files to their places so that what was there before can be put back, whatever happens."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ahp.common.findings import FileError, Finding
from ahp.common.io.wording import KEPT_ASIDE

_WAITS = (0.0, 0.05, 0.3)  # seconds before each attempt: what holds a file open may let it go


class Placed(NamedTuple):
    """A file that is moved: its place, where it comes from, and where the old one is kept."""

    target: str
    new: str
    old: str


class KeptAsideError(FileError):
    """Some files could not be put back; what they held is where the findings say."""


def place(one: Placed) -> None:
    """Move a file to its place and keep what was there, which at no time has no name.

    Raises
    ------
    OSError
        The place is then as it was.
    """
    if os.path.lexists(one.target):
        _keep(one.target, one.old)
    os.replace(one.new, one.target)


def _keep(path: str, aside: str) -> None:
    """Keep a file aside, under a second name or, where there are none, as a copy."""
    if not os.path.islink(path):
        try:
            os.link(path, aside)
            return
        except OSError:
            pass
    shutil.copy2(path, aside, follow_symlinks=False)


def put_back(placed: Iterable[Placed], told: Sequence[Finding] = ()) -> None:
    """Put back what was there before files were moved, and take away what was not.

    One that fails keeps no other from being put back, and is tried again; an interruption while
    this goes on waits, as what is raised afterwards ends the work anyway.

    Parameters
    ----------
    placed : iterable of Placed
    told : sequence of Finding
        Why this has to be, told together with what cannot be put back.

    Raises
    ------
    KeptAsideError
        Some old files cannot be put back. They must not be taken away then.
    """
    left: Sequence[Placed] = [one for one in placed if not os.path.lexists(one.new)][::-1]
    for wait in _WAITS:
        if left:
            time.sleep(wait)
            left = [one for one in left if not _is_back(one)]
    kept = [one for one in left if os.path.lexists(one.old)]
    if kept:
        findings = [Finding(KEPT_ASIDE, {"kept": one.old}, one.target) for one in kept]
        raise KeptAsideError([*told, *findings])


def _is_back(one: Placed) -> bool:
    try:
        if os.path.lexists(one.old):
            os.replace(one.old, one.target)
        elif os.path.lexists(one.target):
            os.unlink(one.target)
    except (OSError, KeyboardInterrupt):
        return False
    return True
