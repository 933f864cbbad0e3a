"""The words of checklists on judgments, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

THESIS_TITLE = Words("Checklist for a thesis with the AHP", "层次分析法学位论文要素自查表")
THESIS_SOURCE = Words(
    "what Chinese theses and textbooks on the AHP usually show, with single and total ranking and "
    "the consistency check of both (Wang Lianfen, Xu Shubai, Introduction to the Analytic "
    "Hierarchy Process, China Renmin University Press, 1990; Saaty, The Analytic Hierarchy "
    "Process, McGraw-Hill, 1980). No school prescribes this list as such.",
    "国内学位论文与教材介绍层次分析法时通常列出的内容，含层次单排序、层次总排序及两者的一致性检验"
    "（王莲芬、许树柏《层次分析法引论》，中国人民大学出版社，1990；Saaty, The Analytic Hierarchy "
    "Process, McGraw-Hill, 1980）。本表并非某一学校的规定。",
)
THESIS_GROUPS: Mapping[str, Words] = {
    "structure": Words("Problem and hierarchy", "问题与层次结构"),
    "judgments": Words("Judgments", "专家判断"),
    "ranking": Words("Matrices and single ranking", "判断矩阵与层次单排序"),
    "total": Words("Total ranking and its reliability", "层次总排序与可靠性"),
}
THESIS_ITEMS: Mapping[str, Words] = {
    "thesis-problem": Words("What is decided or rated, and for whom", "评价或决策的对象与目的"),
    "thesis-hierarchy": Words("Figure of the hierarchy", "层次结构图"),
    "thesis-basis": Words("Why these criteria and indicators", "准则与指标的选取依据"),
    "thesis-scale": Words("Scale of the judgments", "判断标度及其含义"),
    "thesis-questionnaire": Words(
        "How the experts were asked: the questionnaire", "专家征询方式与问卷"
    ),
    "thesis-experts": Words("Number of experts", "专家人数"),
    "thesis-qualifications": Words(
        "Qualification of the experts, such as field, position and years",
        "专家资历（领域、职称、年限等）",
    ),
    "thesis-response": Words(
        "Response: how many answered of those asked", "问卷回收情况（回收率）"
    ),
    "thesis-group": Words(
        "How the judgments of several experts were aggregated", "多位专家判断的汇总方法"
    ),
    "thesis-agreement": Words("How far the experts agree", "专家意见的一致程度"),
    "thesis-matrices": Words("Every judgment matrix", "各判断矩阵"),
    "thesis-method": Words("Method of the weights", "权重的计算方法"),
    "thesis-single": Words(
        "Single ranking: the weights of every matrix", "层次单排序：各矩阵的权重"
    ),
    "thesis-consistency": Words(
        "Consistency of every matrix: λmax, CI, RI and CR",
        "层次单排序的一致性检验：各矩阵的 λmax、CI、RI、CR",
    ),
    "thesis-random-index": Words("Values of RI and their source", "RI 取值及其出处"),
    "thesis-revision": Words(
        "How matrices that failed the check were revised", "未通过检验的判断矩阵如何调整"
    ),
    "thesis-total": Words(
        "Total ranking: the global weights of the indicators",
        "层次总排序：各指标对总目标的权重",
    ),
    "thesis-total-consistency": Words(
        "Consistency of the total ranking, level by level", "层次总排序的一致性检验"
    ),
    "thesis-sensitivity": Words(
        "Sensitivity of the weights or of the result to the judgments", "敏感性分析"
    ),
    "thesis-software": Words("Software and its version", "所用软件及版本"),
}
THESIS_REASONS: Mapping[str, Words] = {
    "judgments": Words("the weights come from no judgments", "权重并非来自两两比较判断"),
    "group": Words("the weights are not a group's", "权重并非由多位专家汇总而得"),
    "failing": Words("every matrix passes", "各矩阵均通过检验"),
    "levels": Words("there is one matrix only", "只有一个判断矩阵"),
}
ADVICE: Mapping[str, Words] = {
    "thesis-hierarchy": Words(
        "draw it: ahp chart hierarchy MODEL", "可用 ahp chart hierarchy 模型 绘制"
    ),
    "thesis-scale": Words("have the section on the scale in the report", "报告中应含标度一节"),
    "thesis-experts": Words(
        "give the judgments of each expert in the model's folder experts",
        "请在模型的 experts 文件夹中给出各位专家的判断",
    ),
    "thesis-qualifications": Words(
        "say them in experts.toml: attributes", "请在 experts.toml 的 attributes 中填写"
    ),
    "thesis-response": Words(
        "list in experts.toml those who did not answer, too",
        "请在 experts.toml 中列出包括未答者在内的全部专家",
    ),
    "thesis-group": Words("have the section on the experts in the report", "报告中应含专家一节"),
    "thesis-agreement": Words(
        "have the section on the experts in the report", "报告中应含专家一节"
    ),
    "thesis-matrices": Words(
        "have the section on the matrices in the report", "报告中应含判断矩阵一节"
    ),
    "thesis-method": Words("have the section on the method in the report", "报告中应含方法一节"),
    "thesis-single": Words(
        "have the section on the matrices in the report", "报告中应含判断矩阵一节"
    ),
    "thesis-consistency": Words(
        "have the section on consistency in the report", "报告中应含一致性检验一节"
    ),
    "thesis-random-index": Words(
        "have the section on the scale in the report", "报告中应含标度一节"
    ),
    "thesis-total": Words("have the section on the weights in the report", "报告中应含权重一节"),
    "thesis-total-consistency": Words(
        "have the section on consistency in the report", "报告中应含一致性检验一节"
    ),
    "thesis-sensitivity": Words(
        "ask for it: ahp report --uncertainty, or the robustness of an index",
        "可用 ahp report --uncertainty；指数则加入稳健性一节",
    ),
    "thesis-software": Words(
        "have the section on provenance in the report", "报告中应含数据与程序来源一节"
    ),
}
