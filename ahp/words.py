"""The vocabulary of tables and the command line in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.messages import METHOD_NAMES, Language

WORDS: Mapping[str, Mapping[Language, str]] = {
    # columns
    "matrix": {"en": "Matrix", "zh": "判断矩阵"},
    "verdict": {"en": "Verdict", "zh": "一致性检验"},
    "weights": {"en": "Weights", "zh": "权重"},
    "weight": {"en": "Weight", "zh": "权重"},
    "indicator": {"en": "Item", "zh": "指标"},
    "local": {"en": "Local weight", "zh": "局部权重"},
    "global": {"en": "Global weight", "zh": "全局权重"},
    "published": {"en": "Published", "zh": "已发表"},
    "comparison": {"en": "Comparison", "zh": "对照"},
    "judgment": {"en": "Judgment", "zh": "判断"},
    "given": {"en": "Given", "zh": "原判断"},
    "error-ratio": {"en": "Error ratio", "zh": "偏差比"},
    "implied": {"en": "Others imply", "zh": "由其余判断推得"},
    "cr-after": {"en": "CR then", "zh": "改为此值后 CR"},
    "cr-after-nearest": {"en": "CR on the scale", "zh": "改为标度值后 CR"},
    "level": {"en": "Level {} item", "zh": "{}级指标"},
    # verdicts
    "consistent": {"en": "consistent", "zh": "通过"},
    "inconsistent": {"en": "inconsistent", "zh": "未通过"},
    "uncheckable": {"en": "nothing to check", "zh": "无从检验"},
    "missing": {"en": "{count} missing", "zh": "缺 {count} 个判断"},
    "missing-source": {
        "en": "With {count} missing: each table's RI times the share of it that simulated random "
        "matrices keep, completed for the smallest λmax (after Agoston and Csato 2022, Omega 108, "
        "102576; simulated for 3 to 15 items, linear beyond)",
        "zh": "缺 {count} 个判断时：各表的 RI 乘以随机矩阵模拟所得的剩余比例，"
        "缺失判断按 λmax 最小补全（方法见 Agoston 和 Csato 2022，Omega 108，102576；"
        "3 至 15 个指标为模拟值，更多则按线性近似）",
    },
    "missing-column": {"en": "Missing", "zh": "缺失判断"},
    "reproduced": {"en": "reproduced", "zh": "相符"},
    "explained": {"en": "explained", "zh": "可解释"},
    "differs": {"en": "differs", "zh": "不符"},
    "derived": {"en": "derived", "zh": "推算值"},
    "yes": {"en": "yes", "zh": "是"},
    "no": {"en": "no", "zh": "否"},
    # headings and sentences
    "settings": {
        "en": "{method} · RI table {random_index} · threshold CR < {threshold:g} · scale {scale}",
        "zh": "{method} · RI 表 {random_index} · 阈值 CR < {threshold:g} · 标度 {scale}",
    },
    "worst-title": {
        "en": "Most inconsistent judgments of {code} (CR {cr:.4f}, RI table {random_index})",
        "zh": "{code} 中最不一致的判断（CR {cr:.4f}，RI 表 {random_index}）",
    },
    "hierarchy-cr": {
        "en": "Whole-hierarchy CR {cr:.4f}, goal included; by layer from the goal down: {layers} "
        "(weighted CI over weighted RI, table {random_index})",
        "zh": "层次总排序一致性比例 CR，自目标层起逐层：{layers}；含目标层合计 {cr:.4f}"
        "（加权 CI 除以加权 RI，RI 表 {random_index}）",
    },
    "tally": {
        "en": "Published figures: {total}; reproduced to the last digit: {reproduced}; "
        "explained: {explained}; not reproduced: {differs}",
        "zh": "已发表数字 {total} 个：末位相符 {reproduced} 个，可解释 {explained} 个，"
        "不符 {differs} 个",
    },
    "tally-derived": {
        "en": "; derived, not printed: {derived}",
        "zh": "；另有推算值 {derived} 个（原文未给出）",
    },
    "markdown-weights": {"en": "Indicator system and weights", "zh": "评价指标体系及其权重"},
    "markdown-consistency": {"en": "Consistency test", "zh": "一致性检验"},
    "markdown-ratio-caption": {
        "en": "Consistency ratio CR by RI table {random_index}; weights by {method}.",
        "zh": "一致性比例 CR，RI 表 {random_index}；权重方法：{method}。",
    },
    "error": {"en": "error", "zh": "错误"},
    "warning": {"en": "warning", "zh": "警告"},
    "note": {"en": "note", "zh": "说明"},
    # recovery
    "recovered": {
        "en": "Matrices that reproduce every printed figure: {count}.",
        "zh": "与原文全部数字相符的判断矩阵：{count} 个。",
    },
    "recovered-near": {
        "en": "No matrix reproduces every printed figure. Matrices after widening each figure by "
        "{units} unit(s) of its last digit: {count}.",
        "zh": "没有判断矩阵与原文全部数字相符；各数字放宽 {units} 个末位单位后：{count} 个。",
    },
    "recovered-none": {"en": "No matrix found.", "zh": "未找到判断矩阵。"},
    "recovered-none-near": {
        "en": "No matrix found, not even with every figure widened by {units} unit(s) of its last "
        "digit.",
        "zh": "未找到判断矩阵，各数字放宽 {units} 个末位单位也没有。",
    },
    "proved": {"en": "Proved by searching all of", "zh": "已穷尽搜索："},
    "explored": {
        "en": "Not proved: {share} explored of",
        "zh": "尚未穷尽，已搜索 {share}：",
    },
    "space-all": {
        "en": "the 17 values of the 1-9 scale for every judgment",
        "zh": "每个判断取 1-9 标度的全部 17 个值",
    },
    "space-ordered": {
        "en": "the judgments that agree with the order of the weights",
        "zh": "只取与权重次序相符的判断",
    },
    "space-tied": {
        "en": "the 17 values for every judgment, items with equal printed weights judged alike",
        "zh": "每个判断取 17 个值，原文权重相同的各项判断相同",
    },
    "space-ordered-tied": {
        "en": "the judgments that agree with the order of the weights, items with equal printed "
        "weights judged alike",
        "zh": "只取与权重次序相符的判断，原文权重相同的各项判断相同",
    },
    "space-size": {"en": "({size} matrices).", "zh": "（共 {size} 个矩阵）。"},
    "listed": {"en": "The {listed} nearest are listed.", "zh": "列出最接近的 {listed} 个。"},
    "recovered-cr": {
        "en": "λmax {lambda_max:.5f}, CR {cr:.5f} by RI table {random_index} (published {printed})",
        "zh": "λmax {lambda_max:.5f}，CR {cr:.5f}，RI 表 {random_index}（已发表 {printed}）",
    },
    "contradiction": {
        "en": "contradicts {name}: printed {printed}, computed {computed} "
        "(beyond rounding by {units} units of the last digit)",
        "zh": "与 {name} 不符：原文 {printed}，计算得 {computed}"
        "（超出舍入范围 {units} 个末位单位）",
    },
    "recovering": {"en": "searching {name}", "zh": "搜索 {name}"},
    "unsearched": {"en": "not searched: {names}", "zh": "尚未搜索：{names}"},
    "nearest-written": {
        "en": "{name}: {count} matrices fit; the nearest is written",
        "zh": "{name}：有 {count} 个矩阵相符，写入最接近的一个",
    },
    "written": {"en": "wrote {path}", "zh": "已写入 {path}"},
    "unchanged": {"en": "unchanged {path}", "zh": "未变 {path}"},
    "kept": {
        "en": "kept {path}: it holds other judgments (--force replaces it)",
        "zh": "保留 {path}：其中的判断不同（--force 可覆盖）",
    },
    "interrupted": {
        "en": "Interrupted; this is what was proved so far:",
        "zh": "已中断；至此已证明：",
    },
    "out-of-time": {
        "en": "Stopped after {seconds:g} seconds (--seconds 0 goes on); this is what was proved:",
        "zh": "已达 {seconds:g} 秒而停止（--seconds 0 可不限时）；至此已证明：",
    },
    # random index and weights
    "checking": {"en": "checking", "zh": "检查中"},
    "ri-table": {"en": "Table", "zh": "RI 表"},
    "source": {"en": "Source", "zh": "来源"},
    "simulating": {"en": "simulating n = {n}", "zh": "模拟 n = {n}"},
    "simulated-ri": {"en": "RI (simulated)", "zh": "RI（模拟）"},
    "standard-error": {"en": "Standard error", "zh": "标准误"},
    "samples": {"en": "Samples", "zh": "样本数"},
    "seed": {"en": "Seed", "zh": "种子"},
    "fill-in": {
        "en": "Fill in the upper triangle of each matrix, then: ahp check {folder}",
        "zh": "请填写各矩阵的上三角，然后运行：ahp check {folder}",
    },
    "code": {"en": "Code", "zh": "代码"},
    "answered": {"en": "Judged", "zh": "已判断"},
    "pairs": {"en": "Pairs", "zh": "应判断"},
    "parent": {"en": "Parent", "zh": "上级"},
    "level-number": {"en": "Level", "zh": "层级"},
    # experts
    "cr-by-expert": {
        "en": "Consistency ratios (RI table {random_index}; ! not below the threshold)",
        "zh": "一致性比例 CR（RI 表 {random_index}；! 表示不低于阈值）",
    },
    "disagreements": {
        "en": "Judgments they differ on most: how many times more the first item matters",
        "zh": "分歧最大的判断：前项的重要性是后项的几倍",
    },
    "no-disagreement": {"en": "All judge alike.", "zh": "各位专家的判断完全相同。"},
    "spread": {"en": "Highest/lowest", "zh": "最高/最低"},
    "opposed": {"en": "Opposed", "zh": "方向"},
    "opposed-yes": {"en": "yes", "zh": "相反"},
    "group-column": {"en": "(group)", "zh": "（群体）"},
    "own-column": {"en": "(model)", "zh": "（模型）"},
    "group-note": {
        "en": "(group): geometric means of the experts' judgments (AIJ), weighted as one matrix.",
        "zh": "（群体）：对各专家的判断取几何平均（AIJ），再按一个判断矩阵求权重。",
    },
    **METHOD_NAMES,
    # repair
    "repair-consistent": {
        "en": "CR {cr:.4f} (RI table {random_index}) is below {threshold:g}: nothing to repair.",
        "zh": "CR {cr:.4f}（RI 表 {random_index}）小于 {threshold:g}，无需修改。",
    },
    "repair-state": {
        "en": "CR {cr:.4f} (RI table {random_index}), to fall below {threshold:g}; {method}.",
        "zh": "CR {cr:.4f}（RI 表 {random_index}），须降至 {threshold:g} 以下；{method}。",
    },
    "repair-fewest": {
        "en": "Aim: the fewest judgments changed, on the 1-9 scale; then the fewest steps.",
        "zh": "目标：在 1-9 标度上修改的判断最少，其次总步数最少。",
    },
    "repair-steps": {
        "en": "Aim: the fewest judgments changed, each by at most {steps:step|steps} of the "
        "1-9 scale.",
        "zh": "目标：修改的判断最少，每个判断在 1-9 标度上最多移动 {steps} 步。",
    },
    "repair-weights": {
        "en": "Aim: the smallest change of any weight, on the 1-9 scale.",
        "zh": "目标：在 1-9 标度上，使任一权重的最大变动最小。",
    },
    "repair-weights-steps": {
        "en": "Aim: the smallest change of any weight, each judgment changed by at most "
        "{steps:step|steps} of the 1-9 scale.",
        "zh": "目标：任一权重的最大变动最小，每个判断在 1-9 标度上最多移动 {steps} 步。",
    },
    "repair-xu-wei": {
        "en": "By Xu and Wei (1999): every judgment drawn halfway to the ratio of the weights, "
        "step by step until CR is low enough; the values are off the scale.",
        "zh": "Xu 和 Wei（1999）方法：每步将各判断向权重之比移动一半（按对数），直至 CR 合格；"
        "所得数值不在标度上。",
    },
    "repair-order": {
        "en": "Order kept: no preference turns over; it may weaken to equal, and equal may become "
        "a preference.",
        "zh": "保持次序：任何偏好都不反转，可减弱为同等；同等可变为偏好。",
    },
    "repair-proved": {
        "en": "Proved: fewer than {count} changed judgments cannot be enough.",
        "zh": "已证明：修改的判断少于 {count} 个不可能达标。",
    },
    "repair-gap": {
        "en": "Not proved to be the fewest: {found} found, at least {bound} needed.",
        "zh": "尚未证明为最少：已找到修改 {found} 个判断的方案，至少需修改 {bound} 个。",
    },
    "repair-searched": {
        "en": "Found by local search; a smaller change of weights is not ruled out.",
        "zh": "由局部搜索得到，不排除权重变动更小的方案。",
    },
    "repair-order-open": {
        "en": "Not all sets of {count} judgments were searched: one with fewer steps may exist.",
        "zh": "尚未搜索全部 {count} 个判断的组合，可能存在总步数更少的方案。",
    },
    "repair-none": {
        "en": "No repair found: within these limits CR cannot fall below {threshold:g}.",
        "zh": "没有可行方案：在这些限制下 CR 不可能降至 {threshold:g} 以下。",
    },
    "repair-none-yet": {"en": "No repair found.", "zh": "未找到方案。"},
    "repair-proposal": {
        "en": "Proposal {number}: {changes:change|changes}, total steps {steps:g}; CR "
        "{before:.4f} → {after:.4f} (RI table {random_index}); largest weight change {shift:.4f}; "
        "circular triads {triads_before} → {triads_after}",
        "zh": "方案 {number}：修改 {changes} 个判断，共 {steps:g} 步；CR {before:.4f} → "
        "{after:.4f}（RI 表 {random_index}）；权重最大变动 {shift:.4f}；"
        "循环三元组 {triads_before} → {triads_after}",
    },
    "number": {"en": "No.", "zh": "编号"},
    "judged": {"en": "Judged", "zh": "原判断"},
    "proposed": {"en": "Proposed", "zh": "建议改为"},
    "steps": {"en": "Steps", "zh": "步数"},
    "before": {"en": "Before", "zh": "修改前"},
    "proposal": {"en": "Proposal {number}", "zh": "方案 {number}"},
    "repairing": {"en": "repairing {name}", "zh": "修改 {name}"},
    "accepted-cr": {
        "en": "CR with the accepted changes: {cr:.4f} (RI table {random_index})",
        "zh": "采纳后 CR 为 {cr:.4f}（RI 表 {random_index}）",
    },
    # judgments in words
    "verbal-equal": {
        "en": "{a} and {b} are equally important (1)",
        "zh": "{a} 与 {b} 同等重要（1）",
    },
    "verbal-odd": {
        "en": "{a} is {degree} more important than {b} ({value})",
        "zh": "{a} 比 {b} {degree}重要（{value}）",
    },
    "verbal-even": {
        "en": "{a} is {lower} to {upper} more important than {b} ({value})",
        "zh": "{a} 比 {b} 重要，介于{lower}与{upper}之间（{value}）",
    },
    "verbal-ratio": {
        "en": "{a} is {value} times as important as {b}",
        "zh": "{a} 的重要性是 {b} 的 {value} 倍",
    },
    "degree-1": {"en": "equally", "zh": "同等"},
    "degree-3": {"en": "moderately", "zh": "稍微"},
    "degree-5": {"en": "strongly", "zh": "明显"},
    "degree-7": {"en": "very strongly", "zh": "强烈"},
    "degree-9": {"en": "extremely", "zh": "极端"},
}

NUMERALS_ZH = "零一二三四五六七八九十"


def word(name: str, lang: Language, /, **details: object) -> str:
    """Return a word or sentence of the vocabulary, filled in."""
    text = WORDS[name][lang]
    return text.format_map(details) if details else text


def level_heading(level: int, lang: Language) -> str:
    """Name a level of the hierarchy as a table heading does.

    >>> level_heading(1, "zh"), level_heading(2, "en")
    ('一级指标', 'Level 2 item')
    """
    number = NUMERALS_ZH[level] if lang == "zh" and level < len(NUMERALS_ZH) else str(level)
    return WORDS["level"][lang].format(number)
