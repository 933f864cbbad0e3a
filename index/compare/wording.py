"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note

SETTING_NOT_ASSIGNED = error(
    "setting-not-assigned",
    "--set {text!r} does not assign a value",
    "--set {text!r} 没有赋值",
    'write it as in index.toml, such as --set normalization.method="z-score"',
    '请按 index.toml 的写法，如 --set normalization.method="z-score"',
)
NOTHING_TO_COMPARE = error(
    "nothing-to-compare",
    "there is nothing to compare the project with",
    "没有可与该项目对比的内容",
    "give a second project, --weights, --model, --method or --set",
    "请给出另一个项目，或 --weights、--model、--method、--set",
)
SETS_SEVERAL = error(
    "sets-several",
    "--weights {text!r} names more than two sets",
    "--weights {text!r} 写了两个以上的方案",
    "write two with a comma, such as --weights ahp,equal; or one, for B. ahp-index weights puts "
    "more than two side by side",
    "请写两个并用逗号分隔，如 --weights ahp,equal；或只写一个，用于 B。"
    "两个以上可用 ahp-index weights 并列比较",
)
WEIGHTS_OF_SEVERAL = error(
    "weights-of-several",
    "B has one set of weights, but {options} name several",
    "B 只能有一套权重，而 {options} 各指定了一套",
    "keep one of them",
    "请只保留其中之一",
)
METHOD_WITHOUT_JUDGMENTS = error(
    "method-without-judgments",
    "the weights come from no judgments, so that no method derives them",
    "权重不是由判断矩阵得来的，没有可换的求解方法",
    "name a model: --model MODEL",
    "请指定模型：--model 模型",
)
SIDE_A = Words("A", "A")
SIDE_B = Words("B", "B")
SHIFT = Words("Shift", "名次变化")
COMPARE_TITLE = Words("{node} {year}: {pool}, A against B", "{year} 年{node}：{pool}，A 与 B 对比")
COMPARE_SIDE = Words("{side}: {heading}", "{side}：{heading}")
BOTH_SIDES = Words("A and B", "A 与 B")
COMPARE_SAME_INPUT = Words(
    "A and B do not differ in anything that counts: settings, weights and data are equal.",
    "A 与 B 的设置、权重和数据都相同。",
)
COMPARE_DIFFER = Words("From A to B: {what}.", "从 A 到 B 的不同：{what}。")
SETTING_DIFFERS = note("setting-differs", "{key} {a} → {b}", "{key} {a} → {b}")
WEIGHTS_DIFFER = note(
    "weights-differ",
    "weights of {count:item|items} ({a} → {b}), most that of {node} by {shift:.2f} percentage "
    "points",
    "{count} 项的权重（{a} → {b}），变动最大的是{node}，{shift:.2f} 个百分点",
)
INDICATOR_CHANGED = note("indicator-changed", "{name} ({what})", "{name}（{what}）")
INDICATORS_DIFFER = note(
    "indicators-differ",
    "indicators.csv of {count:indicator|indicators}: {which}",
    "indicators.csv 中 {count} 个指标：{which}",
)
REGIONS_DIFFER = note(
    "regions-differ",
    "{count:region|regions} only in {side}: {regions}",
    "只有 {side} 含 {count} 个地区：{regions}",
)
VALUES_DIFFER = note(
    "values-differ",
    "{count:value|values} of {all}",
    "{all} 个指标值中的 {count} 个",
)
COMPARE_SUMMARY = Words(
    "{moved} of {count} regions change rank, by {mean:.2f} places on average and {most} "
    "at most ({where}). Spearman {spearman:.4f}, Kendall tau-b {kendall:.4f}.",
    "{count} 个地区中 {moved} 个名次有变，平均变动 {mean:.2f} 位，最多 {most} 位"
    "（{where}）。Spearman 相关 {spearman:.4f}，Kendall tau-b {kendall:.4f}。",
)
COMPARE_SAME = Words(
    "No region changes rank ({count:region|regions}).", "{count} 个地区的名次都没有变化。"
)
