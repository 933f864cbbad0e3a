"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note, warning

DENOMINATOR_IMPUTED = note(
    "denominator-imputed",
    "{indicator} of {region} in {year}, by which other values are divided, was missing and set to "
    "{value:.6g} ({method})",
    "{region} {year} 年的 {indicator}（其他指标的分母）缺失，已填为 {value:.6g}（{method}）",
)
SCORE_IMPUTED = note(
    "score-imputed",
    "the normalized value of {indicator} of {region} in {year} was missing and set to {value:.6g} "
    "({method})",
    "{region} {year} 年的 {indicator} 的标准化值缺失，已填为 {value:.6g}（{method}）",
)
VALUE_IMPUTED = note(
    "value-imputed",
    "{indicator} of {region} in {year} was missing and set to {value:.6g} ({method})",
    "{region} {year} 年的 {indicator} 缺失，已填为 {value:.6g}（{method}）",
)
QUOTIENT_IMPUTED = note(
    "quotient-imputed",
    "{indicator} per {denominator} of {region} in {year} was missing and set to {value:.6g} "
    "({method} of the quotients)",
    "{region} {year} 年的 {indicator} 与 {denominator} 之比缺失，已填为 {value:.6g}"
    "（比值：{method}）",
)
VALUE_WINSORIZED = note(
    "value-winsorized",
    "{indicator} of {region} in {year} was an outlier: {before:.6g} was set to {after:.6g}",
    "{region} {year} 年的 {indicator} 为离群值：{before:.6g} 已缩为 {after:.6g}",
)
INDICATOR_COVERAGE = error(
    "indicator-coverage",
    "only {share} of the regions of kind {pool} have a value of {indicator} in {year}; at "
    "least {least} are required",
    "{year} 年{pool}中只有 {share} 有 {indicator} 数据，要求至少 {least}",
    "give more values, or lower indicator_coverage in index.toml",
    "请补充数据，或在 index.toml 中降低 indicator_coverage",
)
REGION_COVERAGE = error(
    "region-coverage",
    "{region} has only {share} of its values in {year}; at least {least} are required",
    "{region} {year} 年只有 {share} 的数据，要求至少 {least}",
    'give more values, or write below = "exclude" under [missing] in index.toml',
    '请补充数据，或在 index.toml 的 [missing] 下写 below = "exclude"',
)
REGION_EXCLUDED = note(
    "region-excluded",
    "{region} is left out in {year}: it has only {share} of its values, and {least} are required",
    "{region} {year} 年未纳入：只有 {share} 的数据，要求至少 {least}",
)
DENOMINATOR_ZERO = error(
    "denominator-zero",
    "{indicator} of {region} is 0 in {year}, and {of} is divided by it",
    "{region} {year} 年的 {indicator} 为 0，而 {of} 要除以它",
    'correct it, or choose in index.toml: [transforms] zero_denominator = "zero" or "missing"',
    '请更正，或在 index.toml 中选择：[transforms] zero_denominator = "zero" 或 "missing"',
)
DENOMINATOR_NEGATIVE = error(
    "denominator-negative",
    "{indicator} of {region} is {value:.10g} in {year}, and {of} is divided by it: the sign would "
    "change, and more would be less",
    "{region} {year} 年的 {indicator} 为 {value:.10g}，而 {of} 要除以它：符号会改变，大小会颠倒",
    "correct it, or divide by something that is never negative",
    "请更正，或改用不会为负的分母",
)
TRANSFORM_UNDEFINED = error(
    "transform-undefined",
    "{indicator} of {region} is {value:.10g} in {year}, and {transform} is not defined for it",
    "{region} {year} 年的 {indicator} 为 {value:.10g}，无法取 {transform}",
    "correct it, or choose another transform in indicators.csv, such as log1p for zeros",
    "请更正，或在 indicators.csv 中换一种变换，如有零值可用 log1p",
)
COLUMN_EMPTY = error(
    "column-empty",
    "{indicator} has no value at all for {pool} in {year}",
    "{year} 年{pool}完全没有 {indicator} 的数据",
    "give its values, or take it out of indicators.csv and of the model, if there is one",
    "请补充数据，或从 indicators.csv 和模型（如有）中删去",
)
COLUMN_CONSTANT = error(
    "column-constant",
    "{indicator} is {value:.10g} for every region of kind {pool} in {year}, so it cannot be "
    "normalized",
    "{year} 年{pool}的 {indicator} 全都是 {value:.10g}，无法标准化",
    "say in index.toml what such a column counts: [normalization] constant = 0",
    "请在 index.toml 中写明这种指标取多少分：[normalization] constant = 0",
)
DISTANCE_CONSTANT = error(
    "distance-constant",
    "every region of kind {pool} in {year} is equally far ({value:.6g}) from the best values of "
    "{indicator}, so it cannot be normalized",
    "{year} 年{pool}的 {indicator} 与最优值的距离全都是 {value:.6g}，无法标准化",
    "say in index.toml what such a column counts: [normalization] constant = 0",
    "请在 index.toml 中写明这种指标取多少分：[normalization] constant = 0",
)
BEST_BY_METHOD = error(
    "best-by-method",
    "{indicator} is best at a value in between, and {method} knows only more or less",
    "{indicator} 为适中型或区间型指标，而{method}只适用于越大越好或越小越好的指标",
    "write min-max, z-score, rank, percentile or borda in its column normalization of "
    "indicators.csv",
    "请在 indicators.csv 的 normalization 列为它写 min-max、z-score、rank、percentile 或 borda",
)
RATIO_NOT_POSITIVE = error(
    "ratio-not-positive",
    "{method} needs positive numbers, and {indicator} has {value:.10g}",
    "{method}要求数值为正，而 {indicator} 有 {value:.10g}",
    "choose another normalization for it, such as min-max",
    "请为它另选标准化方法，如 min-max",
)
REFERENCE_REGION_MISSING = error(
    "reference-region-missing",
    "{indicator} is measured by the way to {region}, which has no value among the regions of kind "
    "{pool} in {year}",
    "{indicator} 以 {region} 为参照，而 {year} 年的{pool}中没有它的数据",
    'name a region of every pool and year: [normalization] region = "CODE"',
    '请指定各比较范围和年份都有数据的地区：[normalization] region = "代码"',
)
REFERENCE_REGION_UNSAID = error(
    "reference-region-unsaid",
    "{indicator} is measured by the way to a region, but it is not said to which",
    "{indicator} 要按与参照地区的距离标准化，但没有指定参照地区",
    'name it in index.toml: [normalization] region = "CODE"',
    '请在 index.toml 中指定：[normalization] region = "代码"',
)
REFERENCE_REGION_WORST = error(
    "reference-region-worst",
    "{indicator} is measured by the way to {region}, but with {value:.10g} no {pool} is worse in "
    "{year}",
    "{indicator} 以 {region} 为参照，但其值 {value:.10g} 在 {year} 年的{pool}中已是最差",
    "name another region, or choose another normalization for this indicator",
    "请另选地区，或为该指标另选标准化方法",
)
ONE_REGION_ONLY = error(
    "one-region-only",
    "there is only one region of kind {pool} in {year}, and nothing to compare it with",
    "{year} 年的{pool}只有一个，无从比较",
    'add regions, or normalize against fixed goalposts: [normalization] method = "min-max" with '
    'reference = "goalposts"; a circle may stand on its members\' scale: [groups] reference = '
    '"members"',
    '请补充地区，或按固定的上下限标准化：[normalization] method = "min-max"、'
    'reference = "goalposts"；'
    '经济圈可按其成员的标度：[groups] reference = "members"',
)
GOALPOSTS_MISSING = error(
    "goalposts-missing",
    "{indicator} is normalized against goalposts, but has none",
    "{indicator} 要按上下限标准化，但没有给出上下限",
    "fill in goalpost_low and goalpost_high in indicators.csv",
    "请在 indicators.csv 中填写 goalpost_low 和 goalpost_high",
)
VALUE_OUTSIDE_GOALPOSTS = error(
    "value-outside-goalposts",
    "{indicator} of {region} is {value} in {year}, outside its goalposts {low} to {high}",
    "{region} {year} 年的 {indicator} 为 {value}，超出上下限 {low} 至 {high}",
    'correct it, or say in index.toml what becomes of it: [normalization] outside = "cap" '
    'or "keep"',
    '请更正，或在 index.toml 中选择：[normalization] outside = "cap" 或 "keep"',
)
VALUE_BEYOND_TARGET = error(
    "value-beyond-target",
    "{indicator} of {region} is {value} in {year}, beyond its target {target}",
    "{region} {year} 年的 {indicator} 为 {value}，已超过目标值 {target}",
    'say in index.toml what becomes of it: [normalization] outside = "cap" or "keep"',
    '请在 index.toml 中选择：[normalization] outside = "cap" 或 "keep"',
)
TARGET_MISSING = error(
    "target-missing",
    "{indicator} is normalized by a target, but has none",
    "{indicator} 要按目标值标准化，但没有给出目标值",
    "fill in target in indicators.csv",
    "请在 indicators.csv 中填写 target",
)
TARGET_NOT_BEYOND = error(
    "target-not-beyond",
    "the target {target} of {indicator} is no better than the worst region",
    "{indicator} 的目标值 {target} 不优于最差的地区",
    "check the target, its unit and the direction",
    "请核对目标值、单位和方向",
)
CHILD_MISSING = error(
    "child-missing",
    "{node} of {region} cannot be computed in {year}: {indicator} is missing",
    "{region} {year} 年的 {node} 无法计算：缺少 {indicator}",
    'give the value, or write missing = "renormalize" under [aggregation] in index.toml',
    '请补上数据，或在 index.toml 的 [aggregation] 下写 missing = "renormalize"',
)
MEAN_NOT_POSITIVE = error(
    "mean-not-positive",
    "{indicator} of {region} in {year} has the score {score:.6g}, and a {mean} ({node}) needs "
    "scores above 0",
    "{region} {year} 年的 {indicator} 得分为 {score:.6g}，而 {node} 取{mean}，要求得分大于 0",
    "{advice}",
    "{advice}",
)
POSITIVE_ADVICE: Mapping[str, Words] = {
    "range": Words(
        "let the scale begin above 0, such as [normalization] range = [1, 100], or take an "
        "arithmetic mean",
        "请让标度下限大于 0，如 [normalization] range = [1, 100]，或改用算术平均 arithmetic",
    ),
    "z-score": Words(
        "place z-scores well above 0, such as [normalization] mean = 100 with sd = 10, or take an "
        "arithmetic mean",
        "请把 Z 分数移到 0 以上，如 [normalization] mean = 100、sd = 10，或改用算术平均 arithmetic",
    ),
    "order": Words(
        "choose a normalization that begins above 0, such as [normalization] method = "
        '"rank", or an arithmetic mean',
        '请选择下限大于 0 的标准化方法，如 [normalization] method = "rank"，'
        "或改用算术平均 arithmetic",
    ),
}
CHILD_NOT_COMPARED = error(
    "child-not-compared",
    "{node} of {region} cannot be computed in {year}: {indicator} is missing, and {mean} needs "
    "every value",
    "{region} {year} 年的 {node} 无法计算：缺少 {indicator}，而{mean}需要全部数据",
    "give the value, fill gaps under [missing] in index.toml, or choose another mean",
    "请补上数据，或在 index.toml 的 [missing] 下填补，或换一种合成方法",
)
MAZZIOTTA_SCALE = error(
    "mazziotta-scale",
    "{mean} ({node}) is made for z-scores of mean 100 and standard deviation 10, which {child} is "
    "not put on: {found}",
    "{mean}（{node}）要求均值 100、标准差 10 的 Z 分数，而 {child} 并非如此：{found}",
    'write [normalization] method = "z-score", mean = 100, sd = 10, and nothing else for single '
    "indicators or nodes",
    '请写 [normalization] method = "z-score"、mean = 100、sd = 10，且不为个别指标或节点另作选择',
)
ADJUSTED_SCALE = error(
    "adjusted-scale",
    "{mean} ({node}) is made for values from 70 to 130 between ends that are the same in all "
    "years, which {child} is not put on: {found}",
    "{mean}（{node}）要求各年用同一上下限、标度为 70 至 130，而 {child} 并非如此：{found}",
    'write [normalization] method = "min-max", range = [70, 130], and reference = "pooled" or '
    '"goalposts", and nothing else for single indicators or nodes; what lies halfway between the '
    "goalposts is 100",
    '请写 [normalization] method = "min-max"、range = [70, 130]，并取 reference = "pooled" 或 '
    '"goalposts"，且不为个别指标或节点另作选择；上下限的中点即为 100',
)
BY_RANGE = Words(
    "{name} from {low} to {high}, {reference}", "{name}（{low} 至 {high}，{reference}）"
)
RESCALED_TO = Words("rescaled so that the best has {best}", "再次标准化，最好的取 {best}")
ORDER_NEEDS_ALL = error(
    "order-needs-all",
    "{mean} ({node}) compares all values, so weights of missing ones cannot be spread",
    "{mean}（{node}）要比较全部数据，缺失项的权重无从分摊",
    'write missing = "refuse" under [aggregation] in index.toml, and fill gaps under [missing]',
    '请在 index.toml 的 [aggregation] 下写 missing = "refuse"，并在 [missing] 下填补缺失值',
)
ORDER_WEIGHTS_MISSING = error(
    "order-weights-missing",
    "{node} takes weights by place (OWA), but none are given",
    "{node} 按位次加权（OWA），但没有给出位次权重",
    "write order_weights under [aggregation] in index.toml: {count:number|numbers}, the best "
    "place first",
    "请在 index.toml 的 [aggregation] 下写 order_weights：{count} 个数，从最好的位次起",
)
ORDER_WEIGHTS_COUNT = error(
    "order-weights-count",
    "{node} is made of {count:item|items}, but {given:weight|weights} by place are given "
    "({weights})",
    "{node} 由 {count} 项合成，却给出了 {given} 个位次权重（{weights}）",
    "give as many, or choose another mean for this node: [aggregation] nodes",
    "请给出同样多的位次权重，或为该节点另选方法：[aggregation] nodes",
)
THETA_WITHOUT_USE = error(
    "theta-without-use",
    "theta is given, but weights are not combined additively",
    "给出了 theta，但权重不是用加法组合的",
    'write combine = "additive", or take theta out',
    '请写 combine = "additive"，或删去 theta',
)
THETA_UNFIT = error(
    "theta-unfit",
    "theta is {found!r}, and not a number from 0 to 1",
    "theta 的值是 {found!r}，应为 0 至 1 之间的数",
)
COMBINED = Words("{judged} combined with {derived} ({how})", "{judged}，与{derived}组合（{how}）")
COMBINED_HOW: Mapping[str, Words] = {
    "multiplicative": Words("multiplicative", "乘法合成"),
    "additive": Words("additive, {mine} to {theirs}", "加法合成，{mine} 比 {theirs}"),
    "game": Words("game-theoretic, {mine} to {theirs}", "博弈论组合赋权，{mine} 比 {theirs}"),
}
GAME_BELOW_EACH = Words("game-theoretic below each node", "在每个上级指标内作博弈论组合赋权")
WEIGHT_WITHOUT_VALUES = error(
    "weight-without-values",
    "the weights ({weights}) include {indicator}, which the project has no values of",
    "权重（{weights}）含有 {indicator}，而项目中没有该指标的数据",
    "add it to indicators.csv and its values, or take other weights",
    "请在 indicators.csv 中添加该指标及其数据，或换一套权重",
)
VALUES_INDEX = error(
    "values-index",
    "the values are not indexed by year and region, but by {found}",
    "数据表的行索引应为年份和地区，而不是 {found}",
    "make the table with index.value_table",
    "请用 index.value_table 生成",
)
VALUES_COLUMN = error(
    "values-column",
    "the values have no column {indicator}",
    "数据表没有列 {indicator}",
    "{suggestion}",
    "{suggestion}",
)
NOTHING_SELECTED = error(
    "nothing-selected",
    "no value is left for these years and kinds of regions",
    "按所选年份和地区类别没有任何数据",
    "check years and [pools] kinds in index.toml",
    "请核对 index.toml 中的 years 和 [pools] kinds",
)
GROUPS_CIRCULAR = error(
    "groups-circular",
    "circles contain each other: {circles}",
    "经济圈互相包含：{circles}",
    "take one of the memberships out of groups.csv",
    "请在 groups.csv 中删去其中一条",
)
MEMBER_WITHOUT_FIGURE = warning(
    "member-without-figure",
    "{circle} has no figure in {year}: its member {member} has none",
    "{circle} {year} 年没有得分：其成员 {member} 没有得分",
    "give the member's values, or take it out of groups.csv",
    "请补充该成员的数据，或在 groups.csv 中删去",
)
RECOMPUTE_UNKNOWN = error(
    "recompute-unknown",
    "groups are recomputed from values, but it is not said how {indicator} is put together",
    "经济圈要从指标值重新计算，但未说明 {indicator} 如何合并",
    "write sum or mean in the column recompute of indicators.csv",
    "请在 indicators.csv 的 recompute 列写 sum 或 mean",
)
MEMBERS_OF_SEVERAL_POOLS = error(
    "members-of-several-pools",
    "circles have members of several pools ({pools}), which are not on one scale",
    "经济圈的成员属于不同的比较范围（{pools}），不在同一标度上",
    'let all members be of one kind, or write by = "all" under [pools] in index.toml',
    '请让成员属于同一类别，或在 index.toml 的 [pools] 下写 by = "all"',
)
REGION_UNKNOWN = error(
    "region-unknown",
    "no region is named {region!r} (rows: {rows})",
    "没有名为 {region!r} 的地区（共 {rows} 行）",
    "{suggestion}",
    "{suggestion}",
)
NODE_NOT_KNOWN = error(
    "node-not-known",
    "the index has no item {node!r}",
    "指数中没有 {node!r} 这一项",
    "{suggestion}",
    "{suggestion}",
)
NODE_WITHOUT_POINTS = error(
    "node-without-points",
    "{node} has no points of the total: the score of {above} is no sum of parts: {mean}",
    "{node} 没有对总分的贡献分：{above} 的得分不是各部分之和：{mean}",
    "take scores: --figure score",
    "请改看得分：--figure score",
)
FILLED: Mapping[str, Words] = {
    "mean": Words("mean", "均值"),
    "median": Words("median", "中位数"),
    "carry-forward": Words("carry-forward", "沿用前期值"),
    "interpolate": Words("interpolation", "线性内插"),
}
NORMALIZATIONS: Mapping[str, Words] = {
    "min-max": Words("Min-max", "最小值-最大值法"),
    "z-score": Words("Z-scores", "Z 分数法"),
    "rank": Words("Ranks", "排序法"),
    "percentile": Words("Percentiles", "百分位法"),
    "borda": Words("Borda scores", "Borda 计分法"),
    "distance-to-target": Words("Distance to target", "目标距离法"),
    "distance-to-region": Words("Distance to a region", "参照地区距离法"),
    "ratio-to-target": Words("Ratio to target", "目标比值法"),
    "ratio-to-max": Words("Ratio to the best value", "最优值比值法"),
}
MEANS: Mapping[str, Words] = {
    "arithmetic": Words("arithmetic mean", "加权算术平均"),
    "geometric": Words("geometric mean", "加权几何平均"),
    "harmonic": Words("harmonic mean", "加权调和平均"),
    "mazziotta-pareto": Words("Mazziotta-Pareto index", "Mazziotta-Pareto 指数（MPI）"),
    "adjusted-mazziotta-pareto": Words(
        "adjusted Mazziotta-Pareto index", "调整的 Mazziotta-Pareto 指数（AMPI）"
    ),
    "minimum": Words("minimum (weights do not count)", "取最小值（不计权重）"),
    "owa": Words("weights by place (OWA)", "按位次加权（OWA）"),
    "copeland": Words(
        "Copeland outranking (percentage of the others outranked)",
        "Copeland 法（胜过其他地区的百分比）",
    ),
}
OUTLIER_LOGGED = note(
    "outlier-logged",
    "{indicator} ({pool}, {years}): winsorizing was not enough, so the logarithm was taken of all "
    "values; skewness {skewness:.4g} and kurtosis {kurtosis:.4g} became {skewness_after:.4g} and "
    "{kurtosis_after:.4g}",
    "{pool} {years} 年的 {indicator}：缩尾仍不够，已改为对全部数据取对数；偏度 {skewness:.4g}、"
    "峰度 {kurtosis:.4g} 变为 {skewness_after:.4g}、{kurtosis_after:.4g}",
)
OUTLIER_REMAINS = warning(
    "outlier-remains",
    "{indicator} ({pool}, {years}): skewness {skewness_after:.4g} and kurtosis "
    "{kurtosis_after:.4g} are still beyond {skewness_limit} and {kurtosis_limit}",
    "{pool} {years} 年的 {indicator}：偏度 {skewness_after:.4g}、峰度 {kurtosis_after:.4g} 仍超过 "
    "{skewness_limit} 和 {kurtosis_limit}",
    "allow more values to be winsorized ([outliers] most), or transform it in indicators.csv",
    "可放宽缩尾个数（[outliers] most），或在 indicators.csv 中作变换",
)
