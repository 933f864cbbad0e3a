"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note, warning

LOCKED = error(
    "locked",
    "{user} is at work on these answers, on {host}, in process {pid}, since {since}",
    "{user} 正在 {host} 上填写这些判断（进程 {pid}，始于 {since}）",
    "wait until that session is left; if it is gone for good, delete this file",
    "请等对方退出；如确认对方已不在，可删除此文件",
)
HELD = error(
    "held",
    "someone is at work on these answers; this file does not tell who",
    "有人正在填写这些判断；从此文件看不出是谁",
    "wait until that session is left; if nobody is at work, delete this file",
    "请等对方退出；如确认无人在填写，可删除此文件",
)
LOCK_TAKEN_OVER = note(
    "lock-taken-over",
    "the session of {user} on {host}, process {pid}, has ended without being left; its work "
    "is taken over",
    "{user} 在 {host} 上的会话（进程 {pid}）未正常退出，现已接管",
)
NOT_SAVED = warning(
    "not-saved",
    "answers cannot be saved: {reason}",
    "判断无法保存：{reason}",
    "the work goes on in memory: make room or allow writing, and the next answer saves all; "
    "or copy the answers before leaving",
    "可继续作答，判断暂存内存；腾出空间或开放写入权限后，下一次作答会全部保存；否则请在退出前复制判断",
)
JOURNAL_TORN = note(
    "journal-torn",
    "the last line of the journal, {lines}, was not written to its end: what it held was not "
    "yet told as saved",
    "日志最后一行（第 {lines} 行）没有写完；其内容当时尚未提示为已保存",
)
JOURNAL_DAMAGED = warning(
    "journal-damaged",
    "damaged lines in the journal: {lines}",
    "日志中有损坏的行：{lines}",
    "the other lines are used; look whether answers are missing",
    "其余各行照常使用；请核对是否缺少判断",
)
JOURNAL_SET_ASIDE = note(
    "journal-set-aside",
    "lines of the journal that cannot be followed are set aside in {file}",
    "日志中无法沿用的行已移至 {file}",
)
JOURNAL_UNFIT = warning(
    "journal-unfit",
    "{count:record|records} of the journal could not be followed, because others before are "
    "damaged; the whole journal is kept in {file}",
    "日志中有 {count} 条记录因前面的行损坏而无法沿用；完整日志保存在 {file}",
    "look whether the answers are as they were",
    "请核对各判断是否如前",
)
JOURNAL_FORMAT = error(
    "journal-format",
    "the journal has format {found}, but this version knows {known}",
    "日志格式为 {found}，而本版本只认识 {known}",
    "open it with the version that wrote it, or a newer one",
    "请用写入它的版本或更新的版本打开",
)
EDITED_SINCE = note(
    "edited-since",
    "the matrix file of {node} was edited since; taken over: {judgments}",
    "{node} 的矩阵文件后来有改动，已采用：{judgments}",
)
JOURNAL_NEWER = note(
    "journal-newer",
    "the journal is newer than the matrix file of {node}; written into it: {judgments}",
    "日志比 {node} 的矩阵文件新，已写入该文件：{judgments}",
)
ANSWERS_ARCHIVED = warning(
    "answers-archived",
    "the items have changed: {kept:answer still applies|answers still apply}, {count} no "
    "longer: {answers}. The whole journal is kept in {file}",
    "指标有变动：{kept} 个判断仍适用，{count} 个不再适用：{answers}。完整日志保存在 {file}",
)
NOTHING_TO_JUDGE = error(
    "nothing-to-judge",
    "no node of the model has two items or more to compare",
    "模型中没有任何节点含有两个以上可比较的指标",
    "add items to hierarchy.toml",
    "请在 hierarchy.toml 中添加指标",
)
NOT_JUDGED_HERE = error(
    "not-judged-here",
    "nothing is compared at {node}",
    "{node} 处没有可比较的指标",
    "name one of these: {nodes}",
    "请指定其中之一：{nodes}",
)
BAD_EXPERT = error(
    "bad-expert",
    "{name!r} cannot be the name of an expert: it names a folder",
    "{name!r} 不能用作专家名：它同时是文件夹名",
    'use letters, digits, spaces and hyphens; not / \\ : * ? " < > |, no dot or space at an '
    "end, and no name Windows keeps for itself, such as CON",
    '可用文字、数字、空格和连字符；不能含 / \\ : * ? " < > |，首尾不能是点或空格，'
    "也不能是 Windows 的保留名（如 CON）",
)
PAIRS_OPEN = warning(
    "pairs-open",
    "{open} of {total:judgment is|judgments are} open: {pairs}",
    "共 {total} 个判断，尚缺 {open} 个：{pairs}",
)
NOT_A_TERMINAL = error(
    "not-a-terminal",
    "questions need a terminal, and this is none",
    "提问需要终端，而当前不是终端",
    "run it in a terminal, or give the answers in a file: --answers FILE; --plain asks through "
    "a pipe all the same",
    "请在终端中运行，或用 --answers FILE 从文件读入判断；--plain 可在管道中逐题提问",
)
NO_MENUS = error(
    "no-menus",
    "the start screen needs a terminal that can draw, and this is none",
    "工作台需要能绘制界面的终端，而当前不是",
    "run it in a terminal; in scripts, use ahp check, ahp weights or ahp elicit --answers FILE",
    "请在终端中运行；脚本中请用 ahp check、ahp weights 或 ahp elicit --answers FILE",
)
NO_MODELS = error(
    "no-models",
    "there is no model in {path}",
    "{path} 中没有模型",
    "name a folder with models, or make one: ahp new OUTLINE",
    "请给出含有模型的文件夹，或新建一个：ahp new 提纲文件",
)
BATCH_WITHOUT_ANSWERS = error(
    "batch-without-answers",
    "--batch asks nothing, so it needs the answers in a file",
    "--batch 不提问，因此须从文件读入判断",
    "add --answers FILE, a CSV file with the columns a,b,value",
    "请加上 --answers FILE（含 a,b,value 三列的 CSV 文件）",
)
NOTHING_TO_ASK = error(
    "nothing-to-ask",
    "no question is open: every pair is answered or skipped",
    "没有待回答的问题：每对指标都已判断或跳过",
    "name the pair to judge again",
    "如需修改，请指明要重新判断的一对",
)
ANSWERED = Words("Judged", "已判断")
PAIRS = Words("Pairs", "应判断")
