"""What an index project has and COINr's iMeta and iData have no column for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import NamedTuple

from ahp.common.findings import Finding
from index.export.wording import (
    CIRCLES_LOST,
    CODES_RENAMED,
    COLUMNS_OWN,
    FIELDS_LOST,
    KINDS_APART,
    LEVELS_INSERTED,
    SETTINGS_LOST,
    STEPS_DEFAULT,
    YEARS_SPLIT,
)
from index.files.settings import SECTIONS
from index.intake.project import KIND
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import CIRCLE, Region
from index.project.settings import Settings

_HELD = frozenset(
    ("code", "names", "direction", "unit", "goalposts", "target", "caps", "bounds", "transform",
     "denominator", "per", "outside", "reference", "recompute", "source", "best", "normalization",
     "ties", "z_mean", "z_sd", "treatment", "skewness", "kurtosis", "most_winsorized",
     "missing_codes")
)  # fmt: skip
"""The fields of an indicator that iMeta holds, in columns of COINr's or of our own."""
_REGION_FIELDS = frozenset(("code", "names", "kind", "parent", "groupings"))


class Row(NamedTuple):
    """A row of iMeta before its code is one that R takes.

    Attributes
    ----------
    code : str
    parent : str or None
    level : int or None
    above : str, optional
        The indicator that it stands above, only because COINr skips no level.
    """

    code: str
    parent: str | None
    level: int
    above: str | None = None


def lost_in(
    project: IndexProject,
    rows: Sequence[Row],
    codes: Mapping[str, str],
    units: Mapping[str, str],
    own: Sequence[str],
) -> tuple[Finding, ...]:
    """Say what is in a project and in no column of COINr's.

    Parameters
    ----------
    project : IndexProject
    rows : sequence of Row
        The nodes in iMeta.
    codes, units : mapping of str to str
        What entries and regions are called there.
    own : sequence of str
        Columns of iMeta that COINr does not know.

    Returns
    -------
    tuple of Finding
    """
    settings = [*_settings(project.settings)] or STEPS_DEFAULT
    found = [Finding(SETTINGS_LOST, {"settings": settings})]
    if project.settings.kinds or len({one.kind for one in project.regions} - {CIRCLE}) > 1:
        found.append(Finding(KINDS_APART, {"column": KIND}))
    if project.groups:
        circles = [project.region(one.circle).name() for one in project.groups]
        found.append(Finding(CIRCLES_LOST, {"circles": circles}))
    if project.values.index.get_level_values(0).nunique() > 1:
        found.append(Finding(YEARS_SPLIT))
    inserted = [codes[row.code] for row in rows if row.above is not None]
    if inserted:
        found.append(Finding(LEVELS_INSERTED, {"count": len(inserted), "first": inserted[0]}))
    own_codes = {row.code: codes[row.code] for row in rows if row.above is None}
    own_codes |= {one.code: codes[one.code] for one in project.indicators}
    changed = [*own_codes.items(), *units.items()]
    renamed = [f"{one} → {name}" for one, name in changed if one != name]
    if renamed:
        found.append(Finding(CODES_RENAMED, {"count": len(renamed), "codes": renamed[:3]}))
    if own:
        found.append(Finding(COLUMNS_OWN, {"columns": [*own]}))
    others = _other_fields(project.indicators, _HELD)
    others += _other_fields(project.regions, _REGION_FIELDS)
    if others:
        found.append(Finding(FIELDS_LOST, {"fields": others}))
    return tuple(found)


def _settings(settings: Settings) -> Iterator[str]:
    """Yield what ``index.toml`` says otherwise than by default."""
    for section, keys in SECTIONS.items():
        for key, (name, _) in keys.items():
            value = getattr(settings, name)
            if value != getattr(Settings(), name) and name not in ("years", "decimals"):
                shown = ", ".join(map(str, value)) if isinstance(value, tuple) else value
                yield f"{section}.{key} = {shown}".lstrip(".")
    for node, mean in settings.node_aggregation.items():
        yield f"aggregation.nodes.{node} = {mean}"


def _other_fields(things: Sequence[Indicator | Region], held: frozenset[str]) -> list[str]:
    """Return the fields that some of these have and the files do not."""
    names = [one.name for one in fields(things[0])] if things else []
    plain = type(things[0])("plain") if things else None
    return [
        name
        for name in names
        if name not in held and any(getattr(one, name) != getattr(plain, name) for one in things)
    ]
