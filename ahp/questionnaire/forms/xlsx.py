"""A questionnaire as a workbook: a page of explanation, then a sheet for each matrix.

A row holds a pair with the 17 positions between its items, one cell to answer in, and what the
answer means. Two hidden sheets hold what belongs to each row's key, and the CR in formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ahp.common.io.workbook import SHEET_NAME_LIMIT, is_sheet_name, saved
from ahp.common.names import name_in
from ahp.common.wording import Language
from ahp.model.analysis import DEFAULT_THRESHOLD
from ahp.model.wording import DEGREES
from ahp.questionnaire.forms.xlsx_cr import CR_SHEET, Ratio, write_ratio
from ahp.questionnaire.questions import Part, Questionnaire
from ahp.questionnaire.rows import (
    CR_MARK,
    FORM_MARK,
    POSITIONS,
    VERSION,
    Row,
    blanks_of,
    in_languages,
    positions_in_words,
    question,
    rows_of,
    sentence,
    shown,
    words_in,
)
from ahp.questionnaire.wording import PAGE, PAPER

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIX = ".xlsx"
CODES_SHEET = "AHP"
KEY, NUMBER, LEFT, SCALE, RIGHT, ANSWER, MEANING, EARLIER, GROUP, TO = (
    *(1, 2, 3, 4, 21, 22, 23, 24, 25, 26),
)
FIRST_ROW = 6

_FILL, _GRAY, _LINE = "F2F2F2", "A6A6A6", "BFBFBF"
_LINE_HEIGHT, _WIDE = 15, {KEY: 7, NUMBER: 5, LEFT: 20, RIGHT: 20, ANSWER: 14, MEANING: 44}


def make(questionnaire: Questionnaire, languages: Sequence[Language]) -> bytes:
    """Return the workbook of a questionnaire.

    Parameters
    ----------
    questionnaire : Questionnaire
    languages : sequence of str
        Every text stands in each of them.

    Returns
    -------
    bytes
        Sheets are protected without a password, but for the cells to answer in.
    """
    from openpyxl import Workbook  # deferred: heavy

    book = Workbook()
    cover = book.worksheets[0]
    cover.title = _sheet_name(PAPER["cover"](languages[0]), [])
    names: list[str] = [cover.title.casefold(), CODES_SHEET.casefold(), CR_SHEET.casefold()]
    pages = []
    for number, part in enumerate(questionnaire.parts, 1):
        node = shown(name_in(questionnaire.names[part.node], languages[0], part.node))
        page = book.create_sheet(_sheet_name(f"{number} {node}", names))
        names.append(page.title.casefold())
        pages.append(page)
    codes, calculated = book.create_sheet(CODES_SHEET), book.create_sheet(CR_SHEET)
    writer = _Writer(questionnaire, tuple(languages), codes)
    writer.codes()
    _put(calculated, 1, 1, CR_MARK)
    ratios = []
    for page, part in zip(pages, questionnaire.parts, strict=True):
        rows = rows_of(questionnaire, part)
        ratio = write_ratio(calculated, page.title, part, rows, questionnaire)
        writer.page(page, part, rows, ratio)
        ratios.append(ratio)
    writer.cover(cover, pages, ratios)
    for hidden in (codes, calculated):
        hidden.sheet_state = "hidden"
        hidden.protection.sheet = True
    return saved(book)


def _sheet_name(text: str, taken: Sequence[str]) -> str:
    """Return what Excel takes for the name of a sheet and no other has."""
    plain = "".join("-" if sign in "[]:*?/\\\n" else sign for sign in text)[:SHEET_NAME_LIMIT]
    plain = plain.strip().strip("'") or "-"
    name, number = plain, 1
    while name.casefold() in taken or not is_sheet_name(name):
        number += 1
        ending = f" ({number})"
        name = plain[: SHEET_NAME_LIMIT - len(ending)].rstrip() + ending
    return name


class _Writer:
    """Writes the sheets that people see, and the codes behind them."""

    def __init__(
        self, questionnaire: Questionnaire, languages: tuple[Language, ...], codes: Worksheet
    ) -> None:
        self.of, self.languages, self._codes = questionnaire, languages, codes
        self.positions = positions_in_words(languages)
        self.count = 0  # rows of codes with a key

    def codes(self) -> None:
        """Write what the reader needs, by key; the sentences of the 17 positions beside it."""
        sheet, of = self._codes, self.of
        blank = [""] * 4
        lines: list[list[Any]] = [["position", *blank, *self.positions]]
        for part in of.parts:
            for row in rows_of(of, part):
                told = [sentence(of, row, value, self.languages) for value in POSITIONS]
                lines.append([row.key, row.node, row.a, row.b, "", *told])
        self.count = len(lines)
        lines.append([FORM_MARK, str(VERSION)])
        lines.append(["fingerprint", of.fingerprint])
        lines.append(["expert", of.expert or ""])
        if of.intervals:
            lines.append(["second", str(TO - KEY)])
        for one in blanks_of(of, self.languages):
            lines.append(["blank", one.key, one.attribute])
        for code, names in of.names.items():
            lines.append(["name", code, *(part for one in names.items() for part in one)])
        for number, line in enumerate(lines, 1):
            for column, text in enumerate(line, 1):
                if text:
                    _put(sheet, number, column, shown(text))

    def page(self, page: Worksheet, part: Part, rows: Sequence[Row], ratio: Ratio | None) -> None:
        """Write the sheet of a matrix."""
        node = in_languages(self.of.names[part.node], part.node, self.languages)
        node = node.replace("\n", " / ")
        _text(page, 1, NUMBER, node, bold=True, size=14)
        _text(page, 2, NUMBER, question(self.of, part, self.languages))
        first, last = FIRST_ROW, FIRST_ROW + len(rows) - 1
        answers = f"{_letter(ANSWER)}{first}:{_letter(ANSWER)}{last}"
        label = _words("answered", self.languages, " / ")
        page.cell(3, NUMBER).value = f'="{label}  "&COUNTA({answers})&" / {len(rows)}"'
        if ratio is not None:
            _text(page, 3, RIGHT, _cr_label(self.of.random_index, self.languages), right=True)
            page.cell(3, ANSWER).value = f"={ratio.cell}"
            _format(page.cell(3, ANSWER), center=True)
            page.cell(3, ANSWER).number_format = "0.0000"
            _format(page.cell(3, MEANING), wrap=True)
            page.row_dimensions[3].height = 2 * _LINE_HEIGHT * len(self.languages)
            page.cell(3, MEANING).value = _verdict(f"{_letter(ANSWER)}3", self.languages)
        self._heading(page)
        for line, row in enumerate(rows, first):
            self._row(page, line, row)
        self._choices(page, answers)
        _lay_out(page, FIRST_ROW - 1, 1 if self.languages[1:] else 0)
        if self.of.intervals:
            column = _letter(TO)
            self._choices(page, f"{column}{first}:{column}{last}")
            page.column_dimensions[column].width = 20
        elif not (self.of.earlier or self.of.group):
            page.print_area = f"A1:{_letter(MEANING)}{last}"

    def _heading(self, page: Worksheet) -> None:
        line = FIRST_ROW - 1
        titles = {NUMBER: "number", LEFT: "left", RIGHT: "right", ANSWER: "answer"}
        titles[MEANING] = "meaning"
        if self.of.earlier:
            titles[EARLIER] = "earlier"
        if self.of.group:
            titles[GROUP] = "group"
        if self.of.intervals:
            titles[TO] = "to"
        for column, word in titles.items():
            _text(page, line, column, _words(word, self.languages, "\n"), bold=True, fill=True)
        for at, value in enumerate(POSITIONS):
            number = str(max(value, 1 / value))
            _text(page, line, SCALE + at, number, bold=True, fill=True, center=True)

    def _row(self, page: Worksheet, line: int, row: Row) -> None:
        of, answer = self.of, f"{_letter(ANSWER)}{line}"
        _text(page, line, KEY, row.key, size=5, gray=True)
        _text(page, line, NUMBER, str(row.number), fill=True, center=True)
        for column, code in ((LEFT, row.a), (RIGHT, row.b)):
            _text(page, line, column, in_languages(of.names[code], code, self.languages), fill=True)
        for at, (value, position) in enumerate(zip(POSITIONS, self.positions, strict=True)):
            cell = page.cell(line, SCALE + at)
            marked = f'{answer}="{position}"'
            if of.intervals:
                marked = f'OR({marked},{_letter(TO)}{line}="{position}")'
            cell.value = f'=IF({marked},"●","{max(value, 1 / value)}")'
            _format(cell, fill=True, center=True, gray=True)
        for column in (ANSWER, TO) if of.intervals else (ANSWER,):
            cell = page.cell(line, column)
            _format(cell, center=True, unlocked=True)
            cell.number_format = "@"
        meaning = page.cell(line, MEANING)
        key = f"{_letter(KEY)}{line}"
        meaning.value = self._meaning(answer, key)
        if of.intervals:
            other = f"{_letter(TO)}{line}"
            second = self._meaning(other, key).removeprefix("=")
            meaning.value += f'&IF({other}="",""," … "&{second})'
        _format(meaning, fill=True)
        pair = row.node, (row.a, row.b)
        for column, told in ((EARLIER, of.earlier), (GROUP, of.group)):
            if pair in told:
                said = sentence(of, row, told[pair], self.languages)
                _text(page, line, column, said, fill=True)
        lines = (3 if of.earlier or of.group else 2) * len(self.languages)
        page.row_dimensions[line].height = _LINE_HEIGHT * lines

    def _meaning(self, answer: str, key: str) -> str:
        """Return the formula that finds the sentence, wherever the row stands by now."""
        sheet, first, last = f"'{CODES_SHEET}'!", _letter(6), _letter(5 + len(POSITIONS))
        table = f"{sheet}${first}$1:${last}${self.count}"
        row = f"MATCH({key},{sheet}$A$1:$A${self.count},0)"
        column = f"MATCH({answer},{sheet}${first}$1:${last}$1,0)"
        other = _words("from_list", self.languages, " / ")
        return f'=IF({answer}="","",IFERROR(INDEX({table},{row},{column}),"{other}"))'

    def _choices(self, page: Worksheet, answers: str) -> None:
        from openpyxl.formatting.rule import Rule  # deferred: heavy
        from openpyxl.styles import Font, PatternFill
        from openpyxl.styles.differential import DifferentialStyle
        from openpyxl.worksheet.datavalidation import DataValidation

        listed = ",".join(self.positions)
        choices = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
        choices.error = _words("from_list", self.languages, " / ")
        choices.showErrorMessage = True
        choices.add(answers)
        page.add_data_validation(choices)
        last = answers.rpartition(":")[2].lstrip(_letter(ANSWER))
        area = f"{_letter(SCALE)}{FIRST_ROW}:{_letter(RIGHT - 1)}{last}"
        font, fill = Font(color="FFFFFF", bold=True), PatternFill(bgColor="1F4E79")
        look = DifferentialStyle(font=font, fill=fill)
        rule = Rule(type="cellIs", operator="equal", formula=['"●"'], dxf=look)
        page.conditional_formatting.add(area, rule)

    def cover(
        self, page: Worksheet, pages: Sequence[Worksheet], ratios: Sequence[Ratio | None]
    ) -> None:
        """Write the page of explanation, with the cells for what a person says about himself."""
        of, languages = self.of, self.languages
        title = words_in("title", languages, title="{title}").split("\n")
        titles = [
            words.replace("{title}", shown(name_in(of.title, lang, "AHP")))
            for words, lang in zip(title, languages, strict=True)
        ]
        line = _lines(page, 1, titles, bold=True, size=16)
        line = _lines(page, line, [self._for(lang) for lang in languages])
        line = _lines(page, line + 1, words_in("explain_words", languages).split("\n"))
        line = _lines(page, line, [PAPER["choose"](lang) for lang in languages])
        if of.intervals:
            line = _lines(page, line, [PAPER["interval"](lang) for lang in languages])
        line = self._scale(page, line + 1)
        if of.consent:
            agreed = [
                PAPER["consent"](lang, text=shown(name_in(of.consent, lang, "")))
                for lang in languages
            ]
            line = _lines(page, line + 1, agreed, bold=True)
        for key, label, content, _ in blanks_of(of, languages):
            _text(page, line, KEY, key, size=5, gray=True)
            _text(page, line, 2, label, fill=True)
            if content:
                _text(page, line, 3, content, fill=True)
            else:
                _format(page.cell(line, 3), box=True, unlocked=True)
                page.cell(line, 3).number_format = "@"
            line += 1
        self._progress(page, line + 1, pages, ratios)
        _lay_out(page, None, 0)
        for column, width in ((1, 7), (2, 30), (3, 66), (4, 26), (5, 36)):
            page.column_dimensions[_letter(column)].width = width

    def _for(self, lang: Language) -> str:
        name = shown(self.of.expert_name(lang))
        if self.of.expert:
            return PAGE["for_whom"](lang, name=name, count=self.of.size)
        return PAGE["for_all"](lang, count=self.of.size)

    def _scale(self, page: Worksheet, line: int) -> int:
        for column, word in ((2, "degree"), (3, "meaning")):
            _text(page, line, column, _words(word, self.languages, " / "), bold=True, fill=True)
        for degree, words in DEGREES.items():
            line += 1
            _text(page, line, 2, degree, fill=True, center=True)
            told = [
                PAGE["same"](lang) if degree == "1" else PAGE["row"](lang, degree=words(lang))
                for lang in self.languages
            ]
            _text(page, line, 3, " / ".join(told), fill=True)
        return _lines(page, line + 1, [" / ".join(PAGE["between"](one) for one in self.languages)])

    def _progress(
        self, page: Worksheet, line: int, pages: Sequence[Worksheet], ratios: Sequence[Ratio | None]
    ) -> None:
        for column, word in ((2, "progress"), (3, "answered")):
            _text(page, line, column, _words(word, self.languages, " / "), bold=True, fill=True)
        if any(ratios):
            label = _cr_label(self.of.random_index, self.languages)
            _text(page, line, 4, label, bold=True, fill=True)
            page.row_dimensions[line].height = _LINE_HEIGHT * len(self.languages)
        for number, (one, ratio) in enumerate(zip(pages, ratios, strict=True), line + 1):
            quoted = "'" + one.title.replace("'", "''") + "'"
            _text(page, number, 2, one.title, fill=True)
            page.cell(number, 2).hyperlink = f"#{quoted}!A1"
            page.cell(number, 3).value = f"={quoted}!{_letter(NUMBER)}3"
            _format(page.cell(number, 3), fill=True)
            if ratio is not None:
                page.cell(number, 4).value = f"={ratio.cell}"
                _format(page.cell(number, 4), fill=True)
                page.cell(number, 4).number_format = "0.0000"


def _words(word: str, languages: Sequence[Language], between: str) -> str:
    return between.join(PAPER[word](lang) for lang in languages)


def _cr_label(table: str, languages: Sequence[Language]) -> str:
    return " / ".join(PAPER["cr"](lang, table=table) for lang in languages)


def _verdict(cell: str, languages: Sequence[Language]) -> str:
    fine, high = (_words(word, languages, " / ") for word in ("fine", "high"))
    return f'=IF({cell}="","",IF({cell}<{DEFAULT_THRESHOLD},"{fine}","{high}"))'


def _letter(column: int) -> str:
    from ahp.common.findings import column_letters

    return column_letters(column)


def _lines(page: Worksheet, line: int, texts: Sequence[str], **look: Any) -> int:
    """Write texts below each other over the width of the page; return the next line."""
    for text in texts:
        page.merge_cells(start_row=line, end_row=line, start_column=2, end_column=5)
        _text(page, line, 2, text, wrap=True, **look)
        wide = sum(2 if ord(sign) > 255 else 1 for sign in text)  # a Chinese character takes two
        page.row_dimensions[line].height = max(wide // 140 + 1, 1) * (
            22 if "size" in look else _LINE_HEIGHT
        )
        line += 1
    return line


def _put(page: Worksheet, row: int, column: int, text: str) -> Any:
    cell = page.cell(row, column)
    cell.value = text
    cell.data_type = "s"  # not a formula, whatever it begins with
    return cell


def _text(page: Worksheet, row: int, column: int, text: str, **look: Any) -> None:
    _format(_put(page, row, column, text), **look)


def _format(cell: Any, **look: Any) -> None:
    """Give a cell a look: bold, size, gray, fill, center, right, box, wrap, unlocked.

    Looks are named in the workbook: finding the same one again for each cell would be felt.
    """
    name = " ".join(["AHP", *(f"{key}-{value}" for key, value in sorted(look.items()))])
    book = cell.parent.parent
    if name not in book.named_styles:
        book.add_named_style(_style(name, **look))
    cell.style = name


def _style(
    name: str,
    *,
    bold: bool = False,
    size: int = 11,
    gray: bool = False,
    fill: bool = False,
    center: bool = False,
    box: bool = False,
    wrap: bool = False,
    right: bool = False,
    unlocked: bool = False,
) -> Any:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    style = NamedStyle(name)
    style.font = Font(name="Calibri", bold=bold, size=size, color=_GRAY if gray else None)
    side = "center" if center else "right" if right else "left"
    style.alignment = Alignment(side, "center", wrap_text=fill or box or wrap)
    style.protection = Protection(locked=not unlocked)
    if fill:
        style.fill = PatternFill("solid", fgColor=_FILL)
    if fill or center or box:
        line = Side("thin", _LINE)
        style.border = Border(line, line, line, line)
    return style


def _lay_out(page: Worksheet, heading: int | None, more: int) -> None:
    """Protect a sheet without a password, and let it be printed on sheets of A4 lying down."""
    from openpyxl.worksheet.properties import PageSetupProperties

    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False  # are allowed
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", "9"  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.sheet_view.showGridLines = False
    if heading is not None:
        page.print_title_rows = f"{heading}:{heading}"
        page.freeze_panes = f"A{heading + 1}"
        page.row_dimensions[heading].height = _LINE_HEIGHT * (1 + more) + 3
        for column in range(SCALE, RIGHT):
            page.column_dimensions[_letter(column)].width = 3
        for column, width in {**_WIDE, EARLIER: 36, GROUP: 36}.items():
            page.column_dimensions[_letter(column)].width = width
