"""Whose judgments weigh at a node, and what is to be drawn there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ahp.common.names import given_or
from ahp.core.arrays import FloatArray
from ahp.model.group.group import Group, form_group
from ahp.model.matrix import PairwiseMatrix

if TYPE_CHECKING:
    from ahp.model.model import Model


@dataclass(frozen=True, eq=False)
class Judged:
    """The judgments behind a node's weights.

    Attributes
    ----------
    code : str
    items : tuple of str
    people : tuple of str
        Codes of the experts who count; of a model's own matrix one without a name.
    judgments : ndarray, (people, n, n)
        On the 1-9 scale; NaN where a pair was not judged, or its judgment does not count.
    shares : ndarray, (people,)
        How much each counts; they sum to one.
    matrices : tuple of PairwiseMatrix
        As the people gave them: their own order of items.
    """

    code: str
    items: tuple[str, ...]
    people: tuple[str, ...]
    judgments: FloatArray
    shares: FloatArray
    matrices: tuple[PairwiseMatrix, ...]

    @property
    def n(self) -> int:
        """How many items are compared."""
        return len(self.items)


@dataclass(frozen=True, eq=False)
class Source:
    """What weights are of, and by which choices.

    Attributes
    ----------
    judged : Model or Group
        A group with these choices.
    method, random_index, scale : str
    aggregation, mean : str
        As in `GroupSettings`; of a model's own matrices those of one person.
    """

    judged: Model | Group
    method: str
    random_index: str
    scale: str
    aggregation: str = "judgments"
    mean: str = "geometric"

    def nodes(self) -> tuple[Judged, ...]:
        """Return the judgments of every judged node."""
        judged = self.judged
        if isinstance(judged, Group):
            return tuple(_of_group(judged, code) for code in judged.at)
        return tuple(_of_model(code, matrix) for code, matrix in judged.matrices.items())

    def local(self) -> tuple[FloatArray, FloatArray]:
        """Return local and global weights as they are, each (nodes,)."""
        rows = self.judged.weights(self.method, self.scale)
        return np.array([row.local for row in rows]), np.array([row.global_ for row in rows])


def source_of(
    judged: Model | Group, method: str | None, random_index: str | None, scale: str | None
) -> Source:
    """Return what weights are of; choices that are not given are those of the model or group."""
    method = given_or(method, judged.method)
    random_index = given_or(random_index, judged.random_index)
    if not isinstance(judged, Group):
        return Source(judged, method, random_index, given_or(scale, "linear"))
    scale = given_or(scale, judged.scale)
    if (method, random_index, scale) != (judged.method, judged.random_index, judged.scale):
        settings = judged.settings
        judged = form_group(judged.model, settings, method, random_index, scale, judged.taken)
    how = judged.settings
    return Source(judged, method, random_index, scale, how.aggregation, how.mean)


def _of_model(code: str, matrix: PairwiseMatrix) -> Judged:
    judgments = matrix.to_array()[None]
    return Judged(code, matrix.labels, ("",), judgments, np.ones(1), (matrix,))


def _of_group(group: Group, code: str) -> Judged:
    at, items = group.at[code], group.hierarchy.items(code)
    by_code: Mapping[str, PairwiseMatrix] = {
        one.code: one.matrices[code] for one in group.experts if one.code in at.experts
    }
    judgments = np.array([_in_order(matrix, items) for matrix in by_code.values()])
    places = {person: place for place, person in enumerate(by_code)}
    for out in at.left_out:
        if out.pair is not None and out.expert in places:
            i, j = (items.index(item) for item in out.pair)
            judgments[places[out.expert], [i, j], [j, i]] = np.nan
    shares = np.array([at.experts[person] for person in by_code])
    return Judged(code, items, tuple(by_code), judgments, shares, tuple(by_code.values()))


def _in_order(matrix: PairwiseMatrix, items: tuple[str, ...]) -> FloatArray:
    order = [matrix.labels.index(item) for item in items]
    return matrix.to_array()[np.ix_(order, order)]
