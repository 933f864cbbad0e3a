"""The settings of a project, as ``index.toml`` says them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ahp.common.findings import Finding
from ahp.common.io.cells import parse_number
from ahp.common.io.section import (
    ANY,
    TEXT,
    Key,
    Keys,
    Section,
    Type,
    number,
    one_of,
    texts,
    whole,
)
from ahp.common.io.toml import Document
from index.files.wording import (
    TYPE_CODES,
    TYPE_NUMBER,
    TYPE_ORDER,
    TYPE_RANGE,
    TYPE_SHARE,
    TYPE_SPAN,
    TYPE_STEPS,
    TYPE_WHOLE,
    TYPE_YEARS,
    YEARS_OF_TWO_KINDS,
)
from index.files.years import parse_year
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
from index.project.steps import DEFAULT_STEPS, STEP_NAMES, StepChoice, StepName
from index.project.years import Year
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


def _years(value: Any) -> tuple[int | str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError
    year = whole(1000, 2999)
    return tuple(one if isinstance(one, str) else year(one) for one in value)


def _codes(value: Any) -> tuple[float | str, ...]:
    values = value if isinstance(value, list) else [value]
    if not values:
        raise ValueError
    return tuple(map(_code, values))


def _code(value: Any) -> float | str:
    if not isinstance(value, str):
        return number(value)
    found = parse_number(value)
    if isinstance(found, float):
        return found
    if not value.strip():
        raise ValueError
    return value


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise ValueError
    if not all(isinstance(one, (str, dict)) for one in value):
        raise ValueError
    return value


TEXTS = Type(TYPE_TEXTS, '["...", "..."]', texts)
NUMBER = Type(TYPE_NUMBER, "0", number)
SHARE = Type(TYPE_SHARE, "0.65", _share)
POSITIVE = Type(TYPE_POSITIVE, "2", _positive)
WHOLE = Type(TYPE_WHOLE, "1", whole(0, 15))
RANGE = Type(TYPE_RANGE, "[0, 100]", _range)
ORDER = Type(TYPE_ORDER, "[0.5, 0.3, 0.2]", _order)
SPAN = Type(TYPE_SPAN, "3", whole(0, 999))
LEVEL = Type(TYPE_SPAN, "1", whole(0, 999))
CODES = Type(TYPE_CODES, '[-999, "NA"]', _codes)
STEPS = Type(TYPE_STEPS, '["divide", "impute", "normalize", "aggregate"]', _listed)
YEARS = Type(TYPE_YEARS, "[2021, 2022]", _years)


def _choice(*words: str) -> Key:
    return one_of(*words, example=f'"{words[0]}"')


SECTIONS: Mapping[str, Mapping[str, tuple[str, Key]]] = {
    "": {
        "years": ("years", Key(YEARS, example="[2021, 2022]")),
        "decimals": ("decimals", Key(WHOLE, example="1")),
        "steps": ("steps", Key(STEPS)),
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
        "within": ("impute_within", Key(TEXTS, example='["income", "pool"]')),
        "longest": ("impute_longest", Key(SPAN, example="3")),
        "denominators": ("impute_denominators", _choice("refuse", "fill")),
        "codes": ("missing_codes", Key(CODES, example="[-999]")),
        "indicator_coverage": ("indicator_coverage", Key(SHARE, example="0.65")),
        "region_coverage": ("region_coverage", Key(SHARE, example="0.65")),
        "below": ("below_coverage", _choice("error", "exclude")),
        "absent": ("absent", _choice("error", "leave-out")),
    },
    "transforms": {"zero_denominator": ("zero_denominator", _choice("error", "missing", "zero"))},
    "outliers": {
        "method": ("outliers", _choice("none", "winsorize")),
        "reference": ("outlier_reference", _choice("year", "pooled")),
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

_OF_NODES: Keys = {"nodes": Key(TEXTS, example='["CODE"]'), "level": Key(LEVEL, example="1")}
_BEST: Keys = {
    "best": Key(POSITIVE, required="100", example="100"),
    "reference": _choice("year", "pooled"),
}
_CHOICES: Mapping[StepName, tuple[str, tuple[str, ...]]] = {
    "impute": ("missing", ("method", "within", "longest", "denominators")),
    "treat": ("outliers", ("reference", "skewness", "kurtosis", "most", "fallback")),
    "normalize": ("normalization", ("method", "reference", "range", "constant")),
    "rescale": ("normalization", ()),
}
"""Which keys of which table a step may choose for itself."""


def keys_of_step(name: StepName) -> Keys:
    """Return the keys of a step that is written as a table.

    >>> list(keys_of_step("rescale"))
    ['step', 'nodes', 'level', 'best', 'reference']
    """
    section, own = _CHOICES.get(name, ("", ()))
    return {
        "step": one_of(*STEP_NAMES, required='"normalize"'),
        **(_OF_NODES if name in ("normalize", "aggregate", "rescale") else {}),
        **(_BEST if name == "rescale" else {}),
        **{key: SECTIONS[section][key][1] for key in own},
    }


def _read_steps(document: Document, given: list[Any]) -> tuple[StepChoice, ...]:
    """Read steps, each by its name or as a table with what it chooses; note what is wrong."""
    line = document.line_of("steps")
    before = len(document.problems.errors)
    found = []
    for one in given:
        entry = {"step": one} if isinstance(one, str) else one
        name = entry.get("step")
        known = name if name in STEP_NAMES else "divide"
        keys = keys_of_step(known)
        if known != name:  # what it may choose is not known either
            keys = {**dict.fromkeys(entry, ANY), "step": keys["step"]}
        read = Section(document, keys, entry, "steps", line)
        if known == name:
            section, _ = _CHOICES.get(known, ("", ()))
            fields = {key: field for key, (field, _) in SECTIONS[section].items()}
            changes = tuple(
                (fields[key], value) for key, value in read.values.items() if key in fields
            )
            at = (read.values.get("nodes", ()), read.values.get("level"))
            found.append(StepChoice(known, *at, read.values.get("best"), changes))
    understood = len(document.problems.errors) == before
    return tuple(found) if understood else DEFAULT_STEPS  # of others no order can be told


def declared_years(document: Document) -> tuple[Year, ...]:
    """Return the years that an ``index.toml`` names, as far as they are understood."""
    given = document.tables.get("years")
    found = map(parse_year, map(str, given if isinstance(given, list) else ()))
    return tuple(one for one in found if isinstance(one, Year))


def _read_years(document: Document, given: Sequence[int | str]) -> tuple[int, ...]:
    """Read the years by which values are known; note what is none, or is written otherwise."""
    place, first, found = document.place("years"), None, set()
    for one in given:
        year = parse_year(str(one))
        if isinstance(year, Finding):
            document.note(year.what, place, **year.details)
            continue
        first = first or year
        found.add(year.first)
        if year.style != first.style:
            said = {"value": repr(one), "first": str(first), "where": place, "file": ""}
            document.note(YEARS_OF_TWO_KINDS, place, **said)
    return tuple(sorted(found))


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
    if "years" in found:
        found["years"] = _read_years(document, found["years"])
    if "steps" in found:
        found["steps"] = _read_steps(document, found["steps"])
    aggregation = document.tables.get("aggregation")
    nodes = aggregation.get(NODES, {}) if isinstance(aggregation, dict) else {}
    means = dict.fromkeys(nodes, _choice(*MEANS)) if isinstance(nodes, dict) else {}
    chosen = Section(document, means, nodes, f"aggregation.{NODES}")
    return Settings(**found, node_aggregation=chosen.values)


def groupings_of(settings: Settings) -> tuple[str, ...]:
    """Return every grouping that settings name, in all steps.

    >>> groupings_of(Settings(impute_within=("income", "pool")))
    ('income', 'pool')
    """
    chosen = [settings, *map(settings.for_step, settings.steps)]
    return tuple(dict.fromkeys(name for one in chosen for name in one.impute_within))
