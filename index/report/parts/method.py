"""The part on data and method: what the figures are made of, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from ahp.common.document.parts import Column, Equation, Grid, Part, Text
from ahp.common.wording import BETWEEN, Count, Language
from index.project.indicators import Indicator
from index.project.reporting import METHOD_SECTIONS, SectionKey
from index.project.settings import PENALIZED, Normalization, Settings
from index.project.steps import DEFAULT_STEPS
from index.report.context import Context
from index.report.data.indicators import direction_words
from index.report.formulas.formulas import MEAN_FORMULAS, MODERATE_FROM, NORMALIZATION_FORMULAS
from index.report.formulas.wording import DENSE_WHERE
from index.report.judgments import judged_parts
from index.report.printed import method as printed_method
from index.report.refer import referring
from index.report.sections import section
from index.report.wording import (
    FORMULA_LESS,
    FORMULA_MORE,
    FORMULA_SOURCE,
    FORMULA_WITHIN,
    FORMULAS_OF,
    INDICATOR_COLUMNS,
    INDICATOR_TABLE,
    METHOD_HEADINGS,
    NORMALIZED_BY,
    OR,
    RANKED_BY,
    RANKED_TOGETHER,
    SAMPLE_BEHIND,
    SCORED_BY,
    SCORED_OTHERWISE,
    SYSTEM,
    SYSTEM_TABLE,
    TIES_SAID,
    WEIGHT_DECIMALS,
)
from index.steps.provenance.described import (
    moderates,
    normalization_words,
    otherwise,
    reference_words,
)
from index.steps.provenance.heading import mean_words, sampled, steps_taken, whose
from index.steps.provenance.preparation import prepared
from index.steps.provenance.wording import OTHERWISE, RANKED_ON
from index.steps.wording import NORMALIZATIONS


def parts(report: Context) -> tuple[Part, ...]:
    """Return the sections that the project has something for."""
    if report.result is None:
        return printed_method.parts(report)
    return tuple(
        part
        for key in METHOD_SECTIONS
        for part in section(
            report, key, METHOD_HEADINGS[key](report.lang), _SECTIONS[key](report), level=3
        )
    )


def _sample(report: Context) -> tuple[Part, ...]:
    """Describe the sample database that values were rolled up from."""
    sample = report.project.sample
    if sample is None:
        return ()
    said: list[Part] = [Text(sampled(sample, report.lang))]
    if "quality" in report.reporting.parts:
        said.append(referring(SAMPLE_BEHIND(report.lang), "part-quality"))
    return tuple(said)


def _indicators(report: Context) -> tuple[Part, ...]:
    """Return the tree with its weights: the first table."""
    lang, weights = report.lang, report.built.weights
    known = {one.code: one for one in report.built.indicators}
    below = [code for code in weights.codes if code != weights.goal]
    rows = [_weighted(report, code, known.get(code)) for code in below]
    keys = ("name", "local", "global", "direction", "unit")
    there = {
        "unit": any(row[-1] for row in rows),
        "direction": any(one.direction < 0 or one.best is not None for one in known.values()),
    }
    kept = [k for k, key in enumerate(keys) if there.get(key, True)]
    columns = [
        Column(key, INDICATOR_COLUMNS[key](lang), WEIGHT_DECIMALS if key in keys[1:3] else None)
        for key in keys
    ]
    grid = Grid(
        tuple(columns[k] for k in kept),
        [[row[k] for k in kept] for row in rows],
        INDICATOR_TABLE(lang),
        name="indicators",
        indents=tuple(weights.level(code) - 1 for code in below),
    )
    levels = max(weights.level(code) for code in weights.codes)
    said = SYSTEM(
        lang,
        title=report.project.title_in(lang),
        dimensions=Count(len(weights.dimensions)),
        indicators=Count(len(weights.leaves)),
        levels=Count(levels),
        weights=whose(weights, lang),
    )
    return Text(report.spaced(said)), referring(SYSTEM_TABLE(lang), "indicators"), grid


def _weighted(report: Context, code: str, indicator: Indicator | None) -> list[object]:
    lang, node = report.lang, report.built.weights.node(code)
    direction = unit = ""
    if indicator is not None:
        direction, unit = direction_words(indicator, lang), indicator.unit
    name = report.built.weights.name(code, lang)
    return [name, float(node.local), float(node.global_), direction, unit]


def _consistency(report: Context) -> tuple[Part, ...]:
    return judged_parts(report).get("consistency", ())


def _normalization(report: Context) -> tuple[Part, ...]:
    """Say how indicators get on one scale, with the formula of every method that is used."""
    lang, result = report.lang, report.built
    settings, usual = result.settings, Indicator("")
    gap = "" if lang == "zh" else " "
    others = otherwise(settings, result.weights, result.indicators, lang, None)
    said = [
        NORMALIZED_BY(
            lang,
            method=_lowered(normalization_words(settings, lang, usual)),
            reference=reference_words(settings, lang, usual),
        ),
        OTHERWISE(lang, groups=others) if others else "",
        moderates(result.weights, result.indicators, lang, None),
        prepared(result, lang, None),
        "" if settings.steps == DEFAULT_STEPS else steps_taken(settings.steps, lang),
    ]
    made: list[Part] = [Text(report.spaced(gap.join(filter(None, said))))]
    methods: dict[Normalization, list[Indicator]] = {}
    for one in result.indicators:
        methods.setdefault(one.method(settings), []).append(one)
    for method, own in methods.items():
        if len(methods) > 1:
            made.append(Text(FORMULAS_OF(lang, method=NORMALIZATIONS[method](lang))))
        made += _formula_parts(report, method, own)
    return tuple(made)


def _lowered(text: str) -> str:
    """Return a name of a method as it stands within a sentence.

    >>> _lowered("Min-max")
    'min-max'
    """
    return text[:1].lower() + text[1:]


def _formula_parts(
    report: Context, method: Normalization, own: Sequence[Indicator]
) -> Iterator[Part]:
    """Yield the formulas of a method as far as some indicator needs each."""
    lang, settings = report.lang, report.built.settings
    formula = NORMALIZATION_FORMULAS[method]
    kinds = (
        (FORMULA_MORE, formula.more, any(one.direction > 0 and one.best is None for one in own)),
        (FORMULA_LESS, formula.less, any(one.direction < 0 for one in own)),
        (FORMULA_WITHIN, formula.within, any(one.best is not None for one in own)),
    )
    needed = [(words, found) for words, found, there in kinds if there and found is not None]
    if not needed:
        needed = [(FORMULA_MORE, formula.more)]
    for number, (words, found) in enumerate(needed):
        if len(needed) > 1 or words is not FORMULA_MORE:
            yield Text(words(lang))
        yield _named(found, f"formula-{method}-{number}")
    sources = [formula.source(lang)]
    wheres = [formula.where(lang, **_numbers(settings, own, lang))]
    if method == "percentile" and any((one.ties or settings.order_ties) == "dense" for one in own):
        wheres.append(DENSE_WHERE(lang))
    if formula.within_where is not None and any(found is formula.within for _, found in needed):
        wheres.append(formula.within_where(lang))
        sources.append(MODERATE_FROM(lang))
    gap = "" if lang == "zh" else " "
    yield Text(gap.join([*wheres, FORMULA_SOURCE(lang, sources=" ".join(sources))]))


def _numbers(settings: Settings, own: Sequence[Indicator], lang: Language) -> dict[str, str]:
    """Return the numbers that letters stand for; those that indicators have of their own, all."""
    low, high = settings.scale
    means = dict.fromkeys(settings.z_mean if one.z_mean is None else one.z_mean for one in own)
    spreads = dict.fromkeys(settings.z_sd if one.z_sd is None else one.z_sd for one in own)
    numbers = {"low": [low], "high": [high], "mean": means, "sd": spreads}
    either = OR(lang)
    return {name: either.join(f"{one:g}" for one in found) for name, found in numbers.items()}


def _own_mean(report: Context, mean: str) -> list[str]:
    """Return the names of the items that have a mean of their own."""
    chosen = report.built.settings.node_aggregation
    return [report.built.weights.name(code, report.lang) for code in chosen if chosen[code] == mean]


def _named(equation: Equation, name: str) -> Equation:
    return replace(equation, name=name)


def _scoring(report: Context) -> tuple[Part, ...]:
    """Say how scores come of indicators, and ranks of scores."""
    lang, result = report.lang, report.built
    settings = result.settings
    others = sorted(set(settings.node_aggregation.values()) - {settings.aggregation})
    gap = "" if lang == "zh" else " "
    made: list[Part] = []
    said: set[str] = set()
    for mean in (settings.aggregation, *others):
        formula = MEAN_FORMULAS[mean]
        sign = "+" if mean in PENALIZED and settings.penalty == "plus" else "−"
        words, own = (SCORED_BY, []) if not said else (SCORED_OTHERWISE, _own_mean(report, mean))
        named = mean_words(mean, settings, lang)
        made.append(Text(report.spaced(words(lang, mean=named, nodes=BETWEEN(lang).join(own)))))
        made.append(_named(formula.more, f"formula-{mean}"))
        where = formula.where(lang, sign=sign)
        source = FORMULA_SOURCE(lang, sources=formula.source(lang))
        if where + source not in said:
            made.append(Text(gap.join([where, source])))
        said.add(where + source)
    on = RANKED_ON[settings.rank_on](lang, decimals=settings.decimals)
    ranked = RANKED_TOGETHER if settings.pool == "all" else RANKED_BY
    made.append(Text(ranked(lang, ties=TIES_SAID[settings.ties](lang), on=on)))
    return tuple(made)


_SECTIONS: Mapping[SectionKey, Callable[[Context], tuple[Part, ...]]] = {
    "sample": _sample,
    "indicators": _indicators,
    "consistency": _consistency,
    "normalization": _normalization,
    "scoring": _scoring,
}
