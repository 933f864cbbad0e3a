"""Weights of a built index by several methods, and the index built again with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from ahp.common.findings import Finding
from ahp.common.wording import ASIDE, Language, Words
from index.project.errors import StepError
from index.project.tree import Weights
from index.steps.build import build
from index.steps.derived import combine_weights
from index.steps.result import Result
from index.weighting.registry import COMMON, METHODS, derive_weights
from index.weights.wording import (
    COMBINATION_NAMES,
    COMBINED_COLUMN,
    METHOD_LEFT_OUT,
    OWN_WEIGHTS,
)

OWN = "own"
COMBINED = "combined"
SET = "set:"
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Weighed:
    """An index under several sets of weights.

    Attributes
    ----------
    pool : str
        Whose values the weights come from.
    results : mapping of str to Result
        By method; ``own`` is the index as it is, ``combined`` its weights joined with others,
        ``set:`` and a name another of the project's named sets.
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
    options: Mapping[str, float | str] = MappingProxyType({}),
    theta: float | None = None,
    sets: Sequence[str] = (),
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
    options : mapping of str to float or str
        As of `derive`; each method takes those that it knows.
    theta : float, optional
        The share of the index's own weights where they are joined additively.
    sets : sequence of str
        Named sets of the project that are to stand beside its own weights.

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
    names: dict[str, Words] = {OWN: _named(OWN_WEIGHTS, result.weights.set_name if sets else "")}
    for name in sets:
        key = f"{SET}{name}"
        results[key] = build(result.project.with_weights(name), settings=result.settings)
        names[key] = Words(name, name)
        notes += [note for note in results[key].project.notes if note not in result.notes]
    normalized, pools = result.normalized, dict(result.pools)
    style = result.project.year_style

    def derived(key: str) -> Weights:
        known = {name: one for name, one in options.items() if takes(key, name)}
        return derive_weights(key, normalized, result.weights, pools, style, pool=pool, **known)

    for key in methods:
        try:
            weights = derived(key)
        except StepError as error:
            if strict:
                raise
            said = {"method": METHODS[key].names, "why": error.findings[0]}
            notes.append(Finding(METHOD_LEFT_OUT, said))
            continue
        results[key] = _built(result, replace(weights, set_name=""))
        names[key] = METHODS[key].names
    if join is not None:
        how, other = join
        within = str(options.get("within", "all"))
        both = combine_weights(result.weights, derived(other), how, theta, within)
        results[COMBINED] = _built(result, replace(both, set_name=""))
        names[COMBINED] = _combined_name(how, METHODS[other].names)
    return Weighed(pool, MappingProxyType(results), MappingProxyType(names), tuple(notes))


def _built(result: Result, weights: Weights) -> Result:
    return build(result.project, settings=result.settings, weights=weights)


def takes(key: str, option: str) -> bool:
    """Whether a method has an option.

    >>> takes("entropy", "shift"), takes("critic", "shift"), takes("critic", "years")
    (True, False, True)
    """
    return option in COMMON or option in METHODS[key].options


def _combined_name(how: str, other: Words) -> Words:
    """Name a combination in both languages, without the shares, which the heading has."""
    joined = Words(*(COMBINED_COLUMN(lang, method=other(lang)) for lang in LANGUAGES))
    ways = COMBINATION_NAMES[how]
    return Words(*(f"{joined(lang)}{ASIDE(lang, text=ways(lang))}" for lang in LANGUAGES))


def _named(words: Words, name: str) -> Words:
    """Put the name of a set behind words, where there is one."""
    if not name:
        return words
    return Words(*(f"{words(lang)}{ASIDE(lang, text=name)}" for lang in LANGUAGES))
