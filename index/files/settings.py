"""The settings of a project, as ``index.toml`` says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ahp.common.io.section import TEXT, Key, Section, Type, number, one_of, texts, whole
from ahp.common.io.toml import Document
from index.files.wording import (
    TYPE_NUMBER,
    TYPE_ORDER,
    TYPE_RANGE,
    TYPE_SHARE,
    TYPE_WHOLE,
    TYPE_YEARS,
)
from index.project.settings import (
    MEANS,
    MISSING,
    NORMALIZATIONS,
    ORDER_TIES,
    OUTSIDE,
    REFERENCES,
    TIES,
    Settings,
)
from index.records.wording import TYPE_POSITIVE, TYPE_TEXTS


def _share(value: Any) -> float:
    found = number(value)
    if not 0 <= found <= 1:
        raise ValueError
    return found


def _positive(value: Any) -> float:
    found = number(value)
    if found <= 0:
        raise ValueError
    return found


def _range(value: Any) -> tuple[float, float]:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError
    low, high = map(number, value)
    if not low < high:
        raise ValueError
    return low, high


def _order(value: Any) -> tuple[float, ...]:
    if not isinstance(value, list):
        raise ValueError
    found = tuple(map(number, value))
    if not found or min(found) < 0 or not sum(found) > 0:
        raise ValueError
    return found


def _years(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError
    return tuple(sorted({whole(1000, 2999)(year) for year in value}))


TEXTS = Type(TYPE_TEXTS, '["...", "..."]', texts)
NUMBER = Type(TYPE_NUMBER, "0", number)
SHARE = Type(TYPE_SHARE, "0.65", _share)
POSITIVE = Type(TYPE_POSITIVE, "2", _positive)
WHOLE = Type(TYPE_WHOLE, "1", whole(0, 15))
RANGE = Type(TYPE_RANGE, "[0, 100]", _range)
ORDER = Type(TYPE_ORDER, "[0.5, 0.3, 0.2]", _order)
YEARS = Type(TYPE_YEARS, "[2021, 2022]", _years)


def _choice(*words: str) -> Key:
    return one_of(*words, example=f'"{words[0]}"')


SECTIONS: Mapping[str, Mapping[str, tuple[str, Key]]] = {
    "": {
        "years": ("years", Key(YEARS, example="[2021, 2022]")),
        "decimals": ("decimals", Key(WHOLE, example="1")),
    },
    "normalization": {
        "method": ("normalization", _choice(*NORMALIZATIONS)),
        "reference": ("reference", _choice(*REFERENCES)),
        "range": ("scale", Key(RANGE, example="[0, 100]")),
        "constant": ("constant", Key(NUMBER, example="0")),
        "mean": ("z_mean", Key(NUMBER, example="100")),
        "sd": ("z_sd", Key(POSITIVE, example="10")),
        "ties": ("order_ties", _choice(*ORDER_TIES)),
        "region": ("reference_region", Key(TEXT, example='"beijing"')),
        "outside": ("outside", _choice(*OUTSIDE)),
    },
    "aggregation": {
        "method": ("aggregation", _choice(*MEANS)),
        "missing": ("missing_child", _choice("refuse", "renormalize")),
        "coverage": ("child_coverage", Key(SHARE, example="0.5")),
        "zero": ("zero", _choice("refuse", "allow")),
        "penalty": ("penalty", _choice("minus", "plus")),
        "order_weights": ("order_weights", Key(ORDER, example="[0.5, 0.3, 0.2]")),
    },
    "missing": {
        "method": ("missing", Key(TEXTS, MISSING, example='["carry-forward", "median"]')),
        "within": ("impute_within", _choice("pool", "parent")),
        "indicator_coverage": ("indicator_coverage", Key(SHARE, example="0.65")),
        "region_coverage": ("region_coverage", Key(SHARE, example="0.65")),
        "below": ("below_coverage", _choice("error", "exclude")),
        "absent": ("absent", _choice("error", "leave-out")),
    },
    "transforms": {"zero_denominator": ("zero_denominator", _choice("error", "missing", "zero"))},
    "outliers": {
        "method": ("outliers", _choice("none", "winsorize")),
        "skewness": ("skewness", Key(POSITIVE, example="2")),
        "kurtosis": ("kurtosis", Key(POSITIVE, example="3.5")),
        "most": ("most_winsorized", Key(WHOLE, example="5")),
        "fallback": ("outlier_fallback", _choice("none", "log")),
    },
    "ranks": {
        "ties": ("ties", _choice(*TIES)),
        "on": ("rank_on", _choice("unrounded", "rounded")),
    },
    "pools": {
        "by": ("pool", _choice("kind", "all")),
        "kinds": ("kinds", Key(TEXTS, example='["province"]')),
    },
    "groups": {"reference": ("group_reference", _choice("groups", "members"))},
}
"""The keys of each table, first those outside of any: the setting each makes, and its values."""
NODES = "nodes"


def read_settings(document: Document) -> Settings:
    """Read the settings of an ``index.toml``; note what is wrong and go on with defaults."""
    found: dict[str, Any] = {}
    for name, settings in SECTIONS.items():
        keys = {key: declared for key, (_, declared) in settings.items()}
        beside = (NODES,) if name == "aggregation" else ()
        if name:
            section = document.section(name, keys, beside)
        else:
            section = Section(document, keys, document.tables, beside=tuple(document.tables))
        found |= {settings[key][0]: value for key, value in section.values.items()}
    aggregation = document.tables.get("aggregation")
    nodes = aggregation.get(NODES, {}) if isinstance(aggregation, dict) else {}
    means = dict.fromkeys(nodes, _choice(*MEANS)) if isinstance(nodes, dict) else {}
    chosen = Section(document, means, nodes, f"aggregation.{NODES}")
    return Settings(**found, node_aggregation=chosen.values)
