"""Whether the weights of each matrix can be bettered in every judgment at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ahp.sensitivity.layout import Layout


@dataclass(frozen=True)
class NodeEfficiency:
    """Pareto efficiency of the weights of one matrix.

    Attributes
    ----------
    node : str
    efficient : bool or None
        Whether no other weights fit every judgment at least as well and one better; None where
        judgments are missing, so that it was not looked at.
    optimum : float
        Of the linear program: 0 for efficient weights.
    weights : mapping of str to float
        By item, as they are.
    dominating : mapping of str to float
        Weights that fit every judgment at least as well; empty for efficient ones.
    """

    node: str
    efficient: bool | None
    optimum: float
    weights: Mapping[str, float] = field(hash=False)
    dominating: Mapping[str, float] = field(default_factory=dict, hash=False)


def efficiencies(layout: Layout) -> tuple[NodeEfficiency, ...]:
    """Say of each matrix whether its weights are Pareto efficient.

    References
    ----------
    Blanquero, R., Carrizosa, E. and Conde, E. (2006). Inferring efficient weights from pairwise
    comparison matrices. Mathematical Methods of Operations Research 64, 271-284; Bozoki, S. and
    Fulop, J. (2018). Efficient weight vectors from pairwise comparison matrices. European Journal
    of Operational Research 264, 419-427.
    """
    return tuple(_each(layout))


def _each(layout: Layout) -> Iterator[NodeEfficiency]:
    for code, node in layout.nodes.items():
        weights = dict(zip(node.items, node.local.tolist(), strict=True))
        if not node.analysis.complete:
            yield NodeEfficiency(code, None, float("nan"), weights)
            continue
        from ahp.core.efficiency import efficiency  # deferred: it solves a linear program

        found = efficiency(node.ratios, node.local)
        better = {}
        if found.dominating is not None:
            better = dict(zip(node.items, found.dominating.tolist(), strict=True))
        yield NodeEfficiency(code, bool(found.efficient), float(found.optimum), weights, better)
