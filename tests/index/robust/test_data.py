"""Values as they may have been: closed forms of what is drawn, and what errors are read from."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from ahp.common.findings import AhpError
from index.files.project import load_project
from index.project.doubts import DataDoubt
from index.project.example import tiny
from index.project.indicators import Indicator
from index.robust.data import DataErrors
from index.robust.sources.data import DATA_ERRORS
from index.robust.tables import Tables

GOOD = Path(__file__).parents[1] / "good"
SMALL = Path(__file__).parents[1] / "records" / "small"
RUNS = 20_000


def drawn(project, doubt, runs=RUNS, seed=5):
    return DataErrors.of(project, doubt).draw(np.random.default_rng(seed), runs)


def told(project, doubt):
    with pytest.raises(AhpError) as error:
        DataErrors.of(project, doubt)
    return "\n".join(one.text() for one in error.value.findings)


def with_values(column, **choices):
    """Return the tiny project with other values of its first indicator, and other choices."""
    project = tiny()
    values = project.values.assign(patents=column)
    first, *others = project.indicators
    indicators = (replace(first, **choices), *others)
    return replace(project, values=values, indicators=indicators)


def test_a_share_is_the_standard_deviation_or_half_the_width():
    project = tiny()
    values = project.values.to_numpy()
    normal = drawn(project, DataDoubt(share=0.05))
    np.testing.assert_allclose(normal.mean(axis=0), values, rtol=0.003)
    np.testing.assert_allclose(normal.std(axis=0), 0.05 * values, rtol=0.03)
    uniform = drawn(project, DataDoubt(share=0.3, distribution="uniform"))
    np.testing.assert_allclose(uniform.std(axis=0), 0.3 * values / 3**0.5, rtol=0.03)
    np.testing.assert_allclose(uniform.min(axis=0), 0.7 * values, rtol=0.001)
    np.testing.assert_allclose(uniform.max(axis=0), 1.3 * values, rtol=0.001)


def test_near_a_limit_values_are_of_the_part_of_the_distribution_that_can_be():
    project = with_values([1.0, 2.0, 9.0, 1.0, 5.0, 0.0], unit="count", error=2.0)
    project = replace(project, indicators=(project.indicators[0], Indicator("waste", error=0.0)))
    found = drawn(project, DataDoubt(column="error"))[:, :, 0]
    at = (0.0 - project.values["patents"].to_numpy()) / 2.0
    above = norm.sf(at)
    assert found.min() >= 0.0
    mean = project.values["patents"] + 2.0 * norm.pdf(at) / above
    np.testing.assert_allclose(found.mean(axis=0), mean, atol=0.05)
    half = drawn(project, DataDoubt(column="误差", distribution="uniform"))[:, :, 0]
    np.testing.assert_allclose(half.mean(axis=0), [1.5, 2.0, 9.0, 1.5, 5.0, 1.0], atol=0.05)


def test_what_divides_or_has_a_logarithm_stays_above_zero_and_the_index_can_be_built():
    values = [1.0, 2.0, 9.0, 1.5, 5.0, 3.0]
    project = with_values(values, transform="log", error=3.0)
    found = drawn(project, DataDoubt(column="error"), 300)
    assert (found[:, :, 0] > 0).all()
    assert np.isfinite(Tables(project).leaf_scores(project.settings, found)).all()
    plain = {"unit": "", "bounds": (None, None)}
    project = with_values(values, denominator="waste", error=1.0, **plain)
    waste = replace(project.indicators[1], error=4.0)
    project = replace(project, indicators=(project.indicators[0], waste))
    found = drawn(project, DataDoubt(column="error"), 300)
    assert (found[:, :, 1] > 0).all()
    assert (found[:, :, 0] < 0).any()  # a plain number may turn
    assert np.isfinite(Tables(project).leaf_scores(project.settings, found)).all()


def test_a_share_of_a_value_keeps_its_sign():
    project = with_values([-1.0, 2.0, 9.0, -1.5, 5.0, 0.0])
    found = drawn(project, DataDoubt(share=0.9))[:, :, 0]
    assert (np.sign(found) == np.sign(project.values["patents"].to_numpy())).all()


def test_missing_values_and_codes_for_them_stay_as_they_are():
    project = with_values([1.0, np.nan, 9.0, -999.0, 5.0, 3.0])
    project = project.with_settings(missing_codes=(-999.0,))
    found = drawn(project, DataDoubt(share=0.5), 50)
    assert np.isnan(found[:, 1, 0]).all()
    assert (found[:, 3, 0] == -999.0).all()
    assert np.isnan(found).sum() == 50


@pytest.mark.parametrize(
    "doubt", [DataDoubt(share=0.1), DataDoubt(share=0.1, distribution="uniform")]
)
def test_the_same_seed_gives_the_same_bytes_and_another_does_not(doubt):
    one, again, other = (drawn(tiny(), doubt, 5, seed).tobytes() for seed in (1, 1, 2))
    assert one == again != other


# where errors stand


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(GOOD, tmp_path / "good"))


def test_errors_stand_in_a_column_of_the_indicators(folder):
    path = folder / "indicators.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    errors = ["标准误", "2.5", "", "0", "1"]
    path.write_text(
        "\n".join(f"{a},{b}" for a, b in zip(lines, errors, strict=True)), encoding="utf-8"
    )
    found = DataErrors.of(load_project(folder), DataDoubt(column="error"))
    assert found.errors[0].tolist() == [2.5, 0.0, 0.0, 1.0]
    assert [one.text() for one in found.notes] == [
        "taken as exact, for want of an error: 8 of 32 values, of papers"
    ]
    said = told(load_project(folder), DataDoubt(column="sd"))
    assert said == (
        "indicators.csv has no column 'sd' of errors; it is called 'error'. "
        'Write column = "error", and the errors in that column'
    )
    path.write_text(path.read_text(encoding="utf-8").replace("2.5", "-2.5"), encoding="utf-8")
    with pytest.raises(AhpError, match=r"row 2, column 7: the error is -2.5"):
        load_project(folder)


def test_errors_stand_in_a_table_like_the_values(folder):
    (folder / "errors.csv").write_text(
        "region,year,indicator,value\n北京市,2022,waste,3.5\nhebei,2021,people,0\n"
        "新疆,2021,papers,1e1\n天津市,2021,waste,\n",
        encoding="utf-8",
    )
    project = load_project(folder)
    found = DataErrors.of(project, DataDoubt(file="errors.csv"))
    table = pd.DataFrame(found.errors, *project.values.axes)
    assert table.loc[(2022, "beijing")].tolist() == [0, 0, 3.5, 0]
    assert table.loc[(2021, "xinjiang")].tolist() == [0, 10.0, 0, 0]
    assert table.to_numpy().sum() == 13.5
    assert "for want of an error: 29 of 32 values" in found.notes[0].text()


WRONG = """\
地区,年份,patents,papers,rain
北京市,2021,-1,two,3
Atlantis,2021,1,1,1
河北省,1999,1,1,1
天津市,2021,1,1,1
天津市,2021,1,1,1
"""


def test_everything_wrong_with_a_table_of_errors_is_told_with_its_place(folder):
    (folder / "errors.csv").write_text(WRONG, encoding="utf-8")
    said = told(load_project(folder), DataDoubt(file="errors.csv"))
    for part in (
        "errors.csv: row 2, column 3: the error is -1; an error cannot be negative",
        "errors.csv: row 2, column 4: ",
        "errors.csv: row 1, column 5: ",
        "errors.csv: row 3, column 1: ",
        "errors.csv: row 4, column 2: ",
        "errors.csv: row 6",
    ):
        assert part in said
    assert len(said.splitlines()) == 6
    assert "no such file" in told(load_project(folder), DataDoubt(file="nothing.csv"))


def test_without_any_error_the_source_is_refused(folder):
    project = load_project(folder)
    assert told(project, DataDoubt(column="error")).startswith("no value that counts has an error")
    assert "come from no sample database" in told(project, DataDoubt(records=True))


def test_values_of_records_have_sampling_errors_where_they_have_several():
    project = load_project(SMALL)
    found = DataErrors.of(project, DataDoubt(records=True))
    table = pd.DataFrame(found.errors, *project.values.axes)
    amounts = np.array([30.0, 8.0, 16.0])
    assert table.loc[(2021, "jiangsu"), "valuation"] == pytest.approx(amounts.std(ddof=1) / 3**0.5)
    np.testing.assert_allclose(table["enterprises"] ** 2, project.values["enterprises"])
    assert table.loc[(2021, "shanghai"), "valuation"] == 0.0  # one enterprise
    assert "taken as exact" in found.notes[0].text()
    values = found.draw(np.random.default_rng(1), 2000)
    assert values.min() >= 0.0
    old = replace(project.sample, errors=project.sample.errors * np.nan)
    assert "earlier version" in told(replace(project, sample=old), DataDoubt(records=True))


@pytest.mark.parametrize(
    "doubt",
    [
        DataDoubt(share=0.05),
        DataDoubt(column="error"),
        DataDoubt(file="errors.csv"),
        DataDoubt(records=True),
    ],
)
def test_what_is_normal_has_standard_errors_and_what_is_uniform_half_a_width(doubt):
    normal = DATA_ERRORS.said(doubt)
    uniform = DATA_ERRORS.said(replace(doubt, distribution="uniform"))
    for said, own, other in ((normal, 0, 1), (uniform, 1, 0)):
        for lang, words in (
            ("en", ("standard error", "half its width")),
            ("zh", ("标准误", "半宽")),
        ):
            assert words[own] in said(lang)
            assert words[other] not in said(lang)
