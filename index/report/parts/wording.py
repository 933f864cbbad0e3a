"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

RUNS_PICTURED: Mapping[str, Words] = {
    "rank-intervals": Words(
        "Rank intervals and tiers {year} ({pool})", "{year} 年名次区间与梯队（{pool}）"
    ),
    "acceptability": Words(
        "Probability of each rank {year} ({pool})", "{year} 年各名次的概率（{pool}）"
    ),
    "sensitivity": Words(
        "Which source of doubt moves the ranks {year} ({pool})",
        "{year} 年各不确定性来源对名次的影响（{pool}）",
    ),
}
SOURCES_OFF = Words("Not in doubt here: {names}.", "此处未计入的不确定性来源：{names}。")
RUNS_SAY = Words(
    "In {runs:run|runs}, the interval of {single} of the {count} {noun} is a single rank ({share} "
    "probability); {tiers:tier|tiers} can be told apart.",
    "在 {runs} 次模拟中，{count} 个{noun}里有 {single} 个的名次区间（概率 {share}）只含一个名次；"
    "可分出 {tiers} 个梯队。",
)
WIDEST = Words(
    "The widest interval is that of {names}: ranks {low} to {high}.",
    "区间最宽的是{names}：第 {low} 至 {high} 位。",
)
WIDEST_MANY = Words(
    "The widest intervals, of {places:rank|ranks} each, are those of {names}.",
    "区间最宽的是{names}，均跨 {places} 个名次。",
)
