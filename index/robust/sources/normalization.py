"""The doubt which normalization is right.

Saisana, M., Saltelli, A., Tarantola, S. (2005). Uncertainty and sensitivity analysis techniques as
tools for the quality assessment of composite indicators. Journal of the Royal Statistical Society
A 168, 307-323. OECD, JRC (2008). Handbook on Constructing Composite Indicators, step 7.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from ahp.common.findings import Finding
from index.project.settings import Normalization, Settings
from index.robust.sources.methods import methods_said
from index.robust.sources.source import Choice, Kind, Setup, UnfitError
from index.robust.sources.wording import EACH_HAS_OWN


def _change(settings: Settings, method: str) -> Settings:
    return replace(settings, normalization=cast(Normalization, method))


def _make(setup: Setup) -> Choice:
    if all(one.normalization is not None for one in setup.result.indicators):
        raise UnfitError(Finding(EACH_HAS_OWN))
    return Choice("normalization", setup.doubts.normalization or (), setup.seed, _change)


NORMALIZATION = Kind("normalization", methods_said("normalization"), _make)
