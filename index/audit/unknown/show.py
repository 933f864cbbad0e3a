"""Weights that give printed totals, as parts of a document; no arithmetic happens here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from ahp.common.document.parts import Gap, Grid, Part, Text, grid_columns
from ahp.common.names import name_in
from ahp.common.wording import Language
from index.audit.checks.check import Check
from index.audit.intervals import decimal_text
from index.audit.relations import UnknownWeights
from index.audit.result import AuditResult
from index.audit.unknown.limits import Recovered
from index.audit.unknown.wording import (
    ALL_ROWS,
    ALL_YEARS,
    OPEN,
    WEIGHT_COLUMNS,
    WEIGHTS_FOUND,
    WEIGHTS_LEFT_OUT,
    WEIGHTS_MEANING,
    WEIGHTS_OF,
)

_KEYS = ("part", "weight_low", "weight_high", "likeliest", "simplest")


def weight_records(result: AuditResult) -> list[dict[str, object]]:
    """Return every weight that was looked for as a record; an open end is null."""
    return [
        {"relation": check.relation.name, "year": check.year, **record}
        for check, found in _recovered(result)
        for record in _records(check, found)
    ]


def weight_parts(
    result: AuditResult, lang: Language, heading: Callable[[str], Part]
) -> Iterator[Part]:
    """Yield a table of weights for each relation whose weights were looked for and found."""
    pairs = [(check, found) for check, found in _recovered(result) if found.intervals]
    if not pairs:
        return
    yield from (heading(WEIGHTS_FOUND(lang)), Text(WEIGHTS_MEANING(lang)))
    for check, found in pairs:
        yield Text(_caption(result, check, found, lang))
        rows = [
            [_name(result, cast(str, one["part"]), lang), *(_text(one[key]) for key in _KEYS[1:])]
            for one in _records(check, found)
        ]
        yield Grid(grid_columns([WEIGHT_COLUMNS[key](lang) for key in _KEYS], (1, 2, 3, 4)), rows)
    yield Gap()


def _recovered(result: AuditResult) -> Iterator[tuple[Check, Recovered]]:
    for check in result.checks:
        if check.recovered is not None:
            yield check, check.recovered


def _records(check: Check, found: Recovered) -> Iterator[dict[str, object]]:
    for place, part in enumerate(cast(UnknownWeights, check.relation).parts):
        low, high = found.intervals[place].texts() if found.intervals else (None, None)
        simplest = decimal_text(found.simplest[place]) if found.simplest else None
        yield {
            "part": part,
            "weight_low": low,
            "weight_high": high,
            "likeliest": f"{found.weights[place]:.4f}",
            "simplest": simplest,
        }


def _caption(result: AuditResult, check: Check, found: Recovered, lang: Language) -> str:
    relation = cast(UnknownWeights, check.relation)
    together = ALL_ROWS if result.declared.tables[relation.total].years == (None,) else ALL_YEARS
    words = WEIGHTS_LEFT_OUT if found.wrong else WEIGHTS_OF
    return words(
        lang,
        relation=relation.name,
        year=together(lang) if check.year is None else str(check.year),
        rows=len(found.rows),
        out=len(found.wrong),
        sum=OPEN(lang) if relation.equals is None else decimal_text(relation.equals),
    )


def _name(result: AuditResult, code: str, lang: Language) -> str:
    return name_in(result.declared.tables[code].names, lang, code)


def _text(value: object) -> str:
    return "–" if value is None else str(value)
