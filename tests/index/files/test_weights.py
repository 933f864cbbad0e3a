"""Weights that are given: in tables, equal, side by side; and the tree in indicators.csv."""

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from openpyxl import load_workbook

from ahp.common.findings import Problems, UsageError
from ahp.common.io.grid import Grid, read_grid
from index import load_project
from index.commands import main
from index.files.project import project_inputs
from index.files.weights.tables import WeightColumn, read_weight_table
from index.files.weights.trees import _circles
from index.project.settings import Settings
from index.project.tables import table_index
from index.project.tree import Weights
from index.steps.aggregate import aggregate
from index.steps.build import build
from index.steps.derived import from_data
from tests.index.strategies import few, projects, weight_trees

HERE = Path(__file__).parents[1]
GOOD, ASEM = HERE / "good", HERE / "asem"
TREE = """code,parent,weight,direction,denominator
goal,,,,
innovation,goal,3,,
patents,innovation,1,,
papers,innovation,1,,people
waste,goal,1,-1,
people,,,,
"""
TOP = "format = 1\nyears = [2021, 2022]\n"


@pytest.fixture
def project(tmp_path):
    """Make the good project again, without its model and with other settings and tables."""

    def make(weights="", indicators=TREE, model=False, **tables):
        folder = tmp_path / "project"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(GOOD, folder)
        (folder / "groups.csv").unlink()
        if not model:
            shutil.rmtree(folder / "model")
        if indicators is not None:
            (folder / "indicators.csv").write_text(indicators, encoding="utf-8")
        top = TOP + ('model = "model"\n' if model else "")
        (folder / "index.toml").write_text(top + weights, encoding="utf-8")
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return folder

    return make


def shares(folder):
    return load_project(folder).weights.global_.round(6).to_dict()


def errors(folder):
    problems = Problems()
    assert load_project(folder, problems) is None
    return problems.errors


OWN = {"goal": 1, "innovation": 0.75, "patents": 0.375, "papers": 0.375, "waste": 0.25}


def test_a_table_of_indicators_carries_tree_and_weights(project):
    loaded = load_project(project())
    assert loaded.weights.global_.to_dict() == OWN
    assert loaded.weights.codes == ("goal", "innovation", "patents", "papers", "waste")
    assert [one.code for one in loaded.indicators] == ["patents", "papers", "waste", "people"]
    assert loaded.model_folder is None
    assert "weights indicators.csv, column weight (local)" in build(loaded).heading()
    assert "权重：indicators.csv 的 weight 列（局部权重）" in build(loaded).heading("zh")
    (note,) = loaded.notes
    assert note.message() == (
        "weights below 2 nodes do not sum to 1 and are divided by their sum, such as 4 below goal"
    )


LOCAL = "code,weight\ninnovation,0.75\nwaste,0.25\npatents,0.5\npapers,0.5\n"
GLOBAL = "code,weight\nwaste,0.25\npatents,0.375\npapers,0.375\n"
TWICE = "".join(f"{line},{line.split(',')[1]}\n" for line in LOCAL.splitlines())


@pytest.mark.parametrize(
    ("table", "more"),
    [
        (LOCAL, ""),
        (LOCAL.replace("0.75", "75").replace("0.25", "25"), ""),
        (GLOBAL, ', kind = "global"'),
        (GLOBAL + "innovation,0.75\ngoal,1\n", ', kind = "global"'),
        ("code,weight\nwaste,25%\npatents,37.5 %\npapers,37.5％\n", ', kind = "global"'),
        ("code;weight\nwaste;0,25\npatents;0,375\npapers;0,375\n", ', kind = "global"'),
        ("code;weight\nwaste;25 %\npatents;37,5 %\npapers;37,5 %\n", ', kind = "global"'),
        (
            "指标,说明,权重 2022\nwaste,x,0.25\npatents,y,0.375\npapers,,0.375\n",
            ', kind = "global", node = "指标", column = "权重 2022"',
        ),
        ("代码,权重\nwaste,0.25\npatents,0.375\npapers,0.375\nother,\n", ', kind = "global"'),
    ],
)
def test_ways_to_write_the_same_weights(project, table, more):
    folder = project(f'weights = {{ table = "w.csv"{more} }}\n', w=table)
    assert shares(folder) == OWN
    assert load_project(folder).notes == ()


def test_names_stand_for_codes(project):
    named = TREE.replace("code,", "code,en,").replace("\npatents,", "\npatents,Patents,")
    lines = [line if k in (0, 3) else line.replace(",", ",,", 1)
             for k, line in enumerate(named.splitlines())]  # fmt: skip
    table = GLOBAL.replace("patents", "Patents")
    folder = project(
        'weights = { table = "w.csv", kind = "global" }\n', "\n".join(lines) + "\n", w=table
    )
    assert shares(folder) == OWN


def test_rounded_global_weights_do_not_contradict_their_sum(project):
    table = "code,weight\nwaste,0.33\npatents,0.33\npapers,0.33\ninnovation,0.67\n"
    folder = project('weights = { table = "w.csv", kind = "global" }\n', w=table)
    assert load_project(folder).weights.global_["waste"] == pytest.approx(1 / 3)
    (note,) = load_project(folder).notes
    assert "0.99 below goal" in note.message()
    folder = project(
        'weights = { table = "w.csv", kind = "global" }\n',
        w=table.replace("0.67", "0.68"),
    )
    assert [one.code for one in errors(folder)] == ["weight-contradicted"]


def test_what_weighs_nothing_changes_nothing(project):
    text = LOCAL.replace("patents,0.5", "patents,0").replace("papers,0.5", "papers,1")
    loaded = load_project(project('weights = { table = "w.csv" }\n', w=text))
    assert loaded.weights.global_["patents"] == 0
    scores = build(loaded).scores
    assert np.allclose(scores["innovation"], scores["papers"])
    for mean in ("arithmetic", "geometric", "harmonic"):  # xinjiang has no patents: a score of 0
        other = build(loaded.with_settings(aggregation=mean, zero="allow"))
        there = other.scores["innovation"].notna()
        assert there.all()
        assert np.allclose(other.scores["innovation"], other.scores["papers"])
        assert (other.contributions["patents"] == 0).all()


@pytest.mark.parametrize(
    ("table", "kind", "code", "where"),
    [
        (LOCAL.replace("waste,0.25", "waste,-0.25"), "local", "weight-negative", (3, 2)),
        (LOCAL.replace("waste,0.25", "waste,"), "local", "weights-of-nodes-missing", None),
        (LOCAL.replace("waste,0.25\n", ""), "local", "weights-of-nodes-missing", None),
        (GLOBAL, "local", "weights-of-nodes-missing", None),
        (LOCAL + "wastes,0.1\n", "local", "weight-node-unknown", (6, 2)),
        (LOCAL + "waste,0.25\n", "local", "weight-repeated", (6, 2)),
        (LOCAL.replace("0.5", "0"), "local", "weights-all-zero", None),
        (GLOBAL.replace("0.375", "0"), "global", "weights-all-zero", None),
        (LOCAL.replace("waste,0.25", "waste,25%"), "local", "weight-not-percent", (2, 2)),
        (LOCAL.replace("waste,0.25", "waste,much"), "local", "cell-not-number", (3, 2)),
        (LOCAL.replace("weight", "wieght"), "local", "weight-column-missing", (1, None)),
        (
            LOCAL.replace("\n", ",\n").replace("weight,", "weight,weight"),
            *("local", "column-twice", (1, 3)),
        ),
    ],
)
def test_a_table_that_cannot_be_is_refused_with_its_place(project, table, kind, code, where):
    folder = project(f'weights = {{ table = "w.csv", kind = "{kind}" }}\n', w=table)
    found = errors(folder)
    assert {one.code for one in found} == {code}
    assert all(str(one.path).endswith("w.csv") for one in found)
    if where is not None:
        place = found[0].place
        assert (place.row, place.column) == where
    assert all(one.text("zh") != one.text("en") for one in found)


def test_a_negative_weight_is_refused_with_the_reason(project):
    table = LOCAL.replace("waste,0.25", "waste,-0.25")
    (found,) = errors(project('weights = { table = "w.csv" }\n', w=table))
    assert "as a share of the whole it cannot be negative" in found.message()
    assert "direction" in found.hint()
    assert "不能为负" in found.message("zh")


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("true", {"innovation": 0.5, "patents": 0.25, "papers": 0.25, "waste": 0.5}),
        ('"siblings"', {"innovation": 0.5, "patents": 0.25, "papers": 0.25, "waste": 0.5}),
        ('"indicators"', dict(zip(("innovation", "patents", "papers", "waste"),
                                  (2 / 3, 1 / 3, 1 / 3, 1 / 3), strict=True))),
    ],
)  # fmt: skip
def test_equal_weights_say_among_what(project, choice, expected):
    loaded = load_project(project(f"weights = {{ equal = {choice} }}\n"))
    weights = loaded.weights
    assert weights.global_.to_dict() == pytest.approx({"goal": 1, **expected})
    said = "equal for all indicators" if "indic" in choice else "equal below each node"
    assert f"weights {said};" in build(loaded).heading()


def test_a_model_may_give_only_the_tree(project):
    folder = project("weights = { equal = true }\n", None, model=True)
    loaded = load_project(folder)
    assert loaded.model_folder is None
    assert loaded.weights.global_["waste"] == 0.5
    folder = project('weights = { table = "w.csv" }\n', None, model=True, w=LOCAL)
    assert shares(folder) == OWN


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        ("weights = { equal = false }\n", "wrong-type"),
        ('weights = { equal = "all" }\n', "wrong-type"),
        ("weights = { equal = [1] }\n", "wrong-type"),
        ('weights = { equal = true, table = "w.csv" }\n', "sources-several"),
        ("weights = { equal = true, group = true }\n", "sources-several"),
        ('weights = { equal = true, column = "x" }\n', "key-without-table"),
        ('weights = { table = "w.csv", kind = "lokal" }\n', "unknown-value"),
        ('weights = { table = "none.csv" }\n', "no-such-path"),
        ('weights = { method = "oracle" }\n', "method-not-known"),
        ("weights = { group = true }\n", "missing-key"),
        ('[weights]\nuse = "b"\n[weights.sets.a]\nequal = true\n', "set-not-named"),
        ("[weights.sets.a]\nequal = true\n", "missing-key"),
        ('[weights]\nuse = "a"\nequal = true\n[weights.sets.a]\nequal = true\n', "unknown-key"),
        ('[weights]\nuse = "a"\n[weights.sets.a]\nequl = true\n', "unknown-key"),
    ],
)
def test_a_source_that_cannot_be_is_refused(project, weights, code):
    assert code in [one.code for one in errors(project(weights, w=LOCAL))]


def test_without_weights_or_model_it_is_said_what_is_missing(project):
    bare = TREE.replace(",3,", ",,").replace(",1,,", ",,,").replace(",1,-1", ",,-1")
    assert [one.code for one in errors(project("", bare))] == ["weights-unsaid"]
    assert [one.code for one in errors(project("", None))] == ["missing-key"]
    assert [one.code for one in errors(project("weights = { equal = true }\n", None))] == [
        "tree-missing"
    ]


def test_weights_that_stand_twice_are_refused(project):
    found = errors(project("", TREE, model=True))
    assert [one.code for one in found] == ["weights-twice"]
    assert shares(project('weights = { table = "indicators.csv" }\n', TREE, model=True)) == OWN


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("waste,goal", "waste,gaol", "tree-parent-unknown"),
        ("waste,goal", "waste,waste", "tree-circular"),
        ("goal,,", "goal,patents,", "tree-circular"),
        ("innovation,goal", "innovation,", "roots-several"),
        ("innovation,goal,3,,", "innovation,goal,3,-1,", "node-measured"),
        ("innovation,goal,3,,", "innovation,goal,3,,people", "node-measured"),
        ("people,,", "innovatio,goal,", "denominator-unknown"),
    ],
)
def test_a_tree_that_cannot_be_is_refused(project, old, new, code):
    assert old in TREE
    found = errors(project("", TREE.replace(old, new)))
    assert [one.code for one in found][:1] == [code]
    assert found[0].place is not None


def test_a_column_without_any_parent_makes_no_tree(project):
    empty = "\n".join(line.split(",")[0] + "," for line in TREE.splitlines()[1:])
    found = errors(project("weights = { equal = true }\n", f"code,parent\n{empty}\n"))
    assert [one.code for one in found] == ["tree-missing"]


def test_a_node_without_children_is_an_indicator_without_values(project):
    found = errors(project("", TREE + "culture,goal,1,,\n"))
    assert [one.code for one in found] == ["indicator-without-values"]


def test_a_row_that_belongs_nowhere_is_told_and_left_out(project):
    loaded = load_project(project("", TREE.replace("waste,goal,1", "waste,,")))
    assert "waste" not in loaded.weights.codes
    assert [one.code for one in loaded.notes if one.code == "indicator-outside-tree"]


def test_a_model_with_another_tree_is_refused(project):
    flat = TREE.replace("patents,innovation", "patents,goal").replace(",3,", ",,")
    bare = flat.replace(",1,,", ",,,").replace(",1,-1", ",,-1")
    found = errors(project("", bare, model=True))
    assert [one.code for one in found] == ["trees-differ"]
    assert "the model, whose goal is goal; other parents have patents" in found[0].message()
    sets = "".join(f'[weights.sets.{name}]\nmodel = "model"\n' for name in ("a", "b"))
    found = errors(project(f'[weights]\nuse = "a"\n{sets}', bare, model=True))
    assert [one.code for one in found] == ["trees-differ"]  # once, however many sets


def test_circles_are_found_once_each():
    assert _circles({"a": "b", "b": "c", "c": "a", "d": "d", "e": "a", "f": None}) == [
        ["a", "b", "c"],
        ["d"],
    ]


# side by side

SETS = """
[weights]
use = "ahp"
[weights.sets.ahp]
model = "model"
[weights.sets.panel]
table = "w.csv"
[weights.sets.flat]
equal = "indicators"
"""


def test_sets_stand_side_by_side(project, capsys):
    folder = project(SETS, None, model=True, w=LOCAL)
    loaded = load_project(folder)
    assert list(loaded.weight_sets) == ["ahp", "panel", "flat"]
    assert loaded.weights == loaded.weight_sets["ahp"].weights
    assert loaded.model_folder is not None
    other = loaded.with_weights("panel")
    assert other.weights.global_.to_dict() == OWN
    assert other.model_folder is None
    with pytest.raises(UsageError, match="nearest: panel"):
        loaded.with_weights("pannel")
    assert main(["compare", str(folder), "--weights", "ahp,panel", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "A: Min-max in each year" in out
    assert "weights “ahp”, model · eigenvector" in out
    assert "weights “panel”, w.csv, column weight (local)" in out
    direct = build(loaded, weights=other.weights)
    assert main(["rank", str(folder), "--weights", "panel", "--format", "json"]) == 0
    table = json.loads(capsys.readouterr().out)["tables"][0]
    assert table["provenance"]["weights"] == "w.csv, column weight (local)"
    assert table["provenance"]["weights_from"] == "table"
    assert table["provenance"]["weight_set"] == "panel"
    score = {row["region"]: row["score"] for row in table["rows"]}
    assert score == pytest.approx(direct.scores["goal"].xs(2022).to_dict())


@pytest.mark.parametrize(
    "command",
    [
        "rank",
        "build",
        "explain",
        "export",
        "chart",
        "compare",
        "check",
        "region",
        "drop",
        "weights",
    ],
)
def test_every_command_that_builds_takes_a_set(project, command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    folder = str(project(SETS, None, model=True, w=LOCAL))
    more = {
        "explain": ["北京"],
        "region": ["北京"],
        "check": ["--only", "importance"],
        "weights": ["--methods", "equal"],
        "export": ["-o", "out", "--format", "xlsx,json"],
        "chart": ["ranking", "-o", "a.svg"],
    }
    first = ["chart", folder, *more["chart"]] if command == "chart" else [command, folder]
    call = [*first, *([] if command == "chart" else more.get(command, []))]
    assert main([*call, "--weights", "none", "--lang", "en"]) == 2
    assert "Known: ahp, panel, flat" in capsys.readouterr().err
    assert main([*call, "--weights", "flat", "--lang", "en"]) == 0


def test_a_set_is_asked_for_where_there_are_none(project, capsys):
    assert main(["rank", str(project()), "--weights", "flat", "--lang", "en"]) == 2
    assert "the project has no named sets of weights" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--weights", "ahp,flat,panel"], "names more than two sets"),
        (["--weights", "flat", "--method", "column-sum"], "B has one set of weights"),
        (["--weights", "flat", "--model", "model"], "B has one set of weights"),
    ],
)
def test_sides_that_cannot_be_are_refused(project, capsys, more, said):
    folder = project(SETS, None, model=True, w=LOCAL)
    assert main(["compare", str(folder), *more, "--lang", "en"]) == 2
    assert said in capsys.readouterr().err


def test_no_method_derives_weights_that_come_from_no_judgments(project, capsys):
    assert main(["compare", str(project()), "--method", "column-sum", "--lang", "en"]) == 2
    assert "the weights come from no judgments" in capsys.readouterr().err


def test_explain_shows_the_table_and_no_judgments(project, capsys):
    folder = str(project(SETS, None, model=True, w=LOCAL))
    assert main(["explain", folder, "北京", "--weights", "panel", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "Judgments" not in out
    assert " CR " not in out
    (line,) = [one for one in out.splitlines() if "w.csv: row 3" in one]
    assert line.split()[:4] == ["Waste", "0.25", "0.2500", "0.2500"]
    assert main(["explain", folder, "北京", "--weights", "flat", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "判断矩阵" not in out
    assert "权重：“flat”，各指标等权；" in out
    assert main(["explain", folder, "北京", "--lang", "en"]) == 0
    assert "Judgments below" in capsys.readouterr().out


def test_the_workbook_says_where_weights_come_from(project, tmp_path):
    folder = str(project(SETS, None, model=True, w=LOCAL))
    call = ["export", folder, "-o", str(tmp_path / "out"), "--format", "xlsx"]
    assert main([*call, "--weights", "panel", "--lang", "zh"]) == 0
    book = load_workbook(tmp_path / "out" / "index.xlsx")
    about = [cell.value for row in book["说明"].iter_rows() for cell in row if cell.value]
    assert "“panel”，w.csv 的 weight 列（局部权重）" in about
    first = next(book["权重"].iter_rows(values_only=True))
    assert first[0] == "权重：“panel”，w.csv 的 weight 列（局部权重）"


def test_tables_and_models_of_all_sets_are_inputs(project):
    folder = project(SETS, None, model=True, w=LOCAL)
    inputs = project_inputs(folder)
    assert str(folder / "w.csv") in inputs
    assert str(folder / "model") in inputs


# theory


def table_of(rows):
    return Grid("w.csv", None, [["code", "weight"], *([code, repr(w)] for code, w in rows)])


@few
@given(weight_trees(min_leaves=2))
def test_local_and_global_weights_of_one_tree_are_one_thing(tree):
    problems = Problems()
    locals_ = table_of((code, float(tree.local[code])) for code in tree.codes[1:])
    globals_ = table_of((code, float(tree.global_[code])) for code in tree.leaves)
    one = read_weight_table(WeightColumn(locals_), tree.equal(), problems)
    other = read_weight_table(WeightColumn(globals_, kind="global"), tree.equal(), problems)
    assert not problems.findings
    for weights in (one, other):
        assert np.allclose(weights.global_, tree.global_, rtol=0, atol=1e-12)
        assert np.allclose(weights.local, tree.local, rtol=0, atol=1e-12)


@few
@given(projects())
def test_an_indicator_without_weight_might_as_well_not_be_there(project):
    leaves = project.weights.leaves
    goal = project.weights.goal
    local = {goal: (None, 1.0), **dict.fromkeys(leaves, (goal, 1.0)), "nothing": (goal, 0.0)}
    with_it = Weights.from_local(local)
    without = Weights.from_local({code: one for code, one in local.items() if code != "nothing"})
    rng = np.random.default_rng(1)
    table = build(project).stages["normalized"]
    more = table.assign(nothing=rng.normal(size=len(table)))
    scores = [aggregate(one, weights, Settings()).scores[goal]
              for one, weights in ((more, with_it), (table, without))]  # fmt: skip
    assert np.allclose(*scores, rtol=0, atol=1e-9)


def test_the_weights_of_asem_give_the_nodes_of_coinr(tmp_path):
    """COINr 1.1.14 divides the weights of a group by their sum; see the README beside its files."""
    with (ASEM / "iMeta.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["Level"] != "NA"]
    parents = [(row["iCode"], None if row["Parent"] == "NA" else row["Parent"], {}) for row in rows]
    tree = Weights.from_parents(parents)
    problems = Problems()
    grid = read_grid(str(ASEM / "iMeta.csv"), problems)
    weights = read_weight_table(WeightColumn(grid, "Weight", "local", "iCode"), tree, problems)
    assert [one.code for one in problems.findings] == ["weights-rescaled"]
    assert weights.global_["LPI"] == pytest.approx(1 / 2 / 5 / 8)
    expected = pd.read_csv(ASEM / "ex_Aggregated.csv", index_col="uCode")
    index = pd.MultiIndex.from_tuples([(2018, code) for code in expected.index])
    table = expected.set_axis(index)[list(tree.leaves)]
    scores = aggregate(table, weights, Settings(missing_child="renormalize")).scores
    assert np.allclose(scores[expected.columns].to_numpy(), expected, rtol=0, atol=1e-9)


def test_a_note_on_a_set_is_told_where_it_is_used(project):
    folder = project(SETS, None, model=True, w=LOCAL.replace("0.25", "0.26"))
    loaded = load_project(folder)
    assert loaded.notes == ()
    other = loaded.with_weights("panel")
    assert [one.code for one in build(other).notes] == ["weights-rescaled"]
    assert other.with_weights("flat").notes == ()


def test_a_column_is_called_as_it_is_headed(project):
    folder = project('weights = { table = "w.csv" }\n', w=LOCAL.replace("weight", "权重"))
    assert load_project(folder).weights.source == "w.csv, column 权重 (local)"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ('method = "entropy", shift = 0.1', "shift 0.1"),
        ('method = "standard-deviation", combine = "additive", theta = 0.25', "0.25 to 0.75"),
    ],
)
def test_options_of_a_method_may_have_decimals(project, options, said):
    values = (GOOD / "values.csv").read_text(encoding="utf-8")
    folder = project(f'weights = {{ {options} }}\n[pools]\nby = "all"\n', values=values)
    loaded = load_project(folder)
    scores = pd.DataFrame(
        {code: [0.0, 25.0, 100.0] for code in loaded.weights.leaves},
        table_index((2022, region) for region in ("x", "y", "z")),
    )
    found = from_data(loaded, loaded.weights, scores, dict.fromkeys("xyz", "all"))
    assert said in found.source
