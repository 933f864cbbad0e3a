"""``ahp judge``."""

from __future__ import annotations

from ahp.common.shell.options import model
from ahp.common.wording import Words

TYPE_CHECKING = False  # help must appear at once: even importing typing would be felt
if TYPE_CHECKING:
    import argparse

    from ahp.common.shell.parser import Parser

OWN = "-"


def options(parser: Parser) -> None:
    """Add the arguments and options."""
    model(parser)
    parser.option(
        "expert",
        text=Words(
            "whose judgments, under experts/EXPERT; - for the model's own",
            "专家姓名（其判断存于 experts/EXPERT）；- 表示模型自身的判断",
        ),
        metavar="EXPERT",
    )
    first = Words("code or name of the first item", "第一个指标的代码或名称")
    second = Words("code or name of the second item", "第二个指标的代码或名称")
    parser.option("a", text=first, metavar="A")
    parser.option("b", text=second, metavar="B")
    parser.option(
        "value",
        text=Words(
            "how many times more the first matters than the second: 3, 1/3, or 3-5 where that is "
            "not sure",
            "第一个的重要性是第二个的几倍：如 3 或 1/3；没有把握时可写区间，如 3-5",
        ),
        metavar="VALUE",
    )
    parser.option(
        "--note", text=Words("why it was judged so", "判断的理由"), default="", metavar="TEXT"
    )


def run(args: argparse.Namespace) -> int:
    """Set one judgment, and say where its matrix stands then."""
    from ahp.common.findings import Problems, UsageError
    from ahp.common.shell.tell import tell_findings
    from ahp.elicit.desk import Desk
    from ahp.elicit.work import conclude, take
    from ahp.files.answers import read_answer

    expert = None if args.expert == OWN else args.expert
    with Desk.open(args.model, expert) as desk:
        problems = Problems()
        cells = {"a": args.a, "b": args.b, "value": args.value, "note": args.note}
        answer = read_answer(cells, desk.hierarchy, problems)
        if answer is None:
            raise UsageError(problems.findings)
        take(desk, [answer])
        tell_findings(desk.news, args.lang)
        return conclude(desk, [answer.node], args.lang)
