"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words

PART_METHOD = Words("Data and method", "数据与方法")
PART_ROBUSTNESS = Words("How sure the ranks are", "排名的稳健性")
PART_QUALITY = Words("Quality of the data", "数据质量")
PART_IMPUTED = Words("Imputed and winsorized values", "插补与缩尾处理的数值")
PART_UNITS = Words("Regions one by one", "分地区分析")
PART_DEFINITIONS = Words("The indicators and their definitions", "指标及其定义")
PART_RULES = Words("What the words of the text mean", "文中用语的判定规则")
PART_JUDGMENTS = Words("Judgments and weights", "判断矩阵与权重")
PART_CHECKLISTS = Words("Checklists", "核对清单")
PART_PROVENANCE = Words("Where the figures come from", "数据来源与复现")
