"""The words of checklists, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

CHECKLIST_ITEM = Words("Asked for", "要求")
CHECKLIST_STATUS = Words("Reported?", "是否报告")
CHECKLIST_WHERE = Words("Where", "位置")
CHECKLIST_NOTE = Words("Note", "说明")
CHECKLIST_SOURCE = Words("Asked for by: {source}", "要求的来源：{source}")
CHECKLIST_SUMMARY = Words(
    "Of {total:item|items}, {reported} reported, {missing} not reported, {beside} not applicable.",
    "共 {total} 项：已报告 {reported} 项，未报告 {missing} 项，不适用 {beside} 项。",
)
OWN_ADVICE = Words(
    "to be written: {{#{key}}}",
    "须自行撰写：{{#{key}}}",
)
OWN_SAID = Words(
    "To be written: what only people can say. In a report of an index it counts as reported under "
    "a heading of one's own that ends with the mark in braces.",
    "“须自行撰写”的内容只能由人来写；在指数报告中，写在以花括号标记结尾的自撰标题之下即视为已报告。",
)
STATUS_WORDS: Mapping[str, Words] = {
    "reported": Words("reported", "已报告"),
    "not reported": Words("not reported", "未报告"),
    "not applicable": Words("not applicable", "不适用"),
}
