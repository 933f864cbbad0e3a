"""``indicators.csv``: what is measured, which way it points, and how it is transformed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ahp.common.findings import Number, Place, Problems
from ahp.common.io.grid import Grid
from ahp.common.io.records import Record
from ahp.common.names import suggestion
from index.files.folder import Folder, by_code, names_of
from index.files.trees import read_tree
from index.files.wording import (
    DENOMINATOR_UNKNOWN,
    END_UNDEFINED,
    ENDS_REVERSED,
    INDICATOR_IS_NODE,
    INDICATOR_NOT_DECLARED,
    INDICATOR_OUTSIDE_TREE,
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
    "parent": ("上级", "上级指标"),
    "weight": ("权重",),
}


class Declared(NamedTuple):
    """The indicators of a table, where each is declared, and the tree that they may make.

    Attributes
    ----------
    indicators : tuple of Indicator
        Not the nodes above them.
    places : mapping of str to (str, Place)
    rows : mapping of str to Record
        By code.
    tree : Weights or None
        That of the column ``parent``; its weights do not count.
    faulty : bool
        Whether the column ``parent`` makes none that can be.
    weighted : bool
        Whether the column ``weight`` holds anything.
    """

    indicators: tuple[Indicator, ...]
    places: Mapping[str, tuple[str, Place]]
    rows: Mapping[str, Record]
    tree: Weights | None = None
    faulty: bool = False
    weighted: bool = False

    @property
    def grid(self) -> Grid:
        """The table."""
        return next(iter(self.rows.values())).grid


def read_indicators(folder: Folder) -> Declared | None:
    """Read the indicators of a project; None where there are none."""
    rows = folder.rows("indicators", INDICATOR_COLUMNS, ["code"])
    if rows is None:
        folder.lacks("indicators", ["code", "direction"])
        return None
    return declared_of(rows, folder.problems)


def declared_of(rows: Sequence[Record], problems: Problems) -> Declared | None:
    """Return what the rows of a table of indicators declare; None where there are none."""
    at: dict[str, Record] = {}
    found: dict[str, Indicator] = {}
    for code, row in by_code(rows, at):
        found[code] = _indicator(code, row)
    if not found:
        return None
    tree, faulty = None, False
    if any(row.text("parent") for row in at.values()):
        tree = read_tree(at, problems)
        faulty = tree is None
        if tree is not None:
            found = {code: one for code, one in found.items() if not tree.children(code)}
    _check_denominators(found, at)
    places = {code: (row.grid.path, row.grid.place(row.row)) for code, row in at.items()}
    weighted = any(row.text("weight") for row in at.values())
    return Declared(tuple(found.values()), places, at, tree, faulty, weighted)


def check_cover(declared: Declared, weights: Weights, problems: Problems) -> None:
    """Note indicators without a weight and weights without an indicator."""
    below = {indicator.denominator for indicator in declared.indicators}
    codes = [indicator.code for indicator in declared.indicators]
    missing = [code for code in weights.leaves if code not in codes]
    for code in codes:
        if code in weights.leaves or code in below:
            continue
        row = declared.rows[code]
        if declared.tree is not None and code not in declared.tree.codes:
            row.note(INDICATOR_OUTSIDE_TREE, "parent", indicator=code)
            continue
        hint = suggestion(code, missing or weights.leaves)
        name = INDICATOR_IS_NODE if code in weights.codes else INDICATOR_WITHOUT_WEIGHT
        row.note(name, "code", indicator=code, suggestion=hint)
    for code in missing:
        problems.add(INDICATOR_NOT_DECLARED, path=declared.grid.path, indicator=code)


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
