"""A model: a hierarchy, its judgment matrices, and the figures that were published about it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import fsum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from ahp.common.findings import (
    AhpError,
    DisconnectedError,
    Finding,
    ModelError,
    Place,
    Problems,
    UsageError,
)
from ahp.common.names import given_or, name_in
from ahp.core.consistency import hierarchy_consistency_ratio
from ahp.model.analysis import DEFAULT_THRESHOLD, Analysis, analyze, weigh
from ahp.model.experts import Expert, blank_finding, check_experts, find_expert
from ahp.model.fit import check_matrices
from ahp.model.group.settings import GroupSettings
from ahp.model.group.whose import (
    OWN_JUDGMENTS,
    IntervalCount,
    Whose,
    count_intervals,
    of_expert,
)
from ahp.model.group.wording import EXPERT_BLANK, EXPERT_NODES_BLANK
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.naming import in_names
from ahp.model.published import Published

if TYPE_CHECKING:
    from ahp.model.group.group import Group

Result = TypeVar("Result")


@dataclass(frozen=True)
class NodeWeight:
    """A node's weights: ``local`` is its share of its parent, ``global_`` its share of the goal."""

    code: str
    parent: str | None
    level: int
    local: float
    global_: float


@dataclass(frozen=True)
class Model:
    """A hierarchy with a judgment matrix for every node whose items are compared.

    Parameters
    ----------
    hierarchy : Hierarchy
    matrices : mapping of str to PairwiseMatrix
        By judged node. Items are joined by label, so their order in a matrix is free.
    title : mapping of str to str
        By language, ``zh`` and ``en``.
    method, random_index : str
        The model's own choices; every question can be asked with others.
    published : Published, optional
    folder : str, optional
        Where it was loaded from.
    paths : mapping of str to str
        The file of each matrix.
    experts : tuple of Expert
        The people who judge, with what each has judged.
    findings : tuple of Finding
        What was found in their files, if they were read: a matrix that is broken is not there.
    group_settings : GroupSettings
        How the experts form a group, unless told otherwise.
    judge : Expert, optional
        Whose judgments the matrices are, if they are one expert's: see `of_expert`.
    warnings : tuple of Finding
        What was found in its other files, and stops nothing: a judgment off the scale.

    Raises
    ------
    ModelError
        With everything that does not fit: a node without its matrix, a matrix for no node, an
        item that is missing from its matrix, or one too many.

    Examples
    --------
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [3])})
    >>> [(row.code, row.level, row.global_) for row in model.weights()]
    [('car', 0, 1.0), ('price', 1, 0.75), ('style', 1, 0.25)]
    """

    hierarchy: Hierarchy
    matrices: Mapping[str, PairwiseMatrix] = field(hash=False)
    title: Mapping[str, str] = field(default_factory=dict, hash=False)
    method: str = "eigenvector"
    random_index: str = "yaahp"
    published: Published | None = field(default=None, hash=False)
    folder: str | None = None
    paths: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)
    experts: tuple[Expert, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = field(default=(), hash=False, repr=False, compare=False)
    group_settings: GroupSettings = field(default_factory=GroupSettings, repr=False)
    judge: Expert | None = field(default=None, repr=False)
    warnings: tuple[Finding, ...] = field(default=(), hash=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        problems = Problems()
        check_matrices(self.hierarchy, self.matrices, problems)
        check_experts(self.hierarchy, self.experts, problems)
        if problems.errors:
            raise ModelError(problems.findings)
        judged = {code: self.matrices[code] for code in self.hierarchy.judged}
        object.__setattr__(self, "matrices", MappingProxyType(judged))

    @property
    def amiss(self) -> list[Finding]:
        """All that was found in its files, but for notes, which touch no weights."""
        return [*self.warnings, *(one for one in self.findings if one.severity != "note")]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes of the hierarchy, in order."""
        return self.hierarchy.nodes

    @property
    def blank(self) -> bool:
        """Whether none of the model's own matrices has a judgment.

        >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
        >>> blank = PairwiseMatrix.from_judgments(["price", "style"], {})
        >>> Model(Hierarchy(nodes), {"car": blank}).blank
        True
        """
        return bool(self.matrices) and all(one.blank for one in self.matrices.values())

    def expert(self, name: str) -> Expert:
        """Return the expert with a code, else with a name.

        Raises
        ------
        UsageError
            When nobody is called so, or several are.
        """
        return find_expert(self.experts, name)

    @property
    def whose(self) -> Whose:
        """Whose judgments the matrices are."""
        return OWN_JUDGMENTS if self.judge is None else of_expert(self.judge)

    @property
    def intervals(self) -> Mapping[str, IntervalCount]:
        """By judged node, how many judgments are intervals, and how many there are."""
        return {code: count_intervals([matrix]) for code, matrix in self.matrices.items()}

    def of_expert(self, name: str) -> Model:
        """Return the model as one person judges it: of the same hierarchy, with those matrices.

        What the person has not judged is blank. Published figures are not the person's.

        Raises
        ------
        UsageError
            When nobody is called so, or several are.

        Examples
        --------
        >>> hierarchy = Hierarchy([Node("car"), Node("price", "car"), Node("style", "car")])
        >>> own = {"car": PairwiseMatrix.from_judgments(["price", "style"], {})}
        >>> li = Expert("li", matrices={"car": PairwiseMatrix.from_upper(["price", "style"], [4])})
        >>> [row.global_ for row in Model(hierarchy, own, experts=(li,)).of_expert("li").weights()]
        [1.0, 0.8, 0.2]
        """
        one = self.expert(name)
        blank = {
            code: PairwiseMatrix.from_judgments(self.hierarchy.items(code), {})
            for code in self.hierarchy.judged
            if code not in one.matrices
        }
        paths = {code: source.path for code, source in one.sources.items()}
        matrices = {**blank, **one.matrices}
        return replace(self, matrices=matrices, paths=paths, published=None, judge=one)

    def group(
        self,
        settings: GroupSettings | None = None,
        *,
        method: str | None = None,
        random_index: str | None = None,
        scale: str = "linear",
        **changes: Any,
    ) -> Group:
        """Return the experts as a group, with the weights of all together.

        Parameters
        ----------
        settings : GroupSettings, optional
            By default the model's own, as ``hierarchy.toml`` says.
        method, random_index, scale : str
            As for `ahp.analyze`; by default the model's.
        **changes
            Settings that are to be others, such as ``aggregation="priorities"``.

        Returns
        -------
        Group

        Raises
        ------
        ModelError
            When at some node nobody has judged, or nobody is left.
        UsageError
            When a setting has no such value, or nobody is called so.
        """
        from ahp.model.group.group import form_group  # it asks models for their weights

        chosen = replace(settings or self.group_settings, **changes)
        method = given_or(method, self.method)
        random_index = given_or(random_index, self.random_index)
        return form_group(self, chosen, method, random_index, scale)

    def judged_by(
        self,
        *,
        group: bool = False,
        expert: str | None = None,
        method: str | None = None,
        random_index: str | None = None,
        scale: str = "linear",
        **changes: Any,
    ) -> Model | Group:
        """Return what weights are to be taken of: the group, one expert, or the model itself.

        Where neither is asked for, it is the model itself; but where its own matrices are blank
        and experts have judged, the group, which says so in its findings.

        Parameters and errors are those of `group` and `of_expert`.
        """
        if expert is not None:
            return self.of_expert(expert)
        blank = self.blank and any(one.answered for one in self.experts)
        if not group and not blank:
            return self
        from ahp.model.group.group import form_group  # it asks models for their weights

        chosen = replace(self.group_settings, **changes)
        method = given_or(method, self.method)
        random_index = given_or(random_index, self.random_index)
        return form_group(self, chosen, method, random_index, scale, taken=not group)

    def title_in(self, lang: str) -> str:
        """Return the title in a language, else in another, else the goal's name.

        >>> Model(Hierarchy([Node("car", names={"en": "Best car"})]), {}).title_in("zh")
        'Best car'
        """
        return name_in(self.title, lang, self.hierarchy.name(self.hierarchy.goal, lang))

    def analyses(
        self,
        method: str | None = None,
        random_index: str | None = None,
        scale: str = "linear",
        threshold: float = DEFAULT_THRESHOLD,
    ) -> Mapping[str, Analysis]:
        """Analyze every matrix, by the model's method and random index unless told otherwise.

        Parameters, errors and results are those of `ahp.analyze`.

        Examples
        --------
        >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
        >>> matrix = PairwiseMatrix.from_upper(["price", "style"], [3])
        >>> Model(Hierarchy(nodes), {"car": matrix}).analyses()["car"].cr
        0.0
        """
        method = given_or(method, self.method)
        random_index = given_or(random_index, self.random_index)
        return MappingProxyType(
            {
                code: self._at(
                    code, lambda matrix: analyze(matrix, method, random_index, scale, threshold)
                )
                for code in self.matrices
            }
        )

    def weights(self, method: str | None = None, scale: str = "linear") -> tuple[NodeWeight, ...]:
        """Return the local and global weight of every node, in order.

        A grouping node's weight is the sum of its items', and their local weights are shares of
        it. Nothing is rounded.

        Parameters
        ----------
        method, scale : str
            As for `ahp.analyze`; by default the model's method, and judgments as they are.

        Returns
        -------
        tuple of NodeWeight

        Raises
        ------
        DisconnectedError, UsageError, MatrixError
            As for `ahp.analyze`.

        Examples
        --------
        >>> nodes = [
        ...     Node("car"),
        ...     Node("cost", "car", grouping=True),
        ...     Node("price", "cost"),
        ...     Node("fuel", "cost"),
        ...     Node("style", "car"),
        ... ]
        >>> matrix = PairwiseMatrix.from_upper(["price", "fuel", "style"], [2, 2, 1])
        >>> for row in Model(Hierarchy(nodes), {"car": matrix}).weights():
        ...     print(row.code, round(row.local, 4), round(row.global_, 4))
        car 1.0 1.0
        cost 0.75 0.75
        price 0.6667 0.5
        fuel 0.3333 0.25
        style 0.25 0.25
        """
        return node_weights(self.hierarchy, self._shares(given_or(method, self.method), scale))

    def _at(self, code: str, work: Callable[[PairwiseMatrix], Result]) -> Result:
        """Work on a node's matrix; an error says which node and file it is about."""
        try:
            return work(self.matrices[code])
        except UsageError:  # about the call, whatever the matrix
            raise
        except AhpError as error:
            # one person may leave out nodes; a blank model is so as a whole, not in one matrix
            if self.blank or (self.judge is not None and self.matrices[code].blank):
                raise DisconnectedError([self.unjudged()]) from error
            path, place = self.paths.get(code), Place(node=code)
            found = [replace(one, path=path, place=place) for one in error.findings]
            found = in_names(found, self.hierarchy)
            raise type(error)(found) from error

    def unjudged(self) -> Finding:
        """Say that nothing is judged, or of one expert what is not."""
        judge = self.judge
        if judge is None:
            return blank_finding(self.hierarchy, self.experts, self.folder)
        if self.blank:
            return Finding(EXPERT_BLANK, {"expert": judge.called}, self.folder)
        nodes = [code for code, matrix in self.matrices.items() if matrix.blank]
        found = Finding(EXPERT_NODES_BLANK, {"expert": judge.called, "nodes": nodes}, self.folder)
        return in_names([found], self.hierarchy)[0]

    def _shares(self, method: str, scale: str) -> dict[str, float]:
        """Return every compared item's share of the node it is judged at."""
        shares: dict[str, float] = {}
        for code in self.matrices:
            shares.update(self._at(code, lambda matrix: weigh(matrix, method, scale)))
        return shares

    def consistency_ratio(
        self,
        method: str | None = None,
        random_index: str | None = None,
        scale: str = "linear",
    ) -> float:
        """CR of the whole hierarchy: CI weighted by global weights over RI weighted alike.

        Parameters
        ----------
        method, random_index, scale : str
            As for `ahp.analyze`; by default the model's.

        Returns
        -------
        float
            Judgments may be missing: RI is for as many as are.

        References
        ----------
        Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, section 4.4.

        Examples
        --------
        >>> nodes = [Node("car"), Node("price", "car"), Node("fuel", "car"), Node("style", "car")]
        >>> matrix = PairwiseMatrix.from_upper(["price", "fuel", "style"], [3, 5, 3])
        >>> round(Model(Hierarchy(nodes), {"car": matrix}).consistency_ratio(), 4)
        0.037
        """
        analyses = self.analyses(method, random_index, scale)
        global_ = {row.code: row.global_ for row in self.weights(method, scale=scale)}
        cis = [one.ci for one in analyses.values()]
        ris = [one.ri for one in analyses.values()]
        weights = [global_[code] for code in analyses]
        return float(hierarchy_consistency_ratio(weights, cis, ris))


def node_weights(hierarchy: Hierarchy, shares: Mapping[str, float]) -> tuple[NodeWeight, ...]:
    """Return the weights of every node, of the shares of all items where they are judged.

    >>> node_weights(Hierarchy([Node("car"), Node("price", "car")]), {})[1]
    NodeWeight(code='price', parent='car', level=1, local=1.0, global_=1.0)
    """
    local, global_ = hand_down(hierarchy, shares)
    return tuple(
        NodeWeight(
            node.code, node.parent, hierarchy.level(node.code), local[node.code], global_[node.code]
        )
        for node in hierarchy.nodes
    )


def hand_down(
    hierarchy: Hierarchy, shares: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """Turn shares of the node where items are judged into local and global weights of all nodes.

    Parameters
    ----------
    hierarchy : Hierarchy
    shares : mapping of str to float
        By item; of matrices that were not judged they may be missing.

    Returns
    -------
    local, global_ : dict of str to float
        A grouping's weight is the sum of its items'. Without the weights that cannot be known.

    Examples
    --------
    >>> nodes = [Node("car"), Node("cost", "car"), Node("style", "car"), Node("price", "cost")]
    >>> hand_down(Hierarchy([*nodes, Node("fuel", "cost")]), {"price": 0.25, "fuel": 0.75})
    ({'car': 1.0, 'fuel': 0.75, 'price': 0.25}, {'car': 1.0})
    """
    known = {hierarchy.goal: 1.0, **shares}
    for node in hierarchy.nodes:
        items = hierarchy.items(node.code)
        if not node.grouping and len(items) == 1:
            known[items[0]] = 1.0
    for node in hierarchy.nodes:
        items = hierarchy.items(node.code)
        if node.grouping and all(item in known for item in items):
            known[node.code] = fsum(known[item] for item in items)
    local: dict[str, float] = {}
    global_: dict[str, float] = {}
    for code in _top_down(hierarchy):
        judge, parent = hierarchy.judge(code), hierarchy.parent(code)
        if code not in known:
            continue
        grouped = parent is not None and hierarchy.node(parent).grouping
        local[code] = known[code] / known[parent] if grouped and parent else known[code]
        if judge is None:
            global_[code] = 1.0
        elif judge in global_:
            global_[code] = global_[judge] * known[code]
    return local, global_


def _top_down(hierarchy: Hierarchy) -> Iterator[str]:
    """Yield every node after its parent, whatever their order in the file."""
    pending = [hierarchy.goal]
    while pending:
        code = pending.pop()
        yield code
        pending.extend(hierarchy.children(code))


def matrix_path(folder: str, code: str) -> str:
    """Return the file a new matrix of a node is written to.

    >>> matrix_path("model", "goal").replace(os.sep, "/")
    'model/goal.csv'
    """
    return os.path.join(folder, f"{code}.csv")
