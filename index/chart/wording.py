"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

CHART_WITHOUT_YEARS = error(
    "chart-without-years",
    "ranks over the years need at least two years",
    "历年排名图至少需要两个年份",
)
CHART_WITHOUT_PROVINCES = error(
    "chart-without-provinces",
    "none of the regions is a province of China with its official code",
    "没有带行政区划代码的省级地区",
    "add the column division to regions.csv",
    "请在 regions.csv 中添加 division 列",
)
CHART_WITHOUT_CHILDREN = error(
    "chart-without-children",
    "{node} has nothing below it to show",
    "{node} 之下没有可显示的项",
    "choose a node above the indicators",
    "请选择指标之上的节点",
)
CHART_WITHOUT_PAIRS = error(
    "chart-without-pairs",
    "{node} has fewer than two indicators below it to compare",
    "{node} 之下不足两个指标，无从比较",
    "choose a node further up",
    "请选择更上层的节点",
)
CHART_CORRELATION = Words("Pearson's r", "Pearson 相关系数")
CHART_CORRELATION_NOTE = Words(
    "Correlations of the normalized indicators; figures where p is at most {least:g}; frames hold "
    "indicators directly below one node.",
    "标准化指标之间的相关系数；p 不大于 {least:g} 者标出数值；框内为同一节点的直接下级指标。",
)
CHART_DISTRIBUTION_NOTE = Words(
    "Values as given, regions counted in classes of equal width; S skewness (G1), K excess "
    "kurtosis (G2).",
    "原始指标值，按等宽分组的地区数；S 为偏度（G1），K 为超额峰度（G2）。",
)
CHART_SHAPE = Words("S {skewness}  K {kurtosis}", "S {skewness}  K {kurtosis}")
CHART_NO_VALUES = Words("no values", "没有值")
CHART_CORRELATED = Words("Pearson's r {r} over {n} regions.", "Pearson 相关系数 {r}，{n} 个地区。")
CHART_SCORE_OF = Words("{node}: score", "{node}：得分")
CHART_COLON = Words(": ", "：")
CHART_RANK = Words("#{rank}", "第 {rank} 位")
CHART_RANGE = Words("lowest to highest", "最低至最高")
CHART_QUARTILES = Words("middle half", "中间 50%")
CHART_MEDIAN = Words("median", "中位数")
CHART_NO_DATA = Words("not in the data", "无数据")
CHART_FIRST = Words("the first {count} of {total}", "前 {count} 名，共 {total} 个")
CHART_MEMBERS = Words("members of {circle}", "{circle}成员")
CHART_TITLES: Mapping[str, Words] = {
    "ranking": Words("{node} {year}: what the scores are made of", "{year} 年{node}：得分构成"),
    "heatmap": Words("{node} {year}: scores by dimension", "{year} 年{node}：各维度得分"),
    "bump": Words("{node}: ranks over the years", "{node}：历年排名"),
    "profile": Words("{region} {year} and the {pool}", "{year} 年{region}与各{pool}对比"),
    "correlation": Words("{node} {year}: correlations", "{year} 年{node}：相关性"),
    "distribution": Words("{node} {year}: distributions", "{year} 年{node}：指标分布"),
    "scatter": Words("{node} and {other} {year}", "{year} 年{node}与{other}"),
    "map": Words("{node} {year} by province", "{year} 年各省级地区{node}"),
}
CHART_WORDS = (
    *CHART_TITLES.values(),
    CHART_CORRELATED,
    CHART_CORRELATION,
    CHART_CORRELATION_NOTE,
    CHART_DISTRIBUTION_NOTE,
    CHART_FIRST,
    CHART_MEDIAN,
    CHART_MEMBERS,
    CHART_NO_DATA,
    CHART_NO_VALUES,
    CHART_QUARTILES,
    CHART_RANGE,
    CHART_RANK,
    CHART_SCORE_OF,
)
"""All that is written into charts beside names, to find a font for it."""
