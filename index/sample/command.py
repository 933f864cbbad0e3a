"""``ahp-index sample``: records of a sample database, checked and rolled up to values."""

from __future__ import annotations

from ahp.common.shell.parser import Command
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    from ahp.common.shell.parser import Parser

# fmt: off
ACTIONS = (
    Command("new", "index.sample.new_command", Words("write a synthetic sample database, the same for the same seed", "生成合成的样本数据库（种子相同则内容相同）")),
    Command("check", "index.sample.check_command", Words("report the quality of records: rejected ones with reasons, missing shares, unknown names", "检查记录质量：剔除的记录及原因、缺失比例、无法识别的名称")),
    Command("rollup", "index.sample.rollup_command", Words("roll records up to the value of every indicator, region and year", "把记录汇总为各指标、各地区、各年份的数值")),
)
# fmt: on


def options(parser: Parser) -> None:
    """Add the actions."""
    text = Words("new, check or rollup", "new、check 或 rollup")
    parser.commands(ACTIONS, dest="action", metavar="ACTION", help=text(parser.lang))
