"""The columns of a table of values: numbers at once, single cells only where there are others."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ahp.common.io.grid import Grid
from ahp.common.io.lines import Lines

Cells = Sequence[Any] | npt.NDArray[Any]
_VERSION = tuple(map(int, pd.__version__.split(".")[:2]))
_EXACT: Mapping[str, Any] = {} if _VERSION >= (3, 1) else {"float_precision": "round_trip"}


def columns_of(
    grid: Grid,
    rows: npt.NDArray[np.int32],
    texts: Collection[int],
    numbers: Collection[int],
) -> Mapping[int, Cells]:
    r"""Return some columns of a table, below its headings.

    Parameters
    ----------
    grid : Grid
    rows : ndarray of int
        The positions of those that are wanted.
    texts : collection of int
        The columns whose cells are wanted as they are written, and
    numbers : collection of int
        those that may be numbers throughout.

    Returns
    -------
    mapping of int to cells
        By column: an array of numbers, NaN where blank, where all are numbers as they are usually
        written; else the cells.

    Examples
    --------
    >>> lines = Lines(b"region,x,y\na,1.5,2\nb,,n/a\n", ",")
    >>> found = columns_of(Grid("v.csv", None, lines), np.array([1, 2]), [0], [1, 2])
    >>> [list(found[k]) for k in range(3)]
    [['a', 'b'], [np.float64(1.5), np.float64(nan)], ['2', 'n/a']]
    """
    if isinstance(grid.rows, Lines) and not _has_plus(grid.rows.data):
        try:
            return _parsed(grid, grid.rows, rows, texts, numbers)
        except ValueError:  # what a parser of tables does not take
            pass
    return dict(enumerate(grid.columns(rows.tolist())))


def _has_plus(data: bytes) -> bool:
    """Whether a plus stands before a number, where the parser of pandas takes "+1e 2" for one."""
    return data.count(b"+") > data.count(b"e+") + data.count(b"E+")


def _parsed(
    grid: Grid,
    lines: Lines,
    rows: npt.NDArray[np.int32],
    texts: Collection[int],
    numbers: Collection[int],
) -> dict[int, Cells]:
    """Read columns with the parser of pandas; ValueError where it sees another table."""
    start = (grid.header or 0) + 1
    frame = _frame(lines, start, grid.decimal, texts, numbers)
    if len(frame) != len(lines) - start:
        raise ValueError
    if len(rows) != len(frame):
        frame = frame.take((rows - start).tolist())
    found: dict[int, Cells] = {column: _cells(frame[column]) for column in (*texts, *numbers)}
    if any(_is_doubtful(found[column]) for column in numbers):
        every = grid.columns(rows.tolist())
        found |= {column: every[column] for column in numbers if _is_doubtful(found[column])}
    return found


def _is_doubtful(cells: Cells) -> bool:
    """Whether numbers may have been written otherwise: too large, or as truth values."""
    if not isinstance(cells, np.ndarray) or cells.dtype != float:
        return False
    given = cells[~np.isnan(cells)]
    return bool(np.isinf(given).any() or (given.size and np.isin(given, (0, 1)).all()))


def _frame(
    lines: Lines, start: int, decimal: str, texts: Collection[int], numbers: Collection[int]
) -> pd.DataFrame:
    """Read the columns of numbers as such, as far as each can be."""
    written = dict.fromkeys(texts, "object")
    try:
        return _read(lines, start, decimal, {**written, **dict.fromkeys(numbers, "float64")})
    except ValueError:
        pass
    seen = _read(lines, start, decimal, dict.fromkeys(numbers)).dtypes
    kinds = {j: "float64" if seen[j].kind in "iuf" else "object" for j in numbers}
    return _read(lines, start, decimal, {**written, **kinds})


def _read(lines: Lines, start: int, decimal: str, kinds: Mapping[int, Any]) -> pd.DataFrame:
    frame: pd.DataFrame = pd.read_csv(
        io.BytesIO(lines.data),
        sep=lines.delimiter,
        decimal="," if decimal == "," else ".",
        header=None,
        names=range(int(lines.widths.max())),
        usecols=sorted(kinds),
        dtype={column: kind for column, kind in kinds.items() if kind is not None},
        skiprows=start,
        skip_blank_lines=False,
        keep_default_na=False,
        na_values=[""],
        quoting=csv.QUOTE_NONE,
        encoding="utf-8",
        low_memory=False,
        **_EXACT,
    )
    return frame


def _cells(column: pd.Series[Any]) -> npt.NDArray[Any]:
    return column.to_numpy() if column.dtype == float else column.fillna("").to_numpy(dtype=object)
