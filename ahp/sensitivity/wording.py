"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note
from ahp.model.draws.wording import EXPERTS_NO_GROUP, EXPERTS_ONE, FEW_GROUPS, FEW_PASS

BAD_PROBABILITY = error(
    "bad-probability",
    "the probability {value} does not lie between 0 and 1",
    "概率 {value} 不在 0 与 1 之间",
    "give a share such as 0.9",
    "请给出 0.9 这样的数",
)
DRAWS_COST = error(
    "draws-cost",
    "{draws} draws would take about {minutes:minute|minutes} and {memory:.1f} GiB, by the speed "
    "of the first ones",
    "按最初几次抽样的速度估计，抽样 {draws} 次约需 {minutes} 分钟和 {memory:.1f} GiB 内存",
    "ask for at most {fitting}; 10000 give every probability within one percentage point",
    "最多可抽 {fitting} 次；抽 10000 次，各概率的误差已在 1 个百分点以内",
)
NOTHING_DOUBTED = error(
    "nothing-doubted",
    "{kind} can doubt no matrix of the model: {why}",
    "按 {kind} 方式，模型中没有可扰动的判断矩阵：{why}",
    "{advice}",
    "{advice}",
)
CHART_NEEDS_FILE = error(
    "chart-needs-file",
    "a chart goes into a file, and none is named",
    "图须存入文件，但没有给出文件名",
    "add -o FILE.svg or -o FILE.png",
    "请加上 -o 文件.svg 或 -o 文件.png",
)
CHART_WITHOUT_JUDGMENTS = error(
    "chart-without-judgments",
    "there is nothing to draw: no judgment bears on the weight of {item}",
    "无可绘制：没有判断影响 {item} 的权重",
    "name another item with --node, or the group with --aggregation judgments",
    "请用 --node 另选一项，或用 --aggregation judgments 汇总群体判断",
)
NOT_KNOWN_HERE = error(
    "not-known-here",
    "the model has no node called {node!r}",
    "模型中没有名为 {node!r} 的节点",
    "{suggestion}",
    "{suggestion}",
)
OPTION_OF_KIND = error(
    "option-of-kind",
    "{option} has no use with --kind {kind}",
    "--kind {kind} 用不到 {option}",
    "leave it out, or say --kind {needed}",
    "请去掉它，或改用 --kind {needed}",
)
NO_JUDGMENTS_TO_MOVE = note(
    "no-judgments-to-move",
    "the group joined weights, not judgments: there are none to move, and no CR",
    "该群体汇总的是权重而非判断：没有可移动的判断，也没有 CR",
    "with --aggregation judgments there are",
    "用 --aggregation judgments 汇总判断即可",
)
NOMINAL_FAILS = note(
    "nominal-fails",
    "CR {cr:.4f} (RI table {random_index}) of {node} is itself not below {threshold:g}",
    "{node} 的 CR {cr:.4f}（RI 表 {random_index}）本身就不小于 {threshold:g}",
    "its draws are of judgments near these that pass; --all-draws takes those that fail, too; "
    "changes that make it pass: ahp repair",
    "抽样取其附近通过检验的判断；--all-draws 也取未通过的；修改方案见 ahp repair",
)
BY_OPTION: Mapping[str, Words] = {
    FEW_PASS.code: Words(
        "repair the judgments first: ahp repair MODEL; or take draws that fail, too: --all-draws",
        "请先修正判断：ahp repair 模型；或用 --all-draws 也采用未通过的抽样",
    ),
    FEW_GROUPS.code: Words(
        "have more experts judge each node, or take draws that fail, too: --all-draws",
        "请让更多专家判断各节点，或用 --all-draws 也采用未通过的抽样",
    ),
    EXPERTS_NO_GROUP.code: Words(
        "take the weights of the group, --group, or doubt the judgments instead: --kind steps",
        "请用 --group 采用群体权重，或改为扰动判断本身：--kind steps",
    ),
    EXPERTS_ONE.code: Words(
        "doubt the judgments instead: --kind steps", "请改为扰动判断本身：--kind steps"
    ),
    "inconsistency": Words(
        "give a spread, such as --spread 0.2, or doubt by steps: --kind steps",
        "可给出离散程度，如 --spread 0.2，或按标度步数扰动：--kind steps",
    ),
    "intervals": Words(
        "write an interval such as 3-5 in a cell, or doubt by steps: --kind steps",
        "可在单元格中写 3-5 这样的区间，或按标度步数扰动：--kind steps",
    ),
}
"""What to try, in options of the command, by the code of what keeps judgments from being drawn, or
by the kind of doubt that finds nothing."""
DRAWING = Words("drawing judgments", "抽样判断")
STOPPED = Words(
    "Interrupted; this is what the {done:finished draw says|finished draws say}:",
    "已中断；以下为已完成的 {done} 次抽样：",
)
DONE_OF = Words("{done} of {draws} draws", "{draws} 次抽样中的 {done} 次")
DRAWS_DONE = Words("{done:draw|draws}", "抽样 {done} 次")
HOW_DRAWN = Words(
    "{draws}: {doubt} · {share} intervals",
    "{draws}：{doubt} · {share} 区间",
)
PASSED_ALL = Words("all judgments drawn passed the threshold of CR", "抽取的判断全部低于 CR 阈值")
PASSED = Words(
    "of the judgments drawn {share} passed the threshold of CR",
    "抽取的判断中有 {share} 低于 CR 阈值",
)
PASSED_LEAST = Words(
    "of the judgments drawn {share} passed the threshold of CR on average over {count} matrices, "
    "fewest at {node}: {least}",
    "抽取的判断中有 {share} 低于 CR 阈值（{count} 个矩阵平均；{node}最少，为 {least}）",
)
EXACTLY = Words(
    "Exact, not drawn: one judgment is moved at a time, all others stay. A step leads to the next "
    "of the 17 values 1/9 to 9; positive steps favor the first item.",
    "以下为精确计算，并非抽样：每次只移动一个判断，其余不变。一步即移至 1/9 至 9 这 17 个值中的"
    "相邻值；步数为正时偏向前项。",
)
OF_THE_GROUP = Words(
    "Of a group it is the joint judgment that is moved.", "对群体而言，移动的是汇总后的判断。"
)
IN_SHORT = Words(
    "Of {count:pair|pairs} of neighbors among the {among}, {settled:has|have} an order settled at "
    "{share}; one step of one judgment turns {fragile} round.",
    "{among}的相邻 {count} 对中，{settled} 对在 {share} 概率下次序已定；{fragile} 对只需一个判断"
    "移动一步即反转。",
)
LOCAL_TITLE = Words("Local weights", "局部权重")
GLOBAL_TITLE = Words("Global weights", "全局权重")
MEAN = Words("Mean", "均值")
SD = Words("SD", "标准差")
MEDIAN = Words("Median", "中位数")
INTERVAL = Words("{share} interval", "{share} 区间")
RANK = Words("Rank", "位次")
OWN_RANK = Words("P(this rank)", "居此位概率")
FIRST_RANK = Words("P(first)", "居首概率")
RANKS = Words("Ranks", "位次区间")
LOCAL_NOTE = Words(
    "Ranks are among the items judged together; those that weigh the same share the better one.",
    "位次在一同比较的各项之间；权重相同者并列取较前位次。",
)
GLOBAL_NOTE = Words("Ranks are among the leaves.", "位次在全部底层指标之间。")
RANK_TITLE = Words("Probability of each rank: {among}", "居各位次的概率：{among}")
RATIO_TITLE = Words(
    "Consistency ratios of the draws (RI table {random_index})",
    "抽样的一致性比例 CR（RI 表 {random_index}）",
)
CR_AS_IS = Words("CR as is", "现 CR")
FAILING = Words("Not below {threshold:g}", "不小于 {threshold:g}")
KEPT = Words("Kept of those tried", "采用比例")
NOT_DRAWN = Words("Not doubted", "未抽样")
ORDER_TITLE = Words(
    "Order of neighbors: how sure, and the fewest steps of one judgment that turn it round",
    "相邻两项的次序：有多可靠，以及一个判断至少移动几步即可反转",
)
ORDER_LEAVES_TITLE = Words(
    "The same for neighbors among all leaves", "全部底层指标中相邻两项的次序"
)
UNSETTLED_TITLE = Words(
    "Pairs whose order is not settled at {share}", "在 {share} 概率下次序未定的各对"
)
ALL_SETTLED = Words("Every order is settled at {share}.", "在 {share} 概率下，各对次序均已确定。")
AMONG = Words("Among", "比较范围")
LEAVES = Words("leaves", "底层指标")
ORDER_NOW = Words("Order now", "现有次序")
TIED = Words("{first} = {second}", "{first} = {second}")
MOVED = Words("{pair}, {start} → {end}", "{pair}，{start} → {end}")
SURE = Words("P(first heavier)", "前项较重概率")
PAIRS = Words("Pairs", "对数")
UNSETTLED = Words("Not settled", "未定")
LEAST_SURE = Words("Least sure: {count} of {total}", "最不可靠的 {count} 对（共 {total} 对）")
STEPS = Words("Steps", "步数")
JUDGMENT_MOVED = Words("Judgment, moved", "移动的判断")
CR_AFTER = Words("CR after", "之后的 CR")
NO_TURN = Words("none does", "无")
EQUAL_WEIGHTS = Words("weigh the same", "权重相同")
TOO_HIGH_MARK = Words("! CR not below {threshold:g}", "! CR 不小于 {threshold:g}")
HOLD_TITLE = Words(
    "The judgment each global weight hangs on most: one step changes it so",
    "各全局权重最依赖的判断：移动一步的影响",
)
AFTER = Words("After", "之后")
CHANGE = Words("Change", "变化")
STEP_TITLE = Words(
    "One step of a judgment: those that change a global weight most",
    "判断移动一步：对全局权重影响最大者",
)
STEP_COUNT = Words(
    "{shown} of {total} steps; --top 0 shows all.",
    "共 {total} 种移动，此处列 {shown} 种；--top 0 列出全部。",
)
LOCAL_CHANGE = Words("Local change most", "局部变化最大")
GLOBAL_CHANGE = Words("Global change most", "全局变化最大")
TURNED = Words("Order now, turned round", "现有次序中反转者")
AND_MORE = Words("{pair} and {count} more", "{pair} 等，另 {count} 对")
OF_PARENT = Words("{name} ({parent})", "{name}（{parent}）")
BEFORE = Words("{first} > {second}", "{first} > {second}")
EFFICIENCY_TITLE = Words(
    "Pareto efficiency of the weights (linear program of Bozóki and Fülöp 2018)",
    "权重的帕累托有效性（Bozóki、Fülöp 2018 的线性规划）",
)
EFFICIENT = Words("Efficient", "有效")
YES = Words("yes", "是")
NO = Words("no", "否")
OPTIMUM = Words("Optimum", "最优值")
ALL_EFFICIENT = Words("The weights of {matrices} are efficient.", "{matrices}的权重均有效。")
EFFICIENCY_NOTE = Words(
    "Weights are efficient where no others fit every judgment at least as well and one better; the "
    "optimum is 0 then.",
    "若没有别的权重对每个判断都不更差、且至少对一个更好，则权重有效，最优值为 0。",
)
DOMINATING_TITLE = Words(
    "{node}: weights that fit every judgment at least as well",
    "{node}：对每个判断都不更差的权重",
)
THESE = Words("These weights", "现有权重")
DOMINATING = Words("Better ones", "更好的权重")
CHOICES_TITLE = Words("Global weights under other methods and scales", "其他方法和标度下的全局权重")
METHOD = Words("Method", "方法")
CHOICE = Words("Method or scale", "方法或标度")
SCALE_NAMED = Words("scale {name}", "{name} 标度")
CHOSEN = Words(" (chosen)", "（采用）")
MOST = Words("Changes most", "变化最大")
TURNED_PAIRS = Words("Pairs turned", "反转对数")
EXAMPLE = Words("Such as (order now)", "例如（现有次序）")
NOT_APPLICABLE = Words("not applicable: {reason}", "不适用：{reason}")
BY_METHOD_TITLE = Words(
    "Leaves by each method: global weight and rank", "各方法下的底层指标：全局权重与位次"
)
WITH_RANK = Words("{weight:.4f} ({rank})", "{weight:.4f}（{rank}）")
VERDICT_TITLE = Words(
    "CR by the random-index tables in wide use (! not below {threshold:g})",
    "常用 RI 表下的 CR（! 表示不小于 {threshold:g}）",
)
DIFFER = Words("Verdicts differ", "结论不一")
CHART_WEIGHTS = Words(
    "{model}: global weights and their {share} intervals", "{model}：全局权重及其 {share} 区间"
)
CHART_TORNADO = Words(
    "{model}: what one step of a judgment does to the global weight of {item}",
    "{model}：判断移动一步对“{item}”全局权重的影响",
)
CHART_INTERVAL = Words("{share} interval", "{share} 区间")
CHART_MEDIAN = Words("median", "中位数")
CHART_AS_IS = Words("as is", "现值")
CHART_UP = Words("one step towards the first item", "偏向前项一步")
CHART_DOWN = Words("one step towards the second item", "偏向后项一步")
CHART_FAILS = Words("CR not below {threshold:g} then", "此时 CR 不小于 {threshold:g}")
CHART_MOVES = Words("({low} ← {now} → {high})", "（{low} ← {now} → {high}）")
CHART_LARGEST = Words(
    "The {count} judgments that bear on it most, of {total}",
    "影响最大的 {count} 个判断（共 {total} 个）",
)
CHART_STEP_NOTE = Words(
    "exact: one judgment moves by one step of the 1-9 scale, all others stay",
    "精确计算：每次一个判断在 1-9 标度上移动一步，其余不变",
)
