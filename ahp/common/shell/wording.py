"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

OUTPUT = error("output", "the output cannot be written: {reason}", "无法写出结果：{reason}")
OUTPUT_CLOSED = error(
    "output-closed", "the output cannot be written: it is closed", "无法写出结果：标准输出已关闭"
)
INTERRUPTED = Words("Interrupted; this is what was proved so far:", "已中断；至此已证明：")
OUT_OF_TIME = Words(
    "Stopped after {seconds:g} s (--seconds 0 goes on); this is what was proved:",
    "已达 {seconds:g} 秒而停止（--seconds 0 可不限时）；至此已证明：",
)
ENDED: Mapping[str, Words] = {"interrupted": INTERRUPTED, "out-of-time": OUT_OF_TIME}
NAME_ENCODING = error(
    "name-encoding",
    "the name {name!r} cannot be written in {encoding}, the encoding of this system",
    "系统的编码 {encoding} 无法表示名称 {name!r}",
    "set a UTF-8 locale such as LC_ALL=C.UTF-8, or PYTHONUTF8=1",
    "请设置 UTF-8 语言环境（如 LC_ALL=C.UTF-8），或设置 PYTHONUTF8=1",
)
INTERRUPTED_NOW = Words("interrupted", "已中断")
COMMANDS = Words("commands", "命令")
ARGUMENTS = Words("arguments", "参数")
OPTIONS = Words("options", "选项")
USAGE = Words("usage: ", "用法：")
HELP = Words("show this help and exit", "显示帮助并退出")
VERSION = Words("show the version and exit", "显示版本并退出")
LANGUAGE = Words("zh or en (default: from the locale)", "zh 或 en（默认随系统语言）")

# argparse speaks English only; these are the errors a user of a command line can meet.
ARGPARSE_ZH: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (\S+): expected one argument", r"选项 \1 需要一个值"),
    (r"argument (\S+): expected at least one argument", r"选项 \1 至少需要一个值"),
    (r"argument (\S+): ignored explicit argument (.*)", r"选项 \1 不带值，却写了 \2"),
    (r"argument (\S+): invalid float value: (.*)", r"选项 \1 的值 \2 不是数字"),
    (r"argument (\S+): (.*) is not a whole number", r"选项 \1 的值 \2 不是整数"),
    (r"argument (\S+): (\S+) is too large", r"选项 \1 的值 \2 过大"),
    (r"argument (\S+): invalid choice: ('[^']*') \(choose from (.*)\)", r"\1：没有 \2，可选：\3"),
    (r"ambiguous option: (\S+) could match (.*)", r"选项 \1 不明确，可能是 \2"),
)
