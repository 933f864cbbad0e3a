"""The weights of a model as tables: every node, and side by side under several choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ahp.common.document.grid import grid_of
from ahp.common.document.parts import Column, Document, Part, Sheet, Span, Text
from ahp.common.wording import Language
from ahp.core.random_index import COMMON
from ahp.model.group.group import Group
from ahp.model.group.whose import weights_from
from ahp.model.model import Model
from ahp.model.wording import CODE, GLOBAL, INDICATOR, LOCAL, MATRIX, METHOD_NAMES
from ahp.weights.wording import LEVEL_NUMBER, PARENT

Grid = tuple[list[Column], list[dict[str, object]]]


def weights_document(
    model: Model | Group, lang: Language, method: str | None = None, scale: str = "linear"
) -> Document:
    """Return the weights of every node, and whose judgments they come from.

    Parameters are those of `weights_grid`.
    """
    columns, rows = weights_grid(model, lang, method, scale)
    told = [{**row, "whose": model.whose.code} for row in rows]
    keys = [*(column.key for column in columns), "whose"]
    intervals = {code: one.intervals for code, one in model.intervals.items()}
    if any(intervals.values()):
        keys.append("intervals")  # how many of the judgments at a node
        for row in told:
            row["intervals"] = intervals.get(str(row["code"]), 0)
    sheet = Sheet.of(keys, told)
    parts: list[Part] = [grid_of(columns, rows)]
    whose = weights_from(model, lang)
    if whose:
        parts.insert(0, Text((Span(whose, "dim"),)))
    return Document(parts, told, sheet, lang, title=model.title_in(lang))


def weights_grid(
    model: Model | Group, lang: Language, method: str | None = None, scale: str = "linear"
) -> Grid:
    """Return the local and global weight of every node, as a table.

    Parameters
    ----------
    model : Model or Group
    lang : str
    method, scale : str, optional
        As for `Model.weights`.
    """
    rows: list[dict[str, object]] = [
        {
            "code": row.code,
            "name": model.hierarchy.name(row.code, lang),
            "parent": row.parent,
            "level": row.level,
            "local": row.local,
            "global": row.global_,
        }
        for row in model.weights(method, scale=scale)
    ]
    columns = [
        Column("code", CODE(lang)),
        Column("name", INDICATOR(lang)),
        Column("parent", PARENT(lang)),
        Column("level", LEVEL_NUMBER(lang), 0),
        Column("local", LOCAL(lang), 4),
        Column("global", GLOBAL(lang), 4),
    ]
    return columns, rows


def compare_weights(model: Model | Group, way: str, names: Sequence[str], lang: Language) -> Grid:
    """Return the global weights under several methods or scales, as a table.

    Parameters
    ----------
    model : Model or Group
    way : str
        ``methods`` or ``scales``: what the names are.
    names : sequence of str
    lang : str
    """
    hierarchy = model.hierarchy
    columns = [Column("item", INDICATOR(lang))]
    weights: dict[str, Mapping[str, float]] = {}
    for name in names:
        rows = model.weights(name) if way == "methods" else model.weights(scale=name)
        weights[name] = {row.code: row.global_ for row in rows}
        heading = METHOD_NAMES[name](lang) if way == "methods" else name
        columns.append(Column(name, heading, 4))
    items = [
        {
            "item": "  " * (hierarchy.level(code) - 1) + hierarchy.name(code, lang),
            **{name: weights[name][code] for name in names},
        }
        for code in hierarchy.codes
        if code != hierarchy.goal
    ]
    return columns, items


def compare_tables(model: Model | Group, lang: Language) -> Grid:
    """Return the CR of every matrix by the random-index tables in wide use, as a table."""
    columns = [Column("matrix", MATRIX(lang)), Column("n", "n", 0)]
    columns += [Column(name, name, 4) for name in COMMON]
    rows: list[dict[str, object]] = [
        {"matrix": model.hierarchy.name(code, lang), "n": matrix.n}
        for code, matrix in model.matrices.items()
    ]
    for name in COMMON:
        analyses = model.analyses(random_index=name)
        for row, analysis in zip(rows, analyses.values(), strict=True):
            row[name] = analysis.cr
    return columns, rows
