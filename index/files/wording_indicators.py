"""The messages of indicators.csv, and of settings that contradict it or count for nothing."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note

ENDS_REVERSED = error(
    "ends-reversed",
    "the low end {low} is not below the high end {high} ({names})",
    "下端 {low} 不小于上端 {high}（{names}）",
    "exchange the two; direction says which end is best",
    "请将二者对调；优劣由 direction 决定",
)
END_UNDEFINED = error(
    "end-undefined",
    "{transform} is not defined for {value}",
    "{value} 无法取 {transform}",
    "write goalposts and target in the unit of the values, before the transform",
    "上下限和目标值请按变换前的数值填写",
)
DENOMINATOR_UNKNOWN = error(
    "denominator-unknown",
    "the denominator {denominator!r} is no other indicator",
    "分母 {denominator!r} 不是另一个指标",
    "{suggestion}",
    "{suggestion}",
)
INDICATOR_WITHOUT_WEIGHT = error(
    "indicator-without-weight",
    "{indicator} has no weight: the model has no such indicator",
    "{indicator} 没有权重：模型中没有该指标",
    "{suggestion}",
    "{suggestion}",
)
INDICATOR_IS_NODE = error(
    "indicator-is-node",
    "{indicator} is no indicator but a node of the model with others below it",
    "{indicator} 不是指标，而是模型中还有下级的节点",
    "{suggestion}",
    "{suggestion}",
)
INDICATOR_NOT_DECLARED = error(
    "indicator-not-declared",
    "the model weighs {indicator}, but there is no such row",
    "模型含有指标 {indicator}，但表中没有这一行",
    "add it with its direction and unit",
    "请补上，并写明方向和单位",
)
NODE_UNKNOWN = error(
    "node-unknown",
    "{node} is no node of the index with others below it",
    "{node} 不是指数中有下级的节点",
    "{suggestion}",
    "{suggestion}",
)
DIRECTION_UNKNOWN = error(
    "direction-unknown",
    "the direction is {value}, which is not known",
    "方向为 {value}，无法识别",
    "write 1, + or 正向 where more is better, -1, - or 逆向 where less is better, moderate (适中) "
    "or interval (区间) where something between is best; only an empty cell means 1",
    "越大越好写 1、+ 或 正向，越小越好写 -1、- 或 逆向，某个值最好写 适中，某个区间内最好写 "
    "区间；只有空单元格表示 1",
)
BEST_MISSING = error(
    "best-missing",
    "the direction is {value}, but the column {column} does not say where values are best",
    "方向为 {value}，但 {column} 列没有写明取何值最好",
    "fill in best for moderate, best_low and best_high for interval",
    "适中型请填写 best，区间型请填写 best_low 和 best_high",
)
BEST_WITHOUT_USE = error(
    "best-without-use",
    "{column} is given, but by its direction the indicator has no use for it",
    "给出了 {column}，但按该指标的方向用不到它",
    "write moderate (with best) or interval (with best_low and best_high) as the direction, or "
    "leave the cell empty",
    "请在方向一列写 适中（配 best）或 区间（配 best_low 和 best_high），或清空该单元格",
)
BEST_OUTSIDE_GOALPOSTS = error(
    "best-outside-goalposts",
    "what is best ({best}) does not lie between the goalposts {low} and {high}",
    "最优值（{best}）不在上下限 {low} 与 {high} 之间",
    "the goalposts are where too little and too much score worst; check both",
    "上下限是过小和过大时得分最低之处，请核对",
)
ERROR_NEGATIVE = error(
    "error-negative",
    "the error is {value}; an error cannot be negative",
    "误差为 {value}，误差不能为负",
    "write how far values may be off, as a number of at least 0",
    "请写数值可能偏离多少，不小于 0",
)
LIMIT_NOT_WHOLE = error(
    "limit-not-whole",
    "winsorize_most is {value}, which is no whole number from 0 to {most}",
    "winsorize_most 为 {value}，不是 0 到 {most} 的整数",
    "write how many values may be winsorized",
    "请写最多缩尾多少个值",
)
LOG_WITH_FIXED_VALUES = error(
    "log-with-fixed-values",
    "{indicators} may be replaced by logarithms as outliers, but what they are measured by "
    "(goalposts, target or best value) is no logarithm",
    "{indicators} 的离群值处理可能改取对数，而其上下限、目标值或最优值并非对数",
    'write winsorize or none in the column treatment, or fallback = "none" under [outliers]; a '
    "logarithm of all values is the column transform",
    '请在 treatment 列写 winsorize 或 none，或在 [outliers] 下写 fallback = "none"；'
    "若要全部取对数，请用 transform 列",
)
REGION_OF_REFERENCE_UNKNOWN = error(
    "reference-region-unknown",
    "the region that others are measured by is {region!r}, which is not known",
    "作为参照的地区为 {region!r}，没有这个地区",
    "{suggestion}",
    "{suggestion}",
)
OUTLIERS_WITH_GOALPOSTS = error(
    "outliers-with-goalposts",
    "outliers are treated by what other regions have, and goalposts must not depend on that",
    "离群值处理取决于其他地区，而固定上下限不应受其影响",
    'cap values at their goalposts instead: [normalization] outside = "cap"',
    '请改为在上下限处截断：[normalization] outside = "cap"',
)
GOALPOSTS_WITHOUT_USE = error(
    "goalposts-without-use",
    "{normalization} has no use for goalposts",
    "{normalization} 用不到上下限",
    'write reference = "year" or "pooled"',
    '请写 reference = "year" 或 "pooled"',
)
MEMBERS_WITHOUT_REFERENCE = error(
    "members-without-reference",
    "by {normalization}, circles cannot be put on their members' scale",
    "按 {normalization}，经济圈不能放到成员的标度上",
    'write reference = "groups"',
    '请写 reference = "groups"',
)
AGGREGATION_WITHOUT_USE = error(
    "aggregation-without-use",
    "{key} is for {means} only, which no node is made by",
    "{key} 只用于 {means}，而没有节点用它合成",
    "take the key out, or choose such a method",
    "请删去该键，或选用相应的方法",
)
SETTING_WITHOUT_USE = note(
    "setting-without-use",
    "{key} counts for nothing here: {use}",
    "{key} 在此不起作用：{use}",
)
CHOICE_WITHOUT_USE = note(
    "choice-without-use",
    "{column} in indicators.csv counts for nothing for {indicators}: {use}",
    "indicators.csv 的 {column} 列对 {indicators} 不起作用：{use}",
)
USED_WITH: Mapping[str, Words] = {
    "range": Words(
        "z-scores, ranks, percentiles and Borda scores have a scale of their own",
        "Z 分数法、排序法、百分位法和 Borda 计分法自有标度",
    ),
    "constant": Words(
        "a ratio is defined whether values vary or not", "比值法不受各地区数值是否相同的影响"
    ),
    "z-score": Words("it is for z-scores only", "它只用于 z-score"),
    "order": Words("it is for rank, percentile and borda", "它只用于 rank、percentile 和 borda"),
    "region": Words("it is for distance-to-region only", "它只用于 distance-to-region"),
    "outside": Words(
        "nothing is measured by goalposts, a target or a region",
        "没有指标按上下限、目标值或参照地区标准化",
    ),
    "renormalize": Words(
        'it is for missing = "renormalize" only', '它只用于 missing = "renormalize"'
    ),
    "zero": Words(
        "no node is made by a geometric or harmonic mean", "没有节点取几何平均或调和平均"
    ),
    "within": Words("no gap is filled by a mean or median", "没有用 mean 或 median 填补缺失值"),
    "longest": Words(
        "no gap is filled by carry-forward or interpolate",
        "没有用 carry-forward 或 interpolate 填补缺失值",
    ),
    "denominators": Words(
        "no gaps are filled before denominators divide", "在除以分母之前没有填补缺失值的步骤"
    ),
    "below": Words("region_coverage is not given", "没有给出 region_coverage"),
    "quotients": Words("no indicator has a denominator", "没有指标有分母"),
    "outliers": Words("no outliers are treated", "没有处理离群值"),
    "winsorize": Words("nothing is winsorized", "没有作缩尾处理"),
}
"""Why a setting counts for nothing."""
INDICATOR_OUTSIDE_TREE = note(
    "indicator-outside-tree",
    "{indicator} has no parent and divides nothing: it is no part of the index",
    "{indicator} 没有上级，也不作分母，未纳入指数",
)
