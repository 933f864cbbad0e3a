"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note

TOO_FEW_WEIGHTS = error(
    "too-few-weights",
    "a matrix compares at least 2 items, but {count:weight was|weights were} given",
    "判断矩阵至少比较 2 项，但只给出 {count} 个权重",
    "separate weights by commas: --weights 0.637,0.258,0.105",
    "权重之间用逗号分隔：--weights 0.637,0.258,0.105",
)
WEIGHTS_SUM = error(
    "weights-sum",
    "the printed weights sum to {total}, which rounding cannot bring to {parent}",
    "原文权重之和为 {total}，舍入误差无法使其等于 {parent}",
    "check for a missing or misread weight; write percentages with %",
    "请检查是否漏项或误读；百分数请带 %",
)
WEIGHTS_SUM_OFF = note(
    "weights-sum-off",
    "the printed weights sum to {total}, which rounding alone cannot bring to {parent}: at "
    "least one is misprinted, missing or misread",
    "原文权重之和为 {total}，仅凭舍入不能等于 {parent}：至少有一项印错、缺失或误读",
)
WEIGHT_UNPUBLISHED = error(
    "weight-unpublished",
    "no weight is published for any item under {code}, so its matrix cannot be sought",
    "{code} 之下没有任何已发表的权重，无法反推其判断矩阵",
    "add them to published.toml",
    "请补入 published.toml",
)
WEIGHT_OUT_OF_RANGE = error(
    "weight-out-of-range",
    "a printed weight of {value} is not between 0 and 1",
    "原文权重 {value} 不在 0 与 1 之间",
    "write percentages with %",
    "百分数请带 %",
)
CR_OUT_OF_RANGE = error(
    "cr-out-of-range", "a printed CR of {value} is below 0", "原文 CR {value} 小于 0"
)
CI_OUT_OF_RANGE = error(
    "ci-out-of-range", "a printed CI of {value} is below 0", "原文 CI {value} 小于 0"
)
LAMBDA_OUT_OF_RANGE = error(
    "lambda-out-of-range",
    "a printed λmax of {value} is below the number of items, {n}",
    "原文 λmax {value} 小于项数 {n}",
    "check for a misread digit or a missing item",
    "请检查是否误读或漏项",
)
CANNOT_END = note(
    "cannot-end",
    "this search looks at some {work} partial matrices, more than can be waited for; it would be "
    "narrowed by: {ways}",
    "此搜索约需查看 {work} 个部分矩阵，难以等到结束；可用以下条件缩小范围：{ways}",
)
NARROW_FIGURES = Words(
    "the printed CR, CI or λmax (--cr, --ci, --lambda-max)",
    "原文的 CR、CI 或 λmax（--cr、--ci、--lambda-max）",
)
NARROW_CONSISTENT = Words("CR < 0.1 (--consistent)", "CR < 0.1（--consistent）")
NARROW_SPACE = Words("a smaller space (--space ordered)", "更小的搜索空间（--space ordered）")
NARROW_DECIMALS = Words("figures with more decimals", "小数位数更多的原文数字")
SOURCE_OR_WEIGHTS = error(
    "source-or-weights",
    "give either a model folder or CSV, or --weights",
    "请给出模型文件夹或 CSV，或者 --weights，二者择一",
    "for example: ahp recover --weights 0.637,0.258,0.105 --cr 0.037",
    "例如：ahp recover --weights 0.637,0.258,0.105 --cr 0.037",
)
LABELS_COUNT = error(
    "labels-count",
    "{labels:label was|labels were} given for {weights:weight|weights}",
    "给出了 {labels} 个名称，却有 {weights} 个权重",
)
ASSUMED = Words("Weights by {method}, λmax {taken}", "权重用{method}，λmax 取{taken}")
RECOVERED = Words(
    "{assumed}: matrices that give every printed figure: {counts}.",
    "{assumed}时，与原文全部数字相符的判断矩阵：{counts}。",
)
RECOVERED_NEAR = Words(
    "{assumed}: no matrix gives every printed figure; after widening each figure by "
    "{units} in its last digit: {counts}.",
    "{assumed}时，没有判断矩阵与原文全部数字相符；各数字放宽 {units} 个末位单位后：{counts}。",
)
RECOVERED_NONE = Words(
    "{assumed}: no matrix found {tables}.", "{assumed}时，未找到判断矩阵（{tables}）。"
)
RECOVERED_NONE_NEAR = Words(
    "{assumed}: no matrix found {tables}, not even with every figure widened by {units} in "
    "its last digit.",
    "{assumed}时，未找到判断矩阵（{tables}），各数字放宽 {units} 个末位单位也没有。",
)
UNTRIED = Words(
    "{assumed}: not tried, as the search would not end.", "{assumed}时，搜索难以结束，未尝试。"
)
COUNTED = Words("{count} {tables}", "{tables}：{count} 个")
WITH_TABLES = Words("with RI {tables}", "RI 表 {tables}")
NONE_WITH = Words("none {tables}", "{tables}：没有")
ALL_TABLES = Words("with any of the {count} RI tables tried", "所试的 {count} 个 RI 表")
ANY_TABLE = Words("whatever the RI table", "与 RI 表无关")
PROVED = Words("On that assumption proved by searching all of", "在此前提下已穷尽搜索：")
EXPLORED = Words("Not proved: {share} explored of", "尚未穷尽，已搜索 {share}：")
SPACE_SIZE = Words("({size} matrices).", "（共 {size} 个矩阵）。")
SAME_AS_ABOVE = Words(
    "{count:of these matrices is|of these matrices are} listed above.",
    "其中 {count} 个矩阵已在上面列出。",
)
OFF_SCALE = Words(
    "Only judgments from 1/9 to 9 in whole numbers are searched: a group's matrix, the mean of "
    "several people's, lies off that scale and cannot be found.",
    "只搜索 1-9 标度上的判断；群体矩阵是多人判断的平均，不在标度上，无法找到。",
)
WIDEN = Words(
    "Figures computed with few digits or iterations may be further off: try --max-units {units}.",
    "若原文计算时舍入较多或迭代不足，偏差可能更大：可试 --max-units {units}。",
)
OTHERS = Words("Other methods and RI tables", "其他方法与 RI 表")
OTHERS_GIVE = Words(
    "{assumed}: every printed figure of the model {tables}.",
    "{assumed}时，模型的全部数字均相符（{tables}）。",
)
OTHERS_FAIL = Words(
    "{assumed}: no matrix for {node} {tables}.", "{assumed}时，{node} 没有相符的矩阵（{tables}）。"
)
OTHERS_OPEN = Words(
    "{assumed}: not decided, as a search would not end, {tables}.",
    "{assumed}时，搜索难以结束，尚无结论（{tables}）。",
)
LISTED = Words("The nearest {listed:is|are} listed.", "列出最接近的 {listed} 个。")
RECOVERED_CR = Words(
    "λmax {lambda_max:.5f}, CR {cr:.5f} by {method} and RI table {random_index}{published}",
    "λmax {lambda_max:.5f}，CR {cr:.5f}（{method}，RI 表 {random_index}{published}）",
)
PUBLISHED_CR = Words(" (published {printed})", "；已发表 {printed}")
CONTRADICTION = Words(
    "contradicts {name}: printed {printed}, computed {computed} "
    "(beyond rounding, in units of the last digit: {units})",
    "与 {name} 不符：原文 {printed}，计算得 {computed}（超出舍入范围 {units} 个末位单位）",
)
RECOVERING = Words("searching {name}", "搜索 {name}")
UNSEARCHED = Words("not searched: {names}", "尚未搜索：{names}")
NEAREST_WRITTEN = Words(
    "{name}: {count:matrix fits|matrices fit}; the nearest is written",
    "{name}：有 {count} 个矩阵相符，写入最接近的一个",
)
SPACES: Mapping[str, Words] = {
    "all": Words(
        "the 17 values of the 1-9 scale for every judgment", "每个判断取 1-9 标度的全部 17 个值"
    ),
    "ordered": Words(
        "the judgments that agree with the order of the weights", "只取与权重次序相符的判断"
    ),
    "tied": Words(
        "the 17 values for every judgment, items with equal printed weights judged alike",
        "每个判断取 17 个值，原文权重相同的各项判断相同",
    ),
    "ordered-tied": Words(
        "the judgments that agree with the order of the weights, items with equal printed "
        "weights judged alike",
        "只取与权重次序相符的判断，原文权重相同的各项判断相同",
    ),
}
DOCUMENT = Words("Recovered judgment matrices", "反推的判断矩阵")
