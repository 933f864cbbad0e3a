"""Reading ``audit.toml``: the tables of a report and what should hold between them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ahp.common.figure import Figure
from ahp.common.findings import FileError, Finding, Problems, RecoveryError
from ahp.common.io.delimited import read_table
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
from ahp.common.io.toml import Document, open_document
from ahp.common.io.wording import MISSING_KEY, TYPE_TABLE, TYPE_TEXT
from ahp.common.names import suggestion
from ahp.common.wording import (
    SUGGEST_KNOWN,
    TYPE_TABLES,
    UNKNOWN_NODE,
)
from index.audit.intervals import Interval
from index.audit.printed import read_printed
from index.audit.relations import (
    BASES,
    COMPARISONS,
    RULES,
    SEVERITIES,
    TIES,
    Claim,
    CopyRelation,
    Declared,
    GroupRelation,
    RangeRelation,
    RankRelation,
    Relation,
    RowsRelation,
    SameRelation,
    SumRelation,
    Table,
    WeightModel,
    WeightRelation,
)
from index.audit.wording import (
    AUDIT_EMPTY_CLAIM,
    AUDIT_NAME_TWICE,
    AUDIT_NO_MODEL,
    AUDIT_RANKS,
    AUDIT_SCORES,
    AUDIT_UNKNOWN_ROW,
    AUDIT_UNKNOWN_TABLE,
    AUDIT_UNKNOWN_YEAR,
    AUDIT_WEIGHTS,
    TYPE_AUDIT_INTEGER,
    TYPE_AUDIT_INTEGERS,
    TYPE_AUDIT_NUMBER,
    TYPE_AUDIT_NUMBERS,
    TYPE_AUDIT_TEXTS,
)
from index.project.weights import load_model

AUDIT_FILE = "audit.toml"


def load_audit(folder: str | os.PathLike[str], problems: Problems | None = None) -> Declared | None:
    """Read the declared relations of a folder, and every table they name.

    Parameters
    ----------
    folder : path
        It holds ``audit.toml``; the files named there are relative to it.
    problems : Problems, optional
        Notes what is wrong, and the reader goes on; without it all is raised at once.

    Returns
    -------
    Declared or None
        None where problems were noted that make the audit impossible.

    Raises
    ------
    FileError
        Without a collector, with every problem found.

    Examples
    --------
    >>> problems = Problems()
    >>> load_audit("nowhere", problems)
    >>> problems.findings[0].code
    'no-such-path'
    """
    found = Problems() if problems is None else problems
    before = len(found.errors)
    declared = _read(os.fspath(folder), found)
    failed = len(found.errors) > before
    if failed and problems is None:
        raise FileError(found.findings)
    return None if failed else declared


def _read(folder: str, problems: Problems) -> Declared | None:
    document = open_document(os.path.join(folder, AUDIT_FILE), problems)
    if document is None:
        return None
    top = Section(document, AUDIT_KEYS, document.tables)
    title = document.section("title", NAMES)
    model = _read_model(document, folder)
    tables = {
        code: table
        for code, entry in document.entries("tables").items()
        if (table := read_printed(document, folder, code, entry)) is not None
    }
    if not document.tables.get("tables"):
        top.missing("tables", '[tables.t1] file = "t1.csv"')
    relations = list(_read_relations(document, folder, tables, model))
    return Declared(folder, title.values, top["source"], tables, tuple(relations))


def _read_model(document: Document, folder: str) -> WeightModel | None:
    place = document.section("model", MODEL_KEYS)["folder"]
    if place is None:
        return None
    model = load_model(os.path.normpath(os.path.join(folder, place)), document.problems)
    if model is None:
        return None
    return WeightModel(
        {row.code: row.global_ for row in model.weights()},
        {node.code: node.parent for node in model.nodes},
        {node.code: node.names for node in model.nodes},
        model.published.weights if model.published else {},
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


_TEXTS = Type(TYPE_AUDIT_TEXTS, '["a", "b"]', _some_texts)
_NUMBER = Type(TYPE_AUDIT_NUMBER, "1", lambda value: Fraction(exact(value)))
_INTEGER = Type(TYPE_AUDIT_INTEGER, "1", _integer)
_INTEGERS = Type(TYPE_AUDIT_INTEGERS, "[1, 2]", _integers)
_NUMBERS = Type(TYPE_AUDIT_NUMBERS, "[0.5, 0.5]", _list)
_LIMITED = Type(
    TYPE_AUDIT_TEXTS,
    '["a", "b"]',
    lambda value: value if isinstance(value, dict) else _some_texts(value),
)
_ROWS = Key(_TEXTS, default=())
_TABLES = Key(_TEXTS, default=(), required='["t1", "t2"]')
_PAIRS = Key(TABLE, default={}, required='{ t1 = "t2" }', example='{ t1 = "t2" }')
_BY_ROW = Key(TABLE, default={}, example="{ a = [1, 2] }")
_YEARS = Key(_INTEGERS, default=())
_OFF = Key(FLAG, default=False)

MODEL_KEYS: Keys = {"folder": Key()}
COMMON_KEYS: Keys = {"name": Key(required='"..."'), **NAMES, "severity": one_of(*SEVERITIES)}
RELATION_KEYS: Mapping[str, Keys] = {
    "sum": {
        "total": Key(_TEXTS, default=(), required='"t1"'),
        "parts": _TABLES,
        "weights": Key(_NUMBERS, default=[]),
        "rule": one_of("sum", "mean", default="sum"),
        "unlisted": _OFF,
    },
    "group": {
        "tables": _PAIRS,
        "members": Key(ANY.type, required='"members.csv"'),
        "rule": one_of(*RULES, default="sum"),
    },
    "weights": {"table": _ROWS, "equals": Key(_NUMBER, default=Fraction(1))},
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
        "rows": Key(_TEXTS, default=(), required='["a"]'),
        "rule": one_of(*COMPARISONS, default="equal"),
    },
    "copies": {"tables": _TABLES, "least": Key(_INTEGER)},
    "claim": {
        "table": Key(_TEXTS, default=(), required='"t1"'),
        **dict.fromkeys(("year", "years", "within"), _YEARS),
        **dict.fromkeys(("order", "rows", "absent", "same", "up", "down"), _ROWS),
        "start": Key(_INTEGER),
        **dict.fromkeys(("only", "ever"), _OFF),
        **dict.fromkeys(("ranks", "moves"), _BY_ROW),
        "scores": ANY,
    },
}
"""The keys of each kind of relation besides those that all have."""
AUDIT_KEYS: Keys = {
    "source": Key(default=""),
    **dict.fromkeys(("format", "title", "model", "tables", *RELATION_KEYS), ANY),
}


class _Relation(Section):
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
        codes = tuple(codes)
        declared = self.document.tables.get("tables", {})
        for code in codes:
            if code not in declared:
                hint = suggestion(code, list(declared))
                self.note(AUDIT_UNKNOWN_TABLE, key, code=code, suggestion=hint)
        return tuple(code for code in codes if code in self.tables)

    def table_list(self, key: str = "tables") -> tuple[str, ...]:
        return self.known_tables(key, self[key])

    def table_pairs(self) -> tuple[tuple[str, str], ...]:
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
                return Fraction(exact(value))
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
        name = self["name"] or self.name
        return {"name": name, "reason": self.names(), "severity": self["severity"]}


def _read_sum(section: _Relation) -> Relation:
    total = section.known_tables("total", section["total"])
    parts = section.table_list("parts")
    rule = section["rule"]
    weights = tuple(section.weight("weights", value) for value in section["weights"])
    if weights and len(weights) != len(section["parts"]):
        section.note(AUDIT_WEIGHTS, "weights", count=len(weights), parts=len(parts))
    if not weights:
        weights = (Fraction(1, len(parts) if rule == "mean" and parts else 1),) * len(parts)
    weights = weights[: len(parts)] + (Fraction(1),) * (len(parts) - len(weights))
    unlisted = section["unlisted"]
    return SumRelation(
        total=total[0] if total else "", parts=parts, weights=weights, unlisted=unlisted,
        **section.common(),
    )  # fmt: skip


def _read_group(section: _Relation) -> Relation:
    tables = section.table_pairs()
    rule = section["rule"]
    members = _read_members(section, rule)
    names = dict.fromkeys(row for group in members.values() for row, _ in group)
    section.rows_of_any("members", members, [group for group, _ in tables])
    section.rows_of_any("members", names, [table for _, table in tables])
    return GroupRelation(tables=tables, members=members, rule=rule, **section.common())


def _read_members(section: _Relation, rule: str) -> Mapping[str, tuple[tuple[str, Fraction], ...]]:
    """Read members from a file (columns: group, member, weight) or from the section itself."""
    given = section.given.get("members")
    groups: dict[str, list[tuple[str, Fraction]]] = {}
    if isinstance(given, dict):
        for group, rows in given.items():
            if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
                section.wrong("members", TYPE_TABLE, 'members = { north = ["a", "b"] }')
                return {}
            groups[group] = [(row, Fraction(1)) for row in rows]
    elif isinstance(given, str):
        path = os.path.normpath(os.path.join(section.folder, given))
        raw = read_table(path, section.document.problems)
        heading, *body = raw.cells() if raw else [[]]
        column = heading.index("weight") if "weight" in heading else None
        for number, line in enumerate(body, start=2):
            if any(line):
                weight = _member_weight(section, line, column, path, number)
                group, member = (*line, "", "")[:2]
                groups.setdefault(group.strip(), []).append((member.strip(), weight))
    elif given is not None:
        section.wrong("members", TYPE_TEXT, 'members = "members.csv"')
    if rule != "mean":
        return {group: tuple(rows) for group, rows in groups.items()}
    return {
        g: tuple((row, Fraction(1, len(rows))) for row, _ in rows) for g, rows in groups.items()
    }


def _member_weight(
    section: _Relation, line: Sequence[str], column: int | None, path: str, number: int
) -> Fraction:
    if column is None:
        return Fraction(1)
    try:
        return Fraction(Figure.parse(line[column] if column < len(line) else "").value)
    except RecoveryError as error:
        here = section.document.problems.at(path, row=number, column=column + 1)
        here.take(error.findings[:1])
        return Fraction(1)


def _read_weights(section: _Relation) -> Relation:
    equals = section["equals"] or Fraction(1)
    given = section.known_tables("table", section["table"])
    if not given and section.model is None and "model" not in section.document.tables:
        section.note(MISSING_KEY, "table", key="table", example='table = "weights"')
    table = given[0] if given else None
    model = None if given else section.model
    return WeightRelation(model=model, table=table, equals=equals, **section.common())


def _read_range(section: _Relation) -> Relation:
    low = section["low"]
    nodes: dict[str, str] = {}
    limits: dict[str, Interval] = {}
    if isinstance(section["tables"], dict):
        scale = section["scale"] or Fraction(100)
        nodes = dict(section["tables"])
        for code in section.known_tables("tables", nodes):
            limits[code] = Interval(low, scale * section.weight("tables", nodes[code]))
    else:
        high = section["high"]
        limits = {code: Interval(low, high) for code in section.table_list()}
    return RangeRelation(limits=limits, reasons=nodes, **section.common())


def _read_rank(section: _Relation) -> Relation:
    order = section["order"]
    return RankRelation(
        tables=section.table_list(),
        ties=section["ties"],
        basis=section["on"],
        excerpt=section["excerpt"],
        ascending=order == "ascending",
        **section.common(),
    )


def _read_rows(section: _Relation) -> Relation:
    count = section["count"]
    return RowsRelation(tables=section.table_list(), count=count, **section.common())


def _read_same(section: _Relation) -> Relation:
    pairs = section.table_pairs()
    rows = section.known_rows("rows", section["rows"], [code for pair in pairs for code in pair])
    comparison = section["rule"]
    return SameRelation(tables=pairs, rows=rows, comparison=comparison, **section.common())


def _read_copies(section: _Relation) -> Relation:
    least = section["least"] or CopyRelation.least
    return CopyRelation(tables=section.table_list(), least=least, **section.common())


def _read_claim(section: _Relation) -> Relation:
    tables = section.known_tables("table", section["table"])
    years = section["year" if "year" in section else "years"]
    _check_years(section, tables, years)
    ranks = _lists_of_integers(section, "ranks", len(years))
    moves = {row: places[0] for row, places in _lists_of_integers(section, "moves", 1).items()}
    moves |= dict.fromkeys(section["same"], 0)
    order, rows = section["order"], section["rows"]
    up, down = section["up"], section["down"]
    absent, scores = section["absent"], _claimed_scores(section, order)
    for key, names in {
        "order": order, "rows": rows, "ranks": ranks, "moves": moves, "scores": scores,
        "up": up, "down": down, "absent": absent,
    }.items():  # fmt: skip
        section.known_rows("same" if key == "moves" and "same" in section else key, names, tables)
    if not any((order, rows, absent, ranks, scores, moves, up, down)):
        section.note(AUDIT_EMPTY_CLAIM, "name")
    within = section["within"] or (1, 1)
    if len(within) != 2:
        section.wrong("within", TYPE_AUDIT_INTEGERS, "within = [1, 10]")
        within = (1, 1)
    return Claim(
        tables=tables,
        years=years,
        order=order,
        start=section["start"] or 1,
        rows=rows,
        within=(within[0], within[1]),
        only=section["only"],
        ever=section["ever"],
        absent=absent,
        ranks=ranks,
        scores=scores,
        moves=moves,
        up=up,
        down=down,
        **section.common(),
    )


def _check_years(section: _Relation, tables: Iterable[str], years: Sequence[int]) -> None:
    key = "year" if "year" in section else "years"
    if not years and key not in section:
        section.missing(key, f"{key} = 2022")
    for code in tables:
        known = [year for year in section.tables[code].years if year is not None]
        for year in years:
            if year not in known:
                hint = Finding(SUGGEST_KNOWN, {"known": ", ".join(map(str, known)) or "-"})
                section.note(AUDIT_UNKNOWN_YEAR, key, year=year, table=code, suggestion=hint)


def _lists_of_integers(section: _Relation, key: str, length: int) -> dict[str, tuple[int, ...]]:
    """Read a table of rows with one integer for each year."""
    lists: dict[str, tuple[int, ...]] = {}
    for row, value in section[key].items():
        numbers = [value] if type(value) is int else value
        right = isinstance(numbers, list) and all(type(one) is int for one in numbers)
        if not right or len(numbers) != length:
            section.note(AUDIT_RANKS, key, row=row, count=length)
        else:
            lists[row] = tuple(numbers)
    return lists


def _claimed_scores(section: _Relation, order: Sequence[str]) -> dict[str, Figure]:
    """Read scores as printed, either by row or in the order of the rows."""
    given = section.given.get("scores", {})
    if isinstance(given, list):
        if len(given) != len(order):
            section.note(AUDIT_SCORES, "scores", count=len(given), rows=len(order))
        given = dict(zip(order, given, strict=False))
    elif not isinstance(given, dict):
        section.wrong("scores", TYPE_TABLE, 'scores = { a = "83.0" }')
        given = {}
    scores: dict[str, Figure] = {}
    for row, value in given.items():
        try:
            scores[row] = Figure.parse(str(value))
        except RecoveryError as error:
            found = error.findings[0]
            section.note(found.what, "scores", **found.details)
    return scores


_READERS: Mapping[str, Callable[[_Relation], Relation]] = {
    "sum": _read_sum,
    "group": _read_group,
    "weights": _read_weights,
    "range": _read_range,
    "rank": _read_rank,
    "rows": _read_rows,
    "same": _read_same,
    "copies": _read_copies,
    "claim": _read_claim,
}


def _read_relations(
    document: Document, folder: str, tables: Mapping[str, Table], model: WeightModel | None
) -> Iterable[Relation]:
    for kind, read in _READERS.items():
        sections = document.tables.get(kind, [])
        if not isinstance(sections, list):
            document.wrong_type(kind, sections, TYPE_TABLES, f"[[{kind}]]")
            continue
        keys = {**COMMON_KEYS, "name": Key(required=f'"{kind}"'), **RELATION_KEYS[kind]}
        starts = document.lines_of_tables(kind)
        names: set[str] = set()
        for place, given in enumerate(sections):
            before = len(document.problems.errors)
            line = starts[place] if place < len(starts) else None
            section = _Relation(document, keys, given, kind, line, folder, tables, model)
            relation = read(section)
            if relation.name in names:
                section.note(AUDIT_NAME_TWICE, "name", name=relation.name)
            names.add(relation.name)
            if len(document.problems.errors) == before:
                yield relation
