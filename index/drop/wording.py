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
