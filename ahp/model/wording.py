"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Language, Words, error, note, warning

TOO_MANY_ITEMS = error(
    "too-many-items",
    "{count} items are compared; at most {limit} are supported",
    "比较的指标有 {count} 个，最多支持 {limit} 个",
    "group the items, and compare the groups and then the items of each",
    "请先将指标分组，再分别比较各组和组内指标",
)
INCONSISTENT = warning(
    "inconsistent",
    "CR {cr:.4f} (RI table {random_index}) is not below {threshold:g}: the judgments are "
    "inconsistent",
    "CR {cr:.4f}（RI 表 {random_index}）不小于 {threshold:g}，未通过一致性检验",
    "reconsider the worst judgments first",
    "请先复核最不一致的判断",
)
MODEL_BLANK = error(
    "model-blank",
    "nothing of the model is judged yet: {count:matrix is|matrices are} blank",
    "模型还没有任何判断：{count} 个判断矩阵都是空白的",
    "fill in the cells above the diagonals (1 to 9, or a fraction such as 1/3), or answer "
    "question by question: ahp elicit MODEL",
    "请填写对角线以上的单元格（1 至 9，或 1/3 这样的分数），或逐题判断：ahp elicit 模型",
)
OWN_BLANK = error(
    "own-blank",
    "the model itself has no judgments; {count:expert has|experts have} judged: {progress}",
    "模型自身没有判断；有 {count} 位专家的判断：{progress}",
    "take those of the group with ahp weights MODEL --group, or of one of them with --expert NAME",
    "可用 ahp weights 模型 --group 采用群体权重，或用 --expert 姓名 采用某一位的",
)
JUDGED_OF = note("judged-of", "{expert} {answered} of {asked}", "{expert}（{answered}/{asked}）")
NO_SUCH_EXPERT = error(
    "no-such-expert",
    "the model has no expert named {expert!r}",
    "模型中没有名为 {expert!r} 的专家",
    "{suggestion}",
    "{suggestion}",
)
UNJUDGED = warning(
    "unjudged",
    "no judgment is given yet; {count:is|are} needed",
    "{count} 个判断均未填写",
    "fill in the cells above the diagonal: 1 to 9, or a fraction such as 1/3",
    "请填写对角线以上的单元格：1 至 9，或 1/3 这样的分数",
)
RANDOM_INDEX_SOURCE = note("random-index-source", "{table}", "{table}")
RANDOM_INDEX_SOURCE_MISSING = note(
    "random-index-source-missing", "{table}, {missing} missing", "{table}，缺 {missing} 个判断"
)
BAD_THRESHOLD = error(
    "bad-threshold",
    "a threshold of {threshold} is not a number above 0",
    "阈值 {threshold} 不是大于 0 的数",
)
NO_MODEL = error(
    "no-model",
    "{path} is no model folder: it has no hierarchy.toml",
    "{path} 不是模型文件夹：其中没有 hierarchy.toml",
    "start one with: ahp new OUTLINE",
    "可用 ahp new 提纲文件 新建",
)
MATRIX_NO_MODEL = error(
    "matrix-no-model",
    "this is a file with a matrix, not a model folder",
    "这是判断矩阵文件，不是模型文件夹",
    "its weights and CR: ahp check {file}",
    "查看其权重与一致性：ahp check {file}",
)
FILE_NO_MODEL = error(
    "file-no-model",
    "this is a file, not a model folder",
    "这是一个文件，不是模型文件夹",
    "of an outline, make a model first: ahp new {file}; a matrix is checked by: ahp check {file}",
    "若为提纲，请先建立模型：ahp new {file}；若为判断矩阵：ahp check {file}",
)
NO_ITEMS = error("no-items", "there are no items to compare", "没有可比较的指标")
LABEL_BLANK = error(
    "label-blank",
    "item {number} has no label",
    "第 {number} 个指标没有名称",
    "give every item a label",
    "请为每个指标写上名称",
)
LABEL_CHARACTERS = error(
    "label-characters",
    "the label {label!r} holds a character that files cannot",
    "名称 {label!r} 含有文件无法保存的字符",
    "type the label anew",
    "请重新输入该名称",
)
LABEL_DUPLICATE = error(
    "label-duplicate",
    "the label {label!r} stands for {count} items",
    "名称 {label!r} 用于 {count} 个指标",
    "give every item a label of its own",
    "每个指标的名称不能重复",
)
LABEL_UNKNOWN = error(
    "label-unknown",
    "no item has the label {label!r}",
    "没有名为 {label!r} 的指标",
    "{suggestion}",
    "{suggestion}",
)
VALUES_SHAPE = error(
    "values-shape",
    "{n:label needs|labels need} {n:row|rows} of {n:judgment|judgments}, "
    "not {rows:row|rows} of {lengths}",
    "{n} 个名称需要 {n} 行、每行 {n} 个判断，但给出 {rows} 行，每行 {lengths} 个",
)
UPPER_LENGTH = error(
    "upper-length",
    "{n:label has|labels have} {expected:pair|pairs}, but "
    "{count:judgment was|judgments were} given",
    "{n} 个名称共有 {expected} 对，但给出 {count} 个判断",
    "give the judgments above the diagonal row by row, None where there is none",
    "请逐行给出对角线以上的判断，未判断处写 None",
)
NOT_RECIPROCAL = error(
    "not-reciprocal",
    "{value} contradicts {other_value} ({other}): their product is {product}, not 1",
    "{value} 与 {other_value}（{other}）矛盾：二者之积为 {product}，不等于 1",
    "the reciprocal of {value} is {reciprocal}; correct one of the two, or leave the lower "
    "triangle blank",
    "{value} 的倒数是 {reciprocal}；请更正其中之一，或将下三角留空",
)
DIAGONAL = error(
    "diagonal",
    "an item compared with itself is {value}, not 1",
    "指标与自身的比较为 {value}，应为 1",
    "write 1, or leave it blank",
    "请写 1 或留空",
)
JUDGMENT_TEXT = error(
    "judgment-text",
    "{value} is not a judgment",
    "{value} 不是判断值",
    "write an integer such as 3, a fraction such as 1/3, a decimal such as 1.5, or leave it blank",
    "请写整数（如 3）、分数（如 1/3）、小数（如 1.5），或留空",
)
JUDGMENT_COMMA = error(
    "judgment-comma",
    "{value} has a comma where a decimal has a point",
    "{value} 用逗号作了小数点",
    "write {guess}",
    "请写 {guess}",
)
JUDGMENT_DATE = error(
    "judgment-date",
    "{value} is a date; a spreadsheet has probably made it of {guess}",
    "{value} 是日期，可能是电子表格把 {guess} 自动转成的",
    "write {guess} {how}",
    "请改为 {guess}：{how}",
)
DATE_IN_TEXT = Words(
    "with a text editor; a spreadsheet makes it a date again",
    "用文本编辑器修改；电子表格会再次将其转成日期",
)
DATE_IN_CELL = Words(
    "into a cell formatted as text, or with an apostrophe (') in front",
    "先将单元格设为文本格式，或在前面加撇号（'）",
)
JUDGMENT_FORMULA = error(
    "judgment-formula",
    "{value} is a formula, not a judgment",
    "{value} 是公式，不是判断值",
    "write its value, such as 3 or 1/3",
    "请写出它的值，如 3 或 1/3",
)
JUDGMENT_FORMULA_FRACTION = error(
    "judgment-formula-fraction",
    "{value} is a formula, not a judgment",
    "{value} 是公式，不是判断值",
    "write {guess} as text, without the equals sign",
    "请去掉等号，以文本写 {guess}",
)
JUDGMENT_ERROR = error(
    "judgment-error",
    "{value} is a spreadsheet's error value",
    "{value} 是电子表格的错误值",
    "correct the cell, or leave it blank if the pair was not judged",
    "请更正该单元格；若未判断请留空",
)
JUDGMENT_NAN = error(
    "judgment-nan",
    "{value} is not a number",
    "{value} 不是数字",
    "leave the cell blank if the pair was not judged",
    "若未判断请留空",
)
JUDGMENT_INFINITE = error(
    "judgment-infinite",
    "{value} is infinite",
    "{value} 是无穷大",
    "write a judgment from 1/9 to 9",
    "请写 1/9 到 9 之间的判断值",
)
JUDGMENT_ZERO = error(
    "judgment-zero",
    "{value} is zero, but a judgment is a ratio above 0",
    "{value} 等于零，而判断值是大于 0 的比值",
    "write 1 for equal importance, or leave it blank if the pair was not judged",
    "同等重要请写 1；若未判断请留空",
)
JUDGMENT_NEGATIVE = error(
    "judgment-negative",
    "{value} is negative, but a judgment is a ratio above 0",
    "{value} 是负数，而判断值是大于 0 的比值",
    "if the second item matters more, write the reciprocal, such as {guess}",
    "若后者更重要，请写倒数，如 {guess}",
)
JUDGMENT_OVER_ZERO = error(
    "judgment-over-zero",
    "{value} divides by zero",
    "{value} 的分母为零",
    "write a judgment from 1/9 to 9",
    "请写 1/9 到 9 之间的判断值",
)
JUDGMENT_ABSURD = error(
    "judgment-absurd",
    "{value} is far outside any scale of judgments",
    "{value} 远超任何判断标度",
    "write a judgment from 1/9 to 9",
    "请写 1/9 到 9 之间的判断值",
)
JUDGMENT_OFF_SCALE = warning(
    "judgment-off-scale",
    "{value} is off the scale, which goes from 1/9 to 9",
    "{value} 超出 1/9 到 9 的标度范围",
    "check it for a typing error",
    "请检查是否输入有误",
)
JUDGMENT_CUT_OFF = warning(
    "judgment-cut-off",
    "{value} is the reciprocal of {exact} cut off, not rounded; it is read as that",
    "{value} 是 {exact} 的倒数，但小数被截断而未四舍五入；已按该倒数读取",
    "write the fraction, or leave the lower triangle blank",
    "请写成分数，或将下三角留空",
)
JUDGMENT_TWO_DECIMALS = note(
    "judgment-two-decimals",
    "{value} is read as it is written; if {guess} was meant, write {guess}",
    "{value} 按所写的值读取；若本意是 {guess}，请写 {guess}",
)
JUDGMENTS_TWO_DECIMALS = note(
    "judgments-two-decimals",
    "{count} judgments with two decimals are read as they are written; if these fractions were "
    "meant, write them: {pairs}",
    "{count} 个两位小数的判断按所写的值读取；若本意是以下分数，请写分数：{pairs}",
)
NO_NODES = error(
    "no-nodes",
    "the hierarchy has no nodes",
    "层次结构中没有节点",
    "start with a goal: a [[nodes]] table with a code and no parent",
    "请先写目标：一个 [[nodes]] 表，有 code 而无 parent",
)
NO_GOAL = error(
    "no-goal",
    "the hierarchy has no goal: every node has a parent",
    "层次结构没有目标：每个节点都有上级",
    "remove the parent of the topmost node",
    "请删去最上层节点的 parent",
)
SEVERAL_GOALS = error(
    "several-goals",
    "the hierarchy has {count} goals, nodes without a parent: {codes}",
    "层次结构有 {count} 个目标（没有上级的节点）：{codes}",
    "give all but one a parent",
    "除一个以外，请为其余节点写上 parent",
)
CYCLE = error(
    "cycle",
    "the nodes form a cycle: {codes}",
    "节点构成循环：{codes}",
    "correct the parent of one of them",
    "请更正其中一个节点的 parent",
)
ORPHAN = error(
    "orphan",
    "the parent {parent!r} is no node",
    "上级 {parent!r} 不是节点",
    "{suggestion}",
    "{suggestion}",
)
DUPLICATE_CODE = error(
    "duplicate-code",
    "{count} nodes have the code {code!r}",
    "有 {count} 个节点的代码都是 {code!r}",
    "give every node a code of its own",
    "每个节点的代码不能重复",
)
DUPLICATE_CODE_CASE = error(
    "duplicate-code-case",
    "the codes {codes} differ only in case, so their files would be the same on Windows",
    "代码 {codes} 只有大小写不同，在 Windows 上文件会重名",
    "rename one of them",
    "请更改其中一个",
)
BAD_CODE = error(
    "bad-code",
    "the code {code!r} cannot be a file name on every system",
    "代码 {code!r} 不能在所有系统上作文件名",
    "use letters, digits, - and _",
    "请使用字母、数字、- 和 _",
)
GROUPING_LEAF = error(
    "grouping-leaf",
    "a grouping node needs items below it, but has none",
    "分组节点之下应有指标，但没有",
    "remove grouping = true, or add its items",
    "请删去 grouping = true，或补上其下指标",
)
GROUPING_GOAL = error(
    "grouping-goal",
    "the goal cannot be a mere grouping: its items must be judged",
    "目标不能只是分组：其下指标需要两两比较",
    "remove grouping = true from the goal",
    "请删去目标的 grouping = true",
)
MATRIX_MISSING = error(
    "matrix-missing",
    "the node has {count} items, {items}, but no matrix compares them",
    "该节点下有 {count} 个指标（{items}），但缺少判断矩阵",
    "add the file {file}",
    "请添加文件 {file}",
)
MATRIX_FOR_NO_NODE = error(
    "matrix-for-no-node",
    "this matrix belongs to no node: no node has the code {code!r}",
    "该判断矩阵不属于任何节点：没有代码为 {code!r} 的节点",
    "{suggestion}",
    "{suggestion}",
)
MATRIX_OF_GROUPING = error(
    "matrix-of-grouping",
    "the node {code} is a mere grouping, so it has no matrix; its items are judged at {judge}",
    "节点 {code} 只是分组，没有判断矩阵；其下指标在 {judge} 处比较",
    "remove the file, or remove grouping = true from the node",
    "请删除该文件，或删去该节点的 grouping = true",
)
MATRIX_OF_FEW = error(
    "matrix-of-few",
    "nothing is compared at the node {code}: a matrix needs two items, and it has {count}",
    "节点 {code} 处没有可比较的指标：判断矩阵至少需要 2 个指标，而其下有 {count} 个",
    "remove the file, or add the missing items to hierarchy.toml",
    "请删除该文件，或在 hierarchy.toml 中补上缺少的指标",
)
ITEM_MISSING = error(
    "item-missing",
    "the item {item} of the node is missing from its matrix",
    "判断矩阵中缺少该节点的指标 {item}",
    "add a row and a column for it; leave blank what was not judged",
    "请为它添加一行一列，未判断处留空",
)
ITEM_EXTRA = error(
    "item-extra",
    "the matrix compares {item}, which is no item of the node",
    "判断矩阵中的 {item} 不是该节点的指标",
    "{suggestion}",
    "{suggestion}",
)
ITEM_AMBIGUOUS = error(
    "item-ambiguous",
    "{item!r} is what several items are called: {codes}",
    "{item!r} 是多个指标的名称：{codes}",
    "write the code of the one that is meant",
    "请写出所指指标的代码",
)
ITEM_RENAMED = error(
    "item-renamed",
    "the matrix compares {item}, which is no item of the node, and lacks {nearest}",
    "判断矩阵中的 {item} 不是该节点的指标，且缺少 {nearest}",
    "did you mean {nearest}?",
    "是否想写 {nearest}？",
)
PUBLISHED_UNKNOWN = error(
    "published-unknown",
    "a figure is published for {code!r}, but no node has that code",
    "{code!r} 有已发表的数字，但没有这个代码的节点",
    "{suggestion}",
    "{suggestion}",
)
CONSISTENCY_FIGURES: Mapping[str, Words] = {
    "consistency_ratios": Words("consistency ratio", "一致性比例"),
    "consistency_indices": Words("consistency index", "一致性指标 CI"),
    "lambda_max": Words("λmax", "最大特征值 λmax"),
}
PUBLISHED_RATIO_UNJUDGED = error(
    "published-ratio-unjudged",
    "a {what} is published for {code}, but no items are judged at that node",
    "{code} 有已发表的{what}，但该节点处没有判断",
    "{suggestion}",
    "{suggestion}",
)
PUBLISHED_RANGE = error(
    "published-range",
    "a published weight of {value} is not between 0 and 1",
    "已发表权重 {value} 不在 0 与 1 之间",
    'write global weights; percentages as text, such as "43.68%"',
    '请写全局权重；百分数用文字，如 "43.68%"',
)
PUBLISHED_RATIO_RANGE = error(
    "published-ratio-range",
    "a published {what} of {value} is negative",
    "已发表的{what} {value} 为负数",
)
PUBLISHED_SUM = warning(
    "published-sum",
    "the published weights below {code} sum to {total}, but {code} has {whole}: they differ "
    "by {difference}, and rounding explains at most {slack}",
    "{code} 之下已发表的权重之和为 {total}，而 {code} 为 {whole}：相差 {difference}，"
    "舍入最多能解释 {slack}",
    "check {codes} for a misread digit",
    "请核对 {codes} 是否有误读的数字",
)
MATRIX = Words("Matrix", "判断矩阵")
VERDICT = Words("Verdict", "一致性检验")
WEIGHT = Words("Weight", "权重")
INDICATOR = Words("Item", "指标")
LOCAL = Words("Local weight", "局部权重")
GLOBAL = Words("Global weight", "全局权重")
PUBLISHED = Words("Published", "已发表")
JUDGMENT = Words("Judgment", "判断")
LEVEL = Words("Level {} item", "{}级指标")
MISSING = Words("{count} missing", "缺 {count} 个判断")
SETTINGS = Words(
    "{method} · RI table {random_index} · threshold CR < {threshold:g} · scale {scale}",
    "{method} · RI 表 {random_index} · 阈值 CR < {threshold:g} · {scale}",
)
SCALE_SHOWN = Words("{scale}", "{scale} 标度")
CODE = Words("Code", "代码")
VERBAL_EQUAL = Words("{a} and {b} are equally important (1)", "{a} 与 {b} 同等重要（1）")
VERBAL_ODD = Words(
    "{a} is {degree} more important than {b} ({value})", "{a} 比 {b} {degree}重要（{value}）"
)
VERBAL_EVEN = Words(
    "{a} is {lower} to {upper} more important than {b} ({value})",
    "{a} 比 {b} 重要，介于{lower}与{upper}之间（{value}）",
)
VERBAL_RATIO = Words("{a} is {value} times as important as {b}", "{a} 的重要性是 {b} 的 {value} 倍")
TAKEN: Mapping[bool, Words] = {
    True: Words("its eigenvalue", "其特征值"),
    False: Words("the mean of (Aw)i / wi", "(Aw)i / wi 的平均值"),
}
METHOD_NAMES: Mapping[str, Words] = {
    "eigenvector": Words("principal eigenvector", "特征向量法"),
    "geometric-mean": Words("row geometric mean", "方根法（几何平均）"),
    "column-sum": Words("normalized column sum", "和积法（列和归一）"),
    "row-sum": Words("normalized row sum", "行和归一法"),
    "log-least-squares": Words("logarithmic least squares", "对数最小二乘法"),
    "harker": Words("Harker's method", "Harker 法"),
}
VERDICTS: Mapping[str, Words] = {
    "consistent": Words("consistent", "通过"),
    "inconsistent": Words("inconsistent", "未通过"),
    "uncheckable": Words("nothing to check", "无从检验"),
    "unrated": Words("no CR", "无 CR"),
}
DEGREES: Mapping[str, Words] = {
    "1": Words("equally", "同等"),
    "3": Words("moderately", "稍微"),
    "5": Words("strongly", "明显"),
    "7": Words("very strongly", "强烈"),
    "9": Words("extremely", "极端"),
}

NUMERALS_ZH = "零一二三四五六七八九十"


def scale_shown(scale: str, lang: Language) -> str:
    """Name a judgment scale; the usual one in Chinese as textbooks do.

    >>> scale_shown("linear", "zh"), scale_shown("root", "zh"), scale_shown("linear", "en")
    ('1-9 标度', 'root 标度', 'linear')
    """
    name = "1-9" if scale == "linear" and lang == "zh" else scale
    return SCALE_SHOWN(lang, scale=name)


def level_heading(level: int, lang: Language) -> str:
    """Name a level of the hierarchy as a table heading does.

    >>> level_heading(1, "zh"), level_heading(2, "en")
    ('一级指标', 'Level 2 item')
    """
    number = NUMERALS_ZH[level] if lang == "zh" and level < len(NUMERALS_ZH) else str(level)
    return LEVEL(lang).format(number)
