"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import error, warning

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
