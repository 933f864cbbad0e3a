"""Intervals in every form of file: squares, lists of pairs, literals, answers, workbooks."""

import datetime
from fractions import Fraction

import openpyxl
import pytest

from ahp.check.check import check_paths
from ahp.common.findings import AhpError, Problems
from ahp.files import read_matrices, read_matrix, read_matrix_file, write_matrix
from ahp.files.answers import answers_text, read_answers
from ahp.files.literals import read_literal
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.interval.interval import Interval
from ahp.model.interval.wording import INTERVAL_NEGATIVE
from ahp.model.judgment import read_judgment
from ahp.model.matrix import PairwiseMatrix
from ahp.model.wording import JUDGMENT_DATE, JUDGMENT_NEGATIVE, JUDGMENT_TEXT

MATRIX = PairwiseMatrix.from_upper("abc", ["3-5", "1/3-3", None])


def test_written_and_read_in_csv(tmp_path):
    path = tmp_path / "m.csv"
    write_matrix(path, MATRIX)
    assert path.read_text() == ",a,b,c\na,1,3-5,1/3-3\nb,,1,\nc,,,1\n"
    assert read_matrix(path) == MATRIX


def test_a_workbook_holds_text_that_no_spreadsheet_takes_for_a_date(tmp_path):
    path = tmp_path / "m.xlsx"
    write_matrix(path, MATRIX)
    cell = openpyxl.load_workbook(path).active["C2"]
    assert (cell.value, cell.data_type) == ("3-5", "s")
    assert read_matrix(path) == MATRIX


def test_only_what_differs_is_written_back(tmp_path):
    path = tmp_path / "m.csv"
    written = b";b;a;c\r\nb;1;1/5 to 1/3;3~5\r\na;[3, 5];1;\r\nc;;;1\r\n"
    path.write_bytes(written)
    file = read_matrix_file(path)
    write_matrix(path, file.matrix, like=file)
    assert path.read_bytes() == written
    write_matrix(path, file.matrix.replace("a", "b", "2-4"), like=file)
    assert path.read_bytes() == written.replace(b"1/5 to 1/3", b"1/4-1/2").replace(
        b"[3, 5]", b"2-4"
    )
    again = read_matrix_file(path)
    write_matrix(path, again.matrix.replace("b", "c", 4), like=again)  # its middle, but sharp
    assert b";4\r\n" in path.read_bytes()


def test_a_date_cell_may_have_been_an_interval(tmp_path):
    path = tmp_path / "m.xlsx"
    book = openpyxl.Workbook()
    for row in (["", "a", "b", "c"], ["a", 1, datetime.date(2026, 3, 5), 2], ["b", "", 1, 3]):
        book.active.append(row)
    book.active.append(["c", "", "", 1])
    book.save(path)
    ((found,),) = (one.findings for one in check_paths([str(path)]))
    assert found.message() == (
        "2026-03-05 is a date; a spreadsheet has probably made it of 3/5 or the interval 3-5"
    )
    assert found.hint("zh") == (
        "请改为 3/5 或区间 3-5：先将单元格设为文本格式，或在前面加撇号（'）"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a,b,value\na,b,3-5\nc,a,1/3 to 3\n",
        "a,b,3 至 5\nb,a,1/5-1/3\na,c,1/3～3\nb,c,2\n",
    ],
)
def test_lists_of_pairs(tmp_path, text):
    path = tmp_path / "pairs.csv"
    path.write_text(text, encoding="utf-8")
    (file,) = read_matrices(path)
    assert file.matrix.upper_texts()[:2] == ("3-5", "1/3-3")


def test_labels_that_look_like_intervals_stay_labels(tmp_path):
    path = tmp_path / "m.csv"
    matrix = PairwiseMatrix.from_upper(["1-1", "1-2", "2-1"], [3, "3-5", 2])
    write_matrix(path, matrix)
    assert read_matrix(path) == matrix
    path.write_text("1-1,1-2,3\n1-1,2-1,3-5\n1-2,2-1,2\n")
    assert read_matrix(path) == matrix


def test_json(tmp_path):
    path = tmp_path / "m.json"
    matrix = '[[1, [3, 5], "1/3-3"], [["1/5", "1/3"], 1, 2], [null, null, 1]]'
    path.write_text(f'{{"items": ["a", "b", "c"], "matrix": {matrix}}}')
    (file,) = read_matrices(path)
    assert file.matrix == MATRIX.replace("b", "c", 2)
    path.write_text("[[[1, 3], [null, 1]], [[1, 5], [null, 1]]]")  # two matrices, no intervals
    assert [one.matrix.upper_texts() for one in read_matrices(path)] == [("3",), ("5",)]


def test_literals():
    square = read_literal("[1 3-5; 1/5-1/3 1]", Problems())
    assert PairwiseMatrix(square.labels, square.cells).upper_texts() == ("3-5",)


def test_answers_in_a_table(tmp_path):
    hierarchy = Hierarchy([Node("car"), Node("price", "car"), Node("style", "car")])
    path = tmp_path / "answers.csv"
    path.write_text("a,b,value\nprice,style,3..5\nstyle,price,1/5-1/3\n")
    (answer,) = read_answers(path, hierarchy)
    rows = [(answer.node, answer.pair, answer.value, answer.note)]
    assert answers_text(rows) == "node,a,b,value,note\ncar,price,style,3-5,\n"


def test_a_note_says_which_judgments_are_intervals(tmp_path):
    path = tmp_path / "m.csv"
    write_matrix(path, MATRIX.replace("b", "c", 1))
    (checked,) = check_paths([str(path)])
    (found,) = (one for one in checked.findings if one.code == "intervals")
    assert found.severity == "note"
    assert found.message() == (
        "2 of 3 judgments are intervals; weights and CR take the middle of each on the scale: "
        "a : b = 3-5, a : c = 1/3-3"
    )
    assert found.message("zh") == (
        "3 个判断中有 2 个是区间，权重与 CR 取其在标度上的中点：a : b = 3-5、a : c = 1/3-3"
    )


def test_of_a_model_the_note_says_names(tmp_path):
    nodes = '[[nodes]]\ncode = "car"\n[[nodes]]\ncode = "p"\nparent = "car"\nzh = "价格"\n'
    nodes += '[[nodes]]\ncode = "s"\nparent = "car"\nzh = "款式"\n'
    (tmp_path / "hierarchy.toml").write_text(f"format = 1\n{nodes}", encoding="utf-8")
    (tmp_path / "car.csv").write_text(",p,s\np,1,3-5\ns,,1\n", encoding="utf-8")
    (checked,) = check_paths([str(tmp_path)])
    (found,) = (one for one in checked.findings if one.code == "intervals")
    assert found.message("zh").endswith("中点：价格 : 款式 = 3-5")


@pytest.mark.parametrize(
    ("day", "guess"),
    [
        (datetime.date(2003, 1, 3), "1/3, the interval 1-3 or 1/3-3"),  # as typed: 1/3-3
        (datetime.date(2003, 3, 1), "1/3, the interval 1-3 or 1/3-3"),  # the day first
        (datetime.date(2002, 1, 1), "1/1 or the interval 1/1-2"),
        (datetime.date(2001, 5, 2), "5/2 or the interval 2-5"),  # 5/2-1 would be upside down
        (datetime.date(2010, 1, 3), "1/3 or the interval 1-3"),
        (37624, "1/3, the interval 1-3 or 1/3-3"),  # its number, after the format was lost
        ("2003年1月3日", "1/3, the interval 1-3 or 1/3-3"),
        ("3-Jan-03", "1/3, the interval 1-3 or 1/3-3"),
        ("2003-01-00", "1/0"),
    ],
)
def test_a_year_may_have_been_the_second_end(day, guess):
    found = read_judgment(day)
    assert found.what is JUDGMENT_DATE
    assert found.message().endswith(f"has probably made it of {guess}")


@pytest.mark.parametrize(
    "text",
    [
        "[[[1, 1], [3, 5]], [[0.2, 0.3333], [1, 1]]]",
        '[["1-1", "3-5"], ["1/5-1/3", [1, 1]]]',
        '{"matrix": [[1, [3, 5]], [null, [1.0, 1]]]}',
    ],
)
def test_the_diagonal_of_a_table_of_intervals_is_1_to_1(tmp_path, text):
    path = tmp_path / "m.json"
    path.write_text(text)
    assert read_matrix(path) == PairwiseMatrix.from_upper("12", ["3-5"])
    path.write_text(text.replace("1, 1]]", "1, 2]]").replace("1.0, 1]", "1.0, 2]"))
    with pytest.raises(AhpError):
        read_matrix(path)


@pytest.mark.parametrize("dash", "-‐‑‒–—−－﹣")
def test_a_dash_is_no_judgment_and_before_a_number_it_is_minus(dash):
    assert read_judgment(f"{dash}3").what is JUDGMENT_NEGATIVE
    for text in (dash, dash * 2, f"3{dash}", f"{dash} ", f"3{dash}5{dash}7"):
        assert read_judgment(text).what is JUDGMENT_TEXT
    assert read_judgment(f"{dash}3{dash}5").what is INTERVAL_NEGATIVE
    assert read_judgment(f"3{dash}5").given == Interval(Fraction(3), Fraction(5))


def test_of_many_intervals_a_note_names_the_first(tmp_path):
    path = tmp_path / "m.csv"
    write_matrix(path, PairwiseMatrix.from_upper("abcdef", ["1-3"] * 15))
    (found,) = (
        one for each in check_paths([str(path)]) for one in each.findings if one.code == "intervals"
    )
    assert "15 of 15 judgments" in found.message()
    assert found.message().count("1-3") == 10
    assert found.message("zh").endswith("c : d = 1-3、…")
