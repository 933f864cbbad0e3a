"""Answers in the workbooks that ``ahp questionnaire --form xlsx`` makes.

A row is known by its key, wherever it stands by now; what belongs to the key stands on a hidden
sheet, which is known by its mark and not by its name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from ahp.collect.answers import Reading
from ahp.collect.form_rows import Form, Found, as_names, respondent_of, saved_at
from ahp.collect.headings import plain
from ahp.collect.wording import (
    FORM_NO_POSITION,
    FORM_NO_SIDE,
    FORM_ROW_MIXED,
    FORM_SECOND_ALONE,
    FORM_TWO_ANSWERS,
    FORM_VERSION,
    FORM_WORKBOOK,
)
from ahp.common.findings import Named, Place, Problems
from ahp.common.io.cells import text_of
from ahp.common.io.sheets import Sheet, open_workbook
from ahp.model.hierarchy import Hierarchy
from ahp.model.interval.interval import Interval, split_interval
from ahp.questionnaire.rows import CR_MARK, FORM_MARK, KEY, VERSION, read_position

_ANSWER, _BLANK = 21, 2  # columns to the right of a key
_LEFT, _RIGHT = 2, 20


def read_form(path: str, data: bytes, hierarchy: Hierarchy, problems: Problems) -> Reading | None:
    """Read a form that one person filled in.

    Parameters
    ----------
    path : str
    data : bytes
        All of the file.
    hierarchy : Hierarchy
        What does not belong to it is told and left out.
    problems : Problems

    Returns
    -------
    Reading or None
        None when it is not such a form; only then is nothing noted.
    """
    problems = problems.at(path)
    noted = Problems(path)
    book = open_workbook(data, noted, others=True)
    if book is None or len(book.names) == 1:  # a form has its codes on a sheet of their own
        return None
    sheets = [sheet for name in book.names if (sheet := book.read(name)) is not None]
    codes = next((sheet for sheet in sheets if _is_marked(sheet)), None)
    if codes is None:
        return None
    problems.findings += noted.findings
    form = _form(codes, problems.at(sheet=codes.name))
    if form is None:
        return Reading(path, FORM_WORKBOOK, ())
    found: list[Found] = []
    written: dict[str, str] = {}
    for sheet in sheets:
        if sheet is codes or _cell(sheet, 0, 0) == CR_MARK:
            continue
        for row, column, key in _keys(sheet):
            if key in form.blanks:
                written.setdefault(key, _cell(sheet, row, column + _BLANK))
            else:
                if _is_mixed(sheet, row, column, form, key, problems):
                    found.append(Found(key, None, Place(sheet=sheet.name, row=row + 1)))
                    continue
                found.append(_row(sheet, row, column, key, form, problems))
    person = respondent_of(form, found, written, saved_at(data), hierarchy, problems)
    return Reading(path, FORM_WORKBOOK, (person,))


def _cell(sheet: Sheet, row: int, column: int) -> str:
    cells = sheet.cells[row] if row < len(sheet.cells) else []
    cell = cells[column] if 0 <= column < len(cells) else None
    return "" if cell is None else text_of(cell).strip()


def _is_marked(sheet: Sheet) -> bool:
    return any(row and row[0] == FORM_MARK for row in sheet.cells)


def _form(sheet: Sheet, problems: Problems) -> Form | None:
    """Read the codes; note where they are of another version."""
    form = Form("")
    for number in range(len(sheet.cells)):
        texts = [_cell(sheet, number, column) for column in range(6)]
        first = texts[0]
        if first == FORM_MARK and texts[1] != str(VERSION):
            problems.add(FORM_VERSION, version=texts[1], expected=VERSION)
            return None
        if first == "fingerprint":
            form.fingerprint = texts[1]
        elif first == "expert":
            form.expert = texts[1]
        elif first == "second" and texts[1].isdecimal():
            form.second = int(texts[1])
        elif first == "blank":
            form.blanks[texts[1]] = texts[2]
        elif first == "name":
            form.names[texts[1]] = as_names(texts[2:])
        elif KEY.fullmatch(first):
            form.codes[first] = (texts[1], texts[2], texts[3])
    return form


def _keys(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for row, cells in enumerate(sheet.cells):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and KEY.fullmatch(cell.strip()):
                yield row, column, cell.strip()


def _is_mixed(
    sheet: Sheet, row: int, column: int, form: Form, key: str, problems: Problems
) -> bool:
    """Whether a row names other items than its key stands for, as when cells alone were sorted."""
    codes = form.codes.get(key)
    shown = [_cell(sheet, row, column + at) for at in (_LEFT, _RIGHT)]
    if codes is None or not any(shown):
        return False
    told = [_named(text, form) for text in shown]
    if all(code in one or not one for code, one in zip(codes[1:], told, strict=True)):
        return False
    there = Place(sheet=sheet.name, row=row + 1, column=column + _LEFT + 1)
    expected = [Named(code, form.names.get(code, {})) for code in codes[1:]]
    problems.add(FORM_ROW_MIXED, place=there, shown=shown, expected=expected)
    return True


def _named(text: str, form: Form) -> set[str]:
    """Return the items that a text may name: those with the longest name in it."""
    folded = plain(text)
    found = [
        (len(name), code)
        for code, names in form.names.items()
        for one in (code, *names.values())
        if (name := plain(one)) and name in folded
    ]
    longest = max(found, default=(0, ""))[0]
    return {code for length, code in found if length == longest}


def _row(sheet: Sheet, row: int, column: int, key: str, form: Form, problems: Problems) -> Found:
    """Read a row: the cell to answer in, and any other in which somebody wrote a position."""
    there = Place(sheet=sheet.name, row=row + 1, column=column + _ANSWER + 1)
    problems = problems.at(place=there)
    written = _cell(sheet, row, column + _ANSWER)
    value, texts = None, [written] if written else []
    if written:
        value = _position(written, problems)
    taken = {column + _ANSWER, column + _LEFT, column + _RIGHT}
    names = {one for names in form.names.values() for one in names.values()}
    other_end = ""
    if form.second is not None:
        taken.add(column + form.second)
        other_end = _cell(sheet, row, column + form.second)
    for other in range(len(sheet.cells[row])):
        text = _cell(sheet, row, other)
        if other in taken or not text or text.isdecimal() or text in names:
            continue  # numbers are the heads of the 17 positions
        found = _quietly(text)
        if found is None:
            continue
        if value is None and not written:
            value, written = found, text
        elif found != value:
            texts.append(text)
    if len(texts) > 1:
        problems.add(FORM_TWO_ANSWERS, answers=texts)
        return Found(key, None, there, written)
    if other_end:
        return _interval(key, value, (written, other_end), there, problems)
    return Found(key, value, there, written)


def _interval(
    key: str, value: Fraction | None, texts: tuple[str, str], place: Place, problems: Problems
) -> Found:
    """Read a row with two positions, in whichever order they were chosen."""
    written = " – ".join(filter(None, texts))
    if not texts[0]:
        problems.add(FORM_SECOND_ALONE, text=texts[1])
        return Found(key, None, place, written)
    other = _position(texts[1], problems)
    if value is None or other is None:
        return Found(key, None, place, written)
    if isinstance(value, Interval) or isinstance(other, Interval):  # one cell says both ends
        problems.add(FORM_TWO_ANSWERS, answers=list(texts))
        return Found(key, None, place, written)
    low, high = sorted((value, other))
    return Found(key, Interval(low, high) if low < high else low, place, written)


def _position(text: str, problems: Problems) -> Fraction | None:
    """Read the answer of a row; note what is none."""
    try:
        value = read_position(text)
    except ValueError:
        problems.add(FORM_TWO_ANSWERS, answers=[text])
        return None
    if value is None:
        plain = unicodedata.normalize("NFKC", text)
        numbers = plain.lstrip("-−+").isdecimal() or split_interval(plain)
        problems.add(FORM_NO_SIDE if numbers else FORM_NO_POSITION, text=text)
    return value


def _quietly(text: str) -> Fraction | None:
    try:
        return read_position(text)
    except ValueError:
        return None
