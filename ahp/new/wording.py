"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

NO_INPUT = error(
    "no-input",
    "there is no standard input to read the outline from",
    "没有可读取提纲的标准输入",
    "name a file instead of -",
    "请用文件名代替 -",
)
FILL_IN = Words(
    "Fill in the upper triangle of each matrix, then: ahp check {folder}",
    "请填写各矩阵的上三角，然后运行：ahp check {folder}",
)
