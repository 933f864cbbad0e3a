"""``ahp questionnaire``."""

from __future__ import annotations

from ahp.common.shell.options import force, model
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    model(parser)
    parser.option(
        "--form",
        text=Words(
            "html (default, a page for a browser), xlsx, docx, xlsform (KoboToolbox, ODK) or wjx "
            "(text to paste into wjx.cn)",
            "html（默认，用浏览器填写）、xlsx、docx、xlsform（KoboToolbox、ODK）或 wjx（粘贴到"
            "问卷星的文字）",
        ),
        default="html",
        metavar="FORM",
    )
    parser.option(
        "-o",
        "--output",
        text=Words("write the files into this folder", "把文件写入此文件夹"),
        required=True,
        metavar="FOLDER",
    )
    _whom_and_what(parser)
    _rounds(parser)
    force(parser)


def _whom_and_what(parser: Parser) -> None:
    parser.option(
        "--experts",
        text=Words(
            "a file for each of these experts, with what that person judges: NAME,NAME or all "
            "(default: one form that anybody can fill in)",
            "为这些专家各写一份，只问其负责的判断：姓名,姓名 或 all（默认：写一份任何人都可填"
            "写的问卷）",
        ),
        metavar="NAMES",
    )
    parser.option(
        "--languages",
        text=Words(
            "of the form: zh, en or both (default: the language of the program)",
            "问卷的语言：zh、en 或 both（默认与程序的语言相同）",
        ),
        metavar="LANGUAGES",
    )
    parser.option(
        "--design",
        text=Words(
            "which pairs are asked: all (default), spanning (n - 1), regular (three with each "
            "item) or how many of each matrix; what a short one costs is told",
            "问哪些对：all（默认，全部）、spanning（n - 1 对）、regular（每个指标三对）或每个矩阵问"
            "几对；同时给出少问的代价",
        ),
        default="all",
        metavar="DESIGN",
    )
    parser.option(
        "--nodes",
        text=Words(
            "ask about these nodes only, by code or name: NODE,NODE",
            "只问这些节点（代码或名称）：节点,节点",
        ),
        metavar="NODES",
    )
    parser.option(
        "--ask",
        text=Words(
            'what else to ask of a person, in both languages by a slash: "领域/Field,年限/Years"',
            "另外询问的个人信息，两种语言以斜线分开：“领域/Field,年限/Years”",
        ),
        metavar="ASK",
    )
    parser.option(
        "--intervals",
        text=Words(
            "offer a second choice to each question, for intervals such as 3 to 5 (html, xlsx)",
            "每题可再选一个位置，填写“3 至 5”这样的区间（html、xlsx）",
        ),
        action="store_true",
    )


def _rounds(parser: Parser) -> None:
    parser.option(
        "--consent",
        text=Words(
            "what a person agrees to before answering", "填写前请对方同意的内容（知情同意）"
        ),
        metavar="TEXT",
    )
    parser.option(
        "--feedback",
        text=Words(
            "second round (Delphi): show the group's mean, and each expert the earlier answers",
            "第二轮（德尔菲法）：显示专家组的平均判断，以及各位专家上一轮的回答",
        ),
        action="store_true",
    )


def run(args: argparse.Namespace) -> int:
    """Write questionnaires; print their paths, and what a short design costs on stderr."""
    from ahp.questionnaire.work import run as work  # deferred: help needs nothing of it

    return work(args)
