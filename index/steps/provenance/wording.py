"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

WEIGHTS_OF = Words("{title}, {method}", "《{title}》，{method}")
WEIGHTS_NAMED = Words("“{name}”, {weights}", "“{name}”，{weights}")
WEIGHTS_OF_INTERVALS = Words(
    "{weights} ({intervals} of {judgments} judgments are intervals and count as their middle)",
    "{weights}（{judgments} 个判断中有 {intervals} 个是区间，取其中点）",
)
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
AND_WITHIN = Words(" and within ", "、")  # the kinds of regions, each compared by itself
NORMALIZED_OTHERWISE = Words(
    "{normalization} {reference}: {indicators}", "{normalization}，{reference}：{indicators}"
)
OTHERWISE = Words("Otherwise normalized: {groups}.", "另行标准化的指标：{groups}。")
BEST_WITHIN = Words("Best within a range: {indicators}.", "适中型或区间型指标：{indicators}。")
ORDERED = Words("{method} ({ties})", "{method}（{ties}）")
TOWARD_REGION = Words("{method} ({region})", "{method}（{region}）")
PLACED = Words(
    "{method} with mean {mean} and standard deviation {sd}", "{method}（均值 {mean}，标准差 {sd}）"
)
ORDER_TIES: Mapping[str, Words] = {
    "average": Words("ties at their average", "并列取平均"),
    "min": Words("ties at their minimum", "并列取最小"),
    "max": Words("ties at their maximum", "并列取最大"),
    "dense": Words("dense", "并列不占位"),
}
AND_MORE = Words("{names} and {count} more", "{names}等（另有 {count} 个）")
SEMICOLON = Words("; ", "；")
REFERENCES: Mapping[str, Words] = {
    "year": Words("in each year", "各年分别标准化"),
    "pooled": Words("over all years", "各年合并标准化"),
    "goalposts": Words("between fixed goalposts", "固定上下限"),
    "target": Words("from the worst region of each year", "以各年最差地区为起点"),
    "target-pooled": Words("from the worst region of all years", "以所有年份中最差的地区为起点"),
    "region": Words("the region compared with", "参照地区"),
    "each": Words("of each value", "逐值计算"),
}
KINDS: Mapping[str, Words] = {
    "province": Words("province", "省级地区"),
    "city": Words("city", "城市"),
    "county": Words("county", "县"),
    "country": Words("country", "国家"),
    "region": Words("region", "地区"),
    "circle": Words("economic circle", "经济圈"),
}
PENALTY_ADDED = Words("penalty added", "惩罚项相加")
ORDER_SHARES = Words("best first {shares}", "从最好起 {shares}")
TIES: Mapping[str, Words] = {
    "competition": Words("standard competition", "并列占位（1、2、2、4）"),
    "dense": Words("dense ranking", "并列不占位（1、2、2、3）"),
    "average": Words("average ranks", "并列取平均（1、2.5、2.5、4）"),
    "min": Words("minimum ranks", "并列取最小（1、2、2、4）"),
    "max": Words("maximum ranks", "并列取最大（1、3、3、4）"),
}
RANKED_ON: Mapping[str, Words] = {
    "unrounded": Words("unrounded scores", "未舍入的得分"),
    "rounded": Words(
        "scores rounded to {decimals:decimal|decimals}", "舍入到 {decimals} 位小数的得分"
    ),
}
PREPARED = Words("Also: {what}.", "另外：{what}。")
COVERED: Mapping[str, Words] = {
    "indicator": Words(
        "at least {share:.0%} of the regions given by indicator",
        "每个指标至少有 {share:.0%} 的地区有数据",
    ),
    "region": Words(
        "at least {share:.0%} of the values given by region", "每个地区至少有 {share:.0%} 的数据"
    ),
}
LEFT_OUT = Words(
    "regions below are left out ({count:region and year|regions and years})",
    "不足者不纳入（{count} 个地区年份）",
)
DIVIDED = Words("divided by a denominator: {names}", "除以分母：{names}")
GAPS_FILLED = Words(
    "gaps filled by {methods} within {within} ({count:value|values})",
    "缺失值以{methods}填补，范围：{within}（{count} 个）",
)
GAPS_FILLED_ALONE = Words(
    "gaps filled by {methods} ({count:value|values})", "缺失值以{methods}填补（{count} 个）"
)
"""By methods that look at no other region."""
GAPS_KEPT = Words("gaps kept ({count:value|values})", "缺失值不填补（{count} 个）")
WITHIN: Mapping[str, Words] = {
    "pool": Words("the pool", "比较范围"),
    "parent": Words("the regions of the same parent", "同一上级地区"),
}
CAPPED = Words("capped: {names}", "设限截断：{names}")
TRANSFORMED = Words("{kind} taken of {names}", "取 {kind}：{names}")
TREATMENTS_SAID: Mapping[str, Words] = {
    "winsorize": Words(
        "outliers winsorized where skewness is beyond {skewness} and kurtosis beyond {kurtosis}, "
        "at most {most} a column ({count:value|values})",
        "偏度超过 {skewness} 且峰度超过 {kurtosis} 时缩尾，每列最多 {most} 个（共缩尾 {count} 个）",
    ),
    "log": Words(
        "a logarithm taken where skewness is beyond {skewness} and kurtosis beyond {kurtosis}",
        "偏度超过 {skewness} 且峰度超过 {kurtosis} 时取对数",
    ),
    "forced-winsorize": Words(
        "{most} of a column winsorized in any case ({count:value|values})",
        "一律缩尾，每列 {most} 个（共 {count} 个）",
    ),
    "forced-log": Words("a logarithm taken in any case", "一律取对数"),
}
TREATED_OF = Words("{treatment}: {names}", "{treatment}：{names}")
TREATED_BY: Mapping[str, Words] = {
    "year": Words("outliers looked for in each year", "离群值按年份分别处理"),
    "pooled": Words("outliers looked for over all years", "离群值按各年合并处理"),
}
WITHIN_ELSE = Words(", else ", "，否则")
NOT_FURTHER = Words(
    "none of them from more than {years:year|years} away", "所沿用或内插的数据相隔不超过 {years} 年"
)
DENOMINATORS_FILLED = Words("denominators filled, too", "分母的缺失值也予填补")
CODES_BLANK = Words("taken for missing: {codes}", "视为缺失的代码：{codes}")
LOGGED = Words("a logarithm taken in place of winsorizing of {names}", "以取对数代替缩尾：{names}")
STILL_OUTLYING = Words("still beyond both after it: {names}", "处理后仍超过两个界限：{names}")
RANGE = Words("range {low} to {high}", "标准化区间 {low} 至 {high}")
CONSTANT_COUNTS = Words(
    "a column that does not vary counts {constant}", "无差异的指标计 {constant} 分"
)
OUTSIDE_SCALE: Mapping[str, Words] = {
    "cap": Words("values outside the fixed ends are capped", "超出固定上下限的值按上下限计"),
    "keep": Words(
        "values outside the fixed ends are kept and leave the range",
        "超出固定上下限的值不截断，得分可超出区间",
    ),
}
NODE_MEANS = Words("{mean} at {names}", "{names}取{mean}")
ZERO_ALLOWED = Words("a zero makes such a mean zero", "有零分者其平均为零")
RENORMALIZED = Words(
    "the weights of what is missing are spread over what is there",
    "缺失项的权重按比例分给其余各项",
)
RENORMALIZED_FROM = Words(
    "the weights of what is missing are spread over what is there, of which at least {share:.0%} "
    "must be",
    "缺失项的权重按比例分给其余各项（至少须有 {share:.0%} 的权重）",
)
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
