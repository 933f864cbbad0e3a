"""Small projects whose switch points can be found otherwise."""

from dataclasses import replace

import numpy as np
import pandas as pd

from ahp import Hierarchy, Model, Node, PairwiseMatrix
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Region
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights
from index.project.weights import weights_of

YEAR = 2022


def flat(columns, weights, **settings):
    """Return regions r0, r1, ... of one year; indicators below the goal, on goalposts 0 to 100."""
    count = len(next(iter(columns.values())))
    regions = tuple(Region(f"r{k}", kind="province") for k in range(count))
    values = pd.DataFrame(columns, table_index((YEAR, one.code) for one in regions))
    chosen = {"normalization": "min-max", "reference": "goalposts", **settings}
    local = {"goal": (None, 1)} | {code: ("goal", one) for code, one in weights.items()}
    indicators = tuple(Indicator(code, goalposts=(0.0, 100.0)) for code in columns)
    return IndexProject(
        indicators, regions, values, Weights.from_local(local), settings=Settings(**chosen)
    )


def judged(seed, holes=0, regions=5, **settings):
    """Return a random project of three levels, one of them a mere grouping, with its model."""
    rng = np.random.default_rng(seed)
    nodes = [
        Node("goal"),
        *(Node(code, "goal") for code in ("n", "m")),
        Node("k", "goal", grouping=True),
        *(Node(code, "n") for code in "ab"),
        *(Node(code, "m") for code in "cde"),
        *(Node(code, "k") for code in "fg"),
    ]
    items = {"goal": ["n", "m", "f", "g"], "n": ["a", "b"], "m": ["c", "d", "e"]}
    matrices = {}
    for code, labels in items.items():
        upper = [_judgment(rng) for _ in range(len(labels) * (len(labels) - 1) // 2)]
        if code == "goal":
            for hole in rng.choice([1, 2, 4], holes, replace=False):  # the chain of links stays
                upper[hole] = None
        matrices[code] = PairwiseMatrix.from_upper(labels, upper)
    model = Model(Hierarchy(nodes), matrices)
    codes = "abcdefg"
    places = tuple(Region(f"r{k}", kind="province") for k in range(regions))
    index = table_index((YEAR, one.code) for one in places)
    values = pd.DataFrame(rng.uniform(1, 99, (regions, len(codes))), index, list(codes))
    indicators = tuple(Indicator(code, direction=-1 if code == "b" else 1) for code in codes)
    project = IndexProject(indicators, places, values, weights_of(model))
    return replace(project, settings=Settings(**{"scale": (1.0, 100.0), **settings})), model


def _judgment(rng):
    value = int(rng.integers(1, 6))
    return value if rng.random() < 0.5 else f"1/{value}"
