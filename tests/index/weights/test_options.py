"""Options of ``ahp-index weights``, and which values the weights come from."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from ahp.common.findings import Named
from index.commands import main
from index.project.errors import StepError
from index.project.indicators import Indicator
from index.project.project import IndexProject
from index.project.regions import Group, Region
from index.project.settings import Settings
from index.project.steps import StepChoice
from index.project.tables import table_index
from index.project.tree import Weights
from index.project.weights import Weighting
from index.steps.build import build
from index.weighting.entropy import entropy_weights
from index.weights.show import weights_table
from index.weights.weigh import COMBINED, weigh

DEMO = "examples/regional-index-demo"
TREE = Weights.from_local({"goal": (None, 1), "a": ("goal", 3), "b": ("goal", 1)}, source="tree")


PLAIN = (Indicator("a"), Indicator("b"))


def project_of(groups=(), weighting=None, indicators=PLAIN, **choices):
    codes = ["u", "v", "w", "x"]
    rows = table_index((year, code) for year in (2021, 2022) for code in codes)
    values = pd.DataFrame(np.random.default_rng(1).uniform(1, 9, (8, 2)), rows, ["a", "b"])
    regions = tuple(Region(code) for code in codes)
    regions += tuple(Region(one.circle, kind="circle") for one in groups)
    settings = Settings(**choices)
    return IndexProject(
        indicators, regions, values, TREE, tuple(groups), settings, weighting=weighting
    )


def test_options_reach_the_methods_that_have_them():
    result = build(project_of())
    values = result.normalized.to_numpy()
    found = weigh(result, "region", ["entropy", "critic"], options={"shift": 5.0})
    expected = entropy_weights(values, 5.0)
    assert found.results["entropy"].weights.local.tolist()[1:] == pytest.approx(list(expected))
    each = weigh(result, "region", ["entropy"], options={"years": "each"})
    expected = np.mean([entropy_weights(values[:4]), entropy_weights(values[4:])], axis=0)
    assert each.results["entropy"].weights.local.tolist()[1:] == pytest.approx(list(expected))


@pytest.mark.parametrize("theta", [0.0, 0.2, 1.0])
def test_theta_is_the_share_of_the_own_weights(theta):
    found = weigh(build(project_of()), "region", ["entropy"], join=("additive", "entropy"),
                  theta=theta)  # fmt: skip
    own, data = TREE.local_array, found.results["entropy"].weights.local_array
    joined = found.results[COMBINED].weights.local_array
    assert joined.tolist() == pytest.approx((theta * own + (1 - theta) * data).tolist())
    assert any(f"additive, {theta:g} to" in note for note in weights_table(found).notes)
    assert any("shift 0" in note for note in weights_table(found).notes)
    assert any("平移量 0" in note for note in weights_table(found, "zh").notes)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--theta", "0.3"], "--theta is the share"),
        (["--theta", "0.3", "--combine", "game"], "--theta is the share"),
        (["--theta", "2", "--combine", "additive"], "theta is 2"),
        (["--shift", "1", "--methods", "critic"], "none of the methods (critic) has it"),
        (["--within", "all-of-them"], "--within"),
        (["--years", "some"], "--years"),
        (["--shift", "-1", "--methods", "entropy"], "shift"),
        (["--methods", ""], "method '' is not known"),
        (["--methods", "equal,,pca"], "method '' is not known"),
        (["--methods", "equal", "--combine", "game", "--with", ""], "method '' is not known"),
    ],
)
def test_options_that_cannot_be_are_refused(arguments, said, capsys):
    assert main(["weights", DEMO, "--pool", "city", "--lang", "en", *arguments]) in (1, 2)
    out, told = capsys.readouterr()
    assert (out, said in told) == ("", True), told


def test_weights_come_from_the_last_normalization():
    steps = (
        StepChoice("normalize", changes=(("normalization", "rank"),)),
        StepChoice("normalize"),
        StepChoice("aggregate"),
    )
    result = build(project_of(weighting=Weighting("entropy"), steps=steps))
    expected = entropy_weights(result.stages["normalized-2"].to_numpy())
    assert result.weights.local.tolist()[1:] == pytest.approx(list(expected))
    found = weigh(result, "region", ["entropy"]).results["entropy"]
    assert found.weights.local.tolist() == pytest.approx(result.weights.local.tolist())


@pytest.mark.parametrize("reference", ["groups", "members"])
def test_circles_do_not_count_for_weights_from_the_data(reference):
    circle = Group("ring", ("u", "v"), rule="recompute")
    other = Group("belt", ("w", "x"), rule="recompute")
    sums = tuple(Indicator(code, recompute="mean") for code in "ab")
    plain = build(project_of(weighting=Weighting("entropy"), indicators=sums))
    ringed = build(
        project_of(
            (circle, other), Weighting("entropy"), indicators=sums, group_reference=reference
        )
    )
    assert ringed.groups is not None
    assert ringed.weights.local.tolist() == plain.weights.local.tolist()


def test_gaps_that_are_kept_are_told():
    project = project_of(
        weighting=Weighting("entropy"), missing=("keep",), missing_child="renormalize"
    )
    values = project.values.copy()
    values.iloc[2, 1] = np.nan
    with pytest.raises(StepError) as caught:
        build(replace(project, values=values))
    (found,) = caught.value.findings
    assert found.code == "weighting-values-incomplete"
    assert isinstance(found.details["region"], str | Named)
