"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note

INTERVAL_UPSIDE_DOWN = error(
    "interval-upside-down",
    "the interval {value} is upside down: its first end is the greater",
    "区间 {value} 上下颠倒：前一端较大",
    "write the smaller end first: {guess}",
    "请先写较小的一端：{guess}",
)
INTERVAL_NEGATIVE = error(
    "interval-negative",
    "{value} has a negative end or a sign too many, but an interval goes from one ratio above 0 "
    "to another",
    "{value} 有负的一端或多余的符号，而区间的两端都是大于 0 的比值",
    "write {guess}; where the second item matters more, an end is a reciprocal such as 1/3",
    "请写 {guess}；若后者更重要，该端请写倒数，如 1/3",
)
INTERVAL_END = error(
    "interval-end",
    "an end of the interval {value} cannot be used: {told}",
    "区间 {value} 的一端无法使用：{told}",
    "write two ratios from 1/9 to 9, the smaller first, such as 1/3-3",
    "请写两个 1/9 到 9 之间的比值，较小的在前，如 1/3-3",
)
INTERVAL_NOT_RECIPROCAL = error(
    "interval-not-reciprocal",
    "{value} contradicts {other_value} ({other}): the reciprocal of {value} is {reciprocal}",
    "{value} 与 {other_value}（{other}）矛盾：{value} 的倒数是 {reciprocal}",
    "correct one of the two, or leave the lower triangle blank",
    "请更正其中之一，或将下三角留空",
)
INTERVAL_HERE = error(
    "interval-here",
    "{value} is an interval, but a single judgment is needed here",
    "{value} 是区间，而此处需要单个判断值",
    "write one ratio, such as {middle}, the middle of its steps on the scale",
    "请写一个比值，例如区间在标度上的中点 {middle}",
)
VERBAL_INTERVAL = Words(
    "{a} is {low} to {high} times as important as {b}",
    "{a} 的重要性是 {b} 的 {low} 至 {high} 倍",
)
INTERVALS = note(
    "intervals",
    "{count} of {total:judgment is an interval|judgments are intervals}; weights and CR take the "
    "middle of each on the scale: {pairs}",
    "{total} 个判断中有 {count} 个是区间，权重与 CR 取其在标度上的中点：{pairs}",
)
INTERVALS_SAID = Words(
    "{count} of {total:judgment is an interval|judgments are intervals}; weights and CR "
    "take the middle of each on the "
    "scale",
    "{total} 个判断中有 {count} 个是区间，权重与 CR 取其在标度上的中点",
)
DATE_OR_INTERVAL = Words("{fraction} or the interval {interval}", "{fraction} 或区间 {interval}")
DATE_OR_INTERVALS = Words(
    "{fraction}, the interval {interval} or {other}", "{fraction}、区间 {interval} 或 {other}"
)
