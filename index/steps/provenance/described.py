"""How indicators were normalized, in words: the choice of most, and who has another."""

from __future__ import annotations

from collections.abc import Sequence

from ahp.common.findings import Number
from ahp.common.wording import ASIDE, BETWEEN, Language
from index.project.indicators import Indicator
from index.project.settings import ORDERS, Settings
from index.project.tree import Weights
from index.steps.provenance.wording import (
    AND_MORE,
    BEST_WITHIN,
    NORMALIZED_OTHERWISE,
    ORDER_TIES,
    ORDERED,
    PLACED,
    REFERENCES,
    SEMICOLON,
    TOWARD_REGION,
)
from index.steps.wording import NORMALIZATIONS

NAMED = 3
"""How many indicators a heading names before it counts the others."""


def normalization_words(settings: Settings, lang: Language, indicator: Indicator) -> str:
    """Name an indicator's normalization, with the choices within it that are not the usual ones.

    >>> one = Indicator("x", normalization="z-score")
    >>> normalization_words(Settings(z_mean=100, z_sd=10), "en", one)
    'Z-scores with mean 100 and standard deviation 10'
    >>> one = Indicator("x", normalization="percentile")
    >>> normalization_words(Settings(order_ties="min"), "zh", one)
    '百分位法（并列取最小）'
    """
    method = indicator.method(settings)
    name = NORMALIZATIONS[method](lang)
    ties = indicator.ties or settings.order_ties
    if method in ORDERS and ties != "average":
        return ORDERED(lang, method=name, ties=ORDER_TIES[ties](lang))
    if method == "distance-to-region":
        return TOWARD_REGION(lang, method=name, region=settings.reference_region or "-")
    mean = settings.z_mean if indicator.z_mean is None else indicator.z_mean
    sd = settings.z_sd if indicator.z_sd is None else indicator.z_sd
    if method == "z-score" and (mean, sd) != (0, 1):
        return PLACED(lang, method=name, mean=Number(mean), sd=Number(sd))
    return name


def reference_words(settings: Settings, lang: Language, indicator: Indicator) -> str:
    """Say what an indicator is normalized against.

    >>> reference_words(Settings(), "en", Indicator("x", reference="pooled"))
    'over all years'
    """
    kind = indicator.reference or settings.reference
    worst = "target-pooled" if kind == "pooled" else "target"
    whole = {"distance-to-target": worst, "ratio-to-target": "each"}
    return REFERENCES[whole.get(indicator.method(settings), kind)](lang)


def otherwise(
    settings: Settings,
    weights: Weights,
    indicators: Sequence[Indicator],
    lang: Language,
    most: int | None = NAMED,
) -> str:
    """Say which indicators are normalized otherwise than the settings say; empty if none is."""
    usual = Indicator("")
    groups: dict[tuple[str, str], list[str]] = {}
    for one in indicators:
        said = normalization_words(settings, lang, one), reference_words(settings, lang, one)
        groups.setdefault(said, []).append(weights.distinct_name(one.code, lang))
    key = normalization_words(settings, lang, usual), reference_words(settings, lang, usual)
    groups.pop(key, None)
    parts = (
        NORMALIZED_OTHERWISE(
            lang, normalization=normal, reference=reference, indicators=listed(names, lang, most)
        )
        for (normal, reference), names in groups.items()
    )
    return SEMICOLON(lang).join(parts)


def moderates(
    weights: Weights,
    indicators: Sequence[Indicator],
    lang: Language,
    most: int | None = NAMED,
) -> str:
    """Say which indicators are best at a value or within a range; empty if none is.

    >>> weights = Weights.from_local({"g": (None, 1), "ph": ("g", 1)})
    >>> moderates(weights, [Indicator("ph", best=(6.5, 8.5))], "en")
    'Best within a range: ph (6.5–8.5).'
    """
    names = [
        weights.distinct_name(one.code, lang) + ASIDE(lang, text=best_words(one.best))
        for one in indicators
        if one.best is not None
    ]
    return BEST_WITHIN(lang, indicators=listed(names, lang, most)) if names else ""


def best_words(best: tuple[float, float]) -> str:
    """Write a best value, or the range of them.

    >>> best_words((7.0, 7.0)), best_words((10.0, 20.0))
    ('7', '10–20')
    """
    return "–".join(dict.fromkeys(str(Number(end)) for end in best))


def listed(names: Sequence[str], lang: Language, most: int | None = NAMED) -> str:
    """List names, the first few of many.

    >>> listed(["a", "b", "c"], "en", 2), listed(["a", "b", "c"], "zh", None)
    ('a, b and 1 more', 'a、b、c')
    """
    shown = names if most is None else names[:most]
    text, more = BETWEEN(lang).join(shown), len(names) - len(shown)
    return AND_MORE(lang, names=text, count=more) if more else text
