"""The command line's words: commands, options and their help in both languages."""

from __future__ import annotations

import argparse
import os
import re
import sys

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, NoReturn

    from ahp.common.wording import Language

USAGE_ERROR = 2

TEXTS: Mapping[str, Mapping[Language, str]] = {
    "description": {
        "en": "The Analytic Hierarchy Process from text files: weights, consistency ratios, and "
        "the matrices behind published weights.",
        "zh": "用文本文件做层次分析法（AHP）：权重、一致性比例 CR，以及由已发表权重反推判断矩阵。",
    },
    "commands": {"en": "commands", "zh": "命令"},
    "arguments": {"en": "arguments", "zh": "参数"},
    "options": {"en": "options", "zh": "选项"},
    "usage": {"en": "usage: ", "zh": "用法："},
    "help": {"en": "show this help and exit", "zh": "显示帮助并退出"},
    "version": {"en": "show the version and exit", "zh": "显示版本并退出"},
    "check": {
        "en": "check matrix files, folders and models",
        "zh": "检查判断矩阵文件、文件夹和模型",
    },
    "weights": {"en": "print the weights of a model", "zh": "输出模型的权重"},
    "recover": {
        "en": "find the matrices behind published weights and CRs",
        "zh": "由已发表的权重和 CR 反推判断矩阵",
    },
    "repair": {
        "en": "propose changes that make judgments consistent",
        "zh": "提出使判断通过一致性检验的修改方案",
    },
    "repair-source": {
        "en": "a matrix file (.csv, .tsv, .xlsx) or a model folder; never written over",
        "zh": "判断矩阵文件（.csv、.tsv、.xlsx）或模型文件夹；原文件不会改动",
    },
    "repair-node": {
        "en": "of a model, repair this matrix only (default: every inconsistent one)",
        "zh": "只修改模型中该节点的矩阵（默认为所有未通过检验的）",
    },
    "repair-sheet": {
        "en": "sheet of a workbook that has several",
        "zh": "工作簿有多个工作表时，指定其中之一",
    },
    "repair-mode": {
        "en": "fewest (default: fewest judgments changed), steps (the same, few steps each), "
        "weights (smallest change of any weight) or xu-wei (Xu and Wei 1999, off the scale)",
        "zh": "fewest（默认，修改的判断最少）、steps（同上，且每个判断步数有限）、"
        "weights（权重变动最小）或 xu-wei（Xu 和 Wei 1999，结果不在标度上）",
    },
    "repair-steps": {
        "en": "move no judgment by more than so many of the 17 places of the 1-9 scale "
        "(default: no limit; 2 in the mode steps)",
        "zh": "每个判断在 1-9 标度 17 个位置上最多移动几步（默认不限；steps 方式为 2）",
    },
    "keep-order": {
        "en": "turn no preference over; it may become equal",
        "zh": "不反转任何偏好（可改为同等）",
    },
    "repair-top": {
        "en": "list so many proposals (default 5)",
        "zh": "列出多少个方案（默认 5）",
    },
    "repair-seconds": {
        "en": "per matrix, stop after so many seconds and tell what is proved (default 10; 0: no "
        "limit)",
        "zh": "每个矩阵到此秒数即停止，报告已证明的结果（默认 10；0 为不限）",
    },
    "accept": {
        "en": "write a copy with these changes of a proposal: their numbers, such as 1,3, or all",
        "zh": "将方案中的这些修改写入副本：编号如 1,3，或 all（全部）",
    },
    "repair-proposal": {
        "en": "the proposal that --accept is about (default 1)",
        "zh": "--accept 针对哪个方案（默认 1）",
    },
    "repair-output": {
        "en": "where to write the copy (default: the folder repaired beside the matrix)",
        "zh": "副本写入何处（默认为矩阵旁的 repaired 文件夹）",
    },
    "new": {
        "en": "start a model from an indented outline",
        "zh": "由缩进提纲新建模型",
    },
    "compare": {
        "en": "set the experts of a model side by side",
        "zh": "并列比较各位专家的权重和判断",
    },
    "most-disputed": {
        "en": "show the N judgments they differ on most (default 10; 0: all)",
        "zh": "列出分歧最大的 N 个判断（默认 10；0 表示全部）",
    },
    "elicit": {
        "en": "ask an expert for the judgments of a model, or take them from a file",
        "zh": "向专家逐题征询模型的判断，或从文件读入",
    },
    "workbench": {
        "en": "open a start screen over the models of a folder",
        "zh": "打开工作台：浏览文件夹中的模型",
    },
    "models": {
        "en": "folder of models (default: this one)",
        "zh": "存放模型的文件夹（默认为当前文件夹）",
    },
    "judge": {"en": "set one judgment of a model", "zh": "设定模型中的一个判断"},
    "expert": {
        "en": "whose judgments, kept under experts/NAME (default: the model's own)",
        "zh": "专家姓名，其判断存于 experts/NAME（默认为模型自身的判断）",
    },
    "expert-or-own": {
        "en": "whose judgments, under experts/EXPERT; - for the model's own",
        "zh": "专家姓名（其判断存于 experts/EXPERT）；- 表示模型自身的判断",
    },
    "node": {
        "en": "code of the matrix to begin with (default: the first with open questions)",
        "zh": "从哪个节点的矩阵开始（默认为第一个尚有待答问题的）",
    },
    "order": {
        "en": "order of the questions: adaptive (default: those first that tell most about the "
        "weights) or rows",
        "zh": "提问次序：adaptive（默认，先问对权重最有用的）或 rows（逐行）",
    },
    "answers": {
        "en": "take answers from a CSV file with the columns a,b,value and perhaps node,note",
        "zh": "从 CSV 文件读入判断，列为 a,b,value，可另有 node,note",
    },
    "batch": {
        "en": "ask nothing: take --answers, and say what is open",
        "zh": "不提问：只读入 --answers 并列出尚缺的判断",
    },
    "plain": {
        "en": "ask plain numbered questions, for a pipe or a terminal that cannot draw",
        "zh": "用纯文本逐题提问，适用于管道或功能简单的终端",
    },
    "item-a": {"en": "code of the first item", "zh": "第一个指标的代码"},
    "item-b": {"en": "code of the second item", "zh": "第二个指标的代码"},
    "value": {
        "en": "how many times more the first matters than the second: 3, or 1/3",
        "zh": "第一个的重要性是第二个的几倍：如 3 或 1/3",
    },
    "judgment-note": {"en": "why it was judged so", "zh": "判断的理由"},
    "ri": {
        "en": "show random-index tables, or simulate one",
        "zh": "显示或模拟随机一致性指标 RI",
    },
    "missing": {
        "en": "for matrices in which so many judgments are missing (default 0)",
        "zh": "缺几个判断的矩阵（默认 0，即完整矩阵）",
    },
    "paths": {
        "en": "matrix files (.csv, .tsv, .xlsx), model folders, or folders of either",
        "zh": "判断矩阵文件（.csv、.tsv、.xlsx）、模型文件夹，或包含它们的文件夹",
    },
    "model": {"en": "model folder (with hierarchy.toml)", "zh": "模型文件夹（含 hierarchy.toml）"},
    "format": {
        "en": "table (default), json, csv, markdown, latex or html",
        "zh": "table（默认）、json、csv、markdown、latex 或 html",
    },
    "lang": {"en": "zh or en (default: from the locale)", "zh": "zh 或 en（默认随系统语言）"},
    "method": {
        "en": "eigenvector, geometric-mean or column-sum (default: the model's, else eigenvector)",
        "zh": "eigenvector 特征向量法、geometric-mean 方根法、column-sum 和积法"
        "（默认按模型，否则特征向量法）",
    },
    "ri-table": {
        "en": "random-index table: yaahp, saaty-1980, saaty-2005, superdecisions, ahp-os, "
        "alonso-lamata, alonso-lamata-table, aguaron-moreno, tummala-ling, donegan-dodd, "
        "ahpsurvey or simulated (default: the model's, else yaahp)",
        "zh": "RI 表：yaahp、saaty-1980、saaty-2005、superdecisions、ahp-os、alonso-lamata、"
        "alonso-lamata-table、aguaron-moreno、tummala-ling、donegan-dodd、ahpsurvey 或 simulated"
        "（默认按模型，否则 yaahp）",
    },
    "scale": {
        "en": "judgment scale applied when weights are derived: linear (default), log2, root, "
        "inverse, balanced, power, geometric, exp-fifth, exp-quarter, sqrt2, balanced-n, adaptive "
        "or adaptive-balanced",
        "zh": "计算权重时采用的标度：linear（默认，1-9 标度）、log2、root、inverse（9/9-9/1）、"
        "balanced（10/10-18/2）、power、geometric、exp-fifth、exp-quarter、sqrt2、balanced-n、"
        "adaptive 或 adaptive-balanced",
    },
    "sheet": {
        "en": "of workbooks, check this sheet only (default: every sheet)",
        "zh": "工作簿只检查此工作表（默认检查全部）",
    },
    "threshold": {
        "en": "a matrix is consistent below this CR (default 0.1)",
        "zh": "CR 小于此值视为通过一致性检验（默认 0.1）",
    },
    "source": {
        "en": "a model folder (hierarchy.toml and published.toml), or a CSV of labels and printed "
        "weights, with the CR in a row labelled CR; or use --weights",
        "zh": "模型文件夹（含 hierarchy.toml 与 published.toml），或两列 CSV（名称与印出的权重，"
        "CR 写在名称为 CR 的一行）；也可用 --weights",
    },
    "printed-weights": {
        "en": "printed weights as written, e.g. 0.637,0.258,0.105; their decimals count",
        "zh": "按原样写出的权重，如 0.637,0.258,0.105；小数位数有意义",
    },
    "printed-cr": {
        "en": "printed consistency ratio as written, e.g. 0.037",
        "zh": "按原样写出的一致性比例，如 0.037",
    },
    "labels": {
        "en": "names of the items, in the order of --weights",
        "zh": "各项名称，与 --weights 同序",
    },
    "space": {
        "en": "judgments to try: all (17 values each), ordered (no judgment against the order of "
        "the weights), tied (equal weights judged alike), ordered-tied, or auto (default: the "
        "widest that can be searched)",
        "zh": "搜索空间：all（每个判断 17 种取值）、ordered（判断不违背权重次序）、"
        "tied（权重相同者判断相同）、ordered-tied，或 auto（默认：可穷尽的最大空间）",
    },
    "max-units": {
        "en": "where nothing fits, widen every figure up to this many units of its last digit "
        "(default 5)",
        "zh": "无解时，各数字最多放宽多少个末位单位（默认 5）",
    },
    "limit": {
        "en": "list at most this many matrices (default 20)",
        "zh": "最多列出多少个矩阵（默认 20）",
    },
    "seconds": {
        "en": "stop after so many seconds and report what is proved (default 60; 0: no limit)",
        "zh": "到此秒数即停止，报告已证明的结果（默认 60；0 为不限）",
    },
    "output": {
        "en": "write the matrices found into this folder",
        "zh": "把找到的矩阵写入此文件夹",
    },
    "force": {"en": "overwrite files that differ", "zh": "覆盖内容不同的已有文件"},
    "outline": {
        "en": "indented outline, one item a line; - reads it from standard input",
        "zh": "缩进提纲文件，每行一项；- 表示从标准输入读取",
    },
    "folder": {
        "en": "folder to make (default: named after the outline)",
        "zh": "新建的文件夹（默认与提纲同名）",
    },
    "n": {
        "en": "order of the matrix, e.g. 6 or 3-15 (default 3-9)",
        "zh": "矩阵阶数，如 6 或 3-15（默认 3-9）",
    },
    "simulate": {
        "en": "estimate RI by Monte Carlo instead of printing tables",
        "zh": "用蒙特卡洛模拟估计 RI，而不是列出各表",
    },
    "samples": {
        "en": "random matrices for each n (default 100000)",
        "zh": "每个阶数的随机矩阵个数（默认 100000）",
    },
    "seed": {"en": "seed of the simulation (default 2022)", "zh": "模拟的随机种子（默认 2022）"},
}

# argparse speaks English only; these are the errors a user of this command line can meet.
ARGPARSE_ZH: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (\S+): expected one argument", r"选项 \1 需要一个值"),
    (r"argument (\S+): expected at least one argument", r"选项 \1 至少需要一个值"),
    (r"argument (\S+): invalid (?:float|int) value: (.*)", r"选项 \1 的值 \2 不是数字"),
    (r"argument (\S+): invalid choice: ('[^']*') \(choose from (.*)\)", r"\1：没有 \2，可选：\3"),
    (r"ambiguous option: (\S+) could match (.*)", r"选项 \1 不明确，可能是 \2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the chosen language."""

    def __init__(self, *, lang: Language, **options: Any) -> None:
        self.lang = lang
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_formatter, **options)
        self._positionals.title = TEXTS["arguments"][lang]
        self._optionals.title = TEXTS["options"][lang]
        self.option("-h", "--help", text="help", action="help")

    def option(self, *names: str, text: str, **options: Any) -> None:
        """Add an argument with its help from the table of texts."""
        self.add_argument(*names, help=TEXTS[text][self.lang], **options)

    def format_usage(self) -> str:
        """Return the usage line with its heading in the chosen language."""
        return self._in_language(super().format_usage())

    def format_help(self) -> str:
        """Return the help with its headings in the chosen language."""
        return self._in_language(super().format_help())

    def _in_language(self, text: str) -> str:
        return text.replace("usage: ", TEXTS["usage"][self.lang], 1)

    def error(self, message: str) -> NoReturn:
        """Print usage and error, and exit with 2."""
        from ahp.common.masking import masked  # deferred: only mistakes need it

        if self.lang == "zh":
            for pattern, chinese in ARGPARSE_ZH:
                message = re.sub(pattern, chinese, message)
        self.print_usage(sys.stderr)
        self.exit(USAGE_ERROR, f"{self.prog}: {masked(message)}\n")


def _formatter(prog: str) -> argparse.HelpFormatter:
    # Left to itself, argparse imports shutil, and with it the compression libraries.
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (OSError, ValueError):
        columns = 80
    return argparse.HelpFormatter(prog, width=max(columns, 40) - 2)


def build_parser(lang: Language, version: Callable[[], str]) -> Parser:
    """Make the parser of the command ``ahp``."""
    parser = Parser(lang=lang, prog="ahp", description=TEXTS["description"][lang])
    parser.option("--version", text="version", action=Version, const=version)
    parser.option("--lang", text="lang", choices=("zh", "en"), metavar="LANG")
    commands = parser.add_subparsers(
        title=TEXTS["commands"][lang], dest="command", metavar="COMMAND", required=True
    )

    def command(name: str) -> Parser:
        about = TEXTS[name][lang]
        made: Parser = commands.add_parser(name, lang=lang, help=about, description=about)
        made.option("--lang", text="lang", choices=("zh", "en"), metavar="LANG")
        return made

    def settings(made: Parser) -> None:
        made.option("--format", text="format", default="table", metavar="FORMAT")
        made.option("--method", text="method", metavar="METHOD")
        made.option("--scale", text="scale", default="linear", metavar="SCALE")

    check = command("check")
    check.option("paths", text="paths", nargs="+", metavar="PATH")
    settings(check)
    check.option("--ri", text="ri-table", metavar="TABLE")
    check.option("--sheet", text="sheet", metavar="NAME")
    check.option("--threshold", text="threshold", type=float, default=0.1, metavar="CR")

    weights = command("weights")
    weights.option("model", text="model", metavar="MODEL")
    settings(weights)

    compare = command("compare")
    compare.option("model", text="model", metavar="MODEL")
    settings(compare)
    compare.option("--ri", text="ri-table", metavar="TABLE")
    compare.option("--threshold", text="threshold", type=float, default=0.1, metavar="CR")
    compare.option("--top", text="most-disputed", type=int, default=10, metavar="N")

    recover = command("recover")
    recover.option("source", text="source", nargs="?", metavar="SOURCE")
    recover.option("--weights", text="printed-weights", metavar="W,W,...")
    recover.option("--cr", text="printed-cr", metavar="CR")
    recover.option("--labels", text="labels", metavar="A,B,...")
    recover.option("--ri", text="ri-table", metavar="TABLE")
    recover.option("--space", text="space", default="auto", metavar="SPACE")
    recover.option("--max-units", text="max-units", type=int, default=5, metavar="N")
    recover.option("--limit", text="limit", type=int, default=20, metavar="N")
    recover.option("--seconds", text="seconds", type=float, default=60.0, metavar="S")
    recover.option("--format", text="format", default="table", metavar="FORMAT")
    recover.option("-o", "--output", text="output", metavar="FOLDER")
    recover.option("--force", text="force", action="store_true")

    repair = command("repair")
    repair.option("source", text="repair-source", metavar="SOURCE")
    repair.option("--node", text="repair-node", metavar="CODE")
    repair.option("--expert", text="expert", metavar="NAME")
    repair.option("--sheet", text="repair-sheet", metavar="NAME")
    repair.option("--mode", text="repair-mode", default="fewest", metavar="MODE")
    repair.option("--steps", text="repair-steps", type=int, metavar="N")
    repair.option("--keep-order", text="keep-order", action="store_true")
    repair.option("--top", text="repair-top", type=int, default=5, metavar="N")
    repair.option("--seconds", text="repair-seconds", type=float, default=10.0, metavar="S")
    repair.option("--ri", text="ri-table", metavar="TABLE")
    repair.option("--scale", text="scale", default="linear", metavar="SCALE")
    repair.option("--threshold", text="threshold", type=float, default=0.1, metavar="CR")
    repair.option("--format", text="format", default="table", metavar="FORMAT")
    repair.option("--accept", text="accept", metavar="N,N,...")
    repair.option("--proposal", text="repair-proposal", type=int, default=1, metavar="N")
    repair.option("-o", "--output", text="repair-output", metavar="FILE")
    repair.option("--force", text="force", action="store_true")

    new = command("new")
    new.option("outline", text="outline", metavar="OUTLINE")
    new.option("folder", text="folder", nargs="?", metavar="FOLDER")

    elicit = command("elicit")
    elicit.option("model", text="model", metavar="MODEL")
    elicit.option("--expert", text="expert", metavar="NAME")
    elicit.option("--node", text="node", metavar="CODE")
    elicit.option("--order", text="order", default="adaptive", metavar="ORDER")
    elicit.option("--answers", text="answers", metavar="FILE")
    elicit.option("--batch", text="batch", action="store_true")
    elicit.option("--plain", text="plain", action="store_true")
    elicit.option("--method", text="method", metavar="METHOD")
    elicit.option("--ri", text="ri-table", metavar="TABLE")
    elicit.option("--threshold", text="threshold", type=float, default=0.1, metavar="CR")

    workbench = command("workbench")
    workbench.option("folder", text="models", nargs="?", default=".", metavar="FOLDER")

    judge = command("judge")
    judge.option("model", text="model", metavar="MODEL")
    judge.option("expert", text="expert-or-own", metavar="EXPERT")
    judge.option("a", text="item-a", metavar="A")
    judge.option("b", text="item-b", metavar="B")
    judge.option("value", text="value", metavar="VALUE")
    judge.option("--note", text="judgment-note", default="", metavar="TEXT")

    ri = command("ri")
    ri.option("--n", text="n", default="3-9", metavar="N")
    ri.option("--missing", text="missing", type=int, default=0, metavar="M")
    ri.option("--simulate", text="simulate", action="store_true")
    ri.option("--samples", text="samples", type=int, default=100_000, metavar="N")
    ri.option("--seed", text="seed", type=int, default=2022, metavar="SEED")
    ri.option("--format", text="format", default="table", metavar="FORMAT")
    return parser


class Version(argparse.Action):
    """Look the version up only when it is asked for."""

    def __init__(self, *, const: Callable[[], str], **options: Any) -> None:
        super().__init__(nargs=0, **options)
        self.version = const

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, *_: object
    ) -> None:
        """Print the version and end."""
        print(f"{parser.prog} {self.version()}")
        parser.exit()
