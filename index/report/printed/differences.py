"""Where what was printed is contradicted, and what stands in the report instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ahp.common.document.parts import Grid, Part, Text, grid_columns
from ahp.common.findings import Finding, Named
from ahp.common.names import Names, name_in
from ahp.common.wording import ASIDE, BETWEEN, BETWEEN_LISTS, Language
from index.audit.relations import Cell, Claim, Declared, Relation, Role
from index.audit.result import AuditFinding
from index.audit.wording import CERTAINTIES, FIGURES
from index.report.printed.standing import Printed
from index.report.printed.wording import (
    AGAINST,
    AS_PRINTED,
    CELL_NOTE,
    CORRECTED,
    DIFFERENCES_LEAD,
    DIFFERENCES_NONE,
    DIFFERENCES_NOTE,
    DIFFERENCES_TITLE,
    HERE,
    LEFT_OPEN,
    PLACE,
    SAID_OTHERWISE,
    TEXT_SAYS,
)
from index.report.standing import League

DIFFERENCES = "differences"
"""What others refer to the table by."""


def difference_parts(printed: Printed, lang: Language) -> tuple[Part, ...]:
    """Return the list of what is contradicted: where, what contradicts it, and what stands here.

    Parameters
    ----------
    printed : Printed
    lang : str
    """
    checked = printed.audited.checked
    found = list(_contradictions(printed))
    if not found:
        return (Text(DIFFERENCES_NONE(lang, checked=checked)),)
    columns = grid_columns([one(lang) for one in (PLACE, AGAINST, HERE)], ())
    rows = [_row(group, printed, lang) for group in found]
    grid = Grid(
        columns,
        rows,
        DIFFERENCES_TITLE(lang),
        notes=(DIFFERENCES_NOTE(lang),),
        name=DIFFERENCES,
    )
    return (Text(DIFFERENCES_LEAD(lang, checked=checked, found=len(found))), grid)


def corrections_in(printed: Printed, table: str) -> Iterator[tuple[Cell, str, str]]:
    """Yield the corrected cells of a table: what was printed and what stands in its place."""
    for cell, figure in printed.corrected.items():
        if cell.table == table:
            before = printed.audited.declared.figure(cell)
            yield cell, "" if before is None else str(before.value), str(figure.value)


def correction_notes(
    printed: Printed, league: League, lang: Language, only: str | None = None
) -> Iterator[str]:
    """Yield what was printed in place of each corrected figure of a league table, or of one row."""
    for cell, before, figure in corrections_in(printed, league.table.code):
        if only not in (None, cell.row):
            continue
        row = league.name(cell.row, lang)
        details = {"row": row, "year": cell.year, "figure": figure, "printed": before}
        yield CELL_NOTE(lang, **details)


def _contradictions(printed: Printed) -> Iterator[list[AuditFinding]]:
    """Yield what does not hold, findings of one statement of the text together.

    Cells of which one of several is wrong are told together, and what only follows from another
    is not told again.
    """
    claims: dict[str, list[AuditFinding]] = {}
    kinds = _relations(printed.audited.declared)
    for one in printed.audited.findings:
        if one.told or one.severity == "consequence":
            continue
        if one.relation == "joint" and one.severity == "suspected" and one.row is not None:
            continue
        if isinstance(kinds.get(one.relation), Claim):
            claims.setdefault(one.relation, []).append(one)
        else:
            yield [one]
    yield from claims.values()


def _relations(declared: Declared) -> Mapping[str, Relation]:
    return {one.name: one for one in declared.relations}


def _row(group: list[AuditFinding], printed: Printed, lang: Language) -> list[str]:
    """Return where, what contradicts what, and what stands here, with how sure that is."""
    declared, first = printed.audited.declared, group[0]
    relation = _relations(declared).get(first.relation)
    names = {row: one for league in printed.standing.leagues for row, one in league.names.items()}
    said = BETWEEN_LISTS(lang).join(_message(one, names, declared, lang) for one in group)
    said = _sentence(said, lang)
    sure = ASIDE(lang, text=CERTAINTIES[first.severity](lang))
    place = _place(first, names, declared, lang)
    if isinstance(relation, Claim):
        text = _sentence(name_in(relation.reason, lang, relation.name), lang)
        where = BETWEEN_LISTS(lang).join(_place(one, names, declared, lang) for one in group)
        said = TEXT_SAYS(lang, said=text, found=said)
        return [where, said, SAID_OTHERWISE(lang) + sure]
    corrected = _corrected(first, printed)
    here = (LEFT_OPEN if first.severity == "certain" else AS_PRINTED)(lang)
    if corrected is not None:
        here = CORRECTED(lang, figure=corrected[1], printed=corrected[0])
    return [place, said, here + sure]


def _message(
    found: AuditFinding, names: Mapping[str, Names], declared: Declared, lang: Language
) -> str:
    """Say what was found with the names that readers know, evidence included."""
    every = (found.finding, *(one.finding for one in found.evidence))
    said = [_named(one, names).message(lang) for one in every]
    return _tables_named(BETWEEN_LISTS(lang).join(said), declared, lang)


def _named(finding: Finding, names: Mapping[str, Names]) -> Finding:
    """Return a finding whose rows are said by name."""

    def named(value: object) -> object:
        if isinstance(value, Finding):
            return _named(value, names)
        if isinstance(value, (list, tuple)):
            return [named(one) for one in value]
        return Named(value, names[value]) if isinstance(value, str) and value in names else value

    return Finding(finding.what, {key: named(one) for key, one in finding.details.items()})


def _tables_named(text: str, declared: Declared, lang: Language) -> str:
    """Say tables by their short names, such as Table 7, in place of codes and whole names."""
    whole = {name_in(one.names, lang, code): code for code, one in declared.tables.items()}
    said = {**{code: code for code in declared.tables}, **whole}
    words = "|".join(sorted(map(re.escape, said), key=len, reverse=True))

    def short(match: re.Match[str]) -> str:
        code = said[match[0]]
        return re.split(r" ?[(（]", name_in(declared.tables[code].names, lang, code))[0]

    return re.sub(rf"(?<![\w-])(?:{words})(?![\w-])", short, text) if said else text


def _sentence(text: str, lang: Language) -> str:
    return text if lang == "zh" else text[:1].upper() + text[1:]


def _place(
    found: AuditFinding, names: Mapping[str, Names], declared: Declared, lang: Language
) -> str:
    codes = found.table.split(", ")
    tables = [name_in(declared.tables[one].names, lang, one) for one in codes]
    parts = [BETWEEN(lang).join(tables)]
    if found.row is not None:
        parts.append(name_in(names.get(found.row, {}), lang, found.row))
    if found.year is not None:
        parts.append(str(found.year))
    if found.column is not None:
        parts.append(FIGURES[found.column](lang) if found.column in FIGURES else found.column)
    return ("，" if lang == "zh" else ", ").join(parts)


def _corrected(found: AuditFinding, printed: Printed) -> tuple[str, str] | None:
    """Return what was printed in a finding's cell and what stands there now."""
    for cell, before, figure in corrections_in(printed, found.table):
        heading = _heading(cell.role, printed, found.table)
        if (cell.row, cell.year, heading) == (found.row, found.year, found.column):
            return before, figure
    return None


def _heading(role: Role, printed: Printed, table: str) -> str:
    return printed.audited.declared.tables[table].columns.get(role, role)
