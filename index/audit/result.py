"""What an audit found, and every published figure beside the one recomputed from the others."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from ahp.common.findings import Finding
from ahp.common.wording import Language
from index.audit.checks.check import Check, printed_text, table_name
from index.audit.checks.registry import run_checks
from index.audit.consequences import consequences, doubted_cells, make_corrections
from index.audit.declarations import load_audit
from index.audit.intervals import Interval
from index.audit.joint import Correction, Joint, solve
from index.audit.relations import Cell, Declared, Relation, Role, Severity
from index.audit.systems import systems
from index.audit.tried import Tried, try_rounding
from index.audit.wording import (
    AUDIT_CELL,
    AUDIT_FOLLOWS,
    AUDIT_IF_CUT,
    AUDIT_JOINT_CHOICE,
    AUDIT_JOINT_CONFLICT,
    AUDIT_JOINT_EXCHANGE,
    AUDIT_JOINT_EXCHANGED,
    AUDIT_JOINT_MANY,
    AUDIT_JOINT_UNIQUE,
    FIGURES,
    relations_of,
)

Standing = Literal["certain", "suspected", "consequence"]
_Head = Cell | tuple[Cell, ...]
_RECOMPUTING = ("sum", "group", "mean", "change", "rank order")


@dataclass(frozen=True)
class AuditFinding:
    """One relation that does not hold, and the cell at which that shows.

    Attributes
    ----------
    table : str
        Code of the table; several, with commas, for a finding about all of them.
    row : str or None
    year : int or None
    column : str or None
        The heading in the table's file.
    printed : str or None
    implied : Interval or None
        What the relation, or all relations together, leave for the cell.
    severity : str
        ``certain``: proved by interval arithmetic, infeasibility, or plain comparison of what is
        printed; ``suspected``: unlikely, or resting on an assumption; ``consequence``: it holds
        once a cell is corrected that another finding names.
    relation : str
        The declared name; ``joint`` for all relations of a year together.
    finding : Finding
    evidence : tuple of AuditFinding
        The single relations that show it at the cells to correct.
    told : bool
        Whether it is evidence of another finding, in whose line readers find it.
    """

    table: str
    row: str | None
    year: int | None
    column: str | None
    printed: str | None
    implied: Interval | None
    severity: Standing
    relation: str
    finding: Finding
    evidence: tuple[AuditFinding, ...] = ()
    told: bool = False

    def message(self, lang: Language = "en") -> str:
        """Say what was found, in a language."""
        return self.finding.message(lang)


@dataclass(frozen=True)
class Recomputed:
    """A printed figure beside what the figures it comes from give.

    Attributes
    ----------
    table : str
    row : str
    year : int or None
    column : str
    printed : str
    implied : Interval or None
        None where nothing it comes from was printed.
    within : bool or None
        Whether the printed figure is explained by rounding; None where nothing can be recomputed.
    relation : str or None
    """

    table: str
    row: str
    year: int | None
    column: str
    printed: str
    implied: Interval | None
    within: bool | None
    relation: str | None


@dataclass(frozen=True)
class AuditResult:
    """Everything an audit evaluated.

    Attributes
    ----------
    declared : Declared
    checks : tuple of Check
        Every relation instance on its own.
    joint : tuple of Joint
        Every year with its relations taken together.
    follows : mapping of int to tuple of Cell
        Checks, by their place, that hold once some cells to correct are corrected.
    tried : Tried
        What other rules of rounding make of it, where none is declared.
    """

    declared: Declared = field(repr=False)
    checks: tuple[Check, ...] = field(repr=False)
    joint: tuple[Joint, ...]
    follows: Mapping[int, tuple[Cell, ...]] = field(default_factory=dict, repr=False)
    tried: Tried = field(default_factory=Tried, repr=False)

    @property
    def checked(self) -> int:
        """How many relation instances were evaluated, each year's system counting as one."""
        return len(self.checks) + len(self.joint)

    @property
    def findings(self) -> tuple[AuditFinding, ...]:
        """What does not hold: years taken together first, then relation by relation."""
        order = {id(relation): i for i, relation in enumerate(self.declared.relations)}
        failed = [place for place, check in enumerate(self.checks) if check.finding is not None]
        failed.sort(key=lambda place: order[id(self.checks[place].relation)])
        heads = {cell: head for one in self.joint for cell, head in _heads(one)}
        evidence: dict[_Head, list[AuditFinding]] = {}
        single = []
        for place in failed:
            cell = self.checks[place].cell
            head = heads.get(cell) if cell is not None and place in self.follows else None
            if head is not None:
                evidence.setdefault(head, []).append(self._plain(place))
            single.append(replace(self._from_check(place), told=head is not None))
        return (
            *(found for one in self.joint for found in self._from_joint(one, evidence)),
            *single,
        )

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def _plain(self, place: int) -> AuditFinding:
        """Return what a check found, whatever it follows from."""
        check = self.checks[place]
        assert check.finding is not None
        found = check.finding
        if place in self.tried.explained:
            found = Finding(AUDIT_IF_CUT, {"what": found})
        return AuditFinding(
            table=check.table,
            row=check.row,
            year=check.year,
            column=self._heading(check.table, check.role),
            printed=check.printed,
            implied=check.implied,
            severity=check.severity,
            relation=check.relation.name,
            finding=found,
        )

    def _from_check(self, place: int) -> AuditFinding:
        found = self._plain(place)
        if place not in self.follows:
            return found
        cells = [[self.cell_text(cell)] for cell in self.follows[place]]
        said = Finding(AUDIT_FOLLOWS, {"what": found.finding, "cells": cells})
        return replace(found, severity="consequence", finding=said)

    def _from_joint(
        self, joint: Joint, evidence: Mapping[_Head, Sequence[AuditFinding]]
    ) -> Iterator[AuditFinding]:
        """Tell each contradiction whose culprit is not known, then the cells to correct."""
        if not joint.feasible and not joint.corrections:
            cells = [cell for conflict in joint.conflicts for cell in conflict.cells]
            cells.sort(key=lambda cell: list(self.declared.tables).index(cell.table))
            found = Finding(
                AUDIT_JOINT_MANY, {"relations": relations_of(joint.year), "count": joint.size}
            )
            yield self._contradiction(joint, cells, found)
        told: set[tuple[Cell, ...]] = set()
        for one in joint.corrections:
            if not one.certain and one.choices not in told:
                told.add(one.choices)
                choices = [[self.cell_text(choice)] for choice in one.choices]
                details = {
                    "relations": relations_of(joint.year),
                    "choices": choices,
                    "count": one.size,
                }
                found = Finding(AUDIT_JOINT_CONFLICT, details)
                shown = tuple(evidence.get(one.choices, ()))
                yield replace(self._contradiction(joint, one.choices, found), evidence=shown)
            shown = tuple(evidence.get(one.cell, ())) if one.certain else ()
            yield replace(self._correction(joint, one), evidence=shown)

    def _contradiction(self, joint: Joint, cells: Sequence[Cell], found: Finding) -> AuditFinding:
        tables = ", ".join(dict.fromkeys(cell.table for cell in cells))
        severity = _proved(joint, cells)
        return AuditFinding(
            table=tables,
            row=None,
            year=joint.year,
            column=None,
            printed=None,
            implied=None,
            severity=severity,
            relation="joint",
            finding=self._if_cut(found, joint, cells),
        )

    def _if_cut(self, found: Finding, joint: Joint, cells: Sequence[Cell]) -> Finding:
        """Say of a finding about some cells if it would be none had figures been cut off."""
        for one in self.tried.joint:
            left = {correction.cell for correction in one.corrections}
            if one.year == joint.year and one.complete and not left & {*cells}:
                return Finding(AUDIT_IF_CUT, {"what": found})
        return found

    def _correction(self, joint: Joint, one: Correction) -> AuditFinding:
        cell = one.cell
        what = AUDIT_JOINT_UNIQUE if one.certain else AUDIT_JOINT_CHOICE
        details: dict[str, object] = {"relations": relations_of(joint.year)}
        if one.other is not None:
            what = AUDIT_JOINT_EXCHANGED if one.certain else AUDIT_JOINT_EXCHANGE
            details["other"] = one.other.row
        return AuditFinding(
            table=cell.table,
            row=cell.row,
            year=cell.year,
            column=self._heading(cell.table, cell.role),
            printed=printed_text(self.declared.figure(cell)),
            implied=one.implied,
            severity=_proved(joint, one.choices) if one.certain else "suspected",
            relation="joint",
            finding=self._if_cut(Finding(what, details), joint, [cell]),
        )

    def cell_text(self, cell: Cell) -> Finding:
        """Return where a cell stands, in short, as readers call it."""
        heading = self._heading(cell.table, cell.role)
        column = heading if heading is None else FIGURES.get(heading, heading)
        table = table_name(self.declared, cell.table)
        return Finding(AUDIT_CELL, {"table": table, "row": cell.row, "column": column})

    def _heading(self, table: str, role: Role | None) -> str | None:
        if role is None:
            return None
        declared = self.declared.tables.get(table)
        return role if declared is None else declared.columns.get(role, role)

    def recomputed(self) -> tuple[Recomputed, ...]:
        """Return every printed figure, recomputed where the figures it comes from are printed.

        A score comes from its parts or members, a rank from the scores of its column. Where
        several relations give a figure, all of them are returned.
        """
        by_cell: dict[Cell, list[Check]] = {}
        for check in self.checks:
            if check.kind in _RECOMPUTING and check.cell is not None and check.implied is not None:
                by_cell.setdefault(check.cell, []).append(check)
        rows = []
        for cell in self.declared.cells():
            printed = printed_text(self.declared.figure(cell)) or ""
            column = self._heading(cell.table, cell.role) or cell.role
            place = (cell.table, cell.row, cell.year, column, printed)
            checks = by_cell.get(cell, [])
            for check in checks:
                rows.append(
                    Recomputed(*place, check.implied, _explains(check), check.relation.name)
                )
            if not checks:
                rows.append(Recomputed(*place, None, None, None))
        return tuple(rows)

    def relation_counts(self) -> tuple[tuple[Relation, str, int, int], ...]:
        """Return relation, kind of check, instances evaluated, and those that do not hold."""
        counts: dict[tuple[int, str], list[int]] = {}
        for check in self.checks:
            pair = counts.setdefault((id(check.relation), check.kind), [0, 0])
            pair[0] += 1
            pair[1] += not check.holds
        return tuple(
            (relation, kind, instances, failed)
            for relation in self.declared.relations
            for (identity, kind), (instances, failed) in counts.items()
            if identity == id(relation)
        )


def audit(declared: Declared) -> AuditResult:
    """Evaluate every declared relation, each on its own and each year's together.

    Parameters
    ----------
    declared : Declared

    Returns
    -------
    AuditResult

    Raises
    ------
    AuditError
        When a year's relations cannot be solved together.

    Examples
    --------
    >>> audit(Declared("", {}, "", {})).ok
    True
    """
    checks = run_checks(declared)
    doubted = doubted_cells(declared, checks)
    joint = tuple(solve(system) for system in systems(declared, doubted))
    follows = consequences(declared, checks, make_corrections(declared, joint, checks))
    tried = try_rounding(declared, checks, joint)
    return AuditResult(declared, checks, joint, follows, tried)


def audit_project(folder: str | os.PathLike[str]) -> AuditResult:
    """Audit the tables of a folder by the relations its ``audit.toml`` declares.

    Parameters
    ----------
    folder : path

    Returns
    -------
    AuditResult

    Raises
    ------
    FileError
        With every problem of ``audit.toml`` and its tables.
    AuditError
        When a year's relations cannot be solved together.

    Examples
    --------
    >>> audit_project("nowhere")
    Traceback (most recent call last):
    ...
    ahp.common.findings.FileError: nowhere/audit.toml: there is no such file or folder
    """
    declared = load_audit(folder)
    assert declared is not None  # without a collector, problems are raised
    return audit(declared)


def _heads(joint: Joint) -> Iterator[tuple[Cell, _Head]]:
    """Yield every cell to correct with the cells of the finding that tells of it."""
    for one in joint.corrections:
        yield one.cell, one.cell if one.certain else one.choices


def _proved(joint: Joint, cells: Sequence[Cell]) -> Severity:
    """Whether the conflicts of some cells were verified in exact arithmetic."""
    conflicts = [one for one in joint.conflicts if one.cells & {*cells}]
    return "certain" if all(one.proved for one in conflicts) else "suspected"


def _explains(check: Check) -> bool:
    """Whether a printed figure is one that the relation gives."""
    if check.role != "rank" or check.implied is None or check.printed is None:
        return check.holds
    return check.implied.holds(Fraction(check.printed))
