"""Every message of the toolkit in English and Chinese: the one home of its wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
Severity = Literal["error", "warning", "note"]

METHOD_NAMES: Mapping[str, Mapping[Language, str]] = {
    "eigenvector": {"en": "principal eigenvector", "zh": "特征向量法"},
    "geometric-mean": {"en": "row geometric mean", "zh": "方根法（几何平均）"},
    "column-sum": {"en": "normalized column sum", "zh": "和积法（列和归一）"},
    "log-least-squares": {"en": "logarithmic least squares", "zh": "对数最小二乘法"},
    "harker": {"en": "Harker's method", "zh": "Harker 法"},
}

PLACE_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "sheet": "sheet {}",
        "node": "node {}",
        "key": "key {}",
        "line": "line {}",
        "row": "row {}",
        "column": "column {}",
        "pair": "judgment {}",
    },
    "zh": {
        "sheet": "工作表 {}",
        "node": "节点 {}",
        "key": "键 {}",
        "line": "第 {} 行",
        "row": "第 {} 行",
        "column": "第 {} 列",
        "pair": "判断 {}",
    },
}


class Count(int):
    """A number that brings along its noun, in the singular or the plural.

    >>> "{:cell|cells}, {}".format(Count(1), Count(2))
    '1 cell, 2'
    """

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return f"{int(self)} {one if self == 1 else many}"


@dataclass(frozen=True)
class Message:
    """A severity with its wording and its advice in each language.

    They are ``str.format`` templates; whole numbers in them are `Count`.
    """

    severity: Severity
    message: Mapping[Language, str]
    hint: Mapping[Language, str]


def error(en: str, zh: str, hint_en: str = "", hint_zh: str = "") -> Message:
    """Make a message that says why data cannot be used."""
    return Message("error", {"en": en, "zh": zh}, {"en": hint_en, "zh": hint_zh})


def warning(en: str, zh: str, hint_en: str = "", hint_zh: str = "") -> Message:
    """Make a message that tells a finding."""
    return Message("warning", {"en": en, "zh": zh}, {"en": hint_en, "zh": hint_zh})


def note(en: str, zh: str, hint_en: str = "", hint_zh: str = "") -> Message:
    """Make a message that is worth knowing but asks for nothing."""
    return Message("note", {"en": en, "zh": zh}, {"en": hint_en, "zh": hint_zh})


_MATH: Mapping[str, Message] = {
    "unknown-random-index": error(
        "no random-index table is named {name!r}",
        "没有名为 {name!r} 的随机一致性指标（RI）表",
        "did you mean {nearest}? known: {known}",
        "是否想用 {nearest}？可用：{known}",
    ),
    "random-index-range": error(
        "the random-index table {name} ends at n = {last}, but this matrix has n = {n}",
        "RI 表 {name} 只到 n = {last}，而该矩阵 n = {n}",
        "choose alonso-lamata (a formula for any n) or simulated (Monte Carlo)",
        "可改用 alonso-lamata（适用于任意 n 的公式）或 simulated（蒙特卡洛模拟）",
    ),
    "missing-range": error(
        "{missing} of the judgments between {n} items cannot be missing: it is from 0 to {most}, "
        "as n - 1 judgments must link the items",
        "{n} 个指标不可能缺 {missing} 个判断：只能缺 0 至 {most} 个，"
        "因为至少要有 n - 1 个判断把各指标连起来",
        "give fewer missing judgments",
        "请减少缺失的判断个数",
    ),
    "rarely-connected": error(
        "no matrix of {n} items that misses {missing} judgments at random linked all items",
        "随机缺 {missing} 个判断时，没有抽到能把 {n} 个指标全部连起来的矩阵",
        "simulate fewer missing judgments or fewer items",
        "请减少缺失的判断或指标个数",
    ),
    "beyond-scale": error(
        "the scale {scale} ends at a judgment of {limit}, but one is {value:g} (or its reciprocal)",
        "标度 {scale} 最大只到 {limit}，但有一个判断为 {value:g}（或其倒数）",
        "use the linear scale, or correct the judgment",
        "请改用 linear 标度，或更正该判断",
    ),
    "scale-overflow": error(
        "the scale {scale} makes of the judgment {value:g} (or its reciprocal) a ratio too large "
        "to compute with",
        "按标度 {scale}，判断 {value:g}（或其倒数）对应的比值过大，无法计算",
        "use the linear scale, or correct the judgment",
        "请改用 linear 标度，或更正该判断",
    ),
    "not-converged": error(
        "the principal eigenvector did not reach a tolerance of {tolerance:g} in {iterations} "
        "iterations",
        "主特征向量迭代 {iterations} 次仍未达到精度 {tolerance:g}",
    ),
    "completion-not-converged": error(
        "the completion of the matrix did not reach a tolerance of {tolerance:g} in {iterations} "
        "iterations",
        "矩阵的补全迭代 {iterations} 次仍未达到精度 {tolerance:g}",
    ),
    "not-connected": error(
        "the judgments form {count} islands with no comparison between them: {islands}",
        "已有判断分成 {count} 组互不相连的指标：{islands}",
        "judge at least one pair across the islands; until then weights are not unique",
        "请至少补充一个跨组的比较，否则权重不唯一",
    ),
}

_CHECK: Mapping[str, Message] = {
    "inconsistent": warning(
        "CR {cr:.4f} (RI table {random_index}) is not below {threshold:g}: the judgments are "
        "inconsistent",
        "CR {cr:.4f}（RI 表 {random_index}）不小于 {threshold:g}，未通过一致性检验",
        "reconsider the worst judgments first",
        "请先复核最不一致的判断",
    ),
    "unjudged": warning(
        "no judgment is given yet; {count:is|are} needed",
        "{count} 个判断均未填写",
        "fill in the cells above the diagonal: 1 to 9, or a fraction such as 1/3",
        "请填写对角线以上的单元格：1 至 9，或 1/3 这样的分数",
    ),
    "incomplete": note(
        "{given} of {total} judgments are given; λmax, CI and CR are of the completion with the "
        "smallest λmax, and RI {ri:.4f} is by table {random_index}. Not judged: {pairs}",
        "共 {total} 个判断，已给出 {given} 个；λmax、CI、CR 按使 λmax 最小的补全计算，"
        "RI {ri:.4f} 按 RI 表 {random_index}。未判断：{pairs}",
    ),
    "uncheckable": note(
        "{given} of {total} judgments are given, no more than link the items: no judgment can "
        "contradict another, so CR 0 says nothing about consistency. Not judged: {pairs}",
        "共 {total} 个判断，已给出 {given} 个，仅够把各指标连起来：判断之间无从矛盾，CR 为 0 "
        "并不说明一致。未判断：{pairs}",
        "judge more pairs to have the judgments checked",
        "请补充更多判断，以便检验一致性",
    ),
    "methods-disagree": note(
        "with judgments missing, methods put {count:pair|pairs} of items in different order: "
        "{a} is above {b} by {a_first}, below by {b_first}",
        "因有判断缺失，不同方法对 {count} 对指标的排序不同：按{a_first}，{a} 高于 {b}，"
        "按{b_first}则相反",
        "more judgments of the two would settle it",
        "请补充涉及这两项的判断，以便确定",
    ),
    "random-index-source": note("{table}", "{table}"),
    "random-index-source-missing": note(
        "{table}, {missing} missing", "{table}，缺 {missing} 个判断"
    ),
    "verdict-depends-on-table": note(
        "the verdict depends on the RI table: CR {cr:.4f} by {random_index}, but {tables}",
        "一致性结论取决于 RI 表：按 {random_index} 为 CR {cr:.4f}，而按 {tables}",
    ),
    "cr-not-reproduced": warning(
        "published CR {printed}, computed {computed} (RI table {random_index})",
        "已发表 CR {printed}，计算得 {computed}（RI 表 {random_index}）",
        "try another RI table (--ri) or method (--method)",
        "可换一个 RI 表（--ri）或计算方法（--method）再试",
    ),
    "weight-not-reproduced": warning(
        "published weight {printed}, computed {computed}",
        "已发表权重 {printed}，计算得 {computed}",
        "check the matrix above it, or try another method (--method)",
        "请核对其上级的判断矩阵，或换一种方法（--method）",
    ),
    "weight-explained": note(
        "published weight {printed}, computed {computed}: {reason}",
        "已发表权重 {printed}，计算得 {computed}：{reason}",
    ),
    "weight-derived": note(
        "the weight {value} is not printed but derived: {note}",
        "原文未给出此权重，{value} 系推算：{note}",
    ),
    "sum-of-rounded-parts": note(
        "the printed weight is the sum of its rounded parts, {parts} = {sum}",
        "原文权重是各下级舍入后之和，{parts} = {sum}",
    ),
    "rest-of-rounded-whole": note(
        "the printed weight is what the other rounded parts leave of the rounded whole, "
        "{terms} = {rest}",
        "原文权重是舍入后的上级减去其余舍入后的各项，{terms} = {rest}",
    ),
}

_RECOVER: Mapping[str, Message] = {
    "too-few-weights": error(
        "a matrix compares at least 2 items, but {count:weight was|weights were} given",
        "判断矩阵至少比较 2 项，但只给出 {count} 个权重",
        "separate weights by commas: --weights 0.637,0.258,0.105",
        "权重之间用逗号分隔：--weights 0.637,0.258,0.105",
    ),
    "weights-sum": error(
        "the printed weights sum to {total}, which rounding cannot bring to {parent}",
        "原文权重之和为 {total}，舍入误差无法使其等于 {parent}",
        "check for a missing or misread weight; write percentages with %",
        "请检查是否漏项或误读；百分数请带 %",
    ),
    "weights-sum-off": note(
        "the printed weights sum to {total}, which rounding alone cannot bring to {parent}: at "
        "least one is misprinted, missing or misread",
        "原文权重之和为 {total}，仅凭舍入不能等于 {parent}：至少有一项印错、缺失或误读",
    ),
    "weight-unpublished": error(
        "no weight is published for any item under {code}, so its matrix cannot be sought",
        "{code} 之下没有任何已发表的权重，无法反推其判断矩阵",
        "add them to published.toml",
        "请补入 published.toml",
    ),
    "recover-method": error(
        "the model derives weights by {method}, but matrices are recovered from principal "
        "eigenvectors",
        "该模型的权重方法为 {method}，而反推只适用于特征向量法",
        "recover it only if its weights were derived by the eigenvector method",
        "若其权重确由特征向量法得出，请先改正 hierarchy.toml 中的 method",
    ),
    "weight-out-of-range": error(
        "a printed weight of {value} is not between 0 and 1",
        "原文权重 {value} 不在 0 与 1 之间",
        "write percentages with %",
        "百分数请带 %",
    ),
    "cr-out-of-range": error(
        "a printed CR of {value} is below 0",
        "原文 CR {value} 小于 0",
    ),
    "not-a-figure": error(
        "{text!r} is not a number as printed",
        "{text!r} 不是数字",
        "write it as it is printed, such as 0.637 or 63.7%",
        "请按原样写出，如 0.637 或 63.7%",
    ),
}

_REPAIR: Mapping[str, Message] = {
    "steps-off-scale": error(
        "--steps counts places on the 1-9 scale, which the mode xu-wei leaves",
        "--steps 按 1-9 标度计步，而 xu-wei 方式的结果不在标度上",
        "leave out --steps, or choose another --mode",
        "请去掉 --steps，或改用其他 --mode",
    ),
    "no-such-change": error(
        "there is no change {number}; the proposal has {count:change|changes}",
        "没有第 {number} 处修改；该方案共有 {count} 处",
        "give numbers from the list of its changes",
        "请按方案中的编号填写",
    ),
    "no-such-proposal": error(
        "there is no proposal {number}; {count:was|were} found",
        "没有方案 {number}；共找到 {count} 个",
        "--top asks for more proposals",
        "可用 --top 增加方案个数",
    ),
    "bad-accept": error(
        "--accept {text!r} is no list of numbers",
        "--accept 的值 {text!r} 不是编号列表",
        "write the numbers of changes, such as 1,3, or all",
        "请填写修改的编号，如 1,3，或 all（全部）",
    ),
    "accept-which": error(
        "changes are accepted in one matrix at a time, but {count} are listed: {codes}",
        "一次只能采纳一个判断矩阵的修改，而现在有 {count} 个：{codes}",
        "name it with --node",
        "请用 --node 指明",
    ),
    "output-without-accept": error(
        "-o says where to write, but no change is accepted",
        "给出了 -o，但没有采纳任何修改",
        "add --accept, with the numbers of changes or all",
        "请加上 --accept（修改的编号，或 all）",
    ),
    "output-is-source": error(
        "{path} is the matrix that is repaired, which stays as it is",
        "{path} 正是被修改的判断矩阵，原文件不会改动",
        "write to another file",
        "请写入其他文件",
    ),
    "node-of-file": error(
        "{path} is a single matrix, which has no nodes",
        "{path} 是单个判断矩阵，没有节点",
        "leave out --node and --expert, or name a model folder",
        "请去掉 --node 和 --expert，或给出模型文件夹",
    ),
    "node-not-judged": error(
        "the model has no matrix named {code!r}",
        "模型中没有名为 {code!r} 的判断矩阵",
        "{suggestion}",
        "{suggestion}",
    ),
}

_USAGE: Mapping[str, Message] = {
    "unknown-choice": error(
        "{what} {name!r} is not known",
        "{what} 没有 {name!r}",
        "known: {known}; nearest: {nearest}",
        "可用：{known}；最接近的是 {nearest}",
    ),
    "bad-threshold": error(
        "a threshold of {threshold} is not a number above 0",
        "阈值 {threshold} 不是大于 0 的数",
    ),
    "bad-order": error(
        "{text!r} is not an order between 1 and {largest}",
        "{text!r} 不是 1 到 {largest} 之间的阶数",
        "write --n 6 or --n 3-15",
        "请写 --n 6 或 --n 3-15",
    ),
    "too-few-samples": error(
        "{samples:sample is|samples are} too few for a standard error",
        "样本数 {samples} 太少，无法估计标准误",
        "use at least {fewest}; 100000 gives three reliable digits",
        "至少 {fewest} 个；100000 个可得三位可靠数字",
    ),
    "bad-count": error(
        "{what} {value} is not a whole number of at least {least}",
        "{what} 的值 {value} 不是不小于 {least} 的整数",
    ),
    "source-or-weights": error(
        "give either a model folder or CSV, or --weights",
        "请给出模型文件夹或 CSV，或者 --weights，二者择一",
        "for example: ahp recover --weights 0.637,0.258,0.105 --cr 0.037",
        "例如：ahp recover --weights 0.637,0.258,0.105 --cr 0.037",
    ),
    "labels-count": error(
        "{labels:label was|labels were} given for {weights:weight|weights}",
        "给出了 {labels} 个名称，却有 {weights} 个权重",
    ),
    "no-model": error(
        "{path} is no model folder: it has no hierarchy.toml",
        "{path} 不是模型文件夹：其中没有 hierarchy.toml",
        "start one with: ahp new OUTLINE",
        "可用 ahp new 提纲文件 新建",
    ),
}

_MATRIX: Mapping[str, Message] = {
    "no-items": error("there are no items to compare", "没有可比较的指标"),
    "too-many-items": error(
        "{count} items are compared; at most {limit} are supported",
        "比较的指标有 {count} 个，最多支持 {limit} 个",
        "group the items, and compare the groups and then the items of each",
        "请先将指标分组，再分别比较各组和组内指标",
    ),
    "label-blank": error(
        "item {number} has no label",
        "第 {number} 个指标没有名称",
        "give every item a label",
        "请为每个指标写上名称",
    ),
    "label-characters": error(
        "the label {label!r} holds a character that files cannot",
        "名称 {label!r} 含有文件无法保存的字符",
        "type the label anew",
        "请重新输入该名称",
    ),
    "label-duplicate": error(
        "the label {label!r} stands for {count} items",
        "名称 {label!r} 用于 {count} 个指标",
        "give every item a label of its own",
        "每个指标的名称不能重复",
    ),
    "label-unknown": error(
        "no item has the label {label!r}",
        "没有名为 {label!r} 的指标",
        "{suggestion}",
        "{suggestion}",
    ),
    "values-shape": error(
        "{n:label needs|labels need} {n:row|rows} of {n:judgment|judgments}, "
        "not {rows:row|rows} of {lengths}",
        "{n} 个名称需要 {n} 行、每行 {n} 个判断，但给出 {rows} 行，每行 {lengths} 个",
    ),
    "upper-length": error(
        "{n:label has|labels have} {expected:pair|pairs}, but "
        "{count:judgment was|judgments were} given",
        "{n} 个名称共有 {expected} 对，但给出 {count} 个判断",
        "give the judgments above the diagonal row by row, None where there is none",
        "请逐行给出对角线以上的判断，未判断处写 None",
    ),
    "not-square": error(
        "the matrix is not square: {rows:labelled row|labelled rows}, "
        "{columns:labelled column|labelled columns}{difference}",
        "矩阵不是方阵：有名称的行 {rows} 行、列 {columns} 列{difference}",
        "put the same labels, in the same order, into the first row and the first column",
        "第一行与第一列应写上相同的名称，且次序相同",
    ),
    "no-row-for": note("; no row for {labels}", "；缺少行：{labels}"),
    "no-column-for": note("; no column for {labels}", "；缺少列：{labels}"),
    "no-row-or-column-for": note(
        "; no row for {columns}; no column for {rows}", "；缺少行：{columns}；缺少列：{rows}"
    ),
    "nothing": note("", ""),
    "labels-differ": error(
        "rows and columns have different labels (row ≠ column): {differences}",
        "行与列的名称不一致（行 ≠ 列）：{differences}",
        "put the same labels, in the same order, into the first row and the first column",
        "第一行与第一列应写上相同的名称，且次序相同",
    ),
    "labels-order": error(
        "rows and columns have the same labels in different orders (row ≠ column): {differences}",
        "行与列的名称相同但次序不同（行 ≠ 列）：{differences}",
        "reorder the rows, each with its judgments, as the columns are",
        "请按列的次序重排各行（连同其判断）",
    ),
    "not-reciprocal": error(
        "{value} contradicts {other_value} ({other}): their product is {product}, not 1",
        "{value} 与 {other_value}（{other}）矛盾：二者之积为 {product}，不等于 1",
        "the reciprocal of {value} is {reciprocal}; correct one of the two, or leave the lower "
        "triangle blank",
        "{value} 的倒数是 {reciprocal}；请更正其中之一，或将下三角留空",
    ),
    "diagonal": error(
        "an item compared with itself is {value}, not 1",
        "指标与自身的比较为 {value}，应为 1",
        "write 1, or leave it blank",
        "请写 1 或留空",
    ),
    "no-square": error(
        "no labelled square is found",
        "没有找到带名称的方阵",
        "put the same labels, in the same order, into the first row and the first column, and no "
        "title or note above them",
        "第一行与第一列应写上相同的名称，且次序相同；其上不要有标题或说明",
    ),
    "judgment-text": error(
        "{value} is not a judgment",
        "{value} 不是判断值",
        "write an integer such as 3, a fraction such as 1/3, a decimal such as 1.5, or leave it "
        "blank",
        "请写整数（如 3）、分数（如 1/3）、小数（如 1.5），或留空",
    ),
    "judgment-comma": error(
        "{value} has a comma where a decimal has a point",
        "{value} 用逗号作了小数点",
        "write {guess}",
        "请写 {guess}",
    ),
    "judgment-date": error(
        "{value} is a date; a spreadsheet has probably made it of {guess}",
        "{value} 是日期，可能是电子表格把 {guess} 自动转成的",
        "format the cells as text and type {guess} anew, or type it with an apostrophe: '{guess}",
        "请将单元格设为文本格式后重新输入 {guess}，或在前面加撇号：'{guess}",
    ),
    "judgment-formula": error(
        "{value} is a formula, not a judgment",
        "{value} 是公式，不是判断值",
        "write its value, such as 3 or 1/3",
        "请写出它的值，如 3 或 1/3",
    ),
    "judgment-formula-fraction": error(
        "{value} is a formula, not a judgment",
        "{value} 是公式，不是判断值",
        "write {guess} as text, without the equals sign",
        "请去掉等号，以文本写 {guess}",
    ),
    "judgment-error": error(
        "{value} is a spreadsheet's error value",
        "{value} 是电子表格的错误值",
        "correct the cell, or leave it blank if the pair was not judged",
        "请更正该单元格；若未判断请留空",
    ),
    "judgment-nan": error(
        "{value} is not a number",
        "{value} 不是数字",
        "leave the cell blank if the pair was not judged",
        "若未判断请留空",
    ),
    "judgment-infinite": error(
        "{value} is infinite",
        "{value} 是无穷大",
        "write a judgment from 1/9 to 9",
        "请写 1/9 到 9 之间的判断值",
    ),
    "judgment-zero": error(
        "{value} is zero, but a judgment is a ratio above 0",
        "{value} 等于零，而判断值是大于 0 的比值",
        "write 1 for equal importance, or leave it blank if the pair was not judged",
        "同等重要请写 1；若未判断请留空",
    ),
    "judgment-negative": error(
        "{value} is negative, but a judgment is a ratio above 0",
        "{value} 是负数，而判断值是大于 0 的比值",
        "if the second item matters more, write the reciprocal, such as {guess}",
        "若后者更重要，请写倒数，如 {guess}",
    ),
    "judgment-over-zero": error(
        "{value} divides by zero",
        "{value} 的分母为零",
        "write a judgment from 1/9 to 9",
        "请写 1/9 到 9 之间的判断值",
    ),
    "judgment-absurd": error(
        "{value} is far outside any scale of judgments",
        "{value} 远超任何判断标度",
        "write a judgment from 1/9 to 9",
        "请写 1/9 到 9 之间的判断值",
    ),
    "judgment-off-scale": warning(
        "{value} is off the scale, which goes from 1/9 to 9",
        "{value} 超出 1/9 到 9 的标度范围",
        "check it for a typing error",
        "请检查是否输入有误",
    ),
    "judgment-merged": error(
        "the cell is merged with others ({cells})",
        "该单元格与其他单元格合并（{cells}）",
        "unmerge the cells; every judgment needs a cell of its own",
        "请取消合并单元格，每个判断应独占一格",
    ),
    "cell-outside": error(
        "{value} stands outside the labelled square",
        "{value} 位于有名称的方阵之外",
        "label its row and column, or delete it",
        "请为其所在行列写上名称，或将其删除",
    ),
    "suggest-nearest": note("did you mean {nearest}?", "是否想写 {nearest}？"),
    "suggest-known": note("known: {known}", "可用：{known}"),
}

_FILES: Mapping[str, Message] = {
    "no-such-path": error("there is no such file or folder", "没有这个文件或文件夹", "", ""),
    "unreadable": error("cannot be read: {reason}", "无法读取：{reason}"),
    "unwritable": error("cannot be written: {reason}", "无法写入：{reason}"),
    "output-is-input": error(
        "what is written here would lie over or beside {input}, which is read",
        "这里要写入的内容会覆盖或混入所读取的 {input}",
        "give a folder of its own",
        "请另用一个单独的文件夹",
    ),
    "output-outside": error(
        "this does not lie in {folder}",
        "它不在 {folder} 之内",
        "take links out of the folder, or give another one",
        "请去掉该文件夹中的链接，或换一个文件夹",
    ),
    "output-differs": error(
        "{files} would be replaced by something else",
        "{files} 已存在且内容不同",
        "give --force to replace what differs, or name another place",
        "要覆盖请加 --force，或换一个位置",
    ),
    "not-a-file": error("this is a pipe, not a file", "这是管道，不是文件"),
    "no-input": error(
        "there is no standard input to read the outline from",
        "没有可读取提纲的标准输入",
        "name a file instead of -",
        "请用文件名代替 -",
    ),
    "output": error(
        "the output cannot be written: {reason}",
        "无法写出结果：{reason}",
    ),
    "output-closed": error(
        "the output cannot be written: it is closed",
        "无法写出结果：标准输出已关闭",
    ),
    "too-many-samples": error(
        "{samples} samples would take hours",
        "{samples} 个样本需数小时",
        "use at most {most}; 100000 gives three reliable digits",
        "至多 {most} 个；100000 个可得三位可靠数字",
    ),
    "empty-folder": error(
        "the folder holds no matrix file ({suffixes}) and no model",
        "文件夹中没有判断矩阵文件（{suffixes}），也没有模型",
        "start a model with: ahp new OUTLINE",
        "可用 ahp new 提纲文件 新建模型",
    ),
    "unknown-suffix": error(
        "this is no matrix file by its name, which should end in one of {suffixes}",
        "文件名不是判断矩阵文件的名称，应以 {suffixes} 之一结尾",
        "save the matrix as CSV or as an Excel workbook (.xlsx)",
        "请将矩阵另存为 CSV 或 Excel 工作簿（.xlsx）",
    ),
    "empty-file": error(
        "the file is empty; a labelled square matrix was expected",
        "文件为空，应为带名称的判断矩阵",
        "write the labels into the first row and the first column",
        "请在第一行和第一列写上名称",
    ),
    "binary-file": error(
        "this is not text but binary data",
        "这不是文本，而是二进制数据",
        "save the matrix as CSV (UTF-8) or as an Excel workbook (.xlsx)",
        "请将矩阵另存为 CSV（UTF-8）或 Excel 工作簿（.xlsx）",
    ),
    "printed-workbook": error(
        "this is an Excel workbook, which keeps 0.70 as 0.7: how many decimals were printed is "
        "lost in it",
        "这是 Excel 工作簿，其中 0.70 存为 0.7，原文的小数位数已丢失",
        "write the figures as printed into a CSV file",
        "请将数字按原样写入 CSV 文件",
    ),
    "workbook-not-text": error(
        "this is an Excel workbook, although its name says it is text",
        "这是 Excel 工作簿，而文件名表明是文本",
        "rename it to end in .xlsx, or save it as CSV",
        "请将扩展名改为 .xlsx，或另存为 CSV",
    ),
    "old-workbook": error(
        "this is a workbook of an old Excel (.xls)",
        "这是旧版 Excel 工作簿（.xls）",
        "save it as .xlsx or as CSV",
        "请另存为 .xlsx 或 CSV",
    ),
    "not-workbook": error(
        "this is not an Excel workbook: {reason}",
        "这不是 Excel 工作簿：{reason}",
        "save it anew as .xlsx, or as CSV",
        "请重新另存为 .xlsx 或 CSV",
    ),
    "wrong-encoding": error(
        "the text is neither UTF-8 nor GB18030: byte 0x{byte:02x} cannot be read",
        "文本既不是 UTF-8 也不是 GB18030 编码：字节 0x{byte:02x} 无法读取",
        "save the file as CSV UTF-8",
        "请将文件另存为 CSV UTF-8",
    ),
    "wrong-encoding-declared": error(
        "the file begins as {encoding}, but byte 0x{byte:02x} is not {encoding}",
        "文件以 {encoding} 标记开头，但字节 0x{byte:02x} 不是 {encoding} 编码",
        "save the file as CSV UTF-8",
        "请将文件另存为 CSV UTF-8",
    ),
    "too-large": error(
        "the file has more than {limit} MB, too much for a matrix of at most {items} items",
        "文件超过 {limit} MB，而判断矩阵最多 {items} 个指标，不会这么大",
        "check that it is the right file",
        "请检查是否选错文件",
    ),
    "file-too-large": error(
        "there are more than {limit} MB, too much for such a file",
        "超过 {limit} MB，这类文件不会这么大",
        "check that it is the right file",
        "请检查是否选错文件",
    ),
    "full-width-delimiter": error(
        "the cells are separated by {found!r}, the full-width sign",
        "单元格用全角符号 {found!r} 分隔",
        "separate them by {expected!r}",
        "请改用半角符号 {expected!r}",
    ),
    "no-such-sheet": error(
        "the workbook has no sheet {sheet!r}",
        "工作簿中没有工作表 {sheet!r}",
        "{suggestion}",
        "{suggestion}",
    ),
    "several-sheets": error(
        "the workbook has several matrices, in the sheets {sheets}",
        "工作簿中有多个判断矩阵，工作表：{sheets}",
        "name the sheet to read",
        "请指定要读取的工作表",
    ),
    "bad-sheet-name": error(
        "{sheet!r} cannot name a sheet of an Excel workbook",
        "{sheet!r} 不能作为 Excel 工作表名",
        "use at most 31 characters, none of them [ ] : * ? / \\ and no apostrophe at an end",
        "最多 31 个字符，不能含 [ ] : * ? / \\，首尾不能是撇号",
    ),
    "toml-syntax": error(
        "this is not TOML: {reason}",
        "不符合 TOML 语法：{reason}",
        "compare the line with its neighbors; text stands in double quotes",
        "请与相邻各行对照；文字应放在英文双引号内",
    ),
    "toml-encoding": error(
        "this is not UTF-8 text",
        "这不是 UTF-8 文本",
        "save the file as UTF-8",
        "请将文件另存为 UTF-8",
    ),
    "format-version": error(
        "the format version is {found}, but this program knows version {known}",
        "格式版本为 {found}，本程序只支持版本 {known}",
        "write format = {known}, or use a newer version of this program",
        "请写 format = {known}，或使用更新版本的程序",
    ),
    "missing-key": error(
        "a required key is missing",
        "缺少必需的键",
        "add it, for example: {example}",
        "请补上，例如：{example}",
    ),
    "unknown-key": error(
        "no key is named {key}",
        "没有名为 {key} 的键",
        "{suggestion}",
        "{suggestion}",
    ),
    "wrong-type": error(
        "{key} is {found}, which is not {expected}",
        "{key} 的值 {found} 不符合要求：应为 {expected}",
        "write it like this: {example}",
        "请这样写：{example}",
    ),
    "type-text": note("text", "文字"),
    "type-table": note("a table", "表"),
    "type-tables": note("a list of tables", "表的列表"),
    "type-flag": note("true or false", "true 或 false"),
    "type-figure": note("a number as printed", "原文数字"),
    "unknown-value": error(
        "{key} is {found!r}, which is not known",
        "{key} 的值 {found!r} 无法识别",
        "{suggestion}",
        "{suggestion}",
    ),
    "printed-row": error(
        "{count:cell|cells} where an item and its printed weight were expected",
        "此行有 {count} 格，应为指标及其原文权重两格",
        "write one item a line: name, weight; and CR, 0.037 for the consistency ratio",
        "每行写一个指标：名称, 权重；一致性比例写作 CR, 0.037",
    ),
}

_MODEL: Mapping[str, Message] = {
    "no-nodes": error(
        "the hierarchy has no nodes",
        "层次结构中没有节点",
        "start with a goal: a [[nodes]] table with a code and no parent",
        "请先写目标：一个 [[nodes]] 表，有 code 而无 parent",
    ),
    "no-goal": error(
        "the hierarchy has no goal: every node has a parent",
        "层次结构没有目标：每个节点都有上级",
        "remove the parent of the topmost node",
        "请删去最上层节点的 parent",
    ),
    "several-goals": error(
        "the hierarchy has {count} goals, nodes without a parent: {codes}",
        "层次结构有 {count} 个目标（没有上级的节点）：{codes}",
        "give all but one a parent",
        "除一个以外，请为其余节点写上 parent",
    ),
    "cycle": error(
        "the nodes form a cycle: {codes}",
        "节点构成循环：{codes}",
        "correct the parent of one of them",
        "请更正其中一个节点的 parent",
    ),
    "orphan": error(
        "the parent {parent!r} is no node",
        "上级 {parent!r} 不是节点",
        "{suggestion}",
        "{suggestion}",
    ),
    "duplicate-code": error(
        "{count} nodes have the code {code!r}",
        "有 {count} 个节点的代码都是 {code!r}",
        "give every node a code of its own",
        "每个节点的代码不能重复",
    ),
    "duplicate-code-case": error(
        "the codes {codes} differ only in case, so their files would be the same on Windows",
        "代码 {codes} 只有大小写不同，在 Windows 上文件会重名",
        "rename one of them",
        "请更改其中一个",
    ),
    "bad-code": error(
        "the code {code!r} cannot be a file name on every system",
        "代码 {code!r} 不能在所有系统上作文件名",
        "use letters, digits, - and _",
        "请使用字母、数字、- 和 _",
    ),
    "grouping-leaf": error(
        "a grouping node needs items below it, but has none",
        "分组节点之下应有指标，但没有",
        "remove grouping = true, or add its items",
        "请删去 grouping = true，或补上其下指标",
    ),
    "grouping-goal": error(
        "the goal cannot be a mere grouping: its items must be judged",
        "目标不能只是分组：其下指标需要两两比较",
        "remove grouping = true from the goal",
        "请删去目标的 grouping = true",
    ),
    "unknown-node": error(
        "no node has the code {code!r}",
        "没有代码为 {code!r} 的节点",
        "{suggestion}",
        "{suggestion}",
    ),
    "matrix-missing": error(
        "the node has {count} items, {items}, but no matrix compares them",
        "该节点下有 {count} 个指标（{items}），但缺少判断矩阵",
        "add the file {file}",
        "请添加文件 {file}",
    ),
    "matrix-for-no-node": error(
        "this matrix belongs to no node: no node has the code {code!r}",
        "该判断矩阵不属于任何节点：没有代码为 {code!r} 的节点",
        "{suggestion}",
        "{suggestion}",
    ),
    "matrix-of-grouping": error(
        "the node {code} is a mere grouping, so it has no matrix; its items are judged at {judge}",
        "节点 {code} 只是分组，没有判断矩阵；其下指标在 {judge} 处比较",
        "remove the file, or remove grouping = true from the node",
        "请删除该文件，或删去该节点的 grouping = true",
    ),
    "matrix-of-few": error(
        "nothing is compared at the node {code}: a matrix needs two items, and it has {count}",
        "节点 {code} 处没有可比较的指标：判断矩阵至少需要 2 个指标，而其下有 {count} 个",
        "remove the file, or add the missing items to hierarchy.toml",
        "请删除该文件，或在 hierarchy.toml 中补上缺少的指标",
    ),
    "matrix-twice": error(
        "the node {code} already has a matrix in {other}",
        "节点 {code} 已有判断矩阵：{other}",
        "keep one of the two",
        "请只保留一个",
    ),
    "item-missing": error(
        "the item {item} of the node is missing from its matrix",
        "判断矩阵中缺少该节点的指标 {item}",
        "add a row and a column for it; leave blank what was not judged",
        "请为它添加一行一列，未判断处留空",
    ),
    "item-extra": error(
        "the matrix compares {item}, which is no item of the node",
        "判断矩阵中的 {item} 不是该节点的指标",
        "{suggestion}",
        "{suggestion}",
    ),
    "item-renamed": error(
        "the matrix compares {item}, which is no item of the node, and lacks {nearest}",
        "判断矩阵中的 {item} 不是该节点的指标，且缺少 {nearest}",
        "did you mean {nearest}?",
        "是否想写 {nearest}？",
    ),
    "no-experts": error(
        "no expert has judged anything of this model yet",
        "还没有专家对该模型作过判断",
        "have each one judge: ahp elicit MODEL --expert NAME",
        "请各位专家分别判断：ahp elicit MODEL --expert 姓名",
    ),
    "no-such-expert": error(
        "the model has no judgments of an expert named {expert!r}",
        "模型中没有名为 {expert!r} 的专家的判断",
        "{suggestion}",
        "{suggestion}",
    ),
    "expert-matrix-missing": note("{expert} has not judged {codes}", "{expert} 尚未判断 {codes}"),
    "published-unknown": error(
        "a figure is published for {code!r}, but no node has that code",
        "{code!r} 有已发表的数字，但没有这个代码的节点",
        "{suggestion}",
        "{suggestion}",
    ),
    "published-ratio-unjudged": error(
        "a consistency ratio is published for {code}, but no items are judged at that node",
        "{code} 有已发表的一致性比例，但该节点处没有判断",
        "{suggestion}",
        "{suggestion}",
    ),
    "published-range": error(
        "a published weight of {value} is not between 0 and 1",
        "已发表权重 {value} 不在 0 与 1 之间",
        'write global weights; percentages as text, such as "43.68%"',
        '请写全局权重；百分数用文字，如 "43.68%"',
    ),
    "published-ratio-range": error(
        "a published consistency ratio of {value} is negative",
        "已发表的一致性比例 {value} 为负数",
    ),
    "published-sum": warning(
        "the published weights below {code} sum to {total}, but {code} has {whole}: they differ "
        "by {difference}, and rounding explains at most {slack}",
        "{code} 之下已发表的权重之和为 {total}，而 {code} 为 {whole}：相差 {difference}，"
        "舍入最多能解释 {slack}",
        "check {codes} for a misread digit",
        "请核对 {codes} 是否有误读的数字",
    ),
}

_OUTLINE: Mapping[str, Message] = {
    "outline-empty": error(
        "the outline is empty",
        "提纲为空",
        "write the goal on the first line and its items below it, indented",
        "第一行写目标，其下缩进写各指标",
    ),
    "outline-indent": error(
        "the indentation of {found} is none of those above: {known}",
        "缩进 {found} 与上文的缩进（{known}）都不相同",
        "indent items of one node by the same amount",
        "同一节点下的各项缩进应相同",
    ),
    "outline-second-goal": error(
        "{text!r} is not indented, but the goal {goal!r} stands above already",
        "{text!r} 没有缩进，而上文已有目标 {goal!r}",
        "indent it below the goal",
        "请将其缩进到目标之下",
    ),
    "outline-mixed-indent": error(
        "tabs and spaces are mixed in an indentation",
        "缩进中混用了制表符和空格",
        "use one of them throughout",
        "请统一使用其中一种",
    ),
    "outline-no-name": error("the line has no name", "该行没有名称"),
    "folder-in-use": error(
        "the folder already holds {files}",
        "文件夹中已有 {files}",
        "choose another folder",
        "请换一个文件夹",
    ),
}

_WORKBENCH: Mapping[str, Message] = {
    "answer-off-scale": error(
        "the answer {value} is off the scale, which goes from 1/9 to 9",
        "{value} 超出标度：应在 1/9 至 9 之间",
        "9 says that one item matters as much more as can be; take 9 or 1/9 at most",
        "9 已表示极端重要，最多取 9 或 1/9",
    ),
    "answer-blank": error(
        "the answer is blank",
        "没有填写判断",
        "give a number from 1 to 9, or a fraction such as 1/3",
        "请填写 1 至 9，或 1/3 这样的分数",
    ),
    "pair-of-one": error(
        "{label!r} is compared with itself",
        "{label!r} 与自身比较",
        "name two different items",
        "请给出两个不同的指标",
    ),
    "locked": error(
        "{user} is at work on these answers, on {host}, in process {pid}, since {since}",
        "{user} 正在 {host} 上填写这些判断（进程 {pid}，始于 {since}）",
        "wait until that session is left; if it is gone for good, delete this file",
        "请等对方退出；如确认对方已不在，可删除此文件",
    ),
    "held": error(
        "someone is at work on these answers; this file does not tell who",
        "有人正在填写这些判断；从此文件看不出是谁",
        "wait until that session is left; if nobody is at work, delete this file",
        "请等对方退出；如确认无人在填写，可删除此文件",
    ),
    "lock-taken-over": note(
        "the session of {user} on {host}, process {pid}, has ended without being left; its work "
        "is taken over",
        "{user} 在 {host} 上的会话（进程 {pid}）未正常退出，现已接管",
    ),
    "not-saved": warning(
        "answers cannot be saved: {reason}",
        "判断无法保存：{reason}",
        "the work goes on in memory: make room or allow writing, and the next answer saves all; "
        "or copy the answers before leaving",
        "可继续作答，判断暂存内存；腾出空间或开放写入权限后，下一次作答会全部保存；否则请在退出前复制判断",
    ),
    "journal-torn": note(
        "the last line of the journal, {lines}, was not written to its end: what it held was not "
        "yet told as saved",
        "日志最后一行（第 {lines} 行）没有写完；其内容当时尚未提示为已保存",
    ),
    "journal-damaged": warning(
        "damaged lines in the journal: {lines}",
        "日志中有损坏的行：{lines}",
        "the other lines are used; look whether answers are missing",
        "其余各行照常使用；请核对是否缺少判断",
    ),
    "journal-set-aside": note(
        "lines of the journal that cannot be followed are set aside in {file}",
        "日志中无法沿用的行已移至 {file}",
    ),
    "journal-unfit": warning(
        "{count:record|records} of the journal could not be followed, because others before are "
        "damaged; the whole journal is kept in {file}",
        "日志中有 {count} 条记录因前面的行损坏而无法沿用；完整日志保存在 {file}",
        "look whether the answers are as they were",
        "请核对各判断是否如前",
    ),
    "journal-format": error(
        "the journal has format {found}, but this version knows {known}",
        "日志格式为 {found}，而本版本只认识 {known}",
        "open it with the version that wrote it, or a newer one",
        "请用写入它的版本或更新的版本打开",
    ),
    "edited-since": note(
        "the matrix file of {node} was edited since; taken over: {judgments}",
        "{node} 的矩阵文件后来有改动，已采用：{judgments}",
    ),
    "answers-archived": warning(
        "the items have changed: {kept:answer still applies|answers still apply}, {count} no "
        "longer: {answers}. The whole journal is kept in {file}",
        "指标有变动：{kept} 个判断仍适用，{count} 个不再适用：{answers}。完整日志保存在 {file}",
    ),
    "nothing-to-judge": error(
        "no node of the model has two items or more to compare",
        "模型中没有任何节点含有两个以上可比较的指标",
        "add items to hierarchy.toml",
        "请在 hierarchy.toml 中添加指标",
    ),
    "bad-expert": error(
        "{name!r} cannot be the name of an expert: it names a folder",
        "{name!r} 不能用作专家名：它同时是文件夹名",
        'use letters, digits, spaces and hyphens; not / \\ : * ? " < > |, no dot or space at an '
        "end, and no name Windows keeps for itself, such as CON",
        '可用文字、数字、空格和连字符；不能含 / \\ : * ? " < > |，首尾不能是点或空格，'
        "也不能是 Windows 的保留名（如 CON）",
    ),
    "answers-columns": error(
        "the table of answers lacks columns: {columns}; it has {found}",
        "判断表缺少列：{columns}；现有 {found}",
        "the first row must read node,a,b,value,note; node and note may be left out",
        "第一行应为 node,a,b,value,note，其中 node 和 note 可省略",
    ),
    "answers-column": error(
        "a table of answers has no column {name!r}",
        "判断表没有名为 {name!r} 的列",
        "{suggestion}",
        "{suggestion}",
    ),
    "answers-column-twice": error("the column {name!r} is there twice", "列 {name!r} 出现了两次"),
    "answers-cell": error(
        "{value!r} stands in no column of the table",
        "{value!r} 不属于表中任何一列",
        "put a text that holds the delimiter into quotes; write decimals with a point, or take "
        "semicolons between the cells",
        "内容中含分隔符时，请加英文双引号；小数请用小数点，或改用分号分隔各列",
    ),
    "answers-none": error(
        "the table has no answers",
        "表中没有判断",
        "write one a row, such as: price,style,3",
        "每行写一个判断，例如 price,style,3",
    ),
    "answer-item": error(
        "{item!r} is no item that is compared",
        "没有名为 {item!r} 的待比较指标",
        "{suggestion}",
        "{suggestion}",
    ),
    "answer-apart": error(
        "{a} is compared at {node_a}, but {b} at {node_b}",
        "{a} 在 {node_a} 处比较，而 {b} 在 {node_b} 处比较",
        "only items of the same node are compared",
        "只有同一节点下的指标才能相互比较",
    ),
    "answer-node": error(
        "{a} and {b} are compared at {expected}, not at {found}",
        "{a} 与 {b} 在 {expected} 处比较，而不是 {found}",
        "correct the node, or leave it out",
        "请更正 node，或将其留空",
    ),
    "answer-node-unknown": error(
        "there is no matrix named {found!r}",
        "没有名为 {found!r} 的判断矩阵",
        "{suggestion}",
        "{suggestion}",
    ),
    "answer-twice": error(
        "the answer {value} contradicts one above: {other}",
        "判断 {value} 与上文矛盾：{other}",
        "keep one of them",
        "请只保留一个",
    ),
    "pairs-open": warning(
        "{open} of {total} judgments are open: {pairs}",
        "共 {total} 个判断，尚缺 {open} 个：{pairs}",
    ),
    "not-a-terminal": error(
        "questions need a terminal, and this is none",
        "提问需要终端，而当前不是终端",
        "run it in a terminal, or give the answers in a file: --answers FILE; --plain asks through "
        "a pipe all the same",
        "请在终端中运行，或用 --answers FILE 从文件读入判断；--plain 可在管道中逐题提问",
    ),
    "no-menus": error(
        "the start screen needs a terminal that can draw, and this is none",
        "工作台需要能绘制界面的终端，而当前不是",
        "run it in a terminal; in scripts, use ahp check, ahp weights or ahp elicit --answers FILE",
        "请在终端中运行；脚本中请用 ahp check、ahp weights 或 ahp elicit --answers FILE",
    ),
    "no-models": error(
        "there is no model in {path}",
        "{path} 中没有模型",
        "name a folder with models, or make one: ahp new OUTLINE",
        "请给出含有模型的文件夹，或新建一个：ahp new OUTLINE",
    ),
    "batch-without-answers": error(
        "--batch asks nothing, so it needs the answers in a file",
        "--batch 不提问，因此须从文件读入判断",
        "add --answers FILE, a CSV file with the columns a,b,value",
        "请加上 --answers FILE（含 a,b,value 三列的 CSV 文件）",
    ),
    "nothing-to-ask": error(
        "no question is open: every pair is answered or skipped",
        "没有待回答的问题：每对指标都已判断或跳过",
        "name the pair to judge again",
        "如需修改，请指明要重新判断的一对",
    ),
}

CATALOGUE: dict[str, Message] = {
    **_CHECK,
    **_RECOVER,
    **_REPAIR,
    **_USAGE,
    **_MATH,
    **_MATRIX,
    **_FILES,
    **_MODEL,
    **_OUTLINE,
    **_WORKBENCH,
}


def register(messages: Mapping[str, Message]) -> None:
    """Add the messages of a package built on this one.

    Raises
    ------
    ValueError
        If a code is taken already by another message.
    """
    taken = [code for code in messages if CATALOGUE.get(code, messages[code]) != messages[code]]
    if taken:
        raise ValueError(f"message codes used twice: {', '.join(taken)}")
    CATALOGUE.update(messages)
