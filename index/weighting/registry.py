"""Every weighting method by name, and weights of a tree from a table of normalized values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Named, Number
from ahp.common.names import unknown_choice
from ahp.common.wording import BETWEEN, Language, Words
from index.project.arrays import FloatArray
from index.project.errors import StepError
from index.project.regions import CIRCLE
from index.project.tree import Weights
from index.project.wording import pool_word
from index.project.years import PLAIN_YEARS, YearStyle
from index.weighting.aims import Reached, aimed, reached
from index.weighting.components import PCA, PCA_FIRST
from index.weighting.correlation import CORRELATION
from index.weighting.critic import CRITIC
from index.weighting.dispersion import COEFFICIENT_OF_VARIATION, STANDARD_DEVIATION
from index.weighting.doubt import DOUBT
from index.weighting.entropy import ENTROPY
from index.weighting.equal import EQUAL
from index.weighting.importance import IMPORTANCE
from index.weighting.method import Method, Option, Unfit
from index.weighting.tree import Deriving, leaf_weights, sibling_weights, tree_of
from index.weighting.wording import (
    A_NUMBER,
    A_NUMBER_FROM,
    A_WHOLE_FROM,
    BETWEEN_PARTS,
    BY_RULE,
    ESTIMATOR,
    NOT_REACHED,
    ONE_YEAR,
    OPTION_NOT_NUMBER,
    OPTION_PARTS,
    OPTION_UNKNOWN,
    REACHED,
    SEVERAL_POOLS,
    SOURCE,
    VALUES_INCOMPLETE,
    WANTED,
    WANTED_SHARES,
    WITHIN,
    YEARS,
)

LANGUAGES: tuple[Language, ...] = ("en", "zh")

_ALL = (
    EQUAL,
    ENTROPY,
    CRITIC,
    STANDARD_DEVIATION,
    COEFFICIENT_OF_VARIATION,
    PCA,
    PCA_FIRST,
    CORRELATION,
    IMPORTANCE,
    DOUBT,
)
METHODS: Mapping[str, Method] = {method.key: method for method in _ALL}
"""The methods by what files and options call them."""

COMMON: Mapping[str, Option] = {
    "years": Option("together", ("together", "each")),
    "within": Option("all", ("all", "parent")),
}
"""What can be chosen for every method: over which rows, and among which indicators."""
POOL = "pool"
_NEAR = 0.05  # points of a share of importance; less would be shown as the same


def derive_weights(
    name: str,
    normalized: pd.DataFrame,
    weights: Weights,
    pools: Mapping[str, str],
    year_style: YearStyle = PLAIN_YEARS,
    **options: float | str | Mapping[str, float],
) -> Weights:
    """Derive the weights of a tree from normalized values.

    Parameters
    ----------
    name : str
        One of `METHODS`.
    normalized : DataFrame
        Index (year, region), a column for every leaf; more is better.
    weights : Weights
        The tree; its own weights matter to a method only where an option says so.
    pools : mapping of str to str
        The pool of each region; circles do not count.
    year_style : YearStyle
        How the years are shown.
    **options
        Those of the method, and ``years`` (all rows ``together``, or the mean of the weights of
        ``each`` year), ``within`` (over ``all`` indicators, or among those of one ``parent``),
        ``pool`` (where there are several: from which). Shares by node are a mapping.

    Returns
    -------
    Weights
        Their source names the method, its options, the years and the pool.

    Raises
    ------
    UsageError
        No such method, or no such pool.
    StepError
        Values that the method does not fit, missing values, several pools, unfit options.

    Examples
    --------
    >>> from index.project.tables import table_index
    >>> tree = Weights.from_local({"g": (None, 1), "a": ("g", 1), "b": ("g", 1)})
    >>> rows = table_index([(2022, "x"), (2022, "y")])
    >>> table = pd.DataFrame({"a": [0.0, 100.0], "b": [50.0, 50.0]}, rows)
    >>> found = derive_weights("entropy", table, tree, {"x": "city", "y": "city"})
    >>> found.local.tolist(), found.source
    ([1.0, 1.0, 0.0], 'entropy weights (shift 0; over all indicators; 2022; cities)')
    """
    method = method_named(name)
    pool = options.pop(POOL, None)
    chosen = _options(method, options)
    table, pool = _rows(
        normalized[list(weights.leaves)], pools, None if pool is None else str(pool)
    )
    _check_complete(table, method, weights, year_style)
    arguments = {key: chosen[key] for key in method.options if key not in COMMON}
    within, wanted = str(chosen["within"]), chosen.get("wanted")
    climb = leaf_weights if within == "all" else sibling_weights
    aims = aimed(weights, wanted, within) if isinstance(wanted, Mapping) else weights
    every = table.index.get_level_values("year").to_numpy()
    years = [int(year) for year in np.unique(every)]
    parts = [every == every] if chosen["years"] == "together" else [every == y for y in years]
    values = table.to_numpy(dtype=float)
    try:
        found = [climb(values[rows], aims, _deriving(method, arguments)) for rows in parts]
    except Unfit as unfit:
        raise StepError([_named(unfit, method, weights)]) from None
    words = YEARS[str(chosen["years"])] if len(years) > 1 else ONE_YEAR
    when = Words(
        *(words(lang, years=year_style.range(years[0], years[-1], lang)) for lang in LANGUAGES)
    )
    derived = tree_of(np.mean(found, axis=0), weights)
    gaps: tuple[Reached, ...] = ()
    if method is IMPORTANCE:
        aims = aims.equal() if wanted == "equal" else aims
        tables = [values[rows] for rows in parts]
        gaps = reached(tables, derived, aims, within, str(chosen["estimator"]))
    said: dict[str, str] = {
        lang: _said(method, chosen, when, pool, weights, gaps, lang) for lang in LANGUAGES
    }
    return replace(derived, source=said["en"], whose="own", judges={}, kind=name, words=said)


def method_named(name: str) -> Method:
    """Return the method with a name.

    Raises
    ------
    UsageError
        There is none.

    Examples
    --------
    >>> method_named("critic").names("en")
    'CRITIC weights'
    """
    if name not in METHODS:
        raise unknown_choice("method", name, METHODS)
    return METHODS[name]


def _deriving(method: Method, options: Mapping[str, Any]) -> Deriving:
    def derive(values: FloatArray, own: FloatArray) -> FloatArray:
        given = dict(options)
        if "wanted" in given:
            given["wanted"] = None if given["wanted"] == "equal" else own
        return partial(method.weights, **given)(values)

    return derive


def _options(method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    known = {**COMMON, **method.options}
    chosen: dict[str, Any] = {}
    wrong: list[Finding] = []
    for key, option in known.items():
        value = given.get(key, option.default)
        chosen[key] = value
        if option.table and isinstance(value, Mapping):
            continue
        if option.choices:
            if not isinstance(value, str) or value not in option.choices:
                raise unknown_choice(key, str(value), option.choices)
        elif not _is_number(value, option):
            said = {"option": key, "found": value, "expected": _expected(option)}
            wrong.append(Finding(OPTION_NOT_NUMBER, said))
        elif option.whole:
            chosen[key] = int(value)
    for key in given:
        if key not in known:
            every = [*known, POOL]
            wrong.append(
                Finding(OPTION_UNKNOWN, {"method": method.names, "option": key, "known": every})
            )
    if wrong:
        raise StepError(wrong)
    return chosen


def _is_number(value: object, option: Option) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    fits = option.low <= value <= option.high and np.isfinite(value)
    return bool(fits) and (not option.whole or float(value).is_integer())


def _expected(option: Option) -> Words:
    words = A_WHOLE_FROM if option.whole else A_NUMBER_FROM if np.isinf(option.high) else A_NUMBER
    low, high = Number(option.low), Number(option.high)
    return Words(words("en", low=low, high=high), words("zh", low=low, high=high))


def _rows(
    table: pd.DataFrame, pools: Mapping[str, str], pool: str | None
) -> tuple[pd.DataFrame, str]:
    """Return the rows of one pool."""
    of = table.index.get_level_values("region").map(dict(pools))
    known = [name for name in dict.fromkeys(of) if name != CIRCLE]
    if pool is not None and pool not in known:
        raise unknown_choice(POOL, pool, known)
    if pool is None and len(known) > 1:
        names = [_pool_named(name) for name in known]
        raise StepError([Finding(SEVERAL_POOLS, {"pools": names, "first": known[0]})])
    pool = known[0] if pool is None else pool
    return table[np.asarray(of == pool)], pool


def _pool_named(pool: str) -> Named:
    return Named(pool, {"en": pool_word(pool, "en"), "zh": pool_word(pool, "zh")})


def _check_complete(
    table: pd.DataFrame, method: Method, weights: Weights, year_style: YearStyle
) -> None:
    gaps = table.isna().to_numpy()
    if method is EQUAL or not gaps.any():
        return
    row, column = (int(places[0]) for places in np.nonzero(gaps))
    year, region = table.index[row]
    said = {"method": method.names, "count": int(gaps.sum())}
    said |= {"year": year_style.name(year), "region": region, "indicator": table.columns[column]}
    raise StepError([Finding(VALUES_INCOMPLETE, said)])


def _named(unfit: Unfit, method: Method, weights: Weights) -> Finding:
    """Return what keeps a method from its weights, with the names of the indicators."""
    said: dict[str, object] = {"method": method.names, **unfit.details}
    if unfit.columns:
        codes = unfit.codes or tuple(weights.leaves[j] for j in unfit.columns)
        said["indicators"] = [Named(code, weights.node(code).names) for code in codes]
        said["count"] = len(codes)
    return Finding(unfit.what, said)


def _said(
    method: Method,
    chosen: Mapping[str, Any],
    when: Words,
    pool: str,
    weights: Weights,
    gaps: Sequence[Reached],
    lang: Language,
) -> str:
    """Say in words how weights were derived, and how near they come to what was wanted."""
    own = [key for key in method.options if key not in COMMON]
    parts = [_part(key, chosen[key], weights, lang) for key in own]
    parts.append(WITHIN[chosen["within"]](lang))
    parts.append(when(lang))
    parts.append(pool_word(pool, lang))
    if gaps:
        parts.append(_reached(gaps, weights, lang))
    return SOURCE(lang, method=method.names(lang), parts=BETWEEN_PARTS(lang).join(parts))


def _part(key: str, value: Any, weights: Weights, lang: Language) -> str:
    if isinstance(value, Mapping):
        named = (f"{weights.name(code, lang) if code in weights.codes else code} "
                 f"{Number(round(100 * share, 9))}%" for code, share in value.items())  # fmt: skip
        return WANTED_SHARES(lang, shares=BETWEEN(lang).join(named))
    if key == "wanted":
        return WANTED[value](lang)
    if key == "estimator":
        return ESTIMATOR[value](lang)
    if key == "components" and value == 0:
        return BY_RULE(lang)
    return OPTION_PARTS[key](lang, value=Number(value))


def _reached(gaps: Sequence[Reached], weights: Weights, lang: Language) -> str:
    """Say how far the farthest share of importance is from the wanted one, in points."""
    worst = max(gaps, key=lambda one: abs(one.reached - one.wanted))
    far = 100 * abs(worst.reached - worst.wanted)
    if far < _NEAR:
        return REACHED(lang)
    count = sum(100 * abs(one.reached - one.wanted) >= _NEAR for one in gaps)
    said = {"reached": 100 * worst.reached, "wanted": 100 * worst.wanted, "count": count}
    said["misfit"] = sum((one.reached - one.wanted) ** 2 for one in gaps)
    return NOT_REACHED(lang, name=weights.distinct_name(worst.code, lang), all=len(gaps), **said)
