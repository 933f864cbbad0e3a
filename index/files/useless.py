"""Settings that nothing chosen has a use for, so that whoever wrote them expects too much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ahp.common.findings import Named
from ahp.common.io.toml import Document
from ahp.common.wording import Words
from index.files.settings import SECTIONS
from index.files.wording_indicators import CHOICE_WITHOUT_USE, SETTING_WITHOUT_USE, USED_WITH
from index.project.doubts import Doubts
from index.project.indicators import Indicator
from index.project.settings import ORDERS, Settings
from index.project.steps import StepChoice
from index.steps.outliers import rules_of
from index.steps.reference import RATIOS, TO_TARGET, kind_of

_USUAL = Settings()
_KEYS: Mapping[str, tuple[str, str]] = {
    field: (section, key)
    for section, settings in SECTIONS.items()
    for key, (field, _) in settings.items()
}
"""The table and the key of each setting."""


@dataclass(frozen=True)
class _Chosen:
    """What settings choose of that others depend on.

    Attributes
    ----------
    settings : Settings
    methods : frozenset of str
        Of normalization, those of single indicators and of steps among them.
    treatments : frozenset of str
        Of outliers, but for ``none``.
    fills : frozenset of str
    fixed : bool
        Whether something is measured by goalposts.
    quotients : bool
    undivided : bool
        Whether gaps are filled before denominators divide.
    """

    settings: Settings
    methods: frozenset[str]
    treatments: frozenset[str]
    fills: frozenset[str]
    fixed: bool
    quotients: bool
    undivided: bool


_Rule = tuple[Callable[[_Chosen], bool], str]
_ORDERED: _Rule = (lambda one: bool(one.methods & ORDERS), "order")
_STANDARD: _Rule = (lambda one: "z-score" in one.methods, "z-score")
_TREATED: _Rule = (lambda one: bool(one.treatments), "outliers")
_WINSORIZED: _Rule = (
    lambda one: any(name.endswith("winsorize") for name in one.treatments),
    "winsorize",
)
_RULES: Mapping[str, _Rule] = {
    "scale": (lambda one: bool(one.methods - ORDERS - {"z-score"}), "range"),
    "constant": (lambda one: bool(one.methods - RATIOS), "constant"),
    "z_mean": _STANDARD,
    "z_sd": _STANDARD,
    "order_ties": _ORDERED,
    "reference_region": (lambda one: "distance-to-region" in one.methods, "region"),
    "outside": (
        lambda one: one.fixed or bool(one.methods & (TO_TARGET | {"distance-to-region"})),
        "outside",
    ),
    "child_coverage": (lambda one: one.settings.missing_child == "renormalize", "renormalize"),
    "zero": (lambda one: bool(one.settings.means & {"geometric", "harmonic"}), "zero"),
    "impute_within": (lambda one: bool(one.fills & {"mean", "median"}), "within"),
    "impute_longest": (lambda one: bool(one.fills & {"carry-forward", "interpolate"}), "longest"),
    "impute_denominators": (
        lambda one: bool(one.fills) and one.quotients and one.undivided,
        "denominators",
    ),
    "below_coverage": (lambda one: one.settings.region_coverage > 0, "below"),
    "zero_denominator": (lambda one: one.quotients, "quotients"),
    "outlier_reference": _TREATED,
    "skewness": _TREATED,
    "kurtosis": _TREATED,
    "most_winsorized": _WINSORIZED,
    "outlier_fallback": _WINSORIZED,
}
"""When a setting counts for something, and what is said where it does not."""


def check_use(
    document: Document,
    settings: Settings,
    indicators: Sequence[Indicator],
    doubts: Doubts | None = None,
) -> None:
    """Note settings, and choices of steps and indicators, that count for nothing.

    What is as it would be anyway is no promise, and not told; nor is what counts for a method
    that is in doubt.
    """
    chosen = _chosen(settings, indicators)
    doubted = [_chosen(one, indicators) for one in _doubted(settings, doubts)]
    for field, why in _useless(chosen, _RULES):
        if any(_RULES[field][0](one) for one in doubted):
            continue
        if getattr(settings, field) != getattr(_USUAL, field):
            section, key = _KEYS[field]
            place = document.place(f"{section}.{key}", line=document.line_of_table(section))
            document.note(SETTING_WITHOUT_USE, place, key=key, use=why)
    for step in settings.steps:
        own = _of_step(step, settings, indicators)
        fields = [field for field, _ in step.changes if field in _RULES]
        for field, why in _useless(own, fields):
            key = f"{step.name}: {_KEYS[field][1]}"
            document.note(SETTING_WITHOUT_USE, document.place("steps"), key=key, use=why)
    _check_own(document, settings, indicators)


def _doubted(settings: Settings, doubts: Doubts | None) -> Iterator[Settings]:
    """Yield the settings of runs in which a method is another."""
    if doubts is None:
        return
    for normalization in doubts.normalization or ():
        yield replace(settings, normalization=normalization)
    for aggregation in doubts.aggregation or ():
        yield replace(settings, aggregation=aggregation)
    for outliers in doubts.outliers or ():
        yield replace(settings, outliers=outliers)
    for missing in doubts.imputation or ():
        yield replace(settings, missing=(missing,))


def _useless(chosen: _Chosen, fields: Iterable[str]) -> Iterator[tuple[str, Words]]:
    """Yield those of some settings that count for nothing, each with the reason."""
    for field in fields:
        counts, why = _RULES[field]
        if not counts(chosen):
            yield field, USED_WITH[why]


def _chosen(settings: Settings, indicators: Sequence[Indicator]) -> _Chosen:
    every = [settings, *map(settings.for_step, settings.steps)]
    names = [step.name for step in settings.steps]
    before = names[: names.index("divide")] if "divide" in names else names
    again = [step for step in settings.steps if step.name == "normalize"][1:]
    methods = [
        *(one.method(settings) for one in indicators),
        *(settings.for_step(step).normalization for step in again),
    ]
    return _Chosen(
        settings,
        frozenset(methods),
        frozenset(rule.treatment for rule in rules_of(indicators, settings)) - {"none"},
        frozenset(name for one in every for name in one.missing) - {"refuse", "keep"},
        any(kind_of(one, settings) == "goalposts" for one in indicators),
        any(one.denominator for one in indicators),
        "impute" in before,
    )


def _of_step(step: StepChoice, settings: Settings, indicators: Sequence[Indicator]) -> _Chosen:
    """Return what is chosen as one step sees it."""
    own = settings.for_step(step)
    if step.of_nodes:
        indicators = (Indicator(""),)
    methods = frozenset(one.method(own) for one in indicators)
    return _Chosen(
        own,
        methods,
        frozenset(rule.treatment for rule in rules_of(indicators, own)) - {"none"},
        frozenset(own.missing) - {"refuse", "keep"},
        any(kind_of(one, own) == "goalposts" for one in indicators),
        any(one.denominator for one in indicators),
        _chosen(settings, indicators).undivided,
    )


_OWN: Mapping[str, tuple[str, str]] = {
    "ties": ("order_ties", "ties"),
    "z_mean": ("z_mean", "z_mean"),
    "z_sd": ("z_sd", "z_sd"),
    "outside": ("outside", "outside"),
    "skewness": ("skewness", "skewness"),
    "kurtosis": ("kurtosis", "kurtosis"),
    "most_winsorized": ("most_winsorized", "winsorize_most"),
}
"""The choices of single indicators: the setting each is of, and its column."""


def _check_own(document: Document, settings: Settings, indicators: Sequence[Indicator]) -> None:
    """Note columns of indicators that count for nothing, each once with who fills them in."""
    chosen = {one: _chosen(settings, (one,)) for one in indicators}
    for field, (rule, column) in _OWN.items():
        given = [one for one in indicators if getattr(one, field) is not None]
        counts, why = _RULES[rule]
        idle = [Named(one.code, one.names) for one in given if not counts(chosen[one])]
        if idle:
            document.problems.add(
                CHOICE_WITHOUT_USE, column=column, indicators=idle, use=USED_WITH[why]
            )
