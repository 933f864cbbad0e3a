"""Pools: the regions that are ranked together, and the choices behind their figures."""

from __future__ import annotations

from typing import Literal, NamedTuple

import pandas as pd

from ahp.common.findings import Finding, Named, Number, UsageError
from ahp.common.names import suggestion, unknown_choice
from index.project.regions import CIRCLE
from index.project.settings import ORDERS, WITHOUT_PARTS
from index.steps.provenance.heading import judged_intervals
from index.steps.provenance.preparation import preparation
from index.steps.result import Groups, Result
from index.steps.wording import MEANS, NODE_NOT_KNOWN, NODE_WITHOUT_POINTS

Figure = Literal["score", "points"]
FIGURES: tuple[Figure, ...] = ("score", "points")


class Pool(NamedTuple):
    """Regions that are ranked together, or the circles, with their tables."""

    name: str
    scores: pd.DataFrame
    points: pd.DataFrame
    ranks: pd.DataFrame

    def figures(self, figure: Figure) -> pd.DataFrame:
        """Return scores or points."""
        return self.scores if figure == "score" else self.points


def pools_of(result: Result, name: str | None = None) -> tuple[Pool, ...]:
    """Return the pools of a result, circles last; or the one with a name.

    Raises
    ------
    UsageError
        When there is no pool of that name.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> [pool.name for pool in pools_of(build(tiny()))]
    ['province']
    """
    names = list(dict.fromkeys(result.pools))
    known = [*names, *([CIRCLE] if result.groups else [])]
    if name is not None and name not in known:
        raise unknown_choice("--pool", name, known)
    found = [_pool(result, one) for one in names if name in (None, one)]
    if result.groups and name in (None, CIRCLE):
        found.append(_circles(result.groups))
    return tuple(found)


def _pool(result: Result, name: str) -> Pool:
    members = result.pools.index[result.pools == name]
    rows = result.scores.index.get_level_values("region").isin(members)
    tables = (result.scores, result.contributions, result.ranks)
    return Pool(name, *(table[rows] for table in tables))


def _circles(groups: Groups) -> Pool:
    return Pool(CIRCLE, groups.scores, groups.contributions, groups.ranks)


def provenance(result: Result, pool: str) -> dict[str, str | int | None]:
    """Return the choices behind a table's figures, as a program reads them.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> provenance(build(tiny()), "province")["ties"]
    'competition'
    """
    settings, sample, weights = result.settings, result.project.sample, result.weights
    return {
        "normalization": settings.normalization,
        **_within(result),
        "reference": settings.scale_reference,
        "pool": pool,
        "aggregation": settings.aggregation,
        "ties": settings.ties,
        "rank_on": settings.rank_on,
        "rank_decimals": settings.rank_decimals,
        "weights": weights.source,
        **({} if weights.kind == "judgments" else {"weights_from": weights.kind}),
        **judged_intervals(weights),
        **({"weight_set": weights.set_name} if weights.set_name else {}),
        **({} if weights.whose == "own" else {"whose": weights.whose}),
        **({"also": "; ".join(done)} if (done := tuple(preparation(result))) else {}),
        **({} if sample is None else records_provenance(sample.source, sample.synthetic)),
    }


def _within(result: Result) -> dict[str, str | int | None]:
    """Return the choices within a normalization that are not the usual ones, and who has others."""
    settings = result.settings
    found: dict[str, str | int | None] = {}
    methods = {one.method(settings) for one in result.indicators}
    if "z-score" in methods and (settings.z_mean, settings.z_sd) != (0, 1):
        found["z_scores"] = f"{Number(settings.z_mean)} ± {Number(settings.z_sd)}"
    if methods & ORDERS and settings.order_ties != "average":
        found["order_ties"] = settings.order_ties
    if "distance-to-region" in methods:
        found["reference_region"] = settings.reference_region
    own = [f"{one.code}: {one.normalization}" for one in result.indicators if one.normalization]
    return found | ({"normalization_of": ", ".join(own)} if own else {})


def records_provenance(source: str, synthetic: str | None) -> dict[str, str | int | None]:
    """Return where the records behind values are, and whether they are synthetic.

    >>> records_provenance("records", "2022")
    {'records_from': 'records', 'synthetic': 'seed 2022'}
    """
    seed = {} if synthetic is None else {"synthetic": f"seed {synthetic}"}
    return {"records_from": source, **seed}


def node_code(result: Result, node: str | None) -> str:
    """Return the code of a node given by code or name; the goal by default.

    Raises
    ------
    UsageError
        When there is no such node.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> node_code(build(tiny()), None)
    'goal'
    """
    weights = result.weights
    if node is None:
        return weights.goal
    by_name = {code: code for code in weights.codes}
    for one in weights.nodes:
        by_name |= {name: one.code for name in one.names.values() if name not in by_name}
    if node not in by_name:
        said = {"node": node, "suggestion": suggestion(node, by_name)}
        raise UsageError([Finding(NODE_NOT_KNOWN, said)])
    return by_name[node]


def check_points(result: Result, node: str) -> None:
    """Refuse points of a node that contributes none, with the reason.

    Raises
    ------
    UsageError
        It lies below a node whose score is no sum of parts.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.project.settings import Settings
    >>> from index.steps.build import build
    >>> check_points(build(tiny(), settings=Settings(aggregation="minimum")), "waste")
    Traceback (most recent call last):
        ...
    ahp.common.findings.UsageError: waste has no points of the total: the score of goal is no sum \
of parts: minimum (weights do not count). Take scores: --figure score
    """
    weights, above = result.weights, result.weights.parent(node)
    while above is not None:
        mean = result.settings.mean_at(above)
        if mean in WITHOUT_PARTS:
            below, at = (Named(code, weights.node(code).names) for code in (node, above))
            raise UsageError.of(NODE_WITHOUT_POINTS, node=below, above=at, mean=MEANS[mean])
        above = weights.parent(above)


def default_figure(result: Result) -> Figure:
    """Return ``points`` where all means are arithmetic, so that they are weight times score."""
    means = {result.settings.aggregation, *result.settings.node_aggregation.values()}
    return "points" if means == {"arithmetic"} else "score"
