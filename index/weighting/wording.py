"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

NAMES: Mapping[str, Words] = {
    "equal": Words("equal weights", "等权"),
    "entropy": Words("entropy weights", "熵值法"),
    "critic": Words("CRITIC weights", "CRITIC 法"),
    "standard-deviation": Words("standard deviation weights", "标准差法"),
    "coefficient-of-variation": Words("coefficient of variation weights", "变异系数法"),
    "pca": Words("principal component weights (rotated)", "主成分法（旋转后的载荷平方）"),
    "pca-first": Words("first principal component weights", "第一主成分法"),
    "correlation": Words("correlation-optimized weights", "相关系数优化赋权"),
    "importance": Words("importance-optimized weights", "重要性优化赋权"),
    "benefit-of-the-doubt": Words(
        "benefit of the doubt weights (mean of the regions')", "BoD 法（各地区最优权重的均值）"
    ),
}
"""What each method is called, in headings."""

NEEDS: Mapping[str, Words] = {
    "nothing": Words("nothing", "无要求"),
    "not-negative": Words("values that are not negative", "标准化值非负"),
    "varying": Words("an indicator that varies", "至少一个指标有差异"),
    "positive-mean": Words("means above 0", "各指标均值大于 0"),
    "correlating": Words(
        "three or more rows, and indicators that vary", "至少三行数据，且各指标都有差异"
    ),
    "one-direction": Words(
        "three or more rows, and indicators that vary and do not conflict",
        "至少三行数据，各指标都有差异且方向一致",
    ),
}
"""What the values must be like for a method."""

_FITS = (
    "choose a normalization without negative values, such as min-max, or another method",
    "请选择没有负值的标准化方法，如 min-max，或换一种赋权方法",
)
ROWS_TOO_FEW = error(
    "weighting-rows-too-few",
    "{method} need at least {least} rows of values, and found {count:row|rows}",
    "{method}至少需要 {least} 行数据，现有 {count} 行",
    'take more regions, or all years together: years = "together"',
    '请增加地区，或将各年合并：years = "together"',
)
NOTHING_VARIES = error(
    "weighting-nothing-varies",
    "{method} cannot be derived: no indicator varies",
    "{method}无法计算：所有指标都没有差异",
    "take more regions or years, or another method",
    "请增加地区或年份，或换一种方法",
)
COLUMN_ALIKE = error(
    "weighting-column-alike",
    "{method} cannot be derived: {indicators} ({count:indicator|indicators}) are the same for "
    "every region, and correlate with nothing",
    "{method}无法计算：{indicators}（共 {count} 项）没有差异，求不出相关系数",
    "take the indicator out, or another method, such as entropy or standard-deviation",
    "请删去该指标，或换一种方法，如 entropy、standard-deviation",
)
COLUMN_ZERO = error(
    "weighting-column-zero",
    "{method} cannot be derived: {indicators} ({count:indicator|indicators}) are 0 for every "
    "region, and of a sum of 0 there are no shares",
    "{method}无法计算：{indicators}（共 {count} 项）各地区全为 0，无法计算比重",
    "give a shift above 0, or take the indicator out",
    "请给出大于 0 的平移量 shift，或删去该指标",
)
NEGATIVE_FOR_ENTROPY = error(
    "weighting-negative-entropy",
    "{method} cannot be derived: normalized values of {indicators} ({count:indicator|indicators}) "
    "are negative even after the shift of {shift} (the lowest is {lowest:.4g})",
    "{method}无法计算：{indicators}（共 {count} 项）的标准化值平移 {shift} 后仍为负"
    "（最小值 {lowest:.4g}）",
    "give a larger shift, or choose a normalization without negative values, such as min-max",
    "请加大平移量 shift，或选择没有负值的标准化方法，如 min-max",
)
NEGATIVE_FOR_DOUBT = error(
    "weighting-negative-doubt",
    "{method} cannot be derived: normalized values of {indicators} ({count:indicator|indicators}) "
    "are negative (the lowest is {lowest:.4g})",
    "{method}无法计算：{indicators}（共 {count} 项）的标准化值为负（最小值 {lowest:.4g}）",
    *_FITS,
)
MEAN_NOT_ABOVE_ZERO = error(
    "weighting-mean-not-above-zero",
    "{method} cannot be derived: the mean of {indicators} ({count:indicator|indicators}) is not "
    "above 0",
    "{method}无法计算：{indicators}（共 {count} 项）的均值不大于 0",
    *_FITS,
)
ALL_AGREE = error(
    "weighting-all-agree",
    "{method} cannot be derived: all indicators correlate perfectly",
    "{method}无法计算：所有指标完全相关",
    "take another method, such as entropy or standard-deviation",
    "请换一种方法，如 entropy、standard-deviation",
)
COMPONENTS_TOO_MANY = error(
    "weighting-components-too-many",
    "{count:component|components} cannot be kept: the indicators vary in {most} only",
    "无法保留 {count} 个主成分：各指标只在 {most} 个方向上有差异",
    "keep fewer, or leave components out, to keep those with an eigenvalue above 1",
    "请减少 components，或不写，以保留特征值大于 1 的主成分",
)
COMPONENTS_ALIKE = error(
    "weighting-components-alike",
    "{method} cannot be derived: component {count} and the next one explain the same variance, so "
    "that it is not settled which to keep",
    "{method}无法计算：第 {count} 主成分与下一个解释的方差相同，无法确定保留哪一个",
    "keep another number of components (components, of pca), or take another method",
    "请改变保留的主成分个数（pca 的 components），或换一种方法",
)
SIGNS_MIXED = error(
    "weighting-signs-mixed",
    "{method} cannot be derived: {indicators} ({count:indicator|indicators}) run against the "
    "others on the first component and would have negative weights",
    "{method}无法计算：{indicators}（共 {count} 项）在第一主成分上与其他指标方向相反，权重会是负数",
    "check the directions, or take pca, which squares the loadings",
    "请核对指标方向，或改用 pca（取载荷平方）",
)
CANNOT_BALANCE = error(
    "weighting-cannot-balance",
    "{method} cannot be derived: the indicators cancel each other",
    "{method}无法计算：各指标相互抵消",
    "check the directions of the indicators",
    "请核对指标方向",
)
LEAST_TOO_LARGE = error(
    "weighting-least-too-large",
    "{count:indicator|indicators} cannot each have at least {least} of the weights",
    "{count} 个指标无法各占权重的至少 {least}",
    "give a smaller least share",
    "请减小 least",
)
PROGRAMS_TOO_MANY = error(
    "weighting-programs-too-many",
    "{method} would take minutes: {count} rows of values, each a linear program over the {others} "
    "that no other surpasses in everything",
    "{method}需要数分钟以上：{count} 行数据各解一个线性规划，每个含 {others} 个未被全面超越的对象",
    'derive from each year: years = "each"; among the items of each node: within = "parent"; or '
    "choose another method",
    '请逐年计算：years = "each"，或在每个上级指标内计算：within = "parent"，或换一种方法',
)
NOT_SOLVED = error(
    "weighting-not-solved",
    "{method} cannot be derived: the linear program of a region was not solved",
    "{method}无法计算：某个地区的线性规划没有求出解",
    "check the values for very large and very small ones",
    "请核对是否有过大或过小的数值",
)
NO_COMMON_WEIGHT = error(
    "weighting-no-common-weight",
    "the two sets of weights cannot be multiplied: no indicator has a weight in both",
    "两组权重无法相乘：没有一个指标在两组中都有权重",
    "combine them additively",
    "请改用加法组合（additive）",
)
GAME_NEGATIVE = error(
    "weighting-game-negative",
    "the game-theoretic combination does not lie between the two sets of weights: the coefficient "
    "of set {which} is {coefficient}",
    "博弈论组合不在两组权重之间：第 {which} 组的系数为 {coefficient}",
    "combine them additively, with a share of your own: theta",
    "请改用加法组合（additive），并自定比例 theta",
)
SEVERAL_POOLS = error(
    "weighting-several-pools",
    "weights cannot be derived from regions of several kinds together ({pools}), which are not on "
    "one scale",
    "地区类别不同（{pools}），标度不一，无法合在一起计算权重",
    'say which: pool = "{first}"; or compare all: [pools] by = "all"',
    '请指定一种：pool = "{first}"；或全部合并比较：[pools] by = "all"',
)
VALUES_INCOMPLETE = error(
    "weighting-values-incomplete",
    "{method} need every value, but without {count:value|values}, such as {indicator} of {region} "
    "in {year}, they cannot be derived",
    "{method}需要全部数据，现缺 {count} 个，如 {region} {year} 年的 {indicator}",
    "fill gaps under [missing] in index.toml, or take other years",
    "请在 index.toml 的 [missing] 下填补缺失值，或换用其他年份",
)
OPTION_UNKNOWN = error(
    "weighting-option-unknown",
    "{method} have no option {option!r}",
    "{method}没有选项 {option!r}",
    "known: {known}",
    "可用：{known}",
)
OPTION_NOT_NUMBER = error(
    "weighting-option-not-number",
    "{option} is {found!r}, and not {expected}",
    "{option} 的值是 {found!r}，应为{expected}",
)
A_NUMBER = Words("a number from {low} to {high}", "{low} 至 {high} 之间的数")
A_NUMBER_FROM = Words("a number of at least {low}", "不小于 {low} 的数")
A_WHOLE_FROM = Words("a whole number of at least {low}", "不小于 {low} 的整数")
SOURCE = Words("{method} ({parts})", "{method}（{parts}）")
BETWEEN_PARTS = Words("; ", "；")
OPTION_PARTS: Mapping[str, Words] = {
    "shift": Words("shift {value}", "平移量 {value}"),
    "components": Words("components kept: {value}", "保留 {value} 个主成分"),
    "least": Words("each at least {value}", "每项不少于 {value}"),
}
WANTED: Mapping[str, Words] = {
    "equal": Words("all to matter alike", "各项重要性相等"),
    "own": Words("to matter as the index's own weights say", "重要性与指数原有权重一致"),
}
WANTED_SHARES = Words("wanted importance: {shares}", "期望的重要性：{shares}")
ESTIMATOR: Mapping[str, Words] = {
    "line": Words("squared correlations", "按相关系数的平方"),
    "curve": Words("correlation ratios by local-linear curves", "按局部线性曲线的相关比"),
}
REACHED = Words("wanted importance reached", "期望的重要性已达到")
NOT_REACHED = Words(
    "wanted importance not reached for {count} of {all}, at worst {name} {reached:.1f}% in place "
    "of {wanted:.1f}%, squared differences {misfit:.4f} in sum",
    "{all} 项中有 {count} 项未达到期望的重要性，相差最大的是{name}：{reached:.1f}%，"
    "期望 {wanted:.1f}%，差的平方和 {misfit:.4f}",
)
WANTED_NOT_KNOWN = error(
    "weighting-wanted-not-known",
    "wanted importance of {name!r}: there is no such item here, or it is named twice",
    "期望重要性中的 {name!r}：此处没有这一项，或重复给出",
    "{suggestion}",
    "{suggestion}",
)
WANTED_NOT_SHARE = error(
    "weighting-wanted-not-share",
    "wanted importance of {name} is {found!r}, and not a share from 0 to 1",
    "{name} 的期望重要性是 {found!r}，应为 0 至 1 之间的份额",
)
WANTED_SUM = error(
    "weighting-wanted-sum",
    "the wanted importance of {names} sums to {sum}; that of all items of one parent must sum to 1",
    "{names} 的期望重要性合计为 {sum}，同一上级各项的合计应为 1",
    "leave items out to let them share the rest in proportion to their own weights",
    "未写出的项按原有权重分配其余部分",
)
WANTED_NONE = error(
    "weighting-wanted-none",
    "wanted importance names no item",
    "期望的重要性没有写出任何一项",
    'write items with their shares, such as wanted = {{ CODE = 0.4 }}, or "own" or "equal"',
    '请写出各项及其份额，如 wanted = {{ 代码 = 0.4 }}，或 "own"、"equal"',
)
WANTED_ERRORS = (WANTED_NOT_KNOWN, WANTED_NOT_SHARE, WANTED_SUM, WANTED_NONE)
"""What is wrong with a setting, and with no value."""
BY_RULE = Words(
    "components with an eigenvalue above 1, explaining 60%", "特征值大于 1 且解释 60% 以上"
)
YEARS: Mapping[str, Words] = {
    "together": Words("{years} together", "{years} 年合并计算"),
    "each": Words("mean of {years}", "{years} 各年权重的均值"),
}
ONE_YEAR = Words("{years}", "{years} 年")
WITHIN: Mapping[str, Words] = {
    "all": Words("over all indicators", "全部指标一起"),
    "parent": Words("within each parent", "在每个上级指标内"),
}
