"""The experts of a model as a document."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from ahp.check.records import finding_record
from ahp.common.document.parts import Column, Document, Gap, Grid, Heading, Part, Sheet, Text
from ahp.common.wording import Language
from ahp.experts.listing import Listed, Listing
from ahp.experts.wording import (
    ANSWERED,
    ANSWERS,
    BY_MATRIX,
    EXPERT,
    EXPERT_WEIGHT,
    EXPERTS,
    JUDGED,
    SOURCE,
    WHEN,
)
from ahp.model.experts import Attribute, Progress, shown_names
from ahp.model.wording import CODE, METHOD_NAMES, SETTINGS, scale_shown

ABREAST = 5  # matrices in one table; with more a terminal would cut the names

KEYS = (
    *("expert", "name", "weight", "node", "matrix", "answered", "asked", "cr", "consistent"),
    *("random_index", "source", "sheet", "modified"),
)


def document(found: Listing, lang: Language) -> Document:
    """Return who they are, then how far each has come with every matrix.

    Parameters
    ----------
    found : Listing
    lang : str

    Returns
    -------
    Document
        With a row for each expert and matrix in its sheet.
    """
    attributes = _attributes(found)
    return Document(
        _parts(found, attributes, lang),
        _record(found, lang),
        Sheet([*KEYS, *(f"attributes.{key}" for key in attributes)], _rows(found, lang)),
        lang,
        title=found.model.title_in(lang),
    )


def _attributes(found: Listing) -> list[str]:
    """Return what is known of anybody beside the name."""
    return list(dict.fromkeys(key for one in found.experts for key in one.expert.attributes))


def _parts(found: Listing, attributes: Sequence[str], lang: Language) -> Iterator[Part]:
    settings = found.settings
    yield Heading(found.model.title_in(lang), 1)
    line = SETTINGS(
        lang,
        method=METHOD_NAMES[settings.method or "eigenvector"](lang),
        random_index=settings.random_index,
        threshold=settings.threshold,
        scale=scale_shown(settings.scale, lang),
    )
    yield Text(line, close=True)
    yield from (Gap(), Heading(EXPERTS(lang)), _people(found, attributes, lang))
    title = BY_MATRIX(lang, random_index=settings.random_index)
    yield from (Gap(), Heading(title))
    judged = found.model.hierarchy.judged
    for start in range(0, len(judged), ABREAST):
        yield _progress(found, judged[start : start + ABREAST], lang)


def _people(found: Listing, attributes: Sequence[str], lang: Language) -> Grid:
    names = shown_names(found.model.experts, lang)
    named = any(name != code for code, name in names.items())
    answers = [_answers(one) for one in found.experts]
    collected = any(source for source, _ in answers)
    columns = [
        Column("expert", EXPERT(lang)),
        *([Column("code", CODE(lang))] if named else []),
        *(Column(key, key) for key in attributes),
        Column("weight", EXPERT_WEIGHT(lang), 2),
        Column("judged", JUDGED(lang), align="right"),
        Column("source", SOURCE(lang)),
        Column("modified", WHEN(lang)),
        *([Column("answers", ANSWERS(lang)), Column("time", ANSWERED(lang))] if collected else []),
    ]
    rows = [
        [
            names[one.expert.code],
            *([one.expert.code] if named else []),
            *(_shown(one.expert.attributes.get(key)) for key in attributes),
            one.expert.weight,
            _judged(one.whole),
            _place(found, one),
            "" if one.modified is None else f"{one.modified:%Y-%m-%d %H:%M}",
            *(told if collected else ()),
        ]
        for one, told in zip(found.experts, answers, strict=True)
    ]
    return Grid(tuple(columns), rows)


def _answers(one: Listed) -> tuple[str, str]:
    """Return the files that judgments were collected from, and when the last were given."""
    sources = one.expert.sources.values()
    files = dict.fromkeys(file for source in sources for file, _ in source.answers)
    return "; ".join(files), max((source.answered for source in sources), default="")


def _shown(value: Attribute | None) -> str:
    return f"{value:g}" if isinstance(value, float) else "" if value is None else str(value)


def _judged(progress: Progress) -> str:
    return f"{progress.answered}/{progress.asked}"


def _place(found: Listing, one: Listed) -> str:
    """Return the file of all matrices, or their folder, below the model's."""
    paths = {source.path for source in one.expert.sources.values()}
    if not paths:
        return ""
    path = paths.pop() if len(paths) == 1 else os.path.commonpath(paths)
    return os.path.relpath(path, found.model.folder or ".").replace(os.sep, "/")


def _progress(found: Listing, codes: Sequence[str], lang: Language) -> Grid:
    hierarchy = found.model.hierarchy
    columns = [Column("expert", EXPERT(lang))]
    columns += [Column(code, hierarchy.name(code, lang), align="right") for code in codes]
    names = shown_names(found.model.experts, lang)
    rows = [
        [names[one.expert.code], *(_cell(one, code) for code in codes)] for one in found.experts
    ]
    return Grid(tuple(columns), rows)


def _cell(one: Listed, code: str) -> str:
    """Return progress and CR; nothing where the person is not asked."""
    progress, analysis = one.progress.get(code), one.analyses.get(code)
    if progress is None:
        return ""
    if analysis is None:
        return _judged(progress)
    mark = "" if analysis.consistent else " !"
    return f"{_judged(progress)}  {analysis.cr:.4f}{mark}"


def _rows(found: Listing, lang: Language) -> Iterator[Sequence[object]]:
    attributes = _attributes(found)
    for one in found.experts:
        expert = one.expert
        for code, progress in one.progress.items():
            analysis, source = one.analyses.get(code), expert.sources.get(code)
            yield [
                *(expert.code, expert.name(lang), expert.weight),
                *(code, found.model.hierarchy.name(code, lang), *progress),
                *((None, None) if analysis is None else (analysis.cr, analysis.consistent)),
                found.settings.random_index,
                *((None, None) if source is None else (source.path, source.sheet)),
                _time(source.modified if source else None),
                *(expert.attributes.get(key) for key in attributes),
            ]


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def _record(found: Listing, lang: Language) -> dict[str, Any]:
    settings = found.settings
    return {
        "model": found.model.folder,
        "method": settings.method,
        "random_index": settings.random_index,
        "scale": settings.scale,
        "threshold": settings.threshold,
        "experts": [_expert_record(one) for one in found.experts],
        "findings": [finding_record(one, lang) for one in found.findings],
    }


def _expert_record(one: Listed) -> dict[str, Any]:
    expert = one.expert
    return {
        "expert": expert.code,
        "names": dict(expert.names),
        "weight": expert.weight,
        "attributes": dict(expert.attributes),
        **one.whole._asdict(),
        "matrices": {code: _matrix_record(one, code) for code in one.progress},
    }


def _matrix_record(one: Listed, code: str) -> dict[str, Any]:
    analysis, source = one.analyses.get(code), one.expert.sources.get(code)
    return {
        **one.progress[code]._asdict(),
        "cr": None if analysis is None else analysis.cr,
        "consistent": None if analysis is None else analysis.consistent,
        "source": None if source is None else source.path,
        "sheet": None if source is None else source.sheet,
        "modified": _time(source.modified if source else None),
        "answers": [{"file": file, "place": place} for file, place in source.answers]
        if source
        else [],
        "answered": source.answered if source else "",
    }
