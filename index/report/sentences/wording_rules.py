"""How the rules of the prose are defined, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

RULES_LEAD = Words(
    "The text uses the following words only where these rules hold of the figures as shown.",
    "文中下列用语，只在表列数字符合所列规则时使用。",
)
RULES_OF_WORDS: Mapping[str, Words] = {
    "gap": Words(
        "Gap: the difference of two scores as shown. Since both are rounded, the difference of "
        "the unrounded scores may differ from it by up to one unit of the last digit.",
        "分差：两个表列得分之差。得分均经舍入，未舍入得分之差与此最多相差末位一个单位。",
    ),
    "lead": Words(
        "Clear lead: the score of the first, as shown, is above that of the second by at least "
        "{lead}% of its own. A convention of this report.",
        "明显领先：首位的表列得分高出次位的部分，不少于首位得分的 {lead}%。此为本报告的约定。",
    ),
    "tiers": Words(
        "Tiers: natural breaks of the scores as shown, the partition into {tiers} classes with the "
        "least sum of squared deviations from the class means, found exactly; equal scores are "
        "never parted. Only rankings that are shown in full, with at least 3 times as many rows "
        "as tiers, are parted. Source: Fisher, W. D. (1958). On grouping for maximum "
        "homogeneity. Journal of the American Statistical Association 53, 789–798.",
        "梯队：按表列得分的自然断点划分，即分为 {tiers} 类时使各类内离均差平方和最小的分法，"
        "以精确算法求得；得分相同者不拆开。只划分完整列出、行数不少于梯队数 3 倍的排名。"
        "出处：FISHER W D. On grouping for maximum homogeneity[J]. Journal of the American "
        "Statistical Association, 1958, 53: 789-798.",
    ),
    "top": Words(
        "Top k: k is {top}, or half of those ranked in the latest year (rounded down) if that is "
        "fewer; nothing is said of the top where k would be below {fewest}. For a ranking that is "
        "shown in part only, k is {top}. A convention of this report.",
        "前 k 位：k 取 {top}；最近一年有名次者的半数（取整）不足 {top} 时取半数，"
        "半数不足 {fewest} 时不作此类表述；只列出一部分的排名，k 取 {top}。此为本报告的约定。",
    ),
    "always": Words(
        "Always in the top k: a rank of k or better in every year that has ranks; said where "
        "there are at least {years} such years.",
        "始终居前 k 位：在每个有名次的年份名次均不低于第 k 位；"
        "至少有 {years} 个这样的年份时才这样说。",
    ),
    "first": Words(
        "For the first time: in the last year but in no other year of the table.",
        "首次：在最近一年如此，而在表中其他各年均非如此。",
    ),
    "strength": Words(
        "Relative strength (weakness) of a region: a dimension in which its rank is better (worse) "
        "than its composite rank by at least {places} places, or by an eighth of the ranked, "
        "rounded down and at least 1, where fewer than {pool} are ranked; first places count as "
        "strengths too. It must also hold when those with the same score, as shown, are counted "
        "against it, so that neither ties nor few different scores make a strength. A convention "
        "of this report.",
        "相对优势（相对短板）：某维度的名次比综合名次靠前（靠后）至少 {places} 位；"
        "有名次者少于 {pool} 个时，为其八分之一（取整，至少 1 位）；居首位的维度也算优势。"
        "将表列得分相同者作不利的排列时也须成立，使并列或得分少有差别的情形不致成为优势。此为本报告的约定。",
    ),
}
"""By key, as `Sentence.rules` names them."""
