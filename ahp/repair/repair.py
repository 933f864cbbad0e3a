"""What a search for repairs has found: proposals, their changes, and what comes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

import numpy as np

from ahp.common.findings import UsageError
from ahp.core.scales import SAATY_VALUES
from ahp.model.analysis import Analysis
from ahp.model.matrix import PairwiseMatrix
from ahp.repair.request import Request
from ahp.repair.wording import NO_SUCH_CHANGE


@dataclass(frozen=True)
class Change:
    """One judgment to change.

    Attributes
    ----------
    a, b : str
        The pair, as it stands above the diagonal.
    old : Fraction
        How many times more a was judged to matter than b; an `Interval` where one was given, which
        counts as its middle.
    new : Fraction
        What to make of it: a value of the 1-9 scale, or a decimal where the mode leaves the scale.
    """

    a: str
    b: str
    old: Fraction
    new: Fraction

    @property
    def steps(self) -> float:
        """How many places of the 17 values of the 1-9 scale the judgment moves.

        >>> Change("a", "b", Fraction(1, 2), Fraction(3)).steps
        3.0
        """
        ends = np.log([float(self.old), float(self.new)])
        places = np.interp(ends, np.log(SAATY_VALUES), np.arange(len(SAATY_VALUES)))
        return float(abs(places[1] - places[0]))


@dataclass(frozen=True)
class Proposal:
    """Changes that together make a matrix consistent, and what comes of them.

    Attributes
    ----------
    before, after : Analysis
        Of the matrix as given, and with all changes.
    changes : tuple of Change
        In the order of the pairs; a change's number is its place, from 1.
    """

    before: Analysis
    after: Analysis
    changes: tuple[Change, ...]

    @property
    def cr_before(self) -> float:
        """CR of the matrix as given."""
        return self.before.cr

    @property
    def cr_after(self) -> float:
        """CR with all changes."""
        return self.after.cr

    @property
    def steps(self) -> float:
        """How many places on the scale all judgments move together."""
        return sum(change.steps for change in self.changes)

    @property
    def weight_shift(self) -> Mapping[str, float]:
        """By how much every weight grows, by label."""
        old, new = self.before.weights, self.after.weights
        return MappingProxyType({label: new[label] - old[label] for label in old})

    @property
    def largest_shift(self) -> float:
        """The largest change of any weight."""
        return max(map(abs, self.weight_shift.values()))

    @property
    def triads_before(self) -> int:
        """Circular triads (a over b, b over c, c over a) of the matrix as given."""
        return self.before.indices().circular_triads

    @property
    def triads_after(self) -> int:
        """Circular triads with all changes."""
        return self.after.indices().circular_triads

    def apply(self, accepted: Collection[int] | None = None) -> PairwiseMatrix:
        """Return the matrix with all changes, or with the accepted ones only.

        Parameters
        ----------
        accepted : collection of int, optional
            Numbers of changes, from 1.

        Raises
        ------
        UsageError
            When there is no change of that number.
        """
        if accepted is None:
            return self.after.matrix
        count = len(self.changes)
        unknown = [number for number in accepted if not 1 <= number <= count]
        if unknown:
            raise UsageError.of(NO_SUCH_CHANGE, number=unknown[0], count=count)
        return changed(self.before.matrix, [self.changes[number - 1] for number in accepted])


@dataclass(frozen=True)
class Repair:
    """What a search for repairs has found and proved so far.

    Attributes
    ----------
    request : Request
        What was asked for.
    before : Analysis
        Of the matrix as given; by the principal eigenvector, of which the search knows.
    proposals : tuple of Proposal
        The best first; each changes other judgments.
    lower_bound : int or None
        Fewer changes are proved not to be enough; None for modes that do not minimize them.
    explored : float
        How far the search is, 1 at its end.
    """

    request: Request
    before: Analysis
    proposals: tuple[Proposal, ...] = ()
    lower_bound: int | None = None
    explored: float = 1.0

    @property
    def matrix(self) -> PairwiseMatrix:
        """The matrix as given."""
        return self.before.matrix

    @property
    def consistent(self) -> bool:
        """Whether there is nothing to repair."""
        return self.before.consistent

    @property
    def proved(self) -> bool:
        """Whether fewer changes than the first proposal's are proved not to be enough.

        Where nothing was found, whether it is proved that there is nothing. The order of the
        proposals among themselves is final only when the search came to its end.
        """
        if self.consistent:
            return True
        if self.lower_bound is None:
            return False
        if not self.proposals:
            return self.explored == 1
        return len(self.proposals[0].changes) == self.lower_bound


def changed(matrix: PairwiseMatrix, changes: Iterable[Change]) -> PairwiseMatrix:
    """Return a matrix with some judgments changed."""
    for change in changes:
        matrix = matrix.replace(change.a, change.b, change.new)
    return matrix
