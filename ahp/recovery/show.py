"""Recovered matrices as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from ahp.common.document.parts import Document, Gap, Grid, Heading, Part, Sheet, Text, grid_columns
from ahp.common.wording import ASIDE, BETWEEN, Language
from ahp.model.judgment import format_judgment
from ahp.model.matrix import PairwiseMatrix
from ahp.model.wording import METHOD_NAMES, PUBLISHED, TAKEN, WEIGHT
from ahp.recovery.methods import Answer
from ahp.recovery.result import Contradiction, RecoveredMatrix, Recovery
from ahp.recovery.wording import (
    ALL_TABLES,
    ANY_TABLE,
    ASSUMED,
    CONTRADICTION,
    COUNTED,
    DOCUMENT,
    EXPLORED,
    LISTED,
    NONE_WITH,
    OFF_SCALE,
    OTHERS,
    OTHERS_FAIL,
    OTHERS_GIVE,
    OTHERS_OPEN,
    PROVED,
    PUBLISHED_CR,
    RECOVERED,
    RECOVERED_CR,
    RECOVERED_NEAR,
    RECOVERED_NONE,
    RECOVERED_NONE_NEAR,
    SAME_AS_ABOVE,
    SPACE_SIZE,
    SPACES,
    UNSEARCHED,
    UNTRIED,
    WIDEN,
    WITH_TABLES,
)

LARGEST_WRITTEN_OUT = 10**9  # of a search space; more digits say nothing

KEYS = (
    "code",
    "method",
    "random_index",
    "tables",
    "number",
    "count",
    "exhaustive",
    "space",
    "tolerance_units",
    "upper",
    "weights",
    "lambda_max",
    "cr",
    "contradicts",
)

Namer = Callable[[str], str]


def document(answer: Answer, name: Namer, lang: Language) -> Document:
    """Return what was recovered as a document.

    Parameters
    ----------
    answer
        Recoveries by node, or under None for a single matrix.
    name
        Turns codes and labels into names for readers.
    lang
        Language of the words.
    """
    return Document(
        _parts(answer, name, lang),
        _records(answer, lang),
        Sheet(KEYS, _rows(answer)),
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
        "tried": recovery.tried,
        "exact": recovery.exact,
        "tolerance_units": recovery.tolerance_units,
        "method": recovery.method,
        "lambda_max_by": "eigenvalue" if recovery.method == "eigenvector" else "mean-ratio",
        "random_index": recovery.random_index,
        "tables": dict(recovery.tables),
        "labels": list(recovery.labels),
        "matrices": [
            {
                "upper": _upper(one),
                "weights": list(one.weights.values()),
                "lambda_max": one.analysis.lambda_max,
                "cr": one.analysis.cr,
                "random_index": one.analysis.random_index,
                "tables": list(one.tables),
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


def _records(answer: Answer, lang: Language) -> object:
    if None in answer.listed:
        first, *others = [recovery_record(one, lang) for one in answer.ranked(None)]
        return {**first, "others": others}
    nodes = [
        {"code": code, **recovery_record(answer.ranked(code)[0], lang)} for code in answer.listed
    ]
    combinations = [
        {"method": method, "random_index": table, "every_figure": gives, "none_for": code}
        for method, table, gives, code in answer.combinations()
    ]
    return {
        "ok": answer.proved,
        "nodes": nodes,
        "unsearched": list(answer.unsearched),
        "others": combinations,
    }


def _rows(answer: Answer) -> Iterator[Sequence[object]]:
    for code in answer.listed:
        for recovery in answer.ranked(code):
            for number, one in enumerate(recovery.matrices, start=1):
                yield [
                    code or "",
                    recovery.method,
                    one.analysis.random_index,
                    " ".join(one.tables),
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


def assumed(method: str, lang: Language) -> str:
    """Name what a statement rests on, except for the table: the method, and lambda_max."""
    taken = TAKEN[method == "eigenvector"](lang)
    return ASSUMED(lang, method=METHOD_NAMES[method](lang), taken=taken)


def _tables_text(recovery: Recovery, tables: Sequence[str], lang: Language) -> str:
    if not recovery.consistency.by_table:
        return ANY_TABLE(lang)
    if len(tables) == len(recovery.tables) > 1:
        return ALL_TABLES(lang, count=len(tables))
    return WITH_TABLES(lang, tables=("、" if lang == "zh" else ", ").join(tables))


def _counts(recovery: Recovery, lang: Language) -> str:
    """Say how many matrices fit under which tables."""
    by_count: dict[int, list[str]] = {}
    for table, count in recovery.tables.items():
        by_count.setdefault(count, []).append(table)
    told = []
    for count in sorted(by_count, key=lambda one: not one):
        words = COUNTED if count else NONE_WITH
        told.append(words(lang, count=count, tables=_tables_text(recovery, by_count[count], lang)))
    return ("；" if lang == "zh" else "; ").join(told)


def summary(recovery: Recovery, lang: Language) -> str:
    """Say how many matrices fit, on what assumption, in which space, and whether it is proved."""
    if not recovery.space_size:  # the figures admitted no search
        return ""
    details = {
        "assumed": assumed(recovery.method, lang),
        "counts": _counts(recovery, lang),
        "tables": _tables_text(recovery, list(recovery.tables), lang),
        "units": recovery.tolerance_units,
    }
    if not recovery.tried:
        return UNTRIED(lang, **details)
    if recovery.tolerance_units:
        what = RECOVERED_NEAR if recovery.count else RECOVERED_NONE_NEAR
    else:
        what = RECOVERED if recovery.count else RECOVERED_NONE
    proof = PROVED if recovery.exhaustive else EXPLORED
    listed = len(recovery.matrices)
    return ("" if lang == "zh" else " ").join(
        [
            what(lang, **details),
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


def _parts(answer: Answer, name: Namer, lang: Language) -> Iterator[Part]:
    for place, code in enumerate(answer.listed):
        if place:
            yield Gap()
        if code is not None:
            yield Heading(name(code), aside=ASIDE(lang, text=code))
        yield from _node_parts(answer.ranked(code), name, lang)
    if answer.unsearched:
        yield Text(UNSEARCHED(lang, names=BETWEEN(lang).join(answer.unsearched)))
    if answer.compared:
        yield Gap()
        yield Heading(OTHERS(lang))
        yield from map(Text, _other_lines(answer, name, lang))
    if not answer.unsearched:
        yield Gap("page")


def _node_parts(ranked: Sequence[Recovery], name: Namer, lang: Language) -> Iterator[Part]:
    shown: set[PairwiseMatrix] = set()
    told: list[str] = []
    for place, recovery in enumerate(ranked):
        text = summary(recovery, lang)
        if place and text:
            yield Gap()
        findings = [one.text(lang) for one in recovery.findings]
        yield from map(Text, [*([text] if text else []), *(t for t in findings if t not in told)])
        told += findings
        same = sum(one.matrix in shown for one in recovery.matrices)
        if same:
            yield Text(SAME_AS_ABOVE(lang, count=same))
        for one in recovery.matrices:
            if one.matrix not in shown:
                shown.add(one.matrix)
                yield _matrix_grid(one, recovery, name, lang)
                yield from map(Text, _matrix_lines(one, recovery, name, lang))
    yield from map(Text, _advice(ranked, lang))


def _advice(ranked: Sequence[Recovery], lang: Language) -> Iterator[str]:
    """Say what may be behind it where nothing was found."""
    searched = [one for one in ranked if one.tried]
    if searched and all(one.exhaustive and not one.count for one in searched):
        yield OFF_SCALE(lang)
        yield WIDEN(lang, units=2 * max(one.tolerance_units for one in searched) or 5)


def _other_lines(answer: Answer, name: Namer, lang: Language) -> Iterator[str]:
    groups: dict[tuple[str, bool | None, str | None], list[str]] = {}
    for method, table, gives, code in answer.combinations():
        groups.setdefault((method, gives, code), []).append(table)
    for (method, gives, code), tables in groups.items():
        words = OTHERS_OPEN if gives is None else OTHERS_GIVE if gives else OTHERS_FAIL
        listed = BETWEEN(lang).join(tables)
        yield words(
            lang,
            assumed=assumed(method, lang),
            tables=WITH_TABLES(lang, tables=listed),
            node=name(code) if code else "",
        )


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
        method=METHOD_NAMES[analysis.method](lang),
        random_index=analysis.random_index,
        published=PUBLISHED_CR(lang, printed=recovery.cr.value) if recovery.cr else "",
    )
    return [line, *(contradiction(wrong, name, lang) for wrong in one.contradicts)]
