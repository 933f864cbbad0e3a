"""What would be taken, as a document: the files, the people, and what is odd."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from ahp.check.records import finding_record
from ahp.collect.intake import Collected, Intake, Taking
from ahp.collect.wording import (
    ANSWERED,
    CONSISTENCY,
    CONVENTION,
    DIFFERING,
    FILE,
    FILES,
    FRESH,
    IN_ALL,
    LAYOUT,
    MATRICES_OF,
    NEW_EXPERT,
    NOT_WRITTEN,
    ODD,
    ODD_SHORT,
    PEOPLE,
    PERSON,
    RI_TABLE,
    TIME,
    WRITTEN_IN,
)
from ahp.common.document.parts import Column, Document, Gap, Grid, Heading, Part, Sheet, Text
from ahp.common.wording import BETWEEN, Count, Language
from ahp.model.analysis import Analysis
from ahp.model.experts import shown_names
from ahp.model.judgment import format_judgment

KEYS = (
    *("expert", "name", "new", "node", "matrix", "answered", "asked", "fresh", "replaced"),
    *("kept", "cr", "consistent", "random_index", "file", "place", "time", "convention", "odd"),
)


def document(found: Collected, written: Sequence[str] | None, lang: Language) -> Document:
    """Return what would be taken of whom, or was.

    Parameters
    ----------
    found : Collected
    written : sequence of str, optional
        The folders that were written; None where nothing was to be.
    lang : str

    Returns
    -------
    Document
        With a row for each expert and matrix in its sheet.
    """
    return Document(
        _parts(found, written, lang),
        _record(found, written, lang),
        Sheet(KEYS, _rows(found, lang)),
        lang,
        title=found.model.title_in(lang),
    )


def _parts(found: Collected, written: Sequence[str] | None, lang: Language) -> Iterator[Part]:
    yield Heading(found.model.title_in(lang), 1)
    yield from (Gap(), Heading(FILES(lang)), _files(found, lang))
    yield from (Gap(), Heading(PEOPLE(lang)), _people(found, lang))
    yield Gap()
    fresh = sum(one.fresh for one in found.intakes)
    experts = sum(one.fresh > 0 for one in found.intakes)
    yield Text(IN_ALL(lang, fresh=fresh, experts=experts))
    if written is None and fresh:
        yield Text(NOT_WRITTEN(lang), close=True)
    elif written:
        folder = os.path.join(found.model.folder or "", "experts")
        yield Text(WRITTEN_IN(lang, count=Count(len(written)), folder=folder), close=True)


def _files(found: Collected, lang: Language) -> Grid:
    columns = (
        Column("file", FILE(lang)),
        Column("layout", LAYOUT(lang)),
        Column("people", PEOPLE(lang), align="right"),
        Column("convention", CONVENTION(lang)),
    )
    rows = [
        [
            one.path,
            one.layout(lang),
            str(len(one.respondents)),
            "" if one.convention is None else one.convention(lang),
        ]
        for one in found.readings
    ]
    return Grid(columns, rows)


def _people(found: Collected, lang: Language) -> Grid:
    names = shown_names((one.expert for one in found.intakes), lang)
    odd = [_odd(one, lang) for one in found.intakes]
    kept = any(one.kept for each in found.intakes for one in each.takings.values())
    columns = (
        Column("expert", PERSON(lang)),
        Column("matrices", MATRICES_OF(lang), align="right"),
        Column("answered", ANSWERED(lang), align="right"),
        Column("fresh", FRESH(lang), align="right"),
        *([Column("kept", DIFFERING(lang), align="right")] if kept else []),
        Column("cr", CONSISTENCY(lang), align="right"),
        Column("time", TIME(lang)),
        *([Column("odd", ODD(lang))] if any(odd) else []),
    )
    rows = [
        [
            names[one.expert.code] + (NEW_EXPERT(lang) if one.is_new else ""),
            str(len(one.takings)),
            f"{one.progress.answered}/{one.progress.asked}",
            str(one.fresh),
            *([str(sum(each.kept for each in one.takings.values()))] if kept else []),
            _worst(one, found, lang),
            max((each.person.time for each in one.sent), default=""),
            *([told] if any(odd) else []),
        ]
        for one, told in zip(found.intakes, odd, strict=True)
    ]
    note = RI_TABLE(lang, random_index=found.settings.random_index)
    return Grid(columns, rows, notes=(note,))


def _worst(intake: Intake, found: Collected, lang: Language) -> str:
    """Return the largest CR, with its node where there are several; nothing where there is none."""
    rated = [one for one in intake.takings.values() if _ratio(one.analysis) is not None]
    if not rated:
        return ""
    worst = max(rated, key=lambda one: _ratio(one.analysis) or 0.0)
    mark = "" if worst.analysis is None or worst.analysis.consistent else " !"
    node = found.model.hierarchy.name(worst.node, lang) if len(intake.takings) > 1 else ""
    return f"{node} {_ratio(worst.analysis):.4f}{mark}".strip()


def _ratio(analysis: Analysis | None) -> float | None:
    return None if analysis is None or not analysis.rated else analysis.cr


def _odd(intake: Intake, lang: Language) -> str:
    """Return in a few words what is odd; the findings say it in full."""
    words = [ODD_SHORT[one.code](lang) for one in intake.findings if one.code in ODD_SHORT]
    return BETWEEN(lang).join(dict.fromkeys(words))


def _rows(found: Collected, lang: Language) -> Iterator[Sequence[object]]:
    for one in found.intakes:
        for taking in one.takings.values():
            record = _matrix_record(taking)
            yield [
                *(one.expert.code, one.expert.name(lang), one.is_new),
                *(taking.node, found.model.hierarchy.name(taking.node, lang)),
                *(record[key] for key in KEYS[5:12]),
                found.settings.random_index,
                *(_joined(each.reading.path for each in one.sent),),
                *(_joined(each.person.place.text(lang) for each in one.sent),),
                max((each.person.time for each in one.sent), default=""),
                _joined(
                    "" if each.reading.convention is None else each.reading.convention(lang)
                    for each in one.sent
                ),
                _odd(one, lang),
            ]


def _joined(texts: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(one for one in texts if one))


def _record(found: Collected, written: Sequence[str] | None, lang: Language) -> dict[str, Any]:
    return {
        "model": found.model.folder,
        "method": found.settings.method,
        "random_index": found.settings.random_index,
        "scale": found.settings.scale,
        "threshold": found.settings.threshold,
        "written": list(written or ()),
        "files": [
            {
                "path": one.path,
                "layout": one.layout(lang),
                "convention": None if one.convention is None else one.convention(lang),
                "people": len(one.respondents),
            }
            for one in found.readings
        ],
        "experts": [_expert_record(one, lang) for one in found.intakes],
        "findings": [finding_record(one, lang) for one in found.findings],
    }


def _expert_record(intake: Intake, lang: Language) -> dict[str, Any]:
    return {
        "expert": intake.expert.code,
        "names": dict(intake.expert.names),
        "new": intake.is_new,
        "attributes": dict(intake.attributes),
        "sources": [
            {"path": one.reading.path, "place": one.person.place.text(lang),
             "time": one.person.time}
            for one in intake.sent
        ],
        "matrices": {
            node: {**_matrix_record(one), "judgments": _judgments(one)}
            for node, one in intake.takings.items()
        },
        "findings": [finding_record(one, lang) for one in intake.findings],
    }  # fmt: skip


def _matrix_record(taking: Taking) -> dict[str, Any]:
    analysis = taking.analysis
    return {
        **taking.progress._asdict(),
        "fresh": len(taking.fresh),
        "replaced": taking.replaced,
        "kept": taking.kept,
        "cr": _ratio(analysis),
        "consistent": None if analysis is None or not analysis.rated else analysis.consistent,
    }


def _judgments(taking: Taking) -> list[dict[str, str]]:
    return [
        {"a": a, "b": b, "value": format_judgment(value)}
        for a, b, value in taking.matrix.given()
        if value is not None
    ]
