"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note, warning

SURVEY = Words("survey, a row for each person", "问卷导出表，每人一行")
SURVEY_WJX = Words("export of wjx.cn", "问卷星导出表")
SURVEY_KOBO = Words("export of KoboToolbox", "KoboToolbox 导出表")

COLUMNS_NONE = error(
    "columns-none",
    "no heading of a column names two items that are compared",
    "没有一列的标题写明所比较的两个指标",
    "head each question with the two items, such as {example}",
    "请在各题的标题中写明两个指标，例如 {example}",
)
HEADING_UNKNOWN = warning(
    "heading-unknown",
    "the column '{heading}' is left out: '{word}' is no item that is compared with '{item}'",
    "未读取“{heading}”一列：没有与“{item}”相比较的指标“{word}”",
    "{suggestion}",
    "{suggestion}",
)
HEADING_AMBIGUOUS = error(
    "heading-ambiguous",
    "the heading '{heading}' may be about {pairs}",
    "标题“{heading}”可能指 {pairs}",
    "write the node, too, into the heading",
    "请在标题中同时写明上级指标",
)
PAIR_IN_COLUMNS = error(
    "pair-in-columns",
    "the pair {a} : {b} stands in several columns: {columns}",
    "{a} : {b} 出现在多列中：{columns}",
    "leave one of them",
    "请只保留一列",
)
CELL_UNKNOWN = error(
    "cell-unknown",
    "'{text}' says neither which of {a} and {b} matters more nor how much",
    "“{text}”没有说明 {a} 与 {b} 哪一项更重要、重要多少",
    "write a judgment such as 3, 1/3 or the words of the form",
    "请写判断，例如 3、1/3 或问卷中的用语",
)
CELL_SIDE_ONLY = error(
    "cell-side-only",
    "'{text}' says which of {a} and {b} matters more, but not how much",
    "“{text}”只说明 {a} 与 {b} 哪一项更重要，没有说明重要多少",
    "a second column must say how much",
    "需要另有一列说明重要程度",
)
CELL_STRENGTH_ONLY = error(
    "cell-strength-only",
    "one of {a} and {b} is said to matter {number} times as much, but not which",
    "只说明 {a} 与 {b} 相差 {number} 倍，没有说明哪一项更重要",
)
CELL_EQUAL_BUT = error(
    "cell-equal-but",
    "{a} and {b} are said to be equal, and yet {number} times as important",
    "{a} 与 {b} 既说同等重要，又说相差 {number} 倍",
)
CELL_NUMBER = error(
    "cell-number",
    "{number} says nothing here: {convention}",
    "{number} 在此没有意义：{convention}",
    "check the file, or give another --sign",
    "请检查文件，或改用其他 --sign",
)
SIGN_UNPROVED = error(
    "sign-unproved",
    "the file does not say what its numbers mean; its first answers would read: {readings}",
    "文件没有说明数字的含义；前几个回答可能的读法：{readings}",
    "give the right one: --sign {signs}",
    "请指明正确的读法：--sign {signs}",
)
SIGN_NONE = error(
    "sign-none",
    "the numbers {numbers} fit no way of writing judgments",
    "数字 {numbers} 不符合任何一种判断写法",
    "expected: 1 to 9 and their reciprocals, -9 to 9, or 1 to 17",
    "应为 1-9 及其倒数、-9 到 9 或 1-17",
)
SIGN_REFUTED = error(
    "sign-refuted",
    "--sign {sign} cannot be right: the file itself shows that {proved}",
    "--sign {sign} 不可能正确：文件本身表明，{proved}",
    "leave --sign out",
    "请去掉 --sign",
)
READING = Words("{sign} ({said}): {answers}", "{sign}（{said}）：{answers}")
PAIR_AT_NODE = Words("{a} : {b} ({node})", "{a} : {b}（{node}）")
ANSWERS_DOCUMENT = Words("answers of a questionnaire", "问卷答卷")
ANSWERS_TEXT = Words("pasted answers of a questionnaire", "粘贴的问卷答卷")
ANSWERS_TABLE = Words("table of answers, a row for each", "逐题答卷表")
FORM_WORKBOOK = Words("questionnaire in a workbook", "工作簿问卷")
FORM_DOCUMENT = Words("questionnaire in a document", "Word 问卷")
FORM_CODES_BROKEN = error(
    "form-codes-broken",
    "the hidden text at the end, which tells the rows of the form, was changed",
    "文末用于识别各行的隐藏文字被改动",
    "have the answers copied into a new copy of the form",
    "请把回答抄到一份新的问卷中",
)
FORM_TWO_TICKS = error(
    "form-two-ticks",
    "the row has {count:tick|ticks}, at {positions}; expected one",
    "该行勾选了 {count} 处：{positions}；应只有一处",
    "ask the person which one is meant",
    "请向填写人核实",
)
FORM_NO_TICK = note("form-no-tick", "the row has no tick: not answered", "该行没有勾选：未作答")
FORM_VERSION = error(
    "form-version",
    "the form is of version {version}; this program reads version {expected}",
    "问卷的版本为 {version}，本程序读取版本 {expected}",
    "bring the program up to date",
    "请更新本程序",
)
FORM_FINGERPRINT = warning(
    "form-fingerprint",
    "the fingerprint of the form, {fingerprint}, does not belong to its rows: somebody changed it",
    "问卷的指纹 {fingerprint} 与各行编号不符：有人改动过",
    "compare the answers with what the person meant",
    "请与填写人核对回答",
)
FORM_KEY_UNKNOWN = warning(
    "form-key-unknown",
    "the row is left out: the form has no row {key}",
    "未读取该行：问卷中没有编号为 {key} 的行",
    "it was copied from another form, perhaps",
    "可能是从另一份问卷复制来的",
)
FORM_ROWS_GONE = warning(
    "form-rows-gone",
    "{count} of {of:row|rows} of the form are missing",
    "问卷的 {of} 行中缺少 {count} 行",
    "ask the person for these judgments",
    "请向填写人补问这些判断",
)
FORM_TWO_ANSWERS = error(
    "form-two-answers",
    "the row has several answers: {answers}; expected one",
    "该行有多个回答：{answers}；应只有一个",
    "ask the person which one is meant",
    "请向填写人核实",
)
FORM_NO_POSITION = error(
    "form-no-position",
    "'{text}' is no position; expected one of the list, such as Left 3, Equal 1 or Right 5",
    "“{text}”不是列表中的位置；应为“左 3”“同等 1”“右 5”之类",
)
FORM_NO_SIDE = error(
    "form-no-side",
    "{text} does not say which side matters more; expected such as Left 3 or Right 3",
    "{text} 没有说明哪一边更重要；应为“左 3”或“右 3”之类",
    "ask the person which side is meant",
    "请向填写人核实是哪一边",
)
NODE_UNKNOWN = warning(
    "answer-of-no-node",
    "the answer is left out: nothing is judged at '{node}'",
    "未读取该回答：没有判断矩阵“{node}”",
    "{suggestion}",
    "{suggestion}",
)
ITEM_UNKNOWN = warning(
    "answer-of-no-item",
    "the answer is left out: '{item}' is no item of {node}",
    "未读取该回答：“{node}”下没有指标“{item}”",
    "{suggestion}",
    "{suggestion}",
)
PAIR_UNKNOWN = warning(
    "answer-of-no-pair",
    "the answer is left out: '{a}' and '{b}' are compared at {count:node|nodes}, expected one",
    "未读取该回答：“{a}”与“{b}”在 {count} 处相比较，应为 1 处",
    "name the node, too",
    "请同时写明上级指标",
)
