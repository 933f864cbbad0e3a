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
CELL_MAYBE_SKIPPED = error(
    "cell-maybe-skipped",
    "{text} may be an answer about {a} and {b}, or what wjx.cn writes for a question that was "
    "skipped",
    "{text} 可能是对 {a} 与 {b} 的回答，也可能是问卷星对跳过题目的记号",
    "export the answers as text, where it says which",
    "请改为按文本导出，其中会注明",
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
FORM_WRITTEN = error(
    "form-written",
    "'{text}' stands in the box of {position}, which is no tick",
    "“{position}”的方框里写有“{text}”，不是勾选",
    "tick one box; an interval such as 3-5 goes into a workbook (--form xlsx), or by hand: ahp "
    "judge MODEL EXPERT A B 3-5",
    "请只勾选一个方框；区间（如 3-5）可填在工作簿问卷（--form xlsx）中，或直接录入："
    "ahp judge 模型文件夹 专家 甲 乙 3-5",
)
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
    "an interval has its side and the smaller number first, such as Left 3-5",
    "区间请写明哪一边，较小的数在前，如“左 3-5”",
)
CELL_SPAN = error(
    "cell-span",
    "the interval '{text}' does not say whether {a} or {b} matters more",
    "区间“{text}”未说明 {a} 与 {b} 哪一项更重要",
    "write it with its side or as a ratio, such as 1/5-1/3; if numbers of this file are ratios: "
    "--sign ratio",
    "请写明是哪一边或写成比值（如 1/5-1/3）；若此文件中的数字均为比值：--sign ratio",
)
FORM_SECOND_ALONE = error(
    "form-second-alone",
    "'{text}' is the second end of an interval, but the first is blank",
    "“{text}”是区间的后一端，但前一端为空",
    "choose the first too, or put a single answer into the column for it",
    "请补选前一端；若只有一个判断，请填在“回答”一列",
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
MATRICES = Words("matrices", "判断矩阵")
NO_ANSWERS_YET = error(
    "no-answers-yet",
    "the file is empty: it holds no answers",
    "文件是空的，没有答卷",
    "ask for it once more, or export it anew",
    "请对方重新发送，或重新导出",
)
NOT_ANSWERS = error(
    "not-answers",
    "no answers were found in the file; expected: what our questionnaires gave back, the export "
    "of a survey with two items in the heading of each question, columns a, b and value, or "
    "matrices labeled by items",
    "文件中没有找到答卷；可用的有：本工具问卷的答卷、题目标题中含两个指标的问卷导出表、"
    "含 a、b、value 三列的表、以指标为行列名称的判断矩阵",
    "check that the items are written as in hierarchy.toml",
    "请检查指标的写法是否与 hierarchy.toml 一致",
)
FOLDER_WITHOUT_ANSWERS = error(
    "folder-without-answers", "there are no files in the folder", "文件夹中没有文件"
)
IN_FILE = note("in-file", "{file}", "{file}")
IN_FILE_AT = note("in-file-at", "{file}, {place}", "{file}，{place}")
PERSON_UNNAMED = error(
    "person-unnamed",
    "nothing says whose answers these are",
    "没有说明是谁的答卷",
    "give the name: --expert NAME",
    "请写明姓名：--expert 姓名",
)
PERSON_AMBIGUOUS = error(
    "person-ambiguous",
    "several experts are called '{name}': {codes}",
    "有多位专家名为“{name}”：{codes}",
    "write the code in place of the name",
    "请以代码代替姓名",
)
EXPERT_FOR_ONE = error(
    "expert-for-one",
    "--expert {expert} says whose answers these are, but they are those of {count:person|people}",
    "--expert {expert} 指明答卷属于谁，但其中有 {count} 人的答卷",
    "leave --expert out, or collect one person's file alone",
    "请去掉 --expert，或单独收取一人的文件",
)
ANSWERS_CONTRADICT = error(
    "answers-contradict",
    "{a} : {b} is answered twice, by {values}, and counts as not answered; the other answer: "
    "{other}",
    "{a} : {b} 有两个不同的回答 {values}，按未作答处理；另一个回答见{other}",
    "ask the person which one is meant",
    "请向本人核实以哪个为准",
)
ANSWERED_TWICE_ALIKE = note(
    "answered-twice-alike",
    "{expert} gave the same answers in {other}; they are taken once",
    "{expert} 的相同答卷已见于 {other}，只收取一次",
)
ANSWERED_LATER = warning(
    "answered-later",
    "{expert} answered several times, differently; the latest is taken: {last}; all: {places}",
    "{expert} 多次作答且结果不同，收取最晚的一份：{last}；全部：{places}",
)
ANSWERED_TWICE = error(
    "answered-twice",
    "{expert} answered several times, and {count:pair|pairs} differently, and nothing says which "
    "came last; none is taken: {places}",
    "{expert} 多次作答，有 {count} 对判断不同，且无法得知先后，均未收取：{places}",
    "leave only one of them",
    "请只保留其中一份",
)
NUMBERED_ALIKE = error(
    "numbered-alike",
    "several files have somebody with the number of {expert}, and these may be different people; "
    "none is taken: {places}",
    "多个文件中都有编号为 {expert} 的答卷，可能不是同一人，均未收取：{places}",
    "add a column 'name' to each file",
    "请在各文件中加上“姓名”一列",
)
ANSWERS_ALL_ALIKE = warning(
    "answers-all-alike",
    "all {count} answers of {expert} are {value}",
    "{expert} 的 {count} 个回答全部为 {value}",
    "ask whether the questions were read",
    "请核实是否认真作答",
)
ANSWER_OFF_SCALE = warning(
    "collected-off-scale",
    "{a} : {b} is answered by {value}, beyond the scale from 1/9 to 9",
    "{a} : {b} 的回答 {value} 超出 1/9-9 的标度范围",
)
FORM_OF_OTHER_HIERARCHY = warning(
    "form-of-other-hierarchy",
    "the questionnaire was made before the hierarchy changed; {count:answer|answers} still apply; "
    "changed: {changes}",
    "该问卷制作后指标体系有改动，仍适用的回答有 {count} 个；改动：{changes}",
    "check that names still mean the same, and ask for what is missing",
    "请核对各指标的含义是否未变，并补问缺少的判断",
)
FORM_OF_OTHER_MODEL = error(
    "form-of-other-model",
    "the questionnaire is that of another model: none of its answers applies",
    "这是另一个模型的问卷，其中没有适用的回答",
)
CHANGES_UNTOLD = Words("what, it does not say", "问卷未说明")
ITEM_ADDED = note("form-item-added", "{item} (new)", "{item}（新增）")
ITEM_GONE = note("form-item-gone", "{item} (gone)", "{item}（已删除）")
ITEM_RENAMED = note("form-item-renamed", "{old} (now {new})", "{old}（现名 {new}）")
ITEM_NAME_MOVED = error(
    "form-name-moved",
    "{old} in the form is {new} now, and that name is another item's; "
    "{count:answer about it is|answers about it are} left out",
    "问卷中的 {old} 现名 {new}，而原名现为另一指标所用；涉及它的 {count} 个回答未采用",
    "ask again: a judgment could be read the wrong way round",
    "请重新询问：否则判断可能被颠倒",
)
FORM_ROW_MIXED = error(
    "form-row-mixed",
    "the row asks about {shown}, and its key belongs to {expected}: its answer is left out",
    "该行所列为 {shown}，而其编号属于 {expected}：该回答未采用",
    "sort or move whole rows, with the key in the first column",
    "请连同首列的编号整行排序或移动",
)
JUDGMENTS_KEPT = warning(
    "judgments-kept",
    "{count:judgment|judgments} of {expert} would be other than those that are there, which stay: "
    "{nodes}",
    "{expert} 有 {count} 个判断与已有的不同，仍保留已有的：{nodes}",
    "to take the new ones, the old ones being archived: --replace",
    "如要采用新的判断（旧的会存档），请加 --replace",
)
ATTRIBUTES_KEPT = warning(
    "attributes-kept",
    "{expert} is known by other attributes than those answered (in brackets), which stay as they "
    "are: {attributes}",
    "{expert} 的属性与所答（括号内）不同，仍保留原有的：{attributes}",
    "correct experts.toml, or take what was answered: --replace",
    "请改正 experts.toml；如要采用所答内容，请加 --replace",
)
NODE_NOT_ASKED = warning(
    "collected-node-not-asked",
    "by experts.toml {expert} does not judge {nodes}; these answers are left out",
    "按 experts.toml，{expert} 不判断 {nodes}，未收取这些回答",
)
EXPERT_FILES_BROKEN = error(
    "expert-files-broken",
    "the judgments of {expert} are not written: what is in {files} could not be read, and is not "
    "written over",
    "{expert} 的判断未写入：{files} 中的内容无法读取，不予覆盖",
    "mend or move these files, then collect again",
    "请先修正或移开这些文件，再重新收取",
)
NAME_EMPTY = error(
    "name-empty",
    "--expert '{name}' is no name",
    "--expert “{name}”不是姓名",
)
FILES = Words("Files", "文件")
FILE = Words("File", "文件")
LAYOUT = Words("What it is", "类型")
CONVENTION = Words("How its numbers are read", "数字的读法")
PEOPLE = Words("People", "专家")
PERSON = Words("Expert", "专家")
MATRICES_OF = Words("Matrices", "判断矩阵")
ANSWERED = Words("Answered", "已答/所问")
FRESH = Words("New or changed", "新增或替换")
DIFFERING = Words("Differing", "与已有不同")
CONSISTENCY = Words("Largest CR", "最大 CR")
TIME = Words("When", "作答时间")
ODD = Words("Odd", "异常")
NEW_EXPERT = Words(" (new)", "（新）")
IN_ALL = Words(
    "{fresh:judgment is|judgments are} new or in place of others, from {experts:expert|experts}.",
    "共 {fresh} 个判断（{experts} 位专家）为新增或替换。",
)
NOT_WRITTEN = Words("Nothing is written yet: --write does it.", "尚未写入；加 --write 写入。")
WRITTEN_IN = Words(
    "Written for {count:expert|experts}: {folder}", "已写入 {count} 位专家的判断：{folder}"
)
RI_TABLE = Words(
    "CR by the RI table {random_index}; ! not below the threshold.",
    "CR 按 RI 表 {random_index} 计算；! 表示不低于阈值。",
)
ODD_SHORT = {
    ANSWERED_TWICE_ALIKE.code: Words("sent twice", "重复提交"),
    ANSWERED_LATER.code: Words("answered again", "再次作答"),
    ANSWERED_TWICE.code: Words("two different sets", "两份不同"),
    NUMBERED_ALIKE.code: Words("number not unique", "编号不唯一"),
    ANSWERS_CONTRADICT.code: Words("contradicts itself", "自相矛盾"),
    ANSWERS_ALL_ALIKE.code: Words("all answers alike", "答案全同"),
    ANSWER_OFF_SCALE.code: Words("off the scale", "超出标度"),
    FORM_OF_OTHER_HIERARCHY.code: Words("older form", "旧问卷"),
    ITEM_NAME_MOVED.code: Words("names changed places", "名称互换"),
    FORM_OF_OTHER_MODEL.code: Words("another model", "其他模型"),
    JUDGMENTS_KEPT.code: Words("differs from before", "与已有不同"),
    ATTRIBUTES_KEPT.code: Words("attributes differ", "属性与已有不同"),
    NODE_NOT_ASKED.code: Words("matrix not asked", "非所问矩阵"),
}
