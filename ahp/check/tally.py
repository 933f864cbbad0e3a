"""How many published figures are reproduced, explained, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from ahp.check.check import Checked
from ahp.check.reproduction import Reproduction
from ahp.check.wording import TALLY, TALLY_DERIVED
from ahp.common.wording import Language

Status = Literal["reproduced", "explained", "differs", "derived"]


@dataclass(frozen=True)
class Tally:
    """Counts of published figures; those derived from others, not printed, are apart."""

    reproduced: int = 0
    explained: int = 0
    differs: int = 0
    derived: int = 0

    @property
    def total(self) -> int:
        """All figures that were printed."""
        return self.reproduced + self.explained + self.differs

    def text(self, lang: Language) -> str:
        """Return the counts as a sentence."""
        counts = asdict(self)
        sentence = TALLY(lang, total=self.total, **counts)
        return sentence + (TALLY_DERIVED(lang, **counts) if self.derived else "")


def status(published: Reproduction | None) -> Status | None:
    """Return what became of a published figure; None where there is none."""
    if published is None:
        return None
    if published.reproduced:
        return "derived" if published.printed.derived else "reproduced"
    return "explained" if published.reason else "differs"


def tally(checked: Iterable[Checked]) -> Tally:
    """Count the published weights and CRs of check results."""
    counts: dict[Status, int] = {"reproduced": 0, "explained": 0, "differs": 0, "derived": 0}
    for one in checked:
        figures = [row.published for row in one.weights]
        figures += [matrix.published for matrix in one.matrices]
        for figure in figures:
            what = status(figure)
            if what:
                counts[what] += 1
    return Tally(**counts)
