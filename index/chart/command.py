"""``ahp-index chart``."""

from __future__ import annotations

from ahp.common.shell.parser import whole
from ahp.common.wording import Words
from index.options import force_again, node, pool, project, year

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    project(parser)
    parser.option(
        "kind",
        text=Words(
            "ranking (stacked points), heatmap (regions x dimensions), bump (ranks over "
            "years), profile (one region and its group), map (tile grid of provinces), "
            "correlation (heat map of the indicators), distribution (a histogram for each "
            "indicator), scatter (one node over another), sunburst (the tree and its weights), "
            "switch (steps of one judgment that swap two regions), rank-intervals (ranks with "
            "intervals and tiers), acceptability (probability of each rank), sensitivity (which "
            "doubt moves the ranks), or all",
            "ranking 得分构成，heatmap 地区×维度热力图，bump 历年排名，profile 单个地区与"
            "同组对比，map 省份方格地图，correlation 指标相关热力图，distribution 各指标直方图，"
            "scatter 两个节点的散点图，sunburst 指标体系与权重旭日图，"
            "switch 使两个地区换位的判断步数，rank-intervals 名次区间与梯队，"
            "acceptability 各名次的概率，sensitivity 各不确定性来源对名次的影响，或 all",
        ),
        metavar="KIND",
    )
    parser.option(
        "-o",
        "--output",
        text=Words(
            "file to write, .svg or .png (default: KIND.svg); with all, a folder (default: charts)",
            "输出文件，.svg 或 .png（默认 图名.svg）；all 时为文件夹（默认 charts）",
        ),
        metavar="FILE",
    )
    node(parser)
    pool(parser)
    year(parser)
    _shown_options(parser)
    _kind_options(parser)
    _run_options(parser)
    force_again(parser)


def _shown_options(parser: Parser) -> None:
    parser.option(
        "--region",
        text=Words(
            "region of the profile (default: the first), or whose rank the sensitivity is of "
            "(default: the mean shift of all ranks)",
            "profile 图的地区（默认第一名）；sensitivity 图针对哪个地区的名次"
            "（默认为各名次的平均变动）",
        ),
        metavar="REGION",
    )
    parser.option(
        "--against",
        text=Words(
            "circle whose members the profile compares with (default: the pool)",
            "profile 图与哪个经济圈的成员对比（默认同类地区）",
        ),
        metavar="CIRCLE",
    )
    parser.option(
        "--top",
        text=Words(
            "show only the first N regions (default: all, of more than 100 the first 100)",
            "只显示前 N 个地区（默认全部，超过 100 个时显示前 100 个）",
        ),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--font",
        text=Words(
            "font file for Chinese text (default: an installed one)",
            "中文字体文件（默认用已安装的字体）",
        ),
        metavar="FILE",
    )
    parser.option(
        "--suffix",
        text=Words(
            "with all: svg (default), png, or both as svg,png",
            "all 时的格式：svg（默认）、png，或 svg,png",
        ),
        default="svg",
        metavar="SUFFIX",
    )


def _kind_options(parser: Parser) -> None:
    parser.option(
        "--across",
        text=Words(
            "item from left to right of the scatter, with --node upwards (default: the first "
            "below it)",
            "散点图的横轴项，纵轴为 --node（默认其第一个下级）",
        ),
        metavar="NODE",
    )
    parser.option(
        "--depth",
        text=Words(
            "levels below the node that profile and sunburst show (default: all)",
            "profile 与 sunburst 显示节点以下几层（默认全部）",
        ),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--geometry",
        text=Words(
            "GeoJSON file whose shapes the map shows instead of tiles; its property with the "
            "regions' codes or names is found",
            "map 用此 GeoJSON 文件的图形代替方格；自动找出其中存放地区代码或名称的属性",
        ),
        metavar="FILE",
    )


def _run_options(parser: Parser) -> None:
    """Add how the runs behind rank-intervals, acceptability and sensitivity are made."""
    parser.option(
        "--sources",
        text=Words(
            "sources of doubt behind rank-intervals, acceptability and sensitivity, with commas, "
            "as in robustness (default: those of [robustness] in index.toml)",
            "rank-intervals、acceptability、sensitivity 所依据的不确定性来源，用逗号分隔，写法同 "
            "robustness（默认取 index.toml 的 [robustness]）",
        ),
        metavar="SOURCES",
    )
    parser.option(
        "--draws",
        text=Words("number of their runs (default 10000)", "上述三种图的模拟次数（默认 10000）"),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--seed",
        text=Words("seed of their random numbers (default 1)", "上述三种图的随机种子（默认 1）"),
        type=whole,
        metavar="N",
    )
    parser.option(
        "--probability",
        text=Words(
            "of their intervals, and of the order between tiers (default 0.9)",
            "上述三种图的区间和梯队先后的概率（默认 0.9）",
        ),
        type=float,
        metavar="P",
    )


def run(args: argparse.Namespace) -> int:
    """Draw a chart or all of them; the files are listed on stdout."""
    from index.chart.work import run as work  # deferred: help needs nothing of it

    return work(args)
