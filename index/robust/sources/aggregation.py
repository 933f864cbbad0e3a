"""The doubt how nodes are made of what is below them; sources as of `normalization`."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from ahp.common.findings import Finding
from index.project.settings import Mean, Settings
from index.robust.sources.methods import methods_said
from index.robust.sources.source import Choice, Kind, Setup, UnfitError
from index.robust.sources.wording import EACH_HAS_OWN


def _change(settings: Settings, method: str) -> Settings:
    return replace(settings, aggregation=cast(Mean, method))


def _make(setup: Setup) -> Choice:
    weights, own = setup.result.weights, setup.result.settings.node_aggregation
    if all(code in own for code in weights.codes if weights.children(code)):
        raise UnfitError(Finding(EACH_HAS_OWN))
    return Choice("aggregation", setup.doubts.aggregation or (), setup.seed, _change)


AGGREGATION = Kind("aggregation", methods_said("aggregation"), _make)
