"""Whether the weights of each matrix can be bettered in every judgment at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ahp.core.efficiency import efficiency
from ahp.sensitivity.layout import JudgedNode, Layout


@dataclass(frozen=True)
class NodeEfficiency:
    """Pareto efficiency of the weights of one matrix.

    Attributes
    ----------
    node : str
    efficient : bool
        Whether no other weights fit every judgment at least as well and one better. What was not
        judged asks for nothing.
    optimum : float
        Of the linear program: 0 for efficient weights.
    weights : mapping of str to float
        By item, as they are.
    dominating : mapping of str to float
        Weights that fit every judgment at least as well; empty for efficient ones.
    """

    node: str
    efficient: bool
    optimum: float
    weights: Mapping[str, float] = field(hash=False)
    dominating: Mapping[str, float] = field(default_factory=dict, hash=False)


def efficiencies(layout: Layout) -> tuple[NodeEfficiency, ...]:
    """Say of each matrix whether its weights are Pareto efficient; see `ahp.core.efficiency`."""
    return tuple(_efficiency(node) for node in layout.nodes.values())


def _efficiency(node: JudgedNode) -> NodeEfficiency:
    found = efficiency(node.ratios, node.local)
    better = {} if found.dominating is None else _by_item(node, found.dominating.tolist())
    own = _by_item(node, node.local.tolist())
    return NodeEfficiency(node.code, found.efficient, found.optimum, own, better)


def _by_item(node: JudgedNode, weights: list[float]) -> dict[str, float]:
    return dict(zip(node.items, weights, strict=True))
