"""Random numbers of a source of doubt: by block, so that any run can be drawn by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

Drawn = npt.NDArray[Any]
Draw = Callable[[np.random.Generator, int], Drawn]
"""``draw(generator, count)`` -> what is drawn for as many runs, (count, ...)."""

BLOCK = 1024
"""Runs in a block."""


class Stream:
    """What a source draws for run number 0, 1, 2, ...: the same whatever part is asked for.

    Parameters
    ----------
    seed : int
    name : str
        Of the source: each has numbers of its own, whichever others are on.
    draw : callable
        See `Draw`.
    block : int
        Runs that are drawn together; fewer where each is large.

    Examples
    --------
    >>> stream = Stream(1, "weights", lambda generator, count: generator.random(count))
    >>> whole = stream.take(0, 3000)
    >>> bool((whole[1000:1100] == stream.take(1000, 1100)).all())
    True
    """

    def __init__(self, seed: int, name: str, draw: Draw, block: int = BLOCK) -> None:
        self._seed, self._name, self._draw, self._block = seed, name, draw, block
        self._last: tuple[int, Drawn] | None = None

    def take(self, start: int, stop: int) -> Drawn:
        """Return what is drawn for the runs from start to below stop, (stop - start, ...)."""
        size = self._block
        parts = []
        for number in range(start // size, -(-stop // size)):
            low = number * size
            parts.append(self._of(number)[max(start - low, 0) : stop - low])
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _of(self, number: int) -> Drawn:
        if self._last is None or self._last[0] != number:
            key = (crc32(self._name.encode()), number)
            generator = np.random.default_rng(np.random.SeedSequence(self._seed, spawn_key=key))
            self._last = number, self._draw(generator, self._block)
        return self._last[1]
