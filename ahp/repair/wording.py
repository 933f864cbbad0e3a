"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

STEPS_OFF_SCALE = error(
    "steps-off-scale",
    "--steps counts places on the 1-9 scale, which the mode xu-wei leaves",
    "--steps 按 1-9 标度计步，而 xu-wei 方式的结果不在标度上",
    "leave out --steps, or choose another --mode",
    "请去掉 --steps，或改用其他 --mode",
)
NO_SUCH_CHANGE = error(
    "no-such-change",
    "there is no change {number}; the proposal has {count:change|changes}",
    "没有第 {number} 处修改；该方案共有 {count} 处",
    "give numbers from the list of its changes",
    "请按方案中的编号填写",
)
NO_SUCH_PROPOSAL = error(
    "no-such-proposal",
    "there is no proposal {number}; {count:was|were} found",
    "没有方案 {number}；共找到 {count} 个",
    "--top asks for more proposals",
    "可用 --top 增加方案个数",
)
BAD_ACCEPT = error(
    "bad-accept",
    "--accept {text!r} is no list of numbers",
    "--accept 的值 {text!r} 不是编号列表",
    "write the numbers of changes, such as 1,3, or all",
    "请填写修改的编号，如 1,3，或 all（全部）",
)
ACCEPT_WHICH = error(
    "accept-which",
    "changes are accepted in one matrix at a time, but {count} are listed: {codes}",
    "一次只能采纳一个判断矩阵的修改，而现在有 {count} 个：{codes}",
    "name it with --node",
    "请用 --node 指明",
)
OUTPUT_WITHOUT_ACCEPT = error(
    "output-without-accept",
    "-o says where to write, but no change is accepted",
    "给出了 -o，但没有采纳任何修改",
    "add --accept, with the numbers of changes or all",
    "请加上 --accept（修改的编号，或 all）",
)
APPLY_WITHOUT_ACCEPT = error(
    "apply-without-accept",
    "--apply changes the matrix itself, but no change is accepted or -o names another file",
    "--apply 会改动原判断矩阵，但没有采纳任何修改，或用 -o 另指了文件",
    "add --accept, with the numbers of changes or all; leave out -o",
    "请加上 --accept（修改的编号，或 all），并去掉 -o",
)
OUTPUT_IS_SOURCE = error(
    "output-is-source",
    "{path} is the matrix that is repaired, which stays as it is",
    "{path} 正是被修改的判断矩阵，原文件不会改动",
    "write to another file",
    "请写入其他文件",
)
NODE_OF_FILE = error(
    "node-of-file",
    "{path} is a single matrix, which has no nodes",
    "{path} 是单个判断矩阵，没有节点",
    "leave out --node and --expert, or name a model folder",
    "请去掉 --node 和 --expert，或给出模型文件夹",
)
NODE_NOT_JUDGED = error(
    "node-not-judged",
    "the model has no matrix named {code!r}",
    "模型中没有名为 {code!r} 的判断矩阵",
    "{suggestion}",
    "{suggestion}",
)
REPAIR_CONSISTENT = Words(
    "CR {cr:.4f} (RI table {random_index}) is below {threshold:g}: nothing to repair.",
    "CR {cr:.4f}（RI 表 {random_index}）小于 {threshold:g}，无需修改。",
)
REPAIR_STATE = Words(
    "CR {cr:.4f} (RI table {random_index}), to fall below {threshold:g}; {method}.",
    "CR {cr:.4f}（RI 表 {random_index}），须降至 {threshold:g} 以下；{method}。",
)
REPAIR_FEWEST = Words(
    "Aim: the fewest judgments changed, on the 1-9 scale; then the fewest steps.",
    "目标：在 1-9 标度上修改的判断最少，其次总步数最少。",
)
REPAIR_STEPS = Words(
    "Aim: the fewest judgments changed, each by at most {steps:step|steps} of the 1-9 scale.",
    "目标：修改的判断最少，每个判断在 1-9 标度上最多移动 {steps} 步。",
)
REPAIR_WEIGHTS = Words(
    "Aim: the smallest change of any weight, on the 1-9 scale.",
    "目标：在 1-9 标度上，使任一权重的最大变动最小。",
)
REPAIR_WEIGHTS_STEPS = Words(
    "Aim: the smallest change of any weight, each judgment changed by at most "
    "{steps:step|steps} of the 1-9 scale.",
    "目标：任一权重的最大变动最小，每个判断在 1-9 标度上最多移动 {steps} 步。",
)
REPAIR_XU_WEI = Words(
    "By Xu and Wei (1999): every judgment drawn halfway to the ratio of the weights, "
    "step by step until CR is low enough; the values are off the scale.",
    "Xu 和 Wei（1999）方法：每步将各判断向权重之比移动一半（按对数），直至 CR 合格；"
    "所得数值不在标度上。",
)
REPAIR_ORDER = Words(
    "Order kept: no preference turns over; it may weaken to equal, and equal may become "
    "a preference.",
    "保持次序：任何偏好都不反转，可减弱为同等；同等可变为偏好。",
)
REPAIR_PROVED = Words(
    "Proved: fewer than {count:changed judgment|changed judgments} cannot be enough.",
    "已证明：修改的判断少于 {count} 个不可能达标。",
)
REPAIR_GAP = Words(
    "Not proved to be the fewest: {found} found, at least {bound} needed.",
    "尚未证明为最少：已找到修改 {found} 个判断的方案，至少需修改 {bound} 个。",
)
REPAIR_SEARCHED = Words(
    "Found by local search; a smaller change of weights is not ruled out.",
    "由局部搜索得到，不排除权重变动更小的方案。",
)
REPAIR_ORDER_OPEN = Words(
    "Not all sets of {count:judgment|judgments} were searched: one with fewer steps may exist.",
    "尚未搜索全部 {count} 个判断的组合，可能存在总步数更少的方案。",
)
REPAIR_NONE = Words(
    "No repair found: within these limits CR cannot fall below {threshold:g}.",
    "没有可行方案：在这些限制下 CR 不可能降至 {threshold:g} 以下。",
)
REPAIR_NONE_YET = Words("No repair found.", "未找到方案。")
REPAIR_PROPOSAL = Words(
    "Proposal {number}: {changes:change|changes}, total steps {steps:g}; CR "
    "{before:.4f} → {after:.4f} (RI table {random_index}); largest weight change {shift:.2f} "
    "percentage points",
    "方案 {number}：修改 {changes} 个判断，共 {steps:g} 步；CR {before:.4f} → "
    "{after:.4f}（RI 表 {random_index}）；权重最大变动 {shift:.2f} 个百分点",
)
CIRCULAR = Words(
    "; circular triads {before} → {after}",
    "；循环矛盾（甲>乙>丙>甲）{before} → {after} 处",
)
NUMBER = Words("No.", "编号")
JUDGED = Words("Judged", "原判断")
PROPOSED = Words("Proposed", "建议改为")
STEPS = Words("Steps", "步数")
BEFORE = Words("Before", "修改前")
PROPOSAL = Words("Proposal {number}", "方案 {number}")
REPAIRING = Words("repairing {name}", "修改 {name}")
ACCEPTED_CR = Words(
    "CR with the accepted changes: {cr:.4f} (RI table {random_index})",
    "采纳后 CR 为 {cr:.4f}（RI 表 {random_index}）",
)
APPLIED = Words(
    "changed {path}; the original is kept in {kept}", "已改动 {path}；原文件保存在 {kept}"
)
NOT_IN_EFFECT = Words(
    "{path} is as it was; to put the changes into effect, run this again with --apply",
    "{path} 未改动；要采用这些修改，请加上 --apply 再运行一次",
)
AIMS: Mapping[str, Words] = {
    "fewest": REPAIR_FEWEST,
    "steps": REPAIR_STEPS,
    "weights": REPAIR_WEIGHTS,
    "xu-wei": REPAIR_XU_WEI,
}
DOCUMENT = Words("Proposed changes of judgments", "判断修改方案")
