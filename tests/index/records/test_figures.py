"""Standard errors of values from records: those of textbooks, however the records are parted."""

import hashlib

import numpy as np
import pytest

from index.project.origins import Sampled
from index.records.definitions import Definition
from index.records.figures import standard_error
from index.records.kept import keep, kept_in
from index.records.project import sampled_of
from index.records.rollup import roll_up
from tests.index.records.databases import REGIONS, YEARS, definitions, of_rows, opened

COLUMNS = ("id", "region", "city", "founded", "layer", "valuation")
KINDS = (
    Definition("firms", "enterprises", "count"),
    Definition("worth", "enterprises", "sum", "valuation", period="flow"),
    Definition("mean-worth", "enterprises", "mean", "valuation", empty="missing"),
    Definition("mean-ever", "enterprises", "mean", "valuation", period="all", empty="zero"),
)


def firms():
    generator = np.random.default_rng(7)
    cities = ("", "南京市", "苏州市")
    rows = [
        (f"E{k}", "江苏省", cities[k % 3], str(2018 + k % 4), "base", f"{1e6 + one:.3f}")
        for k, one in enumerate(generator.normal(0, 5, 60))
    ]
    return [*rows, ("B1", "北京市", "", "2020", "base", "7"), ("B2", "北京市", "", "2021", "", "")]


@pytest.fixture(scope="module")
def rollup():
    wanted = definitions(*KINDS)
    with opened(wanted, {"enterprises": of_rows(COLUMNS, firms())}) as source:
        return roll_up(source, wanted, REGIONS, YEARS)


def amounts(region, last, first=0):
    """Return the valuations of the enterprises of a region, founded in some years."""
    return np.array(
        [
            float(row[5])
            for row in firms()
            if region in row[1:3] and first <= int(row[3]) <= last and row[5]
        ]
    )


@pytest.mark.parametrize(("name", "code"), [("江苏省", "jiangsu"), ("南京市", "nanjing")])
@pytest.mark.parametrize("year", YEARS)
def test_errors_are_those_of_numpy_over_the_records_of_all_cities_and_years(
    rollup, name, code, year
):
    found = rollup.table("error").loc[(year, code)]
    stock, flow, ever = amounts(name, year), amounts(name, year, year), amounts(name, 2030)
    assert found["firms"] == pytest.approx(len(stock) ** 0.5)
    assert found["worth"] == pytest.approx(np.sqrt((flow**2).sum()))
    assert found["mean-worth"] == pytest.approx(stock.std(ddof=1) / len(stock) ** 0.5)
    assert found["mean-ever"] == pytest.approx(ever.std(ddof=1) / len(ever) ** 0.5)
    assert rollup.table().loc[(year, code), "mean-worth"] == pytest.approx(stock.mean())


def test_one_record_has_no_spread_and_none_has_no_error(rollup):
    errors = rollup.table("error")
    assert np.isnan(errors.loc[(2021, "beijing"), "mean-worth"])  # one of two has an amount
    assert errors.loc[(2021, "beijing"), "firms"] == pytest.approx(2**0.5)
    assert errors.loc[(2021, "beijing"), ["worth", "mean-worth"]].isna().all()


def test_a_share_has_the_error_of_a_binomial_one():
    share = Definition("abroad", "people", "share", "prior_international_study")
    found = standard_error(share, np.array([0, 1, 25]), np.array([0.0, 1.0, 5.0]), np.zeros(3))
    np.testing.assert_allclose(found, [np.nan, 0.0, np.sqrt(0.2 * 0.8 / 25)])


def test_equal_amounts_have_no_error_whatever_the_rounding():
    mean = Definition("x", "enterprises", "mean", "valuation")
    amount, center = 0.1, 1234.56
    n = np.array([7])
    squares = np.array([7 * (amount - center) ** 2])
    assert standard_error(mean, n, n * amount, squares, center).tolist() == [0.0]


def test_errors_are_kept_with_the_values_and_may_be_lacking_there(rollup, tmp_path):
    keep(str(tmp_path), rollup, {})
    sampled = sampled_of(None, kept_in(str(tmp_path)))
    expected = sampled_of(None, rollup)
    assert isinstance(sampled, Sampled)
    np.testing.assert_array_equal(sampled.errors, expected.errors)
    assert sampled.errors.index.equals(sampled.valid.index)
    path = tmp_path / "values.csv"
    whole = path.read_bytes()
    old = b"".join(line.rpartition(b",")[0] + b"\n" for line in whole.splitlines())
    path.write_bytes(old)  # as an earlier version kept it
    contents = (tmp_path / "rollup.toml").read_text(encoding="utf-8")
    sums = [hashlib.sha256(one).hexdigest() for one in (whole, old)]
    (tmp_path / "rollup.toml").write_text(contents.replace(*sums), encoding="utf-8")
    earlier = sampled_of(None, kept_in(str(tmp_path)))
    assert earlier.errors.isna().all(axis=None)
    assert earlier.valid.equals(sampled.valid)
