"""The words of the prose in English and Chinese: of lists, and of ranks and scores in a year."""

from __future__ import annotations

from ahp.common.wording import Words

BETWEEN_NAMES = Words(", ", "、")
TWO_NAMES = Words("{first} and {last}", "{first}和{last}")
AND = Words("{rest}, and {last}", "{rest}和{last}")
BETWEEN_CLAUSES = "，"  # in Chinese; in English clauses are a list
BETWEEN_PARTS = Words("; ", "；")
ORDINAL = Words("{rank}{ending}", "{rank}{ending}")
NOUN = Words("regions", "地区")
ALL_YEARS = Words("from {first} to {last}", "{first}—{last} 年")
SOME_YEARS = Words("in {years}", "{years} 年")

# Who leads. The phrasing changes with the place of the item.
LEAD_GOAL = Words(
    "In {year}, {row} ranks first in {among} with {score} points, {gap} ahead of {next} ({other})"
    "{clear}.",
    "{year} 年{among}，{row}以 {score} 分居首位，比次位的{next}（{other} 分）高 {gap} 分{clear}。",
)
LEAD_ITEM = (
    Words(
        "In {year}, {row} leads in {item} with {score} points; {next} follows with {other}, {gap} "
        "behind{clear}.",
        "{item}方面，{year} 年居首位的是{row}（{score} 分），其次是{next}（{other} 分），"
        "相差 {gap} 分{clear}。",
    ),
    Words(
        "In {item}, {row} ranks first in {year} with {score} points, {gap} ahead of {next} "
        "({other}){clear}.",
        "{year} 年{item}排名首位为{row}，得 {score} 分，比次位的{next}（{other} 分）"
        "高 {gap} 分{clear}。",
    ),
    Words(
        "The {year} ranking for {item} is led by {row} with {score} points, {gap} more than "
        "{next} with {other}{clear}.",
        "{year} 年，{row}（{score} 分）居{item}首位，与次位的{next}（{other} 分）"
        "相差 {gap} 分{clear}。",
    ),
)
CLEAR = Words(", a clear lead", "，明显领先")
CLEAR_SUBJECT = Words(" (a clear lead)", "，前者明显领先")
AMONG_ALL = Words("{item} of the {count} {noun}", " {count} 个{noun}的{item}中")
AMONG_SOME = Words("{item} of the {noun}", "{noun}的{item}中")
COMPOSITE = Words("the composite index", "综合排名")
RANKING = Words("{node}", "{node}排名")
LEAD_EQUAL = Words(
    "In {year}, {row} ranks first and {next} ranks {rank}nd in {item}; to the digits shown, both "
    "have {score} points.",
    "{year} 年{item}中，{row}居首位，{next}居第 {rank} 位，"
    "两者得分按所示位数相同，均为 {score} 分。",
)
LEAD_PLAIN = Words(
    "In {year}, {row} ranks first in {item}, and {next} ranks {rank}nd.",
    "{year} 年{item}中，{row}居首位，{next}居第 {rank} 位。",
)
LEAD_ALONE = Words(
    "{row} is the only one ranked in {item} in {year}.",
    "{year} 年{item}中，有名次的只有{row}。",
)
LEAD_ALONE_SCORE = Words(
    "{row} is the only one ranked in {item} in {year}, with {score} points.",
    "{year} 年{item}中，有名次的只有{row}，得 {score} 分。",
)
LEAD_TIED = Words(
    "In {year}, {rows} tie for first place in {item}.",
    "{year} 年{item}中，{rows}并列首位。",
)
LEAD_TIED_SCORE = Words(
    "In {year}, {rows} tie for first place in {item} with {score} points each.",
    "{year} 年{item}中，{rows}并列首位，均为 {score} 分。",
)
MANY = Words("{count} {noun}", "{count} 个{noun}")

# Who follows.
FOLLOW = (
    Words("Ranks {low} to {high} go to {rows}.", "第 {low} 至 {high} 位依次为{rows}。"),
    Words("{rows} take ranks {low} to {high}.", "{rows}依次居第 {low} 至 {high} 位。"),
    Words("Ranks {low} to {high} are held by {rows}.", "居第 {low} 至 {high} 位的是{rows}。"),
)
FOLLOW_TWO = Words("Ranks {low} and {high} go to {rows}.", "第 {low}、{high} 位依次为{rows}。")
FOLLOW_ONE = Words("Rank {low} goes to {rows}.", "第 {low} 位为{rows}。")
FOLLOW_UNEVEN = Words("Next come {rows}.", "其后为{rows}。")
FOLLOW_UNEVEN_ONE = Words("Next comes {rows}.", "其后为{rows}。")
FOLLOW_UNEVEN_MORE = Words("Then come {rows}.", "再后为{rows}。")
FOLLOW_UNEVEN_MORE_ONE = Words("Then comes {rows}.", "再后为{rows}。")
FOLLOW_SOME = Words(
    "Of the others in the top {high}, the table lists {rows}.", "前 {high} 位中，表内还列有{rows}。"
)
FOLLOW_SOME_MORE = Words("It also lists {rows}.", "此外还列有{rows}。")
ENTRY = Words("{row} ({score})", "{row}（{score} 分）")
ENTRY_RANK = Words("{row} (rank {rank}, {score})", "{row}（第 {rank} 位，{score} 分）")
ENTRY_RANK_ONLY = Words("{row} (rank {rank})", "{row}（第 {rank} 位）")
TIED = Words("{rows} tie at rank {rank}.", "{rows}并列第 {rank} 位。")
TIED_SCORE = Words(
    "{rows} tie at rank {rank} with {score} points each.",
    "{rows}并列第 {rank} 位，均为 {score} 分。",
)

# Tiers.
TIERS = Words(
    "By the natural breaks of the {year} scores there are {cuts} tiers: {parts}.",
    "{year} 年得分按自然断点可分为 {cuts} 个梯队：{parts}。",
)
TIER_PARTS = (
    Words("the first tier consists of {rows}", "第一梯队为{rows}"),
    Words("the second tier of {rows}", "第二梯队为{rows}"),
    Words("the third tier of {rows}", "第三梯队为{rows}"),
    Words("tier {tier} of {rows}", "第 {tier} 梯队为{rows}"),
)
TIER_FIRST = Words(
    "By the natural breaks of the {year} scores, the first of {cuts} tiers consists of {rows}.",
    "{year} 年得分按自然断点可分为 {cuts} 个梯队，第一梯队为{rows}。",
)
TIER_SECOND = Words("The second tier consists of {rows}.", "第二梯队为{rows}。")
TIER_THIRD = Words("The third tier consists of {rows}.", "第三梯队为{rows}。")
TIER_FURTHER = Words("Tier {tier} consists of {rows}.", "第 {tier} 梯队为{rows}。")
TIER_REST = Words("the other {count} {noun}", "其余 {count} 个{noun}")
