"""Quotients, caps and transforms."""

import numpy as np
import pytest

from index.project.errors import StepError
from index.project.indicators import Indicator
from index.steps.transforms import cap, divide, transform
from tests.index.steps.tables import NAN, table


def test_quotients_and_what_becomes_of_a_zero_denominator():
    values = table(x=[6.0, 0, 5, 4], people=[3.0, 0, 2, 0])
    indicator = [Indicator("x", denominator="people", per=100)]
    with pytest.raises(StepError) as caught:
        divide(values, indicator)
    assert [one.details["region"] for one in caught.value.findings] == ["b", "d"]
    assert divide(values, indicator, "zero")["x"].tolist() == [200, 0, 250, 0]
    assert divide(values, indicator, "missing")["x"].isna().tolist() == [False, True, False, True]


@pytest.mark.parametrize("zero", ["error", "zero", "missing"])
def test_a_negative_denominator_is_refused_whatever_becomes_of_zero(zero):
    values = table(x=[6.0, 6, 6, 6], profit=[3.0, -3, NAN, 2])
    with pytest.raises(StepError) as caught:
        divide(values, [Indicator("x", denominator="profit")], zero)
    (found,) = caught.value.findings
    assert (found.code, found.details["region"]) == ("denominator-negative", "b")
    assert "profit of b is -3" in found.text()
    assert "为 -3" in found.text("zh")


def test_only_what_has_a_denominator_is_divided():
    values = table(x=[6.0, 1, 5, 4], y=[1.0, 2, 3, 4], people=[3.0, 1, 2, 8])
    indicators = [Indicator("y"), Indicator("x", denominator="people")]
    found = divide(values, indicators)
    assert found["y"].tolist() == [1, 2, 3, 4]
    assert found["x"].tolist() == [2, 1, 2.5, 0.5]


def test_caps_at_either_end():
    values = table(x=[1.0, 2, 3, NAN])
    found = cap(values, [Indicator("x", caps=(1.5, 2.5))])["x"]
    assert found.tolist()[:3] == [1.5, 2, 2.5]
    assert np.isnan(found.iloc[3])
    assert cap(values, [Indicator("x", caps=(None, 2.0))])["x"].max() == 2


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("log", np.e, 1), ("log10", 100, 2), ("log1p", 0, 0), ("sqrt", 9, 3)],
)
def test_transforms_by_name(name, value, expected):
    found = transform(table(x=[value] * 4), [Indicator("x", transform=name)])
    assert found["x"].tolist() == pytest.approx([expected] * 4)


def test_every_indicator_has_its_own_transform_and_every_fault_is_told():
    values = table(x=[1.0, 2, 3, 4], y=[0.0, 4, 9, 16], z=[1.0, 10, 100, 1000])
    names = {"x": "none", "y": "sqrt", "z": "log10"}
    indicators = [Indicator(code, transform=name) for code, name in names.items()]
    found = transform(values, indicators)
    assert found["x"].tolist() == [1, 2, 3, 4]
    assert found["y"].tolist() == [0, 2, 3, 4]  # of zero the root is defined
    assert found["z"].tolist() == pytest.approx([0, 1, 2, 3])
    faults = table(x=[1.0, 2, 3, 4], y=[-1.0, 4, 9, 16], z=[1.0, 0, 100, 1000])
    with pytest.raises(StepError) as caught:
        transform(faults, indicators)
    told = [(one.details["indicator"], one.details["region"]) for one in caught.value.findings]
    assert told == [("y", "a"), ("z", "b")]


@pytest.mark.parametrize(("name", "value"), [("log", 0.0), ("log1p", -1.0), ("sqrt", -0.5)])
def test_a_transform_names_every_cell_it_is_not_defined_for(name, value):
    with pytest.raises(StepError) as caught:
        transform(table(x=[1, value, NAN, value]), [Indicator("x", transform=name)])
    assert [one.details["region"] for one in caught.value.findings] == ["b", "d"]
    assert transform(table(x=[1.0] * 4), [Indicator("x", transform=name)]).notna().all(axis=None)
