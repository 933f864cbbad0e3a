"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note

ALL_NAMED = ("all", "全部")
UNIT_WITHOUT_SCORE = error(
    "unit-without-score",
    "{region} has no score in any year, so there is nothing for a page of its own",
    "{region} 各年均没有得分，无法为其单列一页",
    "leave it out of --unit and of units under [report]",
    "请从 --unit 以及 [report] 的 units 中去掉",
)
UNIT_UNKNOWN = error(
    "unit-unknown",
    "no table has a row named {region!r}",
    "没有一个表列有 {region!r}",
    "{suggestion}",
    "{suggestion}",
)
UNITS_LEFT_OUT = note(
    "units-left-out",
    "{count:region has|regions have} no score in any year and no page: {regions}",
    "{count} 个地区各年均没有得分，未单列一页：{regions}",
)

STANDING_TITLE = Words("{region}: ranks and scores", "{region}：历年排名与得分")
STANDING_POINTS_NOTE = Words(
    "Rank; in brackets the score for {goal} and, for the other rows, the points that each adds to "
    "it.",
    "名次；括号内，{goal}为得分，其余各行为对总分的贡献分。",
)
OF_ITEM = Words("{item}: {note}", "{item}：{note}")
COUNTED = Words("Number ranked: {counts}.", "参评数：{counts}。")
COUNT_IN = Words("{count} in {year}", "{year} 年 {count} 个")
COUNTED_ALIKE = Words("Number ranked: {count} in every year.", "参评数：各年均为 {count} 个。")

PROFILE_TITLE = Words(
    "{region} compared with the {pool}, {year}", "{year} 年{region}与{pool}的对比"
)
PICTURED = Words(
    "Scores of {region} in {year} within the range of the {pool}",
    "{year} 年{region}各项得分在{pool}中的位置",
)
PROFILE_NOTE = Words(
    "Scores of each item, not points of the total; median and best are of the {count} {pool} "
    "ranked in {year}, the region itself among them.",
    "各项为该项得分，并非对总分的贡献分；中位数和最高分取自 {year} 年参评的 {count} 个{pool}"
    "（含该地区自身）。",
)
PROFILE_CIRCLE_NOTE = Words(
    "Circle median: of the members of {circle} among them ({members}).",
    "圈内中位数取自其中的{circle}成员（{members}）。",
)
EARLIER_YEAR = Words(
    "In {latest}, {region} has no score; what follows refers to {year}, the last year in which it "
    "has one.",
    "{latest} 年{region}没有得分，以下为最近有得分的 {year} 年的情况。",
)
MEDIAN = Words("Median", "中位数")
BEST = Words("Best", "最高分")
WHO = Words("Held by", "最高者")
MANY_BEST = Words("{first} and {count} more", "{first}等 {count} 个")
CIRCLE_MEDIAN = Words("Circle median", "圈内中位数")

HALVES = Words(
    "In a strength the region is ahead of at least half of the others, in a weakness behind more "
    "than half of them; a first place that most of them share is no strength.",
    "列为优势的指标须领先于至少一半的其他地区，列为劣势的须落后于一半以上的其他地区；多数地区并列第一的不算"
    "优势。",
)
NO_STRENGTHS = Words(
    "No indicator counts as a strength of {region} in {year} by the rule: {rule}",
    "按规则，{year} 年{region}没有优势指标。规则：{rule}",
)
NO_WEAKNESSES = Words(
    "No indicator counts as a weakness of {region} in {year} by the rule: {rule}",
    "按规则，{year} 年{region}没有劣势指标。规则：{rule}",
)

CHANGES_TITLE = Words(
    "{region}: breakdown of the change in score, {before} to {after}",
    "{region}：{before} 年至 {after} 年得分变化的构成",
)
CHANGES_NOTE = Words(
    "Each row is of the item's own score (0 to 100 where nothing else is said).",
    "各行为该项自身的得分及其变化。",
)
PARTS_IDLE = Words(
    "Not listed, as they round to zero here: {parts}.", "未列出的部分按所示位数为零：{parts}。"
)
NOT_PARTED = Words(
    "What the change from {before} to {after} is made of is not said: {why}.",
    "未说明 {before} 年至 {after} 年得分变化的构成：{why}。",
)
NO_EARLIER = Words(
    "{region} has no score in {before}, so that there is no change to {after} to explain.",
    "{before} 年{region}没有得分，因此没有可说明的变化（{before} 年至 {after} 年）。",
)
MOVED_TITLE = Words(
    "{region}: the indicators that moved its score most, {before} to {after}",
    "{region}：{before} 年至 {after} 年影响得分最大的指标",
)
MOVED_NOTE = Words(
    "Points of the total, the largest changes first, {most} at most.",
    "数字为对总分的贡献分，按变化大小排列，至多列 {most} 项。",
)
MOVED_SUM = Words(
    "The changes of all {count} indicators sum to {total}, the change of the score.",
    "全部 {count} 项指标的变化之和为 {total}，即总分的变化。",
)
MOVED_TIED = Words(
    "{count:more has|more have} a change as large as the last one here.",
    "另有 {count} 项的变化与此处最后一项一样大。",
)
POINTS_IN = Words("Points {year}", "{year} 年贡献分")
VALUES_IN = Words("Value {before} → {after}", "指标值 {before} → {after}")
NO_MOVE = Words(
    "From {before} to {after} the points of no indicator changed.",
    "{before} 年至 {after} 年，各项指标的贡献分均无变化。",
)

MEMBERS_TITLE = Words("{circle}: its members", "{circle}：成员的排名与得分")
MEMBERS_NOTE = Words(
    "Rank among {pool}, with the score in brackets. How the circle's scores come from its "
    "members': {rule}.",
    "在{pool}中的名次（括号内为得分）。经济圈得分由成员得出的方式：{rule}。",
)
MEMBER = Words("Member", "成员")
MEMBER_WEIGHT = Words("Weight", "权重")

UNITS_MANY = note(
    "units-many",
    "{count} regions have pages of their own: their profiles are of the dimensions, without charts",
    "共有 {count} 个地区单列成页，对比只列各维度，不配图",
    "name at most {most} for profiles of every item with a chart",
    "指定不超过 {most} 个地区，即列出全部指标并配图",
)
AS_FIRST = Words("The same holds for all tables of the region.", "该地区各表口径相同。")

TABLE_NAMES = {
    "standing": Words("Ranks and scores", "排名与得分"),
    "members": Words("Members of a circle", "经济圈成员"),
    "profile": Words("Comparison", "对比"),
    "strengths": Words("Strengths", "优势指标"),
    "weaknesses": Words("Weaknesses", "劣势指标"),
    "changes": Words("Breakdown of the change in score", "得分变化的构成"),
    "moved": Words("Indicators that moved the score most", "影响得分最大的指标"),
    "sure": Words("How sure the rank is", "名次的把握"),
}
IN_TABLES = Words("To read the tables of the regions:", "各地区各表的读法：")
ABOUT_TABLE = Words("{table}: {notes}", "{table}：{notes}")
TOLD_BEFORE = Words(
    "How to read the tables stands before the first of the regions.",
    "各表的读法见第一个地区之前。",
)
