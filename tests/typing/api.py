"""The public names as a user's own typed program uses them; mypy reads this file strictly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_type

import ahp
import index
from ahp.common.document.book.checklist import evidence_in

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd


def matrices(folder: Path) -> None:
    matrix = ahp.PairwiseMatrix.from_judgments(
        ["price", "range", "style"], {("price", "range"): 3, ("price", "style"): "1/2"}
    )
    assert_type(matrix, ahp.PairwiseMatrix)
    assert_type(matrix.labels, tuple[str, ...])
    assert_type(matrix.upper, tuple[Fraction | None, ...])
    assert_type(matrix.n, int)
    assert_type(matrix.complete, bool)
    assert_type(matrix.missing, tuple[tuple[str, str], ...])
    assert_type(matrix.judgment("range", "price"), Fraction | None)
    assert_type(matrix.pairs(), Iterator[tuple[str, str, Fraction | None]])
    assert_type(matrix.intervals, Mapping[tuple[int, int], tuple[Fraction, Fraction]])
    assert_type(matrix.interval("price", "range"), tuple[Fraction, Fraction] | None)
    assert_type(ahp.PairwiseMatrix.from_upper(["a", "b"], [(3, 5)]), ahp.PairwiseMatrix)
    if TYPE_CHECKING:
        assert_type(matrix.to_array(), npt.NDArray[np.float64])
    assert_type(matrix.replace("range", "style", Fraction(1, 5)), ahp.PairwiseMatrix)
    path = folder / "cars.csv"
    ahp.write_matrix(path, ahp.PairwiseMatrix.from_upper(["a", "b", "c"], [3, "1/2", None]))
    ahp.write_matrix(str(path), matrix, sheet=None)
    assert_type(ahp.read_matrix(path), ahp.PairwiseMatrix)
    assert_type(ahp.read_matrix(str(path), sheet=None), ahp.PairwiseMatrix)


def groups(model: ahp.Model) -> None:
    group = model.group(ahp.GroupSettings(weights="agreement"), consistent=0.1)
    assert_type(group, ahp.Group)
    assert_type(group.analyses(), Mapping[str, ahp.Analysis])
    assert_type([row.global_ for row in group.weights("column-sum")], list[float])
    assert_type(group.at["goal"].experts, Mapping[str, float])
    assert_type(model.of_expert("li"), ahp.Model)
    assert_type(model.judged_by(group=True), ahp.Model | ahp.Group)


def draws(model: ahp.Model) -> None:
    doubt = ahp.Doubt("inconsistency", spread=0.2, consistent=False)
    assert_type(doubt.in_words("zh"), str)
    assert_type(doubt.source, str)
    sampler = ahp.WeightSampler(model.judged_by(group=True), doubt, seed=7, method="eigenvector")
    assert_type(sampler.codes, tuple[str, ...])
    assert_type({code: found.message() for code, found in sampler.skipped.items()}, dict[str, str])
    assert_type(sampler.in_words("en"), str)
    drawn = sampler.take(0, 1000)
    assert_type(drawn, ahp.WeightDraws)
    assert_type(drawn.accepted, Mapping[str, float])
    assert_type(drawn.tried, Mapping[str, int])
    if TYPE_CHECKING:
        assert_type(drawn.global_, npt.NDArray[np.float64])
        assert_type(drawn.cr, Mapping[str, npt.NDArray[np.float64]])
        assert_type(sampler.nominal, npt.NDArray[np.float64])


def analyses() -> None:
    matrix = ahp.PairwiseMatrix.from_upper(["a", "b", "c"], [2, 5, 4])
    analysis = ahp.analyze(
        matrix, method="eigenvector", random_index="saaty-1980", scale="linear", threshold=0.1
    )
    assert_type(analysis, ahp.Analysis)
    assert_type(analysis.matrix, ahp.PairwiseMatrix)
    assert_type(analysis.weights, Mapping[str, float])
    for figure in (analysis.lambda_max, analysis.ci, analysis.ri, analysis.cr, analysis.threshold):
        assert_type(figure, float)
    for word in (analysis.method, analysis.random_index, analysis.scale):
        assert_type(word, str)
    for verdict in (analysis.complete, analysis.checkable, analysis.consistent):
        assert_type(verdict, bool)
    assert_type(analysis.missing, int)
    assert_type(analysis.ri_source.message("zh"), str)
    assert_type(analysis.verdict_under_other_tables(), Mapping[str, float])
    assert_type(analysis.indices().gci, float | None)
    assert_type(analysis.indices().circular_triads, int)
    for worst in analysis.worst_judgments(k=1):
        assert_type(worst.value, Fraction)
        assert_type(worst.cr_after, float)
    disagreement = analysis.rank_disagreement()
    if disagreement is not None:
        assert_type(disagreement.a_first, tuple[str, ...])
    assert_type(ahp.random_index(4), float)
    assert_type(ahp.random_index(4, table="saaty-1980"), float)


def hierarchies() -> None:
    nodes = [
        ahp.Node("car", names={"en": "Car", "zh": "汽车"}),
        ahp.Node("cost", "car"),
        ahp.Node("range", parent="car"),
    ]
    hierarchy = ahp.Hierarchy(nodes)
    assert_type(hierarchy.nodes, tuple[ahp.Node, ...])
    assert_type(hierarchy.goal, str)
    assert_type(hierarchy.node("cost"), ahp.Node)
    assert_type(hierarchy.node("cost").parent, str | None)
    assert_type(hierarchy.node("cost").names, Mapping[str, str])
    assert_type(hierarchy.parent("cost"), str | None)
    for codes in (hierarchy.codes, hierarchy.leaves, hierarchy.judged):
        assert_type(codes, tuple[str, ...])
    for codes in (hierarchy.children("car"), hierarchy.items("car"), hierarchy.ancestors("cost")):
        assert_type(codes, tuple[str, ...])
    assert_type(hierarchy.level("cost"), int)
    assert_type(hierarchy.name("car", "zh"), str)
    model = ahp.Model(hierarchy, {"car": ahp.PairwiseMatrix.from_upper(["cost", "range"], [3])})
    assert_type(model.nodes, tuple[ahp.Node, ...])
    assert_type(model.title_in("en"), str)


def models(folder: Path) -> None:
    model = ahp.load_model(folder)
    assert_type(model, ahp.Model)
    assert_type(model.hierarchy, ahp.Hierarchy)
    assert_type(model.matrices, Mapping[str, ahp.PairwiseMatrix])
    assert_type(model.analyses(random_index="saaty-1980"), Mapping[str, ahp.Analysis])
    assert_type(model.consistency_ratio(), float)
    for row in model.weights(method="eigenvector"):
        assert_type((row.code, row.parent, row.level), tuple[str, str | None, int])
        assert_type((row.local, row.global_), tuple[float, float])
    for checked in ahp.check_paths([folder, str(folder)]):
        assert_type(checked.path, str)
        assert_type(checked.ok, bool)
        assert_type(checked.model, ahp.Model | None)
        for one in checked.matrices:
            assert_type(one.analysis, ahp.Analysis)
        for found in checked.findings:
            assert_type((found.code, found.path), tuple[str, str | None])
            assert_type(found.severity, Literal["error", "warning", "note"])


def sensitivity(model: ahp.Model) -> None:
    found = ahp.weight_sensitivity(
        model, ahp.Doubt("steps", steps=2), draws=2000, seed=3, probability=0.95, parts=("order",)
    )
    if found.drawn is not None:
        for order in found.drawn.orders:
            assert_type(order.unsettled(0.9), tuple[tuple[str, str, float], ...])
        if TYPE_CHECKING:
            assert_type(found.drawn.global_.low, npt.NDArray[np.float64])
    if found.effects is not None:
        for turn in found.effects.turns:
            assert_type((turn.first, turn.tied), tuple[str, bool])
            assert_type(None if turn.move is None else turn.move.steps, int | None)


def reports(model: ahp.Model) -> None:
    parts = ahp.report_parts(model.judged_by(group=True), "zh", sections=("weights", "experts"))
    assert_type(list(parts), list[str])
    found = ahp.weight_sensitivity(model)
    more = ahp.report_parts(model, uncertainty=found, threshold=0.1, pictures=(".svg", ".png"))
    assert_type([len(section) for section in more.values()], list[int])
    hidden = ahp.Anonymous.of(model)
    assert_type(hidden.judged(model), ahp.Model | ahp.Group)
    assert_type(hidden.path("experts/li", "zh"), str)
    evidence = evidence_in(more["weights"], ahp.judgment_facts(model))
    assert_type([item.where for item in ahp.thesis_items(evidence)], list[str])
    written = ahp.write_report(model, "a.docx", Path("a.html"), lang="zh", checklist="thesis")
    assert_type([note.message() for note in written.notes], list[str])
    assert_type(written.paths, tuple[str, ...])


def experts(folder: Path) -> None:
    comparison = ahp.compare_experts(ahp.load_model(folder))
    assert_type(comparison.model, ahp.Model)
    for name, opinion in comparison.experts.items():
        assert_type(name, str)
        assert_type(opinion.analyses, Mapping[str, ahp.Analysis])
        assert_type(opinion.global_, Mapping[str, float])
    if comparison.group is not None:
        assert_type(comparison.group.local, Mapping[str, float])
    for pair in comparison.disagreements:
        assert_type(pair.judgments, Mapping[str, Fraction])
        assert_type((pair.spread, pair.opposed), tuple[float, bool])


def recovery() -> None:
    found = ahp.recover(["0.637", "0.258", None], "0.037", labels=["a", "b", "c"], limit=10)
    assert_type(found.labels, tuple[str, ...])
    assert_type((found.count, found.exact, found.exhaustive), tuple[int, bool, bool])
    for recovered in found.matrices:
        assert_type(recovered.matrix, ahp.PairwiseMatrix)
        assert_type(recovered.analysis, ahp.Analysis)
        for one in recovered.contradicts:
            assert_type((one.printed, one.computed), tuple[Decimal, float])


def errors(folder: Path) -> None:
    try:
        ahp.load_model(folder / "nowhere")
    except ahp.AhpError as error:
        assert_type(error.text("zh"), str)
        for found in error.findings:
            assert_type(found.hint("en"), str)
    try:
        index.load_project(folder / "nowhere")
    except (index.ProjectError, index.StepError) as error:
        assert_type(error.text(), str)
        caught: ahp.AhpError = error
        assert_type(caught.findings[0].code, str)


def projects(folder: Path) -> None:
    project = index.load_project(folder)
    assert_type(project, index.IndexProject)
    assert_type(project.settings, index.Settings)
    assert_type(project.weights, index.Weights)
    assert_type(project.indicators, tuple[index.Indicator, ...])
    assert_type(project.regions, tuple[index.Region, ...])
    assert_type(project.groups, tuple[index.Group, ...])
    assert_type(project.region("beijing").name("zh"), str)
    steps = index.in_turn("normalize", "aggregate", index.StepChoice("rescale", best=100))
    assert_type(steps, tuple[index.StepChoice, ...])
    assert_type(project.with_settings(decimals=2, steps=steps), index.IndexProject)
    assert_type(project.year_style, index.YearStyle)
    assert_type(project.year_name(2022), int | str)
    if TYPE_CHECKING:
        assert_type(project.values, pd.DataFrame)
    result = index.build(project)
    assert_type(result, index.Result)
    assert_type(index.build(project, settings=project.settings, weights=None), index.Result)
    assert_type(result.years, tuple[int, ...])
    assert_type(result.indicators, tuple[index.Indicator, ...])
    assert_type(result.heading("zh", pool="province"), str)
    assert_type(result.groups, index.Groups | None)
    groups = result.groups
    if TYPE_CHECKING:
        assert_type((result.scores, result.ranks), tuple[pd.DataFrame, pd.DataFrame])
        assert_type(result.contributions, pd.DataFrame)
        assert_type(result.stages, Mapping[str, pd.DataFrame])
        assert_type(result.attainable, pd.Series[float])
        assert groups is not None
        assert_type((groups.scores, groups.ranks), tuple[pd.DataFrame, pd.DataFrame])
    before, after = result.years[0], result.years[-1]
    moved, parted = index.movements(result, before, after), index.decompose(result, before, after)
    table = index.side_by_side(result)
    if TYPE_CHECKING:
        assert_type((moved, parted.table, table), tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame])
    pools = dict(result.pools)
    tree = index.derive_weights(
        "entropy", result.normalized, result.weights, pools, pool="province"
    )
    assert_type(tree, index.Weights)
    assert_type(index.combine_weights(result.weights, tree, "additive", 0.6), index.Weights)
    pool = index.pools_of(result)[0]
    assert_type(pool, index.Pool)
    for dropped in index.drop_each(result, pool, after, result.weights.leaves):
        assert_type((dropped.code, dropped.mean, dropped.moved), tuple[str, float | None, int])
    for turned in index.drop_regions(result, pool, after):
        assert_type(turned.pairs, tuple[tuple[str, str], ...])
    for turned in index.join_regions(result, pool, after, ()):
        assert_type((turned.region, turned.tied, turned.most), tuple[str, int, float])
    for placed in index.region_profile(result, result.project.regions[0].code, top=3).strengths:
        assert_type((placed.code, placed.rank, placed.of), tuple[str, float, int])
    for fragile in index.fragile_neighbors(result, after, pool.name, most=2):
        assert_type(fragile, index.SwitchPoints)
        pair = index.switch_points(result, fragile.upper, fragile.lower, after)
        assert_type((pair.gap, pair.weight), tuple[float, index.Switch | None])
        ranked = index.rank_switch(result, fragile.lower, 1, after)
        assert_type([one.size for one in ranked.each], list[float])
    table_of_values = result.normalized.to_numpy(dtype=float)
    correlated = index.correlate(table_of_values, table_of_values, "spearman")
    if TYPE_CHECKING:
        assert_type(
            (correlated.r, correlated.p), tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
        )
    assert_type(index.cronbach_alpha(table_of_values), float | None)
    assert_type(index.correlation_ratio(table_of_values[0], table_of_values[1]), float | None)
    if (ratio := index.importance_ratio(table_of_values[0], table_of_values[1])) is not None:
        assert_type((ratio.value, ratio.linear, ratio.regions), tuple[float, float, int])
    for note in parted.notes:
        assert_type(note.message("en"), str)


def doubts(project: index.IndexProject) -> None:
    doubted = index.Doubts(
        draws=1000,
        judgments=ahp.Doubt(steps=1),
        weights=index.WeightDoubt(share=0.1),
        normalization=("min-max", "rank"),
        data=index.DataDoubt(share=0.05),
    )
    found = index.robustness(project, doubts=doubted, seed=7, sources=["judgments", "data"])
    assert_type(found, index.Robustness)
    assert_type((found.done, found.runs), tuple[int, pd.DataFrame])
    asked = index.Reporting(parts=("overview", "leagues", "robustness"), top=5)
    written = index.write_report(index.build(project), "a.docx", reporting=asked, runs=found)
    assert_type(written.paths, tuple[str, ...])
    for block in found.blocks:
        assert_type((block.year, block.regions), tuple[int, tuple[str, ...]])
        assert_type(block.acceptability, npt.NDArray[np.float64])
    assert_type([one.name for one in found.on], list[str])


def own_project(values: pd.DataFrame) -> index.Result:
    """Build an index of parts made in a program, with no file at all."""
    indicators = (
        index.Indicator("parks", {"en": "Parks"}, direction=1),
        index.Indicator("firms", denominator=None, per=1.0),
    )
    regions = (
        index.Region("north", {"en": "North"}),
        index.Region("south", kind="region", aliases=("S",)),
    )
    weights = index.Weights.from_local(
        {"total": (None, 1.0), "parks": ("total", 0.4), "firms": ("total", 0.6)}
    )
    assert_type(weights, index.Weights)
    assert_type((weights.goal, weights.leaves), tuple[str, tuple[str, ...]])
    assert_type(weights.node("parks").global_, float)
    settings = index.Settings(normalization="min-max", reference="pooled", scale=(0, 10))
    table = index.value_table(values, regions, indicators)
    assert_type((indicators[0].code, indicators[0].direction), tuple[str, int])
    groups = (index.Group("all", ("north", "south"), rule="sum"),)
    return index.build(
        index.IndexProject(indicators, regions, table, weights, groups=groups, settings=settings)
    )


def what_is_refused(matrix: ahp.PairwiseMatrix, project: index.IndexProject) -> None:
    """Wrong uses the types must find: mypy tells an ignored error that is none."""
    ahp.analyze([[1, 2], [0.5, 1]])  # type: ignore[arg-type]
    ahp.analyze(matrix, threshold="0.1")  # type: ignore[arg-type]
    ahp.random_index("4")  # type: ignore[arg-type]
    ahp.recover(0.5)  # type: ignore[arg-type]
    matrix.labels = ("a", "b")  # type: ignore[misc]
    ahp.Node(code=1)  # type: ignore[arg-type]
    index.Settings(normalization="minmax")  # type: ignore[arg-type]
    index.Indicator("parks", transform="ln")  # type: ignore[arg-type]
    index.build(project, index.Settings())  # type: ignore[call-arg]
    index.load_project(None)  # type: ignore[call-overload]
