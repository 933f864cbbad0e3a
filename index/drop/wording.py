"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

DROP_LEVEL = error(
    "drop-level",
    "the index has no level {value}",
    "指数没有第 {value} 层",
    "levels are 1 (directly below the goal) to {deepest}",
    "可用层级为 1（总指数之下）到 {deepest}",
)
LEFT_OUT = Words("Left out", "去掉的项")
GLOBAL_PERCENT = Words("Global weight, %", "全局权重（%）")
MEAN_SHIFT = Words("Mean shift", "平均变动")
MOST_SHIFT = Words("Most", "最多")
CHANGED = Words("Change rank", "名次有变")
WHO_MOVED = Words("Who", "涉及地区")
DROP_TITLE = Words(
    "{node} {year} without one item: {pool}", "{year} 年{node}去掉一项后的名次：{pool}"
)
DROP_NOTE = Words(
    "Places that {count:region|regions} move when one item is left out and the weights of the "
    "others are scaled up: mean of all, up or down; the most; and who moves so far.",
    "去掉一项、其余权重按比例放大后，{count} 个地区名次的变动：全部地区的平均（不计升降）、最多"
    "位数，以及变动最多的地区。",
)
NOT_LEFT_OUT = Words(
    "Never left out, because weights by place (OWA) are given for just as many items: {items}.",
    "{items} 按位次加权（OWA），位次权重与项数一一对应，未予去掉。",
)

LEVEL_OF_ITEMS = error(
    "drop-level-of-items",
    "--level is about items that are left out, but regions are to leave or join",
    "--level 针对去掉的项，而这里去掉或加入的是地区",
    "take --level out, or --regions and --joins",
    "请删去 --level，或删去 --regions 和 --joins",
)
NOBODY_JOINS = error(
    "drop-nobody-joins",
    "no region of {asked} can join: all that have values in {year} are compared already",
    "{asked} 没有可加入的地区：{year} 年有数值的均已参加比较",
    "name a region of another kind, or one that [data] or --pool leaves out",
    "请指定另一类别的地区，或设置未选入的地区",
)
JOINER_UNKNOWN = error(
    "drop-joiner-unknown",
    "no region and no kind of regions is called {asked!r}",
    "没有名为 {asked!r} 的地区或地区类别",
    "{suggestion}",
    "{suggestion}",
)
DROPPING = Words("Building without each region", "逐一去掉地区后重算")
LEAVES = Words("Left out", "去掉的地区")
JOINS = Words("Joins", "加入的地区")
ITS_RANK = Words("Its rank", "原名次")
PAIRS = Words("Pairs turned", "换序对数")
TIES = Words("Ties", "并列变化")
WHICH = Words("Which", "哪些")
LEAVE_TITLE = Words(
    "{node} {year} without one region: {pool}", "{year} 年{node}去掉一个地区后的次序：{pool}"
)
JOIN_TITLE = Words(
    "{node} {year} with one more region: {pool}", "{year} 年{node}加入一个地区后的次序：{pool}"
)
LEAVE_NOTE = Words(
    "Each region is left out of all years and the index built again, with everything that depends "
    "on who is there; compared are the orders of the others among themselves. A pair a > b had a "
    "ahead and has b ahead now. Ties: pairs that were tied and are no more, or the other way.",
    "每次从所有年份去掉一个地区，重新计算指数（凡取决于参评地区的均重算），再比较其余地区之间的次序。"
    "a > b 表示原来 a 在前，现在 b 在前。并列变化指原来并列、现在不并列，或相反的对数。",
)
JOIN_NOTE = Words(
    "Each region joins with the values it has and the index is built again, with everything that "
    "depends on who is there; compared are the orders of the others among themselves. A pair "
    "a > b had a ahead and has b ahead now. Ties: pairs that were tied and are no more, or the "
    "other way.",
    "每次加入一个地区（按其现有数值），重新计算指数（凡取决于参评地区的均重算），再比较其余地区之间的"
    "次序。a > b 表示原来 a 在前，现在 b 在前。并列变化指原来并列、现在不并列，或相反的对数。",
)
PAIR = Words("{first} > {second}", "{first} > {second}")
SUMMARY = Words(
    "Some pair turns round by {turning} of {count:region|regions}, {pairs:pair|pairs} in all; "
    "largest shift {most}.",
    "{count} 个地区中有 {turning} 个会使其他地区换序，共 {pairs} 对；名次最多变动 {most} 位。",
)
NOT_BUILT = Words(
    "For {count:region|regions} the index cannot be built; the reason stands in place of the "
    "pairs.",
    "有 {count} 个地区无法重算，原因列在“哪些”一栏。",
)
NEVER = Words(
    "No score here depends on which other regions there are (every indicator has fixed ends: "
    "goalposts, or the ratio to a target), so that no pair can ever turn round.",
    "本指数各地区得分与有哪些其他地区无关（各指标均按固定阈值或目标比值标准化），任何两个地区都不会"
    "因此换序。",
)
DEPENDS = Words(
    "Scores depend on which other regions there are by: {what}. They would not by min-max against "
    "goalposts or by the ratio to a target alone, which never turn a pair round.",
    "得分与有哪些其他地区有关，途径：{what}。若只用固定阈值的最小值-最大值法或目标比值法，则与其他地区"
    "无关，任何两个地区都不会换序。",
)
BY_FILLING = Words("gaps filled by means or medians", "用均值或中位数填补缺失")
BY_OUTLIERS = Words("treatment of outliers", "离群值处理")
BY_NORMALIZATION = Words(
    "normalization by {method} ({count} of {all} indicators)",
    "{method}标准化（{all} 项指标中的 {count} 项）",
)
BY_WEIGHTS = Words("weights from the data", "由数据求得的权重")
BY_NODES = Words("scores of nodes put on another scale", "节点得分再次标准化")
BY_COPELAND = Words("aggregation by Copeland's rule", "Copeland 合成")
