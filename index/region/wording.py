"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

REGION_IS_CIRCLE = error(
    "region-is-circle",
    "{region} is a circle, which has no values of its own",
    "{region} 是经济圈，没有自己的指标值",
    "ask for one of its members: {members}",
    "请查看其成员：{members}",
)
SHARE_OUT_OF_RANGE = error(
    "share-out-of-range",
    "{option} {value} is not between 0 and 1",
    "{option} 的值 {value} 不在 0 与 1 之间",
)
STRENGTHS = Words("{region} {year}: strengths", "{year} 年{region}：优势指标")
WEAKNESSES = Words("{region} {year}: weaknesses", "{year} 年{region}：劣势指标")
SUMMARY = Words("{region} {year}: scores and ranks", "{year} 年{region}：得分与排名")
BELONGS = Words("Part of", "所属")
OF_REGIONS = Words("Of", "参评数")
UNIT_COLUMN = Words("Unit", "单位")
STRENGTHS_NOTE = Words(
    "The indicators with the best ranks among {pool}, by {stage}, {top} at most; an indicator in "
    "which it is last is no strength.",
    "在{pool}中排名最前的指标（按{stage}），至多 {top} 个；排在末位的指标不算优势。",
)
WEAKNESSES_NOTE = Words(
    "The indicators with the worst ranks among {pool}, by {stage}, {top} at most; a last place "
    "that several share is not counted (COINr leaves out a sole last place, too).",
    "在{pool}中排名最后的指标（按{stage}），至多 {top} 个；并列末位不计"
    "（COINr 连单独末位也不计）。",
)
TIED_NOTE = Words(
    "{count} more with the rank of the last one here.",
    "另有 {count} 个指标与此处最后一个名次相同。",
)
FEW_VALUES_NOTE = Words(
    "Passed over, as at most {unique:.0%} of the values are different: {names}.",
    "不同值不超过 {unique:.0%}，未列入：{names}。",
)
RANKED_GIVEN = Words("values as given", "原始指标值")
RANKED_NORMALIZED = Words("normalized values", "标准化值")
