"""The messages and words of unknown weights, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, note, warning

AUDIT_NO_WEIGHTS = warning(
    "audit-no-weights",
    "no weights give these totals from their parts: at least {count} of {rows} rows must be wrong "
    "({year}). The nearest weights miss by {slack} units of the last digit",
    "没有一组权重能由各部分得出这些总分：{rows} 行中至少 {count} 行有误（{year}）。"
    "最接近的权重也相差 {slack} 个末位单位",
)
AUDIT_NO_WEIGHTS_MANY = warning(
    "audit-no-weights-many",
    "no weights give these totals from their parts: at least {count} of {rows} rows would have to "
    "be wrong ({year}), so the rule is not what is declared. The nearest weights miss by {slack} "
    "units of the last digit",
    "没有一组权重能由各部分得出这些总分：{rows} 行中至少须有 {count} 行有误（{year}），"
    "说明所声明的规则有误。最接近的权重也相差 {slack} 个末位单位",
)
AUDIT_WEIGHTS_OUTLIER = warning(
    "audit-weights-outlier",
    "no weights that give the other totals give this one: the fewest wrong rows always include it",
    "能得出其他总分的权重都得不出这一个：有误的行最少时，必定包括此行",
)
AUDIT_WEIGHTS_CHOICE = warning(
    "audit-weights-choice",
    "leaving out this row is part of one way to leave out the fewest and have weights that give "
    "the other totals; there are other ways",
    "略去最少的行使其余总分有权重可得，此行属于其中一种选法；另有其他选法",
)
AUDIT_NO_WEIGHT_ROWS = warning(
    "audit-no-weight-rows",
    "the weights cannot be looked for: no row prints the total and its parts ({year})",
    "无法求权重：没有一行同时印出总分和各部分（{year}）",
)
AUDIT_EVERY_YEAR = note("audit-every-year", "all years", "各年合计")
AUDIT_ALL_ROWS = note("audit-all-rows", "all rows", "全部各行")
AUDIT_ONE_YEAR = note("audit-one-year", "{year}", "{year} 年")
WEIGHTS_FOUND = Words("Weights that give the printed totals", "能得出印出总分的权重")
WEIGHTS_MEANING = Words(
    "Weights of at least 0 whose totals round to the printed ones. Likeliest are those farthest "
    "from every limit of rounding; simplest are equal weights where they fit, else those with the "
    "fewest decimals.",
    "总分舍入后等于印出值的非负权重。“最可能”指离各舍入界限最远的一组；“最简”指等权（若相符），"
    "否则为小数位数最少的一组。",
)
WEIGHTS_LEFT_OUT = Words(
    "{relation} ({year}): {rows:row|rows}, of which {out} left out as wrong; weights add "
    "up to {sum}.",
    "{relation}（{year}）：共 {rows} 行，其中 {out} 行视为有误而略去；权重之和为 {sum}。",
)
WEIGHTS_OF = Words(
    "{relation} ({year}): {rows:row|rows}; weights add up to {sum}.",
    "{relation}（{year}）：共 {rows} 行；权重之和为 {sum}。",
)
OPEN = Words("any number", "任意数")
ALL_YEARS = Words("all years", "各年合计")
ALL_ROWS = Words("all rows", "全部各行")
WEIGHT_COLUMNS: Mapping[str, Words] = {
    "part": Words("Part", "部分"),
    "weight_low": Words("Least", "最小"),
    "weight_high": Words("Greatest", "最大"),
    "likeliest": Words("Likeliest", "最可能"),
    "simplest": Words("Simplest", "最简"),
}
