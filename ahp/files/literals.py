"""Judgments as MATLAB, numpy and Python write them."""

from __future__ import annotations

import re

from ahp.common.findings import Problems
from ahp.files.squares import Square
from ahp.files.wording import LITERAL_BRACKETS, LITERAL_CELL, LITERAL_ROW
from ahp.model.judgment import Judgment, read_judgment

_ARRAY = re.compile(r"(?:\w+\s*=\s*)?(?:(?:np|numpy)\s*\.\s*)?(?:array|matrix|asarray)?\s*\(?")
_ROW = re.compile(r"\[([^\[\]]*)\]")
_DTYPE = re.compile(r",\s*dtype\s*=\s*[\w.]+")
_BLANK = re.compile(r"(?:(?:np|numpy|math)\s*\.\s*)?nan|none", re.IGNORECASE)
_HALF_WIDTH = str.maketrans("；，［］（）", ";,[]()")


def looks_like_literal(text: str) -> bool:
    """Whether an argument is meant as judgments rather than as the name of a file.

    Most of what stands in its rows are judgments; some may be mistyped.

    >>> looks_like_literal("1 3; 1/3 1"), looks_like_literal("1 3; 1/3 -")
    (True, True)
    >>> looks_like_literal("2022-03.csv"), looks_like_literal("a;1.csv")
    (False, False)
    """
    if not re.search(r"[\[;；\n［]", text):
        return False
    cells = [cell for row in _rows(_plain(text)) for cell in row]
    known = [cell for cell in cells if isinstance(read_judgment(cell), Judgment)]
    return len(cells) > 1 and 2 * len(known) >= len(cells)


def read_literal(text: str, problems: Problems) -> Square | None:
    """Read a matrix as a program writes it; None where something in it is not understood.

    Parameters
    ----------
    text : str
    problems : Problems
        Takes what is wrong: the row and column of each cell that is no judgment, each row that
        is too short or too long.

    Returns
    -------
    Square or None

    Examples
    --------
    >>> read_literal("A = [1 3; 1/3 1];", Problems()).cells
    [['1', '3'], ['1/3', '1']]
    >>> read_literal("np.array([[1, 3], [1/3, 1]])", Problems()).labels
    ('1', '2')
    >>> problems = Problems()
    >>> read_literal("1 3; 1/3 -", problems), problems.findings[0].text()[:39]
    (None, "row 2, column 2: '-' is not a judgment.")
    """
    plain = _plain(text)
    if plain.count("[") != plain.count("]"):
        problems.add(LITERAL_BRACKETS, opened=plain.count("["), closed=plain.count("]"))
        return None
    rows, sound = _rows(plain), True
    for i, row in enumerate(rows, start=1):
        if len(row) != len(rows):
            sound = False
            problems.at(row=i).add(LITERAL_ROW, count=len(row), expected=len(rows))
        for j, cell in enumerate(row, start=1):
            if cell and not isinstance(read_judgment(cell), Judgment):
                sound = False
                problems.at(row=i, column=j).add(LITERAL_CELL, value=repr(cell))
    if not sound:
        return None
    n = len(rows)
    return Square(
        tuple(range(n)), tuple(range(n)), rows, tuple(str(k + 1) for k in range(n)), numbered=True
    )


def _plain(text: str) -> str:
    """Leave what stands within the outermost brackets of a program's expression."""
    half = text.strip().translate(_HALF_WIDTH)
    plain = re.sub(r"\s*/\s*", "/", _DTYPE.sub("", half)).rstrip("; \t\n")
    start = _ARRAY.match(plain)
    return plain[start.end() if start and "[" in plain else 0 :].rstrip(") \t\n")


def _rows(plain: str) -> list[list[str]]:
    """Part an expression into rows and cells, blank where nothing was judged."""
    if plain.count("[") > 1:
        rows = _ROW.findall(plain)
    else:
        rows = re.split(r"[;\n]+", plain.removeprefix("[").removesuffix("]"))
    stripped = [row.strip(" ,\t\r") for row in rows]
    return [[_cell(one) for one in re.split(r"[,\s]+", row)] for row in stripped if row]


def _cell(text: str) -> str:
    bare = text.strip("'\"")
    return "" if _BLANK.fullmatch(bare) else bare
