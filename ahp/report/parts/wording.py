"""The sentences of a report's sections, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

HIERARCHY = Words("Purpose and hierarchy", "评价目标与层次结构")
SCALE = Words("Judgment scale and random index", "判断标度与随机一致性指标")
MATRICES = Words("Judgment matrices", "判断矩阵")
CONSISTENCY = Words("Consistency test", "一致性检验")
WEIGHTS = Words("Weights", "指标权重")
EXPERTS = Words("Experts", "专家判断")
UNCERTAINTY = Words("How sure the weights are", "权重的不确定性")
METHOD = Words("Method and formulas", "方法与公式")
PROVENANCE = Words("Provenance", "数据来源与复现")

SENTENCE = Words("{text}.", "{text}。")

PURPOSE = Words(
    "This report weighs the items of {title} by the Analytic Hierarchy Process (AHP). The goal is "
    "{goal}.",
    "本报告用层次分析法（AHP）确定“{title}”各项指标的权重，目标为“{goal}”。",
)
PURPOSE_TITLE = Words(
    "This report weighs the items of {title} by the Analytic Hierarchy Process (AHP).",
    "本报告用层次分析法（AHP）确定“{title}”各项指标的权重。",
)
STRUCTURE = Words(
    "The hierarchy has {levels:level|levels} below the goal and {nodes:item|items} in all, {leaves} "
    "of them leaves; {matrices:matrix|matrices} with {pairs:pairwise judgment|pairwise judgments} "
    "compare them.",
    "目标之下共 {levels} 层、{nodes} 项指标，其中底层指标 {leaves} 项；"
    "用 {matrices} 个判断矩阵、{pairs} 个两两判断加以比较。",
)
GROUPED = Words(
    "Merely grouped, and not compared as such: {names}. Their items are judged together under the "
    "node above; the weight of each is the sum of its items' weights.",
    "以下节点只作归类，不单独比较：{names}。其下指标在上级节点处一并比较，其权重为所含指标权重之和。",
)
HIERARCHY_CAPTION = Words("Hierarchy of {title}", "{title}的层次结构")
HIERARCHY_SHOWS = Words(
    "The hierarchy as a tree: {goal} at the top, below it {items}.",
    "层次结构图：顶层为{goal}，其下为{items}。",
)

SCALE_INTRO = Words(
    "Each two items were compared by Saaty's scale of 1 to 9: how many times more the first matters "
    "than the second.",
    "各指标两两比较，采用 Saaty 的 1-9 标度：前项的重要性是后项的几倍。",
)
SCALE_TITLE = Words("Saaty's scale of judgments", "Saaty 的 1-9 标度及其含义")
SCALE_VALUE = Words("Value", "标度")
SCALE_MEANING = Words("Meaning", "含义")
SCALE_EQUAL = Words("both matter equally", "两项同等重要")
SCALE_ODD = Words("the first is {degree} more important", "前项比后项{degree}重要")
SCALE_BETWEEN = Words("between two of these degrees", "介于上述相邻程度之间")
SCALE_RECIPROCALS = Words(
    "the second is more important by as much", "后项比前项重要，程度与其倒数相同"
)
RECIPROCALS = Words("1/2 to 1/9", "1/2 至 1/9")
SCALE_SOURCE = Words(
    "Source: Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill.",
    "资料来源：Saaty T. L.（1980）. The Analytic Hierarchy Process. McGraw-Hill.",
)
SCALE_APPLIED = Words(
    "Before weights are derived, a judgment k of 1 or more becomes the ratio s(k) = {formula}, and "
    "1/k becomes 1/s(k): the scale called {scale} ({source}).",
    "计算权重前，判断 k（不小于 1）换算为比值 s(k) = {formula}，1/k 换算为 1/s(k)，"
    "即 {scale} 标度（{source}）。",
)
SCALE_OF_ITEMS = Words(" Here n is the number of items compared.", "其中 n 为同时比较的指标数。")
RI_INTRO = Words(
    "Consistency ratios are by the random index (RI) of the table {table}.",
    "一致性比例 CR 采用 RI 表 {table} 的平均随机一致性指标。",
)
RI_TITLE = Words("Random index RI by the number of items n", "平均随机一致性指标 RI（n 为阶数）")
RI_SOURCE = Words("Source: {source}.", "资料来源：{source}。")
RI_FEW = Words(
    "With one or two items nothing can contradict, so RI is 0.",
    "一阶、二阶判断矩阵总是一致，RI 为 0。",
)
SIMULATED_SOURCE = Words(
    "simulated: 100,000 random matrices for each n, uniform over the 17 values of the scale, seed "
    "2022",
    "模拟所得：每阶 100,000 个随机矩阵，在标度的 17 个值上均匀抽取，种子 2022",
)

MATRICES_INTRO = Words(
    "A cell says how many times more the item of its row matters than that of its column. The last "
    "column has the weights, by the {method}.",
    "表中数值为行指标相对列指标的重要性倍数，最后一列为权重（{method}）。",
)
MATRICES_JOINT = Words(
    "The matrices are those of the group: each cell is the {mean} of the experts' judgments.",
    "下列矩阵为群体判断矩阵，各元素是各位专家判断的{mean}。",
)
MEANS: Mapping[bool, Words] = {
    False: Words("geometric mean", "几何平均"),
    True: Words("geometric mean, by the weights of the experts,", "按专家权重的加权几何平均"),
}
MATRICES_NONE = Words(
    "The group joined weights, not judgments, so it has no matrices; the consistency of each "
    "expert's judgments is told with the experts.",
    "群体汇总的是各位专家的权重而非判断，没有群体判断矩阵；各位专家判断的一致性见专家部分。",
)
MATRICES_FLAT = Words(
    "No node has two items or more, so nothing is compared.", "没有需要两两比较的节点。"
)
MATRIX_TITLE = Words(
    "Judgments on the items of {name}, and their weights", "{name}的判断矩阵与权重"
)
MATRIX_WEIGHT = Words("Weight", "权重")
NUMBERED_ITEMS = Words("Columns are numbered as the rows.", "列按行的编号排列。")
NOT_JUDGED = Words("–: not judged", "–：未作判断")
INTERVAL_NOTE = Words(
    "Given as intervals: {pairs}. Weights and CR take the middle of each on the scale.",
    "以区间给出的判断：{pairs}；权重与 CR 取其在标度上的中点。",
)
INTERVAL_PAIR = Words("{a} : {b} = {value}", "{a} : {b} = {value}")
FIGURES = Words(
    "λmax = {lambda_max}, CI = {ci}, RI = {ri}, CR = {cr}",
    "λmax = {lambda_max}，CI = {ci}，RI = {ri}，CR = {cr}",
)
FIGURES_UNRATED = Words("λmax = {lambda_max}, CI = {ci}", "λmax = {lambda_max}，CI = {ci}")
PASSES = Words(
    "{figures}; CR is below {threshold:g}, so the judgments are consistent enough.",
    "{figures}；CR 小于 {threshold:g}，通过一致性检验。",
)
FAILS = Words(
    "{figures}; CR is not below {threshold:g}, so the judgments contradict each other too much.",
    "{figures}；CR 不小于 {threshold:g}，未通过一致性检验。",
)
TWO_ITEMS = Words(
    "{figures}; the one judgment between two items cannot contradict another.",
    "{figures}；两项之间只有一个判断，不存在不一致。",
)
NOTHING_TO_CHECK = Words(
    "{figures}; there are only as many judgments as link the items, so nothing could contradict.",
    "{figures}；判断恰好只够把各项连起来，不存在可检验的不一致。",
)
UNRATED = Words(
    "{figures}; the table {table} has no RI for {n} items, so there is no CR.",
    "{figures}；RI 表 {table} 没有 {n} 阶的值，故无 CR。",
)
MATRIX_INCOMPLETE = Words(
    "{missing} of {total:pair was not judged|pairs were not judged}. λmax is that of the completion "
    "which makes it least (Bozóki, Fülöp and Rónyai 2010), RI the one for as many missing judgments, "
    "and the weights are by {method}.",
    "{total} 对中有 {missing} 对未作判断：λmax 取使其最小的补全（Bozóki、Fülöp 和 Rónyai 2010），"
    "RI 取缺失同样多判断时的值，权重用{method}求得。",
)
WORST_INTRO = Words(
    "The judgments that disagree most with the weights are these. “Implied” is what all other "
    "judgments imply for the pair (Harker 1987).",
    "与权重出入最大的判断如下，其中“隐含值”由其余各判断推得（Harker 1987）。",
)
WORST_TITLE = Words(
    "Judgments to reconsider on the items of {name}", "{name}判断矩阵中最需复核的判断"
)
REPAIR = Words(
    "Changes that would make these judgments pass are proposed by ",
    "可使其通过检验的修改方案见命令 ",
)
REPAIR_EXPERTS = Words(
    "The group's judgments follow from those of the experts; changes to one person's are proposed "
    "by ",
    "群体判断由各位专家的判断得出；对某位专家的修改方案见命令 ",
)

CONSISTENCY_TITLE = Words("Consistency test", "一致性检验")
ALL_PASS = Words(
    "{count:matrix was|matrices were} tested; all have a CR below {threshold:g}.",
    "共检验 {count} 个判断矩阵，CR 均小于 {threshold:g}。",
)
ONE_PASSES = Words(
    "The one matrix has a CR of {cr}, which is below {threshold:g}.",
    "唯一的判断矩阵 CR 为 {cr}，小于 {threshold:g}。",
)
SOME_FAIL = Words(
    "Of {count:matrix|matrices} {failing} {verb} a CR that is not below {threshold:g}: {names}.",
    "共 {count} 个判断矩阵，其中 {failing} 个 CR 不小于 {threshold:g}：{names}。",
)
HAVE: Mapping[bool, Words] = {True: Words("has", "有"), False: Words("have", "有")}
HIGHEST = Words("The highest is {cr}, of {name}.", "其中最大的为“{name}”，CR = {cr}。")
CONSISTENCY_NOTE = Words(
    "RI table {random_index}; {method}; a matrix passes with CR < {threshold:g}.",
    "RI 表 {random_index}；{method}；CR < {threshold:g} 为通过。",
)
LAYER = Words("Level", "层次")
LAYER_NAME = Words("Level {number}", "第 {number} 层")
LAYER_MATRICES = Words("Matrices", "矩阵数")
SUM_CI = Words("Σ w CI", "Σ w CI")
SUM_RI = Words("Σ w RI", "Σ w RI")
LAYER_TITLE = Words("Consistency of the whole hierarchy", "层次总排序一致性检验")
LAYER_NOTE = Words(
    "w: global weight of the node whose items are compared. CR: Σ w CI over Σ w RI (Saaty 1980). A "
    "level takes the matrices with as many judged nodes above.",
    "w 为比较其下指标的节点的全局权重；CR = Σ w CI / Σ w RI（Saaty 1980）。"
    "同一层为其上被判断节点数相同的各矩阵。",
)
WHOLE = Words("Whole hierarchy", "整个层次")
WHOLE_PASSES = Words(
    "The CR of the whole hierarchy is {cr}, below {threshold:g}.",
    "层次总排序的 CR 为 {cr}，小于 {threshold:g}。",
)
WHOLE_FAILS = Words(
    "The CR of the whole hierarchy is {cr}, not below {threshold:g}.",
    "层次总排序的 CR 为 {cr}，不小于 {threshold:g}。",
)

WEIGHTS_TITLE = Words("Hierarchy and weights", "评价指标体系及其权重")
WEIGHTS_INTRO = Words(
    "The weight of an item among those compared with it (local) times that of the node above is its "
    "share of the goal (global).",
    "局部权重（层次单排序）是指标在同一判断矩阵内的权重，乘以上级节点的全局权重，"
    "即得全局权重（层次总排序）。",
)
LOCAL = Words("Local", "局部权重")
GLOBAL = Words("Global", "全局权重")
RANKING_TITLE = Words("Leaves by global weight", "底层指标全局权重排序")
RANK = Words("Rank", "位次")
PART_OF = Words("Under", "所属")
SHARE = Words("Cumulative", "累计")
FIRST = Words("{name} weighs most, {weight} of the goal.", "权重最大的是“{name}”（{weight}）。")
FIRST_TIED = Words(
    "{names} weigh most, {weight} of the goal each.", "{names}并列第一，权重均为 {weight}。"
)
LEADING = Words(
    "The first {count} of {total} leaves carry {share} together.",
    "{total} 项底层指标中，前 {count} 项合计占 {share}。",
)
PUBLISHED_NOTE = Words(
    "In brackets: as published, where that is not the rounded weight ({source}).",
    "括号内为已发表的数值（与计算值舍入后不同者）；{source}。",
)
PUBLISHED_HERE = Words("published {value}", "已发表 {value}")
