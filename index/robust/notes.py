"""What is told beside the figures of a robustness analysis, and what keeps it from being made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil, sqrt

from ahp.common.findings import Finding, Named
from ahp.common.wording import Language, Words, error, note, warning
from index.project.wording import pool_word
from index.robust.circles import not_covered
from index.robust.runs import AllRuns
from index.robust.sources.judgments import JudgmentDraws
from index.robust.sources.registry import KINDS, Chosen
from index.steps.result import Result

DOUBTS_BY_DEFAULT = note(
    "doubts-by-default",
    "index.toml says nothing of doubts; what is doubted here: {source}",
    "index.toml 没有说明不确定性来源；这里取：{source}",
    "declare what is in doubt in [robustness]",
    "请在 [robustness] 中写明有疑问之处",
)
RUNS_REFUSED = warning(
    "runs-refused",
    "{count:run was|runs were} left out of {done}, as the index cannot be built so "
    "({methods}): {reason}",
    "{done} 次模拟中有 {count} 次未计入，因为指数无法这样计算（{methods}）：{reason}",
    "the figures say nothing of such runs; {advice}",
    "结果不反映这类模拟；{advice}",
)
TAKE_OUT = Words(
    "take out the method that does not fit",
    "可去掉不适用的方法",
)
ALLOW_ZERO = Words(
    '{advice}, or let a zero make the mean zero: [aggregation] zero = "allow"',
    '{advice}，或让得分 0 使均值为 0：[aggregation] zero = "allow"',
)
ALL_REFUSED = error(
    "all-runs-refused",
    "of {done:run|runs} none could be made, for reasons such as: {reason}",
    "{done} 次模拟全部无法计算，原因如：{reason}",
)
ONE_REGION = note(
    "robust-one-region",
    "in {year} only one is ranked ({pool}), so that its rank cannot change",
    "{year} 年参加排名的只有一个（{pool}），名次不会变化",
)
NO_REGION = error(
    "robust-no-region",
    "no region has a rank, so there is nothing that could change",
    "没有任何地区有名次，无从分析",
)
RUNS_INTERRUPTED = warning(
    "runs-interrupted",
    "interrupted after {done} of {draws} runs; the figures are of these",
    "已中断：共 {draws} 次模拟，完成 {done} 次；结果按已完成的模拟计算",
)
NOTHING_VARIED = note(
    "robust-nothing-varied",
    "what is doubted changes no rank in any run",
    "所设的不确定性在任何一次模拟中都没有改变名次",
)
SENSITIVITY_ROWS = note(
    "robust-sensitivity-rows",
    "too few runs could be made whole for shares of variance by source",
    "可完整计算的模拟太少，无法按来源分解方差",
    "draw more runs, or take out the method that does not fit",
    "请增加抽样次数，或去掉不适用的方法",
)
SENSITIVITY_PART = warning(
    "robust-sensitivity-part",
    "shares of variance by source rest on {whole} of {rows} pairs of runs: those that could be "
    "made with each source exchanged. What these choose is not independent, so that shares are "
    "rough, above all of the methods that do not fit each other",
    "方差分解依据 {rows} 对运行中的 {whole} 对，即逐一替换各来源后都能计算的运行；这些运行的选择"
    "并不独立，各来源的占比只是大概，彼此不相容的方法尤其如此",
    "take out the method that does not fit",
    "请去掉不适用的方法",
)
FEW_RUNS = note(
    "robust-few-runs",
    "{done:run tells|runs tell} a share only to within {points} percentage points (two standard "
    "errors at most)",
    "{done} 次运行得出的比例，误差可达 {points} 个百分点（至多两倍标准误）",
    "draw more: with 10000 it is one point",
    "请增加抽样次数：10000 次时为 1 个百分点",
)
DRAWS_TOO_MANY = error(
    "draws-too-many",
    "{draws} runs would take about {time}: more than {most} say nothing new",
    "{draws} 次模拟约需 {time}：超过 {most} 次不会带来新的信息",
    "the error of a share is at most 1/(2 sqrt(runs)): 0.005 with 10000 runs",
    "比例的误差至多为 1/(2√次数)：10000 次时为 0.005",
)
BAD_PROBABILITY = error(
    "robust-bad-probability",
    "{value} is no probability between 0 and 1",
    "{value} 不是 0 与 1 之间的概率",
)


FEW = 400
"""Of fewer runs a share is off by more than five percentage points now and then, which is told."""


def told(result: Result, runs: AllRuns, chosen: Chosen, by_default: bool) -> Iterator[Finding]:
    """Yield what a reader should know of the runs."""
    evaluator = runs.evaluator
    if by_default:
        said = [KINDS[name].said(chosen.doubts.of(name)) for name in chosen.doubts.on]
        yield Finding(DOUBTS_BY_DEFAULT, {"source": said})
    if runs.done < runs.draws:
        yield Finding(RUNS_INTERRUPTED, {"done": runs.done, "draws": runs.draws})
    for source in evaluator.on.values():
        folder = source.folder if isinstance(source, JudgmentDraws) else None
        yield from (one if one.path else replace(one, path=folder) for one in source.notes)
    yield from _refused(result, runs)
    alone = [block for block in runs.blocks if len(block.rows) == 1]
    made = runs.done - sum(runs.counted.refused.values())
    if made < FEW and len(alone) < len(runs.blocks):
        yield Finding(FEW_RUNS, {"done": made, "points": ceil(100 / sqrt(made))})
    for block in alone:
        pool = Named(block.pool, {"en": block.pool, "zh": pool_word(block.pool, "zh")})
        yield Finding(ONE_REGION, {"year": result.year_name(block.year), "pool": pool})
    if len(alone) < len(runs.blocks) and all(
        (one.keeping == 1).all() for one in runs.counted.tallies
    ):
        yield Finding(NOTHING_VARIED)
    circles = not_covered(result)
    if circles is not None:
        yield circles


def _refused(result: Result, runs: AllRuns) -> Iterator[Finding]:
    """Say how many runs could not be made, by methods and reason, the most first."""
    for number, count in runs.counted.refused.most_common():
        refused = runs.evaluator.refused[number]
        reason = result.project.named(refused.reason)
        details = {"count": count, "done": runs.done, "methods": list(refused.methods)}
        advice = {"en": _advice(reason, "en"), "zh": _advice(reason, "zh")}
        yield Finding(RUNS_REFUSED, {**details, "reason": reason, "advice": advice})


def _advice(reason: Finding, lang: Language) -> str:
    advice = reason.hint(lang) or TAKE_OUT(lang)
    if reason.code == "mean-not-positive" and reason.details.get("score") == 0:
        return ALLOW_ZERO(lang, advice=advice)
    return advice
