"""The COIN Tool, the Excel workbook of the Joint Research Centre.

Its layout is known from how COINr reads it (``import_coin_tool``); no document of its
makers gives the cells. On the sheet Database, from column E on, each column is an indicator: row 7
its weight, row 8 its direction, rows 9 and 10 its goalposts, rows 11 to 14 the codes of what it
belongs to from the index down to the sub-pillar, row 15 its name, row 16 its code; from row 17 on
each row is a unit with its name in column B and its code in column C, and ``n/a`` for a gap. On
the sheet Framework stand the codes, weights and names of what indicators belong to.

References
----------
Becker, W., Benavente, D., Dominguez-Torreiro, M., Moura, C., Neves, A., Saisana, M. and Vertesy,
D. (2019). COIN Tool User Guide. EUR 29899 EN. doi:10.2760/523877
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import nan

from ahp.common.findings import Finding, Number, Place, Problems
from ahp.common.io.cells import parse_number, text_of
from ahp.common.io.grid import Grid
from ahp.common.io.sheets import Workbook
from ahp.common.wording import Message
from index.intake.deck import Deck, Entry, Unit, names_in
from index.intake.meta import number_text
from index.intake.wording import (
    CODE_ON_SHEET_TWICE,
    DIRECTION_NOT_ONE,
    FRAMEWORK_LACKS,
    FRAMEWORK_WITHOUT_HEADING,
    INDICATOR_EMPTY,
    LEVEL_NOT_USED,
    NO_INDICATORS_ON_SHEET,
    SEVERAL_PARENTS,
    SHEETS_NOT_READ,
    TOOL_CELL_BLANK,
    TOOL_YEAR_MISSING,
    UNIT_EMPTY,
    WEIGHT_BELOW_ZERO,
)

DATABASE, FRAMEWORK = "Database", "Framework"
_WEIGHT, _DIRECTION, _LOW, _HIGH = 6, 7, 8, 9
_LEVELS = (10, 11, 12, 13)  # from the index down
_NAME, _CODE, _FIRST_UNIT = 14, 15, 16
_UNIT_NAME, _UNIT_CODE, _FIRST_COLUMN = 1, 2, 4
_FRAMEWORK_HEADING = "Dimension/indicator"
_FRAMEWORK_CODE, _FRAMEWORK_WEIGHT, _FRAMEWORK_NAME = 2, 4, 7
_UNUSED = ("", "--", "n/a")


def is_coin_tool(book: Workbook) -> bool:
    """Whether a workbook is a COIN Tool: by the names of two sheets."""
    return {DATABASE, FRAMEWORK} <= {*book.names}


def read_coin_tool(path: str, book: Workbook, year: int | None, problems: Problems) -> Deck | None:
    """Read a COIN Tool.

    Parameters
    ----------
    path : str
    book : Workbook
    year : int, optional
        Of the values: the COIN Tool has none.
    problems : Problems
        Takes what is wrong, with its cell.

    Returns
    -------
    Deck or None
        None where there is nothing to go on with.
    """
    problems = problems.at(path)
    database, framework = (book.read(name) for name in (DATABASE, FRAMEWORK))
    if database is None or framework is None:
        return None
    grids = [Grid(path, one.name, one.cells) for one in (database, framework)]
    if year is None:
        problems.add(TOOL_YEAR_MISSING)
    return _Tool(path, grids[0], grids[1], problems).deck(book.names, year or 0)


class _Tool:
    def __init__(self, path: str, database: Grid, framework: Grid, problems: Problems) -> None:
        self.path, self.database, self.framework = path, database, framework
        self.problems = problems
        self.lost: list[Finding] = []

    def deck(self, sheets: Sequence[str], year: int) -> Deck | None:
        columns = self._columns()
        if not columns:
            self.database.note(self.problems, NO_INDICATORS_ON_SHEET)
            return None
        levels = self._levels([*columns.values()])
        above: dict[str, str | None] = {}
        indicators = []
        for code, column in columns.items():
            parent = None
            for row in levels:
                node = self._code(row, column)
                if node and above.setdefault(node, parent) != parent:
                    said = {"code": node, "parents": [above[node] or "", parent or ""]}
                    self.database.note(self.problems, SEVERAL_PARENTS, row, column, **said)
                parent = node or parent
            indicators.append(self._indicator(code, column, parent))
        entries = (*self._aggregates(above), *indicators)
        units, values = [], {}
        for row in self._units():
            code = text_of(self.database.cell(row, _UNIT_CODE))
            units.append(Unit(code, names_in(text_of(self.database.cell(row, _UNIT_NAME)))))
            found = (self._number(row, column) for column in columns.values())
            values[year, code] = tuple(nan if one is None else one for one in found)
        others = [name for name in sheets if name not in (DATABASE, FRAMEWORK)]
        if others:
            self._lose(SHEETS_NOT_READ, None, sheets=others)
        return Deck(entries, tuple(units), tuple(columns), values, lost=tuple(self.lost))

    def _lose(self, what: Message, place: Place | None, **details: object) -> None:
        self.lost.append(Finding(what, details, self.path, place))

    def _columns(self) -> dict[str, int]:
        """Return the columns of the indicators by code; those without values are told."""
        grid = self.database
        found: dict[str, int] = {}
        width = len(grid.rows[_CODE]) if len(grid.rows) > _CODE else 0
        for column in range(_FIRST_COLUMN, width):
            code = text_of(grid.cell(_CODE, column))
            if code.casefold() in _UNUSED:
                continue
            below = range(_FIRST_UNIT, len(grid.rows))
            empty = all(text_of(grid.cell(k, column)).casefold() in _UNUSED for k in below)
            if empty and text_of(grid.cell(_NAME, column)).casefold() in _UNUSED:
                continue  # a column of the tool that nobody filled in
            if empty:
                self._lose(INDICATOR_EMPTY, grid.place(_CODE, column), code=code)
            elif code in found:
                grid.note(self.problems, CODE_ON_SHEET_TWICE, _CODE, column, code=code)
            else:
                found[code] = column
        return found

    def _units(self) -> Iterator[int]:
        """Yield the rows of the units; those without values are told."""
        grid = self.database
        seen: set[str] = set()
        for row in range(_FIRST_UNIT, len(grid.rows)):
            code = text_of(grid.cell(row, _UNIT_CODE))
            cells = grid.rows[row][_FIRST_COLUMN:]
            empty = all(text_of(cell).casefold() in _UNUSED for cell in cells)
            if empty and code and code.casefold() not in _UNUSED:
                self._lose(UNIT_EMPTY, grid.place(row, _UNIT_CODE), unit=code)
            elif not empty and not code:
                grid.note(self.problems, TOOL_CELL_BLANK, row, _UNIT_CODE)
            elif not empty and code in seen:
                grid.note(self.problems, CODE_ON_SHEET_TWICE, row, _UNIT_CODE, code=code)
            elif not empty:
                seen.add(code)
                yield row

    def _levels(self, columns: Sequence[int]) -> list[int]:
        """Return the rows of the levels in use: the index, and what parts its indicators."""
        grid = self.database
        used = [_LEVELS[0]]
        for row in _LEVELS[1:]:
            codes = {text_of(grid.cell(row, column)) for column in columns}
            if len(codes) > 1:
                used.append(row)
            else:
                self._lose(LEVEL_NOT_USED, grid.place(row), code=codes.pop())
        return used

    def _code(self, row: int, column: int) -> str:
        code = text_of(self.database.cell(row, column))
        if code.casefold() not in _UNUSED:
            return code
        self.database.note(self.problems, TOOL_CELL_BLANK, row, column)
        return ""

    def _number(self, row: int, column: int, grid: Grid | None = None) -> float | None:
        grid = grid or self.database
        found = parse_number(grid.cell(row, column))
        if isinstance(found, Finding):
            grid.note(self.problems, found.what, row, column, **found.details)
            return None
        return found

    def _indicator(self, code: str, column: int, parent: str | None) -> Entry:
        weight, direction = self._number(_WEIGHT, column), self._number(_DIRECTION, column)
        if direction is not None and direction not in (1, -1):
            said = {"found": Number(direction)}
            self.database.note(self.problems, DIRECTION_NOT_ONE, _DIRECTION, column, **said)
        for row, value in ((_WEIGHT, weight), (_DIRECTION, direction)):
            if value is None:
                self.database.note(self.problems, TOOL_CELL_BLANK, row, column)
        self._not_negative(self.database, code, weight, _WEIGHT, column)
        ends = {
            "goalpost_low": self._number(_LOW, column),
            "goalpost_high": self._number(_HIGH, column),
        }
        more = {name: number_text(end) for name, end in ends.items() if end is not None}
        names = names_in(text_of(self.database.cell(_NAME, column)))
        sign = None if direction is None else int(direction)
        return Entry(code, "Indicator", parent, names, weight, sign, more)

    def _not_negative(
        self, grid: Grid, code: str, weight: float | None, row: int, column: int
    ) -> None:
        if weight is not None and weight < 0:
            said = {"code": code, "weight": Number(weight)}
            grid.note(self.problems, WEIGHT_BELOW_ZERO, row, column, **said)

    def _aggregates(self, above: Mapping[str, str | None]) -> Iterator[Entry]:
        """Yield the nodes above the indicators, with names and weights of the Framework."""
        grid = self.framework
        rows = self._framework()
        if rows is None:
            grid.note(self.problems, FRAMEWORK_WITHOUT_HEADING, heading=_FRAMEWORK_HEADING)
            return
        for code, parent in above.items():
            row = rows.get(code)
            if row is None:
                grid.note(self.problems, FRAMEWORK_LACKS, code=code)
                continue
            weight = self._number(row, _FRAMEWORK_WEIGHT, grid)
            if weight is None and parent is not None:
                grid.note(self.problems, TOOL_CELL_BLANK, row, _FRAMEWORK_WEIGHT)
            self._not_negative(grid, code, weight, row, _FRAMEWORK_WEIGHT)
            name = text_of(grid.cell(row, _FRAMEWORK_NAME))
            names = {} if name in _UNUSED else names_in(name)
            yield Entry(code, "Aggregate", parent, names, None if parent is None else weight)

    def _framework(self) -> dict[str, int] | None:
        """Return the rows of the Framework by code; None where its heading is not found."""
        grid = self.framework
        heading = _FRAMEWORK_HEADING.casefold()
        at = next(
            (k for k, row in enumerate(grid.rows)
             if any(text_of(cell).casefold() == heading for cell in row)),
            None,
        )  # fmt: skip
        if at is None:
            return None
        below = range(at + 1, len(grid.rows))
        return {text_of(grid.cell(row, _FRAMEWORK_CODE)): row for row in below}
