"""The random index RI: the mean consistency index of random matrices, by named source.

Many tables circulate and differ by up to 18 % at n = 3, so a consistency ratio means something
only together with the name of its table. What matrices with missing judgments are held against is
in `ahp.core.random_index.incomplete`, which only they need.
"""

from ahp.core.random_index.simulation import SimulatedIndex, random_matrices, simulate_random_index
from ahp.core.random_index.tables import (
    COMMON,
    NAMES,
    SOURCES,
    TABLES,
    RandomIndexTable,
    random_index,
)

__all__ = [
    "COMMON",
    "NAMES",
    "SOURCES",
    "TABLES",
    "RandomIndexTable",
    "SimulatedIndex",
    "random_index",
    "random_matrices",
    "simulate_random_index",
]
