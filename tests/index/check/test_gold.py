"""The figures that COINr 1.1.14 gives for the ASEM index; asem/README.md names the source."""

import numpy as np
import pandas as pd
import pytest

from index.check.data import data_of
from index.check.sections import Choices, described, pairs, structure
from index.check.show import coverage_tables
from tests.index.check.project import asem, gold


@pytest.fixture(scope="module")
def data():
    found, error = data_of(asem())
    assert error is None
    return found[0]


COLUMNS = {
    "low": "Min",
    "high": "Max",
    "mean": "Mean",
    "median": "Median",
    "deviation": "Std",
    "skewness": "Skew",
    "kurtosis": "Kurt",
    "given": "N.Avail",
    "nonzero": "N.NonZero",
    "unique": "N.Unique",
    "same": "N.Same",
}


@pytest.mark.parametrize("ours", COLUMNS)
def test_statistics(data, ours):
    expected = gold("stats_raw.csv").set_index("iCode")[COLUMNS[ours]]
    found = {one.code: getattr(one.statistics, ours) for one in described(data, Choices())}
    assert {*found} == {*expected.index}
    for code, value in found.items():
        assert value == pytest.approx(expected[code], rel=5e-3)  # three digits


FLAGS = {
    "missing": "Flag.Avail",
    "zeros": "Flag.NonZero",
    "same": "Flag.Unique",
    "outliers": "Flag.SkewKurt",
}


@pytest.mark.parametrize("doubt", FLAGS)
def test_flags(data, doubt):
    flags = gold("stats_raw.csv").set_index("iCode")[FLAGS[doubt]]
    found = {one.code for one in described(data, Choices()) if doubt in one.doubts}
    assert found == {*flags.index[flags != "ok"]}


def test_availability(data):
    expected = gold("data_avail.csv").set_index("uCode")
    table = next(one for one in coverage_tables(data, Choices()) if "regions" in one.name)
    found = pd.DataFrame(table.records).set_index("region")
    assert found["missing"].to_dict() == expected["N_missing"].to_dict()
    assert found["zeros"].to_dict() == expected["N_zero"].to_dict()
    for ours, theirs in (("given", "Dat_Avail"), ("nonzero", "Non_Zero")):
        assert found[ours].to_dict() == pytest.approx(expected[theirs].to_dict(), abs=1e-14)


def test_correlations_within_a_node(data):
    expected = gold("corr_social_within.csv").set_index(["Var1", "Var2"])["Correlation"]
    found = [one for one in pairs(data, Choices()) if one.node == "Social"]
    assert len(found) == 9 * 8 / 2
    for one in found:
        value = expected[one.first, one.second]
        assert (one.p > 0.05) == np.isnan(value)
        assert np.isnan(value) or one.r == pytest.approx(value, abs=1e-12)


def test_correlations_of_nodes(data):
    from index.check.importance_rows import importance

    expected = gold("corr_pillar_subindex_index.csv").set_index("Var2")["Correlation"]
    found = {one.code: one.r for one in importance(data, Choices()) if one.node == "Index"}
    assert found == pytest.approx(expected.to_dict(), abs=1e-12)


def test_cronbach(data):
    expected = gold("cronbach.csv").set_index("pillar")["alpha"]
    found = {one.code: one.alpha for one in structure(data, Choices())}
    for pillar, alpha in expected.items():
        assert found[pillar] == pytest.approx(alpha, abs=1e-12)


@pytest.mark.parametrize("node", ["Conn", "Sust"])
def test_principal_components(data, node):
    expected = gold(f"pca_{node}.csv")["sd"]
    found = next(one for one in structure(data, Choices()) if one.code == node)
    assert found.components.deviations == pytest.approx(expected.to_numpy(), abs=1e-12)
