"""Check results as a terminal table, JSON, CSV or Markdown; no arithmetic happens here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, TextIO

from ahp.check import Checked, Settings
from ahp.errors import unknown_choice
from ahp.messages import Language

FORMATS = ("table", "json", "csv", "markdown")

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
    module: Any = import_module(f"ahp.report.{name}")
    write: Reporter = module.write
    return write
