"""``[weights]`` of ``index.toml``: which sources of weights it names, before any is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ahp.common.io.section import FLAG, TABLE, Key, Keys, Section, Type, one_of
from ahp.common.io.toml import Document
from ahp.common.names import known_ones, suggestion
from index.files.weights.wording import (
    KEY_WITHOUT_TABLE,
    METHOD_NOT_KNOWN,
    SET_NOT_NAMED,
    SOURCES_SEVERAL,
    TYPE_EQUAL,
)
from index.project.weights import DERIVED, Judges, Weighting
from index.project.wording import WEIGHT_KINDS, WEIGHTS_EQUAL, WEIGHTS_OF_BOTH


def _equal(value: Any) -> str:
    if value is True:
        return "siblings"
    if not isinstance(value, str) or value not in WEIGHTS_EQUAL:
        raise ValueError
    return str(value)


SOURCE_KEYS: Keys = {
    "model": Key(),
    "group": Key(FLAG, default=False),
    "expert": Key(),
    "table": Key(),
    "sheet": Key(),
    "column": Key(default="weight"),
    "kind": one_of(*WEIGHT_KINDS, default="local"),
    "node": Key(default="code"),
    "equal": Key(Type(TYPE_EQUAL, "true", _equal)),
    "method": Key(),
}
"""The keys of one source of weights."""
SET_KEYS: Keys = {"use": Key(), "sets": Key(TABLE, default={})}
"""The keys of several sets of weights side by side."""
WEIGHTS_KEYS: Keys = {**SOURCE_KEYS, **SET_KEYS}
_OF_TABLE = ("sheet", "column", "kind", "node")
_OF_MODEL = ("model", "group", "expert")


@dataclass(frozen=True)
class Source:
    """One source of weights as ``index.toml`` has it.

    Attributes
    ----------
    section : Section
    by : str
        ``judgments``, ``table``, ``equal`` or ``method``.
    judges : Judges
    weighting : Weighting, optional
    """

    section: Section
    by: str
    judges: Judges
    weighting: Weighting | None = None

    @property
    def takes_own(self) -> bool:
        """Whether weights from the data need others beside them: to be joined, or to aim at."""
        if self.weighting is None:
            return False
        options = self.weighting.options
        usual = "own" if self.weighting.method == "importance" else "equal"
        aims = options.get("wanted", usual)
        return "combine" in options or aims != "equal"

    def __getitem__(self, key: str) -> Any:
        """Return what a key means."""
        return self.section[key]


@dataclass(frozen=True)
class Sources:
    """The sources of weights by name, and which is used; a single one has no name.

    Attributes
    ----------
    sets : mapping of str to Source
    use : str
    """

    sets: Mapping[str, Source]
    use: str = ""


def read_sources(document: Document) -> Sources:
    """Read ``[weights]``; note what is wrong with its shape."""
    given = document.tables.get("weights", {})
    if not isinstance(given, dict) or not SET_KEYS.keys() & given.keys():
        source = _source(document, given, "weights", WEIGHTS_KEYS)
        return Sources({} if source is None else {"": source})
    section = Section(document, SET_KEYS, given, "weights")
    sets = {
        name: source
        for name, one in section["sets"].items()
        if (source := _source(document, one, f"weights.sets.{name}", SOURCE_KEYS)) is not None
    }
    names = tuple(section["sets"])
    if "use" not in section:
        section.missing("use", f'use = "{next(iter(names), "NAME")}"')
    elif section["use"] is not None and section["use"] not in names:
        hint = suggestion(section["use"], names)
        section.note(SET_NOT_NAMED, "use", name=section["use"], suggestion=hint)
    return Sources(sets, section["use"] or "")


def _source(document: Document, given: object, name: str, keys: Keys) -> Source | None:
    """Read one source of weights, None where it is none."""
    options = isinstance(given, dict) and "method" in given
    beside = tuple(given) if options and isinstance(given, dict) else ()
    section = Section(document, keys, given, name, beside=beside)
    kinds = [kind for kind in ("table", "equal", "method") if kind in section]
    by = kinds[0] if kinds else "judgments"
    if by != "method":
        kinds += [key for key in _OF_MODEL if key in section][:1]
    if len(kinds) > 1:
        section.note(SOURCES_SEVERAL, kinds[1], kinds=kinds)
        return None
    for key in _OF_TABLE if by in ("judgments", "equal") else ():
        if key in section:
            section.note(KEY_WITHOUT_TABLE, key, key=key)
    if by != "judgments" and section[by] is None:
        return None  # of a type that it cannot be, which is noted
    if section["group"] and section["expert"] is not None and by == "judgments":
        section.note(WEIGHTS_OF_BOTH, "expert")
    judges = Judges(section["group"], section["expert"])
    if by != "method":
        return Source(section, by, judges)
    weighting = _weighting(section)
    return None if weighting is None else Source(section, by, judges, weighting)


def _weighting(section: Section) -> Weighting | None:
    method = section["method"]
    if method not in DERIVED:
        hint = suggestion(method, DERIVED) if DERIVED else known_ones(())
        section.note(METHOD_NOT_KNOWN, "method", method=method, suggestion=hint)
        return None
    options = {key: _plain(one) for key, one in section.given.items() if key != "method"}
    return Weighting(method, options)


def _plain(value: Any) -> Any:
    """Make floats of the exact decimals of a file, also of those in a table."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return float(value) if isinstance(value, Decimal) else value
