"""Building an index: the steps in order, with every stage kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from ahp.common.findings import Finding, Problems
from ahp.common.names import suggestion
from ahp.common.wording import Language
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.origins import Sampled
from index.project.project import IndexProject
from index.project.regions import CIRCLE, Group
from index.project.settings import Settings
from index.project.tables import INDEX_LEVELS, blocks_of, table_index
from index.project.tree import Weights
from index.steps.aggregate import aggregate
from index.steps.groups import group_scores, group_values
from index.steps.missing import Imputed, coverage, impute
from index.steps.normalize import apply_reference, normalize
from index.steps.outliers import AUDIT_COLUMNS, MARK_COLUMNS, treat_outliers
from index.steps.rank import rank_table
from index.steps.transforms import cap, divide, transform
from index.steps.wording import (
    ALL_REGIONS,
    AND,
    COMMA,
    HEADING,
    INDICATOR_COVERAGE,
    KINDS,
    MEANS,
    MEMBERS_OF_SEVERAL_POOLS,
    NO_PROGRESS,
    NORMALIZATIONS,
    NOTHING_SELECTED,
    QUOTIENT_IMPUTED,
    RANKED_ON,
    REFERENCES,
    REGION_COVERAGE,
    REGION_EXCLUDED,
    REGION_UNKNOWN,
    SAMPLED,
    SAMPLED_SYNTHETIC,
    TIES,
    VALUE_IMPUTED,
    VALUE_WINSORIZED,
    VALUES_COLUMN,
    VALUES_INDEX,
    WEIGHT_WITHOUT_VALUES,
)

STAGES = (
    *("values", "divided", "imputed", "capped", "transformed", "treated", "normalized"),
    *("scores", "contributions", "ranks"),
)
"""Every stage, in order."""


@dataclass(frozen=True)
class Groups:
    """Circles, as tables like those of the regions: index (year, circle)."""

    scores: pd.DataFrame
    contributions: pd.DataFrame
    ranks: pd.DataFrame


@dataclass(frozen=True)
class Result:
    """A built index: all that went in, every stage, and what came out. Nothing is rounded.

    Attributes
    ----------
    project : IndexProject
    settings : Settings
    weights : Weights
        ``.local`` and ``.global_`` by node, ``.frame()`` with parents and levels.
    stages : mapping of str to DataFrame
        In the order of `STAGES`; index (year, region).
    reference : DataFrame
        By pool, year and indicator: what values were normalized against.
    scores, contributions, ranks : DataFrame
        Index (year, region), a column for every node. Contributions are points of the goal.
    pools : Series
        The pool of each region.
    imputed : DataFrame
        A row for every filled cell; of an indicator with a denominator the quotient is filled.
    outliers : DataFrame
        A row for every treated column: the audit of the rule.
    winsorized : DataFrame
        A row for every winsorized value.
    groups : Groups or None
        Circles.
    notes : tuple of Finding
        What a reader should know: filled and winsorized cells, regions left out.
    """

    project: IndexProject = field(repr=False)
    settings: Settings
    weights: Weights = field(repr=False)
    stages: Mapping[str, pd.DataFrame] = field(repr=False, hash=False)
    reference: pd.DataFrame = field(repr=False)
    pools: pd.Series[str] = field(repr=False)
    imputed: pd.DataFrame = field(repr=False)
    outliers: pd.DataFrame = field(repr=False)
    winsorized: pd.DataFrame = field(repr=False)
    groups: Groups | None = field(repr=False)
    notes: tuple[Finding, ...] = field(repr=False)

    @property
    def scores(self) -> pd.DataFrame:
        """Scores of every node."""
        return self.stages["scores"]

    @property
    def contributions(self) -> pd.DataFrame:
        """Points of the goal's score that come from every node."""
        return self.stages["contributions"]

    @property
    def ranks(self) -> pd.DataFrame:
        """Ranks of every region at every node, within its pool and year."""
        return self.stages["ranks"]

    @property
    def years(self) -> tuple[int, ...]:
        """The years, ascending."""
        return tuple(int(year) for year in self.scores.index.get_level_values(0).unique())

    @property
    def attainable(self) -> pd.Series[float]:
        """The greatest contribution of each node: the top of the scale times its weight.

        Missing for z-scores and ranks, which have no fixed top.
        """
        tops = {"z-score": np.nan, "rank": np.nan, "percentile": 100.0}
        top = tops.get(self.settings.normalization, self.settings.scale[1])
        return (top * self.weights.global_).rename("attainable")

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of the tree, in order."""
        return tuple(self.project.indicator(code) for code in self.weights.leaves)

    def heading(self, lang: Language = "en", pool: str | None = None) -> str:
        """Say how the figures came about: normalization, pool, aggregation, weights, tie rule.

        A table without it cannot be judged; with a normalization by year it also says that
        scores of different years do not show progress, and with a sample database where the
        records are, and whether they are synthetic. Without a pool, and for circles, which are
        made of all, every pool is named.
        """
        pools = tuple(self.pools.unique()) if pool in (None, CIRCLE) else (str(pool),)
        text = heading(self.settings, self.weights, pools, lang)
        sample = self.project.sample
        gap = "" if lang == "zh" else " "
        return text if sample is None else text + gap + sampled(sample, lang)


def heading(
    settings: Settings, weights: Weights, pools: tuple[str, ...], lang: Language = "en"
) -> str:
    """Put settings into a sentence for above a table.

    >>> weights = Weights.from_local({"g": (None, 1)}, source="report · eigenvector")
    >>> print(heading(Settings(reference="pooled"), weights, ("province",), "zh"))
    最小值-最大值法，各年合并标准化，比较范围：省份；加权算术平均；权重：report · eigenvector；\
排名：并列占位（1、2、2、4），按未舍入的得分。
    """
    reference = "" if settings.normalization == "z-score" else settings.scale_reference
    others = sorted(set(settings.node_aggregation.values()) - {settings.aggregation})
    means = [settings.aggregation, *others]
    joined = AND(lang).join(MEANS[mean](lang) for mean in means)
    shown = COMMA(lang).join(KINDS[pool](lang) if pool in KINDS else pool for pool in pools)
    text = HEADING(
        lang,
        normalization=NORMALIZATIONS[settings.normalization](lang),
        reference=REFERENCES[reference or settings.reference](lang),
        pools=ALL_REGIONS(lang) if settings.pool == "all" else shown,
        mean=joined,
        weights=weights.source or "-",
        ties=TIES[settings.ties](lang),
        on=RANKED_ON[settings.rank_on](lang, decimals=settings.decimals),
    )
    relative = settings.normalization in ("rank", "percentile", "z-score", "min-max")
    if settings.reference == "year" and relative:
        text += ("" if lang == "zh" else " ") + NO_PROGRESS(lang)
    return text


def sampled(sample: Sampled, lang: Language = "en") -> str:
    """Say in a sentence which records values were rolled up from; of synthetic ones say so.

    >>> from index.project.origins import SamplePlan
    >>> plan, counts = SamplePlan("sample.toml", (), (), ()), pd.DataFrame()
    >>> sampled(Sampled(plan, "records", "2022", counts, counts))
    'Values rolled up from records: synthetic records (seed 2022), no statistics.'
    >>> sampled(Sampled(plan, "records", None, counts, counts), "zh")
    '指标值由 records 中的记录汇总。'
    """
    words = SAMPLED if sample.synthetic is None else SAMPLED_SYNTHETIC
    return words(lang, source=sample.source, seed=sample.synthetic)


def build(
    project: IndexProject, *, settings: Settings | None = None, weights: Weights | None = None
) -> Result:
    """Build the index of a project.

    Parameters
    ----------
    project : IndexProject
    settings : Settings, optional
        Instead of the project's, to compare two ways.
    weights : Weights, optional
        Instead of the project's; must have the same indicators.

    Returns
    -------
    Result

    Raises
    ------
    StepError
        With everything that keeps a step from being taken, each with the file, row and column
        of the value where they are known.

    Examples
    --------
    >>> from index.project.regions import Region
    >>> weights = Weights.from_local({"goal": (None, 1), "a": ("goal", 3), "b": ("goal", 1)})
    >>> regions = tuple(Region(code) for code in ("x", "y", "z"))
    >>> index = table_index((2022, region.code) for region in regions)
    >>> values = pd.DataFrame({"a": [1.0, 2.0, 5.0], "b": [9.0, 1.0, 5.0]}, index)
    >>> project = IndexProject((Indicator("a"), Indicator("b")), regions, values, weights)
    >>> build(project).scores["goal"].tolist()
    [25.0, 18.75, 87.5]
    """
    settings, weights = settings or project.settings, weights or project.weights
    notes = Problems()
    notes.findings += project.notes
    with _located(project):
        return _build(project, settings, weights, notes)


@contextmanager
def _located(project: IndexProject) -> Iterator[None]:
    """Give findings of a step the file, row and column of the value they are about."""
    try:
        yield
    except StepError as error:
        raise StepError(project.where(found) for found in error.findings) from None


def _build(project: IndexProject, settings: Settings, weights: Weights, notes: Problems) -> Result:
    _check_cover(project, weights)
    indicators = tuple(project.indicator(code) for code in weights.leaves)
    pools = {
        region.code: "all" if settings.pool == "all" else region.kind for region in project.regions
    }
    stages: dict[str, pd.DataFrame] = {}
    table = _selected(project, settings, indicators)
    table = stages["values"] = _covered(table, settings, pools, notes)
    given = table
    if any(one.denominator for one in indicators) or list(table) != list(weights.leaves):
        table = divide(table, indicators, settings.zero_denominator)
    stages["divided"] = table
    within = pools if settings.impute_within == "pool" else _by_parent(project)
    imputed = _imputed(given, table, indicators, settings, within)
    table = imputed.table
    own = [group for group in project.groups if group.rule == "recompute"]
    if own:
        table = _with_circles(table, given, project, indicators, own, settings, notes)
        pools |= {group.circle: CIRCLE for group in own}
    stages["imputed"] = table
    if any(one.caps != (None, None) for one in indicators):
        table = cap(table, indicators)
    shown = stages["capped"] = table
    if any(one.transform != "none" for one in indicators):
        table = transform(table, indicators)
    stages["transformed"] = table
    audit = pd.DataFrame(columns=list(AUDIT_COLUMNS))
    marks = pd.DataFrame(columns=list(MARK_COLUMNS))
    if settings.outliers != "none":
        assert isinstance(table.index, pd.MultiIndex)
        blocks = blocks_of(table.index, pools, pooled=settings.reference == "pooled")
        limits = settings.skewness, settings.kurtosis, settings.most_winsorized
        table, audit, marks = treat_outliers(table, blocks, *limits, settings.outlier_fallback)
    stages["treated"] = table
    circles = {group.circle for group in own}
    if circles and settings.group_reference == "members":
        pool = _pool_of_members(own, pools)
        rows = table.index.get_level_values("region").isin(list(circles))
        normal = normalize(table[~rows], indicators, settings, pools, shown[~rows])
        against = apply_reference(
            table[rows], normal.reference, indicators, settings, dict.fromkeys(circles, pool)
        )
        table = pd.concat([normal.table, against]).loc[table.index]
    else:
        normal = normalize(table, indicators, settings, pools, shown)
        table = normal.table
    stages["normalized"] = table
    total = aggregate(table, weights, settings)
    stages["scores"], stages["contributions"] = total
    stages["ranks"] = rank_table(total.scores, pools, settings.ties, settings.rank_decimals)
    groups = _groups(project, settings, stages, circles, notes)
    if circles:
        regions = ~table.index.get_level_values("region").isin(list(circles))
        stages = {name: frame[regions] if len(frame) == len(regions) else frame
                  for name, frame in stages.items()}  # fmt: skip
    _tell(imputed.marks, marks, indicators, notes)
    present = stages["scores"].index.unique("region")
    return Result(
        project,
        settings,
        weights,
        MappingProxyType(stages),
        normal.reference,
        pd.Series([pools[code] for code in present], index=present, name="pool", dtype="str"),
        imputed.marks,
        audit,
        marks,
        groups,
        tuple(notes.findings),
    )


def _check_cover(project: IndexProject, weights: Weights) -> None:
    """Refuse weights for indicators that the project does not have."""
    known = {indicator.code for indicator in project.indicators}
    findings = [
        Finding(WEIGHT_WITHOUT_VALUES, {"indicator": code, "weights": weights.source or "-"})
        for code in weights.leaves
        if code not in known
    ]
    if findings:
        raise StepError(findings)


def _selected(
    project: IndexProject, settings: Settings, indicators: tuple[Indicator, ...]
) -> pd.DataFrame:
    """Return the values of the years and kinds that the settings name, and needed columns only."""
    table = project.values
    codes = [one.code for one in indicators]
    below = [one.denominator for one in indicators if one.denominator is not None]
    wanted = list(dict.fromkeys([*codes, *below]))
    _check_table(table, project, wanted)
    years, regions = (table.index.get_level_values(level) for level in (0, 1))
    rows = np.ones(len(table), dtype=bool)
    if settings.years:
        rows &= years.isin(settings.years)
    if settings.kinds:
        kinds = {region.code for region in project.regions if region.kind in settings.kinds}
        rows &= regions.isin(list(kinds))
    if not rows.any():
        raise StepError([Finding(NOTHING_SELECTED, {})])
    if not rows.all():
        table = table[rows]
    return table if list(table) == wanted else table[wanted]


def _check_table(table: pd.DataFrame, project: IndexProject, wanted: list[str]) -> None:
    """Refuse a table that was made by hand and does not fit the project."""
    if list(table.index.names) != list(INDEX_LEVELS):
        found = ", ".join(str(name) for name in table.index.names)
        raise StepError([Finding(VALUES_INDEX, {"found": found})])
    findings = []
    known = {region.code for region in project.regions}
    for region in table.index.unique("region"):
        if region not in known:
            said = {"region": region, "rows": 1, "suggestion": suggestion(region, known)}
            findings.append(Finding(REGION_UNKNOWN, said))
    for code in wanted:
        if code not in table.columns:
            hint = suggestion(code, map(str, table.columns))
            findings.append(Finding(VALUES_COLUMN, {"indicator": code, "suggestion": hint}))
    if findings:
        raise StepError(findings)


def _covered(
    table: pd.DataFrame, settings: Settings, pools: Mapping[str, str], notes: Problems
) -> pd.DataFrame:
    """Refuse indicators that too few values are given of, and refuse or leave out such regions."""
    if settings.indicator_coverage == settings.region_coverage == 0:
        return table
    by_region, by_indicator = coverage(table, pools)
    findings = []
    least = settings.indicator_coverage
    for key, row in zip(by_indicator.index, by_indicator.to_numpy(), strict=True):
        for code, share in zip(table.columns, row, strict=True):
            if share < least:
                said = {"pool": key[0], "year": key[1], "indicator": code}
                findings.append(
                    Finding(INDICATOR_COVERAGE, {**said, "share": share, "least": least})
                )
    thin = (by_region < settings.region_coverage).to_numpy()
    for key, share in zip(table.index[thin], by_region[thin], strict=True):
        said = {"year": int(key[0]), "region": key[1], "share": share}
        said["least"] = settings.region_coverage
        if settings.below_coverage == "exclude":
            notes.add(REGION_EXCLUDED, **said)
        else:
            findings.append(Finding(REGION_COVERAGE, said))
    if findings:
        raise StepError(findings)
    return table[~thin] if thin.any() else table


def _by_parent(project: IndexProject) -> dict[str, str]:
    return {region.code: region.parent or region.kind for region in project.regions}


def _imputed(
    given: pd.DataFrame,
    divided: pd.DataFrame,
    indicators: tuple[Indicator, ...],
    settings: Settings,
    within: Mapping[str, str],
) -> Imputed:
    """Fill gaps of values and quotients; a quotient by zero is none, and denominators stay."""
    undefined = np.zeros(divided.shape, dtype=bool)
    for column, one in enumerate(indicators):
        if one.denominator is not None:
            undefined[:, column] = (given[one.denominator] == 0) & divided[one.code].isna()
    try:
        return impute(divided, settings.missing, within, undefined)
    except StepError as error:
        raise StepError(_gaps_behind(error.findings, given, indicators)) from None


def _gaps_behind(
    findings: Iterable[Finding], given: pd.DataFrame, indicators: tuple[Indicator, ...]
) -> list[Finding]:
    """Name the values that missing quotients lack: the indicator's own, its denominator or both."""
    below = {one.code: one.denominator for one in indicators}
    named: dict[tuple[object, ...], Finding] = {}
    for found in findings:
        code = str(found.details["indicator"])
        key = found.details["year"], found.details["region"]
        parts = [one for one in (code, below[code]) if one is not None]
        for part in parts:
            if given[part].isna().at[key]:
                details = {**found.details, "indicator": part}
                named.setdefault((*key, part), replace(found, details=details))
    return list(named.values())


def _with_circles(
    table: pd.DataFrame,
    given: pd.DataFrame,
    project: IndexProject,
    indicators: tuple[Indicator, ...],
    groups: list[Group],
    settings: Settings,
    notes: Problems,
) -> pd.DataFrame:
    """Add rows for circles whose values are put together from their members'.

    Their quotients are those of their sums or means: where a member's quotient was filled, its
    value counts as what gives that quotient with its denominator.
    """
    own = table.copy()
    for one in indicators:
        if one.denominator is not None:
            filled = table[one.code] * given[one.denominator] / one.per
            own[one.code] = given[one.code].where(given[one.code].notna(), filled)
    below = dict.fromkeys(one.denominator for one in indicators if one.denominator)
    only = [code for code in below if code not in own]
    values = group_values(pd.concat([own, given[only]], axis=1), groups, project.indicators)
    notes.findings += values.findings
    shared = [code for code in below if code not in only]
    as_given = group_values(given[shared], groups, project.indicators).table
    denominators = pd.concat([values.table[only], as_given], axis=1)
    circles = divide(
        values.table[list(own)].dropna(how="all"),
        indicators,
        settings.zero_denominator,
        denominators,
    )
    both = pd.concat([table, circles])
    return both.sort_index(level="year", sort_remaining=False, kind="stable")


def _pool_of_members(groups: list[Group], pools: Mapping[str, str]) -> str:
    found = {pools[member] for group in groups for member in group.members}
    found.discard(CIRCLE)
    if len(found) != 1:
        raise StepError([Finding(MEMBERS_OF_SEVERAL_POOLS, {"pools": ", ".join(sorted(found))})])
    return found.pop()


def _groups(
    project: IndexProject,
    settings: Settings,
    stages: Mapping[str, pd.DataFrame],
    recomputed: set[str],
    notes: Problems,
) -> Groups | None:
    """Put circles together from scores, and set those computed from values beside them."""
    if not project.groups:
        return None
    parts = []
    for stage in ("scores", "contributions"):
        grouped = group_scores(stages[stage], project.groups)
        own = stages[stage].index.get_level_values("region").isin(list(recomputed))
        parts.append(pd.concat([grouped.table, stages[stage][own]]))
        if stage == "scores":
            notes.findings += grouped.findings
    present = {(int(year), region) for year, region in parts[0].index}
    years = sorted({year for year, _ in present})
    keys = [(y, group.circle) for y in years for group in project.groups]
    order = table_index(key for key in keys if key in present)
    scores, contributions = (part.reindex(order) for part in parts)
    pools = {group.circle: CIRCLE for group in project.groups}
    found = rank_table(scores, pools, settings.ties, settings.rank_decimals)
    return Groups(scores, contributions, found)


def _tell(
    imputed: pd.DataFrame,
    winsorized: pd.DataFrame,
    indicators: tuple[Indicator, ...],
    notes: Problems,
) -> None:
    """Note every cell that was not taken as it was given."""
    said: dict[str, Any]
    below = {one.code: one.denominator for one in indicators if one.denominator is not None}
    for cell in imputed.itertuples(index=False):
        said = {"year": cell.year, "region": cell.region, "indicator": cell.indicator}
        said |= {"method": cell.method, "value": cell.value}
        denominator = below.get(str(cell.indicator))
        if denominator is not None:
            notes.add(QUOTIENT_IMPUTED, **said, denominator=denominator)
        else:
            notes.add(VALUE_IMPUTED, **said)
    for cell in winsorized.itertuples(index=False):
        said = {"year": cell.year, "region": cell.region, "indicator": cell.indicator}
        notes.add(VALUE_WINSORIZED, **said, before=cell.before, after=cell.after)
