"""Weights of a built index by several methods, and the index built again with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ahp.common.findings import Finding
from ahp.common.wording import ASIDE, Language, Words
from index.project.errors import StepError
from index.project.tree import Weights
from index.steps.build import build
from index.steps.derived import combined
from index.steps.result import Result
from index.weigh.wording import (
    COMBINATION_NAMES,
    COMBINED_COLUMN,
    METHOD_LEFT_OUT,
    OWN_WEIGHTS,
)
from index.weighting.registry import METHODS, derive

OWN = "own"
COMBINED = "combined"
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Weighed:
    """An index under several sets of weights.

    Attributes
    ----------
    pool : str
        Whose values the weights come from.
    results : mapping of str to Result
        By method; ``own`` is the index as it is, ``combined`` its weights joined with others.
    names : mapping of str to Words
        What each set is called.
    notes : tuple of Finding
        Methods that the values do not fit, and why.
    """

    pool: str
    results: Mapping[str, Result] = field(hash=False)
    names: Mapping[str, Words] = field(hash=False)
    notes: tuple[Finding, ...] = ()


def weigh(
    result: Result,
    pool: str,
    methods: Sequence[str],
    strict: bool = False,
    join: tuple[str, str] | None = None,
) -> Weighed:
    """Derive weights by several methods and build the index with each.

    Parameters
    ----------
    result : Result
    pool : str
        From whose values weights are derived.
    methods : sequence of str
    strict : bool
        Whether a method that the values do not fit is an error; else it is noted and left out.
    join : (str, str), optional
        How the index's own weights are joined, and with which method.

    Returns
    -------
    Weighed

    Raises
    ------
    StepError
        A method that the values do not fit, or weights that cannot be joined.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> found = weigh(build(tiny()), "province", ["equal", "entropy"])
    >>> {key: one.weights.kind for key, one in found.results.items()}
    {'own': 'judgments', 'equal': 'equal', 'entropy': 'entropy'}
    """
    results, notes = {OWN: result}, []
    names: dict[str, Words] = {OWN: OWN_WEIGHTS}
    normalized, pools = result.normalized, dict(result.pools)
    for key in methods:
        try:
            weights = derive(key, normalized, result.weights, pools, pool=pool)
        except StepError as error:
            if strict:
                raise
            said = {"method": METHODS[key].names, "why": error.findings[0]}
            notes.append(Finding(METHOD_LEFT_OUT, said))
            continue
        results[key] = _built(result, weights)
        names[key] = METHODS[key].names
    if join is not None:
        how, other = join
        data = derive(other, normalized, result.weights, pools, pool=pool)
        results[COMBINED] = _built(result, combined(result.weights, data, how))
        names[COMBINED] = _combined_name(how, METHODS[other].names)
    return Weighed(pool, MappingProxyType(results), MappingProxyType(names), tuple(notes))


def _built(result: Result, weights: Weights) -> Result:
    return build(result.project, settings=result.settings, weights=weights)


def _combined_name(how: str, other: Words) -> Words:
    """Name a combination in both languages, without the shares, which the heading has."""
    en, zh = (COMBINED_COLUMN(lang, method=other(lang)) for lang in LANGUAGES)
    ways = (COMBINATION_NAMES[how](lang) for lang in LANGUAGES)
    return Words(*(f"{one}{ASIDE(lang, text=way)}"
                   for one, way, lang in zip((en, zh), ways, LANGUAGES, strict=True)))  # fmt: skip
