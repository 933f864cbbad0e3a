"""The sentences of the section on experts, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words

ASKED = Words(
    "{asked:expert was|experts were} asked to compare the items in pairs, and "
    "{answered:of them has|of them have} judged: a response rate of {rate}.",
    "共邀请 {asked} 位专家对各指标作两两比较，其中 {answered} 位作出判断，应答率为 {rate}。",
)
HAVE_JUDGED = Words(
    "{count:expert has|experts have} compared the items in pairs.",
    "共有 {count} 位专家对各指标作出两两比较。",
)
COLLECTED = Words(
    "The judgments of {count:expert|experts} were collected from "
    "{files:returned file|returned files}; those of the others were entered straight into "
    "matrices.",
    "其中 {count} 位专家的判断由收回的 {files} 份答卷读入，其余专家的判断直接录入判断矩阵。",
)
COLLECTED_ALL = Words(
    "The judgments were collected from {files:returned file|returned files}.",
    "判断均由收回的 {files} 份答卷读入。",
)
ENTERED = Words("The judgments were entered straight into matrices.", "判断直接录入判断矩阵。")
ANSWERED = Words(
    "They have given {given} of the {total} judgments that were asked, or {share}.",
    "应作判断 {total} 个，实际给出 {given} 个，占 {share}。",
)
ANSWERED_ALL = Words(
    "All judgments that were asked have been given: {total}.", "应作的 {total} 个判断均已给出。"
)
BY_NUMBER = Words(
    "Experts are shown by number, the same everywhere in this report.",
    "专家以编号表示，全文编号一致。",
)
EXPERTS_TITLE = Words("The experts", "专家基本情况")
RATIOS_OF_ALL = Words(
    "Of {count:matrix|matrices} of three or more items that single experts filled in, "
    "{failing:has|have} a CR that is not below {threshold:g}.",
    "各位专家三阶及以上的判断矩阵共 {count} 个，其中 {failing} 个的 CR 不小于 {threshold:g}。",
)
RATIOS_ALL_PASS = Words(
    "The CRs of the experts' own matrices of three or more items, {count} in all, are below "
    "{threshold:g}.",
    "各位专家三阶及以上的判断矩阵共 {count} 个，CR 均小于 {threshold:g}。",
)
RATIOS_SIMPLE = Words(
    "No expert compared three items or more at once, so no judgments contradict each other.",
    "各位专家的判断矩阵均不超过二阶，不存在不一致。",
)
RATIOS_TITLE = Words(
    "Consistency ratios by expert (RI table {random_index})",
    "各位专家判断矩阵的一致性比例 CR（RI 表 {random_index}）",
)
RATIOS_NOTE = Words(
    "! marks a CR that is not below {threshold:g}.", "! 表示 CR 不小于 {threshold:g}。"
)
OPINIONS = Words(
    "The global weights that follow from the judgments of each expert alone stand side by side.",
    "由各位专家的判断分别求得的全局权重并列如下。",
)
OPINIONS_RANGE = Words(
    "The global weights that follow from the judgments of single experts are summed up by their "
    "range.",
    "由各位专家的判断分别求得的全局权重，其分布如下。",
)
OPINIONS_TITLE = Words("Global weights by expert", "各位专家的全局权重")
SHARES_TITLE = Words("How much each expert counts", "各位专家的权重")
GROUP_OF = Words(
    "The weights of this report are those of the group of {count}: {how}.",
    "本报告采用 {count} 位专家的群体权重，汇总方式为：{how}。",
)
COUNTED = Words(
    "How much each expert counts differs by person or by matrix.",
    "各位专家在各判断矩阵中所占的权重不尽相同。",
)
NOT_OF_GROUP = Words(
    "The weights of this report are not those of the group; they come from {whose}.",
    "本报告的权重并非专家群体的权重，而是取自{whose}。",
)
CONSENSUS_SAID = Words(
    "The consensus of the whole hierarchy is S* = {consensus}: {word}.",
    "整个层次的专家共识度 S* = {consensus}，{word}。",
)
DISAGREED = Words(
    "On {opposed} of the {count:judgment|judgments} that the experts differ on most, some hold "
    "that the first item matters more, and others that the second does.",
    "在分歧最大的 {count} 个判断中，{opposed} 个方向相反：有人认为前项更重要，"
    "也有人认为后项更重要。",
)
DISAGREED_WIDTH = Words(
    "On the {count:judgment|judgments} that the experts differ on most, they differ in degree "
    "only, not in which item matters more.",
    "在分歧最大的 {count} 个判断中，各位专家的方向并不相反，只是程度不同。",
)
DISAGREED_TITLE = Words(
    "Judgments the experts differ on most: how many times more the first item matters",
    "分歧最大的判断：前项的重要性是后项的几倍",
)
