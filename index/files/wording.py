"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import error, note

TABLE_MISSING = error(
    "table-missing",
    "the project lacks this table (columns {columns})",
    "项目缺少这张表（列：{columns}）",
    "add it, as CSV or as an Excel workbook (.xlsx)",
    "请添加，CSV 或 Excel 工作簿（.xlsx）均可",
)
CODE_BLANK = error("code-blank", "the row has no code", "此行没有代码", "give it one", "请写上代码")
CODE_REPEATED = error(
    "code-repeated",
    "the code {code!r} stands already at {other}",
    "代码 {code!r} 已出现在{other}",
    "give every row a code of its own",
    "每行的代码不能重复",
)
NUMBER_NOT_POSITIVE = error(
    "number-not-positive",
    "{column} is {value}, which is not above 0",
    "{column} 为 {value}，应大于 0",
)
PARENT_UNKNOWN = error(
    "parent-unknown",
    "the parent {parent!r} is no region",
    "上级 {parent!r} 不是地区代码",
    "{suggestion}",
    "{suggestion}",
)
NAME_SHARED = error(
    "name-shared",
    "the name {name!r} stands for several regions of one kind: {codes}",
    "名称 {name!r} 对应同一类别的几个地区：{codes}",
    "give them different names, or different kinds",
    "请区分名称，或区分类别",
)
DIVISION_UNKNOWN = error(
    "division-unknown",
    "{division} is no province-level code of GB/T 2260",
    "{division} 不是 GB/T 2260 的省级行政区划代码",
    "expected: {expected}",
    "应为：{expected}",
)
DIVISION_MISMATCH = error(
    "division-mismatch",
    "{division} is the code of {official}, not of {region}",
    "{division} 是{official}的行政区划代码，不是{region}的",
    "expected: {expected}",
    "应为：{expected}",
)
MANY_ALIKE = error(
    "many-alike",
    "of findings such as “{first}” there are {total}; the first {most} are listed",
    "“{first}”一类的问题共 {total} 处，只列出前 {most} 处",
)
REGION_BLANK = error("region-blank", "the row names no region", "此行没有写地区")
REGION_AMBIGUOUS = error(
    "region-ambiguous",
    "{region!r} may be any of {codes}",
    "{region!r} 可能是 {codes} 中的任何一个",
    "write the code, or add a column kind",
    "请写代码，或加一列 kind",
)
REGION_ABSENT = error(
    "region-absent",
    "{region} has no values (years: {years})",
    "{region} 没有数据（年份：{years}）",
    'add them; or, where there are none, write absent = "leave-out" under [missing] in '
    "index.toml, or delete it from regions.csv",
    '请补上；确无数据时，在 index.toml 的 [missing] 下写 absent = "leave-out"，'
    "或从 regions.csv 删去",
)
REGION_WITHOUT_VALUES = error(
    "region-without-values",
    "{region} has no value in any year",
    "{region} 没有任何数据",
    "add its values, or delete it from regions.csv",
    "请补充数据，或从 regions.csv 删去",
)
REGION_LEFT_OUT = note(
    "region-left-out",
    "{region} has no values and is left out (years: {years})",
    "{region} 没有数据，未纳入（年份：{years}）",
)
INDICATOR_BLANK = error("indicator-blank", "the row names no indicator", "此行没有写指标")
INDICATOR_UNKNOWN = error(
    "indicator-unknown",
    "no indicator is named {indicator!r} (rows: {rows})",
    "没有名为 {indicator!r} 的指标（共 {rows} 行）",
    "{suggestion}",
    "{suggestion}",
)
INDICATOR_AMBIGUOUS = error(
    "indicator-ambiguous",
    "{indicator!r} may be any of {codes}",
    "{indicator!r} 可能是 {codes} 中的任何一个",
    "write the code",
    "请写代码",
)
INDICATOR_WITHOUT_VALUES = error(
    "indicator-without-values",
    "{indicator} has no value at all",
    "{indicator} 完全没有数据",
    "add its values, or take it out of indicators.csv and of the model, if there is one; a node "
    "needs others below it",
    "请补充数据，或从 indicators.csv 和模型（如有）中删去；若是节点，则须有下级",
)
NO_VALUES_YET = error(
    "no-values-yet",
    "there is not a single value",
    "还没有任何数据",
    "fill the tables of values in",
    "请先填写指标值",
)
YEAR_NOT_NUMBER = error(
    "year-not-number",
    "{value} is no year",
    "{value} 不是年份",
    "write four digits, such as 2022, or a span of two years, such as 2020/21",
    "请写四位数字，如 2022；跨年度请写 2020/21",
)
YEAR_SPAN_NOT_NEXT = error(
    "year-span-not-next",
    "{value} does not end in the year after {first}",
    "{value} 没有止于 {first} 年的下一年",
    "a span such as {fitting} is one year that lies in two; several years, or a month, are no year",
    "{fitting} 这样的写法表示跨两个日历年的一个年度；多年合计或某个月份不是年度",
)
YEAR_IS_DATE = error(
    "year-is-date",
    "{value} is a date, not a year",
    "{value} 是日期，不是年份",
    "spreadsheets make dates of years such as {guess}: format the column as text, then write "
    "{guess} again",
    "电子表格会把 {guess} 这样的年份改成日期：请把该列设为文本格式，再重新写入 {guess}",
)
YEARS_OF_TWO_KINDS = error(
    "years-of-two-kinds",
    "{value} is written otherwise than {first} at {where}{file}",
    "{value} 与 {first} 的写法不同，后者见{where}{file}",
    "a project has either plain years or spans of two, all written alike; change one or the other",
    "一个项目要么用单一年份，要么用跨年度，且写法须一致；请修改其一",
)
YEARS_OF_RECORDS = error(
    "years-of-records",
    "records are counted by calendar years, but index.toml names years such as {first}",
    "记录按日历年汇总，而 index.toml 的 years 列有 {first} 这样的跨年度",
    "write plain years; or roll the records up elsewhere, by the dates of your years, and name the "
    "table of values",
    "请写单一年份；或按所需年度的起止日期另行汇总，再指定所得的数据表",
)
YEAR_NOT_DECLARED = error(
    "year-not-declared",
    "{year} is none of the years that index.toml names (rows: {rows})",
    "{year} 不是 index.toml 中 years 所列的年份（共 {rows} 行）",
    "{suggestion}",
    "{suggestion}",
)
YEAR_WITHOUT_VALUES = error(
    "year-without-values",
    "index.toml names the year {year}, but there are no values of it",
    "index.toml 列有 {year} 年，但没有该年的数据",
    "add them, or take it out of years",
    "请补充数据，或从 years 中删去",
)
SAMPLE_NOT_NAMED = error(
    "sample-not-named",
    "index.toml names no sample database",
    "index.toml 没有指定样本数据库",
    'write values = [{{ sample = "sample.toml" }}]',
    '请写 values = [{{ sample = "sample.toml" }}]',
)
SAMPLE_WITHOUT_YEARS = error(
    "sample-without-years",
    "records are rolled up for given years, but index.toml names none",
    "汇总记录需要指定年份，而 index.toml 没有列出",
    "write years = [2021, 2022]",
    "请写 years = [2021, 2022]",
)
SAMPLE_TWICE = error(
    "sample-twice",
    "index.toml names a second sample besides {other}",
    "index.toml 在 {other} 之外又指定了一个样本数据库",
    "put all definitions into one file",
    "请把全部定义写在一个文件中",
)
ROW_REPEATED = error(
    "row-repeated",
    "the value of this region, year and indicator stands already at {other}{file}",
    "该地区、年份和指标的数据已出现在{other}{file}",
    "delete one of the two",
    "请删去其中之一",
)
VALUE_NEGATIVE = error(
    "value-negative",
    "{indicator} of {region} is {value} in {year}, but a count cannot be negative",
    "{region} {year} 年的 {indicator} 为 {value}，计数不能为负",
    "correct it; if it may be negative, give it another unit or a minimum in indicators.csv",
    "请更正；若可以为负，请在 indicators.csv 中改单位或写 minimum",
)
VALUE_BEYOND_BOUNDS = error(
    "value-beyond-bounds",
    "{indicator} of {region} is {value} in {year}, beyond the bound {end}",
    "{region} {year} 年的 {indicator} 为 {value}，超出界限 {end}",
    "correct it, or change minimum and maximum in indicators.csv",
    "请更正，或修改 indicators.csv 中的 minimum、maximum",
)
VALUE_SEEMS_CODE = error(
    "value-seems-code",
    "{indicator} of {region} is {value} in {year}, beyond the bound {end}, and looks like a code "
    "for a missing value",
    "{region} {year} 年的 {indicator} 为 {value}，超出界限 {end}，像是缺失值的代码",
    "if it means that there is none, write codes = [{value}] under [missing] in index.toml, or "
    "{value} in the column missing of indicators.csv; else correct it",
    "若它表示缺失，请在 index.toml 的 [missing] 下写 codes = [{value}]，或在 indicators.csv 的 "
    "missing 列写 {value}；否则请更正",
)
VALUE_NOT_NUMBER = error(
    "value-not-number",
    "{value} is not a number",
    "{value} 不是数字",
    "write a number; where there is none, leave the cell blank, or say so once for all: "
    "codes = [{value}] under [missing] in index.toml",
    "请写数字；没有数据请留空，或在 index.toml 的 [missing] 下统一声明：codes = [{value}]",
)
TEXTS_TAKEN = note(
    "texts-taken",
    "{count:cell says|cells say} that there is no value ({texts}), as declared",
    "有 {count} 个单元格（{texts}）按声明视为缺失",
)
GROUP_NOT_CIRCLE = error(
    "group-not-circle",
    "{region} is of the kind {kind}, not a circle",
    "{region} 的类别是 {kind}，不是 circle",
    "write kind circle in regions.csv",
    "请在 regions.csv 中将类别写为 circle",
)
MEMBER_REPEATED = error(
    "member-repeated",
    "{member} is a member of {circle} already at {other}",
    "{member} 已在{other}列为 {circle} 的成员",
    "delete one of the two rows",
    "请删去其中一行",
)
MEMBER_WITHOUT_VALUES = error(
    "member-without-values",
    "{member}, a member of {circle}, has no values in any table",
    "{circle} 的成员 {member} 在任何表中都没有数据",
    "add its values, or take it out of the circle",
    "请补充数据，或将其移出该经济圈",
)
RULES_DIFFER = error(
    "rules-differ",
    "{circle} has the rule {rule} here, but {first} at {other}",
    "{circle} 的规则此处为 {rule}，而在{other}为 {first}",
    "a circle has one rule; the other rows may leave it blank",
    "一个经济圈只有一种规则，其余各行可留空",
)
WEIGHT_BLANK = error(
    "weight-blank",
    "other members of {circle} have a weight, but this one has none",
    "{circle} 的其他成员有权重，而此成员没有",
    "give every member a weight, or none",
    "请给每个成员写权重，或都不写",
)
WEIGHTS_MISSING = error(
    "weights-missing",
    "{circle} is a weighted mean, but its members have no weights",
    "{circle} 取加权平均，但成员没有权重",
    "fill in the column weight",
    "请填写 weight 列",
)
CIRCLE_WITH_VALUES = error(
    "circle-with-values",
    "{circle} has values of its own, and is put together from members as well",
    "{circle} 既有自己的数据，又由成员合并而成",
    "keep one of the two",
    "请只保留其中一种",
)
ROW_NOT_READ = note(
    "row-not-read", "a title or units, not read: {text}", "标题或单位行，未读入：{text}"
)
VALUE_TOO_LARGE = error(
    "value-too-large", "{value} is too large to compute with", "{value} 过大，无法计算"
)
TYPE_NUMBER = note("type-number", "a number", "数字")
TYPE_SHARE = note("type-share", "a number from 0 to 1", "0 到 1 之间的数")
TYPE_WHOLE = note("type-whole", "a whole number from 0 to 15", "0 到 15 的整数")
TYPE_RANGE = note("type-range", "two numbers, the lower one first", "两个数，小的在前")
TYPE_SPAN = note("type-span", "a whole number", "整数")
TYPE_CODES = note(
    "type-codes", "a number, a text or a list of these", "数、文字，或由它们组成的列表"
)
TYPE_STEPS = note(
    "type-steps",
    "a list of steps, each a name or a table {{ step = ... }}",
    "步骤列表，每项为名称或表 {{ step = ... }}",
)
TYPE_YEARS = note("type-years", "a list of years", "年份列表")
TYPE_YEAR = note("type-year", "a year", "年份")
TYPE_ORDER = note(
    "type-order",
    "a list of numbers of at least 0, not all 0",
    "由不小于 0、不全为 0 的数组成的列表",
)
