"""Which nodes of a hierarchy a picture shows, and what its levels are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ahp.chart.wording import (
    CRITERIA_LEVEL,
    DEPTH_CUT,
    GOAL_LEVEL,
    INDICATOR_LEVEL,
    NOTHING_BELOW,
    SUBCRITERIA_LEVEL,
    SUBCRITERIA_LEVEL_NUMBER,
    TOO_MANY_BOXES,
)
from ahp.common.findings import Finding, UsageError
from ahp.common.wording import Count, Language
from ahp.model.hierarchy import Hierarchy

MOST = 200
"""Items at the ends of the branches: more could not be read."""


@dataclass(frozen=True)
class Tree:
    """What is drawn of a hierarchy.

    Attributes
    ----------
    hierarchy : Hierarchy
    top : str
    children : mapping of str to tuple of str
        Of every node drawn, those below it that are drawn.
    hidden : mapping of str to int
        How many nodes are below a node that are not drawn, where there are some.
    notes : tuple of Finding
    """

    hierarchy: Hierarchy = field(repr=False)
    top: str
    children: Mapping[str, tuple[str, ...]] = field(hash=False)
    hidden: Mapping[str, int] = field(default_factory=dict, hash=False)
    notes: tuple[Finding, ...] = field(default=(), hash=False)

    @property
    def ends(self) -> tuple[str, ...]:
        """The nodes with nothing drawn below them."""
        return tuple(code for code, below in self.children.items() if not below)

    def levels(self) -> tuple[tuple[str, ...], ...]:
        """Return the nodes level by level, the top first."""
        found: list[tuple[str, ...]] = []
        row: tuple[str, ...] = (self.top,)
        while row:
            found.append(row)
            row = tuple(child for code in row for child in self.children[code])
        return tuple(found)

    def level_names(self, lang: Language) -> tuple[str, ...]:
        """Return what theses call the levels drawn."""
        deepest = max(map(self.hierarchy.level, self.hierarchy.leaves))
        first = self.hierarchy.level(self.top)
        count = len(self.levels())
        return tuple(level_name(first + place, deepest, lang) for place in range(count))


def level_name(level: int, deepest: int, lang: Language = "en") -> str:
    """Return what theses call a level of a hierarchy.

    Parameters
    ----------
    level : int
        0 for the goal.
    deepest : int
        The level of the deepest leaves.
    lang : str

    Examples
    --------
    >>> [level_name(level, 3, "zh") for level in range(4)]
    ['目标层', '准则层', '子准则层', '指标层']
    >>> [level_name(level, 1) for level in range(2)]
    ['Goal', 'Criteria']
    """
    if level == 0:
        return GOAL_LEVEL(lang)
    if level == 1:
        return CRITERIA_LEVEL(lang)
    if level == deepest:
        return INDICATOR_LEVEL(lang)
    if deepest == 3:
        return SUBCRITERIA_LEVEL(lang)
    return SUBCRITERIA_LEVEL_NUMBER(lang, number=level - 1)


def tree_of(hierarchy: Hierarchy, top: str | None = None, depth: int | None = None) -> Tree:
    """Choose what is drawn: everything below a node, or as many levels as can be read.

    Parameters
    ----------
    hierarchy : Hierarchy
    top : str, optional
        Code of the node to begin at; by default the goal.
    depth : int, optional
        Levels below it; by default all, or as many as have at most `MOST` ends, which is noted.

    Raises
    ------
    UsageError
        Nothing is below the node; or more than `MOST` ends where the depth is given or is 1.

    Examples
    --------
    >>> from ahp.model.hierarchy import Node
    >>> nodes = [Node("top"), Node("a", "top"), Node("b", "top"), Node("c", "b")]
    >>> tree = tree_of(Hierarchy(nodes), depth=1)
    >>> tree.ends, tree.hidden
    (('a', 'b'), {'b': 1})
    """
    start = hierarchy.goal if top is None else top
    if not hierarchy.children(start):
        raise UsageError.of(NOTHING_BELOW, node=hierarchy.name(start))
    whole = _cut(hierarchy, start, len(hierarchy.nodes) if depth is None else depth)
    if len(whole.ends) <= MOST:
        return whole
    levels = len(whole.levels()) - 1
    for fewer in range(levels - 1, 0, -1) if depth is None else ():
        tree = _cut(hierarchy, start, fewer)
        if len(tree.ends) <= MOST:
            details = {"count": len(whole.ends), "most": MOST, "depth": Count(fewer)}
            return Tree(
                hierarchy, start, tree.children, tree.hidden, (Finding(DEPTH_CUT, details),)
            )
    raise UsageError.of(TOO_MANY_BOXES, count=len(whole.ends), most=MOST)


def _cut(hierarchy: Hierarchy, top: str, depth: int) -> Tree:
    children: dict[str, tuple[str, ...]] = {}
    hidden: dict[str, int] = {}
    row = [top]
    for level in range(depth + 1):
        for code in row:
            below = hierarchy.children(code)
            children[code] = below if level < depth else ()
            if below and level == depth:
                hidden[code] = _count(hierarchy, code)
        row = [child for code in row for child in children[code]]
        if not row:
            break
    return Tree(hierarchy, top, children, hidden)


def _count(hierarchy: Hierarchy, code: str) -> int:
    waiting, count = list(hierarchy.children(code)), 0
    while waiting:
        count += 1
        waiting += hierarchy.children(waiting.pop())
    return count
