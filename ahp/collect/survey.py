"""A survey's table: a row for each person, and a column, or two, for each pair of items.

So export KoboToolbox, wjx.cn (问卷星), Google Forms, Qualtrics and LimeSurvey, and so people write
it themselves. What a column is about stands in its heading; how judgments are written shows in
the cells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from ahp.collect.answers import Reading, Respondent, Taken
from ahp.collect.codings import (
    SIGNS,
    Cell,
    Evidence,
    Kind,
    Sign,
    by_sign,
    read_cell,
    weigh_evidence,
)
from ahp.collect.headings import Pair, Spellings, plain
from ahp.collect.wording import (
    CELL_EQUAL_BUT,
    CELL_MAYBE_SKIPPED,
    CELL_NUMBER,
    CELL_SIDE_ONLY,
    CELL_SPAN,
    CELL_STRENGTH_ONLY,
    CELL_UNKNOWN,
    COLUMNS_NONE,
    HEADING_AMBIGUOUS,
    HEADING_UNKNOWN,
    PAIR_AT_NODE,
    PAIR_IN_COLUMNS,
    READING,
    SIGN_NONE,
    SIGN_REFUTED,
    SIGN_UNPROVED,
    SURVEY,
    SURVEY_KOBO,
    SURVEY_WJX,
)
from ahp.common.findings import Named, Problems
from ahp.common.io.cells import text_of
from ahp.common.io.grid import Grid
from ahp.common.names import suggestion
from ahp.common.wording import BETWEEN, Language, Words
from ahp.model.hierarchy import Hierarchy
from ahp.model.verbal import judgment_in_words

LANGUAGES: tuple[Language, ...] = ("en", "zh")  # as `Words` takes them
_SHOWN = 3  # answers under each reading, for a person to decide by
_IMPORT_ID = '{"ImportId"'  # the third heading row of Qualtrics
_SKIPPED = (-2, -3)  # what wjx.cn writes for a question that was not shown or not answered

_NAMES = (
    "expert", "专家", "专家姓名", "姓名", "您的姓名", "name", "your name", "full name",
    "respondent", "participant", "受访者", "username",
)  # fmt: skip
_NUMBERS = ("index", "id", "序号", "response id", "responseid", "编号", "no", "no.")
_TIMES = (
    "end", "finished", "submission time", "提交答卷时间", "timestamp", "时间戳记", "enddate",
    "submitdate", "recordeddate", "填写时间", "提交时间",
)  # fmt: skip
_TECHNICAL = frozenset(
    (
        *_NUMBERS, *_TIMES, "start", "uuid", "version", "status", "所用时间", "来源", "来源详情",
        "来自ip", "ip", "ipaddress", "startdate", "总分", "deviceid", "today", "validation status",
        "notes", "submitted by", "tags", "rootuuid", "progress", "duration (in seconds)",
    )
)  # fmt: skip
_NUMBERED = re.compile(r"^\s*(?:第?\s*[0-9]+\s*题?\s*[、.．:：]|Q[0-9]+[.:]?)\s*", re.I)


@dataclass
class _Column:
    """A column about a pair."""

    at: int
    heading: str
    pair: Pair
    cells: list[Cell] = field(default_factory=list)


def read_survey(
    grid: Grid, hierarchy: Hierarchy, sign: Sign | None, problems: Problems
) -> Reading | None:
    """Read a survey's table.

    Parameters
    ----------
    grid : Grid
    hierarchy : Hierarchy
    sign : Sign, optional
        What its numbers mean, where a person has said so.
    problems : Problems
        Takes what is wrong, with its row and column.

    Returns
    -------
    Reading or None
        None when no column is about a pair, or the convention is not known.
    """
    problems = problems.at(grid.path, sheet=grid.sheet)
    headings, body = _split(grid)
    spellings = Spellings(hierarchy)
    columns = _columns(headings, hierarchy, spellings, problems)
    if not columns:
        return None
    layout = _layout(headings)
    rows = [row for row in body if any(text_of(grid.cell(row, one.at)) for one in columns)]
    _read_cells(grid, rows, columns, hierarchy)
    if layout is SURVEY_WJX:
        _open_skipped(columns, sign)
    merged = _merge(columns, rows, hierarchy, problems)
    open_ = (Kind.NUMBER, Kind.SPAN)
    cells = [cell for column in merged for cell in column.cells if cell.kind in open_]
    cells += [cell for column in merged for cell in column.cells if cell.proves is not None]
    evidence = weigh_evidence(cells, positions=layout is SURVEY_WJX)
    chosen = _choose(evidence, sign, merged, cells, hierarchy, problems)
    if chosen is None and any(cell.kind is Kind.NUMBER for cell in cells):
        return None
    answers = _answers(grid, rows, merged, chosen, hierarchy, problems)
    people = _People(grid, rows, headings, {column.at for column in columns})
    respondents = tuple(
        people.respondent(grid, row, answers[number]) for number, row in enumerate(rows)
    )
    return Reading(grid.path, layout, respondents, None if chosen is None else SIGNS[chosen])


def _split(grid: Grid) -> tuple[list[str], list[int]]:
    """Return the headings, and where the rows of people stand."""
    first = grid.header or 0
    body = list(grid.body())
    headings = [text_of(cell) for cell in grid.rows[first]]
    for row in body[:2]:
        if any(text_of(cell).startswith(_IMPORT_ID) for cell in grid.rows[row]):
            asked = [text_of(cell) for cell in grid.rows[body[0]]]
            headings = [
                (asked[at] if at < len(asked) and row != body[0] else "") or heading
                for at, heading in enumerate(headings)
            ]
            return headings, body[body.index(row) + 1 :]
    return headings, body


def _columns(
    headings: Sequence[str], hierarchy: Hierarchy, spellings: Spellings, problems: Problems
) -> list[_Column]:
    columns = []
    for at, heading in enumerate(headings):
        pairs = spellings.pairs(heading)
        there = problems.at(column=at + 1)
        if len(pairs) == 1:
            columns.append(_Column(at, heading, pairs[0]))
        elif pairs:
            shown = [
                Words(*(_pair_shown(pair, hierarchy, lang) for lang in LANGUAGES)) for pair in pairs
            ]
            there.add(HEADING_AMBIGUOUS, heading=heading, pairs=shown)
        elif (half := spellings.half(heading)) is not None:
            item, word = half
            node = hierarchy.judge(item)
            known = [name for code in hierarchy.items(node or item) if code != item
                     for name in (*hierarchy.node(code).names.values(), code)]  # fmt: skip
            near = suggestion(word, known)
            named = Named(item, hierarchy.node(item).names)
            there.add(HEADING_UNKNOWN, heading=heading, word=word, item=named, suggestion=near)
    if not columns:
        node = hierarchy.judged[0]
        a, b = (hierarchy.name(code) for code in hierarchy.items(node)[:2])
        problems.add(COLUMNS_NONE, example=f"{a} : {b}")
    return columns


def _pair_shown(pair: Pair, hierarchy: Hierarchy, lang: Language) -> str:
    node, a, b = (hierarchy.name(code, lang) for code in pair)
    return PAIR_AT_NODE(lang, a=a, b=b, node=node)


def _layout(headings: Sequence[str]) -> Words:
    known = {plain(heading) for heading in headings}
    if {"序号", "提交答卷时间"} <= known:
        return SURVEY_WJX
    if {"uuid", "submission time"} <= known:
        return SURVEY_KOBO
    return SURVEY


def _read_cells(
    grid: Grid,
    rows: Sequence[int],
    columns: Sequence[_Column],
    hierarchy: Hierarchy,
) -> None:
    cells = grid.columns(rows)
    for column in columns:
        items = tuple(
            (plain(name), side)
            for code, side in ((column.pair.a, 1), (column.pair.b, -1))
            for name in (code, *hierarchy.node(code).names.values())
        )
        read = lru_cache(maxsize=None)(lambda text, items=items: read_cell(text, items))
        column.cells += [read(text_of(cell)) for cell in cells[column.at]]


def _open_skipped(columns: Sequence[_Column], sign: Sign | None) -> None:
    """Take -2 and -3 for not answered; where negative numbers are answers nobody can know."""
    numbers = {cell.number for one in columns for cell in one.cells if cell.kind is Kind.NUMBER}
    signed = sign in (Sign.LEFT_NEGATIVE, Sign.LEFT_POSITIVE)
    signed = signed or any(number < 0 and number not in _SKIPPED for number in numbers)
    for column in columns:
        for at, cell in enumerate(column.cells):
            if cell.kind is Kind.NUMBER and cell.number in _SKIPPED:
                column.cells[at] = cell._replace(kind=Kind.UNKNOWN if signed else Kind.OPEN)


def _merge(
    columns: Sequence[_Column], rows: Sequence[int], hierarchy: Hierarchy, problems: Problems
) -> list[_Column]:
    """Join the columns that say which item matters more with those that say how much."""
    alike: dict[tuple[str, frozenset[str]], list[_Column]] = defaultdict(list)
    for column in columns:
        alike[column.pair.node, frozenset(column.pair[1:])].append(column)
    merged = []
    for group in alike.values():
        which = [one for one in group if all(map(_says_which, one.cells))]
        much = [
            one for one in group if all(map(_says_how_much, one.cells)) and one not in which[:1]
        ]
        if len(group) == 2 and which and much and group[0].pair == group[1].pair:
            merged.append(_joined(which[0], much[0], rows, hierarchy, problems))
            continue
        if len(group) > 1:
            shown = [one.heading for one in group]
            a, b = _items(group[0].pair, hierarchy)
            problems.add(PAIR_IN_COLUMNS, a=a, b=b, columns=shown)
            continue  # one may say how much, and the other for which
        merged.append(group[0])
    return merged


def _says_which(cell: Cell) -> bool:
    return cell.kind in (Kind.SIDE, Kind.OPEN) or cell.side == 0


def _says_how_much(cell: Cell) -> bool:
    return cell.kind in (Kind.NUMBER, Kind.OPEN)


def _joined(
    which: _Column,
    much: _Column,
    rows: Sequence[int],
    hierarchy: Hierarchy,
    problems: Problems,
) -> _Column:
    joined = _Column(which.at, which.heading, which.pair)
    a, b = _items(which.pair, hierarchy)
    for row, said, strength in zip(rows, which.cells, much.cells, strict=True):
        there = problems.at(row=row + 1, column=much.at + 1)
        number = strength.number
        ratio = by_sign(number, Sign.RATIO)
        if said.side and ratio is not None:
            joined.cells.append(Cell(Kind.SAID, ratio if said.side > 0 else 1 / ratio))
            continue
        if said.side and number:
            there.add(CELL_NUMBER, number=str(number), convention=SIGNS[Sign.RATIO])
        elif said.side == 0 and number not in (0, 1):
            there.add(CELL_EQUAL_BUT, a=a, b=b, number=number)
        elif said.kind is Kind.OPEN and number:
            there.add(CELL_STRENGTH_ONLY, a=a, b=b, number=number)
        else:
            joined.cells.append(said)
            continue
        joined.cells.append(Cell(Kind.OPEN))
    return joined


def _choose(
    evidence: Evidence,
    sign: Sign | None,
    columns: Sequence[_Column],
    cells: Sequence[Cell],
    hierarchy: Hierarchy,
    problems: Problems,
) -> Sign | None:
    """Return the convention that is proved or given; note what stands against it."""
    numbers = sorted({cell.number for cell in cells if cell.kind is Kind.NUMBER})
    if not numbers:
        spans = any(cell.kind is Kind.SPAN for cell in cells)
        return evidence.proved or (sign if spans else None)
    if evidence.proved is not None:
        if sign in (None, evidence.proved):
            return evidence.proved
        problems.add(SIGN_REFUTED, sign=str(sign), proved=SIGNS[evidence.proved])
        return None
    if sign is not None:
        return sign
    if not evidence.possible:
        problems.add(SIGN_NONE, numbers=[str(number) for number in numbers])
        return None
    readings = [
        Words(*(_reading(columns, one, hierarchy, lang) for lang in LANGUAGES))
        for one in evidence.possible
    ]
    problems.add(SIGN_UNPROVED, readings=readings, signs="|".join(map(str, evidence.possible)))
    return None


def _reading(columns: Sequence[_Column], sign: Sign, hierarchy: Hierarchy, lang: Language) -> str:
    """Say what a convention means, and how the first answers would read."""
    answers = BETWEEN(lang).join(_first_answers(columns, sign, hierarchy, lang))
    return READING(lang, sign=sign, said=SIGNS[sign](lang), answers=answers)


def _first_answers(
    columns: Sequence[_Column], sign: Sign, hierarchy: Hierarchy, lang: Language
) -> Iterator[str]:
    telling = (
        (column.pair, value)
        for row in range(len(columns[0].cells))
        for column in columns
        if (cell := column.cells[row]).kind is Kind.NUMBER
        and abs(cell.number) != 1
        and (value := by_sign(cell.number, sign)) is not None
    )
    for pair, value in islice(telling, _SHOWN):
        a, b = (hierarchy.name(code, lang) for code in (pair.a, pair.b))
        yield judgment_in_words(value, a, b, lang)


def _answers(
    grid: Grid,
    rows: Sequence[int],
    columns: Sequence[_Column],
    sign: Sign | None,
    hierarchy: Hierarchy,
    problems: Problems,
) -> list[tuple[Taken, ...]]:
    answers: list[tuple[Taken, ...]] = []
    for number, row in enumerate(rows):
        taken = []
        for column in columns:
            cell, place = column.cells[number], grid.place(row, column.at)
            written, value = text_of(grid.cell(row, column.at)), cell.value
            if cell.kind not in (Kind.SAID, Kind.OPEN):
                there = problems.at(row=row + 1, column=column.at + 1)
                value = _value(cell, sign, written, column.pair, hierarchy, there)
            taken.append(Taken(*column.pair, value, place, written))
        answers.append(tuple(taken))
    return answers


def _value(
    cell: Cell,
    sign: Sign | None,
    written: str,
    pair: Pair,
    hierarchy: Hierarchy,
    problems: Problems,
) -> Fraction | None:
    if cell.kind is Kind.NUMBER and sign is not None:
        value = by_sign(cell.number, sign)
        if value is None:
            problems.add(CELL_NUMBER, number=str(cell.number), convention=SIGNS[sign])
        return value
    if cell.kind is Kind.SPAN and sign is not Sign.RATIO:
        a, b = _items(pair, hierarchy)
        problems.add(CELL_SPAN, text=written, a=a, b=b)
        return None
    if cell.kind in (Kind.UNKNOWN, Kind.SIDE):
        what = CELL_UNKNOWN if cell.kind is Kind.UNKNOWN else CELL_SIDE_ONLY
        what = CELL_MAYBE_SKIPPED if cell.number else what
        a, b = _items(pair, hierarchy)
        problems.add(what, text=written, a=a, b=b)
    return cell.value


def _items(pair: Pair, hierarchy: Hierarchy) -> tuple[Named, Named]:
    """Return the two items as people call them."""
    a, b = (Named(code, hierarchy.node(code).names) for code in (pair.a, pair.b))
    return a, b


class _People:
    """Who answered each row: the columns that are about no pair."""

    def __init__(
        self, grid: Grid, rows: Sequence[int], headings: Sequence[str], taken: set[int]
    ) -> None:
        free = {at: _bare(heading) for at, heading in enumerate(headings) if at not in taken}
        folded = {at: plain(heading) for at, heading in free.items()}
        self._name = _telling(grid, rows, folded)
        self._number = _first(folded, _NUMBERS)
        self._time = _first(folded, _TIMES)
        self._attributes = {
            at: heading
            for at, heading in free.items()
            if heading and folded[at] not in _TECHNICAL and folded[at] not in _NAMES
        }

    def respondent(self, grid: Grid, row: int, answers: tuple[Taken, ...]) -> Respondent:
        """Return the person of a row."""

        def text(at: int | None) -> str:
            return "" if at is None else text_of(grid.cell(row, at))

        attributes = {name: text(at) for at, name in self._attributes.items() if text(at)}
        name = text(self._name) or (f"expert-{text(self._number)}" if text(self._number) else "")
        return Respondent(name, answers, attributes, grid.place(row), text(self._time))


def _first(headings: Mapping[int, str], known: Sequence[str]) -> int | None:
    return next((at for word in known for at, one in headings.items() if one == word), None)


def _telling(grid: Grid, rows: Sequence[int], headings: Mapping[int, str]) -> int | None:
    """Return the column of names; one that says the same of everybody is that of a device."""
    cells = grid.columns(rows)
    for word in _NAMES:
        for at, heading in headings.items():
            names = {text_of(cell) for cell in cells[at]} if heading == word else set()
            if len(names) > 1 or (len(rows) == 1 and any(names)):
                return at
    return None


def _bare(heading: str) -> str:
    """Return a heading without its group and number, as of Kobo and wjx.cn."""
    last = re.split(r"(?<=\w)[./](?=\w)", heading)[-1]
    return _NUMBERED.sub("", last).strip().strip("_")
