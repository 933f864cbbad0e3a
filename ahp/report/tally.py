"""How many published figures are reproduced, explained, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from ahp.check import Checked, Reproduction

Status = Literal["reproduced", "explained", "differs"]


@dataclass(frozen=True)
class Tally:
    """Counts of published figures."""

    reproduced: int = 0
    explained: int = 0
    differs: int = 0

    @property
    def total(self) -> int:
        """All published figures."""
        return self.reproduced + self.explained + self.differs

    def details(self) -> dict[str, int]:
        """Return the counts by name."""
        return {**asdict(self), "total": self.total}


def status(published: Reproduction | None) -> Status | None:
    """Return what became of a published figure; None where there is none."""
    if published is None:
        return None
    if published.reproduced:
        return "reproduced"
    return "explained" if published.reason else "differs"


def tally(checked: Iterable[Checked]) -> Tally:
    """Count the published weights and CRs of check results."""
    counts = {"reproduced": 0, "explained": 0, "differs": 0}
    for one in checked:
        figures = [row.published for row in one.weights]
        figures += [matrix.published for matrix in one.matrices]
        for figure in figures:
            what = status(figure)
            if what:
                counts[what] += 1
    return Tally(**counts)
