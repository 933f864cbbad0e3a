"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

OUTPUT_SUFFIX = error(
    "output-suffix",
    "a chart is written as .svg or .png, not {suffix!r}",
    "图表可存为 .svg 或 .png，不能存为 {suffix!r}",
)
FONT_MISSING = error(
    "font-missing",
    "no installed font has the characters {characters}, which would come out as boxes",
    "已安装的字体都没有 {characters} 等字，画出来会是方框",
    "install one, such as Noto Sans CJK (Debian, Ubuntu: apt install fonts-noto-cjk; Fedora: "
    "dnf install google-noto-sans-cjk-fonts; macOS and Windows bring one along), or name a "
    "font file: --font FILE",
    "请安装一种，如思源黑体 Noto Sans CJK（Debian、Ubuntu：apt install fonts-noto-cjk；"
    "Fedora：dnf install google-noto-sans-cjk-fonts；macOS 和 Windows 自带），"
    "或用 --font 指定字体文件",
)
FONT_UNUSABLE = error(
    "font-unusable",
    "{path} cannot be used as a font: {reason}",
    "{path} 不能用作字体：{reason}",
    "name a .ttf, .otf or .ttc file",
    "请给出 .ttf、.otf 或 .ttc 文件",
)
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
CHART_PACKAGE_MISSING = error(
    "chart-package-missing",
    "charts need the package matplotlib",
    "绘图需要 matplotlib 软件包",
    "install it: pip install matplotlib",
    "请安装：pip install matplotlib",
)
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
    "map": Words("{node} {year} by province", "{year} 年各省级地区{node}"),
}
CHART_WORDS = (
    *CHART_TITLES.values(),
    CHART_FIRST,
    CHART_MEDIAN,
    CHART_MEMBERS,
    CHART_NO_DATA,
    CHART_QUARTILES,
    CHART_RANGE,
    CHART_RANK,
)
"""All that is written into charts beside names, to find a font for it."""
