"""The sheet on which a reader chooses one region and follows its score by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ahp.common.findings import Number
from ahp.common.wording import ASIDE, Language
from index.export.wording import (
    CODE,
    KEY,
    NAME,
    NORMALIZED_COLUMN,
    POOL,
    REGION_ABOUT,
    REGION_LISTS,
    REGION_RANK,
    REGION_SUM,
    SHEETS,
    YEAR,
)
from index.export.workbook.check import FIRST_ROW, layout_of
from index.export.workbook.rows import Formula
from index.export.workbook.sheets import (
    Cell,
    add_table,
    column_letter,
    column_number,
    put,
    quoted,
    sheet_name,
)
from index.project.indicators import Indicator
from index.project.wording import GLOBAL, HIGH, ITEM, LOW, POINTS, VALUE_COLUMN, pool_word
from index.steps.normalize import fate_outside
from index.steps.provenance.heading import stage_name
from index.steps.reference import best_of
from index.steps.result import Result
from index.steps.ties import SAME

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

YEAR_CELL, REGION_CELL, KEY_CELL, POOL_CELL, CODE_CELL = "$B$3", "$B$4", "$B$5", "$B$6", "$B$7"
_LISTS = "L", "M"  # columns, not shown, of the names to choose from and their codes
_HEADINGS_ROW = 9
_FIRST_ROW = _HEADINGS_ROW + 1
_YELLOW = "FFFFF2CC"


def can_add_region(result: Result) -> bool:
    """Whether a score is one sum of products: arithmetic means, and nothing missing.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> can_add_region(build(tiny()))
    True
    """
    settings = result.settings
    means = {settings.aggregation, *settings.node_aggregation.values()}
    return means == {"arithmetic"} and not result.normalized.isna().to_numpy().any()


def add_region(workbook: Workbook, result: Result, lang: Language) -> None:
    """Add the sheet, set to the first region of the latest year."""
    from openpyxl.styles import Alignment, Font, PatternFill  # deferred: few runs need it
    from openpyxl.worksheet.datavalidation import DataValidation

    leaves = result.weights.leaves
    rows = [_row(result, code, _FIRST_ROW + k, lang) for k, code in enumerate(leaves)]
    last = _FIRST_ROW + len(leaves) - 1
    min_max = any(_is_min_max(result, code) for code in leaves)
    columns = [ITEM, VALUE_COLUMN, *((LOW, HIGH) if min_max else ())]
    columns += [NORMALIZED_COLUMN, GLOBAL, POINTS]
    title = SHEETS["region"](lang)
    sheet = add_table(workbook, title, [REGION_ABOUT(lang)], [[""]], [])
    choices = _choices(result, lang)
    check = quoted(sheet_name(SHEETS["check"](lang)))
    pool = f"=INDEX({_column(check, result, 'E')},{_match(check, result)})"
    names, codes = (f"${c}${_FIRST_ROW}:${c}${_FIRST_ROW + len(choices) - 1}" for c in _LISTS)
    code = f"=INDEX({codes},MATCH({REGION_CELL},{names},0))"
    labels = [
        (YEAR(lang), result.year_name(result.years[-1])),
        (NAME(lang), next(iter(choices))),
        (KEY(lang), Formula(f'={YEAR_CELL}&" "&{CODE_CELL}')),
        (POOL(lang), Formula(pool)),
        (CODE(lang), Formula(code)),
    ]
    _list_choices(sheet, choices, lang)
    for row, (label, value) in enumerate(labels, start=3):
        put(sheet, row, 1, label)
        put(sheet, row, 2, value)
    if not result.project.year_style.plain:
        sheet[YEAR_CELL.replace("$", "")].number_format = "@"  # 2008/09 chosen here is no date
    for place, words in enumerate(columns, start=1):
        put(sheet, _HEADINGS_ROW, place, words(lang))
        sheet.cell(_HEADINGS_ROW, place).font = Font(bold=True)
        sheet.cell(_HEADINGS_ROW, place).alignment = Alignment(
            horizontal="left" if place == 1 else "right", vertical="top", wrap_text=True
        )
    formats = [None, "0.####", *(["0.####"] * 2 if min_max else []), "0.00", "0.0000", "0.00"]
    for i, cells in enumerate(rows, start=_FIRST_ROW):
        for j, value in enumerate(cells, start=1):
            put(sheet, i, j, value, formats[j - 1])
    n, w = (column_letter(columns.index(one) + 1) for one in (NORMALIZED_COLUMN, GLOBAL))
    span = f"{w}{_FIRST_ROW}:{w}{last},{n}{_FIRST_ROW}:{n}{last}"
    layout = layout_of(result)
    rank = f"=INDEX({_column(check, result, layout.rank)},{_match(check, result)})"
    put(sheet, last + 2, 1, REGION_SUM(lang))
    put(sheet, last + 2, 2, Formula(f"=SUMPRODUCT({span})"), "0.0000")
    put(sheet, last + 3, 1, REGION_RANK(lang))
    put(sheet, last + 3, 2, Formula(rank), "0.##")
    for cell in (YEAR_CELL, REGION_CELL):
        sheet[cell.replace("$", "")].fill = PatternFill("solid", fgColor=_YELLOW)
    years = DataValidation("list", formula1='"' + ",".join(result.year_names) + '"')
    regions = DataValidation("list", formula1=f"={names}")
    for validation, cell in ((years, "B3"), (regions, "B4")):
        validation.add(cell)
        sheet.add_data_validation(validation)
    sheet.freeze_panes = f"B{_FIRST_ROW}"
    sheet.print_title_rows = None  # all of it fits a page or two
    sheet.column_dimensions["A"].width = 44
    for place in range(2, len(columns) + 1):
        sheet.column_dimensions[column_letter(place)].width = 16


def _choices(result: Result, lang: Language) -> dict[str, str]:
    """Return the regions by their names, each once; of one name, told apart by pool or code."""
    codes = [str(code) for code in result.scores.index.unique("region")]
    names = [result.project.region(code).name(lang) for code in codes]
    pools = [pool_word(str(result.pools[code]), lang) for code in codes]
    twice = {name for name, count in Counter(names).items() if count > 1}
    found: dict[str, str] = {}
    for code, name, pool in zip(codes, names, pools, strict=True):
        shown = name + ASIDE(lang, text=pool) if name in twice else name
        found[shown if shown not in found else name + ASIDE(lang, text=code)] = code
    return found


def _list_choices(sheet: Worksheet, choices: Mapping[str, str], lang: Language) -> None:
    """Write the names to choose from and their codes into columns that are not shown."""
    put(sheet, _HEADINGS_ROW, column_number(_LISTS[0]), REGION_LISTS(lang))
    for row, pair in enumerate(choices.items(), start=_FIRST_ROW):
        for letter, text in zip(_LISTS, pair, strict=True):
            put(sheet, row, column_number(letter), text)
    for letter in _LISTS:
        sheet.column_dimensions[letter].hidden = True


def _row(result: Result, code: str, row: int, lang: Language) -> list[Cell]:
    check = quoted(sheet_name(SHEETS["check"](lang)))
    weights = quoted(sheet_name(SHEETS["weights"](lang)))
    values = quoted(sheet_name(stage_name(result.stage_of(result.treated), lang)))
    place = _LABELS + list(result.treated.columns).index(code) + 1
    letter, count = column_letter(place), len(result.scores)
    keys = f"{values}$A$4:$A${3 + count}"
    value = f"=INDEX({values}${letter}$4:${letter}${3 + count},MATCH({KEY_CELL},{keys},0))"
    weight = f"={weights}F{3 + result.weights.codes.index(code)}"
    name = result.weights.name(code, lang)
    if not _is_min_max(result, code):
        column = _column(check, result, layout_of(result).columns[code])
        normalized = f"=INDEX({column},{_match(check, result)})"
        blank: list[Cell] = []
        if any(_is_min_max(result, other) for other in result.weights.leaves):
            blank = ["", ""]
        n, w = (column_letter(place + len(blank)) for place in (3, 4))
        formulas = map(Formula, (normalized, weight, f"={n}{row}*{w}{row}"))
        return [name, Formula(value), *blank, *formulas]
    reference = quoted(sheet_name(SHEETS["reference"](lang)))
    ends = list(result.reference.columns)
    rows = 2 + len(result.reference)
    found = f'MATCH({POOL_CELL}&" "&{YEAR_CELL}&" "&"{code}",{reference}$A$3:$A${rows},0)'
    low, high = (
        f"=INDEX({reference}${c}$3:${c}${rows},{found})"
        for c in (column_letter(5 + ends.index(end)) for end in ("low", "high"))
    )
    bottom, top = map(Number, result.settings.scale)
    normalized = f"={_share(result.project.indicator(code), row)}*{Number(top - bottom)}"
    normalized += f"+{bottom}" if bottom else ""
    return [name, *map(Formula, (value, low, high, normalized, weight, f"=E{row}*F{row}"))]


def _share(indicator: Indicator, row: int) -> str:
    """Return the share of the scale, from the value and the ends beside it."""
    if indicator.best is None:
        way = f"(B{row}-C{row})" if indicator.direction > 0 else f"(D{row}-B{row})"
        return f"{way}/(D{row}-C{row})"
    low, high = best_of(indicator)
    slack = f"{SAME * max(abs(low), abs(high)):E}"
    within = f"MAX({low!r}-B{row},B{row}-({high!r}))<={slack}"
    left = f"(B{row}-C{row})/({low!r}-C{row})"
    right = f"(D{row}-B{row})/(D{row}-({high!r}))"
    return f"IF({within},1,IF(B{row}<{low!r},{left},{right}))"


_LABELS = 5  # columns before the figures of a stage


def _is_min_max(result: Result, code: str) -> bool:
    """Whether a normalized value follows from the ends alone: no capping, no constant column."""
    settings, indicator = result.settings, result.project.indicator(code)
    fixed = settings.constant is not None or fate_outside(indicator, settings) == "cap"
    return indicator.method(settings) == "min-max" and not fixed


def _column(check: str, result: Result, letter: str) -> str:
    return f"{check}${letter}${FIRST_ROW}:${letter}${layout_of(result).last_row}"


def _match(check: str, result: Result) -> str:
    return f"MATCH({KEY_CELL},{_column(check, result, 'A')},0)"
