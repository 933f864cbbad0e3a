"""The words of a report made from printed tables."""

from __future__ import annotations

from ahp.common.wording import Words, error

PRINTED_UNDECLARED = error(
    "printed-undeclared",
    "nothing says which table is of which regions and item, as a report needs",
    "没有说明各表属于哪类地区、哪项指标，报告需要它",
    "add a table for each kind of regions, such as [report.tables.province], with a line for each "
    'item: goal = "table-3"',
    '请为每类地区加一个表，如 [report.tables.province]，每项指标一行：goal = "table-3"',
)
PRINTED_TABLE_TWICE = error(
    "printed-table-twice",
    "{code!r} is given to two items: {first} and {second}",
    "{code!r} 用于两处：{first} 与 {second}",
)
PRINTED_NAME_UNKNOWN = error(
    "printed-name-unknown",
    "no table has a row {row!r}, which is named here",
    "这里为 {row!r} 命名，但没有一个表有此行",
    "{suggestion}",
    "{suggestion}",
)
PRINTED_NAME_TWICE = error(
    "printed-name-twice",
    "{row!r} is given other names further up",
    "{row!r} 在前面已有不同的名称",
    "leave one of the two lines",
    "请只保留一行",
)
PRINTED_NO_GOAL = error(
    "printed-no-goal",
    "of {pool} no table is given for {goal!r}",
    "{pool} 没有给出 {goal!r} 的表",
    'add the table of the whole: {goal} = "..."',
    '请加上总体的表：{goal} = "..."',
)
PRINTED_NO_YEARS = error(
    "printed-no-years",
    "{code!r} has no years; a report needs them",
    "{code!r} 没有年份；报告需要年份",
    'name the column of the years in [tables.{code}]: year = "..."',
    '请在 [tables.{code}] 中写明年份所在的列：year = "..."',
)
PRINTED_POOL = error(
    "printed-pool",
    "{found!r} is no kind of regions that has tables here",
    "{found!r} 不是此处有表的地区类别",
    "{suggestion}",
    "{suggestion}",
)
PRINTED_ITEM = error(
    "printed-item",
    "{found!r} is no item of the model",
    "模型中没有 {found!r}",
    "{suggestion}",
    "{suggestion}",
)
DIFFERENCES_LEAD = Words(
    "What was printed was audited: {checked} relations between its figures, and between its text "
    "and its tables, were evaluated. {found} do not hold. The table lists them with what stands in "
    "this report instead. A finding is certain where it is proved from the printed figures "
    "themselves, else suspected.",
    "对印出的内容作了核对：共检验数字之间、正文与各表之间的 {checked} 项关系，其中 {found} 项"
    "不成立。下表逐一列出，并说明本报告如何处理。由印出的数字本身即可证明的为“确定”，其余为“存疑”。",
)
DIFFERENCES_NONE = Words(
    "What was printed was audited: {checked} relations were evaluated, and all hold.",
    "对印出的内容作了核对：共检验 {checked} 项关系，全部成立。",
)
DIFFERENCES_TITLE = Words(
    "Where what was printed is contradicted, and what stands here",
    "印出内容中相互矛盾之处与本报告的处理",
)
DIFFERENCES_NOTE = Words(
    "Figures that only follow from one that is corrected here are not listed.",
    "仅由此处已更正的数字引起的不符，不再列出。",
)
PLACE = Words("Where", "位置")
AGAINST = Words("Printed, and what contradicts it", "印出内容及其矛盾")
HERE = Words("In this report", "本报告")
CORRECTED = Words("{figure} in place of {printed}", "以 {figure} 代替 {printed}")
SAID_OTHERWISE = Words("the text follows the table and does not say so", "正文依表中数字，不作此说")
AS_PRINTED = Words("as printed", "照印")
LEFT_OPEN = Words("as printed: which figure is wrong is not known", "照印：何者有误，无从得知")
CELL_NOTE = Words(
    "{row} {year}: {figure} in place of {printed}, which was printed and cannot be; see the list "
    "of differences.",
    "{row} {year} 年：原印 {printed}，不可能成立，更正为 {figure}；见差异列表。",
)
TEXT_SAYS = Words("The text: {said}. {found}", "正文：{said}。{found}")
PRINTED_SOURCE = Words("The figures were printed in: {source}.", "数字原载：{source}。")
CIRCLE_OF = Words("{circle}: {members}", "{circle}：{members}")
PART_DIFFERENCES = Words("Differences from what was printed", "与印出内容的差异")
PRINTED_SYSTEM = Words(
    "{title} has {dimensions:dimension|dimensions} and {indicators:indicator|indicators} on "
    "{levels:level|levels}. Their weights come from the judgment matrices of the model.",
    "{title}共有 {dimensions} 个维度、{indicators} 项指标，分为 {levels} 级。"
    "权重由模型中的判断矩阵求得。",
)
PRINTED_WEIGHTS_TABLE = Words("@ lists the weights.", "各级权重见@。")
PRINTED_NO_RUNS = error(
    "printed-no-runs",
    "{options}: a report of printed tables has no data to compute it from",
    "{options}：印出的表没有可供计算的数据",
    "leave it out; with data, make an index project (ahp-index new)",
    "请去掉该选项；如有数据，请建立指数项目（ahp-index new）",
)
