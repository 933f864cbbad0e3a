"""What two indices differ in: settings, weights, indicators, regions, circles, values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np

from ahp.common.findings import Finding, Named
from ahp.common.wording import Language
from index.compare.wording import (
    INDICATOR_CHANGED,
    INDICATORS_DIFFER,
    REGIONS_DIFFER,
    SETTING_DIFFERS,
    VALUES_DIFFER,
    WEIGHTS_DIFFER,
)
from index.files.settings import NODES, SECTIONS
from index.project.indicators import Indicator
from index.steps.provenance.heading import whose
from index.steps.result import Result

LANGUAGES: tuple[Language, ...] = ("en", "zh")
_NAMED = 3  # of those that differ; the others are counted
_BESIDE = ("code", "names", "source")  # say nothing that is computed with


def differences(a: Result, b: Result) -> tuple[Finding, ...]:
    """Say what is not the same in two indices, as far as it counts.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.project.settings import Settings
    >>> from index.steps.build import build
    >>> a, b = build(tiny()), build(tiny(), settings=Settings(ties="dense"))
    >>> [one.message() for one in differences(a, b)], differences(a, a)
    (['ranks.ties competition → dense'], ())
    """
    return (*_settings(a, b), *_weights(a, b), *_indicators(a, b), *_regions(a, b), *_values(a, b))


def _settings(a: Result, b: Result) -> Iterator[Finding]:
    for section, keys in SECTIONS.items():
        for key, (name, _) in keys.items():
            sides: list[object] = [getattr(side.settings, name) for side in (a, b)]
            if name == "years":
                sides = [
                    tuple(side.project.year_style.names(side.settings.years)) for side in (a, b)
                ]
            yield from _setting(f"{section}.{key}" if section else key, *sides)
    means = [dict(side.settings.node_aggregation) for side in (a, b)]
    for code in dict.fromkeys([*means[0], *means[1]]):
        of_node = (mean.get(code) for mean in means)
        yield from _setting(f"aggregation.{NODES}.{code}", *of_node)


def _setting(key: str, before: object, after: object) -> Iterator[Finding]:
    if before != after:
        yield Finding(SETTING_DIFFERS, {"key": key, "a": _shown(before), "b": _shown(after)})


def _shown(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value] or "-"
    return "-" if value is None else _plain(value)


def _plain(value: object) -> str:
    """Write a whole number without decimals, as it stands in a file of settings.

    >>> _plain(100.0), _plain(0.5), _plain("year")
    ('100', '0.5', 'year')
    """
    whole = isinstance(value, float) and value.is_integer()
    return f"{value:.0f}" if whole else str(value)


def _weights(a: Result, b: Result) -> Iterator[Finding]:
    shifts = {
        code: abs(float(a.weights.global_[code]) - float(b.weights.global_[code]))
        for code in a.weights.codes
        if code in b.weights.codes
    }
    different = {*a.weights.codes} ^ {*b.weights.codes}
    changed = [code for code, shift in shifts.items() if shift > 1e-12]
    if changed or different:
        top = max(shifts, key=lambda code: shifts[code], default=a.weights.goal)
        said = {
            "count": len(changed) + len(different),
            "node": Named(top, a.weights.node(top).names),
            "shift": 100 * shifts.get(top, 0.0),
            "a": {lang: whose(a.weights, lang) for lang in LANGUAGES},
            "b": {lang: whose(b.weights, lang) for lang in LANGUAGES},
        }
        yield Finding(WEIGHTS_DIFFER, said)


def _indicators(a: Result, b: Result) -> Iterator[Finding]:
    ours, theirs = ({one.code: one for one in side.project.indicators} for side in (a, b))
    changed: list[Finding] = []
    for code, one in ours.items():
        other = theirs.get(code)
        if other is not None and (what := _changed(one, other)):
            names = {**one.names, **dict(_names(a, code))}
            said = {"name": Named(code, names), "what": what}
            changed.append(Finding(INDICATOR_CHANGED, said))
    if changed:
        count = len(changed)
        which = [*changed[:_NAMED], *(["…"] if count > _NAMED else [])]
        yield Finding(INDICATORS_DIFFER, {"count": count, "which": which})


def _changed(one: Indicator, other: Indicator) -> str:
    """Say which columns of ``indicators.csv`` are not the same, in order."""
    parts = []
    for column in fields(Indicator):
        values = [getattr(side, column.name) for side in (one, other)]
        if column.name not in _BESIDE and values[0] != values[1]:
            parts.append(f"{column.name} {values[0]} → {values[1]}")
    return "; ".join(parts)


def _names(result: Result, code: str) -> dict[str, str]:
    return dict(result.weights.node(code).names) if code in result.weights.codes else {}


def _regions(a: Result, b: Result) -> Iterator[Finding]:
    sides = [{str(code) for code in side.scores.index.unique("region")} for side in (a, b)]
    for name, side, only in (("A", a, sides[0] - sides[1]), ("B", b, sides[1] - sides[0])):
        if only:
            regions = [one for one in side.project.regions if one.code in only]
            shown: list[object] = [Named(one.code, one.names) for one in regions[:_NAMED]]
            shown += ["…"] if len(regions) > _NAMED else []
            said = {"side": name, "count": len(only), "regions": shown}
            yield Finding(REGIONS_DIFFER, said)


def _values(a: Result, b: Result) -> Iterator[Finding]:
    ours, theirs = a.stages["values"], b.stages["values"]
    if ours is theirs:
        return
    rows = ours.index.intersection(theirs.index)
    columns = [code for code in ours.columns if code in theirs.columns]
    x, y = (side.loc[rows, columns].to_numpy(dtype=float) for side in (ours, theirs))
    count = int((~((x == y) | (np.isnan(x) & np.isnan(y)))).sum())
    if count:
        yield Finding(VALUES_DIFFER, {"count": count, "all": x.size})
