import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import FileError, Problems
from ahp.files import MatrixFile, read_matrices, read_matrix, read_matrix_file, write_matrix
from ahp.model.matrix import PairwiseMatrix
from tests.labelled import matrices

PRICE_STYLE = PairwiseMatrix.from_upper(["价格", "外观", "安全"], [3, "1/5", None])


def csv_text(delimiter=",", newline="\n"):
    rows = [["", "价格", "外观", "安全"], ["价格", "1", "3", "1/5"], ["外观", "1/3", "1", ""]]
    rows.append(["安全", "5", "", "1"])
    return newline.join(delimiter.join(row) for row in rows) + newline


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_dialects(tmp_path, delimiter, newline, encoding):
    path = tmp_path / "goal.csv"
    original = csv_text(delimiter, newline).encode(encoding)
    path.write_bytes(original)
    file = read_matrix_file(path)
    assert file.matrix == PRICE_STYLE
    write_matrix(path, file.matrix, like=file)
    assert path.read_bytes() == original
    changed = file.matrix.replace("价格", "安全", 4)
    write_matrix(path, changed, like=file)
    expected = (
        csv_text(delimiter, newline).replace("1/5", "4").replace(f"{delimiter}5", f"{delimiter}1/4")
    )
    assert path.read_bytes() == expected.encode(encoding)
    assert read_matrix(path) == changed


def test_utf16_big_endian(tmp_path):
    path = tmp_path / "goal.csv"
    path.write_bytes(b"\xfe\xff" + csv_text("\t").encode("utf-16-be"))
    assert read_matrix(path) == PRICE_STYLE


ODDITIES = {
    "no newline at the end": b",a,b\na,1,3\nb,,1",
    "trailing rows and columns": b",a,b,,\r\na,1,3,,\r\nb,,1,,\r\n,,,,\r\n,,,,\r\n",
    "short rows": b",a,b\na,1,3\nb\n",
    "lower triangle": b",a,b\na,,\nb,1/3,\n",
    "both triangles": b",a,b\na,1,3\nb,0.333,1\n",
    "a title in the corner": "判断矩阵,a,b\na,1,3\nb,,1\n".encode(),
    "quotes where none are needed": b'"","a","b"\n"a","1","3"\n"b","","1"\n',
    "full-width digits": ",a,b\na,１,３\nb,１／３,１\n".encode(),
    "white space": b" , a , b \n a , 1 , 3 \n b ,  , 1 \n",
    "blank rows between": b"\n,a,b\n\na,1,3\n\nb,,1\n",
    "a blank column between": b",a,,b\na,1,,3\nb,,,1\n",
    "mixed newlines": b",a,b\r\na,1,3\nb,,1\r",
    "decimals": b",a,b\na,1,3.0\nb,.333,1.0\n",
}


@pytest.mark.parametrize("name", ODDITIES)
def test_oddities_are_read_and_written_back(tmp_path, name):
    path = tmp_path / "goal.csv"
    path.write_bytes(ODDITIES[name])
    file = read_matrix_file(path)
    assert file.matrix == PairwiseMatrix.from_upper("ab", [3])
    write_matrix(path, file.matrix, like=file)
    assert path.read_bytes() == ODDITIES[name]


@pytest.mark.parametrize("name", ODDITIES)
def test_oddities_are_changed_in_one_place(tmp_path, name):
    path = tmp_path / "goal.csv"
    path.write_bytes(ODDITIES[name])
    file = read_matrix_file(path)
    write_matrix(path, file.matrix.replace("a", "b", 7), like=file)
    again = read_matrix_file(path)
    assert again.matrix == PairwiseMatrix.from_upper("ab", [7])
    write_matrix(path, again.matrix.replace("a", "b", None), like=again)
    assert read_matrix(path) == PairwiseMatrix.from_upper("ab", [None])


def test_labels_with_everything(tmp_path):
    path = tmp_path / "goal.csv"
    labels = ['say "a,b"', "x;y", "x\ty", "企业\n能力", "=1+1", "'", "1/3"]
    matrix = PairwiseMatrix.from_judgments(labels, {(labels[0], "1/3"): 3})
    write_matrix(path, matrix)
    assert read_matrix(path) == matrix
    assert matrix.labels[3] == "企业 能力"


def test_labels_that_are_numbers(tmp_path):
    path = tmp_path / "goal.csv"
    path.write_text(",1,2\n1,1,3\n2,,1\n")
    assert read_matrix(path) == PairwiseMatrix.from_upper(["1", "2"], [3])


def test_new_file(tmp_path):
    path = tmp_path / "goal.csv"
    write_matrix(path, PairwiseMatrix.from_upper("abc", [3, "1/5", None]))
    assert path.read_bytes() == b",a,b,c\na,1,3,1/5\nb,,1,\nc,,,1\n"
    write_matrix(path, PairwiseMatrix.from_upper(["价格", "b"], ["1.41"]))
    assert path.read_bytes() == "\ufeff,价格,b\n价格,1,1.41\nb,,1\n".encode()
    path = tmp_path / "goal.tsv"
    write_matrix(path, PairwiseMatrix.from_upper("ab", [3]))
    assert path.read_bytes() == b"\ta\tb\na\t1\t3\nb\t\t1\n"


def test_other_labels_keep_the_dialect(tmp_path):
    path = tmp_path / "goal.csv"
    path.write_bytes(csv_text(";", "\r\n").encode("gb18030"))
    write_matrix(
        path, PairwiseMatrix.from_upper(["成本", "质量"], [2]), like=read_matrix_file(path)
    )
    assert path.read_bytes() == ";成本;质量\r\n成本;1;2\r\n质量;;1\r\n".encode("gb18030")


@given(matrices())
@settings(deadline=None)
def test_csv_round_trip(tmp_path_factory, matrix):
    path = tmp_path_factory.getbasetemp() / "round.csv"
    write_matrix(path, matrix)
    file = read_matrix_file(path)
    assert file.matrix == matrix
    before = path.read_bytes()
    write_matrix(path, file.matrix, like=file)
    assert path.read_bytes() == before


@given(matrices(max_size=4))
@settings(max_examples=40, deadline=None)
def test_xlsx_round_trip(tmp_path_factory, matrix):
    path = tmp_path_factory.getbasetemp() / "round.xlsx"
    write_matrix(path, matrix)
    file = read_matrix_file(path)
    assert file.matrix == matrix
    before = path.read_bytes()
    write_matrix(path, matrix)
    assert path.read_bytes() == before
    write_matrix(path, matrix, like=file)
    assert path.read_bytes() == before


@given(matrices(min_size=2), st.data())
@settings(deadline=None)
def test_a_change_is_written_whatever_the_layout(tmp_path_factory, matrix, data):
    path = tmp_path_factory.getbasetemp() / "changed.csv"
    write_matrix(path, matrix)
    file = read_matrix_file(path)
    a, b = data.draw(st.permutations(matrix.labels))[:2]
    changed = matrix.replace(a, b, data.draw(st.sampled_from([None, "7/3", 5])))
    write_matrix(path, changed, like=file)
    assert read_matrix(path) == changed


@given(
    st.text(alphabet=st.sampled_from('ab,;\t"\r\n 1/3成')), st.sampled_from(["utf-8", "gb18030"])
)
@settings(deadline=None)
def test_no_text_breaks_the_reader(tmp_path_factory, text, encoding):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(text.encode(encoding))
    problems = Problems()
    files = read_matrices(path, problems)
    assert files or problems.errors
    for file in files:
        write_matrix(path, file.matrix, like=file)
        if file.source is not None:
            assert path.read_bytes() == text.encode(encoding)
        else:  # a list of pairs or a literal becomes a square
            assert read_matrix(path) == file.matrix


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_no_bytes_break_the_reader(tmp_path_factory, data):
    for suffix in (".csv", ".xlsx"):
        path = tmp_path_factory.getbasetemp() / f"bytes{suffix}"
        path.write_bytes(data)
        problems = Problems()
        assert read_matrices(path, problems) or problems.errors


def test_without_a_collector_one_error_carries_all(tmp_path):
    path = tmp_path / "goal.csv"
    path.write_text(",a,b,c\na,1,0,x\nb,,1,12\nc,,,1\n")
    with pytest.raises(FileError) as caught:
        read_matrix(path)
    assert str(caught.value) == (
        f"{path}: row 2, column 3, judgment a : b: '0' is zero, but a judgment is a ratio above 0. "
        "Write 1 for equal importance, or leave it blank if the pair was not judged\n"
        f"{path}: row 2, column 4, judgment a : c: 'x' is not a judgment. Write an integer such as "
        "3, a fraction such as 1/3, a decimal such as 1.5, or leave it blank\n"
        f"{path}: row 3, column 4, judgment b : c: 12 is off the scale, which goes from 1/9 to 9. "
        "Check it for a typing error"
    )


def test_a_collector_takes_all_and_none_is_returned(tmp_path):
    path = tmp_path / "goal.csv"
    path.write_text(",a,b\na,1,0\nb,,1\n")
    problems = Problems()
    assert read_matrix(path, problems=problems) is None
    assert read_matrices(path, problems) == ()
    assert [found.code for found in problems.findings] == ["judgment-zero"] * 2


def test_a_warning_is_no_error(tmp_path):
    path = tmp_path / "goal.csv"
    path.write_text(",a,b\na,1,12\nb,,1\n")
    assert read_matrix(path).judgment("a", "b") == 12
    problems = Problems()
    (file,) = read_matrices(path, problems)
    assert isinstance(file, MatrixFile)
    assert [found.severity for found in problems.findings] == ["warning"]
    assert not problems.ok
    assert not problems.errors


def message(call, *args, **kwargs):
    with pytest.raises(FileError) as caught:
        call(*args, **kwargs)
    return str(caught.value)


def test_paths_that_cannot_be_read(tmp_path):
    gone, folder = tmp_path / "gone.csv", tmp_path / "folder.csv"
    folder.mkdir()
    assert message(read_matrix, gone) == f"{gone}: there is no such file or folder"
    assert message(read_matrix, folder) == f"{folder}: cannot be read: Is a directory"
    assert message(read_matrix, "a\0.csv") == "a\\x00.csv: cannot be read: embedded null byte"
    other = tmp_path / "goal.docx"
    assert message(read_matrix, other) == (
        f"{other}: this is no matrix file by its name, which should end in one of .csv, .tsv, "
        ".xlsx, .xls, .ods. Save the matrix as CSV or as an Excel workbook (.xlsx)"
    )
    assert message(write_matrix, other, PRICE_STYLE) == (
        f"{other}: this is no matrix file by its name, which should end in one of .csv, .tsv, "
        ".xlsx. Save the matrix as CSV or as an Excel workbook (.xlsx)"
    )


def test_no_permission(tmp_path, monkeypatch):
    path = tmp_path / "goal.csv"
    path.write_text("there is one", encoding="utf-8")

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert message(read_matrix, path) == f"{path}: cannot be read: Permission denied"


def test_a_file_that_vanishes_hides_no_other(tmp_path):
    (tmp_path / "b.csv").write_text(",a,b\na,1,3\nb,,1\n")
    problems = Problems()
    found = [read_matrix(tmp_path / f"{name}.csv", problems=problems) for name in "ab"]
    assert found == [None, PairwiseMatrix.from_upper("ab", [3])]
    assert [one.code for one in problems.findings] == ["no-such-path"]


def test_what_cannot_be_written(tmp_path):
    path = tmp_path / "no" / "such" / "goal.csv"
    expected = f"{path}: cannot be written: No such file or directory"
    assert message(write_matrix, path, PRICE_STYLE) == expected
    sheet = tmp_path / "goal.xlsx"
    assert message(write_matrix, sheet, PRICE_STYLE, sheet="a/b") == (
        f"{sheet}: 'a/b' cannot name a sheet of an Excel workbook. Use at most 31 characters, none "
        "of them [ ] : * ? / \\ and no apostrophe at an end"
    )
    assert os.listdir(tmp_path) == []


def test_many_items(tmp_path):
    path = tmp_path / "goal.csv"
    names = [f"c{k}" for k in range(201)]
    path.write_text("," + ",".join(names) + "\n" + "".join(f"{name}\n" for name in names))
    expected = (
        "201 items are compared; at most 200 are supported. Group the items, and compare the groups"
        " and then the items of each"
    )
    assert message(read_matrix, path) == f"{path}: {expected}"
    fifty = PairwiseMatrix.from_judgments(names[:50], {("c0", "c49"): 9})
    write_matrix(path, fifty)
    assert read_matrix(path) == fifty


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_five_thousand_items(tmp_path, encoding):
    path = tmp_path / "goal.csv"
    line = ",".join(["", *(f"指标{k}" for k in range(5000))]) + "\n"
    with path.open("w", encoding=encoding) as output:
        output.write(line)
        output.writelines([",1" * 5000 + "\n"] * 5000)
    found = message(read_matrix, path)
    assert found.startswith(f"{path}: 5000 items are compared; at most 200 are supported.")


def test_large_file_that_is_no_matrix(tmp_path):
    path = tmp_path / "goal.csv"
    path.write_bytes(b"a,b\n" + b"x" * (5 * 2**20))
    expected = (
        f"{path}: the file has more than 4 MB, too much for a matrix of at most 200 items. Check "
        "that it is the right file"
    )
    assert message(read_matrix, path) == expected
    path.write_bytes(b"x" * (5 * 2**20))
    assert message(read_matrix, path) == expected


def test_reading_csv_imports_nothing_heavy(tmp_path):
    path = tmp_path / "goal.csv"
    write_matrix(path, PRICE_STYLE.replace("外观", "安全", 2))
    program = (
        "import sys, ahp; ahp.analyze(ahp.read_matrix(sys.argv[1])); "
        "print([name for name in ('pandas', 'scipy', 'questionary', 'rich', 'openpyxl') "
        "if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "goal.csv"
    os.mkfifo(path)
    assert message(read_matrix, path) == f"{path}: this is a pipe or a device, not a file"
