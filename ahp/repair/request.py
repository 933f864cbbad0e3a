"""What kind of repair is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from ahp.common.findings import UsageError
from ahp.common.names import unknown_choice
from ahp.common.wording import BAD_COUNT
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.wording import BAD_THRESHOLD
from ahp.repair.wording import STEPS_OFF_SCALE

MODES = ("fewest", "steps", "weights", "xu-wei")
DEFAULT_STEPS = 2  # of the mode "steps"


@dataclass(frozen=True)
class Request:
    """What kind of repair is asked for.

    Attributes
    ----------
    mode : str
        ``fewest``: the fewest changes, among those the fewest steps on the 17 values of the 1-9
        scale, then the lowest CR. ``steps``: the same, with few steps for each judgment.
        ``weights``: the smallest shift of weights, by the largest change of any. ``xu-wei``: all
        judgments drawn towards the ratios of their weights (Xu and Wei 1999), off the scale.
    threshold : float
        CR has to be below it.
    random_index, scale : str
        As for `ahp.analyze`.
    max_steps : int, optional
        How many steps a judgment may move; 2 for the mode ``steps`` unless told.
    keep_order : bool
        Whether no preference may turn over: a above b stays above or becomes equal. What was
        judged equal may become a preference.
    top : int
        How many proposals to list.
    """

    mode: str = "fewest"
    threshold: float = DEFAULT_THRESHOLD
    random_index: str = "yaahp"
    scale: str = "linear"
    max_steps: int | None = None
    keep_order: bool = False
    top: int = 5

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise unknown_choice("--mode", self.mode, MODES)
        if not 0 < self.threshold < inf:
            raise UsageError.of(BAD_THRESHOLD, threshold=self.threshold)
        if self.mode == "steps" and self.max_steps is None:
            object.__setattr__(self, "max_steps", DEFAULT_STEPS)
        if self.mode == "xu-wei" and self.max_steps is not None:
            raise UsageError.of(STEPS_OFF_SCALE)
        for what, value in (("--steps", self.max_steps), ("--top", self.top)):
            if value is not None and value < 1:
                raise UsageError.of(BAD_COUNT, what=what, value=value, least=1)
