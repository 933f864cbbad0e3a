"""The messages of reading audit.toml and the tables that it names."""

from __future__ import annotations

from ahp.common.wording import error, note

TYPE_AUDIT_TEXTS = note("type-audit-texts", "a list of texts", "文字列表")
TYPE_AUDIT_INTEGER = note("type-audit-integer", "a whole number", "整数")
TYPE_AUDIT_INTEGERS = note("type-audit-integers", "a list of whole numbers", "整数列表")
TYPE_AUDIT_COUNT = note(
    "type-audit-count", "a whole number or the code of a table", "整数或表的代码"
)
TYPE_AUDIT_NUMBER = note("type-audit-number", "a number below 10^15", "小于 10^15 的数字")
TYPE_AUDIT_CODE = note("type-audit-code", "the code of one table", "一个表的代码")
TYPE_AUDIT_MEMBERS = note("type-audit-members", "groups with members", "各组及其成员")
TYPE_AUDIT_LISTS = note("type-audit-lists", "a list of lists", "列表的列表")
TYPE_AUDIT_NUMBERS = note("type-audit-numbers", "a list of numbers", "数字列表")
AUDIT_NO_ROWS = error(
    "audit-no-rows",
    "the table {table} has no rows",
    "表 {table} 没有数据行",
    "check the file, and what where selects of it",
    "请检查文件以及 where 的筛选条件",
)
AUDIT_NO_COLUMN = error(
    "audit-no-column",
    "there is no column {name!r}",
    "没有名为 {name!r} 的列",
    "{suggestion}",
    "{suggestion}",
)
AUDIT_NOT_A_YEAR = error(
    "audit-not-a-year",
    "{text!r} is no year",
    "{text!r} 不是年份",
    "write four digits, such as 2022",
    "请写四位数字，如 2022",
)
AUDIT_UNKNOWN_TABLE = error(
    "audit-unknown-table",
    "no table is declared as {code!r}",
    "未声明名为 {code!r} 的表",
    "{suggestion}",
    "{suggestion}",
)
AUDIT_UNKNOWN_ROW = error(
    "audit-unknown-row",
    "the table {table} has no row {row!r}",
    "表 {table} 中没有名为 {row!r} 的行",
    "{suggestion}",
    "{suggestion}",
)
AUDIT_UNKNOWN_YEAR = error(
    "audit-unknown-year",
    "the table {table} has no year {year}",
    "表 {table} 没有 {year} 年",
    "{suggestion}",
    "{suggestion}",
)
AUDIT_NO_MODEL = error(
    "audit-no-model",
    "{node!r} names a node of a weight model, but no model is declared",
    "{node!r} 是权重模型的节点，但未声明模型",
    'add it: [model] folder = "..."',
    '请补上：[model] folder = "..."',
)
AUDIT_WEIGHTS = error(
    "audit-weights",
    "{count:weight is|weights are} given for {parts:part|parts}",
    "有 {parts} 个部分，却给出 {count} 个权重",
    "give each part one weight, or leave weights out",
    "请为每个部分写一个权重，或删去 weights",
)
AUDIT_MEAN_WEIGHTS = error(
    "audit-mean-weights",
    "a mean cannot have weights below 0, or no weight above 0",
    "平均的权重不能小于 0，也不能全为 0",
    'give the parts weights of 0 or more, or write rule = "sum"',
    '请为各部分写不小于 0 的权重，或写 rule = "sum"',
)
AUDIT_ZERO_FACTOR = error(
    "audit-zero-factor",
    "with a factor of 0 the parts would not count",
    "factor 为 0 时，各部分不起作用",
    "give what the sum or mean is multiplied by, such as 100, or leave it out",
    "请写总和或平均乘以多少（如 100），或删去",
)
AUDIT_NOT_TOGETHER = error(
    "audit-not-together",
    "{key} does not go with {other}",
    "{key} 不能与 {other} 并用",
    "leave one of the two out",
    "请删去其中之一",
)
AUDIT_ONLY_UNKNOWN = error(
    "audit-only-unknown",
    "{key} is only for weights that are unknown",
    "{key} 只用于权重未知的情形",
    'write weights = "unknown", or leave {key} out',
    '请写 weights = "unknown"，或删去 {key}',
)
AUDIT_NOT_ABOVE_0 = error(
    "audit-not-above-0",
    "{key} must be above 0",
    "{key} 须大于 0",
)
AUDIT_NO_ENDS = error(
    "audit-no-ends",
    "nothing says what the scores must reach",
    "未写得分应达到何值",
    "give low, high or both, such as low = 0 and high = 100",
    "请写 low、high 或两者，如 low = 0、high = 100",
)
AUDIT_TABLE_TWICE = error(
    "audit-table-twice",
    "two tables are called {code!r}",
    "有两张表都名为 {code!r}",
    "name the columns with only = [...], or give one table another code",
    "请用 only = [...] 指定各列，或改用别的代码",
)
AUDIT_PLACEHOLDERS = error(
    "audit-placeholders",
    "rank and score must have the same of {{table}} and {{year}} in their headings",
    "rank 和 score 的列名中，{{table}} 和 {{year}} 必须同有同无",
    'write both alike, such as rank = "rank {{year}}" and score = "score {{year}}"',
    '请写成一致的形式，如 rank = "rank {{year}}"、score = "score {{year}}"',
)
AUDIT_RANKS = error(
    "audit-ranks",
    "{row} needs {count:whole number|whole numbers}, one for each year",
    "{row} 应有 {count} 个整数，每年一个",
)
AUDIT_SCORES = error(
    "audit-scores",
    "{count:score is|scores are} given for {rows:row|rows} of order",
    "order 有 {rows} 行，却给出 {count} 个得分",
)
AUDIT_EMPTY_CLAIM = error(
    "audit-empty-claim",
    "the claim says nothing that can be checked",
    "该论断没有可核对的内容",
    "give it order, rows, absent, ranks, scores, moves, same, up, down, spans, first, entered, "
    "left, counts, tied, gaps, tiers, compared or beside",
    "请写 order、rows、absent、ranks、scores、moves、same、up、down、spans、first、entered、left、"
    "counts、tied、gaps、tiers、compared 或 beside",
)
AUDIT_COUNTS = error(
    "audit-counts",
    "counts needs whole numbers, by {known}",
    "counts 应为整数，键为 {known}",
    "write counts = {{ up = 3, down = 2 }}",
    "请写 counts = {{ up = 3, down = 2 }}",
)
AUDIT_LISTS_OF_ROWS = error(
    "audit-lists-of-rows",
    "{key} needs lists of rows",
    "{key} 应为若干行的列表",
    'write {key} = [["a", "b"], ["c"]]',
    '请写 {key} = [["a", "b"], ["c"]]',
)
AUDIT_GAPS = error(
    "audit-gaps",
    "gaps needs two rows and a difference each, as texts",
    "gaps 的每一项应为两行和一个差值，均写作文字",
    'write gaps = [["a", "b", "13.5"]]',
    '请写 gaps = [["a", "b", "13.5"]]',
)
TYPE_AUDIT_FROM_ONE = note("type-audit-from-one", "a whole number of at least 1", "不小于 1 的整数")
TYPE_AUDIT_ABOVE_ZERO = note("type-audit-above-zero", "a number above 0", "大于 0 的数")
TYPE_AUDIT_LIMITS = note(
    "type-audit-limits", "the lowest and the highest rank, from 1 on", "最前和最后名次，从 1 起"
)
AUDIT_TWO_YEARS = error(
    "audit-two-years",
    "{key} compares years: it needs two or more, from the earliest to the latest",
    "{key} 比较不同年份：需要按先后列出两个或更多年份",
    "write years = [2021, 2022]",
    "请写 years = [2021, 2022]",
)
AUDIT_QUALIFIES = error(
    "audit-qualifies",
    "{key} says nothing without {others}",
    "只写 {key} 而不写 {others}，没有意义",
)
AUDIT_BESIDE = error(
    "audit-beside",
    "beside needs lists of a row, a table, and strength, weakness or neither",
    "beside 应为列表的列表：行、表，以及 strength、weakness 或 neither",
    'write beside = [["a", "t2", "strength"]]',
    '请写 beside = [["a", "t2", "strength"]]',
)
AUDIT_COMPARED = error(
    "audit-compared",
    "compared needs a row, a table and a number of places each",
    "compared 的每一项应为行、表和位数",
    'write compared = [["a", "t2", 4]]',
    '请写 compared = [["a", "t2", 4]]',
)
AUDIT_NAME_TWICE = error(
    "audit-name-twice",
    "two relations of this kind are named {name!r}",
    "同类关系中有两个都名为 {name!r}",
    "give each a name of its own",
    "请给每个关系不同的名称",
)
