"""Cells that only one relation holds: what one of them can be, any other can be in its stead.

A sum of a thousand members is one row of the program, and each member stands in no other. What
matters of them is their sum alone, so that one solution of the program tells of all members which
of them could be the one that is wrong.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from scipy.sparse import vstack

from index.audit.joint.program import Program, Stretched
from index.audit.relations import Cell
from index.project.arrays import BoolArray, FloatArray, Indices

_EXACT = 1e-9  # of half the last printed digit, relative to sums


@dataclass(frozen=True)
class Swaps:
    """The scores of a program that stand in one of its rows, and in no other.

    Attributes
    ----------
    program : Program
    rows : ndarray of int, shape (scores,)
        The only row of each printed score; -1 where it has none or more.
    factors : ndarray, shape (scores,)
        Its coefficient there.
    """

    program: Program
    rows: Indices
    factors: FloatArray

    @classmethod
    def of(cls, program: Program) -> Swaps:
        """Look through the columns of a program."""
        arrays = program.arrays
        columns = vstack([arrays.below, arrays.equal], format="csc")
        columns.eliminate_zeros()
        starts, sizes = columns.indptr[:-1][arrays.places], np.diff(columns.indptr)[arrays.places]
        alone = sizes == 1
        rows = np.full(len(arrays.places), -1)
        factors = np.zeros(len(arrays.places))
        rows[alone] = columns.indices[starts[alone]]
        factors[alone] = columns.data[starts[alone]]
        return cls(program, rows, factors)

    def instead(self, kept: Collection[Cell], stretched: Stretched) -> dict[int, set[Cell]]:
        """Return kept cells by row, of which any can alone be wrong in the place of what was.

        Parameters
        ----------
        kept : collection of Cell
        stretched : Stretched
            A solution in which one of the scores of a row that is kept, or none, is freed.

        Returns
        -------
        dict
            By the only row in which scores are not as printed: each cell without which the
            others of `kept` satisfy all relations. Empty where there is no such row.
        """
        arrays = self.program.arrays
        scores, links = arrays.kept(kept)
        printed = arrays.printed
        values = stretched.values[arrays.places]
        near = _EXACT * (1 + np.abs(values))
        wrong = scores & ((values < printed[:, 0] - near) | (values > printed[:, 1] + near))
        ranks = [stretched.by.get(cell, 0.0) for cell in self.program.links]
        if (arrays.apart[scores] > 0).any() or any(np.array(ranks)[links] > _EXACT):
            return {}
        wrong_rows = {*self.rows[wrong].tolist()}
        if len(wrong_rows) != 1 or -1 in wrong_rows:
            return {}
        (row,) = wrong_rows
        own = np.flatnonzero(scores & (self.rows == row))
        fits = self._fits(own, float(self.factors[own] @ values[own]))
        cells = self.program.cells
        return {row: {cells[place] for place in own[fits]}}

    def _fits(self, own: Indices, whole: float) -> BoolArray:
        """Tell which of some scores, not as printed, lets all add up to what they should."""
        arrays = self.program.arrays
        printed = _ends(self.factors[own], arrays.printed[own])
        free = _ends(self.factors[own], self.program.possible[arrays.places[own]])
        lowest = printed[:, 0].sum() - printed[:, 0] + free[:, 0]
        highest = printed[:, 1].sum() - printed[:, 1] + free[:, 1]
        near = _EXACT * (1 + abs(whole))
        return np.asarray((lowest <= whole + near) & (whole - near <= highest))

    def spare(
        self, kept: Collection[Cell], stretched: Stretched, tolerance: float
    ) -> frozenset[Cell]:
        """Return kept cells that the same multipliers contradict each other without.

        A score that is not as printed takes from the contradiction what its limits allow more
        than its printed figure, times its multiplier; some may go until nothing is left of it.
        """
        arrays = self.program.arrays
        scores, _ = arrays.kept(kept)
        if (arrays.apart[scores] > 0).any():
            return frozenset()
        left = stretched.total() - tolerance
        cells = self.program.cells
        places = [int(place) for place in np.flatnonzero(scores)]
        pulls = np.array([stretched.signed.get(cells[place], 0.0) for place in places])
        printed = _ends(pulls, arrays.printed[places])
        free = _ends(pulls, self.program.possible[arrays.places[places]])
        spared = set()
        for place, taken in zip(places, printed[:, 0] - free[:, 0], strict=True):
            if taken < left:
                left -= taken
                spared.add(cells[place])
        return frozenset(spared)


def _ends(factors: FloatArray, intervals: FloatArray) -> FloatArray:
    """Return intervals times factors; 0 where a factor is 0."""
    some = factors[:, None] != 0
    products = np.where(some, factors[:, None], 1.0) * np.where(some, intervals, 0.0)
    return np.sort(products, axis=1)
