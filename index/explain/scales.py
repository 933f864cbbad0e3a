"""How a score comes from a value: the formula of each normalization, and the figures it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ahp.common.findings import Number
from ahp.common.wording import Language
from index.explain.wording import SCALE_OF, SCALES
from index.project.indicators import Indicator
from index.project.settings import ORDERS, Settings
from index.steps.reference import RATIOS, TOWARD
from index.steps.wording import NORMALIZATIONS


def scale_notes(
    indicators: Sequence[Indicator], settings: Settings, lang: Language
) -> Iterator[str]:
    """Say by which formula scores come from values, for each normalization there is."""
    low, high = settings.scale
    scale = {"width": Number(high - low), "shift": f" + {Number(low)}" if low else ""}
    methods = dict.fromkeys(one.method(settings) for one in indicators)
    for method in methods:
        own = [one for one in indicators if one.method(settings) == method]
        plain = [one for one in own if one.best is None]
        texts = []
        if plain:
            less = any(one.direction < 0 for one in plain)
            kind: dict[str, str] = {"z-score": "z-score"}
            kind |= {"min-max": "min-max-less" if less else "min-max"}
            kind |= {**dict.fromkeys(TOWARD, "target"), **dict.fromkeys(RATIOS, "ratio")}
            texts.append(
                SCALES[kind.get(method, "order")](lang, **scale, placed=_placed(own, settings))
            )
        if len(plain) < len(own):
            kind_of_best = "best" if method == "min-max" else "distance"
            texts.append(SCALES[kind_of_best](lang, **scale))
            if not plain and method != "min-max":
                name = "z-score" if method == "z-score" else "order"
                texts.append(SCALES[name](lang, placed=_placed(own, settings)))
        text = ("" if lang == "zh" else " ").join(texts)
        several = len(methods) > 1
        yield SCALE_OF(lang, method=NORMALIZATIONS[method](lang), text=text) if several else text


def _placed(indicators: Sequence[Indicator], settings: Settings) -> str:
    """Write what z-scores are multiplied by and moved to, where all have the same."""
    found = {
        (
            settings.z_mean if one.z_mean is None else one.z_mean,
            settings.z_sd if one.z_sd is None else one.z_sd,
        )
        for one in indicators
    }
    if len(found) != 1 or found == {(0.0, 1.0)}:
        return ""
    mean, sd = found.pop()
    return f" × {sd:g} + {mean:g}"


def ends_of(indicator: Indicator, settings: Settings) -> tuple[str, ...]:
    """Return the figures of the reference that an indicator's score comes from."""
    method = indicator.method(settings)
    if method == "z-score":
        return ("mean", "sd")
    if method in RATIOS:
        return ("high",) if indicator.direction > 0 else ("low",)
    return () if method in ORDERS else ("low", "high")
