"""``hierarchy.toml``: the nodes of a model and how it is weighed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, overload

from ahp.common.findings import (
    HierarchyError,
    Place,
    Problems,
)
from ahp.common.io.toml import Document, read_document, text_lines
from ahp.common.io.wording import MISSING_KEY
from ahp.common.io.write import make_folder, write_bytes
from ahp.common.names import suggestion
from ahp.common.wording import TYPE_FLAG, TYPE_TABLES, UNKNOWN_VALUE
from ahp.core.priorities import METHODS
from ahp.core.random_index import NAMES
from ahp.files.matrices import (
    PathLike,
)
from ahp.model.hierarchy import Hierarchy, Node

HIERARCHY_FILE = "hierarchy.toml"


_LANGUAGES = ("zh", "en")


_HIERARCHY_KEYS = ("format", "method", "random_index", "title", "nodes")


_NODE_KEYS = ("code", "parent", "zh", "en", "grouping")


@dataclass(frozen=True)
class ModelDocument:
    """What ``hierarchy.toml`` says: the nodes, a title, and how weights are to be derived."""

    hierarchy: Hierarchy
    title: Mapping[str, str] = field(default_factory=dict, hash=False)
    method: str = "eigenvector"
    random_index: str = "yaahp"


@overload
def load_hierarchy(folder: PathLike) -> ModelDocument: ...


@overload
def load_hierarchy(folder: PathLike, problems: Problems | None = None) -> ModelDocument | None: ...


def load_hierarchy(folder: PathLike, problems: Problems | None = None) -> ModelDocument | None:
    """Read a model folder's ``hierarchy.toml``.

    Raises
    ------
    HierarchyError
        Without ``problems``: everything that is wrong.
    """
    noted = Problems()
    path = os.path.join(folder, HIERARCHY_FILE)
    document = read_document(path, _HIERARCHY_KEYS, noted)
    result = _model_document(document) if document else None
    if problems is not None:
        problems.findings += noted.findings
    elif noted.errors:
        raise HierarchyError(noted.findings)
    return None if noted.errors else result


def _model_document(document: Document) -> ModelDocument | None:
    title = document.table_at("title")
    document.check_keys(title, _LANGUAGES, "title.")
    titles = {lang: document.text_at(title, lang, "title.") for lang in _LANGUAGES}
    method = _choice(document, "method", list(METHODS), "eigenvector")
    random_index = _choice(document, "random_index", NAMES, "yaahp")
    hierarchy = _hierarchy(document)
    if hierarchy is None:
        return None
    given = {lang: text for lang, text in titles.items() if text}
    return ModelDocument(hierarchy, given, method, random_index)


def _choice(document: Document, key: str, known: Iterable[str], default: str) -> str:
    value = document.text_at(document.tables, key)
    if value is None:
        return default
    names = tuple(known)
    if value not in names:
        hint = suggestion(value, names, limit=len(names))
        place = document.place(key)
        document.note(UNKNOWN_VALUE, place, key=key, found=value, suggestion=hint)
    return value


def _hierarchy(document: Document) -> Hierarchy | None:
    tables = document.tables.get("nodes", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        document.wrong_type("nodes", tables, TYPE_TABLES, "[[nodes]]")
        return None
    starts = [
        number
        for number, line in enumerate(document.text.splitlines(), start=1)
        if line.replace(" ", "").startswith("[[nodes]]")
    ]
    lines = starts if len(starts) == len(tables) else [None] * len(tables)
    before = len(document.problems.errors)
    nodes = [_node(document, *one) for one in zip(tables, lines, strict=True)]
    found = [node for node in nodes if node]
    if len(found) < len(nodes):
        return None
    try:
        hierarchy = Hierarchy(found)
    except HierarchyError as error:
        at = {node.code: line for node, line in zip(found, lines, strict=True)}
        for one in error.findings:
            place = replace(one.place, line=at.get(str(one.place.node))) if one.place else None
            document.problems.findings.append(replace(one, path=document.path, place=place))
        return None
    return hierarchy if len(document.problems.errors) == before else None


def _node(document: Document, table: Mapping[str, Any], line: int | None) -> Node | None:
    code = document.text_at(table, "code", line=line)
    if code is None:
        if "code" not in table:
            place = Place(line=line, key="code")
            document.note(MISSING_KEY, place, key="code", example='code = "cost"')
        return None
    where: dict[str, Any] = {"line": line, "node": code}
    document.check_keys(table, _NODE_KEYS, **where)
    names = {lang: document.text_at(table, lang, **where) for lang in _LANGUAGES}
    grouping = table.get("grouping", False)
    if not isinstance(grouping, bool):
        document.wrong_type("grouping", grouping, TYPE_FLAG, "grouping = true", **where)
    parent = document.text_at(table, "parent", **where)
    given = {lang: name for lang, name in names.items() if name}
    return Node(code, parent, given, grouping is True)


def write_hierarchy(folder: PathLike, document: ModelDocument) -> str:
    """Write ``hierarchy.toml`` into a folder, which is made if needed.

    Parameters
    ----------
    folder : path
    document : ModelDocument

    Returns
    -------
    str
        The path of the file.

    Raises
    ------
    FileError
        When it cannot be written.
    """
    path = os.path.join(folder, HIERARCHY_FILE)
    make_folder(folder)
    write_bytes(path, hierarchy_text(document).encode())
    return path


def hierarchy_text(document: ModelDocument) -> str:
    """Return the text of ``hierarchy.toml``.

    >>> print(hierarchy_text(ModelDocument(Hierarchy([Node("goal", names={"en": "Car"})]))), end="")
    format = 1
    method = "eigenvector"
    random_index = "yaahp"
    <BLANKLINE>
    [[nodes]]
    code = "goal"
    en = "Car"
    """
    choices = [("method", document.method), ("random_index", document.random_index)]
    lines = ["format = 1", *text_lines(choices)]
    if any(document.title.values()):
        titles = [(lang, document.title.get(lang)) for lang in _LANGUAGES]
        lines += ["", "[title]", *text_lines(titles)]
    for node in document.hierarchy.nodes:
        names = [(lang, node.names.get(lang)) for lang in _LANGUAGES]
        lines += ["", "[[nodes]]"]
        lines += text_lines([("code", node.code), ("parent", node.parent), *names])
        if node.grouping:
            lines.append("grouping = true")
    return "\n".join(lines) + "\n"
