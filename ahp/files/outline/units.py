"""Units of measurement, as they stand behind names of indicators."""

from __future__ import annotations

import re

_LARGE = "(?:[十百千]?[万亿]|百|千|十|百万|千万)?"
_BASES = (
    "元|美元|欧元|港元|日元|人民币|人次|人年|人|户|家|个|件|项|台套?|套|辆|吨标准煤|吨|公里|千米|平方米|"
    "平方公里|平方千米|立方米|米|公顷|亩|度|千瓦时?|千克|公斤|克|升|张|篇次?|所|座|条|部|本|册|次|天|年|岁|"
    "小时|分钟|秒|分|名|位|倍|处|株|只|头|艘|架|班|节|组|种|类|级|百分点|标准煤|床位?|机架|标准机架|"
    "[kmgtpKMGTPE]?B(?:ps|it/s)?|[KMG]?W[hp]?|kWh|P?FLOPS|EFLOPS|mm|cm|km²?|km2|m[²³23]?|kg|g|t|tce|L|mg/L|"
    "μg/m[³3]|dB|℃|°C|hm[²2]"
)
_ENGLISH = (
    "usd|eur|gbp|cny|rmb|jpy|yuan|dollars?|euros?|percent|pct|years|months|days|hours|minutes|"
    "seconds|tons|tonnes|kg|km|km2|miles|persons|per .+|(?:million|billion|thousand) .+"
)
_ONE = rf"{_LARGE}(?:{_BASES})"
_UNIT = re.compile(
    rf"[%％‰]|百分比|{_ONE}(?:\s*[/／·每]\s*(?:{_ONE}|[万亿百千]))*|[/／](?:{_ONE})|"
    rf"每[万百千]?{_ONE}\S{{0,6}}|[￥¥$€]|(?i:{_ENGLISH})"
)


def is_unit(text: str) -> bool:
    """Whether a text is a unit rather than a name.

    >>> [is_unit(text) for text in ("万元", "亿元/万人", "%", "USD", "Price", "产业")]
    [True, True, True, True, False, False]
    """
    return _UNIT.fullmatch(text.strip().strip("()（）")) is not None
