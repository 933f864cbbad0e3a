"""Circles in the build: put together from their members' values, or from their scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from ahp.common.findings import Finding, Problems
from index.project.arrays import BoolArray
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import CIRCLE, Group
from index.project.settings import Settings
from index.project.tables import table_index
from index.steps.aggregate import Aggregated
from index.steps.groups import group_scores, group_values
from index.steps.normalize import Normalized, apply_reference, normalize
from index.steps.rank import rank_table
from index.steps.result import Groups
from index.steps.transforms import divide
from index.steps.wording import MEMBERS_OF_SEVERAL_POOLS


def rows_of(table: pd.DataFrame, circles: Iterable[Group]) -> BoolArray:
    """Return which rows of a table are of some circles.

    >>> table = pd.DataFrame({"x": [1.0, 2.0]}, table_index([(2022, "a"), (2022, "east")]))
    >>> rows_of(table, [Group("east", ("a",))]).tolist()
    [False, True]
    """
    codes = [group.circle for group in circles]
    return table.index.get_level_values("region").isin(codes)


def with_circles(
    table: pd.DataFrame,
    given: pd.DataFrame,
    project: IndexProject,
    indicators: tuple[Indicator, ...],
    groups: Sequence[Group],
    settings: Settings,
    notes: Problems,
) -> pd.DataFrame:
    """Add rows for circles whose values are put together from their members'.

    Their quotients are those of their sums or means: where a member's quotient was filled, its
    value counts as what gives that quotient with its denominator.
    """
    own = table.copy()
    for one in indicators:
        if one.denominator is not None:
            filled = table[one.code] * given[one.denominator] / one.per
            own[one.code] = given[one.code].where(given[one.code].notna(), filled)
    below = dict.fromkeys(one.denominator for one in indicators if one.denominator)
    only = [code for code in below if code not in own]
    values = group_values(pd.concat([own, given[only]], axis=1), groups, project.indicators)
    notes.findings += values.findings
    shared = [code for code in below if code not in only]
    as_given = group_values(given[shared], groups, project.indicators).table
    denominators = pd.concat([values.table[only], as_given], axis=1)
    circles = divide(
        values.table[list(own)].dropna(how="all"),
        indicators,
        settings.zero_denominator,
        denominators,
    )
    both = pd.concat([table, circles])
    return both.sort_index(level="year", sort_remaining=False, kind="stable")


def normalized_by_members(
    table: pd.DataFrame,
    shown: pd.DataFrame,
    indicators: Sequence[Indicator],
    settings: Settings,
    pools: Mapping[str, str],
    circles: Sequence[Group],
) -> Normalized:
    """Normalize regions as without circles, and the circles against what the regions were.

    Parameters are those of `normalize`; the rows of `circles` are in the table.
    """
    pool = pool_of_members(circles, pools)
    of_members = dict.fromkeys((group.circle for group in circles), pool)
    rows = rows_of(table, circles)
    normal = normalize(table[~rows], indicators, settings, pools, shown[~rows])
    against = apply_reference(table[rows], normal.reference, indicators, settings, of_members)
    return normal._replace(table=pd.concat([normal.table, against]).loc[table.index])


def pool_of_members(groups: Sequence[Group], pools: Mapping[str, str]) -> str:
    """Return the one pool that the members of circles are of.

    Raises
    ------
    StepError
        They are of several, or of none.
    """
    found = {pools[member] for group in groups for member in group.members}
    found.discard(CIRCLE)
    if len(found) != 1:
        raise StepError([Finding(MEMBERS_OF_SEVERAL_POOLS, {"pools": sorted(found)})])
    return found.pop()


def circle_tables(
    project: IndexProject,
    settings: Settings,
    scored: Aggregated,
    recomputed: Sequence[Group],
    notes: Problems,
) -> Groups | None:
    """Put circles together from scores, and set those computed from values beside them."""
    if not project.groups:
        return None
    parts = []
    for stage in scored:
        grouped = group_scores(stage, project.groups)
        parts.append(pd.concat([grouped.table, stage[rows_of(stage, recomputed)]]))
        if stage is scored.scores:
            notes.findings += grouped.findings
    present = {(int(year), region) for year, region in parts[0].index}
    years = sorted({year for year, _ in present})
    keys = [(y, group.circle) for y in years for group in project.groups]
    order = table_index(key for key in keys if key in present)
    scores, contributions = (part.reindex(order) for part in parts)
    pools = {group.circle: CIRCLE for group in project.groups}
    found = rank_table(scores, pools, settings.ties, settings.rank_decimals)
    return Groups(scores, contributions, found)
