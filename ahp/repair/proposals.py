"""Changes of judgments that make a matrix consistent, for its expert to accept or refuse."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import inf

from ahp.core.arrays import FloatArray
from ahp.core.repair.fewest import fewest_changes
from ahp.core.repair.task import Plan, Task, make_task
from ahp.core.repair.weight_shift import smallest_weight_shift
from ahp.core.repair.xu_wei import xu_wei_steps
from ahp.core.scales import apply_scale, judgments_of, saaty_ratios
from ahp.model.analysis import DEFAULT_THRESHOLD, Analysis, analyze
from ahp.model.judgment import SAATY_JUDGMENTS
from ahp.model.matrix import PairwiseMatrix
from ahp.repair.repair import Change, Proposal, Repair, changed
from ahp.repair.request import Request

_MOST_XU_WEI_STEPS = 200
_UNITS = 10**4  # judgments off the scale are proposed with four decimals


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
    value = matrix.as_given(a, b)
    assert value is not None  # only judged pairs are changed
    return value


def _with_changes(before: Analysis, changes: list[Change]) -> Proposal:
    after = analyze(
        changed(before.matrix, changes),
        random_index=before.random_index,
        scale=before.scale,
        threshold=before.threshold,
    )
    return Proposal(before, after, tuple(changes))


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
    for (i, j), (a, b, old) in zip(combinations(range(matrix.n), 2), matrix.pairs(), strict=True):
        if old is not None:
            new = Fraction(round(float(judgments[i, j]) * _UNITS) or 1, _UNITS)
            changes += [Change(a, b, _given(matrix, a, b), new)] if new != old else []
    return changes
