"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

NO_EXPERTS = error(
    "no-experts",
    "no expert has judged anything of this model yet",
    "还没有专家对该模型作过判断",
    "have each one judge: ahp elicit MODEL --expert NAME",
    "请各位专家分别判断：ahp elicit 模型文件夹 --expert 姓名",
)
NOT_COMPARED = error(
    "not-compared",
    "no node called {node!r} is judged",
    "没有名为 {node!r} 的需要判断的节点",
    "{suggestion}",
    "{suggestion}",
)
NO_ATTRIBUTES = error(
    "no-attributes",
    "the experts cannot be grouped by {attribute!r}: no attribute of any of them is known",
    "无法按 {attribute!r} 给专家分组：没有记录任何专家的属性",
    'add attributes = {{ field = "law" }} or the like under each [[experts]] in experts.toml',
    '请在 experts.toml 的每个 [[experts]] 下加上属性，如 attributes = {{ field = "法学" }}',
)
NO_SUCH_ATTRIBUTE = error(
    "no-such-attribute",
    "none of the experts who have judged has the attribute {attribute!r}",
    "已作判断的专家都没有属性 {attribute!r}",
    "{suggestion}",
    "{suggestion}",
)
CR_BY_EXPERT = Words(
    "Consistency ratios (RI table {random_index}; ! not below the threshold)",
    "一致性比例 CR（RI 表 {random_index}；! 表示不低于阈值）",
)
DISAGREEMENTS = Words(
    "Judgments they differ on most: how many times more the first item matters",
    "分歧最大的判断：前项的重要性是后项的几倍",
)
NO_DISAGREEMENT = Words("All judge alike.", "各位专家的判断完全相同。")
NONE_IN_COMMON = Words(
    "No two experts have judged the same matrix.", "没有两位专家判断过同一个矩阵。"
)
SPREAD = Words("Highest/lowest", "最高/最低")
OPPOSED = Words("Opposed", "方向")
OPPOSED_YES = Words("yes", "相反")
GROUP_COLUMN = Words("(group)", "（群体）")
OWN_COLUMN = Words("(model)", "（模型）")
GROUP_NOTE = Words("(group): {whose}.", "（群体）：{whose}。")
LOWEST = Words("Lowest", "最小")
LOWER_QUARTILE = Words("Q1", "下四分位")
MEDIAN = Words("Median", "中位数")
UPPER_QUARTILE = Words("Q3", "上四分位")
HIGHEST = Words("Highest", "最大")
JUDGED_BY = Words("Experts", "专家数")
TOO_HIGH = Words("Not consistent", "未通过")
INCOMPLETE = Words("Incomplete", "不完整")
SUMMARY_NOTE = Words(
    "{count} experts are summed up; --all shows each in a column.",
    "共 {count} 位专家，此处为汇总；--all 列出每一位。",
)
SIDES = Words("First : second", "前项 : 后项")
DEVIATION = Words("Log deviation", "对数标准差")
CONSENSUS = Words(
    "Consensus of the experts (S* by Goepel 2013, as AHP-OS)",
    "专家共识（S*，Goepel 2013，同 AHP-OS）",
)
CONSENSUS_NOTE = Words(
    "S* is by Shannon's entropies of the experts' weights. Words by Goepel's scale of consensus "
    "(bpmsg.com, 2022): very low below 0.5, low below 0.625, moderate below 0.75, high up to "
    "0.875, very high above. All experts count alike; scale {scale}, at most {ends}.",
    "S* 由各专家权重的香农熵求得。用语按 Goepel 的共识等级（bpmsg.com，2022）：0.5 以下很低，"
    "0.625 以下较低，0.75 以下中等，0.875 及以下较高，以上很高。各专家同等计算；{scale}，"
    "最大比值 {ends}。",
)
GLOBAL_NOTE = Words(
    "Whole hierarchy: mean of S* by the group's weights. Global weights: relative homogeneity S, "
    "which no end of a scale bounds.",
    "整个层次：S* 按群体权重的平均。全局权重：相对同质性 S，不受标度上限限制。",
)
W_NOTE = Words(
    "W: Kendall's coefficient of concordance of the ranks; p of as much agreement by chance: "
    "exact = over all orders, χ² = by the chi-square distribution.",
    "W：排序的肯德尔和谐系数；p 为偶然达到同等一致程度的概率：“精确”按全部排列计，"
    "“χ²”按卡方分布近似。",
)
CONSENSUS_OF = Words("Consensus", "共识")
KENDALL = Words("Kendall's W", "肯德尔 W")
P_BY = Words("p by", "p 的算法")
EXACT = Words("exact", "精确")
CHI_SQUARE = Words("χ²", "χ²")
WHOLE = Words("Whole hierarchy", "整个层次")
GLOBAL_WEIGHTS = Words("Global weights (S)", "全局权重（S）")
CONSENSUS_WORDS: Mapping[str, Words] = {
    "very-low": Words("very low", "很低"),
    "low": Words("low", "较低"),
    "moderate": Words("moderate", "中等"),
    "high": Words("high", "较高"),
    "very-high": Words("very high", "很高"),
}
OF_GLOBAL = Words("S of global weights", "全局权重的 S")
OF_NODE = Words("S* at {node}", "“{node}”处的 S*")
SIMILARITY = Words("Similarity of each two experts ({measure})", "每两位专家的相似度（{measure}）")
FEW_WHOLE = Words(
    "Too few experts have judged every matrix to be compared by global weights ({count} of "
    "{total}); --node CODE compares them by one matrix.",
    "判断了全部矩阵的专家太少（{total} 位中的 {count} 位），无法按全局权重比较；"
    "可用 --node 代码 按某一个矩阵比较。",
)
EXPERT = Words("Expert", "专家")
NAMES = Words("Names", "姓名")
THRESHOLDS = Words(
    "Clusters by threshold of similarity ({measure}, as AHP-OS)",
    "按相似度阈值聚类（{measure}，同 AHP-OS）",
)
THRESHOLD = Words("Threshold", "阈值")
CLUSTERS = Words("Clusters", "类数")
UNCLUSTERED_COUNT = Words("Unclustered", "未归类")
FIRST_CLUSTER = Words("Consensus of the first", "第一类的共识度")
BEST = Words("Taken", "采用")
TAKEN = Words("yes", "是")
THRESHOLD_NOTE = Words(
    "Taken is the threshold with fewest clusters and unclustered experts together, among those "
    "with two clusters or more, at most four experts unclustered and a consensus above 0.675 in "
    "the first.",
    "采用类数与未归类人数之和最小的阈值；候选阈值须分出两类以上、未归类者不超过 4 人、"
    "第一类的共识度高于 0.675。",
)
NOT_PARTED = Words(
    "No threshold parts the experts into clusters by this rule.",
    "按此规则，没有阈值能把专家分成若干类。",
)
CLUSTER = Words("Cluster", "类别")
IN_NONE = Words("none", "未归类")
AND_MORE = Words("{names} and {count} more", "{names} 等，另有 {count} 人")
STANDING = Words("Experts farthest from the others", "与其他人差别最大的专家")
STANDING_NOTE = Words(
    "By {measure}: Aitchison distance from the geometric mean of the others. Alone is who has a "
    "modified z-score above {alone:g} (Iglewicz and Hoaglin 1993). Effect: by how much the "
    "group's weight that changes most would change without the expert (AIP).",
    "依据{measure}：与其他专家几何平均权重的 Aitchison 距离。修正 z 分数大于 {alone:g} 者为离群"
    "（Iglewicz、Hoaglin 1993）。影响：去掉该专家后变化最大的群体权重的变化量（AIP）。",
)
BY_GLOBAL = Words("global weights", "全局权重")
BY_NODE = Words("the weights at {node}", "“{node}”处的权重")
NOBODY_ALONE = Words("Nobody stands alone.", "没有离群的专家。")
DISTANCE = Words("Distance", "距离")
SCORE = Words("z-score", "z 分数")
ALONE = Words("Alone", "离群")
ALONE_YES = Words("yes", "是")
EFFECT = Words("Effect", "影响")
SUBGROUPS = Words("Weights by {attribute} ({measure})", "按 {attribute} 分组的权重（{measure}）")
GROUP_OF = Words("{value} ({count})", "{value}（{count}）")
SUBGROUP_NOTE = Words(
    "Geometric means of the members' weights; in brackets how many experts.",
    "组内各专家权重的几何平均；括号内为人数。",
)
WITHOUT_ATTRIBUTE = Words(
    "Without {attribute}, and so in no group: {names}", "没有 {attribute}，不在任何组：{names}"
)
DIFFERENCE = Words(
    "Difference between the groups: {share} of the sum of squares (of centered logarithms); {p} "
    "by {ways}.",
    "组间差异：占（中心化对数的）总平方和的 {share}；{ways}，{p}。",
)
ALL_WAYS = Words("all {count} permutations", "穷举全部 {count} 种排列")
DRAWN_WAYS = Words(
    "{count} permutations drawn at random (seed {seed})", "随机抽取 {count} 种排列（种子 {seed}）"
)
NO_TEST = Words(
    "No test of the difference: it needs two groups, one of them of two experts or more who "
    "differ.",
    "无法检验组间差异：至少需要两组，其中一组不少于两人，且权重不全相同。",
)
CHART_TITLE = Words(
    "{model}: global weights by {count:expert|experts}", "{model}：{count} 位专家的全局权重"
)
CHART_GROUP = Words("group", "群体")
CHART_OWN = Words("model", "模型")
CHART_EXPERT = Words("one expert each", "每点一位专家")
CHART_BOX = Words("middle half, median", "中间 50%、中位数")
CHART_OUTLIERS = Words("lowest and highest 5%", "最低和最高各 5%")
CHART_NOTE = Words("group: {whose}", "群体：{whose}")
