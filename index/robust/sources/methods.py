"""What the choices of methods have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ahp.common.wording import Words
from index.project.doubts import SourceName
from index.robust.sources.source import filled, listed
from index.robust.sources.wording import ALIKE, METHODS


def methods_said(name: SourceName) -> Callable[[Sequence[str]], Words]:
    """Make what says which methods are drawn from.

    >>> methods_said("outliers")(("none", "winsorize"))("en").partition(" (")[0]
    'outliers: none, winsorize, each alike likely'
    """

    def said(methods: Sequence[str]) -> Words:
        return filled(ALIKE, what=filled(METHODS[name], names=listed(tuple(methods))))

    return said
