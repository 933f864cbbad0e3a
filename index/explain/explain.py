"""Explaining a score: from the region's rank down to indicators, weights, matrices, judgments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from ahp import Analysis
from ahp.common.findings import Finding, UsageError
from index.explain.wording import REGION_NOT_KNOWN, REGION_OF_SEVERAL_KINDS
from index.project import weights as judging
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.naming import region_names
from index.project.project import IndexProject
from index.project.regions import CIRCLE, Group
from index.project.wording import REGION_WITHOUT_SCORE
from index.steps.filling.groupings import filled_by
from index.steps.pools import Pool, pools_of
from index.steps.result import Result

if TYPE_CHECKING:  # definitions come with a sample database only
    from index.records.definitions import Definition

_OUTCOMES = ("contributions", "ranks")

MOST_RECORDS, FIRST_RECORDS = 10, 3
"""How many records are looked up behind one indicator, and behind each of several."""


@dataclass(frozen=True)
class Measured:
    """What an indicator's score comes from.

    Attributes
    ----------
    indicator : Indicator
    value : float or None
        As given; None for a circle, which has no values of its own.
    filled : str or None
        How a missing value was filled.
    treated : float or None
        What was normalized: after denominator, caps, transform and outlier treatment.
    reference : mapping of str to float
        ``low``, ``high``, ``mean`` and ``sd`` of the pool.
    records, valid : int or None
        How many records of a sample database are behind the value, and how many of them have a
        usable figure; None where it does not come from one.
    filled_by : mapping of str to str, or None
        The method in words, by language, with the group or years that the value comes from.
    filled_of : str or None
        ``value`` or ``quotient``: which of them was filled.
    """

    indicator: Indicator
    value: float | None
    filled: str | None
    treated: float | None
    reference: Mapping[str, float] = field(hash=False)
    records: int | None = None
    valid: int | None = None
    filled_by: Mapping[str, str] | None = field(default=None, hash=False)
    filled_of: str | None = None


@dataclass(frozen=True)
class Traced:
    """One node of the tree with the region's figures.

    Attributes
    ----------
    code : str
    level : int
        0 for the node that is explained.
    local, global_ : float
    score, points : float or None
    rank : float or None
    measured : Measured or None
        For an indicator.
    used : float or None
        The global weight that its score was really made with, where weights of missing values
        were spread over others; 0 of a missing one.
    """

    code: str
    level: int
    local: float
    global_: float
    score: float | None
    points: float | None
    rank: float | None
    measured: Measured | None
    used: float | None = None


@dataclass(frozen=True)
class Behind:
    """Where an indicator's value comes from in a sample database.

    Attributes
    ----------
    definition : index.records.definitions.Definition
    records : DataFrame
        Some of the records, those of the smallest ids.
    """

    definition: Definition
    records: pd.DataFrame = field(repr=False, hash=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """Which records they are: the id, of relations both ends."""
        ends = 1 if self.definition.endpoint is None else 2
        rows = self.records.iloc[:, :ends].itertuples(index=False)
        return tuple(" → ".join(map(str, row)) for row in rows)


@dataclass(frozen=True)
class Explanation:
    """A score traced down to judgments.

    Attributes
    ----------
    result : Result
    region : str
    year : int
    node : str
        What is explained: the goal, or a node below it.
    pool : Pool
    count : int
        How many regions have a rank in the pool that year.
    nodes : tuple of Traced
        The node, then everything below it in display order.
    group : Group or None
        What a circle is made of.
    judgments : mapping of str to Analysis
        By judged node, from the node down.
    paths : mapping of str to str
        The files of the matrices.
    behind : mapping of str to Behind
        By indicator whose value comes from a sample database; some ten records where only one is
        explained, some three of each otherwise.
    """

    result: Result = field(repr=False)
    region: str
    year: int
    node: str
    pool: Pool = field(repr=False, hash=False)
    count: int
    nodes: tuple[Traced, ...] = field(repr=False)
    group: Group | None
    judgments: Mapping[str, Analysis] = field(repr=False, hash=False)
    paths: Mapping[str, str] = field(repr=False, hash=False)
    behind: Mapping[str, Behind] = field(default_factory=dict, repr=False, hash=False)

    @property
    def total(self) -> Traced:
        """The node that is explained."""
        return self.nodes[0]

    @property
    def year_name(self) -> int | str:
        """What the year is called."""
        return self.result.year_name(self.year)

    @property
    def stages(self) -> pd.DataFrame:
        """What became of each figure, stage by stage: index the nodes, a column for each stage.

        Of a circle, which has no values of its own, nothing is known.
        """
        key = self.year, self.region
        tables = {name: one for name, one in self.result.stages.items() if name not in _OUTCOMES}
        codes = [one.code for one in self.nodes]
        if self.pool.name == CIRCLE:
            return pd.DataFrame(index=codes)
        return pd.DataFrame({name: one.loc[key] for name, one in tables.items()}).reindex(codes)

    @property
    def leaves(self) -> tuple[Traced, ...]:
        """The indicators."""
        parents = {self.result.weights.parent(one.code) for one in self.nodes}
        return tuple(one for one in self.nodes if one.code not in parents)


def find_region(result: Result, name: str, pool: str | None = None) -> tuple[str, Pool]:
    """Return the code and pool of a region given by code, name or short name.

    Raises
    ------
    UsageError
        When no region or several have that name; the nearest name is suggested.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> find_region(build(tiny()), "north")[0]
    'north'
    """
    pools = pools_of(result, pool)
    homes = {str(code): one for one in pools for code in one.ranks.index.unique("region")}
    regions = [region for region in result.project.regions if region.code in homes]
    names = region_names(regions)
    codes = names.find(name)
    if not codes:
        said = {"region": name, "suggestion": names.suggest(name)}
        raise UsageError([Finding(REGION_NOT_KNOWN, said)])
    if len(codes) > 1:
        said = {"region": name, "codes": codes}
        raise UsageError([Finding(REGION_OF_SEVERAL_KINDS, said)])
    return codes[0], homes[codes[0]]


def explain(
    result: Result,
    region: str,
    year: int | None = None,
    node: str | None = None,
    pool: str | None = None,
) -> Explanation:
    """Trace a region's score down to indicators, weights, matrices and judgments.

    Parameters
    ----------
    result : Result
    region : str
        Code or any name; circles too.
    year : int, optional
        By default the latest.
    node : str, optional
        By default the goal.
    pool : str, optional
        Where a name stands for regions of several kinds.

    Returns
    -------
    Explanation

    Raises
    ------
    UsageError
        A region that is not there.
    StepError
        A year in which it has no score.

    Examples
    --------
    >>> from index.project.example import tiny
    >>> from index.steps.build import build
    >>> found = explain(build(tiny()), "west")
    >>> [(one.code, round(one.score, 6), round(one.points, 6)) for one in found.nodes]
    [('goal', 50.0, 50.0), ('patents', 66.666667, 50.0), ('waste', 0.0, 0.0)]
    """
    code, home = find_region(result, region, pool)
    node = node or result.weights.goal
    scores = home.scores[node].xs(code, level="region").dropna()
    known = [int(one) for one in scores.index]
    year = year if year is not None else result.years[-1]
    if year not in known:
        shown = result.project.year_style.names(known) or "-"
        said = {"region": code, "year": year, "known": shown}
        raise StepError([result.project.named(Finding(REGION_WITHOUT_SCORE, said))])
    model: judging.Model | judging.Group | None = None
    if result.project.model_folder is not None:
        model = result.project.judges.of(judging.load_model(result.project.model_folder))
    judged = _judgments(result, model, node)
    count = int(home.ranks[node].xs(year, level="year").notna().sum())
    return Explanation(
        result,
        code,
        year,
        node,
        home,
        count,
        tuple(_traced(result, home, code, year, one, node) for one in _below(result, node)),
        next((one for one in result.project.groups if one.circle == code), None),
        judged,
        # a group's matrices are in no file
        {one: model.paths.get(one, "") for one in judged}
        if isinstance(model, judging.Model)
        else {},
        {} if home.name == CIRCLE else _behind(result, code, year, node),
    )


def _behind(result: Result, region: str, year: int, node: str) -> dict[str, Behind]:
    """Look up some of the records behind the values of a node's indicators."""
    sample = result.project.sample
    if sample is None or (year, region) not in sample.records.index:
        return {}
    codes = [code for code in _below(result, node) if code in sample.records]
    from index.records.project import records_behind  # deferred: only samples need a database

    limit = MOST_RECORDS if codes == [node] else FIRST_RECORDS
    found = records_behind(sample, region, year, codes, limit)
    return {code: Behind(definition, records) for code, (definition, records) in found.items()}


def _below(result: Result, node: str) -> list[str]:
    """Return a node and everything below it, each followed by what is below it."""
    return [
        node,
        *(code for child in result.weights.children(node) for code in _below(result, child)),
    ]


def _traced(result: Result, home: Pool, region: str, year: int, code: str, root: str) -> Traced:
    weights = result.weights
    key = year, region
    used = None
    if home.name != CIRCLE and result.normalized.loc[[key]].isna().to_numpy().any():
        used = number(result.weights_used(year, region).at[code, "global"])
    leaf = not weights.children(code)
    return Traced(
        code,
        weights.level(code) - weights.level(root),
        weights.node(code).local,
        weights.node(code).global_,
        number(home.scores.at[key, code]),
        number(home.points.at[key, code]),
        number(home.ranks.at[key, code]),
        _measured(result, home, key, code) if leaf and home.name != CIRCLE else None,
        used,
    )


def _measured(result: Result, home: Pool, key: tuple[int, str], code: str) -> Measured:
    filled = result.imputed
    here = (filled["year"] == key[0]) & (filled["region"] == key[1]) & (filled["indicator"] == code)
    here &= filled["of"].isin(("value", "quotient"))
    mark = None if not here.any() else filled[here].iloc[-1]
    stage = result.stages["values" if mark is None else str(mark["stage"])]
    ends = result.reference.loc[[(home.name, key[0], code)]].iloc[0]
    return Measured(
        result.project.indicator(code),
        number(stage.at[key, code]),
        None if mark is None else str(mark["method"]),
        number(result.treated.at[key, code]),
        {name: float(ends[name]) for name in ("low", "high", "mean", "sd")},
        *_counts(result.project, key, code),
        None if mark is None else filled_by(mark["method"], mark["source"], result.project),
        None if mark is None else str(mark["of"]),
    )


def _counts(
    project: IndexProject, key: tuple[int, str], code: str
) -> tuple[int | None, int | None]:
    """Return how many records and valid records are behind a value."""
    sample = project.sample
    if sample is None or code not in sample.records or key not in sample.records.index:
        return None, None
    records, valid = (number(table.at[key, code]) for table in (sample.records, sample.valid))
    return int(records or 0), int(valid or 0)


def _judgments(
    result: Result, model: judging.Model | judging.Group | None, node: str
) -> dict[str, Analysis]:
    """Return the analyses of the matrices that the weights below a node come from.

    Where a node only groups what is below it, these are the judgments of its nearest judged
    ancestor.
    """
    if model is None or set(model.hierarchy.judged) - set(result.weights.codes):
        return {}
    analyses = model.analyses() if model.matrices else {}  # none of weights that were joined
    above: str | None = node
    while above is not None and above not in analyses:
        above = result.weights.parent(above)
    wanted = [*([above] if above else []), *_below(result, node)]
    return {code: analyses[code] for code in dict.fromkeys(wanted) if code in analyses}


def number(value: Any) -> float | None:
    """Return a cell as a number, None where it is missing.

    >>> number(pd.NA), number(2)
    (None, 2.0)
    """
    return None if pd.isna(value) else float(value)
