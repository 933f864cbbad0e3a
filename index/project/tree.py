"""The tree of weights an index stands on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum

import numpy as np
import pandas as pd

from ahp.common.findings import Place
from ahp.common.names import Names, name_in
from ahp.common.wording import ASIDE, Language
from index.project.arrays import FloatArray
from index.project.wording import WEIGHTS_EQUAL, by_language


@dataclass(frozen=True)
class WeightedNode:
    """A node of the tree: ``local`` is its share of its parent, ``global_`` its share of all."""

    code: str
    parent: str | None
    local: float
    global_: float
    names: Names = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Given:
    """A weight as it stands in a table.

    Attributes
    ----------
    value : float
        Before those of one parent, or those of all indicators, are made to sum to 1.
    path : str
    place : Place
    """

    value: float
    path: str
    place: Place


@dataclass(frozen=True)
class Weights:
    """A tree of weights: what the index is made of, and in which shares.

    Parameters
    ----------
    nodes : tuple of WeightedNode
        In display order; exactly one has no parent, the goal.
    title : mapping of str to str
    source : str
        Where they come from: the model's folder and method.
    whose : str
        ``own``, ``group`` or ``expert:`` and a code: whose judgments they come from.
    judges : mapping of str to str
        By language, the same in words; empty where they are the model's own.
    kind : str
        ``judgments``; or ``table``, ``equal``, or the method by which they come from the data.
    words : mapping of str to str
        By language, where they come from, unless from judgments.
    given : mapping of str to Given
        By node, the weights that stand in a table.
    set_name : str
        What the set is called where a project has several side by side.
    intervals : tuple of int
        How many of the judgments are intervals, which count as their middle, and how many there
        are.

    Examples
    --------
    >>> weights = Weights.from_local({"goal": (None, 1), "a": ("goal", 0.75), "b": ("goal", 0.25)})
    >>> weights.goal, weights.leaves, weights.global_.tolist()
    ('goal', ('a', 'b'), [1.0, 0.75, 0.25])
    """

    nodes: tuple[WeightedNode, ...]
    title: Names = field(default_factory=dict, hash=False)
    source: str = ""
    whose: str = "own"
    judges: Names = field(default_factory=dict, hash=False)
    kind: str = "judgments"
    words: Names = field(default_factory=dict, hash=False)
    given: Mapping[str, Given] = field(default_factory=dict, hash=False, repr=False)
    set_name: str = ""
    intervals: tuple[int, int] = (0, 0)

    @classmethod
    def from_local(
        cls,
        local: Mapping[str, tuple[str | None, float]],
        names: Mapping[str, Names] | None = None,
        title: Names | None = None,
        source: str = "",
    ) -> Weights:
        """Make a tree of parents and local weights; those of one parent are made to sum to 1.

        >>> Weights.from_local({"g": (None, 1), "a": ("g", 3), "b": ("g", 1)}).local.tolist()
        [1.0, 0.75, 0.25]
        """
        totals: dict[str | None, float] = {}
        for parent in {parent for parent, _ in local.values()}:
            totals[parent] = fsum(share for above, share in local.values() if above == parent)
        share = {code: value / totals[parent] for code, (parent, value) in local.items()}

        def product(code: str) -> float:
            parent = local[code][0]
            return 1.0 if parent is None else share[code] * product(parent)

        nodes = tuple(
            WeightedNode(
                code,
                parent,
                1.0 if parent is None else share[code],
                product(code),
                (names or {}).get(code, {}),
            )
            for code, (parent, _) in local.items()
        )
        return cls(nodes, title or {}, source)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all nodes, in display order."""
        return tuple(node.code for node in self.nodes)

    @cached_property
    def _by_code(self) -> dict[str, WeightedNode]:
        return {node.code: node for node in self.nodes}

    @cached_property
    def _children(self) -> dict[str | None, tuple[str, ...]]:
        children: dict[str | None, list[str]] = defaultdict(list)
        for node in self.nodes:
            children[node.parent].append(node.code)
        return {code: tuple(below) for code, below in children.items()}

    @property
    def goal(self) -> str:
        """The code of the node without a parent."""
        return self._children[None][0]

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The codes of the nodes with nothing below: the indicators, in display order."""
        return tuple(code for code in self.codes if code not in self._children)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The codes of the nodes directly below the goal."""
        return self.children(self.goal)

    def node(self, code: str) -> WeightedNode:
        """Return the node with a code; KeyError when there is none."""
        return self._by_code[code]

    def children(self, code: str) -> tuple[str, ...]:
        """Return the codes of the nodes directly below."""
        return self._children.get(code, ())

    def parent(self, code: str) -> str | None:
        """Return the code of the node above, None for the goal."""
        return self._by_code[code].parent

    def level(self, code: str) -> int:
        """Return the number of nodes above: 0 for the goal."""
        parent = self.parent(code)
        return 0 if parent is None else 1 + self.level(parent)

    def name(self, code: str, lang: str = "en") -> str:
        """Return a node's name in a language, else in another, else its code."""
        return name_in(self._by_code[code].names, lang, code)

    def distinct_name(self, code: str, lang: Language = "en") -> str:
        """Return a node's name; of indicators called alike, with what each is below.

        For wherever nodes do not stand below their parents.

        >>> names = {"x": {"en": "papers"}, "y": {"en": "papers"}}
        >>> above = {"g": (None, 1), "a": ("g", 1), "b": ("g", 1), "x": ("a", 1), "y": ("b", 1)}
        >>> weights = Weights.from_local(above, names)
        >>> weights.distinct_name("x"), weights.distinct_name("a")
        ('papers (a)', 'a')
        """
        name, parent = self.name(code, lang), self.parent(code)
        if parent is None or self._called[lang][name] < 2 or code in self._children:
            return name
        return name + ASIDE(lang, text=self.name(parent, lang))

    @cached_property
    def _called(self) -> Mapping[str, Counter[str]]:
        """How many indicators have each name, by language."""
        languages = {"en", "zh", *(lang for node in self.nodes for lang in node.names)}
        return {lang: Counter(self.name(leaf, lang) for leaf in self.leaves) for lang in languages}

    @cached_property
    def local(self) -> pd.Series[float]:
        """Local weights by node."""
        return pd.Series([node.local for node in self.nodes], index=self._index, name="local")

    @cached_property
    def global_(self) -> pd.Series[float]:
        """Global weights by node."""
        return pd.Series([node.global_ for node in self.nodes], index=self._index, name="global")

    @property
    def local_array(self) -> FloatArray:
        """Local weights in the order of `codes`, as the functions on arrays take them.

        >>> Weights.from_local({"g": (None, 1), "a": ("g", 1)}).local_array
        array([1., 1.])
        """
        return np.array([node.local for node in self.nodes])

    @property
    def _index(self) -> pd.Index[str]:
        return pd.Index(list(self.codes), name="node")

    def frame(self) -> pd.DataFrame:
        """Return parent, level, local and global weight of every node as a table."""
        return pd.DataFrame(
            {
                "parent": [node.parent for node in self.nodes],
                "level": [self.level(node.code) for node in self.nodes],
                "local": [node.local for node in self.nodes],
                "global": [node.global_ for node in self.nodes],
            },
            index=self._index,
        )

    def with_local(self, local: Mapping[str, float], source: str = "") -> Weights:
        """Return the same tree with other local weights for some nodes.

        >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
        >>> weights.with_local({"a": 3, "b": 1}).local.tolist()
        [1.0, 0.75, 0.25]
        """
        shares = {node.code: (node.parent, local.get(node.code, node.local)) for node in self.nodes}
        names = {node.code: node.names for node in self.nodes}
        changed = Weights.from_local(shares, names, self.title, source or self.source)
        return changed if source else replace(self, nodes=changed.nodes, given={})

    def with_leaves(self, shares: Mapping[str, float], source: str = "") -> Weights:
        """Return the same tree with other global weights of the leaves, made to sum to 1.

        A node's global weight is the sum of those below it, which must be above 0: nothing would
        say how a node is made whose children all weigh nothing.

        >>> weights = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
        >>> weights.with_leaves({"a": 30, "b": 10}).global_.tolist()
        [1.0, 0.75, 0.25]
        """
        return self.with_local({code: self._below(code, shares) for code in self.codes}, source)

    def _below(self, code: str, shares: Mapping[str, float]) -> float:
        """Return the sum of the shares of the leaves below a node, or of the leaf."""
        below = self.children(code)
        return fsum(self._below(one, shares) for one in below) if below else shares[code]

    def equal(self, among: str = "siblings") -> Weights:
        """Return the same tree with equal weights: of the children of each node, or of all leaves.

        >>> tree = {"g": (None, 1), "a": ("g", 1), "b": ("g", 1), "x": ("b", 1), "y": ("b", 1)}
        >>> weights = Weights.from_local(tree)
        >>> weights.equal("siblings").global_[["a", "x", "y"]].tolist()
        [0.5, 0.25, 0.25]
        >>> weights.equal("indicators").global_[["a", "x", "y"]].round(4).tolist()
        [0.3333, 0.3333, 0.3333]
        """
        if among == "indicators":
            made = self.with_leaves(dict.fromkeys(self.leaves, 1.0), WEIGHTS_EQUAL[among]("en"))
        else:
            made = self.with_local(dict.fromkeys(self.codes, 1.0), WEIGHTS_EQUAL[among]("en"))
        return replace(made, kind="equal", words=by_language(WEIGHTS_EQUAL[among]))

    @classmethod
    def from_parents(
        cls, parents: Iterable[tuple[str, str | None, Names]], title: Names | None = None
    ) -> Weights:
        """Make a tree of nodes with their parents and names; children of one node weigh alike.

        >>> Weights.from_parents([("g", None, {}), ("a", "g", {}), ("b", "g", {})]).local.tolist()
        [1.0, 0.5, 0.5]
        """
        nodes = list(parents)
        local = {code: (parent, 1.0) for code, parent, _ in nodes}
        return cls.from_local(local, {code: names for code, _, names in nodes}, title)
