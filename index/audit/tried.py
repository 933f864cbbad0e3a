"""Which rule of rounding printed figures fit, where none is declared.

Figures rounded half-way either way allow all that half-up and half-even do; truncated ones allow
other numbers. A rule is told only where it makes a difference: where more totals of a relation fit
by it than by the others. That a total by chance fits truncated figures too, while the relation's
other totals do not, says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.audit.checks.check import Check
from index.audit.checks.means import check_means
from index.audit.checks.registry import run_checks
from index.audit.checks.totals import check_totals
from index.audit.intervals import Interval
from index.audit.joint import Joint, solve
from index.audit.relations import Declared, UnknownWeights
from index.audit.rounding import RULES_OF_ROUNDING, Rounding
from index.audit.systems import systems

_Kind = tuple[str, str]  # of check, and the name of the relation
_TOTALS = ("sum", "group", "mean")
HALVES: tuple[Rounding, ...] = ("half-up", "half-even")


@dataclass(frozen=True)
class Trial:
    """How many totals of a relation fit by each rule.

    Attributes
    ----------
    relation : str
    count : int
        Totals that are printed with all their parts.
    fitting : mapping of str to int
        By rule of rounding.
    best : tuple of str
        The rules by which most fit, where it makes a difference; else none.
    only : int
        How many fit by these and by no other rule.
    """

    relation: str
    count: int
    fitting: Mapping[Rounding, int]
    best: tuple[Rounding, ...] = ()
    only: int = 0

    @property
    def fits(self) -> int:
        """How many fit by the best rule."""
        return max(self.fitting.values())


@dataclass(frozen=True)
class Tried:
    """What other rules of rounding make of a report that declares none.

    Attributes
    ----------
    trials : tuple of Trial
        Of the relations where the rule makes a difference.
    explained : frozenset of int
        The checks, by place, that do not hold but would if figures were cut off.
    joint : tuple of Joint
        The years that are not consistent but more nearly so if figures were cut off, as then.
    """

    trials: tuple[Trial, ...] = ()
    explained: frozenset[int] = field(default=frozenset(), repr=False)
    joint: tuple[Joint, ...] = field(default=(), repr=False)


def try_rounding(declared: Declared, checks: Sequence[Check], joints: Sequence[Joint]) -> Tried:
    """Try the rules of rounding on a report that declares none.

    Parameters
    ----------
    declared : Declared
    checks : sequence of Check
        Of the report by the default rule.
    joints : sequence of Joint
        Likewise.

    Returns
    -------
    Tried

    Examples
    --------
    >>> try_rounding(Declared("", {}, "", {}), [], [])
    Tried(trials=())
    """
    if declared.rounding is not None:
        return Tried()
    trials = tuple(one for one in _trials(declared, checks) if one.best)
    if not any("truncated" in one.best for one in trials):
        return Tried(trials)
    cut = _without_search(declared).rounded("truncated")
    return Tried(trials, _explained(cut, checks), _consistent(cut, joints))


def _trials(declared: Declared, checks: Sequence[Check]) -> Iterator[Trial]:
    """Yield what every relation of totals and parts fits.

    Half-up and half-even leave out ends of intervals: where no total and its parts have but an end
    in common, all that fit half-way either way fit by both.
    """
    totals = [check for check in checks if check.kind in _TOTALS]
    touching = any(_touches(declared, check) for check in totals)
    fitting: dict[Rounding, dict[_Kind, set[int]]] = {}
    counts: Counter[_Kind] = Counter()
    for rule in RULES_OF_ROUNDING:
        own = fitting.setdefault(rule, {})
        tried = totals
        if touching or rule not in HALVES:
            rounded = declared.rounded(rule)
            tried = [*check_totals(rounded), *check_means(rounded)]
        for place, check in enumerate(tried):
            if check.implied is not None:
                places = own.setdefault(_kind(check), set())
                if check.holds:
                    places.add(place)
                counts[_kind(check)] += rule == RULES_OF_ROUNDING[0]
    for kind, count in counts.items():
        yield _trial(kind[1], count, {rule: fitting[rule].get(kind, set()) for rule in fitting})


def _touches(declared: Declared, check: Check) -> bool:
    figure = declared.figure(check.cell) if check.cell is not None else None
    if figure is None or check.implied is None:
        return False
    own = Interval.printed(figure)
    return check.implied.low == own.high or check.implied.high == own.low


def _trial(name: str, count: int, fitting: Mapping[Rounding, Collection[int]]) -> Trial:
    """Compare the totals that fit by each rule.

    >>> _trial("sum", 3, {"half-up": {1, 2}, "half-even": {1}, "truncated": {0, 1, 2}})
    Trial(relation='sum', count=3, fitting={'half-up': 2, 'half-even': 1, 'truncated': 3}, \
best=('truncated',), only=1)
    """
    counts = {rule: len(places) for rule, places in fitting.items()}
    most = max(counts.values())
    best = tuple(rule for rule in counts if counts[rule] == most)
    others = [fitting[rule] for rule in counts if rule not in best]
    common = set.intersection(*(set(fitting[rule]) for rule in best))
    only = common.difference(*others) if others else set()
    if not only or {*HALVES} <= {*best}:
        return Trial(name, count, counts)
    return Trial(name, count, counts, best, len(only))


def _without_search(declared: Declared) -> Declared:
    """Leave out the relations whose weights have to be looked for."""
    relations = tuple(one for one in declared.relations if not isinstance(one, UnknownWeights))
    return replace(declared, relations=relations)


def _explained(cut: Declared, checks: Sequence[Check]) -> frozenset[int]:
    """Return the checks that hold if figures were cut off, where that explains more than breaks.

    A report is read in the same order by any rule, so that the checks of a relation correspond.
    """
    then: dict[_Kind, list[Check]] = {}
    for check in run_checks(cut):
        then.setdefault(_kind(check), []).append(check)
    now: dict[_Kind, list[int]] = {}
    for place, check in enumerate(checks):
        now.setdefault(_kind(check), []).append(place)
    found: set[int] = set()
    for kind, places in now.items():
        others = then.get(kind, [])
        if len(others) == len(places):
            pairs = [*zip(places, others, strict=True)]
            gained = {place for place, one in pairs if one.holds and not checks[place].holds}
            lost = sum(checks[place].holds and not one.holds for place, one in pairs)
            found |= gained if len(gained) > lost else set()
    return frozenset(found)


def _kind(check: Check) -> _Kind:
    return check.kind, check.relation.name


def _consistent(cut: Declared, joints: Sequence[Joint]) -> tuple[Joint, ...]:
    """Return the years that need fewer corrections if figures were cut off."""
    least = {one.year: one.size for one in joints if not one.feasible}
    then = [solve(system) for system in systems(cut) if system.year in least]
    return tuple(one for one in then if one.feasible or one.size < least[one.year])
