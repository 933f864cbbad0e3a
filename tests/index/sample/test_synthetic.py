"""The synthetic sample: the report's sizes, marked, the same for a seed, spoilt where planted."""

import os
import subprocess
import sys
import tomllib

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import csv

from ahp.common.findings import FileError, UsageError
from index.project.divisions import provinces
from index.project.regions import Region
from index.records.schema import ENTITIES, TABLES
from index.sample.synthetic.geography import Geography, Layout, cities
from index.sample.synthetic.invented import Invention
from index.sample.synthetic.planted import planted
from index.sample.synthetic.synthetic import write_sample

# Section 01 of the 2022 report: what its sample database holds.
REPORT = {
    "enterprises": 2200,
    "investors": 5272,
    "universities": 303,
    "institutes": 123,
    "alliances": 781,
    "conferences": 2162,
    "policies": 657,
    "parks": 1823,
}
# About 3 people and 20 relations for each enterprise.
EXPECTED = {**REPORT, "people": 6600, "foreign": 200, "relations": 44000}


def read(folder):
    """Read the tables of a folder by name."""
    return {name: pd.read_csv(folder / f"{name}.csv", dtype={"id": str}) for name in EXPECTED}


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The folder of the sample at the report's size, with spoilt records."""
    folder = tmp_path_factory.mktemp("sample") / "records"
    write_sample(folder)
    return folder


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The same without spoilt records."""
    folder = tmp_path_factory.mktemp("good") / "records"
    write_sample(folder, dirt=False)
    return folder


@pytest.fixture(scope="module")
def tables(good):
    return read(good)


def test_good_records_are_as_many_as_the_report_counts(tables):
    assert {name: len(table) for name, table in tables.items()} == EXPECTED


def test_spoilt_records_are_added_to_the_good_ones(sample, good):
    rate = []
    for name, count in EXPECTED.items():
        clean = (good / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        lines = (sample / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        rest = iter(lines)
        assert all(line in rest for line in clean), "good records stay, in their order"
        assert len(lines) - len(clean) == sum(planted(name, count).values())
        rate.append(len(lines) - len(clean))
    assert 0.0005 < sum(rate) / sum(EXPECTED.values()) < 0.002


def test_tables_have_the_columns_of_the_schema(tables):
    for name, table in tables.items():
        assert tuple(table.columns) == TABLES[name].names


def test_ids_are_unique_over_all_tables(tables):
    ids = pd.concat([table["id"] for table in tables.values() if "id" in table])
    assert ids.is_unique
    assert set(ids.str.len()) == {10}


def test_ends_of_relations_are_known_but_for_those_planted(sample):
    tables = read(sample)
    known = set(pd.concat([tables[name]["id"] for name in ENTITIES]))
    unknown = {
        end: int((~tables["relations"][end].isin(known)).sum()) for end in ("source", "target")
    }
    expected = planted("relations", EXPECTED["relations"])
    assert unknown == {end: expected[end] for end in ("source", "target")}
    people = tables["people"]["enterprise"]
    assert (~people.isin(known)).sum() == planted("people", EXPECTED["people"])["enterprise"]


def test_a_relation_is_international_when_its_partner_is_abroad(tables):
    relations = tables["relations"]
    abroad = relations["source"].str.startswith("F") | relations["target"].str.startswith("F")
    assert (relations["international"] == abroad).all()
    assert 0.10 < abroad.mean() < 0.15
    assert not (relations["source"] == relations["target"]).any()


def test_each_kind_joins_whom_it_can(tables):
    relations = tables["relations"]
    owner = relations["source"].where(
        relations["kind"].isin(["technology-enabling", "investment"]), relations["target"]
    )
    assert owner.str.startswith("E").all()
    givers = relations.loc[relations["kind"] == "financing", "source"]
    assert set(givers.str[0]) == {"V", "F"}
    assert relations.loc[relations["kind"].str.startswith("technology"), "amount"].isna().all()
    assert owner.drop_duplicates().reset_index(drop=True).is_monotonic_increasing


def test_relations_begin_when_their_enterprise_was_founded(tables):
    enterprises = tables["enterprises"].set_index("id")["founded"]
    relations = tables["relations"]
    relations = relations[relations["kind"] == "financing"]
    founded = relations["target"].map(enterprises)
    assert (relations["date"] >= founded)[founded.notna()].all()
    assert relations["date"].between("2012-01-01", "2021-12-31").all()
    assert enterprises.dropna().between("2000-01-01", "2021-12-31").all()


def test_a_few_regions_dominate_and_most_relations_stay_inside(tables):
    region = {place.name("zh"): place.code for place in provinces()}
    region |= {place.aliases[0]: place.code for place in provinces()}
    enterprises = tables["enterprises"]
    of = pd.Series(enterprises["region"].map(region).to_numpy(), enterprises["id"])
    shares = of.value_counts(normalize=True)
    assert shares.iloc[:3].sum() > 0.35
    assert shares.iloc[-10:].sum() < 0.15
    ends = tables["relations"][["source", "target"]].apply(lambda end: end.map(of)).dropna()
    assert 0.6 < (ends["source"] == ends["target"]).mean() < 0.9


def test_texts_name_places_of_the_project(tables):
    names = {place.name("zh"): place for place in (*provinces(), *cities())}
    shorts = {place.aliases[0] for place in provinces()}
    parents = {place.name("zh"): place.code for place in provinces()}
    for name in REPORT:
        table = tables[name]
        assert set(table["region"].dropna()) <= set(parents) | shorts
        both = table.dropna(subset=["region", "city"])
        both = both[both["region"].isin(parents)]
        codes = [names[city].parent for city in both["city"]]
        assert codes == list(both["region"].map(parents))
        assert not (table["region"].isna() & table["city"].isna()).any()


def test_known_shares(tables):
    enterprises = tables["enterprises"]
    assert 0.55 < enterprises["valuation"].notna().mean() < 0.65
    for column in ("valuation", "patents", "revenue"):
        known = enterprises[column].dropna()
        assert (known >= 0).all()
        assert (known == known.round()).all()


def test_everything_is_marked(sample, tables):
    for table in tables.values():
        if "name" in table:
            assert table["name"].str.fullmatch(r"合成\w+\d{6} \(synthetic\)").all()
    mark = tomllib.loads((sample / "SYNTHETIC.toml").read_text())
    recorded = mark.pop("tables")
    assert mark == {"seed": 2022, "scale": 1}
    lines = {name: (sample / f"{name}.csv").read_bytes().count(b"\n") for name in EXPECTED}
    assert {name: one["records"] + 1 for name, one in recorded.items()} == lines
    readme = (sample / "README.txt").read_text(encoding="utf-8")
    assert "合成数据 / SYNTHETIC DATA" in readme
    assert "None is of\na real enterprise" in readme


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_seed_gives_the_same_bytes(format, tmp_path):
    write_sample(tmp_path / "a", seed=7, scale=0.05, format=format)
    code = (
        "from index.sample.synthetic.synthetic import write_sample; "
        f"write_sample('b', seed=7, scale=0.05, format='{format}')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, env=environment)
    write_sample(tmp_path / "c", seed=8, scale=0.05, format=format)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a").keys() == contents(tmp_path / "c").keys()
    other = contents(tmp_path / "c")
    assert not [name for name, data in contents(tmp_path / "a").items() if data == other[name]]


def test_parquet_holds_the_same_as_csv(sample, tmp_path):
    write_sample(tmp_path / "p", format="parquet")
    for name in EXPECTED:
        table = parquet.read_table(tmp_path / "p" / f"{name}.parquet")
        assert table.schema.metadata is None, "nothing of who wrote it when"
        with pa.BufferOutputStream() as out:
            csv.write_csv(table, out, csv.WriteOptions(quoting_style="none"))
            written = out.getvalue().to_pybytes()
        assert (
            written.partition(b"\n")[2] == (sample / f"{name}.csv").read_bytes().partition(b"\n")[2]
        )


def test_chunks_join_without_a_seam():
    invention = Invention.of(2022, 10)
    relations = pa.concat_tables(invention.chunks("relations"))
    people = pa.concat_tables(invention.chunks("people"))
    enterprises = list(invention.chunks("enterprises"))
    assert len(enterprises) > 2
    assert (len(relations), len(people)) == (440_000, 66_000)
    ids = pa.concat_tables(enterprises)["id"].to_pylist()
    assert ids == [f"E{number:09}" for number in range(1, 22_001)]
    assert people["id"].to_pylist() == [f"P{number:09}" for number in range(1, 66_001)]
    assert set(people["enterprise"].to_pylist()) <= set(ids)


def test_regions_of_ones_own(tmp_path):
    regions = [
        Region("n", {"en": 'North, "old"'}, kind="state"),
        Region("s", {"en": "South"}, kind="state"),
        Region("x", {"en": "Xville"}, kind="town", parent="n"),
        Region("c", {"en": "Both"}, kind="circle"),
    ]
    write_sample(tmp_path / "r", scale=0.2, regions=regions, dirt=False)
    enterprises = pd.read_csv(tmp_path / "r" / "enterprises.csv")
    assert set(enterprises["region"].dropna()) == {'North, "old"', "South"}
    inside = enterprises.dropna(subset="city")
    assert set(inside["city"]) == {"Xville"}
    assert set(inside["region"].dropna()) == {'North, "old"'}


@given(
    st.integers(1, 60),
    st.integers(1, 200),
    st.integers(0, 2**32),
    st.floats(0, 1, exclude_max=True),
)
@settings(max_examples=60, deadline=None)
def test_partners_are_records_of_the_region_asked_for(unit, size, seed, share):
    layout = Layout.drawn(Geography.drawn(seed), size, unit, seed, table=1)
    regions = np.arange(31)
    draw = np.full((2, 31), share)
    near = layout.partners(regions, np.ones(31, bool), draw)
    anywhere = layout.partners(regions, np.zeros(31, bool), draw)
    for numbers in (near, anywhere):
        assert ((numbers >= 0) & (numbers < size)).all()
    if size >= unit:  # else what a region has may lie beyond the end
        found = layout.region[near % unit]
        has_any = np.isin(regions, layout.region)
        assert (found == regions)[has_any].all()


@pytest.mark.parametrize(
    ("given", "en", "zh"),
    [
        (
            {"seed": -1},
            "the seed is -1, which is below 0. Give a whole number such as 2022",
            "种子为 -1，小于 0。请给出 2022 这样的非负整数",
        ),
        (
            {"scale": 0},
            "the scale is 0; it must be above 0 and at most 100,000. "
            "1 is the size of the report's database, 1000 a thousand times that",
            "规模为 0，应大于 0 且不超过 100,000。1 即报告样本库的规模，1000 即其一千倍",
        ),
        (
            {"scale": float("nan")},
            "the scale is nan; it must be above 0 and at most 100,000. "
            "1 is the size of the report's database, 1000 a thousand times that",
            "规模为 nan，应大于 0 且不超过 100,000。1 即报告样本库的规模，1000 即其一千倍",
        ),
    ],
)
def test_what_cannot_be_is_refused(given, en, zh, tmp_path):
    with pytest.raises(UsageError) as caught:
        write_sample(tmp_path / "r", **given)
    assert (caught.value.text(), caught.value.text("zh")) == (en, zh)
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"format 'parqet' is not known.*nearest: parquet"):
        write_sample(tmp_path / "r", format="parqet")


def test_a_folder_in_use_is_left_alone(tmp_path):
    (tmp_path / "mine.csv").write_text("mine")
    with pytest.raises(FileError, match=r"already holds mine\.csv"):
        write_sample(tmp_path)
    assert contents(tmp_path) == {"mine.csv": b"mine"}


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "records").write_text("mine")
    with pytest.raises(FileError, match="cannot be written"):
        write_sample(tmp_path / "records")


def test_an_interrupted_run_leaves_nothing(tmp_path):
    def interrupt(table, share):
        if table == "people":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_sample(tmp_path / "records", scale=0.05, progress=interrupt)
    assert not list(tmp_path.iterdir())


def test_progress_rises_to_the_end(tmp_path):
    shares = []
    write_sample(tmp_path / "r", scale=0.05, progress=lambda table, share: shares.append(share))
    assert shares == sorted(shares)
    assert 0.9 < shares[-1] <= 1.0
