"""The messages of means, ends of scales, changes of ranks and means of whole numbers."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Message, note, warning

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
    "printed {printed}, but no mean of whole numbers over {count} records is: the nearest are "
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
