"""A questionnaire as an XLSForm, for KoboToolbox and ODK: a group for each matrix.

A question is called by the codes of its items, and its choices say which side and how much
(``l9`` ... ``e1`` ... ``r9``), which leaves no doubt when the answers come back.

References
----------
XLSForm, https://xlsform.org/en/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ahp.common.names import name_in
from ahp.common.wording import Language
from ahp.model.judgment import LARGEST
from ahp.questionnaire.questions import Names, Part, Questionnaire
from ahp.questionnaire.wording import PAGE, XLSFORM_CHOICE, XLSFORM_EQUAL, XLSFORM_QUESTION

SUFFIX = "-xlsform.xlsx"
LANGUAGES: Mapping[Language, str] = {"en": "English (en)", "zh": "中文 (zh)"}
LIST = "scale17"

_NOT_IN_NAMES = re.compile(r"[^\w.-]")


def make(questionnaire: Questionnaire, languages: Sequence[Language]) -> bytes:
    """Return the workbook of a questionnaire.

    Parameters
    ----------
    questionnaire : Questionnaire
    languages : sequence of str
        The form opens in the first.

    Returns
    -------
    bytes
        A workbook with the sheets survey, choices and settings.
    """
    from openpyxl import Workbook  # deferred: heavy

    from ahp.common.io.workbook import saved

    book = Workbook()
    book.remove(book.worksheets[0])
    title = name_in(questionnaire.title, languages[0], "AHP")
    labels = [f"label::{LANGUAGES[lang]}" for lang in languages]
    sheets = {
        "survey": [
            ["type", "name", *labels, "required", "appearance"],
            *_survey(questionnaire, languages),
        ],
        "choices": [["list_name", "name", *labels], *_choices(languages)],
        "settings": [
            ["form_title", "form_id", "version", "default_language"],
            [
                title,
                f"ahp_{questionnaire.fingerprint}",
                questionnaire.fingerprint,
                LANGUAGES[languages[0]],
            ],
        ],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if cell.value is not None else cell.data_type
    return saved(book)


def _survey(questionnaire: Questionnaire, languages: Sequence[Language]) -> Iterator[list[str]]:
    def row(
        kind: str, name: str, labels: Sequence[str], required: str = "", look: str = ""
    ) -> list[str]:
        return [kind, name, *labels, required, look]

    if questionnaire.consent:
        consent = [name_in(questionnaire.consent, lang, "") for lang in languages]
        yield row("acknowledge", "consent", consent, "yes")
    yield row("text", "expert", [PAGE["name"](lang) for lang in languages], "yes")
    for number, names in enumerate(questionnaire.asked, 1):
        yield row("text", f"about_{number}", [name_in(names, lang, "") for lang in languages])
    yield row("note", "how", [PAGE["explain_words"](lang) for lang in languages])
    for number, part in enumerate(questionnaire.parts, 1):
        shown = [_name(questionnaire, part.node, lang) for lang in languages]
        yield row("begin_group", f"m{number}", shown, look="field-list")
        for a, b in part.pairs:
            asked = [_question(questionnaire, part, a, b, lang) for lang in languages]
            yield row(f"select_one {LIST}", question_name(number, a, b), asked, look="minimal")
        yield row("end_group", "", [""] * len(languages))


def question_name(number: int, a: str, b: str) -> str:
    """Return what the question about a pair is called, which heads its column in an export.

    >>> question_name(1, "R&D", "外观")
    'm1--R_D--外观'
    """
    return f"m{number}--{_NOT_IN_NAMES.sub('_', a)}--{_NOT_IN_NAMES.sub('_', b)}"


def _choices(languages: Sequence[Language]) -> Iterator[list[str]]:
    def labels(words: str, k: int) -> list[str]:
        return [XLSFORM_CHOICE[words](lang, value=k) for lang in languages]

    for k in range(LARGEST, 1, -1):
        yield [LIST, f"l{k}", *labels("left", k)]
    yield [LIST, "e1", *(XLSFORM_EQUAL(lang) for lang in languages)]
    for k in range(2, LARGEST + 1):
        yield [LIST, f"r{k}", *labels("right", k)]


def _question(questionnaire: Questionnaire, part: Part, a: str, b: str, lang: Language) -> str:
    node, left, right = (_name(questionnaire, code, lang) for code in (part.node, a, b))
    return XLSFORM_QUESTION(lang, a=left, b=right, node=node)


def _name(questionnaire: Questionnaire, code: str, lang: Language) -> str:
    names: Names = questionnaire.names[code]
    # a reference to another question begins so
    return name_in(names, lang, code).replace("${", "$ {")
