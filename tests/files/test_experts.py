"""What people have judged: folders, workbooks and CSV files under ``experts``."""

import os
import time
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import ModelError, Problems, UsageError
from ahp.elicit.desk import Desk
from ahp.files import load_expert, load_model, write_matrix, write_model
from ahp.model.experts import Progress
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.matrix import PairwiseMatrix
from ahp.model.model import Model
from tests.labelled import judged_hierarchies

NODES = [
    Node("car", names={"en": "Car", "zh": "选车"}),
    Node("cost", "car", {"zh": "费用"}),
    Node("style", "car", {"zh": "款式"}),
    Node("safety", "car", {"zh": "安全"}),
    Node("price", "cost", {"zh": "价格"}),
    Node("fuel", "cost", {"zh": "油耗"}),
]
CAR = Hierarchy(NODES)
ONE = Hierarchy(NODES[:4])
TOP = PairwiseMatrix.from_upper(["cost", "style", "safety"], [3, 5, 2])
LOW = PairwiseMatrix.from_upper(["price", "fuel"], [4])
TOP_CSV = ",费用,款式,安全\n费用,1,3,5\n款式,,1,2\n安全,,,1\n"
LOW_CSV = ",price,fuel\nprice,1,4\nfuel,,1\n"


@pytest.fixture
def car(tmp_path):
    """A model of two matrices."""
    folder = tmp_path / "car"
    write_model(folder, Model(CAR, {"car": TOP, "cost": LOW}))
    (folder / "experts").mkdir()
    return folder


@pytest.fixture
def one(tmp_path):
    """A model of one matrix."""
    folder = tmp_path / "one"
    write_model(folder, Model(ONE, {"car": TOP}))
    (folder / "experts").mkdir()
    return folder


def put(folder, **texts):
    """Write files under experts: ``wang__car`` is wang/car.csv, ``li`` is li.csv."""
    for name, text in texts.items():
        path = folder / "experts" / (name.replace("__", "/") + ".csv")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def book(path, **sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(path)


TOP_ROWS = [
    ["判断矩阵（由专家填写）"],
    [],
    [None, None, "费用", "款式", "安全"],
    [None, "费用", 1, 3, 5],
    [None, "款式", None, 1, 2],
    [None, "安全", None, None, 1],
]
LOW_ROWS = [["", "price", "fuel"], ["price", 1, 4], ["fuel", "", 1]]


def told(folder, lang="en"):
    return [
        found.text(lang).replace(f"{folder}{os.sep}", "").replace(os.sep, "/")
        for found in load_model(folder).findings
        if found.code not in ("skipped", "sheet-without-square")
    ]


def test_folders_workbooks_and_tables_are_read_alike(car):
    put(car, wang__car=TOP_CSV, wang__cost=LOW_CSV, zhao=TOP_CSV + "\n" + LOW_CSV)
    book(car / "experts" / "李四.xlsx", 说明=[["请填写上三角"]], 选车=TOP_ROWS, cost=LOW_ROWS)
    found = load_model(car).experts
    assert [expert.code for expert in found] == ["wang", "zhao", "李四"]
    for expert in found:
        assert expert.matrices == {"car": TOP, "cost": LOW}
        assert expert.progress(CAR) == {"car": Progress(3, 3), "cost": Progress(1, 1)}
    assert [expert.sources["cost"].path for expert in found] == [
        str(car / "experts" / name) for name in ("wang/cost.csv", "zhao.csv", "李四.xlsx")
    ]
    assert found[2].sources["car"].sheet == "选车"
    assert told(car) == []


def test_sheets_are_known_by_their_items_too(car):
    book(car / "experts" / "li.xlsx", Sheet1=TOP_ROWS, Sheet2=LOW_ROWS)
    assert load_model(car).experts[0].matrices == {"car": TOP, "cost": LOW}
    assert told(car) == []


def test_a_table_is_enough_for_a_model_of_one_matrix(one):
    put(one, li=TOP_CSV)
    book(one / "experts" / "wu.xlsx", Sheet1=TOP_ROWS)
    assert [expert.matrices for expert in load_model(one).experts] == [{"car": TOP}] * 2
    assert told(one) == []


def test_when_a_file_was_changed_is_known(one):
    put(one, li=TOP_CSV)
    os.utime(one / "experts" / "li.csv", (0, 1_600_000_000))
    modified = load_model(one).experts[0].sources["car"].modified
    assert modified == datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)


def test_a_folder_and_a_file_of_one_person_is_an_error(car):
    put(car, li__car=TOP_CSV, li=TOP_CSV, wang__car=TOP_CSV)
    wang_lacks = "experts: wang has not judged cost"
    assert told(car)[0] == (
        "experts: the judgments of li stand in several places, li, li.csv, and none is taken. "
        "Keep one of them"
    )
    assert told(car, "zh")[0] == "experts：li 的判断有多处：li、li.csv，均未采用。请只保留一处"
    li, wang = load_model(car).experts
    assert (li.matrices, wang.matrices) == ({}, {"car": TOP})
    assert [one for one in told(car)[1:] if one != wang_lacks.replace("cost", "费用")] == []


@pytest.mark.parametrize("name", ["notes.txt", "王五.docx", "answers.pdf", "li", "experts.json"])
def test_a_file_of_another_kind_is_never_ignored(car, name):
    (car / "experts" / name).write_text("what I think")
    assert [one.code for one in load_model(car).findings] == ["expert-file-unread"]
    assert told(car)[0].startswith(f"experts/{name}: this file is of no kind that judgments")
    assert told(car, "zh")[0].startswith(f"experts/{name}：该文件不是可读取判断的文件")


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "~$li.xlsx", ".~lock.li"]
)
def test_what_systems_leave_behind_is_nobody(car, name):
    put(car, wang__car=TOP_CSV, wang__cost=LOW_CSV)
    for folder in (car / "experts", car / "experts" / "wang"):
        (folder / name).write_bytes(b"\0")
    assert told(car) == []
    assert [one.code for one in load_model(car).experts] == ["wang"]


def test_what_belongs_to_no_node_is_told(car):
    put(car, li__car=TOP_CSV, li__cost=LOW_CSV, li__costs=LOW_CSV)
    (car / "experts" / "li" / "answers.docx").write_bytes(b"")
    (car / "experts" / "li" / "old").mkdir()
    for name in ("repaired", "before-repair"):
        (car / "experts" / "li" / name).mkdir()
    (car / "experts" / "li" / "journal.jsonl").write_text("{}\n")
    assert [(one.code, one.path.rpartition("/")[2]) for one in load_model(car).findings] == [
        ("expert-file-unread", "answers.docx"),
        ("expert-folder-unread", "old"),
        ("matrix-for-no-node", "costs.csv"),
    ]


def test_a_matrix_lying_among_people_is_told(car):
    put(car, car=TOP_CSV, 费用=LOW_CSV)
    assert [one.code for one in load_model(car).findings] == ["expert-is-node"] * 2
    assert load_model(car).experts == ()
    assert "Move a matrix to experts/NAME" in told(car)[0]


def test_sheets_and_squares_of_no_node_are_told(car):
    other = [["", "x", "y", "z"], ["x", 1, 2, 3], ["y", "", 1, 2], ["z", "", "", 1]]
    book(car / "experts" / "li.xlsx", 选车=TOP_ROWS, cost=LOW_ROWS, Costs=other)
    put(car, wu=",x,y,z\nx,1,2,3\ny,,1,2\nz,,,1\n")
    assert told(car) == [
        "experts/li.xlsx: sheet Costs: this matrix belongs to no node: no node has the code "
        "'Costs'. Did you mean cost?",
        "experts/wu.csv: the items x, y, z are those of no node, and the matrix is not read. "
        "Name each sheet by its node, and write the items as the model does",
    ]
    assert [list(one.matrices) for one in load_model(car).experts] == [["car", "cost"], []]


def test_two_sheets_of_one_node_are_told(car):
    book(car / "experts" / "li.xlsx", car=TOP_ROWS, 选车=TOP_ROWS, cost=LOW_ROWS)
    assert told(car) == [
        "experts/li.xlsx: sheet 选车: the node Car already has a matrix in car. Keep one of the two"
    ]


def test_one_bad_file_never_stops_the_others(car):
    put(car, li__car=TOP_CSV.replace("3", "0"), wang__car=TOP_CSV, wang__cost=LOW_CSV)
    (car / "experts" / "wu.xlsx").write_bytes(b"PK no workbook")
    model = load_model(car)
    assert [list(one.matrices) for one in model.experts] == [[], ["car", "cost"], []]
    assert {one.code for one in model.findings} >= {"judgment-zero", "not-workbook"}
    assert model.weights()[1].global_ > 0
    problems = Problems()
    assert load_model(car, problems) == model
    assert [one.text() for one in problems.findings] == [one.text() for one in model.findings]


def test_who_has_not_finished_is_a_note_that_names_the_matrices(car):
    put(car, li__car=",费用,款式,安全\n费用,1,,\n款式,,1,\n安全,,,1\n", wang__cost=LOW_CSV)
    (car / "experts" / "zhao").mkdir()
    model = load_model(car)
    assert told(car) == [
        "experts: li has not judged Car, 费用",
        "experts: wang has not judged Car",
        "experts: zhao has not judged Car, 费用",
    ]
    assert {one.severity for one in model.findings} == {"note"}
    assert [one.answered for one in model.experts] == [0, 1, 0]


def test_an_experts_file_in_place_of_the_folder(car):
    (car / "experts").rmdir()
    (car / "experts").write_text("")
    assert [one.code for one in load_model(car).findings] == ["experts-no-folder"]


def test_a_folder_that_cannot_be_listed_is_told(car, monkeypatch):
    listdir = os.listdir

    def refuse(path):
        if str(path).endswith("experts"):
            raise PermissionError(13, "Permission denied", path)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    assert told(car) == ["experts: cannot be read: Permission denied"]


def test_a_roster_says_who_is_who(car):
    (car / "experts.toml").write_text(
        'format = 1\n[[experts]]\ncode = "wang"\nname = "王教授"\nnodes = ["费用"]\n'
        '[[experts]]\ncode = "zhao"\nweight = 2\n[[experts]]\ncode = "cost"\n',
        encoding="utf-8",
    )
    put(car, 王教授=LOW_CSV, cost=TOP_CSV + "\n" + LOW_CSV, zaho__car=TOP_CSV, zaho__cost=LOW_CSV)
    model = load_model(car)
    assert [(one.code, list(one.matrices)) for one in model.experts] == [
        ("wang", ["cost"]),
        ("zhao", []),
        ("cost", ["car", "cost"]),
        ("zaho", ["car", "cost"]),
    ]
    assert model.experts[0].progress(CAR) == {"cost": Progress(1, 1)}
    assert told(car) == [
        "experts/zaho: zaho is not in experts.toml and counts as another person. "
        "Did you mean zhao?",
        "experts: zhao has not judged Car, 费用",
    ]


def test_a_matrix_nobody_asked_for_is_not_counted(car):
    (car / "experts.toml").write_text(
        'format = 1\n[[experts]]\ncode = "wang"\nnodes = ["cost"]\n', encoding="utf-8"
    )
    put(car, wang__cost=LOW_CSV, wang__car=TOP_CSV)
    assert list(load_model(car).experts[0].matrices) == ["cost"]
    assert told(car) == [
        "experts/wang/car.csv: wang is not asked about Car by experts.toml, and the matrix is not "
        "counted. Add it to nodes, or remove the matrix"
    ]


def test_a_person_s_matrices_are_read_to_be_changed(one):
    put(one, li=TOP_CSV, wang__car=TOP_CSV, bad="no matrix")
    model = load_model(one)
    for name in ("li", "wang"):
        file = load_expert(model, name)["car"]
        write_matrix(file.path, file.matrix.replace("cost", "style", 9), like=file)
    assert [str(one.matrices["car"].upper[0]) for one in load_model(one).experts[1:]] == ["9", "9"]
    with pytest.raises(UsageError, match="no expert named 'lee'"):
        load_expert(model, "lee")
    with pytest.raises(ModelError, match=r"bad\.csv"):
        load_expert(model, "bad")


def test_who_has_a_file_is_not_asked_into_a_folder_beside_it(car):
    put(car, li=TOP_CSV)
    with pytest.raises(UsageError, match=r"the judgments of li stand in .*li\.csv already"):
        Desk.open(car, "li")
    assert not (car / "experts" / "li").exists()
    with Desk.open(car, "wang"):
        pass


def test_who_is_asked_by_name_judges_in_the_folder_of_the_code(car):
    (car / "experts.toml").write_text(
        'format = 1\n[[experts]]\ncode = "wang"\nname = "王芳"\n', encoding="utf-8"
    )
    with Desk.open(car, "王芳") as desk:
        desk.do("cost", "answer", 3)
    assert os.listdir(car / "experts") == ["wang"]
    assert load_model(car).expert("王芳").answered == 1
    (car / "experts" / "wang").rename(car / "experts" / "王芳")
    with Desk.open(car, "王芳") as desk:
        assert desk.session("cost").answers
    assert load_model(car).expert("wang").answered == 1


@settings(max_examples=25, deadline=None)
@given(judged_hierarchies(), st.data())
def test_every_form_gives_the_same(tmp_path_factory, judged, data):
    hierarchy, matrices = judged
    folder = tmp_path_factory.mktemp("model")
    write_model(folder, Model(hierarchy, matrices))
    (folder / "experts" / "a").mkdir(parents=True)
    sheets = {}
    for number, (code, matrix) in enumerate(matrices.items()):
        write_matrix(folder / "experts" / "a" / f"{code}.csv", matrix)
        labels = matrix.labels
        rows = [["", *labels]]
        rows += [[a, *(str(matrix.judgment(a, b) or "") for b in labels)] for a in labels]
        named = data.draw(st.booleans()) and len(code) < 31
        sheets[code if named else f"Sheet {number}"] = rows
    if sheets and len({tuple(sorted(hierarchy.items(code))) for code in matrices}) == len(matrices):
        book(folder / "experts" / "b.xlsx", **sheets)
    for expert in load_model(folder).experts:
        assert expert.matrices == {code: matrices[code] for code in hierarchy.judged}


def test_five_hundred_people_are_read_in_well_under_a_millisecond_a_matrix(car):
    for number in range(500):
        put(car, **{f"e{number}__car": TOP_CSV, f"e{number}__cost": LOW_CSV})
    start = time.process_time()
    experts = load_model(car).experts
    each = (time.process_time() - start) / 1000
    assert len(experts) == 500
    assert each < 0.003  # a third of a millisecond on a quiet machine
