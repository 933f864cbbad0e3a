"""The words of the prose on changes over the years, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words

# Between the last two years.
NONE_MOVED = Words(
    "Compared with {before}, all {count} {noun} kept their ranks.",
    "与 {before} 年相比，{count} 个{noun}的名次均未变化。",
)
MOVED = Words(
    "Of the {count} {noun}, {parts} compared with {before}.",
    "与 {before} 年相比，{count} 个{noun}中有 {parts}。",
)
MOVED_SOME = Words(
    "Of the {count} {noun} {how} in both {before} and {year}, {parts}.",
    "{before} 年和 {year} 年均{how}的 {count} 个{noun}中，有 {parts}。",
)
HOW_RANKED = Words("ranked", "有名次")
HOW_LISTED = Words("listed", "列出")
ROSE = Words("{count} rose", "{count} 个上升")
FELL = Words("{count} fell", "{count} 个下降")
RANK_ROSE = Words("{count} rose", "{count} 个名次上升")  # the first of the three
RANK_FELL = Words("{count} fell", "{count} 个名次下降")
RANK_STAYED = Words("{count} stayed in place", "{count} 个名次不变")
STAYED = Words("{count} stayed in place", "{count} 个不变")
MOST_UP = Words(
    "{rows} rose most, from rank {before} to {after}",
    "上升最多的是{rows}，由第 {before} 位升至第 {after} 位",
)
MOST_DOWN = Words(
    "{rows} fell most, from rank {before} to {after}",
    "下降最多的是{rows}，由第 {before} 位降至第 {after} 位",
)
ONLY_UP = Words(
    "{rows} rose from rank {before} to {after}", "上升的是{rows}，由第 {before} 位升至第 {after} 位"
)
ONLY_DOWN = Words(
    "{rows} fell from rank {before} to {after}", "下降的是{rows}，由第 {before} 位降至第 {after} 位"
)
MOST_UP_SHARED = Words(
    "{rows} rose most, by {places:place|places} each", "上升最多的是{rows}，均上升 {places} 位"
)
MOST_DOWN_SHARED = Words(
    "{rows} fell most, by {places:place|places} each", "下降最多的是{rows}，均下降 {places} 位"
)
ALSO = Words("{first}; {last}.", "其中{first}；{last}。")
FULL_STOP = Words("{first}.", "其中{first}。")
SAME_TOP = Words(
    "The top {top} of {year} are the same {noun} as in {before}.",
    "{year} 年居前 {top} 位的{noun}与 {before} 年相同。",
)
ENTERED = Words(
    "{rows} entered the top {top} in {year}, and {left} dropped out.",
    "{year} 年新进入前 {top} 位的有{rows}，退出的有{left}。",
)
FIRST = Words(
    "In the years of the table, {rows} had not been in the top {top} before.",
    "这是{rows}在表列各年中首次进入前 {top} 位。",
)
SAME_ORDER = Words(
    "The first {count} kept their order of {before}.", "前 {count} 位的次序与 {before} 年相同。"
)

# Over all years.
ALWAYS = Words(
    "{span}, {count} {noun} were always in the top {top}: {rows}{leader}.",
    "{span}，始终居前 {top} 位的{noun}有 {count} 个：{rows}{leader}。",
)
ALWAYS_ONE = Words(
    "{span}, only {rows} was always in the top {top}{leader}.",
    "{span}，始终居前 {top} 位的只有{rows}{leader}。",
)
ALWAYS_ALL = Words(
    "{span}, the top {top} were always the same {noun}: {rows}{leader}.",
    "{span}，居前 {top} 位的{noun}始终未变：{rows}{leader}。",
)
ALWAYS_MANY = Words(
    "{span}, {count} {noun} were always in the top {top}{leader}.",
    "{span}，共有 {count} 个{noun}始终居前 {top} 位{leader}。",
)
ALWAYS_FIRST = Words("; {row} led throughout", "，其中{row}始终居首位")
ALWAYS_FIRST_SAME = Words(" and led throughout", "，且始终居首位")
LED = Words("{span}, {row} ranked first throughout.", "{span}，{row}始终居首位。")
STABLE = Words(
    "{span}, the order of all {count} {noun} stayed the same.",
    "{span}，{count} 个{noun}的次序始终未变。",
)
ALWAYS_RANK = Words("{row} always ranked {ordinal}", "{row}始终居第 {ordinal} 位")
KEPT = Words("{span}{parts}.", "{span}{parts}。")
SPAN = Words("{span}, ", "{span}，")
THEN = Words("Over these years, ", "其间，")
EXCHANGED = Words(
    "From {before} to {year}, {up} rose from rank {low} to {high} and {down} fell from rank {high} "
    "to {low}: the two exchanged places.",
    "{before} 年至 {year} 年，{up}由第 {low} 位升至第 {high} 位，"
    "{down}由第 {high} 位降至第 {low} 位，两者互换位次。",
)
SEQUENCES = Words("{span}{parts}.", "{span}{parts}。")
SEQUENCE_FIRST = Words("{row} ranked {ranks} in turn", "{row}的名次依次为第 {ranks} 位")
SEQUENCE = Words("{row} {ranks}", "{row}依次为第 {ranks} 位")
ALWAYS_FIRST_RANK = Words("{row} always ranked first", "{row}始终居首位")
