"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note, warning

PART_METHOD = Words("Data and method", "数据与方法")
PART_ROBUSTNESS = Words("Robustness of the ranks", "排名的稳健性检验")
PART_QUALITY = Words("Quality of the data", "数据质量")
PART_IMPUTED = Words("Imputed and winsorized values", "插补与缩尾处理的数值")
PART_UNITS = Words("Regions one by one", "分地区分析")
PART_DEFINITIONS = Words("Indicators and their definitions", "指标及其定义")
PART_RULES = Words("Rules for the wording of the text", "文中用语的判定规则")
PART_JUDGMENTS = Words("Judgments and weights", "判断矩阵与权重")
PART_CHECKLISTS = Words("Checklists", "核对清单")
PART_PROVENANCE = Words("Sources and reproducibility", "数据来源与复现")
PART_OVERVIEW = Words("Overview", "概要")
POOL_SECTION = Words("{pool}", "{pool}排名")
ITEM_SECTION = Words("{node}", "{node}")
METHOD_HEADINGS: Mapping[str, Words] = {
    "sample": Words("Sample database", "样本数据库"),
    "indicators": Words("Indicator system and weights", "指标体系与权重"),
    "consistency": Words("Consistency of the judgments", "判断矩阵的一致性"),
    "normalization": Words("Normalization", "指标标准化"),
    "scoring": Words("Scores and ranks", "得分与排名"),
}
JUDGED_BEFORE = Words(
    "The weights below are those of the judgments alone. The weights of the index combine them "
    "with the data.",
    "以下为仅由判断得出的权重；指数采用的权重由其与数据共同得出。",
)
JUDGMENT_SECTIONS: Mapping[str, Words] = {
    "hierarchy": Words("Hierarchy", "层次结构"),
    "scale": Words("Scale and random index", "标度与随机一致性指标"),
    "matrices": Words("Judgment matrices", "判断矩阵"),
    "experts": Words("Experts", "专家"),
    "method": Words("From judgments to weights", "由判断求权重的方法"),
}
SAMPLE_BEHIND = Words(
    "See @ for the number of records behind each indicator, and for those that were rejected.",
    "各指标的数值依据多少条记录、剔除了哪些，见@。",
)
SYSTEM = Words(
    "{title} comprises {dimensions:dimension|dimensions} and {indicators:indicator|indicators} on "
    "{levels:level|levels}. Weights: {weights}.",
    "{title}共有 {dimensions} 个维度、{indicators} 项指标，分为 {levels} 级。权重来源：{weights}。",
)
SYSTEM_TABLE = Words(
    "@ lists them: the local weight is an item's share of the item above it, the global weight its "
    "share of the whole index.",
    "指标体系见@：局部权重为该项在上一级之内的权重，全局权重为其在总指数中的权重。",
)
INDICATOR_TABLE = Words("Indicator system and weights", "指标体系与权重")
INDICATOR_COLUMNS: Mapping[str, Words] = {
    "name": Words("Item", "指标"),
    "local": Words("Local weight", "局部权重"),
    "global": Words("Global weight", "全局权重"),
    "direction": Words("Better if", "方向"),
    "unit": Words("Unit", "单位"),
}
WEIGHT_DECIMALS = 4
NORMALIZED_BY = Words(
    "Indicators in different units are put on one scale on which more is always better. Method: "
    "{method} {reference}.",
    "各指标单位不同，先按{method}（{reference}）换算到同一标尺，换算后一律越大越好。",
)
FORMULA_MORE = Words("Where more is better:", "正向指标：")
FORMULA_LESS = Words("Where less is better:", "逆向指标：")
FORMULA_WITHIN = Words("Where a range is best:", "适中型和区间型指标：")
FORMULAS_OF = Words("{method}:", "{method}：")
OR = Words(" or ", " 或 ")
FORMULA_SOURCE = Words("Source: {sources}", "出处：{sources}")
SCORED_BY = Words(
    "The score of each item is computed from those right below it: {mean}.",
    "各级得分由下一级得分汇总：{mean}。",
)
SCORED_OTHERWISE = Words(
    "The score of {nodes} is computed by another mean: {mean}.",
    "其中{nodes}的得分另作汇总：{mean}。",
)
RANKED_BY = Words(
    "Regions are ranked from the highest to the lowest by {on}, each kind for itself; those with "
    "the same score {ties}.",
    "地区按{on}由高到低排名，各类地区分别进行；得分相同者{ties}。",
)
RANKED_TOGETHER = Words(
    "Regions are ranked from the highest to the lowest by {on}, all together; those with the same "
    "score {ties}.",
    "地区按{on}由高到低排名，全部地区一起进行；得分相同者{ties}。",
)
TIES_SAID: Mapping[str, Words] = {
    "competition": Words("share the better rank (1, 2, 2, 4)", "并列占位（1、2、2、4）"),
    "dense": Words(
        "share a rank, after which none is left out (1, 2, 2, 3)", "并列不占位（1、2、2、3）"
    ),
    "average": Words(
        "share the mean of their ranks (1, 2.5, 2.5, 4)", "名次取平均（1、2.5、2.5、4）"
    ),
    "min": Words("share the better rank (1, 2, 2, 4)", "并列取最小名次（1、2、2、4）"),
    "max": Words("share the worse rank (1, 3, 3, 4)", "并列取最大名次（1、3、3、4）"),
}
FIGURES_BEHIND = Words("Basis of the figures: {heading}", "计算口径：{heading}")
LEAGUE_CAPTION = Words("{node}: ranks ({pool})", "{node}排名（{pool}）")
SEE_TABLE = Words("@ lists all ranks and scores.", "全部名次与得分见@。")
SEE_WITH_CHART = Words(
    "@ lists all ranks and scores, and @ shows them.", "全部名次与得分见@，图示见@。"
)
EXCERPT_NOTE = Words(
    "The table lists only part of a longer ranking.", "表中所列只是全部排名的一部分。"
)
CAPTIONS: Mapping[str, Words] = {
    "ranking": Words(
        "{node} {year}: breakdown of the scores ({pool})", "{year} 年{node}的得分构成（{pool}）"
    ),
    "bump": Words("{node}: ranks over the years ({pool})", "{node}历年排名（{pool}）"),
    "heatmap": Words(
        "{node} {year}: scores by dimension ({pool})", "{year} 年{node}各维度得分（{pool}）"
    ),
    "map": Words(
        "{node} {year}: map of the scores ({pool})", "{year} 年{node}的地区分布（{pool}）"
    ),
}
AMID = Words(", ", "，")
CAPTION_OF_POOL = Words("{title} ({pool})", "{title}（{pool}）")
CHARTS_LEFT_OUT = warning(
    "charts-left-out",
    "{count:chart is|charts are} left out of the report, which goes on with its tables: {reason}",
    "报告中略去 {count} 幅图，表格照常：{reason}",
    "see the reason; or leave charts out yourself: [report] charts = []",
    "请按所述原因处理；或在 [report] 中写 charts = [] 不要图",
)
VERSION_USED = Words("Made with AHP toolkit {version}.", "由 AHP 工具包 {version} 生成。")
COMMAND_TYPED = Words("Command: ", "命令：")
FILES_READ = Words(
    "@ lists the files that were read; files with the same SHA-256 have the same content.",
    "所读取的文件见@；SHA-256 相同即内容相同。",
)
FILES_TABLE = Words("Files behind the figures", "数据文件")
FILE_COLUMNS: Mapping[str, Words] = {
    "file": Words("File", "文件"),
    "sha256": Words("SHA-256", "SHA-256"),
}
MAKING_PART = Words("writing: {name}", "正在撰写：{name}")
MAKING_CHART = Words("drawing: {name}", "正在绘图：{name}")
MAKING_FILES = Words("putting the files together", "正在生成文件")
ALL_HOLDS = Words(
    "{sentences:sentence|sentences} of the report and {claims:claim|claims} of text of one's own "
    "hold; nothing was written",
    "报告中的 {sentences} 句话、自写文字中的 {claims} 条断言均与表格相符；未写出文件",
)
NOTHING_ASKED = error(
    "report-no-output",
    "it is not said where the report is to be written",
    "没有写明报告写到哪里",
    "-o report.docx, or .html or .md; or --check, to check only",
    "请写 -o report.docx（或 .html、.md）；只核对请写 --check",
)
TEXT_UNUSED = note(
    "report-text-unused",
    "{key} of {part} counts for nothing here: the report has no such part",
    "{part} 的 {key} 在此不起作用：报告中没有这一部分",
    "see parts of [report]",
    "请查看 [report] 的 parts",
)
REPORT_EMPTY = error(
    "report-empty",
    "there is nothing for the report: its parts are {parts}",
    "报告没有内容：其部分为 {parts}",
    "units need --unit, robustness needs --intervals, checklists need --checklist",
    "units 需要 --unit，robustness 需要 --intervals，checklists 需要 --checklist",
)
SENTENCE_FALSE = error(
    "report-sentence-false",
    "a sentence of the report is not held by its tables, which is a fault of this program; "
    "nothing was written: {finding}",
    "报告中的一句话与表格不符，这是本程序的错误；未写出任何文件：{finding}",
    "report it, with the project",
    "请连同项目一并反馈",
)
NOT_WRITTEN = error(
    "report-not-written",
    "the report was not written: text of one's own does not hold, as told above",
    "没有写出报告：自写文字有误，见上",
    "mend the text, or take the sentence out",
    "请修改文字，或删去该句",
)
