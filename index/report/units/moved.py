"""What moved a region between the last two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from ahp.common.document.parts import Column, Grid, Part, Text
from ahp.common.document.table import shown
from ahp.common.document.text import key
from ahp.common.wording import BETWEEN, Count
from index.check.show import brief
from index.explain.explain import number
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.project.wording import ITEM
from index.rank.cells import signed
from index.rank.changes import PARTS
from index.rank.league import change_cells, change_notes
from index.rank.wording import CHANGE, CHANGE_PARTS, CHANGES_OPEN, MOVED
from index.report.units.chosen import Unit
from index.report.units.ground import Figures, Ground
from index.report.units.wording import (
    CHANGES_NOTE,
    CHANGES_TITLE,
    MOVED_NOTE,
    MOVED_SUM,
    MOVED_TIED,
    MOVED_TITLE,
    NO_EARLIER,
    NO_MOVE,
    NOT_PARTED,
    PARTS_IDLE,
    POINTS_IN,
    VALUES_IN,
)
from index.report.wording import FIGURES_BEHIND

MOST = 5
"""Indicators that are listed."""


def moved(ground: Ground, unit: Unit, year: int) -> Iterator[Part]:
    """Yield what a region's change from the year before is made of.

    Nothing where there is no year before, and of a circle, which its members move.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> parts = moved(Ground(build(tiny()), "en"), Unit("west", "province"), 2022)
    >>> [list(part.shown())[0][:4] for part in parts]
    [['goal', '15.0', '50.0', '+35.0'], ['patents', '15.00', '50.00', '+35.00']]
    """
    result, lang = ground.result, ground.lang
    before = max((one for one in result.years if one < year), default=None)
    if before is None or unit.pool == CIRCLE:
        return
    names = {"before": result.year_name(before), "after": result.year_name(year)}
    region = result.project.region(unit.row).name(lang)
    scores = ground.pools[unit.pool].scores[result.weights.goal]
    if pd.isna(scores.get((before, unit.row))):
        yield Text(NO_EARLIER(lang, region=region, **names))
        return
    try:
        changes = ground.changes(unit.row, before, year)
    except StepError as error:
        yield Text(NOT_PARTED(lang, why=error.findings[0].message(lang), **names))
    else:
        yield _parted(ground, unit, changes, {"region": region, **names})
    if ground.sums:
        yield _indicators(ground, unit, before, year)


def _parted(
    ground: Ground, unit: Unit, changes: Mapping[str, Figures], said: Mapping[str, object]
) -> Grid:
    """Show a region's changes of the goal and its children with their parts."""
    result, lang = ground.result, ground.lang
    decimals = result.settings.decimals
    cells = {node: change_cells(figures, decimals) for node, figures in changes.items()}
    there = [one for one in PARTS if any(row[one].strip("+-0.") for row in cells.values())]
    keys = ["before", "after", "change", *there, "moved"]
    headings = {"before": str(said["before"]), "after": str(said["after"])}
    headings |= {"change": CHANGE(lang), "moved": MOVED(lang)}
    headings |= {part: words(lang) for part, words in CHANGE_PARTS.items()}
    columns = [Column("item", ITEM(lang))]
    columns += [Column(one, headings[one], decimals) for one in keys]
    notes = [CHANGES_NOTE(lang), *change_notes(there, lang), *_open(ground, changes, there)]
    return Grid(
        tuple(columns),
        [[result.weights.name(node, lang), *map(row.get, keys)] for node, row in cells.items()],
        CHANGES_TITLE(lang, **said),
        notes=(*notes, FIGURES_BEHIND(lang, heading=result.heading(lang, unit.pool))),
        name=key(f"unit-changes-{unit.pool}-{unit.row}"),
        indents=tuple(int(node != result.weights.goal) for node in cells),
    )


def _open(ground: Ground, changes: Mapping[str, Figures], there: Sequence[str]) -> Iterator[str]:
    """Say which changes are not parted, or, where all are, which parts are not listed."""
    lang, weights = ground.lang, ground.result.weights
    left = [
        node for node, one in changes.items() if one["change"] is not None and one["value"] is None
    ]
    names = [weights.name(node, lang) for node in left]
    idle = [CHANGE_PARTS[one](lang) for one in PARTS if one not in there]
    if names:
        yield CHANGES_OPEN(lang, names=BETWEEN(lang).join(names))
    elif idle:
        parts = BETWEEN(lang).join(
            one if lang == "zh" else one[:1].lower() + one[1:] for one in idle
        )
        yield PARTS_IDLE(lang, parts=parts)


def _indicators(ground: Ground, unit: Unit, before: int, after: int) -> Part:
    """List the indicators whose points changed most."""
    result, lang = ground.result, ground.lang
    decimals, codes = result.settings.decimals, list(result.weights.leaves)
    points = ground.pools[unit.pool].points
    first, last = (
        {code: number(points.at[(year, unit.row), code]) or 0.0 for code in codes}
        for year in (before, after)
    )
    change = {code: last[code] - first[code] for code in codes}
    names = {"before": result.year_name(before), "after": result.year_name(after)}
    ordered = sorted(codes, key=lambda code: -abs(change[code]))
    ordered = [code for code in ordered if abs(change[code]) > _LEAST]
    if not ordered:
        return Text(NO_MOVE(lang, **names))
    values = result.stages["values"]
    rows = []
    for code in ordered[:MOST]:
        given = [brief(number(values.at[(year, unit.row), code])) for year in (before, after)]
        unit_word = result.project.indicator(code).unit
        rows.append(
            [
                result.project.column_name(code, lang),
                *(shown(one[code], _fine(decimals)) for one in (first, last)),
                signed(change[code], _fine(decimals)),
                " ".join(filter(None, [" → ".join(one or "–" for one in given), unit_word])),
            ]
        )
    tied = [
        code
        for code in ordered[MOST:]
        if abs(abs(change[code]) - abs(change[ordered[MOST - 1]])) <= _LEAST
    ]
    region = result.project.region(unit.row).name(lang)
    total = signed(sum(change.values()), _fine(decimals))
    notes = [MOVED_NOTE(lang, most=MOST), MOVED_SUM(lang, count=len(codes), total=total)]
    notes += [MOVED_TIED(lang, count=Count(len(tied)))] if tied else []
    return Grid(
        _columns(ground, before, after),
        rows,
        MOVED_TITLE(lang, region=region, **names),
        notes=(*notes, FIGURES_BEHIND(lang, heading=result.heading(lang, unit.pool))),
        name=key(f"unit-moved-{unit.pool}-{unit.row}"),
    )


_LEAST = 1e-9  # of points: a smaller change is the error of arithmetic


def _fine(decimals: int) -> int:
    """Return decimals for points of single indicators, which are small."""
    return max(2, decimals)


def _columns(ground: Ground, before: int, after: int) -> tuple[Column, ...]:
    result, lang = ground.result, ground.lang
    names = {"before": result.year_name(before), "after": result.year_name(after)}
    decimals = _fine(result.settings.decimals)
    points = [
        Column(f"points-{key}", POINTS_IN(lang, year=year), decimals) for key, year in names.items()
    ]
    change = Column("change", CHANGE(lang), decimals)
    values = Column("values", VALUES_IN(lang, **names), align="right")
    return Column("item", ITEM(lang)), *points, change, values
