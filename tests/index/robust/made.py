"""A robustness analysis made by hand: local weights by a share, in a plain loop."""

import numpy as np
import pandas as pd

from ahp.common.findings import Finding
from ahp.common.wording import Words
from index.project.doubts import Doubts, WeightDoubt
from index.robust.measures.tally import RankTally
from index.robust.result import (
    BlockRobustness,
    BlockSensitivity,
    Robustness,
    Sensitivity,
    SourceReport,
)
from index.robust.sobol import sobol_indices
from index.robust.wording import FAVOURABLE_NOT_ANY
from index.steps.build import build
from index.steps.pools import pools_of
from index.steps.ties import ranks

RUNS, SEED = 400, 7


def made(project, *, any_weights=False, probability=0.9, done=RUNS) -> Robustness:
    """Draw weights of the indicators, and a shift of the scores as a second source."""
    result = build(project)
    rng = np.random.default_rng(SEED)
    leaves = result.weights.leaves
    nominal = np.array([result.weights.node(leaf).global_ for leaf in leaves])
    drawn = rng.dirichlet(np.ones(len(leaves)), RUNS) if any_weights else None
    if drawn is None:
        drawn = nominal * rng.uniform(0.5, 1.5, (RUNS, len(leaves)))
        drawn /= drawn.sum(axis=1, keepdims=True)
    blocks, own = [], []
    for pool in pools_of(result):
        for year in result.years:
            table = result.normalized.loc[year]
            regions = tuple(pool.ranks.loc[year].index)
            before = pool.ranks.loc[year][result.weights.goal].to_numpy(dtype=float)
            values = table.loc[list(regions), list(leaves)].to_numpy()
            noise = rng.normal(0, 3, (RUNS, len(regions)))
            scores = drawn @ values.T + noise
            tally = RankTally(before, len(leaves))
            tally.add(scores, ranks(scores), drawn)
            goal = pool.scores.loc[year][result.weights.goal].to_numpy()
            confidence = np.where(np.isnan(tally.central[:, 0]), np.nan, 0.5)
            blocks.append(
                BlockRobustness.of(
                    tally, year, pool.name, regions, goal, probability, leaves, confidence
                )
            )
            own.append(_sensitivity(values, drawn, noise, before, tally, year, pool.name, regions))
    reports = (
        SourceReport("weights", True, Words("each by up to 50%", "各自 ±50% 以内")),
        SourceReport("data", True, Words("scores by 3 points", "得分误差 3 分")),
        SourceReport("sets", False, Words("", "")),
        SourceReport("imputation", False, Words("by mean", "均值"), Finding(FAVOURABLE_NOT_ANY)),
    )
    frame = pd.DataFrame({"leave-out": ["", leaves[0]] * (RUNS // 2), "made": True})
    frame.index.name = "run"
    sensitivity = Sensitivity(("weights", "data"), RUNS // 2, 2 * RUNS, probability, tuple(own))
    return Robustness(
        result,
        Doubts(weights=WeightDoubt(0.5, any_weights)),
        RUNS,
        done,
        SEED,
        probability,
        reports,
        tuple(blocks),
        sensitivity,
        frame,
        {"goal": 0.875, leaves[0]: 0.5},
    )


def _sensitivity(values, drawn, noise, nominal, tally, year, pool, regions):
    a, b = slice(0, None, 2), slice(1, None, 2)

    def outputs(weights, shift):
        found = ranks(weights @ values.T + shift)
        return np.column_stack([np.abs(found - nominal).mean(axis=1), found[:, tally.order]])

    f_ab = [outputs(drawn[b], noise[a]), outputs(drawn[a], noise[b])]
    indices = sobol_indices(
        outputs(drawn[a], noise[a]), outputs(drawn[b], noise[b]), np.stack(f_ab)
    )
    return BlockSensitivity(year, pool, tuple(regions[i] for i in tally.order), indices)
