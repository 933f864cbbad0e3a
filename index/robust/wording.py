"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import error, note

FAVOURABLE_MANY = error(
    "favourable-many",
    "the exact volume of the weights that put a region first is computed for {most} items at "
    "most; here there are {count}",
    "使某地区居首的权重所占的精确体积最多按 {most} 项计算，这里有 {count} 项",
)
DATA_COLUMN_UNKNOWN = error(
    "data-column-unknown",
    "indicators.csv has no column {column!r} of errors; it is called 'error'",
    "indicators.csv 没有误差列 {column!r}；该列名为 'error'",
    'write column = "error", and the errors in that column',
    '请写 column = "error"，并把误差写在该列',
)
DATA_WITHOUT_ERRORS = error(
    "data-without-errors",
    "no value that counts has an error",
    "所用数值均没有误差",
    "write errors, or doubt values by a share of themselves: share = 0.05",
    "请写出误差，或按数值自身的比例设误差：share = 0.05",
)
DATA_NO_RECORDS = error(
    "data-no-records",
    "the values come from no sample database, so that they have no sampling error",
    "数值并非来自样本数据库，没有抽样误差",
    "doubt them by a share of themselves: share = 0.05",
    "请按数值自身的比例设误差：share = 0.05",
)
DATA_RECORDS_OLD = error(
    "data-records-old",
    "the values were rolled up by an earlier version, which did not keep how far records differ",
    "数值由旧版本汇总，当时未保存记录的离散程度",
    "roll the records up again",
    "请重新汇总记录",
)
DATA_EXACT = note(
    "data-exact",
    "{count} of {total} values have no error and are taken as exact: of {indicators}",
    "{total} 个数值中有 {count} 个没有误差，按准确值处理：{indicators}",
)
