"""From the cells of a square to the judgments above its diagonal, noting all that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from ahp.common.findings import Finding, MatrixError, Place, Problems
from ahp.model.interval.interval import Ends
from ahp.model.interval.wording import INTERVAL_NOT_RECIPROCAL
from ahp.model.judgment import shown_cell
from ahp.model.pair import Pair, read_pair
from ahp.model.wording import (
    DIAGONAL,
    JUDGMENT_TWO_DECIMALS,
    JUDGMENTS_TWO_DECIMALS,
    NOT_RECIPROCAL,
)

_ONES = (None, 1, "1", "")

Cells = Sequence[Sequence[object]]
Locate = Callable[[int, int], Place]
Spans = tuple[tuple[tuple[int, int], Ends], ...]
"""The intervals above a diagonal, in order of their pairs."""


class Upper(NamedTuple):
    """The strict upper triangle row by row, and the intervals in it by pair."""

    judgments: tuple[Fraction | None, ...] = ()
    spans: Spans = ()


def read_upper(rows: Cells, problems: Problems, locate: Locate) -> Upper:
    """Read the judgments of a square of cells; each with what stands opposite it.

    >>> from ahp.common.findings import Problems
    >>> read_upper([[1, "3-5"], ["", 1]], Problems(), lambda i, j: Place())
    Upper(judgments=(Fraction(4, 1),), spans=(((0, 1), (Fraction(3, 1), Fraction(5, 1))),))
    """
    n = len(rows)
    upper: list[Fraction | None] = []
    spans = []
    for i, row in enumerate(rows):
        if row[i] not in _ONES:
            _check_diagonal(row[i], problems, locate(i, i))
        for j in range(i + 1, n):
            judgment, findings, ends = read_pair(row[j], rows[j][i])
            if findings:
                note_pair(findings, problems, locate(i, j), locate(j, i))
            upper.append(judgment)
            if ends:
                spans.append(((i, j), ends))
    return Upper(tuple(upper), tuple(spans))


def _check_diagonal(cell: object, problems: Problems, place: Place) -> None:
    read = read_pair(cell, None)
    if read.ends or read.judgment not in (None, 1):
        problems.add(DIAGONAL, place=place, value=shown_cell(cell))
    else:
        note_pair(read.findings, problems, place, place)


def note_pair(
    findings: tuple[tuple[int, Finding], ...],
    problems: Problems,
    upper: Place,
    lower: Place,
) -> None:
    """Note what is wrong with a cell and its opposite, each at its place."""
    for side, found in findings:
        details: dict[str, Any] = dict(found.details)
        if found.what in (NOT_RECIPROCAL, INTERVAL_NOT_RECIPROCAL):
            details["other"] = lower
        problems.add(found.what, place=lower if side else upper, **details)


def raise_errors(read: Pair, place: Place) -> None:
    """Raise what makes a judgment unusable."""
    problems = Problems()
    note_pair(read.findings, problems, place, place)
    if problems.errors:
        raise MatrixError(problems.findings)


def told_once(findings: list[Finding]) -> list[Finding]:
    """Put the hints about two decimals together: most such matrices have many."""
    rounded = [one for one in findings if one.what is JUDGMENT_TWO_DECIMALS]
    if len(rounded) < 2:
        return findings
    pairs = sorted({f"{one.details['value']} → {one.details['guess']}" for one in rounded})
    details = {"count": len(rounded), "pairs": pairs}
    others = [one for one in findings if one.what is not JUDGMENT_TWO_DECIMALS]
    return [*others, Finding(JUDGMENTS_TWO_DECIMALS, details, rounded[0].path, rounded[0].place)]
