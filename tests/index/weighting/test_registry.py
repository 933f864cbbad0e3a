"""Weights of a tree from a table: which rows, which indicators, what they say of themselves."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ahp.common.findings import UsageError
from index.project.errors import StepError
from index.project.tables import table_index
from index.project.tree import Weights
from index.weighting.correlation import importances
from index.weighting.entropy import entropy_weights
from index.weighting.registry import METHODS, derive_weights
from index.weighting.tree import joined

TREE = Weights.from_local(
    {
        "goal": (None, 1),
        "d": ("goal", 2),
        "a": ("d", 1),
        "b": ("d", 3),
        "e": ("goal", 1),
        "c": ("e", 1),
    },
    names={"a": {"en": "Patents", "zh": "专利"}},
    source="model · eigenvector",
)
REGIONS = ("w", "x", "y", "z")
POOLS = dict.fromkeys(REGIONS, "province")
ROWS = table_index([(year, region) for year in (2021, 2022) for region in REGIONS])


def values(seed=5):
    return np.random.default_rng(seed).uniform(1, 99, size=(8, 3)).round(2)


def table(numbers=None):
    return pd.DataFrame(values() if numbers is None else numbers, ROWS, ["a", "b", "c"])


@pytest.mark.parametrize("name", METHODS)
@given(st.integers(0, 200), st.sampled_from(["all", "parent"]))
@hypothesis_settings(max_examples=15)
def test_every_method_gives_a_tree_of_weights(name, seed, within):
    numbers = values(seed)
    numbers = np.sort(numbers, axis=0) if name == "pca-first" else numbers
    found = derive_weights(name, table(numbers), TREE, POOLS, within=within)
    assert found.codes == TREE.codes
    assert (found.local >= 0).all()
    for code in found.codes:
        children = list(found.children(code))
        if children:
            assert found.local[children].sum() == pytest.approx(1)
            assert found.global_[children].sum() == pytest.approx(found.global_[code])
    assert found.global_["goal"] == 1
    assert (found.kind, found.whose) == (name, "own")


@pytest.mark.parametrize("name", METHODS)
def test_every_method_has_names_a_citation_and_needs(name):
    method = METHODS[name]
    assert method.key == name
    assert method.names("en") != method.names("zh")
    assert any(year in method.citation for year in map(str, range(1890, 2026)))
    assert method.needs("zh")


def test_leaves_have_the_weights_of_the_array():
    found = derive_weights("entropy", table(), TREE, POOLS)
    assert found.global_[["a", "b", "c"]].to_numpy() == pytest.approx(entropy_weights(values()))
    assert found.global_["d"] == pytest.approx(found.global_["a"] + found.global_["b"])


def test_within_each_parent():
    found = derive_weights("entropy", table(), TREE, POOLS, within="parent")
    pair = entropy_weights(values()[:, :2])
    assert found.local[["a", "b", "c"]].to_numpy() == pytest.approx([*pair, 1])
    top = np.column_stack([values()[:, :2] @ pair, values()[:, 2]])
    assert found.local[["d", "e"]].to_numpy() == pytest.approx(entropy_weights(top))


def test_each_year_is_the_mean_of_the_years_weights():
    found = derive_weights("entropy", table(), TREE, POOLS, years="each")
    by_year = [entropy_weights(values()[:4]), entropy_weights(values()[4:])]
    leaves = found.global_[["a", "b", "c"]].to_numpy()
    assert leaves == pytest.approx(np.mean(by_year, axis=0))


def test_the_source_names_method_options_years_and_pool():
    found = derive_weights(
        "entropy", table(), TREE, POOLS, shift=0.5, years="each", within="parent"
    )
    assert found.source == (
        "entropy weights (shift 0.5; within each parent; mean of 2021–2022; provinces)"
    )
    assert found.words["zh"] == (
        "熵值法（平移量 0.5；在每个上级指标内；2021—2022 各年权重的均值；省级地区）"
    )
    assert "components kept: 3" in derive_weights("pca", table(), TREE, POOLS, components=3).source
    assert "eigenvalue" in derive_weights("pca", table(), TREE, POOLS).source


def test_correlations_may_be_wanted_as_the_tree_weighs():
    found = derive_weights("correlation", table(), TREE, POOLS, wanted="own")
    leaves = found.global_[["a", "b", "c"]].to_numpy()
    own = TREE.global_[["a", "b", "c"]].to_numpy()
    assert importances(values(), leaves) == pytest.approx(own)


def test_weights_come_from_one_pool():
    pools = {**POOLS, "z": "city", "circle": "circle"}
    with pytest.raises(StepError) as caught:
        derive_weights("entropy", table(), TREE, pools)
    assert caught.value.text("en") == (
        "weights cannot be derived from regions of several kinds together (provinces, cities), "
        'which are not on one scale. Say which: pool = "province"; or compare all: '
        '[pools] by = "all"'
    )
    found = derive_weights("entropy", table(), TREE, pools, pool="province")
    some = values()[[0, 1, 2, 4, 5, 6]]
    assert found.global_[["a", "b", "c"]].to_numpy() == pytest.approx(entropy_weights(some))
    with pytest.raises(UsageError):
        derive_weights("entropy", table(), TREE, pools, pool="circle")


def test_what_is_wrong_names_the_indicators():
    numbers = values()
    numbers[:, 0] = 7.0
    with pytest.raises(StepError) as caught:
        derive_weights("critic", table(numbers), TREE, POOLS)
    assert caught.value.text("zh") == (
        "CRITIC 法无法计算：专利（共 1 项）没有差异，求不出相关系数。"
        "请删去该指标，或换一种方法，如 entropy、standard-deviation"
    )


def test_missing_values_are_refused():
    numbers = values()
    numbers[5, 1] = np.nan
    with pytest.raises(StepError) as caught:
        derive_weights("entropy", table(numbers), TREE, POOLS)
    assert "without 1 value, such as b of x in 2022, they cannot be" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "options", "text"),
    [
        ("entropy", {"shift": -1}, "shift is -1, and not a number of at least 0"),
        ("entropy", {"shift": True}, "shift is True, and not a number of at least 0"),
        ("pca", {"components": 1.5}, "components is 1.5, and not a whole number of at least 0"),
        ("benefit-of-the-doubt", {"least": 2}, "least is 2, and not a number from 0 to 1"),
        ("critic", {"shift": 1}, "CRITIC weights have no option 'shift'"),
        ("entropy", {"years": "all"}, "years 'all' is not known. Known: together, each"),
        ("entropie", {}, "method 'entropie' is not known"),
    ],
)
def test_options_that_are_not_understood_are_refused(name, options, text):
    with pytest.raises((StepError, UsageError), match=text):
        derive_weights(name, table(), TREE, POOLS, **options)


def test_joined_trees_meet_at_the_leaves_or_among_siblings():
    other = derive_weights("entropy", table(), TREE, POOLS)

    def half(one, two):
        return (one + two) / 2

    found = joined(TREE, other, half, "all")
    leaves = ["a", "b", "c"]
    assert found.global_[leaves].to_numpy() == pytest.approx(
        ((TREE.global_ + other.global_) / 2)[leaves].to_numpy()
    )
    found = joined(TREE, other, half, "parent")
    assert found.local.to_numpy() == pytest.approx(((TREE.local + other.local) / 2).to_numpy())


def test_a_node_without_weight_keeps_its_local_weights():
    numbers = values()
    numbers[:, :2] = 50.0
    found = derive_weights("entropy", table(numbers), TREE, POOLS)
    assert found.global_[["d", "a", "b", "e", "c"]].tolist() == [0, 0, 0, 1, 1]
    assert found.local[["a", "b"]].tolist() == [0.25, 0.75]
