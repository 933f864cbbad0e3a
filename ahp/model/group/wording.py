"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note

NOBODY_JUDGED = error(
    "group-nobody",
    "nobody in the group has judged anything, so there is no group",
    "群体中无人作出判断，无法构成群体",
    "collect their judgments in the folder experts of the model; who has judged: ahp experts MODEL",
    "请将专家的判断放入模型的 experts 文件夹；各位专家的进度见 ahp experts 模型",
)
NODE_NOBODY = error(
    "group-node-unjudged",
    "nobody has judged {node}; {count:expert is|experts are} in the group: {experts}",
    "无人对{node}作出判断；群体有 {count} 位专家：{experts}",
    "one of them has to judge it before the group has weights",
    "至少需有一位专家对其作出判断，才有群体权重",
)
NODE_ALL_LEFT_OUT = error(
    "group-node-left-out",
    "nobody is left who has judged {node}; left out: {experts}",
    "对{node}作出判断的专家均被剔除：{experts}",
    "let a higher CR pass, or have them judge it again",
    "请放宽 CR 阈值，或请专家重新判断",
)
EXPERT_BAD_WEIGHT = error(
    "expert-bad-weight",
    "the weight of {expert} is {weight}, not a number above 0",
    "{expert}的权重为 {weight}，应为大于 0 的数",
    "leave somebody out of the group by naming the others as its experts",
    "如不让某人计入群体，请在群体的 experts 中只列其他专家",
)
EXPERT_BLANK = error(
    "expert-blank",
    "{expert} has judged nothing yet",
    "{expert}尚未作出任何判断",
    "see who has: ahp experts MODEL",
    "各位专家的进度见 ahp experts 模型",
)
EXPERT_NODES_BLANK = error(
    "expert-nodes-blank",
    "{expert} has not judged {nodes}, so not all weights are known",
    "{expert}未对以下节点作出判断：{nodes}，因而无法得出全部权重",
    "ask for these judgments, or take the group's weights, which need not be of everybody",
    "请补充这些判断，或采用群体权重（不要求每位专家都判断全部节点）",
)
GROUP_TAKEN = note(
    "group-taken",
    "the model itself has no judgments, so the weights are the group's, of "
    "{count:expert|experts}: {experts}",
    "模型自身没有判断，故采用 {count} 位专家的群体权重：{experts}",
)
LEFT_OUT_INCONSISTENT = note(
    "group-inconsistent-left-out",
    "left out, as CR is not below {threshold:g}: {experts}",
    "因 CR 不小于 {threshold:g} 被剔除：{experts}",
)
LEFT_OUT_ISLANDS = note(
    "group-islands-left-out",
    "left out, as the judgments do not link all items: {experts}",
    "因判断未能把全部指标联系起来被剔除：{experts}",
)
LEFT_OUT_EXTREME = note(
    "group-extremes-left-out",
    "{count:extreme judgment is|extreme judgments are} left out: {judgments}",
    "剔除 {count} 个极端判断：{judgments}",
)
GROUP_MISSING = note(
    "group-missing",
    "{count:judgment was|judgments were} given by nobody: {pairs}",
    "有 {count} 个判断无人给出：{pairs}",
)
WITH_CR = note("group-with-cr", "{expert} (CR {cr:.4f})", "{expert}（CR {cr:.4f}）")
WITH_PAIR = note("group-with-pair", "{expert} ({pairs})", "{expert}（{pairs}）")
NO_GROUP_MATRIX = error(
    "group-no-matrix",
    "the mean of priorities (AIP) is of weights, so the group has no matrices and no CR",
    "权重平均（AIP）只汇总权重，群体没有判断矩阵，也没有 CR",
    "aggregate judgments instead, or look at the CR of each expert",
    "请改用判断平均（AIJ），或查看各位专家的 CR",
)
MEAN_OF_JUDGMENTS = error(
    "group-mean-of-judgments",
    "judgments are joined by the geometric mean only, since no other one stays reciprocal",
    "判断只能用几何平均汇总，其他平均不能保持互反性",
    "for the arithmetic mean of weights, set aggregation to priorities",
    "若要权重的算术平均，请设 aggregation 为 priorities",
)
TRIM_OF_PRIORITIES = error(
    "group-trim-of-priorities",
    "trim leaves out single judgments, so it goes with the aggregation of judgments only",
    "trim 剔除的是单个判断，只能用于判断平均",
    "set aggregation to judgments, or leave trim out",
    "请设 aggregation 为 judgments，或去掉 trim",
)
BAD_TRIM = error(
    "group-bad-trim",
    "{option} is {value}, not a share from 0 to below 0.5",
    "{option} 为 {value}，应为 0 以上、0.5 以下的比例",
    "0.1 leaves out the tenth of judgments at each end",
    "0.1 表示每端剔除十分之一",
)
BAD_CONSISTENT = error(
    "group-bad-consistent",
    "{option} is {value}, not a CR above 0",
    "{option} 为 {value}，应为大于 0 的 CR",
    "write the CR from which matrices are left out, such as 0.1, or none to keep all",
    "请写剔除阈值，如 0.1；保留全部请写 none",
)
GROUP_AND_EXPERT = error(
    "group-and-expert",
    "the weights are either the group's or one expert's",
    "权重只能取群体的或某一位专家的",
    "leave out {option}",
    "请去掉 {option}",
)
GROUP_OPTION_ALONE = error(
    "group-option-alone",
    "{option} says how the group is formed, but the weights are the model's own",
    "{option} 用于构成群体，而此处采用的是模型自身的判断",
    "add --group, or leave it out",
    "请加上 --group，或去掉该选项",
)

WEIGHTS_FROM = Words("Weights from {whose}", "权重来源：{whose}")
OWN = Words("the model's own judgments", "模型自身的判断")
OF_EXPERT = Words("the judgments of {}", "{}的判断")
OF_GROUP = Words("the group of {count}: {how}", "{count} 位专家的群体：{how}")
AGGREGATIONS_SAID: Mapping[tuple[str, str], Words] = {
    ("judgments", "geometric"): Words("mean of judgments (AIJ)", "判断几何平均（AIJ）"),
    ("priorities", "geometric"): Words("geometric mean of weights (AIP)", "权重几何平均（AIP）"),
    ("priorities", "arithmetic"): Words("arithmetic mean of weights (AIP)", "权重算术平均（AIP）"),
}
WEIGHTINGS_SAID: Mapping[str, Words] = {
    "equal": Words("all count alike", "专家等权"),
    "given": Words("experts count as given", "专家按给定权重"),
    "consistency": Words("experts count by consistency", "专家按一致性赋权"),
    "agreement": Words("experts count by agreement", "专家按相互一致程度赋权"),
}
ONLY_CONSISTENT = Words("only CR < {:g}", "仅 CR < {:g}")
TRIMMED = Words("{:g} trimmed at each end", "两端各剔除 {:g}")
