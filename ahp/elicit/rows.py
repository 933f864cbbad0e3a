"""Where each matrix of a desk stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from ahp.elicit.session import Progress, Session


@dataclass(frozen=True)
class Row:
    """Where one matrix stands.

    Attributes
    ----------
    code, name : str
    progress : Progress
    cr : float or None
        None while there are no weights.
    consistent : bool or None
        None as long as no judgment could contradict others.
    """

    code: str
    name: str
    progress: Progress
    cr: float | None
    consistent: bool | None

    @classmethod
    def of(cls, code: str, name: str, session: Session) -> Self:
        """Say where the matrix of a session stands."""
        analysis = session.analysis
        consistent = None
        if analysis is not None and analysis.rated and (analysis.complete or analysis.checkable):
            consistent = analysis.consistent
        return cls(code, name, session.progress, session.cr, consistent)
