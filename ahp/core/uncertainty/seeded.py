"""Random numbers by block: the same draws whatever part of them is asked for.

Draws are numbered, and come in blocks of `BLOCK`. Each source of doubt has its own stream in each
block, made of the seed, the source's name and the block's number alone. So neither the size of a
chunk nor what other sources draw changes anything, and any block can be drawn by itself.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

BLOCK = 1024
"""Draws in a block."""


def stream(seed: int, name: str, *key: int) -> np.random.Generator:
    """Return the random numbers of a source of doubt in a block.

    Parameters
    ----------
    seed : int
        Not negative.
    name : str
        Of the source.
    *key : int
        The block's number, and whatever else tells streams apart; not negative.

    Returns
    -------
    numpy.random.Generator

    Examples
    --------
    >>> same = stream(7, "judgments", 3).random() == stream(7, "judgments", 3).random()
    >>> other = stream(7, "judgments", 3).random() == stream(7, "judgments", 4).random()
    >>> same, other
    (True, False)
    """
    spawn_key = (crc32(name.encode()), *key)
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=spawn_key))


def blocks_of(start: int, stop: int) -> range:
    """Return the numbers of the blocks in which the draws from start to below stop lie.

    >>> blocks_of(0, 1024), blocks_of(1000, 1025), blocks_of(5, 5)
    (range(0, 1), range(0, 2), range(0, 0))
    """
    return range(start // BLOCK, -(-stop // BLOCK)) if stop > start else range(0)
