"""``indicators.csv``: what is measured, which way it points, and how it is transformed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from ahp.common.findings import Finding, Number, Place, Problems
from ahp.common.io.cells import parse_number
from ahp.common.io.grid import Grid
from ahp.common.io.records import Record
from ahp.common.io.wording import CELL_NOT_EMPTY
from ahp.common.names import suggestion
from index.files.folder import SEPARATORS, Folder, by_code, names_of
from index.files.weights.trees import read_tree
from index.files.wording import NUMBER_NOT_POSITIVE
from index.files.wording_indicators import (
    BEST_MISSING,
    BEST_OUTSIDE_GOALPOSTS,
    BEST_WITHOUT_USE,
    DENOMINATOR_UNKNOWN,
    DIRECTION_UNKNOWN,
    END_UNDEFINED,
    ENDS_REVERSED,
    ERROR_NEGATIVE,
    INDICATOR_IS_NODE,
    INDICATOR_NOT_DECLARED,
    INDICATOR_OUTSIDE_TREE,
    INDICATOR_WITHOUT_WEIGHT,
    LIMIT_NOT_WHOLE,
)
from index.project.indicators import TRANSFORMS, TREATMENTS, Indicator, Transform
from index.project.settings import NORMALIZATIONS, ORDER_TIES, OUTSIDE, REFERENCES
from index.project.tree import Weights
from index.steps.transforms import LOWEST

INDICATOR_COLUMNS: Mapping[str, Sequence[str]] = {
    "code": ("代码", "指标", "指标代码"),
    "zh": ("中文名称", "名称"),
    "en": ("英文名称",),
    "direction": ("方向", "type", "类型", "指标类型", "指标属性", "指标方向"),
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
    "best": ("最优值", "最佳值", "适中值"),
    "best_low": ("最优下限", "最佳下限"),
    "best_high": ("最优上限", "最佳上限"),
    "normalization": ("标准化方法",),
    "ties": ("并列规则",),
    "z_mean": (),
    "z_sd": (),
    "treatment": ("离群值处理",),
    "skewness": (),
    "kurtosis": (),
    "winsorize_most": (),
    "missing": ("缺失代码",),
    "error": ("误差", "标准误"),
    "parent": ("上级", "上级指标"),
    "weight": ("权重",),
}

Direction = Literal["more", "less", "moderate", "interval"]
DIRECTIONS: Mapping[Direction, Sequence[str]] = {
    "more": ("1", "+1", "1.0", "+", "正", "正向", "极大型", "效益型", "越大越好", "positive"),
    "less": ("-1", "-1.0", "-", "负", "负向", "逆", "逆向", "反向", "极小型", "成本型", "越小越好",
             "negative"),
    "moderate": ("moderate", "适中", "适中型", "适度", "中间型", "居中型"),
    "interval": ("interval", "区间", "区间型"),
}  # fmt: skip
"""What a direction may be written as; full-width signs and capital letters are the same, and
Chinese words may have 指标 behind."""

_MOST = 15
_DIRECTION_OF = {text: kind for kind, texts in DIRECTIONS.items() for text in texts}


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
        directed = {code for code, one in found.items() if one.direction < 0 or one.best}
        tree = read_tree(at, directed, problems)
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
    direction = _direction(row)
    indicator = Indicator(
        code,
        names_of(row),
        -1 if direction == "less" else 1,
        row.text("unit"),
        _ends(row, "goalpost_low", "goalpost_high", equal=False),
        row.number("target"),
        _ends(row, "cap_low", "cap_high"),
        _ends(row, "minimum", "maximum"),
        row.choice("transform", TRANSFORMS) or "none",
        row.text("denominator") or None,
        _positive(row, "per") or 1.0,
        row.choice("outside", OUTSIDE),
        row.choice("reference", REFERENCES),
        row.choice("recompute", ("sum", "mean")),
        row.text("source"),
        _best(row, direction),
        row.choice("normalization", NORMALIZATIONS),
        row.choice("ties", ORDER_TIES),
        row.number("z_mean"),
        _positive(row, "z_sd"),
        row.choice("treatment", TREATMENTS),
        _positive(row, "skewness"),
        _positive(row, "kurtosis"),
        _most(row),
        _codes(row),
        _error(row),
    )
    return _with_defined_ends(indicator, row)


def _direction(row: Record) -> Direction:
    """Read which values are best; an empty cell says that more is better."""
    text = row.text("direction")
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").casefold()
    short = plain.removesuffix("指标")
    plain = plain if short.isascii() else short
    if text and plain not in _DIRECTION_OF:
        row.note(DIRECTION_UNKNOWN, "direction", value=text)
    return _DIRECTION_OF.get(plain, "more")


def _positive(row: Record, column: str) -> float | None:
    value = row.number(column)
    if value is not None and value <= 0:
        row.note(NUMBER_NOT_POSITIVE, column, column=column, value=Number(value))
        return None
    return value


def _most(row: Record) -> int | None:
    value = row.number("winsorize_most")
    if value is not None and not (value.is_integer() and 0 <= value <= _MOST):
        row.note(LIMIT_NOT_WHOLE, "winsorize_most", value=Number(value), most=_MOST)
        return None
    return None if value is None else int(value)


def _error(row: Record) -> float | None:
    value = row.number("error")
    if value is not None and value < 0:
        row.note(ERROR_NEGATIVE, "error", value=Number(value))
        return None
    return value


def _best(row: Record, direction: Direction) -> tuple[float, float] | None:
    """Read where values are best, which stands there if and only if the direction asks for it."""
    one = row.number("best")
    low, high = _ends(row, "best_low", "best_high", equal=False)
    given = [name for name in ("best", "best_low", "best_high") if row.text(name)]
    wanted = {"moderate": ["best"], "interval": ["best_low", "best_high"]}.get(direction, [])
    for column in (name for name in given if name not in wanted):
        row.note(BEST_WITHOUT_USE, column, column=column)
    for column in (name for name in wanted if name not in given):
        row.note(BEST_MISSING, "direction", column=column, value=row.text("direction"))
    if direction == "moderate" and one is not None:
        return one, one
    return (low, high) if direction == "interval" and low is not None and high is not None else None


def _with_defined_ends(indicator: Indicator, row: Record) -> Indicator:
    """Note ends without a transform, and goalposts that what is best lies beyond."""
    low, high = indicator.goalposts
    best = indicator.best
    if best is not None and ((low is not None and best[0] < low)
                             or (high is not None and best[1] > high)):  # fmt: skip
        said = {"low": None if low is None else Number(low)}
        said |= {"high": None if high is None else Number(high)}
        row.note(BEST_OUTSIDE_GOALPOSTS, "goalpost_low", best=_span(best), **said)
    transform: Transform = indicator.transform
    if transform == "none":
        return indicator
    lowest, included = LOWEST[transform]
    ends = {"goalpost_low": low, "goalpost_high": high, "target": indicator.target}
    if best is not None:
        ends |= {"best": best[0]} if best[0] == best[1] else {"best_low": best[0]}
    for column, end in ends.items():
        if end is not None and not (end > lowest or (included and end == lowest)):
            row.note(END_UNDEFINED, column, value=Number(end), transform=transform)
            indicator = replace(indicator, goalposts=(None, None), target=None, best=None)
    return indicator


def _span(best: tuple[float, float]) -> str:
    return "–".join(dict.fromkeys(f"{end:g}" for end in best))


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
