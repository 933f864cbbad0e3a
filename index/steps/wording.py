"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note, warning

VALUE_MISSING = error(
    "value-missing",
    "{region} has no value of {indicator} in {year}",
    "{region} 缺少 {year} 年的 {indicator} 数据",
    'give it, or choose in index.toml how to fill gaps: [missing] method = "median"',
    '请补上，或在 index.toml 中选择填补方法：[missing] method = "median"',
)
VALUE_STILL_MISSING = error(
    "value-still-missing",
    "{region} has no value of {indicator} in {year}, and {methods} cannot fill it",
    "{region} 缺少 {year} 年的 {indicator} 数据，用 {methods} 也无法填补",
    "give it, or add another method to [missing] in index.toml",
    "请补上，或在 index.toml 的 [missing] 中再加一种方法",
)
VALUE_TOO_OLD = error(
    "value-too-old",
    "{region} has no value of {indicator} in {year}, and its own values next to that year are more "
    "than {longest} years away (the latest before it is of {given})",
    "{region} 缺少 {year} 年的 {indicator} 数据，其前后年份的数据相隔超过 {longest} 年"
    "（此前最近的是 {given} 年）",
    "give it, add another method to [missing] in index.toml, or raise longest there",
    "请补上，或在 index.toml 的 [missing] 中再加一种方法，或放宽其中的 longest",
)
VALUE_NOT_CARRIED = note(
    "value-not-carried",
    "{indicator} of {region} in {year} stays missing: its own values next to that year are more "
    "than {longest} years away (the latest before it is of {given})",
    "{region} {year} 年的 {indicator} 仍然缺失：前后年份的数据相隔超过 {longest} 年"
    "（此前最近的是 {given} 年）",
)
CODES_TAKEN = note(
    "codes-taken",
    "{indicator}: {count} values ({codes}) are taken as missing, as declared",
    "{indicator}：有 {count} 个值（{codes}）按声明视为缺失",
)
CODE_SUSPECTED = warning(
    "code-suspected",
    "{indicator} is {value} {count} times, which looks like a code for a missing value and was "
    "taken as a number",
    "{indicator} 有 {count} 个值为 {value}，像是缺失值的代码，但已按数字计算",
    "if it means that there is none, write codes = [{value}] under [missing] in index.toml, or "
    "{value} in the column missing of indicators.csv",
    "若它表示缺失，请在 index.toml 的 [missing] 下写 codes = [{value}]，或在 indicators.csv 的 "
    "missing 列写 {value}",
)
GROUPING_UNKNOWN = error(
    "grouping-unknown",
    "gaps are to be filled within {grouping}, but no region says what is in that column",
    "缺失值要按 {grouping} 分组填补，但没有一个地区写明这一列",
    "{suggestion}",
    "{suggestion}",
)
DENOMINATOR_MISSING = error(
    "denominator-missing",
    "{region} has no value of {indicator} in {year}, which other values are divided by; gaps are "
    "filled before they are divided, and denominators are not filled unless that is asked for",
    "{region} 缺少 {year} 年的 {indicator} 数据，而其他指标要除以它；步骤是先填补再相除，"
    "若未写明则不填补分母",
    'give it, let "impute" follow "divide" in steps, or write denominators = "fill" under '
    "[missing] in index.toml",
    '请补上，或在 steps 中把 "impute" 放在 "divide" 之后，或在 index.toml 的 [missing] 下写 '
    'denominators = "fill"',
)
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
COLUMN_LOGGED = note(
    "column-logged",
    "the logarithm was taken of {indicator} ({pool}, {years}) in place of winsorizing, which was "
    "not enough; skewness is {skewness:.3f} and kurtosis {kurtosis:.3f} by now",
    "{indicator}（{pool}，{years}）缩尾后仍不合要求，已改取对数；现偏度为 {skewness:.3f}，"
    "峰度为 {kurtosis:.3f}",
)
OUTLIERS_REMAIN = note(
    "outliers-remain",
    "{indicator} ({pool}, {years}) has outliers still: skewness is {skewness:.3f} and kurtosis "
    "{kurtosis:.3f} after treatment",
    "{indicator}（{pool}，{years}）处理后仍有离群值：偏度为 {skewness:.3f}，峰度为 {kurtosis:.3f}",
)
INDICATOR_COVERAGE = error(
    "indicator-coverage",
    "only {share:.0%} of the regions of kind {pool} have a value of {indicator} in {year}; at "
    "least {least:.0%} are required",
    "{year} 年{pool}中只有 {share:.0%} 有 {indicator} 数据，要求至少 {least:.0%}",
    "give more values, or lower indicator_coverage in index.toml",
    "请补充数据，或在 index.toml 中降低 indicator_coverage",
)
REGION_COVERAGE = error(
    "region-coverage",
    "{region} has only {share:.0%} of its values in {year}; at least {least:.0%} are required",
    "{region} {year} 年只有 {share:.0%} 的数据，要求至少 {least:.0%}",
    'give more values, or write below = "exclude" under [missing] in index.toml',
    '请补充数据，或在 index.toml 的 [missing] 下写 below = "exclude"',
)
REGION_EXCLUDED = note(
    "region-excluded",
    "{region} is left out in {year}: it has only {share:.0%} of its values, and {least:.0%} "
    "are required",
    "{region} {year} 年未纳入：只有 {share:.0%} 的数据，要求至少 {least:.0%}",
)
DENOMINATOR_ZERO = error(
    "denominator-zero",
    "{indicator} of {region} is 0 in {year}, and {of} is divided by it",
    "{region} {year} 年的 {indicator} 为 0，而 {of} 要除以它",
    'correct it, or choose in index.toml: [transforms] zero_denominator = "zero" or "missing"',
    '请更正，或在 index.toml 中选择：[transforms] zero_denominator = "zero" 或 "missing"',
)
TRANSFORM_UNDEFINED = error(
    "transform-undefined",
    "{indicator} of {region} is {value} in {year}, and {transform} is not defined for it",
    "{region} {year} 年的 {indicator} 为 {value}，无法取 {transform}",
    "correct it, or choose another transform in indicators.csv, such as log1p for zeros",
    "请更正，或在 indicators.csv 中换一种变换，如有零值可用 log1p",
)
COLUMN_EMPTY = error(
    "column-empty",
    "{indicator} has no value at all for {pool} in {year}",
    "{year} 年{pool}完全没有 {indicator} 的数据",
    "give its values, or take the indicator out of the model",
    "请补充数据，或从模型中删去该指标",
)
COLUMN_CONSTANT = error(
    "column-constant",
    "{indicator} is {value} for every region of kind {pool} in {year}, so it cannot be normalized",
    "{year} 年{pool}的 {indicator} 全都是 {value}，无法标准化",
    "say in index.toml what such a column counts: [normalization] constant = 0",
    "请在 index.toml 中写明这种指标取多少分：[normalization] constant = 0",
)
ONE_REGION_ONLY = error(
    "one-region-only",
    "there is only one region of kind {pool} in {year}, and nothing to compare it with",
    "{year} 年的{pool}只有一个，无从比较",
    "add regions, or normalize against fixed goalposts: [normalization] reference = "
    '"goalposts"; a circle may stand on its members\' scale: [groups] reference = "members"',
    '请补充地区，或按固定的上下限标准化：[normalization] reference = "goalposts"；'
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
    "{indicator} is normalized by its distance to a target, but has none",
    "{indicator} 要按与目标值的距离标准化，但没有给出目标值",
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
STEPS_WITHOUT = error(
    "steps-without",
    "steps has no {step}: {reason}",
    "steps 中没有 {step}：{reason}",
    'add it: steps = ["divide", "impute", "cap", "transform", "treat", "normalize", "aggregate"]',
    '请加上：steps = ["divide", "impute", "cap", "transform", "treat", "normalize", "aggregate"]',
)
STEP_ASKED_FOR = error(
    "step-asked-for",
    "{asked} is given, but steps has no {step}",
    "已写明 {asked}，但 steps 中没有 {step}",
    "add the step where it is to be taken, or take out what asks for it",
    "请在 steps 中的适当位置加上该步骤，或删去要求它的内容",
)
STEP_TOO_LATE = error(
    "step-too-late",
    "in steps, {step} cannot follow {before}: {reason}",
    "steps 中 {step} 不能在 {before} 之后：{reason}",
    "move it before {before}",
    "请把它移到 {before} 之前",
)
STEP_TWICE = error(
    "step-twice",
    "steps has {step} twice: {reason}",
    "steps 中有两个 {step}：{reason}",
    "take one out",
    "请删去一个",
)
STEP_CHOICES_FIXED = error(
    "step-choices-fixed",
    "the last normalization of indicators is the one that headings name; its choices stand in "
    "[normalization], not in steps: {step}",
    "指标的最后一次标准化就是各表标题所述的那一次，其选择应写在 [normalization] 中，"
    "而不是 steps 中：{step}",
    'write "normalize" in steps, and its choices under [normalization]',
    '请在 steps 中只写 "normalize"，其选择写在 [normalization] 下',
)
STEP_REFERENCE_FIXED = error(
    "step-reference-fixed",
    "{step} cannot use goalposts or targets: these are in the unit of the values, not of scores",
    "{step} 不能用上下限或目标值：它们以指标值的单位给出，而不是得分的单位",
    'choose for this step: reference = "year" or "pooled", and a method other than '
    "distance-to-target",
    '请为该步骤选择 reference = "year" 或 "pooled"，且方法不为 distance-to-target',
)
STEP_WITHOUT_BEST = error(
    "step-without-best",
    "{step}: it is not said what the best gets",
    "{step}：没有写明最好的取多少分",
    'write {{ step = "rescale", nodes = "CODE", best = 100 }}',
    '请写成 {{ step = "rescale", nodes = "代码", best = 100 }}',
)
STEP_NODE_UNKNOWN = error(
    "step-node-unknown",
    "{step} is of {node}, which is no node above indicators",
    "{step} 所指的 {node} 不是指标以上的一项",
    "{suggestion}",
    "{suggestion}",
)
STEP_NODE_TOO_EARLY = error(
    "step-node-too-early",
    "{step} of {node} stands before {node} has a score",
    "{step}（{node}）位于 {node} 算出得分之前",
    "move it behind the aggregate step that makes the score",
    "请移到算出该得分的 aggregate 步骤之后",
)
STEP_NODE_AGAIN = error(
    "step-node-again",
    "{node} has its score already when it is aggregated again",
    "{node} 已有得分，不能再次合成",
    "take the second aggregate step out, or let the first go only up to a lower level: "
    '{{ step = "aggregate", level = 1 }}',
    '请删去第二个 aggregate 步骤，或让第一个只算到较低的一级：{{ step = "aggregate", level = 1 }}',
)
BEST_NOT_POSITIVE = error(
    "best-not-positive",
    "the best score of {node} for {pool} in {year} is {value}, and cannot be made a best one by "
    "multiplying",
    "{year} 年{pool}的 {node} 最高得分为 {value}，无法按比例放大",
    "rescale scores above 0 only, or normalize them again in place of it",
    "只能对大于 0 的得分按比例放大；也可改为再次标准化",
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
    "{indicator} of {region} in {year} has the score {score}, and a {mean} ({node}) needs "
    "scores above 0",
    "{region} {year} 年的 {indicator} 得分为 {score}，而 {node} 取{mean}，要求得分大于 0",
    'choose a scale that begins above 0, such as [normalization] method = "min-max" with '
    "range = [1, 100], or an arithmetic mean",
    '请选择下限大于 0 的标度，如 [normalization] method = "min-max"、range = [1, 100]，'
    "或改用算术平均 arithmetic",
)
WEIGHT_WITHOUT_VALUES = error(
    "weight-without-values",
    "the weights ({weights}) include {indicator}, which the project has no values of",
    "权重（{weights}）含有 {indicator}，而项目中没有该指标的数据",
    "add it to indicators.csv and its values, or use another model",
    "请在 indicators.csv 中添加该指标及其数据，或换一个模型",
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
FILLED: Mapping[str, Words] = {
    "mean": Words("mean", "均值"),
    "median": Words("median", "中位数"),
    "carry-forward": Words("carry-forward", "沿用前期值"),
    "interpolate": Words("interpolation", "线性内插"),
}
FILLED_WITHIN = Words("{method} of {source}", "{source} 的{method}")
FILLED_FROM = Words("{method} from {source}", "{method}：{source} 年")
WEIGHTS_OF = Words("{title}, {method}", "《{title}》，{method}")
WEIGHTS_OF_JUDGES = Words("{title}, {judges}, {method}", "《{title}》，{judges}，{method}")
METHODS: Mapping[str, Words] = {
    "eigenvector": Words("eigenvector", "特征向量法"),
    "geometric-mean": Words("geometric mean", "方根法"),
    "column-sum": Words("column sum", "和积法"),
}
HEADING = Words(
    "{normalization} {reference}, compared within {pools}; {mean}; weights {weights}; "
    "ranks by {ties} on {on}.",
    "{normalization}，{reference}，比较范围：{pools}；{mean}；权重：{weights}；"
    "排名：{ties}，按{on}。",
)
NO_PROGRESS = Words(
    "Normalized within each year: scores of different years show relative positions, not progress.",
    "按年份分别标准化：不同年份的得分只反映相对位置，不反映进步与否。",
)
SAMPLED = Words("Values rolled up from {source}.", "指标值由样本库 {source} 的记录汇总。")
SAMPLED_SYNTHETIC = Words(
    "Values rolled up from {source}: synthetic records (seed {seed}), no statistics.",
    "指标值由样本库 {source} 的记录汇总：合成数据（种子 {seed}），并非统计数据。",
)
ALL_REGIONS = Words("all regions", "全部地区")
AND = Words(" and ", "与")
COMMA = Words(", ", "、")
NORMALIZATIONS: Mapping[str, Words] = {
    "min-max": Words("Min-max", "最小值-最大值法"),
    "z-score": Words("Z-scores", "Z 分数法"),
    "rank": Words("Ranks", "排序法"),
    "percentile": Words("Percentiles", "百分位法"),
    "distance-to-target": Words("Distance to target", "目标距离法"),
}
REFERENCES: Mapping[str, Words] = {
    "year": Words("in each year", "各年分别标准化"),
    "pooled": Words("over all years", "各年合并标准化"),
    "goalposts": Words("between fixed goalposts", "固定上下限"),
    "target": Words("from the worst region of each year", "以各年最差地区为起点"),
}
KINDS: Mapping[str, Words] = {
    "province": Words("province", "省级地区"),
    "city": Words("city", "城市"),
    "county": Words("county", "县"),
    "country": Words("country", "国家"),
    "region": Words("region", "地区"),
    "circle": Words("economic circle", "经济圈"),
}
MEANS: Mapping[str, Words] = {
    "arithmetic": Words("arithmetic mean", "加权算术平均"),
    "geometric": Words("geometric mean", "加权几何平均"),
    "harmonic": Words("harmonic mean", "加权调和平均"),
}
TIES: Mapping[str, Words] = {
    "competition": Words("standard competition", "并列占位（1、2、2、4）"),
    "dense": Words("dense ranking", "并列不占位（1、2、2、3）"),
    "average": Words("average ranks", "并列取平均（1、2.5、2.5、4）"),
}
RANKED_ON: Mapping[str, Words] = {
    "unrounded": Words("unrounded scores", "未舍入的得分"),
    "rounded": Words("scores rounded to {decimals} decimals", "舍入到 {decimals} 位小数的得分"),
}
STEP_REASONS: Mapping[str, Words] = {
    "without-normalize": Words(
        "indicators in different units cannot be put together",
        "单位不同的指标无法合成",
    ),
    "without-aggregate": Words("there would be no score", "就没有得分"),
    "divide": Words(
        "a quotient is formed of values as they were given or filled, not of what was made of them",
        "比值要由给出或填补的原值相除得到，不能用处理过的数值",
    ),
    "cap": Words(
        "caps are in the unit of the values, before anything was made of them",
        "cap_low 和 cap_high 以指标值原来的单位给出",
    ),
    "transform": Words(
        "the function is meant for values in their own unit, not for scores",
        "变换针对原单位的数值，而不是得分",
    ),
    "indicators": Words(
        "it works on indicators, and after aggregation there are scores of nodes",
        "它针对指标，而合成之后是各级得分",
    ),
    "twice": Words("it can be taken only once", "该步骤只能进行一次"),
}
STAGE_NAMES: Mapping[str, Words] = {
    "values": Words("Values", "指标值"),
    "imputed": Words("Imputed", "填补缺失"),
    "divided": Words("Divided", "除以分母"),
    "capped": Words("Capped", "截断"),
    "transformed": Words("Transformed", "变换"),
    "treated": Words("Treated", "离群值处理"),
    "normalized": Words("Normalized", "标准化"),
    "aggregated": Words("Aggregated", "合成"),
    "rescaled": Words("Rescaled", "再次标准化"),
    "scores": Words("Scores", "得分"),
    "contributions": Words("Points", "贡献分"),
    "ranks": Words("Ranks", "排名"),
}
STEPS_TAKEN = Words("Steps in order: {steps}.", "步骤依次为：{steps}。")
STEP_WORDS: Mapping[str, Words] = {
    "divide": Words("divide by denominators", "除以分母"),
    "impute": Words("fill gaps", "填补缺失"),
    "cap": Words("cap", "截断"),
    "transform": Words("transform", "变换"),
    "treat": Words("treat outliers", "处理离群值"),
    "normalize": Words("normalize", "标准化"),
    "aggregate": Words("aggregate", "合成"),
    "rescale": Words("rescale", "按比例放大"),
}
