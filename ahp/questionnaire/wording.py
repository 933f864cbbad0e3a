"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, warning
from ahp.model.interval.wording import VERBAL_INTERVAL
from ahp.model.wording import DEGREES, VERBAL_EQUAL, VERBAL_EVEN, VERBAL_ODD, VERBAL_RATIO

ANSWERS_NOT_JSON = error(
    "answers-not-json",
    "this is not a file of answers: {reason}",
    "这不是答卷文件：{reason}",
    "save the answers from the questionnaire once more, and do not change the file",
    "请在问卷页面中重新保存答卷，不要改动文件",
)
ANSWERS_VERSION = error(
    "answers-version",
    "the answers are of version {version}; this program reads version {expected}",
    "答卷的版本为 {version}，本程序读取版本 {expected}",
    "bring the program up to date",
    "请更新本程序",
)
ANSWERS_SHAPE = error(
    "answers-shape",
    "{key} is {found}, which is not what answers hold there",
    "{key} 为 {found}，与答卷格式不符",
    "save the answers from the questionnaire once more, and do not change the file",
    "请在问卷页面中重新保存答卷，不要改动文件",
)
ANSWERS_LINE = error(
    "answers-line",
    "'{text}' is not an answer: expected two items and a judgment, such as price | style = 1/3",
    "“{text}”不是一个回答：应为两个指标和一个判断，例如 价格 | 外观 = 1/3",
)
ANSWERS_CUT_OFF = error(
    "answers-cut-off",
    "the pasted answers are cut off: the line that begins with END is missing",
    "粘贴的答卷不完整：缺少以 END 开头的一行",
    "copy the whole text, from AHP-ANSWERS to END",
    "请复制从 AHP-ANSWERS 到 END 的全部文字",
)
ANSWERS_CHANGED = warning(
    "answers-changed",
    "the text of the answers was changed after it was made: it has {found:answer|answers}, "
    "and its check sum is {sum}; expected {expected} and {wanted}",
    "答卷文字生成后有改动：现有 {found} 个回答，校验码 {sum}；应为 {expected} 个，校验码 {wanted}",
    "compare it with what the person sent",
    "请与对方发来的原文核对",
)

# What a page says to the person who answers; a name in braces is filled in by the page.
PAGE: Mapping[str, Words] = {
    "language": Words("English", "中文"),
    "title": Words("Questionnaire: {title}", "专家问卷：{title}"),
    "for_whom": Words(
        "For {name}. Pairs to compare: {count}; each takes a few seconds.",
        "{name}：您好！本问卷共比较 {count} 对指标，每对只需几秒钟。",
    ),
    "for_all": Words(
        "Pairs to compare: {count}; each takes a few seconds.",
        "您好！本问卷共比较 {count} 对指标，每对只需几秒钟。",
    ),
    "noscript": Words(
        "This questionnaire needs JavaScript. Open the file in a browser.",
        "本问卷需要 JavaScript，请用浏览器打开此文件。",
    ),
    "how": Words("How to answer", "填写说明"),
    "explain": Words(
        "For each pair choose the side that matters more and how many times more. Numbers on the "
        "left say that the left item matters more, numbers on the right that the right one does; "
        "1 says that both matter equally. A question without a choice is not answered, and you "
        "may leave questions open.",
        "请在每一对指标中选出更重要的一方及其重要程度：选左边的数字，表示左边的指标更重要；选右边的数字，"
        "表示右边的指标更重要；1 表示两者同等重要。"
        "没有选择即为未作答，不会当作“同等重要”；可以留空。",
    ),
    "explain_words": Words(
        "For each pair please choose which of the two matters more, and how much: 3 moderately, 5 "
        "strongly, 7 very strongly, 9 extremely; 2, 4, 6 and 8 lie between, and 1 says that both "
        "matter equally.",
        "请对每一对指标选出更重要的一方及其重要程度：3 稍微重要，5 明显重要，7 强烈重要，"
        "9 极端重要；2、4、6、8 介于相邻两级之间；1 表示两者同等重要。",
    ),
    "row": Words("{degree} more important", "{degree}重要"),
    "between": Words("2, 4, 6 and 8 lie between.", "2、4、6、8 介于相邻两级之间。"),
    "kept": Words(
        "Your answers are kept in this browser on this device until you delete them.",
        "已作的回答保存在本机的浏览器中，下次打开可以接着填写。",
    ),
    "not_kept": Words(
        "This browser does not keep your answers: save them below before you close the page.",
        "此浏览器不能保存草稿：关闭页面之前，请先在下方保存答卷。",
    ),
    "resumed": Words(
        "Answers of your last visit, here again: {count}.", "已恢复上次的 {count} 个回答。"
    ),
    "discard": Words("Delete them and start over", "清除并重新填写"),
    "discard_sure": Words("Delete all answers?", "确定清除全部回答吗？"),
    "about": Words("About you", "您的信息"),
    "name": Words("Name", "姓名"),
    "next_open": Words("Next open question", "下一道未答题"),
    "next": Words("Next", "下一题"),
    "part": Words("{number}/{of} {node}", "{number}/{of} {node}"),
    "asks": Words("With regard to {node}: which matters more?", "就“{node}”而言，哪一项更重要？"),
    "pair": Words("{number}. {a} or {b}?", "{number}. {a} 与 {b}"),
    "side": Words("{item} matters more:", "{item} 更重要："),
    "same": Words("Equally important", "同等重要"),
    "clear": Words("Clear", "清除"),
    "open": Words("not answered", "未作答"),
    "answered": Words("{count} of {of} answered", "已答 {count} / {of}"),
    "consistent": Words(
        "Consistent: CR {cr} (RI table {table})", "判断一致：CR {cr}（RI 表 {table}）"
    ),
    "inconsistent": Words(
        "The answers contradict each other somewhat: CR {cr}, advised is below 0.1 (RI table "
        "{table}). This is advice; your answers count as you give them.",
        "回答之间有些矛盾：CR {cr}，建议小于 0.1（RI 表 {table}）。仅供参考，以您的判断为准。",
    ),
    "tension": Words(
        "In tension with the others: {answer}. The others together say: {others}.",
        "与其余回答最不一致的一题：{answer}。按其余回答推算：{others}。",
    ),
    "look": Words("Look at this question again", "查看这一题"),
    "weights": Words("Weights that follow from these answers", "由以上回答得到的权重"),
    "earlier": Words("Your answer in the last round: {answer}.", "您上一轮的回答：{answer}。"),
    "group": Words("Mean of the group: {answer}.", "专家组平均：{answer}。"),
    "finish": Words("Save and send your answers", "保存并发回答卷"),
    "missing": Words("Questions still open: {count}.", "还有 {count} 题未作答。"),
    "no_name": Words("Please give your name above.", "请在上方填写姓名。"),
    "no_consent": Words("Please give your consent above.", "请在上方勾选同意。"),
    "all_done": Words("All questions are answered. Thank you!", "全部题目已作答，谢谢！"),
    "send": Words(
        "Save the answers as a file and send it back, or copy the text below into a mail or chat.",
        "请保存答卷文件并发回，或将下面的文字复制到邮件或聊天中发回。",
    ),
    "save_json": Words("Save answers", "保存答卷"),
    "save_csv": Words("Save as a table (CSV)", "另存为表格（CSV）"),
    "copy": Words("Copy the text", "复制文字"),
    "text": Words("Answers as text", "答卷文字"),
    "saved": Words(
        "Saved as {file}. Please send this file back.", "已保存为 {file}，请发回此文件。"
    ),
    "copied": Words(
        "Copied. Please paste it into a mail or chat.", "已复制，请粘贴到邮件或聊天中发回。"
    ),
    "not_copied": Words(
        "The text is marked: copy it with Ctrl+C.", "文字已选中，请按 Ctrl+C 复制。"
    ),
    "equal": VERBAL_EQUAL,
    "odd": VERBAL_ODD,
    "even": VERBAL_EVEN,
    "times": VERBAL_RATIO,
    **{f"degree_{degree}": words for degree, words in DEGREES.items()},
}

PAGE_INTERVALS: Mapping[str, Words] = {
    "span": VERBAL_INTERVAL,
    "second": Words(
        "Not sure? Or up to (then the answer is an interval; weights take its middle):",
        "把握不准？或至（回答即为区间，权重取其中点）：",
    ),
}
POSITION_SIDES: Mapping[str, Words] = {
    "left": Words("Left", "左"),
    "equal": Words("Equal", "同等"),
    "right": Words("Right", "右"),
}
PAPER: Mapping[str, Words] = {
    "cover": Words("How to answer", "填写说明"),
    "choose": Words(
        "In the column Answer choose a position from the list: Left and a number where the left "
        "item matters more, Right and a number where the right one does, Equal 1 where both "
        "matter equally. Leave open what you cannot say: a blank answer never counts as equal. "
        "Only white cells can be filled in.",
        "请在“回答”一列的下拉列表中选择：左边的指标更重要选“左”和数字，右边的更重要选“右”和数字，同等"
        "重要选“同等 1”。无法判断的可以留空，空白不会当作“同等重要”。只有白色单元格可以填写。",
    ),
    "tick": Words(
        "In each row tick (√) one of the 17 boxes: on the left where the left item matters more, "
        "on the right where the right one does, 1 where both matter equally. Leave open what you "
        "cannot say: a row without a tick never counts as equal.",
        "请在每一行的 17 个格子中打一个“√”：左边的指标更重要，勾左边的格子；右边的更重要，勾右边的"
        "格子；同等重要，勾 1。无法判断的可以留空，空行不会当作“同等重要”。",
    ),
    "consent": Words("By sending your answers you agree: {text}", "提交答卷即表示您同意：{text}"),
    "degree": Words("Number", "标度"),
    "meaning": Words("Meaning", "含义"),
    "progress": Words("Sheet", "工作表"),
    "number": Words("No.", "题号"),
    "left": Words("Left item", "左边的指标"),
    "right": Words("Right item", "右边的指标"),
    "answer": Words("Answer", "回答"),
    "earlier": Words("Your last answer", "您上一轮的回答"),
    "group": Words("Mean of the group", "专家组平均"),
    "from_list": Words("choose from the list", "请从列表中选择"),
    "to": Words("or up to (optional)", "或至（选填）"),
    "interval": Words(
        "If you are not sure, choose a second position: your answer is then an interval from one "
        "to the other, and weights take its middle.",
        "如果把握不准，可在“或至”一列再选一个位置：回答即为两者之间的区间，权重取其中点。",
    ),
    "answered": Words("Answered", "已答"),
    "cr": Words("CR (RI table {table})", "CR（RI 表 {table}）"),
    "fine": Words("consistent", "判断一致"),
    "high": Words(
        "somewhat contradictory (advised: below 0.1); your answers count as you give them",
        "有些矛盾（建议小于 0.1），以您的判断为准",
    ),
    "key": Words("The gray code tells the row; leave it.", "灰色编号用于识别各行，请保留。"),
}
WJX_QUESTION = Words("{a} : {b} (with regard to {node})", "{a} : {b}（就“{node}”而言）")
XLSFORM_QUESTION = Words(
    "With regard to {node}: {a} (left) or {b} (right)?", "就“{node}”而言：{a}（左）与 {b}（右）"
)
XLSFORM_EQUAL = Words("1 equally important", "1 同等重要")
XLSFORM_CHOICE: Mapping[str, Words] = {
    "left": Words("left {value}", "左边 {value}"),
    "right": Words("right {value}", "右边 {value}"),
}

NO_EXPERTS = error(
    "experts-none-named",
    "the model has no experts, or --experts names nobody",
    "模型中没有专家，或 --experts 没有指明任何人",
    "list them in experts.toml or make folders under experts, or leave --experts out",
    "请在 experts.toml 中列出专家或在 experts 下建立文件夹，或去掉 --experts",
)
NOBODY_ASKED = error(
    "nobody-asked",
    "none of these experts judges any of these nodes",
    "这些专家都不负责所选节点的判断",
    "check nodes in experts.toml and --nodes",
    "请检查 experts.toml 中的 nodes 与 --nodes",
)
NOT_ASKED = Words(
    "{expert} judges none of these nodes: no file", "{expert} 不负责所选节点的判断：未写文件"
)
NODE_NOT_JUDGED = error(
    "questions-of-no-node",
    "nothing is judged at a node called '{node}'",
    "没有名为“{node}”的判断矩阵",
    "{suggestion}",
    "{suggestion}",
)
NODE_OF_SEVERAL = error(
    "node-of-several",
    "'{node}' may mean {codes}",
    "“{node}”可能指 {codes}",
    "give the code",
    "请改用代码",
)
NOTHING_COMPARED = error(
    "nothing-compared",
    "there is nothing to ask: no items are compared",
    "没有可问的内容：没有需要比较的指标",
)
ASK_UNCLEAR = error(
    "ask-unclear",
    "--ask '{text}' is neither a name nor two names with a slash between them",
    "--ask 中的“{text}”既不是一个名称，也不是以斜线分开的两个名称",
    "write them such as 领域/Field,年限/Years",
    "请写成 领域/Field,年限/Years 的形式",
)
ASK_TWICE = error("ask-twice", "--ask asks for '{name}' twice", "--ask 中“{name}”出现了两次")
NOBODY_JUDGED = error(
    "nobody-judged",
    "there is no earlier round: no expert has judged any of these nodes",
    "没有上一轮的结果：没有专家对所选节点作过判断",
    "leave --feedback out",
    "请去掉 --feedback",
)
WITHOUT_FEEDBACK = error(
    "without-feedback",
    "a form for {form} cannot show earlier answers",
    "{form} 问卷不能显示上一轮的回答",
    "these can: {forms}",
    "可以显示的有：{forms}",
)
WITHOUT_INTERVALS = error(
    "without-intervals",
    "a form for {form} has no second choice for intervals",
    "{form} 问卷没有填写区间的第二个选项",
    "these have: {forms}",
    "可以填写区间的有：{forms}",
)
PRICE_HEADING = Words(
    "What the short design is expected to cost, against asking all pairs (simulated: careful "
    "judgments with CR below 0.1; asking all has error 0 and always the same first item):",
    "与全部提问相比，少问的预期代价（模拟：认真作出且 CR 小于 0.1 的判断；全部提问时误差为 0，首位"
    "指标总是相同）：",
)
PRICE = Words(
    "  {n} items ({matrices:matrix|matrices}): {count} of {most} pairs; largest error of a "
    "weight {error} on average, same first item {same}",
    "  {n} 个指标（{matrices} 个矩阵）：{most} 对中问 {count} 对；权重的最大误差平均 {error}，"
    "首位指标相同 {same}",
)
PRICE_UNKNOWN = Words(
    "  {n} items ({matrices:matrix|matrices}): {count} of {most} pairs; not simulated "
    "beyond {simulated} items",
    "  {n} 个指标（{matrices} 个矩阵）：{most} 对中问 {count} 对；超过 {simulated} 个指标不作模拟",
)
