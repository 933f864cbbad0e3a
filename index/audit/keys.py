"""The keys of ``audit.toml``, and what the relations in it may name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ahp.common.io.section import (
    ANY,
    FLAG,
    NAMES,
    TABLE,
    Key,
    Keys,
    Section,
    Type,
    exact,
    one_of,
    texts,
)
from ahp.common.io.toml import Document
from ahp.common.io.wording import TYPE_TABLE
from ahp.common.names import suggestion
from ahp.common.wording import UNKNOWN_NODE
from index.audit.relations import (
    BASES,
    COMPARISONS,
    RULES,
    SEVERITIES,
    SIGNS,
    TIES,
    TOTAL_RULES,
    Table,
    WeightModel,
)
from index.audit.rounding import RULES_OF_ROUNDING
from index.audit.wording_declared import (
    AUDIT_NO_MODEL,
    AUDIT_UNKNOWN_ROW,
    AUDIT_UNKNOWN_TABLE,
    TYPE_AUDIT_CODE,
    TYPE_AUDIT_COUNT,
    TYPE_AUDIT_INTEGER,
    TYPE_AUDIT_INTEGERS,
    TYPE_AUDIT_LISTS,
    TYPE_AUDIT_NUMBER,
    TYPE_AUDIT_NUMBERS,
    TYPE_AUDIT_TEXTS,
)


def _some_texts(value: Any) -> tuple[str, ...]:
    return () if value == [] else texts(value)


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise ValueError
    return value


def _integers(value: Any) -> tuple[int, ...]:
    return tuple(map(_integer, value if isinstance(value, list) else [value]))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError
    return value


def _number(value: Any) -> Fraction:
    """Read a number that a linear program can hold beside others."""
    if not isinstance(value, (int, Decimal)) or not Decimal(value).is_finite():
        raise ValueError
    found = Fraction(exact(value))
    if abs(found) >= _LARGE or 0 < abs(found) < 1 / _LARGE:
        raise ValueError
    return found


def _filled(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not value:
        raise ValueError
    return value


_LARGE = Fraction(10**15)
UNKNOWN_WEIGHTS = "unknown"
"""In place of weights: which there are is to be found out."""
_TEXTS = Type(TYPE_AUDIT_TEXTS, '["a", "b"]', _some_texts)
_NUMBER = Type(TYPE_AUDIT_NUMBER, "1", _number)
_SOME = Type(TYPE_AUDIT_TEXTS, '["a", "b"]', texts)
_SOME_PAIRS = Type(TYPE_TABLE, "{ ... }", _filled)
_INTEGER = Type(TYPE_AUDIT_INTEGER, "1", _integer)
_INTEGERS = Type(TYPE_AUDIT_INTEGERS, "[1, 2]", _integers)
_NUMBERS = Type(TYPE_AUDIT_NUMBERS, "[0.5, 0.5]", _list)
_WEIGHTS = Type(
    TYPE_AUDIT_NUMBERS,
    "[0.5, 0.5]",
    lambda value: value if value == UNKNOWN_WEIGHTS else _list(value),
)
_LISTS = Type(TYPE_AUDIT_LISTS, '[["a"], ["b", "c"]]', _list)
_GAPS = Type(TYPE_AUDIT_LISTS, '[["a", "b", "13.5"]]', _list)
_COMPARED = Type(TYPE_AUDIT_LISTS, '[["a", "t2", 4]]', _list)
_BESIDE = Type(TYPE_AUDIT_LISTS, '[["a", "t2", "strength"]]', _list)
_COUNT = Type(
    TYPE_AUDIT_COUNT,
    "30",
    lambda value: value if isinstance(value, str) else _integer(value),
)
_LIMITED = Type(
    TYPE_AUDIT_TEXTS,
    '["a", "b"]',
    lambda value: _filled(value) if isinstance(value, dict) else texts(value),
)
_ROWS = Key(_TEXTS, default=())
_TABLES = Key(_SOME, default=(), required='["t1", "t2"]')
_PAIRS = Key(_SOME_PAIRS, default={}, required='{ t1 = "t2" }', example='{ t1 = "t2" }')
_BY_ROW = Key(TABLE, default={}, example="{ a = [1, 2] }")
_YEARS = Key(_INTEGERS, default=())
_OFF = Key(FLAG, default=False)

MODEL_KEYS: Keys = {"folder": Key(required='"model"')}
COMMON_KEYS: Keys = {"name": Key(required='"..."'), **NAMES, "severity": one_of(*SEVERITIES)}
RELATION_KEYS: Mapping[str, Keys] = {
    "sum": {
        "total": Key(_SOME, default=(), required='"t1"'),
        "parts": _TABLES,
        "weights": Key(_WEIGHTS, default=[]),
        "rule": one_of(*TOTAL_RULES, default="sum"),
        "factor": Key(_NUMBER, default=Fraction(1)),
        "constant": Key(_NUMBER, default=Fraction(0)),
        "equals": Key(_NUMBER),
        **dict.fromkeys(("yearly", "skipped", "unlisted", "exact"), _OFF),
    },
    "group": {
        "tables": _PAIRS,
        "members": Key(ANY.type, required='"members.csv"'),
        "rule": one_of(*RULES, default="sum"),
        "exact": _OFF,
    },
    "weights": {"table": Key(_SOME, default=()), "equals": Key(_NUMBER, default=Fraction(1))},
    "range": {
        "tables": Key(_LIMITED, default=(), required='["t1"]'),
        "low": Key(_NUMBER, default=Fraction(0)),
        "high": Key(_NUMBER),
        "scale": Key(_NUMBER, default=Fraction(100)),
    },
    "rank": {
        "tables": _TABLES,
        "ties": one_of(*TIES, default="competition"),
        "on": one_of(*BASES, default="unrounded"),
        "excerpt": _OFF,
        "order": one_of("descending", "ascending", default="descending"),
    },
    "rows": {"tables": _TABLES, "count": Key(_INTEGER)},
    "same": {
        "tables": _PAIRS,
        "rows": Key(_SOME, default=(), required='["a"]'),
        "rule": one_of(*COMPARISONS, default="equal"),
    },
    "copies": {"tables": _TABLES, "least": Key(_INTEGER)},
    "ends": {
        "tables": _TABLES,
        "low": Key(_NUMBER),
        "high": Key(_NUMBER),
        "pooled": _OFF,
    },
    "change": {
        "tables": _PAIRS,
        "before": Key(_SOME, default=()),
        "positive": one_of(*SIGNS, default="rise"),
    },
    "grim": {
        "tables": _TABLES,
        "records": Key(_COUNT, required="30"),
        "items": Key(_INTEGER, default=1),
        "scale": Key(_NUMBER, default=Fraction(1)),
    },
    "claim": {
        "table": Key(_SOME, default=(), required='"t1"'),
        **dict.fromkeys(("year", "years", "within"), _YEARS),
        **dict.fromkeys(("order", "rows", "absent", "same", "up", "down"), _ROWS),
        **dict.fromkeys(("first", "entered", "left"), _ROWS),
        **dict.fromkeys(("start", "cuts"), Key(_INTEGER)),
        **dict.fromkeys(("only", "ever", "most"), _OFF),
        **dict.fromkeys(("ranks", "moves", "spans"), _BY_ROW),
        "counts": Key(TABLE, default={}, example="{ up = 3 }"),
        **dict.fromkeys(("tied", "tiers"), Key(_LISTS, default=[])),
        "gaps": Key(_GAPS, default=[]),
        "margin": Key(_NUMBER),
        "compared": Key(_COMPARED, default=[]),
        "beside": Key(_BESIDE, default=[]),
        "places": Key(_INTEGER, default=3),
        "scores": ANY,
    },
}
"""The keys of each kind of relation besides those that all have."""
AUDIT_KEYS: Keys = {
    "source": Key(default=""),
    "rounding": one_of(*RULES_OF_ROUNDING),
    **dict.fromkeys(("format", "title", "model", "tables", "report", *RELATION_KEYS), ANY),
}


class RelationSection(Section):
    """One ``[[kind]]`` table of the file, with what its keys may name."""

    def __init__(
        self,
        document: Document,
        keys: Keys,
        given: object,
        kind: str,
        line: int | None,
        folder: str,
        tables: Mapping[str, Table],
        model: WeightModel | None,
    ) -> None:
        super().__init__(document, keys, given, kind, line)
        self.folder, self.tables, self.model = folder, tables, model

    def known_tables(self, key: str, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the tables that could be read; note codes that are not declared."""
        codes = tuple(codes)
        declared = {**self.document.tables.get("tables", {}), **self.tables}
        for code in codes:
            if code not in declared:
                hint = suggestion(code, list(declared))
                self.note(AUDIT_UNKNOWN_TABLE, key, code=code, suggestion=hint)
        return tuple(code for code in codes if code in self.tables)

    def table_list(self, key: str = "tables") -> tuple[str, ...]:
        """Return the tables of a key."""
        return self.known_tables(key, self[key])

    def one_table(self, key: str) -> str | None:
        """Return the one table of a key; None where it has none or cannot be read."""
        if len(self[key]) > 1:
            self.wrong(key, TYPE_AUDIT_CODE, f'{key} = "t1"')
            return None
        return next(iter(self.known_tables(key, self[key])), None)

    def table_pairs(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of tables."""
        pairs = self["tables"]
        if not all(isinstance(one, str) for one in pairs.values()):
            self.wrong("tables")
            return ()
        known = {*self.known_tables("tables", [*pairs, *pairs.values()])}
        return tuple((a, b) for a, b in pairs.items() if {a, b} <= known)

    def known_rows(self, key: str, rows: Iterable[str], tables: Iterable[str]) -> tuple[str, ...]:
        """Note rows that a table never lists."""
        rows = tuple(rows)
        for code in tables:
            listed = {row for names in self.tables[code].rows.values() for row in names}
            for row in rows:
                if row not in listed:
                    hint = suggestion(row, sorted(listed))
                    self.note(AUDIT_UNKNOWN_ROW, key, row=row, table=code, suggestion=hint)
        return rows

    def rows_of_any(self, key: str, rows: Iterable[str], tables: Sequence[str]) -> None:
        """Note rows that none of some tables lists; one missing from a few is for the audit."""
        listed = {
            row for code in tables for names in self.tables[code].rows.values() for row in names
        }
        for row in rows if tables else ():
            if row not in listed:
                hint = suggestion(row, sorted(listed))
                details = {"row": row, "table": ", ".join(tables), "suggestion": hint}
                self.note(AUDIT_UNKNOWN_ROW, key, **details)

    def weight(self, key: str, value: object) -> Fraction:
        """Return a number, or the weight of a node of the model."""
        if not isinstance(value, str):
            try:
                return _number(value)
            except ValueError:
                self.wrong(key, TYPE_AUDIT_NUMBER, f"{key} = 1")
        elif self.model is None:
            if "model" not in self.document.tables:
                self.note(AUDIT_NO_MODEL, key, node=value)
        elif value not in self.model.weights:
            hint = suggestion(value, list(self.model.weights))
            self.note(UNKNOWN_NODE, key, code=value, suggestion=hint)
        else:
            return Fraction(self.model.weights[value])
        return Fraction(1)

    def common(self) -> dict[str, Any]:
        """Return what all relations have."""
        name = self["name"] or self.name
        return {"name": name, "reason": self.names(), "severity": self["severity"]}
