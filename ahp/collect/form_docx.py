"""Answers in the documents that ``ahp questionnaire --form docx`` makes.

A row is known by its key in the first column, wherever it stands by now; what belongs to the keys
stands in hidden text, which Word, WPS and LibreOffice keep.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from ahp.collect.answers import Reading
from ahp.collect.form_rows import Form, Found, respondent_of, saved_at
from ahp.collect.wording import (
    FORM_CODES_BROKEN,
    FORM_DOCUMENT,
    FORM_NO_TICK,
    FORM_TWO_TICKS,
    FORM_VERSION,
    FORM_WRITTEN,
)
from ahp.common.findings import Named, Place, Problems
from ahp.common.io.limits import SMALL
from ahp.common.wording import Words
from ahp.model.hierarchy import Hierarchy
from ahp.model.interval.interval import DASHES
from ahp.questionnaire.rows import FORM_MARK, KEY, POSITIONS, VERSION
from ahp.questionnaire.wording import POSITION_SIDES

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SCALE, _BLANK, _NUMBER = 3, 2, 1  # columns of a row that begins with its key
_PART = "word/document.xml"
_EMPTY_BOX = "☐□○◯"
_DRAWN = ("sym", "drawing", "pict", "object")


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
    root = _document(data)
    if root is None:
        return None
    told = next((text for text in _paragraphs(root) if text.startswith(f"{FORM_MARK} ")), None)
    if told is None:
        return None
    form = _form(told.removeprefix(FORM_MARK), problems)
    if form is None:
        return Reading(path, FORM_DOCUMENT, ())
    found: list[Found] = []
    written: dict[str, str] = {}
    for table in root.iter(f"{_WORDS}tbl"):
        for line, cells in enumerate(_rows(table), 1):
            key = _text(cells[0]) if cells else ""
            if not KEY.fullmatch(key):
                continue
            if key in form.blanks:
                written.setdefault(key, _text(cells[_BLANK]) if len(cells) > _BLANK else "")
            else:
                place = _place(form, key, line, cells)
                found.append(_row(key, cells, place, problems.at(place=place)))
    person = respondent_of(form, found, written, saved_at(data), hierarchy, problems)
    return Reading(path, FORM_DOCUMENT, (person,))


def _document(data: bytes) -> Element | None:
    """Return the text's element; None where it is no document, or one that is too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_PART).file_size > SMALL.unpacked:
                return None
            text = archive.read(_PART)
        return None if b"<!DOCTYPE" in text else ElementTree.fromstring(text)
    except (zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, LookupError):
        return None
    except (RuntimeError, ValueError):
        return None


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_WORDS}p"):
        yield "".join(one.text or "" for one in paragraph.iter(f"{_WORDS}t")).strip()


def _form(text: str, problems: Problems) -> Form | None:
    """Read the codes; note where they are broken or of another version."""
    try:
        told: Any = json.loads(text)
        if told["version"] != VERSION:
            problems.add(FORM_VERSION, version=told["version"], expected=VERSION)
            return None
        rows = {str(key): tuple(map(str, codes)) for key, codes in told["rows"].items()}
        if any(len(codes) != len(("node", "a", "b")) for codes in rows.values()):
            raise ValueError(text)
        return Form(
            str(told["fingerprint"]),
            str(told["expert"]),
            {key: (codes[0], codes[1], codes[2]) for key, codes in rows.items()},
            {str(key): str(label) for key, label in told["blanks"].items()},
            {
                str(code): {str(lang): str(name) for lang, name in names.items()}
                for code, names in told["names"].items()
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        problems.add(FORM_CODES_BROKEN)
        return None


def _rows(table: Element) -> Iterator[list[Element]]:
    """Yield the cells of each row; one that was merged stands in each of its columns."""
    for row in table.iter(f"{_WORDS}tr"):
        cells = []
        for cell in row.iter(f"{_WORDS}tc"):
            span = cell.find(f"{_WORDS}tcPr/{_WORDS}gridSpan")
            wide = (span.get(f"{_WORDS}val") or "1") if span is not None else "1"
            cells += [cell] * (int(wide) if wide.isdecimal() and len(wide) < 3 else 1)
        yield cells


def _text(cell: Element) -> str:
    return " ".join(one for one in _paragraphs(cell) if one)


def _place(form: Form, key: str, line: int, cells: list[Element]) -> Place:
    """Return the table, by the name of its node, and the row, by the number printed in it."""
    number = _text(cells[_NUMBER]) if len(cells) > _NUMBER else ""
    row = int(number) if number.isdecimal() and len(number) < 6 else line
    if key not in form.codes:
        return Place(row=row)
    node = form.codes[key][0]
    return Place(node=Named(node, form.names.get(node, {})), row=row)


def _row(key: str, cells: list[Element], place: Place, problems: Problems) -> Found:
    """Read the one tick of a row; note where there is none, or are several."""
    ticked = [
        at for at, cell in enumerate(cells[_SCALE : _SCALE + len(POSITIONS)]) if _is_ticked(cell)
    ]
    if len(ticked) > 1:
        positions = [_shown(at) for at in ticked]
        problems.add(FORM_TWO_TICKS, count=len(ticked), positions=positions)
    elif not ticked:
        problems.add(FORM_NO_TICK)
    value: Fraction | None = POSITIONS[ticked[0]] if len(ticked) == 1 else None
    if value is not None and (text := _not_a_tick(cells[_SCALE + ticked[0]], value)):
        problems.add(FORM_WRITTEN, text=text, position=_shown(ticked[0]))
        value = None
    written = " ".join(_text(cells[_SCALE + at]) for at in ticked)
    return Found(key, value, place, written)


def _shown(at: int) -> Words:
    """Return what a position is called."""
    value = POSITIONS[at]
    side = POSITION_SIDES["equal" if value == 1 else "left" if value > 1 else "right"]
    number = max(value, 1 / value)
    return Words(f"{side.en} {number}", f"{side.zh} {number}")


def _not_a_tick(cell: Element, value: Fraction) -> str:
    """Return what is written in a box where it says something else: a dash, another number.

    A 1 ticks a box as an x does.
    """
    text = _text(cell).strip(_EMPTY_BOX + " \t\u3000\xa0")
    plain = unicodedata.normalize("NFKC", text)
    numbers = re.findall("[0-9]+", plain)
    dashes = bool(plain) and not plain.strip(DASHES + " ")
    ticked = not dashes and numbers in ([], ["1"], [str(max(value, 1 / value))])
    return "" if ticked else text


def _is_ticked(cell: Element) -> bool:
    """Whether anything stands in a cell but an empty box: a mark, a letter, a symbol, ink."""
    if _text(cell).strip(_EMPTY_BOX + " \t\u3000\xa0"):
        return True
    return any(next(cell.iter(f"{_WORDS}{name}"), None) is not None for name in _DRAWN)
