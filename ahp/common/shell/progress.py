"""Progress bars on stderr, and only where a person is watching."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from ahp.common.wording import Language, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")

FEW = 50  # fewer items than this are done before a bar could be read


def watched() -> bool:
    """Whether stderr is a terminal."""
    return sys.stderr.isatty()


def tracked(items: Iterable[Item], total: int, what: Words, lang: Language) -> Iterator[Item]:
    """Pass items through, with a progress bar where there are many and a person is watching.

    The bar would break into a report on the same terminal, so it is shown only while stdout goes
    elsewhere.
    """
    if total < FEW or not watched() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console  # deferred: most runs show no bar
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(items, what(lang), total=total, console=console, transient=True)


class Bar:
    """A bar for a share of work done between 0 and 1; does nothing where nobody is watching."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        if watched():
            from rich.console import Console  # deferred: most runs show no bar
            from rich.progress import Progress

            self._progress = Progress(console=Console(stderr=True), transient=True)
            self._progress.start()
            self._task = self._progress.add_task("", total=1.0)

    def show(self, what: str, share: float) -> None:
        """Show how far the work is."""
        if self._progress is not None:
            self._progress.update(self._task, description=what, completed=share)

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
