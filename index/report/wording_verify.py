"""What is told of a sentence that the tables do not hold."""

from __future__ import annotations

from ahp.common.wording import warning

SENTENCE_FALSE = warning(
    "sentence-false",
    "“{sentence}”: the claim “{claim}” does not hold in {table} ({where}): {what}",
    "“{sentence}”：论断“{claim}”与{table}（{where}）不符：{what}",
)
SENTENCE_NUMBER = warning(
    "sentence-number",
    "“{sentence}”: no claim accounts for the number {number}",
    "“{sentence}”：数字 {number} 没有论断作为依据",
)
SENTENCE_NAME = warning(
    "sentence-name",
    "“{sentence}”: no claim is made of {name}",
    "“{sentence}”：没有关于{name}的论断",
)
SENTENCE_SILENT = warning(
    "sentence-silent",
    "“{sentence}”: the claim “{claim}” has the number {number}, which the sentence does not say",
    "“{sentence}”：论断“{claim}”中的数字 {number} 在句中没有",
)
SENTENCE_OMITS = warning(
    "sentence-omits",
    "“{sentence}”: the claim “{claim}” names {name}, which the sentence leaves out",
    "“{sentence}”：论断“{claim}”说到{name}，句中却没有",
)
SENTENCE_ORDER = warning(
    "sentence-order",
    "“{sentence}”: the claim “{claim}” has {order}, which do not stand in the sentence in this "
    "order",
    "“{sentence}”：论断“{claim}”中的 {order} 未按此顺序出现在句中",
)
SENTENCE_WORD = warning(
    "sentence-word",
    "“{sentence}”: no claim bears out “{word}”",
    "“{sentence}”：“{word}”没有论断作为依据",
)
