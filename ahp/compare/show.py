"""Experts side by side as tables for readers, or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from ahp.check.formats import FORMATS
from ahp.check.records import finding_record
from ahp.common.document.grid import Column, Rows, write_grid
from ahp.common.document.text import is_unicode
from ahp.common.names import unknown_choice
from ahp.common.wording import Language
from ahp.compare.experts import Comparison, Disagreement, Opinion
from ahp.compare.wording import (
    CR_BY_EXPERT,
    DISAGREEMENTS,
    GROUP_COLUMN,
    GROUP_NOTE,
    NO_DISAGREEMENT,
    OPPOSED,
    OPPOSED_YES,
    OWN_COLUMN,
    SPREAD,
)
from ahp.model.matrix import format_judgment
from ahp.model.wording import GLOBAL, INDICATOR, JUDGMENT, MATRIX, METHOD_NAMES, MISSING, SETTINGS

ABREAST = 8  # experts in one table; with more a terminal would cut the names

Opinions = Mapping[str, Opinion]


def write(
    found: Comparison, style: str, lang: Language, out: TextIO, most: int | None = None
) -> None:
    """Write weights and CRs in columns by expert, then the judgments they differ on most.

    Parameters
    ----------
    found : Comparison
    style : str
        table, json, csv (weights only, unrounded) or markdown.
    lang : str
    out : text stream
    most : int, optional
        How many judgments; all by default.

    Raises
    ------
    UsageError
        If the style is not one of the output formats.
    """
    if style not in FORMATS:
        raise unknown_choice("--format", style, FORMATS)
    shown = found.disagreements[:most]
    if style == "json":
        json.dump(_record(found, shown, lang), out, ensure_ascii=not is_unicode(out), indent=1)
        out.write("\n")
    elif style == "csv":
        write_grid(*_weights_long(found, lang), style, out)
    else:
        _write_tables(found, shown, style, lang, out)


def _columns(found: Comparison, lang: Language) -> dict[str, Opinion]:
    """Return the columns by heading: the experts, then the group and the model's own matrices."""
    columns = dict(found.experts)
    if found.group is not None:
        columns[GROUP_COLUMN(lang)] = found.group
    if found.own is not None:
        columns[OWN_COLUMN(lang)] = found.own
    return columns


def _write_tables(
    found: Comparison, shown: Sequence[Disagreement], style: str, lang: Language, out: TextIO
) -> None:
    settings = found.settings
    head = "## " if style == "markdown" else ""
    print(f"{head and '# '}{found.model.title_in(lang)}", file=out)
    line = SETTINGS(
        lang,
        method=METHOD_NAMES[settings.method or "eigenvector"](lang),
        random_index=settings.random_index,
        threshold=settings.threshold,
        scale=settings.scale,
    )
    print(line, file=out)
    columns = list(_columns(found, lang).items())
    for start in range(0, len(columns), ABREAST):
        part = dict(columns[start : start + ABREAST])
        print(f"\n{head}{GLOBAL(lang)}", file=out)
        _gap(head, out)
        write_grid(*_weights(found, part, lang), style, out)
        print(f"\n{head}{CR_BY_EXPERT(lang, random_index=settings.random_index)}", file=out)
        _gap(head, out)
        write_grid(*_ratios(found, part, lang), style, out)
    if shown:
        print(f"\n{head}{DISAGREEMENTS(lang)}", file=out)
        _gap(head, out)
        for start in range(0, len(found.experts), ABREAST):
            part_of = list(found.experts)[start : start + ABREAST]
            write_grid(*_judgments(found, shown, part_of, lang), style, out)
    elif len(found.experts) > 1:
        print(f"\n{NO_DISAGREEMENT(lang)}", file=out)
    if found.group is not None:
        print(f"\n{GROUP_NOTE(lang)}", file=out)


def _gap(head: str, out: TextIO) -> None:
    if head:
        print(file=out)


def _weights(found: Comparison, part: Opinions, lang: Language) -> tuple[list[Column], Rows]:
    hierarchy = found.model.hierarchy
    columns = [Column("item", INDICATOR(lang))]
    columns += [Column(name, name, 4) for name in part]
    rows = [
        {
            "item": "  " * (hierarchy.level(code) - 1) + hierarchy.name(code, lang),
            **{name: one.global_.get(code) for name, one in part.items()},
        }
        for code in hierarchy.codes
        if code != hierarchy.goal
    ]
    return columns, rows


def _ratios(found: Comparison, part: Opinions, lang: Language) -> tuple[list[Column], Rows]:
    hierarchy = found.model.hierarchy
    columns = [Column("matrix", MATRIX(lang))]
    columns += [Column(name, name, 4) for name in part]
    rows = []
    for code in hierarchy.judged:
        row: dict[str, object] = {"matrix": hierarchy.name(code, lang)}
        for name, one in part.items():
            row[name] = _ratio(one, code, lang)
        rows.append(row)
    return columns, rows


def _ratio(one: Opinion, code: str, lang: Language) -> str:
    """Return a CR as shown, with what is to be said of it: too high, judgments missing."""
    analysis = one.analyses.get(code)
    if analysis is None:
        return ""
    mark = "" if analysis.consistent else " !"
    missing = analysis.missing
    gaps = f" ({MISSING(lang, count=missing)})" if missing else ""
    return f"{analysis.cr:.4f}{mark}{gaps}"


def _judgments(
    found: Comparison, shown: Sequence[Disagreement], experts: Sequence[str], lang: Language
) -> tuple[list[Column], Rows]:
    hierarchy = found.model.hierarchy
    columns = [Column("judgment", JUDGMENT(lang))]
    columns += [Column(name, name, 0) for name in experts]
    columns.append(Column("spread", SPREAD(lang), 1))
    columns.append(Column("opposed", OPPOSED(lang)))
    rows = [
        {
            "judgment": f"{hierarchy.name(one.a, lang)} : {hierarchy.name(one.b, lang)}",
            **{name: format_judgment(value) for name, value in one.judgments.items()},
            "spread": one.spread,
            "opposed": OPPOSED_YES(lang) if one.opposed else "",
        }
        for one in shown
    ]
    return columns, rows


def _weights_long(found: Comparison, lang: Language) -> tuple[list[Column], Rows]:
    keys = ("expert", "code", "name", "parent", "level", "local", "global", "cr")
    hierarchy = found.model.hierarchy
    rows = [
        {
            "expert": name,
            "code": code,
            "name": hierarchy.name(code, lang),
            "parent": hierarchy.parent(code),
            "level": hierarchy.level(code),
            "local": one.local.get(code),
            "global": one.global_.get(code),
            "cr": one.analyses[code].cr if code in one.analyses else None,
        }
        for name, one in _columns(found, lang).items()
        for code in hierarchy.codes
    ]
    return [Column(key, key) for key in keys], rows


def _record(found: Comparison, shown: Sequence[Disagreement], lang: Language) -> dict[str, Any]:
    settings = found.settings
    return {
        "model": found.model.folder,
        "method": settings.method,
        "random_index": settings.random_index,
        "scale": settings.scale,
        "threshold": settings.threshold,
        "experts": {name: _opinion_record(one) for name, one in found.experts.items()},
        "group": None if found.group is None else _opinion_record(found.group),
        "own": None if found.own is None else _opinion_record(found.own),
        "disagreements": [
            {
                "node": one.code,
                "a": one.a,
                "b": one.b,
                "judgments": {name: format_judgment(it) for name, it in one.judgments.items()},
                "spread": one.spread,
                "opposed": one.opposed,
            }
            for one in shown
        ],
        "findings": [finding_record(one, lang) for one in found.findings],
    }


def _opinion_record(one: Opinion) -> dict[str, Any]:
    return {
        "matrices": {
            code: {
                "cr": analysis.cr,
                "consistent": analysis.consistent,
                "complete": analysis.complete,
                "missing": analysis.missing,
                "method": analysis.method,
            }
            for code, analysis in one.analyses.items()
        },
        "local": dict(one.local),
        "global": dict(one.global_),
    }
