"""``regions.csv``: places, circles, and the official names of provinces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ahp.common.io.records import Record
from index.files.folder import SEPARATORS, Folder, by_code, names_of
from index.files.wording import DIVISION_MISMATCH, DIVISION_UNKNOWN, NAME_SHARED, PARENT_UNKNOWN
from index.project.divisions import (
    CHINA_PROVINCES,
    PROVINCE,
    province_by_division,
    province_by_name,
    provinces,
)
from index.project.naming import region_names
from index.project.regions import Region

REGION_COLUMNS: Mapping[str, Sequence[str]] = {
    "code": ("代码",),
    "zh": ("中文名称", "名称"),
    "en": ("英文名称",),
    "kind": ("类别",),
    "parent": ("上级",),
    "aliases": ("简称", "别名"),
    "division": ("行政区划代码",),
}
_NO_GROUPINGS = ("pool", "parent", "kind")


def read_regions(
    folder: Folder, built_in: str | None, groupings: Sequence[str] = ()
) -> tuple[Region, ...] | None:
    """Read the regions of a project, beside those that are built in; None where there are none.

    Parameters
    ----------
    folder : Folder
    built_in : str, optional
    groupings : sequence of str
        Columns, besides those that are known, that part regions into groups.
    """
    columns = {**{name: () for name in groupings if name not in _NO_GROUPINGS}, **REGION_COLUMNS}
    own = [name for name in columns if name not in REGION_COLUMNS]
    rows = folder.rows("regions", columns, ["code"])
    if rows is None and built_in is None:
        folder.lacks("regions", ["code", "zh", "en", "kind"])
        return None
    found = {one.code: one for one in (provinces() if built_in == CHINA_PROVINCES else ())}
    at: dict[str, Record] = {}
    for code, row in by_code(rows or (), at):
        groups = {name: text for name in own if (text := row.text(name))}
        found[code] = _region(code, row, groups)
    _check_regions(found, at)
    return tuple(found.values()) if found else None


def _check_regions(found: Mapping[str, Region], at: Mapping[str, Record]) -> None:
    """Note parents that are no regions, and names that two regions of a kind share."""
    names = region_names(found.values())
    for code, row in at.items():
        region = found[code]
        if region.parent is not None and region.parent not in found:
            hint = names.suggest(region.parent)
            row.note(PARENT_UNKNOWN, "parent", parent=region.parent, suggestion=hint)
        for name in (region.code, *region.names.values()):
            others = [
                other
                for other in names.find(name)
                if other != code and found[other].kind == region.kind
            ]
            if others and list(found).index(others[0]) < list(found).index(code):
                row.note(NAME_SHARED, "code", name=name, codes=[*others, code])
                break


def _region(code: str, row: Record, groupings: Mapping[str, str]) -> Region:
    names, division = names_of(row), row.text("division") or None
    kind = row.text("kind") or "region"
    given = row.text("aliases").translate(SEPARATORS).split(";")
    aliases = [" ".join(alias.split()) for alias in given if alias.strip()]
    official = None
    if kind == PROVINCE:
        known = [names.get("zh", ""), names.get("en", ""), code, *aliases]
        official = next((province_by_name()[n] for n in known if n in province_by_name()), None)
        if division is not None:
            official = _check_division(division, official, row)
    if official is not None:
        division = official.division
        aliases += [
            alias
            for alias in (*official.names.values(), *official.aliases)
            if alias not in (*aliases, *names.values())
        ]
        names = {**official.names, **names}
    parent = row.text("parent") or None
    return Region(code, names, kind, parent, tuple(aliases), division, groupings)


def _check_division(division: str, by_name: Region | None, row: Record) -> Region | None:
    found = province_by_division().get(division)
    if found is None:
        expected = by_name.division if by_name else "110000-650000"
        row.note(DIVISION_UNKNOWN, "division", division=division, expected=expected)
        return by_name
    if by_name is not None and by_name is not found:
        said = {"division": division, "official": found.name("zh"), "region": by_name.name("zh")}
        row.note(DIVISION_MISMATCH, "division", **said, expected=by_name.division)
        return by_name
    return found
