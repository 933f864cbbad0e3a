"""The indicators: what each is called, measures, comes from, and is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ahp.common.document.parts import Column
from ahp.common.document.table import Record, Table, shown
from ahp.common.findings import Number
from ahp.common.names import name_in
from ahp.common.wording import BETWEEN_LISTS, Language, Words
from index.explain.records import definition_words
from index.project.indicators import Indicator
from index.project.wording import ITEM
from index.region.wording import BELONGS
from index.report.data.wording import (
    BEST_AT,
    BEST_WITHIN,
    CAPPED,
    CODE,
    DEFINITION,
    DEFINITIONS_NOTE,
    DEFINITIONS_TITLE,
    DIRECTION,
    DIVIDED_BY,
    DIVIDED_PER,
    GOALPOSTS,
    LESS_IS_BETTER,
    MORE_IS_BETTER,
    NO_END,
    SOURCE,
    TARGET,
    TRANSFORMED,
    UNIT,
    WORTH,
)
from index.report.wording import FIGURES_BEHIND
from index.steps.provenance.described import best_words
from index.steps.result import Result

if TYPE_CHECKING:  # definitions come with a sample database only
    from index.records.definitions import Definition

DECIMALS = 4
_TOWARD = ("distance-to-target", "ratio-to-target")


def indicators_table(result: Result, lang: Language = "en") -> Table:
    """List the indicators in the order of the tree.

    Parameters
    ----------
    result : Result
    lang : str

    Returns
    -------
    Table
        Columns that would be empty, such as units that nobody gave, are left out.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> table = indicators_table(build(tiny()))
    >>> [(row["code"], row["direction"], row["weight"]) for row in table.rows]
    [('patents', 'more', '0.7500'), ('waste', 'less', '0.2500')]
    """
    weights, defined = result.weights, _defined(result)
    rows: list[Record] = []
    records: list[Record] = []
    for one in result.indicators:
        parent = weights.parent(one.code)
        above = "" if parent is None else weights.name(parent, lang)
        worth = weights.node(one.code).global_
        cells = {"name": weights.name(one.code, lang), "above": above, "code": one.code}
        cells |= {"unit": one.unit, "direction": direction_words(one, lang), "source": one.source}
        cells["definition"] = BETWEEN_LISTS(lang).join(_said(result, one, defined, lang))
        rows.append({**cells, "weight": shown(worth, DECIMALS)})
        records.append({**cells, "direction": one.direction, "weight": worth})
    headings = {
        **{"name": ITEM, "above": BELONGS, "code": CODE, "unit": UNIT, "direction": DIRECTION},
        **{"definition": DEFINITION, "source": SOURCE},
    }
    columns = [Column(key, words(lang)) for key, words in headings.items() if _any(rows, key)]
    columns.append(Column("weight", WORTH(lang), DECIMALS))
    total = sum(weights.node(one.code).global_ for one in result.indicators)
    note = DEFINITIONS_NOTE(lang, count=len(rows), total=shown(total, DECIMALS))
    notes = (note, FIGURES_BEHIND(lang, heading=result.heading(lang)))
    title = DEFINITIONS_TITLE(lang)
    return Table("definitions", title, notes, tuple(columns), tuple(rows), tuple(records))


def _any(rows: list[Record], key: str) -> bool:
    return any(row[key] for row in rows)


def _defined(result: Result) -> Mapping[str, Definition]:
    """Return how each indicator comes from records, where the project has a sample database."""
    sample = result.project.sample
    if sample is None or sample.plan is None:
        return {}
    from index.records.reading import load_definitions  # deferred: only samples need it

    return {one.code: one for one in load_definitions(sample.plan.path).indicators}


def direction_words(one: Indicator, lang: Language) -> str:
    """Say what is better: more of an indicator, less, or a value near or within its best.

    >>> direction_words(Indicator("ph", best=(6.5, 8.5)), "en")
    'within 6.5–8.5'
    """
    if one.best is not None:
        words = BEST_AT if one.best[0] == one.best[1] else BEST_WITHIN
        return words(lang, best=best_words(one.best))
    return (LESS_IS_BETTER if one.direction < 0 else MORE_IS_BETTER)(lang)


def _said(
    result: Result, one: Indicator, defined: Mapping[str, Definition], lang: Language
) -> Iterator[str]:
    """Yield how an indicator is defined: its records, then what is done before it is normalized."""
    definition = defined.get(one.code)
    if definition is not None:
        yield name_in(definition.names, lang, definition_words(definition, lang))
    if one.denominator is not None:
        denominator = result.project.column_name(one.denominator, lang)
        per = Number(one.per)
        words = DIVIDED_BY if one.per == 1 else DIVIDED_PER
        yield words(lang, denominator=denominator, per=per)
    yield from _ends(GOALPOSTS, one.goalposts, lang)
    yield from _ends(CAPPED, one.caps, lang)
    if one.target is not None and one.method(result.settings) in _TOWARD:
        yield TARGET(lang, target=f"{one.target:.6g}")
    if one.transform != "none":
        yield TRANSFORMED(lang, name=one.transform)


def _ends(words: Words, ends: tuple[float | None, float | None], lang: Language) -> Iterator[str]:
    if ends != (None, None):
        low, high = (NO_END(lang) if one is None else Number(one) for one in ends)
        yield words(lang, low=low, high=high)
