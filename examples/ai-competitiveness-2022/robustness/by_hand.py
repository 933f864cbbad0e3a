"""Compute the probabilities of README.md once more, from the printed tables, with numpy alone.

    python examples/ai-competitiveness-2022/robustness/by_hand.py

Nothing of `ahp` or `index` is used. Every matrix that one step of each judgment leads to is
weighed, all 14,348,907; what rounding hides is drawn at random. It takes about half a minute.
"""

import csv
from itertools import combinations, pairwise, product
from pathlib import Path

import numpy as np

REPORT = Path(__file__).parents[1]
YEAR = "2022"
ITEMS = 6
PAIRS = list(combinations(range(ITEMS), 2))
JUDGMENTS = np.array([3, 4, 5, 6, 7, 2, 3, 4, 5, 4, 5, 6, 2, 3, 2])  # of the goal, row by row
SCALE = np.concatenate([1 / np.arange(9, 1, -1), np.arange(1, 10)])  # 1/9 to 9, 17 values
RANDOM_INDEX, THRESHOLD = 1.26, 0.1  # of six items, in yaahp's table
HALF = 0.05  # points that rounding to one decimal hides


def moved(steps):
    """Return the judgments (15, n) that lie so many steps (15, n) from the report's."""
    return SCALE[np.flatnonzero(SCALE == 1) + JUDGMENTS[:, None] - 1 + steps]


def weigh(judgments):
    """Return weights (6, n) and CR (n,) of judgments (15, n), by multiplying again and again."""
    matrix = np.ones((ITEMS, ITEMS, judgments.shape[1]))
    for (i, j), values in zip(PAIRS, judgments, strict=True):
        matrix[i, j], matrix[j, i] = values, 1 / values
    weights = np.prod(matrix, axis=1) ** (1 / ITEMS)
    weights /= weights.sum(axis=0)
    for _ in range(8):
        weights = np.stack([np.einsum("jn,jn->n", row, weights) for row in matrix])
        eigenvalue = weights.sum(axis=0)
        weights /= eigenvalue
    return weights, (eigenvalue - ITEMS) / (ITEMS - 1) / RANDOM_INDEX


def every_matrix(together=7):
    """Yield the weights (6, n) of all matrices that pass CR, for each choice of the first ones."""
    last = (np.indices((3,) * together) - 1).reshape(together, -1)
    for first in product((-1, 0, 1), repeat=len(PAIRS) - together):
        ahead = np.repeat(np.array(first)[:, None], last.shape[1], axis=1)
        weights, cr = weigh(moved(np.concatenate([ahead, last])))
        yield weights[:, cr < THRESHOLD]


def some_matrices(rng, number, most=1):
    """Draw weights (6, n): each judgment up to so many steps up or down, all alike likely."""
    weights, cr = weigh(moved(rng.integers(-most, most + 1, (len(PAIRS), number))))
    return weights[:, cr < THRESHOLD]


def printed(name, year=YEAR):
    """Read the printed scores by region, in the order of the printed ranks."""
    with open(REPORT / "published" / name, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == year]
    rows.sort(key=lambda row: int(row["rank"]))
    return {row["region"]: float(row["score"]) for row in rows}


def scores_and_points():
    """Read the scores of Table 3 by region, and points (31, 6) of Tables 4 to 9 in that order."""
    scores = printed("table-03-province-composite.csv")
    tables = [printed(p.name) for p in sorted((REPORT / "published").glob("table-0[4-9]-*.csv"))]
    return scores, np.array([[table[region] for table in tables] for region in scores])


def as_weighed(points):
    """Divide points (..., 6) by the weights of the report: what they are under weights of 1."""
    weights, _ = weigh(moved(np.zeros((len(PAIRS), 1), dtype=int)))
    return points / weights[:, 0]


def exact(points):
    """Return in what share of all matrices the first of each two neighbors (30,) is ahead.

    And what share of the matrices passes CR.
    """
    gaps = as_weighed(points[:-1] - points[1:])
    ahead, passing = np.zeros(len(gaps)), 0
    for weights in every_matrix():
        ahead += (gaps @ weights > 1e-12).sum(axis=1)
        passing += weights.shape[1]
    return ahead / passing, passing / 3 ** len(PAIRS)


def unrounded(rng, points, number):
    """Draw points (number, 6) that are printed as the given ones."""
    return rng.uniform(np.maximum(points - HALF, 0), points + HALF, (number, ITEMS))


def rounded(rng, points, weights, number=200_000):
    """Return in what share of draws of weights and points the first of two neighbors is ahead."""
    shares = []
    for first, second in pairwise(points):
        gap = as_weighed(unrounded(rng, first, number) - unrounded(rng, second, number))
        drawn = weights[:, rng.integers(weights.shape[1], size=number)]
        shares.append(np.mean(np.einsum("nk,kn->n", gap, drawn) > 0))
    return np.array(shares)


def fitting(rng, points, score, number):
    """Draw points that also add up to the printed score."""
    found = []
    while sum(map(len, found)) < number:
        drawn = unrounded(rng, points, 200_000)
        found.append(drawn[np.abs(drawn.sum(axis=1) - score) < HALF])
    return np.concatenate(found)[:number]


def as_printed(rng, points, scores, weights, number=50_000):
    """Do the same with only those points that give both scores and the order as Table 3 prints."""
    drawn = [fitting(rng, *one, number) for one in zip(points, scores, strict=True)]
    shares = []
    for first, second in pairwise(drawn):
        gap = first - second
        gap = as_weighed(gap[gap.sum(axis=1) > 0])
        some = weights[:, rng.integers(weights.shape[1], size=len(gap))]
        shares.append(np.mean(np.einsum("nk,kn->n", gap, some) > 0))
    return np.array(shares)


def main():
    rng = np.random.default_rng(1)
    scores, points = scores_and_points()
    by_judgments, passing = exact(points)
    weights = some_matrices(rng, 200_000)
    both = rounded(rng, points, weights)
    fit = as_printed(rng, points, list(scores.values()), weights)
    print(f"CR < {THRESHOLD}: {passing:.2%} of {3 ** len(PAIRS):,} matrices")
    print("judgments / with rounding / with rounding, as Table 3 prints it")
    for pair, *shares in zip(pairwise(scores), by_judgments, both, fit, strict=True):
        print(*(f"{share:7.1%}" for share in shares), " > ".join(pair))


if __name__ == "__main__":
    main()
