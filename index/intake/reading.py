"""Which of some files hold iMeta and iData, or a COIN Tool, and what they say."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ahp.common.findings import Problems
from ahp.common.io.cells import text_of
from ahp.common.io.grid import Grid, read_grid
from ahp.common.io.limits import LARGE
from ahp.common.io.sheets import OTHER_WORKBOOKS, WORKBOOK_SUFFIXES, open_workbook
from index.intake.coin_tool import is_coin_tool, read_coin_tool
from index.intake.data import beside, read_data
from index.intake.deck import Deck
from index.intake.meta import MetaReader
from index.intake.wording import (
    DATA_MISSING,
    META_MISSING,
    NEITHER_META_NOR_DATA,
    NO_COINR_SHEETS,
    TABLES_SEVERAL,
    TOOL_ALONE,
)
from index.project.errors import ProjectError

_SHEETS = (
    (("iMeta",), ("iData",)),
    (("Log.new_coin.iMeta",), ("Log.new_coin.iData",)),
    (("Meta.Ind",), ("Meta.Unit", "Data.Raw")),
)
"""Sheets of iMeta and of iData: a user's own, and those of COINr's ``export_to_excel``."""


def read_deck(paths: Sequence[str], year: int | None = None) -> Deck:
    """Read an index as COINr or the COIN Tool has it.

    Parameters
    ----------
    paths : sequence of str
        Two tables with iMeta and iData, in any order; or one workbook with both, one that COINr
        exported, or a COIN Tool.
    year : int, optional
        Of the values, where the files do not say it.

    Returns
    -------
    Deck

    Raises
    ------
    ProjectError
        With everything that is wrong, and its cells.
    """
    problems = Problems()
    deck = _Reader(problems).read(paths, year)
    if deck is None or problems.errors:
        raise ProjectError(problems.findings)
    return deck


class _Reader:
    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.meta: list[Grid] = []
        self.data: list[Grid] = []

    def read(self, paths: Sequence[str], year: int | None) -> Deck | None:
        for path in paths:
            if os.path.splitext(path)[1].lower() in (*WORKBOOK_SUFFIXES, *OTHER_WORKBOOKS):
                tool = self._workbook(path, year, alone=len(paths) == 1)
                if tool is not None:
                    return tool
            else:
                self._take(read_grid(path, self.problems, limits=LARGE))
        if self.problems.errors:
            return None
        for found, what in ((self.meta, META_MISSING), (self.data, DATA_MISSING)):
            if not found:
                self.problems.add(what)
            elif len(found) > 1:
                self.problems.add(TABLES_SEVERAL, path=found[1].path, other=found[0].path)
        if self.problems.errors:
            return None
        (meta,), (data,) = self.meta, self.data
        reader = MetaReader(meta, self.problems)
        entries = reader.entries()
        if self.problems.errors:  # what iData lacks would follow from it
            return None
        return read_data(entries, data, self.problems, year, reader.lost)

    def _take(self, grid: Grid | None) -> None:
        """Put a table where it belongs, by its headings."""
        if grid is None:
            return
        headings = {text_of(cell).casefold() for cell in grid.rows[grid.header or 0]}
        if "icode" in headings:
            self.meta.append(grid)
        elif "ucode" in headings:
            self.data.append(grid)
        else:
            grid.note(self.problems, NEITHER_META_NOR_DATA, grid.header)

    def _workbook(self, path: str, year: int | None, *, alone: bool) -> Deck | None:
        data = LARGE.read(path, self.problems.at(path))
        if data is None:
            return None
        others = os.path.splitext(path)[1].lower() in OTHER_WORKBOOKS
        book = open_workbook(data, self.problems.at(path), LARGE, others)
        if book is None:
            return None
        for metas, datas in _SHEETS:
            if {*metas, *datas} <= {*book.names}:
                (meta,) = (self._sheet(path, name) for name in metas)
                parts = [self._sheet(path, name) for name in datas]
                if meta is not None and None not in parts:
                    first, *rest = (one for one in parts if one is not None)
                    self.meta.append(meta)
                    self.data.append(beside(first, rest[0]) if rest else first)
                return None
        if is_coin_tool(book):
            if alone:
                return read_coin_tool(path, book, year, self.problems)
            self.problems.add(TOOL_ALONE, path=path)
        elif alone:
            self.problems.add(NO_COINR_SHEETS, path=path, sheets=[*book.names])
        else:  # one of two files, each with its table on the first sheet
            self._take(read_grid(path, self.problems, limits=LARGE))
        return None

    def _sheet(self, path: str, name: str) -> Grid | None:
        return read_grid(path, self.problems, name, LARGE)
