"""How far the experts agree: about each node, as a whole, who with whom, and who stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ahp.common.findings import UsageError
from ahp.common.names import suggestion
from ahp.compare.experts import Comparison
from ahp.compare.wording import NOT_COMPARED
from ahp.core.arrays import FloatArray
from ahp.core.group.concordance import Concordance, concordance
from ahp.core.group.consensus import consensus, hierarchy_consensus
from ahp.core.group.similarity import (
    UNCLUSTERED,
    ThresholdRow,
    best_threshold,
    clusters,
    similarities,
    threshold_table,
)
from ahp.core.group.spread import FEWEST, standing
from ahp.core.scales import saaty_ratios
from ahp.model.called import called

FEWEST_PARTED = 3
"""Experts below whom there is nothing to part into clusters."""


@dataclass(frozen=True, eq=False)
class Basis:
    """The weights that experts are compared by: those of one node's items, or global ones.

    Attributes
    ----------
    code : str or None
        None for the global weights of all leaves.
    items, experts : tuple of str
    weights : ndarray, (experts, items)
        NaN for who has not judged.
    scale_end : float
        The ratio that the strongest judgment stands for; infinite for global weights.
    """

    code: str | None
    items: tuple[str, ...]
    experts: tuple[str, ...]
    weights: FloatArray = field(repr=False)
    scale_end: float

    @property
    def people(self) -> int:
        """How many have weights."""
        return int((~np.isnan(self.weights[:, 0])).sum())


@dataclass(frozen=True, eq=False)
class Accord:
    """How far the experts agree on one set of weights.

    Attributes
    ----------
    basis : Basis
    consensus : float
        S* of a node, S of global weights; NaN for fewer than two experts.
    concordance : Concordance
        Kendall's W.
    """

    basis: Basis
    consensus: float
    concordance: Concordance


@dataclass(frozen=True, eq=False)
class Likeness:
    """Who agrees with whom.

    Attributes
    ----------
    experts : tuple of str
        Those who have weights.
    similarity : ndarray, (experts, experts)
    table : tuple of ThresholdRow
    best : ThresholdRow or None
        None where no threshold parts the experts.
    clusters : tuple of tuple of str
        At the best threshold.
    unclustered : tuple of str
    """

    experts: tuple[str, ...]
    similarity: FloatArray = field(repr=False)
    table: tuple[ThresholdRow, ...] = field(repr=False)
    best: ThresholdRow | None
    clusters: tuple[tuple[str, ...], ...]
    unclustered: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Where one expert stands among the others; see `ahp.core.group.spread.Standing`."""

    expert: str
    distance: float
    score: float
    alone: bool
    effect: float


@dataclass(frozen=True, eq=False)
class Agreement:
    """How far the experts of a model agree.

    Attributes
    ----------
    nodes : tuple of Accord
        Of each judged node.
    whole : float
        S* of the hierarchy: the mean over nodes by the group's global weights.
    overall : Accord
        Of global weights.
    basis : Basis
        What `likeness` and `places` are by.
    likeness : Likeness or None
        None for fewer than three experts.
    places : tuple of Place
        The most different first; none where there are too few to stand alone among.
    """

    nodes: tuple[Accord, ...]
    whole: float
    overall: Accord
    basis: Basis
    likeness: Likeness | None
    places: tuple[Place, ...]


def agree(found: Comparison, node: str | None = None) -> Agreement:
    """Measure how far the experts agree.

    Parameters
    ----------
    found : Comparison
    node : str, optional
        By whose items' weights the experts are compared with each other; by default by the global
        weights, and where only one node is judged, by its.

    Returns
    -------
    Agreement

    Raises
    ------
    UsageError
        When no judged node is called so.
    """
    judged = found.model.hierarchy.judged
    nodes = tuple(_accord(basis_at(found, code)) for code in judged)
    shares = {} if found.group is None else found.group.global_
    weights = [shares.get(code, 0.0) for code in judged]
    chosen = basis_of(found, node)
    return Agreement(
        nodes,
        float(hierarchy_consensus(weights, [one.consensus for one in nodes])),
        _accord(global_basis(found)),
        chosen,
        _likeness(chosen),
        _places(chosen),
    )


def basis_of(found: Comparison, node: str | None = None) -> Basis:
    """Return the weights of a node's items, called by code or name, or the global ones."""
    hierarchy = found.model.hierarchy
    if node is None:
        one = hierarchy.judged
        return basis_at(found, one[0]) if len(one) == 1 else global_basis(found)
    codes = called(hierarchy, node, hierarchy.judged)
    if len(codes) != 1:
        hint = suggestion(node, codes or hierarchy.judged)
        raise UsageError.of(NOT_COMPARED, node=node, suggestion=hint)
    return basis_at(found, codes[0])


def basis_at(found: Comparison, code: str) -> Basis:
    """Return the weights of a node's items."""
    items = found.model.hierarchy.items(code)
    weights = np.full((len(found.experts), len(items)), np.nan)
    for place, one in enumerate(found.experts.values()):
        analysis = one.analyses.get(code)
        if analysis is not None:
            weights[place] = [analysis.weights[item] for item in items]
    end = float(saaty_ratios(len(items), found.settings.scale)[-1])
    return Basis(code, items, tuple(found.experts), weights, end)


def global_basis(found: Comparison) -> Basis:
    """Return the global weights of the leaves; NaN for an expert who lacks some."""
    leaves = found.model.hierarchy.leaves
    weights = np.array([_row(one.global_, leaves) for one in found.experts.values()])
    weights[np.isnan(weights).any(axis=1)] = np.nan
    return Basis(None, leaves, tuple(found.experts), weights, np.inf)


def _row(known: Mapping[str, float], items: tuple[str, ...]) -> list[float]:
    return [known.get(item, np.nan) for item in items]


def _accord(basis: Basis) -> Accord:
    agreed = float(consensus(basis.weights, None, basis.scale_end))
    return Accord(basis, agreed, concordance(basis.weights))


def _likeness(basis: Basis) -> Likeness | None:
    there = ~np.isnan(basis.weights[:, 0])
    if there.sum() < FEWEST_PARTED:
        return None
    own = basis.weights[there]
    experts = tuple(
        expert for expert, known in zip(basis.experts, there.tolist(), strict=True) if known
    )
    alike = similarities(own, basis.scale_end)
    table = threshold_table(own, basis.scale_end, alike)
    best = best_threshold(table)
    if best is None:
        return Likeness(experts, alike, table, None, (), ())
    labels = clusters(alike, best.threshold)
    parts = tuple(
        tuple(experts[place] for place in np.flatnonzero(labels == number).tolist())
        for number in (*range(best.clusters), UNCLUSTERED)
    )
    return Likeness(experts, alike, table, best, parts[:-1], parts[-1])


def _places(basis: Basis) -> tuple[Place, ...]:
    if basis.people < FEWEST:
        return ()
    found = standing(basis.weights)
    columns = (found.distance, found.score, found.alone, found.effect)
    rows = zip(basis.experts, *(column.tolist() for column in columns), strict=True)
    places = [Place(*row) for row in rows]
    # Rounded: sums in another order of people differ in the last digits.
    there = [one for one in places if one.distance == one.distance]
    return tuple(sorted(there, key=lambda one: (-round(one.distance, 9), one.expert)))
