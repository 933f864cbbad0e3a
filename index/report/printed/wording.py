"""The words of a report made from printed tables."""

from __future__ import annotations

from ahp.common.wording import Words, error

PRINTED_UNDECLARED = error(
    "printed-undeclared",
    "{path} does not say which table is of which regions and item",
    "{path} 没有说明各表属于哪类地区、哪项指标",
    "add a table for each kind of regions, such as [report.tables.province], with a line for each "
    'item: goal = "table-3"',
    '请为每类地区加一个表，如 [report.tables.province]，每项指标一行：goal = "table-3"',
)
PRINTED_TABLE_TWICE = error(
    "printed-table-twice",
    "{code!r} is given to two items: {first} and {second}",
    "{code!r} 用于两处：{first} 与 {second}",
)
PRINTED_NO_GOAL = error(
    "printed-no-goal",
    "of {pool} no table is given for {goal!r}",
    "{pool} 没有给出 {goal!r} 的表",
    'add the table of the whole: {goal} = "..."',
    '请加上总体的表：{goal} = "..."',
)
PRINTED_NO_YEARS = error(
    "printed-no-years",
    "{code!r} has no years; a report needs them",
    "{code!r} 没有年份；报告需要年份",
    'name the column of the years in [tables.{code}]: year = "..."',
    '请在 [tables.{code}] 中写明年份所在的列：year = "..."',
)
PRINTED_POOL = error(
    "printed-pool",
    "{found!r} is no kind of regions that has tables here",
    "{found!r} 不是此处有表的地区类别",
    "{suggestion}",
    "{suggestion}",
)
