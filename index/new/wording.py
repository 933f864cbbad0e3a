"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words, error

YEARS_NOT_LISTED = error(
    "years-not-listed",
    "{text!r} does not list years",
    "{text!r} 不是年份列表",
    "write --years 2021,2022, or spans of two years, all alike: --years 2020/21,2021/22",
    "请写 --years 2021,2022；跨年度请统一写成 --years 2020/21,2021/22",
)
MODEL_OR_INDICATORS = error(
    "model-or-indicators",
    "a project begins with a model or with a table of indicators, one of the two",
    "新项目以模型或指标表为起点，二者取一",
    "write --model MODEL or --indicators FILE",
    "请写 --model 模型 或 --indicators 文件",
)
FILL_IN = Words(
    "Fill in values.csv (a value for each region, year and indicator), then: "
    "ahp-index build {folder}",
    "请填写 values.csv（各地区、各年份、各指标的数值），然后运行：ahp-index build {folder}",
)
