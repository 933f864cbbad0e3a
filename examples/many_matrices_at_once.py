"""How often a random 5 x 5 matrix passes the consistency test: a hundred thousand at once."""

import numpy as np

from ahp.core.consistency import consistency_index
from ahp.core.priorities import principal_eigenvalue, principal_eigenvector
from ahp.core.random_index import random_index, random_matrices

matrices = random_matrices(5, 100_000, np.random.default_rng(2022))
weights = principal_eigenvector(matrices)  # (100000, 5)
lambda_max = principal_eigenvalue(matrices, weights)  # (100000,)
cr = consistency_index(lambda_max, 5) / random_index(5, "saaty-2005")
print(f"{(cr < 0.1).mean():.2%} of random judgments among 5 items have CR below 0.1")
