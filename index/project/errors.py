"""What ends a project or a step."""

from __future__ import annotations

from ahp.common.findings import AhpError


class ProjectError(AhpError):
    """The files of an index project cannot be used."""


class StepError(AhpError):
    """A step of the index cannot be taken on these values."""
