"""What a sheet of a workbook holds, apart from how it is unpacked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DEFAULT_SHEET = "matrix"


@dataclass(frozen=True)
class Formula:
    """A formula, which is not a value."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet and the ranges that are merged.

    Attributes
    ----------
    name : str
    cells : list of list
        Texts, numbers, dates, `Formula`; None where blank.
    merged : mapping of (int, int) to str
        The range each merged cell belongs to, by row and column from 0.
    """

    name: str
    cells: list[list[object]]
    merged: Mapping[tuple[int, int], str]
