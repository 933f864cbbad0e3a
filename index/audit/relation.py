"""What every relation between printed figures has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ahp.common.names import Names

Severity = Literal["certain", "suspected"]

SEVERITIES: tuple[Severity, ...] = ("certain", "suspected")


@dataclass(frozen=True)
class Relation:
    """What all relations have: a name for the findings, and the reason they should hold.

    Attributes
    ----------
    name : str
    reason : mapping of str to str
        By language.
    severity : str or None
        Of a finding; None is the kind's own.
    """

    name: str
    reason: Names = field(default_factory=dict, hash=False, kw_only=True)
    severity: Severity | None = field(default=None, kw_only=True)
