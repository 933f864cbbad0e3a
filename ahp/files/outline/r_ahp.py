"""Files of the R package ahp (YAML): a goal with children, and theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ahp.common.findings import Place, Problems
from ahp.files.outline.entries import Entry, entry_of
from ahp.files.outline.wording import (
    OUTLINE_ALTERNATIVES_SKIPPED,
    OUTLINE_JUDGMENTS_SKIPPED,
    OUTLINE_TOO_LONG,
    OUTLINE_YAML,
    OUTLINE_YAML_SHAPE,
)

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

SUFFIXES = (".ahp", ".yaml", ".yml")
_LOOKS = re.compile(r"^Goal\s*:\s*(#.*)?$", re.MULTILINE)
_CHILDREN = re.compile(r"^[ \t]+children[ \t]*:", re.MULTILINE)
_PREFERENCES = ("pairwise", "score", "priority", "pairwiseFunction", "scoreFunction")
_DEEPEST, _MOST = 50, 10_000


def is_r_ahp(text: str) -> bool:
    r"""Whether a text has the goal and children of such a file.

    >>> is_r_ahp("Goal:\n  name: Car\n  children:\n    Cost:\n"), is_r_ahp("Goal: Car\n  Cost\n")
    (True, False)
    """
    return bool(_LOOKS.search(text) and _CHILDREN.search(text))


def read_r_ahp(text: str, problems: Problems) -> list[Entry] | None:
    """Read the goal and criteria; what else such a file holds is told, not taken."""
    import yaml  # deferred: only these files need it

    try:
        root = yaml.compose(text.replace("\t", "  "), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or type(error).__name__
        place = None if mark is None else Place(line=mark.line + 1)
        problems.at(place=place).add(OUTLINE_YAML, reason=reason)
        return None
    if root is None or not isinstance(root, yaml.MappingNode):
        problems.add(OUTLINE_YAML_SHAPE, found="-", expected="Goal:")
        return None
    members = _members(root)
    goal = members.get("Goal") or (root if "children" in members else None)
    if not isinstance(goal, yaml.MappingNode):
        problems.add(OUTLINE_YAML_SHAPE, found=", ".join(members) or "-", expected="Goal:")
        return None
    return _Reader(members.get("Alternatives"), problems).read(goal)


def _members(node: Node | None) -> dict[str, Node]:
    return {} if node is None else {str(key.value): value for key, value in _pairs(node)}


def _pairs(node: Node) -> list[tuple[Node, Node]]:
    return list(node.value) if node.tag.endswith(":map") else []


class _Reader:
    """Walks from the goal down to the criteria that have alternatives below them."""

    def __init__(self, alternatives: Node | None, problems: Problems) -> None:
        self.alternatives = alternatives
        self.names = set(_members(alternatives))
        self.problems = problems
        self.entries: list[Entry] = []
        self.preferences = 0

    def read(self, goal: MappingNode) -> list[Entry] | None:
        members = _members(goal)
        name = members.get("name")
        shown = str(name.value) if name is not None and isinstance(name.value, str) else ""
        self.add(shown or "Goal", goal, None, goal.start_mark.line)
        if self.preferences:
            self.problems.add(OUTLINE_JUDGMENTS_SKIPPED, count=self.preferences)
        if self.names:
            self.problems.add(OUTLINE_ALTERNATIVES_SKIPPED, names=sorted(self.names))
        return None if self.problems.errors else self.entries

    def add(self, name: str, node: Node, parent: int | None, line: int, depth: int = 0) -> None:
        """Add a criterion and what it is made of."""
        place = Place(line=line + 1)
        if depth > _DEEPEST or len(self.entries) > _MOST:
            if not self.problems.errors:
                self.problems.add(OUTLINE_TOO_LONG, limit=_MOST)
            return
        read = entry_of(name, place, code="")
        here = len(self.entries)
        self.entries.append(Entry(name, place, None, read.names, read.stem, parent=parent))
        members = _members(node)
        self.preferences += sum(1 for _ in _given(members.get("preferences")))
        children = members.get("children")
        if children is None or children is self.alternatives or children.value == "":
            return
        if not children.tag.endswith(":map"):
            place = Place(line=children.start_mark.line + 1)
            found, expected = str(children.value)[:40], "children:"
            if isinstance(children.value, list):
                found = (
                    "- " + str(getattr(children.value[0], "value", ""))[:40]
                    if children.value
                    else "[]"
                )
            self.problems.at(place=place).add(OUTLINE_YAML_SHAPE, found=found, expected=expected)
            return
        if self.names and {str(key.value) for key, _ in _pairs(children)} <= self.names:
            return
        for key, value in _pairs(children):
            child = " ".join(str(key.value).split())
            self.add(child, value, here, key.start_mark.line, depth + 1)


def _given(preferences: Node | None, depth: int = 0) -> Iterator[Node]:
    """Yield each kind of preferences of a node: one, or one for each decision maker."""
    for key, value in _pairs(preferences) if preferences is not None else ():
        if key.value in _PREFERENCES:
            yield value
        elif depth < 1:
            yield from _given(value, depth + 1)
