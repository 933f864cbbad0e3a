"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note, warning

INCOMPLETE = note(
    "incomplete",
    "{given} of {total} judgments are given; λmax, CI and CR are of the completion with the "
    "smallest λmax, and RI {ri:.4f} is by table {random_index}. Not judged: {pairs}",
    "共 {total} 个判断，已给出 {given} 个；λmax、CI、CR 把缺失的判断按最一致的方式补全后计算，"
    "RI {ri:.4f} 按 RI 表 {random_index}。未判断：{pairs}",
)
UNCHECKABLE = note(
    "uncheckable",
    "{given} of {total} judgments are given, no more than link the items: no judgment can "
    "contradict another, so CR 0 says nothing about consistency. Not judged: {pairs}",
    "共 {total} 个判断，已给出 {given} 个，仅够把各指标连起来：判断之间无从矛盾，CR 为 0 "
    "并不说明一致。未判断：{pairs}",
    "judge more pairs to have the judgments checked",
    "请补充更多判断，以便检验一致性",
)
ALL_ONES = note(
    "all-ones",
    "all judgments are 1, so all items have the same weight",
    "所有判断均为 1，因此各指标权重相同",
    "if the ones mark which items belong together, they are no judgments",
    "如果这些 1 只表示指标之间的隶属或关联，则不是两两比较的判断",
)
METHODS_DISAGREE = note(
    "methods-disagree",
    "with judgments missing, methods put {count:pair|pairs} of items in different order: "
    "{a} is above {b} by {a_first}, below by {b_first}",
    "因有判断缺失，不同方法对 {count} 对指标的排序不同：按{a_first}，{a} 高于 {b}，"
    "按{b_first}则相反",
    "more judgments of the two would settle it",
    "请补充涉及这两项的判断，以便确定",
)
VERDICT_DEPENDS_ON_TABLE = note(
    "verdict-depends-on-table",
    "the verdict depends on the RI table: CR {cr:.4f} by {random_index}, but {tables}",
    "一致性结论取决于 RI 表：按 {random_index} 为 CR {cr:.4f}，而按 {tables}",
)
CR_NOT_REPRODUCED = warning(
    "cr-not-reproduced",
    "published CR {printed}, computed {computed} (RI table {random_index})",
    "已发表 CR {printed}，计算得 {computed}（RI 表 {random_index}）",
    "try another RI table (--ri) or method (--method)",
    "可换一个 RI 表（--ri）或计算方法（--method）再试",
)
LAMBDA_NOT_REPRODUCED = warning(
    "lambda-not-reproduced",
    "published λmax {printed}, computed {computed} (weights by {method})",
    "已发表 λmax {printed}，计算得 {computed}（权重用{method}）",
    "try another method (--method)",
    "可换一种计算方法（--method）再试",
)
CI_NOT_REPRODUCED = warning(
    "ci-not-reproduced",
    "published CI {printed}, computed {computed} (weights by {method})",
    "已发表 CI {printed}，计算得 {computed}（权重用{method}）",
    "try another method (--method)",
    "可换一种计算方法（--method）再试",
)
OTHER_ASSUMPTIONS = note(
    "other-assumptions",
    "every published figure comes out by: {assumptions}",
    "按以下前提可得全部已发表数字：{assumptions}",
)
ROUNDINGS: Mapping[str, Words] = {
    "half-up": Words("rounded half up", "四舍五入"),
    "half-even": Words("rounded half to even", "四舍六入五成双"),
    "cut-off": Words("cut off", "截尾"),
    "up-from-5": Words("rounded half up twice, a digit further first", "先多留一位、再次四舍五入"),
}
WEIGHT_NOT_REPRODUCED = warning(
    "weight-not-reproduced",
    "published weight {printed}, computed {computed}",
    "已发表权重 {printed}，计算得 {computed}",
    "check the matrix above it, or try another method (--method)",
    "请核对其上级的判断矩阵，或换一种方法（--method）",
)
WEIGHT_EXPLAINED = note(
    "weight-explained",
    "published weight {printed}, computed {computed}: {reason}",
    "已发表权重 {printed}，计算得 {computed}：{reason}",
)
WEIGHT_DERIVED = note(
    "weight-derived",
    "the weight {value} is not printed but derived: {note}",
    "原文未给出此权重，{value} 系推算：{note}",
)
SUM_OF_ROUNDED_PARTS = note(
    "sum-of-rounded-parts",
    "the printed weight is the sum of its rounded parts, {parts} = {sum}",
    "原文权重是各下级舍入后之和，{parts} = {sum}",
)
REST_OF_ROUNDED_WHOLE = note(
    "rest-of-rounded-whole",
    "the printed weight is what the other rounded parts leave of the rounded whole, "
    "{terms} = {rest}",
    "原文权重是舍入后的上级减去其余舍入后的各项，{terms} = {rest}",
)
JUDGMENT_NOTED = note("judgment-noted", "noted: {text}", "备注：{text}")
EMPTY_FOLDER = error(
    "empty-folder",
    "the folder holds no matrix file ({suffixes}) and no model",
    "文件夹中没有判断矩阵文件（{suffixes}），也没有模型",
    "start a model with: ahp new OUTLINE",
    "可用 ahp new 提纲文件 新建模型",
)
OTHER_FILE_SYSTEM = note(
    "other-file-system",
    "this lies on another file system and is not searched",
    "此文件夹在另一文件系统上，未予查找",
    "to check what is in it, name it",
    "要检查其中内容，请直接写出该文件夹",
)
WEIGHTS = Words("Weights", "权重")
COMPARISON = Words("Comparison", "对照")
GIVEN = Words("Given", "原判断")
ERROR_RATIO = Words("Error ratio", "与其余判断的偏差（倍）")
IMPLIED = Words("Others imply", "由其余判断推得")
CR_AFTER = Words("CR then", "若改为推得值，CR")
CR_AFTER_NEAREST = Words("CR on the scale", "若改为最近标度值，CR")
WORST_TITLE = Words(
    "Most inconsistent judgments of {code} (CR {cr:.4f}, RI table {random_index})",
    "{code} 中最不一致的判断（CR {cr:.4f}，RI 表 {random_index}）",
)
HIERARCHY_CR = Words(
    "Whole-hierarchy CR {cr:.4f}, goal included; by layer from the goal down: {layers} "
    "(weighted CI over weighted RI, table {random_index})",
    "层次总排序一致性比例 CR，自目标层起逐层：{layers}；含目标层合计 {cr:.4f}"
    "（加权 CI 除以加权 RI，RI 表 {random_index}）",
)
TALLY = Words(
    "Published figures: {total}; reproduced to the last digit: {reproduced}; "
    "explained: {explained}; not reproduced: {differs}",
    "已发表数字 {total} 个：末位相符 {reproduced} 个，可解释 {explained} 个，不符 {differs} 个",
)
TALLY_DERIVED = Words(
    "; derived, not printed: {derived}", "；另有推算值 {derived} 个（原文未给出）"
)
NO_EXPERTS_OF_FILE = error(
    "check-file-no-experts",
    "this is a file of matrices, not a model, so there are no experts to choose from",
    "这是判断矩阵文件，不是模型，没有专家可选",
    "name the model's folder, or leave out --group and --expert",
    "请写模型文件夹，或去掉 --group 和 --expert",
)
GROUP_ROW = Words("group", "群体")
CHECKING = Words("checking", "检查中")
NUMBERED = Words("Table {number}. {heading}", "表 {number} {heading}")
MARKDOWN_WEIGHTS = Words("Indicator system and weights", "评价指标体系及其权重")
MARKDOWN_CONSISTENCY = Words("Consistency test", "一致性检验")
MARKDOWN_RATIO_CAPTION = Words(
    "Consistency ratio CR by RI table {random_index}; weights by {method}.",
    "一致性比例 CR，RI 表 {random_index}；权重方法：{method}。",
)
COMPARISONS: Mapping[str, Words] = {
    "reproduced": Words("reproduced", "相符"),
    "explained": Words("explained", "可解释"),
    "differs": Words("differs", "不符"),
    "derived": Words("derived", "推算值"),
}
FIGURES = Words(
    "n = {n}, λmax = {lambda_max}, CI = {ci}, RI = {ri} ({table}), CR = {cr}: {verdict}",
    "n = {n}，λmax = {lambda_max}，CI = {ci}，RI = {ri}（{table}），CR = {cr}：{verdict}",
)
