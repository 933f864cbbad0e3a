"""``indicators.csv``: what is measured, which way it points, and how it is transformed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ahp.common.findings import Finding, Number, Place, Problems
from ahp.common.io.cells import parse_number
from ahp.common.io.records import Record
from ahp.common.io.wording import CELL_NOT_EMPTY
from ahp.common.names import suggestion
from index.files.folder import SEPARATORS, Folder, by_code, names_of
from index.files.wording import (
    DENOMINATOR_UNKNOWN,
    END_UNDEFINED,
    ENDS_REVERSED,
    INDICATOR_IS_NODE,
    INDICATOR_NOT_DECLARED,
    INDICATOR_WITHOUT_WEIGHT,
    NUMBER_NOT_POSITIVE,
)
from index.project.indicators import TRANSFORMS, Indicator, Transform
from index.project.settings import OUTSIDE, REFERENCES
from index.project.tree import Weights
from index.steps.transforms import LOWEST

INDICATOR_COLUMNS: Mapping[str, Sequence[str]] = {
    "code": ("代码", "指标", "指标代码"),
    "zh": ("中文名称", "名称"),
    "en": ("英文名称",),
    "direction": ("方向",),
    "unit": ("单位",),
    "goalpost_low": ("下限",),
    "goalpost_high": ("上限",),
    "target": ("目标值",),
    "cap_low": (),
    "cap_high": (),
    "minimum": ("最小可能值",),
    "maximum": ("最大可能值",),
    "transform": ("变换",),
    "denominator": ("分母",),
    "per": (),
    "outside": (),
    "reference": (),
    "recompute": ("合并方式",),
    "source": ("数据来源", "来源"),
    "missing": ("缺失代码",),
}


class Declared(NamedTuple):
    """The indicators of a table, and where each is declared."""

    indicators: tuple[Indicator, ...]
    places: Mapping[str, tuple[str, Place]]


def read_indicators(folder: Folder, weights: Weights | None) -> Declared | None:
    """Read the indicators of a project; None where there are none."""
    rows = folder.rows("indicators", INDICATOR_COLUMNS, ["code"])
    if rows is None:
        folder.lacks("indicators", ["code", "direction"])
        return None
    at: dict[str, Record] = {}
    found: dict[str, Indicator] = {}
    for code, row in by_code(rows, at):
        found[code] = _indicator(code, row)
    _check_denominators(found, at)
    if weights is not None and rows:
        _check_cover(found, at, weights, folder.problems)
    places = {code: (row.grid.path, row.grid.place(row.row)) for code, row in at.items()}
    return Declared(tuple(found.values()), places) if found else None


def _check_cover(
    found: Mapping[str, Indicator], at: Mapping[str, Record], weights: Weights, problems: Problems
) -> None:
    """Note indicators without a weight and weights without an indicator."""
    below = {indicator.denominator for indicator in found.values()}
    missing = [code for code in weights.leaves if code not in found]
    for code, row in at.items():
        if code in weights.leaves or code in below:
            continue
        hint = suggestion(code, missing or weights.leaves)
        name = INDICATOR_IS_NODE if code in weights.codes else INDICATOR_WITHOUT_WEIGHT
        row.note(name, "code", indicator=code, suggestion=hint)
    path = next(iter(at.values())).grid.path
    for code in missing:
        problems.add(INDICATOR_NOT_DECLARED, path=path, indicator=code)


def _indicator(code: str, row: Record) -> Indicator:
    direction = row.sign("direction")
    transform: Transform = row.choice("transform", TRANSFORMS) or "none"
    per = row.number("per")
    if per is not None and per <= 0:
        row.note(NUMBER_NOT_POSITIVE, "per", column="per", value=Number(per))
        per = None
    indicator = Indicator(
        code,
        names_of(row),
        direction or 1,
        row.text("unit"),
        _ends(row, "goalpost_low", "goalpost_high", equal=False),
        row.number("target"),
        _ends(row, "cap_low", "cap_high"),
        _ends(row, "minimum", "maximum"),
        transform,
        row.text("denominator") or None,
        1.0 if per is None else per,
        row.choice("outside", OUTSIDE),
        row.choice("reference", REFERENCES),
        row.choice("recompute", ("sum", "mean")),
        row.text("source"),
        _codes(row),
    )
    if transform != "none":
        lowest, included = LOWEST[transform]
        low, high = indicator.goalposts
        for column, end in (("goalpost_low", low), ("goalpost_high", high),
                            ("target", indicator.target)):  # fmt: skip
            if end is not None and not (end > lowest or (included and end == lowest)):
                row.note(END_UNDEFINED, column, value=Number(end), transform=transform)
                indicator = replace(indicator, goalposts=(None, None), target=None)
    return indicator


def _codes(row: Record) -> tuple[float, ...]:
    """Read numbers that mean a value is missing, one or several with semicolons between."""
    found = []
    for text in row.text("missing").translate(SEPARATORS).split(";"):
        number = parse_number(text, row.grid.decimal) if text.strip() else None
        if isinstance(number, Finding):
            row.note(number.what, "missing", **number.details)
        elif number is not None:
            found.append(number)
        elif text.strip():
            row.note(CELL_NOT_EMPTY, "missing", column="missing", value=repr(text.strip()))
    return tuple(found)


def _ends(
    row: Record, low: str, high: str, equal: bool = True
) -> tuple[float | None, float | None]:
    """Read two numbers of which the first must be lower."""
    bottom, top = row.number(low), row.number(high)
    if bottom is not None and top is not None and (bottom > top or (bottom == top and not equal)):
        row.note(ENDS_REVERSED, low, low=Number(bottom), high=Number(top), names=f"{low}, {high}")
        return None, None
    return bottom, top


def _check_denominators(found: dict[str, Indicator], at: Mapping[str, Record]) -> None:
    for code, indicator in found.items():
        below = indicator.denominator
        if below is None:
            continue
        if below == code or below not in found:
            hint = suggestion(below, [other for other in found if other != code])
            at[code].note(DENOMINATOR_UNKNOWN, "denominator", denominator=below, suggestion=hint)
            found[code] = replace(indicator, denominator=None)
