"""The continuous adjustment of Xu and Wei: every judgment moves towards the weights."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from ahp.core.arrays import FloatArray
from ahp.core.incomplete import complete_by_eigenvalue
from ahp.core.priorities import principal_eigenvector


def xu_wei_steps(
    ratios: npt.ArrayLike, share: float = 0.5, *, keep_order: bool = False
) -> Iterator[FloatArray]:
    """Draw judgments towards the ratios of their weights, step by step, as Xu and Wei do.

    Every step takes a_ij to a_ij^share (w_i / w_j)^(1 - share), with the weights of the matrix
    before it. Lambda_max falls with every step, and tends to n.

    Parameters
    ----------
    ratios : array_like, (n, n)
        Positive reciprocal; NaN where a pair was not judged, which stays so. The known pairs hang
        together; weights are those of the best completion.
    share : float
        Between 0 and 1: how much of the logarithm of a judgment stays.
    keep_order : bool
        Whether to stop a judgment at 1 that would turn over. The theorem then does not hold.

    Yields
    ------
    ndarray, (n, n)
        The matrix after each step; without end.

    Raises
    ------
    ConvergenceError
        When an eigenvector or a completion cannot be computed.

    References
    ----------
    Xu, Z. and Wei, C. (1999). A consistency improving method in the analytic hierarchy process.
    European Journal of Operational Research 116, 443-449.

    Examples
    --------
    >>> steps = xu_wei_steps([[1, 2, 9], [1 / 2, 1, 2], [1 / 9, 1 / 2, 1]])
    >>> next(steps)[0].round(4)
    array([1.    , 2.2894, 7.8622])
    """
    given = np.log(np.asarray(ratios, dtype=np.float64))
    logs = given
    while True:
        weights = np.log(principal_eigenvector(complete_by_eigenvalue(np.exp(logs))))
        logs = share * logs + (1 - share) * (weights[:, None] - weights[None, :])
        if keep_order:
            logs = np.where(logs * given < 0, 0.0, logs)
        yield np.exp(logs)
