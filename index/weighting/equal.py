"""Equal weights: what every other method is compared with."""

from __future__ import annotations

import numpy as np

from index.project.arrays import FloatArray
from index.weighting.method import Method
from index.weighting.wording import NAMES, NEEDS


def equal_weights(values: FloatArray) -> FloatArray:
    """Return the same weight for every column.

    >>> equal_weights(np.zeros((3, 4))).tolist()
    [0.25, 0.25, 0.25, 0.25]
    """
    count = values.shape[1]
    return np.full(count, 1 / count)


EQUAL = Method(
    "equal",
    NAMES["equal"],
    "OECD, JRC (2008). Handbook on Constructing Composite Indicators, step 6.",
    NEEDS["nothing"],
    equal_weights,
)
