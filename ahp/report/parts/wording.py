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
    "This report weighs the items of “{title}” by the Analytic Hierarchy Process (AHP). The goal "
    "is "
    "“{goal}”.",
    "本报告用层次分析法（AHP）确定“{title}”各项指标的权重，目标为“{goal}”。",
)
PURPOSE_TITLE = Words(
    "This report weighs the items of “{title}” by the Analytic Hierarchy Process (AHP).",
    "本报告用层次分析法（AHP）确定“{title}”各项指标的权重。",
)
STRUCTURE = Words(
    "The hierarchy has {levels:level|levels} below the goal and {nodes:item|items} in all, "
    "{leaves} of them leaves. They are compared in {matrices:matrix|matrices} with "
    "{pairs:pairwise judgment|pairwise judgments}.",
    "目标之下共 {levels} 层、{nodes} 项指标，其中底层指标 {leaves} 项；"
    "用 {matrices} 个判断矩阵、{pairs} 个两两判断加以比较。",
)
WEIGHTS_OF_GROUP = Words(
    "The weights are those of a group of {count:expert|experts}.",
    "权重由 {count} 位专家的判断汇总而得。",
)
GROUPED = Words(
    "Merely grouped, and not compared as such: {names}. Their items are judged together under the "
    "node above; the weight of each is the sum of its items' weights.",
    "以下节点只作归类，不单独比较：{names}。其下指标在上级节点处一并比较，"
    "其权重为所含指标权重之和。",
)
HIERARCHY_CAPTION = Words("Hierarchy of {title}", "{title}的层次结构")

SCALE_INTRO = Words(
    "Items were compared in pairs on Saaty's scale of 1 to 9: how many times more the first "
    "matters than the second.",
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
    "资料来源：SAATY T L. The Analytic Hierarchy Process[M]. New York: McGraw-Hill, 1980.",
)
SCALE_APPLIED = Words(
    "Before weights are derived, a judgment k of 1 or more becomes the ratio s(k) = {formula}, and "
    "1/k becomes 1/s(k): the scale called {scale} ({source}).",
    "计算权重前，判断 k（不小于 1）换算为比值 s(k) = {formula}，1/k 换算为 1/s(k)，"
    "即 {scale} 标度（{source}）。",
)
SCALE_OF_ITEMS = Words(" Here n is the number of items compared.", "其中 n 为同时比较的指标数。")
RI_INTRO = Words(
    "Consistency ratios take the random index (RI) from the table {table}.",
    "计算一致性比例 CR 所用的平均随机一致性指标 RI 取自 {table} 表。",
)
RI_TITLE = Words("Random index RI by the number of items n", "平均随机一致性指标 RI（n 为阶数）")
RI_SOURCE = Words("Source: {source}.", "资料来源：{source}。")
RI_FEW = Words(
    "With one or two items nothing can contradict, so RI is 0.",
    "一阶、二阶判断矩阵总是一致，RI 为 0。",
)
SIMULATED_SOURCE = Words(
    "simulated: 100000 random matrices for each n, uniform over the 17 values of the scale, seed "
    "2022",
    "模拟所得：每阶 100000 个随机矩阵，在标度的 17 个值上均匀抽取，种子 2022",
)

MATRICES_INTRO = Words(
    "A cell says how many times more the item of its row matters than that of its column. The last "
    "column has the weights, by the {method}.",
    "表中数值为行指标相对列指标的重要性倍数，最后一列为用{method}求得的权重。",
)
MATRICES_JOINT = Words(
    "The matrices are those of the group: each cell is the {mean} of the experts' judgments.",
    "下列矩阵为群体判断矩阵，各元素是各位专家判断的{mean}。",
)
MEANS: Mapping[bool, Words] = {
    False: Words("geometric mean", "几何平均"),
    True: Words("geometric mean, by the weights of the experts,", "加权几何平均（按专家权重）"),
}
MATRICES_NONE = Words(
    "The group joined weights, not judgments, so it has no matrices.",
    "群体汇总的是各位专家的权重而非判断，没有群体判断矩阵。",
)
MATRICES_OF_EACH = Words(
    "The consistency of each expert's judgments is told with the experts.",
    "各位专家判断的一致性见专家部分。",
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
    "Of {total:pair|pairs}, {missing:was|were} not judged. λmax is that of the completion which "
    "makes it least (Bozóki, Fülöp and Rónyai 2010), RI the one for as many missing judgments, and "
    "the weights are by the {method}.",
    "{total} 对中有 {missing} 对未作判断：λmax 取使其最小的补全（Bozóki、Fülöp 和 Rónyai 2010），"
    "RI 取缺失同样多判断时的值，权重用{method}求得。",
)
WORST_INTRO = Words(
    "These judgments disagree most with the weights. “{implied}” is the value that all other "
    "judgments give for the pair (Harker 1987).",
    "与权重出入最大的判断如下，其中“{implied}”一列由其余各判断求得（Harker 1987）。",
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
ONE_FAILS = Words(
    "The one matrix has a CR of {cr}, which is not below {threshold:g}.",
    "唯一的判断矩阵 CR 为 {cr}，不小于 {threshold:g}。",
)
SOME_FAIL = Words(
    "CR is not below {threshold:g} for {failing} of {count:matrix|matrices}: {names}.",
    "共 {count} 个判断矩阵，其中 {failing} 个 CR 不小于 {threshold:g}：{names}。",
)
HIGHEST = Words("The highest is {cr}, of {name}.", "其中最大的为“{name}”，CR = {cr}。")
CONSISTENCY_NOTE = Words(
    "RI table {random_index}; weights by the {method}; a matrix passes with CR < {threshold:g}.",
    "RI 取自 {random_index} 表；权重用{method}求得；CR < {threshold:g} 为通过检验。",
)
LAYER = Words("Level", "层次")
LAYER_NAME = Words("Level {number}", "第 {number} 层")
LAYER_MATRICES = Words("Matrices", "矩阵数")
SUM_CI = Words("Σ w CI", "Σ w CI")
SUM_RI = Words("Σ w RI", "Σ w RI")
LAYER_TITLE = Words("Consistency of the whole hierarchy", "层次总排序一致性检验")
LAYER_NOTE = Words(
    "w: global weight of the node whose items a matrix compares. CR: Σ w CI over Σ w RI (Saaty "
    "1980). Matrices with the same number of judged nodes above them make up a level.",
    "w 为各判断矩阵所属节点的全局权重；CR = Σ w CI / Σ w RI（Saaty 1980）。"
    "上方被判断节点数相同的矩阵归为同一层。",
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
    "The weight of an item among those compared with it (local) times that of the node above is "
    "its "
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
FIRST = Words("{name} weighs most, {weight} of the goal.", "权重最大的是“{name}”，为 {weight}。")
FIRST_TIED = Words(
    "{names} weigh most, {weight} of the goal each.", "{names}并列第一，权重均为 {weight}。"
)
FIRST_ALIKE = Words(
    "{names} and {more:other|others} weigh most, {weight} of the goal each.",
    "{names}与另外 {more} 项并列第一，权重均为 {weight}。",
)
ALL_ALIKE = Words(
    "All {total} leaves weigh the same, {weight} of the goal each.",
    "{total} 项底层指标权重相同，均为 {weight}。",
)
LEADING = Words(
    "The first {count} of {total} leaves carry {share} together.",
    "{total} 项底层指标中，前 {count} 项合计占 {share}。",
)
NOT_TO_BE_USED = Words(
    "Weights that rest on {count:matrix|matrices} that did not pass should not be used before the "
    "judgments are reconsidered: {names}.",
    "有 {count} 个判断矩阵未通过一致性检验（{names}），在重新判断之前，由其求得的权重不宜采用。",
)
PUBLISHED_NOTE = Words(
    "In brackets: as published, where that is not the rounded weight ({source}).",
    "括号内为已发表的数值（与计算值舍入后不同者）；{source}。",
)
PUBLISHED_HERE = Words("published {value}", "已发表 {value}")

UNCERTAINTY_FIGURE = Words(
    "Global weights and their {share} intervals", "全局权重及其 {share} 区间"
)
UNCERTAINTY_SHOWS = Words(
    "For every item its global weight, the median and the {share} interval of the draws, as in the "
    "tables of this section.",
    "每项指标的全局权重、抽样中位数与 {share} 区间，数值见本节各表。",
)

WEIGHTS_OF = Words("Weights of a matrix: {method}", "判断矩阵的权重：{method}")
CONSISTENCY_OF = Words("Consistency of a matrix", "判断矩阵的一致性")
LAMBDA_OTHER = Words(
    "With these weights w, λmax of a complete matrix is the mean, over the items, of the "
    "components of Aw over those of w.",
    "对由此求得的权重 w，完整判断矩阵的 λmax 取 Aw 与 w 各对应分量之比的平均。",
)
EIGENVECTOR = Words(
    "The weights w are the principal eigenvector of the judgment matrix A, which belongs to its "
    "largest eigenvalue λmax, and sum to one.",
    "权重 w 是判断矩阵 A 的最大特征值 λmax 所对应的特征向量，各分量之和归一。",
)
EIGENVECTOR_SOURCE = Words(
    "Saaty, T. L. (1977). A scaling method for priorities in hierarchical structures. Journal of "
    "Mathematical Psychology 15, 234–281.",
    "SAATY T L. A scaling method for priorities in hierarchical structures[J]. Journal of "
    "Mathematical Psychology, 1977, 15: 234-281.",
)
GEOMETRIC = Words(
    "The weight of an item is the geometric mean of its row, over the sum of those of all rows.",
    "各项权重为其所在行的几何平均，再除以各行几何平均之和（方根法）。",
)
GEOMETRIC_SOURCE = Words(
    "Crawford, G., Williams, C. (1985). A note on the analysis of subjective judgment matrices. "
    "Journal of Mathematical Psychology 29, 387–405.",
    "CRAWFORD G, WILLIAMS C. A note on the analysis of subjective judgment matrices[J]. Journal "
    "of Mathematical Psychology, 1985, 29: 387-405.",
)
COLUMN_SUM = Words(
    "Every column is divided by its sum; the weight of an item is the mean of its row then.",
    "各列除以列和归一后，各行的平均值即为权重（和积法）。",
)
CI_TEXT = Words(
    "λmax is n only where no judgment contradicts another; the consistency index CI measures how "
    "far it is above.",
    "当且仅当各判断互不矛盾时 λmax 等于 n；一致性指标 CI 度量其超出的程度。",
)
CR_TEXT = Words(
    "The consistency ratio CR holds CI against the mean CI of random matrices, RI; judgments count "
    "as consistent where CR < {threshold:g}.",
    "一致性比例 CR 是 CI 与同阶随机判断矩阵平均 CI（即 RI）之比；CR < {threshold:g} "
    "时视为通过一致性检验。",
)
SAATY_1980 = Words(
    "Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill.",
    "SAATY T L. The Analytic Hierarchy Process[M]. New York: McGraw-Hill, 1980.",
)
RI_FROM = Words("RI: table {table}. {source}.", "RI 取自表 {table}：{source}。")
MISSING_OF = Words("Missing judgments", "缺失判断的处理")
MISSING_TEXT = Words(
    "Where pairs of items were not judged, these judgments x are chosen so that λmax is as small "
    "as "
    "it can be; RI is that for as many missing judgments.",
    "未作判断之处以变量 x 表示，取使 λmax 最小的值补全；RI 取缺失同样多判断时的值。",
)
MISSING_SOURCES = Words(
    "Bozóki, S., Fülöp, J., Rónyai, L. (2010). On optimal completion of incomplete pairwise "
    "comparison matrices. Mathematical and Computer Modelling 52, 318–333. Ágoston, K. C., "
    "Csató, L. (2022). Inconsistency thresholds for incomplete pairwise comparison matrices. Omega "
    "108, 102576.",
    "BOZÓKI S, FÜLÖP J, RÓNYAI L. On optimal completion of incomplete pairwise comparison "
    "matrices[J]. Mathematical and Computer Modelling, 2010, 52: 318-333. ÁGOSTON K C, CSATÓ L. "
    "Inconsistency thresholds for incomplete pairwise comparison matrices[J]. Omega, 2022, 108: "
    "102576.",
)
LLS = Words(
    "Their weights are by logarithmic least squares over the judgments that were given.",
    "其权重对已有判断用对数最小二乘法求得。",
)
GLOBAL_OF = Words("Global weights", "层次总排序")
GLOBAL_TEXT = Words(
    "The global weight g of an item is its weight w among the items compared with it, times the "
    "global weight of the node p at which they are compared; the goal has 1.",
    "指标的全局权重 g 等于其在同一判断矩阵中的权重 w 乘以比较处节点 p 的全局权重；"
    "目标的全局权重为 1。",
)
WHOLE_TEXT = Words(
    "The consistency ratio of several matrices j together, such as those of a level or of the "
    "whole "
    "hierarchy, weighs CI and RI by the global weight of the node of each.",
    "若干判断矩阵 j（某一层或整个层次）的总一致性比例，以各矩阵所在节点的全局权重对 CI 与 RI "
    "加权。",
)
GROUP_METHOD = Words("Group of experts", "专家群体判断的集结")
AIJ_TEXT = Words(
    "Judgments are joined (AIJ): each cell is the geometric mean of the experts' judgments, by "
    "their weights c.",
    "采用判断集结（AIJ）：群体判断矩阵的各元素为专家判断按专家权重 c 的加权几何平均。",
)
AIP_GEOMETRIC = Words(
    "Weights are joined (AIP): those of the group are the geometric mean of the experts' weights, "
    "by their own weights c, and sum to one.",
    "采用权重集结（AIP）：群体权重为各位专家所得权重按专家权重 c 的加权几何平均，再归一。",
)
AIP_ARITHMETIC = Words(
    "Weights are joined (AIP): those of the group are the mean of the experts' weights, by their "
    "own weights c.",
    "采用权重集结（AIP）：群体权重为各位专家所得权重按专家权重 c 的加权算术平均。",
)
FORMAN = Words(
    "Forman, E., Peniwati, K. (1998). Aggregating individual judgments and priorities with the "
    "analytic hierarchy process. European Journal of Operational Research 108, 165–169.",
    "FORMAN E, PENIWATI K. Aggregating individual judgments and priorities with the analytic "
    "hierarchy process[J]. European Journal of Operational Research, 1998, 108: 165-169.",
)
EXPERT_WEIGHTS: Mapping[str, Words] = {
    "equal": Words("All experts count alike.", "各位专家等权。"),
    "given": Words(
        "The experts' weights c are as given, and sum to one.",
        "专家权重 c 按给定值，归一后使用。",
    ),
    "consistency": Words(
        "An expert's weight at a node falls with the CR there: c is in proportion to "
        "1 / (1 + 10 CR).",
        "专家在某一节点处的权重随其 CR 递减：c 与 1 / (1 + 10 CR) 成正比。",
    ),
    "agreement": Words(
        "An expert's weight at a node is in proportion to the mean similarity with the others "
        "there "
        "(after Hsu and Chen 1996).",
        "专家在某一节点处的权重与其同其他专家的平均相似度成正比（方法参照 Hsu 和 Chen 1996）。",
    ),
}
ONLY_CONSISTENT = Words(
    "A matrix of an expert with CR of {threshold:g} or more is left out.",
    "专家的判断矩阵若 CR 不小于 {threshold:g}，不计入群体。",
)
TRIMMED = Words(
    "Of the judgments of a pair a share of {trim:g} is left out at each end.",
    "每对指标的判断在两端各剔除 {trim:g}。",
)
CONSENSUS_METHOD = Words("Consensus of the experts", "专家共识度")
CONSENSUS_TEXT = Words(
    "The consensus of m experts at a node compares the entropy α within their weights with the "
    "entropy γ of the mean weights; Dmax is the largest exp(γ − α) that n items on the scale "
    "allow. "
    "S* is 1 where all agree. That of the hierarchy is the mean over its nodes by the group's "
    "global weights.",
    "某一节点处 m 位专家的共识度，将各专家权重的平均熵 α 与平均权重的熵 γ 相比；Dmax 为 n "
    "项指标在该"
    "标度上 exp(γ − α) 的最大可能值。全体一致时 S* 为 1。整个层次的共识度为各节点 S* "
    "按群体全局权重的平均。",
)
GOEPEL = Words(
    "Goepel, K. D. (2013). Implementing the analytic hierarchy process as a standard method for "
    "multi-criteria decision making in corporate enterprises. Proceedings of the ISAHP, Kuala "
    "Lumpur; with Dmax as in AHP-OS since.",
    "GOEPEL K D. Implementing the analytic hierarchy process as a standard method for "
    "multi-criteria decision making in corporate enterprises[C]//Proceedings of the ISAHP. Kuala "
    "Lumpur, 2013（Dmax 同 AHP-OS 现行算法）.",
)
INTERVALS_OF = Words("Interval judgments", "区间判断")
INTERVALS_TEXT = Words(
    "Of a judgment given as an interval the weights and CR take the middle on the scale: the mean "
    "of its ends by their places among the 17 values from 1/9 to 9.",
    "以区间给出的判断，权重与 CR 取其在标度上的中点，即两端在 1/9 至 9 这 17 个值中位置的平均。",
)
SOURCE_SAID = Words("Source: {source}", "出处：{source}")

FILES_TITLE = Words("Files that were read", "读取的文件")
FILE = Words("File", "文件")
HASH = Words("SHA-256", "SHA-256")
SETTINGS_TITLE = Words("Settings", "计算设置")
SETTING = Words("Setting", "设置")
VALUE = Words("Value", "取值")
WEIGHT_METHOD = Words("Method of the weights", "权重方法")
RI_TABLE = Words("RI table", "RI 表")
THRESHOLD = Words("Threshold of CR", "CR 阈值")
SCALE_SET = Words("Judgment scale", "判断标度")
WHOSE = Words("Whose judgments", "采用的判断")
DOUBT = Words("Doubt", "不确定性")
SEED = Words("Seed", "随机种子")
VERSION = Words("Version", "软件版本")
COMMAND = Words("Written by ", "生成命令：")
MADE_BY = Words(
    "Every figure of this report was computed from these files. The same files, settings and "
    "versions give the same report.",
    "本报告的全部数字均由下列文件算出；文件、设置与版本相同，则报告相同。",
)
ONE_BY_ONE = Words("{title}: one by one", "{title}：逐对")
