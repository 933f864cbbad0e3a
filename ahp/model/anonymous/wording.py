"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, note, warning

EXPERT_NUMBER = Words("Expert {number}", "专家{number}")
ANONYMOUS_ATTRIBUTES = note(
    "anonymous-attributes",
    "left out of the anonymous report, as they say who an expert is: {keys}",
    "匿名报告未写入可识别专家身份的属性：{keys}",
)
ANONYMOUS_ITEMS = note(
    "anonymous-items",
    "names of experts are part of what is rated, and stay there: {items}",
    "下列指标或地区的名称中含有专家姓名，照原样保留：{items}",
)
ANONYMOUS_LEFT = warning(
    "anonymous-left",
    "the anonymous report still has {names}: {places}",
    "匿名报告中仍出现 {names}：{places}",
    "change the title or the text of one's own that says it, unless it means somebody else",
    "如指该专家，请修改标题或自写文字",
)
