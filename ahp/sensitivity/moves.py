"""What comes of moving one judgment along the scale, for every judgment and every place on it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ahp.common.findings import RandomIndexError
from ahp.core import weighing
from ahp.core.arrays import BoolArray, FloatArray, Indices
from ahp.core.scales import ratios_of
from ahp.core.uncertainty.steps import EQUAL, LAST, judgments_at, places_of
from ahp.model.analysis import ANY_SIZE
from ahp.sensitivity.layout import JudgedNode, Layout

_PART = 2**20  # numbers in the matrices that are weighed at a time


@dataclass(frozen=True, eq=False)
class Moves:
    """Every judgment of a matrix moved to every other place of the 17-step scale it can reach.

    Attributes
    ----------
    node : JudgedNode
    pairs : ndarray of int, (p, 2)
        The items of each judgment that was given, by place in the node.
    places : ndarray, (p,)
        Where on the scale each stands: 0 for 1/9, 8 for 1, 16 for 9; between two where it is no
        value of the scale (`ahp.core.uncertainty.steps`).
    pair, steps : ndarray of int, (v,)
        Of each move: which judgment, and by how many steps; more than 0 favors the first item.
    to : ndarray, (v,)
        The place each move ends at.
    local : ndarray, (v, n)
        The weights that come of it.
    cr : ndarray, (v,)
    threshold : float
    """

    node: JudgedNode
    pairs: Indices = field(repr=False)
    places: FloatArray = field(repr=False)
    pair: Indices = field(repr=False)
    steps: Indices = field(repr=False)
    to: FloatArray = field(repr=False)
    local: FloatArray = field(repr=False)
    cr: FloatArray = field(repr=False)
    threshold: float

    @property
    def consistent(self) -> BoolArray:
        """Which moves leave CR below the threshold."""
        found: BoolArray = self.cr < self.threshold
        return found

    def items(self, move: int) -> tuple[str, str]:
        """Return the items of the judgment that is moved."""
        i, j = self.pairs[self.pair[move]].tolist()
        return self.node.items[i], self.node.items[j]


def moves_of(layout: Layout, node: JudgedNode, most: int = int(LAST)) -> Moves:
    """Move every judgment of a matrix by up to so many steps, and weigh what comes of it.

    A judgment that is no value of the scale, as those of a group are, moves from where it stands
    between two.

    Parameters
    ----------
    layout : Layout
    node : JudgedNode
    most : int
        Steps either way; by default every place is tried.

    Returns
    -------
    Moves

    Examples
    --------
    >>> from ahp.model.hierarchy import Hierarchy, Node
    >>> from ahp.model.matrix import PairwiseMatrix
    >>> from ahp.model.model import Model
    >>> from ahp.sensitivity.layout import layout_of
    >>> nodes = [Node("car"), Node("price", "car"), Node("style", "car")]
    >>> model = Model(Hierarchy(nodes), {"car": PairwiseMatrix.from_upper(["price", "style"], [3])})
    >>> layout = layout_of(model)
    >>> moves = moves_of(layout, layout.nodes["car"], 1)
    >>> moves.steps.tolist(), moves.local[:, 0].round(4).tolist()
    ([-1, 1], [0.6667, 0.8])
    """
    n = len(node.items)
    rows, columns = np.triu_indices(n, 1)
    given = ~np.isnan(node.judgments[rows, columns])
    pairs = np.stack([rows[given], columns[given]], axis=1)
    places = places_of(node.judgments[pairs[:, 0], pairs[:, 1]])
    reach = np.array([step for step in range(-most, most + 1) if step], dtype=np.intp)
    ends = places[:, None] + reach
    # One beyond the end of the scale may come nearer, and goes no farther.
    nearer = np.abs(ends - EQUAL) < np.abs(places - EQUAL)[:, None]
    upward = (ends <= LAST) | ((reach < 0) & nearer)
    downward = (ends >= 0) | ((reach > 0) & nearer)
    pair, step = np.nonzero(upward & downward)
    to = ends[pair, step]
    local, cr = _weighed(layout, node, pairs[pair], ratios_of(judgments_at(to), n, layout.scale))
    return Moves(node, pairs, places, pair, reach[step], to, local, cr, layout.threshold)


def _weighed(
    layout: Layout, node: JudgedNode, pairs: Indices, values: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Weigh the matrix with one judgment replaced, for each replacement."""
    n, count = len(node.items), len(values)
    local, cr = np.empty((count, n)), np.empty(count)
    step = max(1, _PART // n**2)
    for start in range(0, count, step):
        part = slice(start, min(start + step, count))
        stack = np.repeat(node.ratios[None], part.stop - part.start, axis=0)
        each, (i, j) = np.arange(len(stack)), pairs[part].T
        stack[each, i, j] = values[part]
        stack[each, j, i] = 1 / values[part]
        try:
            weighed = weighing.weigh(stack, layout.method, table=layout.random_index)
            cr[part] = weighed.cr
        except RandomIndexError:  # the table ends before so many items
            weighed = weighing.weigh(stack, layout.method, table=ANY_SIZE)
            cr[part] = np.nan
        local[part] = weighed.weights
    return local, cr
