"""How the figures of a table came about, in a sentence for above it."""

from __future__ import annotations

from collections.abc import Sequence

from ahp.common.wording import ASIDE, Language
from index.project.indicators import Indicator
from index.project.origins import Sampled
from index.project.settings import PENALIZED, Mean, Settings
from index.project.steps import DEFAULT_STEPS, StepChoice
from index.project.tree import Weights
from index.steps.provenance.described import (
    moderates,
    normalization_words,
    otherwise,
    reference_words,
)
from index.steps.provenance.wording import (
    ALL_REGIONS,
    AND,
    AND_WITHIN,
    COMMA,
    HEADING,
    KINDS,
    METHODS,
    NO_PROGRESS,
    ORDER_SHARES,
    OTHERWISE,
    PENALTY_ADDED,
    RANKED_ON,
    SAMPLED,
    SAMPLED_SYNTHETIC,
    STAGE_NAMES,
    STEP_WORDS,
    STEPS_TAKEN,
    TIES,
    WEIGHTS_NAMED,
    WEIGHTS_OF,
    WEIGHTS_OF_INTERVALS,
    WEIGHTS_OF_JUDGES,
)
from index.steps.wording import MEANS


def heading(
    settings: Settings,
    weights: Weights,
    pools: tuple[str, ...],
    lang: Language = "en",
    indicators: Sequence[Indicator] = (),
    several_years: bool = True,
) -> str:
    """Put settings into a sentence for above a table, and say which indicators differ.

    Of a single year nothing is said about what the scores of different years mean.

    >>> weights = Weights.from_local({"g": (None, 1)}, source="report · eigenvector")
    >>> print(heading(Settings(reference="pooled"), weights, ("province",), "zh"))
    最小值-最大值法，各年合并标准化，比较范围：省级地区；加权算术平均；权重：《report》，特征向量法；\
排名：并列占位（1、2、2、4），按未舍入的得分。
    """
    others = sorted(set(settings.node_aggregation.values()) - {settings.aggregation})
    means = [settings.aggregation, *others]
    joined = AND(lang).join(mean_words(mean, settings, lang) for mean in means)
    shown = AND_WITHIN(lang).join(KINDS[pool](lang) if pool in KINDS else pool for pool in pools)
    text = HEADING(
        lang,
        normalization=normalization_words(settings, lang, usual := Indicator("")),
        reference=reference_words(settings, lang, usual),
        pools=ALL_REGIONS(lang) if settings.pool == "all" else shown,
        mean=joined,
        weights=whose(weights, lang),
        ties=TIES[settings.ties](lang),
        on=RANKED_ON[settings.rank_on](lang, decimals=settings.decimals),
    )
    gap = "" if lang == "zh" else " "
    if others_normalized := otherwise(settings, weights, indicators, lang):
        text += gap + OTHERWISE(lang, groups=others_normalized)
    if best := moderates(weights, indicators, lang):
        text += gap + best
    if several_years and any(_relative(one, settings) for one in indicators or (usual,)):
        text += gap + NO_PROGRESS(lang)
    if settings.steps != DEFAULT_STEPS:
        text += gap + steps_taken(settings.steps, lang)
    return text


def _relative(indicator: Indicator, settings: Settings) -> bool:
    """Whether a score only says where a region stands among those of its year."""
    fixed = ("distance-to-target", "ratio-to-target")
    kind = indicator.reference or settings.reference
    return kind == "year" and indicator.method(settings) not in fixed


def mean_words(mean: Mean, settings: Settings, lang: Language) -> str:
    """Name a way of aggregation with what it was told.

    >>> mean_words("owa", Settings(order_weights=(1, 3)), "en")
    'weights by place (OWA) (best first 0.25, 0.75)'
    """
    name, told = MEANS[mean](lang), ""
    if mean == "owa":
        total = sum(settings.order_weights)
        told = COMMA(lang).join(f"{round(one / total, 6):g}" for one in settings.order_weights)
        told = ORDER_SHARES(lang, shares=told)
    elif mean in PENALIZED and settings.penalty == "plus":
        told = PENALTY_ADDED(lang)
    return name + ASIDE(lang, text=told) if told else name


def whose(weights: Weights, lang: Language) -> str:
    """Name the model the weights come from, and their method; or the table, or what they are.

    Of judgments it is said how many are intervals.

    >>> whose(Weights.from_local({"g": (None, 1), "a": ("g", 1)}).equal(), "zh")
    '同级等权'
    """
    said = weights.words.get(lang) or _judged(weights, lang)
    if counted := judged_intervals(weights):
        said = WEIGHTS_OF_INTERVALS(lang, weights=said, **counted)
    return WEIGHTS_NAMED(lang, name=weights.set_name, weights=said) if weights.set_name else said


def judged_intervals(weights: Weights) -> dict[str, int]:
    """Return how many judgments there are, and how many are intervals; empty where none is.

    >>> from dataclasses import replace
    >>> weights = replace(Weights.from_local({"g": (None, 1)}), intervals=(1, 3))
    >>> judged_intervals(weights), judged_intervals(weights.equal())
    ({'judgments': 3, 'intervals': 1}, {})
    """
    count, total = weights.intervals
    if not count or weights.kind != "judgments":
        return {}
    return {"judgments": total, "intervals": count}


def _judged(weights: Weights, lang: Language) -> str:
    folder, _, method = weights.source.rpartition(" · ")
    folder = folder.removesuffix(" · " + weights.judges.get("en", ""))
    if method not in METHODS or lang == "en":
        return weights.source or "-"
    title = weights.title.get(lang) or folder
    if weights.judges:
        judges = weights.judges[lang]
        return WEIGHTS_OF_JUDGES(lang, title=title, judges=judges, method=METHODS[method](lang))
    return WEIGHTS_OF(lang, title=title, method=METHODS[method](lang))


def sampled(sample: Sampled, lang: Language = "en") -> str:
    """Say in a sentence which records values were rolled up from; of synthetic ones say so.

    >>> import pandas as pd
    >>> from index.project.origins import SamplePlan
    >>> plan, counts = SamplePlan("sample.toml", (), (), ()), pd.DataFrame()
    >>> sampled(Sampled(plan, "records", "2022", counts, counts))
    'Values rolled up from records: synthetic records (seed 2022), no statistics.'
    >>> sampled(Sampled(plan, "records", None, counts, counts), "zh")
    '指标值由样本库 records 的记录汇总。'
    """
    words = SAMPLED if sample.synthetic is None else SAMPLED_SYNTHETIC
    return words(lang, source=sample.source, seed=sample.synthetic)


def stage_name(stage: str, lang: Language = "en") -> str:
    """Name a stage, with its number where the step comes again.

    >>> stage_name("imputed-2"), stage_name("rescaled", "zh")
    ('Imputed 2', '再次标准化')
    """
    name, _, number = stage.partition("-")
    return " ".join(part for part in (STAGE_NAMES[name](lang), number) if part)


def steps_taken(steps: Sequence[StepChoice], lang: Language = "en") -> str:
    """Say in a sentence which steps were taken, in order, with what each chooses itself.

    >>> steps_taken([StepChoice("aggregate"), StepChoice("rescale", ("g",), best=100.0)])
    'Steps in order: aggregate, rescale g (best = 100).'
    """
    shown = []
    for step in steps:
        aside = str(step).removeprefix(step.name)
        if lang == "zh":
            aside = aside.replace(" (", "（").replace(")", "）")
        shown.append(STEP_WORDS[step.name](lang) + aside)
    return STEPS_TAKEN(lang, steps=COMMA(lang).join(shown))
