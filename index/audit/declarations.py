"""Reading ``audit.toml``: the tables of a report and what should hold between them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import FileError, Problems, RecoveryError
from ahp.common.io.delimited import read_table
from ahp.common.io.section import NAMES, Key, Section
from ahp.common.io.toml import Document, open_document
from ahp.common.io.wording import MISSING_KEY, TYPE_TABLE, TYPE_TEXT
from ahp.common.wording import TYPE_TABLES
from index.audit.checks.wording import AUDIT_TWICE
from index.audit.claim_reader import read_claim
from index.audit.intervals import Interval
from index.audit.keys import (
    AUDIT_KEYS,
    COMMON_KEYS,
    MODEL_KEYS,
    RELATION_KEYS,
    UNKNOWN_WEIGHTS,
    RelationSection,
)
from index.audit.lists import check_lists
from index.audit.printed import read_tables
from index.audit.readers import (
    above_0,
    check_limits,
    check_sum,
    read_change,
    read_ends,
    read_grim,
    read_unknown,
)
from index.audit.relations import (
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
from index.audit.wording_declared import (
    AUDIT_MEAN_WEIGHTS,
    AUDIT_NAME_TWICE,
    AUDIT_NOT_TOGETHER,
    AUDIT_WEIGHTS,
    TYPE_AUDIT_MEMBERS,
)
from index.files.project import no_project
from index.project.weights import load_own

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
    if os.path.isfile(folder):
        problems.findings.append(no_project(folder))
        return None
    document = open_document(os.path.join(folder, AUDIT_FILE), problems)
    if document is None:
        return None
    top = Section(document, AUDIT_KEYS, document.tables)
    title = document.section("title", NAMES)
    document.entries("report")  # read where a report is written
    model = _read_model(document, folder)
    tables = read_tables(document, folder)
    if not document.tables.get("tables"):
        top.missing("tables", '[tables.t1] file = "t1.csv"')
    relations = list(_read_relations(document, folder, tables, model))
    found = Declared(folder, title.values, top["source"], tables, tuple(relations))
    rule = top["rounding"]
    return found if rule is None else replace(found.rounded(rule), rounding=rule)


def _read_model(document: Document, folder: str) -> WeightModel | None:
    if "model" not in document.tables:
        return None
    place = document.section("model", MODEL_KEYS)["folder"]
    if place is None:
        return None
    model = load_own(os.path.normpath(os.path.join(folder, place)), document.problems)
    if model is None:
        return None
    return WeightModel(
        {row.code: row.global_ for row in model.weights()},
        {node.code: node.parent for node in model.nodes},
        {node.code: node.names for node in model.nodes},
        model.published.weights if model.published else {},
    )


def _read_sum(section: RelationSection) -> Relation:
    check_sum(section)
    if section["weights"] == UNKNOWN_WEIGHTS:
        return read_unknown(section)
    total = section.one_table("total")
    parts = section.table_list("parts")
    rule = section["rule"]
    given = section["weights"]
    weights = tuple(section.weight("weights", value) for value in given)
    printed = () if section["exact"] else tuple(map(_as_printed, given))
    if weights and len(weights) != len(section["parts"]):
        section.note(AUDIT_WEIGHTS, "weights", count=len(weights), parts=len(parts))
    if not weights:
        weights = (Fraction(1),) * len(parts)
    weights = weights[: len(parts)] + (Fraction(1),) * (len(parts) - len(weights))
    if rule != "sum" and (min(weights, default=1) < 0 or not any(weights)):
        section.note(AUDIT_MEAN_WEIGHTS, "weights")
    return SumRelation(
        total=total or "", parts=parts, weights=weights, printed=printed,
        **{key: section[key] for key in ("rule", "factor", "constant", "skipped", "unlisted")},
        **section.common(),
    )  # fmt: skip


def _read_group(section: RelationSection) -> Relation:
    tables = section.table_pairs()
    rule = section["rule"]
    members, texts = _read_members(section, rule)
    given = section.given.get("members")
    if given == {} or (members and not all(members.values())):
        section.wrong("members", TYPE_AUDIT_MEMBERS, 'members = { north = ["a", "b"] }')
    for rows in members.values():
        for row in (row for row, count in Counter(row for row, _ in rows).items() if count > 1):
            section.note(AUDIT_TWICE, "members", name=row)
    exact = section["exact"] or rule == "mean"
    printed = {} if exact else {key: one for key, one in texts.items() if one.decimals}
    names = dict.fromkeys(row for group in members.values() for row, _ in group)
    section.rows_of_any("members", members, [group for group, _ in tables])
    section.rows_of_any("members", names, [table for _, table in tables])
    return GroupRelation(
        tables=tables, members=members, rule=rule, printed=printed, **section.common()
    )


def _as_printed(weight: object) -> Figure | None:
    """Return a weight with decimals as a printed figure: other numbers are exact."""
    if not isinstance(weight, Decimal) or not weight.is_finite():
        return None
    figure = Figure(weight)
    return figure if figure.decimals else None


def _read_members(
    section: RelationSection, rule: str
) -> tuple[Mapping[str, tuple[tuple[str, Fraction], ...]], Mapping[tuple[str, str], Figure]]:
    """Read members from a file (columns: group, member, weight) or from the section itself.

    Returns them with their weights by group, and the weights as printed by group and member.
    """
    given = section.given.get("members")
    groups: dict[str, list[tuple[str, Fraction]]] = {}
    printed: dict[tuple[str, str], Figure] = {}
    if isinstance(given, dict):
        for group, rows in given.items():
            if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
                section.wrong("members", TYPE_TABLE, 'members = { north = ["a", "b"] }')
                return {}, {}
            groups[group] = [(row, Fraction(1)) for row in rows]
    elif isinstance(given, str):
        path = os.path.normpath(os.path.join(section.folder, given))
        raw = read_table(path, section.document.problems)
        lines = raw.cells() if raw else []
        above = next((place for place, line in enumerate(lines) if any(line)), len(lines))
        heading, *body = lines[above:] or [[]]
        column = heading.index("weight") if "weight" in heading else None
        for number, line in enumerate(body, start=above + 2):
            if any(line):
                weight = _member_weight(section, line, column, path, number)
                group, member = (text.strip() for text in (*line, "", "")[:2])
                factor = Fraction(1) if weight is None else Fraction(weight.value)
                groups.setdefault(group, []).append((member, factor))
                if weight is not None:
                    printed[group, member] = weight
    elif given is not None:
        section.wrong("members", TYPE_TEXT, 'members = "members.csv"')
    if rule != "mean":
        return {group: tuple(rows) for group, rows in groups.items()}, printed
    return {
        g: tuple((row, Fraction(1, len(rows))) for row, _ in rows) for g, rows in groups.items()
    }, {}


def _member_weight(
    section: RelationSection, line: Sequence[str], column: int | None, path: str, number: int
) -> Figure | None:
    if column is None:
        return None
    try:
        return Figure.parse(line[column] if column < len(line) else "")
    except RecoveryError as error:
        here = section.document.problems.at(path, row=number, column=column + 1)
        here.take(error.findings[:1])
        return None


def _read_weights(section: RelationSection) -> Relation:
    equals = section["equals"]
    table = section.one_table("table")
    if not section["table"] and section.model is None and "model" not in section.document.tables:
        section.note(MISSING_KEY, "table", key="table", example='table = "weights"')
    model = None if section["table"] else section.model
    return WeightRelation(model=model, table=table, equals=equals, **section.common())


def _read_range(section: RelationSection) -> Relation:
    low = section["low"]
    nodes: dict[str, str] = {}
    limits: dict[str, Interval] = {}
    by_node = isinstance(section["tables"], dict)
    useless = "high" if by_node else "scale"
    if useless in section:
        other = "tables = { t1 = ... }" if by_node else 'tables = ["t1"]'
        section.note(AUDIT_NOT_TOGETHER, useless, key=useless, other=other)
    if by_node:
        scale = section["scale"]
        above_0(section, "scale", scale)
        nodes = dict(section["tables"])
        for code in section.known_tables("tables", nodes):
            limits[code] = Interval(low, scale * section.weight("tables", nodes[code]))
    else:
        high = section["high"]
        check_limits(section)
        limits = {code: Interval(low, high) for code in section.table_list()}
    return RangeRelation(limits=limits, reasons=nodes, **section.common())


def _read_rank(section: RelationSection) -> Relation:
    order = section["order"]
    return RankRelation(
        tables=section.table_list(),
        ties=section["ties"],
        basis=section["on"],
        excerpt=section["excerpt"],
        ascending=order == "ascending",
        **section.common(),
    )


def _read_rows(section: RelationSection) -> Relation:
    count = section["count"]
    above_0(section, "count", count)
    return RowsRelation(tables=section.table_list(), count=count, **section.common())


def _read_same(section: RelationSection) -> Relation:
    pairs = section.table_pairs()
    rows = section.known_rows("rows", section["rows"], [code for pair in pairs for code in pair])
    comparison = section["rule"]
    return SameRelation(tables=pairs, rows=rows, comparison=comparison, **section.common())


def _read_copies(section: RelationSection) -> Relation:
    least = CopyRelation.least if section["least"] is None else section["least"]
    above_0(section, "least", least)
    return CopyRelation(tables=section.table_list(), least=least, **section.common())


_READERS: Mapping[str, Callable[[RelationSection], Relation]] = {
    "sum": _read_sum,
    "group": _read_group,
    "weights": _read_weights,
    "range": _read_range,
    "rank": _read_rank,
    "rows": _read_rows,
    "same": _read_same,
    "copies": _read_copies,
    "ends": read_ends,
    "change": read_change,
    "grim": read_grim,
    "claim": read_claim,
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
            section = RelationSection(document, keys, given, kind, line, folder, tables, model)
            relation = read(section)
            if len(document.problems.errors) == before:
                check_lists(section)
            if relation.name in names:
                section.note(AUDIT_NAME_TWICE, "name", name=relation.name)
            names.add(relation.name)
            if len(document.problems.errors) == before:
                yield relation
