"""What ``[robustness]`` declares is read, and what is not understood is refused with its place."""

import pytest

from ahp import Doubt
from ahp.common.findings import Problems
from index import DataDoubt, Doubts, WeightDoubt, load_project
from index.files.project import project_inputs
from index.project.doubts import SOURCES
from tests.index.robust.folder import INDEX, written


def read(folder, more):
    problems = Problems()
    project = load_project(written(folder, more), problems)
    return project and project.doubts, problems.errors


def test_every_source_is_read_with_its_parameters(tmp_path):
    found, errors = read(
        tmp_path,
        """[robustness]
draws = 500
seed = 7
probability = 0.95
judgments = { kind = "inconsistency", spread = 0.3, consistent = false }
experts = { use = ["group", "zhang"] }
sets = { use = ["ahp", "equal"] }
weights = { any = true }
leave-out = { of = "dimension" }
imputation = { methods = "median" }
outliers = { methods = ["none"] }
normalization = { methods = ["rank", "z-score"] }
aggregation = { methods = ["harmonic"] }
data = { file = "errors.csv", distribution = "uniform" }
""",
    )
    assert not errors
    assert found == Doubts(
        draws=500,
        seed=7,
        probability=0.95,
        judgments=Doubt("inconsistency", 1, 0.3, False),
        experts=("group", "zhang"),
        sets=("ahp", "equal"),
        weights=WeightDoubt(any=True),
        leave_out="dimension",
        imputation=("median",),
        outliers=("none",),
        normalization=("rank", "z-score"),
        aggregation=("harmonic",),
        data=DataDoubt(file="errors.csv", distribution="uniform"),
    )
    assert found.on == SOURCES


def test_an_empty_table_puts_a_source_on_with_its_defaults(tmp_path):
    found, errors = read(tmp_path, "[robustness.judgments]\n[robustness.leave-out]\n")
    assert not errors
    assert found == Doubts(judgments=Doubt(), leave_out="indicator")
    assert read(tmp_path, "")[0] is None
    assert read(tmp_path, "[robustness]\n")[0] == Doubts()


def test_a_table_of_errors_is_among_what_a_project_reads(tmp_path):
    folder = written(tmp_path, '[robustness.data]\nfile = "errors.csv"\n')
    assert str(tmp_path / "errors.csv") in project_inputs(folder)


@pytest.mark.parametrize(
    ("more", "code", "key"),
    [
        ("[robustness]\ndraw = 5", "unknown-key", "robustness.draw"),
        ("[robustness]\nwieghts = {}", "unknown-key", "robustness.wieghts"),
        ("[robustness]\ndraws = 0", "wrong-type", "robustness.draws"),
        ("[robustness]\ndraws = 1e9", "wrong-type", "robustness.draws"),
        ('[robustness]\ndraws = "-"', "wrong-type", "robustness.draws"),
        ("[robustness]\ndraws = true", "wrong-type", "robustness.draws"),
        ('[robustness]\nseed = "one"', "wrong-type", "robustness.seed"),
        ("[robustness]\nseed = -1", "wrong-type", "robustness.seed"),
        ("[robustness]\nprobability = 1", "wrong-type", "robustness.probability"),
        ("[robustness]\nprobability = nan", "wrong-type", "robustness.probability"),
        ("[robustness]\nweights = true", "wrong-type", "robustness.weights"),
        ("[robustness.weights]\nshare = -0.1", "wrong-type", "robustness.weights.share"),
        ("[robustness.weights]\nshare = 1", "wrong-type", "robustness.weights.share"),
        ("[robustness.weights]\nshare = nan", "wrong-type", "robustness.weights.share"),
        ('[robustness.weights]\nshare = ""', "wrong-type", "robustness.weights.share"),
        ('[robustness.weights]\nany = "yes"', "wrong-type", "robustness.weights.any"),
        (
            "[robustness.weights]\nshare = 0.1\nany = true",
            "doubt-weights-both",
            "robustness.weights.share",
        ),
        ('[robustness.judgments]\nkind = "-"', "unknown-value", "robustness.judgments.kind"),
        ("[robustness.judgments]\nsteps = 17", "wrong-type", "robustness.judgments.steps"),
        ("[robustness.judgments]\nsteps = 1.5", "wrong-type", "robustness.judgments.steps"),
        (
            "[robustness.judgments]\nspread = 0.2",
            "doubt-key-without-use",
            "robustness.judgments.spread",
        ),
        (
            '[robustness.judgments]\nkind = "inconsistency"\nspread = -1',
            "wrong-type",
            "robustness.judgments.spread",
        ),
        (
            '[robustness.normalization]\nmethods = ["min-max", "—"]',
            "unknown-value",
            "robustness.normalization.methods",
        ),
        (
            '[robustness.normalization]\nmethods = ["rank", "rank"]',
            "doubt-named-twice",
            "robustness.normalization.methods",
        ),
        (
            "[robustness.aggregation]\nmethods = []",
            "wrong-type",
            "robustness.aggregation.methods",
        ),
        (
            '[robustness.imputation]\nmethods = "keep"',
            "unknown-value",
            "robustness.imputation.methods",
        ),
        ('[robustness.leave-out]\nof = "region"', "unknown-value", "robustness.leave-out.of"),
        (
            '[robustness.experts]\nuse = ["group", "chen"]',
            "doubt-expert-unknown",
            "robustness.experts.use",
        ),
        ('[robustness.sets]\nuse = ["ahp", "ahq"]', "doubt-set-unknown", "robustness.sets.use"),
        ("[robustness.data]", "doubt-data-how", "robustness.data.share"),
        (
            '[robustness.data]\nshare = 0.1\nfile = "errors.csv"',
            "doubt-data-how",
            "robustness.data.share",
        ),
        ("[robustness.data]\nshare = -0.1", "wrong-type", "robustness.data.share"),
        (
            '[robustness.data]\nshare = 0.1\ndistribution = "beta"',
            "unknown-value",
            "robustness.data.distribution",
        ),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_its_place(tmp_path, more, code, key):
    _, errors = read(tmp_path, more + "\n")
    assert [(one.code, one.place.key) for one in errors] == [(code, key)]
    assert errors[0].place.line > INDEX.count("\n")


def test_sets_are_doubted_only_where_there_are_several(tmp_path):
    plain = 'format = 1\nmodel = "model"\n[missing]\nmethod = "mean"\n[robustness.sets]\n'
    problems = Problems()
    load_project(written(tmp_path, index=plain), problems)
    assert [one.code for one in problems.errors] == ["doubt-sets-none"]


def test_a_setting_of_a_method_that_is_in_doubt_is_of_use(tmp_path):
    index = INDEX.replace("range = [1, 100]", "mean = 100") + '[aggregation]\nzero = "allow"\n'
    keys = {"normalization.mean", "aggregation.zero", "outliers.skewness", "outliers.kurtosis"}

    def idle(more):
        notes = load_project(written(tmp_path, more, index)).notes
        return {one.place.key for one in notes if one.code == "setting-without-use"}

    assert idle("") == keys
    doubts = "[robustness]\nnormalization = {}\naggregation = {}\noutliers = {}\n"
    assert idle(doubts) == set()


def test_an_unknown_expert_is_told_with_file_key_and_who_is_known(tmp_path):
    _, errors = read(tmp_path, '[robustness.experts]\nuse = ["chen"]\n')
    assert len(errors) == 1
    said = errors[0].text()
    assert "index.toml" in said
    assert "robustness.experts.use" in said
    assert said.endswith("Known: group, li, wang, zhang")
