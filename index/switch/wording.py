"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

SWITCH_CIRCLES = error(
    "switch-circles",
    "circles have no switch points of their own: their scores are made of their members'",
    "经济圈没有自己的转换点：其得分由成员得出",
    "ask for their members, or for another --pool",
    "请查看其成员，或用 --pool 选择其他类别",
)
SWITCH_STEPS = error(
    "switch-steps",
    "scores of nodes are normalized or rescaled again after aggregation, and no switch points are "
    "sought then",
    "汇总之后节点得分又作标准化或重新定标，此时不求转换点",
    "end the steps of index.toml with aggregate; ahp-index compare shows two settings side by side",
    "请在 index.toml 中以 aggregate 作为最后一步；也可用 ahp-index compare 对比两种设置",
)
SWITCH_FEW = error(
    "switch-few",
    "{count:region has|regions have} a score among {pool} in {year}, and two are needed to swap",
    "{year} 年{pool}中有得分的地区只有 {count} 个，至少要有两个才谈得上换位",
)
SWITCH_SAME = error(
    "switch-same",
    "{region} is given twice, and two regions are needed to swap",
    "{region} 给了两次，换位需要两个不同的地区",
    "name another region, or ask for a rank: --to-rank K {region}",
    "请另给一个地区，或查询名次：--to-rank 名次 {region}",
)
SWITCH_POOLS = error(
    "switch-pools",
    "{first} and {second} are of different kinds and are not ranked together",
    "{first} 与 {second} 类别不同，不在同一排名中",
    "choose two regions of one kind",
    "请选择同一类别的两个地区",
)
SWITCH_RANK_UNKNOWN = error(
    "switch-rank-unknown",
    "there is no rank {rank} for {region}: {count:region is|regions are} ranked with it",
    "{region} 不可能排第 {rank}：同类参评地区共 {count} 个",
    "choose a rank from 1 to {count}",
    "请选择 1 到 {count} 之间的名次",
)
SWITCH_RANK_HELD = error(
    "switch-rank-held",
    "{region} has rank {rank} already",
    "{region} 现在就排第 {rank}",
    "choose another rank",
    "请选择其他名次",
)
SWITCH_REGIONS = error(
    "switch-regions",
    "two regions are needed to swap, found {count}",
    "换位需要两个地区，实际给了 {count} 个",
    "give two regions, or none for the most fragile neighbors, or --to-rank K REGION",
    "请给两个地区；不给则列出最易换位的相邻地区；查询名次用 --to-rank 名次 地区",
)
SWITCH_RANK_ALONE = error(
    "switch-rank-alone",
    "--to-rank names its own region, so that no other is to be given, found {regions}",
    "--to-rank 已指定地区，不应再给 {regions}",
    "write --to-rank K REGION alone",
    "请只写 --to-rank 名次 地区",
)
SWITCH_WITHOUT_JUDGMENTS = error(
    "switch-without-judgments",
    "no switch map can be drawn, because it shows steps of judgments: {why}",
    "无法绘制换位图，因为图中所示为判断的步数：{why}",
    "ahp-index switch lists the weights and values that swap regions",
    "可用 ahp-index switch 列出能使地区换位的权重和指标值",
)
SWITCH_GOAL_ONLY = error(
    "switch-goal-only",
    "the switch map is of the whole index, not of {node}",
    "换位图针对总指数，不针对 {node}",
    "leave --node out",
    "请去掉 --node",
)
NO_JUDGMENTS_HERE = Words("the weights come from no judgments", "权重并非来自判断")
NO_JUDGMENTS_MODEL = Words(
    "the model of the weights cannot be read: {first}", "无法读取权重所用的模型：{first}"
)
NO_JUDGMENTS_GROUP = Words(
    "the weights are those of a group of experts, of whom each has judgments of its own; take "
    'one expert\'s with weights = {{ expert = "NAME" }} in index.toml',
    '权重来自专家群体，每位专家各有判断；可在 index.toml 中写 weights = {{ expert = "姓名" }} '
    "采用一位专家的",
)
NO_JUDGMENTS_COMBINED = Words(
    "the weights are not those that the judgments of the model give alone",
    "权重并非仅由模型的判断得出",
)
NO_VALUES_DERIVED = Words(
    "the weights come from the data and would change with every value",
    "权重由数据得出，会随每个指标值变动",
)

SWITCH_PAIR_TITLE = Words(
    "What puts {lower} above {upper}, {year}", "{year} 年{lower}超过{upper}所需的最小改变"
)
SWITCH_RANK_TITLE = Words(
    "What brings {region} from rank {own} to rank {rank}, {year}",
    "{year} 年{region}由第 {own} 位到第 {rank} 位所需的最小改变",
)
SWITCH_FRAGILE_TITLE = Words(
    "{node} {year}: the most fragile neighbors, {pool}",
    "{year} 年{node}：最易换位的相邻地区，{pool}",
)
SWITCH_NOTE = Words(
    "The smallest change of one thing, all else as it is. A judgment moves on the 17 places of the "
    "scale from 1/9 to 9 and its matrix is weighed again (size: steps); a local weight moves "
    "between 0 and 1 and those beside it in proportion (points of 100); a value moves within its "
    "goalposts where it is measured by them, else within what is observed, and is normalized "
    "again with all others (share of that span). The order is that of scores before rounding; a "
    "tie is no swap.",
    "只改变一处、其余不变的最小改变。判断在 1/9 至 9 的 17 个标度值上移动，判断矩阵重新计算权重"
    "（幅度：步数）；局部权重在 0 与 1 之间移动，同级其余权重按比例变化（幅度：百分点）；指标值"
    "在其目标值范围内移动，未用目标值的则在观测范围内移动，并与其他值一起重新标准化（幅度：占"
    "该范围的份额）。先后按未舍入的得分；并列不算换位。",
)
SWITCH_GRID_VALUES = Words(
    "Values are looked into on {grid} stretches of that span.", "指标值在该范围的 {grid} 段内查找。"
)
SWITCH_GRID_WEIGHTS = Words(
    "Weights are looked into on {grid} stretches from 0 to 1, as several crossings are possible.",
    "权重在 0 至 1 的 {grid} 段内查找，因为可能有多个交点。",
)
SWITCH_CR = Words(
    "CR by the RI table {table}; a matrix passes below {threshold:g}.",
    "CR 采用 RI 表 {table}；小于 {threshold:g} 为通过。",
)
SWITCH_FRAGILE_NOTE = Words(
    "Most fragile first: fewest steps of one judgment, then least change of one weight, then the "
    "smallest gap between the scores.",
    "最易换位者在前：先比单个判断的步数，再比单个权重的改变，再比得分差距。",
)
SWITCH_TRIED: Mapping[str, Words] = {
    "build": Words(
        "Each was tried by building the index again, just beyond its point and just before.",
        "每项改变都在转换点稍后和稍前各重算一次指数加以验证。",
    ),
    "steps": Words(
        "Each was tried just beyond its point and just before by taking the steps again that it "
        "bears on.",
        "每项改变都在转换点稍后和稍前重做所涉及的步骤加以验证。",
    ),
    "no": Words("Not confirmed when tried again: {changes}.", "重算后未能证实：{changes}。"),
}
SWITCH_WHY: Mapping[str, Words] = {
    "judgment": Words("Judgments were not sought: {why}.", "未查找判断：{why}。"),
    "value": Words("Values were not sought: {why}.", "未查找指标值：{why}。"),
}
SWITCH_DIVISORS = Words(
    "Not tried, because others are divided by them: {names}.",
    "以下指标同时是其他指标的分母，未予尝试：{names}。",
)
SWITCH_KINDS: Mapping[str, Words] = {
    "judgment": Words("Judgment", "判断"),
    "passing": Words("Judgment, CR passes", "判断（CR 通过）"),
    "weight": Words("Weight", "权重"),
    "value": Words("Value", "指标值"),
}
SWITCH_NONE: Mapping[str, Words] = {
    "judgment": Words(
        "No single judgment between 1/9 and 9 does it.", "在 1/9 至 9 之间没有单个判断能做到。"
    ),
    "passing": Words(
        "No single judgment does it with the matrix still passing.",
        "在判断矩阵仍通过一致性检验的前提下，没有单个判断能做到。",
    ),
    "weight": Words(
        "No single local weight between 0 and 1 does it.", "在 0 至 1 之间没有单个局部权重能做到。"
    ),
    "value": Words(
        "No single value within its limits does it.", "在允许范围内没有单个指标值能做到。"
    ),
}
NONE_FOUND = Words("none", "无")
NEIGHBORS = Words("Neighbors", "相邻地区")
GAP = Words("Gap", "差距")
CHANGE = Words("Change of", "改变")
WHAT = Words("What", "何处")
STANDS_AT = Words("From", "原为")
BECOMES = Words("To", "改为")
SIZE_COLUMN = Words("Size", "幅度")
CR_COLUMN = Words("CR", "CR")
PAIR = Words("{first} {upper} > {second} {lower}", "{first} {upper} > {second} {lower}")
TIED = Words(
    "{lower} and {upper} are tied as they are: any change parts them.",
    "{lower}与{upper}目前并列，任何改变都会分出先后。",
)
TIED_CELL = Words("tied as they are", "目前并列")
ONE_STEP = Words("{steps:g} step", "{steps:g} 步")
STEPS = Words("{steps:g} steps", "{steps:g} 步")
POINTS_OF = Words("{points} points", "{points} 个百分点")
HOWEVER_SMALL = Words("any change", "任意小")
OF_SPAN = Words("{share}% of span", "范围的 {share}%")
JUDGED = Words(" : ", "：")
OWN_VALUE = Words("{indicator} of {region}", "{region}：{indicator}")
PASSES = Words("{lower} passes {upper}", "{lower}就超过{upper}")
COMES = Words("{region} comes to rank {rank}", "{region}就升到第 {rank} 位")
FALLS = Words("{region} falls to rank {rank}", "{region}就降到第 {rank} 位")
IF_JUDGMENT = Words(
    "{then} if {a} : {b} (under {node}) is {after} instead of {before} ({size}); CR {old} → {new}, "
    "which {passes}.",
    "若“{node}”之下{a}：{b}由 {before} 改为 {after}（{size}），{then}；CR 由 {old} 变为 {new}，"
    "{passes}。",
)
CR_PASSES: Mapping[bool | None, Words] = {
    True: Words("passes", "通过一致性检验"),
    False: Words("does not pass", "不能通过一致性检验"),
    None: Words("no RI table rates", "RI 表无此阶数"),
}
IF_WEIGHT = Words(
    "{then} if the local weight of {node} is {after} instead of {before} ({size}).",
    "若{node}的局部权重由 {before} 改为 {after}（{size}），{then}。",
)
IF_VALUE = Words(
    "{then} if {indicator} of {region} is {after}{unit} instead of {before} ({size}).",
    "若{region}的{indicator}由 {before} 改为 {after}{unit}（{size}），{then}。",
)
