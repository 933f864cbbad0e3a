"""Which method, table of the random index and rounding give all that was published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from types import MappingProxyType

from ahp.check.reproduction import explain
from ahp.check.wording import ROUNDINGS
from ahp.common.figure import Figure
from ahp.common.findings import AhpError, RandomIndexError
from ahp.common.wording import Words
from ahp.core.consistency import consistency_ratio
from ahp.core.priorities import PRINTED_METHODS
from ahp.core.random_index import NAMES, random_index
from ahp.model.group.group import Group
from ahp.model.model import Model
from ahp.model.wording import METHOD_NAMES, TAKEN

_NOISE = Decimal("1e-12")  # of computed values: floats just below a half are halves


def _half_up_twice(value: Decimal, unit: Decimal) -> Decimal:
    once = value.quantize(unit / 10, ROUND_HALF_UP)
    return once.quantize(unit, ROUND_HALF_UP)


_RULES: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = MappingProxyType(
    {
        "half-up": lambda value, unit: value.quantize(unit, ROUND_HALF_UP),
        "half-even": lambda value, unit: value.quantize(unit, ROUND_HALF_EVEN),
        "cut-off": lambda value, unit: value.quantize(unit, ROUND_DOWN),
        "up-from-5": _half_up_twice,
    }
)


@dataclass(frozen=True)
class Assumption:
    """A method and the tables and rounding rules with which it gives every published figure."""

    method: str
    tables: tuple[str, ...]
    roundings: tuple[str, ...]

    def text(self) -> Words:
        """Return it in words."""
        name, taken = METHOD_NAMES[self.method], TAKEN[self.method == "eigenvector"]
        rules = [ROUNDINGS[rule] for rule in self.roundings]
        en = " or ".join(one.en for one in rules)
        zh = "或".join(one.zh for one in rules)
        return Words(
            f"{name.en} (λmax {taken.en}), RI {', '.join(self.tables)}, {en}",
            f"{name.zh}（λmax 取{taken.zh}）、RI 表 {'、'.join(self.tables)}、{zh}",
        )


def assumptions(model: Model | Group, scale: str = "linear") -> tuple[Assumption, ...]:
    """Try every method, table and rounding rule on a model with published figures.

    Parameters
    ----------
    model
        With its published figures.
    scale
        The judgment scale.

    Returns
    -------
    tuple of Assumption
        Those that give every published figure; those with the same rounding are told together.
    """
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for method in PRINTED_METHODS:
        for table, rules in _fitting(model, method, scale):
            found.setdefault((method, rules), []).append(table)
    return tuple(
        Assumption(method, tuple(tables), rules) for (method, rules), tables in found.items()
    )


def _fitting(
    model: Model | Group, method: str, scale: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    published = model.published
    if published is None:
        return
    try:
        weights = {row.code: row.global_ for row in model.weights(method, scale)}
        analyses = model.analyses(method, scale=scale)
    except AhpError:
        return
    if not all(one.complete for one in analyses.values()):
        return  # the random index of incomplete matrices is nobody else's
    own = [
        rule
        for rule in _RULES
        if all(
            _gives(rule, figure, weights[code]) or explain(code, figure, model, weights)
            for code, figure in published.weights.items()
        )
        and all(
            _gives(rule, figure, analyses[code].lambda_max)
            for code, figure in published.lambda_max.items()
            if code in analyses
        )
        and all(
            _gives(rule, figure, analyses[code].ci)
            for code, figure in published.consistency_indices.items()
            if code in analyses
        )
    ]
    for table in NAMES if own else ():
        try:
            ratios = {
                code: float(consistency_ratio(one.ci, random_index(one.matrix.n, table)))
                for code, one in analyses.items()
            }
        except RandomIndexError:  # the table ends before
            continue
        rules = tuple(
            rule
            for rule in own
            if all(
                _gives(rule, figure, ratios[code])
                for code, figure in published.consistency_ratios.items()
                if code in ratios
            )
        )
        if rules:
            yield table, rules


def _gives(rule: str, figure: Figure, computed: float) -> bool:
    """Whether a computed value, rounded by a rule, is the figure."""
    if figure.derived:
        return figure.matches(computed)
    unit = Decimal(1).scaleb(-figure.decimals)
    value = Decimal(computed).quantize(_NOISE, ROUND_HALF_EVEN)
    return _RULES[rule](value, unit) == figure.value
