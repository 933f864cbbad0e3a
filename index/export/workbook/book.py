"""The workbook as a whole: which sheets it has, in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from ahp.common.wording import BETWEEN, SEVERITIES, Language
from index.export.wording import (
    ALSO,
    ATTAINABLE,
    CHOICES,
    CODE,
    KEY,
    LOCAL,
    MESSAGE,
    NAME,
    NO_CHECK,
    PARENT,
    PLACE_NAMES,
    POOL,
    SAME_AS_BEFORE,
    SEVERITY,
    SHEETS,
    WEIGHT_SOURCE,
    YEAR,
)
from index.export.workbook.check import add_check
from index.export.workbook.region import add_region, can_add_region
from index.export.workbook.rows import saved_with_rows
from index.export.workbook.sheets import Cell, add_table, key_of
from index.export.workbook.sure import add_sure
from index.project.indicators import Indicator
from index.project.regions import CIRCLE
from index.project.wording import (
    GLOBAL,
    LEVEL,
    POINTS,
    RANK,
    SCORE,
    kind_word,
    pool_word,
)
from index.rank.league import league
from index.robust.result import Robustness
from index.steps.pools import pools_of, provenance
from index.steps.provenance.described import normalization_words, otherwise, reference_words
from index.steps.provenance.heading import stage_name, whose
from index.steps.provenance.preparation import preparation
from index.steps.provenance.wording import ORDER_TIES, RANKED_ON, REFERENCES, TIES
from index.steps.result import Result
from index.steps.sequence.order import plain_scores
from index.steps.wording import MEANS

if TYPE_CHECKING:
    from openpyxl import Workbook

_OUTCOMES = ("scores", "contributions", "ranks")


def workbook_bytes(result: Result, lang: Language = "en", runs: Robustness | None = None) -> bytes:
    """Return the bytes of a workbook with everything a reader needs to check an index.

    Parameters
    ----------
    result : Result
    lang : str
        Of headings and names.
    runs : Robustness, optional
        How sure the ranks are, for a sheet of its own.

    Returns
    -------
    bytes
        The same for the same input, whatever the time and machine.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> workbook_bytes(result) == workbook_bytes(result)
    True
    """
    from openpyxl import Workbook  # deferred: most runs write no workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    kept, same = _stages(result)
    _add_about(workbook, result, same, lang)
    for pool in pools_of(result):
        table = league(result, pool, lang, figure="score")
        years = [str(column.key) for column in table.columns[1:]]
        headings = [kind_word(pool.name, lang)]
        for year in years:
            headings += [f"{RANK(lang)} {year}", f"{SCORE(lang)} {year}"]
        rows = [
            [row["name"], *(row[f"{what}_{y}"] for y in years for what in ("rank", "score"))]
            for row in table.records
        ]
        title = SHEETS["league"](lang, pool=pool_word(pool.name, lang))
        formats = [None, *(["0.##", _score_format(result)] * len(years))]
        add_table(workbook, title, [table.title, *table.notes], [headings], rows, formats)
    if runs is not None:
        add_sure(workbook, runs, lang)
    _add_weights(workbook, result, lang)
    for name in kept:
        _add_stage(workbook, result, name, lang)
    _add_reference(workbook, result, lang)
    for name in _OUTCOMES:
        _add_stage(workbook, result, name, lang)
    if result.groups is not None:
        _add_circles(workbook, result, lang)
    plain = plain_scores(result.settings)
    if plain:
        add_check(workbook, result, lang)
    if plain and can_add_region(result):
        add_region(workbook, result, lang)
    _add_notes(workbook, result, lang)
    workbook.calculation.fullCalcOnLoad = True
    return saved_with_rows(workbook)


def _stages(result: Result) -> tuple[list[str], list[str]]:
    """Return the stages that differ from the one before, and those that do not."""
    names = [name for name in result.stages if name not in _OUTCOMES]
    same = [
        name
        for before, name in pairwise(names)
        if result.stages[name].equals(result.stages[before])
    ]
    # what is normalized, and the normalized values, are always shown
    last = [result.stage_of(result.treated), result.stage_of(result.normalized)]
    return [name for name in names if name not in same or name in last], [
        name for name in same if name not in last
    ]


def _add_about(workbook: Workbook, result: Result, same: Sequence[str], lang: Language) -> None:
    between = BETWEEN(lang)
    said: dict[str, object] = dict(provenance(result, "-"))
    del said["pool"]
    for beside in ("whose", "weights_from", "weight_set"):  # the weights say so in words
        said.pop(beside, None)
    said.pop("also", None)  # here each has a row
    said |= {
        "normalization": normalization_words(result.settings, lang, Indicator("")),
        "reference": reference_words(result.settings, lang, Indicator("")),
        "aggregation": MEANS[result.settings.aggregation](lang),
        "ties": TIES[result.settings.ties](lang),
        "rank_on": RANKED_ON[result.settings.rank_on](lang, decimals=result.settings.decimals),
        "weights": whose(result.weights, lang),
        "pools": between.join(pool_word(pool, lang) for pool in dict.fromkeys(result.pools)),
        "years": between.join(result.year_names),
    }
    if "order_ties" in said:
        said["order_ties"] = ORDER_TIES[result.settings.order_ties](lang)
    if "normalization_of" in said:
        said["normalization_of"] = otherwise(
            result.settings, result.weights, result.indicators, lang
        )
    rows: list[list[Cell]] = [[CHOICES[name](lang), value] for name, value in said.items()]
    rows += [[ALSO(lang), one] for one in preparation(result, lang)]
    notes = [result.project.title_in(lang), result.heading(lang)]
    if same:
        stages = between.join(stage_name(name, lang) for name in same)
        notes.append(SAME_AS_BEFORE(lang, stages=stages))
    if not plain_scores(result.settings):
        notes.append(NO_CHECK(lang))
    add_table(workbook, SHEETS["about"](lang), notes, [["", ""]], rows)


def _add_weights(workbook: Workbook, result: Result, lang: Language) -> None:
    frame = result.weights.frame()
    columns = (CODE, NAME, PARENT, LEVEL, LOCAL, GLOBAL, ATTAINABLE)
    rows = [
        [
            code,
            result.weights.name(code, lang),
            row.parent,
            row.level,
            row.local,
            result.weights.node(code).global_,
            float(result.attainable[code]),
        ]
        for code, row in zip(result.weights.codes, frame.itertuples(), strict=True)
    ]
    headings = [[words(lang) for words in columns]]
    formats = [None, None, None, "0", "0.0000", "0.0000", "0.00"]
    source = WEIGHT_SOURCE(lang, source=whose(result.weights, lang))
    add_table(workbook, SHEETS["weights"](lang), [source], headings, rows, formats)


def _add_stage(workbook: Workbook, result: Result, name: str, lang: Language) -> None:
    frame = result.stages[name]
    shown = {"scores": _score_format(result), "contributions": "0.00", "normalized": "0.00"}
    of_nodes = any(result.weights.children(str(code)) for code in frame)
    style = shown.get(name, shown["scores"] if of_nodes else None)
    _add_frame(workbook, result, stage_name(name, lang), frame, lang, style)


def _add_frame(
    workbook: Workbook,
    result: Result,
    title: str,
    frame: pd.DataFrame,
    lang: Language,
    style: str | None = None,
    pool: str | None = None,
) -> None:
    keys = [words(lang) for words in (KEY, YEAR, CODE, NAME, POOL)]
    names = [_name_of(result, str(code), lang) for code in frame.columns]
    rows = list(_frame_rows(result, frame, lang, pool))
    headings = [[*[""] * len(keys), *map(str, frame.columns)], [*keys, *names]]
    formats = [None, "0", None, None, None, *([style] * len(names))]
    add_table(workbook, title, [result.heading(lang)], headings, rows, formats)


def _frame_rows(
    result: Result, frame: pd.DataFrame, lang: Language, pool: str | None
) -> Iterator[list[Cell]]:
    cells = frame.astype(object).where(frame.notna(), None)
    for (year, region), values in zip(frame.index, cells.to_numpy().tolist(), strict=True):
        name = result.project.region(region).name(lang)
        home = pool_word(pool or str(result.pools.get(region, CIRCLE)), lang)
        called = result.year_name(year)
        yield [key_of(called, region), called, region, name, home, *values]


def _name_of(result: Result, code: str, lang: Language) -> str:
    if code in result.weights.codes:
        return result.weights.name(code, lang)
    return result.project.indicator(code).name(lang)  # a denominator


def _add_reference(workbook: Workbook, result: Result, lang: Language) -> None:
    frame = result.reference.reset_index()
    columns = [PLACE_NAMES[str(column)](lang) for column in frame.columns]
    cells = frame.astype(object).where(frame.notna(), None)
    rows = []
    for pool, year, code, *rest in cells.to_numpy().tolist():
        home = pool_word(pool, lang)
        named = [REFERENCES[one](lang) if one in REFERENCES else one for one in rest]
        called = result.year_name(year)
        rows.append([key_of(home, called, code), home, called, _name_of(result, code, lang)])
        rows[-1] += named
    title = SHEETS["reference"](lang)
    add_table(workbook, title, [result.heading(lang)], [[KEY(lang), *columns]], rows)


def _add_circles(workbook: Workbook, result: Result, lang: Language) -> None:
    groups = result.groups
    assert groups is not None  # the caller looked
    title = SHEETS["circles"](lang)
    tables = {
        f"{title} {SCORE(lang)}": (groups.scores, _score_format(result)),
        f"{title} {POINTS(lang)}": (groups.contributions, "0.00"),
        f"{title} {RANK(lang)}": (groups.ranks, None),
    }
    for name, (frame, style) in tables.items():
        _add_frame(workbook, result, name, frame, lang, style, CIRCLE)


def _add_notes(workbook: Workbook, result: Result, lang: Language) -> None:
    if result.notes:
        kinds = dict.fromkeys(one.code for one in result.notes)
        alike = {code: place for place, code in enumerate(kinds)}
        notes = sorted(result.notes, key=lambda one: (one.severity == "note", alike[one.code]))
        rows = [[SEVERITIES[one.severity](lang), one.text(lang)] for one in notes]
        headings = [[SEVERITY(lang), MESSAGE(lang)]]
        add_table(workbook, SHEETS["notes"](lang), [], headings, rows)


def _score_format(result: Result) -> str:
    decimals = result.settings.decimals
    return "0." + "0" * decimals if decimals else "0"
