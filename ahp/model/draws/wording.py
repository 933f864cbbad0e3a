"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note

BAD_SPREAD = error(
    "doubt-bad-spread",
    "{option} is {value}, not a standard deviation from 0 to 2",
    "{option} 为 {value}，应为 0 至 2 的标准差",
    "0.2 lets a judgment be off by a fifth or so; leave it out to take what the inconsistency of "
    "each matrix implies",
    "0.2 表示判断大约可偏离五分之一；省略时由各判断矩阵自身的不一致程度推得",
)
BAD_STEPS = error(
    "doubt-bad-steps",
    "{option} is {value}, not a whole number of steps from 0 to 16",
    "{option} 为 {value}，应为 0 至 16 的整数",
    "1 lets each judgment be off by one step of the scale, such as 1/2 to 2 for 1",
    "1 表示每个判断可在标度上偏离一步，如 1 可为 1/2 至 2",
)
BAD_CONSISTENT = error(
    "doubt-bad-consistent",
    "{option} is {value}, not true or false",
    "{option} 为 {value}，应为 true 或 false",
    "true keeps only draws with CR below the threshold",
    "true 表示只保留 CR 小于阈值的抽样",
)
BAD_RANGE = error(
    "draws-bad-range",
    "draws from {start} to {stop} were asked for: both are whole numbers, and the first is from 0 "
    "to the second",
    "所要的抽样为第 {start} 至 {stop} 次：二者均应为整数，且前者不小于 0、不大于后者",
)
EXPERTS_NO_GROUP = error(
    "doubt-experts-no-group",
    "experts are resampled where the weights are a group's, but these are {whose}",
    "只有采用群体权重时才能对专家重抽样，而此处采用的是{whose}",
    "take the weights of the group, or doubt the judgments instead",
    "请采用群体权重，或改为扰动判断本身",
)
EXPERTS_ONE = error(
    "doubt-experts-one",
    "the group has {count:expert|experts}, so resampling gives nobody else",
    "群体只有 {count} 位专家，重抽样不会得到不同的结果",
    "doubt the judgments instead",
    "请改为扰动判断本身",
)
NO_DEGREE = note(
    "doubt-no-degree",
    "not doubted: {why}",
    "未加扰动：{why}",
    "give a spread, or doubt by steps",
    "可给出离散程度（spread），或按标度步数（steps）扰动",
)
NO_CONTRADICTION = note(
    "doubt-no-contradiction",
    "not doubted: {why}",
    "未加扰动：{why}",
    "give a spread, or doubt by steps",
    "可给出离散程度（spread），或按标度步数（steps）扰动",
)
EXPERTS_NO_DEGREE = note(
    "doubt-experts-no-degree",
    "judgments of {experts} are taken as they are: none of them contradicts the others, so no "
    "spread is implied",
    "{experts} 的判断未加扰动：其判断之间没有矛盾，无法推得离散程度",
    "give a spread, or doubt by steps",
    "可给出离散程度（spread），或按标度步数（steps）扰动",
)
NO_INTERVAL = note(
    "doubt-no-interval",
    "not doubted: {why}",
    "未加扰动：{why}",
    "write an interval such as 3-5 in a cell, or doubt by steps",
    "可在单元格中写 3-5 这样的区间，或按标度步数（steps）扰动",
)
WHY_NOT_DOUBTED: Mapping[str, Words] = {
    NO_DEGREE.code: Words(
        "its judgments cannot contradict each other, so no spread is implied",
        "其判断之间不可能矛盾，无法推得离散程度",
    ),
    NO_CONTRADICTION.code: Words(
        "its judgments do not contradict each other, so no spread is implied",
        "其判断之间没有矛盾，无法推得离散程度",
    ),
    NO_INTERVAL.code: Words("no judgment was given as an interval", "没有以区间形式给出的判断"),
}
"""What the message of each code goes on with, and others that tell of it."""
FEW_PASS = error(
    "doubt-few-pass",
    "of {tried:matrix|matrices} drawn {passed:has|have} CR below {threshold:g} (RI table "
    "{random_index}); {cr}",
    "抽取的 {tried} 个判断矩阵中只有 {passed} 个的 CR 小于 {threshold:g}"
    "（RI 表 {random_index}）；{cr}",
    "repair the judgments first: ahp repair MODEL; or keep all draws, whatever their CR",
    "请先修正判断：ahp repair 模型；或保留全部抽样，不论 CR 大小",
)
OWN_CR = note("doubt-own-cr", "as judged it is {cr:.4f}", "原判断的 CR 为 {cr:.4f}")
FEW_GROUPS = error(
    "doubt-few-groups",
    "of {tried:group|groups} drawn {passed} can be weighed at every node with CR below "
    "{threshold:g} (RI table {random_index})",
    "抽取的 {tried} 个群体中只有 {passed} 个能在各节点得出权重且 CR 小于 {threshold:g}"
    "（RI 表 {random_index}）",
    "have more experts judge each node, or keep all draws, whatever their CR",
    "请让更多专家判断各节点，或保留全部抽样，不论 CR 大小",
)
FEW_LINKED = error(
    "doubt-few-linked",
    "of {tried:group|groups} drawn {passed} can be weighed at every node",
    "抽取的 {tried} 个群体中只有 {passed} 个能在各节点得出权重",
    "have more experts judge each node",
    "请让更多专家判断各节点",
)

KINDS_SAID: Mapping[str, Words] = {
    "steps": Words(
        "each judgment off by up to {steps:step|steps} of the 1-9 scale, all alike",
        "每个判断在 1-9 标度上等可能地偏离至多 {steps} 步",
    ),
    "inconsistency": Words(
        "log-normal judgments around the weights, spread {spread:g} of the logarithm",
        "判断围绕权重服从对数正态分布，对数的标准差为 {spread:g}",
    ),
    "implied": Words(
        "log-normal judgments around the weights, spread as the inconsistency of each matrix "
        "implies",
        "判断围绕权重服从对数正态分布，离散程度由各判断矩阵自身的不一致程度推得",
    ),
    "intervals": Words(
        "judgments uniform on the scale within the intervals given",
        "判断在所给区间内于标度上均匀分布",
    ),
    "experts": Words(
        "experts resampled with replacement (bootstrap)", "对专家有放回重抽样（自助法）"
    ),
}
ONLY_PASSING = Words(
    "{kind}; only draws with CR below the threshold", "{kind}；只保留 CR 小于阈值的抽样"
)
ONLY_BELOW = Words(
    "{kind}; only draws with CR < {threshold:g} (RI table {random_index}); seed {seed}",
    "{kind}；只保留 CR < {threshold:g} 的抽样（RI 表 {random_index}）；种子 {seed}",
)
ALL_KEPT = Words("{kind}; all draws, whatever their CR", "{kind}；保留全部抽样，不论 CR 大小")
ALL_KEPT_OF = Words(
    "{kind}; all draws, whatever their CR; seed {seed}",
    "{kind}；保留全部抽样，不论 CR 大小；种子 {seed}",
)
NO_CR_OF = Words(
    "{kind}; all draws, as means of weights (AIP) have no CR; seed {seed}",
    "{kind}；保留全部抽样，因为权重平均（AIP）没有 CR；种子 {seed}",
)
