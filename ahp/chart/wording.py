"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note

NOTHING_BELOW = error(
    "nothing-below",
    "there is nothing to draw: {node} has no items below it",
    "无可绘制：{node} 没有下级",
    "begin at a node that has some, with --node",
    "请用 --node 选择有下级的节点",
)
TOO_MANY_BOXES = error(
    "too-many-boxes",
    "{count} items side by side are too many for one picture: at most {most}",
    "并列的项目有 {count} 个，一幅图最多画 {most} 个",
    "draw a part with --node, or fewer levels with --depth",
    "请用 --node 只画一部分，或用 --depth 少画几层",
)
BAD_DEPTH = error(
    "bad-depth",
    "--depth {depth} is less than 1",
    "--depth {depth} 小于 1",
    "give the number of levels below the top, such as 2",
    "请给出顶端以下的层数，如 2",
)
DEPTH_CUT = note(
    "depth-cut",
    "all levels would be {count} items side by side, more than {most}: the picture has only "
    "{depth:level|levels} below the top",
    "画出全部层次将有 {count} 项并列，超过 {most} 项：只画顶端以下 {depth} 层",
    "draw a part in full with --node",
    "可用 --node 完整地画其中一部分",
)
PAGE_CUT = note(
    "page-cut",
    "the whole hierarchy with its {count} items side by side is higher than a page: "
    "the picture has only {depth:level|levels} below the top",
    "完整的层次结构（{count} 项并列）超过一页：图中只画顶端以下 {depth} 层",
    "draw it whole into a file of its own with ahp chart hierarchy",
    "可用 ahp chart hierarchy 将其完整地画入单独的文件",
)
WITHOUT_WEIGHTS = note(
    "without-weights",
    "drawn without weights: nothing is judged yet",
    "图中没有权重：尚无任何判断",
    "fill in the matrices, or answer question by question: ahp elicit MODEL",
    "请填写判断矩阵，或逐题判断：ahp elicit 模型",
)
NO_NODE = error(
    "no-node-to-draw",
    "the model has no node called {node!r}",
    "模型中没有名为 {node!r} 的节点",
    "{suggestion}",
    "{suggestion}",
)
HIERARCHY_OF = Words("Hierarchy: {name}", "层次结构：{name}")
GOAL_LEVEL = Words("Goal", "目标层")
CRITERIA_LEVEL = Words("Criteria", "准则层")
SUBCRITERIA_LEVEL = Words("Sub-criteria", "子准则层")
SUBCRITERIA_LEVEL_NUMBER = Words("Sub-criteria {number}", "子准则层 {number}")
INDICATOR_LEVEL = Words("Indicators", "指标层")
GLOBAL_AND_LOCAL = Words(
    "Figures: global weight, in brackets the local weight (share of the item above).",
    "数字为全局权重，括号内为局部权重（占上一级的份额）。",
)
GLOBAL_ONLY = Words("Figures: weights.", "数字为权重。")
HIDDEN_BELOW = Words("+{count} below", "下含 {count} 项")
HIDDEN_SAID = Words(
    "Items below those drawn are left out; their number stands in the box.",
    "未画出的下级项目只在方框内注明数目。",
)
WEIGHTS_BY = Words("Method: {method}", "计算方法：{method}")
SCALE_OF = Words("scale {scale}", "{scale} 标度")
