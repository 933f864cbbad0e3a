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


def whose(parser: Parser) -> None:
    """Add ``--group`` and ``--expert``: whose judgments, and how a group is formed."""
    parser.option(
        "--group",
        text=Words(
            "the experts' judgments together (default: the model's own; where these are blank, "
            "the group's)",
            "采用各位专家的群体判断（默认用模型自身的判断；若为空白，则用群体的）",
        ),
        action="store_true",
    )
    parser.option(
        "--expert",
        text=Words("the judgments of this expert", "采用这位专家的判断"),
        metavar="NAME",
    )
    _group(parser)


def _group(parser: Parser) -> None:
    parser.option(
        "--experts",
        text=Words(
            "who is in the group, separated by commas (default: all)",
            "群体由哪些专家构成，用逗号分隔（默认全部）",
        ),
        metavar="NAMES",
    )
    parser.option(
        "--aggregation",
        text=Words(
            "of the group, join judgments (AIJ) or priorities (AIP) (default: the model's, else "
            "judgments)",
            "群体汇总方式：judgments 判断（AIJ）或 priorities 权重（AIP）（默认按模型，否则判断）",
        ),
        metavar="WHAT",
    )
    parser.option(
        "--mean",
        text=Words(
            "geometric, or of priorities arithmetic (default: the model's, else geometric)",
            "geometric 几何平均；权重还可用 arithmetic 算术平均（默认按模型，否则几何平均）",
        ),
        metavar="MEAN",
    )
    parser.option(
        "--expert-weights",
        text=Words(
            "how much each expert counts: equal, given (in experts.toml), consistency or "
            "agreement (default: the model's, else given)",
            "专家权重：equal 等权、given 按 experts.toml、consistency 按一致性、agreement "
            "按相互一致程度（默认按模型，否则 given）",
        ),
        metavar="RULE",
    )
    parser.option(
        "--only-consistent",
        text=Words(
            "leave out matrices from this CR on; none keeps all (default: the model's, else none)",
            "剔除 CR 达到此值的判断矩阵；none 表示全部保留（默认按模型，否则 none）",
        ),
        metavar="CR",
    )
    parser.option(
        "--trim",
        text=Words(
            "share of each pair's judgments left out at each end, such as 0.1 (default: the "
            "model's, else 0)",
            "每对指标的判断在两端各剔除的比例，如 0.1（默认按模型，否则 0）",
        ),
        type=float,
        metavar="SHARE",
    )
