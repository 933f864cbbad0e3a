"""The doubt how gaps are filled; sources as of `normalization`."""

from __future__ import annotations

from dataclasses import replace

from ahp.common.findings import Finding
from index.project.settings import Settings
from index.robust.sources.methods import methods_said
from index.robust.sources.source import Choice, Kind, Setup, UnfitError
from index.robust.sources.wording import NOTHING_MISSING, STEP_NOT_TAKEN


def _change(settings: Settings, method: str) -> Settings:
    return replace(settings, missing=(method,))


def _make(setup: Setup) -> Choice:
    result = setup.result
    used = {*result.weights.leaves, *(one.denominator for one in result.indicators)}
    given = result.stages["values"]
    if not given[[code for code in given if code in used]].isna().to_numpy().any():
        raise UnfitError(Finding(NOTHING_MISSING))
    if all(step.name != "impute" for step in result.settings.steps):
        raise UnfitError(Finding(STEP_NOT_TAKEN, {"step": "impute"}))
    return Choice("imputation", setup.doubts.imputation or (), setup.seed, _change)


IMPUTATION = Kind("imputation", methods_said("imputation"), _make)
