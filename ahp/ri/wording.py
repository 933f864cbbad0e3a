"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

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
COMPLETION_ALONE = error(
    "completion-alone",
    "--completion says how a simulation completes matrices with missing judgments, and nothing is "
    "completed here",
    "--completion 用于模拟中补全有缺失判断的矩阵，而此处无需补全",
    "add --simulate and --missing, or leave it out",
    "请加上 --simulate 和 --missing，或去掉该选项",
)
SIMULATION_ALONE = error(
    "simulation-alone",
    "a simulation is described ({options}), but the tables are printed as they are",
    "给出了模拟的选项（{options}），而此处只列出现成的各表",
    "add --simulate, or leave that out",
    "请加上 --simulate，或去掉该选项",
)
MISSING_SOURCE = Words(
    "With {count} missing: each table's RI times the share of it that simulated random "
    "matrices keep, completed for the smallest λmax (after Agoston and Csato 2022, Omega 108, "
    "102576; simulated for 3 to 15 items, linear beyond)",
    "缺 {count} 个判断时：各表的 RI 乘以随机矩阵模拟所得的剩余比例，"
    "缺失判断按 λmax 最小补全（方法见 Agoston 和 Csato 2022，Omega 108，102576；"
    "3 至 15 个指标为模拟值，更多则按线性近似）",
)
COMPLETION = Words("Completion", "补全方式")
MISSING_COLUMN = Words("Missing", "缺失判断")
RI_TABLE = Words("Table", "RI 表")
SIMULATING = Words("simulating n = {n}", "模拟 n = {n}")
SIMULATED_RI = Words("RI (simulated)", "RI（模拟）")
STANDARD_ERROR = Words("Standard error", "标准误")
SAMPLES = Words("Samples", "样本数")
SEED = Words("Seed", "种子")
SOURCES_ZH: Mapping[str, str] = {
    "yaahp": "国内教材及软件 yaahp；n = 16 至 30 取自中文网页",
    "saaty-1980": "Saaty（1980）《层次分析法》，按通行的印本；软件包 pyDecision",
    "saaty-2005": "Saaty（2005）《网络层次分析法的理论与应用》；软件包 AHPy",
    "superdecisions": "Super Decisions 系列软件：pyanp、AhpAnpLib",
    "ahp-os": "AHP-OS（bpmsg）中函数 setSaatyCr 所用的表",
    "alonso-lamata-table": "Alonso 和 Lamata（2006）拟合其公式所用的模拟值；R 软件包 ahp",
    "aguaron-moreno": "Aguarón 和 Moreno-Jiménez（2003），European J. Operational Research 147，"
    "137-145 页",
    "tummala-ling": "Tummala 和 Ling（1998），Theory and Decision 44，221-230 页；软件包 pymcdm",
    "donegan-dodd": "Donegan 和 Dodd（1991），Mathematical and Computer Modelling 15(10)，"
    "135-137 页；AHPy 的默认表",
    "ahpsurvey": "R 软件包 ahpsurvey（Cho），每阶 500,000 个随机矩阵",
    "alonso-lamata": "Alonso 和 Lamata（2006），Int. J. Uncertainty, Fuzziness and "
    "Knowledge-Based Systems 14，445-459 页：RI = (1.7699 n - 4.3513) / (n - 1)",
}
"""Where each table comes from, in Chinese; the English is `ahp.core.random_index.SOURCES`."""
