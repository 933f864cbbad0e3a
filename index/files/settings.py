"""The settings of a project, as ``index.toml`` says them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ahp.common.io.toml import Document
from ahp.common.io.wording import TYPE_TABLE, TYPE_TEXT
from ahp.common.names import suggestion
from ahp.common.wording import UNKNOWN_VALUE, Message
from index.files.wording import TYPE_NUMBER, TYPE_RANGE, TYPE_SHARE, TYPE_WHOLE, TYPE_YEARS
from index.project.settings import (
    MEANS,
    MISSING,
    NORMALIZATIONS,
    OUTSIDE,
    REFERENCES,
    TIES,
    Settings,
)
from index.records.wording import TYPE_POSITIVE, TYPE_TEXTS


@dataclass(frozen=True)
class _Key:
    """A key of ``index.toml``: the setting it makes, and how its value is read."""

    setting: str
    read: Callable[[Any], Any]
    expected: Message
    example: str
    known: tuple[str, ...] = ()


class _WrongType(Exception):  # noqa: N818, never leaves this module
    pass


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise _WrongType
    number = float(value)
    if number - number != 0:
        raise _WrongType
    return number


def _share(value: Any) -> float:
    number = _number(value)
    if not 0 <= number <= 1:
        raise _WrongType
    return number


def _positive(value: Any) -> float:
    number = _number(value)
    if number <= 0:
        raise _WrongType
    return number


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 15:
        raise _WrongType
    return value


def _range(value: Any) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise _WrongType
    low, high = map(_number, value)
    if not low < high:
        raise _WrongType
    return low, high


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(one, str) for one in values):
        raise _WrongType
    return tuple(values)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _WrongType
    return value


def _years(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list) or not value:
        raise _WrongType
    if not all(type(year) is int and 1000 <= year <= 2999 for year in value):
        raise _WrongType
    return tuple(sorted(set(value)))


def _choice(setting: str, *known: str) -> _Key:
    return _Key(setting, _text, TYPE_TEXT, f'"{known[0]}"', known)


_SECTIONS: Mapping[str, Mapping[str, _Key]] = {
    "": {
        "years": _Key("years", _years, TYPE_YEARS, "[2021, 2022]"),
        "decimals": _Key("decimals", _whole, TYPE_WHOLE, "1"),
    },
    "normalization": {
        "method": _choice("normalization", *NORMALIZATIONS),
        "reference": _choice("reference", *REFERENCES),
        "range": _Key("scale", _range, TYPE_RANGE, "[0, 100]"),
        "constant": _Key("constant", _number, TYPE_NUMBER, "0"),
        "outside": _choice("outside", *OUTSIDE),
    },
    "aggregation": {
        "method": _choice("aggregation", *MEANS),
        "missing": _choice("missing_child", "refuse", "renormalize"),
        "coverage": _Key("child_coverage", _share, TYPE_SHARE, "0.5"),
        "zero": _choice("zero", "refuse", "allow"),
    },
    "missing": {
        "method": _Key("missing", _texts, TYPE_TEXTS, '["carry-forward", "median"]', MISSING),
        "within": _choice("impute_within", "pool", "parent"),
        "indicator_coverage": _Key("indicator_coverage", _share, TYPE_SHARE, "0.65"),
        "region_coverage": _Key("region_coverage", _share, TYPE_SHARE, "0.65"),
        "below": _choice("below_coverage", "error", "exclude"),
        "absent": _choice("absent", "error", "leave-out"),
    },
    "transforms": {"zero_denominator": _choice("zero_denominator", "error", "missing", "zero")},
    "outliers": {
        "method": _choice("outliers", "none", "winsorize"),
        "skewness": _Key("skewness", _positive, TYPE_POSITIVE, "2"),
        "kurtosis": _Key("kurtosis", _positive, TYPE_POSITIVE, "3.5"),
        "most": _Key("most_winsorized", _whole, TYPE_WHOLE, "5"),
        "fallback": _choice("outlier_fallback", "none", "log"),
    },
    "ranks": {
        "ties": _choice("ties", *TIES),
        "on": _choice("rank_on", "unrounded", "rounded"),
    },
    "pools": {
        "by": _choice("pool", "kind", "all"),
        "kinds": _Key("kinds", _texts, TYPE_TEXTS, '["province"]'),
    },
    "groups": {"reference": _choice("group_reference", "groups", "members")},
}
NODES = "nodes"


def read_settings(document: Document) -> Settings:
    """Read the settings of an ``index.toml``; note what is wrong and go on with defaults."""
    found: dict[str, Any] = {}
    for section, keys in _SECTIONS.items():
        table = document.table_at(section) if section else document.tables
        line = document.line_of_table(section) if section else None
        prefix = f"{section}." if section else ""
        if section:
            known = (*keys, NODES) if section == "aggregation" else tuple(keys)
            document.check_keys(table, known, prefix, line=line)
        for name, key in keys.items():
            if name in table:
                _read_key(document, table[name], key, prefix + name, line, found)
    nodes = document.table_at("aggregation").get(NODES, {})
    line = document.line_of_table(f"aggregation.{NODES}")
    chosen: dict[str, Any] = {}
    if isinstance(nodes, dict):
        for code, value in nodes.items():
            key = _choice(code, *MEANS)
            _read_key(document, value, key, f"aggregation.{NODES}.{code}", line, chosen)
    else:
        document.wrong_type(f"aggregation.{NODES}", nodes, TYPE_TABLE, "[aggregation.nodes]")
    return Settings(**found, node_aggregation=chosen)


def _read_key(
    document: Document, value: Any, key: _Key, name: str, line: int | None, found: dict[str, Any]
) -> None:
    try:
        read = key.read(value)
    except _WrongType:
        example = f"{name.rpartition('.')[2]} = {key.example}"
        document.wrong_type(name, value, key.expected, example, line=line)
        return
    values = read if isinstance(read, tuple) else (read,)
    unknown = [one for one in values if key.known and one not in key.known]
    for one in unknown:
        hint = suggestion(one, key.known)
        place = document.place(name, line=line)
        document.note(UNKNOWN_VALUE, place, key=name, found=one, suggestion=hint)
    if not unknown:
        found[key.setting] = read
