"""Figures as printed, with their decimals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ahp.common.figure import Figure


@dataclass(frozen=True)
class Published:
    """Weights and consistency ratios as printed.

    Attributes
    ----------
    weights : mapping of str to Figure
        Global weights by node.
    consistency_ratios : mapping of str to Figure
        By judged node.
    lambda_max, consistency_indices : mapping of str to Figure
        By judged node.
    source : str
        Where they were printed.
    """

    weights: Mapping[str, Figure] = field(default_factory=dict, hash=False)
    consistency_ratios: Mapping[str, Figure] = field(default_factory=dict, hash=False)
    source: str = ""
    lambda_max: Mapping[str, Figure] = field(default_factory=dict, hash=False)
    consistency_indices: Mapping[str, Figure] = field(default_factory=dict, hash=False)
