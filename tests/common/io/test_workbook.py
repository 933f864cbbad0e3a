from fractions import Fraction

import openpyxl
import pytest

from ahp.common.findings import FileError, Problems
from ahp.common.io.limits import Limits
from ahp.files import read_matrices, read_matrix, read_matrix_file, sources, write_matrix
from ahp.model.matrix import PairwiseMatrix

ROWS = [[None, "price", "style", "safety"], ["price", 1, 3, 0.2], ["style", 0.333333333333, 1, 2]]
ROWS.append(["safety", None, None, 1])
MATRIX = PairwiseMatrix.from_upper(["price", "style", "safety"], [3, "1/5", 2])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "goal.xlsx"


def save(path, **sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        page = workbook.create_sheet(name)
        for row in rows:
            page.append(row)
    workbook.save(path)


def message(*args, **kwargs):
    with pytest.raises(FileError) as caught:
        read_matrix(*args, **kwargs)
    return str(caught.value)


def test_numbers_as_floats(path):
    save(path, goal=ROWS)
    assert read_matrix(path) == MATRIX


def test_fractions_as_texts_and_labels_as_numbers(path):
    save(path, goal=[["", 1, 2.0], [1, 1, "1/3"], ["2", "", 1]])
    assert read_matrix(path) == PairwiseMatrix.from_upper(["1", "2"], ["1/3"])


def test_short_decimal_alone_is_a_decimal(path):
    save(path, goal=[["", "a", "b"], ["a", 1, 0.3333], ["b", None, 1]])
    assert read_matrix(path).upper == (Fraction(3333, 10000),)


def test_every_sheet_or_one(path):
    other = [["", "a", "b"], ["a", 1, 3], ["b", None, 1]]
    save(path, goal=ROWS, empty=[], cost=other)
    files = read_matrices(path)
    assert [(file.sheet, file.matrix.n) for file in files] == [("goal", 3), ("cost", 2)]
    assert read_matrix(path, "cost") == PairwiseMatrix.from_upper("ab", [3])
    assert message(path) == (
        f"{path}: the workbook has several matrices, in the sheets goal, cost. Name the sheet to "
        "read"
    )
    assert message(path, "gaol") == (
        f"{path}: the workbook has no sheet 'gaol'. Did you mean goal?"
    )


def test_a_broken_sheet_hides_no_other(path):
    save(path, goal=[["", "a", "b"], ["a", 1, 0], ["b", None, 1]], cost=ROWS)
    problems = Problems()
    files = read_matrices(path, problems)
    assert [file.sheet for file in files] == ["cost"]
    assert [found.text() for found in problems.findings] == [
        f"{path}: sheet goal, cell C2, judgment a : b: 0 is zero, but a judgment is a "
        "ratio above 0. Write 1 for equal importance, or leave it blank if the pair was not judged"
    ]


def test_only_empty_sheets(path):
    save(path, goal=[], cost=[])
    assert message(path) == (
        f"{path}: the file is empty; a labeled square matrix was expected. Write the labels into "
        "the first row and the first column"
    )


def test_duplicate_labels_name_the_sheet(path):
    save(path, goal=[["", "a", "a"], ["a", 1, 2], ["a", None, 1]])
    assert message(path) == (
        f"{path}: sheet goal: the label 'a' stands for 2 items. Give every item a label of its own"
    )


def test_a_change_leaves_the_rest(path):
    save(path, goal=ROWS, notes=[["judged by Li"]])
    problems = Problems()
    (file,) = read_matrices(path, problems)
    assert [found.code for found in problems.findings] == ["sheet-without-square"]
    changed = MATRIX.replace("price", "style", "1/7").replace("price", "safety", 4)
    write_matrix(path, changed, like=file)
    assert read_matrix(path, "goal") == changed
    page = openpyxl.load_workbook(path)["goal"]
    assert (page["C2"].value, page["B3"].value) == ("1/7", 7)
    assert (page["D2"].value, page["B4"].value) == (4, None)  # the lower triangle stays blank
    assert openpyxl.load_workbook(path)["notes"]["A1"].value == "judged by Li"


def test_unchanged_is_the_same_file(path):
    save(path, goal=ROWS)
    before = path.read_bytes()
    write_matrix(path, MATRIX, like=read_matrix_file(path))
    assert path.read_bytes() == before


def test_changing_is_deterministic(path, tmp_path):
    save(path, goal=ROWS)
    file = read_matrix_file(path)
    changed = MATRIX.replace("price", "style", 9)
    write_matrix(path, changed, like=file)
    write_matrix(tmp_path / "again.xlsx", changed, like=file)
    assert path.read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_new_workbook_keeps_fractions_from_becoming_dates(path):
    write_matrix(path, PairwiseMatrix.from_upper(["=a", "b"], ["1/3"]), sheet="goal")
    page = openpyxl.load_workbook(path)["goal"]
    assert (page["C2"].value, page["C2"].number_format) == ("1/3", "@")
    assert (page["B1"].value, page["B1"].data_type) == ("=a", "s")
    assert page["B2"].value == 1


def test_from_csv_to_workbook_and_back(path, tmp_path):
    save(path, goal=ROWS)
    write_matrix(tmp_path / "goal.csv", MATRIX, like=read_matrix_file(path))
    csv = read_matrix_file(tmp_path / "goal.csv")
    write_matrix(path, csv.matrix, like=csv)
    assert read_matrix(path) == MATRIX


def test_many_items(path):
    save(path, goal=[["", *(f"c{k}" for k in range(5000))], ["c0", 1]])
    assert message(path) == (
        f"{path}: sheet goal: 5000 items are compared; at most 200 are supported. Group the items, "
        "and compare the groups and then the items of each"
    )


def test_huge_sheet_is_refused_before_it_is_read(path, monkeypatch):
    limits = Limits(unpacked=2000, tell=sources.MATRIX_LIMITS.tell)
    monkeypatch.setattr(sources, "MATRIX_LIMITS", limits)
    save(path, goal=[["", *(f"c{k}" for k in range(300))]])
    assert message(path).startswith(f"{path}: 300 items are compared; at most 200 are supported.")
    save(path, goal=ROWS)
    assert message(path) == (
        f"{path}: the file has more than 4 MB, too much for a matrix of at most 200 items. Check "
        "that it is the right file"
    )


def test_formatting_far_away_does_not_matter(path):
    save(path, goal=ROWS)
    workbook = openpyxl.load_workbook(path)
    workbook["goal"]["XFD1048576"].number_format = "@"
    workbook.save(path)
    assert read_matrix(path) == MATRIX


def test_array_formula(path):
    save(path, goal=ROWS)
    workbook = openpyxl.load_workbook(path)
    formula = openpyxl.worksheet.formula.ArrayFormula("C2", "=1/5")
    workbook["goal"]["C2"] = formula
    workbook.save(path)
    assert message(path) == (
        f"{path}: sheet goal, cell C2, judgment price : style: '=1/5' is a formula, not a "
        "judgment. Write 1/5 as text, without the equals sign"
    )


def test_cut_off_workbook(path):
    save(path, goal=ROWS)
    path.write_bytes(path.read_bytes()[:-100])
    assert message(path) == (
        f"{path}: this is not an Excel workbook: File is not a zip file. Save it anew as .xlsx, or "
        "as CSV"
    )


@pytest.mark.parametrize(
    "rows",
    [
        [["judged by three experts"], ["on 3 January"]],
        [["field", "meaning"], ["price", "in yuan"], ["style", "as seen"], ["by", "Li"]],
    ],
    ids=["a note", "a table"],
)
def test_a_sheet_without_a_matrix_is_told_once(path, rows):
    save(path, goal=ROWS, notes=rows)
    problems = Problems()
    (file,) = read_matrices(path, problems)
    assert file.matrix == MATRIX
    (found,) = problems.findings
    assert found.text("en") == (
        f"{path}: sheet notes: the sheet has no square of judgments and is skipped"
    )
    assert found.text("zh") == f"{path}：工作表 notes：该工作表中没有判断矩阵，已跳过"


@pytest.mark.parametrize("title", [["Table 1"], [None, "Table 1"]])
def test_a_title_above_is_skipped_and_told(path, title):
    save(path, goal=[title, *ROWS])
    problems = Problems()
    (file,) = read_matrices(path, problems)
    assert file.matrix == MATRIX
    assert [found.code for found in problems.findings] == ["skipped"]
