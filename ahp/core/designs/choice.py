"""The design with a given name or number of pairs."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from ahp.common.findings import UsageError
from ahp.common.mathematics import DESIGN_RANGE
from ahp.common.names import unknown_choice
from ahp.core.arrays import Indices
from ahp.core.designs.graphs import best_graph

DESIGNS = ("all", "spanning", "regular")
"""The designs that have a name; any number of pairs is one, too."""

_REGULAR = 3  # pairs with each item: the fewest for which distances stay short


def design(n: int, kind: str | int) -> Indices:
    """Choose the pairs to ask.

    Parameters
    ----------
    n : int
        Number of items, at least 1.
    kind : str or int
        One of `DESIGNS`: all pairs; ``spanning``, the n - 1 pairs of the first item with each
        other one, a star, the best of the trees; ``regular``, three pairs with each item (and with
        one item four where n is odd), half again as many pairs as items; or how many pairs, from
        n - 1 to all. With as many pairs as a named design has, it is the same.

    Returns
    -------
    ndarray of int, (k, 2)
        i < j, in order; the graph is connected. The same at every call.

    Raises
    ------
    UsageError
        When no design has that name, or so many pairs cannot link the items.

    Examples
    --------
    >>> design(4, "spanning").tolist()
    [[0, 1], [0, 2], [0, 3]]
    >>> len(design(6, "regular")), sorted(np.bincount(design(6, 8).ravel()).tolist())
    (9, [2, 2, 3, 3, 3, 3])
    """
    most = n * (n - 1) // 2
    numbers = {"all": most, "spanning": n - 1, "regular": min((_REGULAR * n + 1) // 2, most)}
    if isinstance(kind, str) and kind not in numbers:
        raise unknown_choice("design", kind, DESIGNS)
    count = numbers[kind] if isinstance(kind, str) else kind
    if not n - 1 <= count <= most:
        raise UsageError.of(DESIGN_RANGE, count=count, n=n, least=n - 1, most=most)
    pairs = np.array(list(combinations(range(n), 2)), dtype=np.intp).reshape(-1, 2)
    if count == most:
        return pairs
    if count == n - 1:
        return pairs[: n - 1]
    return np.argwhere(np.triu(best_graph(n, count)))
