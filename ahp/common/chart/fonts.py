"""Fonts: one that has every character of a chart, or a message that says which is missing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from typing import Any

from matplotlib import font_manager

from ahp.common.chart.wording import FONT_LACKS, FONT_MISSING, FONT_UNUSABLE
from ahp.common.findings import UsageError
from ahp.common.io.text import open_file
from ahp.common.system import system_reason

PREFERRED = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans SC",
    "Noto Sans CJK JP",
    "Source Han Sans",
    "Droid Sans Fallback",
    "Arial Unicode MS",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
    "NSimSun",
    "KaiTi",
    "FangSong",
    "AR PL UMing CN",
    "AR PL UKai CN",
    "Noto Serif CJK JP",
)
"""Fonts with simplified Chinese, sans serif first; the first that is installed is taken."""

LATIN = "DejaVu Sans"  # comes with matplotlib
FALLBACK_IN_SVG = ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "sans-serif")
_REGULAR = 400
_MOST_NAMED = 6


def families(texts: Iterable[str], path: str | None = None) -> list[str]:
    """Return the font families to draw texts with, which together have all their characters.

    Parameters
    ----------
    texts : iterable of str
    path : path, optional
        A font file to use instead of an installed one.

    Returns
    -------
    list of str

    Raises
    ------
    UsageError
        When no font, or not the file, has some characters; it says which, and what to try.

    Examples
    --------
    >>> families(["Beijing", "83.0"])
    ['DejaVu Sans']
    """
    needed = {character for text in texts for character in text if character.isprintable()}
    if path is not None:
        own = _added(path)
        _check(needed - _characters(path) - _latin(), path)
        return [own, LATIN]
    needed -= _latin()
    if not needed:
        return [LATIN]
    found = _covering(needed)
    if found is None:
        _refresh()
        found = _covering(needed)
    if found is None:
        _check(needed)
    assert found is not None  # or the check has raised
    return [found, LATIN]


def _check(missing: set[str], path: str | None = None) -> None:
    if missing:
        shown = "".join(sorted(missing)[:_MOST_NAMED]) + "…" * (len(missing) > _MOST_NAMED)
        raise lacking(shown, len(missing), path)


def lacking(characters: str, count: int, path: str | None) -> UsageError:
    """Return the error of characters that a font file, or every installed font, lacks."""
    if path is None:
        return UsageError.of(FONT_MISSING, characters=characters, count=count)
    return UsageError.of(FONT_LACKS, path=path, characters=characters, count=count)


def _covering(needed: set[str]) -> str | None:
    """Return the first preferred font that is installed and has the characters."""
    installed: dict[str, list[Any]] = {}
    for entry in font_manager.fontManager.ttflist:
        installed.setdefault(entry.name, []).append(entry)
    for name in PREFERRED:
        entries = installed.get(name, [])
        regular = sorted(entries, key=lambda one: (abs(_weight(one) - _REGULAR), one.fname))
        if regular and os.path.exists(regular[0].fname) and needed <= _characters(regular[0].fname):
            return name
    return None


def _weight(entry: Any) -> int:
    return entry.weight if isinstance(entry.weight, int) else _REGULAR


def _refresh() -> None:
    """Take in fonts that were installed after matplotlib made its list, which it keeps."""
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(font_manager.findSystemFonts()):
        if path not in known:
            try:
                font_manager.fontManager.addfont(path)
            except (OSError, RuntimeError, ValueError):
                continue  # a broken font is as good as none


def _added(path: str) -> str:
    try:
        open_file(path).close()  # the library would wait for ever at a pipe
        font_manager.fontManager.addfont(path)
        return str(font_manager.FontProperties(fname=path).get_name())
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError.of(FONT_UNUSABLE, path=path, reason=system_reason(error)) from None


@cache
def _characters(path: str) -> frozenset[str]:
    try:
        return frozenset(map(chr, font_manager.get_font(path).get_charmap()))
    except (OSError, RuntimeError, ValueError):
        return frozenset()


@cache
def _latin() -> frozenset[str]:
    return _characters(font_manager.findfont(LATIN))
