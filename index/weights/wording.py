"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note

METHOD_LEFT_OUT = note("weighting-left-out", "left out: {method}. {why}", "未列入：{method}。{why}")
WITH_NOTHING = error(
    "with-nothing",
    "--with names what weights are joined with, but not how",
    "--with 指定了与哪种方法组合，但没有说明怎样组合",
    "write --combine multiplicative, additive or game",
    "请写 --combine multiplicative、additive 或 game",
)
OWN_WEIGHTS = Words("Own", "原有权重")
COMBINED_COLUMN = Words("own with {method}", "原有权重与{method}")
COMBINATION_NAMES: Mapping[str, Words] = {
    "multiplicative": Words("multiplicative", "乘法"),
    "additive": Words("additive, half each", "加法，各占一半"),
    "game": Words("game-theoretic", "博弈论"),
}
WEIGHTS_TITLE = Words("Global weights by method: {pool}", "各种方法的全局权重：{pool}")
RANKS_TITLE = Words(
    "{node} {year}, ranks by method: {pool}", "{year} 年{node}，各种方法的排名：{pool}"
)
RANKS_NOTE = Words(
    "In brackets the places moved against the ranks under the index's own weights.",
    "括号内为相对于原有权重下名次的升降。",
)
AGREEMENT = Words(
    "{method}: Kendall's tau-b {tau:.3f} with the ranks under own weights, {changed} of {count} "
    "change rank, largest shift {most}.",
    "{method}：与原有权重下的排名相比，Kendall tau-b 为 {tau:.3f}，{count} 个中有 {changed} 个"
    "名次改变，最多相差 {most} 位。",
)
OPTION_WITHOUT_METHOD = error(
    "option-without-method",
    "{option} is given, but none of the methods ({methods}) has it",
    "给出了 {option}，但所选方法（{methods}）都没有这个选项",
    "take it out, or add a method that has it: {known}",
    "请删去，或加上有此选项的方法：{known}",
)
THETA_WITHOUT_ADDITIVE = error(
    "theta-without-additive",
    "--theta is the share of the project's own weights, but they are not joined additively",
    "--theta 是项目原有权重所占的比例，但没有用加法组合",
    "write --combine additive, or take --theta out",
    "请写 --combine additive，或删去 --theta",
)
JOINED = Words("Joined: {source}.", "组合：{source}。")
SET_FROM = Words("{source}: {citation}", "{source}：{citation}")
SET_OF = Words("{source}.", "{source}。")
