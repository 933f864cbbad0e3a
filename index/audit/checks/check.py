"""One relation instance, evaluated, and what a kind of check is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ahp.common.figure import Figure
from ahp.common.findings import Finding
from ahp.common.names import name_in
from index.audit.intervals import Interval
from index.audit.relations import Cell, Declared, Relation, Role, Severity
from index.audit.unknown.limits import Recovered
from index.audit.wording import AUDIT_NAME


@dataclass(frozen=True, kw_only=True)
class Check:
    """One relation instance, evaluated.

    Attributes
    ----------
    relation : Relation
    kind : str
        The kind of check.
    table : str
    row : str or None
        None where the check is of a whole column or table.
    year : int or None
    role : str or None
        ``rank`` or ``score``.
    printed : str or None
        What is printed there.
    implied : Interval or None
        What the relation implies.
    finding : Finding or None
        Why it does not hold; None where it does.
    severity : str
        ``certain`` where the finding is proved by interval arithmetic, else ``suspected``.
    recovered : Recovered or None
        The weights that were looked for.
    """

    relation: Relation
    kind: str
    table: str
    row: str | None = None
    year: int | None = None
    role: Role | None = None
    printed: str | None = None
    implied: Interval | None = None
    finding: Finding | None = None
    severity: Severity = "certain"
    recovered: Recovered | None = None

    @classmethod
    def of(
        cls,
        relation: Relation,
        kind: str,
        table: str,
        *,
        row: str | None = None,
        year: int | None = None,
        role: Role | None = None,
        printed: str | None = None,
        implied: Interval | None = None,
        finding: Finding | None = None,
        severity: Severity = "certain",
    ) -> Check:
        """Make a check of a row, a column or a table; the relation's own severity goes first.

        >>> Check.of(Relation("scores", severity="suspected"), "sum", "top").severity
        'suspected'
        """
        return cls(
            relation=relation,
            kind=kind,
            table=table,
            row=row,
            year=year,
            role=role,
            printed=printed,
            implied=implied,
            finding=finding,
            severity=relation.severity or severity,
        )

    @classmethod
    def at(
        cls,
        relation: Relation,
        kind: str,
        cell: Cell,
        *,
        printed: Figure | None = None,
        implied: Interval | None = None,
        finding: Finding | None = None,
        severity: Severity = "certain",
    ) -> Check:
        """Make a check of what is printed in a cell.

        >>> cell = Cell("top", "Beijing", 2022, "score")
        >>> Check.at(Relation("scores"), "sum", cell, printed=Figure.parse("83.0")).printed
        '83.0'
        """
        return cls.of(
            relation,
            kind,
            cell.table,
            row=cell.row,
            year=cell.year,
            role=cell.role,
            printed=printed_text(printed),
            implied=implied,
            finding=finding,
            severity=severity,
        )

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return self.finding is None

    @property
    def cell(self) -> Cell | None:
        """The cell that was checked; None where it is none."""
        if self.row is None or self.role is None:
            return None
        return Cell(self.table, self.row, self.year, self.role)


Checker = Callable[[Declared], Iterator[Check]]
"""A kind of check: evaluates every relation of the kinds it knows, in the order declared."""


def printed_text(figure: Figure | None) -> str | None:
    """Return a figure as it is printed.

    >>> printed_text(Figure.parse("83.0"))
    '83.0'
    """
    return None if figure is None else str(figure.value)


def table_name(declared: Declared, code: str) -> Finding:
    """Return what readers call a table, to be put into words in their language.

    >>> from index.audit.relations import Table
    >>> top = Table("top", {"en": "", "zh": "总分"}, "top.csv", {}, {}, {})
    >>> table_name(Declared("", {}, "", {"top": top}), "top").message("en")
    '总分'
    """
    names = declared.tables[code].names
    return Finding(AUDIT_NAME, {lang: name_in(names, lang, code) for lang in ("en", "zh")})
