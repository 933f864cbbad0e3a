"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

YEAR = Words("Year", "年份")
REGION = Words("Region", "地区")
INDICATOR = Words("Indicator", "指标")

NOTHING_CHANGED = Words(
    "No value was filled in, and none was winsorized: all scores rest on the values as given.",
    "没有插补任何缺失值，也没有对任何数值作缩尾处理：得分全部依据原始指标值。",
)
NOTHING_FILLED = Words("No value was filled in.", "没有插补任何缺失值。")
NOTHING_WINSORIZED = Words("No value was winsorized.", "没有对任何数值作缩尾处理。")
COUNTS_TITLE = Words("Imputed and winsorized values by indicator", "各指标的插补与缩尾数")
COUNTS_NOTE = Words(
    "Of {cells:value|values} in all ({columns}, all regions and years), {filled} were filled in "
    "and {winsorized} winsorized. An indicator that is not listed has none.",
    "全部 {cells} 个数据（{columns}，所有地区和年份）中，插补 {filled} 个，缩尾处理 "
    "{winsorized} 个。未列出的指标两者均无。",
)
INDICATORS_ALONE = Words("{count:indicator|indicators}", "{count} 项指标")
WITH_DENOMINATORS = Words(
    "{count:indicator and denominator|indicators and denominators}", "{count} 项指标和分母"
)
FILLED_COUNT = Words("Imputed", "插补数")
FILLED_SHARE = Words("Imputed, %", "插补占比（%）")
WINSORIZED_COUNT = Words("Winsorized", "缩尾数")
FILLED_TITLE = Words("Imputed values", "插补的数值")
FILLED_OF_TITLE = Words("{region}: imputed values", "{region}：插补的数值")
FILLED_NOTE = Words(
    "Imputed values are in the unit of the indicator, unless the table says that one is a quotient "
    "or a normalized value; the method is followed by what the value was taken from.",
    "插补值以该指标的原单位计，注明为比值或标准化值的除外；方法之后为取值来源。",
)
FILLED_VALUE = Words("Imputed value", "插补值")
FILLED_HOW = Words("Method and source", "方法与来源")
FILLED_WHAT = Words("What was missing", "缺失的是")
WHAT: Mapping[str, Words] = {
    "value": Words("value", "指标值"),
    "quotient": Words("quotient", "比值"),
    "denominator": Words("denominator", "分母"),
    "score": Words("normalized value", "标准化值"),
}
WINSORIZED_TITLE = Words("Winsorized values", "缩尾处理的数值")
WINSORIZED_OF_TITLE = Words("{region}: winsorized values", "{region}：缩尾处理的数值")
WINSORIZED_NOTE = Words(
    "An outlier was set to the next value that is none.", "离群值缩至相邻的非离群值。"
)
BEFORE = Words("Before", "处理前")
AFTER_IT = Words("After", "处理后")
CUT = Words(
    "The first {shown} of {count}; all are in the folder stages that ahp-index export writes.",
    "列出 {count} 个中的前 {shown} 个；全部见 ahp-index export 所写的 stages 文件夹。",
)
LOGGED = Words(
    "The logarithm of {indicator} was taken ({pool}, {years}), as outliers skewed it.",
    "{indicator}（{pool}，{years} 年）因离群值而偏斜，取了对数。",
)

ALL_GIVEN = Words(
    "Every value is given: {cells:value|values} of {indicators:indicator|indicators}, "
    "without a gap.",
    "数据完整：{indicators} 项指标共 {cells} 个数据，没有缺失。",
)
SOME_MISSING = Words(
    "Of {cells:value|values} ({indicators:indicator|indicators}, all regions and years), "
    "{missing:is|are} "
    "missing ({share}%).",
    "{indicators} 项指标、所有地区和年份共 {cells} 个数据，缺失 {missing} 个，占 {share}%。",
)
BEHIND_TITLE = Words("Records behind the indicators: {pool}", "各指标所依据的记录数：{pool}")
BEHIND_NOTE = Words(
    "Records of all {pool} together, with the number of those that have a usable figure in "
    "brackets where these are fewer. Without records: the number of regions that have none in the "
    "latest year.",
    "{pool}合计的记录数；其中数值可用的较少时，括号内为可用数。“无记录”为最近一年没有记录的地区数。",
)
WITHOUT_RECORDS = Words("Without records", "无记录")
RECORDS_IN = Words("Records {year}", "{year} 年记录数")
WARNINGS = Words("Points to note in the data:", "数据中需要注意之处：")
NO_WARNINGS = Words(
    "The checks of the data found nothing that calls for a warning.",
    "数据检查没有发现需要警告的问题。",
)

DEFINITIONS_TITLE = Words(
    "Indicators: definitions, sources and weights", "各项指标的定义、来源与权重"
)
CODE = Words("Code", "代码")
UNIT = Words("Unit", "单位")
DIRECTION = Words("Better if", "方向")
DEFINITION = Words("Definition", "定义")
SOURCE = Words("Source", "来源")
WORTH = Words("Global weight", "全局权重")
MORE_IS_BETTER = Words("more", "正向")
LESS_IS_BETTER = Words("less", "逆向")
BEST_AT = Words("near {best}", "适中型（{best}）")
BEST_WITHIN = Words("within {best}", "区间型（{best}）")
DEFINITIONS_NOTE = Words(
    "Better if: what is better, more of it, less, or a value near or within the best. The global "
    "weight is the indicator's share of the whole index; the {count:weight sums|weights sum} "
    "to {total}.",
    "方向：正向指标越大越好，逆向指标越小越好，适中型和区间型指标以括号内的值为最优。"
    "全局权重为该指标在总指数中的权重，{count} 项之和为 "
    "{total}。",
)
DIVIDED_BY = Words("divided by {denominator}", "除以{denominator}")
DIVIDED_PER = Words("per {per} of {denominator}", "每 {per} 单位{denominator}")
GOALPOSTS = Words("fixed ends {low} and {high}", "固定两端 {low} 与 {high}")
TARGET = Words("target {target}", "目标值 {target}")
CAPPED = Words("capped at {low} and {high}", "截断于 {low} 与 {high}")
TRANSFORMED = Words("{name} of the value is taken", "取 {name} 变换")
NO_END = Words("none", "无")
