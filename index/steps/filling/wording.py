"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error, note, warning

VALUE_MISSING = error(
    "value-missing",
    "{region} has no value of {indicator} in {year}",
    "{region} 缺少 {year} 年的 {indicator} 数据",
    'give it, or choose in index.toml how to fill gaps: [missing] method = "median"',
    '请补上，或在 index.toml 中选择填补方法：[missing] method = "median"',
)
VALUE_STILL_MISSING = error(
    "value-still-missing",
    "{region} has no value of {indicator} in {year}, and {methods} cannot fill it",
    "{region} 缺少 {year} 年的 {indicator} 数据，用 {methods} 也无法填补",
    "give it, or add another method to [missing] in index.toml",
    "请补上，或在 index.toml 的 [missing] 中再加一种方法",
)
VALUE_TOO_OLD = error(
    "value-too-old",
    "{region} has no value of {indicator} in {year}, and its own values next to that year are more "
    "than {longest:year|years} away (the latest before it is of {given})",
    "{region} 缺少 {year} 年的 {indicator} 数据，其前后年份的数据相隔超过 {longest} 年"
    "（此前最近的是 {given} 年）",
    "give it, add another method to [missing] in index.toml, or raise longest there",
    "请补上，或在 index.toml 的 [missing] 中再加一种方法，或放宽其中的 longest",
)
VALUE_NOT_CARRIED = note(
    "value-not-carried",
    "{indicator} of {region} in {year} stays missing: its own values next to that year are more "
    "than {longest:year|years} away (the latest before it is of {given})",
    "{region} {year} 年的 {indicator} 仍然缺失：前后年份的数据相隔超过 {longest} 年"
    "（此前最近的是 {given} 年）",
)
CODES_TAKEN = note(
    "codes-taken",
    "{indicator}: {count:value|values} ({codes}) taken as missing, as declared",
    "{indicator}：有 {count} 个值（{codes}）按声明视为缺失",
)
CODE_SUSPECTED = warning(
    "code-suspected",
    "{indicator} is {value} {count:time|times}, which looks like a code for a missing "
    "value and was "
    "taken as a number",
    "{indicator} 有 {count} 个值为 {value}，像是缺失值的代码，但已按数字计算",
    "if it means that there is none, write codes = [{value}] under [missing] in index.toml, or "
    "{value} in the column missing of indicators.csv",
    "若它表示缺失，请在 index.toml 的 [missing] 下写 codes = [{value}]，或在 indicators.csv 的 "
    "missing 列写 {value}",
)
GROUPING_UNKNOWN = error(
    "grouping-unknown",
    "gaps are to be filled within {grouping}, but no region says what is in that column",
    "缺失值要按 {grouping} 分组填补，但没有一个地区写明这一列",
    "{suggestion}",
    "{suggestion}",
)
FILLED_WITHIN = Words("{method} of {source}", "{source} 的{method}")
FILLED_FROM = Words("{method} from {source}", "{method}：{source} 年")
