"""What moved a region between the last two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ahp.common.document.parts import Column, Grid, Part, Text
from ahp.common.document.table import Table, shown
from ahp.common.document.text import key
from ahp.common.findings import Finding, Named
from ahp.common.wording import BETWEEN, Count, Language
from index.check.show import brief
from index.explain.explain import number
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.project.wording import ITEM
from index.rank.changes import PARTS
from index.rank.wording import CHANGE, CHANGE_NOT_PARTED, CHANGE_PARTS, MOVED
from index.report.data.filled import column_name
from index.report.units.chosen import Unit
from index.report.units.ground import Ground
from index.report.units.wording import (
    CHANGES_NOTE,
    CHANGES_TITLE,
    MOVED_NOTE,
    MOVED_TIED,
    MOVED_TITLE,
    NO_EARLIER,
    NO_MOVE,
    NOT_PARTED,
    PARTS_IDLE,
    POINTS_IN,
    VALUES_IN,
)

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
        tables = ground.changes(unit.pool, before, year)
    except StepError as error:
        yield Text(NOT_PARTED(lang, why=error.findings[0].message(lang), **names))
    else:
        yield _parted(ground, unit, tables, CHANGES_TITLE(lang, region=region, **names))
    if ground.sums:
        yield _indicators(ground, unit, before, year)


def _parted(ground: Ground, unit: Unit, tables: Mapping[str, Table], title: str) -> Grid:
    """Take a region's rows out of the tables of changes."""
    result, lang = ground.result, ground.lang
    decimals = result.settings.decimals
    rows, indents = [], []
    own = {
        node: table.rows[[record["region"] for record in table.records].index(unit.row)]
        for node, table in tables.items()
    }
    unparted = {
        node for node, row in own.items() if row["change"] and not all(row[one] for one in PARTS)
    }
    own |= {node: {**own[node], **dict.fromkeys(PARTS)} for node in unparted}
    there = [one for one in PARTS if any(_counts(row[one]) for row in own.values())]
    keys = ["before", "after", "change", *there, "moved"]
    for node, row in own.items():
        rows.append([result.weights.name(node, lang), *(row[one] for one in keys)])
        indents.append(int(node != result.weights.goal))
    of_goal = tables[result.weights.goal]
    headings = {one.key: one.heading for one in of_goal.columns}
    headings |= {"change": CHANGE(lang), "moved": MOVED(lang)}
    headings |= {part: words(lang) for part, words in CHANGE_PARTS.items()}
    columns = [Column("item", ITEM(lang))]
    columns += [Column(one, headings[one], decimals) for one in keys]
    notes = dict.fromkeys(note for table in tables.values() for note in table.notes[:-1])
    idle = [CHANGE_PARTS[one](lang) for one in PARTS if one not in there]
    gaps = [PARTS_IDLE(lang, parts=BETWEEN(lang).join(idle))] if idle and not unparted else []
    if unparted:
        named = Named(unit.row, result.project.region(unit.row).names)
        gaps = [sentence(Finding(CHANGE_NOT_PARTED, {"region": named}), lang)]
    return Grid(
        tuple(columns),
        rows,
        title,
        notes=(CHANGES_NOTE(lang), *notes, *gaps, result.heading(lang, unit.pool)),
        name=key(f"unit-changes-{unit.pool}-{unit.row}"),
        indents=tuple(indents),
    )


def sentence(finding: Finding, lang: Language) -> str:
    """Return what a finding says as a sentence.

    >>> sentence(Finding(CHANGE_NOT_PARTED, {"region": "west"}), "en")[:30]
    'The change of west is not part'
    """
    text = finding.message(lang)
    return f"{text}。" if lang == "zh" else f"{text[:1].upper()}{text[1:]}."


def _counts(text: object) -> bool:
    """Whether a part of a change is there and not nothing."""
    return isinstance(text, str) and bool(text.strip("+-0."))


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
                column_name(result, code, lang),
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
    notes = [MOVED_NOTE(lang, most=MOST, count=len(codes), total=total)]
    notes += [MOVED_TIED(lang, count=Count(len(tied)))] if tied else []
    return Grid(
        _columns(ground, before, after),
        rows,
        MOVED_TITLE(lang, region=region, **names),
        notes=(*notes, result.heading(lang, unit.pool)),
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


def signed(value: float, decimals: int) -> str:
    """Show a change with its sign; none before nothing.

    >>> signed(1.25, 1), signed(-0.04, 1), signed(0.0, 1)
    ('+1.3', '0.0', '0.0')
    """
    text = shown(value, decimals)
    if not text.strip("-0."):
        return text.lstrip("-")
    return f"+{text}" if value > 0 else text
