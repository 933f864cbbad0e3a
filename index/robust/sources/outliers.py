"""The doubt whether outliers are treated; sources as of `normalization`."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from ahp.common.findings import Finding
from index.project.doubts import Treatment
from index.project.errors import StepError
from index.project.settings import Settings
from index.robust.sources.methods import methods_said
from index.robust.sources.source import Choice, Kind, Setup, UnfitError
from index.robust.sources.wording import NOTHING_EXTREME, STEP_NOT_TAKEN
from index.steps.build import build
from index.steps.result import Result


def _change(settings: Settings, method: str) -> Settings:
    return replace(settings, outliers=cast(Treatment, method))


def _make(setup: Setup) -> Choice:
    settings = setup.result.settings
    if all(step.name != "treat" for step in settings.steps):
        raise UnfitError(Finding(STEP_NOT_TAKEN, {"step": "treat"}))
    if not _treats(setup):
        limits = {"skewness": settings.skewness, "kurtosis": settings.kurtosis}
        raise UnfitError(Finding(NOTHING_EXTREME, limits))
    return Choice("outliers", setup.doubts.outliers or (), setup.seed, _change)


def _treats(setup: Setup) -> bool:
    """Whether some column would be treated, or none is meant to be."""
    result = setup.result
    if "winsorize" not in (*(setup.doubts.outliers or ()), result.settings.outliers):
        return True
    if result.settings.outliers == "winsorize":
        return _treated(result)
    try:
        treated = build(result.project, settings=_change(result.settings, "winsorize"))
    except StepError:  # it is told where it is tried
        return True
    return _treated(treated)


def _treated(result: Result) -> bool:
    return bool((result.outliers["action"] != "none").any())


OUTLIERS = Kind("outliers", methods_said("outliers"), _make)
