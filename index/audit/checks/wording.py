"""The messages of means, ends of scales, changes of ranks, means of whole numbers and claims."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Message, error, note, warning

AUDIT_NOT_BELOW = error(
    "audit-not-below",
    "low is not below high",
    "low 不小于 high",
    "exchange the two, or leave one out",
    "请互换两者，或删去其一",
)
AUDIT_TWICE = error(
    "audit-twice",
    "{name!r} stands there twice",
    "{name!r} 出现两次",
    "leave one of the two out",
    "请删去其中之一",
)
AUDIT_EMPTY_LIST = error(
    "audit-empty-list",
    "{key} is empty and says nothing",
    "{key} 为空，没有说明任何内容",
    "leave the key out, or write what it should list",
    "请删去该键，或写出应列出的内容",
)
AUDIT_TIE_OF_ONE = error(
    "audit-tie-of-one",
    "{row} stands alone in tied, which needs two or more rows that share a rank",
    "tied 中只有 {row} 一行，而并列至少需要两行",
    'write all that share the rank, as in tied = [["{row}", "b"]], or leave it out and write '
    "ranks = {{ {row} = 1 }} with its own rank",
    '请写出名次相同的所有行，例如 tied = [["{row}", "b"]]；若无并列，请删去，'
    "并以 ranks = {{ {row} = 1 }} 写出该行的名次",
)
AUDIT_ONLY_WIDE = error(
    "audit-only-wide",
    "only is for wide tables, whose columns are named with {{table}}",
    "only 只用于宽表，其列名含 {{table}}",
    'write score = "{{table}}", or leave only out',
    '请写 score = "{{table}}"，或删去 only',
)
AUDIT_PLACE_TWICE = error(
    "audit-place-twice",
    "{{table}} or {{year}} stands twice in {pattern!r}",
    "{pattern!r} 中 {{table}} 或 {{year}} 出现两次",
    "write each once at most",
    "每个最多写一次",
)
AUDIT_MEAN = warning(
    "audit-mean",
    "printed {printed}, but the parts {parts} give {low} to {high} ({rule})",
    "印作 {printed}，但由各部分 {parts} 得出 {low} 到 {high}（{rule}）",
)
AUDIT_NO_MEAN = warning(
    "audit-no-mean",
    "the parts {parts} have no such mean ({rule}): one of them is below 0",
    "各部分 {parts} 没有这种平均（{rule}）：其中有小于 0 的数",
)
AUDIT_WEIGHTED = note("audit-weighted", "{part} (weight {weight})", "{part}（权重 {weight}）")
AUDIT_LOW_END = warning(
    "audit-low-end",
    "no row reaches {end}: the lowest printed is {printed} ({row})",
    "没有一行达到 {end}：印出的最低值为 {printed}（{row}）",
)
AUDIT_HIGH_END = warning(
    "audit-high-end",
    "no row reaches {end}: the highest printed is {printed} ({row})",
    "没有一行达到 {end}：印出的最高值为 {printed}（{row}）",
)
AUDIT_CHANGE = warning(
    "audit-change",
    "printed {printed}, but the rank went from {before} to {after}: {implied} ({sign})",
    "印作 {printed}，但名次由 {before} 变为 {after}：应为 {implied}（{sign}）",
)
AUDIT_GRIM = warning(
    "audit-grim",
    "printed {printed}, but no mean of whole numbers over {count:record|records} is: the "
    "nearest are "
    "{low} and {high}",
    "印作 {printed}，但 {count} 条记录的整数之平均不可能如此：最近的是 {low} 和 {high}",
)
AUDIT_GRIM_COUNT = warning(
    "audit-grim-count",
    "the number of records is printed as {count}, which is no whole number above 0",
    "记录数印作 {count}，不是大于 0 的整数",
)
MEANS: Mapping[str, Message] = {
    "geometric": note("audit-geometric", "geometric mean", "几何平均"),
    "harmonic": note("audit-harmonic", "harmonic mean", "调和平均"),
}
SIGN_WORDS: Mapping[str, Message] = {
    "rise": note("audit-rise", "positive: a rise", "正数为上升"),
    "fall": note("audit-fall", "positive: a fall", "正数为下降"),
}
AUDIT_CLAIM_RANK = warning(
    "audit-claim-rank",
    "the text says rank {low}, the table prints {printed}",
    "正文称第 {low} 位，表中印作 {printed}",
)
AUDIT_CLAIM_WITHIN = warning(
    "audit-claim-within",
    "the text says rank {low} to {high}, the table prints {printed}",
    "正文称第 {low} 至 {high} 位，表中印作 {printed}",
)
AUDIT_CLAIM_OMITS = warning(
    "audit-claim-omits",
    "the text leaves out {row}, with ranks {ranks} always from {low} to {high}",
    "正文未提及 {row}，而其名次 {ranks} 始终在第 {low} 至 {high} 位",
)
AUDIT_CLAIM_NEVER = warning(
    "audit-claim-never",
    "the text says {row} had rank {low} at some time, the table prints {ranks}",
    "正文称{row}曾居第 {low} 位，表中名次为 {ranks}",
)
AUDIT_CLAIM_NEVER_WITHIN = warning(
    "audit-claim-never-within",
    "the text says {row} had a rank from {low} to {high} at some time, the table prints {ranks}",
    "正文称{row}曾居第 {low} 至 {high} 位，表中名次为 {ranks}",
)
AUDIT_CLAIM_LISTED = warning(
    "audit-claim-listed",
    "the text says {row} is not among the rows, but the table lists it",
    "正文称 {row} 不在其列，但表中列有",
)
AUDIT_CLAIM_SCORE = warning(
    "audit-claim-score",
    "the text says {said}, the table prints {printed}",
    "正文称 {said}，表中印作 {printed}",
)
AUDIT_CLAIM_MOVE = warning(
    "audit-claim-move",
    "the text says it {said}, but the rank was {before} in {first} and {after} in {last}",
    "正文称名次{said}，而 {first} 年为 {before}，{last} 年为 {after}",
)
AUDIT_CLAIM_UNLISTED = warning(
    "audit-claim-unlisted",
    "the text speaks of {row}, but the table prints nothing for it there",
    "正文提到 {row}，但表中该处没有数字",
)
AUDIT_ROSE = note("audit-rose", "rose", "上升")
AUDIT_FELL = note("audit-fell", "fell", "下降")
AUDIT_STAYED = note("audit-stayed", "stayed", "不变")
AUDIT_ROSE_BY = note("audit-rose-by", "rose by {places}", "上升 {places} 位")
AUDIT_FELL_BY = note("audit-fell-by", "fell by {places}", "下降 {places} 位")
AUDIT_CLAIM_SPAN = warning(
    "audit-claim-span",
    "the text says the ranks of {row} went from {best} to {worst}, the table prints {ranks}",
    "正文称{row}的名次在第 {best} 至 {worst} 位之间，表中为 {ranks}",
)
AUDIT_CLAIM_NOT_FIRST = warning(
    "audit-claim-not-first",
    "the text says {row} has a rank from {low} to {high} for the first time in {year}, which the "
    "table does not bear out",
    "正文称{row}于 {year} 年首次居第 {low} 至 {high} 位，与表不符",
)
AUDIT_CLAIM_NOT_ENTERED = warning(
    "audit-claim-not-entered",
    "the text says {row} came within ranks {low} to {high}, which the table does not bear out",
    "正文称{row}新进入第 {low} 至 {high} 位，与表不符",
)
AUDIT_CLAIM_NOT_LEFT = warning(
    "audit-claim-not-left",
    "the text says {row} left ranks {low} to {high}, which the table does not bear out",
    "正文称{row}退出第 {low} 至 {high} 位，与表不符",
)
AUDIT_CLAIM_ENTERED = warning(
    "audit-claim-entered",
    "the text leaves out {row}, which came within ranks {low} to {high}",
    "正文未提及{row}，而它也新进入第 {low} 至 {high} 位",
)
AUDIT_CLAIM_LEFT = warning(
    "audit-claim-left",
    "the text leaves out {row}, which left ranks {low} to {high}",
    "正文未提及{row}，而它也退出了第 {low} 至 {high} 位",
)
AUDIT_CLAIM_COUNT = warning(
    "audit-claim-count",
    "the text says {said} ({what}), the table gives {count}",
    "正文称 {said} 个（{what}），由表得出 {count} 个",
)
COUNTED: Mapping[str, Message] = {
    "rows": note("audit-count-rows", "rows with a rank", "有名次的行"),
    "within": note("audit-count-within", "rows always within the limits", "始终在限内的行"),
    "up": note("audit-count-up", "rows that rose", "名次上升的行"),
    "down": note("audit-count-down", "rows that fell", "名次下降的行"),
    "same": note("audit-count-same", "rows that kept their rank", "名次不变的行"),
    "entered": note("audit-count-entered", "rows that came within the limits", "新进入限内的行"),
    "left": note("audit-count-left", "rows that left the limits", "退出限内的行"),
}
AUDIT_CLAIM_MORE = warning(
    "audit-claim-more",
    "the text leaves out {row}, which moved as far or further: {places}",
    "正文未提及{row}，而其名次变动不小于文中所称：{places} 位",
)
AUDIT_CLAIM_GAP = warning(
    "audit-claim-gap",
    "the text says {said} between {row} and {other}, the printed scores differ by {printed}",
    "正文称{row}与{other}相差 {said}，印出的得分相差 {printed}",
)
AUDIT_CLAIM_MARGIN = warning(
    "audit-claim-margin",
    "the text calls the lead of {row} clear, but {gap} is less than {share}% of {score}",
    "正文称{row}明显领先，但 {gap} 不到 {score} 的 {share}%",
)
AUDIT_CLAIM_NOT_TIED = warning(
    "audit-claim-not-tied",
    "the text says {row} shares a rank with {other}, but the table prints {rank} and {shared}",
    "正文称{row}与{other}并列，但表中印作 {rank} 和 {shared}",
)
AUDIT_CLAIM_TIED_TOO = warning(
    "audit-claim-tied-too",
    "the text leaves out {row}, which shares rank {rank}",
    "正文未提及{row}，而它也并列第 {rank} 位",
)
AUDIT_CLAIM_NO_TIERS = warning(
    "audit-claim-no-tiers",
    "the table has fewer different scores than the {cuts} tiers of the text",
    "表中不同的得分少于正文所称的 {cuts} 个梯队",
)
AUDIT_CLAIM_TIER = warning(
    "audit-claim-tier",
    "by natural breaks of the scores into {cuts} tiers, {row} is in tier {tier}",
    "按得分的自然断点分为 {cuts} 个梯队，{row}属于第 {tier} 梯队",
)
AUDIT_CLAIM_COMPARED = warning(
    "audit-claim-compared",
    "the text says better than in {other} by {said}, but the ranks are {rank} here and {there} "
    "there",
    "正文称较{other}靠前 {said} 位，但此处为第 {rank} 位，彼处为第 {there} 位",
)
JUDGED: Mapping[str, Message] = {
    "strength": note("audit-strength", "a relative strength", "相对优势"),
    "weakness": note("audit-weakness", "a relative weakness", "相对短板"),
    "neither": note("audit-neither", "neither strength nor weakness", "既非优势也非短板"),
}
AUDIT_CLAIM_BESIDE = warning(
    "audit-claim-beside",
    "beside {other} it is {verdict} of {row}, by the rule of {places:place|places}",
    "与{other}相比，按 {places} 位的规则，它于{row}为{verdict}",
)
