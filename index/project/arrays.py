"""The kinds of arrays that the index computes with, by what they hold."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
"""Values, scores and weights; a missing one is NaN."""

BoolArray = npt.NDArray[np.bool_]
"""Which of many are meant."""

Indices = npt.NDArray[np.intp]
"""Places of rows, columns, regions or indicators, counted from 0."""

Integers = npt.NDArray[np.int64]
"""Years, numbers of records, and places of invented ones."""

Places = npt.NDArray[np.int32]
"""Where in its files a value stands, kept small: there are as many as values."""

TextArray = npt.NDArray[np.str_]
"""Names and kinds."""

ObjectArray = npt.NDArray[np.object_]
"""Names and kinds that change while they are collected."""

Letters = npt.NDArray[np.uint8]
"""Characters by their code."""
