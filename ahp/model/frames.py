"""Frames of pandas as judgments, which count by their own labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def of_frame(labels: Sequence[str], frame: Any) -> Any:
    """Return the cells of a frame in the order of the labels, where those are its own."""
    own: list[list[object]] = [list(frame.index), list(frame.columns)]
    order = next((one for one in (list(labels), own[0]) if _same(one, *own)), None)
    if order is not None:
        frame = frame.loc[order, order]
    return frame.astype(object).where(frame.notna(), None).to_numpy()


def _same(order: Sequence[object], *others: Sequence[object]) -> bool:
    return all(len(set(one)) == len(one) and set(one) == set(order) for one in (order, *others))
