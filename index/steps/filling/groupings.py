"""Groupings of regions: over which of them the mean or median that fills a gap is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ahp.common.findings import Finding
from ahp.common.names import suggestion
from ahp.common.wording import Language
from index.project.errors import StepError
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.steps.filling.wording import FILLED_FROM, FILLED_WITHIN, GROUPING_UNKNOWN
from index.steps.wording import FILLED

LANGUAGES: tuple[Language, ...] = ("en", "zh")

Groupings = Mapping[str, Mapping[str, str]]
"""By name, each with the groups of its regions."""

POOL = "pool"
JOINED = "\0"
"""Between a pool and a group in it."""


def groupings(project: IndexProject, settings: Settings, pools: Mapping[str, str]) -> Groupings:
    """Return the groupings that the settings name, each within the pools.

    A region with nothing in the column is in no group; those without a parent are together.

    Raises
    ------
    StepError
        A grouping that no region has.
    """
    if unknown := tuple(unknown_groupings(settings, project.regions)):
        raise StepError(unknown)
    found: dict[str, Mapping[str, str]] = {}
    for name in settings.impute_within:
        if name == POOL:
            found[name] = pools
            continue
        own = {one.code: group_of(one, name) for one in project.regions}
        found[name] = {
            code: f"{pools[code]}{JOINED}{group or ''}"
            for code, group in own.items()
            if group or name == "parent"
        }
    return found


def unknown_groupings(settings: Settings, regions: Sequence[Region]) -> Iterator[Finding]:
    """Yield a finding for every grouping that the settings name and no region has."""
    for name in settings.impute_within:
        if name in (POOL, "parent") or any(group_of(one, name) for one in regions):
            continue
        columns = dict.fromkeys(key for one in regions for key in one.groupings)
        hint = suggestion(name, [POOL, "parent", "kind", *columns])
        yield Finding(GROUPING_UNKNOWN, {"grouping": name, "suggestion": hint})


def group_of(region: Region, name: str) -> str | None:
    """Return a region's group: its parent, its kind, or what it has in another column.

    >>> group_of(Region("a", parent="east", groupings={"income": "high"}), "income")
    'high'
    """
    if name in ("parent", "kind"):
        return region.parent if name == "parent" else region.kind
    return region.groupings.get(name)


def filled_by(method: str, source: str, project: IndexProject) -> Mapping[str, str]:
    """Say in each language how a gap was filled: the method, and where the value is from.

    >>> from index.project.example import tiny
    >>> filled_by("median", "income high", tiny())["en"]
    'median of income high'
    """
    return {lang: _filled_by(method, source, project, lang) for lang in LANGUAGES}


def _filled_by(method: str, source: str, project: IndexProject, lang: Language) -> str:
    words = FILLED[method](lang)
    if source == POOL:
        return words
    if source[:1].isdigit():
        return FILLED_FROM(lang, method=words, source=project.year_style.in_range(source, lang))
    name, _, group = source.partition(" ")
    if name == "parent":
        own = {one.code: one for one in project.regions}
        group = own[group].name(lang) if group in own else group
    return FILLED_WITHIN(lang, method=words, source=f"{name} {group}".strip())
