"""Weights and consistency ratio: this toolkit next to named peers, in one process.

Contestants take turns, round after round, so that a busy moment of the machine hits all of them;
medians over the rounds are compared as ratios. Peers that are not installed are left out.
"""

from __future__ import annotations

import argparse
import sys
import tracemalloc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median
from time import perf_counter

import numpy as np
import numpy.typing as npt

from ahp.core.consistency import consistency_index, consistency_ratio
from ahp.core.priorities import (
    principal_eigenvalue,
    principal_eigenvector,
    principal_eigenvector_lapack,
)
from ahp.core.random_index import random_index, random_matrices
from ahp.core.scales import SAATY_VALUES
from ahp.core.weighing import weigh

FloatArray = npt.NDArray[np.float64]
Answer = tuple[npt.ArrayLike, float]
Answers = tuple[FloatArray, FloatArray]
Solver = Callable[[FloatArray], Answer]

OURS = "ahp.core"
SIZES = (5, 9, 15)
BATCH_SIZES = (6, 9)
MODEL_SIZES = (6, 5, 8, 3, 4, 2, 2)  # of the seven matrices of a published index
DRAW_ERROR = 0.2  # of the logarithm of a judgment, from draw to draw


def ahp_core(matrix: FloatArray) -> Answer:
    n = len(matrix)
    weights = principal_eigenvector(matrix)
    lambda_max = principal_eigenvalue(matrix, weights)
    ratio = consistency_ratio(consistency_index(lambda_max, n), random_index(n, "saaty-2005"))
    return weights, float(ratio)


def numpy_eig(matrix: FloatArray) -> Answer:
    n = len(matrix)
    values, vectors = np.linalg.eig(matrix)
    principal = np.argmax(values.real)
    weights = vectors[:, principal].real
    weights = weights / weights.sum()
    return weights, (values[principal].real - n) / (n - 1) / random_index(n, "saaty-2005")


def array_solvers() -> dict[str, Solver]:
    """Return what takes one array: the toolkit, plain numpy, and the peers that are installed."""
    solvers: dict[str, Solver] = {OURS: ahp_core, "numpy.linalg.eig": numpy_eig}
    try:
        from pymcdm.weights.subjective import AHP
    except ImportError:
        pass
    else:

        def pymcdm_solver(matrix: FloatArray) -> Answer:
            model = AHP(matrix=matrix)
            return model(), float(model.get_cr())

        solvers[f"pymcdm {version('pymcdm')}"] = pymcdm_solver
    try:
        from pyDecision.algorithm import ahp_method
    except ImportError:
        pass
    else:
        solvers[f"pyDecision {version('pyDecision')}"] = lambda matrix: ahp_method(matrix, "me")
    try:
        from pyanp import priority
    except ImportError:
        pass
    else:
        solvers[f"pyanp {version('pyanp')}"] = lambda matrix: (
            priority.pri_eigen(matrix),
            float(priority.incon_std(matrix)),
        )
    try:
        import ahpy
    except ImportError:
        pass
    else:

        def ahpy_solver(matrix: FloatArray) -> Answer:
            compared = ahpy.Compare("goal", as_judgments(matrix), random_index="saaty")
            return in_order(compared.local_weights), float(compared.consistency_ratio)

        solvers[f"AHPy {version('ahpy')}"] = ahpy_solver
    return solvers


def labelled_solvers() -> dict[str, Callable[[dict[tuple[str, str], float]], object]]:
    """Return what takes labelled judgments and checks them; empty where a side is missing."""
    try:
        import ahpy

        from ahp.model.analysis import analyze
        from ahp.model.matrix import PairwiseMatrix
    except ImportError:
        return {}

    def ours(judgments: dict[tuple[str, str], float]) -> object:
        labels = list(dict.fromkeys(label for pair in judgments for label in pair))
        matrix = PairwiseMatrix.from_judgments(labels, judgments)
        return analyze(matrix, random_index="saaty-2005").cr

    def theirs(judgments: dict[tuple[str, str], float]) -> object:
        return ahpy.Compare("goal", judgments, random_index="saaty").consistency_ratio

    return {"ahp.analyze": ours, f"AHPy {version('ahpy')}": theirs}


def as_judgments(matrix: FloatArray) -> dict[tuple[str, str], float]:
    rows, columns = np.triu_indices(len(matrix), 1)
    values = matrix[rows, columns].tolist()
    pairs = zip(rows.tolist(), columns.tolist(), values, strict=True)
    return {(f"item {i:02}", f"item {j:02}"): value for i, j, value in pairs}


def in_order(weights: Mapping[str, float]) -> list[float]:
    return [weights[label] for label in sorted(weights)]


def careful_matrix(n: int, generator: np.random.Generator) -> FloatArray:
    """Draw what a careful expert would judge: true ratios, with errors, put on the 1-9 scale."""
    weights = generator.uniform(0.1, 1, n)
    matrix = np.ones((n, n))
    for i, j in zip(*np.triu_indices(n, 1), strict=True):
        felt = np.log(weights[i] / weights[j]) + generator.normal(0, 0.3)
        k = int(np.abs(np.log(SAATY_VALUES) - felt).argmin())
        matrix[i, j], matrix[j, i] = SAATY_VALUES[k], SAATY_VALUES[-1 - k]
    return matrix


def reference_weights(matrix: FloatArray) -> npt.NDArray[np.longdouble]:
    """Iterate plainly in extended precision, far beyond convergence."""
    precise = matrix.astype(np.longdouble)
    weights = np.full(len(matrix), 1 / len(matrix), dtype=np.longdouble)
    for _ in range(2000):
        weights = precise @ weights
        weights = weights / weights.sum()
    return weights


def take_turns(
    contestants: Mapping[str, Callable[[], object]], rounds: int, calls: int
) -> dict[str, float]:
    """Return the median time of a call of each, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            call = contestants[name]
            start = perf_counter()
            for _ in range(calls):
                call()
            times[name].append((perf_counter() - start) / calls)
    return {name: median(values) for name, values in times.items()}


@dataclass(frozen=True)
class Goal:
    """What was promised, the figure measured, and whether it keeps the promise."""

    text: str
    figure: str
    met: bool

    def __str__(self) -> str:
        return f"{'met' if self.met else 'MISSED':>6}  {self.text}: {self.figure}"


def at_least(least: float, ratio: float, text: str) -> Goal:
    return Goal(text, f"{ratio:.2f}x (at least {least:g}x)", ratio >= least)


def one_at_a_time(rounds: int) -> list[Goal]:
    print("One array at a time: weights and CR by the eigenvector method")
    print(f"{'matrix':<14}{'contestant':<20}{'median us':>10}{'ratio':>8}{'error':>10}{'CR':>9}")
    goals = []
    solvers = array_solvers()
    for n in SIZES:
        generator = np.random.default_rng(n)
        for kind in ("careful", "random"):
            if kind == "careful":
                matrix = careful_matrix(n, generator)
            else:
                matrix = random_matrices(n, 1, generator)[0]
            exact = reference_weights(matrix)
            calls = {name: _bound(solve, matrix) for name, solve in solvers.items()}
            times = take_turns(calls, rounds, calls=20)
            for name, seconds in times.items():
                weights, ratio = solvers[name](matrix)
                error = float(np.abs(np.asarray(weights) - exact).max())
                faster = seconds / times[OURS]
                print(
                    f"{f'{n}x{n} {kind}':<14}{name:<20}{seconds * 1e6:>10.1f}{faster:>7.2f}x"
                    f"{error:>10.0e}{ratio:>9.4f}"
                )
            peer = min((name for name in times if name != OURS), key=times.__getitem__)
            ratio = times[peer] / times[OURS]
            goals.append(at_least(1, ratio, f"{n}x{n} {kind}, against the fastest, {peer}"))
    return goals


def _bound(solve: Callable[[FloatArray], object], matrix: FloatArray) -> Callable[[], object]:
    return lambda: solve(matrix)


def many_at_once(count: int, rounds: int) -> list[Goal]:
    print(f"\n{count:,} random matrices at once: weights and lambda_max")
    print(f"{'matrices':<14}{'contestant':<20}{'median s':>10}{'ratio':>8}{'apart':>10}{'peak':>9}")
    goals = []
    for n in BATCH_SIZES:
        stack = random_matrices(n, count, np.random.default_rng(n))
        contestants: dict[str, Callable[[FloatArray], FloatArray]] = {
            OURS: principal_eigenvector,
            "numpy.linalg.eig": principal_eigenvector_lapack,
        }
        calls = {name: _bound(_with_eigenvalue(f), stack) for name, f in contestants.items()}
        times = take_turns(calls, rounds, calls=1)
        apart = float(np.abs(np.subtract(*(f(stack) for f in contestants.values()))).max())
        for name, seconds in times.items():
            tracemalloc.start()
            contestants[name](stack)
            peak = tracemalloc.get_traced_memory()[1] / 2**20
            tracemalloc.stop()
            print(
                f"{f'{n}x{n} random':<14}{name:<20}{seconds:>10.3f}"
                f"{seconds / times[OURS]:>7.2f}x{apart:>10.0e}{peak:>6.0f} MB"
            )
        ratio = times["numpy.linalg.eig"] / times[OURS]
        goals.append(at_least(3, ratio, f"{count:,} {n}x{n}, against batched LAPACK"))
        agreement = Goal(
            f"{count:,} {n}x{n}, apart", f"{apart:.0e} (at most 1e-10)", apart <= 1e-10
        )
        goals.append(agreement)
    return goals


def _with_eigenvalue(solve: Callable[[FloatArray], FloatArray]) -> Callable[[FloatArray], object]:
    return lambda stack: principal_eigenvalue(stack, solve(stack))


def draws_of_a_model(count: int, rounds: int) -> list[Goal]:
    print(f"\n{count:,} draws of a model of {len(MODEL_SIZES)} matrices: weights and CR of each")
    print(f"{'contestant':<28}{'seconds':>10}{'ratio':>8}{'apart':>10}")
    generator = np.random.default_rng(7)
    stacks = [drawn(careful_matrix(n, generator), count, generator) for n in MODEL_SIZES]
    few = max(1, count // 100)
    contestants: dict[str, Callable[[FloatArray], Answers]] = {
        "ahp.core.weighing": weigh_stack,
        "numpy.linalg.eig, stacks": eig_stack,
        "numpy.linalg.eig, loop": eig_loop,
    }
    ours, *peers = contestants
    seconds = dict.fromkeys(contestants, 0.0)
    apart = 0.0
    for stack in stacks:
        calls = {name: _bound(contestants[name], stack) for name in (ours, peers[0])}
        calls[peers[1]] = _bound(eig_loop, stack[:few])  # a hundredth of it, for patience
        times = take_turns(calls, rounds, calls=1)
        times[peers[1]] *= count / few
        for name, taken in times.items():
            seconds[name] += taken
        answers = weigh_stack(stack), eig_stack(stack)
        apart = max(apart, *(float(np.abs(a - b).max()) for a, b in zip(*answers, strict=True)))
    for name, taken in seconds.items():
        print(f"{name:<28}{taken:>10.3f}{taken / seconds[ours]:>7.2f}x{apart:>10.0e}")
    text = f"{count:,} draws of {len(stacks)} matrices"
    return [
        at_least(3, seconds[peers[0]] / seconds[ours], f"{text}, against batched LAPACK"),
        at_least(20, seconds[peers[1]] / seconds[ours], f"{text}, against a loop"),
        Goal(f"{text}, apart", f"{apart:.0e} (at most 1e-10)", apart <= 1e-10),
    ]


def drawn(matrix: FloatArray, count: int, generator: np.random.Generator) -> FloatArray:
    """Draw matrices around one, each judgment with an error of its own."""
    errors = np.triu(generator.normal(0, DRAW_ERROR, (count, *matrix.shape)), 1)
    return matrix * np.exp(errors - errors.swapaxes(-2, -1))


def weigh_stack(stack: FloatArray) -> Answers:
    weighed = weigh(stack, table="saaty-2005")
    return weighed.weights, weighed.cr


def eig_stack(stack: FloatArray) -> Answers:
    n = stack.shape[-1]
    values, vectors = np.linalg.eig(stack)
    principal = np.argmax(values.real, axis=-1)[:, None]
    weights = np.take_along_axis(vectors.real, principal[..., None], axis=-1)[..., 0]
    lambda_max = np.take_along_axis(values.real, principal, axis=-1)[:, 0]
    ci, ri = (lambda_max - n) / (n - 1), random_index(n, "saaty-2005")
    return weights / weights.sum(axis=-1, keepdims=True), ci / ri if ri else np.zeros_like(ci)


def eig_loop(stack: FloatArray) -> Answers:
    answers = [numpy_eig(matrix) if len(matrix) > 2 else numpy_pair(matrix) for matrix in stack]
    return np.array([weights for weights, _ in answers]), np.array([cr for _, cr in answers])


def numpy_pair(matrix: FloatArray) -> Answer:
    values, vectors = np.linalg.eig(matrix)
    weights = vectors[:, np.argmax(values.real)].real
    return weights / weights.sum(), 0.0


def labelled(rounds: int) -> list[Goal]:
    print("\nLabelled judgments, checked: weights and CR from a mapping of pairs")
    solvers = labelled_solvers()
    if not solvers:
        print("left out: AHPy is not installed")
        return []
    print(f"{'judgments':<14}{'contestant':<20}{'median us':>10}{'ratio':>8}{'CR':>19}")
    goals = []
    for n in SIZES:
        judgments = as_judgments(careful_matrix(n, np.random.default_rng(n)))
        calls = {name: _on_judgments(solve, judgments) for name, solve in solvers.items()}
        times = take_turns(calls, rounds, calls=5)
        (ours, mine), (peer, theirs) = times.items()
        for name, seconds in times.items():
            print(
                f"{f'{n}x{n} careful':<14}{name:<20}{seconds * 1e6:>10.1f}"
                f"{seconds / mine:>7.2f}x{calls[name]():>19.4f}"
            )
        goals.append(at_least(1, theirs / mine, f"{n}x{n}, {ours} against {peer}"))
    return goals


def _on_judgments(
    solve: Callable[[dict[tuple[str, str], float]], object],
    judgments: dict[tuple[str, str], float],
) -> Callable[[], object]:
    return lambda: solve(judgments)


def main(arguments: list[str] | None = None) -> int:
    """Print the tables and the goals; return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=60, help="turns of each contestant (60)")
    parser.add_argument("--count", type=int, default=100_000, help="matrices at once (100,000)")
    options = parser.parse_args(arguments)
    goals = [
        *one_at_a_time(options.rounds),
        *many_at_once(options.count, max(3, options.rounds // 20)),
        *draws_of_a_model(options.count, max(3, options.rounds // 20)),
        *labelled(options.rounds),
    ]
    print("\nGoals")
    for goal in goals:
        print(goal)
    return int(not all(goal.met for goal in goals))


if __name__ == "__main__":
    sys.exit(main())
