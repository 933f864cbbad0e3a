"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, warning

CHECK_NOT_BUILT = warning(
    "check-not-built",
    "the index cannot be built, so what needs normalized values or scores is left out or done on "
    "values as given; the reason follows",
    "指数无法计算，需要标准化值或得分的检查已省略，或改用原始值；原因如下",
)
CHECK_OUT_OF_RANGE = error(
    "check-out-of-range",
    "{option} {value} is not between {low} and {high}",
    "{option} 的值 {value} 不在 {low} 与 {high} 之间",
)
CHECK_LEVEL = error(
    "check-level",
    "{option}: the index has no level {value}",
    "{option}：指数没有第 {value} 层",
    "levels are {first} to {last}, 0 the goal",
    "可用层级为 {first} 到 {last}，0 为总指数",
)
INDICATOR = Words("Indicator", "指标")
NODE = Words("Node", "节点")
OTHER = Words("With", "与")
YEAR = Words("Year", "年份")
PERCENT_OF = Words("{what}, %", "{what}（%）")
GIVEN = Words("Given", "有值")
ALL_YEARS = Words("All years", "各年合计")
MISSING = Words("Missing", "缺失")
ZEROS = Words("Zeros", "零值")
NONZERO = Words("Nonzero", "非零")
REGIONS = Words("Regions", "地区数")
LOW = Words("Minimum", "最小值")
HIGH = Words("Maximum", "最大值")
MEAN = Words("Mean", "均值")
MEDIAN = Words("Median", "中位数")
DEVIATION = Words("Std. deviation", "标准差")
SKEWNESS = Words("Skewness", "偏度")
KURTOSIS = Words("Kurtosis", "峰度")
UNIQUE = Words("Different", "不同值")
SAME = Words("Most frequent", "最多相同")
DOUBTFUL = Words("To look at", "需留意")
WHO = Words("Values (regions)", "离群值（地区）")
ENOUGH = Words("Enough", "足够")
YES = Words("yes", "是")
NO = Words("no", "否")
CORRELATION = Words("r", "r")
PROBABILITY = Words("p", "p")
FLAG = Words("Finding", "结论")
WITHIN = Words("Both below", "同属")
DENOMINATOR = Words("Denominator", "分母")
DIVIDED = Words("Divided by it", "已除以该分母")
PART = Words("Part", "下级项")
PARTS = Words("Parts", "下级项数")
MEAN_CORRELATION = Words("Mean r", "平均 r")
ALPHA = Words("Cronbach's alpha", "Cronbach α")
COMPLETE = Words("Complete regions", "数据完整的地区数")
FIRST_EXPLAINS = Words("First component, %", "第一主成分（%）")
COMPONENT = Words("Component", "主成分")
EIGENVALUE = Words("Eigenvalue", "特征值")
EXPLAINED = Words("Explained, %", "解释方差（%）")
CUMULATED = Words("Cumulated, %", "累计（%）")
LOADINGS = Words("Loadings", "载荷")
WEIGHT_PERCENT = Words("Weight, %", "权重（%）")
SHARE_PERCENT = Words("Share of importance, %", "重要性份额（%）")
RATIO = Words("Correlation ratio", "相关比")
LINEAR = Words("Linear R²", "线性 R²")
PER_WEIGHT = Words("Share/weight", "份额/权重")
LEVEL = Words("Level", "层")
INDICATOR_OR_NODE = Words("Item", "项")
WITH_NODE = Words("r with node", "与节点的 r")
WITH_GOAL = Words("r with goal", "与总指数的 r")

COVERAGE_INDICATORS = Words("Coverage by indicator: {pool}", "各指标的数据覆盖：{pool}")
COVERAGE_REGIONS = Words("Coverage by region: {pool}", "各地区的数据覆盖：{pool}")
COVERAGE_YEARS = Words("Coverage by year: {pool}", "各年的数据覆盖：{pool}")
DISTRIBUTION = Words("Distribution {year}: {pool}", "{year} 年各指标的分布：{pool}")
OUTLIERS = Words("Outliers {year}: {pool}", "{year} 年离群值：{pool}")
CORRELATIONS = Words(
    "Redundant and conflicting items {year}: {pool}", "{year} 年冗余项与冲突项：{pool}"
)
DENOMINATORS = Words(
    "Correlation with denominators {year}: {pool}", "{year} 年与分母的相关：{pool}"
)
RELIABILITY = Words("Internal consistency {year}: {pool}", "{year} 年内部一致性：{pool}")
COMPONENTS = Words("Principal components {year}: {pool}", "{year} 年主成分：{pool}")
IMPORTANCE = Words("Importance beside weight {year}: {pool}", "{year} 年重要性与权重：{pool}")
IMPORTANCE_GOAL = Words(
    "Importance in the goal beside weight {year}: {pool}", "{year} 年对总指数的重要性与权重：{pool}"
)

STAGES: Mapping[str, Words] = {
    "values": Words("values as given", "原始指标值"),
    "divided": Words("values divided by their denominators", "除以分母后的值"),
    "imputed": Words("values with gaps filled", "填补缺失后的值"),
    "capped": Words("values after caps", "截断后的值"),
    "transformed": Words("values before outlier treatment", "离群值处理前的值"),
    "treated": Words("values after outlier treatment", "离群值处理后的值"),
    "normalized": Words("normalized values", "标准化值"),
}
STAGE_NOTE = Words("Data: {stage}.", "数据：{stage}。")
STAGE_TURNED = Words(
    "Data: {stage}, with the sign turned where less is better.",
    "数据：{stage}，越小越好的指标已取相反数。",
)
STAGE_MODERATE = Words(
    "Data: {stage}, with the sign turned where less is better; where something between is best, "
    "less the distance from it.",
    "数据：{stage}，越小越好的指标已取相反数，适中型和区间型指标取与最优值距离的相反数。",
)
STAGE_SCORES = Words("Nodes above the indicators by their scores.", "指标以上的节点采用其得分。")
COVERAGE_NOTE = Words(
    "Share of the regions with a value as given; denominators included.",
    "有原始值的地区所占比例，含作分母的列。",
)
COVERAGE_REGION_NOTE = Words(
    "Indicators only, all years. {count} of {all} regions lack nothing and are not listed here.",
    "仅计指标，各年合计。{all} 个地区中 {count} 个没有缺失，此处不列。",
)
COVERAGE_YEAR_NOTE = Words("Indicators only, values as given.", "仅计指标，按原始值。")
DISTRIBUTION_NOTE = Words(
    "Deviation with n - 1; skewness G1 and excess kurtosis G2, the adjusted ones of samples (as in "
    "COINr and spreadsheets).",
    "标准差除以 n - 1；偏度 G1 和超额峰度 G2 为样本修正值（与 COINr 及电子表格相同）。",
)
DISTRIBUTION_RULES = Words(
    "To look at: fewer than {given:.0%} of the regions given, {nonzero:.0%} not zero, or "
    "{unique:.0%} different; skewness beyond {skewness:g} and kurtosis beyond {kurtosis:g}.",
    "需留意：有值的地区不足 {given:.0%}，非零值不足 {nonzero:.0%}，不同值不足 {unique:.0%}；或"
    "偏度绝对值超过 {skewness:g} 且峰度超过 {kurtosis:g}。",
)
OUTLIERS_NOTE = Words(
    "An indicator has outliers where its absolute skewness exceeds {skewness:g} and its kurtosis "
    "{kurtosis:g}; the regions are those whose values would be winsorized until that is no longer "
    "so, {most} at most. The project treats outliers: {treats}.",
    "偏度绝对值超过 {skewness:g} 且峰度超过 {kurtosis:g} 的指标视为有离群值；所列地区为缩尾至不再"
    "超限所涉及的地区，最多 {most} 个。本项目是否处理离群值：{treats}。",
)
OWN_LIMITS = Words("With limits of their own: {names}.", "另有自身界限的指标：{names}。")
NO_OUTLIERS = Words("No indicator has outliers.", "没有指标出现离群值。")
CORRELATION_NOTE = Words(
    "{kind}, over the regions that have both values. Redundant: r above {redundant:g}; "
    "conflicting: r below {conflicting:g} between items that belong together; each with p at most "
    "{significance:g}.",
    "{kind}，按两项都有值的地区计算。冗余：r 大于 {redundant:g}；冲突：同组两项 r 小于 "
    "{conflicting:g}；均要求 p 不大于 {significance:g}。",
)
CORRELATION_COUNTS = Words(
    "{pairs:pair|pairs}, {within} of them together: {redundant} redundant, {conflicting} "
    "conflicting; {weak} of those together are weak (r below {least:g} or p above "
    "{significance:g}); {undefined} without a correlation, where one does not vary or fewer than "
    "three regions have both.",
    "共 {pairs} 对，其中同组 {within} 对：冗余 {redundant} 对，冲突 {conflicting} 对；同组中偏弱 "
    "{weak} 对（r 小于 {least:g} 或 p 大于 {significance:g}）；{undefined} 对无法求相关系数"
    "（没有差异，或两项都有值的地区不足三个）。",
)
CORRELATION_ITEMS = Words(
    "Items: {items}; together are those {together}.", "比较对象：{items}；{together}视为同组。"
)
ITEMS_INDICATORS = Words("the indicators", "各指标")
ITEMS_LEVEL = Words("level {level} of the index", "指数第 {level} 层")
TOGETHER_PARENT = Words("directly below the same node", "同一节点的直接下级")
TOGETHER_LEVEL = Words("below the same node of level {level}", "第 {level} 层同一节点之下的项")
NO_CORRELATIONS = Words(
    "Scores are needed for this, and the index cannot be built.",
    "此项需要得分，而指数无法计算。",
)
DENOMINATORS_NOTE = Words(
    "Values as given, signs not turned. Listed where the absolute value of {kind} exceeds "
    "{limit:g}: such an indicator may measure size, and want dividing.",
    "按原始值，不取相反数。列出 {kind}的绝对值大于 {limit:g} 者：该指标可能反映规模大小，"
    "宜除以分母。",
)
RELIABILITY_NOTE = Words(
    "Mean r: {kind}. Alpha from covariances over the regions that have both values; above 0.7 is "
    "usually taken as consistent, and below 0 the parts work against each other. "
    "Blank where a part does not vary, or fewer than three regions have all parts.",
    "平均 r：{kind}。α 由两项都有值的地区的协方差求得；通常大于 0.7 视为一致，小于 0 表明各项"
    "相互抵触。某项没有差异，或数据完整的地区不足三个时为空。",
)
COMPONENTS_NOTE = Words(
    "Standardized parts of every node, over the regions that have all; the sign of a component "
    "means nothing. Only components whose eigenvalue is at least 1, and the first, are shown here.",
    "各节点的下级项标准化后，按数据完整的地区计算；主成分的正负号没有意义。此处只列特征值不小于 1 "
    "的主成分和第一主成分。",
)
IMPORTANCE_NOTE = Words(
    "Share over weight is 1 where an item matters as its weight says, above 1 where it matters "
    "more. The share of importance is that of the item's correlation ratio among the items: the "
    "share of the node's variance that follows the item, by a curve (Paruolo, Saisana, Saltelli "
    "2013), local-linear with a Gaussian kernel, whose bandwidth, of twelve from 0.1 to 3 standard "
    "deviations and of a straight line, predicts left-out values best; means where there are fewer "
    "than six different values. Linear R²: the squared Pearson correlation. {kind} for r. Blank "
    "where fewer than {least} regions have both, or one does not vary.",
    "份额/权重为 1 表示影响与权重一致，大于 1 表示影响大于权重。重要性份额为该项的相关比在各项中"
    "所占的份额；相关比为节点方差中随该项变化的部分，由曲线估计（Paruolo、Saisana、Saltelli "
    "2013）：高斯核局部线性回归，带宽取 0.1 至 3 个标准差的十二种之一或直线，以逐一留出时预测"
    "最好者为准；不同值不足六个时用各值的均值。线性 R² 为 Pearson 相关系数的平方。r 为 {kind}。"
    "两者都有值的地区少于 {least} 个，或其一没有差异时为空。",
)
IMPORTANCE_GOAL_NOTE = Words(
    "Here the node is the goal. Compared are the items of each level, with the indicators that "
    "stand above it; their global weights sum to 100%.",
    "此处的节点为总指数。各层的项（连同位于该层之上的指标）相互对照，其全局权重合计为 100%。",
)
IMPORTANCE_ESTIMATED = Words(
    "Estimated by a curve: {curve}, by a line: {line}, by means: {means}.",
    "估计方式：曲线 {curve} 项，直线 {line} 项，均值 {means} 项。",
)
AGAINST_WEIGHT = Words(
    "In {against} of {pairs:pair|pairs} the item with more weight matters less.",
    "{pairs} 对中有 {against} 对权重较大的一项影响反而较小。",
)
LIGHTER = Words("matters less than the lighter {names}", "影响小于权重较轻的{names}")
KINDS: Mapping[str, Words] = {
    "pearson": Words("Pearson's r", "Pearson 相关系数"),
    "spearman": Words("Spearman's rho", "Spearman 秩相关系数"),
    "kendall": Words("Kendall's tau-b", "Kendall tau-b"),
}
FLAGS: Mapping[str, Words] = {
    "redundant": Words("redundant", "冗余"),
    "conflicting": Words("conflicting", "冲突"),
    "weak": Words("weak", "偏弱"),
    "undefined": Words("no correlation", "无法求相关"),
    "": Words("", ""),
}
DOUBTS: Mapping[str, Words] = {
    "empty": Words("no value", "没有值"),
    "constant": Words("does not vary", "没有差异"),
    "missing": Words("many missing", "缺失多"),
    "zeros": Words("many zeros", "零值多"),
    "same": Words("few different values", "不同值少"),
    "outliers": Words("outliers", "有离群值"),
}
