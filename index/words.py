"""The vocabulary of tables, charts and the command line of the index, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.messages import Language

WORDS: Mapping[str, Mapping[Language, str]] = {
    # columns
    "region": {"en": "Region", "zh": "地区"},
    "province": {"en": "Province", "zh": "省市"},
    "city": {"en": "City", "zh": "城市"},
    "circle": {"en": "Economic circle", "zh": "经济圈"},
    "rank": {"en": "Rank", "zh": "排名"},
    "score": {"en": "Score", "zh": "得分"},
    "points": {"en": "Points", "zh": "贡献分"},
    "moved": {"en": "Moved", "zh": "升降"},
    "item": {"en": "Item", "zh": "指标"},
    "local": {"en": "Local weight", "zh": "局部权重"},
    "global": {"en": "Global weight", "zh": "全局权重"},
    "value-column": {"en": "Value", "zh": "指标值"},
    "records": {"en": "Records", "zh": "记录数"},
    "valid": {"en": "Valid", "zh": "有效"},
    "treated": {"en": "After treatment", "zh": "处理后"},
    "unit": {"en": "Unit", "zh": "单位"},
    "low": {"en": "From", "zh": "下端"},
    "high": {"en": "To", "zh": "上端"},
    "mean": {"en": "Mean", "zh": "均值"},
    "sd": {"en": "Deviation", "zh": "标准差"},
    "member": {"en": "Member", "zh": "成员"},
    "weight": {"en": "Weight", "zh": "权重"},
    "judgment-of": {"en": "Judgments", "zh": "判断"},
    "before": {"en": "{year}", "zh": "{year}"},
    "change": {"en": "Change", "zh": "变化"},
    "part-value": {"en": "Own values", "zh": "自身指标值"},
    "part-reference": {"en": "Ends of the scale", "zh": "标准化参照"},
    "part-weights": {"en": "Weights", "zh": "权重"},
    "part-pool": {"en": "Pool", "zh": "比较范围"},
    "side-a": {"en": "A", "zh": "A"},
    "side-b": {"en": "B", "zh": "B"},
    "shift": {"en": "Shift", "zh": "名次变化"},
    # sample databases
    "table-enterprises": {"en": "enterprises", "zh": "企业"},
    "table-investors": {"en": "investors", "zh": "投资者"},
    "table-universities": {"en": "universities", "zh": "大学"},
    "table-institutes": {"en": "research institutes", "zh": "科研院所"},
    "table-people": {"en": "people", "zh": "人员"},
    "table-alliances": {"en": "alliances", "zh": "产业联盟"},
    "table-conferences": {"en": "conferences", "zh": "会议"},
    "table-policies": {"en": "policies", "zh": "政策"},
    "table-parks": {"en": "industrial parks", "zh": "产业园区"},
    "table-foreign": {"en": "partners abroad", "zh": "境外伙伴"},
    "table-relations": {"en": "relations", "zh": "关系"},
    "measure-count": {"en": "count", "zh": "记录数"},
    "measure-sum": {"en": "sum of {column}", "zh": "{column} 之和"},
    "measure-mean": {"en": "mean of {column}", "zh": "{column} 的均值"},
    "measure-share": {"en": "share with {column}", "zh": "{column} 为真的比例"},
    "measure-part": {"en": "share with {part}", "zh": "{part} 的比例"},
    "where": {"en": "where {filters}", "zh": "限 {filters}"},
    "both": {"en": " and ", "zh": " 且 "},
    "either": {"en": " or ", "zh": " 或 "},
    "endpoint": {"en": "for the region of the {end}", "zh": "按 {end} 所在地区"},
    "period-stock": {"en": "up to the end of the year", "zh": "截至年末"},
    "period-flow": {"en": "of the year", "zh": "当年"},
    "period-all": {"en": "of any date", "zh": "不限日期"},
    "table": {"en": "Table", "zh": "表"},
    "column": {"en": "Column", "zh": "列"},
    "reason": {"en": "Reason", "zh": "原因"},
    "reason-id-missing": {"en": "no id", "zh": "缺少编号"},
    "reason-copy": {"en": "copy of another record", "zh": "与另一条记录完全相同"},
    "reason-id-repeated": {
        "en": "id of several records that differ",
        "zh": "多条不同的记录编号相同",
    },
    "reason-id-in-several-tables": {
        "en": "id that stands in several tables",
        "zh": "编号在多张表中出现",
    },
    "reason-region-missing": {"en": "no region", "zh": "缺少地区"},
    "reason-region-unknown": {"en": "unknown region", "zh": "地区无法识别"},
    "reason-city-elsewhere": {"en": "city of another region", "zh": "城市不属于该地区"},
    "reason-reference-missing": {
        "en": "does not say which entity it refers to",
        "zh": "未写明所指的主体",
    },
    "reason-reference-unknown": {"en": "refers to an unknown entity", "zh": "所指的主体不存在"},
    "reason-reference-rejected": {"en": "refers to a rejected record", "zh": "所指的记录已被剔除"},
    "reason-number-unreadable": {"en": "not a number", "zh": "不是数字"},
    "reason-flag-unreadable": {"en": "neither true nor false", "zh": "不是“是”或“否”"},
    "reason-date-unreadable": {"en": "not a date", "zh": "不是日期"},
    "reason-number-impossible": {"en": "number that cannot be", "zh": "数值不可能"},
    "reason-date-impossible": {"en": "date that cannot be", "zh": "日期不可能"},
    "reason-word-unknown": {"en": "word that is not in the list", "zh": "不在可选词之列"},
    "missing": {"en": "Missing", "zh": "缺失"},
    "share": {"en": "Share", "zh": "比例"},
    "worst-region": {"en": "Most in", "zh": "比例最高的地区"},
    "nearest": {"en": "Nearest", "zh": "最接近的名称"},
    "level-region": {"en": "region", "zh": "地区"},
    "level-city": {"en": "city", "zh": "城市"},
    "records-total": {"en": "Records", "zh": "记录数"},
    "records-used": {"en": "Used", "zh": "采用"},
    "records-rejected": {"en": "Rejected", "zh": "剔除"},
    "records-undated": {"en": "Undated", "zh": "无日期"},
    "quality-title": {"en": "Records in {source}", "zh": "{source} 中的记录"},
    "quality-sum": {
        "en": "Records are used or rejected; the two make up all.",
        "zh": "记录或被采用，或被剔除，两者之和为全部。",
    },
    "quality-undated": {
        "en": "Undated records count in every year for stocks (all up to its end), and in none "
        "for flows (those of the year).",
        "zh": "无日期的记录：按截至年末统计时计入每一年，按当年统计时不计入任何一年。",
    },
    "rejected-title": {"en": "Rejected records", "zh": "被剔除的记录"},
    "missing-title": {
        "en": "Missing values of the columns used",
        "zh": "所用各列的缺失情况",
    },
    "places-title": {"en": "Names of places", "zh": "地名"},
    "unknown-name": {"en": "Unknown name", "zh": "无法识别的名称"},
    "aliases": {
        "en": "Other names of regions, understood: {count} ({taken}).",
        "zh": "已识别的其他写法 {count} 个（{taken}）。",
    },
    "share-of": {"en": "{share} of {count}", "zh": "{count} 条的 {share}"},
    "values-title": {"en": "Values {year}: {pool}", "zh": "{year} 年指标值：{pool}"},
    "synthetic": {
        "en": "synthetic records (seed {seed}), no statistics",
        "zh": "合成数据（种子 {seed}），并非统计数据",
    },
    "definition": {"en": "Definition", "zh": "定义"},
    "first-ids": {"en": "First records", "zh": "前几条记录"},
    "records-title": {"en": "Records behind the values", "zh": "指标值背后的记录"},
    "records-of": {
        "en": "{node}: {shown} of {count} records",
        "zh": "{node}：共 {count} 条记录，列出 {shown} 条",
    },
    # titles and sentences
    "league-title": {"en": "{node}: {pool}", "zh": "{node}：{pool}"},
    "year-title": {"en": "{node} {year}: {pool}", "zh": "{year} 年{node}：{pool}"},
    "change-title": {
        "en": "{node}, change from {before} to {after}: {pool}",
        "zh": "{node} {before} 年至 {after} 年的变化：{pool}",
    },
    "pool-province": {"en": "provinces", "zh": "省市"},
    "pool-city": {"en": "cities", "zh": "城市"},
    "pool-country": {"en": "countries", "zh": "国家"},
    "pool-county": {"en": "counties", "zh": "县"},
    "pool-region": {"en": "regions", "zh": "地区"},
    "pool-circle": {"en": "economic circles", "zh": "经济圈"},
    "pool-all": {"en": "all regions", "zh": "全部地区"},
    "figure-rank-score": {
        "en": "Rank, with the score in brackets.",
        "zh": "名次（括号内为得分）。",
    },
    "figure-rank-points": {
        "en": "Rank, with the points of the total in brackets; the most that can be attained is "
        "{top}.",
        "zh": "名次（括号内为对总分的贡献分，最高可得 {top} 分）。",
    },
    "figure-rank-circle": {
        "en": "Rank, with the points of the total in brackets.",
        "zh": "名次（括号内为对总分的贡献分）。",
    },
    "figure-breakdown": {
        "en": "The columns after the score are the points that make it up.",
        "zh": "得分之后各列为构成得分的贡献分。",
    },
    "figure-change": {
        "en": "A change is what the region's own values, the ends of the scale, the weights and "
        "the pool of regions changed of it; the parts sum to the change.",
        "zh": "变化分解为自身指标值、标准化参照、权重和比较范围四部分，各部分之和等于变化。",
    },
    "group-rule": {"en": "{circle}: {rule} of {members}", "zh": "{circle}：{members} 的{rule}"},
    "rule-sum": {"en": "sum", "zh": "得分之和"},
    "rule-mean": {"en": "mean", "zh": "得分均值"},
    "rule-weighted": {"en": "weighted mean", "zh": "得分加权均值"},
    "rule-recompute": {
        "en": "recomputed from the values",
        "zh": "指标值合并后重新计算",
    },
    "explain-title": {"en": "{region} {year}: {node}", "zh": "{year} 年{region}：{node}"},
    "explain-summary": {
        "en": "Score {score}, rank {rank} of {count} ({pool}).",
        "zh": "得分 {score}，在 {count} 个{pool}中排第 {rank}。",
    },
    "explain-no-rank": {"en": "There is no score.", "zh": "没有得分。"},
    "explain-sum": {
        "en": "The points of {count} indicators sum to {total}, the score.",
        "zh": "{count} 个指标的贡献分合计 {total}，即得分。",
    },
    "explain-points": {
        "en": "Points of an item are its score times its global weight.",
        "zh": "贡献分 = 得分 × 全局权重。",
    },
    "explain-points-mean": {
        "en": "Points of an item are its share of the score; where a mean is not arithmetic, the "
        "loss to imbalance falls on all items alike.",
        "zh": "贡献分是该项在得分中所占的份额；非算术平均处，因不均衡而损失的分由各项按比例承担。",
    },
    "explain-min-max": {
        "en": "An indicator's score is (value − from) / (to − from) × {width}{shift}.",
        "zh": "指标得分 =（值 − 下端）÷（上端 − 下端）× {width}{shift}。",
    },
    "explain-min-max-less": {
        "en": "An indicator's score is (value − from) / (to − from) × {width}{shift}; where less "
        "is better (↓), (to − value) / (to − from) × {width}{shift}.",
        "zh": "指标得分 =（值 − 下端）÷（上端 − 下端）× {width}{shift}；越小越好的指标（↓）为"
        "（上端 − 值）÷（上端 − 下端）× {width}{shift}。",
    },
    "explain-z-score": {
        "en": "An indicator's score is (value − mean) / standard deviation, with the sign turned "
        "where less is better (↓).",
        "zh": "指标得分 =（值 − 均值）÷ 标准差；越小越好的指标（↓）取相反数。",
    },
    "explain-order": {
        "en": "An indicator's score comes from its order among the regions of the pool.",
        "zh": "指标得分由该值在比较范围内的次序得出。",
    },
    "explain-target": {
        "en": "An indicator's score is its way from the worst region to the target.",
        "zh": "指标得分为从最差地区到目标值之间所处的位置。",
    },
    "explain-circle": {
        "en": "{circle} is the {rule} of its members:",
        "zh": "{circle} 由成员得出（{rule}）：",
    },
    "explain-matrix": {
        "en": "Judgments below {node}: λmax {lambda_max:.4f}, CR {cr:.4f} (RI table "
        "{random_index}), weights by {method}. Row over column.",
        "zh": "{node} 下各项的判断矩阵：λmax {lambda_max:.4f}，CR {cr:.4f}（RI 表 {random_index}"
        "），{method}求权重。行对列。",
    },
    "explain-file": {"en": "from {path}", "zh": "见 {path}"},
    "imputed-quotient": {
        "en": "{value} per {denominator} (filled: {method})",
        "zh": "{value}，与 {denominator} 之比（填补：{method}）",
    },
    "imputed": {"en": "{value} (filled: {method})", "zh": "{value}（填补：{method}）"},
    "compare-title": {
        "en": "{node} {year}: {pool}, A against B",
        "zh": "{year} 年{node}：{pool}，A 与 B 对比",
    },
    "compare-side": {"en": "{side}: {heading}", "zh": "{side}：{heading}"},
    "compare-summary": {
        "en": "{moved} of {count} regions change rank, by {mean:.2f} places on average and {most} "
        "at most ({where}). Spearman {spearman:.4f}, Kendall tau-b {kendall:.4f}.",
        "zh": "{count} 个地区中 {moved} 个名次有变，平均变动 {mean:.2f} 位，最多 {most} 位"
        "（{where}）。Spearman 相关 {spearman:.4f}，Kendall tau-b {kendall:.4f}。",
    },
    "compare-same": {
        "en": "No region changes rank ({count} regions).",
        "zh": "{count} 个地区的名次都没有变化。",
    },
    "more-notes": {
        "en": "… and {count} more notes",
        "zh": "……另有 {count} 条说明",
    },
    "error": {"en": "error", "zh": "错误"},
    "warning": {"en": "warning", "zh": "警告"},
    "note": {"en": "note", "zh": "说明"},
    "wrote": {"en": "wrote {path}", "zh": "已写入 {path}"},
    "fill-in": {
        "en": "Fill in values.csv (a value for each region, year and indicator), then: "
        "ahp-index build {folder}",
        "zh": "请填写 values.csv（各地区、各年份、各指标的数值），然后运行："
        "ahp-index build {folder}",
    },
    # workbook
    "sheet-about": {"en": "About", "zh": "说明"},
    "sheet-weights": {"en": "Weights", "zh": "权重"},
    "sheet-league": {"en": "League {pool}", "zh": "排名 {pool}"},
    "sheet-values": {"en": "Values", "zh": "指标值"},
    "sheet-imputed": {"en": "Imputed", "zh": "填补缺失"},
    "sheet-divided": {"en": "Divided", "zh": "除以分母"},
    "sheet-capped": {"en": "Capped", "zh": "截断"},
    "sheet-transformed": {"en": "Transformed", "zh": "变换"},
    "sheet-treated": {"en": "Treated", "zh": "离群值处理"},
    "sheet-normalized": {"en": "Normalized", "zh": "标准化"},
    "sheet-scores": {"en": "Scores", "zh": "得分"},
    "sheet-contributions": {"en": "Points", "zh": "贡献分"},
    "sheet-ranks": {"en": "Ranks", "zh": "排名"},
    "sheet-reference": {"en": "Reference", "zh": "标准化参照"},
    "sheet-circles": {"en": "Circles", "zh": "经济圈"},
    "sheet-notes": {"en": "Notes", "zh": "处理记录"},
    "sheet-check": {"en": "Check", "zh": "核算"},
    "sheet-region": {"en": "Check one region", "zh": "核算单个地区"},
    "same-as-before": {
        "en": "same as the stage before: {stages}",
        "zh": "与上一步相同：{stages}",
    },
    "check-about": {
        "en": "Live formulas: every score is computed here from the normalized indicators and the "
        "local weights above each column, every rank from the scores. The columns to the right "
        "compare with the figures of the program; the differences should be zero.",
        "zh": "本表为公式：由标准化后的指标和各列上方的局部权重逐级算出得分，再由得分算出排名。"
        "右侧各列与程序结果对照，差值应为零。",
    },
    "check-computed": {"en": "{what} (program)", "zh": "{what}（程序）"},
    "check-difference": {"en": "Difference", "zh": "差值"},
    "check-ranked": {"en": "Score ranked on", "zh": "用于排名的得分"},
    "region-about": {
        "en": "Choose a year and a region in the yellow cells; everything below is computed by "
        "formulas.",
        "zh": "在黄色单元格中选择年份和地区，下面全部由公式算出。",
    },
    "region-sum": {
        "en": "Score = SUMPRODUCT(weights, normalized values)",
        "zh": "得分 = SUMPRODUCT(权重, 标准化值)",
    },
    "region-rank": {"en": "Rank in the pool", "zh": "在比较范围内的排名"},
    "normalized-column": {"en": "Normalized", "zh": "标准化值"},
    "year": {"en": "Year", "zh": "年份"},
    "code": {"en": "Code", "zh": "代码"},
    "name": {"en": "Name", "zh": "名称"},
    "parent": {"en": "Parent", "zh": "上级"},
    "level": {"en": "Level", "zh": "层级"},
    "pool": {"en": "Pool", "zh": "比较范围"},
    "attainable": {"en": "Attainable points", "zh": "最高可得分"},
    "severity": {"en": "Severity", "zh": "性质"},
    "message": {"en": "Message", "zh": "内容"},
    # charts
    "chart-ranking": {
        "en": "{node} {year}: what the scores are made of",
        "zh": "{year} 年{node}：得分构成",
    },
    "chart-heatmap": {
        "en": "{node} {year}: scores by dimension",
        "zh": "{year} 年{node}：各维度得分",
    },
    "chart-bump": {"en": "{node}: ranks over the years", "zh": "{node}：历年排名"},
    "chart-profile": {
        "en": "{region} {year} and the {pool}",
        "zh": "{year} 年{region}与{pool}对比",
    },
    "chart-map": {"en": "{node} {year} by province", "zh": "{year} 年各省市{node}"},
    "chart-range": {"en": "lowest to highest", "zh": "最低至最高"},
    "chart-quartiles": {"en": "middle half", "zh": "中间 50%"},
    "chart-median": {"en": "median", "zh": "中位数"},
    "chart-no-data": {"en": "not in the data", "zh": "无数据"},
    "chart-first": {"en": "the first {count} of {total}", "zh": "前 {count} 名，共 {total} 个"},
    "chart-members": {"en": "members of {circle}", "zh": "{circle}成员"},
}


def word(name: str, lang: Language, /, **details: object) -> str:
    """Return a word or sentence of the vocabulary, filled in.

    >>> word("rank", "zh"), word("wrote", "en", path="a.csv")
    ('排名', 'wrote a.csv')
    """
    text = WORDS[name][lang]
    return text.format_map(details) if details else text


def pool_word(pool: str, lang: Language) -> str:
    """Name a pool in the plural; a kind that is not known, by its own name.

    >>> pool_word("city", "en"), pool_word("port", "en")
    ('cities', 'port')
    """
    return WORDS[f"pool-{pool}"][lang] if f"pool-{pool}" in WORDS else pool


def kind_word(kind: str, lang: Language) -> str:
    """Name one region of a kind, as a column's heading.

    >>> kind_word("city", "zh"), kind_word("port", "zh")
    ('城市', '地区')
    """
    return WORDS[kind if kind in ("province", "city", "circle") else "region"][lang]
