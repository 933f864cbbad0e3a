"""The words of the prose on a region and its dimensions, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words

PLACED = Words(
    "In {year}, {row} {ranks}{among}{score}{change}.",
    "{year} 年，{row}{among}{ranks}{score}{change}。",
)
RANKS = Words("ranks {ordinal}", "居第 {ordinal} 位")
RANKS_TIED = Words("shares {ordinal} place", "并列第 {ordinal} 位")
PLACED_FIRST = Words(
    "In {year}, {row} ranks first{among}{score}{change}.",
    "{year} 年，{row}{among}居首位{score}{change}。",
)
BOTH_NEIGHBORS = Words("{first}, and {last}", "{first}；{last}")
RANGE_FIRST = Words("{span}, it always ranked first.", "{span}，始终居首位。")
AMONG = Words(" among {count} {noun}", "在 {count} 个{noun}中")
WITH_SCORE = Words(" with {score} points", "，得 {score} 分")
UP = Words(", up {places:place|places} from {before}", "，名次较 {before} 年上升 {places} 位")
DOWN = Words(", down {places:place|places} from {before}", "，名次较 {before} 年下降 {places} 位")
LEVEL = Words(", the same rank as in {before}", "，名次与 {before} 年相同")
RANGE = Words(
    "{span}, its rank lay between {best} and {worst}{never}.",
    "{span}，其名次在第 {best} 至 {worst} 位之间{never}。",
)
RANGE_ONE = Words("{span}, it always ranked {ordinal}.", "{span}，其名次始终为第 {ordinal} 位。")
NEVER = Words(", never in the top {top}", "，从未进入前 {top} 位")
NEIGHBORS = Words("Directly {parts}.", "{parts}。")
ABOVE = Words(
    "above it is {row} ({score}), {gap} points ahead", "前一位是{row}（{score} 分），高 {gap} 分"
)
BELOW = Words(
    "below it is {row} ({score}), {gap} points behind", "后一位是{row}（{score} 分），低 {gap} 分"
)
ABOVE_EQUAL = Words(
    "above it is {row}, with the same score to the digits shown",
    "前一位是{row}，得分按所示位数相同",
)
BELOW_EQUAL = Words(
    "below it is {row}, with the same score to the digits shown",
    "后一位是{row}，得分按所示位数相同",
)
STRENGTHS = Words("Relative strengths of {row} are {items}.", "{row}的相对优势有{items}。")
STRENGTH = Words("A relative strength of {row} is {items}.", "{row}的相对优势是{items}。")
WEAKNESSES = Words("Relative weaknesses are {items}.", "相对短板有{items}。")
WEAKNESS = Words("A relative weakness is {items}.", "相对短板是{items}。")
NEITHER = Words(
    "In no dimension does {row} have a relative strength or weakness.",
    "{row}没有达到相对优势或相对短板标准的维度。",
)
ITEM_RANK = Words("{node} (rank {rank})", "{node}（第 {rank} 位）")
DIMENSION_UP = Words(
    "Of its dimensions, {node} rose most since {year_before}, from rank {before} to "
    "{after}{other}.",
    "与 {year_before} 年相比，各维度中{node}上升最多，由第 {before} 位升至第 {after} 位{other}。",
)
DIMENSION_DOWN = Words(
    "Of its dimensions, {node} fell most since {year_before}, from rank {before} to {after}.",
    "与 {year_before} 年相比，各维度中{node}下降最多，由第 {before} 位降至第 {after} 位。",
)
DIMENSION_UP_ONLY = Words(
    "Of its dimensions, only {node} rose since {year_before}, from rank {before} to "
    "{after}{other}.",
    "与 {year_before} 年相比，各维度中仅{node}上升，由第 {before} 位升至第 {after} 位{other}。",
)
DIMENSION_DOWN_ONLY = Words(
    "Of its dimensions, only {node} fell since {year_before}, from rank {before} to {after}.",
    "与 {year_before} 年相比，各维度中仅{node}下降，由第 {before} 位降至第 {after} 位。",
)
OTHER_DOWN_ONLY = Words(
    ", and only {node} fell, from {before} to {after}",
    "；仅{node}下降，由第 {before} 位降至第 {after} 位",
)
OTHER_DOWN = Words(
    ", while {node} fell most, from {before} to {after}",
    "，{node}下降最多，由第 {before} 位降至第 {after} 位",
)
LEADERS = Words("Across the dimensions in {year}, {parts}.", "分维度看，{year} 年{parts}。")
LEADS_IN = Words("{row} leads in {nodes}", "{nodes}居首位的是{row}")
LEADS_IN_TOO = Words("{row} in {nodes}", "{nodes}居首位的是{row}")
LEADS_IN_ALL = Words("{row} leads in all {count} dimensions", "{count} 个维度居首位的均为{row}")
