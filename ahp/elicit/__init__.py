"""The weighting workbench: how judgments are elicited, one question at a time, and never lost.

Names are imported when first used: `Session` needs no files, and `Desk` no terminal.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ahp.elicit.desk import Desk
    from ahp.elicit.journal import Journal, open_journal
    from ahp.elicit.preview import POSITIONS, Preview, Triad
    from ahp.elicit.session import Action, Pair, Progress, Session, Settings

__all__ = [
    "POSITIONS",
    "Action",
    "Desk",
    "Journal",
    "Pair",
    "Preview",
    "Progress",
    "Session",
    "Settings",
    "Triad",
    "open_journal",
]

_HOMES = {
    "POSITIONS": "preview",
    "Action": "session",
    "Desk": "desk",
    "Journal": "journal",
    "Pair": "session",
    "Preview": "preview",
    "Progress": "session",
    "Session": "session",
    "Settings": "session",
    "Triad": "preview",
    "open_journal": "journal",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'ahp.elicit' has no attribute {name!r}")
    value = getattr(import_module(f"ahp.elicit.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
