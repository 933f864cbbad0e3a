"""Every message of the index in English and Chinese, and the words of its headings."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.messages import Language, Message, error, note, register, warning

_ENGINE: Mapping[str, Message] = {
    # values
    "value-missing": error(
        "{region} has no value of {indicator} in {year}",
        "{region} 缺少 {year} 年的 {indicator} 数据",
        'give it, or choose in index.toml how to fill gaps: [missing] method = "median"',
        '请补上，或在 index.toml 中选择填补方法：[missing] method = "median"',
    ),
    "value-still-missing": error(
        "{region} has no value of {indicator} in {year}, and {methods} cannot fill it",
        "{region} 缺少 {year} 年的 {indicator} 数据，用 {methods} 也无法填补",
        "give it, or add another method to [missing] in index.toml",
        "请补上，或在 index.toml 的 [missing] 中再加一种方法",
    ),
    "value-imputed": note(
        "{indicator} of {region} in {year} was missing and set to {value:.6g} ({method})",
        "{region} {year} 年的 {indicator} 缺失，已填为 {value:.6g}（{method}）",
    ),
    "value-winsorized": note(
        "{indicator} of {region} in {year} was an outlier: {before:.6g} was set to {after:.6g}",
        "{region} {year} 年的 {indicator} 为离群值：{before:.6g} 已缩为 {after:.6g}",
    ),
    "indicator-coverage": error(
        "only {share:.0%} of the regions of kind {pool} have a value of {indicator} in {year}; at "
        "least {least:.0%} are required",
        "{year} 年 {pool} 中只有 {share:.0%} 的地区有 {indicator} 数据，要求至少 {least:.0%}",
        "give more values, or lower indicator_coverage in index.toml",
        "请补充数据，或在 index.toml 中降低 indicator_coverage",
    ),
    "region-coverage": error(
        "{region} has only {share:.0%} of its values in {year}; at least {least:.0%} are required",
        "{region} {year} 年只有 {share:.0%} 的数据，要求至少 {least:.0%}",
        'give more values, or write below = "exclude" under [missing] in index.toml',
        '请补充数据，或在 index.toml 的 [missing] 下写 below = "exclude"',
    ),
    "region-excluded": note(
        "{region} is left out in {year}: it has only {share:.0%} of its values, and {least:.0%} "
        "are required",
        "{region} {year} 年未纳入：只有 {share:.0%} 的数据，要求至少 {least:.0%}",
    ),
    # transforms
    "denominator-zero": error(
        "{indicator} of {region} is 0 in {year}, and {of} is divided by it",
        "{region} {year} 年的 {indicator} 为 0，而 {of} 要除以它",
        'correct it, or choose in index.toml: [transforms] zero_denominator = "zero" or "missing"',
        '请更正，或在 index.toml 中选择：[transforms] zero_denominator = "zero" 或 "missing"',
    ),
    "transform-undefined": error(
        "{indicator} of {region} is {value} in {year}, and {transform} is not defined for it",
        "{region} {year} 年的 {indicator} 为 {value}，无法取 {transform}",
        "correct it, or choose another transform in indicators.csv, such as log1p for zeros",
        "请更正，或在 indicators.csv 中换一种变换，如有零值可用 log1p",
    ),
    # normalization
    "column-empty": error(
        "{indicator} has no value at all for {pool} in {year}",
        "{year} 年 {pool} 的 {indicator} 完全没有数据",
        "give its values, or take the indicator out of the model",
        "请补充数据，或从模型中删去该指标",
    ),
    "column-constant": error(
        "{indicator} is {value} for every region of kind {pool} in {year}, so it cannot be "
        "normalized",
        "{year} 年 {pool} 各地区的 {indicator} 都是 {value}，无法标准化",
        "say in index.toml what such a column counts: [normalization] constant = 0",
        "请在 index.toml 中写明这种指标取多少分：[normalization] constant = 0",
    ),
    "one-region-only": error(
        "there is only one region of kind {pool} in {year}, and nothing to compare it with",
        "{year} 年 {pool} 只有一个地区，无从比较",
        "add regions, or normalize against fixed goalposts: [normalization] reference = "
        '"goalposts"; a circle may stand on its members\' scale: [groups] reference = "members"',
        '请补充地区，或按固定的上下限标准化：[normalization] reference = "goalposts"；'
        '经济圈可按其成员的标度：[groups] reference = "members"',
    ),
    "goalposts-missing": error(
        "{indicator} is normalized against goalposts, but has none",
        "{indicator} 要按上下限标准化，但没有给出上下限",
        "fill in goalpost_low and goalpost_high in indicators.csv",
        "请在 indicators.csv 中填写 goalpost_low 和 goalpost_high",
    ),
    "value-outside-goalposts": error(
        "{indicator} of {region} is {value} in {year}, outside its goalposts {low} to {high}",
        "{region} {year} 年的 {indicator} 为 {value}，超出上下限 {low} 至 {high}",
        'correct it, or say in index.toml what becomes of it: [normalization] outside = "cap" '
        'or "keep"',
        '请更正，或在 index.toml 中选择：[normalization] outside = "cap" 或 "keep"',
    ),
    "value-beyond-target": error(
        "{indicator} of {region} is {value} in {year}, beyond its target {target}",
        "{region} {year} 年的 {indicator} 为 {value}，已超过目标值 {target}",
        'say in index.toml what becomes of it: [normalization] outside = "cap" or "keep"',
        '请在 index.toml 中选择：[normalization] outside = "cap" 或 "keep"',
    ),
    "target-missing": error(
        "{indicator} is normalized by its distance to a target, but has none",
        "{indicator} 要按与目标值的距离标准化，但没有给出目标值",
        "fill in target in indicators.csv",
        "请在 indicators.csv 中填写 target",
    ),
    "target-not-beyond": error(
        "the target {target} of {indicator} is no better than the worst region",
        "{indicator} 的目标值 {target} 不优于最差的地区",
        "check the target, its unit and the direction",
        "请核对目标值、单位和方向",
    ),
    # aggregation
    "child-missing": error(
        "{node} of {region} cannot be computed in {year}: {indicator} is missing",
        "{region} {year} 年的 {node} 无法计算：缺少 {indicator}",
        'give the value, or write missing = "renormalize" under [aggregation] in index.toml',
        '请补上数据，或在 index.toml 的 [aggregation] 下写 missing = "renormalize"',
    ),
    "mean-not-positive": error(
        "{indicator} of {region} in {year} has the score {score}, and a {mean} mean ({node}) needs "
        "scores above 0",
        "{region} {year} 年的 {indicator} 得分为 {score}，而 {node} 取 {mean} 平均要求得分大于 0",
        "choose a scale that begins above 0, such as [normalization] range = [1, 100], or an "
        "arithmetic mean",
        "请选择下限大于 0 的标度，如 [normalization] range = [1, 100]，或改用 arithmetic",
    ),
    "weight-without-values": error(
        "the weights ({weights}) include {indicator}, which the project has no values of",
        "权重（{weights}）含有 {indicator}，而项目中没有该指标的数据",
        "add it to indicators.csv and its values, or use another model",
        "请在 indicators.csv 中添加该指标及其数据，或换一个模型",
    ),
    "values-index": error(
        "the values are not indexed by year and region, but by {found}",
        "数据表的行索引应为年份和地区，而不是 {found}",
        "make the table with index.value_table",
        "请用 index.value_table 生成",
    ),
    "values-column": error(
        "the values have no column {indicator}",
        "数据表没有列 {indicator}",
        "{suggestion}",
        "{suggestion}",
    ),
    "nothing-selected": error(
        "no value is left for these years and kinds of regions",
        "按所选年份和地区类别没有任何数据",
        "check years and [pools] kinds in index.toml",
        "请核对 index.toml 中的 years 和 [pools] kinds",
    ),
    # groups
    "groups-circular": error(
        "circles contain each other: {circles}",
        "经济圈互相包含：{circles}",
        "take one of the memberships out of groups.csv",
        "请在 groups.csv 中删去其中一条",
    ),
    "member-without-figure": warning(
        "{circle} has no figure in {year}: its member {member} has none",
        "{circle} {year} 年没有得分：其成员 {member} 没有得分",
        "give the member's values, or take it out of groups.csv",
        "请补充该成员的数据，或在 groups.csv 中删去",
    ),
    "recompute-unknown": error(
        "groups are recomputed from values, but it is not said how {indicator} is put together",
        "经济圈要从指标值重新计算，但未说明 {indicator} 如何合并",
        "write sum or mean in the column recompute of indicators.csv",
        "请在 indicators.csv 的 recompute 列写 sum 或 mean",
    ),
    "members-of-several-pools": error(
        "circles have members of several pools ({pools}), which are not on one scale",
        "经济圈的成员属于不同的比较范围（{pools}），不在同一标度上",
        'let all members be of one kind, or write by = "all" under [pools] in index.toml',
        '请让成员属于同一类别，或在 index.toml 的 [pools] 下写 by = "all"',
    ),
    # changes
    "year-unknown": error(
        "the index has no year {year}",
        "指数中没有 {year} 年",
        "known: {known}",
        "可用：{known}",
    ),
    "changes-of-order": error(
        "a change of scores by {normalization} cannot be parted: they depend on all regions at "
        "once",
        "按 {normalization} 标准化的得分取决于所有地区，其变化无法分解",
        "part the changes of min-max, z-score or distance to target",
        "可对 min-max、z-score 或 distance-to-target 的变化作分解",
    ),
    "change-not-parted": note(
        "the change of {region} is not parted: between the two years a column does not vary, or "
        "a mean meets scores it is not defined for",
        "{region} 的变化未作分解：两年之间的混合状态中有指标无差异，或得分无法取平均",
    ),
    # project files
    "no-index-project": error(
        "this is no index project: it has no index.toml",
        "这不是指数项目文件夹：其中没有 index.toml",
        "start one with: ahp-index new FOLDER --model MODEL",
        "可用 ahp-index new 文件夹 --model 模型 新建",
    ),
    "table-missing": error(
        "the project lacks this table (columns {columns})",
        "项目缺少这张表（列：{columns}）",
        "add it, as CSV or as an Excel workbook (.xlsx)",
        "请添加，CSV 或 Excel 工作簿（.xlsx）均可",
    ),
    "table-suffix": error(
        "this is no table by its name, which should end in one of {suffixes}",
        "从文件名看不是表格，应以 {suffixes} 之一结尾",
        "save it as CSV or as an Excel workbook (.xlsx)",
        "请另存为 CSV 或 Excel 工作簿（.xlsx）",
    ),
    "table-empty": error("the table is empty", "表格为空"),
    "csv-broken": error(
        "the row cannot be taken apart: {reason}",
        "此行无法解析：{reason}",
        "check the quotation marks",
        "请检查引号",
    ),
    "column-without-heading": error(
        "the column has values but no heading",
        "该列有数据但没有标题",
        "write a heading, or delete the column",
        "请写上标题，或删除该列",
    ),
    "column-unknown": error(
        "no column is named {column!r}", "没有名为 {column!r} 的列", "{suggestion}", "{suggestion}"
    ),
    "column-twice": error(
        "the column {column!r} stands twice",
        "列 {column!r} 出现两次",
        "keep one of the two",
        "请只保留一列",
    ),
    "column-missing": error(
        "the column {column} is missing",
        "缺少列 {column}",
        "add it to the heading",
        "请在标题行补上",
    ),
    "row-too-long": error(
        "the row has {cells} cells, but there are {headings} headings",
        "此行有 {cells} 格，而标题只有 {headings} 个",
        "check for a comma too many, or put the cell into quotation marks",
        "请检查是否多了逗号，或给该单元格加引号",
    ),
    "cell-merged": error(
        "cells are merged ({cells})",
        "单元格已合并（{cells}）",
        "unmerge them; every figure needs a cell of its own",
        "请取消合并，每个数据应独占一格",
    ),
    "cell-formula": error(
        "the formula has no saved value",
        "公式没有已保存的计算结果",
        "open the workbook in Excel, save it, and try again; or type the value",
        "请用 Excel 打开并保存后再试，或直接填写数值",
    ),
    "cell-error": error(
        "{value} is a spreadsheet's error value",
        "{value} 是电子表格的错误值",
        "correct the cell, or leave it blank if there is no value",
        "请更正该单元格；没有数据请留空",
    ),
    "cell-date": error(
        "{value} is a date, not a number",
        "{value} 是日期，不是数字",
        "format the cell as a number and type it anew",
        "请将单元格设为数字格式后重新输入",
    ),
    "cell-infinite": error(
        "{value} is not a finite number",
        "{value} 不是有限的数",
        "leave the cell blank if there is no value",
        "没有数据请留空",
    ),
    "cell-comma": error(
        "{value} has a comma where a decimal has a point",
        "{value} 用逗号作了小数点",
        "write {guess}",
        "请写 {guess}",
    ),
    "cell-percent": error(
        "{value} is a percentage",
        "{value} 是百分数",
        "write {guess}, and the unit % in indicators.csv",
        "请写 {guess}，并在 indicators.csv 中写单位 %",
    ),
    "cell-not-number": error(
        "{value} is not a number",
        "{value} 不是数字",
        "write a number, or leave the cell blank if there is no value",
        "请写数字；没有数据请留空",
    ),
    "cell-comma-unclear": error(
        "{value} may be {guess} or {other}",
        "{value} 可能是 {guess}，也可能是 {other}",
        "write whichever is meant, in all of the column; nothing else in the file shows whether "
        "its commas are decimal signs or part thousands",
        "请写成其中之一，整列都要改；文件中的其他数值也无法说明逗号是小数点还是千位分隔符",
    ),
    "cell-not-empty": error(
        "{column} is {value}, which is no number; only an empty cell means that none is given",
        "{column} 的值 {value} 不是数字；只有空单元格才表示未给出",
        "write a number, or empty the cell",
        "请写数字，或清空该单元格",
    ),
    "code-blank": error("the row has no code", "此行没有代码", "give it one", "请写上代码"),
    "code-repeated": error(
        "the code {code!r} stands already at {other}",
        "代码 {code!r} 已出现在{other}",
        "give every row a code of its own",
        "每行的代码不能重复",
    ),
    "word-unknown": error(
        "{column} is {found!r}, which is not known",
        "{column} 的值 {found!r} 无法识别",
        "{suggestion}",
        "{suggestion}",
    ),
    "direction-unknown": error(
        "the direction is {value}, which is neither 1 nor -1",
        "方向为 {value}，既不是 1 也不是 -1",
        "write 1 or + (正, 正向) where more is better, -1 or - (负, 逆向) where less is better; "
        "only an empty cell means 1",
        "越大越好写 1 或 +（正、正向），越小越好写 -1 或 -（负、逆向）；只有空单元格表示 1",
    ),
    "number-not-positive": error(
        "{column} is {value}, which is not above 0", "{column} 为 {value}，应大于 0"
    ),
    "ends-reversed": error(
        "the low end {low} is not below the high end {high} ({names})",
        "下端 {low} 不小于上端 {high}（{names}）",
        "exchange the two; direction says which end is best",
        "请将二者对调；优劣由 direction 决定",
    ),
    "end-undefined": error(
        "{transform} is not defined for {value}",
        "{value} 无法取 {transform}",
        "write goalposts and target in the unit of the values, before the transform",
        "上下限和目标值请按变换前的数值填写",
    ),
    "denominator-unknown": error(
        "the denominator {denominator!r} is no other indicator",
        "分母 {denominator!r} 不是另一个指标",
        "{suggestion}",
        "{suggestion}",
    ),
    "indicator-without-weight": error(
        "{indicator} has no weight: the model has no such indicator",
        "{indicator} 没有权重：模型中没有该指标",
        "{suggestion}",
        "{suggestion}",
    ),
    "indicator-is-node": error(
        "{indicator} is no indicator but a node of the model with others below it",
        "{indicator} 不是指标，而是模型中还有下级的节点",
        "{suggestion}",
        "{suggestion}",
    ),
    "indicator-not-declared": error(
        "the model weighs {indicator}, but there is no such row",
        "模型含有指标 {indicator}，但表中没有这一行",
        "add it with its direction and unit",
        "请补上，并写明方向和单位",
    ),
    "parent-unknown": error(
        "the parent {parent!r} is no region",
        "上级 {parent!r} 不是地区代码",
        "{suggestion}",
        "{suggestion}",
    ),
    "name-shared": error(
        "the name {name!r} stands for several regions of one kind: {codes}",
        "名称 {name!r} 对应同一类别的几个地区：{codes}",
        "give them different names, or different kinds",
        "请区分名称，或区分类别",
    ),
    "division-unknown": error(
        "{division} is no province-level code of GB/T 2260",
        "{division} 不是 GB/T 2260 的省级行政区划代码",
        "expected: {expected}",
        "应为：{expected}",
    ),
    "division-mismatch": error(
        "{division} is the code of {official}, not of {region}",
        "{division} 是{official}的行政区划代码，不是{region}的",
        "expected: {expected}",
        "应为：{expected}",
    ),
    "region-blank": error("the row names no region", "此行没有写地区"),
    "region-unknown": error(
        "no region is named {region!r} (rows: {rows})",
        "没有名为 {region!r} 的地区（共 {rows} 行）",
        "{suggestion}",
        "{suggestion}",
    ),
    "region-ambiguous": error(
        "{region!r} may be any of {codes}",
        "{region!r} 可能是 {codes} 中的任何一个",
        "write the code, or add a column kind",
        "请写代码，或加一列 kind",
    ),
    "region-absent": error(
        "{region} has no values (years: {years})",
        "{region} 没有数据（年份：{years}）",
        'add them; or, where there are none, write absent = "leave-out" under [missing] in '
        "index.toml, or delete it from regions.csv",
        '请补上；确无数据时，在 index.toml 的 [missing] 下写 absent = "leave-out"，'
        "或从 regions.csv 删去",
    ),
    "region-without-values": error(
        "{region} has no value in any year",
        "{region} 没有任何数据",
        "add its values, or delete it from regions.csv",
        "请补充数据，或从 regions.csv 删去",
    ),
    "region-left-out": note(
        "{region} has no values and is left out (years: {years})",
        "{region} 没有数据，未纳入（年份：{years}）",
    ),
    "indicator-blank": error("the row names no indicator", "此行没有写指标"),
    "indicator-unknown": error(
        "no indicator is named {indicator!r} (rows: {rows})",
        "没有名为 {indicator!r} 的指标（共 {rows} 行）",
        "{suggestion}",
        "{suggestion}",
    ),
    "indicator-ambiguous": error(
        "{indicator!r} may be any of {codes}",
        "{indicator!r} 可能是 {codes} 中的任何一个",
        "write the code",
        "请写代码",
    ),
    "indicator-without-values": error(
        "{indicator} has no value at all",
        "{indicator} 完全没有数据",
        "add its values, or take it out of indicators.csv and of the model",
        "请补充数据，或从 indicators.csv 和模型中删去",
    ),
    "year-not-number": error(
        "{value} is no year",
        "{value} 不是年份",
        "write four digits, such as 2022",
        "请写四位数字，如 2022",
    ),
    "year-not-declared": error(
        "{year} is none of the years that index.toml names (rows: {rows})",
        "{year} 不是 index.toml 中 years 所列的年份（共 {rows} 行）",
        "{suggestion}",
        "{suggestion}",
    ),
    "year-without-values": error(
        "index.toml names the year {year}, but there are no values of it",
        "index.toml 列有 {year} 年，但没有该年的数据",
        "add them, or take it out of years",
        "请补充数据，或从 years 中删去",
    ),
    "sample-seed": error(
        "the seed is {seed}, which is below 0",
        "种子为 {seed}，小于 0",
        "give a whole number such as 2022",
        "请给出 2022 这样的非负整数",
    ),
    "sample-scale": error(
        "the scale is {scale}; it must be above 0 and at most {most}",
        "规模为 {scale}，应大于 0 且不超过 {most}",
        "1 is the size of the report's database, 1000 a thousand times that",
        "1 即报告样本库的规模，1000 即其一千倍",
    ),
    "sample-not-named": error(
        "index.toml names no sample database",
        "index.toml 没有指定样本数据库",
        'write values = [{{ sample = "sample.toml" }}]',
        '请写 values = [{{ sample = "sample.toml" }}]',
    ),
    "sample-without-years": error(
        "records are rolled up for given years, but index.toml names none",
        "汇总记录需要指定年份，而 index.toml 没有列出",
        "write years = [2021, 2022]",
        "请写 years = [2021, 2022]",
    ),
    "sample-twice": error(
        "index.toml names a second sample besides {other}",
        "index.toml 在 {other} 之外又指定了一个样本数据库",
        "put all definitions into one file",
        "请把全部定义写在一个文件中",
    ),
    "sample-rejected": note(
        "{rejected} of {total} {table} were rejected: {reasons}",
        "{total} 条{table}记录中剔除了 {rejected} 条：{reasons}",
    ),
    "sample-strict": error(
        "no record may be rejected (--strict)",
        "不允许剔除任何记录（--strict）",
        "correct the records, or leave --strict out",
        "请更正记录，或去掉 --strict",
    ),
    "row-repeated": error(
        "the value of this region, year and indicator stands already at {other}{file}",
        "该地区、年份和指标的数据已出现在{other}{file}",
        "delete one of the two",
        "请删去其中之一",
    ),
    "value-negative": error(
        "{indicator} of {region} is {value} in {year}, but a count cannot be negative",
        "{region} {year} 年的 {indicator} 为 {value}，计数不能为负",
        "correct it; if it may be negative, give it another unit or a minimum in indicators.csv",
        "请更正；若可以为负，请在 indicators.csv 中改单位或写 minimum",
    ),
    "value-beyond-bounds": error(
        "{indicator} of {region} is {value} in {year}, beyond the bound {end}",
        "{region} {year} 年的 {indicator} 为 {value}，超出界限 {end}",
        "correct it, or change minimum and maximum in indicators.csv",
        "请更正，或修改 indicators.csv 中的 minimum、maximum",
    ),
    "group-not-circle": error(
        "{region} is of the kind {kind}, not a circle",
        "{region} 的类别是 {kind}，不是 circle",
        "write kind circle in regions.csv",
        "请在 regions.csv 中将类别写为 circle",
    ),
    "member-repeated": error(
        "{member} is a member of {circle} already at {other}",
        "{member} 已在{other}列为 {circle} 的成员",
        "delete one of the two rows",
        "请删去其中一行",
    ),
    "member-without-values": error(
        "{member}, a member of {circle}, has no values in any table",
        "{circle} 的成员 {member} 在任何表中都没有数据",
        "add its values, or take it out of the circle",
        "请补充数据，或将其移出该经济圈",
    ),
    "rules-differ": error(
        "{circle} has the rule {rule} here, but {first} at {other}",
        "{circle} 的规则此处为 {rule}，而在{other}为 {first}",
        "a circle has one rule; the other rows may leave it blank",
        "一个经济圈只有一种规则，其余各行可留空",
    ),
    "weight-blank": error(
        "other members of {circle} have a weight, but this one has none",
        "{circle} 的其他成员有权重，而此成员没有",
        "give every member a weight, or none",
        "请给每个成员写权重，或都不写",
    ),
    "weights-missing": error(
        "{circle} is a weighted mean, but its members have no weights",
        "{circle} 取加权平均，但成员没有权重",
        "fill in the column weight",
        "请填写 weight 列",
    ),
    "circle-with-values": error(
        "{circle} has values of its own, and is put together from members as well",
        "{circle} 既有自己的数据，又由成员合并而成",
        "keep one of the two",
        "请只保留其中一种",
    ),
    "node-unknown": error(
        "{node} is no node of the model with others below it",
        "{node} 不是模型中有下级的节点",
        "{suggestion}",
        "{suggestion}",
    ),
    "kind-unknown": error(
        "no region is of the kind {kind!r}",
        "没有类别为 {kind!r} 的地区",
        "{suggestion}",
        "{suggestion}",
    ),
    "outliers-with-goalposts": error(
        "outliers are treated by what other regions have, and goalposts must not depend on that",
        "离群值处理取决于其他地区，而固定上下限不应受其影响",
        'cap values at their goalposts instead: [normalization] outside = "cap"',
        '请改为在上下限处截断：[normalization] outside = "cap"',
    ),
    "goalposts-without-use": error(
        "{normalization} has no use for goalposts",
        "{normalization} 用不到上下限",
        'write reference = "year" or "pooled"',
        '请写 reference = "year" 或 "pooled"',
    ),
    "members-without-reference": error(
        "by {normalization}, circles cannot be put on their members' scale",
        "按 {normalization}，经济圈不能放到成员的标度上",
        'write reference = "groups"',
        '请写 reference = "groups"',
    ),
    "type-number": note("a number", "数字"),
    "type-positive": note("a number above 0", "大于 0 的数"),
    "type-share": note("a number from 0 to 1", "0 到 1 之间的数"),
    "type-whole": note("a whole number from 0 to 15", "0 到 15 的整数"),
    "type-range": note("two numbers, the lower one first", "两个数，小的在前"),
    "type-years": note("a list of years", "年份列表"),
    "type-texts": note("a text or a list of texts", "文字或文字列表"),
}

register(_ENGINE)

_PHRASES: Mapping[str, Mapping[Language, str]] = {
    "heading": {
        "en": "{normalization} {reference}, compared within {pools}; {mean}; weights {weights}; "
        "ranks by {ties} on {on}.",
        "zh": "{normalization}，{reference}，比较范围：{pools}；{mean}；权重：{weights}；"
        "排名：{ties}，按{on}。",
    },
    "no-progress": {
        "en": "Normalized within each year: scores of different years show relative positions, "
        "not progress.",
        "zh": "按年份分别标准化：不同年份的得分只反映相对位置，不反映进步与否。",
    },
    "sampled": {
        "en": "Values rolled up from {source}.",
        "zh": "指标值由 {source} 中的记录汇总。",
    },
    "sampled-synthetic": {
        "en": "Values rolled up from {source}: synthetic records (seed {seed}), no statistics.",
        "zh": "指标值由 {source} 中的记录汇总：合成数据（种子 {seed}），并非统计数据。",
    },
    "normalization-min-max": {"en": "Min-max", "zh": "最小值-最大值法"},
    "normalization-z-score": {"en": "Z-scores", "zh": "Z 分数法"},
    "normalization-rank": {"en": "Ranks", "zh": "排序法"},
    "normalization-percentile": {"en": "Percentiles", "zh": "百分位法"},
    "normalization-distance-to-target": {"en": "Distance to target", "zh": "目标距离法"},
    "reference-year": {"en": "in each year", "zh": "各年分别标准化"},
    "reference-pooled": {"en": "over all years", "zh": "各年合并标准化"},
    "reference-goalposts": {"en": "between fixed goalposts", "zh": "固定上下限"},
    "reference-target": {"en": "from the worst region of each year", "zh": "以各年最差地区为起点"},
    "all-regions": {"en": "all regions", "zh": "全部地区"},
    "and": {"en": " and ", "zh": "与"},
    "comma": {"en": ", ", "zh": "、"},
    "kind-province": {"en": "province", "zh": "省份"},
    "kind-city": {"en": "city", "zh": "城市"},
    "kind-county": {"en": "county", "zh": "县"},
    "kind-country": {"en": "country", "zh": "国家"},
    "kind-region": {"en": "region", "zh": "地区"},
    "kind-circle": {"en": "economic circle", "zh": "经济圈"},
    "mean-arithmetic": {"en": "arithmetic mean", "zh": "加权算术平均"},
    "mean-geometric": {"en": "geometric mean", "zh": "加权几何平均"},
    "mean-harmonic": {"en": "harmonic mean", "zh": "加权调和平均"},
    "ties-competition": {"en": "standard competition", "zh": "并列占位（1、2、2、4）"},
    "ties-dense": {"en": "dense ranking", "zh": "并列不占位（1、2、2、3）"},
    "ties-average": {"en": "average ranks", "zh": "并列取平均（1、2.5、2.5、4）"},
    "rank-unrounded": {"en": "unrounded scores", "zh": "未舍入的得分"},
    "rank-rounded": {
        "en": "scores rounded to {decimals} decimals",
        "zh": "舍入到 {decimals} 位小数的得分",
    },
}


def phrase(name: str, lang: Language, default: str | None = None, /, **details: object) -> str:
    """Return a phrase of a heading, filled in; the default where none has the name.

    >>> phrase("rank-rounded", "en", decimals=3), phrase("kind-port", "en", "port")
    ('scores rounded to 3 decimals', 'port')
    """
    if name not in _PHRASES and default is not None:
        return default
    text = _PHRASES[name][lang]
    return text.format_map(details) if details else text


_AUDIT: Mapping[str, Message] = {
    # reading audit.toml
    "type-audit-texts": note("a list of texts", "文字列表"),
    "type-audit-integer": note("a whole number", "整数"),
    "type-audit-integers": note("a list of whole numbers", "整数列表"),
    "type-audit-number": note("a number", "数字"),
    "type-audit-numbers": note("a list of numbers", "数字列表"),
    "audit-no-rows": error(
        "the table {table} has no rows",
        "表 {table} 没有数据行",
        "check the file, and what where selects of it",
        "请检查文件以及 where 的筛选条件",
    ),
    "audit-no-column": error(
        "there is no column {name!r}", "没有名为 {name!r} 的列", "{suggestion}", "{suggestion}"
    ),
    "audit-not-a-year": error(
        "{text!r} is no year",
        "{text!r} 不是年份",
        "write four digits, such as 2022",
        "请写四位数字，如 2022",
    ),
    "audit-unknown-table": error(
        "no table is declared as {code!r}",
        "未声明名为 {code!r} 的表",
        "{suggestion}",
        "{suggestion}",
    ),
    "audit-unknown-row": error(
        "the table {table} has no row {row!r}",
        "表 {table} 中没有名为 {row!r} 的行",
        "{suggestion}",
        "{suggestion}",
    ),
    "audit-unknown-year": error(
        "the table {table} has no year {year}",
        "表 {table} 没有 {year} 年",
        "{suggestion}",
        "{suggestion}",
    ),
    "audit-no-model": error(
        "{node!r} names a node of a weight model, but no model is declared",
        "{node!r} 是权重模型的节点，但未声明模型",
        'add it: [model] folder = "..."',
        '请补上：[model] folder = "..."',
    ),
    "audit-weights": error(
        "{count} weights are given for {parts} parts",
        "有 {parts} 个部分，却给出 {count} 个权重",
        "give each part one weight, or leave weights out",
        "请为每个部分写一个权重，或删去 weights",
    ),
    "audit-ranks": error(
        "{row} needs {count} whole numbers, one for each year",
        "{row} 应有 {count} 个整数，每年一个",
    ),
    "audit-scores": error(
        "{count} scores are given for the {rows} rows of order",
        "order 有 {rows} 行，却给出 {count} 个得分",
    ),
    "audit-empty-claim": error(
        "the claim says nothing that can be checked",
        "该论断没有可核对的内容",
        "give it order, rows, absent, ranks, scores, moves, same, up or down",
        "请写 order、rows、absent、ranks、scores、moves、same、up 或 down",
    ),
    "audit-name-twice": error(
        "two relations of this kind are named {name!r}",
        "同类关系中有两个都名为 {name!r}",
        "give each a name of its own",
        "请给每个关系不同的名称",
    ),
    # findings
    "audit-name": note("{en}", "{zh}"),
    "audit-sum": warning(
        "printed {printed}, but the parts {parts} add up to {low} to {high}",
        "印作 {printed}，但各部分 {parts} 之和在 {low} 到 {high} 之间",
    ),
    "audit-group": warning(
        "printed {printed}, but the members' scores {parts} give {low} to {high}",
        "印作 {printed}，但由各成员得分 {parts} 得出 {low} 到 {high}",
    ),
    "audit-part-missing": warning(
        "the relation cannot be checked: not printed are {missing}",
        "无法核对该关系：未印出 {missing}",
    ),
    "audit-range": warning(
        "printed {printed}, outside of what can be attained: {low} to {high}",
        "印作 {printed}，超出可达到的范围 {low} 到 {high}",
    ),
    "audit-row-twice": warning("{row} is listed more than once", "{row} 出现不止一次"),
    "audit-row-missing": warning(
        "{row} is missing, but stands in {other}", "缺少 {row}，而{other}中有"
    ),
    "audit-row-extra": warning(
        "{row} is listed, but not in {other}", "列有 {row}，而{other}中没有"
    ),
    "audit-row-count": warning(
        "{count} rows instead of {expected}", "有 {count} 行，应为 {expected} 行"
    ),
    "audit-blank": warning(
        "nothing is printed for {row}, though other rows have a figure",
        "{row} 此格为空，而其他行有数字",
    ),
    "audit-sequence": warning(
        "no tie convention gives these ranks ({convention}). Ties or gaps, times x rank and the "
        "next rank: {steps}",
        "没有一种并列规则能得出这些名次（{convention}）。并列或缺漏之处（个数×名次，下一名次）：{steps}",
    ),
    "audit-ties-competition": note("expected: 1, 2, 2, 4", "应为 1、2、2、4 式"),
    "audit-ties-dense": note("expected: 1, 2, 2, 3", "应为 1、2、2、3 式"),
    "audit-ties-average": note("expected: 1, 2.5, 2.5, 4", "应为 1、2.5、2.5、4 式"),
    "audit-ties-none": note("expected: no ties", "应无并列"),
    "audit-ties-one": note("expected: any, without gaps", "可为任一种，不得有缺漏"),
    "audit-ties-any": note("expected: any, without gaps", "可为任一种，不得有缺漏"),
    "audit-conventions": warning(
        "no tie convention fits all columns. Only 1, 2, 2, 4 fits: {competition}. "
        "Only 1, 2, 2, 3 fits: {dense}. Only 1, 2.5, 2.5, 4 fits: {average}",
        "没有一种并列规则适合所有各列。只符合 1、2、2、4 式：{competition}。"
        "只符合 1、2、2、3 式：{dense}。只符合 1、2.5、2.5、4 式：{average}",
    ),
    "audit-rank-exact": warning(
        "rank {rank} does not fit the score {score}: it should be {low}",
        "名次 {rank} 与得分 {score} 不符：应为 {low}",
    ),
    "audit-rank-order": warning(
        "rank {rank} does not fit the score {score}: the other rows leave {low} to {high}",
        "名次 {rank} 与得分 {score} 不符：由其他行看应在 {low} 到 {high} 之间",
    ),
    "audit-rank-from": warning(
        "rank {rank} does not fit the score {score}: the other rows leave {low} or below",
        "名次 {rank} 与得分 {score} 不符：由其他行看应为 {low} 或更后",
    ),
    "audit-same": warning(
        "printed {printed}, which should be {comparison} {other} in {table}{reason}",
        "印作 {printed}，应{comparison}{table}中的 {other}{reason}",
    ),
    "audit-equal": note("equal to", "等于"),
    "audit-at-least": note("at least", "不小于"),
    "audit-at-most": note("at most", "不大于"),
    "audit-copy": warning(
        "all {count} rows stand in the same order as in {other} {year}",
        "全部 {count} 行的顺序与{other} {year} 年相同",
    ),
    "audit-copy-unlike": warning(
        "all {count} rows stand in the same order as in {other} {year}; in other years only "
        "{low} to {high} % of the pairs do",
        "全部 {count} 行的顺序与{other} {year} 年相同；"
        "而其他年份两表只有 {low}% 到 {high}% 的行对顺序一致",
    ),
    "audit-claim-rank": warning(
        "the text says rank {low}, the table prints {printed}",
        "正文称第 {low} 位，表中印作 {printed}",
    ),
    "audit-claim-within": warning(
        "the text says rank {low} to {high}, the table prints {printed}",
        "正文称第 {low} 至 {high} 位，表中印作 {printed}",
    ),
    "audit-claim-omits": warning(
        "the text leaves out {row}, with ranks {ranks} always from {low} to {high}",
        "正文未提及 {row}，而其名次 {ranks} 始终在第 {low} 至 {high} 位",
    ),
    "audit-claim-never": warning(
        "the text says {row} had rank {low} at some time, the table prints {ranks}",
        "正文称{row}曾居第 {low} 位，表中名次为 {ranks}",
    ),
    "audit-claim-never-within": warning(
        "the text says {row} had a rank from {low} to {high} at some time, the table prints "
        "{ranks}",
        "正文称{row}曾居第 {low} 至 {high} 位，表中名次为 {ranks}",
    ),
    "audit-claim-listed": warning(
        "the text says {row} is not among the rows, but the table lists it",
        "正文称 {row} 不在其列，但表中列有",
    ),
    "audit-claim-score": warning(
        "the text says {said}, the table prints {printed}", "正文称 {said}，表中印作 {printed}"
    ),
    "audit-claim-move": warning(
        "the text says it {said}, but the rank was {before} in {first} and {after} in {last}",
        "正文称名次{said}，而 {first} 年为 {before}，{last} 年为 {after}",
    ),
    "audit-claim-unlisted": warning(
        "the text speaks of {row}, but the table prints nothing for it there",
        "正文提到 {row}，但表中该处没有数字",
    ),
    "audit-rose": note("rose", "上升"),
    "audit-fell": note("fell", "下降"),
    "audit-stayed": note("stayed", "不变"),
    "audit-rose-by": note("rose by {places}", "上升 {places} 位"),
    "audit-fell-by": note("fell by {places}", "下降 {places} 位"),
    "audit-joint-unique": warning(
        "the relations of {year} cannot all hold at once; the fewest corrections that make them "
        "hold always include this cell",
        "{year} 年的各项关系不能同时成立；使之成立的最少更正必定包括此格",
    ),
    "audit-joint-conflict": warning(
        "the relations of {year} cannot all hold at once; among these cells at least {count} must "
        "be corrected: {choices}",
        "{year} 年的各项关系不能同时成立；须在下列各格中至少更正 {count} 格：{choices}",
    ),
    "audit-joint-many": warning(
        "the relations of {year} cannot all hold at once, and at least {count} cells would have to "
        "be corrected: so many contradictions mean that a relation is not what is declared",
        "{year} 年的各项关系不能同时成立，至少须更正 {count} 格："
        "矛盾如此之多，说明所声明的关系有误",
    ),
    "audit-joint-choice": warning(
        "correcting this cell is one way to make the relations of {year} hold at once",
        "更正此格是使 {year} 年各项关系同时成立的方法之一",
    ),
    "audit-not-solved": error(
        "the linear program of {year} could not be solved: {reason}",
        "{year} 年的线性规划无法求解：{reason}",
    ),
}

register(_AUDIT)


_SHOW: Mapping[str, Message] = {
    "node-not-known": error(
        "the index has no item {node!r}",
        "指数中没有 {node!r} 这一项",
        "{suggestion}",
        "{suggestion}",
    ),
    "region-not-known": error(
        "the index has no region {region!r}",
        "指数中没有地区 {region!r}",
        "{suggestion}",
        "{suggestion}",
    ),
    "region-of-several-kinds": error(
        "{region!r} may be any of {codes}",
        "{region!r} 可能是 {codes} 中的任何一个",
        "write the code, or choose with --pool",
        "请写代码，或用 --pool 选择",
    ),
    "region-without-score": error(
        "{region} has no score in {year}",
        "{region} {year} 年没有得分",
        "years with a score: {known}",
        "有得分的年份：{known}",
    ),
    "setting-not-assigned": error(
        "--set {text!r} does not assign a value",
        "--set {text!r} 没有赋值",
        'write it as in index.toml, such as --set normalization.method="z-score"',
        '请按 index.toml 的写法，如 --set normalization.method="z-score"',
    ),
    "nothing-to-compare": error(
        "there is nothing to compare the project with",
        "没有可与该项目对比的内容",
        "give a second project, --model, --method or --set",
        "请给出另一个项目，或 --model、--method、--set",
    ),
    "nothing-in-common": error(
        "the two indices have no region and year in common",
        "两个指数没有共同的地区和年份",
    ),
    "option-memory": error(
        "--memory {found!r} is no amount of memory",
        "--memory {found!r} 不是内存大小",
        "write --memory 2GB",
        "请写 --memory 2GB",
    ),
    "option-threads": error(
        "--threads {found} is not above 0",
        "--threads {found} 应大于 0",
        "write --threads 2",
        "请写 --threads 2",
    ),
    "years-not-two": error(
        "{text!r} does not name two years",
        "{text!r} 不是两个年份",
        "write --changes 2021-2022",
        "请写 --changes 2021-2022",
    ),
    "years-not-listed": error(
        "{text!r} does not list years",
        "{text!r} 不是年份列表",
        "write --years 2021,2022",
        "请写 --years 2021,2022",
    ),
    "output-suffix": error(
        "a chart is written as .svg or .png, not {suffix!r}",
        "图表可存为 .svg 或 .png，不能存为 {suffix!r}",
    ),
    "font-missing": error(
        "no installed font has the characters {characters}, which would come out as boxes",
        "已安装的字体都没有 {characters} 等字，画出来会是方框",
        "install one, such as Noto Sans CJK (Debian, Ubuntu: apt install fonts-noto-cjk; Fedora: "
        "dnf install google-noto-sans-cjk-fonts; macOS and Windows bring one along), or name a "
        "font file: --font FILE",
        "请安装一种，如思源黑体 Noto Sans CJK（Debian、Ubuntu：apt install fonts-noto-cjk；"
        "Fedora：dnf install google-noto-sans-cjk-fonts；macOS 和 Windows 自带），"
        "或用 --font 指定字体文件",
    ),
    "font-unusable": error(
        "{path} cannot be used as a font: {reason}",
        "{path} 不能用作字体：{reason}",
        "name a .ttf, .otf or .ttc file",
        "请给出 .ttf、.otf 或 .ttc 文件",
    ),
    "chart-without-years": error(
        "ranks over the years need at least two years",
        "历年排名图至少需要两个年份",
    ),
    "chart-without-provinces": error(
        "none of the regions is a province of China with its official code",
        "没有带行政区划代码的省级地区",
        "add the column division to regions.csv",
        "请在 regions.csv 中添加 division 列",
    ),
    "chart-without-children": error(
        "{node} has nothing below it to show",
        "{node} 之下没有可显示的项",
        "choose a node above the indicators",
        "请选择指标之上的节点",
    ),
    "chart-package-missing": error(
        "charts need the package matplotlib",
        "绘图需要 matplotlib 软件包",
        "pip install matplotlib",
        "pip install matplotlib",
    ),
}

register(_SHOW)


_SOURCE: Mapping[str, Message] = {
    # the files of a folder of records
    "sample-table-twice": error(
        "the table {table} is also in {other}",
        "表 {table} 在 {other} 中也有",
        "keep one of the two",
        "请只保留一份",
    ),
    "sample-parts-differ": error(
        "the columns are not those of {other}, which belongs to the same table: {columns}",
        "列与同一张表的 {other} 不同：{columns}",
        "give every file of a table the same headings",
        "请让同一张表的各文件使用相同的表头",
    ),
    "sample-not-parquet": error(
        "this is no Parquet file, whatever its name says",
        "名为 Parquet，实则不是 Parquet 文件",
        "export it anew, or name it .csv if it is one",
        "请重新导出；若实为 CSV，请改名为 .csv",
    ),
    "sample-parquet-cut": error(
        "the Parquet file is incomplete or damaged: {reason}",
        "Parquet 文件不完整或已损坏：{reason}",
        "copy or export it anew",
        "请重新复制或导出",
    ),
    "sample-csv-ragged": error(
        "the row does not have {expected} cells as the headings do, but {found}",
        "此行有 {found} 格，而表头有 {expected} 列",
        "put texts that hold the delimiter in quotation marks",
        "含有分隔符的文本请加引号",
    ),
    "sample-csv-quote": error(
        "a quotation mark is opened and not closed, or text follows it",
        "引号未闭合，或引号后还有文字",
        "check the quotation marks; within a text in quotation marks they are doubled",
        "请检查引号；带引号的文本中，引号要写两遍",
    ),
    "sample-csv-long": error(
        "the row is longer than {bytes} bytes",
        "此行超过 {bytes} 字节",
        "check for a quotation mark that is never closed",
        "请检查是否有未闭合的引号",
    ),
    "sample-csv-broken": error(
        "the file cannot be taken apart into rows and cells",
        "文件无法拆分为行和单元格",
        "check the quotation marks, the number of cells in each row, and that all lines end alike",
        "请检查引号、每行的格数，以及各行的换行符是否一致",
    ),
    # where records are
    "source-scheme": error(
        "databases of kind {scheme} cannot be read",
        "无法读取 {scheme} 类型的数据库",
        "give a folder, a .duckdb file or postgresql://USER@HOST/DATABASE",
        "请给出文件夹、.duckdb 文件或 postgresql://用户@主机/数据库",
    ),
    "source-url": error(
        "the URL of the database cannot be taken apart",
        "数据库的网址无法解析",
        "write postgresql://USER@HOST:PORT/DATABASE and put the password into PGPASSWORD; in a URL "
        "its special characters are written as %40 for @ and so on",
        "请写作 postgresql://用户@主机:端口/数据库，密码放在 PGPASSWORD 中；"
        "若写在网址里，特殊字符须转写，如 @ 写作 %40",
    ),
    "source-not-for-spark": error(
        "Spark reads folders of CSV and Parquet files and tables of its catalog, not this file",
        "Spark 只能读取 CSV、Parquet 文件夹或其目录中的表，不能读取此文件",
        'write engine = "duckdb" for a DuckDB file',
        'DuckDB 文件请写 engine = "duckdb"',
    ),
    "source-package-missing": error(
        "this source needs the package {package}",
        "读取此数据源需要 {package} 软件包",
        'pip install "ahp-workbench[{extra}]"',
        'pip install "ahp-workbench[{extra}]"',
    ),
    "source-java-missing": error(
        "Spark needs Java, and there is none",
        "Spark 需要 Java，但未找到",
        "install Java 17 or later (Debian, Ubuntu: apt install openjdk-17-jre-headless), or set "
        "JAVA_HOME",
        "请安装 Java 17 或更新版本（Debian、Ubuntu：apt install openjdk-17-jre-headless），"
        "或设置 JAVA_HOME",
    ),
    "source-spark-not-started": error(
        "Spark did not start: {reason}",
        "Spark 无法启动：{reason}",
        "check the installation with: spark-submit --version",
        "请用 spark-submit --version 检查安装",
    ),
    "source-locked": error(
        "another program has the database open for writing: {program}, process {process}",
        "另一程序正以写入方式打开此数据库：{program}，进程 {process}",
        "close it there, or copy the file",
        "请在该程序中关闭，或复制一份文件",
    ),
    "source-not-duckdb": error(
        "the file cannot be opened as a DuckDB database: {reason}",
        "无法作为 DuckDB 数据库打开：{reason}",
        "give a DuckDB file that is complete and not newer than the DuckDB installed here, or a "
        "folder of CSV or Parquet files",
        "请给出完整且不高于此处 DuckDB 版本的 DuckDB 文件，或 CSV、Parquet 文件夹",
    ),
    "source-unreachable": error(
        "the database cannot be reached: {reason}",
        "无法连接数据库：{reason}",
        "check host and port, and that the server is running",
        "请检查主机和端口，以及服务器是否在运行",
    ),
    "source-refused": error(
        "the database refuses to let you in: {reason}",
        "数据库拒绝登录：{reason}",
        "check user and password; the password is read from PGPASSWORD or the URL",
        "请检查用户名和密码；密码取自 PGPASSWORD 或网址",
    ),
    "source-database-unknown": error(
        "the server does not have this database: {reason}",
        "服务器上没有该数据库：{reason}",
        "check the last part of the URL",
        "请检查网址的最后一段",
    ),
    "source-catalog-unknown": error(
        "Spark's catalog has no database {database!r}",
        "Spark 目录中没有数据库 {database!r}",
        "{suggestion}",
        "{suggestion}",
    ),
    "source-spill": error(
        "files cannot be put here while computing: {reason}",
        "无法在此存放计算中的临时文件：{reason}",
        "name another folder: spill",
        "请用 spill 指定另一个文件夹",
    ),
    "source-memory": error(
        "the memory limit of {memory} does not suffice",
        "内存上限 {memory} 不够用",
        'raise it, such as memory = "4GB", or allow fewer threads',
        '请提高上限，如 memory = "4GB"，或减少线程数',
    ),
    "source-failed": error(
        "the database gave up: {reason}",
        "数据库执行失败：{reason}",
        "",
        "",
    ),
}

register(_SOURCE)


_RECORDS: Mapping[str, Message] = {
    # sample.toml
    "sample-indicator-unknown": error(
        "the project has no indicator {indicator}",
        "项目中没有指标 {indicator}",
        "{suggestion}",
        "{suggestion}",
    ),
    "sample-endpoint-unused": error(
        "records of {table} have no ends, and endpoint says nothing about them",
        "{table} 的记录没有两端，不用写 endpoint",
        "delete endpoint; it belongs to relations",
        "请删去 endpoint，它只用于 relations",
    ),
    "sample-key-unused": error(
        "a {measure} does not use {key}",
        "{measure} 用不到 {key}",
        "delete {key}, or choose another measure: count, sum, mean, share",
        "请删去 {key}，或换一种 measure：count、sum、mean、share",
    ),
    "sample-column-unfit": error(
        "{column} of {table} cannot be used for a {measure}",
        "{table} 的 {column} 不能用于 {measure}",
        "{suggestion}",
        "{suggestion}",
    ),
    "sample-flow-undated": error(
        "records of {table} have no date, so none is of a year",
        "{table} 的记录没有日期，无法归入某一年",
        'write period = "stock" or leave it out',
        '请写 period = "stock"，或不写 period',
    ),
    "type-memory": note("an amount of memory", "内存大小"),
    "type-limits": note(
        "a number, a list of numbers, or limits of which the lower one is not above the upper",
        "数、数的列表，或下限不大于上限的范围",
    ),
    # tables
    "sample-table-missing": error(
        "{source} has no table {table}",
        "{source} 中没有表 {table}",
        'another name is told with [tables.{key}] name = "..."; {suggestion}',
        '表名不同时可写 [tables.{key}] name = "..."；{suggestion}',
    ),
    "sample-column-missing": error(
        "the table {table} of {source} has no column {column}",
        "{source} 的表 {table} 没有列 {column}",
        "another name is told with [tables.{key}] columns = {{ ... }}; {suggestion}",
        "列名不同时可写 [tables.{key}] columns = {{ ... }}；{suggestion}",
    ),
    "sample-column-type": error(
        "the column {column} of the table {table} of {source} is of type {found}, not {expected}",
        "{source} 的表 {table} 的列 {column} 类型为 {found}，应为{expected}",
        "convert it, or name another column",
        "请转换类型，或指定另一列",
    ),
    "sample-type-id": note("text or a whole number", "文字或整数"),
    "sample-type-text": note("text", "文字"),
    "sample-type-number": note("a number", "数字"),
    "sample-type-flag": note("true or false", "布尔值"),
    "sample-type-date": note("a date or a year", "日期或年份"),
    # records
    "sample-table-empty": warning(
        "the table {table} has no records",
        "表 {table} 没有记录",
        "check that it is the right one",
        "请核对是否为所需的表",
    ),
    "sample-value-absent": warning(
        "no record of {table} has {value!r} in {column}",
        "{table} 中没有 {column} 为 {value!r} 的记录",
        "{suggestion}",
        "{suggestion}",
    ),
    "sample-region-unknown": note(
        "no region is named {name!r}, which {count:record has|records have}",
        "没有名为 {name!r} 的地区（{count} 条记录）",
        "if it is another name of a region, add it to the aliases in regions.csv; {suggestion}",
        "若为某地区的别名，请加入 regions.csv 的 aliases；{suggestion}",
    ),
    "sample-city-unknown": note(
        "no city is named {name!r}; {count:record counts|records count} for the region only",
        "没有名为 {name!r} 的城市，{count} 条记录只计入所在地区",
        "add it to regions.csv, as a city or an alias; {suggestion}",
        "请把它作为城市或别名加入 regions.csv；{suggestion}",
    ),
    "sample-names-unknown": note(
        "{names:more name of a place is|more names of places are} unknown, in "
        "{count:record|records}",
        "另有 {names} 个地名无法识别，涉及 {count} 条记录",
    ),
    "sample-undated": note(
        "{count:record|records} of {table} without a date count for no year",
        "{table} 中 {count} 条记录没有日期，不计入任何一年",
    ),
    "sample-nowhere": note(
        "{count:relation counts|relations count} for no region, as the {endpoint} has none",
        "{count} 条关系的 {endpoint} 没有所在地区，不计入任何地区",
    ),
    "sample-count": error(
        "{table} has {total:record|records}, but {used} were used and {rejected} rejected",
        "{table} 有 {total} 条记录，但采用 {used} 条、剔除 {rejected} 条",
        "try again when nothing writes to the records; if it stays, please report it",
        "请在没有其他程序写入时重试；若仍如此，请报告此问题",
    ),
}

register(_RECORDS)
