"""Check results as a terminal table, JSON, CSV or Markdown; no arithmetic happens here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, TextIO

from ahp.check.check import Checked
from ahp.common.names import unknown_choice
from ahp.common.wording import Language
from ahp.model.settings import Settings

FORMATS = ("table", "json", "csv", "markdown")
_WRITERS = {"table": "show", "json": "records", "csv": "rows", "markdown": "markdown"}

Reporter = Callable[[Iterable[Checked], Settings, Language, TextIO], None]


def reporter(name: str) -> Reporter:
    """Return the function that writes check results in a format.

    Each is imported when asked for: only the table needs rich.

    Raises
    ------
    UsageError
        If the format is not one of ``FORMATS``.
    """
    if name not in FORMATS:
        raise unknown_choice("--format", name, FORMATS)
    module: Any = import_module(f"ahp.check.{_WRITERS[name]}")
    write: Reporter = module.write
    return write
