"""Recovered matrices as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ahp.common.document.parts import (
    Document,
    Gap,
    Grid,
    Heading,
    Part,
    Sheet,
    Text,
    grid_columns,
)
from ahp.common.wording import BETWEEN, Language
from ahp.model.matrix import format_judgment
from ahp.model.wording import PUBLISHED, WEIGHT
from ahp.recovery.recovery import Contradiction, RecoveredMatrix, Recovery
from ahp.recovery.wording import (
    CONTRADICTION,
    DOCUMENT,
    EXPLORED,
    LISTED,
    PROVED,
    RECOVERED,
    RECOVERED_CR,
    RECOVERED_NEAR,
    RECOVERED_NONE,
    RECOVERED_NONE_NEAR,
    SPACE_SIZE,
    SPACES,
    UNSEARCHED,
)

LARGEST_WRITTEN_OUT = 10**9  # of a search space; more digits say nothing

KEYS = (
    *("code", "number", "count", "exhaustive", "space", "tolerance_units"),
    *("upper", "weights", "lambda_max", "cr", "contradicts"),
)

Recoveries = Mapping[str | None, Recovery]  # by node; the key None stands for a single matrix
Namer = Callable[[str], str]


def document(found: Recoveries, unsearched: Sequence[str], name: Namer, lang: Language) -> Document:
    """Return what was recovered as a document.

    Parameters
    ----------
    found
        Recoveries by node code, or under None for a single matrix.
    unsearched
        Codes of the nodes that the search has not come to.
    name
        Turns codes and labels into names for readers.
    lang
        Language of the words.
    """
    return Document(
        _parts(found, unsearched, name, lang),
        _records(found, unsearched, lang),
        Sheet(KEYS, _rows(found)),
        lang,
        title=DOCUMENT(lang),
    )


def recovery_record(recovery: Recovery, lang: Language) -> dict[str, Any]:
    """Turn a recovery into the record of the JSON contract."""
    return {
        "count": recovery.count,
        "exhaustive": recovery.exhaustive,
        "explored": recovery.explored,
        "space": recovery.space,
        "space_size": _size(recovery.space_size),
        "exact": recovery.exact,
        "tolerance_units": recovery.tolerance_units,
        "random_index": recovery.random_index,
        "labels": list(recovery.labels),
        "matrices": [
            {
                "upper": _upper(one),
                "weights": list(one.weights.values()),
                "lambda_max": one.analysis.lambda_max,
                "cr": one.analysis.cr,
                "contradicts": [
                    {
                        "figure": wrong.label,
                        "printed": str(wrong.printed),
                        "computed": wrong.computed,
                        "units": wrong.units,
                    }
                    for wrong in one.contradicts
                ],
            }
            for one in recovery.matrices
        ],
        "findings": [found.message(lang) for found in recovery.findings],
    }


def _upper(one: RecoveredMatrix) -> list[str]:
    return [format_judgment(value) for value in one.matrix.upper if value is not None]


def _records(found: Recoveries, unsearched: Sequence[str], lang: Language) -> object:
    records = {code: recovery_record(recovery, lang) for code, recovery in found.items()}
    if None in records:
        return records[None]
    ok = not unsearched and all(recovery.proved for recovery in found.values())
    nodes = [{"code": code, **record} for code, record in records.items()]
    return {"ok": ok, "nodes": nodes, "unsearched": list(unsearched)}


def _rows(found: Recoveries) -> Iterator[Sequence[object]]:
    for code, recovery in found.items():
        for number, one in enumerate(recovery.matrices, start=1):
            yield [
                code or "",
                number,
                recovery.count,
                str(recovery.exhaustive).lower(),
                recovery.space,
                recovery.tolerance_units,
                " ".join(_upper(one)),
                " ".join(map(str, one.weights.values())),
                one.analysis.lambda_max,
                one.analysis.cr,
                " ".join(wrong.label for wrong in one.contradicts),
            ]


def summary(recovery: Recovery, lang: Language) -> str:
    """Say how many matrices fit, in which space, and whether that is proved."""
    if not recovery.space_size:  # the figures admitted no search
        return ""
    if recovery.tolerance_units:
        what = RECOVERED_NEAR if recovery.count else RECOVERED_NONE_NEAR
    else:
        what = RECOVERED if recovery.count else RECOVERED_NONE
    proof = PROVED if recovery.exhaustive else EXPLORED
    listed = len(recovery.matrices)
    return ("" if lang == "zh" else " ").join(
        [
            what(lang, count=recovery.count, units=recovery.tolerance_units),
            proof(lang, share=f"{recovery.explored:.3%}"),
            SPACES[recovery.space](lang),
            SPACE_SIZE(lang, size=_size(recovery.space_size)),
            *([LISTED(lang, listed=listed)] if listed < recovery.count else []),
        ]
    )


def _size(count: int) -> str:
    return f"{count:,}" if count < LARGEST_WRITTEN_OUT else f"{Decimal(count):.3g}"


def contradiction(wrong: Contradiction, name: Namer, lang: Language) -> str:
    """Say which printed figure a matrix contradicts, and by how much."""
    decimals = -int(wrong.printed.as_tuple().exponent)
    return CONTRADICTION(
        lang,
        name=name(wrong.label),
        printed=wrong.printed,
        computed=f"{wrong.computed:.{decimals + 2}f}",
        units=f"{wrong.units:.2g}",
    )


def _parts(
    found: Recoveries, unsearched: Sequence[str], name: Namer, lang: Language
) -> Iterator[Part]:
    for place, (code, recovery) in enumerate(found.items()):
        if place:
            yield Gap()
        if code is not None:
            yield Heading(name(code), aside=code)
        yield from map(Text, _summary_lines(recovery, lang))
        for one in recovery.matrices:
            yield _matrix_grid(one, recovery, name, lang)
            yield from map(Text, _matrix_lines(one, recovery, name, lang))
    yield (
        Text(UNSEARCHED(lang, names=BETWEEN(lang).join(unsearched))) if unsearched else Gap("page")
    )


def _summary_lines(recovery: Recovery, lang: Language) -> list[str]:
    told = summary(recovery, lang)
    return [*([told] if told else []), *(one.text(lang) for one in recovery.findings)]


def _matrix_grid(one: RecoveredMatrix, recovery: Recovery, name: Namer, lang: Language) -> Grid:
    """Lay the square out with its columns numbered: names would not fit beside each other."""
    matrix = one.matrix
    numbers = map(str, range(1, matrix.n + 1))
    headings = ["", *numbers, WEIGHT(lang), PUBLISHED(lang)]
    rows = []
    for place, label in enumerate(matrix.labels):
        judgments = [matrix.judgment(label, other) for other in matrix.labels]
        figure = recovery.printed[place]
        rows.append(
            [
                f"{place + 1} {name(label)}",
                *(format_judgment(value) for value in judgments if value is not None),
                f"{one.weights[label]:.{(figure.decimals if figure else 4) + 1}f}",
                str(figure.value) if figure else "",
            ]
        )
    return Grid(grid_columns(headings, range(1, len(headings))), rows)


def _matrix_lines(
    one: RecoveredMatrix, recovery: Recovery, name: Namer, lang: Language
) -> list[str]:
    analysis = one.analysis
    line = RECOVERED_CR(
        lang,
        lambda_max=analysis.lambda_max,
        cr=analysis.cr,
        random_index=analysis.random_index,
        printed=recovery.cr.value if recovery.cr else "-",
    )
    return [line, *(contradiction(wrong, name, lang) for wrong in one.contradicts)]
