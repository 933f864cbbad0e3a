"""What is told of a sentence that the tables do not hold."""

from __future__ import annotations

from ahp.common.wording import warning

SENTENCE_FALSE = warning(
    "sentence-false",
    "“{sentence}”: the claim “{claim}” does not hold in {table} ({where}): {what}",
    "“{sentence}”：论断“{claim}”与{table}（{where}）不符：{what}",
)
SENTENCE_SAYS = warning(
    "sentence-says",
    "“{sentence}” says what does not hold in {table} ({where}): {what}",
    "“{sentence}”所说与{table}（{where}）不符：{what}",
)
SENTENCE_OTHER = warning(
    "sentence-other",
    "“{sentence}” says something else than its claims",
    "“{sentence}”所说与其论断不一致",
)
SENTENCE_UNREAD = warning(
    "sentence-unread",
    "“{sentence}” is no sentence of the report's phrases with the names and years of its tables",
    "“{sentence}”不是由报告的用语和各表的名称、年份组成的句子",
)
