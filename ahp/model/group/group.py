"""The experts of a model as a group: its weights, who counts how much, who is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from ahp.common.findings import (
    AhpError,
    Finding,
    ModelError,
    Place,
    Problems,
    UsageError,
)
from ahp.common.names import given_or
from ahp.common.wording import Message
from ahp.core import weighing
from ahp.core.arrays import BoolArray, FloatArray
from ahp.core.graph import is_connected
from ahp.core.group import aggregate_judgments, aggregate_priorities
from ahp.core.group.expert_weights import agreement_weights, consistency_weights, normalized
from ahp.core.group.leaving_out import extreme_judgments, inconsistent, left_out
from ahp.core.group.similarity import similarities
from ahp.core.scales import apply_scale, saaty_ratios
from ahp.model.analysis import DEFAULT_THRESHOLD, Analysis, analyze, weigh
from ahp.model.experts import Expert, find_expert
from ahp.model.group.settings import GroupSettings
from ahp.model.group.whose import IntervalCount, Whose, group_intervals, of_group
from ahp.model.group.wording import (
    GROUP_MISSING,
    GROUP_TAKEN,
    LEFT_OUT_EXTREME,
    LEFT_OUT_INCONSISTENT,
    LEFT_OUT_ISLANDS,
    NO_GROUP_MATRIX,
    NOBODY_JUDGED,
    NODE_ALL_LEFT_OUT,
    NODE_NOBODY,
    WITH_CR,
    WITH_PAIR,
)
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.naming import in_names

if TYPE_CHECKING:
    from ahp.model.model import Model, NodeWeight
    from ahp.model.published import Published

_SHOWN = 10  # people or judgments in a message


class LeftOut(NamedTuple):
    """What of a person's judgments does not count at a node, and why.

    Attributes
    ----------
    expert : str
    reason : str
        ``inconsistent`` or ``islands``: the whole matrix; ``extreme``: one judgment.
    cr : float or None
        Of an inconsistent matrix.
    pair : tuple of str or None
        Of an extreme judgment.
    """

    expert: str
    reason: Literal["inconsistent", "islands", "extreme"]
    cr: float | None = None
    pair: tuple[str, str] | None = None


@dataclass(frozen=True)
class GroupNode:
    """What the group has at a node.

    Attributes
    ----------
    experts : mapping of str to float
        How much each counts who has judged and is not left out; they sum to one.
    weights : mapping of str to float
        By item.
    matrix : PairwiseMatrix or None
        Joint ratios, already on the judgment scale; None where weights were aggregated.
    left_out : tuple of LeftOut
    """

    experts: Mapping[str, float]
    weights: Mapping[str, float]
    matrix: PairwiseMatrix | None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The pairs that nobody who counts has judged."""
        return () if self.matrix is None else self.matrix.missing


@dataclass(frozen=True)
class Group:
    """The experts of a model as one judge; made by `Model.group`.

    Attributes
    ----------
    model : Model
    settings : GroupSettings
    method, random_index, scale : str
        By which judgments were weighed.
    experts : tuple of Expert
        Who is in it: those that were asked for and have judged anything.
    at : mapping of str to GroupNode
        By judged node.
    findings : tuple of Finding
        Who is left out and where, and which judgments nobody has given.
    taken : bool
        Whether nobody asked for the group, and the model itself has no judgments.

    Examples
    --------
    >>> from ahp.model.model import Model
    >>> hierarchy = Hierarchy([Node("car"), Node("price", "car"), Node("style", "car")])
    >>> blank = {"car": PairwiseMatrix.from_judgments(["price", "style"], {})}
    >>> judged = [PairwiseMatrix.from_upper(["price", "style"], [ratio]) for ratio in (2, 8)]
    >>> two = Expert("li", matrices={"car": judged[0]}), Expert("wang", matrices={"car": judged[1]})
    >>> group = Model(hierarchy, blank, experts=two).group()
    >>> [round(row.global_, 4) for row in group.weights()], dict(group.at["car"].experts)
    ([1.0, 0.8, 0.2], {'li': 0.5, 'wang': 0.5})
    """

    model: Model = field(repr=False)
    settings: GroupSettings
    method: str
    random_index: str
    scale: str
    experts: tuple[Expert, ...] = field(repr=False)
    at: Mapping[str, GroupNode] = field(hash=False, repr=False)
    findings: tuple[Finding, ...] = field(default=(), hash=False, repr=False, compare=False)
    taken: bool = False

    @property
    def hierarchy(self) -> Hierarchy:
        """That of the model."""
        return self.model.hierarchy

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes of the hierarchy, in order."""
        return self.hierarchy.nodes

    @property
    def title(self) -> Mapping[str, str]:
        """That of the model."""
        return self.model.title

    @property
    def folder(self) -> str | None:
        """Where the model was loaded from."""
        return self.model.folder

    @property
    def published(self) -> Published | None:
        """What was published about the model."""
        return self.model.published

    @property
    def whose(self) -> Whose:
        """Whose judgments these are."""
        return of_group(self.settings, self.experts)

    @property
    def intervals(self) -> Mapping[str, IntervalCount]:
        """By judged node, how many judgments that count are intervals, and how many there are."""
        return group_intervals(self.experts, self.at)

    @property
    def matrices(self) -> Mapping[str, PairwiseMatrix]:
        """The joint matrices by node, already on the judgment scale; none of priorities."""
        found = {code: one.matrix for code, one in self.at.items() if one.matrix is not None}
        return MappingProxyType(found)

    def title_in(self, lang: str) -> str:
        """Return the model's title in a language."""
        return self.model.title_in(lang)

    def weights(
        self, method: str | None = None, scale: str | None = None
    ) -> tuple[NodeWeight, ...]:
        """Return the local and global weight of every node, in order.

        Parameters and errors are those of `Model.weights`; by default the group's own choices.
        """
        from ahp.model.model import node_weights  # it makes groups itself

        group = self._by(method, None, scale)
        shares = {item: one for at in group.at.values() for item, one in at.weights.items()}
        return node_weights(self.hierarchy, shares)

    def analyses(
        self,
        method: str | None = None,
        random_index: str | None = None,
        scale: str | None = None,
        threshold: float = DEFAULT_THRESHOLD,
    ) -> Mapping[str, Analysis]:
        """Analyze the joint matrix of every node.

        Parameters and errors are those of `Model.analyses`; the matrices are on their scale.

        Raises
        ------
        UsageError
            When priorities were aggregated: there are no matrices then.
        """
        if self.settings.aggregation != "judgments":
            raise UsageError.of(NO_GROUP_MATRIX)
        group = self._by(method, random_index, scale)
        found = {
            code: analyze(matrix, group.method, group.random_index, threshold=threshold)
            for code, matrix in group.matrices.items()
        }
        return MappingProxyType(found)

    def _by(self, method: str | None, random_index: str | None, scale: str | None) -> Group:
        wanted = (
            given_or(method, self.method),
            given_or(random_index, self.random_index),
            given_or(scale, self.scale),
        )
        if wanted == (self.method, self.random_index, self.scale):
            return self
        return form_group(self.model, self.settings, *wanted, taken=self.taken)


def form_group(
    model: Model,
    settings: GroupSettings,
    method: str,
    random_index: str,
    scale: str,
    taken: bool = False,
) -> Group:
    """Join the judgments of a model's experts.

    Raises
    ------
    ModelError
        When at some node nobody has judged, or nobody is left, or the judgments of all together do
        not link the items.
    UsageError
        When nobody is called so, or a choice has no such name.
    """
    settings.validated()
    people = group_people(model, settings)
    problems = Problems(model.folder)
    if taken:
        problems.add(GROUP_TAKEN, count=len(people), experts=_few([one.called for one in people]))
    at = group_nodes(model, settings, method, random_index, scale, problems)
    found = tuple(in_names(problems.findings, model.hierarchy))
    if problems.errors:
        raise ModelError(found)
    return Group(
        model, settings, method, random_index, scale, people, MappingProxyType(at), found, taken
    )


def group_people(model: Model, settings: GroupSettings) -> tuple[Expert, ...]:
    """Return who is in the group: those that are asked for and have judged anything.

    Raises
    ------
    ModelError
        When nobody has.
    UsageError
        When nobody is called so.
    """
    asked = model.experts
    if settings.experts is not None:
        asked = tuple(dict.fromkeys(find_expert(model.experts, name) for name in settings.experts))
    people = tuple(one for one in asked if one.answered)
    if not people:
        raise ModelError([*_of(model, asked), Finding(NOBODY_JUDGED, {}, model.folder)])
    return people


def group_nodes(
    model: Model,
    settings: GroupSettings,
    method: str,
    random_index: str,
    scale: str,
    problems: Problems,
) -> dict[str, GroupNode]:
    """Join the judgments of each node by itself; note where they give no weights, and why.

    Errors are those of `group_people`, and of choices that have no such name.
    """
    people = group_people(model, settings)
    forming = _Forming(model, settings, method, random_index, scale, people)
    at: dict[str, GroupNode] = {}
    for code in model.hierarchy.judged:
        here = problems.at(node=code)
        try:
            at[code] = forming.node(code)
        except UsageError:  # about the call, whatever the node
            raise
        except AhpError as error:
            here.take(error.findings)
            continue
        here.findings += forming.notes(code, at[code])
    return at


def _of(model: Model, people: Iterable[Expert]) -> list[Finding]:
    """Return what is wrong with judgments, where for that reason nobody has any."""
    return [one for one in model.findings if one.severity == "error"] if [*people] else []


@dataclass(frozen=True)
class _Forming:
    """Joins the judgments of people, node by node."""

    model: Model
    settings: GroupSettings
    method: str
    random_index: str
    scale: str
    people: tuple[Expert, ...]

    def node(self, code: str) -> GroupNode:
        """Join what people have judged at a node."""
        there = [one for one in self.people if self._has(one, code)]
        if not there:
            names = _few([one.called for one in self.people])
            details = {"node": code, "count": len(self.people), "experts": names}
            raise ModelError.of(NODE_NOBODY, **details)
        items = self.model.hierarchy.items(code)
        ratios = np.array([self._ratios(one, code, items) for one in there])
        weights, crs = self._each(ratios)
        out, ratios = self._left_out(there, items, ratios, weights, crs)
        n = len(items)
        counts: BoolArray = (~np.isnan(ratios)).sum(axis=(1, 2)) > n  # more than the diagonal
        if not counts.any():
            gone = _few([self._gone(one) for one in out])
            raise ModelError.of(NODE_ALL_LEFT_OUT, node=code, experts=gone)
        weights[~counts], crs[~counts] = np.nan, np.nan
        shares = self._shares(there, counts, weights, crs)
        experts = {
            one.code: share
            for one, share, there_ in zip(there, shares.tolist(), counts, strict=True)
            if there_
        }
        if self.settings.aggregation == "priorities":
            joint = aggregate_priorities(weights, shares, self.settings.mean)
            named = MappingProxyType(dict(zip(items, joint.tolist(), strict=True)))
            return GroupNode(experts, named, None, out)
        matrix = PairwiseMatrix(items, aggregate_judgments(ratios, shares))
        return GroupNode(experts, weigh(matrix, self.method), matrix, out)

    def _has(self, one: Expert, code: str) -> bool:
        return code in one.matrices and not one.matrices[code].blank

    def _called(self, code: str) -> str:
        return next(one.called for one in self.people if one.code == code)

    def _ratios(self, one: Expert, code: str, items: Sequence[str]) -> FloatArray:
        """Return a person's judgments as ratios of the scale, in the order of the items."""
        matrix = one.matrices[code]
        array = matrix.to_array()
        if matrix.labels != tuple(items):
            order = [matrix.labels.index(item) for item in items]
            array = array[np.ix_(order, order)]
        try:
            return array if self.scale == "linear" else apply_scale(array, self.scale)
        except UsageError:
            raise
        except AhpError as error:
            source = one.sources.get(code)
            path = source.path if source else None
            found = [replace(each, path=path, place=Place(node=code)) for each in error.findings]
            raise type(error)(found) from error

    def _each(self, ratios: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return each person's weights and CR, as far as they are needed; NaN elsewhere."""
        weights = np.full(ratios.shape[:2], np.nan)
        crs = np.full(len(ratios), np.nan)
        linked = is_connected(ratios)
        if not self.settings.weighs_each or not linked.any():
            return weights, crs
        if self.settings.rates_each:
            found = weighing.weigh(ratios[linked], self.method, table=self.random_index)
            weights[linked], crs[linked] = found.weights, found.cr
        else:
            weights[linked] = weighing.weights_alone(ratios[linked], self.method)
        return weights, np.maximum(crs, 0.0)

    def _left_out(
        self,
        there: Sequence[Expert],
        items: Sequence[str],
        ratios: FloatArray,
        weights: FloatArray,
        crs: FloatArray,
    ) -> tuple[tuple[LeftOut, ...], FloatArray]:
        """Return what does not count, and the judgments without it."""
        settings = self.settings
        islands = np.isnan(weights[:, 0]) & settings.weighs_each
        over = np.zeros(len(there), dtype=bool)
        if settings.consistent is not None:
            over = inconsistent(crs, settings.consistent)
        found = []
        for one, apart, bad, cr in zip(there, islands, over, crs.tolist(), strict=True):
            if apart:
                found.append(LeftOut(one.code, "islands"))
            elif bad:
                found.append(LeftOut(one.code, "inconsistent", cr))
        ratios = left_out(ratios, islands | over)
        if settings.trim:
            extreme = extreme_judgments(ratios, share=settings.trim)
            for person, i, j in np.argwhere(np.triu(extreme)).tolist():
                pair = items[i], items[j]
                found.append(LeftOut(there[person].code, "extreme", pair=pair))
            ratios = left_out(ratios, extreme)
        return tuple(found), ratios

    def _shares(
        self, there: Sequence[Expert], counts: BoolArray, weights: FloatArray, crs: FloatArray
    ) -> FloatArray:
        """Return how much each person counts at a node."""
        if self.settings.weights == "consistency":
            return consistency_weights(crs)
        if self.settings.weights == "agreement":
            end = float(saaty_ratios(weights.shape[1], self.scale)[-1])
            return agreement_weights(similarities(weights, end))
        given = [one.weight if self.settings.weights == "given" else 1.0 for one in there]
        return normalized(np.where(counts, given, np.nan))

    def notes(self, code: str, node: GroupNode) -> list[Finding]:
        """Say who and what is left out at a node, and what nobody has judged."""
        found = []

        def add(what: Message, **details: object) -> None:
            found.append(Finding(what, details, self.model.folder, Place(node=code)))

        by = {
            reason: [one for one in node.left_out if one.reason == reason]
            for reason in ("inconsistent", "islands", "extreme")
        }
        if by["inconsistent"]:
            people = [self._gone(one) for one in by["inconsistent"]]
            threshold = self.settings.consistent
            add(LEFT_OUT_INCONSISTENT, threshold=threshold, experts=_few(people))
        if by["islands"]:
            people_ = [self._called(one.expert) for one in by["islands"]]
            add(LEFT_OUT_ISLANDS, experts=_few(people_))
        if by["extreme"]:
            judgments = [
                self._pair(self._called(one.expert), one.pair)
                for one in by["extreme"]
                if one.pair is not None
            ]
            add(LEFT_OUT_EXTREME, count=len(judgments), judgments=_few(judgments))
        if node.missing:
            pairs = _few([f"{a} : {b}" for a, b in node.missing])
            add(GROUP_MISSING, count=len(node.missing), pairs=pairs)
        return found

    def _gone(self, one: LeftOut) -> object:
        called = self._called(one.expert)
        return called if one.cr is None else Finding(WITH_CR, {"expert": called, "cr": one.cr})

    def _pair(self, expert: str, pair: tuple[str, str]) -> Finding:
        said = Finding(WITH_PAIR, {"expert": expert, "pairs": f"{pair[0]} : {pair[1]}"})
        return in_names([said], self.model.hierarchy)[0]


def _few(ones: Sequence[object]) -> list[object]:
    """Return the first of them, and a sign where there are more."""
    return [*ones[:_SHOWN], *("…" for _ in ones[_SHOWN : _SHOWN + 1])]
