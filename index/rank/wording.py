"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note

CHANGES_OF_ORDER = error(
    "changes-of-order",
    "a change of scores by {normalization} cannot be parted: they depend on all regions at once",
    "按 {normalization} 标准化的得分取决于所有地区，其变化无法分解",
    "part the changes of what is normalized by values, such as min-max, z-score or "
    "distance-to-target",
    "可对 min-max、z-score 或 distance-to-target 等按数值标准化的得分作分解",
)
CHANGES_OF_OUTRANKING = error(
    "changes-of-outranking",
    "a change of scores by {mean} cannot be parted: they depend on all regions at once",
    "{mean}的得分取决于所有地区，其变化无法分解",
    "part the changes of a weighted mean",
    "可对加权平均的变化作分解",
)
CHANGES_OF_STEPS = error(
    "changes-of-steps",
    "a change of scores cannot be parted after these steps: {steps}",
    "经过这些步骤的得分，其变化无法分解：{steps}",
    "part the changes of an index whose last steps are normalize and aggregate, each once",
    "只有以 normalize、aggregate 各一次结尾的指数，其变化才能分解",
)
CHANGE_NOT_PARTED = note(
    "change-not-parted",
    "the change of {region} is not parted: between the two years a column does not vary, or "
    "a mean meets scores it is not defined for",
    "{region} 的变化未作分解：两年之间的混合状态中有指标无差异，或得分无法取平均",
)
CHANGES_OPEN = Words(
    "Not parted, so left open: {names}. Between the two years a column does not vary there, or a "
    "mean meets scores it is not defined for.",
    "变化未作分解、留空的有：{names}。两年之间的混合状态中有指标无差异，或得分无法取平均。",
)
YEARS_NOT_TWO = error(
    "years-not-two",
    "{text!r} does not name two years",
    "{text!r} 不是两个年份",
    "write --changes 2021-2022, or with spans --changes 2020/21-2021/22",
    "请写 --changes 2021-2022；跨年度请写 --changes 2020/21-2021/22",
)
INTERVALS_OF_NODES = error(
    "intervals-of-nodes",
    "intervals are of the ranks of the whole index, not of {node}",
    "名次区间针对总指数，不针对 {node}",
    "leave out --node, or --intervals and what belongs to it",
    "请去掉 --node，或去掉 --intervals 及相关选项",
)
INTERVALS_OF_CHANGES = error(
    "intervals-of-changes",
    "intervals are of ranks, and --changes is about scores",
    "名次区间针对名次，而 --changes 分解的是得分的变化",
    "leave out --changes, or --intervals and what belongs to it",
    "请去掉 --changes，或去掉 --intervals 及相关选项",
)
MOVED = Words("Moved", "升降")
CHANGE = Words("Change", "变化")
LEAGUE_TITLE = Words("{node}: {pool}", "{node}：{pool}")
YEAR_TITLE = Words("{node} {year}: {pool}", "{year} 年{node}：{pool}")
CHANGE_TITLE = Words(
    "{node}, change from {before} to {after}: {pool}",
    "{node} {before} 年至 {after} 年的变化：{pool}",
)
SCORE_OF = Words("Score {year}", "{year} 年得分")
INTERVALS_EXPLAINED = Words(
    "In brackets after the rank the interval that holds it with a probability of {probability}%.",
    "名次后括号内为概率 {probability}% 的名次区间。",
)
INTERVALS_NONE = Words(
    "Without intervals: how sure the ranks of {pool} are is not analyzed.",
    "未列名次区间：没有检验{pool}名次的稳健性。",
)
FIGURE_BREAKDOWN = Words(
    "The columns after the score are the points that make it up.",
    "得分之后各列为构成得分的贡献分。",
)
FIGURE_SCORES = Words(
    "The score is no sum of parts: the columns after it are the scores of its items.",
    "得分不是各部分之和：其后各列为各项的得分。",
)
FIGURE_CHANGE = Words(
    "A change is what the region's own values, the ends of the scale, the weights and "
    "the pool of regions changed of it; the parts sum to the change.",
    "变化分解为自身指标值、标准化参照、权重和比较范围四部分，各部分之和等于变化。",
)
FIGURE_LOST = Words(
    "Values that are given in one year, and in the other are missing or were filled in, are "
    "booked as lost or gained, not as own values.",
    "一年有数据、另一年缺失或经填补的指标值，计入“数据缺失或补入”，不计入自身指标值。",
)
PART_OF_WEIGHT = Words(
    "{count:score is|scores are} made with part of the weight, because values are missing: "
    "{which}.",
    "{count} 个得分因缺失数据只用了部分权重：{which}。",
)
PART_OF_WEIGHT_MORE = Words("{which} and {count} more", "{which}，另有 {count} 个")
SHARE_OF_WEIGHT = Words("{region} {year} ({share:.0%})", "{region} {year} 年（{share:.0%}）")
GROUP_RULE = Words("{circle}: {rule} of {members}", "{circle}：{members}的{rule}")
RANKED_FIGURES: Mapping[str, Words] = {
    "score": Words("Rank, with the score in brackets.", "名次（括号内为得分）。"),
    "points": Words(
        "Rank, with the points of the total in brackets; the most that can be attained is {top}.",
        "名次（括号内为对总分的贡献分，最高可得 {top} 分）。",
    ),
    "circle": Words(
        "Rank, with the points of the total in brackets.", "名次（括号内为对总分的贡献分）。"
    ),
}
CHANGE_PARTS: Mapping[str, Words] = {
    "value": Words("Own values", "自身指标值"),
    "missing": Words("Values lost or gained", "数据缺失或补入"),
    "reference": Words("Ends of the scale", "标准化参照"),
    "weights": Words("Weights", "权重"),
    "pool": Words("Pool", "比较范围"),
}
