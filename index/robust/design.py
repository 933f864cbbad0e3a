"""The design behind variance-based sensitivity: two samples, and one with each source exchanged.

Saltelli, A., Annoni, P., Azzini, I., Campolongo, F., Ratto, M., Tarantola, S. (2010). Variance
based sensitivity analysis of model output. Computer Physics Communications 181, 259-270.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.project.arrays import BoolArray, FloatArray, Indices
from index.project.doubts import SourceName

_NUMBERS = 40_000_000  # of outputs that are kept, of four bytes
MOST_ROWS = 2048
"""Rows of each sample: more would narrow intervals of indices by little, at much cost."""


class _Block(Protocol):
    @property
    def nominal(self) -> FloatArray: ...


def rows_of(draws: int, sources: int, outputs: int) -> int:
    """Return how many rows the two samples have; 0 where there is nothing to compare.

    >>> rows_of(10_000, 3, 31), rows_of(100, 3, 31), rows_of(100, 1, 31)
    (2048, 50, 0)
    """
    if sources < 2:
        return 0
    return max(0, min(draws // 2, MOST_ROWS, _NUMBERS // ((sources + 2) * max(1, outputs))))


class Design:
    """Which draw of each source the runs of the three kinds of samples take.

    Row r of sample A is draw 2 r of each source, of B draw 2 r + 1; the runs of A and B are runs
    of the analysis anyway. In sample AB_i the source i is that of B, the others are those of A.

    Parameters
    ----------
    names : tuple of str
        The d sources.
    rows : int
        Of each sample.
    blocks : sequence
        With the nominal ranks of the regions that are ranked together.

    Attributes
    ----------
    names, rows
    """

    def __init__(self, names: tuple[SourceName, ...], rows: int, blocks: Sequence[_Block]) -> None:
        self.names, self.rows = names, rows
        self._blocks = blocks
        shape = [(len(names) + 2, rows, 1 + len(block.nominal)) for block in blocks]
        self._outputs = [np.full(one, np.nan, dtype=np.float32) for one in shape]
        self._made = np.zeros((len(names) + 2, rows), dtype=bool)

    def at(self, count: int) -> Mapping[SourceName, Indices]:
        """Return from which draw of a chunk of `count` runs each source is taken.

        First the runs of the chunk, then those of AB_1, AB_2, ..., of which a row is every second
        run. Rows beyond the last one are made for nothing.
        """
        plain = np.arange(count)
        first = np.arange(0, count - 1, 2)
        found = {}
        for name in self.names:
            others = [first + (own == name) for own in self.names]
            found[name] = np.concatenate([plain, *others])
        return found

    def add(self, start: int, ranked: Sequence[FloatArray], made: BoolArray, count: int) -> None:
        """Keep the outputs of a chunk.

        Parameters
        ----------
        start : int
            The first run of the chunk; even.
        ranked : sequence of ndarray, (runs, n)
            By block, as the runs of `at` gave them.
        made : ndarray of bool, (runs,)
        count : int
            Runs of the chunk itself.
        """
        pairs = count // 2
        low = start // 2
        new = min(pairs, self.rows - low)
        if new <= 0:
            return
        where = self._where(pairs, count)
        for block, kept, own in zip(self._blocks, self._outputs, ranked, strict=True):
            shift = np.abs(own - block.nominal).mean(axis=1)
            both = np.column_stack([shift, own])
            kept[:, low : low + new] = both[where[:, :new]]
        self._made[:, low : low + new] = made[where[:, :new]]

    def _where(self, pairs: int, count: int) -> npt.NDArray[np.intp]:
        """Return which runs are the rows of A, B, AB_1, AB_2, ..., (d + 2, pairs)."""
        rows = np.arange(pairs)
        mixed = [count + k * pairs + rows for k in range(len(self.names))]
        return np.stack([2 * rows, 2 * rows + 1, *mixed])

    def asked(self, done: int) -> int:
        """Return how many rows there would be after so many runs if all could be made."""
        return min(self.rows, done // 2)

    def outputs(self) -> tuple[int, list[npt.NDArray[np.float32]]]:
        """Return how many rows are whole, and by block the outputs of these, (d + 2, rows, m).

        A row is whole where all its runs could be made and every region has a rank in them.
        """
        whole = self._made.all(axis=0)
        for kept in self._outputs:
            whole &= ~np.isnan(kept).any(axis=(0, 2))
        return int(whole.sum()), [kept[:, whole] for kept in self._outputs]
