"""A bar that names the table at work."""

from __future__ import annotations

from ahp.common.shell.progress import Bar
from ahp.common.wording import Language
from index.records.wording import TABLE_NAMES


class Progress:
    """A bar that names the table at work."""

    def __init__(self, lang: Language) -> None:
        self._lang, self._bar = lang, Bar()

    def show(self, table: str, share: float) -> None:
        """Show how far the work is."""
        self._bar.show(TABLE_NAMES[table](self._lang) if table else "", share)

    def close(self) -> None:
        """Take the bar away."""
        self._bar.close()
