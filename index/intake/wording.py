"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note

META_MISSING = error(
    "imeta-missing",
    "iMeta is missing: a table with the columns iCode, Type, Level, Parent, Direction, Weight",
    "缺少 iMeta：含 iCode、Type、Level、Parent、Direction、Weight 各列的表",
    "name its file too",
    "请同时给出该文件",
)
DATA_MISSING = error(
    "idata-missing",
    "iData is missing: a table with a column uCode and one for each iCode that is no aggregate",
    "缺少 iData：含 uCode 列，且每个非 Aggregate 的 iCode 各占一列的表",
    "name its file too",
    "请同时给出该文件",
)
TABLES_SEVERAL = error(
    "coinr-tables-several",
    "this is a second table of the same kind, beside {other}",
    "这是第二个同类的表，另一个是 {other}",
    "give one iMeta and one iData",
    "iMeta 和 iData 请各给一个",
)
NEITHER_META_NOR_DATA = error(
    "neither-imeta-nor-idata",
    "this is neither iMeta (a column iCode) nor iData (a column uCode)",
    "这既不是 iMeta（含 iCode 列），也不是 iData（含 uCode 列）",
)
NO_COINR_SHEETS = error(
    "no-coinr-sheets",
    "the workbook has no sheets iMeta and iData, none of COINr's export_to_excel (Meta.Ind, "
    "Meta.Unit, Data.Raw) and none of the COIN Tool (Database, Framework); its sheets: {sheets}",
    "工作簿中没有工作表 iMeta 和 iData，没有 COINr 的 export_to_excel 所导出的工作表（Meta.Ind、"
    "Meta.Unit、Data.Raw），也没有 COIN Tool 的工作表（Database、Framework）；现有工作表：{sheets}",
    "name its sheets iMeta and iData",
    "请将工作表命名为 iMeta 和 iData",
)
TOOL_ALONE = error(
    "coin-tool-alone",
    "a workbook of the COIN Tool is a whole index",
    "COIN Tool 工作簿本身就是一个完整的指数",
    "name no other file beside it",
    "请不要同时给出其他文件",
)
YEAR_BEYOND = error(
    "import-year-beyond",
    "--year {year} is no year from 1000 to 2999",
    "--year {year} 不是 1000 到 2999 之间的年份",
)
ICODE_BLANK = error("icode-blank", "iCode is blank", "iCode 为空")
ICODE_REPEATED = error(
    "icode-repeated",
    "iCode {code} stands also in {other}",
    "iCode {code} 也见于{other}",
    "give each row a code of its own",
    "每行代码不得相同",
)
CELL_LACKS = error(
    "imeta-cell-blank",
    "{code} has no {column}",
    "{code} 缺少 {column}",
    "indicators and aggregates need Level, Direction and Weight, every row a Type",
    "Indicator 和 Aggregate 必须有 Level、Direction 和 Weight，每一行都必须有 Type",
)
LEVEL_NOT_WHOLE = error(
    "imeta-level",
    "Level is {level}, which is no whole number from 1 up",
    "Level 的值 {level} 不是不小于 1 的整数",
)
LEVEL_CONTRADICTS = error(
    "imeta-level-contradicts",
    "{code} is on level {level}, but what stands in Type and Parent puts it on level {expected}",
    "{code} 的 Level 为 {level}，但按 Type 和 Parent 应为 {expected}",
    "correct Level or Parent; indicators are on level 1, each parent one level above",
    "请更正 Level 或 Parent：Indicator 为第 1 层，上级比下级高一层",
)
PARENT_NOT_NEXT = error(
    "imeta-level-skipped",
    "{code} is on level {level}, its parent {parent} on level {above}",
    "{code} 的 Level 为 {level}，其 Parent {parent} 的 Level 为 {above}",
    "COINr lets nothing skip a level: put an Aggregate of its own between the two, or correct "
    "Parent",
    "COINr 不允许跳级：请在两者之间加一行只含该项的 Aggregate，或更正 Parent",
)
PARENT_NOT_THERE = error(
    "imeta-parent-unknown",
    "the parent {parent} is no iCode of an aggregate",
    "Parent {parent} 不是任何 Aggregate 的 iCode",
    "{suggestion}",
    "{suggestion}",
)
INDICATOR_HAS_CHILDREN = error(
    "imeta-indicator-above",
    "{code} is below {parent}, which is an indicator and has values of its own",
    "{code} 的上级 {parent} 是 Indicator，自有数值",
    "make {parent} an Aggregate, or correct the parent",
    "请把 {parent} 的 Type 改为 Aggregate，或更正 Parent",
)
AGGREGATE_EMPTY = error(
    "imeta-aggregate-empty",
    "the aggregate {code} has nothing below it",
    "Aggregate {code} 没有下级",
    "take the row out, or name {code} as the parent of others",
    "请删去该行，或在其他行的 Parent 中写 {code}",
)
ROOTS_IN_META = error(
    "imeta-roots-several",
    "several entries have no parent: {codes}",
    "有多行没有 Parent：{codes}",
    "an index has one root: give the others a parent",
    "一个指数只有一个顶层，请给其余各行写 Parent",
)
PARENTS_CIRCULAR = error(
    "imeta-circular",
    "every entry has a parent, so that there is no index on top",
    "每一行都有 Parent，没有顶层的指数",
    "leave the parent of the index blank or NA",
    "请将指数本身的 Parent 留空或写 NA",
)
NO_TREE = error(
    "imeta-no-tree",
    "no row is of the type Indicator",
    "没有 Type 为 Indicator 的行",
)
DENOMINATOR_NOT_THERE = error(
    "imeta-denominator-unknown",
    "the denominator {denominator} is no iCode of a denominator or an indicator",
    "Denominator {denominator} 不是任何分母或指标的 iCode",
    "{suggestion}",
    "{suggestion}",
)
COLUMN_NOT_IN_META = error(
    "idata-column-unknown",
    "the column {code} is no iCode of iMeta",
    "{code} 列不是 iMeta 中的 iCode",
    "{suggestion}",
    "{suggestion}",
)
TAKE_IT_OUT = note(
    "idata-column-other",
    "give it a row in iMeta (Type Other, where no step needs it), or take the column out",
    "请在 iMeta 中为其加一行（计算不用的，Type 写 Other），或删去该列",
)
VALUES_OF_AGGREGATE = error(
    "idata-aggregate",
    "{code} is an aggregate, which is computed and has no column here",
    "{code} 是 Aggregate，由计算得出，此处不应有其数据列",
)
ENTRY_WITHOUT_COLUMN = error(
    "idata-column-missing",
    "{code} is of the type {kind} in iMeta and has no column here",
    "iMeta 中的 {code}（{kind}）在此没有数据列",
)
TIME_MISSING = error(
    "idata-time-missing",
    "there is no column Time",
    "没有 Time 列",
    "give the year of the values: --year 2022",
    "请给出数值的年份：--year 2022",
)
YEAR_AND_TIME = error(
    "idata-time-and-year",
    "--year was given, but the column Time says the years",
    "已有 Time 列给出年份，不能再用 --year",
)
TIME_NOT_YEAR = error(
    "idata-time",
    "Time is {found!r}, which is no year from 1000 to 2999",
    "Time 的值 {found!r} 不是 1000 到 2999 之间的年份",
)
UCODE_BLANK = error("ucode-blank", "uCode is blank", "uCode 为空")
UNITS_NONE = error(
    "idata-empty", "there is no row of a unit below the heading", "标题行之下没有任何单位"
)
UNIT_REPEATED = error(
    "idata-unit-repeated",
    "{unit} stands also in {other} for {year}",
    "{unit} 在 {year} 年的数据也见于{other}",
    "a unit has one row for each Time",
    "每个单位在每个 Time 只能有一行",
)
UNIT_NAMES_DIFFER = error(
    "idata-unit-names-differ",
    "{unit} has another name here than in the rows before",
    "{unit} 的名称与前面各行不同",
)
GROUP_UNKNOWN = error(
    "import-group-unknown",
    "--within {group} is no column of the type Group",
    "--within {group} 不是 Type 为 Group 的列",
    "{suggestion}",
    "{suggestion}",
)
GROUP_RESERVED = error(
    "import-group-reserved",
    "--within {group} is also what a column of regions.csv is called that means something else",
    "--within {group} 与 regions.csv 中另有含义的列同名",
    "give it another code in iMeta and iData",
    "请在 iMeta 和 iData 中改用其他代码",
)
GROUP_VARIES = error(
    "import-group-varies",
    "the entries of units such as {units} in {columns} are not the same at all times",
    "{units} 等单位在 {columns} 列中的取值随时间变化",
    "a region has one group for all years",
    "一个地区在所有年份只能属于一个组",
)
NO_INDICATORS_ON_SHEET = error(
    "coin-tool-empty",
    "no indicator has a code in row 16, from column E on, and values below",
    "第 16 行自 E 列起没有带代码、且下方有数值的指标",
    "fill in the sheet as the user guide of the COIN Tool says",
    "请按 COIN Tool 用户手册填写该工作表",
)
CODE_ON_SHEET_TWICE = error("coin-tool-code-repeated", "{code} stands there twice", "{code} 重复")
TOOL_CELL_BLANK = error("coin-tool-blank", "the cell is blank", "单元格为空")
DIRECTION_NOT_ONE = error(
    "import-direction",
    "the direction is {found}, which is neither 1 nor -1",
    "方向为 {found}，既不是 1 也不是 -1",
    "write 1 where more is better, -1 where less is",
    "越大越好写 1，越小越好写 -1",
)
WEIGHT_BELOW_ZERO = error(
    "import-weight-negative",
    "the weight of {code} is {weight}; as a share it cannot be negative",
    "{code} 的权重为 {weight}；权重是所占份额，不能为负",
    "where less is better, write -1 as the direction; 0 leaves it out of account",
    "越小越好时方向写 -1；不计入时权重写 0",
)
SEVERAL_PARENTS = error(
    "coin-tool-parents-several",
    "{code} is below several others: {parents}",
    "{code} 有多个上级：{parents}",
)
FRAMEWORK_WITHOUT_HEADING = error(
    "coin-tool-framework",
    "no cell says {heading!r}, so that names and weights are not found",
    "没有内容为 {heading!r} 的单元格，无法找到名称和权重",
)
FRAMEWORK_LACKS = error(
    "coin-tool-framework-lacks",
    "{code} of the sheet Database is not in column C",
    "C 列中没有工作表 Database 的 {code}",
)
TOOL_YEAR_MISSING = error(
    "coin-tool-year",
    "a workbook of the COIN Tool does not say the year of its values",
    "COIN Tool 工作簿没有注明数值的年份",
    "give it: --year 2022",
    "请给出：--year 2022",
)

COLUMN_NOT_CARRIED = note(
    "import-column-lost",
    "the column {column} is not carried over: {reason}",
    "未导入 {column} 列：{reason}",
)
UNKNOWN_HERE = Words("an index project has nothing like it", "指数项目中没有对应的内容")
_ONE_METHOD = Words(
    "it belongs to a normalization that COINr chooses indicator by indicator",
    "它属于 COINr 逐个指标选定的标准化方法",
)
NOT_CARRIED: Mapping[str, Words] = {
    "goalpost_scale": Words(
        "the scale is the same for all indicators: normalization.range",
        "所有指标的量程相同：normalization.range",
    ),
    "goalpost_trunc2posts": Words(
        "what becomes of values beyond is said by the column outside",
        "超出区间的值如何处理由 outside 列规定",
    ),
    **dict.fromkeys(
        ("minmax_lower", "minmax_upper", "scaled_lower", "scaled_upper",
         "dist2targ_cap_max", "dist2max_cap_max"),
        _ONE_METHOD,
    ),
}  # fmt: skip
"""Columns of iMeta that COINr knows and an index project has no place for, with the reason."""
AGGREGATE_REVERSED = note(
    "import-aggregate-reversed",
    "the direction -1 of the aggregate {code} is not carried over: COINr turns indicators around, "
    "not aggregates",
    "未导入 Aggregate {code} 的方向 -1：COINr 只对指标取反，不对合成项取反",
)
KEPT_BESIDE = note(
    "import-kept-beside",
    "no step uses these columns, which are kept in {file}: {columns}",
    "下列各列没有任何步骤使用，保留在 {file} 中：{columns}",
)
GROUPS_KEPT = note(
    "import-groups-kept",
    "no step uses these groups, which are kept in {file}: {columns}",
    "下列分组没有任何步骤使用，保留在 {file} 中：{columns}",
    "--within GROUP fills gaps by the mean of one of them",
    "用 --within 组名 可按其中一个分组的均值填补缺失值",
)
STEPS_ASSUMED = note(
    "import-steps-assumed",
    "the files do not say which steps were taken: denominators divide, values are winsorized as "
    "by COINr's Treat, min-max from 0 to 100, weighted arithmetic mean without what is missing; "
    "no screening of units",
    "文件没有注明所用的步骤，现设为：除以分母，按 COINr 的 Treat 作缩尾处理，极差标准化到 0 至 "
    "100，加权算术平均（略去缺失项）；不筛除单位",
    "change them here where yours differ",
    "如与您的做法不同，请在此更改",
)
INDICATOR_EMPTY = note(
    "import-indicator-empty",
    "the indicator {code} has no values and is left out",
    "指标 {code} 没有数值，未导入",
)
UNIT_EMPTY = note(
    "import-unit-empty", "{unit} has no values and is left out", "{unit} 没有数值，未导入"
)
LEVEL_NOT_USED = note(
    "import-level-not-used",
    "the level of this row is left out: all indicators belong to the same node of it, {code}",
    "该行所示层级未导入：所有指标都属于其中同一项 {code}",
)
SHEETS_NOT_READ = note(
    "import-sheets-not-read",
    "choices and results on other sheets are not carried over: {sheets}",
    "其他工作表上的设置和结果未导入：{sheets}",
)
README = Words(
    "# Imported index\n\nMade by `ahp-index import` from {sources}. `indicators.csv` holds the "
    "tree, weights, directions and denominators, `regions.csv` the units, `values.csv` the raw "
    "values, `index.toml` the steps. `ahp-index build` computes the index.",
    "# 导入的指数\n\n由 `ahp-index import` 从 {sources} 生成。`indicators.csv` 为指标体系、权重、"
    "方向和分母，`regions.csv` 为各单位，`values.csv` 为原始数值，`index.toml` 为计算步骤。用 "
    "`ahp-index build` 计算指数。",
)
README_LOST = Words("What could not be carried over:", "未能导入的内容：")
