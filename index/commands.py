"""The command ``ahp-index``: what it can do, a line for each command.

Exit codes: 0 all fine; 1 findings; 2 wrong usage or nothing readable; 130 interrupted.
"""

from __future__ import annotations

from ahp.common.shell.parser import Command
from ahp.common.shell.run import run
from ahp.common.version import __version__
from ahp.common.wording import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ahp.common.findings import AhpError

ABOUT = Words(
    "Composite indices from text files: scores, ranks, tables and charts of regions, with AHP "
    "weights; and an audit of published tables.",
    "用文本文件编制综合指数：以 AHP 权重计算各地区得分和排名，输出表格和图；并核对已发表的表格。",
)
# fmt: off
COMMANDS = (
    Command("build", "index.rank.build_command", Words("build an index and print its league tables, years side by side", "计算指数，输出各年并列的排名表")),
    Command("rank", "index.rank.command", Words("rank regions in one year, with what their scores are made of", "某一年的排名、得分及其构成")),
    Command("explain", "index.explain.command", Words("trace a region's score down to indicators, weights, matrices and judgments", "把一个地区的得分逐级追溯到指标、权重、判断矩阵和判断")),
    Command("compare", "index.compare.command", Words("compare two settings, two sets of weights or two projects: who changes rank", "对比两种设置、两组权重或两个项目：谁的名次变了")),
    Command("check", "index.check.command", Words("look at the data before any score: gaps, outliers, correlations, importance beside weight", "在看得分之前检查数据：缺失、离群值、相关性、重要性与权重")),
    Command("region", "index.region.command", Words("list what a region is strong and weak at, and its ranks at every level", "列出一个地区的优势和劣势指标，以及各层得分与排名")),
    Command("drop", "index.drop.command", Words("leave out one item at a time: how far the ranks move", "逐一去掉各项：名次变动多少")),
    Command("switch", "index.switch.command", Words("the smallest change of one judgment, weight or value that swaps two regions", "使两个地区换位的最小改变：单个判断、权重或指标值")),
    Command("robustness", "index.robust.command", Words("how sure the ranks are: probabilities, intervals, tiers, and which doubt matters", "排名的稳健性检验：名次的概率、区间、梯队，以及哪种不确定性影响最大")),
    Command("weights", "index.weights.command", Words("weights by several methods side by side, and what each makes of the ranks", "多种方法的权重并列，及其对排名的影响")),
    Command("audit", "index.audit.command", Words("check whether the figures of published tables fit together", "核对已发表表格中的数字是否相互吻合")),
    Command("export", "index.export.command", Words("write tables, every stage, and an Excel workbook with live formulas", "输出表格、每一步的数据，以及带公式的 Excel 工作簿")),
    Command("report", "index.report.command", Words("write a report: Word, web page or Markdown, with prose checked against its tables", "写成报告：Word、网页或 Markdown，文字逐句与表格核对")),
    Command("chart", "index.chart.command", Words("draw charts as SVG or PNG", "绘图（SVG 或 PNG）")),
    Command("sample", "index.sample.command", Words("indicator values from the records of a sample database", "由样本数据库的记录汇总出指标值")),
    Command("import", "index.intake.command", Words("make a project of the files of COINr or of the COIN Tool", "由 COINr 或 COIN Tool 的文件生成项目")),
    Command("new", "index.new.command", Words("start an index project", "新建指数项目")),
)
# fmt: on
FINDINGS, NOTHING_READABLE = 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return run(argv, "ahp-index", __version__, ABOUT, COMMANDS, _exit_code)


def _exit_code(error: AhpError) -> int:
    """Tell data that is wrong from asking for what is not there."""
    from index.project.errors import ProjectError, StepError
    from index.project.wording import (
        NO_INDEX_PROJECT,
        NOTHING_IN_COMMON,
        PROJECT_IS_FOLDER,
        REGION_WITHOUT_SCORE,
        YEAR_UNKNOWN,
    )

    asked_for = (
        NO_INDEX_PROJECT,
        PROJECT_IS_FOLDER,
        YEAR_UNKNOWN,
        REGION_WITHOUT_SCORE,
        NOTHING_IN_COMMON,
    )
    asked = all(found.what in asked_for for found in error.findings)
    wrong_data = isinstance(error, ProjectError | StepError) and not asked
    return FINDINGS if wrong_data else NOTHING_READABLE
