"""The command that a report says it was made by."""

from __future__ import annotations

import argparse
import os
import shlex
from collections.abc import Callable, Mapping

_VALUES = (
    *("layout", "unit", "checklist", "year", "weights", "sources", "draws", "seed"),
    "probability",
)
_FLAGS = ("intervals", "fresh", "anonymous")


def typed(args: argparse.Namespace, hide: Callable[[str], str] = str) -> str:
    """Return the command with all that was chosen, to be run again beside the project.

    Folders are left out, and so are options that change nothing of the report: what is written
    must not depend on where. What is typed passes through `hide`, which may leave out names.

    >>> from argparse import Namespace
    >>> typed(Namespace(project="/home/me/my project/", output=["out/r.docx"], lang="en", seed=3))
    "ahp-index report 'my project' -o r.docx --lang en --seed 3"
    """
    given: Mapping[str, object] = vars(args)
    project = os.path.basename(os.path.realpath(args.project))
    words = ["ahp-index", "report", hide(project)]
    for path in args.output or ():
        words += ["-o", hide(os.path.basename(path))]
    words += ["--lang", args.lang]
    for name in _VALUES:
        if given.get(name) is not None:
            value = given[name]
            said = ",".join(value) if isinstance(value, list) else str(value)
            words += [f"--{name}", hide(said) if name == "weights" else said]
    if given.get("font") is not None:
        words += ["--font", hide(os.path.basename(args.font))]
    words += [f"--{name}" for name in _FLAGS if given.get(name)]
    return shlex.join(words)
