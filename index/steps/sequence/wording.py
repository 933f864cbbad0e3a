"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

DENOMINATOR_MISSING = error(
    "denominator-missing",
    "{region} has no value of {indicator} in {year}, which other values are divided by; gaps are "
    "filled before they are divided, and denominators are not filled unless that is asked for",
    "{region} 缺少 {year} 年的 {indicator} 数据，而其他指标要除以它；步骤是先填补再相除，"
    "若未写明则不填补分母",
    'give it, let "impute" follow "divide" in steps, or write denominators = "fill" under '
    "[missing] in index.toml",
    '请补上，或在 steps 中把 "impute" 放在 "divide" 之后，或在 index.toml 的 [missing] 下写 '
    'denominators = "fill"',
)
STEPS_WITHOUT = error(
    "steps-without",
    "steps has no {step}: {reason}",
    "steps 中没有 {step}：{reason}",
    'add it: steps = ["divide", "impute", "cap", "transform", "treat", "normalize", "aggregate"]',
    '请加上：steps = ["divide", "impute", "cap", "transform", "treat", "normalize", "aggregate"]',
)
STEP_ASKED_FOR = error(
    "step-asked-for",
    "{asked} is given, but steps has no {step}",
    "已写明 {asked}，但 steps 中没有 {step}",
    "add the step where it is to be taken, or take out what asks for it",
    "请在 steps 中的适当位置加上该步骤，或删去要求它的内容",
)
STEP_TOO_LATE = error(
    "step-too-late",
    "in steps, {step} cannot follow {before}: {reason}",
    "steps 中 {step} 不能在 {before} 之后：{reason}",
    "move it before {before}",
    "请把它移到 {before} 之前",
)
STEP_TWICE = error(
    "step-twice",
    "steps has {step} twice: {reason}",
    "steps 中有两个 {step}：{reason}",
    "take one out",
    "请删去一个",
)
STEP_CHOICES_FIXED = error(
    "step-choices-fixed",
    "the last normalization of indicators is the one that headings name; its choices stand in "
    "[normalization], not in steps: {step}",
    "指标的最后一次标准化就是各表标题所述的那一次，其选择应写在 [normalization] 中，"
    "而不是 steps 中：{step}",
    'write "normalize" in steps, and its choices under [normalization]',
    '请在 steps 中只写 "normalize"，其选择写在 [normalization] 下',
)
STEP_REFERENCE_FIXED = error(
    "step-reference-fixed",
    "{step} cannot use goalposts or targets: these are in the unit of the values, not of scores",
    "{step} 不能用上下限或目标值：它们以指标值的单位给出，而不是得分的单位",
    'choose for this step: reference = "year" or "pooled", and a method other than '
    "distance-to-target and ratio-to-target",
    '请为该步骤选择 reference = "year" 或 "pooled"，且方法不为 distance-to-target、ratio-to-target',
)
STEP_WITHOUT_BEST = error(
    "step-without-best",
    "{step}: it is not said what the best gets",
    "{step}：没有写明最好的取多少分",
    'write {{ step = "rescale", nodes = "CODE", best = 100 }}',
    '请写成 {{ step = "rescale", nodes = "代码", best = 100 }}',
)
STEP_NODE_UNKNOWN = error(
    "step-node-unknown",
    "{step} is of {node}, which is no node above indicators",
    "{step} 所指的 {node} 不是指标以上的一项",
    "{suggestion}",
    "{suggestion}",
)
STEP_NODE_TOO_EARLY = error(
    "step-node-too-early",
    "{step} of {node} stands before {node} has a score",
    "{step}（{node}）位于 {node} 算出得分之前",
    "move it behind the aggregate step that makes the score",
    "请移到算出该得分的 aggregate 步骤之后",
)
STEP_NODE_AGAIN = error(
    "step-node-again",
    "{node} has its score already when it is aggregated again",
    "{node} 已有得分，不能再次合成",
    "take the second aggregate step out, or let the first go only up to a lower level: "
    '{{ step = "aggregate", level = 1 }}',
    '请删去第二个 aggregate 步骤，或让第一个只算到较低的一级：{{ step = "aggregate", level = 1 }}',
)
BEST_NOT_POSITIVE = error(
    "best-not-positive",
    "the best score of {node} for {pool} in {year} is {value:.6g}, and cannot be made a best one "
    "by multiplying",
    "{year} 年{pool}的 {node} 最高得分为 {value:.6g}，无法按比例放大",
    "rescale scores above 0 only, or normalize them again in place of it",
    "只能对大于 0 的得分按比例放大；也可改为再次标准化",
)
STEP_REASONS: Mapping[str, Words] = {
    "without-normalize": Words(
        "indicators in different units cannot be put together",
        "单位不同的指标无法合成",
    ),
    "without-aggregate": Words("there would be no score", "就没有得分"),
    "divide": Words(
        "a quotient is formed of values as they were given or filled, not of what was made of them",
        "比值要由给出或填补的原值相除得到，不能用处理过的数值",
    ),
    "cap": Words(
        "caps are in the unit of the values, before anything was made of them",
        "cap_low 和 cap_high 以指标值原来的单位给出",
    ),
    "transform": Words(
        "the function is meant for values in their own unit, not for scores",
        "变换针对原单位的数值，而不是得分",
    ),
    "indicators": Words(
        "it works on indicators, and after aggregation there are scores of nodes",
        "它针对指标，而合成之后是各级得分",
    ),
    "twice": Words("it can be taken only once", "该步骤只能进行一次"),
}
