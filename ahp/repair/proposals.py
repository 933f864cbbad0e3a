"""Changes of judgments that make a matrix consistent, for its expert to accept or refuse."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf
from types import MappingProxyType

import numpy as np

from ahp.common.findings import UsageError
from ahp.common.names import unknown_choice
from ahp.common.wording import BAD_COUNT
from ahp.core.arrays import FloatArray
from ahp.core.repair.fewest import fewest_changes
from ahp.core.repair.task import Plan, Task, make_task
from ahp.core.repair.weight_shift import smallest_weight_shift
from ahp.core.repair.xu_wei import xu_wei_steps
from ahp.core.scales import SAATY_VALUES, apply_scale, judgments_of, saaty_ratios
from ahp.model.analysis import DEFAULT_THRESHOLD, Analysis, analyze
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.matrix import PairwiseMatrix
from ahp.model.wording import BAD_THRESHOLD
from ahp.repair.wording import NO_SUCH_CHANGE, STEPS_OFF_SCALE

MODES = ("fewest", "steps", "weights", "xu-wei")
DEFAULT_STEPS = 2  # of the mode "steps"
_MOST_XU_WEI_STEPS = 200
_UNITS = 10**4  # judgments off the scale are proposed with four decimals


@dataclass(frozen=True)
class Request:
    """What kind of repair is asked for.

    Attributes
    ----------
    mode : str
        ``fewest``: the fewest changes, among those the fewest steps on the 17 values of the 1-9
        scale, then the lowest CR. ``steps``: the same, with few steps for each judgment.
        ``weights``: the smallest shift of weights, by the largest change of any. ``xu-wei``: all
        judgments drawn towards the ratios of their weights (Xu and Wei 1999), off the scale.
    threshold : float
        CR has to be below it.
    random_index, scale : str
        As for `ahp.analyze`.
    max_steps : int, optional
        How many steps a judgment may move; 2 for the mode ``steps`` unless told.
    keep_order : bool
        Whether no preference may turn over: a above b stays above or becomes equal. What was
        judged equal may become a preference.
    top : int
        How many proposals to list.
    """

    mode: str = "fewest"
    threshold: float = DEFAULT_THRESHOLD
    random_index: str = "yaahp"
    scale: str = "linear"
    max_steps: int | None = None
    keep_order: bool = False
    top: int = 5

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise unknown_choice("--mode", self.mode, MODES)
        if not 0 < self.threshold < inf:
            raise UsageError.of(BAD_THRESHOLD, threshold=self.threshold)
        if self.mode == "steps" and self.max_steps is None:
            object.__setattr__(self, "max_steps", DEFAULT_STEPS)
        if self.mode == "xu-wei" and self.max_steps is not None:
            raise UsageError.of(STEPS_OFF_SCALE)
        for what, value in (("--steps", self.max_steps), ("--top", self.top)):
            if value is not None and value < 1:
                raise UsageError.of(BAD_COUNT, what=what, value=value, least=1)


@dataclass(frozen=True)
class Change:
    """One judgment to change.

    Attributes
    ----------
    a, b : str
        The pair, as it stands above the diagonal.
    old : Fraction
        How many times more a was judged to matter than b.
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
        return _changed(self.before.matrix, [self.changes[number - 1] for number in accepted])


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


def proposals(
    matrix: PairwiseMatrix,
    mode: str = "fewest",
    *,
    threshold: float = DEFAULT_THRESHOLD,
    random_index: str = "yaahp",
    scale: str = "linear",
    max_steps: int | None = None,
    keep_order: bool = False,
    top: int = 5,
    seconds: float = 10.0,
) -> Repair:
    """Propose changes of judgments that bring CR below a threshold.

    Parameters
    ----------
    matrix : PairwiseMatrix
        Where judgments are missing, only given ones change, and CR is that of the completion with
        the smallest lambda_max.
    mode, threshold, random_index, scale, max_steps, keep_order, top
        See `Request`.
    seconds : float
        When to stop and tell what is found and proved so far; 0 for no limit.

    Returns
    -------
    Repair
        Without proposals where the matrix is consistent already, or nothing can be found.

    Raises
    ------
    UsageError
        When an option is unknown or out of range.
    DisconnectedError, RandomIndexError, MatrixError
        As for `ahp.analyze`.

    Examples
    --------
    >>> matrix = PairwiseMatrix.from_upper(["price", "style", "safety"], [2, "1/5", 2])
    >>> repair = proposals(matrix)
    >>> repair.proved, repair.lower_bound, len(repair.proposals)
    (True, 1, 3)
    >>> change = repair.proposals[0].changes[0]
    >>> change.a, change.b, str(change.old), str(change.new)
    ('price', 'style', '2', '1/4')
    """
    request = Request(mode, threshold, random_index, scale, max_steps, keep_order, top)
    deadline = time.monotonic() + seconds if seconds else inf
    for found in repair_steps(matrix, request):
        repair = found
        if time.monotonic() > deadline:
            break
    return repair


def repair_steps(matrix: PairwiseMatrix, request: Request) -> Iterator[Repair]:
    """Do what `proposals` does, yielding what is found so far; the last one is the result."""
    before = analyze(
        matrix,
        random_index=request.random_index,
        scale=request.scale,
        threshold=request.threshold,
    )
    state = Repair(request, before)
    if before.consistent:
        yield state if request.mode in ("weights", "xu-wei") else replace(state, lower_bound=0)
        return
    if request.mode == "xu-wei":
        yield from _xu_wei(state)
        return
    task = _task(state)
    search = smallest_weight_shift if request.mode == "weights" else fewest_changes
    plans: tuple[Plan, ...] = ()
    for progress in search(task, request.top):
        if progress.plans != plans:
            plans = progress.plans
            found = tuple(_proposal(before, task, plan) for plan in plans)
            state = replace(state, proposals=found)
        bound = None if request.mode == "weights" else progress.lower_bound
        state = replace(state, lower_bound=bound, explored=progress.explored)
        yield state


def _task(state: Repair) -> Task:
    before, request = state.before, state.request
    n = before.matrix.n
    return make_task(
        apply_scale(before.matrix.to_array(), before.scale),
        n + before.threshold * before.ri * (n - 1),
        grid=saaty_ratios(n, before.scale),
        max_steps=request.max_steps,
        keep_order=request.keep_order,
    )


def _proposal(before: Analysis, task: Task, plan: Plan) -> Proposal:
    labels = before.matrix.labels
    changes = []
    for pair, place in zip(plan.pairs, plan.places, strict=True):
        a, b = labels[task.rows[pair]], labels[task.columns[pair]]
        changes.append(Change(a, b, _given(before.matrix, a, b), SAATY_JUDGMENTS[place]))
    return _with_changes(before, changes)


def _given(matrix: PairwiseMatrix, a: str, b: str) -> Fraction:
    value = matrix.judgment(a, b)
    assert value is not None  # only judged pairs are changed
    return value


def _with_changes(before: Analysis, changes: list[Change]) -> Proposal:
    after = analyze(
        _changed(before.matrix, changes),
        random_index=before.random_index,
        scale=before.scale,
        threshold=before.threshold,
    )
    return Proposal(before, after, tuple(changes))


def _changed(matrix: PairwiseMatrix, changes: list[Change]) -> PairwiseMatrix:
    for change in changes:
        matrix = matrix.replace(change.a, change.b, change.new)
    return matrix


def _xu_wei(state: Repair) -> Iterator[Repair]:
    """Follow the steps of Xu and Wei until CR is below the threshold."""
    before, request = state.before, state.request
    scaled = apply_scale(before.matrix.to_array(), before.scale)
    steps = xu_wei_steps(scaled, keep_order=request.keep_order)
    cr = before.cr
    yield replace(state, explored=0.0)
    for ratios, _ in zip(steps, range(_MOST_XU_WEI_STEPS), strict=False):
        proposal = _with_changes(before, _off_scale_changes(before, ratios))
        if proposal.after.consistent:
            yield replace(state, proposals=(proposal,))
            return
        if request.keep_order and cr - proposal.cr_after < 1e-9:  # stopped by the order
            break
        cr = proposal.cr_after
        yield replace(state, explored=0.5)
    yield state


def _off_scale_changes(before: Analysis, ratios: FloatArray) -> list[Change]:
    matrix = before.matrix
    judgments = judgments_of(ratios, matrix.n, before.scale)
    changes = []
    for (i, j), (a, b, old) in zip(_upper(matrix.n), matrix.pairs(), strict=True):
        if old is not None:
            new = Fraction(round(float(judgments[i, j]) * _UNITS) or 1, _UNITS)
            changes += [Change(a, b, old, new)] if new != old else []
    return changes


def _upper(n: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(n) for j in range(i + 1, n)]
