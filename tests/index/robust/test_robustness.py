"""Ranks under doubt: every run is a build, and shares are what theory says."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from ahp import Doubt
from ahp.common.findings import AhpError, UsageError
from index import (
    DataDoubt,
    Doubts,
    StepChoice,
    StepError,
    WeightDoubt,
    build,
    in_turn,
    load_project,
    robustness,
)
from index.project.doubts import SOURCES
from index.project.example import tiny
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Group, Region
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights
from index.project.weights import load_model, weights_of
from index.robust import runs as runs_module
from index.robust.circles import Placed
from index.robust.evaluate import Evaluator
from index.robust.measures.tally import RankTally
from index.robust.runs import AllRuns
from index.robust.show import tiers_table
from index.robust.sources.leave_out import top_left_out
from index.robust.sources.registry import EVERY, chosen, make_sources
from index.robust.sources.source import Setup
from index.robust.work import TABLES, Choices, tables_of
from tests.index.robust.folder import written

DISCRETE = (
    "experts",
    "sets",
    "leave-out",
    "imputation",
    "outliers",
    "normalization",
    "aggregation",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return load_project(written(tmp_path_factory.mktemp("robust")))


def flat(values, regions="abcdefgh", years=(2022,), settings=None):
    """Return a project of one level: a column for each indicator, equal weights."""
    table = np.asarray(values, dtype=float)
    codes = [f"x{j}" for j in range(table.shape[1])]
    weights = Weights.from_local({"goal": (None, 1), **dict.fromkeys(codes, ("goal", 1))})
    names = list(regions)[: len(table) // len(years)]
    index = table_index((year, name) for year in years for name in names)
    return IndexProject(
        tuple(map(Indicator, codes)),
        tuple(Region(name, kind="region") for name in names),
        pd.DataFrame(table, index, codes),
        weights,
        settings=settings or Settings(),
    )


def evaluator_of(project, names, seed=1):
    asked = chosen(None, project, names)
    setup = Setup(build(project), asked.doubts, seed)
    return Evaluator(setup, make_sources(setup, asked.named).on)


def rebuilt(project, evaluator, drawn, run):
    """Build the index as one run's choices say."""
    choice = {name: evaluator.on[name].choices[drawn[name][run]] for name in DISCRETE}
    settings = replace(
        project.settings,
        missing=(choice["imputation"],),
        outliers=choice["outliers"],
        normalization=choice["normalization"],
        aggregation=choice["aggregation"],
    )
    own = project if choice["sets"] == "ahp" else project.with_weights(choice["sets"])
    if choice["sets"] == "ahp":
        judges = evaluator.on["experts"].judges[choice["experts"]]
        weights = weights_of(judges.of(load_model(project.model_folder)))
        own = replace(own, weights=weights)
    left = choice["leave-out"]
    if left:
        derived = build(own, settings=settings).weights
        top = top_left_out(project.weights, left)
        return build(own, settings=settings, weights=derived.with_local({top: 0.0}))
    return build(own, settings=settings)


def test_every_run_is_what_building_with_its_choices_gives(project):
    evaluator = evaluator_of(project, DISCRETE)
    part = evaluator.part(0, 40)
    found = evaluator.run(part)
    refused = 0
    for run in range(40):
        try:
            result = rebuilt(project, evaluator, part.drawn, run)
        except AhpError:
            assert found.why[run] >= 0
            refused += 1
            continue
        assert found.why[run] < 0, evaluator.refused[found.why[run]]
        goal = result.scores["goal"].to_numpy(float)
        assert found.scores[run] == pytest.approx(goal, rel=1e-12)
        shares = result.weights.global_[list(result.weights.leaves)].to_numpy()
        assert found.weights[run] == pytest.approx(shares, abs=1e-12)
    assert 0 < refused < 30


def test_drawn_values_and_judgments_are_built_like_any_others(project):
    names = ("judgments", "weights", "data", "normalization")
    evaluator = evaluator_of(project, names)
    part = evaluator.part(3, 23)
    found = evaluator.run(part)
    sampler, noise = evaluator.on["judgments"].sampler, part.drawn["weights"]
    for run in range(20):
        values = pd.DataFrame(part.drawn["data"][run], project.values.index, project.values.columns)
        local = sampler.take(3, 23).local[run] * noise[run]
        weights = project.weights.with_local(dict(zip(sampler.codes, local, strict=True)))
        method = evaluator.on["normalization"].choices[part.drawn["normalization"][run]]
        settings = replace(project.settings, normalization=method)
        result = build(replace(project, values=values), settings=settings, weights=weights)
        goal = result.scores["goal"].to_numpy(float)
        assert found.scores[run] == pytest.approx(goal, rel=1e-12)


WAYS = {
    "gaps": {"missing": ("keep",), "missing_child": "renormalize"},
    "zero": {"aggregation": "geometric", "zero": "allow", "scale": (0.0, 1.0)},
    "mixed": {"node_aggregation": {"goal": "harmonic"}},
    "lowest": {"aggregation": "minimum"},
    "outranking": {"aggregation": "copeland"},
    "penalized": {
        "aggregation": "mazziotta-pareto",
        "normalization": "z-score",
        "z_mean": 100.0,
        "z_sd": 10.0,
    },
    "rescaled": {
        "steps": in_turn(
            "impute",
            "normalize",
            StepChoice("aggregate", level=1),
            StepChoice("rescale", level=1, best=50.0),
            "aggregate",
        )
    },
}


@pytest.mark.parametrize("way", WAYS)
def test_other_ways_to_a_score_are_those_of_a_build(project, way):
    own = project.with_settings(**WAYS[way])
    for names in (["weights"], ["weights", "data"]):
        evaluator = evaluator_of(own, names)
        part = evaluator.part(0, 5)
        found = evaluator.run(part)
        for run in range(5):
            local = own.weights.local_array * part.drawn["weights"][run]
            weights = own.weights.with_local(dict(zip(own.weights.codes, local, strict=True)))
            values = own.values
            if "data" in part.drawn:
                values = pd.DataFrame(part.drawn["data"][run], values.index, values.columns)
            result = build(replace(own, values=values), weights=weights)
            assert found.why[run] < 0
            goal = result.scores["goal"].to_numpy(float)
            assert found.scores[run] == pytest.approx(goal, rel=1e-12, nan_ok=True)


NOTHING = {
    "judgments": Doubt(steps=0),
    "experts": ("group",),
    "sets": ("ahp",),
    "weights": WeightDoubt(0.0),
    "imputation": ("mean",),
    "outliers": ("none",),
    "normalization": ("min-max",),
    "aggregation": ("arithmetic",),
    "data": DataDoubt(share=1e-15),
}


@pytest.mark.parametrize(
    "name", [name for name in SOURCES if name not in ("leave-out", "outliers")]
)
def test_without_spread_every_rank_is_the_nominal_one(project, name):
    doubts = replace(Doubts(draws=300), **{name.replace("-", "_"): NOTHING[name]})
    found = robustness(project, doubts=doubts)
    ranks = found.result.ranks["goal"]
    for block in found.blocks:
        assert block.keeping.tolist() == [1.0] * 6
        assert [int(ranks[block.year, one]) for one in block.regions] == block.nominal.tolist()
    assert [one.name for one in found.on] == [name]
    assert found.sensitivity is None
    assert "robust-nothing-varied" in [one.code for one in found.notes]


def test_shares_of_ranks_sum_to_one_by_rank_and_by_region(project):
    found = robustness(project, draws=500, sources=["judgments", "weights", "leave-out"])
    for block in found.blocks:
        assert block.acceptability.sum(axis=0) == pytest.approx(np.ones(6), abs=1e-12)
        assert block.acceptability.sum(axis=1) == pytest.approx(np.ones(6), abs=1e-12)
    assert set(found.accepted) == {"goal", "a", "b"}


def test_the_same_seed_gives_the_same_whatever_the_chunk(project, monkeypatch):
    names = ["judgments", "weights", "leave-out", "normalization"]
    whole = robustness(project, draws=3000, seed=5, sources=names)
    monkeypatch.setattr(runs_module, "_NUMBERS", 1)
    parts = robustness(project, draws=3000, seed=5, sources=names)
    longer = robustness(project, draws=3500, seed=5, sources=names)
    other = robustness(project, draws=3000, seed=6, sources=names)
    pd.testing.assert_frame_equal(whole.runs, parts.runs)
    pd.testing.assert_frame_equal(whole.runs, longer.runs.iloc[:3000])
    for one, two, three in zip(whole.blocks, parts.blocks, other.blocks, strict=True):
        assert one.acceptability.tobytes() == two.acceptability.tobytes()
        assert one.acceptability.tobytes() != three.acceptability.tobytes()
    for one, two in zip(whole.sensitivity.blocks, parts.sensitivity.blocks, strict=True):
        assert one.indices.total.tobytes() == two.indices.total.tobytes()


def test_what_regions_and_indicators_are_called_and_their_order_does_not_matter():
    values = np.array([[3.0, 9.0, 4.0], [7.0, 1.0, 5.0], [4.0, 8.0, 1.0], [9.0, 2.0, 2.0]])
    project = flat(values)
    order = [2, 0, 3, 1]
    renamed = flat(values[order], regions="wxyz")
    codes = {"x0": "p", "x1": "q", "x2": "r"}
    nodes = {"goal": (None, 1), **dict.fromkeys(codes.values(), ("goal", 1))}
    renamed = replace(
        renamed,
        indicators=tuple(map(Indicator, codes.values())),
        weights=Weights.from_local(nodes),
        values=renamed.values.rename(columns=codes),
    )
    doubts = Doubts(
        draws=800, weights=WeightDoubt(any=True), leave_out="indicator",
        normalization=("min-max", "rank"),
    )  # fmt: skip
    one, two = (robustness(each, doubts=doubts).blocks[0] for each in (project, renamed))
    names = {"wxyz"[k]: "abcd"[order[k]] for k in range(4)}
    assert tuple(names[code] for code in two.regions) == one.regions
    assert two.acceptability == pytest.approx(one.acceptability, abs=1e-12)


def test_two_indicators_switch_where_the_weights_say():
    # a first where w > 0.6, c first where w < 0.4: closed form
    project = flat([[1.0, 0.0], [0.6, 0.6], [0.0, 1.0]])
    doubts = Doubts(draws=20_000, seed=3, weights=WeightDoubt(any=True))
    block = robustness(project, doubts=doubts).blocks[0]
    first = dict(zip(block.regions, block.first, strict=True))
    assert [first[code] for code in "abc"] == pytest.approx([0.4, 0.2, 0.4], abs=0.012)
    central = dict(zip(block.regions, block.central[:, 0], strict=True))
    assert [central[code] for code in "abc"] == pytest.approx([0.8, 0.5, 0.2], abs=0.006)
    assert block.confidence.tolist() == [1.0, 1.0, 1.0]
    evaluator = evaluator_of(project, ["weights"])
    evaluator = Evaluator(
        replace(evaluator.setup, doubts=doubts),
        make_sources(replace(evaluator.setup, doubts=doubts), frozenset()).on,
    )
    found = evaluator.run(evaluator.part(0, 1000))
    share = found.weights[:, 0]
    best = found.scores.argmax(axis=1)
    assert (best == np.where(share > 0.6, 0, np.where(share < 0.4, 2, 1))).all()


def test_what_changes_nothing_has_no_share_of_the_variance(project):
    same = replace(project.weight_sets["equal"], weights=project.weights.equal())
    sets = {"ahp": project.weight_sets["ahp"], "again": project.weight_sets["ahp"], "equal": same}
    twice = replace(project, weight_sets=sets)
    doubts = Doubts(draws=600, sets=("ahp", "again"), weights=WeightDoubt(0.5))
    found = robustness(twice, doubts=doubts).sensitivity
    assert found.sources == ("sets", "weights")
    for block in found.blocks:
        assert (block.indices.total[0] == 0).all()
        assert (block.indices.first[0] == 0).all()
        moves = block.indices.variance > 0
        assert block.indices.total[1][moves] == pytest.approx(1.0, abs=0.2)


def test_one_source_is_exchanged_at_a_time(project):
    evaluator = evaluator_of(project, ["weights", "leave-out", "normalization"])
    runs = AllRuns(evaluator, 16, 8)
    part = evaluator.part(0, 16)
    part = part._replace(at=runs.design.at(16))
    found = evaluator.run(part).scores
    for k, name in enumerate(evaluator.on):
        for row in range(8):
            at = dict.fromkeys(evaluator.on, np.array([2 * row]))
            at[name] = np.array([2 * row + 1])
            alone = evaluator.run(part._replace(at=at)).scores[0]
            assert found[16 + 8 * k + row] == pytest.approx(alone, rel=1e-12)


def test_nothing_declared_is_said(project):
    found = robustness(tiny(), draws=50)
    assert [one.name for one in found.on] == ["weights"]
    assert found.notes[0].code == "doubts-by-default"
    judged = robustness(replace(project, doubts=None), draws=50)
    assert [one.name for one in judged.on] == ["judgments"]


def test_every_source_that_the_project_has(project):
    found = robustness(project, draws=100, sources=["all"])
    assert [one.name for one in found.on] == list(SOURCES)
    assert len(found.runs) == found.done == 100
    assert list(found.runs) == [*(one for one in SOURCES if one in DISCRETE), "made"]
    refused = sum(one.details["count"] for one in found.notes if one.code == "runs-refused")
    assert refused == (~found.runs["made"]).sum() > 0
    assert all(block.runs == 100 - refused for block in found.blocks)


def test_a_source_that_the_project_lacks_is_an_error_only_where_it_is_named(project):
    found = robustness(tiny(), draws=20, sources=["all"])
    skipped = {one.name: one.skipped.code for one in found.sources if one.skipped}
    assert skipped == {
        "judgments": "doubt-judgments-absent",
        "experts": "doubt-judgments-absent",
        "sets": "doubt-sets-absent",
        "imputation": "doubt-nothing-missing",
        "outliers": "doubt-nothing-extreme",
    }
    with pytest.raises(UsageError) as caught:
        robustness(tiny(), draws=20, sources=["imputation", "sets", "weights"])
    assert [one.details["source"] for one in caught.value.findings] == ["sets", "imputation"]
    plain = project.with_settings(skewness=9.0, kurtosis=99.0)
    with pytest.raises(UsageError, match=r"outliers is no doubt here: no column is beyond"):
        robustness(plain, sources=["outliers"])
    other = replace(project, weights=project.weights.equal())
    with pytest.raises(UsageError, match="not those that the judgments"):
        robustness(other, sources=["judgments"])
    with pytest.raises(UsageError, match="nothing else decides"):
        robustness(project, doubts=Doubts(sets=(), weights=WeightDoubt(any=True)))
    with pytest.raises(UsageError) as caught:
        robustness(project, doubts=Doubts(judgments=Doubt("intervals")), sources=["judgments"])
    assert [one.text("zh") for one in caught.value.findings] == [
        "这里没有 judgments 这一来源：按 intervals 方式，模型中没有可扰动的判断矩阵：没有以区间形式"
        "给出的判断。可在单元格中写 3-5 这样的区间，或按标度步数（steps）扰动"
    ]


def test_judgments_that_cannot_be_drawn_are_told(tmp_path):
    folder = written(tmp_path)
    circular = ",a1,a2,a3\na1,1,9,1/9\na2,,1,9\na3,,,1\n"
    (folder / "model/experts/zhang/a.csv").write_text(circular)
    alone = load_project(folder).with_weights("zhang")
    with pytest.raises(AhpError, match="resampled"):
        robustness(alone, doubts=Doubts(draws=20, judgments=Doubt("experts")))
    with pytest.raises(AhpError, match=r"have CR below 0\.1") as caught:
        robustness(alone, doubts=Doubts(draws=20, judgments=Doubt()))
    assert caught.value.findings[0].place.node == "a"


def test_what_is_to_be_known_of_the_draws_of_judgments_is_told(tmp_path):
    folder = written(tmp_path)
    consistent = ",a1,a2,a3\na1,1,2,4\na2,,1,2\na3,,,1\n"
    (folder / "model/experts/zhang/a.csv").write_text(consistent)
    hierarchy = folder / "model/hierarchy.toml"
    text = hierarchy.read_text().replace(
        "[[nodes]]", '[group]\naggregation = "priorities"\n[[nodes]]', 1
    )
    hierarchy.write_text(text)
    doubts = Doubts(draws=20, judgments=Doubt("inconsistency"))
    found = robustness(load_project(folder), doubts=doubts)
    [told] = [one.text() for one in found.notes if "zhang" in one.text()]
    assert "a" in told.split()


def test_bad_numbers_and_names_are_refused(project):
    for wrong in ({"draws": 0}, {"draws": 1.5}, {"seed": -1}, {"seed": "x"}, {"draws": True}):
        with pytest.raises(UsageError):
            robustness(tiny(), **wrong)
    for share in (0, 1, 1.5, float("nan"), "x"):
        with pytest.raises(UsageError, match="no probability"):
            robustness(tiny(), doubts=replace(EVERY, probability=share), sources=["weights"])
    for names, said in (
        (["wieghts"], "^sources 'wieghts' is not known"),
        (["weights", "weights"], "named twice"),
        ([], "^sources names no source of doubt"),
    ):
        with pytest.raises(UsageError, match=said):
            robustness(tiny(), sources=names)
    with pytest.raises(AhpError, match="chen"):
        robustness(project, doubts=Doubts(experts=("group", "chen")))
    with pytest.raises(UsageError, match="nothing"):
        robustness(project, doubts=Doubts(sets=("ahp", "nothing")))


WRONG = [
    (Doubts(weights=WeightDoubt(2.0)), "share is 2.0"),
    (Doubts(weights=WeightDoubt(float("nan"))), "share is NaN"),
    (Doubts(weights=WeightDoubt(True)), "share is true"),
    (Doubts(weights=0.25), "weights is"),
    (Doubts(normalization=()), "methods is"),
    (Doubts(normalization=("rnk",)), "rnk"),
    (Doubts(aggregation=("arithmetic", "arithmetic")), "named twice"),
    (Doubts(imputation=("mean", "keep")), "keep"),
    (Doubts(leave_out="node"), "node"),
    (Doubts(judgments=Doubt("step")), "step"),
    (Doubts(data=DataDoubt()), "in 0 of share"),
    (Doubts(data=DataDoubt(share=0.1, distribution="flat")), "flat"),
]


def test_doubts_of_python_are_held_to_the_rules_of_the_file():
    for doubts, why in WRONG:
        with pytest.raises(UsageError, match=why):
            robustness(tiny(), doubts=doubts)
    one = robustness(tiny(), doubts=Doubts(normalization="rank"), draws=20)
    assert one.doubts.normalization == ("rank",)
    assert [each.name for each in robustness(tiny(), sources="leave-out", draws=20).on] == [
        "leave-out"
    ]


def test_what_is_wrong_with_a_table_of_errors_names_the_table(project):
    with pytest.raises(AhpError) as caught:
        robustness(project, doubts=Doubts(data=DataDoubt(file="nowhere.csv")))
    assert caught.value.findings[0].path.endswith("nowhere.csv")


def test_a_treatment_by_itself_is_a_choice_like_any_other(project):
    found = robustness(project, doubts=Doubts(draws=20, outliers=("none",)))
    assert [one.keeping.tolist() for one in found.blocks] == [[1.0] * 6] * 2


def test_a_thousand_million_runs_are_told_what_they_would_take():
    with pytest.raises(UsageError, match="1000000000 runs would take about") as caught:
        robustness(tiny(), draws=10**9)
    assert "小时" in caught.value.findings[0].message("zh") or "分钟" in caught.value.findings[
        0
    ].message("zh")


def test_an_interruption_leaves_what_is_done():
    def stop(done, draws):
        if done >= 1024:
            raise KeyboardInterrupt

    project = flat(np.random.default_rng(1).random((300, 3)), regions=map(str, range(300)))
    found = robustness(project, draws=10_000, progress=stop)
    assert 1024 <= found.done == len(found.runs) < found.draws == 10_000
    assert found.blocks[0].runs == found.done
    assert "runs-interrupted" in [one.code for one in found.notes]


def test_an_interruption_within_a_chunk_leaves_no_half_of_it(project, monkeypatch):
    evaluator = evaluator_of(project, ["weights", "normalization"])
    runs = AllRuns(evaluator, 4096, 0)
    runs.step(1024)
    before = [tally.acceptability.tobytes() for tally in runs.counted.tallies]
    adding, calls = RankTally.add, []

    def add(self, *given):
        calls.append(1)
        adding(self, *given)
        if len(calls) == 1:  # after the first block of two
            raise KeyboardInterrupt

    monkeypatch.setattr(RankTally, "add", add)
    with pytest.raises(KeyboardInterrupt):
        runs.step(1024)
    assert [tally.acceptability.tobytes() for tally in runs.counted.tallies] == before
    assert runs.done == len(runs.frame()) == 1024
    runs.step(1024)
    assert runs.done == len(runs.frame()) == 2048 == runs.counted.tallies[1].runs


def test_an_interruption_before_the_first_runs_leaves_nothing_to_tell(monkeypatch):
    def interrupt(self, part):
        raise KeyboardInterrupt

    monkeypatch.setattr(Evaluator, "run", interrupt)
    with pytest.raises(KeyboardInterrupt):
        robustness(tiny(), draws=10)


def test_one_region_is_said_and_what_cannot_be_built_at_all_is_refused():
    alone = flat([[1.0, 2.0]], settings=Settings(reference="goalposts"))
    fixed = tuple(replace(one, goalposts=(0.0, 9.0)) for one in alone.indicators)
    found = robustness(replace(alone, indicators=fixed), draws=30)
    assert [one.code for one in found.notes] == ["doubts-by-default", "robust-one-region"]
    assert found.blocks[0].acceptability.tolist() == [[1.0]]
    zeros = flat([[1.0, 2.0], [3.0, 1.0], [2.0, 5.0]])
    with pytest.raises(StepError, match="none could be made"):
        robustness(zeros, doubts=Doubts(draws=30, aggregation=("geometric",)))


def test_runs_that_are_left_out_stand_in_every_heading_with_their_methods():
    zeros = flat([[1.0, 2.0], [3.0, 1.0], [2.0, 5.0]])
    doubts = Doubts(draws=300, weights=WeightDoubt(0.5), aggregation=("arithmetic", "geometric"))
    found = robustness(zeros, doubts=doubts)
    count = int((found.runs["aggregation"] == "geometric").sum())
    assert found.left_out == {("min-max", "geometric"): count}
    assert not found.runs["made"][found.runs["aggregation"] == "geometric"].any()
    share = f"{100 * count / 300:.1f}"
    said = {
        "en": f"{share}% of the runs (min-max with geometric: {share}%)",
        "zh": f"有 {share}% 的模拟因指数无法这样计算而未计入（min-max 配 geometric：{share}%）",
    }
    for lang, text in said.items():
        tables = [*tables_of(found, Choices(TABLES), lang)]
        assert len(tables) == len(TABLES) - 1  # the exact weights are of any weights
        assert all(any(text in note for note in one.notes) for one in tables)
        assert {one.provenance["left_out"] for one in tables} == {count}
    # a pair of runs, and both with a source of the other: whole where both take the arithmetic
    pairs = found.runs["made"].to_numpy().reshape(150, 2)
    rough = next(one for one in found.notes if one.code == "robust-sensitivity-part")
    assert rough.details == {"whole": int(pairs.all(axis=1).sum()), "rows": 150}
    told = next(one for one in found.notes if one.code == "runs-refused")
    for advice in ("range = [1, 100]", 'zero = "allow"'):
        assert advice in told.hint("en")
        assert advice in told.hint("zh")


@pytest.mark.parametrize("change", [{"scale": (1.0, 100.0)}, {"zero": "allow"}])
def test_what_is_advised_leaves_no_run_out(change):
    zeros = flat([[1.0, 2.0], [3.0, 1.0], [2.0, 5.0]]).with_settings(**change)
    doubts = Doubts(draws=100, weights=WeightDoubt(0.5), aggregation=("arithmetic", "geometric"))
    assert robustness(zeros, doubts=doubts).left_out == {}


GROUPS = (
    Group("jing-jin-ji", ("beijing", "tianjin", "hebei")),
    Group("chuan-yu", ("sichuan", "chongqing"), "mean"),
    Group("yangtze-delta", ("shanghai", "anhui", "chuan-yu"), "weighted", (3.0, 1.0, 2.0)),
)


def test_circles_are_put_together_in_every_run_as_in_a_build():
    demo = replace(load_project("examples/regional-index-demo"), groups=GROUPS)
    evaluator = evaluator_of(demo, ["weights", "normalization"])
    part, placed = evaluator.part(0, 6), Placed(evaluator.setup.result)
    found = placed.of(evaluator.run(part).scores)
    for run in range(6):
        method = evaluator.on["normalization"].choices[part.drawn["normalization"][run]]
        local = demo.weights.local_array * part.drawn["weights"][run]
        weights = demo.weights.with_local(dict(zip(demo.weights.codes, local, strict=True)))
        built = build(demo, settings=replace(demo.settings, normalization=method), weights=weights)
        goal = [*built.scores["goal"], *built.groups.scores["goal"]]
        assert found[run] == pytest.approx(goal, rel=1e-12)
        rows = [*built.scores.index, *built.groups.scores.index]
        assert placed.index.tolist() == rows


def test_circles_are_a_pool_of_their_own():
    demo = load_project("examples/regional-index-demo")
    found = robustness(demo, draws=40, sources=["weights", "normalization"])
    assert [(one.year, one.pool) for one in found.blocks] == [
        (year, pool) for pool in ("province", "city", "circle") for year in (2021, 2022)
    ]
    block = found.block(2022, "circle")
    ranks = found.result.groups.ranks["goal"]
    assert block.nominal.tolist() == [ranks[2022, code] for code in block.regions] == [1, 2, 3, 4]
    assert block.acceptability.sum(axis=0) == pytest.approx(np.ones(4))
    # a circle that leads at every item leads with any weights
    assert block.first[0] == block.confidence[0] == 1.0
    assert found.sensitivity.block(2022, "circle").regions == block.regions


def test_circles_of_members_values_are_said_not_to_be_covered():
    demo = load_project("examples/regional-index-demo")
    again = tuple(replace(one, recompute="sum") for one in demo.indicators)
    east = Group("yangtze-delta", ("shanghai", "anhui"), "recompute")
    south = Group("pearl-delta", ("guangdong",), "recompute")
    demo = replace(demo, groups=(*GROUPS[:2], east, south), indicators=again)
    found = robustness(demo.with_settings(constant=50.0), draws=40)
    told = ["doubts-by-default", "robust-few-runs", "robust-circles-not-covered"]
    assert [one.code for one in found.notes] == told
    # sqrt(1/4 / 40) = 0.079, twice that is 15.8 points
    assert found.notes[1].details == {"done": 40, "points": 16}
    assert "Yangtze River Delta" in found.notes[2].message()
    assert "长三角" in found.notes[2].message("zh")
    assert {one.pool for one in found.blocks} == {"province", "city"}


def test_a_robustness_is_shown_in_a_line():
    found = robustness(tiny(), draws=20, sources=["weights"])
    assert repr(found) == (
        "Robustness(draws=20, done=20, seed=1, probability=0.9, accepted={}, left_out={})"
    )


def test_the_first_runs_are_few_so_that_an_interruption_finds_some():
    def stop(done, draws):
        raise KeyboardInterrupt

    found = robustness(tiny(), draws=100_000, sensitivity=False, progress=stop)
    assert found.done == 128


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [("competition", "1–3"), ("dense", "1–2"), ("average", "1–3"), ("max", "1–3")],
)
def test_a_tier_ends_before_the_next_rank(ties, ranks):
    """Of first and twice second: three places, or two ranks where none is left out."""
    project = flat([[3.0, 3.0], [2.0, 2.0], [2.0, 2.0], [1.0, 1.0]], settings=Settings(ties=ties))
    found = robustness(project, draws=20, sources=["weights"])
    block = replace(found.blocks[0], tiers=(1, 1, 1, 2))
    said = tiers_table(found, block).rows
    assert [row["ranks"] for row in said] == [ranks, "3" if ties == "dense" else "4"]
