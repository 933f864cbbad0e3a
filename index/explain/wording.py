"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, warning
from index.project.wording import HIGH, LOW

REGION_NOT_KNOWN = error(
    "region-not-known",
    "the index has no region {region!r}",
    "指数中没有地区 {region!r}",
    "{suggestion}",
    "{suggestion}",
)
REGION_OF_SEVERAL_KINDS = error(
    "region-of-several-kinds",
    "{region!r} may be any of {codes}",
    "{region!r} 可能是 {codes} 中的任何一个",
    "write the code, or choose with --pool where there is that option",
    "请写代码；有 --pool 选项的命令也可用它选择",
)
VALID = Words("Valid", "有效")
TREATED = Words("After treatment", "处理后")
UNIT = Words("Unit", "单位")
MEAN = Words("Mean", "均值")
SD = Words("Deviation", "标准差")
MEMBER = Words("Member", "成员")
MEASURE_PART = Words("share with {part}", "{part} 的比例")
WHERE = Words("where {filters}", "限 {filters}")
BOTH = Words(" and ", " 且 ")
EITHER = Words(" or ", " 或 ")
ENDPOINT = Words("for the region of the {end}", "按 {end} 所在地区")
DEFINITION = Words("Definition", "定义")
FIRST_IDS = Words("First records", "前几条记录")
RECORDS_TITLE = Words("Records behind the values", "指标值背后的记录")
RECORDS_OF = Words(
    "{node}: {shown} of {count} records", "{node}：共 {count} 条记录，列出 {shown} 条"
)
EXPLAIN_TITLE = Words("{region} {year}: {node}", "{year} 年{region}：{node}")
EXPLAIN_SUMMARY = Words(
    "Score {score}, rank {rank} of {count} ({pool}).",
    "得分 {score}，在 {count} 个{pool}中排第 {rank}。",
)
EXPLAIN_SUM = Words(
    "The points of {count:indicator|indicators} sum to {total}, the score.",
    "{count} 个指标的贡献分合计 {total}，即得分。",
)
EXPLAIN_POINTS = Words(
    "Points of an item are its score times its global weight.", "贡献分 = 得分 × 全局权重。"
)
EXPLAIN_POINTS_MEAN = Words(
    "Points of an item are its share of the score; where a mean is not arithmetic, the "
    "loss to imbalance falls on all items alike.",
    "贡献分是该项在得分中所占的份额；非算术平均处，因不均衡而损失的分由各项按比例承担。",
)
EXPLAIN_NO_POINTS = Words(
    "Below an item whose score is no sum of parts (minimum, weights by place, Copeland) no item "
    "has points.",
    "得分不是各部分之和的项（取最小值、按位次加权、Copeland 法）之下没有贡献分。",
)
EXPLAIN_CIRCLE = Words("{circle} is the {rule} of its members:", "{circle} 由成员得出（{rule}）：")
EXPLAIN_MATRIX = Words(
    "Judgments below {node}: λmax {lambda_max:.4f}, CR {cr:.4f} (RI table "
    "{random_index}), weights by {method}. Row over column.",
    "{node} 下各项的判断矩阵：λmax {lambda_max:.4f}，CR {cr:.4f}（RI 表 {random_index}"
    "），{method}求权重。行对列。",
)
EXPLAIN_WEIGHTS = Words("Weights: {weights}", "权重：{weights}")
GIVEN = Words("As given", "表中数值")
LOCAL = Words("Local weight", "局部权重")
STANDS = Words("Where it stands", "出处")
EXPLAIN_JUDGES = Words("From {judges}", "来自{judges}")
EXPLAIN_FILE = Words("from {path}", "见 {path}")
IMPUTED_QUOTIENT = Words(
    "{value} per {denominator} (filled: {method})",
    "{value}，与 {denominator} 之比（填补：{method}）",
)
IMPUTED = Words("{value} (filled: {method})", "{value}（填补：{method}）")
MEASURES: Mapping[str, Words] = {
    "count": Words("count", "记录数"),
    "sum": Words("sum of {column}", "{column} 之和"),
    "mean": Words("mean of {column}", "{column} 的均值"),
    "share": Words("share with {column}", "{column} 为真的比例"),
}
PERIODS: Mapping[str, Words] = {
    "stock": Words("up to the end of the year", "截至年末"),
    "flow": Words("of the year", "当年"),
    "all": Words("of any date", "不限日期"),
}
SCALES: Mapping[str, Words] = {
    "min-max": Words(
        "An indicator's score is (value − from) / (to − from) × {width}{shift}.",
        "指标得分 =（值 − 下端）÷（上端 − 下端）× {width}{shift}。",
    ),
    "min-max-less": Words(
        "An indicator's score is (value − from) / (to − from) × {width}{shift}; where less "
        "is better (↓), (to − value) / (to − from) × {width}{shift}.",
        "指标得分 =（值 − 下端）÷（上端 − 下端）× {width}{shift}；越小越好的指标（↓）为"
        "（上端 − 值）÷（上端 − 下端）× {width}{shift}。",
    ),
    "z-score": Words(
        "An indicator's score is (value − mean) / standard deviation{placed}, with the sign of the "
        "quotient turned where less is better (↓).",
        "指标得分 =（值 − 均值）÷ 标准差{placed}；越小越好的指标（↓）商取相反数。",
    ),
    "order": Words(
        "An indicator's score comes from its order among the regions of the pool.",
        "指标得分由该值在比较范围内的次序得出。",
    ),
    "target": Words(
        "An indicator's score is its way from the worst region to what is to be reached: a target, "
        "or the value of another region.",
        "指标得分为从最差地区到目标（目标值或参照地区的值）之间所处的位置。",
    ),
    "ratio": Words(
        "An indicator's score is value / to × {width}{shift}; where less is better (↓), from / "
        "value × {width}{shift}.",
        "指标得分 = 值 ÷ 上端 × {width}{shift}；越小越好的指标（↓）为下端 ÷ 值 × {width}{shift}。",
    ),
    "best": Words(
        "Where something between is best (→), the score is full there, (value − from) / (best − "
        "from) × {width}{shift} below and (to − value) / (to − best) × {width}{shift} above.",
        "适中型或区间型指标（→）在最优处得满分，"
        "低于时为（值 − 下端）÷（最优值 − 下端）× {width}{shift}，"
        "高于时为（上端 − 值）÷（上端 − 最优值）× {width}{shift}。",
    ),
    "distance": Words(
        "Where something between is best (→), the distance from there counts as the value, and "
        "less is better.",
        "适中型或区间型指标（→）以与最优处的距离为值，越小越好。",
    ),
}
SCALE_OF = Words("{method}: {text}", "{method}：{text}")
ENDS: Mapping[str, Words] = {"low": LOW, "high": HIGH, "mean": MEAN, "sd": SD}
EXPLAIN_STAGES = Words("{region} in {year}, stage by stage", "{region} {year} 年各步骤的数值")
EXPLAIN_SPREAD = Words(
    "Values are there for {share:.1%} of the weight; that of the others was spread over those "
    "beside them.",
    "有数据的指标占权重的 {share:.1%}；缺失指标的权重已分摊给同级其他各项。",
)
EXPLAIN_POINTS_USED = Words(
    "Points of an item are its score times the weight used.", "贡献分 = 得分 × 实际权重。"
)
WEIGHT_USED = Words("Weight used", "实际权重")
SURE_OF_NODES = error(
    "sure-of-nodes",
    "how sure a rank is, is said of the whole index, not of {node}",
    "名次的稳健性只针对总指数，不针对 {node}",
    "leave out --node, or --intervals and what belongs to it",
    "请去掉 --node，或去掉 --intervals 及相关选项",
)
SURE_NOT_SAID = warning(
    "sure-not-said",
    "how sure the rank is cannot be said: {reason}",
    "无法检验名次的稳健性：{reason}",
    "mend [robustness] in index.toml, or see ahp-index robustness",
    "请修改 index.toml 的 [robustness]，或查看 ahp-index robustness",
)
SURE_TITLE = Words(
    "Robustness of the ranks of {region} and its neighbors, {year}",
    "{year} 年{region}及前后相邻地区名次的稳健性",
)
SURE_RANK = Words(
    "How sure: rank {rank}, the interval holding it with a probability of {probability}%; it is "
    "kept in {keeping}% of the runs.",
    "名次的稳健性：{rank}，括号内为名次区间（概率 {probability}%）；"
    "在 {keeping}% 的模拟中名次不变。",
)
SURE_ABOVE = Words(
    "{name}, which is ahead, stays ahead in {ahead}%.",
    "前一位的{name}在 {ahead}% 的模拟中仍居前。",
)
SURE_BELOW = Words(
    "{name}, which is behind, stays behind in {behind}%.",
    "后一位的{name}在 {behind}% 的模拟中仍居后。",
)
SURE_LEVEL = Words(
    "{name}, of the same rank, is ahead in {ahead}% and behind in {behind}%.",
    "名次相同的{name}在 {ahead}% 的模拟中居前，在 {behind}% 的模拟中居后。",
)
SURE_ALONE = Words("There is no other region.", "没有其他地区。")
SURE_TIER = Words(
    "Tier {tier}: {count} regions, ranks {low} to {high}.",
    "属第 {tier} 梯队：{count} 个地区，第 {low} 至 {high} 位。",
)
SURE_TIER_LEVEL = Words(
    "Tier {tier}: {count} regions, all of rank {low}.",
    "属第 {tier} 梯队：{count} 个地区，均为第 {low} 位。",
)
SURE_TIER_ALONE = Words("Alone in tier {tier}.", "独占第 {tier} 梯队。")
SURE_WITHOUT = Words(
    "How sure the ranks of {pool} are is not analyzed.", "没有检验{pool}名次的稳健性。"
)
SURE_UNSWAPPED = Words(
    "What would swap it with its neighbors is not sought: {why}.",
    "未求使其与相邻地区换位的改变：{why}。",
)
SURE_NO_SWAP = Words(
    "No single change of a judgment, a weight or a value swaps {upper} and {lower}.",
    "没有任何单项改变（判断、权重或指标值）能使{upper}与{lower}换位。",
)
