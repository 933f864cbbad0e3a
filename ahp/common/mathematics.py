"""What the mathematics refuses, in words: ``ahp.core`` itself has none."""

from __future__ import annotations

from ahp.common.wording import error

UNKNOWN_RANDOM_INDEX = error(
    "unknown-random-index",
    "no random-index table is named {name!r}",
    "没有名为 {name!r} 的随机一致性指标（RI）表",
    "did you mean {nearest}? known: {known}",
    "是否想用 {nearest}？可用：{known}",
)
RANDOM_INDEX_RANGE = error(
    "random-index-range",
    "the random-index table {name} ends at n = {last}, but this matrix has n = {n}",
    "RI 表 {name} 只到 n = {last}，而该矩阵 n = {n}",
    "choose alonso-lamata (a formula for any n) or simulated (Monte Carlo)",
    "可改用 alonso-lamata（适用于任意 n 的公式）或 simulated（蒙特卡洛模拟）",
)
MISSING_RANGE = error(
    "missing-range",
    "{missing} of the judgments between {n} items cannot be missing: it is from 0 to {most}, "
    "as n - 1 judgments must link the items",
    "{n} 个指标不可能缺 {missing} 个判断：只能缺 0 至 {most} 个，"
    "因为至少要有 n - 1 个判断把各指标连起来",
    "give fewer missing judgments",
    "请减少缺失的判断个数",
)
RARELY_CONNECTED = error(
    "rarely-connected",
    "no matrix of {n} items that misses {missing} judgments at random linked all items",
    "随机缺 {missing} 个判断时，没有抽到能把 {n} 个指标全部连起来的矩阵",
    "simulate fewer missing judgments or fewer items",
    "请减少缺失的判断或指标个数",
)
BEYOND_SCALE = error(
    "beyond-scale",
    "the scale {scale} ends at a judgment of {limit}, but one is {value:g} (or its reciprocal)",
    "标度 {scale} 最大只到 {limit}，但有一个判断为 {value:g}（或其倒数）",
    "use the linear scale, or correct the judgment",
    "请改用 linear 标度，或更正该判断",
)
SCALE_OVERFLOW = error(
    "scale-overflow",
    "the scale {scale} makes of the judgment {value:g} (or its reciprocal) a ratio too large "
    "to compute with",
    "按标度 {scale}，判断 {value:g}（或其倒数）对应的比值过大，无法计算",
    "use the linear scale, or correct the judgment",
    "请改用 linear 标度，或更正该判断",
)
NOT_CONVERGED = error(
    "not-converged",
    "the principal eigenvector did not reach a tolerance of {tolerance:g} in "
    "{iterations:iteration|iterations}",
    "主特征向量迭代 {iterations} 次仍未达到精度 {tolerance:g}",
)
COMPLETION_NOT_CONVERGED = error(
    "completion-not-converged",
    "the completion of the matrix did not reach a tolerance of {tolerance:g} in "
    "{iterations:iteration|iterations}",
    "矩阵的补全迭代 {iterations} 次仍未达到精度 {tolerance:g}",
)
NO_JUDGMENTS = error(
    "no-judgments",
    "the matrix is blank: 0 of {count:judgment is|judgments are} given",
    "判断矩阵是空白的：{count} 个判断均未填写",
    "judge the pairs first; until then there are no weights",
    "请先作出判断，否则无法得到权重",
)
NOT_CONNECTED = error(
    "not-connected",
    "the judgments form {count} islands with no comparison between them: {islands}",
    "已有判断分成 {count} 组互不相连的指标：{islands}",
    "judge at least one pair across the islands; until then weights are not unique",
    "请至少补充一个跨组的比较，否则权重不唯一",
)
DESIGN_RANGE = error(
    "design-range",
    "{count:pair|pairs} cannot be the design of {n} items: it is from {least}, which link them, to "
    "{most}, which are all",
    "{n} 个指标的问卷不能问 {count} 对：最少 {least} 对才能把各指标连起来，全部是 {most} 对",
    "choose a number in between, or all, spanning or regular",
    "请选择这个范围内的数，或 all、spanning、regular",
)
DRAWS_RARELY_PASS = error(
    "draws-rarely-pass",
    "of {tried:matrix|matrices} drawn {passed} passed: too few to go on",
    "抽取的 {tried} 个判断矩阵中只有 {passed} 个符合要求，无法继续",
)
PROGRAM_NOT_SOLVED = error(
    "program-not-solved",
    "the linear program of the efficiency of weights was not solved: {reason}",
    "权重有效性的线性规划未能求解：{reason}",
)
