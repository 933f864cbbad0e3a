"""Settings that do not go together, or name what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from ahp.common.findings import Named, Place
from ahp.common.io.toml import Document
from ahp.common.names import suggestion
from index.files.settings import NODES
from index.files.useless import check_use
from index.files.wording_indicators import (
    AGGREGATION_WITHOUT_USE,
    GOALPOSTS_WITHOUT_USE,
    LOG_WITH_FIXED_VALUES,
    MEMBERS_WITHOUT_REFERENCE,
    NODE_UNKNOWN,
    OUTLIERS_WITH_GOALPOSTS,
    REGION_OF_REFERENCE_UNKNOWN,
)
from index.project.doubts import Doubts
from index.project.indicators import Indicator
from index.project.regions import Region
from index.project.settings import NORMALIZATIONS, ORDERS, PENALIZED, Settings
from index.project.tree import Weights
from index.records.wording import KIND_UNKNOWN
from index.steps.filling.groupings import unknown_groupings
from index.steps.outliers import rules_of
from index.steps.reference import TO_TARGET, kind_of
from index.steps.scales import scale_findings
from index.steps.sequence.order import order_findings

_NODES = frozenset(("node", "child"))
"""What a finding has the codes of items under."""


def _check_aggregation(document: Document, settings: Settings) -> None:
    """Note what is told to a way of aggregation that is not chosen."""
    line = document.line_of_table("aggregation")
    if settings.order_weights and "owa" not in settings.means:
        place = document.place("aggregation.order_weights", line=line)
        document.note(AGGREGATION_WITHOUT_USE, place, key="order_weights", means=["owa"])
    if settings.penalty == "plus" and not settings.means & PENALIZED:
        place = document.place("aggregation.penalty", line=line)
        document.note(AGGREGATION_WITHOUT_USE, place, key="penalty", means=sorted(PENALIZED))


def check_nodes(
    document: Document, settings: Settings, weights: Weights, indicators: tuple[Indicator, ...]
) -> None:
    """Note means that are chosen for what is no node, or do not fit the scale."""
    own = {one.code: one.names for one in indicators}

    def named(code: str) -> Named:
        return Named(code, weights.node(code).names or own.get(code, {}))

    for found in scale_findings(weights, settings, indicators):
        line = document.line_of_table("aggregation")
        items = {key: named(str(found.details[key])) for key in _NODES & found.details.keys()}
        details = {**found.details, **items}
        document.note(found.what, document.place("aggregation", line=line), **details)
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
    doubts: Doubts | None = None,
) -> None:
    """Note choices that do not go together, and kinds that no region is of."""
    kinds = list(dict.fromkeys(region.kind for region in regions))
    for kind in settings.kinds:
        if kind not in kinds:
            place = document.place("pools.kinds", line=document.line_of_table("pools"))
            document.note(KIND_UNKNOWN, place, kind=kind, suggestion=suggestion(kind, kinds))
    _check_aggregation(document, settings)
    _check_outliers(document, settings, indicators)
    _check_methods(document, settings, indicators)
    if not document.problems.errors:  # what was refused may have been what has a use for it
        check_use(document, settings, indicators, doubts)
    region, known = settings.reference_region, [one.code for one in regions]
    if region is not None and region not in known:
        line = document.line_of_table("normalization")
        place = document.place("normalization.region", line=line)
        hint = suggestion(region, known)
        document.note(REGION_OF_REFERENCE_UNKNOWN, place, region=region, suggestion=hint)


def _check_outliers(
    document: Document, settings: Settings, indicators: tuple[Indicator, ...]
) -> None:
    """Note indicators whose fixed ends do not go with what becomes of their outliers."""
    for treating, normalizing, place in _treatments(document, settings):
        treated = {
            one: rule.treatment
            for one, rule in zip(indicators, rules_of(indicators, treating), strict=True)
            if rule.treatment != "none"
        }
        if any(kind_of(one, normalizing) == "goalposts" for one in treated):
            document.note(OUTLIERS_WITH_GOALPOSTS, place)
        log = [
            one.code
            for one, treatment in treated.items()
            if (one.best is not None or one.method(normalizing) in TO_TARGET)
            and (treatment in ("log", "forced-log") or (treating.outlier_fallback == "log"))
        ]
        if log:
            document.note(LOG_WITH_FIXED_VALUES, place, indicators=log)


def _treatments(
    document: Document, settings: Settings
) -> Iterator[tuple[Settings, Settings, Place]]:
    """Yield the settings of each treatment that differs, and of the normalization after it."""
    usual = document.place("outliers.method", line=document.line_of_table("outliers"))
    seen = []
    for k, step in enumerate(settings.steps):
        if step.name != "treat":
            continue
        rest = (*settings.steps[k:], *settings.steps)  # where none follows, one came before
        after = next((one for one in rest if one.name == "normalize" and not one.of_nodes), None)
        if (step, after) not in seen:
            seen.append((step, after))
            normalizing = settings if after is None else settings.for_step(after)
            own = step.changes or (after is not None and after.changes)
            place = document.place("steps") if own else usual
            yield settings.for_step(step), normalizing, place


def _check_methods(
    document: Document, settings: Settings, indicators: tuple[Indicator, ...]
) -> None:
    """Note references that a normalization has no use for."""
    line = document.line_of_table("normalization")
    place = document.place("normalization.reference", line=line)
    plain = [one for one in settings.steps if one.name == "normalize" and not one.of_nodes]
    for step in dict.fromkeys(plain):
        own = settings.for_step(step)
        useless = {
            one.method(own)
            for one in indicators
            if kind_of(one, own) == "goalposts" and one.method(own) in (*ORDERS, "z-score")
        }
        for method in (name for name in NORMALIZATIONS if name in useless):
            where = document.place("steps") if step.changes else place
            document.note(GOALPOSTS_WITHOUT_USE, where, normalization=method)
    every = [settings, *map(settings.for_step, plain)]
    orders = ORDERS & {one.method(own) for one in indicators for own in every}
    if orders and settings.group_reference != "groups":
        place = document.place("groups.reference", line=document.line_of_table("groups"))
        document.note(MEMBERS_WITHOUT_REFERENCE, place, normalization=min(orders))


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
