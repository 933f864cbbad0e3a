"""What the letters of formulas mean, and where formulas come from, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words

_LETTERS = ("Here y is the score and x the value", "式中，y 为得分，x 为指标值")
MIN_MAX_WHERE = Words(
    f"{_LETTERS[0]}; “min” and “max” mark the low and the high end of the scale; L and U are the "
    "lowest and the highest score, here {low} and {high}.",
    f"{_LETTERS[1]}；下标 min、max 表示标尺的下端和上端；L、U 为最低分和最高分，这里取 {{low}} 和 "
    "{high}。",
)
MODERATE_WHERE = Words(
    "d is how far a value lies from the range within which it is best, and D how far from it the "
    "worst end of the scale on that side lies.",
    "d 为指标值与最优区间的距离，D 为同侧最差端点与最优区间的距离。",
)
Z_WHERE = Words(
    f"{_LETTERS[0]}; the mean and the sample standard deviation σ are those of the values; scores "
    "have the mean m and the standard deviation s, here {mean} and {sd}.",
    f"{_LETTERS[1]}；均值和样本标准差 σ 由指标值算得；得分的均值 m 和标准差 s 这里取 {{mean}} 和 "
    "{sd}。",
)
Z_MODERATE_WHERE = Words(
    "d is how far a value lies from the range within which it is best; the mean and the sample "
    "standard deviation are those of the distances.",
    "d 为指标值与最优区间的距离，均值和样本标准差由各距离算得。",
)
RANK_WHERE = Words(
    "Here y is the score; r is the number of the region when regions are counted "
    "from the worst, 1, to "
    "the best.",
    "式中，y 为得分；r 为从最差（1）到最好依次编号时该地区的序号。",
)
PERCENTILE_WHERE = Words(
    "Here y is the score; r is the number of the region when N regions are counted "
    "from the worst, 1, "
    "to the best.",
    "式中，y 为得分；r 为 N 个地区从最差（1）到最好依次编号时该地区的序号。",
)
DENSE_WHERE = Words(
    "Where numbers are given without gaps (dense), N is how many different values there are.",
    "并列不占位时，N 为不同值的个数。",
)
BORDA_WHERE = Words(
    "Here y is the score, without ties the number of regions that are worse; r is the number of "
    "the region when regions are counted from the worst, 1, to the best.",
    "式中，y 为得分，无并列时即比它差的地区数；r 为从最差（1）到最好依次编号时该地区的序号。",
)
TARGET_WHERE = Words(
    f"{_LETTERS[0]}; T is the target of the indicator, “min” and “max” mark the least and the "
    "greatest value; L and U are the score of the worst value and of the target, here {low} and "
    "{high}.",
    f"{_LETTERS[1]}；T 为该指标的目标值，下标 min、max 表示最小值和最大值；L、U 为最差值和目标值的"
    "得分，这里取 {low} 和 {high}。",
)
REGION_WHERE = Words(
    f"{_LETTERS[0]}; “R” marks the region that others are compared with, “min” and “max” the "
    "least and the greatest value; L and U are the score of the worst value and of that "
    "region, here {low} and {high}.",
    f"{_LETTERS[1]}；下标 R 表示参照地区，min、max 表示最小值和最大值；L、U 为最差值和参照"
    "地区的得分，这里取 {low} 和 {high}。",
)
TO_TARGET_WHERE = Words(
    f"{_LETTERS[0]}; T is the target of the indicator; L and U are the scores that a ratio of 0 "
    "and of 1 have, here {low} and {high}.",
    f"{_LETTERS[1]}；T 为该指标的目标值；L、U 为比值为 0 和 1 时的得分，这里取 "
    "{low} 和 {high}。",
)
BEST_WHERE = Words(
    f"{_LETTERS[0]}; “max” and “min” mark the greatest and the least value; L and U are the scores "
    "that a ratio of 0 and of 1 have, here {low} and {high}.",
    f"{_LETTERS[1]}；下标 max、min 表示最大值和最小值；L、U 为比值为 0 和 1 时的得分，这里取 "
    "{low} 和 {high}。",
)
_HANDBOOK = (
    "OECD, JRC (2008). Handbook on Constructing Composite Indicators: Methodology and User Guide. "
    "OECD Publishing, step {step}",
    "OECD, JRC. Handbook on Constructing Composite Indicators: Methodology and User Guide[M]. "
    "Paris: OECD Publishing, 2008: 第 {step} 步",
)
MIN_MAX_SOURCE = Words(*(f"{one.format(step=5)}." for one in _HANDBOOK))
Z_SOURCE = MIN_MAX_SOURCE
MODERATE_SOURCE = Words(
    "Moderate and interval indicators: Si, S., Sun, X. (2021). Mathematical Modeling: Algorithms "
    "and Applications (3rd ed., in Chinese). National Defense Industry Press, chapter 14.",
    "适中型和区间型指标：司守奎, 孙玺菁. 数学建模算法与应用[M]. 3 版. 北京: 国防工业出版社, 2021: "
    "第 14 章.",
)
PERCENTILE_SOURCE = Words(
    "Percentile rank as in CDC/ATSDR (2022). Social Vulnerability Index: Documentation.",
    "百分位的定义：CDC/ATSDR. Social Vulnerability Index: documentation[R]. Atlanta: CDC, 2022.",
)
BORDA_SOURCE = Words(
    "Borda, J.-C. de (1781). Mémoire sur les élections au scrutin. Histoire de l'Académie Royale "
    "des Sciences.",
    "DE BORDA J C. Mémoire sur les élections au scrutin[J]. Histoire de l'Académie Royale des "
    "Sciences, 1781.",
)
TARGET_SOURCE = Words(
    f"{_HANDBOOK[0].format(step=5)}: distance to a reference.",
    f"{_HANDBOOK[1].format(step=5)}（与参照值的距离）.",
)
RATIO_SOURCE = Words(
    "Linear scale transformation: Hwang, C.-L., Yoon, K. (1981). Multiple Attribute Decision "
    "Making: Methods and Applications. Springer.",
    "线性尺度变换：HWANG C L, YOON K. Multiple Attribute Decision Making: Methods and "
    "Applications[M]. Berlin: Springer, 1981.",
)
_PARTS = (
    "Here S is the score of an item, and s, numbered from 1 to n, are those of the "
    "items right below",
    "式中，S 为一项的得分，s 为其下一级 n 项的得分（下标为序号）",
)
AVERAGE_WHERE = Words(
    f"{_PARTS[0]}; w are their weights, which sum to 1. In this way scores are taken together from "
    "the indicators up to the goal.",
    f"{_PARTS[1]}，w 为各项的权重，合计为 1。由指标逐级汇总到总指数。",
)
MEAN_WHERE = AVERAGE_WHERE
MPI_WHERE = Words(
    f"{_PARTS[0]}; w are their weights, which sum to 1, and M is their mean. The penalty for "
    "imbalance is taken off (−) where more is better, else added (+); here the sign is {sign}.",
    f"{_PARTS[1]}，w 为各项的权重，合计为 1，M 为加权平均。越大越好的指数减去不均衡惩罚（−），"
    "否则加上（+）；这里取“{sign}”。",
)
MINIMUM_WHERE = Words(f"{_PARTS[0]} that have a weight.", f"{_PARTS[1]}（只计有权重的项）。")
OWA_WHERE = Words(
    f"{_PARTS[0]}, numbered in brackets from the highest to the lowest; v are the weights by "
    "place.",
    f"{_PARTS[1]}，下标加括号表示由高到低排序后的序号；v 为按位次的权重。",
)
COPELAND_WHERE = Words(
    "Here S is the score of a region at an item; V is how many of the N regions it "
    "outranks: the items "
    "right below in which it is better weigh more than those in which it is worse; E is with how "
    "many it is even.",
    "式中，S 为地区在一项上的得分；"
    "V 为 N 个地区中被它胜过的个数（下一级各项中它占优的权重大于处劣的"
    "权重），E 为与它持平的个数。",
)
OECD_MEANS = Words(*(f"{one.format(step=6)}." for one in _HANDBOOK))
MINIMUM_SOURCE = OECD_MEANS
MPI_SOURCE = Words(
    "De Muro, P., Mazziotta, M., Pareto, A. (2011). Composite indices of development and poverty: "
    "An application to MDGs. Social Indicators Research 104, 1–18. Mazziotta, M., Pareto, A. "
    "(2016). On a generalized non-compensatory composite index for measuring socio-economic "
    "phenomena. Social Indicators Research 127, 983–1003.",
    "DE MURO P, MAZZIOTTA M, PARETO A. Composite indices of development and poverty: an "
    "application to MDGs[J]. Social Indicators Research, 2011, 104: 1-18. MAZZIOTTA M, PARETO A. "
    "On a generalized non-compensatory composite index for measuring socio-economic phenomena[J]. "
    "Social Indicators Research, 2016, 127: 983-1003.",
)
OWA_SOURCE = Words(
    "Yager, R. R. (1988). On ordered weighted averaging aggregation operators in multicriteria "
    "decisionmaking. IEEE Transactions on Systems, Man, and Cybernetics 18, 183–190.",
    "YAGER R R. On ordered weighted averaging aggregation operators in multicriteria "
    "decisionmaking[J]. IEEE Transactions on Systems, Man, and Cybernetics, 1988, 18: 183-190.",
)
COPELAND_SOURCE = Words(
    "Copeland, A. H. (1951). A “reasonable” social welfare function. University of Michigan. "
    "Munda, G., Nardo, M. (2009). Noncompensatory/nonlinear composite indicators for ranking "
    "countries: A defensible setting. Applied Economics 41, 1513–1523.",
    "COPELAND A H. A 'reasonable' social welfare function[Z]. Ann Arbor: University of Michigan, "
    "1951. MUNDA G, NARDO M. Noncompensatory/nonlinear composite indicators for ranking countries: "
    "a defensible setting[J]. Applied Economics, 2009, 41: 1513-1523.",
)
