"""What is told about ``[robustness]`` of an ``index.toml``."""

from __future__ import annotations

from ahp.common.wording import error, note

TYPE_DRAWS = note("type-draws", "a whole number of at least 1", "不小于 1 的整数")
TYPE_SEED = note("type-seed", "a whole number of at least 0", "不小于 0 的整数")
TYPE_STEPS_OFF = note(
    "type-steps-off", "a whole number of steps from 0 to 16", "0 到 16 的整数（步数）"
)
TYPE_PROBABILITY = note("type-probability", "a number between 0 and 1", "0 与 1 之间的数")
TYPE_PART = note("type-part", "a number of at least 0 and below 1", "不小于 0 且小于 1 的数")
TYPE_SPREAD = note("type-spread", "a number of at least 0", "不小于 0 的数")
NAMED_TWICE = error(
    "doubt-named-twice",
    "{name!r} is named twice; a run takes each with the same probability",
    "{name!r} 出现了两次；每次模拟以相同概率取其中一项",
    "name it once",
    "请只写一次",
)
KIND_WITHOUT_KEY = error(
    "doubt-key-without-use",
    '{key} counts for nothing here: it is for kind = "{kind}"',
    '{key} 在这里不起作用：它只用于 kind = "{kind}"',
    "leave it out, or choose that kind",
    "请删去，或改用这一种",
)
WEIGHTS_BOTH = error(
    "doubt-weights-both",
    "any weights leave nothing for a share to change",
    "既取任意权重，share 就不起作用",
    "give share, or any = true",
    "请只写 share 或 any = true",
)
DATA_HOW = error(
    "doubt-data-how",
    "how far values may be off stands in {count} of share, column, file and records",
    "数值误差应由 share、column、file、records 之一给出，这里有 {count} 项",
    "give one, such as share = 0.05",
    "请只写一项，如 share = 0.05",
)
EXPERT_UNKNOWN = error(
    "doubt-expert-unknown",
    "the model {model} has no expert {name!r}",
    "模型 {model} 没有名为 {name!r} 的专家",
    "{suggestion}",
    "{suggestion}",
)
SET_UNKNOWN = error(
    "doubt-set-unknown",
    "there is no set of weights {name!r}",
    "没有名为 {name!r} 的权重组",
    "{suggestion}",
    "{suggestion}",
)
SETS_NOT_NAMED = error(
    "doubt-sets-none",
    "the project names no sets of weights",
    "该项目没有命名的权重组",
    "name several in [weights.sets.NAME]",
    "请在 [weights.sets.NAME] 中写明几组",
)
