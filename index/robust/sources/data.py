"""The doubt in each value; how far values may be off is known by `index.robust.data`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ahp.common.findings import AhpError, Finding
from ahp.common.wording import Words
from index.project.doubts import DataDoubt
from index.robust.data import DataErrors
from index.robust.sources.source import Kind, Setup, UnfitError, filled
from index.robust.sources.streams import BLOCK, Drawn, Stream
from index.robust.sources.wording import DATA, SHAPES

_NUMBERS = 2**22  # of values that are drawn together


@dataclass(frozen=True)
class ValueNoise:
    """Values of all regions, years and indicators, as they may have been.

    Attributes
    ----------
    errors : DataErrors
    block : int
        Runs that are drawn together; even.
    seed : int
    notes : tuple of Finding
    """

    errors: DataErrors
    block: int
    seed: int
    notes: tuple[Finding, ...] = ()

    @cached_property
    def _stream(self) -> Stream:
        def draw(generator: np.random.Generator, count: int) -> Drawn:
            return self.errors.draw(generator, count)

        return Stream(self.seed, "data", draw, self.block)

    def take(self, start: int, stop: int) -> Drawn:
        """Return the values of each run, (stop - start, rows, columns)."""
        return self._stream.take(start, stop)


def block_of(numbers: int) -> int:
    """Return how many runs are drawn together, of so many numbers each: 2, 4, ..., 1024.

    >>> block_of(100), block_of(20_000), block_of(10**9)
    (1024, 128, 2)
    """
    block = BLOCK
    while block > 2 and block * numbers > _NUMBERS:
        block //= 2
    return block


def _said(doubt: DataDoubt) -> Words:
    if doubt.share is not None:
        what = filled(DATA["share"], share=100 * doubt.share)
    elif doubt.column is not None:
        what = filled(DATA["column"], column=doubt.column)
    else:
        what = DATA["records"] if doubt.records else filled(DATA["file"], file=doubt.file)
    return filled(SHAPES[doubt.distribution], what=what)


def _make(setup: Setup) -> ValueNoise:
    doubt = setup.doubts.data
    assert doubt is not None  # it is on
    try:
        errors = DataErrors.of(setup.project, doubt)
    except AhpError as error:
        if len(error.findings) == 1 and error.findings[0].path is None:
            raise UnfitError(error.findings[0]) from error
        raise
    block = block_of(setup.project.values.size)
    return ValueNoise(errors, block, setup.seed, errors.notes)


DATA_ERRORS = Kind("data", _said, _make)
