"""What a region is strong and weak at: COINr's tables of Switzerland, and the guards."""

import pytest

from ahp.common.findings import UsageError
from index.commands import main
from index.project.errors import StepError
from index.region.region import region_profile
from index.region.show import region_tables
from index.steps.build import build
from tests.index.check.project import asem, gold, small

DEMO = "examples/regional-index-demo"


@pytest.fixture(scope="module")
def result():
    return build(asem())


@pytest.mark.parametrize("side", ["strengths", "weaknesses"])
def test_strengths_and_weaknesses_are_those_of_coinr(result, side):
    expected = gold(f"{side}_CHE.csv")
    found = getattr(region_profile(result, "CHE", unique=0.0, stage="values"), side)
    assert {one.code: one.rank for one in found} == dict(
        zip(expected["Code"], expected["Rank"], strict=True)
    )
    for one in found:
        row = expected.set_index("Code").loc[one.code]
        assert one.value == pytest.approx(row["Value"], rel=5e-3)  # three digits
        assert result.project.indicator(one.code).unit == row["Unit"]
        assert result.weights.parent(one.code) == row["Pillar"]


def test_the_summary_is_that_of_coinr(result):
    expected = gold("unit_summary_CHE.csv").set_index("Code")
    tables = region_tables(region_profile(result, "CHE"), 5, 0.2, "normalized")
    rows = {row["node"]: row for row in tables[-1].records}
    assert {*rows} == {*result.weights.codes}
    for code, row in expected.iterrows():
        assert round(rows[code]["score"], 2) == row["Score"]
        assert rows[code]["rank"] == row["Rank"]
        assert rows[code]["name"] == row["Name"]


def test_yes_or_no_is_passed_over(result):
    found = region_profile(result, "CHE", stage="values")
    assert "TIRcon" in found.passed_over
    assert "TIRcon" not in [one.code for one in (*found.strengths, *found.weaknesses)]


def test_a_last_place_is_no_strength_and_a_shared_one_no_weakness():
    columns = {
        "shared": [0.0, 0.0, 3.0, 4.0, 5.0],
        "alone": [1.0, 2.0, 3.0, 4.0, 5.0],
        "second": [5.0, 6.0, 3.0, 2.0, 1.0],
        "less": [9.0, 7.0, 6.0, 5.0, 4.0],  # is better
    }
    found = region_profile(build(small(**columns)), "r0", top=4)
    assert [one.code for one in found.strengths] == ["second"]
    assert [one.code for one in found.weaknesses] == ["alone", "less"]


def test_those_of_the_same_rank_are_counted():
    columns = {code: [4.0, 3.0, 2.0, 1.0] for code in "abcd"} | {"z": [1.0, 2.0, 3.0, 4.0]}
    found = region_profile(build(small(**columns)), "r0", top=2)
    assert found.tied[0] == 3
    assert not {*found.strengths} & {*found.weaknesses}


def test_a_circle_and_an_unknown_region_are_refused(capsys):
    for lang in ("en", "zh"):
        for region in ("长三角", "Atlantis"):
            assert main(["region", DEMO, region, "--lang", lang]) == 2
            printed = capsys.readouterr()
            assert printed.out == ""
            assert "Traceback" not in printed.err
    with pytest.raises(UsageError):
        region_profile(build(asem()), "nowhere")
    with pytest.raises(StepError, match="no score in 1999"):
        region_profile(build(asem()), "CHE", 1999)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--top", "2", "--format", "json", "--stage", "values"], 0),
        (["--top", "0"], 2),
        (["--unique", "nan"], 2),
        (["--unique", "2"], 2),
        (["--stage", "none"], 2),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_exit_codes(arguments, code, lang, capsys):
    assert main(["region", DEMO, "新疆", "--lang", lang, *arguments]) == code
    assert bool(capsys.readouterr().out) == (code == 0)
