"""What every form of an outline is read into: entries with their parents, and the hierarchy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ahp.common.findings import Finding, HierarchyError, Place, Problems
from ahp.common.names import is_fit_for_files
from ahp.common.wording import Message
from ahp.files.outline.units import is_unit
from ahp.files.outline.wording import MORE, OUTLINE_TWICE
from ahp.model.hierarchy import Hierarchy, Node

GOAL = "goal"
"""The goal's code, unless the outline gives another."""

_CODE = re.compile(r"(?P<code>[A-Za-z0-9_][A-Za-z0-9_.-]*)\s*[:：](?!//)\s*(?P<rest>.*)")
_GROUPING = re.compile(r"[\[【](?P<inside>.+)[\]】]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WEIGHT = re.compile(r"[=＝] ?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+) ?%?$")
_OPENING, _CLOSING = "(（[【", ")）]】"


@dataclass(frozen=True)
class Entry:
    """One item of an outline.

    Attributes
    ----------
    text : str
        As messages show it.
    place : Place
    code : str or None
        Where one is given.
    names : mapping of str to str
        By language, each with its unit.
    stem : mapping of str to str
        The names without units, of which codes are made.
    grouping : bool
    weighted : bool
        Whether a weight stood behind the name.
    parent : int or None
        The place of its parent among the entries; None at the top.
    """

    text: str
    place: Place
    code: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    stem: Mapping[str, str] = field(default_factory=dict)
    grouping: bool = False
    weighted: bool = False
    parent: int | None = None

    def below(self, parent: int | None) -> Entry:
        """Return the entry as an item of another."""
        return replace(self, parent=parent)


def entry_of(content: str, place: Place, code: str | None = None, unit: str = "") -> Entry:
    """Read code, names, unit and brackets of an entry.

    >>> entry = entry_of("软件收入：万元", Place())
    >>> dict(entry.names), dict(entry.stem), entry.code
    ({'zh': '软件收入（万元）'}, {'zh': '软件收入'}, None)
    >>> entry_of("fuel: 油耗 | Fuel", Place()).code
    'fuel'
    """
    content = " ".join(content.split())
    weight = _WEIGHT.search(content)
    content = content[: weight.start()].rstrip() if weight else content
    grouping = _GROUPING.fullmatch(content)
    rest = grouping["inside"].strip() if grouping else content
    coded = _CODE.fullmatch(rest) if code is None else None
    if coded and not is_unit(coded["rest"]):
        code, named = coded["code"], coded["rest"]
    else:
        named = rest
    pairs = [_name_and_unit(part) for part in re.split(r"[|｜]", named)]
    if unit:
        pairs = [(name, unit if place_of == 0 else "") for place_of, (name, _) in enumerate(pairs)]
    stem = _by_language([name for name, _ in pairs])
    names = _by_language([_with_unit(*pair) for pair in pairs])
    return Entry(rest, place, code, names, stem, grouping is not None, weight is not None)


def _name_and_unit(text: str) -> tuple[str, str]:
    """Split what stands behind a colon from a name; not within brackets or between digits."""
    text = " ".join(text.split())
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in _OPENING) - (sign in _CLOSING)
        around = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
        if sign not in ":：" or depth or around[1] == "/" or all(map(str.isdigit, around)):
            continue
        name, unit = text[:place].strip(), text[place + 1 :].strip()
        return (name, unit) if name else (unit, "")
    return text, ""


def _with_unit(name: str, unit: str) -> str:
    if not name or not unit:
        return name
    return f"{name}（{unit}）" if _CHINESE.search(name + unit) else f"{name} ({unit})"


def _by_language(names: Sequence[str]) -> dict[str, str]:
    """Sort names into Chinese and English; of two alike, the Chinese one comes first."""
    if len(names) == 1:
        return {"zh" if _CHINESE.search(names[0]) else "en": names[0]}
    first, second = names[0], " ".join(names[1:]).strip()
    if _CHINESE.search(second) and not _CHINESE.search(first):
        first, second = second, first
    return {lang: name for lang, name in (("zh", first), ("en", second)) if name}


def hierarchy_of(entries: Sequence[Entry], problems: Problems) -> Hierarchy | None:
    """Make the hierarchy of entries, or note what is wrong with them."""
    _refuse_twins(entries, problems)
    if problems.errors:
        return None
    codes = _codes(entries)
    nodes = [
        Node(code, None if one.parent is None else codes[one.parent], one.names, one.grouping)
        for one, code in zip(entries, codes, strict=True)
    ]
    try:
        return Hierarchy(nodes)
    except HierarchyError as error:
        at = {code: one.place for code, one in zip(codes, entries, strict=True)}
        for found in error.findings:
            node = None if found.place is None else found.place.node
            place = Place() if node is None else replace(at[node], node=node)
            problems.take([replace(found, place=place)])
    return None


def _refuse_twins(entries: Sequence[Entry], problems: Problems) -> None:
    seen: set[tuple[int | None, str]] = set()
    twins = []
    for one in entries:
        key = one.parent, next(iter(one.names.values()), "")
        if one.code is None and one.parent is not None and key in seen:
            twins.append((one, {"text": one.text, "parent": entries[one.parent].text}))
        if one.code is None:
            seen.add(key)
    note_once(OUTLINE_TWICE, twins, problems)


def note_once(
    what: Message, found: Sequence[tuple[Entry, Mapping[str, Any]]], problems: Problems
) -> None:
    """Note the first of several findings with one cause, and how many more there are."""
    if not found:
        return
    first, details = found[0]
    more = len(found) - 1
    # words in both languages, so that the sentence goes on in either
    told = Finding(Message("more", "note", MORE, MORE), {"count": more}) if more else ""
    problems.at(place=first.place).add(what, **{**details, "more": told})


def _codes(entries: Iterable[Entry]) -> list[str]:
    """Return every entry's code, those that are not given made of names and unique."""
    entries = list(entries)
    taken = {one.code.casefold() for one in entries if one.code}
    codes = []
    for place, one in enumerate(entries):
        code = one.code
        if code is None:
            code = _unused(GOAL if place == 0 else _code_of(one, place), taken)
            taken.add(code.casefold())
        codes.append(code)
    return codes


def _code_of(one: Entry, place: int) -> str:
    name = one.stem.get("en") or one.stem.get("zh") or ""
    if not one.stem.get("en") and is_fit_for_files(name):
        return name  # a Chinese name is a code as it is
    if not one.stem.get("en"):  # of a Chinese name only what files cannot have is taken out
        kept = re.sub(r'[<>:"/\\|?*]+', "-", name)[:60].strip(" .-")
        if is_fit_for_files(kept):
            return kept
    code = re.sub(r"[^\w]+", "-", name.lower().replace("'", "")).strip("-_")[:60].rstrip("-_")
    number = one.place.line or one.place.row or place + 1
    return code if is_fit_for_files(code) else f"item-{number}"


def _unused(code: str, taken: set[str]) -> str:
    candidate, number = code, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{code}-{number}"
    return candidate
