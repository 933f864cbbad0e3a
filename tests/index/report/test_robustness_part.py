"""How sure the ranks of a report are: the tables of the robustness command, pool by pool."""

import pytest

from ahp.common.document.parts import Heading
from index.files.project import load_project
from index.report.built import standing_of
from index.report.context import Context
from index.report.parts.robustness import parts
from index.robust.robustness import robustness
from index.robust.show import ranks_table
from index.steps.build import build
from tests.index.report.pieces import grids

DEMO = "examples/regional-index-demo"


@pytest.fixture(scope="module")
def runs():
    return robustness(load_project(DEMO), draws=64, sources=["weights", "judgments"])


def test_without_runs_there_is_no_section():
    result = build(load_project(DEMO))
    assert parts(Context(standing_of(result), result=result)) == ()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_pool_has_its_tables_and_the_sources_come_last(runs, lang):
    found = parts(Context(standing_of(runs.result), lang, result=runs.result, runs=runs))
    assert [one.name for one in found if isinstance(one, Heading)] == [
        "robustness-province",
        "robustness-city",
        "robustness-circle",
    ]
    tables = grids(found)
    assert [*tables][-1] == found[-1].name == "robust-sources"
    assert "robust-sensitivity-province-2022" in tables
    assert not any(name.endswith("2021") for name in tables)
    block = runs.block(2022, "city")
    assert [*tables["robust-ranks-city-2022"].shown()] == [
        *ranks_table(runs, block, lang).grid.shown()
    ]
    said = "64 runs, seed 1" if lang == "en" else "64 次模拟，随机种子 1"
    assert all(any(said in note for note in one.notes) for one in tables.values())
