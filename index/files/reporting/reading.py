"""Reading what a report holds: ``[report]`` and its tables."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ahp.common.document.book.book import LAYOUTS
from ahp.common.io.section import (
    FLAG,
    NAMES,
    TABLE,
    Key,
    Keys,
    Section,
    Type,
    one_of,
    text,
    texts,
    whole,
)
from ahp.common.io.toml import Document
from ahp.common.names import Names, suggestion
from index.files.reporting.wording import (
    REPORT_FILE_SUFFIX,
    REPORT_KEY,
    REPORT_NO_FILE,
    REPORT_ORDER,
    REPORT_TWICE,
    REPORT_UNIT,
    TYPE_AUTHORS,
    TYPE_BY_LANGUAGE,
    TYPE_DATE,
    TYPE_TEXTS_OR_NONE,
    TYPE_TIERS,
    TYPE_TOP,
)
from index.project.regions import CIRCLE, Region
from index.project.reporting import (
    ALL,
    APPENDICES,
    CHARTS,
    CHECKLISTS,
    METHOD_SECTIONS,
    PARTS,
    USUAL,
    Reporting,
)
from index.records.wording import TYPE_TEXTS

NAME = "report"
_SUFFIX = ".md"


def _said(value: Any) -> str:
    """Read a text that says something: not blank, and no mere dash."""
    if not any(map(str.isalnum, text(value))):
        raise ValueError
    return text(value)


def _by_language(value: Any) -> dict[str, str]:
    """Read a text for every language, or a table of one for each."""
    if isinstance(value, str):
        return dict.fromkeys(NAMES, _said(value))
    if not isinstance(value, dict) or not value or not NAMES.keys() >= value.keys():
        raise ValueError
    return {lang: _said(one) for lang, one in value.items()}


def _some(value: Any) -> tuple[str, ...]:
    return () if value == [] else texts(value)


def _authors(value: Any) -> tuple[str, ...]:
    return tuple(map(_said, _some(value)))


def _date(value: Any) -> str:
    """Read a date in any words; an empty one for none."""
    return "" if value == "" else _said(value)


WORDS = Type(TYPE_TEXTS, '["...", "..."]', texts)
SOME = Type(TYPE_TEXTS_OR_NONE, '["...", "..."]', _some)
AUTHORS = Type(TYPE_AUTHORS, '["...", "..."]', _authors)
DATE = Type(TYPE_DATE, '"2026-11-26"', _date)
BY_LANGUAGE = Type(TYPE_BY_LANGUAGE, '{ zh = "...", en = "..." }', _by_language)
TOP = Type(TYPE_TOP, "10", whole(1, 1000))
TIERS = Type(TYPE_TIERS, "3", whole(2, 100))

KEYS: Keys = {
    "title": Key(BY_LANGUAGE, default={}),
    "subtitle": Key(BY_LANGUAGE, default={}),
    "authors": Key(AUTHORS, default=()),
    "date": Key(DATE, default=""),
    "layout": one_of(*LAYOUTS, example='"thesis"'),
    "parts": Key(WORDS, PARTS, PARTS, example='["method", "leagues", "provenance"]'),
    "headings": Key(TABLE),
    "before": Key(TABLE),
    "after": Key(TABLE),
    "top": Key(TOP, default=USUAL.top),
    "tiers": Key(TIERS, default=USUAL.tiers),
    "units": Key(SOME, default=(), example='["all"]'),
    "checklists": Key(SOME, CHECKLISTS, (), example='["jrc"]'),
    "charts": Key(SOME, CHARTS, USUAL.charts, example='["bump", "heatmap"]'),
    "intervals": Key(FLAG, default=False),
    "anonymous": Key(FLAG, default=False),
}


def read_reporting(
    document: Document, regions: Iterable[Region] = (), beside: Sequence[str] = ()
) -> Reporting:
    """Read what a report holds; where nothing is said of it, what is usual.

    Parameters
    ----------
    document : Document
        An ``index.toml``; files it names stand beside it.
    regions : iterable of Region
        Who can have a page, and whose kinds have sections. Without any that is not checked.
    beside : sequence of str
        Keys of the table that are read elsewhere.

    Returns
    -------
    Reporting
        Keys that are wrong are noted, and mean what is usual.
    """
    section = document.section(NAME, KEYS, beside)
    places = tuple(regions)
    kinds = dict.fromkeys([CIRCLE, *(one.kind for one in places)])
    known = (*PARTS, *METHOD_SECTIONS, *kinds) if places else ()
    for key in ("parts", "units", "checklists", "charts"):
        _once(section, key)
    _check_order(section)
    _check_units(section, places)
    return Reporting(
        title=section["title"],
        subtitle=section["subtitle"],
        authors=section["authors"],
        date=section["date"],
        layout=section["layout"],
        parts=section["parts"],
        headings=_named(section, "headings", known, lambda *_: True),
        before=_files(document, section, "before", known),
        after=_files(document, section, "after", known),
        top=section["top"],
        tiers=section["tiers"],
        units=section["units"],
        checklists=section["checklists"],
        charts=section["charts"],
        intervals=section["intervals"],
        anonymous=section["anonymous"],
    )


def own_files(document: Document) -> list[str]:
    """Return the paths of the text of one's own that a file names, right or wrong."""
    given = document.tables.get(NAME)
    tables = [given.get(key) for key in ("before", "after")] if isinstance(given, dict) else []
    values = [one for table in tables if isinstance(table, dict) for one in table.values()]
    named = [[*one.values()] if isinstance(one, dict) else [one] for one in values]
    folder = os.path.dirname(document.path)
    files = (one for some in named for one in some if isinstance(one, str))
    return [os.path.join(folder, one) for one in files]


def _once(section: Section, key: str) -> None:
    words: tuple[str, ...] = section[key]
    for name in dict.fromkeys(word for k, word in enumerate(words) if word in words[:k]):
        section.note(REPORT_TWICE, key, key=section.full(key), name=name)


def _check_order(section: Section) -> None:
    """Note the first part that stands behind an appendix."""
    parts: tuple[str, ...] = section["parts"]
    first = next((one for one in parts if one in APPENDICES), None)
    if first is None:
        return
    behind = [one for one in parts[parts.index(first) :] if one not in APPENDICES]
    for later in behind[:1]:
        section.note(REPORT_ORDER, "parts", later=later, first=first, appendices=APPENDICES)


def _check_units(section: Section, regions: Sequence[Region]) -> None:
    names = {name for one in regions for name in (one.code, *one.names.values(), *one.aliases)}
    for name in section["units"] if regions else ():
        if name != ALL and name not in names:
            hint = suggestion(name, (ALL, *sorted(names)))
            section.note(REPORT_UNIT, "units", name=name, suggestion=hint)


def _named(
    section: Section, key: str, known: Sequence[str], check: Callable[[Section, str, str], bool]
) -> Mapping[str, Names]:
    """Read a table whose keys are parts, sections of the method or kinds of regions."""
    given = section.values.get(key)
    if given is None:
        return {}
    for name in given if known else ():
        if name not in known:
            said = {"key": section.full(key), "suggestion": suggestion(name, known)}
            section.note(REPORT_KEY, key, name=name, **said)
    fitting = {name: value for name, value in given.items() if not known or name in known}
    section.values[key] = fitting
    inner = section.table(key, dict.fromkeys(fitting, Key(BY_LANGUAGE)))
    found: dict[str, Names] = {}
    for name, by in inner.values.items():
        right = {one for one in dict.fromkeys(by.values()) if check(inner, name, one)}
        found[name] = {lang: one for lang, one in by.items() if one in right}
    return found


def _files(
    document: Document, section: Section, key: str, known: Sequence[str]
) -> Mapping[str, Names]:
    """Read which Markdown files stand before or after parts: their paths."""
    folder = os.path.dirname(document.path)

    def check(inner: Section, name: str, file: str) -> bool:
        if os.path.splitext(file)[1].lower() != _SUFFIX:
            inner.note(REPORT_FILE_SUFFIX, name, file=file)
        elif not os.path.isfile(os.path.join(folder, file)):
            inner.note(REPORT_NO_FILE, name, part=name, file=file)
        else:
            return True
        return False

    found = _named(section, key, known, check)
    return {
        name: {lang: os.path.join(folder, file) for lang, file in by.items()}
        for name, by in found.items()
    }
