"""Whether printed changes of ranks are the differences of the printed ranks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from index.audit.checks.check import Check, printed_text
from index.audit.checks.wording import AUDIT_CHANGE, SIGN_WORDS
from index.audit.intervals import Interval, decimal_text
from index.audit.relations import Cell, ChangeRelation, Declared, Table


@dataclass(frozen=True)
class _Moved:
    """A printed change, and the ranks it is between."""

    cell: Cell
    change: Figure
    before: Figure
    after: Figure

    @property
    def rise(self) -> Fraction:
        """Places won."""
        return Fraction(self.before.value) - Fraction(self.after.value)


def check_changes(declared: Declared) -> Iterator[Check]:
    """Check every printed change of a row whose ranks now and before are printed."""
    for relation in declared.relations:
        if isinstance(relation, ChangeRelation):
            moved = [
                one
                for changes, ranks in relation.tables
                for one in _moved(
                    declared.tables[changes],
                    declared.tables[ranks],
                    declared.tables[relation.before] if relation.before else None,
                )
            ]
            sign = _sign(relation, moved)
            yield from (_change_check(relation, one, sign) for one in moved)


def _moved(changes: Table, ranks: Table, before: Table | None) -> Iterator[_Moved]:
    for cell, change in changes.figures.items():
        year = cell.year if cell.year in ranks.rows else None
        earlier = _year_before(ranks if before is None else before, cell.year, before is not None)
        if cell.role != "score" or not earlier:
            continue
        last = (before or ranks).figure(cell.row, earlier[0], "rank")
        now = ranks.figure(cell.row, year, "rank")
        if last is not None and now is not None:
            yield _Moved(cell, change, last, now)


def _year_before(table: Table, year: int | None, own: bool) -> tuple[int | None, ...]:
    """Return the year of the ranks before, first; a table of its own may print the same year."""
    if own and (year in table.rows or None in table.rows):
        return (year if year in table.rows else None,)
    return tuple(one for one in table.years if one is not None and year is not None and one < year)


def _sign(relation: ChangeRelation, moved: list[_Moved]) -> str:
    """Return what a positive change means: as declared, or as more rows have it."""
    if relation.positive != "any":
        return relation.positive
    rises = sum(Fraction(one.change.value) == one.rise for one in moved)
    falls = sum(Fraction(one.change.value) == -one.rise for one in moved)
    return "rise" if rises >= falls else "fall"


def _change_check(relation: ChangeRelation, one: _Moved, sign: str) -> Check:
    implied = one.rise if sign == "rise" else -one.rise
    finding = None
    if Fraction(one.change.value) != implied:
        details = {
            "printed": printed_text(one.change),
            "before": printed_text(one.before),
            "after": printed_text(one.after),
            "implied": decimal_text(implied),
            "sign": Finding(SIGN_WORDS[sign]),
        }
        finding = Finding(AUDIT_CHANGE, details)
    return Check.at(
        relation,
        "change",
        one.cell,
        printed=one.change,
        implied=Interval.exactly(implied),
        finding=finding,
    )
