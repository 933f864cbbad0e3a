"""Worked examples with published figures: the oracle of the math tests."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

EXAMPLES: dict[str, Any] = json.loads(
    Path(__file__).with_name("ahp-worked-examples.json").read_text(encoding="utf-8")
)
GROUPS: dict[str, Any] = json.loads(
    Path(__file__).with_name("group.json").read_text(encoding="utf-8")
)
ROBUSTNESS: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("smaa-sobol.json").read_text(encoding="utf-8")
)["cases"]
MATRICES: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in EXAMPLES["matrices"]}
HIERARCHIES: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in EXAMPLES["hierarchies"]}
INCOMPLETE: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in EXAMPLES["incomplete"]}
RANDOM_INDICES: dict[str, dict[int, float]] = {
    name: {int(n): value for n, value in table["values"].items()}
    for name, table in EXAMPLES["random_index_tables"].items()
}


def square(upper: list[int | float | str]) -> npt.NDArray[np.float64]:
    """Fill a reciprocal matrix from its strict upper triangle, row by row."""
    n = round((1 + (1 + 8 * len(upper)) ** 0.5) / 2)
    matrix = np.ones((n, n))
    rows, columns = np.triu_indices(n, 1)
    judgments = [Fraction(value) for value in upper]
    matrix[rows, columns] = [float(judgment) for judgment in judgments]
    matrix[columns, rows] = [float(1 / judgment) for judgment in judgments]
    return matrix


def matrix(name: str) -> npt.NDArray[np.float64]:
    """Return a worked example's matrix."""
    return square(MATRICES[name]["upper"])


def known(name: str) -> npt.NDArray[np.float64]:
    """Return an incomplete example's matrix; NaN where a pair was not judged."""
    judged = INCOMPLETE[name]["known"]
    n = 1 + max(ord(pair[1]) - ord("a") for pair in judged)
    result = np.full((n, n), np.nan)
    np.fill_diagonal(result, 1.0)
    for (first, second), value in judged.items():
        i, j = ord(first) - ord("a"), ord(second) - ord("a")
        result[i, j], result[j, i] = value, 1 / value
    return result


def group(name: str) -> npt.NDArray[np.float64]:
    """Return the matrices of a published group, (people, n, n).

    Its rows are those of ahpsurvey: -k is k times more of the first item, k of the second.
    """
    rows = next(one["rows"] for one in GROUPS["groups"] if one["id"] == name)
    return np.array([square([-k if k < 0 else f"1/{k}" for k in row]) for row in rows])
