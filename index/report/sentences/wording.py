"""The words of the prose in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words

RULES_LEAD = Words(
    "The text uses these words only where their rule holds of the printed figures:",
    "文中下列用语，只在所列规则对印出的数字成立时使用：",
)
RULES_OF_WORDS: Mapping[str, Words] = {
    "lead": Words(
        "Clear lead: the score of the first is above that of the second by at least {lead} % of "
        "the first's.",
        "明显领先：首位得分高出次位得分的部分，不少于首位得分的 {lead}%。",
    ),
}
"""By key, as `Sentence.rules` names them."""
LEADS = Words(
    "In {year}, {row} leads with {score} points.", "{year} 年，{row}以 {score} 分居首位。"
)
