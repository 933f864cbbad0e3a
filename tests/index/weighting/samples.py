"""Strategies and published examples that several methods are tested with."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

# Diakoulaki, Mavrotas, Papayannakis (1995), Computers & Operations Research 22, 763-770: eight
# Greek pharmaceutical firms by profitability, market share and productivity.
FIRMS = np.array(
    [
        [61.0, 1.08, 4.33],
        [20.7, 0.26, 4.34],
        [16.3, 1.98, 2.53],
        [9.0, 3.29, 1.65],
        [5.4, 2.77, 2.33],
        [4.0, 4.12, 1.21],
        [-6.1, 3.52, 2.10],
        [-34.6, 3.31, 0.98],
    ]
)


def unit_scale(values):
    low, high = values.min(axis=0), values.max(axis=0)
    return (values - low) / (high - low)


@st.composite
def tables(draw, low=0, min_rows=4, max_rows=9, min_columns=2, max_columns=5):
    """Draw values of which no column is constant and no two agree perfectly by accident."""
    shape = (
        draw(st.integers(min_rows, max_rows)),
        draw(st.integers(min_columns, max_columns)),
    )
    numbers = draw(arrays(np.int64, shape, elements=st.integers(low, 100)))
    values = numbers.astype(float)
    values[0], values[1] = values.max() + 1 + np.arange(shape[1]), values.min(axis=0)
    return values
