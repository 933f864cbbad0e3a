"""Options that several commands share, each with the same name, default and help everywhere."""

from __future__ import annotations

from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    from ahp.common.shell.parser import Parser


def model(parser: Parser) -> None:
    """Add ``model``: which model."""
    parser.option(
        "model",
        text=Words("model folder (with hierarchy.toml)", "模型文件夹（含 hierarchy.toml）"),
        metavar="MODEL",
    )


def answer_format(parser: Parser) -> None:
    """Add ``--format``: of the answer."""
    parser.option(
        "--format",
        text=Words(
            "table (default), json, csv, markdown, latex or html",
            "table（默认）、json、csv、markdown、latex 或 html",
        ),
        default="table",
        metavar="FORMAT",
    )


def output(parser: Parser) -> None:
    """Add ``-o`` and ``--force``: a file for the answer."""
    output_file(parser)
    force(parser)


def output_file(parser: Parser) -> None:
    """Add ``-o`` alone."""
    parser.option(
        "-o",
        "--output",
        text=Words(
            "write the answer into a file (CSV as spreadsheets read it) instead of stdout",
            "将结果写入文件（CSV 可直接用 Excel 打开），而非标准输出",
        ),
        metavar="FILE",
    )


def method(parser: Parser) -> None:
    """Add ``--method``: how weights are derived."""
    parser.option(
        "--method",
        text=Words(
            "eigenvector, geometric-mean or column-sum (default: the model's, else eigenvector)",
            "eigenvector 特征向量法、geometric-mean 方根法、column-sum 和积法（默认按模型"
            "，否则特征向量法）",
        ),
        metavar="METHOD",
    )


def random_index(parser: Parser) -> None:
    """Add ``--ri``: which random-index table."""
    parser.option(
        "--ri",
        text=Words(
            "random-index table: yaahp, saaty-1980, saaty-2005, superdecisions, ahp-os, "
            "alonso-lamata, alonso-lamata-table, aguaron-moreno, tummala-ling, "
            "donegan-dodd, ahpsurvey or simulated (default: the model's, else yaahp)",
            "RI 表：yaahp、saaty-1980、saaty-2005、superdecisions、ahp-os、alonso-lamata"
            "、alonso-lamata-table、aguaron-moreno、tummala-ling、donegan-dodd、"
            "ahpsurvey 或 simulated（默认按模型，否则 yaahp）",
        ),
        metavar="TABLE",
    )


def scale(parser: Parser) -> None:
    """Add ``--scale``: which judgment scale."""
    parser.option(
        "--scale",
        text=Words(
            "judgment scale applied when weights are derived: linear (default), log2, "
            "root, inverse, balanced, power, geometric, exp-fifth, exp-quarter, sqrt2, "
            "balanced-n, adaptive or adaptive-balanced",
            "计算权重时采用的标度：linear（默认，1-9 标度）、log2、root、inverse（9/9-9/1"
            "）、balanced（10/10-18/2）、power、geometric、exp-fifth、exp-quarter、sqrt2"
            "、balanced-n、adaptive 或 adaptive-balanced",
        ),
        default="linear",
        metavar="SCALE",
    )


def threshold(parser: Parser) -> None:
    """Add ``--threshold``: below which CR a matrix is consistent."""
    parser.option(
        "--threshold",
        text=Words(
            "a matrix is consistent below this CR (default 0.1)",
            "CR 小于此值视为通过一致性检验（默认 0.1）",
        ),
        type=float,
        default=0.1,
        metavar="CR",
    )


def force(parser: Parser) -> None:
    """Add ``--force``: whether to overwrite files."""
    parser.option(
        "--force",
        text=Words("overwrite files that differ", "覆盖内容不同的已有文件"),
        action="store_true",
    )
