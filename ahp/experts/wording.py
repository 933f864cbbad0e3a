"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

NOBODY = error(
    "nobody",
    "the model has no experts yet",
    "该模型还没有专家",
    "list them in experts.toml, put their files into experts, or have one judge: "
    "ahp elicit MODEL --expert NAME",
    "请在 experts.toml 中列出专家，将其文件放入 experts，或逐题判断：ahp elicit 模型 --expert 姓名",
)
EXPERTS = Words("Experts", "专家")
EXPERT = Words("Expert", "专家")
EXPERT_WEIGHT = Words("Weight", "权重")
JUDGED = Words("Judged", "已判断")
SOURCE = Words("Source", "来源")
ANSWERS = Words("Collected from", "答卷来源")
ANSWERED = Words("Answered", "作答时间")
WHEN = Words("Changed", "修改时间")
BY_MATRIX = Words(
    "Judged of asked, and CR (RI table {random_index}; ! not below the threshold)",
    "已判断/应判断，及一致性比例 CR（RI 表 {random_index}；! 表示不低于阈值）",
)
