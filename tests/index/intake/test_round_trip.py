"""Importing an export of a project gives the same project."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import load_project
from index.commands import main
from index.export.coinr import coinr_files, r_names
from index.intake.project import project_files
from index.intake.reading import read_deck
from index.project.indicators import Indicator
from index.project.project import IndexProject
from tests.index.strategies import few, projects

EXAMPLES = ("desi-2022", "hdi-2021", "regional-index-demo")


@st.composite
def named_projects(draw: st.DrawFn) -> IndexProject:
    """Draw a project with names, denominators, gaps, goalposts and other columns."""
    project = draw(projects())
    en = st.text("abcé,;\"'=-", min_size=1, max_size=6)
    zh = en.map(lambda text: "指" + text)
    leaves = project.weights.leaves
    names = {}
    for code in project.weights.codes:
        both = draw(st.sampled_from([("en",), ("zh",), ("zh", "en"), ()]))
        names[code] = {lang: draw(zh if lang == "zh" else en).strip() + f" {code}" for lang in both}
    divided = draw(st.sets(st.sampled_from(leaves)))
    climate = st.sampled_from(["warm", "cold, wet"])
    low = st.one_of(st.none(), st.integers(-5, 5).map(float))
    indicators = [
        replace(
            one,
            names=names[one.code],
            denominator="people" if one.code in divided else None,
            unit=draw(st.sampled_from(["", "%", "USD"])),
            goalposts=(draw(low), 9.5),
            target=draw(low),
            caps=(None, draw(low)),
            per=draw(st.sampled_from([1.0, 10000.0])),
            source=draw(st.sampled_from(["", "Eurostat, 2021"])),
            missing_codes=draw(st.sampled_from([(), (-999.0,), (-999.0, -1.5)])),
            skewness=draw(st.sampled_from([None, 1.5])),
            **draw(
                st.sampled_from(
                    [{}, {"best": (6.0, 6.0), "direction": 1}, {"best": (5.5, 7.0), "direction": 1}]
                )
            ),
        )
        for one in project.indicators
    ]
    values = project.values.copy()
    if divided:
        indicators.append(Indicator("people", {"en": "People"}))
        values["people"] = np.arange(1.0, len(values) + 1) / 3
    for column in range(len(leaves)):
        values.iloc[draw(st.integers(0, len(values) - 1)), column] = np.nan
    weights = project.weights
    nodes = tuple(replace(node, names=names[node.code]) for node in weights.nodes)
    regions = tuple(
        replace(one, names={"en": f"Region {one.code}"}, groupings={"climate": draw(climate)})
        for one in project.regions
    )
    return replace(
        project,
        indicators=tuple(indicators),
        regions=regions,
        values=values,
        weights=replace(weights, nodes=nodes),
    )


def through(project, folder, lang="en", within=None):
    """Export a project to COINr's files, import these, and load what they make."""
    files, _ = coinr_files(project, lang)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    deck = read_deck([str(folder / "iMeta.csv"), str(folder / "iData.csv")])
    made, _ = project_files(deck, [], within)
    target = folder / "project"
    target.mkdir(exist_ok=True)
    for name, data in made.items():
        (target / name).write_bytes(data)
    return load_project(target)


def same_values(one, other):
    every = one.values.index.union(other.values.index)
    for code in one.values:
        left, right = (p.values[code].reindex(every).to_numpy() for p in (one, other))
        assert np.array_equal(left, right, equal_nan=True)


@few
@given(named_projects(), st.sampled_from(["en", "zh"]))
def test_an_import_of_an_export_is_the_same_project(tmp_path_factory, project, lang):
    found = through(project, tmp_path_factory.mktemp("trip"), lang, "climate")
    assert {*found.weights.codes} == {*project.weights.codes}
    for code in project.weights.codes:
        node, other = project.weights.node(code), found.weights.node(code)
        assert found.weights.children(code) == project.weights.children(code)
        assert node.local == pytest.approx(other.local, rel=1e-12)
        assert {**node.names} == {**other.names}
    assert {one.code: one for one in project.indicators} == {
        one.code: one for one in found.indicators
    }
    assert {one.code: one for one in project.regions} == {one.code: one for one in found.regions}
    assert {one.code: {**one.names} for one in project.indicators} == {
        one.code: {**one.names} for one in found.indicators
    }
    same_values(project, found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_survive_but_for_codes_that_r_refuses(name, tmp_path):
    project = load_project(f"examples/{name}")
    found = through(project, tmp_path)
    codes = r_names(project.weights.codes)
    tree = {codes[one.code]: one for one in project.weights.nodes}
    assert {*tree} == {*found.weights.codes}
    for code, node in tree.items():
        assert found.weights.node(code).global_ == pytest.approx(node.global_, rel=1e-12)
        above = None if node.parent is None else codes[node.parent]
        assert found.weights.parent(code) == above
        assert found.weights.name(code) == node.names.get("en", node.code)
    for one in project.indicators:
        assert found.indicator(codes[one.code]).direction == one.direction
        own, made = project.values[one.code].dropna(), found.values[codes[one.code]]
        assert made[own.index].tolist() == own.tolist()
        assert made.notna().sum() == len(own)


def test_what_coinr_has_no_place_for_is_told(tmp_path, capsys):
    assert main(["export", "examples/regional-index-demo", "--coinr", "-o", str(tmp_path)]) == 0
    told = capsys.readouterr().err
    assert "circles are put together from other regions" in told
    assert "columns of indicators.csv and regions.csv: aliases, division" in told
    assert "Beijing-Tianjin-Hebei" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert main(["export", "examples/hdi-2021", "--coinr", "-o", str(tmp_path), "--force"]) == 0
    told = capsys.readouterr().err
    assert "normalization.reference = goalposts, normalization.range = 0.0, 1.0" in told
    assert "2 aggregates of a single indicator were put in" in told
    assert "COINr does nothing with them: iName_zh, transform" in told


def test_what_is_said_of_tables_is_refused_beside_coinr(tmp_path, capsys):
    asked = ["export", "examples/asem", "--coinr", "--format", "csv", "--seed", "3"]
    assert main([*asked, "-o", str(tmp_path)]) == 2
    assert "--format, --intervals would do nothing" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_no_level_is_skipped_and_no_code_is_double(tmp_path):
    """What COINr's check_iMeta and check_iData ask of the files."""
    main(["export", "examples/hdi-2021", "--coinr", "-o", str(tmp_path)])
    with (tmp_path / "iMeta.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["iCode"]: row for row in csv.DictReader(file)}
    with (tmp_path / "iData.csv").open(encoding="utf-8", newline="") as file:
        data = csv.DictReader(file)
        assert {*data.fieldnames} - {"uCode", "uName", "Time"} == {
            code for code, row in rows.items() if row["Type"] != "Aggregate"
        }
    for row in rows.values():
        if row["Parent"] != "NA":
            assert int(rows[row["Parent"]]["Level"]) == int(row["Level"]) + 1
        assert row["Type"] != "Indicator" or row["Level"] == "1"


@pytest.mark.parametrize("codes", [["a-b", "a b", "a_b"], ["1", "x1"], ["人口", "Time", "NA"]])
def test_codes_become_names_of_r_each_once(codes):
    found = r_names(codes)
    assert len({*found.values()}) == len(codes)
    assert not {*found.values()} & {"uCode", "uName", "Time", "NA"}
    assert all(name.isidentifier() and not name.startswith("_") for name in found.values())
