"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note
from index.steps.provenance.wording import STAGE_NAMES

LOCAL = Words("Local weight", "局部权重")
NORMALIZED_COLUMN = Words("Normalized", "标准化值")
ATTAINABLE = Words("Attainable points", "最高可得分")
SAME_AS_BEFORE = Words("same as the stage before: {stages}", "与上一步相同：{stages}")
NOT_FOR_COINR = error(
    "not-for-coinr",
    "beside --coinr, which writes no tables, {options} would do nothing",
    "--coinr 不输出表格，与 {options} 不能并用",
    "take it out, or --coinr",
    "请只保留其中之一",
)
CHECK_ABOUT = Words(
    "Live formulas: every score is computed here from the normalized indicators and the "
    "local weights above each column, every rank from the scores. The columns to the right "
    "compare with the figures of the program; the differences should be zero.",
    "本表为公式：由标准化后的指标和各列上方的局部权重逐级算出得分，再由得分算出排名。"
    "右侧各列与程序结果对照，差值应为零。",
)
NO_CHECK = Words(
    "There is no sheet of formulas: scores do not follow from normalized values and weights alone.",
    "没有核算表：得分并非仅由标准化值和权重算出。",
)
CHECK_COMPUTED = Words("{what} (program)", "{what}（程序）")
CHECK_DIFFERENCE = Words("Difference", "差值")
CHECK_RANKED = Words("Score ranked on", "用于排名的得分")
REGION_ABOUT = Words(
    "Choose a year and a region in the yellow cells; everything below is computed by formulas.",
    "在黄色单元格中选择年份和地区，下面全部由公式算出。",
)
REGION_SUM = Words(
    "Score = SUMPRODUCT(weights, normalized values)", "得分 = SUMPRODUCT(权重, 标准化值)"
)
REGION_RANK = Words("Rank in the pool", "在比较范围内的排名")
KEY = Words("Key", "检索键")
REGION_LISTS = Words("Regions to choose from", "可选地区")
YEAR = Words("Year", "年份")
PLACE_NAMES: Mapping[str, Words] = {
    "pool": Words("Pool", "比较范围"),
    "year": Words("Year", "年份"),
    "indicator": Words("Indicator", "指标"),
    "low": Words("From", "下端"),
    "high": Words("To", "上端"),
    "mean": Words("Mean", "均值"),
    "sd": Words("Deviation", "标准差"),
    "count": Words("Count", "地区数"),
    "low_from": Words("From, where it comes from", "下端来源"),
    "high_from": Words("To, where it comes from", "上端来源"),
}
"""The columns of the sheet of what values were normalized against."""
CHOICES: Mapping[str, Words] = {
    "normalization": Words("Normalization", "标准化方法"),
    "z_scores": Words("Z-scores placed at", "Z 分数的均值与标准差"),
    "order_ties": Words("Ties of equal values", "相等数值的并列规则"),
    "reference_region": Words("Region compared with", "参照地区"),
    "normalization_of": Words("Otherwise normalized", "另行标准化"),
    "reference": Words("Reference", "标准化参照"),
    "aggregation": Words("Aggregation", "加权方法"),
    "ties": Words("Ties", "并列规则"),
    "rank_on": Words("Ranked on", "排名依据"),
    "rank_decimals": Words("Decimals ranked on", "排名所用小数位数"),
    "weights": Words("Weights", "权重"),
    "pools": Words("Pools", "比较范围"),
    "years": Words("Years", "年份"),
    "records_from": Words("Records from", "记录来源"),
    "synthetic": Words("Synthetic records", "合成记录"),
}
"""The choices that the first sheet lists."""
ALSO = Words("Also", "另外")
CODE = Words("Code", "代码")
NAME = Words("Name", "名称")
PARENT = Words("Parent", "上级")
POOL = Words("Pool", "比较范围")
WEIGHT_SOURCE = Words("Weights: {source}", "权重：{source}")
SEVERITY = Words("Severity", "性质")
MESSAGE = Words("Message", "内容")
INTERVAL_LOW = Words("Interval from", "区间自")
INTERVAL_HIGH = Words("Interval to", "区间至")
SHEETS: Mapping[str, Words] = {
    "about": Words("About", "说明"),
    "weights": Words("Weights", "权重"),
    "sure": Words("Robustness of the ranks", "名次的稳健性"),
    "league": Words("League {pool}", "排名 {pool}"),
    **STAGE_NAMES,
    "reference": Words("Reference", "标准化参照"),
    "circles": Words("Circles", "经济圈"),
    "notes": Words("Notes", "处理记录"),
    "check": Words("Check", "核算"),
    "region": Words("Check one region", "核算单个地区"),
}
COINR_README = Words(
    "# For COINr\n\nWritten by `ahp-index export --coinr`. In R:\n\n```r\nlibrary(COINr)\n"
    'coin <- new_coin(read.csv("iData.csv"), read.csv("iMeta.csv"))\n```\n\n'
    "What could not be carried over:",
    "# 供 COINr 使用\n\n由 `ahp-index export --coinr` 生成。在 R 中：\n\n```r\nlibrary(COINr)\n"
    'coin <- new_coin(read.csv("iData.csv"), read.csv("iMeta.csv"))\n```\n\n'
    "未能导出的内容：",
)
SETTINGS_LOST = note(
    "coinr-settings-lost",
    "steps are calls in COINr (Denominate, Impute, Treat, Normalise, Aggregate) and no columns; "
    "besides the defaults, index.toml says: {settings}",
    "COINr 的步骤是函数调用（Denominate、Impute、Treat、Normalise、Aggregate），不是数据列；"
    "除默认值外，index.toml 规定：{settings}",
)
STEPS_DEFAULT = Words("nothing", "无")
KINDS_APART = note(
    "coinr-kinds",
    "COINr compares all units with each other; kinds stand in the column {column}",
    "COINr 把所有单位放在一起比较；地区类别见 {column} 列",
)
CIRCLES_LOST = note(
    "coinr-circles-lost",
    "circles are put together from other regions, which COINr does not do: {circles}",
    "经济圈由其他地区合成，COINr 没有这一功能：{circles}",
)
YEARS_SPLIT = note(
    "coinr-years",
    'there are several years: new_coin(..., split_to = "all") makes a coin of each',
    '有多个年份：new_coin(..., split_to = "all") 为每年各建一个 coin',
)
LEVELS_INSERTED = note(
    "coinr-levels",
    "COINr skips no level, so that {count:aggregate|aggregates} of a single indicator were put "
    "in, such as {first}; the scores are the same",
    "COINr 不允许跳级，因此插入了 {count} 个只含一个指标的 Aggregate，如 {first}；得分不变",
)
CODES_RENAMED = note(
    "coinr-codes",
    "{count:code is|codes are} no name in R or stand for two things and were changed: {codes}",
    "{count} 个代码不能作 R 的名称，或与其他代码重复，已更改：{codes}",
)
COLUMNS_OWN = note(
    "coinr-columns",
    "these columns of iMeta are for ahp-index import; COINr does nothing with them: {columns}",
    "iMeta 的下列各列供 ahp-index import 使用，COINr 不使用：{columns}",
)
FIELDS_LOST = note(
    "coinr-fields-lost",
    "nothing in iMeta and iData corresponds to these columns of indicators.csv and regions.csv: "
    "{fields}",
    "indicators.csv 和 regions.csv 的下列各列在 iMeta 和 iData 中没有对应的内容：{fields}",
)
