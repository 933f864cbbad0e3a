"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note, warning

SOURCE_NAMES: Mapping[str, Words] = {
    "judgments": Words("judgments", "判断"),
    "experts": Words("experts", "专家"),
    "sets": Words("weight sets", "权重方案"),
    "weights": Words("weights", "权重"),
    "leave-out": Words("leaving out", "剔除"),
    "imputation": Words("imputation", "缺失值填补"),
    "outliers": Words("outliers", "离群值处理"),
    "normalization": Words("normalization", "标准化"),
    "aggregation": Words("aggregation", "合成"),
    "data": Words("data", "数据"),
}

FAVOURABLE_MANY = error(
    "favourable-many",
    "the exact volume of the weights that put a region first is computed for {most} items at "
    "most; here there are {count}",
    "使某地区居首的权重所占的精确体积最多按 {most} 项计算，这里有 {count} 项",
)
FAVOURABLE_ITEMS = note(
    "favourable-items",
    "the weights that put a region first are given exactly for {most} items at most; {node} has "
    "{count}",
    "使各地区居首的精确权重范围最多按 {most} 项计算，{node}有 {count} 项",
)
FAVOURABLE_NO_SUM = note(
    "favourable-no-sum",
    "the weights that put a region first are not given exactly, because the score of {node} is no "
    "weighted sum of those below it",
    "{node}的得分不是下级得分的加权和，因此未给出使各地区居首的精确权重范围",
)
FAVOURABLE_MISSING = note(
    "favourable-missing",
    "the weights that put a region first are not given exactly for {pool} {year}, because scores "
    "below {node} are missing",
    "{year} 年{pool}在{node}之下有得分缺失，因此未给出使各地区居首的精确权重范围",
)
NO_RUN_DONE = warning(
    "runs-none-done",
    "interrupted before any run was done, so that there is nothing to tell",
    "已中断：一次模拟也未完成，没有结果",
    "ask for fewer runs: --draws 100",
    "请减少模拟次数：--draws 100",
)
WITHOUT_SENSITIVITY = note(
    "without-sensitivity",
    "no shares of sources are given: there is one source of doubt, or the runs were interrupted",
    "未给出各来源的占比：只有一个不确定性来源，或模拟被中断",
)
WITHOUT_WEIGHTS_DRAWN = note(
    "without-weights-drawn",
    "no central weights are given: weights are not in doubt",
    "未给出中心权重：权重不在不确定性来源之列",
)
FAVOURABLE_NOT_ANY = note(
    "favourable-not-any",
    "the weights that put a region first are given where any weights are in doubt: "
    "[robustness.weights] any = true",
    "只有在权重可任意取值时才给出使各地区居首的权重：[robustness.weights] any = true",
)
DATA_COLUMN_UNKNOWN = error(
    "data-column-unknown",
    "indicators.csv has no column {column!r} of errors; it is called 'error'",
    "indicators.csv 没有误差列 {column!r}；该列名为 'error'",
    'write column = "error", and the errors in that column',
    '请写 column = "error"，并把误差写在该列',
)
DATA_WITHOUT_ERRORS = error(
    "data-without-errors",
    "no value that counts has an error",
    "所用数值均没有误差",
    "write errors, or doubt values by a share of themselves: share = 0.05",
    "请写出误差，或按数值自身的比例设误差：share = 0.05",
)
DATA_NO_RECORDS = error(
    "data-no-records",
    "the values come from no sample database, so that they have no sampling error",
    "数值并非来自样本数据库，没有抽样误差",
    "doubt them by a share of themselves: share = 0.05",
    "请按数值自身的比例设误差：share = 0.05",
)
DATA_RECORDS_OLD = error(
    "data-records-old",
    "the values were rolled up by an earlier version, which did not keep how far records differ",
    "数值由旧版本汇总，当时未保存记录的离散程度",
    "roll the records up again",
    "请重新汇总记录",
)
DATA_EXACT = note(
    "data-exact",
    "taken as exact, for want of an error: {count} of {total} values, of {indicators}",
    "{total} 个数值中有 {count} 个没有误差，按准确值处理：{indicators}",
)

POOL_NOT_COVERED = error(
    "robust-pool-not-covered",
    "there is nothing to say of circles: {reason}",
    "无法分析经济圈：{reason}",
)

MAKING_RUNS = Words("{done} of {draws} runs", "已完成 {done}/{draws} 次模拟")
INTERVAL_RANK = Words("Rank (interval)", "名次（区间）")
SCORE = Words("Score", "得分")
MEDIAN = Words("Median", "中位名次")
MEAN_RANK = Words("Mean", "平均名次")
KEEPS = Words("Keeps rank, %", "名次不变（%）")
ABOVE_NEXT = Words("Above next, %", "高于下一位（%）")
TIER = Words("Tier", "梯队")
ENTROPY = Words("Entropy", "熵")
RANKS_AND_PROBABILITIES = Words("Ranks and their probabilities, %", "各名次及其概率（%）")
RANKS = Words("Ranks", "名次")
COUNT = Words("Number", "个数")
REGIONS = Words("Regions", "地区")
SURE_CUT = Words("Above the tiers below, %", "高于其后各梯队（%）")
PAIR_ABOVE = Words("Above", "居前")
PAIR_BELOW = Words("Below", "居后")
PAIR_PROBABILITY = Words("Probability, %", "概率（%）")
PAIR_REVERSED = Words("The other way round, %", "次序相反（%）")
ITEM = Words("Item", "项")
NOMINAL_WEIGHT = Words("Weight, %", "权重（%）")
FIRST_AND_CONFIDENCE = Words(
    "{region}: first {first}%, confidence {confidence}%",
    "{region}：居首 {first}%，置信因子 {confidence}%",
)
FIRST_SHARE = Words("First, % of all weights", "居首（占全部权重的 %）")
BOUNDS = Words("{low}–{high}, center {middle}", "{low}–{high}，中心 {middle}")
BOUNDS_ALONE = Words("{low}–{high}", "{low}–{high}")
SOURCE = Words("Source", "来源")
CODE = Words("In --sources", "--sources 写法")
FIRST_ORDER = Words("By itself, % (interval)", "一阶（%，区间）")
TOTAL_ORDER = Words("With all others, % (interval)", "总效应（%，区间）")
OF_SHIFT = Words("Mean shift", "名次平均变动")
OF_REGION = Words("Rank of {region}", "{region}的名次")
OUTPUT = Words("What varies", "对象")
STATE = Words("State", "状态")
WHAT = Words("What is in doubt", "内容")
RUN = Words("Run", "模拟")
RUN_MADE = Words("Made", "完成")
NO_PART = Words("none", "不去掉")
YES = Words("yes", "是")
NO = Words("no", "否")
STATE_ON = Words("on", "启用")
STATE_OFF = Words("off", "未启用")
STATE_SKIPPED = Words("skipped", "跳过")
STATE_PART = Words("on, in part", "部分启用")

TITLES: Mapping[str, Words] = {
    "ranks": Words(
        "{node} {year}: robustness of the ranks, {pool}", "{year} 年{node}名次的稳健性：{pool}"
    ),
    "acceptability": Words(
        "{node} {year}: probability of each rank, {pool}", "{year} 年{node}各名次的概率：{pool}"
    ),
    "tiers": Words("{node} {year}: tiers, {pool}", "{year} 年{node}的梯队：{pool}"),
    "pairs": Words(
        "{node} {year}: pairs whose order is not robust, {pool}",
        "{year} 年{node}先后次序不稳健的地区：{pool}",
    ),
    "central": Words(
        "{node} {year}: weights that put a region first, {pool}",
        "{year} 年{node}使各地区居首的中心权重：{pool}",
    ),
    "favourable": Words(
        "{node} {year}: all weights that put a region first, {pool}",
        "{year} 年{node}使各地区居首的全部权重：{pool}",
    ),
    "sensitivity": Words(
        "{node} {year}: sensitivity to the sources of doubt, {pool}",
        "{year} 年{node}名次对各不确定性来源的敏感性：{pool}",
    ),
    "sources": Words("{node}: sources of doubt", "{node}：不确定性来源"),
    "runs": Words("{node}: what each run chose", "{node}：每次模拟的选择"),
}
MATTERS_MOST = Words(
    "What matters most: {source} ({share}% with all others). ",
    "影响最大的是{source}（总效应 {share}%）。",
)
EXPLAINED: Mapping[str, Words] = {
    "ranks": Words(
        "In brackets the interval that holds the rank with a probability of {probability}%. "
        "Above next, keeps rank: the share of runs in which a region is above the next one, and "
        "in which it keeps its rank. Median and mean are of the rank over all runs. Entropy is 0 "
        "where the rank is certain and 1 where every rank is as probable. Between tiers the order "
        "holds in at least {probability}% of the runs.",
        "括号内为名次区间（概率 {probability}%）。“高于下一位”“名次不变”"
        "分别为得分高于下一位、名次不变的模拟所占的比例。中位名次和平均名次取自全部模拟。"
        "熵为 0 表示名次确定，为 1 表示各名次机会均等。"
        "各梯队的先后次序在至少 {probability}% 的模拟中成立。",
    ),
    "acceptability": Words(
        "Rank acceptability: the share of runs at each rank; below {least}% left out.",
        "名次可接受度：各名次所占模拟的比例，不足 {least}% 的略去。",
    ),
    "tiers": Words(
        "A tier ends where in at least {probability}% of the runs all regions up to there are "
        "above all after; each such cut is made. Within a tier the order is not robust.",
        "若在至少 {probability}% 的模拟中，此前各地区都高于此后各地区，即在此分开；"
        "凡可分处都分开。同一梯队内的先后次序并不稳健。",
    ),
    "pairs": Words(
        "{unsure:pair|pairs} of {all} whose order holds in less than {probability}% of the runs, "
        "the least robust first.",
        "{all} 对地区中有 {unsure} 对的先后次序在不足 {probability}% 的模拟中成立，"
        "最不稳健的在前。",
    ),
    "central": Words(
        "Mean global weights, in %, of the runs in which a region is first; the confidence factor "
        "is the share of runs of the other sources in which it is first with these weights.",
        "各地区居首的模拟中全局权重的平均值（%）；置信因子为采用这些权重时，"
        "在其他来源的模拟中仍居首的比例。",
    ),
    "favourable": Words(
        "Exact, for any weights of the items directly below {node}, all alike likely, and "
        "everything else as in the index: the least and greatest weight of each item, in %, with "
        "which a region can be first, and the center of all such weights "
        "(Lahdelma, Hokkanen, Salminen 1998).",
        "精确值：{node}直属各项的权重任意取值且等可能，其余与指数相同。列出某地区能居首时各项权重"
        "的最小值与最大值（%），以及全部这类权重的中心（Lahdelma, Hokkanen, Salminen 1998）。",
    ),
    "sensitivity": Words(
        "Shares of variance (Sobol indices) in %, with intervals of {probability}% from "
        "{runs:run|runs}; estimates of what is near 0 may lie below: by itself (first order: "
        "Saltelli et al. 2010), and with all it acts together with (total: Jansen 1999). Mean "
        "shift: how far ranks are from those of the nominal run, on average over regions.",
        "方差占比（Sobol 指数，%）及其 {probability}% 区间，由 {runs} 次模拟估计，真值近于 0 时"
        "估计值可略小于 0：单独作用（一阶：Saltelli 等 2010），以及连同与其他来源的交互作用"
        "（总效应：Jansen 1999）。名次平均变动：各地区名次与基准情形之差的绝对值的平均。",
    ),
    "sources": Words(
        "Sources of doubt: on, off or skipped, and why.", "各来源是否启用；跳过的说明原因。"
    ),
    "runs": Words(
        "The first {shown:run|runs} of {all}; JSON and CSV have all.",
        "{all} 次模拟中的前 {shown} 次；JSON 和 CSV 含全部。",
    ),
}
DONE = Words("{draws:run|runs}, seed {seed}.", "共 {draws} 次模拟，随机种子 {seed}。")
UNMADE = Words(
    " {unmade} of them could not be computed; the figures are of the others.",
    "其中 {unmade} 次无法计算，未计入。",
)
AS_ABOVE = Words("{runs} All else as said above.", "{runs}其余说明同上。")
DONE_PART = Words(
    "Interrupted after {done} of {draws:run|runs}, seed {seed}.",
    "在 {draws} 次模拟中的第 {done} 次后中断，随机种子 {seed}。",
)
LEFT_OUT = Words(
    " Left out, as the index cannot be built so: {share}% of the runs ({methods}); the figures "
    "are of the others.",
    "有 {share}% 的模拟因指数无法这样计算而未计入（{methods}）；各数字按其余模拟计算。",
)
LEFT_OUT_METHODS = Words(
    "{normalization} with {aggregation}: {share}%", "{normalization} 配 {aggregation}：{share}%"
)
NOMINAL_RUN = Words("Nominal run: {heading}", "基准情形：{heading}")
IN_DOUBT = Words(" In doubt: {sources}.", "不确定性来源：{sources}。")
IN_DOUBT_ONE = Words("{name} [{said}]", "{name}［{said}］")
NOTHING_IN_DOUBT = Words(" Nothing is in doubt.", "没有不确定性来源。")
PASSED = Words(
    " Of the judgments drawn {share}% passed the threshold of CR{fewest}.",
    "抽取的判断中有 {share}% 低于 CR 阈值{fewest}。",
)
PASSED_ALL = Words(
    " All judgments drawn passed the threshold of CR.", "抽取的判断全部低于 CR 阈值。"
)
PASSED_FEWEST = Words(
    " on average over {count} matrices, fewest at {node}: {least}%",
    "（{count} 个矩阵平均；{node}最少，为 {least}%）",
)
WITHOUT_RANK = Words(
    "{count:region|regions} had no score in some runs, of which only the others count: {regions}.",
    "{count} 个地区在部分模拟中没有得分，只按其余模拟统计：{regions}。",
)
