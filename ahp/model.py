"""A model: a hierarchy, its judgment matrices, and the figures that were published about it."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from math import fsum
from types import MappingProxyType
from typing import TypeVar

from ahp.analysis import DEFAULT_THRESHOLD, Analysis, analyze, weigh
from ahp.core.consistency import hierarchy_consistency_ratio
from ahp.errors import AhpError, Finding, ModelError, Place, Problems, RecoveryError, UsageError
from ahp.hierarchy import Hierarchy, Node
from ahp.matrix import PairwiseMatrix, suggestion

_FIGURE = re.compile(r"([+-]?[0-9]{0,18}\.?[0-9]{0,18})( ?%)?")
Result = TypeVar("Result")

_ROUNDING_ERROR = Fraction(1, 10**12)  # of a computed value; half-way rounds either way


@dataclass(frozen=True)
class Figure:
    """A number as printed: its digits say how exactly it is known.

    Attributes
    ----------
    value : Decimal
        With its trailing zeros.
    derived : bool
        Worked out from other printed figures, because it was not printed itself.
    note : mapping of str to str
        How it was derived, by language.

    Examples
    --------
    >>> figure = Figure.parse("0.0370")
    >>> figure.decimals, figure.matches(0.037049), figure.matches(0.037051)
    (4, True, False)
    """

    value: Decimal
    derived: bool = False
    note: Mapping[str, str] = field(default_factory=dict, hash=False)

    @classmethod
    def parse(cls, text: str) -> Figure:
        """Read a figure as it is printed; a percentage is the number it stands for.

        Raises
        ------
        RecoveryError
            When it is not a number.

        Examples
        --------
        >>> Figure.parse("63.7%").value
        Decimal('0.637')
        """
        match = _FIGURE.fullmatch(unicodedata.normalize("NFKC", text).strip())
        if match is None or not any(sign.isdigit() for sign in match[1]):
            raise RecoveryError.of("not-a-figure", text=text)
        value = Decimal(match[1])
        return cls(value.scaleb(-2) if match[2] else value)

    @property
    def decimals(self) -> int:
        """How many decimals were printed."""
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def unit(self) -> Fraction:
        """One unit of the last printed digit."""
        return Fraction(1, 10**self.decimals)

    def interval(self) -> tuple[Fraction, Fraction]:
        """Return the least and greatest number that rounds to the figure.

        A derived figure comes from two rounded ones, so it is twice as uncertain.

        >>> Figure.parse("0.5").interval()
        (Fraction(9, 20), Fraction(11, 20))
        """
        value = Fraction(self.value)
        half = self.unit if self.derived else self.unit / 2
        return value - half, value + half

    def matches(self, computed: float) -> bool:
        """Whether a computed value rounds to the figure; half-way it may round either way.

        >>> Figure.parse("0.13").matches(0.125), Figure.parse("0.12").matches(0.125)
        (True, True)
        """
        low, high = self.interval()
        return low - _ROUNDING_ERROR <= Fraction(computed) <= high + _ROUNDING_ERROR


@dataclass(frozen=True)
class Published:
    """Weights and consistency ratios as printed.

    Attributes
    ----------
    weights : mapping of str to Figure
        Global weights by node.
    consistency_ratios : mapping of str to Figure
        By judged node.
    source : str
        Where they were printed.
    """

    weights: Mapping[str, Figure] = field(default_factory=dict, hash=False)
    consistency_ratios: Mapping[str, Figure] = field(default_factory=dict, hash=False)
    source: str = ""


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

    def __post_init__(self) -> None:
        problems = Problems()
        check_matrices(self.hierarchy, self.matrices, problems)
        if problems.errors:
            raise ModelError(problems.findings)
        judged = {code: self.matrices[code] for code in self.hierarchy.judged}
        object.__setattr__(self, "matrices", MappingProxyType(judged))

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes of the hierarchy, in order."""
        return self.hierarchy.nodes

    def title_in(self, lang: str) -> str:
        """Return the title in a language, else in another, else the goal's name.

        >>> Model(Hierarchy([Node("car", names={"en": "Best car"})]), {}).title_in("zh")
        'Best car'
        """
        titles = (self.title.get(lang), *self.title.values())
        goal = self.hierarchy.goal
        return next((title for title in titles if title), self.hierarchy.name(goal, lang))

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
        method, random_index = method or self.method, random_index or self.random_index
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
        local, global_ = hand_down(self.hierarchy, self._shares(method or self.method, scale))
        return tuple(
            NodeWeight(
                node.code,
                node.parent,
                self.hierarchy.level(node.code),
                local[node.code],
                global_[node.code],
            )
            for node in self.hierarchy.nodes
        )

    def _at(self, code: str, work: Callable[[PairwiseMatrix], Result]) -> Result:
        """Work on a node's matrix; an error says which node and file it is about."""
        try:
            return work(self.matrices[code])
        except UsageError:  # about the call, whatever the matrix
            raise
        except AhpError as error:
            path, place = self.paths.get(code), Place(node=code)
            found = [replace(one, path=path, place=place) for one in error.findings]
            raise type(error)(found) from error

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


def check_matrices(
    hierarchy: Hierarchy,
    matrices: Mapping[str, PairwiseMatrix],
    problems: Problems,
    paths: Mapping[str, str] | None = None,
    folder: str | None = None,
    unreadable: frozenset[str] = frozenset(),
) -> None:
    """Note what does not fit between a hierarchy and its matrices.

    Parameters
    ----------
    hierarchy : Hierarchy
    matrices : mapping of str to PairwiseMatrix
        By node.
    problems : Problems
    paths : mapping of str to str, optional
        The file of each matrix.
    folder : str, optional
        Where a missing matrix would be.
    unreadable : frozenset of str
        Nodes whose matrix is there, but broken: that is told elsewhere.

    Examples
    --------
    >>> problems = Problems()
    >>> check_matrices(Hierarchy([Node("a")]), {}, problems)
    >>> problems.ok
    True
    """
    paths = paths or {}
    for code in hierarchy.judged:
        if code not in matrices and code not in unreadable:
            items = hierarchy.items(code)
            place, file = Place(node=code), f"{code}.csv"
            details = {"count": len(items), "items": ", ".join(items), "file": file}
            problems.add("matrix-missing", path=folder, place=place, **details)
    for code, matrix in matrices.items():
        path = paths.get(code)
        place = Place(node=code)
        if code in hierarchy.judged:
            _check_items(hierarchy.items(code), matrix, problems, path, place)
        else:
            found = misplaced_matrix(hierarchy, code)
            problems.add(found.code, path=path, place=place, **found.details)


def misplaced_matrix(hierarchy: Hierarchy, code: str) -> Finding:
    """Say why no matrix belongs to a code.

    >>> misplaced_matrix(Hierarchy([Node("car"), Node("a", "car"), Node("b", "car")]), "cra").hint()
    'did you mean car?'
    """
    if code not in hierarchy:
        hint = suggestion(code, hierarchy.judged)
        return Finding("matrix-for-no-node", {"code": code, "suggestion": hint})
    if hierarchy.node(code).grouping:
        judge = hierarchy.judge(code)
        return Finding("matrix-of-grouping", {"code": code, "judge": judge})
    return Finding("matrix-of-few", {"code": code, "count": len(hierarchy.items(code))})


def _check_items(
    items: tuple[str, ...],
    matrix: PairwiseMatrix,
    problems: Problems,
    path: str | None,
    place: Place,
) -> None:
    missing = [item for item in items if item not in matrix.labels]
    extra = [label for label in matrix.labels if label not in items]
    for item in extra:
        hint = suggestion(item, missing or items)
        if hint.code == "suggest-nearest" and hint.details["nearest"] in missing:
            close = str(hint.details["nearest"])
            missing.remove(close)
            problems.add("item-renamed", path=path, place=place, item=item, nearest=close)
        else:
            known = suggestion(item, items)
            problems.add("item-extra", path=path, place=place, item=item, suggestion=known)
    for item in missing:
        problems.add("item-missing", path=path, place=place, item=item)


def check_published(
    hierarchy: Hierarchy, published: Published, problems: Problems, path: str | None = None
) -> None:
    """Note published figures that fit no node, are impossible, or sum wrong beyond rounding.

    Parameters
    ----------
    hierarchy : Hierarchy
    published : Published
    problems : Problems
    path : str, optional
        Their file.

    Examples
    --------
    >>> hierarchy = Hierarchy([Node("goal"), Node("a", "goal"), Node("b", "goal")])
    >>> figures = {"a": Figure.parse("0.7"), "b": Figure.parse("0.5")}
    >>> problems = Problems()
    >>> check_published(hierarchy, Published(figures), problems)
    >>> problems.findings[0].code, str(problems.findings[0].details["difference"])
    ('published-sum', '0.2')
    """
    for code, figure in published.weights.items():
        place = Place(key=f"weights.{code}")
        if code not in hierarchy:
            hint = suggestion(code, hierarchy.codes)
            problems.add("published-unknown", path=path, place=place, code=code, suggestion=hint)
        if not 0 <= figure.value <= 1:
            problems.add("published-range", path=path, place=place, value=figure.value)
    for code, figure in published.consistency_ratios.items():
        place = Place(key=f"consistency_ratios.{code}")
        if code not in hierarchy.judged:
            name = "published-ratio-unjudged" if code in hierarchy else "published-unknown"
            hint = suggestion(code, hierarchy.judged)
            problems.add(name, path=path, place=place, code=code, suggestion=hint)
        if figure.value < 0:
            problems.add("published-ratio-range", path=path, place=place, value=figure.value)
    if not problems.errors:
        _check_sums(hierarchy, published.weights, problems, path)


def _check_sums(
    hierarchy: Hierarchy, weights: Mapping[str, Figure], problems: Problems, path: str | None
) -> None:
    """Compare each printed weight with what is printed next below it, and the leaves with 1."""
    sums = [(code, _next_printed(hierarchy, weights, code)) for code in hierarchy.codes]
    told = False
    for code, below in [*sums, (hierarchy.goal, list(hierarchy.leaves))]:
        if told and below == list(hierarchy.leaves):
            continue  # a wrong part makes the total wrong; once is enough
        if below and (code in weights or code == hierarchy.goal):
            told = _check_sum(code, below, weights, problems, path) or told


def _next_printed(
    hierarchy: Hierarchy, weights: Mapping[str, Figure], code: str
) -> list[str] | None:
    """List the nearest nodes below that have a printed weight; None when a branch has none."""
    found: list[str] = []
    for child in hierarchy.children(code):
        below = [child] if child in weights else _next_printed(hierarchy, weights, child)
        if not below:
            return None
        found += below
    return found


def _check_sum(
    code: str,
    below: list[str],
    weights: Mapping[str, Figure],
    problems: Problems,
    path: str | None,
) -> bool:
    if not all(one in weights for one in below):
        return False
    parts = [weights[one] for one in below]
    total = sum((part.value for part in parts), Decimal(0))
    whole = weights[code].value if code in weights else Decimal(1)
    slack = sum((part.unit for part in parts), Fraction(0)) / 2
    if code in weights:
        slack += weights[code].unit / 2
    if abs(Fraction(total - whole)) <= slack:
        return False
    problems.add(
        "published-sum",
        path=path,
        place=Place(key=f"weights.{code}"),
        code=code,
        total=total,
        whole=whole,
        difference=abs(total - whole),
        slack=f"{float(slack):g}",
        codes=", ".join([code, *below] if code in weights else below),
    )
    return True


def matrix_path(folder: str, code: str) -> str:
    """Return the file a new matrix of a node is written to.

    >>> matrix_path("model", "goal").replace(os.sep, "/")
    'model/goal.csv'
    """
    return os.path.join(folder, f"{code}.csv")
