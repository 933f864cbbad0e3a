"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.findings import Finding
from ahp.common.wording import Message, Words, error, note, warning

AUDIT_NAME = note("audit-name", "{en}", "{zh}")
AUDIT_CELL = note("audit-cell", "{table} {row} {column}", "{table} {row} {column}")
AUDIT_PART = note("audit-part", "{row} ({table})", "{row}（{table}）")
AUDIT_SUM = warning(
    "audit-sum",
    "printed {printed}, but the parts {parts} add up to {low} to {high}",
    "印作 {printed}，但各部分 {parts} 之和在 {low} 到 {high} 之间",
)
AUDIT_GROUP = warning(
    "audit-group",
    "printed {printed}, but the members' scores {parts} give {low} to {high}",
    "印作 {printed}，但由各成员得分 {parts} 得出 {low} 到 {high}",
)
AUDIT_PART_MISSING = warning(
    "audit-part-missing",
    "the relation cannot be checked: not printed are {missing}",
    "无法核对该关系：未印出 {missing}",
)
AUDIT_RANGE = warning(
    "audit-range",
    "printed {printed}, outside of what can be attained: {low} to {high}",
    "印作 {printed}，超出可达到的范围 {low} 到 {high}",
)
AUDIT_ROW_TWICE = warning("audit-row-twice", "{row} is listed more than once", "{row} 出现不止一次")
AUDIT_ROW_MISSING = warning(
    "audit-row-missing", "{row} is missing, but stands in {other}", "缺少 {row}，而{other}中有"
)
AUDIT_ROW_EXTRA = warning(
    "audit-row-extra", "{row} is listed, but not in {other}", "列有 {row}，而{other}中没有"
)
AUDIT_ROW_COUNT = warning(
    "audit-row-count", "{count:row|rows} instead of {expected}", "有 {count} 行，应为 {expected} 行"
)
AUDIT_BLANK = warning(
    "audit-blank",
    "nothing is printed for {row}, though other rows have a figure",
    "{row} 此格为空，而其他行有数字",
)
AUDIT_SEQUENCE = warning(
    "audit-sequence",
    "no tie convention gives these ranks ({convention}). Ties or gaps, times x rank and the "
    "next rank: {steps}",
    "没有一种并列规则能得出这些名次（{convention}）。并列或缺漏之处（个数×名次，下一名次）：{steps}",
)
AUDIT_CONVENTIONS = warning(
    "audit-conventions",
    "no tie convention fits all columns. Only 1, 2, 2, 4 fits: {competition}. "
    "Only 1, 2, 2, 3 fits: {dense}. Only 1, 2.5, 2.5, 4 fits: {average}",
    "没有一种并列规则适合所有各列。只符合 1、2、2、4 式：{competition}。"
    "只符合 1、2、2、3 式：{dense}。只符合 1、2.5、2.5、4 式：{average}",
)
AUDIT_RANK_EXACT = warning(
    "audit-rank-exact",
    "rank {rank} does not fit the score {score}: it should be {low}",
    "名次 {rank} 与得分 {score} 不符：应为 {low}",
)
AUDIT_RANK_ORDER = warning(
    "audit-rank-order",
    "rank {rank} does not fit the score {score}: the other rows leave {low} to {high}",
    "名次 {rank} 与得分 {score} 不符：由其他行看应在 {low} 到 {high} 之间",
)
AUDIT_RANK_FROM = warning(
    "audit-rank-from",
    "rank {rank} does not fit the score {score}: the other rows leave {low} or below",
    "名次 {rank} 与得分 {score} 不符：由其他行看应为 {low} 或更后",
)
AUDIT_RANK_NONE = warning(
    "audit-rank-none",
    "rank {rank} does not fit the score {score}, and beside the other rows no rank does",
    "名次 {rank} 与得分 {score} 不符，而由其他行看任何名次都不符",
)
AUDIT_RANK_EXCHANGED = warning(
    "audit-rank-exchanged",
    "rank {rank} does not fit the score {score}: it is exchanged with rank {low} of {other}",
    "名次 {rank} 与得分 {score} 不符：与{other}的名次 {low} 互换了",
)
AUDIT_SAME = warning(
    "audit-same",
    "printed {printed}, which should be {comparison} {other} in {table}{reason}",
    "印作 {printed}，应{comparison}{table}中的 {other}{reason}",
)
AUDIT_TABLE_YEAR = note("audit-table-year", "{table} {year}", "{table} {year} 年")
AUDIT_COPY = warning(
    "audit-copy",
    "all {count} rows stand in the same order as in {other}",
    "全部 {count} 行的顺序与{other}相同",
)
AUDIT_COPY_UNLIKE = warning(
    "audit-copy-unlike",
    "all {count} rows stand in the same order as in {other}; in other years only "
    "{low} to {high}% of the pairs do",
    "全部 {count} 行的顺序与{other}相同；而其他年份两表只有 {low}% 到 {high}% 的行对顺序一致",
)
AUDIT_RELATIONS = note("audit-relations", "the relations", "各项关系")
AUDIT_RELATIONS_OF = note("audit-relations-of", "the relations of {year}", "{year} 年的各项关系")
AUDIT_JOINT_UNIQUE = warning(
    "audit-joint-unique",
    "{relations} cannot all hold at once; the fewest corrections that make them hold always "
    "include this cell",
    "{relations}不能同时成立；使之成立的最少更正必定包括此格",
)
AUDIT_JOINT_CONFLICT = warning(
    "audit-joint-conflict",
    "{relations} cannot all hold at once; among these cells at least {count} must be corrected: "
    "{choices}",
    "{relations}不能同时成立；须在下列各格中至少更正 {count} 格：{choices}",
)
AUDIT_JOINT_MANY = warning(
    "audit-joint-many",
    "{relations} cannot all hold at once, and at least {count} cells would have to "
    "be corrected: so many contradictions mean that a relation is not what is declared",
    "{relations}不能同时成立，至少须更正 {count} 格：矛盾如此之多，说明所声明的关系有误",
)
AUDIT_JOINT_CHOICE = warning(
    "audit-joint-choice",
    "correcting this cell is one way to make {relations} hold at once",
    "更正此格后，{relations}即可同时成立，但这只是方法之一",
)
AUDIT_JOINT_EXCHANGED = warning(
    "audit-joint-exchanged",
    "{relations} cannot all hold at once; they do once this rank is exchanged with that of {other}",
    "{relations}不能同时成立；将此名次与{other}的名次互换后即可成立",
)
AUDIT_JOINT_EXCHANGE = warning(
    "audit-joint-exchange",
    "exchanging this rank with that of {other} is one way to make {relations} hold at once",
    "将此名次与{other}的名次互换后，{relations}即可同时成立，但这只是方法之一",
)
AUDIT_FOLLOWS = warning(
    "audit-follows",
    "{what}; it holds once {cells} is corrected",
    "{what}；更正{cells}后即成立",
)
AUDIT_IF_CUT = warning(
    "audit-if-cut",
    "{what}; no finding if figures were cut off (truncated)",
    "{what}；若数字系截去后面各位（truncated），则不成问题",
)
AUDIT_NOT_SOLVED = error(
    "audit-not-solved",
    "the linear program of {relations} could not be solved: {reason}",
    "{relations}的线性规划无法求解：{reason}",
)
TIES_STATED: Mapping[str, Message] = {
    "competition": note("audit-ties-competition", "expected: 1, 2, 2, 4", "应为 1、2、2、4 式"),
    "dense": note("audit-ties-dense", "expected: 1, 2, 2, 3", "应为 1、2、2、3 式"),
    "average": note("audit-ties-average", "expected: 1, 2.5, 2.5, 4", "应为 1、2.5、2.5、4 式"),
    "none": note("audit-ties-none", "expected: no ties", "应无并列"),
    "one": note("audit-ties-one", "expected: any, without gaps", "可为任一种，不得有缺漏"),
    "any": note("audit-ties-any", "expected: any, without gaps", "可为任一种，不得有缺漏"),
}
COMPARED: Mapping[str, Message] = {
    "equal": note("audit-equal", "equal to", "等于"),
    "at-least": note("audit-at-least", "at least", "不小于"),
    "at-most": note("audit-at-most", "at most", "不大于"),
}
JOINT = Words("joint", "联合")
YES = Words("yes", "是")
NO = Words("no", "否")
NOT_RECOMPUTABLE = Words("cannot be recomputed", "无法重算")
FROM_TO = Words("{low} to {high}", "{low} 至 {high}")
AT_LEAST = Words("{low} or more", "不小于 {low}")
AT_MOST = Words("{high} or less", "不大于 {high}")
TALLY = Words(
    "Relations evaluated: {checked}; findings: {found} ({certain} certain, {suspected} suspected)"
    "{rest}",
    "共核对 {checked} 项关系；发现 {found} 处（确定 {certain}，存疑 {suspected}）{rest}",
)
AND_FOLLOWING = Words(", and {count:that follows|that follow} from them", "，另有连带 {count} 处")
EVIDENCE = Words("; {name}: {what}", "；{name}：{what}")
RECOMPUTED_TALLY = Words(
    "Printed figures: {cells}; recomputed: {recomputed}, of which {within} within "
    "rounding and {beyond} not; not recomputable: {rest}",
    "印出的数字 {cells} 个；可重算 {recomputed} 个，其中 {within} 个在舍入误差内，"
    "{beyond} 个不在；无法重算 {rest} 个",
)
TITLE = Words("Audit: {title}", "核对：{title}")
SOURCE = Words("Source: {source}", "来源：{source}")
METHOD = Words(
    "A printed figure stands for every number that rounds to it: 83.0 for 82.95 to "
    "83.05. A finding is certain when it is proved, by interval arithmetic, by infeasibility "
    "of all relations of a year together, or by two printed statements that contradict each "
    "other; suspected when it is unlikely or rests on an assumption. What holds once such a cell "
    "is corrected follows from it and is not counted again; what shows at the cell itself stands "
    "in its line. Weights with decimals are rounded too, "
    "unless they are declared exact. Ranks come from scores: where exchanging two ranks makes "
    "everything hold, other scores are not considered.",
    "印出的数字代表所有舍入后等于它的数：83.0 代表 82.95 至 83.05。由区间运算、"
    "由某年全部关系不能同时成立、或由两处印出的内容互相矛盾证明者，为“确定”；"
    "可能性小或依赖假设者，为“存疑”。更正某格后即成立者，为其“连带”，不另计；在该格本身显出的矛盾，列在同一行。"
    "带小数的权重也视为经过舍入，声明为精确者除外。名次由得分得出：若互换两个名次即可使一切成立，"
    "则不再考虑得分有误。",
)
ROUNDING_TRIED = Words(
    "Rounding is not declared. Totals ({relation}) that fit only if figures were {rules}: {only} "
    "of {count}{rest}.",
    "未声明舍入规则；{count} 个合计（{relation}）中有 {only} 个仅当数字{rules}时才相符{rest}。",
)
ALL_FIT = Words("; all fit then", "；此时全部相符")
SOME_DO_NOT = Words("; not even then: {count}", "；此时仍有 {count} 个不符")
RULES_TRIED: Mapping[str, Words] = {
    "half-up": Words("rounded half-way up (half-up)", "四舍五入（half-up）"),
    "half-even": Words(
        "rounded half-way to the even digit (half-even)", "四舍六入五成双（half-even）"
    ),
    "truncated": Words("cut off (truncated)", "截去后面各位（truncated）"),
}
OR = Words(" or ", "或")
CUT_FEASIBLE = Words(
    " If figures were cut off (truncated), there are some.",
    "若数字系截去后面各位（truncated），则存在这样的得分。",
)
CUT_FEWER = Words(
    " If figures were cut off (truncated), the fewest cells to correct: {size}.",
    "若数字系截去后面各位（truncated），则最少须更正 {size} 格。",
)
TOGETHER = Words("Each year's relations together", "各年关系联合核对")
FEASIBLE = Words(
    "{year}: there are unrounded scores that satisfy all relations at once.",
    "{year} 年：存在同时满足所有关系的未舍入得分。",
)
INFEASIBLE = Words(
    "{year}: no unrounded scores satisfy all relations at once. The fewest cells to "
    "correct: {size}{choice}.",
    "{year} 年：不存在同时满足所有关系的未舍入得分。最少须更正 {size} 格{choice}。",
)
INFEASIBLE_MANY = Words(
    "{year}: no unrounded scores satisfy all relations at once. At least {size} cells "
    "would have to be corrected; the search was ended there.",
    "{year} 年：不存在同时满足所有关系的未舍入得分。至少须更正 {size} 格，搜索到此为止。",
)
UNIQUE = Words(" (no other choice)", "（选法唯一）")
NOT_UNIQUE = Words(" (there are other choices)", "（选法不唯一）")
FINDINGS = Words("Findings", "发现")
NOTHING_FOUND = Words("Nothing was found.", "没有发现问题。")
CHECKED = Words("What was checked", "核对了什么")
RECOMPUTED = Words("Figures recomputed", "数字重算")
COLUMN_NAMES: Mapping[str, Words] = {
    "table": Words("Table", "表"),
    "row": Words("Row", "行"),
    "year": Words("Year", "年份"),
    "column": Words("Column", "列"),
    "where": Words("Where", "位置"),
    "printed": Words("Printed", "印出"),
    "implied": Words("Implied", "推出"),
    "severity": Words("Severity", "性质"),
    "relation": Words("Relation", "关系"),
    "message": Words("Finding", "发现"),
    "within": Words("Within rounding", "舍入可解释"),
    "meaning": Words("What it says", "含义"),
    "kind": Words("Kind", "种类"),
    "instances": Words("Evaluated", "核对次数"),
    "failed": Words("Not holding", "不成立"),
}
CERTAINTIES: Mapping[str, Words] = {
    "certain": Words("certain", "确定"),
    "suspected": Words("suspected", "存疑"),
    "consequence": Words("follows", "连带"),
}
FIGURES: Mapping[str, Words] = {"rank": Words("rank", "名次"), "score": Words("score", "得分")}
CHECK_KINDS: Mapping[str, Words] = {
    "sum": Words("sum", "求和"),
    "group": Words("group", "分组"),
    "weights": Words("weights", "权重"),
    "range": Words("range", "范围"),
    "rank sequence": Words("rank sequence", "名次连续"),
    "rank order": Words("rank order", "名次与得分"),
    "tie convention": Words("tie convention", "并列规则"),
    "rows": Words("rows", "行"),
    "same": Words("same in two tables", "两表相同"),
    "copy": Words("repeated order", "次序重复"),
    "claim": Words("claim", "正文论断"),
    "mean": Words("mean", "平均"),
    "unknown weights": Words("unknown weights", "未知权重"),
    "ends": Words("ends of the scale", "两端"),
    "change": Words("change of rank", "名次变动"),
    "grim": Words("mean of whole numbers", "整数之平均"),
}


def relations_of(year: int | None) -> Finding:
    """Return what the relations of a year are called; None is a report of one time.

    >>> relations_of(2022).message("en"), relations_of(None).message("en")
    ('the relations of 2022', 'the relations')
    """
    if year is None:
        return Finding(AUDIT_RELATIONS)
    return Finding(AUDIT_RELATIONS_OF, {"year": str(year)})
