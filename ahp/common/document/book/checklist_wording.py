"""The words of checklists, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

CHECKLIST_ITEM = Words("Asked for", "要求")
CHECKLIST_STATUS = Words("Reported", "是否报告")
CHECKLIST_WHERE = Words("Where", "位置")
CHECKLIST_NOTE = Words("Note", "说明")
CHECKLIST_SOURCE = Words("Asked for by: {source}", "要求的来源：{source}")
CHECKLIST_SUMMARY = Words(
    "Of {total:item|items}: {reported} reported, {missing} not reported, {beside} not applicable "
    "(n/a).",
    "共 {total} 项：已报告 {reported} 项，未报告 {missing} 项，不适用 {beside} 项。",
)
OWN_ADVICE = Words("to be written by oneself", "须自行撰写")
OWN_MARKED = Words("to be written by oneself: {{#{key}}}", "须自行撰写：{{#{key}}}")
OWN_SAID = Words(
    "What is to be written by oneself counts as reported where a heading in a text of one's own "
    "ends with the mark in braces.",
    "“须自行撰写”的内容，写入自撰文字并在其标题末尾加上花括号标记，即视为已报告。",
)
STATUS_WORDS: Mapping[str, Words] = {
    "reported": Words("yes", "是"),
    "not reported": Words("no", "否"),
    "not applicable": Words("n/a", "不适用"),
}
