"""What sources of doubt say of themselves, and why a project lacks one."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note
from index.steps.wording import FILLED, MEANS, NORMALIZATIONS

WITH_SOURCE = Words("{what} ({source})", "{what}（{source}）")
EXPERTS = Words("whose judgments: {names}, each alike likely", "取谁的判断：{names}，各人等可能")
EVERY_EXPERT = Words("the group and each of its experts", "专家组及每一位专家")
SETS = Words("which weights: {names}, each alike likely", "取哪组权重：{names}，各组等可能")
EVERY_SET = Words("all sets that the project names", "项目所列的全部权重组")
WEIGHTS_SHARE = Words(
    "each local weight by up to {share:g}% of itself, all alike likely, then made to sum to 1 "
    "(Becker et al. 2022, COINr)",
    "每个局部权重在自身的 ±{share:g}% 以内等可能变动，再归一化（Becker 等 2022，COINr）",
)
WEIGHTS_ANY = Words(
    "any weights: uniform on the simplex of the children of each node "
    "(SMAA-2: Lahdelma, Salminen 2001)",
    "任意权重：各节点下级权重在单纯形上均匀分布（SMAA-2：Lahdelma, Salminen 2001）",
)
LEAVE_OUT: Mapping[str, Words] = {
    "indicator": Words(
        "one indicator left out, or none, each alike likely (Saisana, Saltelli, Tarantola 2005)",
        "去掉某一指标或不去掉，等可能（Saisana, Saltelli, Tarantola 2005）",
    ),
    "dimension": Words(
        "one dimension left out, or none, each alike likely (Saisana, Saltelli, Tarantola 2005)",
        "去掉某一维度或不去掉，等可能（Saisana, Saltelli, Tarantola 2005）",
    ),
}
METHODS: Mapping[str, Words] = {
    "imputation": Words("gaps filled by {names}", "缺失值填补：{names}"),
    "outliers": Words("outliers: {names}", "离群值处理：{names}"),
    "normalization": Words("normalization by {names}", "标准化方法：{names}"),
    "aggregation": Words("aggregation by {names}", "合成方法：{names}"),
}
CALLED: Mapping[str, Mapping[str, Words]] = {
    "imputation": FILLED,
    "outliers": {"none": Words("none", "不处理"), "winsorize": Words("winsorize", "缩尾")},
    "normalization": NORMALIZATIONS,
    "aggregation": MEANS,
}
ALIKE = Words(
    "{what}, each alike likely (Saisana, Saltelli, Tarantola 2005; OECD, JRC 2008, step 7)",
    "{what}，各项等可能（Saisana, Saltelli, Tarantola 2005；OECD, JRC 2008 第 7 步）",
)
DATA: Mapping[str, Words] = {
    "share": Words("{share:g}% of each value", "各数值的 {share:g}%"),
    "column": Words("column {column} of the indicators", "指标表 {column} 列"),
    "file": Words("those in {file}", "文件 {file} 所列"),
    "records": Words(
        "the sampling error of each mean in the records",
        "样本库中各均值的抽样误差",
    ),
}
"""Where it stands how far values may be off."""
SHAPES: Mapping[str, Words] = {
    "normal": Words(
        "values with a normal error, its standard error: {what}",
        "数值误差服从正态分布，标准误取{what}",
    ),
    "uniform": Words(
        "values with a uniform error, half its width: {what}",
        "数值误差服从均匀分布，半宽取{what}",
    ),
}

JUDGMENTS_ABSENT = error(
    "doubt-judgments-absent",
    "the weights come from no judgments: {source}",
    "权重并非来自判断矩阵：{source}",
    "doubt the weights themselves: [robustness.weights]",
    "请改为对权重本身设定误差：[robustness.weights]",
)
JUDGMENTS_OTHER = error(
    "doubt-judgments-other",
    "the weights are not those that the judgments in {model} give",
    "权重与 {model} 中判断矩阵得出的不同",
    "take the weights of the model, or doubt the weights themselves: [robustness.weights]",
    "请采用该模型的权重，或改为对权重本身设定误差：[robustness.weights]",
)
NOTHING_JUDGED = error(
    "doubt-nothing-judged",
    "{kind} can doubt no matrix of the model: {why}",
    "按 {kind} 方式，模型中没有可扰动的判断矩阵：{why}",
    "{advice}",
    "{advice}",
)
NO_MATRIX = Words("nothing in it is compared", "其中没有可比较的各项")
KEEP_ALL: Mapping[str, Words] = {
    "doubt-few-pass": Words(
        "repair the judgments first: ahp repair MODEL; or take draws that fail, too: "
        "[robustness.judgments] consistent = false",
        "请先修正判断：ahp repair 模型；或也采用未通过的抽样：[robustness.judgments] "
        "consistent = false",
    ),
    "doubt-few-groups": Words(
        "have more experts judge each node, or take draws that fail, too: "
        "[robustness.judgments] consistent = false",
        "请让更多专家判断各节点，或也采用未通过的抽样：[robustness.judgments] consistent = false",
    ),
}
"""What to try where hardly a draw passes, by the code of that, in the keys of index.toml."""
EXPERTS_FEW = error(
    "doubt-experts-few",
    "judgments of two or more are needed to choose from, found {count}",
    "可供选择的判断者不足两位：{count}",
)
EXPERT_PASSED_OVER = note(
    "doubt-expert-passed-over",
    "{expert} is not drawn from: {reason}",
    "{expert} 未纳入：{reason}",
)
SETS_ABSENT = error(
    "doubt-sets-absent",
    "the project names no sets of weights",
    "项目没有列出多组权重",
    "name several in [weights.sets.NAME]",
    "请在 [weights.sets.NAME] 中写明几组",
)
SET_OF_OTHER_TREE = error(
    "doubt-set-of-other-tree",
    "the weights {name} are of another tree than those of the index",
    "权重组 {name} 的层次结构与本指数不同",
    "take sets of one tree",
    "请选择结构相同的权重组",
)
ANY_WEIGHTS = error(
    "doubt-any-weights",
    "any weights are drawn, so that nothing else decides them",
    "已取任意权重，其他来源对权重不起作用",
    "leave out one of the two",
    "请去掉其中之一",
)
NOTHING_WEIGHED = error(
    "doubt-nothing-weighed",
    "no node has two children, so there is nothing to weigh",
    "没有节点有两个下级，无需权重",
)
LEAVE_BY_PLACE = error(
    "doubt-leave-by-place",
    "weights by place (owa) are as many as the children, so that none can be left out",
    "按名次赋权（owa）的权重数须与下级数相同，不能去掉其中一项",
)
NOTHING_TO_LEAVE_OUT = error(
    "doubt-nothing-to-leave-out",
    "nothing would be left",
    "去掉后就没有剩下的内容了",
)
NOTHING_MISSING = error(
    "doubt-nothing-missing",
    "no value is missing, so nothing is filled",
    "没有缺失值，无需填补",
    "leave imputation out",
    "请去掉 imputation",
)
NOTHING_EXTREME = error(
    "doubt-nothing-extreme",
    "no column is beyond both limits (skewness {skewness:g}, kurtosis {kurtosis:g}), so nothing "
    "is treated",
    "没有任何列同时超过两个界限（偏度 {skewness:g}、峰度 {kurtosis:g}），无需处理",
    "leave outliers out",
    "请去掉 outliers",
)
STEP_NOT_TAKEN = error(
    "doubt-step-not-taken",
    "the order of steps does not name {step}",
    "步骤顺序中没有 {step}",
    "add it to steps",
    "请在 steps 中补上",
)
EACH_HAS_OWN = error(
    "doubt-each-has-own",
    "each indicator or node has a method of its own, so that a common one changes nothing",
    "每个指标或节点都另有自己的方法，改变总的方法不起作用",
)
UNFIT_SOURCE = error(
    "doubt-source-unfit",
    "{source} is no doubt here: {reason}",
    "这里没有 {source} 这一来源：{reason}",
    "{advice}",
    "{advice}",
)
SOURCES_NONE = error(
    "doubt-sources-none",
    "sources names no source of doubt",
    "sources 没有列出任何来源",
    "name at least one ({known}), or give None for what the project declares",
    "请至少写一个（{known}）；取 None 则按项目所声明",
)
SOURCES_TWICE = error(
    "doubt-sources-twice",
    "the source {name} is named twice",
    "来源 {name} 出现了两次",
    "name each source once",
    "每个来源请只写一次",
)
