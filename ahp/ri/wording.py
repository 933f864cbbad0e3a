"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

BAD_ORDER = error(
    "bad-order",
    "{text!r} is not an order between 1 and {largest}",
    "{text!r} 不是 1 到 {largest} 之间的阶数",
    "write --n 6 or --n 3-15",
    "请写 --n 6 或 --n 3-15",
)
TOO_FEW_SAMPLES = error(
    "too-few-samples",
    "{samples:sample is|samples are} too few for a standard error",
    "样本数 {samples} 太少，无法估计标准误",
    "use at least {fewest}; 100000 gives three reliable digits",
    "至少 {fewest} 个；100000 个可得三位可靠数字",
)
TOO_MANY_SAMPLES = error(
    "too-many-samples",
    "{samples} samples would take hours",
    "{samples} 个样本需数小时",
    "use at most {most}; 100000 gives three reliable digits",
    "至多 {most} 个；100000 个可得三位可靠数字",
)
MISSING_SOURCE = Words(
    "With {count} missing: each table's RI times the share of it that simulated random "
    "matrices keep, completed for the smallest λmax (after Agoston and Csato 2022, Omega 108, "
    "102576; simulated for 3 to 15 items, linear beyond)",
    "缺 {count} 个判断时：各表的 RI 乘以随机矩阵模拟所得的剩余比例，"
    "缺失判断按 λmax 最小补全（方法见 Agoston 和 Csato 2022，Omega 108，102576；"
    "3 至 15 个指标为模拟值，更多则按线性近似）",
)
MISSING_COLUMN = Words("Missing", "缺失判断")
RI_TABLE = Words("Table", "RI 表")
SIMULATING = Words("simulating n = {n}", "模拟 n = {n}")
SIMULATED_RI = Words("RI (simulated)", "RI（模拟）")
STANDARD_ERROR = Words("Standard error", "标准误")
SAMPLES = Words("Samples", "样本数")
SEED = Words("Seed", "种子")
