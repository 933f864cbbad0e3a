"""The choices behind weights and consistency ratios, in one object."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from ahp.common.findings import UsageError
from ahp.common.names import unknown_choice
from ahp.core.priorities import METHODS
from ahp.core.random_index import NAMES
from ahp.core.scales import SCALES
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.group.asked import Asked
from ahp.model.wording import BAD_THRESHOLD


@dataclass(frozen=True)
class Settings:
    """How weights and verdicts are derived; None means: as the model says, else the default."""

    method: str | None = None
    random_index: str | None = None
    scale: str = "linear"
    threshold: float = DEFAULT_THRESHOLD
    sheet: str | None = None  # of workbooks; None: every sheet
    cells: str | None = None  # of tables; None: wherever a matrix stands
    asked: Asked = field(default_factory=Asked)  # whose judgments

    def validated(self) -> Settings:
        """Return these settings, or raise a UsageError that names an unknown one."""
        for what, name, known in (
            ("--method", self.method, METHODS),
            ("--ri", self.random_index, NAMES),
            ("--scale", self.scale, SCALES),
        ):
            if name is not None and name not in known:
                raise unknown_choice(what, name, known)
        if not 0 < self.threshold < math.inf:
            raise UsageError.of(BAD_THRESHOLD, threshold=self.threshold)
        return self
