"""From printed weights and printed CRs back to the judgment matrices behind them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ahp.common.figure import Figure
from ahp.common.findings import RecoveryError
from ahp.model.hierarchy import Hierarchy
from ahp.model.published import Published
from ahp.recovery.printed import ONE, Interval, interval_of, sum_of
from ahp.recovery.result import Recovery
from ahp.recovery.search import ENOUGH, Search, recover_steps
from ahp.recovery.wording import WEIGHT_UNPUBLISHED


def recover(
    weights: Sequence[str | Figure | None],
    cr: str | Figure | None = None,
    *,
    labels: Sequence[str] | None = None,
    random_index: str = "yaahp",
    space: str = "auto",
    max_units: int = 5,
    limit: int = 100,
    enough: int = ENOUGH,
    method: str = "eigenvector",
    lambda_max: str | Figure | None = None,
    ci: str | Figure | None = None,
    consistent: bool = False,
) -> Recovery:
    """Find every matrix on the 1-9 scale whose weights and CR round to the printed figures.

    What is found rests on the method and the table that are given: `Recovery.method` and
    `Recovery.random_index` name them.

    Parameters
    ----------
    weights
        The n printed weights, as written (``"0.637"``), so that their decimals are known;
        None where a weight was not printed.
    cr
        The printed consistency ratio, as written; None if it was not printed.
    labels
        Names of the items; ``A``, ``B``, ... by default.
    random_index, space, max_units, limit, enough, method
        See :class:`Search`.
    lambda_max, ci
        Printed lambda_max and CI, as written. Lambda_max is taken to be the mean of
        (A w)_i / w_i, which for the principal eigenvector is its eigenvalue.
    consistent
        Whether CR < 0.1 is a condition: all that many papers print of it.

    Returns
    -------
    Recovery
        Count, search space, whether it was exhausted, and the matrices, nearest first.

    Raises
    ------
    RecoveryError
        If a figure is not a number, or the weights cannot sum to 1.
    UsageError
        If an option is unknown or out of range.

    Examples
    --------
    >>> found = recover(["0.637", "0.258", "0.105"], "0.037")
    >>> found.count, found.exhaustive, found.space
    (1, True, 'all')
    >>> print(found.matrices[0].matrix.upper)
    (Fraction(3, 1), Fraction(5, 1), Fraction(3, 1))
    """
    search = Search(random_index, space, max_units, limit, enough, method)
    steps = recover_steps(
        weights,
        cr,
        search,
        labels=labels,
        lambda_max=lambda_max,
        ci=ci,
        consistent=consistent,
    )
    return deque(steps, maxlen=1).pop()


def recover_model(
    hierarchy: Hierarchy,
    published: Published,
    search: Search | None = None,
    consistent: bool = False,
) -> Iterator[tuple[str, Recovery]]:
    """Recover the matrices of a whole model, from the goal downwards.

    Published weights are global. They are divided by the weight of the node they are judged under
    as the matrices found above give it: exactly, where a single one fits. Where several fit, that
    weight is only known to lie between the least and the greatest they give; where none was
    found, between the ends of its printed figure and of the sum of its items' figures.

    Parameters
    ----------
    hierarchy
        The nodes.
    published
        Printed global weights and CRs. A node without a printed weight is left open.
    search
        As for every single matrix. Of several tables, one under which a node has no matrix is
        not tried any further; the recovery ends when none is left.
    consistent
        Whether CR < 0.1 is a condition for every matrix.

    Yields
    ------
    code : str
        The judged node, every one, parents first.
    recovery : Recovery
        What is proved so far for its matrix; the last one for each code is its result. A node
        whose figures admit no search has findings instead of matrices.
    """
    search = search or Search()
    tables = search.tables or (search.random_index,)
    whole = dict(_with_only_children(hierarchy, hierarchy.goal, ONE))
    known = {table: dict(whole) for table in tables}
    for code in sorted(hierarchy.judged, key=hierarchy.level):
        items = hierarchy.items(code)
        printed = tuple(published.weights.get(item) for item in items)
        own = interval_of(published.weights.get(code), 0, ONE)
        parents = {
            table: _meet(weights.get(code) or own, sum_of(printed))
            for table, weights in known.items()
        }
        figures = {
            "cr": published.consistency_ratios.get(code),
            "lambda_max": published.lambda_max.get(code),
            "ci": published.consistency_indices.get(code),
        }
        table = next(iter(known))
        recovery = Recovery(
            items, printed, figures["cr"], table, search.space, 0, method=search.method
        )
        trying = replace(search, tables=tuple(known) if search.tables else ())
        try:
            if not any(printed):
                raise RecoveryError.of(WEIGHT_UNPUBLISHED, code=code)
            for recovery in recover_steps(
                printed,
                search=trying,
                labels=items,
                parent=parents,
                consistent=consistent,
                **figures,
            ):
                yield code, recovery
        except RecoveryError as error:
            yield code, replace(recovery, findings=error.findings)
            continue
        if not recovery.exhaustive:
            continue
        for table, span in recovery.spans.items():
            for item, (low, high) in zip(items, span, strict=True):
                low_end, high_end = parents[table]
                weight = (low_end * Fraction(low), high_end * Fraction(high))
                known[table].update(_with_only_children(hierarchy, item, weight))
        if search.tables:
            for table in known.keys() - recovery.spans.keys():
                del known[table]
            if not known:
                return


def _meet(known: Interval, summed: Interval) -> Interval:
    """Return the part two intervals share; the first alone where they contradict each other."""
    if known[0] == known[1]:
        return known
    low, high = max(known[0], summed[0]), min(known[1], summed[1])
    return (low, high) if low <= high else known


def _with_only_children(
    hierarchy: Hierarchy, code: str, weight: Interval
) -> Iterator[tuple[str, Interval]]:
    """Pass a node's weight on to the chain of single children below it."""
    yield code, weight
    items = hierarchy.items(code)
    if len(items) == 1:
        yield from _with_only_children(hierarchy, items[0], weight)
