"""What was done to the values before they were normalized, and with what is missing after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ahp.common.findings import Number
from ahp.common.wording import BETWEEN, BETWEEN_LISTS, Count, Language
from index.project.settings import ORDERS
from index.steps.normalize import fate_outside, has_limits
from index.steps.outliers import rules_of
from index.steps.provenance.described import NAMED, listed
from index.steps.provenance.wording import (
    CAPPED,
    CODES_BLANK,
    CONSTANT_COUNTS,
    COVERED,
    DENOMINATORS_FILLED,
    DIVIDED,
    GAPS_FILLED,
    GAPS_FILLED_ALONE,
    GAPS_KEPT,
    LEFT_OUT,
    LOGGED,
    NODE_MEANS,
    NOT_FURTHER,
    OUTSIDE_SCALE,
    PREPARED,
    RANGE,
    RENORMALIZED,
    RENORMALIZED_FROM,
    STILL_OUTLYING,
    TRANSFORMED,
    TREATED_BY,
    TREATED_OF,
    TREATMENTS_SAID,
    WITHIN,
    WITHIN_ELSE,
    ZERO_ALLOWED,
)
from index.steps.reference import kind_of
from index.steps.sequence.order import stages_of
from index.steps.wording import FILLED, MEANS

if TYPE_CHECKING:
    from index.project.settings import Settings
    from index.steps.result import Result


def prepared(result: Result, lang: Language = "en", most: int | None = NAMED) -> str:
    """Say in a sentence what was done besides what every heading says; empty where nothing was.

    Parameters
    ----------
    result : Result
    lang : str
    most : int or None
        How many names are listed in one place; None for all.

    Returns
    -------
    str

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.project.settings import Settings
    >>> from index.steps.build import build
    >>> prepared(build(tiny()))
    ''
    >>> prepared(build(tiny(), settings=Settings(scale=(1, 100), missing=("median",))))
    'Also: gaps filled by median within the pool (0 values); range 1 to 100.'
    """
    done = list(preparation(result, lang, most))
    return PREPARED(lang, what=BETWEEN_LISTS(lang).join(done)) if done else ""


def preparation(result: Result, lang: Language = "en", most: int | None = None) -> Iterator[str]:
    """Yield what was done, step by step."""
    yield from _values(result, lang, most)
    yield from _outliers(result, lang, most)
    yield from _scale(result, lang, most)
    yield from _nodes(result, lang, most)


def _values(result: Result, lang: Language, most: int | None) -> Iterator[str]:
    settings = result.settings
    for words, share in (
        (COVERED["indicator"], settings.indicator_coverage),
        (COVERED["region"], settings.region_coverage),
    ):
        if share > 0:
            yield words(lang, share=share)
    if settings.below_coverage == "exclude" and settings.region_coverage > 0:
        count = sum(one.code == "region-excluded" for one in result.notes)
        yield LEFT_OUT(lang, count=Count(count))
    if divided := [one.code for one in result.indicators if one.denominator is not None]:
        yield DIVIDED(lang, names=_names(result, divided, lang, most))
    yield from _gaps(result, lang)
    if capped := [one.code for one in result.indicators if one.caps != (None, None)]:
        yield CAPPED(lang, names=_names(result, capped, lang, most))
    kinds = [one.transform for one in result.indicators if one.transform != "none"]
    for kind in dict.fromkeys(kinds):
        codes = [one.code for one in result.indicators if one.transform == kind]
        yield TRANSFORMED(lang, kind=kind, names=_names(result, codes, lang, most))


def _gaps(result: Result, lang: Language) -> Iterator[str]:
    steps = result.settings.steps
    codes = [one.code for one in result.indicators]
    for step, stage in zip(steps, stages_of(steps), strict=True):
        if step.name != "impute":
            continue
        own = result.settings.for_step(step)
        methods = [FILLED[one](lang) for one in own.missing if one in FILLED]
        if methods:
            within = WITHIN_ELSE(lang).join(
                WITHIN[name](lang) if name in WITHIN else name for name in own.impute_within
            )
            count = Count(int((result.imputed["stage"] == stage).sum()))
            said = {"methods": BETWEEN(lang).join(methods), "within": within, "count": count}
            others = {"mean", "median"} & {*own.missing}
            yield (GAPS_FILLED if others else GAPS_FILLED_ALONE)(lang, **said)
            if own.impute_longest is not None:
                yield NOT_FURTHER(lang, years=Count(own.impute_longest))
            if own.impute_denominators == "fill":
                yield DENOMINATORS_FILLED(lang)
        elif "keep" in own.missing:
            gaps = int(result.stages["values"][codes].isna().to_numpy().sum())
            yield GAPS_KEPT(lang, count=Count(gaps))
    given = result.settings.missing_codes
    if given or any(one.missing_codes for one in result.indicators):
        every = {*given, *(code for one in result.indicators for code in one.missing_codes)}
        numbers = sorted(code for code in every if not isinstance(code, str))
        texts = [code for code in given if isinstance(code, str)]
        shown = [*(str(Number(code)) for code in numbers), *dict.fromkeys(texts)]
        yield CODES_BLANK(lang, codes=BETWEEN(lang).join(shown))


def _outliers(result: Result, lang: Language, most: int | None) -> Iterator[str]:
    settings = result.settings
    for step, stage in zip(settings.steps, stages_of(settings.steps), strict=True):
        if step.name == "treat":
            yield from _rules(result, settings.for_step(step), stage, lang, most)
    audit = result.outliers
    if logged := list(dict.fromkeys(audit.loc[audit["action"].eq("log"), "indicator"])):
        yield LOGGED(lang, names=_names(result, logged, lang, most))
    if left := list(dict.fromkeys(audit.loc[~audit["passed"].astype(bool), "indicator"])):
        yield STILL_OUTLYING(lang, names=_names(result, left, lang, most))


def _rules(
    result: Result, settings: Settings, stage: str, lang: Language, most: int | None
) -> Iterator[str]:
    """Say how outliers are treated, and of which indicators where not all are treated alike."""
    indicators = result.indicators
    rules = rules_of(indicators, settings)
    marks = result.winsorized.loc[result.winsorized["stage"] == stage, "indicator"]
    for rule in dict.fromkeys(rules):
        if rule.treatment == "none":
            continue
        codes = [one.code for one, own in zip(indicators, rules, strict=True) if own == rule]
        limits = {"skewness": Number(rule.skewness), "kurtosis": Number(rule.kurtosis)}
        said = {**limits, "most": rule.most, "count": Count(int(marks.isin(codes).sum()))}
        text = TREATMENTS_SAID[rule.treatment](lang, **said)
        if len(codes) < len(indicators):
            text = TREATED_OF(lang, treatment=text, names=_names(result, codes, lang, most))
        yield text
    over = settings.outlier_reference
    treated = (one for one, rule in zip(indicators, rules, strict=True) if rule.treatment != "none")
    if over is not None and any(kind_of(one, settings) != over for one in treated):
        yield TREATED_BY[over](lang)


def _scale(result: Result, lang: Language, most: int | None) -> Iterator[str]:
    settings = result.settings
    scaled = {one.method(settings) for one in result.indicators} - {"z-score", *ORDERS}
    if scaled and settings.scale != (0.0, 100.0):
        low, high = settings.scale
        yield RANGE(lang, low=Number(low), high=Number(high))
    if settings.constant is not None:
        yield CONSTANT_COUNTS(lang, constant=Number(settings.constant))
    limited: dict[str, list[str]] = {}
    for one in result.indicators:
        if has_limits(one, settings):
            limited.setdefault(fate_outside(one, settings), []).append(one.code)
    for fate in sorted({*limited} - {"error"}):
        text = OUTSIDE_SCALE[fate](lang)
        if len(limited) > 1:
            text = TREATED_OF(lang, treatment=text, names=_names(result, limited[fate], lang, most))
        yield text


def _nodes(result: Result, lang: Language, most: int | None) -> Iterator[str]:
    settings = result.settings
    others = [node for node, mean in settings.node_aggregation.items() if mean in MEANS]
    for mean in dict.fromkeys(settings.node_aggregation[node] for node in others):
        if mean != settings.aggregation:
            codes = [node for node in others if settings.node_aggregation[node] == mean]
            names = _names(result, codes, lang, most)
            yield NODE_MEANS(lang, mean=MEANS[mean](lang), names=names)
    if settings.zero == "allow" and settings.means & {"geometric", "harmonic"}:
        yield ZERO_ALLOWED(lang)
    if settings.missing_child == "renormalize":
        least = settings.child_coverage
        yield RENORMALIZED_FROM(lang, share=least) if least else RENORMALIZED(lang)


def _names(result: Result, codes: Iterable[str], lang: Language, most: int | None) -> str:
    """List names, the first few of many."""
    named = [
        result.weights.distinct_name(code, lang)
        if code in result.weights.codes
        else result.project.indicator(code).name(lang)
        for code in codes
    ]
    return listed(named, lang, most)
