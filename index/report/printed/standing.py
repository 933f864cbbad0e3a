"""Who stands where by printed tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ahp.common.figure import Figure
from ahp.common.names import Names, name_in
from ahp.common.wording import Language
from index.audit.consequences import make_corrections
from index.audit.relations import Cell, Declared, GroupRelation, Table
from index.audit.result import AuditResult, audit
from index.project.wording import pool_word
from index.report.printed.reading import GOAL, Printing
from index.report.standing import League, Standing
from index.report.wording import LEAGUE_CAPTION

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Printed:
    """A report known by its printed tables.

    Attributes
    ----------
    standing : Standing
        With the figures as printed but for those corrected.
    audited : AuditResult
        Of the tables as printed.
    corrected : mapping of Cell to Figure
        What stands in place of figures that are wrong for certain, where there is no other
        choice.
    """

    standing: Standing
    audited: AuditResult = field(repr=False)
    corrected: Mapping[Cell, Figure] = field(hash=False)


def printed_standing(
    declared: Declared, printing: Printing, nodes: Mapping[str, Names] | None = None
) -> Printed:
    """Return who stands where by the tables of an audited report.

    Parameters
    ----------
    declared : Declared
    printing : Printing
    nodes : mapping of str to mapping of str to str, optional
        What items are called, by language; without it, as their tables.

    Returns
    -------
    Printed

    Notes
    -----
    A figure is corrected where all smallest sets of corrections that make its year consistent
    have it in them: the correction is the printed number that the other cells leave. Where there
    are other choices the figures stay as printed.
    """
    audited = audit(declared)
    corrected = _certain(audited)
    leagues = []
    for pool, tables in printing.tables.items():
        for node, code in tables.items():
            called = (nodes or {}).get(node) or declared.tables[code].names
            table = _with(declared.tables[code], corrected, _title(called, pool, code))
            rows = dict.fromkeys(row for listed in table.rows.values() for row in listed)
            leagues.append(
                League(
                    table,
                    pool,
                    node,
                    called,
                    {row: printing.names.get(row, {"zh": row}) for row in rows},
                    points=printing.points and node != GOAL,
                    excerpt=pool in printing.excerpts,
                )
            )
    members = _members(declared.relations)
    standing = Standing(declared.title, tuple(leagues), GOAL, members, declared.source)
    return Printed(standing, audited, corrected)


def _certain(audited: AuditResult) -> Mapping[Cell, Figure]:
    """Return the figures that are wrong for certain, corrected."""
    certain = {
        one.cell
        for joint in audited.joint
        if joint.complete
        for one in joint.corrections
        if one.certain and one.other is None
    }
    made = make_corrections(audited.declared, audited.joint)
    return {cell: figure for cell, figure in made.items() if cell in certain}


def _with(table: Table, corrected: Mapping[Cell, Figure], title: Names) -> Table:
    """Return a table with some figures corrected, called as in a report."""
    figures = {cell: corrected.get(cell, figure) for cell, figure in table.figures.items()}
    return replace(table, figures=figures, names=title)


def _title(called: Names, pool: str, code: str) -> Names:
    """Return what a league table is called."""
    return {
        lang: LEAGUE_CAPTION(lang, node=name_in(called, lang, code), pool=pool_word(pool, lang))
        for lang in _LANGUAGES
    }


def _members(relations: Iterable[object]) -> Mapping[str, tuple[str, ...]]:
    """Return who makes up each group, as the relations declare it."""
    groups = (one for one in relations if isinstance(one, GroupRelation))
    first = next(groups, None)
    if first is None:
        return {}
    return {group: tuple(row for row, _ in rows) for group, rows in first.members.items()}
