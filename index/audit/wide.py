"""Wide tables: one entry for a file with a column for each table, or for each year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ahp.common.findings import Problems
from ahp.common.io.section import Section
from ahp.common.names import suggestion
from index.audit.checks.wording import AUDIT_PLACE_TWICE
from index.audit.relations import Role, Table
from index.audit.wording_declared import AUDIT_NO_COLUMN, AUDIT_NOT_TOGETHER, AUDIT_PLACEHOLDERS

_PLACES = {"{table}": "(?P<table>.+)", "{year}": "(?P<year>[0-9]{4})"}
_ROLES: tuple[Role, ...] = ("rank", "score")


@dataclass(frozen=True)
class Spread:
    """The columns of one table, or of one year of it.

    Attributes
    ----------
    table : str or None
        What stands in the headings for ``{table}``; None where there is no such place.
    year : int or None
    columns : mapping of str to str
        The heading of the ``rank`` and ``score`` column, of those there are.
    """

    table: str | None
    year: int | None
    columns: Mapping[Role, str]


def is_wide(wanted: Mapping[str, str | None]) -> bool:
    """Whether columns are named by a pattern.

    >>> is_wide({"rank": None, "score": "{year}"}), is_wide({"rank": None, "score": "HDI"})
    (True, False)
    """
    return any(place in (wanted[role] or "") for role in _ROLES for place in _PLACES)


def spread(
    section: Section,
    wanted: Mapping[str, str | None],
    where: Mapping[str, str],
    heading: Sequence[str],
    problems: Problems,
) -> Iterable[Spread]:
    """Find the columns that patterns stand for, table by table in the order of the headings."""
    patterns: dict[Role, str] = {role: text for role in _ROLES if (text := wanted[role])}
    places = {tuple(place in text for place in _PLACES) for text in patterns.values()}
    if len(places) > 1:
        section.note(AUDIT_PLACEHOLDERS, "score")
        return ()
    for role, text in patterns.items():
        if any(text.count(place) > 1 for place in _PLACES):
            section.note(AUDIT_PLACE_TWICE, role, pattern=text)
            return ()
    by_year = any("{year}" in text for text in patterns.values())
    if by_year and wanted["year"]:
        section.note(AUDIT_NOT_TOGETHER, "year", key="year", other="{year}")
        return ()
    names = [wanted["row"] or heading[0], wanted["year"] or "year"]
    taken = {*names, *where}
    found: dict[tuple[str | None, int | None], dict[Role, str]] = {}
    for column in heading:
        for role, pattern in patterns.items():
            match = None if column in taken else compiled(pattern).fullmatch(column)
            if match is not None:
                groups = match.groupdict()
                year = int(groups["year"]) if by_year else None
                found.setdefault((groups.get("table"), year), {})[role] = column
    tables = {table for table, _ in found}
    missing = [one for one in section["only"] if one not in tables]
    for one in missing or ([] if found else patterns.values()):
        hint = suggestion(one, [name for name in tables if name] or heading)
        problems.add(AUDIT_NO_COLUMN, name=one, suggestion=hint)
    kept = {*section["only"]} or tables
    return [Spread(*key, columns) for key, columns in found.items() if key[0] in kept]


def compiled(pattern: str) -> re.Pattern[str]:
    """Return the headings that a pattern stands for.

    >>> compiled("{table} ({year})").fullmatch("HDI (2021)").groups()
    ('HDI', '2021')
    """
    parts = re.split(r"(\{table\}|\{year\})", pattern)
    return re.compile("".join(_PLACES.get(part, re.escape(part)) for part in parts))


def joined(table: Table, other: Table) -> Table:
    """Join two years of a table; as each has a heading of its own, columns go by their role."""
    return replace(
        table,
        figures={**table.figures, **other.figures},
        rows={**table.rows, **other.rows},
        columns={role: role for role in {**table.columns, **other.columns}},
        repeated=(*table.repeated, *other.repeated),
    )
