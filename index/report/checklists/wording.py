"""The words of checklists on indices, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

REASONS: Mapping[str, Words] = {
    "judgments": Words("the weights come from no judgments", "权重并非来自两两比较判断"),
    "imputed": Words("no value was imputed", "没有插补任何数值"),
    "winsorized": Words("no value was winsorized", "没有对数值做缩尾处理"),
    "years": Words("there is one year only", "只有一个年份"),
}

ISPOR_TITLE = Words(
    "ISPOR checklist for multiple criteria decision analyses", "ISPOR 多准则决策分析良好实践自查表"
)
ISPOR_SOURCE = Words(
    "Marsh K, IJzerman M, Thokala P, et al. Multiple criteria decision analysis for health care "
    "decision making - emerging good practices: report 2 of the ISPOR MCDA Emerging Good Practices "
    "Task Force. Value in Health 2016;19(2):125-137; its items in words of our own, "
    "parted where a report can hold one half of an item alone. The regions stand for its "
    "alternatives.",
    "Marsh K, IJzerman M, Thokala P, et al. Multiple criteria decision analysis for health care "
    "decision making - emerging good practices: report 2 of the ISPOR MCDA Emerging Good Practices "
    "Task Force. Value in Health 2016;19(2):125-137。条目为本程序的转述，报告只能满足"
    "其中一半的条目拆分列出；地区相当于原文的备选方案。",
)
ISPOR_GROUPS: Mapping[str, Words] = {
    "problem": Words("1 Defining the decision problem", "1 界定决策问题"),
    "criteria": Words("2 Selecting and structuring criteria", "2 选取并构建准则"),
    "performance": Words("3 Measuring performance", "3 测量表现"),
    "scoring": Words("4 Scoring alternatives", "4 为方案打分"),
    "weighting": Words("5 Weighting criteria", "5 为准则赋权"),
    "aggregate": Words("6 Calculating aggregate scores", "6 计算综合得分"),
    "uncertainty": Words("7 Dealing with uncertainty", "7 处理不确定性"),
    "reporting": Words("8 Interpretation and reporting", "8 解释与报告"),
}
ISPOR_ITEMS: Mapping[str, Words] = {
    "ispor-problem": Words(
        "The decision problem: who decides, between what, and which kind of answer is needed",
        "决策问题：由谁决策、有哪些方案、需要何种结论",
    ),
    "ispor-problem-valid": Words(
        "That it was validated with those concerned", "决策问题经相关各方确认"
    ),
    "ispor-criteria": Words("How criteria were found, and why so", "准则的来源、筛选方法与理由"),
    "ispor-definitions": Words("Definition of every criterion", "各准则的定义"),
    "ispor-tree": Words("The criteria as a tree", "准则的层次结构（价值树）"),
    "ispor-tree-valid": Words(
        "That they are complete, without overlap, and were validated",
        "准则完整、互不重叠，且经过验证",
    ),
    "ispor-sources": Words("Sources of the data on performance", "表现数据的来源"),
    "ispor-matrix": Words(
        "The performance matrix: values of every alternative on the criteria",
        "表现矩阵：各方案在各准则上的数值",
    ),
    "ispor-matrix-valid": Words("That the data were checked", "数据经过检查"),
    "ispor-scoring": Words(
        "How performance becomes scores: the formula", "表现如何转换为分值：公式"
    ),
    "ispor-scoring-why": Words("Why so", "采用该转换方法的理由"),
    "ispor-scores": Words("Scores on every criterion at the top", "各一级准则的得分"),
    "ispor-scores-valid": Words("That the scores were validated", "得分经过验证"),
    "ispor-weighting": Words("How criteria were weighted", "赋权方法"),
    "ispor-weighting-why": Words("Why this method of weighting", "采用该赋权方法的理由"),
    "ispor-weighting-whose": Words("Whose judgments the weights are", "权重来自谁的判断"),
    "ispor-weights": Words("The weights", "各准则的权重"),
    "ispor-weights-valid": Words(
        "That the judgments were checked for consistency", "判断经过一致性检验"
    ),
    "ispor-aggregation": Words("The formula of the aggregate score", "综合得分的汇总公式"),
    "ispor-aggregation-why": Words(
        "Why this formula fits, such as that low scores may be made up for",
        "采用该汇总公式的理由（如各准则能否相互补偿）",
    ),
    "ispor-results": Words("The aggregate scores", "综合得分"),
    "ispor-results-valid": Words("That the aggregate scores were validated", "综合得分经过验证"),
    "ispor-uncertainty": Words("What is uncertain", "不确定性的来源"),
    "ispor-uncertainty-analysis": Words(
        "What the uncertainty does to the result", "不确定性对结果的影响分析"
    ),
    "ispor-findings": Words("The method and the findings together", "方法与结论一并报告"),
    "ispor-examined": Words(
        "That the findings were examined with those who decide", "结论经与决策者讨论检视"
    ),
}

JRC_TITLE = Words(
    "The ten steps of the OECD and JRC for composite indicators", "OECD/JRC 复合指标十步自查表"
)
JRC_SOURCE = Words(
    "OECD, JRC (2008). Handbook on Constructing Composite Indicators: Methodology and User "
    "Guide. OECD Publishing (ISBN 978-92-64-04345-9); its steps in words of our own.",
    "OECD, JRC. Handbook on Constructing Composite Indicators: Methodology and User Guide[M]. "
    "Paris: OECD Publishing, 2008（ISBN 978-92-64-04345-9）. 各步内容为本程序的转述。",
)
JRC_GROUPS: Mapping[str, Words] = {
    "framework": Words("1 Theoretical framework", "1 理论框架"),
    "selection": Words("2 Data selection", "2 数据选取"),
    "imputation": Words("3 Imputation of missing data", "3 缺失值插补"),
    "multivariate": Words("4 Multivariate analysis", "4 多元分析"),
    "normalization": Words("5 Normalization", "5 标准化"),
    "weighting": Words("6 Weighting and aggregation", "6 赋权与汇总"),
    "robustness": Words("7 Uncertainty and sensitivity analysis", "7 不确定性与敏感性分析"),
    "back": Words("8 Back to the data", "8 回到数据"),
    "links": Words("9 Links to other indicators", "9 与其他指标的联系"),
    "visualization": Words("10 Visualization of the results", "10 结果的可视化"),
}
JRC_ITEMS: Mapping[str, Words] = {
    "jrc-framework": Words(
        "What is measured: the definition of the phenomenon", "测度对象：现象的定义"
    ),
    "jrc-structure": Words("Its parts as a tree of dimensions", "由各维度构成的层次结构"),
    "jrc-criteria": Words("By which criteria indicators were chosen", "指标的入选标准"),
    "jrc-definitions": Words(
        "Every indicator with its meaning and direction", "各指标的含义与方向"
    ),
    "jrc-sources": Words("Sources of the data", "数据来源"),
    "jrc-coverage": Words("Coverage and quality of the data", "数据的覆盖范围与质量"),
    "jrc-imputed": Words("Which values were imputed, and how", "插补了哪些数值、如何插补"),
    "jrc-outliers": Words("Which outliers were treated", "处理了哪些异常值"),
    "jrc-multivariate": Words(
        "The correlations of the indicators, held against the tree",
        "指标之间的相关性，及其与层次结构是否相符",
    ),
    "jrc-normalization": Words("How indicators were normalized", "指标的标准化方法"),
    "jrc-weights": Words("The weights and where they come from", "权重及其来源"),
    "jrc-consistency": Words("Consistency of the judgments behind them", "所依据判断的一致性"),
    "jrc-aggregation": Words("How scores were aggregated", "得分的汇总方法"),
    "jrc-uncertainty": Words(
        "Robustness of the ranks to other choices and data", "名次在其他方法选择和数据下的稳健性"
    ),
    "jrc-sensitivity": Words(
        "Which source of doubt moves the ranks most", "哪一不确定性来源对名次影响最大"
    ),
    "jrc-dimensions": Words(
        "Scores of the dimensions behind the composite", "构成综合得分的各维度得分"
    ),
    "jrc-profiles": Words(
        "Profiles of regions: what drives each score", "各地区的画像：得分由何决定"
    ),
    "jrc-trend": Words("How scores and ranks changed over the years", "得分与名次的历年变化"),
    "jrc-links": Words(
        "How the composite relates to other known indicators", "综合指标与其他已知指标的关系"
    ),
    "jrc-visualization": Words("Charts of the results", "结果图表"),
}

THESIS_TITLE = Words(
    "Checklist for a thesis that rates regions with the AHP", "基于层次分析法的评价论文要素自查表"
)
THESIS_SOURCE = Words(
    "what Chinese theses and textbooks on the AHP and on rating regions usually show (Wang "
    "Lianfen, Xu Shubai, Introduction to the Analytic Hierarchy Process, China Renmin University "
    "Press, 1990). No school prescribes this list as such.",
    "国内学位论文与教材介绍层次分析法及区域评价时通常列出的内容（王莲芬、许树柏《层次分析法引论》，"
    "中国人民大学出版社，1990）。本表并非某一学校的规定。",
)
DATA_GROUP = Words("Indicators, data and results", "指标、数据与结果")
DATA_ITEMS: Mapping[str, Words] = {
    "thesis-definitions": Words("Every indicator with its meaning", "各指标的含义"),
    "thesis-sources": Words("Sources of the data", "数据来源"),
    "thesis-missing": Words("How missing values were treated", "缺失值的处理方法"),
    "thesis-normalization": Words("How indicators were normalized", "指标的标准化方法"),
    "thesis-scoring": Words("How scores were computed", "综合得分的计算方法"),
    "thesis-results": Words("Scores and ranks", "评价得分与排名"),
}

_METHOD = Words("have the part on the method in the report", "报告中应含方法部分")
_JUDGMENTS = Words("have the appendix on the judgments in the report", "报告中应含判断矩阵附录")
_SOURCES = Words(
    "say them in indicators.csv: the column source", "请在 indicators.csv 的 source 列中填写"
)
_ROBUSTNESS = Words(
    "say what is in doubt: [robustness] in index.toml, or --intervals",
    "请说明有哪些不确定性：index.toml 的 [robustness]，或 --intervals",
)
_LEAGUES = Words("have the league tables in the report", "报告中应含排名表")
_IMPUTED = Words(
    "have the part on imputed and winsorized values in the report", "报告中应含插补与异常值一节"
)
_QUALITY = Words("have the part on the data in the report", "报告中应含数据质量一节")
ADVICE: Mapping[str, Words] = {
    "ispor-tree": _METHOD,
    "ispor-sources": _SOURCES,
    "ispor-matrix": Words(
        "write the values with ahp-index export PROJECT, and have them under a heading "
        "{#ispor-matrix} of one's own",
        "可用 ahp-index export 项目 导出数值，并在自己的文字中用标题 {#ispor-matrix} 列出",
    ),
    "ispor-matrix-valid": _QUALITY,
    "ispor-scoring": _METHOD,
    "ispor-scores": _LEAGUES,
    "ispor-weighting": _JUDGMENTS,
    "ispor-weighting-whose": Words(
        "give the judgments of each expert in the model's folder experts",
        "请在模型的 experts 文件夹中给出各位专家的判断",
    ),
    "ispor-weights": _METHOD,
    "ispor-weights-valid": _METHOD,
    "ispor-aggregation": _METHOD,
    "ispor-results": _LEAGUES,
    "ispor-uncertainty": _ROBUSTNESS,
    "ispor-uncertainty-analysis": _ROBUSTNESS,
    "ispor-findings": _METHOD,
    "jrc-structure": _METHOD,
    "jrc-sources": _SOURCES,
    "jrc-coverage": _QUALITY,
    "jrc-imputed": _IMPUTED,
    "jrc-outliers": _IMPUTED,
    "jrc-multivariate": Words(
        "see ahp-index check PROJECT and ahp-index chart PROJECT correlation, and write of them "
        "under a heading {#jrc-multivariate}",
        "可参考 ahp-index check 项目 与 ahp-index chart 项目 correlation，"
        "并在自己的文字中用标题 {#jrc-multivariate} 说明",
    ),
    "jrc-normalization": _METHOD,
    "jrc-weights": _METHOD,
    "jrc-consistency": _METHOD,
    "jrc-aggregation": _METHOD,
    "jrc-uncertainty": _ROBUSTNESS,
    "jrc-sensitivity": Words(
        "it takes two sources of doubt or more: [robustness] in index.toml",
        "须有两种以上的不确定性来源：index.toml 的 [robustness]",
    ),
    "jrc-dimensions": _LEAGUES,
    "jrc-profiles": Words("ask for pages of regions: --unit all", "可用 --unit all 加入各地区专页"),
    "jrc-trend": _LEAGUES,
    "jrc-visualization": Words(
        "charts need a font and [report] charts", "图表需要字体，并在 [report] 中列出 charts"
    ),
    "thesis-sources": _SOURCES,
    "thesis-missing": _IMPUTED,
    "thesis-normalization": _METHOD,
    "thesis-scoring": _METHOD,
    "thesis-results": _LEAGUES,
}

NO_SUCH_ITEM = error(
    "no-such-item",
    "a heading is marked {key!r}, and no checklist has such an item",
    "标题标有 {key!r}，而自查表没有这一条目",
    "{suggestion}",
    "{suggestion}",
)
MARKED_TWICE = error(
    "marked-twice",
    "two headings are marked {key!r}",
    "有两个标题都标有 {key!r}",
    "mark the one that says it",
    "请只标明其中一个",
)
