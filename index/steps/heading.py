"""How the figures of a table came about, in a sentence for above it."""

from __future__ import annotations

from collections.abc import Sequence

from ahp.common.wording import Language
from index.project.origins import Sampled
from index.project.settings import Settings
from index.project.steps import DEFAULT_STEPS, StepChoice
from index.project.tree import Weights
from index.steps.wording import (
    ALL_REGIONS,
    AND,
    COMMA,
    HEADING,
    KINDS,
    MEANS,
    METHODS,
    NO_PROGRESS,
    NORMALIZATIONS,
    RANKED_ON,
    REFERENCES,
    SAMPLED,
    SAMPLED_SYNTHETIC,
    STAGE_NAMES,
    STEP_WORDS,
    STEPS_TAKEN,
    TIES,
    WEIGHTS_OF,
    WEIGHTS_OF_JUDGES,
)


def heading(
    settings: Settings, weights: Weights, pools: tuple[str, ...], lang: Language = "en"
) -> str:
    """Put settings into a sentence for above a table.

    >>> weights = Weights.from_local({"g": (None, 1)}, source="report · eigenvector")
    >>> print(heading(Settings(reference="pooled"), weights, ("province",), "zh"))
    最小值-最大值法，各年合并标准化，比较范围：省级地区；加权算术平均；权重：《report》，特征向量法；\
排名：并列占位（1、2、2、4），按未舍入的得分。
    """
    others = sorted(set(settings.node_aggregation.values()) - {settings.aggregation})
    means = [settings.aggregation, *others]
    joined = AND(lang).join(MEANS[mean](lang) for mean in means)
    shown = COMMA(lang).join(KINDS[pool](lang) if pool in KINDS else pool for pool in pools)
    text = HEADING(
        lang,
        normalization=NORMALIZATIONS[settings.normalization](lang),
        reference=REFERENCES[settings.scale_reference](lang),
        pools=ALL_REGIONS(lang) if settings.pool == "all" else shown,
        mean=joined,
        weights=whose(weights, lang),
        ties=TIES[settings.ties](lang),
        on=RANKED_ON[settings.rank_on](lang, decimals=settings.decimals),
    )
    relative = settings.normalization in ("rank", "percentile", "z-score", "min-max")
    if settings.reference == "year" and relative:
        text += ("" if lang == "zh" else " ") + NO_PROGRESS(lang)
    if settings.steps != DEFAULT_STEPS:
        text += ("" if lang == "zh" else " ") + steps_taken(settings.steps, lang)
    return text


def whose(weights: Weights, lang: Language) -> str:
    """Name the model the weights come from, and their method."""
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
