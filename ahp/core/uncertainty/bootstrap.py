"""Experts resampled: who else might have been asked.

References
----------
Efron, B. (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7, 1-26.
"""

from __future__ import annotations

import numpy as np

from ahp.core.arrays import FloatArray


def draw_people(generator: np.random.Generator, people: int, draws: int) -> FloatArray:
    """Draw as many people as there are, with replacement.

    Parameters
    ----------
    generator : numpy.random.Generator
    people, draws : int

    Returns
    -------
    ndarray, (draws, people)
        How often each was drawn; the sum of each row is the number of people.

    Examples
    --------
    >>> drawn = draw_people(np.random.default_rng(0), 3, 1000)
    >>> float(drawn.sum(axis=1).min()), drawn.mean(axis=0).round(1).tolist()
    (3.0, [1.0, 1.0, 1.0])
    """
    counts = generator.multinomial(people, np.full(people, 1 / people), size=draws)
    return counts.astype(np.float64)
