"""How a group is formed of its experts."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from ahp.common.findings import UsageError
from ahp.common.names import unknown_choice
from ahp.core.group import MEANS
from ahp.model.group.wording import (
    BAD_CONSISTENT,
    BAD_TRIM,
    MEAN_OF_JUDGMENTS,
    TRIM_OF_PRIORITIES,
)

AGGREGATIONS = ("judgments", "priorities")
"""What is joined: everybody's judgments (AIJ), or the weights they give (AIP)."""
WEIGHTINGS = ("equal", "given", "consistency", "agreement")
"""How much each expert counts."""


@dataclass(frozen=True)
class GroupSettings:
    """How a group is formed of its experts.

    Attributes
    ----------
    aggregation : str
        ``judgments`` (AIJ) or ``priorities`` (AIP).
    mean : str
        ``geometric``; of priorities also ``arithmetic``.
    weights : str
        How much each expert counts: ``equal``, ``given`` (in ``experts.toml``), by
        ``consistency`` or by ``agreement`` with the others, each node by itself.
    consistent : float or None
        CR from which a person's matrix is left out; None keeps all.
    trim : float
        Share of each pair's judgments that is left out at each end; of judgments only.
    experts : tuple of str or None
        Codes or names of those in the group; None for all.

    Examples
    --------
    >>> GroupSettings(aggregation="priorities", weights="agreement").validated().mean
    'geometric'
    """

    aggregation: str = "judgments"
    mean: str = "geometric"
    weights: str = "given"
    consistent: float | None = None
    trim: float = 0.0
    experts: tuple[str, ...] | None = None

    def validated(self, called: Callable[[str], str] = str) -> GroupSettings:
        """Return these settings, or raise a UsageError that names what is wrong.

        Parameters
        ----------
        called : callable
            What a setting is called by who gave it, such as an option's name.
        """
        for name, known in (
            ("aggregation", AGGREGATIONS),
            ("mean", MEANS),
            ("weights", WEIGHTINGS),
        ):
            if getattr(self, name) not in known:
                raise unknown_choice(called(name), str(getattr(self, name)), known)
        if self.consistent is not None and not 0 < self.consistent < math.inf:
            option = called("consistent")
            raise UsageError.of(BAD_CONSISTENT, option=option, value=str(self.consistent))
        if not 0 <= self.trim < 0.5:
            raise UsageError.of(BAD_TRIM, option=called("trim"), value=str(self.trim))
        if self.aggregation == "judgments" and self.mean != "geometric":
            raise UsageError.of(MEAN_OF_JUDGMENTS)
        if self.aggregation == "priorities" and self.trim:
            raise UsageError.of(TRIM_OF_PRIORITIES)
        return self

    @property
    def weighs_each(self) -> bool:
        """Whether everybody's matrix is weighed by itself before they are joined."""
        by_each = self.weights in ("consistency", "agreement")
        return by_each or self.aggregation == "priorities" or self.consistent is not None

    @property
    def rates_each(self) -> bool:
        """Whether everybody's CR is needed."""
        return self.weights == "consistency" or self.consistent is not None
