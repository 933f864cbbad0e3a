"""The hierarchy: a goal, what it is made of, and where items are judged against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from ahp.common.findings import Finding, HierarchyError, Place, Problems
from ahp.common.names import is_fit_for_files, name_in, suggestion
from ahp.common.wording import UNKNOWN_NODE
from ahp.model.wording import (
    BAD_CODE,
    CYCLE,
    DUPLICATE_CODE,
    DUPLICATE_CODE_CASE,
    GROUPING_GOAL,
    GROUPING_LEAF,
    NO_GOAL,
    NO_NODES,
    ORPHAN,
    SEVERAL_GOALS,
)


@dataclass(frozen=True)
class Node:
    """One element of the hierarchy.

    Attributes
    ----------
    code : str
        Short and unique; names the node's matrix file.
    parent : str or None
        Code of the node above; None for the goal.
    names : mapping of str to str
        Its name by language, ``zh`` and ``en``.
    grouping : bool
        A mere heading: its items are judged at the nearest node above that is none, and its
        weight is the sum of theirs.

    Examples
    --------
    >>> Node("price", "goal", {"en": "Price", "zh": "价格"}).names["zh"]
    '价格'
    """

    code: str
    parent: str | None = None
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    grouping: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", MappingProxyType(dict(self.names)))


@dataclass(frozen=True)
class Hierarchy:
    """Nodes that form a tree with one goal, in the order they were given.

    Parameters
    ----------
    nodes : iterable of Node

    Raises
    ------
    HierarchyError
        With everything that is wrong: a cycle, an unknown parent, a code used twice or unfit for
        a file name, no goal or several, a grouping without items, a goal that is a grouping.

    Examples
    --------
    >>> hierarchy = Hierarchy(
    ...     [
    ...         Node("goal"),
    ...         Node("cost", "goal", grouping=True),
    ...         Node("price", "cost"),
    ...         Node("fuel", "cost"),
    ...         Node("style", "goal"),
    ...     ]
    ... )
    >>> hierarchy.children("goal"), hierarchy.items("goal"), hierarchy.judged
    (('cost', 'style'), ('price', 'fuel', 'style'), ('goal',))
    """

    nodes: tuple[Node, ...]

    def __init__(self, nodes: Iterable[Node]) -> None:
        object.__setattr__(self, "nodes", tuple(nodes))
        problems = Problems()
        _check(self.nodes, problems)
        if problems.errors:
            raise HierarchyError(problems.findings)

    @cached_property
    def _by_code(self) -> dict[str, Node]:
        return {node.code: node for node in self.nodes}

    @cached_property
    def _children(self) -> dict[str | None, tuple[str, ...]]:
        children: dict[str | None, list[str]] = defaultdict(list)
        for node in self.nodes:
            children[node.parent].append(node.code)
        return {code: tuple(below) for code, below in children.items()}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all nodes, in order."""
        return tuple(self._by_code)

    @cached_property
    def goal(self) -> str:
        """The code of the node without a parent.

        >>> Hierarchy([Node("top"), Node("a", "top")]).goal
        'top'
        """
        return self._children[None][0]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def node(self, code: str) -> Node:
        """Return the node with a code.

        Raises
        ------
        HierarchyError
            When there is none.

        Examples
        --------
        >>> Hierarchy([Node("top"), Node("a", "top")]).node("a").parent
        'top'
        """
        try:
            return self._by_code[code]
        except KeyError:
            details = {"code": code, "suggestion": suggestion(code, self.codes)}
            raise HierarchyError([Finding(UNKNOWN_NODE, details)]) from None

    def parent(self, code: str) -> str | None:
        """Return the code of the node above, None for the goal.

        >>> Hierarchy([Node("top"), Node("a", "top")]).parent("a")
        'top'
        """
        return self.node(code).parent

    def children(self, code: str) -> tuple[str, ...]:
        """Return the codes of the nodes directly below, in order.

        >>> Hierarchy([Node("top"), Node("a", "top"), Node("b", "a")]).children("top")
        ('a',)
        """
        return self._children.get(self.node(code).code, ())

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return the codes of the nodes above, from the parent up to the goal.

        >>> Hierarchy([Node("top"), Node("a", "top"), Node("b", "a")]).ancestors("b")
        ('a', 'top')
        """
        above = []
        parent = self.node(code).parent
        while parent is not None:
            above.append(parent)
            parent = self._by_code[parent].parent
        return tuple(above)

    def level(self, code: str) -> int:
        """Return the number of nodes above: 0 for the goal.

        >>> Hierarchy([Node("top"), Node("a", "top"), Node("b", "a")]).level("b")
        2
        """
        return len(self.ancestors(code))

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The codes of the nodes with nothing below, in order.

        >>> Hierarchy([Node("top"), Node("a", "top"), Node("b", "a")]).leaves
        ('b',)
        """
        return tuple(node.code for node in self.nodes if node.code not in self._children)

    def items(self, code: str) -> tuple[str, ...]:
        """Return the codes of what is compared at a node: its children, groupings opened.

        Empty for a leaf. A grouping's own items are those it hands up.

        Examples
        --------
        >>> nodes = [Node("top"), Node("group", "top", grouping=True), Node("a", "group")]
        >>> Hierarchy(nodes).items("top")
        ('a',)
        """
        return tuple(self._items(code))

    def _items(self, code: str) -> Iterator[str]:
        for child in self.children(code):
            if self._by_code[child].grouping:
                yield from self._items(child)
            else:
                yield child

    def judge(self, code: str) -> str | None:
        """Return the node at which a node is judged: the nearest above that is no grouping.

        >>> nodes = [Node("top"), Node("group", "top", grouping=True), Node("a", "group")]
        >>> Hierarchy(nodes).judge("a")
        'top'
        """
        return next((one for one in self.ancestors(code) if not self._by_code[one].grouping), None)

    @cached_property
    def judged(self) -> tuple[str, ...]:
        """The codes of the nodes that need a matrix: no groupings, and two items or more.

        >>> Hierarchy([Node("top"), Node("a", "top"), Node("b", "top")]).judged
        ('top',)
        """
        return tuple(
            node.code for node in self.nodes if not node.grouping and len(self.items(node.code)) > 1
        )

    def name(self, code: str, lang: str = "en") -> str:
        """Return a node's name in a language, else in another, else its code.

        >>> Hierarchy([Node("top", names={"zh": "目标"})]).name("top", "en")
        '目标'
        """
        return name_in(self.node(code).names, lang, code)


def _check(nodes: tuple[Node, ...], problems: Problems) -> None:
    if not nodes:
        problems.add(NO_NODES)
        return
    _check_codes(nodes, problems)
    _check_parents(nodes, problems)
    _check_groupings(nodes, problems)


def _check_codes(nodes: tuple[Node, ...], problems: Problems) -> None:
    alike: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        alike[node.code.casefold()].append(node.code)
        if not is_fit_for_files(node.code):
            problems.add(BAD_CODE, place=Place(node=node.code), code=node.code)
    for codes in alike.values():
        for code in dict.fromkeys(codes):
            if codes.count(code) > 1:
                place = Place(node=code)
                problems.add(DUPLICATE_CODE, place=place, code=code, count=codes.count(code))
        if len(set(codes)) > 1:
            shown = list(dict.fromkeys(codes))
            problems.add(DUPLICATE_CODE_CASE, place=Place(node=codes[-1]), codes=shown)


def _check_parents(nodes: tuple[Node, ...], problems: Problems) -> None:
    parents = {node.code: node.parent for node in nodes}
    goals = [node.code for node in nodes if node.parent is None]
    for node in nodes:
        if node.parent is not None and node.parent not in parents:
            hint = suggestion(node.parent, tuple(parents))
            place = Place(node=node.code)
            problems.add(ORPHAN, place=place, parent=node.parent, suggestion=hint)
    cycles = list(_cycles(parents))
    for cycle in cycles:
        shown = " -> ".join([*cycle, cycle[0]])
        problems.add(CYCLE, place=Place(node=cycle[0]), codes=shown)
    if len(goals) > 1:
        problems.add(SEVERAL_GOALS, count=len(goals), codes=goals)
    if not goals and not cycles:
        problems.add(NO_GOAL)


def _cycles(parents: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Yield each cycle once, from its first node upwards."""
    seen: set[str] = set()
    for start in parents:
        trail: list[str] = []
        code: str | None = start
        while code is not None and code in parents and code not in seen:
            seen.add(code)
            trail.append(code)
            code = parents[code]
        if code in trail:
            yield trail[trail.index(code) :]


def _check_groupings(nodes: tuple[Node, ...], problems: Problems) -> None:
    above = {node.parent for node in nodes}
    for node in nodes:
        if node.grouping and node.parent is None:
            problems.add(GROUPING_GOAL, place=Place(node=node.code))
        elif node.grouping and node.code not in above:
            problems.add(GROUPING_LEAF, place=Place(node=node.code))
