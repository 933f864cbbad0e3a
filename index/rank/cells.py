"""How ranks, and places moved, are written."""

from __future__ import annotations

from ahp.common.document.table import shown

_UP, _DOWN, _SAME = "↑", "↓", "–"


def rank_score(rank: float | None, value: float | None, decimals: int) -> str:
    """Show a rank with the score in brackets, as reports do.

    >>> rank_score(1, 83.04, 1)
    '1 (83.0)'
    """
    if rank is None:
        return ""
    return f"{plain(rank)} ({shown(value, decimals)})"


def plain(rank: float | None) -> str:
    """Show a rank.

    >>> plain(2.0), plain(2.5), plain(None)
    ('2', '2.5', '')
    """
    return "" if rank is None else f"{rank:g}"


def arrow(moved: float | None) -> str:
    """Show places moved, up or down.

    >>> arrow(2.0), arrow(-1.0), arrow(0.0), arrow(None)
    ('↑2', '↓1', '–', '')
    """
    if moved is None:
        return ""
    return f"{_UP if moved > 0 else _DOWN}{abs(moved):g}" if moved else _SAME


def signed(value: float | None, decimals: int) -> str:
    """Show a change with its sign; none before nothing.

    >>> signed(1.25, 1), signed(-1.25, 1), signed(-0.04, 1), signed(None, 1)
    ('+1.3', '-1.3', '0.0', '')
    """
    text = shown(value, decimals)
    return f"+{text}" if value is not None and value > 0 and text.strip("0.") else text
