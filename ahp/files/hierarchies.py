"""``hierarchy.toml``: the nodes of a model and how it is weighed."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, overload

from ahp.common.findings import Finding, HierarchyError, Problems
from ahp.common.io.section import ANY, FLAG, Key, Keys, Section, Type, number, one_of, texts
from ahp.common.io.section import NAMES as LANGUAGES
from ahp.common.io.toml import Document, open_document, text_lines
from ahp.common.io.toml_edit import value_text
from ahp.common.io.wording import NO_SUCH_PATH
from ahp.common.io.write import make_folder, write_bytes
from ahp.common.wording import TYPE_TABLES
from ahp.core.group import MEANS
from ahp.core.priorities import METHODS
from ahp.core.random_index import NAMES
from ahp.files.matrix_file import MATRIX_SUFFIXES, PathLike
from ahp.files.wording import IN_MODEL, MATRIX_IN_MODEL, TYPE_CR, TYPE_EXPERTS, TYPE_TRIM
from ahp.model.group.settings import AGGREGATIONS, WEIGHTINGS, GroupSettings
from ahp.model.group.wording import MEAN_OF_JUDGMENTS, TRIM_OF_PRIORITIES
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.wording import FILE_NO_MODEL, MATRIX_NO_MODEL, NO_MODEL

HIERARCHY_FILE = "hierarchy.toml"
_OF_EXPERTS = "experts"
_DEEPEST = 4  # folders from a file up to its model: that of experts, of one, of copies


def _ratio(value: Any) -> float:
    found = number(value)
    if found <= 0:
        raise ValueError
    return found


def _trim(value: Any) -> float:
    found = number(value)
    if not 0 <= found < 0.5:
        raise ValueError
    return found


HIERARCHY_KEYS: Keys = {
    "format": ANY,
    "method": one_of(*METHODS, default="eigenvector"),
    "random_index": one_of(*NAMES, default="yaahp"),
    "title": ANY,
    "group": ANY,
    "nodes": ANY,
}
NODE_KEYS: Keys = {
    "code": Key(required='"cost"'),
    "parent": Key(),
    **LANGUAGES,
    "grouping": Key(FLAG, default=False),
}
GROUP_KEYS: Keys = {
    "aggregation": one_of(*AGGREGATIONS, default=GroupSettings.aggregation),
    "mean": one_of(*MEANS, default=GroupSettings.mean),
    "weights": one_of(*WEIGHTINGS, default=GroupSettings.weights),
    "consistent": Key(Type(TYPE_CR, "0.1", _ratio)),
    "trim": Key(Type(TYPE_TRIM, "0.1", _trim), default=GroupSettings.trim),
    "experts": Key(Type(TYPE_EXPERTS, '["..."]', texts)),
}


@dataclass(frozen=True)
class ModelDocument:
    """What ``hierarchy.toml`` says: the nodes, a title, and how weights are to be derived."""

    hierarchy: Hierarchy
    title: Mapping[str, str] = field(default_factory=dict, hash=False)
    method: str = "eigenvector"
    random_index: str = "yaahp"
    group: GroupSettings = field(default_factory=GroupSettings)


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
    if not os.path.lexists(path):
        noted.findings.append(no_model(folder))
    document = open_document(path, noted) if noted.ok else None
    result = _model_document(document) if document else None
    if problems is not None:
        problems.findings += noted.findings
    elif noted.errors:
        raise HierarchyError(noted.findings)
    return None if noted.errors else result


def no_model(path: PathLike) -> Finding:
    """Say why a path is no model folder, and which command its kind of file is for."""
    shown = os.fspath(path)
    if not os.path.exists(path):
        return Finding(NO_SUCH_PATH, {}, shown)
    a_matrix = not os.path.isdir(path) and shown.lower().endswith(MATRIX_SUFFIXES)
    above = model_above(shown)
    if above is not None:
        said = {"folder": shlex.quote(above), "file": shlex.quote(shown)}
        return Finding(MATRIX_IN_MODEL if a_matrix else IN_MODEL, said, shown)
    if os.path.isdir(path):
        return Finding(NO_MODEL, {"path": shown})
    what = MATRIX_NO_MODEL if a_matrix else FILE_NO_MODEL
    return Finding(what, {"file": shlex.quote(shown)}, shown)


def model_above(path: str) -> str | None:
    """Return the model folder that a file is of, or a file or folder of its experts.

    >>> model_above("nowhere/hierarchy.toml") is None
    True
    """
    within = not os.path.isdir(path)  # a folder is no part of the model above, but of experts
    for _ in range(_DEEPEST):
        path = path.rstrip(os.sep)
        above = os.path.dirname(path) or os.curdir
        within = within or os.path.basename(path) == _OF_EXPERTS
        if within and os.path.lexists(os.path.join(above, HIERARCHY_FILE)):
            return above
        if above == os.curdir:
            break
        path, within = above, False
    return None


def _model_document(document: Document) -> ModelDocument | None:
    top = Section(document, HIERARCHY_KEYS, document.tables)
    title = document.section("title", LANGUAGES)
    group = _group(document)
    hierarchy = _hierarchy(document)
    if hierarchy is None:
        return None
    return ModelDocument(hierarchy, title.names(), top["method"], top["random_index"], group)


def _group(document: Document) -> GroupSettings:
    read = document.section("group", GROUP_KEYS)
    found = GroupSettings(**{key: read[key] for key in GROUP_KEYS})
    if found.aggregation == "judgments" and found.mean != "geometric":
        read.note(MEAN_OF_JUDGMENTS, "mean")
    if found.aggregation == "priorities" and found.trim:
        read.note(TRIM_OF_PRIORITIES, "trim")
    return found


def _hierarchy(document: Document) -> Hierarchy | None:
    tables = document.tables.get("nodes", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        document.wrong_type("nodes", tables, TYPE_TABLES, "[[nodes]]")
        return None
    starts = document.lines_of_tables("nodes")
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
            document.problems.take([replace(one, place=place)])
        return None
    return hierarchy if len(document.problems.errors) == before else None


def _node(document: Document, table: Mapping[str, Any], line: int | None) -> Node | None:
    code = table.get("code")
    node = code if isinstance(code, str) else None
    read = Section(document, NODE_KEYS, table, line=line, node=node)
    return None if node is None else Node(node, read["parent"], read.names(), read["grouping"])


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
        titles = [(lang, document.title.get(lang)) for lang in LANGUAGES]
        lines += ["", "[title]", *text_lines(titles)]
    lines += _group_lines(document.group)
    for node in document.hierarchy.nodes:
        names = [(lang, node.names.get(lang)) for lang in LANGUAGES]
        lines += ["", "[[nodes]]"]
        lines += text_lines([("code", node.code), ("parent", node.parent), *names])
        if node.grouping:
            lines.append("grouping = true")
    return "\n".join(lines) + "\n"


def _group_lines(group: GroupSettings) -> list[str]:
    """Return the section of how the group is formed, of what differs from the usual."""
    usual = GroupSettings()
    given = {key: getattr(group, key) for key in GROUP_KEYS}
    told = {key: one for key, one in given.items() if one != getattr(usual, key)}
    lines = [f"{key} = {value_text(one)}" for key, one in told.items()]
    return ["", "[group]", *lines] if lines else []
