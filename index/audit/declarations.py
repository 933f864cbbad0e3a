"""Reading ``audit.toml``: the tables of a report and what should hold between them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from ahp.common.figure import Figure
from ahp.common.findings import FileError, Finding, Place, Problems, RecoveryError
from ahp.common.io.delimited import read_table
from ahp.common.io.toml import Document, read_document
from ahp.common.io.wording import MISSING_KEY, TYPE_TABLE, TYPE_TEXT
from ahp.common.names import Names, suggestion
from ahp.common.wording import (
    SUGGEST_KNOWN,
    TYPE_FLAG,
    TYPE_TABLES,
    UNKNOWN_NODE,
    UNKNOWN_VALUE,
    Message,
)
from index.audit.intervals import Interval
from index.audit.relations import (
    BASES,
    COMPARISONS,
    RULES,
    SEVERITIES,
    TIES,
    Cell,
    Claim,
    CopyRelation,
    Declared,
    GroupRelation,
    RangeRelation,
    RankRelation,
    Relation,
    Role,
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
    AUDIT_NO_COLUMN,
    AUDIT_NO_MODEL,
    AUDIT_NO_ROWS,
    AUDIT_NOT_A_YEAR,
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

_TABLE_KEYS = ("file", "zh", "en", "row", "year", "rank", "score", "where")
_COMMON_KEYS = ("name", "zh", "en", "severity")
_LANGUAGES = ("zh", "en")
_ROLES: tuple[Role, ...] = ("rank", "score")
_YEAR = re.compile(r"[0-9]{1,4}")

Choice = TypeVar("Choice", bound=str)
Made = TypeVar("Made", bound=Relation)


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
    path = os.path.join(folder, AUDIT_FILE)
    known = ("format", "title", "source", "model", "tables", *_READERS)
    document = read_document(path, known, problems)
    if document is None:
        return None
    title = document.table_at("title")
    document.check_keys(title, _LANGUAGES, "title.")
    model = _read_model(document, folder)
    tables = {
        code: table
        for code, section in document.table_at("tables").items()
        if (table := _read_printed(document, folder, code, section)) is not None
    }
    if not document.tables.get("tables"):
        document.note(
            MISSING_KEY, Place(key="tables"), key="tables", example='[tables.t1] file = "t1.csv"'
        )
    relations = list(_read_relations(document, folder, tables, model))
    return Declared(
        folder,
        {lang: title[lang] for lang in _LANGUAGES if isinstance(title.get(lang), str)},
        document.text_at(document.tables, "source") or "",
        tables,
        tuple(relations),
    )


def _read_model(document: Document, folder: str) -> WeightModel | None:
    section = document.table_at("model")
    document.check_keys(section, ("folder",), "model.")
    place = document.text_at(section, "folder", "model.")
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


# ----- tables


def _read_printed(
    document: Document, folder: str, code: str, section: Mapping[str, Any]
) -> Table | None:
    prefix = f"tables.{code}."
    if not isinstance(section, dict):
        document.wrong_type(f"tables.{code}", section, TYPE_TABLE, f"[tables.{code}]")
        return None
    document.check_keys(section, _TABLE_KEYS, prefix)
    keys = [key for key in _TABLE_KEYS if key != "where"]
    texts = {key: document.text_at(section, key, prefix) for key in keys}
    where = section.get("where", {})
    if not isinstance(where, dict) or not all(isinstance(text, str) for text in where.values()):
        document.wrong_type(prefix + "where", where, TYPE_TABLE, 'where = { part = "A" }')
        return None
    if texts["file"] is None:
        document.note(
            MISSING_KEY, Place(key=prefix + "file"), key="file", example=f'file = "{code}.csv"'
        )
        return None
    path = os.path.normpath(os.path.join(folder, texts["file"]))
    raw = read_table(path, document.problems)
    if raw is None:
        return None
    names = {lang: text for lang in _LANGUAGES if (text := texts[lang])}
    cells = [[cell.strip() for cell in row] for row in raw.cells()]
    return _Printed(code, names, path, document.problems).table(cells, texts, where)


@dataclass(frozen=True)
class _Printed:
    """A table on its way from cells to figures."""

    code: str
    names: Names
    path: str
    problems: Problems

    def table(
        self, cells: list[list[str]], wanted: Mapping[str, str | None], where: Mapping[str, str]
    ) -> Table | None:
        heading, *body = cells
        columns = self._columns(heading, wanted, where)
        if columns is None:
            return None
        roles = {role: heading[columns[role]] for role in _ROLES if role in columns}
        figures: dict[Cell, Figure] = {}
        rows: dict[int | None, list[str]] = {}
        repeated: list[tuple[str, int | None]] = []
        for number, line in enumerate(body, start=2):
            if not any(line):
                continue
            line = line + [""] * (len(heading) - len(line))
            if any(line[heading.index(column)] != text for column, text in where.items()):
                continue
            year = self._year(line, columns.get("year"), number)
            name = line[columns["row"]]
            listed = rows.setdefault(year, [])
            if name in listed:
                repeated.append((name, year))
                continue
            listed.append(name)
            for role in roles:
                figure = self._figure(line[columns[role]], number, columns[role])
                if figure is not None:
                    figures[Cell(self.code, name, year, role)] = figure
        if not rows:
            self.problems.add(AUDIT_NO_ROWS, path=self.path, table=self.code)
        listings = {year: tuple(names) for year, names in rows.items()}
        return Table(self.code, self.names, self.path, roles, figures, listings, tuple(repeated))

    def _columns(
        self, heading: list[str], wanted: Mapping[str, str | None], where: Mapping[str, str]
    ) -> Mapping[str, int] | None:
        """Find the columns by heading; note those that were named and are not there."""
        columns = {"row": 0}
        missing = [name for name in where if name not in heading]
        for key in ("row", "year", *_ROLES):
            name = wanted[key]
            if name is None and key != "row" and key in heading:
                columns[key] = heading.index(key)
            elif name in heading:
                columns[key] = heading.index(name)
            elif name is not None:
                missing.append(name)
        for name in missing:
            hint = suggestion(name, heading)
            self.problems.add(AUDIT_NO_COLUMN, path=self.path, name=name, suggestion=hint)
        if not missing and not any(role in columns for role in _ROLES):
            hint = suggestion("score", heading)
            self.problems.add(AUDIT_NO_COLUMN, path=self.path, name="score", suggestion=hint)
            return None
        return None if missing else columns

    def _year(self, line: Sequence[str], column: int | None, number: int) -> int | None:
        if column is None:
            return None
        if _YEAR.fullmatch(line[column]):
            return int(line[column])
        place = Place(row=number, column=column + 1)
        self.problems.add(AUDIT_NOT_A_YEAR, path=self.path, place=place, text=line[column])
        return None

    def _figure(self, text: str, number: int, column: int) -> Figure | None:
        if not text:
            return None
        try:
            return Figure.parse(text)
        except RecoveryError as error:
            found = error.findings[0]
            place = Place(row=number, column=column + 1)
            self.problems.add(found.what, path=self.path, place=place, **found.details)
            return None


# ----- relations


@dataclass(frozen=True)
class _Section:
    """One ``[[kind]]`` table of the file, read key by key."""

    document: Document
    folder: str
    kind: str
    values: Mapping[str, Any]
    line: int | None
    tables: Mapping[str, Table]
    model: WeightModel | None

    def note(self, what: Message, key: str, /, **details: object) -> None:
        """Note a problem at a key, or at the section where the key is not there."""
        place = self.document.place(f"{self.kind}.{key}", line=self.line)
        if place.line is None:
            place = replace(place, line=self.line)
        self.document.problems.findings.append(Finding(what, details, self.document.path, place))

    def wrong(self, key: str, expected: Message, example: str) -> None:
        name = f"{self.kind}.{key}"
        value = self.values.get(key)
        self.document.wrong_type(name, value, expected, example, line=self.line)

    def required(self, key: str, example: str) -> bool:
        if key in self.values:
            return True
        self.note(MISSING_KEY, key, key=key, example=example)
        return False

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        self.wrong(key, TYPE_TEXT, f'{key} = "..."')
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        value = [value] if isinstance(value, str) else value
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.wrong(key, TYPE_AUDIT_TEXTS, f'{key} = ["a", "b"]')
        return ()

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if isinstance(value, bool):
            return value
        self.wrong(key, TYPE_FLAG, f"{key} = true")
        return False

    def integers(self, key: str) -> tuple[int, ...]:
        value = self.values.get(key, [])
        value = [value] if _is_integer(value) else value
        if isinstance(value, list) and all(map(_is_integer, value)):
            return tuple(value)
        self.wrong(key, TYPE_AUDIT_INTEGERS, f"{key} = [1, 2]")
        return ()

    def integer(self, key: str) -> int | None:
        value = self.values.get(key)
        if value is None or _is_integer(value):
            return value
        self.wrong(key, TYPE_AUDIT_INTEGER, f"{key} = 1")
        return None

    def number(self, key: str, default: Fraction | None) -> Fraction | None:
        value = self.values.get(key)
        if value is None:
            return default
        if _is_number(value):
            return Fraction(value)
        self.wrong(key, TYPE_AUDIT_NUMBER, f"{key} = 1")
        return default

    def mapping(self, key: str, example: str) -> Mapping[str, Any]:
        value = self.values.get(key, {})
        if isinstance(value, dict):
            return value
        self.wrong(key, TYPE_TABLE, example)
        return {}

    def choice(self, key: str, known: Sequence[Choice], default: Choice) -> Choice:
        value = self.values.get(key, default)
        for one in known:
            if value == one:
                return one
        hint = suggestion(str(value), known)
        self.note(UNKNOWN_VALUE, key, key=key, found=value, suggestion=hint)
        return default

    def known_tables(self, key: str, codes: Iterable[str]) -> tuple[str, ...]:
        codes = tuple(codes)
        declared = self.document.table_at("tables")
        for code in codes:
            if code not in declared:
                hint = suggestion(code, list(declared))
                self.note(AUDIT_UNKNOWN_TABLE, key, code=code, suggestion=hint)
        return tuple(code for code in codes if code in self.tables)

    def table_list(self, key: str = "tables") -> tuple[str, ...]:
        self.required(key, f'{key} = ["t1", "t2"]')
        return self.known_tables(key, self.texts(key))

    def table_pairs(self) -> tuple[tuple[str, str], ...]:
        self.required("tables", 'tables = { t1 = "t2" }')
        pairs = self.mapping("tables", 'tables = { t1 = "t2" }')
        if not all(isinstance(one, str) for one in pairs.values()):
            self.wrong("tables", TYPE_TABLE, 'tables = { t1 = "t2" }')
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
        if isinstance(value, int | Decimal) and _is_number(value):
            return Fraction(value)
        if not isinstance(value, str):
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
        severity = self.values.get("severity")
        chosen = self.choice("severity", SEVERITIES, "certain") if severity else None
        reason = {lang: text for lang in _LANGUAGES if (text := self.text(lang))}
        return {"name": self.text("name") or self.kind, "reason": reason, "severity": chosen}


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return _is_integer(value) or (isinstance(value, Decimal) and value.is_finite())


def _read_sum(section: _Section) -> Relation:
    section.required("total", 'total = "t1"')
    total = section.known_tables("total", section.texts("total"))
    parts = section.table_list("parts")
    rule = section.choice("rule", ("sum", "mean"), "sum")
    given = section.values.get("weights", [])
    if not isinstance(given, list):
        section.wrong("weights", TYPE_AUDIT_NUMBERS, "weights = [0.5, 0.5]")
        given = []
    weights = tuple(section.weight("weights", value) for value in given)
    if weights and len(weights) != len(section.texts("parts")):
        section.note(AUDIT_WEIGHTS, "weights", count=len(weights), parts=len(parts))
    if not weights:
        weights = (Fraction(1, len(parts) if rule == "mean" and parts else 1),) * len(parts)
    weights = weights[: len(parts)] + (Fraction(1),) * (len(parts) - len(weights))
    unlisted = section.flag("unlisted")
    return SumRelation(
        total=total[0] if total else "", parts=parts, weights=weights, unlisted=unlisted,
        **section.common(),
    )  # fmt: skip


def _read_group(section: _Section) -> Relation:
    tables = section.table_pairs()
    rule = section.choice("rule", RULES, "sum")
    section.required("members", 'members = "members.csv"')
    members = _read_members(section, rule)
    names = dict.fromkeys(row for group in members.values() for row, _ in group)
    section.rows_of_any("members", members, [group for group, _ in tables])
    section.rows_of_any("members", names, [table for _, table in tables])
    return GroupRelation(tables=tables, members=members, rule=rule, **section.common())


def _read_members(section: _Section, rule: str) -> Mapping[str, tuple[tuple[str, Fraction], ...]]:
    """Read members from a file (columns: group, member, weight) or from the section itself."""
    given = section.values.get("members")
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
    section: _Section, line: Sequence[str], column: int | None, path: str, number: int
) -> Fraction:
    if column is None:
        return Fraction(1)
    try:
        return Fraction(Figure.parse(line[column] if column < len(line) else "").value)
    except RecoveryError as error:
        found = error.findings[0]
        place = Place(row=number, column=column + 1)
        section.document.problems.add(found.what, path=path, place=place, **found.details)
        return Fraction(1)


def _read_weights(section: _Section) -> Relation:
    equals = section.number("equals", Fraction(1)) or Fraction(1)
    given = section.known_tables("table", section.texts("table"))
    if not given and section.model is None and "model" not in section.document.tables:
        section.note(MISSING_KEY, "table", key="table", example='table = "weights"')
    table = given[0] if given else None
    model = None if given else section.model
    return WeightRelation(model=model, table=table, equals=equals, **section.common())


def _read_range(section: _Section) -> Relation:
    section.required("tables", 'tables = ["t1"]')
    low = section.number("low", Fraction(0))
    nodes: dict[str, str] = {}
    limits: dict[str, Interval] = {}
    if isinstance(section.values.get("tables"), dict):
        scale = section.number("scale", Fraction(100)) or Fraction(100)
        nodes = dict(section.mapping("tables", 'tables = { t1 = "node" }'))
        for code in section.known_tables("tables", nodes):
            limits[code] = Interval(low, scale * section.weight("tables", nodes[code]))
    else:
        high = section.number("high", None)
        limits = {code: Interval(low, high) for code in section.table_list()}
    return RangeRelation(limits=limits, reasons=nodes, **section.common())


def _read_rank(section: _Section) -> Relation:
    order = section.choice("order", ("descending", "ascending"), "descending")
    return RankRelation(
        tables=section.table_list(),
        ties=section.choice("ties", TIES, "competition"),
        basis=section.choice("on", BASES, "unrounded"),
        excerpt=section.flag("excerpt"),
        ascending=order == "ascending",
        **section.common(),
    )


def _read_rows(section: _Section) -> Relation:
    count = section.integer("count")
    return RowsRelation(tables=section.table_list(), count=count, **section.common())


def _read_same(section: _Section) -> Relation:
    pairs = section.table_pairs()
    section.required("rows", 'rows = ["a"]')
    rows = section.known_rows(
        "rows", section.texts("rows"), [code for pair in pairs for code in pair]
    )
    comparison = section.choice("rule", COMPARISONS, "equal")
    return SameRelation(tables=pairs, rows=rows, comparison=comparison, **section.common())


def _read_copies(section: _Section) -> Relation:
    least = section.integer("least") or CopyRelation.least
    return CopyRelation(tables=section.table_list(), least=least, **section.common())


def _read_claim(section: _Section) -> Relation:
    tables = section.known_tables("table", section.texts("table"))
    section.required("table", 'table = "t1"')
    years = section.integers("year" if "year" in section.values else "years")
    _check_years(section, tables, years)
    ranks = _lists_of_integers(section, "ranks", len(years))
    moves = {row: places[0] for row, places in _lists_of_integers(section, "moves", 1).items()}
    moves |= dict.fromkeys(section.texts("same"), 0)
    order, rows = section.texts("order"), section.texts("rows")
    up, down = section.texts("up"), section.texts("down")
    absent, scores = section.texts("absent"), _claimed_scores(section, order)
    for key, names in {
        "order": order, "rows": rows, "ranks": ranks, "moves": moves, "scores": scores,
        "up": up, "down": down, "absent": absent,
    }.items():  # fmt: skip
        section.known_rows(
            "same" if key == "moves" and "same" in section.values else key, names, tables
        )
    if not any((order, rows, absent, ranks, scores, moves, up, down)):
        section.note(AUDIT_EMPTY_CLAIM, "name")
    within = section.integers("within") or (1, 1)
    if len(within) != 2:
        section.wrong("within", TYPE_AUDIT_INTEGERS, "within = [1, 10]")
        within = (1, 1)
    return Claim(
        tables=tables,
        years=years,
        order=order,
        start=section.integer("start") or 1,
        rows=rows,
        within=(within[0], within[1]),
        only=section.flag("only"),
        ever=section.flag("ever"),
        absent=absent,
        ranks=ranks,
        scores=scores,
        moves=moves,
        up=up,
        down=down,
        **section.common(),
    )


def _check_years(section: _Section, tables: Iterable[str], years: Sequence[int]) -> None:
    key = "year" if "year" in section.values else "years"
    if not years and section.required(key, f"{key} = 2022"):
        return
    for code in tables:
        known = [year for year in section.tables[code].years if year is not None]
        for year in years:
            if year not in known:
                hint = Finding(SUGGEST_KNOWN, {"known": ", ".join(map(str, known)) or "-"})
                section.note(AUDIT_UNKNOWN_YEAR, key, year=year, table=code, suggestion=hint)


def _lists_of_integers(section: _Section, key: str, length: int) -> dict[str, tuple[int, ...]]:
    """Read a table of rows with one integer for each year."""
    example = f"{key} = {{ a = [1, 2] }}"
    lists: dict[str, tuple[int, ...]] = {}
    for row, value in section.mapping(key, example).items():
        numbers = [value] if _is_integer(value) else value
        right = isinstance(numbers, list) and all(map(_is_integer, numbers))
        if not right or len(numbers) != length:
            section.note(AUDIT_RANKS, key, row=row, count=length)
        else:
            lists[row] = tuple(numbers)
    return lists


def _claimed_scores(section: _Section, order: Sequence[str]) -> dict[str, Figure]:
    """Read scores as printed, either by row or in the order of the rows."""
    given = section.values.get("scores", {})
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


_READERS: Mapping[str, tuple[Callable[[_Section], Relation], tuple[str, ...]]] = {
    "sum": (_read_sum, ("total", "parts", "weights", "rule", "unlisted")),
    "group": (_read_group, ("tables", "members", "rule")),
    "weights": (_read_weights, ("table", "equals")),
    "range": (_read_range, ("tables", "low", "high", "scale")),
    "rank": (_read_rank, ("tables", "ties", "on", "excerpt", "order")),
    "rows": (_read_rows, ("tables", "count")),
    "same": (_read_same, ("tables", "rows", "rule")),
    "copies": (_read_copies, ("tables", "least")),
    "claim": (
        _read_claim,
        (
            *("table", "year", "years", "order", "start", "rows", "within", "only", "ranks"),
            *("ever", "absent", "scores", "moves", "same", "up", "down"),
        ),
    ),
}
"""How each kind of relation is read, and the keys it has besides those that all have."""


def _read_relations(
    document: Document, folder: str, tables: Mapping[str, Table], model: WeightModel | None
) -> Iterable[Relation]:
    for kind, (read, keys) in _READERS.items():
        sections = document.tables.get(kind, [])
        if not isinstance(sections, list):
            document.wrong_type(kind, sections, TYPE_TABLES, f"[[{kind}]]")
            continue
        heading = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
        lines = enumerate(document.text.splitlines(), start=1)
        starts = [number for number, line in lines if heading.match(line)]
        names: set[str] = set()
        for place, values in enumerate(sections):
            line = starts[place] if place < len(starts) else None
            if not isinstance(values, dict):
                document.wrong_type(kind, values, TYPE_TABLE, f"[[{kind}]]", line=line)
                continue
            document.check_keys(values, (*_COMMON_KEYS, *keys), f"{kind}.", line=line)
            section = _Section(document, folder, kind, values, line, tables, model)
            section.required("name", f'name = "{kind}"')
            before = len(document.problems.errors)
            relation = read(section)
            if relation.name in names:
                section.note(AUDIT_NAME_TWICE, "name", name=relation.name)
            names.add(relation.name)
            if len(document.problems.errors) == before:
                yield relation
