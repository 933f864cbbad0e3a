"""Find the judgment matrices that have printed weights, lambda_max and CR, by each method."""

from ahp.core.recovery.search import Fits, expected_work, fitting_matrices
from ahp.core.recovery.space import SPACES, Bounds, SearchSpace, search_space

__all__ = [
    "SPACES",
    "Bounds",
    "Fits",
    "SearchSpace",
    "expected_work",
    "fitting_matrices",
    "search_space",
]
