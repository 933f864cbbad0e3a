"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

RUNS_PICTURED: Mapping[str, Words] = {
    "rank-intervals": Words(
        "Ranks with their intervals and tiers, {pool} {year}", "{year} 年{pool}的名次区间与梯队"
    ),
    "acceptability": Words(
        "How probable each rank is, {pool} {year}", "{year} 年{pool}各名次的概率"
    ),
    "sensitivity": Words(
        "Which source of doubt moves the ranks, {pool} {year}",
        "{year} 年各不确定性来源对{pool}名次的影响",
    ),
}
SOURCES_OFF = Words("Not in doubt here: {names}.", "此处不计入的不确定性来源：{names}。")
