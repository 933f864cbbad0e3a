import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.figure import Figure
from ahp.common.findings import FileError, HierarchyError, ModelError, Problems
from ahp.files import (
    ModelDocument,
    is_model_folder,
    load_hierarchy,
    load_model,
    load_published,
    models,
    read_matrix,
    scaffold,
    write_hierarchy,
    write_matrix,
    write_model,
    write_published,
)
from ahp.files.hierarchies import hierarchy_text
from ahp.files.published import published_text
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from ahp.model.published import Published
from tests.labelled import hierarchies, judged_hierarchies

CAR = Hierarchy(
    [
        Node("car", names={"zh": "选车", "en": "Best car"}),
        Node("cost", "car", {"en": 'Cost, "all in"'}, grouping=True),
        Node("价格", "cost"),
        Node("fuel", "cost"),
        Node("style", "car"),
    ]
)
MATRIX = PairwiseMatrix.from_upper(["价格", "fuel", "style"], [3, "1/5", 2])
FIGURES = Published(
    {
        "价格": Figure.parse("0.260"),
        "fuel": Figure(Figure.parse("0.20").value, True, {"zh": "推算", "en": "worked out"}),
    },
    {"car": Figure.parse("0.5")},
    "《报告》, table 1",
)


@pytest.fixture
def folder(tmp_path):
    write_model(tmp_path, Model(CAR, {"car": MATRIX}, {"zh": "题目", "en": "Title"}))
    return tmp_path


def test_round_trip(tmp_path):
    model = Model(CAR, {"car": MATRIX}, {"en": "Title"}, "column-sum", "saaty-2005", FIGURES)
    write_model(tmp_path, model)
    assert sorted(os.listdir(tmp_path)) == ["car.csv", "hierarchy.toml", "published.toml"]
    loaded = load_model(tmp_path)
    assert loaded.hierarchy == CAR
    assert loaded.matrices == {"car": MATRIX}
    assert loaded.published == FIGURES
    assert (loaded.title, loaded.method, loaded.random_index) == (
        {"en": "Title"},
        "column-sum",
        "saaty-2005",
    )
    assert loaded.folder == str(tmp_path)
    assert loaded.paths == {"car": str(tmp_path / "car.csv")}
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write_model(tmp_path, loaded)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@given(judged_hierarchies())
@settings(max_examples=30, deadline=None)
def test_any_model_comes_back(tmp_path_factory, case):
    folder = tmp_path_factory.mktemp("model")
    hierarchy, judged = case
    write_model(folder, Model(hierarchy, judged))
    loaded = load_model(folder)
    assert loaded.hierarchy == hierarchy
    assert loaded.matrices == judged
    assert list(loaded.matrices) == list(hierarchy.judged)


@given(hierarchies(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_name_can_be_written(hierarchy, name):
    nodes = [Node(one.code, one.parent, {"zh": name}, one.grouping) for one in hierarchy.nodes]
    text = hierarchy_text(ModelDocument(Hierarchy(nodes), {"en": name}))
    tables = tomllib.loads(text)
    assert tables["title"] == {"en": name}
    assert {table["zh"] for table in tables["nodes"]} == {name}


def test_texts():
    assert hierarchy_text(ModelDocument(CAR, {"zh": "题目"})) == (
        'format = 1\nmethod = "eigenvector"\nrandom_index = "yaahp"\n\n[title]\nzh = "题目"\n\n'
        '[[nodes]]\ncode = "car"\nzh = "选车"\nen = "Best car"\n\n'
        '[[nodes]]\ncode = "cost"\nparent = "car"\nen = "Cost, \\"all in\\""\ngrouping = true\n\n'
        '[[nodes]]\ncode = "价格"\nparent = "cost"\n\n'
        '[[nodes]]\ncode = "fuel"\nparent = "cost"\n\n'
        '[[nodes]]\ncode = "style"\nparent = "car"\n'
    )
    assert published_text(FIGURES) == (
        'format = 1\nsource = "《报告》, table 1"\n\n[weights]\n"价格" = 0.260\n'
        'fuel = { value = 0.20, derived = true, zh = "推算", en = "worked out" }\n\n'
        "[consistency_ratios]\ncar = 0.5\n"
    )


def test_the_report_is_written_as_it_stands():
    folder = Path(__file__).parents[2] / "matrices" / "ai-competitiveness-2022"
    document = load_hierarchy(folder)
    assert hierarchy_text(document) == (folder / "hierarchy.toml").read_text(encoding="utf-8")
    published = load_published(folder, document.hierarchy)
    assert len(published.weights) == 40
    assert published.weights["technology-enabling"].decimals == 4  # printed 0.0390
    assert published.weights["financing-amount"].derived


@pytest.mark.parametrize("text", ["0.0370", '"0.0370"', '"3.70%"', "{ value = 0.0370 }"])
def test_figures_keep_their_decimals(folder, text):
    (folder / "published.toml").write_text(f"format = 1\n[consistency_ratios]\ncar = {text}\n")
    figure = load_model(folder).published.consistency_ratios["car"]
    assert (str(figure.value), figure.decimals) == ("0.0370", 4)


def test_a_whole_figure(folder):
    (folder / "published.toml").write_text("format = 1\n[consistency_ratios]\ncar = 0\n")
    assert load_model(folder).published.consistency_ratios["car"].decimals == 0


def test_defaults(tmp_path):
    (tmp_path / "hierarchy.toml").write_bytes(
        b'\xef\xbb\xbfformat = 1\r\n[[nodes]]\r\ncode = "goal"\r\n'  # as Notepad saves it
    )
    document = load_hierarchy(tmp_path)
    assert (document.method, document.random_index, document.title) == ("eigenvector", "yaahp", {})
    model = load_model(tmp_path)
    assert model.published is None
    assert model.matrices == {}


def test_is_model_folder(folder):
    assert is_model_folder(folder)
    assert not is_model_folder(folder / "car.csv")


def test_matrices_in_a_workbook_of_sheets(folder):
    (folder / "car.csv").unlink()
    write_matrix(folder / "judgments.xlsx", MATRIX, sheet="car")
    model = load_model(folder)
    assert model.matrices == {"car": MATRIX}
    assert model.paths == {"car": str(folder / "judgments.xlsx")}


def test_a_workbook_named_by_its_node(folder):
    (folder / "car.csv").unlink()
    write_matrix(folder / "car.xlsx", MATRIX, sheet="Sheet1")
    assert load_model(folder).matrices == {"car": MATRIX}


def errors(call, *args, error=ModelError):
    with pytest.raises(error) as caught:
        call(*args)
    return str(caught.value).splitlines()


def test_two_files_for_one_node(folder):
    write_matrix(folder / "car.tsv", MATRIX)
    assert errors(load_model, folder) == [
        f"{folder}/car.tsv: the node Best car already has a matrix in {folder}/car.csv. Keep "
        "one of the two"
    ]


def test_files_that_do_not_count(folder):
    for name in ("~$car.xlsx", ".car.csv.tmp", "README.md", "notes.txt"):
        (folder / name).write_text("not a matrix")
    assert load_model(folder).matrices == {"car": MATRIX}


def test_all_files_are_told_at_once(folder):
    (folder / "car.csv").write_text(",价格,fuel,style\n价格,1,0,3-Jan\nfuel,,1,2\nstyle,,,1\n")
    (folder / "bike.csv").write_text("")
    (folder / "published.toml").write_text("format = 1\n[weights]\nfule = 0.2\n")
    assert errors(load_model, folder) == [
        f"{folder}/bike.csv: this matrix belongs to no node: no node has the code 'bike'. Known: "
        "car",
        f"{folder}/car.csv: row 2, column 3, judgment 价格 : fuel: '0' is zero, but a judgment is "
        "a ratio above 0. Write 1 for equal importance, or leave it blank if "
        "the pair was not judged",
        f"{folder}/car.csv: row 2, column 4, judgment 价格 : style: '3-Jan' is a date; a "
        "spreadsheet has probably made it of 1/3 or the interval 1-3. Write 1/3 or the interval "
        "1-3 with a text editor; a spreadsheet makes it a date again",
        f"{folder}/published.toml: key weights.fule, line 3: a figure is published for 'fule', but "
        "no node has that code. Did you mean fuel?",
    ]
    problems = Problems()
    assert load_model(folder, problems) is None
    assert len(problems.findings) == 4


def test_no_model_there(tmp_path):
    expected = [
        f"{tmp_path} is no model folder: it has no hierarchy.toml. Start one with: ahp new OUTLINE"
    ]
    assert errors(load_model, tmp_path) == expected
    assert errors(load_hierarchy, tmp_path, error=HierarchyError) == expected
    assert errors(load_published, tmp_path, CAR) == [
        f"{tmp_path}/published.toml: there is no such file or folder"
    ]


def test_what_lies_in_a_model_is_told_with_its_folder(tmp_path):
    """Not that a model is to be made of the file that it has."""
    model, matrix = tmp_path / "my car", PairwiseMatrix.from_upper("ab", [4])
    nodes = [Node("goal"), Node("a", "goal"), Node("b", "goal")]
    write_model(model, Model(Hierarchy(nodes), {"goal": matrix}))
    (model / "experts" / "li").mkdir(parents=True)
    write_matrix(model / "experts" / "li" / "goal.csv", matrix)
    folder = f"ive the model folder: '{model}'"
    for inside in ("hierarchy.toml", "goal.csv", "experts", "experts/li", "experts/li/goal.csv"):
        (told,) = errors(load_model, model / inside)
        assert told.startswith(f"{model / inside}: this ")
        assert folder in told
        assert ("ahp check" in told) == inside.endswith(".csv")
    (told,) = errors(read_matrix, model / "hierarchy.toml", error=FileError)
    assert folder in told


def test_nodes_may_come_in_any_order(tmp_path):
    nodes = [Node("a", "goal"), Node("b", "a"), Node("goal"), Node("c", "a")]
    write_hierarchy(tmp_path, ModelDocument(Hierarchy(nodes)))
    write_matrix(tmp_path / "a.csv", PairwiseMatrix.from_upper("bc", [4]))
    assert [(row.code, round(row.global_, 6)) for row in load_model(tmp_path).weights()] == [
        ("a", 1.0),
        ("b", 0.8),
        ("goal", 1.0),
        ("c", 0.2),
    ]


def test_line_of_an_inline_node(tmp_path):
    (tmp_path / "hierarchy.toml").write_text(
        'format = 1\nnodes = [{ code = "a" }, { code = "b", parent = "x" }]\n'
    )
    assert errors(load_hierarchy, tmp_path, error=HierarchyError) == [
        f"{tmp_path}/hierarchy.toml: node b: the parent 'x' is no node. Known: a, b"
    ]


def test_scaffold(tmp_path):
    folder = tmp_path / "new" / "model"
    written = scaffold(folder, ModelDocument(CAR, {"en": "Car"}))
    assert [Path(path).name for path in written] == ["hierarchy.toml", "car.csv"]
    blank = read_matrix(folder / "car.csv")
    assert blank == PairwiseMatrix.from_judgments(CAR.items("car"), {})
    assert load_model(folder).title == {"en": "Car"}


def test_scaffold_overwrites_nothing(tmp_path):
    (tmp_path / "car.csv").write_text("mine")
    with pytest.raises(FileError) as caught:
        scaffold(tmp_path, ModelDocument(CAR))
    assert str(caught.value) == (
        f"{tmp_path}: the folder already holds car.csv. Choose another folder"
    )
    assert os.listdir(tmp_path) == ["car.csv"]


@pytest.mark.parametrize("there", [False, True])
def test_a_full_disk_leaves_no_part_of_a_model(tmp_path, monkeypatch, there):
    folder = tmp_path / "model"
    if there:
        folder.mkdir()
        (folder / "outline.txt").write_text("mine")
    before = sorted(tmp_path.rglob("*"))

    def fail():
        raise OSError(28, "No space left on device")

    write = models.write_matrix
    monkeypatch.setattr(models, "write_matrix", lambda *given: [write(*given), fail()])
    with pytest.raises(FileError) as caught:
        scaffold(folder, ModelDocument(CAR))
    told = f"{folder}: cannot be written: No space left on device"
    assert str(caught.value) == told
    assert sorted(tmp_path.rglob("*")) == before


def test_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError) as caught:
        write_published(tmp_path / "file", FIGURES)
    assert str(caught.value) == f"{tmp_path}/file: cannot be written: File exists"


def test_folder_that_cannot_be_listed(folder, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.listdir", refuse)
    assert errors(load_model, folder) == [
        f"{folder}: cannot be read: Permission denied",
        f"{folder}: node Best car: the node has 3 items, 价格, fuel, style, but no matrix compares "
        "them. Add the file car.csv",
    ]


def test_toml_nested_too_deeply(tmp_path):
    (tmp_path / "hierarchy.toml").write_text("a = " + "[" * 5000)
    found = errors(load_hierarchy, tmp_path, error=HierarchyError)
    assert found[0].startswith(f"{tmp_path}/hierarchy.toml: ")
    assert "this is not TOML" in found[0]


@given(st.text(st.sampled_from('[]={}"\n nodes.code1'), max_size=40))
@settings(deadline=None)
def test_no_text_breaks_the_reader(tmp_path_factory, text):
    folder = tmp_path_factory.getbasetemp()
    (folder / "hierarchy.toml").write_text("format = 1\n" + text)
    problems = Problems()
    assert load_hierarchy(folder, problems) is not None or problems.errors
