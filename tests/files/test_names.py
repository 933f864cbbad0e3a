"""Names stand for codes wherever a person writes items."""

import openpyxl
import pytest

from ahp.common.findings import FileError, Problems
from ahp.elicit.desk import Desk
from ahp.files import load_model, scaffold
from ahp.files.answers import read_answer, read_answers
from ahp.files.hierarchies import ModelDocument
from ahp.files.outline import parse_outline
from ahp.model.matrix import PairwiseMatrix

OUTLINE = """goal: 选址 | Place
  quiet: 安静 | Quiet
  near: 近 | Near
    shops: 商店 | Shops
    school: 学校 | School
  cheap: 便宜 | Cheap
    rent: 租金 | Rent
    other: 其他 | Shops
"""
GOAL = PairwiseMatrix.from_upper(["quiet", "near", "cheap"], [3, 5, 2])
NEAR = PairwiseMatrix.from_upper(["shops", "school"], ["1/3"])
CHEAP = PairwiseMatrix.from_upper(["rent", "other"], [4])


@pytest.fixture
def hierarchy():
    return parse_outline(OUTLINE)


@pytest.fixture
def model(tmp_path, hierarchy):
    scaffold(tmp_path / "place", ModelDocument(hierarchy))
    return tmp_path / "place"


def test_matrices_with_names_in_files_named_by_code_or_name(model):
    (model / "goal.csv").write_text(",安静,near,CHEAP\n安静,1,3,5\nnear,,1,2\nCHEAP,,,1\n")
    (model / "near.csv").unlink()
    (model / "近.csv").write_text(",商店,学校\n商店,1,1/3\n学校,,1\n")
    (model / "cheap.csv").write_text(",Rent,Shops\nRent,1,4\nShops,,1\n")
    assert load_model(model).matrices == {"goal": GOAL, "near": NEAR, "cheap": CHEAP}


def test_matrices_on_one_sheet_are_told_apart_by_their_items(model):
    for path in model.glob("*.csv"):
        path.unlink()
    book = openpyxl.Workbook()
    for row in (
        ["判断矩阵"],
        [None, "安静", "近", "便宜"],
        ["安静", 1, 3, 5],
        ["近", None, 1, 2],
        ["便宜", None, None, 1],
        [],
        [None, "商店", "学校"],
        ["商店", 1, "1/3"],
        ["学校", 3, 1],
        [],
        [None, "租金", "其他"],
        ["租金", 1, 4],
        ["其他", 0.25, 1],
    ):
        book.active.append(row)
    book.save(model / "判断.xlsx")
    assert load_model(model).matrices == {"goal": GOAL, "near": NEAR, "cheap": CHEAP}
    with Desk.open(model, node="便宜") as desk:
        assert desk.current == "cheap"
        desk.do("cheap", "answer", 7, ("rent", "other"))
    changed = load_model(model).matrices
    assert changed["cheap"] == PairwiseMatrix.from_upper(["rent", "other"], [7])
    assert changed["goal"] == GOAL
    sheet = openpyxl.load_workbook(model / "判断.xlsx").active
    assert (sheet["A12"].value, sheet["C12"].value, sheet["B13"].value) == ("租金", 7, "1/7")


def test_answers_by_name(tmp_path, hierarchy):
    path = tmp_path / "answers.csv"
    path.write_text("a,b,value\nQuiet,Near,3\n安静,便宜,0.1111\nrent,其他,2\n")
    found = [(one.node, one.pair, str(one.value)) for one in read_answers(path, hierarchy)]
    assert found == [
        ("goal", ("quiet", "near"), "3"),
        ("goal", ("quiet", "cheap"), "1/9"),
        ("cheap", ("rent", "other"), "2"),
    ]


def test_a_name_used_twice_is_told_apart_by_the_other_item(hierarchy):
    cells = {"a": "Shops", "b": "School", "value": "3"}
    assert read_answer(cells, hierarchy, Problems()).pair == ("shops", "school")
    cells = {"a": "Rent", "b": "Shops", "value": "3", "node": "便宜"}
    assert read_answer(cells, hierarchy, Problems()).pair == ("rent", "other")


def test_names_that_decide_nothing_are_asked_back():
    outline = "goal\n  a: One\n  b: One\n  c: Two\n"
    problems = Problems()
    cells = {"a": "One", "b": "Two", "value": "3"}
    assert read_answer(cells, parse_outline(outline), problems) is None
    (found,) = problems.findings
    assert (found.code, found.details["pairs"]) == ("answer-ambiguous", ("a : c", "b : c"))


def test_an_ambiguous_label_of_a_matrix(tmp_path):
    scaffold(tmp_path / "m", ModelDocument(parse_outline("goal\n  a: One\n  b: One\n  c: Two\n")))
    (tmp_path / "m" / "goal.csv").write_text(",a,One,c\na,1,2,3\nOne,,1,2\nc,,,1\n")
    problems = Problems()
    load_model(tmp_path / "m", problems)
    assert "item-ambiguous" in [found.code for found in problems.findings]


def test_a_misspelt_name_suggests_a_name(tmp_path, hierarchy):
    path = tmp_path / "answers.csv"
    path.write_text("a,b,value\nQuite,Near,3\n")
    with pytest.raises(FileError, match="Did you mean Quiet"):
        read_answers(path, hierarchy)
