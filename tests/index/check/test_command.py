"""The command: every section in every form and language, and data that are hardly any."""

import io
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ahp.common.document.formats import FORMATS
from ahp.common.document.table import write_tables
from index.check.data import INDICATOR_STAGES, data_of
from index.check.sections import Choices, pairs
from index.check.work import SECTIONS, tables_of
from index.commands import main
from index.project.settings import Settings
from index.project.steps import in_turn
from index.project.weights import Weighting
from tests.index.check.project import asem, small

ROOT = Path(__file__).parents[3]
DEMO = str(ROOT / "examples" / "regional-index-demo")
NAN = np.nan
HARDLY = {
    "one region": {"a": [1.0], "b": [2.0]},
    "two regions": {"a": [1.0, 2.0], "b": [2.0, 1.0]},
    "a column that does not vary": {"a": [1.0] * 12, "b": [*range(12)]},
    "a column without values": {"a": [NAN] * 4, "b": [1.0, 2.0, 3.0, 4.0]},
    "no values": {"a": [NAN] * 3, "b": [NAN] * 3},
    "no two values of one region": {"a": [1.0, NAN, 2.0, NAN], "b": [NAN, 1.0, NAN, 2.0]},
    "one indicator": {"a": [1.0, 2.0, 4.0]},
}
SETTINGS = (
    Settings(),
    Settings(missing=("keep",), missing_child="renormalize", constant=50.0),
)


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*arguments):
        code = main(["check", *arguments])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err

    return run


@pytest.mark.parametrize("name", HARDLY)
@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.filterwarnings("error")
def test_data_that_are_hardly_any(name, settings, style, lang):
    found, _ = data_of(small(settings, **HARDLY[name]))
    for stage in (None, "values", "normalized"):
        out = io.StringIO()
        write_tables([*tables_of(found[0], Choices(stage=stage), lang=lang)], style, out, lang)
        assert not re.search(r"\b(nan|NaN|inf|Infinity|None)\b", out.getvalue())


@pytest.mark.parametrize("kind", ["spearman", "kendall"])
@pytest.mark.parametrize("name", HARDLY)
@pytest.mark.filterwarnings("error")
def test_rank_correlations_of_hardly_any_data(name, kind):
    found, _ = data_of(small(**HARDLY[name]))
    for one in pairs(found[0], Choices(correlation=kind)):
        assert (one.r is None) == (one.flag == "undefined")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_section_is_there_and_says_its_stage(check, lang):
    code, out, err = check(DEMO, "--lang", lang, "--format", "json", "--pool", "city")
    assert (code, err) == (0, "")
    tables = json.loads(out)["tables"]
    # the demo has no denominators; coverage has three tables, importance two
    assert len(tables) == len(SECTIONS) - 1 + 2 + 1
    assert all("stage" in one["provenance"] for one in tables)
    assert {row["kind"] for one in tables for row in one["rows"]} == {"city"}


def test_an_index_that_cannot_be_built_is_checked_all_the_same(check, tmp_path):
    good = ROOT / "tests" / "index" / "good"
    shutil.copytree(good, tmp_path / "gaps")
    values = tmp_path / "gaps" / "values.csv"
    lines = values.read_text(encoding="utf-8").splitlines()
    first, _, _ = lines[1].rpartition(",")
    values.write_text("\n".join([lines[0], first + ",", *lines[2:]]) + "\n", encoding="utf-8")
    code, out, err = check("gaps")
    assert code == 1
    assert "the index cannot be built" in err
    assert "has no value of" in err
    assert "Scores are needed for this" in out
    assert "Data: values as given, with the sign turned where less is better." in out


def test_redundant_and_conflicting_items_are_named():
    x = np.arange(12.0)
    wave = np.tile([0.0, 1.0, 0.0, -1.0], 3)
    found, error = data_of(small(a=x, b=x + wave / 10, c=x + 5 * wave))
    assert error is None  # c is better where it is less, and so goes against both
    flags = {(one.first, one.second): one.flag for one in pairs(found[0], Choices())}
    assert flags == {("a", "b"): "redundant", ("a", "c"): "conflicting", ("b", "c"): "conflicting"}
    # of values as given the sign is turned, so that it says the same
    given = pairs(found[0], Choices(stage="values"))
    assert {(one.first, one.second): one.flag for one in given} == flags
    rare = pairs(found[0], Choices(conflicting=-0.99, redundant=0.9999))
    assert [one.flag for one in rare] == ["", "weak", "weak"]


def test_what_is_not_significant_is_weak():
    found, _ = data_of(small(a=[1.0, 2, 3, 4], b=[2.0, 1, 4, 3], c=[1.0, 2, 3, 4]))
    flags = {(one.first, one.second): one for one in pairs(found[0], Choices())}
    assert flags["a", "b"].r == pytest.approx(0.6)
    assert flags["a", "b"].flag == "weak"
    assert flags["b", "c"].r == pytest.approx(-0.6)
    assert flags["b", "c"].flag == "weak"


def test_levels_and_groups():
    (data,), _ = data_of(asem())
    pillars = pairs(data, Choices(level=2))
    assert len(pillars) == 8 * 7 / 2
    assert {one.node for one in pillars} == {"Conn", "Sust", None}
    inside = pairs(data, Choices(within=1, node="Sust"))
    assert {one.node for one in inside} == {"Sust"}
    assert len(inside) == 19 * 18 / 2
    direct = pairs(data, Choices(node="Sust"))
    assert sum(one.node is None for one in direct) == 5 * 9 + 5 * 5 + 9 * 5


def test_denominators_are_told_and_whether_they_divide():
    (data,), _ = data_of(asem())
    table = next(iter(tables_of(data, Choices(denominator=0.7), ["denominators"])))
    values = data.given
    for row in table.records:
        both = values[[row["indicator"], row["denominator"]]].dropna()
        assert row["r"] == pytest.approx(np.corrcoef(both.T)[0, 1])
    assert {(row["indicator"], row["divided"]) for row in table.records} >= {("Goods", True)}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--only", "coverage,importance"], 0),
        (["--only", "none"], 2),
        (["--stage", "none"], 2),
        (["--correlation", "none"], 2),
        (["--correlation", "spearman", "--level", "1"], 0),
        (["--level", "0"], 2),
        (["--level", "9"], 2),
        (["--within", "0"], 0),
        (["--within", "9"], 2),
        (["--redundant", "nan"], 2),
        (["--significance", "2"], 2),
        (["--node", "学术生态"], 0),
        (["--node", "none"], 2),
        (["--pool", "none"], 2),
        (["--year", "1999"], 2),
        (["--year", "2021"], 0),
        *((["--stage", stage], 0) for stage in INDICATOR_STAGES),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_exit_codes(check, arguments, code, lang):
    found, out, err = check(DEMO, "--lang", lang, *arguments)
    assert found == code, err
    assert bool(out) == (code == 0)


STEPS = ("divide", "normalize", "impute", "normalize", "aggregate")


@pytest.mark.parametrize("steps", [("normalize", "aggregate"), STEPS])
def test_stages_are_those_of_the_steps_taken(steps):
    project = small(Settings(steps=in_turn(*steps)), a=[1.0, 2, 3, 4], b=[1.0, 3, 2, 5])
    (data,), error = data_of(project)
    assert error is None
    last = "normalized" if steps.count("normalize") == 1 else "normalized-2"
    assert data.averaged == last
    assert data.tested == ("values" if len(steps) == 2 else "divided")
    tables = {table.name: table for table in tables_of(data, Choices())}
    assert tables["check-correlation-region"].provenance["stage"] == last
    assert tables["check-outliers-region"].provenance["stage"] == data.tested


def test_a_stage_that_the_steps_have_not_is_refused(check):
    shutil.copytree(DEMO, "few")
    settings = Path("few", "index.toml")
    text = settings.read_text(encoding="utf-8")
    text = text.replace("../..", str(ROOT))
    settings.write_text('steps = ["impute", "normalize", "aggregate"]\n' + text, encoding="utf-8")
    code, _, err = check("few", "--stage", "transformed")
    assert code == 2
    assert "values, imputed, normalized" in err


def test_outliers_are_looked_for_by_the_limits_of_each_indicator():
    column = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 30]
    project = small(a=column, b=column)
    own = replace(project.indicators[0], skewness=9.0)
    (data,), _ = data_of(replace(project, indicators=(own, project.indicators[1])))
    tables = {table.name: table for table in tables_of(data, Choices())}
    outliers = tables["check-outliers-region"]
    assert [record["indicator"] for record in outliers.records] == ["b"]
    assert "With limits of their own: a." in outliers.notes


def test_moderate_indicators_are_turned_by_their_distance():
    ph, good = [5.0, 6.0, 7.0, 8.0, 9.5], [1.0, 2.0, 3.0, 2.0, 0.5]  # good is 3 - |ph - 7|
    project = small(ph=ph, good=good)
    own = (
        replace(project.indicators[0], best=(7.0, 7.0)),
        replace(project.indicators[1], direction=1),
    )
    (data,), _ = data_of(replace(project, indicators=own))
    (pair,) = pairs(data, Choices(stage="values"))
    assert pair.r == pytest.approx(1.0)


def test_importance_stands_beside_the_weights_that_scores_are_made_with():
    column = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 30]
    project = replace(small(a=column, b=column[::-1]), weighting=Weighting("equal", {}))
    (data,), _ = data_of(project)
    for table in tables_of(data, Choices(), ["importance"]):
        assert [record["weight"] for record in table.records] == [0.5, 0.5]
