"""How low lambda_max can fall when some judgments are free: what a repair can prove.

Lambda_max is a convex function of the logarithms of the judgments (Kingman 1961), and so its
logarithm is. A tangent anywhere bounds it from below everywhere: that is what proves that no
change of certain judgments can be enough, without trying all of them.

References
----------
Bozoki, S., Fulop, J. and Poesz, A. (2015). On reducing inconsistency of pairwise comparison
matrices below an acceptance threshold. Central European Journal of Operations Research 23, 849-866.
Kingman, J. F. C. (1961). A convexity property of positive matrices. Quarterly Journal of
Mathematics 12, 283-284.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from ahp.core.arrays import BoolArray, FloatArray, Indices
from ahp.core.incomplete import complete_by_eigenvalue
from ahp.core.power_method import settled_powers
from ahp.core.repair.task import MARGIN, Task

_SETTLED = 1e-12  # distance of the bounds of Collatz and Wielandt, relative
_MOST_NEWTON_STEPS = 25
_MOST_SQUARINGS = 40
_LARGEST_PART = 4096  # sets of judgments examined at a time
_PART_SIZE = 2**20  # numbers held at a time for each array that examining them takes


class Bounds:
    """Lambda_max of the matrices a task can come to, and bounds of it.

    Matrices are rows of logarithms of all pairs, (m, q), in the order of `Task.pairs`.
    """

    def __init__(self, task: Task) -> None:
        self.task = task

    @cached_property
    def logs(self) -> FloatArray:
        """The matrix as given, (q,); missing pairs as the best completion has them."""
        logs = np.append(self.task.given, np.zeros(self.task.missing.size))
        completed: FloatArray = self.completed(logs[None])[0]
        return completed

    @cached_property
    def tangent(self) -> tuple[float, FloatArray]:
        """Log lambda_max of the matrix as given, and its derivatives by all pairs."""
        values, slopes = self.values(self.logs[None])
        return float(values[0]), slopes[0]

    @cached_property
    def _box(self) -> tuple[FloatArray, FloatArray]:
        """Least and greatest logarithm of every pair; missing ones may take any ratio in reach."""
        task = self.task
        farthest = float(np.abs(np.append(task.log_grid, task.given)).max())
        reach = np.full(task.missing.size, task.n * farthest)
        least = np.minimum(task.log_grid[task.low], task.given)
        most = np.maximum(task.log_grid[task.high], task.given)
        return np.append(least, -reach), np.append(most, reach)

    @cached_property
    def _hat(self) -> FloatArray:
        """The projection of logarithms onto those of consistent matrices, (q, q)."""
        rows, columns = self.task.pairs
        incidence = np.zeros((len(rows), self.task.n))
        each = np.arange(len(rows))
        incidence[each, rows], incidence[each, columns] = 1.0, -1.0
        projection: FloatArray = incidence @ incidence.T / self.task.n
        return projection

    def part_size(self, changes: int) -> int:
        """Tell how many sets of so many judgments to examine at a time: a moment's work."""
        free = changes + self.task.missing.size
        return int(min(_LARGEST_PART, max(16, _PART_SIZE // (free**2 + self.task.n**2))))

    def matrices(self, logs: FloatArray) -> FloatArray:
        """Build matrices, (m, q) -> (m, n, n)."""
        rows, columns = self.task.pairs
        matrices = np.ones((len(logs), self.task.n, self.task.n))
        ratios = np.exp(logs)
        matrices[:, rows, columns] = ratios
        matrices[:, columns, rows] = 1 / ratios
        return matrices

    def completed(self, logs: FloatArray) -> FloatArray:
        """Fill in the missing pairs so that lambda_max is least."""
        missing = self.task.missing
        if not missing.size:
            return logs
        rows, columns = (ends[missing] for ends in self.task.pairs)
        matrices = self.matrices(logs)
        matrices[:, rows, columns] = matrices[:, columns, rows] = np.nan
        best = np.array(logs)
        best[:, missing] = np.log(complete_by_eigenvalue(matrices)[:, rows, columns])
        return best

    def values(self, logs: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Compute log lambda_max of the best completions, (m,), and its derivatives, (m, q)."""
        values, there, back = self._flows(self.completed(logs))
        return values, there - back

    def impossible(self, sets: Indices, logs: FloatArray | None = None) -> BoolArray:
        """Tell for which sets of pairs, (m, k), no change can bring lambda_max below the bound.

        ``logs`` are what the other pairs have, (m, q); by default the judgments given.
        """
        task = self.task
        impossible = np.zeros(len(sets), dtype=bool)
        if logs is None:
            value, slopes = self.tangent
            low, high = self._box
            # How far each pair could go down the tangent within its box.
            gains = np.maximum(slopes * (self.logs - low), slopes * (self.logs - high))
            impossible = value - gains[sets].sum(axis=-1) >= task.target
            logs = np.broadcast_to(self.logs, (len(sets), self.logs.size))
        asked = np.flatnonzero(~impossible)
        missing = np.broadcast_to(task.missing, (len(asked), task.missing.size))
        free = np.concatenate([sets[asked], missing], axis=-1)
        lower, _ = self.least(logs[asked], free, decide=True)
        impossible[asked] = lower >= task.target
        return impossible

    def least(
        self, logs: FloatArray, free: Indices, *, decide: bool
    ) -> tuple[FloatArray, FloatArray]:
        """Minimize log lambda_max over free pairs, within their box.

        Starts from logarithmic least squares without the free pairs, whose equations, with the
        eigenvectors in the place of the weights, give the steps as well: a Newton method with the
        Hessian of the consistent case.

        Parameters
        ----------
        logs : ndarray, (m, q)
        free : ndarray of int, (m, f)
        decide : bool
            Stop where it is clear whether the minimum is below the bound of the task.

        Returns
        -------
        lower : ndarray, (m,)
            No choice for the free pairs gives less: the lowest point of the best tangent.
        best : ndarray, (m, q)
            The best choice found.
        """
        current = np.array(logs)
        lower = np.full(len(logs), -np.inf)
        best, upper = current.copy(), np.full(len(logs), np.inf)
        if not free.size:
            lower = self._flows(current)[0] if len(logs) else lower
            return lower, best
        target = self.task.target
        low, high = (end[free] for end in self._box)
        each = np.arange(len(logs))[:, None]
        stiffness = self._stiffness(free)
        residuals = current - self._fitted(current)
        moves = np.linalg.solve(stiffness, residuals[each, free][..., None])[..., 0]
        current[each, free] = np.clip(current[each, free] - moves, low, high)
        share = np.ones(len(logs))
        pending = np.arange(len(logs))
        for _ in range(_MOST_NEWTON_STEPS):
            at, each = free[pending], np.arange(len(pending))[:, None]
            logs_here = current[pending]
            values, there, back = self._flows(logs_here)
            here, there, back = logs_here[each, at], there[each, at], back[each, at]
            slopes = there - back
            down, up = low[pending], high[pending]
            gains = np.maximum(slopes * (here - down), slopes * (here - up))
            lower[pending] = np.maximum(lower[pending], values - gains.sum(axis=-1))
            improved = values < upper[pending]
            better = pending[improved]
            upper[better], best[better] = values[improved], logs_here[improved]
            if decide:
                unsettled = (lower[pending] < target) & (upper[pending] >= target)
            else:
                unsettled = upper[pending] - lower[pending] > MARGIN / 10
            if not unsettled.any():
                break
            step: FloatArray = 0.5 * np.log(there / back)
            blocked = ((here <= down) & (step > 0)) | ((here >= up) & (step < 0))
            step[blocked] = 0.0
            bound = blocked[:, :, None] | blocked[:, None, :]
            system = np.where(bound, np.eye(at.shape[1]), stiffness[pending])
            step[...] = np.linalg.solve(system, step[..., None])[..., 0]
            moves[better] = step[improved]
            share[better] = 1.0
            share[pending[~improved]] /= 2
            pending = pending[unsettled]
            each = np.arange(len(pending))[:, None]
            moved = best[pending]
            aim = moved[each, free[pending]] - share[pending, None] * moves[pending]
            moved[each, free[pending]] = np.clip(aim, low[pending], high[pending])
            current[pending] = moved
        return lower, best

    def _stiffness(self, free: Indices) -> FloatArray:
        """Return the second derivatives in the consistent case, up to a factor, (m, f, f)."""
        # A little on the diagonal: where the free pairs cut the graph in two, some moves cost
        # nothing.
        diagonal = np.eye(free.shape[1]) * (1 + 1e-9)
        stiffness: FloatArray = diagonal - self._hat[free[:, :, None], free[:, None, :]]
        return stiffness

    def _fitted(self, logs: FloatArray) -> FloatArray:
        """Return the logarithms of w_i / w_j with the geometric mean's weights, (m, q)."""
        rows, columns = self.task.pairs
        means = np.zeros((len(logs), self.task.n))
        for pair, (i, j) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
            means[:, i] += logs[:, pair]
            means[:, j] -= logs[:, pair]
        fitted: FloatArray = (means[:, rows] - means[:, columns]) / self.task.n
        return fitted

    def _flows(self, logs: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Compute log lambda_max, (m,), and what each pair carries of it both ways, (m, q).

        What i carries to j is v_i a_ij w_j / (lambda v'w), with the right and left eigenvectors w
        and v. The derivative of log lambda_max by log a_ij is what i carries to j less what j
        carries to i. A high power of a matrix is w v' up to a factor, so one power gives both
        vectors.
        """
        rows, columns = self.task.pairs
        values, there, back = np.empty(len(logs)), np.empty(logs.shape), np.empty(logs.shape)
        matrices = self.matrices(logs)
        for at, powers in settled_powers(matrices, _SETTLED, _MOST_SQUARINGS, first=4, every=1):
            w, v, a = powers[:, :, 0], powers[:, 0, :], matrices[at]
            scale = 1 / (v * (a @ w[:, :, None])[:, :, 0]).sum(axis=-1)
            values[at] = -np.log(scale * (v * w).sum(axis=-1))
            flow = (v * scale[:, None])[:, :, None] * a * w[:, None, :]
            there[at], back[at] = flow[:, rows, columns], flow[:, columns, rows]
        return values, there, back
