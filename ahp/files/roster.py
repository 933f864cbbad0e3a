"""``experts.toml``: who judges a model, how much each counts, what is known of each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ahp.common.findings import Finding, ModelError, Problems
from ahp.common.io.section import ANY, Key, Keys, Section, Type, number, table, texts
from ahp.common.io.section import NAMES as LANGUAGES
from ahp.common.io.text import read_bytes
from ahp.common.io.toml import FORMAT, Document, loads, open_document
from ahp.common.io.toml_edit import Value, changed_lines, statements, value_text
from ahp.common.io.write import make_folder, write_bytes
from ahp.common.names import is_fit_for_files
from ahp.common.wording import TYPE_TABLES
from ahp.files.wording import (
    EXPERT_CODE,
    EXPERT_CODE_TWICE,
    EXPERT_NODE_AMBIGUOUS,
    EXPERT_NODE_UNKNOWN,
    ROSTER_KEPT,
    TYPE_ATTRIBUTES,
    TYPE_NODES,
    TYPE_WEIGHT,
)
from ahp.model.called import called, suggested
from ahp.model.experts import Attribute, Expert
from ahp.model.hierarchy import Hierarchy

ROSTER_FILE = "experts.toml"

_ENTRIES = "experts"


def _positive(value: Any) -> float:
    found = number(value)
    if found <= 0:
        raise ValueError
    return found


def _attributes(value: Any) -> dict[str, Attribute]:
    return {key: _attribute(one) for key, one in table(value).items()}


def _attribute(value: Any) -> Attribute:
    if isinstance(value, str) or type(value) is int:
        return value
    return number(value)


ROSTER_KEYS: Keys = {"format": ANY, "experts": ANY}
EXPERT_KEYS: Keys = {
    "code": Key(required='"wang"'),
    "name": Key(),
    **LANGUAGES,
    "weight": Key(Type(TYPE_WEIGHT, "2", _positive), default=1.0),
    "nodes": Key(Type(TYPE_NODES, '["..."]', texts)),
    "attributes": Key(Type(TYPE_ATTRIBUTES, '{ field = "..." }', _attributes), default={}),
}

Changes = Mapping[str, Mapping[str, Value]]
"""By the code of an expert: keys of the entry with their new values."""


def load_roster(folder: str, hierarchy: Hierarchy, problems: Problems) -> tuple[Expert, ...]:
    """Read a model folder's ``experts.toml``; nobody where there is none.

    Parameters
    ----------
    folder : str
    hierarchy : Hierarchy
    problems : Problems
        Takes the findings.

    Returns
    -------
    tuple of Expert
        Without matrices, in the order of the file.
    """
    path = os.path.join(folder, ROSTER_FILE)
    if not os.path.lexists(path):
        return ()
    document = open_document(path, problems)
    return () if document is None else _experts(document, hierarchy)


def _experts(document: Document, hierarchy: Hierarchy) -> tuple[Expert, ...]:
    Section(document, ROSTER_KEYS, document.tables)
    tables = document.tables.get(_ENTRIES, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        document.wrong_type(_ENTRIES, tables, TYPE_TABLES, f"[[{_ENTRIES}]]")
        return ()
    starts = document.lines_of_tables(_ENTRIES)
    lines = starts if len(starts) == len(tables) else [None] * len(tables)
    found: dict[str, Expert] = {}
    for given, line in zip(tables, lines, strict=True):
        section = Section(document, EXPERT_KEYS, given, line=line)
        code = section["code"]
        if code is None:
            continue
        if not is_fit_for_files(code):
            section.note(EXPERT_CODE, "code", code=code)
        if code in found:
            section.note(EXPERT_CODE_TWICE, "code", code=code)
        found[code] = _expert(section, hierarchy)
    return tuple(found.values())


def _expert(section: Section, hierarchy: Hierarchy) -> Expert:
    names = section.names()
    if section["name"]:
        names = {**dict.fromkeys(LANGUAGES, section["name"]), **names}
    nodes = section["nodes"]
    asked = None if nodes is None else tuple(_nodes(section, nodes, hierarchy))
    return Expert(section["code"], names, section["weight"], section["attributes"], asked)


def _nodes(section: Section, names: Sequence[str], hierarchy: Hierarchy) -> Iterator[str]:
    """Yield the codes of nodes that are meant by codes or names."""
    for name in names:
        codes = called(hierarchy, name, hierarchy.judged)
        if len(codes) == 1:
            yield codes[0]
        elif codes:
            section.note(EXPERT_NODE_AMBIGUOUS, "nodes", found=name, codes=codes)
        else:
            hint = suggested(hierarchy, name, hierarchy.judged)
            section.note(EXPERT_NODE_UNKNOWN, "nodes", found=name, suggestion=hint)


def update_roster(folder: str, hierarchy: Hierarchy, changes: Changes) -> str:
    r"""Add experts to ``experts.toml`` or change what it says of them; all else stays as it is.

    Parameters
    ----------
    folder : str
        Of the model; is made if needed, and so is the file.
    hierarchy : Hierarchy
    changes : mapping of str to (mapping of str to value)
        By code. Attributes are added to those that are there; other keys are replaced.

    Returns
    -------
    str
        The path of the file.

    Raises
    ------
    ModelError
        When the file is wrong, would be with the changes, or cannot be changed without touching
        something else. Nothing is written then.
    FileError
        When it cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from ahp.model.hierarchy import Node
    >>> hierarchy = Hierarchy([Node("car"), Node("a", "car"), Node("b", "car")])
    >>> with TemporaryDirectory() as folder:
    ...     path = update_roster(folder, hierarchy, {"wang": {"weight": 2}})
    ...     with open(path, encoding="utf-8") as file:
    ...         print(file.read(), end="")
    format = 1
    <BLANKLINE>
    [[experts]]
    code = "wang"
    weight = 2
    """
    path = os.path.join(folder, ROSTER_FILE)
    problems = Problems()
    old = f"format = {FORMAT}\n".encode()
    if os.path.lexists(path):
        document = open_document(path, problems)
        if document is not None:
            _experts(document, hierarchy)
        old = read_bytes(path, problems) or b""
    if problems.errors:
        raise ModelError(problems.findings)
    mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
    newline = "\r\n" if b"\r\n" in old else "\n"
    text = old.decode("utf-8-sig").replace("\r\n", "\n")
    new = _changed(path, text, changes, hierarchy)
    make_folder(folder)
    write_bytes(path, mark + new.replace("\n", newline).encode())
    return path


def _changed(path: str, text: str, changes: Changes, hierarchy: Hierarchy) -> str:
    """Return the text with changes; what comes of it is read again before it counts."""
    if not changes:
        return text
    tables = loads(text)
    expected = {**tables, _ENTRIES: [dict(one) for one in tables.get(_ENTRIES, [])]}
    entries = {one["code"]: one for one in expected[_ENTRIES]}
    there, full = list(entries), {}
    for code, given in changes.items():
        entry = entries.get(code)
        if entry is None:
            entry = entries[code] = {"code": code}
            expected[_ENTRIES].append(entry)
        full[code] = dict(given)
        if "attributes" in given:
            full[code]["attributes"] = {**entry.get("attributes", {}), **_items(given)}
        entry.update({key: loads(f"v = {value_text(one)}")["v"] for key, one in full[code].items()})
    new = _edited(text, there, full)
    problems = Problems()
    try:
        read = loads(new)
    except ValueError:
        read = {}
    if read != expected:
        details = {"expert": list(changes)}
        raise ModelError([Finding(ROSTER_KEPT, details, path)])
    _experts(Document(path, read, new, problems), hierarchy)
    if problems.errors:
        raise ModelError(problems.findings)
    return new


def _items(given: Mapping[str, Value]) -> Mapping[str, Value]:
    found = given["attributes"]
    assert isinstance(found, Mapping)
    return found


def _edited(text: str, there: Sequence[str], changes: Mapping[str, dict[str, Value]]) -> str:
    """Change the entries that are there, from the last up, and add the others at the end."""
    lines = text.rstrip("\n").split("\n")
    headings = [one for one in statements(lines) if one.heading is not None]
    starts = [one for one in headings if one.heading == _ENTRIES]
    for code, heading in reversed(list(zip(there, starts, strict=False))):
        if code not in changes:
            continue
        below = [one for one in headings if one.start > heading.start]
        inside = f"{_ENTRIES}."
        others = (one.start for one in below if not str(one.heading).startswith(inside))
        end = next(others, len(lines))
        todo = dict(changes[code])
        for one in below:
            if one.start < end and one.heading == f"{inside}attributes" and "attributes" in todo:
                items = _items(todo)
                del todo["attributes"]
                lines[one.end : end] = changed_lines(lines, one.end, end, items)
                break
        rest = next((one.start for one in below), len(lines))
        lines[heading.end : rest] = changed_lines(lines, heading.end, rest, todo)
    for code, todo in changes.items():
        if code not in there:
            entry = [f"[[{_ENTRIES}]]", *changed_lines([], 0, 0, {"code": code, **todo})]
            lines += [*([""] if lines[-1].strip() else []), *entry]
    return "\n".join(lines) + "\n"
