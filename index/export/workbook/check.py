"""The sheet that computes every score and rank again, in the spreadsheet's own formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ahp.common.wording import Language
from index.export.wording import (
    CHECK_ABOUT,
    CHECK_COMPUTED,
    CHECK_DIFFERENCE,
    CHECK_RANKED,
    CODE,
    KEY,
    LOCAL,
    NAME,
    POOL,
    SHEETS,
    YEAR,
)
from index.export.workbook.rows import Formula
from index.export.workbook.sheets import (
    Cell,
    add_table,
    column_letter,
    key_of,
    quoted,
    sheet_name,
)
from index.project.settings import PENALIZED, Mean, Settings
from index.project.tables import blocks_of
from index.project.wording import RANK, SCORE, pool_word
from index.steps.means import plan_of
from index.steps.provenance.heading import stage_name
from index.steps.result import Result

if TYPE_CHECKING:
    from openpyxl import Workbook

WEIGHTS_ROW, FIRST_ROW = 2, 5
_LABELS = 5  # columns before the figures: key, year, code, name, pool
NORMALIZED_FIRST_ROW = 4  # of the sheet with the normalized values
_EQUAL_DIGITS = 10  # scores that agree so far are ties; the rest is the order of additions


@dataclass(frozen=True)
class Layout:
    """Where things stand on the sheet, for formulas elsewhere.

    Attributes
    ----------
    columns : mapping of str to str
        The column letters of every node; the children of a node stand side by side.
    ranked, rank : str
        The columns of what is ranked, and of the rank.
    last_row : int
    """

    columns: dict[str, str]
    ranked: str
    rank: str
    last_row: int


def layout_of(result: Result) -> Layout:
    """Return where every node's column stands: deeper ones first, the goal last.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> layout_of(build(tiny())).columns
    {'patents': 'F', 'waste': 'G', 'goal': 'H'}
    """
    weights = result.weights
    inner = [code for code in weights.codes if weights.children(code)]
    inner.sort(key=weights.level, reverse=True)  # stable: siblings keep their order
    order = [child for parent in inner for child in weights.children(parent)]
    columns = {
        code: column_letter(_LABELS + place)
        for place, code in enumerate([*order, weights.goal], start=1)
    }
    after = _LABELS + len(columns)
    rows = len(result.scores)
    ranked, rank = column_letter(after + 1), column_letter(after + 2)
    return Layout(columns, ranked, rank, FIRST_ROW + rows - 1)


def add_check(workbook: Workbook, result: Result, lang: Language) -> None:
    """Add the sheet; its rows go pool by pool and year by year."""
    layout, weights = layout_of(result), result.weights
    codes, goal = list(layout.columns), weights.goal
    index = result.scores.index
    assert isinstance(index, pd.MultiIndex)
    blocks = blocks_of(index, dict(result.pools), pooled=False)
    gaps = bool(result.normalized.isna().to_numpy().any())
    rows: list[list[Cell]] = []
    for block in blocks:
        start = FIRST_ROW + len(rows)
        span = (start, start + len(block.rows) - 1)
        for number, place in enumerate(block.rows, start):
            rows.append(_row(result, layout, int(place), number, span, gaps, lang))
    labels = [words(lang) for words in (KEY, YEAR, CODE, NAME, POOL)]
    locals_ = [
        Formula(f"={_weight_cell(result, code, lang)}") if code != goal else "" for code in codes
    ]
    extra = [CHECK_RANKED, RANK]
    program = [CHECK_COMPUTED(lang, what=what(lang)) for what in (SCORE, RANK)]
    names = [weights.name(code, lang) for code in codes]
    differences = [CHECK_DIFFERENCE(lang)] * 2
    headings: list[Sequence[str]] = [
        [*[""] * (_LABELS - 1), LOCAL(lang), *locals_],
        [*[""] * _LABELS, *codes],
        [*labels, *names, *(words(lang) for words in extra), *program, *differences],
    ]
    scores = ["0.00"] * (len(codes) + 1)
    formats = [None, "0", None, None, None, *scores, "0.##", "0.00", "0.##", "0.0E+00", "0"]
    title = SHEETS["check"](lang)
    sheet = add_table(workbook, title, [CHECK_ABOUT(lang)], headings, rows, formats)
    for column in layout.columns.values():
        sheet[f"{column}{WEIGHTS_ROW}"].number_format = "0.0000"


def _row(
    result: Result,
    layout: Layout,
    place: int,
    row: int,
    span: tuple[int, int],
    gaps: bool,
    lang: Language,
) -> list[Cell]:
    year, region = result.scores.index[place]
    goal = result.weights.goal
    leaves = {code: j for j, code in enumerate(result.normalized.columns)}
    normalized = quoted(sheet_name(stage_name(result.stage_of(result.normalized), lang)))
    gaps = bool(result.normalized.isna().to_numpy().any())
    cells: list[Cell] = []
    for code in layout.columns:
        if code in leaves:
            source = f"{normalized}{column_letter(_LABELS + 1 + leaves[code])}"
            source += str(NORMALIZED_FIRST_ROW + place)
            text = f'=IF(ISNUMBER({source}),{source},"")' if gaps else f"={source}"
        else:
            text = "=" + node_formula(result, layout, code, row, gaps, span)
        cells.append(Formula(text))
    ranked, total = layout.ranked, f"{layout.columns[goal]}{row}"
    digits = result.settings.rank_decimals
    digits = _EQUAL_DIGITS if digits is None else digits
    score = result.scores[goal].iloc[place]
    rank = result.ranks[goal].iloc[place]
    missing = bool(np.isnan(score))
    after = len(layout.columns) + _LABELS
    mine, theirs = (column_letter(after + k) for k in (2, 4))
    score_column = column_letter(after + 3)
    differences: list[Cell] = [None, None]
    if not missing:
        differences = [
            Formula(f"={total}-{score_column}{row}"),
            Formula(f"={mine}{row}-{theirs}{row}"),
        ]
    return [
        key_of(int(year), region),
        int(year),
        region,
        result.project.region(region).name(lang),
        pool_word(str(result.pools[region]), lang),
        *cells,
        Formula(f'=IF(ISNUMBER({total}),ROUND({total},{digits}),"")'),
        Formula(f'=IF(ISNUMBER({ranked}{row}),{_rank(result.settings, ranked, row, span)},"")'),
        None if missing else float(score),
        None if missing else float(rank),
        *differences,
    ]


def node_formula(
    result: Result,
    layout: Layout,
    code: str,
    row: int,
    gaps: bool,
    span: tuple[int, int] = (FIRST_ROW, FIRST_ROW),
) -> str:
    """Return the formula of a node from its children in one row, without the equals sign.

    Parameters
    ----------
    result : Result
    layout : Layout
    code : str
    row : int
    gaps : bool
        Whether cells may be empty.
    span : (int, int)
        The rows that are compared with each other.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> result = build(tiny())
    >>> node_formula(result, layout_of(result), "goal", 5, gaps=False)
    'SUMPRODUCT($F$2:$G$2,F5:G5)'
    """
    children = [layout.columns[child] for child in result.weights.children(code)]
    first, last = children[0], children[-1]
    weights, values = f"${first}${WEIGHTS_ROW}:${last}${WEIGHTS_ROW}", f"{first}{row}:{last}{row}"
    settings = result.settings
    mean = settings.mean_at(code)
    if mean == "copeland":
        return _outranked(children, row, span)
    if mean == "owa":
        order = ",".join(
            f"{share:.12g}" for share in plan_of(result.weights, settings).order_weights
        )
        places = ",".join(str(place) for place in range(1, len(children) + 1))
        total = f"SUMPRODUCT({{{order}}},LARGE({values},{{{places}}}))"
        return f'IF(COUNT({values})={len(children)},{total},"")' if gaps else total
    counted = [  # what weighs nothing is not asked for its logarithm
        layout.columns[child]
        for child in result.weights.children(code)
        if result.weights.node(child).local > 0
    ]
    if not gaps and (mean not in ("geometric", "harmonic") or counted == children):
        return _complete(mean, weights, values, settings, children, row)
    shares = f"SUMPRODUCT({weights},--ISNUMBER({values}))"
    least = max(settings.child_coverage - 1e-9, 1e-12)
    if mean == "arithmetic":
        total = f"SUMPRODUCT({weights},{values})/{shares}"
    elif mean == "minimum":
        total = _lowest(children, row)
    elif mean in PENALIZED:
        total = _penalized(
            settings,
            f"SUMPRODUCT({weights},{values})/{shares}",
            f"SUMPRODUCT({weights},{values},{values})/{shares}",
        )
    else:
        terms = [_term(mean, f"${column}${WEIGHTS_ROW}", f"{column}{row}") for column in counted]
        total = (
            f"({'*'.join(terms)})^(1/{shares})"
            if mean == "geometric"
            else f"{shares}/({'+'.join(terms)})"
        )
        some = ",".join(f"{column}{row}" for column in counted)
        total = f"IF(MIN({values if counted == children else some})<=0,0,{total})"
    return f'IF({shares}>={least:.12f},{total},"")'


def _penalized(settings: Settings, mean: str, squares: str) -> str:
    """Return M - S cv or M + S cv: S squared is the mean of the squares less M squared."""
    penalty = f"(({squares})/({mean})-({mean}))"
    return f"{mean}{'-' if settings.penalty == 'minus' else '+'}{penalty}"


def _lowest(children: Sequence[str], row: int) -> str:
    """Return the lowest of the children that have a weight; empty cells do not count."""
    terms = [f"IF(AND(ISNUMBER({one}{row}),${one}${WEIGHTS_ROW}>0),{one}{row},1E+300)"
             for one in children]  # fmt: skip
    return f"MIN({','.join(terms)})"


def _outranked(children: Sequence[str], row: int, span: tuple[int, int]) -> str:
    """Return which percentage of the other rows one row outranks; with itself it draws."""
    first, last = span
    balance = "+".join(
        f"${one}${WEIGHTS_ROW}*SIGN(ROUND({one}{row}-${one}${first}:${one}${last},{_EQUAL_DIGITS}))"
        for one in children
    )
    balance = f"ROUND({balance},{_EQUAL_DIGITS})"
    others = max(last - first, 1)
    return f"100*(SUMPRODUCT((SIGN({balance})+1)/2)-0.5)/{others}"


def _complete(
    mean: Mean, weights: str, values: str, settings: Settings, children: Sequence[str], row: int
) -> str:
    if mean == "arithmetic":
        return f"SUMPRODUCT({weights},{values})"
    if mean == "minimum":
        return _lowest(children, row)
    if mean in PENALIZED:
        plain, squares = (f"SUMPRODUCT({weights},{one})" for one in (values, f"{values},{values}"))
        return _penalized(settings, plain, squares)
    if mean == "geometric":
        total = f"EXP(SUMPRODUCT({weights},LN({values})))"
    else:
        total = f"1/SUMPRODUCT({weights}/{values})"
    return f"IF(MIN({values})<=0,0,{total})" if settings.zero == "allow" else total


def _term(mean: Mean, weight: str, value: str) -> str:
    if mean == "geometric":
        return f"IF(ISNUMBER({value}),{value}^{weight},1)"
    return f"IF(ISNUMBER({value}),{weight}/{value},0)"


def _rank(settings: Settings, column: str, row: int, span: tuple[int, int]) -> str:
    cell = f"{column}{row}"
    block = f"${column}${span[0]}:${column}${span[1]}"
    if settings.ties == "dense":
        return f"SUMPRODUCT(ISNUMBER({block})*({block}>{cell})/COUNTIF({block},{block}))+1"
    rank = f"RANK({cell},{block},0)"
    shared = {"average": f"+(COUNTIF({block},{cell})-1)/2", "max": f"+COUNTIF({block},{cell})-1"}
    return rank + shared.get(settings.ties, "")


def _weight_cell(result: Result, code: str, lang: Language) -> str:
    row = 3 + result.weights.codes.index(code)  # under the note and the headings
    return f"{quoted(sheet_name(SHEETS['weights'](lang)))}E{row}"
