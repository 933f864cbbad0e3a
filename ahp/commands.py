"""The command ``ahp``: what it can do, a line for each command.

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

ABOUT = Words(
    "The Analytic Hierarchy Process from text files: weights, consistency ratios, and the matrices "
    "behind published weights.",
    "用文本文件做层次分析法（AHP）：权重、一致性比例 CR，以及由已发表权重反推判断矩阵。",
)
# fmt: off
COMMANDS = (
    Command("check", "ahp.check.command", Words("check matrix files, folders and models", "检查判断矩阵文件、文件夹和模型")),
    Command("weights", "ahp.weights.command", Words("print the weights of a model", "输出模型的权重")),
    Command("compare", "ahp.compare.command", Words("set the experts of a model side by side", "并列比较各位专家的权重和判断")),
    Command("experts", "ahp.experts.command", Words("list the experts of a model and how far each has come", "列出模型的专家和各自的判断进度")),
    Command("questionnaire", "ahp.questionnaire.command", Words("make questionnaires for experts who are elsewhere", "为不在现场的专家制作问卷")),
    Command("collect", "ahp.collect.command", Words("read the answers that experts sent back", "收取专家寄回的答卷")),
    Command("sensitivity", "ahp.sensitivity.command", Words("tell how sure the weights are, and what they hang on", "分析权重有多可靠、取决于哪些判断")),
    Command("chart", "ahp.chart.command", Words("draw the hierarchy of a model with its weights", "画出模型的层次结构图，附权重")),
    Command("report", "ahp.report.command", Words("write a model as a document to hand in", "将模型写成可提交的报告（Word、网页或 Markdown）")),
    Command("recover", "ahp.recovery.command", Words("find the matrices behind published weights and CRs", "由已发表的权重和 CR 反推判断矩阵")),
    Command("repair", "ahp.repair.command", Words("propose changes that make judgments consistent", "提出使判断通过一致性检验的修改方案")),
    Command("new", "ahp.new.command", Words("start a model from an outline or a table of indicators", "由提纲或指标体系表新建模型")),
    Command("elicit", "ahp.elicit.command", Words("ask an expert for the judgments of a model, or take them from a file", "向专家逐题征询模型的判断，或从文件读入")),
    Command("workbench", "ahp.elicit.menu_command", Words("open a start screen over the models of a folder", "打开工作台：浏览文件夹中的模型")),
    Command("judge", "ahp.elicit.judge_command", Words("set one judgment of a model", "设定模型中的一个判断")),
    Command("ri", "ahp.ri.command", Words("show random-index tables, or simulate one", "显示或模拟随机一致性指标 RI")),
)
# fmt: on


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    return run(argv, "ahp", __version__, ABOUT, COMMANDS)
