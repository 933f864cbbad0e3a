"""A questionnaire as text to paste into 问卷星 (wjx.cn): a single choice for each pair.

The export by text gives the sentences back, the export by number the places of the options: both
are read by ``ahp collect``.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from itertools import count

from ahp.common.names import name_in
from ahp.common.wording import Language
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.verbal import judgment_in_words
from ahp.questionnaire.questions import Part, Questionnaire
from ahp.questionnaire.wording import PAGE, PAPER, WJX_QUESTION

SUFFIX = ".txt"
MARK = b"\xef\xbb\xbf"  # by which Notepad knows the encoding


def make(questionnaire: Questionnaire, languages: Sequence[Language]) -> bytes:
    """Return the text of a questionnaire.

    Parameters
    ----------
    questionnaire : Questionnaire
    languages : sequence of str
        Of several the first is taken: the site has one language for each questionnaire.

    Returns
    -------
    bytes
        UTF-8 with a mark in front, lines ended as on Windows.
    """
    lang = languages[0]
    return MARK + "\r\n".join(_lines(questionnaire, lang)).encode("utf-8")


def _lines(questionnaire: Questionnaire, lang: Language) -> Iterator[str]:
    number = count(1)
    yield PAGE["title"](lang, title=name_in(questionnaire.title, lang, ""))
    yield ""
    yield PAGE["explain_words"](lang)
    yield ""
    if questionnaire.consent:
        yield PAPER["consent"](lang, text=name_in(questionnaire.consent, lang, ""))
        yield ""
    asked = [name_in(names, lang, "") for names in questionnaire.asked]
    for name in [PAGE["name"](lang), *asked]:
        yield f"{next(number)}. {_plain(name)}[填空题]"
        yield ""
    for part in questionnaire.parts:
        for a, b in part.pairs:
            yield f"{next(number)}. {_question(questionnaire, part, a, b, lang)}[单选题]"
            left, right = (_plain(name_in(questionnaire.names[one], lang, one)) for one in (a, b))
            for letter, value in zip(
                string.ascii_uppercase, reversed(SAATY_JUDGMENTS), strict=False
            ):
                yield f"{letter}：{judgment_in_words(value, left, right, lang)}"
            yield ""


def _question(questionnaire: Questionnaire, part: Part, a: str, b: str, lang: Language) -> str:
    left, right, node = (
        _plain(name_in(questionnaire.names[code], lang, code)) for code in (a, b, part.node)
    )
    return WJX_QUESTION(lang, a=left, b=right, node=node)


def _plain(name: str) -> str:
    """Return a name without the brackets by which the site tells the kind of a question."""
    return name.replace("[", "［").replace("]", "］")
