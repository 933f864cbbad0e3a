"""Settings that do not go together, or name what is not there."""

from __future__ import annotations

from ahp.common.io.toml import Document
from ahp.common.names import suggestion
from index.files.settings import NODES
from index.files.wording import (
    GOALPOSTS_WITHOUT_USE,
    MEMBERS_WITHOUT_REFERENCE,
    NODE_UNKNOWN,
    OUTLIERS_WITH_GOALPOSTS,
)
from index.project.indicators import Indicator
from index.project.regions import Region
from index.project.settings import Settings
from index.project.tree import Weights
from index.records.wording import KIND_UNKNOWN
from index.steps.groupings import unknown_groupings
from index.steps.order import order_findings


def check_nodes(document: Document, settings: Settings, weights: Weights) -> None:
    """Note means that are chosen for what is no node."""
    nodes = [code for code in weights.codes if weights.children(code)]
    for code in settings.node_aggregation:
        if code not in nodes:
            line = document.line_of_table(f"aggregation.{NODES}")
            place = document.place(f"aggregation.{NODES}.{code}", line=line)
            hint = suggestion(code, nodes)
            document.note(NODE_UNKNOWN, place, node=code, suggestion=hint)


def check_settings(
    document: Document,
    settings: Settings,
    indicators: tuple[Indicator, ...],
    regions: tuple[Region, ...],
) -> None:
    """Note choices that do not go together, and kinds that no region is of."""
    kinds = list(dict.fromkeys(region.kind for region in regions))
    for kind in settings.kinds:
        if kind not in kinds:
            place = document.place("pools.kinds", line=document.line_of_table("pools"))
            document.note(KIND_UNKNOWN, place, kind=kind, suggestion=suggestion(kind, kinds))
    references = {indicator.reference or settings.reference for indicator in indicators}
    if settings.outliers != "none" and "goalposts" in references:
        place = document.place("outliers.method", line=document.line_of_table("outliers"))
        document.note(OUTLIERS_WITH_GOALPOSTS, place)
    if settings.normalization in ("rank", "percentile", "z-score") and "goalposts" in references:
        line = document.line_of_table("normalization")
        place = document.place("normalization.reference", line=line)
        method = settings.normalization
        document.note(GOALPOSTS_WITHOUT_USE, place, normalization=method)
    if settings.normalization in ("rank", "percentile") and settings.group_reference != "groups":
        place = document.place("groups.reference", line=document.line_of_table("groups"))
        document.note(MEMBERS_WITHOUT_REFERENCE, place, normalization=settings.normalization)


def check_steps(
    document: Document,
    settings: Settings,
    indicators: tuple[Indicator, ...],
    weights: Weights,
    regions: tuple[Region, ...],
) -> None:
    """Note orders of steps that make no sense, and groupings that no region has."""
    by_code = {one.code: one for one in indicators}
    used = [by_code[code] for code in weights.leaves if code in by_code]
    for found in order_findings(settings, used, weights):
        document.note(found.what, document.place("steps"), **found.details)
    place = document.place("missing.within", line=document.line_of_table("missing"))
    for choice in (settings, *(settings.for_step(step) for step in settings.steps if step.changes)):
        for found in unknown_groupings(choice, regions):
            document.note(found.what, place, **found.details)
