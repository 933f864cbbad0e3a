"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

NO_EXPERTS = error(
    "no-experts",
    "no expert has judged anything of this model yet",
    "还没有专家对该模型作过判断",
    "have each one judge: ahp elicit MODEL --expert NAME",
    "请各位专家分别判断：ahp elicit 模型文件夹 --expert 姓名",
)
CR_BY_EXPERT = Words(
    "Consistency ratios (RI table {random_index}; ! not below the threshold)",
    "一致性比例 CR（RI 表 {random_index}；! 表示不低于阈值）",
)
DISAGREEMENTS = Words(
    "Judgments they differ on most: how many times more the first item matters",
    "分歧最大的判断：前项的重要性是后项的几倍",
)
NO_DISAGREEMENT = Words("All judge alike.", "各位专家的判断完全相同。")
SPREAD = Words("Highest/lowest", "最高/最低")
OPPOSED = Words("Opposed", "方向")
OPPOSED_YES = Words("yes", "相反")
GROUP_COLUMN = Words("(group)", "（群体）")
OWN_COLUMN = Words("(model)", "（模型）")
GROUP_NOTE = Words(
    "(group): geometric means of the experts' judgments (AIJ), weighted as one matrix.",
    "（群体）：对各专家的判断取几何平均（AIJ），再按一个判断矩阵求权重。",
)
