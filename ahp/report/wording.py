"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note

UNCERTAINTY_LEFT_OUT = error(
    "uncertainty-left-out",
    "--uncertainty draws judgments for a section that --parts leaves out",
    "--uncertainty 所抽样的内容未列入 --parts",
    "add uncertainty to --parts, or leave --uncertainty out",
    "请在 --parts 中加上 uncertainty，或去掉 --uncertainty",
)
DRAWS_ALONE = error(
    "draws-alone",
    "{option} says how judgments are drawn, and nothing is drawn here",
    "{option} 用于抽样，而此处不抽样",
    "add --uncertainty, or leave it out",
    "请加上 --uncertainty，或去掉该选项",
)
NO_PARTS = error(
    "no-parts",
    "--parts names no part",
    "--parts 没有列出任何部分",
    "known: {known}",
    "可用：{known}",
)
NOTHING_TO_SAY = error(
    "nothing-to-say",
    "there is nothing to say in {parts}, so no report is written",
    "{parts} 部分没有内容，未生成报告",
    "leave --parts out, or name others",
    "请去掉 --parts，或另选其他部分",
)
EMPTY_PART = note(
    "empty-part",
    "there is nothing to say in the part {part}, so it is left out",
    "{part} 部分没有内容，未写入",
)
TITLE = Words("{title}: weights by the AHP", "{title}：层次分析法（AHP）权重报告")
CHECKLIST = Words("Checklist", "自查表")
