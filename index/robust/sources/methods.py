"""What the choices of methods have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ahp.common.wording import Language, Words
from index.project.doubts import SourceName
from index.robust.sources.source import filled
from index.robust.sources.wording import ALIKE, CALLED, METHODS


def methods_said(name: SourceName) -> Callable[[Sequence[str]], Words]:
    """Make what says which methods are drawn from.

    >>> said = methods_said("outliers")(("none", "winsorize"))
    >>> said("en").partition(" (")[0], said("zh").partition("，")[0]
    ('outliers: none, winsorize, each alike likely', '离群值处理：不处理、缩尾')
    """

    def said(methods: Sequence[str]) -> Words:
        return filled(ALIKE, what=filled(METHODS[name], names=_called(name, methods)))

    return said


def _called(name: SourceName, methods: Sequence[str]) -> Words:
    """Name methods: in English as settings do, in Chinese as headings do."""
    chinese = [method_name(name, one, "zh") for one in methods]
    return Words(", ".join(methods), "、".join(chinese))


def method_name(name: str, method: str, lang: Language) -> str:
    """Return what a method of a source is called.

    >>> method_name("imputation", "median", "zh"), method_name("normalization", "rank", "en")
    ('中位数', 'rank')
    """
    named = CALLED.get(name, {}).get(method)
    return method if named is None or lang == "en" else named("zh")
