"""Workbooks as they come: what the fast reader does not tell is told all the same."""

import datetime
import io
import resource
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.formula import ArrayFormula

from ahp.common.findings import Problems
from ahp.common.io import sheets
from ahp.common.io.grid import read_grid
from ahp.common.io.limits import Limits
from ahp.common.io.sheets import Area, open_workbook
from ahp.files import read_matrix_file, write_matrix

CONTENT = "xl/worksheets/sheet1.xml"


def packed(change=lambda page: None, rows=()):
    workbook = openpyxl.Workbook()
    page = workbook.active
    page.title = "data"
    for row in rows:
        page.append(row)
    change(page)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def with_xml(data, edit):
    """Change the XML of the sheet, as programs other than openpyxl write it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, edit(text) if name == CONTENT else text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def read(data, limits=None):
    problems = Problems()
    book = open_workbook(data, problems, limits or Limits())
    return (None if book is None else book.read(book.names[0])), problems


def codes(problems):
    return [found.code for found in problems.findings]


def test_cells_are_what_a_person_typed():
    moment = datetime.datetime(2022, 1, 3)
    row = [1, 2.5, " a ", "  ", True, moment, datetime.time(3, 4), 10**20, None, "01"]
    sheet, problems = read(packed(rows=[row]))
    assert sheet.cells == [
        [1, 2.5, " a ", None, True, moment, datetime.time(3, 4), 1e20, None, "01"]
    ]
    assert [type(cell) for cell in sheet.cells[0][:2]] == [int, float]
    assert not problems.findings


def test_error_values_are_no_blanks():
    sheet, _ = read(packed(rows=[[1, "#N/A"], ["#DIV/0!", None], [None, None, "#REF!"]]))
    assert sheet.cells[0] == [1, "#N/A", None]
    assert sheet.cells[1][0] == "#DIV/0!"
    assert sheet.cells[2][2] == "#REF!"  # beyond the last cell with a value


def test_formulas_are_told_with_their_stored_values():
    def stored(text):
        for blank in (b"<v />", b"<v/>", b"<v></v>"):  # as openpyxl writes it, with lxml or without
            text = text.replace(b"<f>1/3</f>" + blank, b"<f>1/3</f><v>0.333</v>")
        return text

    sheet, _ = read(with_xml(packed(rows=[["=1/3", '=A1&"<"', 5]]), stored))
    assert sheet.cells == [[0.333, None, 5]]
    assert sheet.formulas == {(0, 0): "=1/3", (0, 1): '=A1&"<"'}


def test_formulas_of_several_cells_read_as_in_each():
    cells = b'<c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row><row r="2">'
    cells += b'<c r="A2"><f t="shared" si="0"/><v>4</v></c>'
    data = with_xml(
        packed(rows=[["x"]]),
        lambda text: text.replace(text[text.index(b"<c ") : text.index(b"</row>")], cells),
    )
    assert read(data)[0].formulas == {(0, 0): "=B1*2", (1, 0): "=B2*2"}

    def array(page):
        page["A1"] = ArrayFormula("A1", "=1/5")

    assert read(packed(array))[0].formulas == {(0, 0): "=1/5"}


def test_merged_cells_are_areas_however_large():
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    data = with_xml(packed(rows=[["x"]]), lambda text: text.replace(b"</sheetData>", merged))
    sheet, _ = read(data)
    assert sheet.merged == (Area(0, 0, 1048575, 16383),)
    assert sheet.merged[0].name == "A1:XFD1048576"


def test_formats_far_away_do_not_matter_but_values_do(tmp_path):
    def formatted(page):
        page["XFD1048576"].number_format = "@"

    def written(page):
        page["XFD1048576"] = "note"

    assert read(packed(formatted, [["x"]]))[0].cells == [["x"]]
    path = tmp_path / "values.xlsx"
    path.write_bytes(packed(written, [["region", "x"], ["a", 1]]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    problems = Problems()
    assert read_grid(str(path), problems) is None
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 2**18  # 256 MB
    assert [found.text() for found in problems.findings] == [
        f"{path}: sheet data: the sheet reaches as far as cell XFD1048576, over more than "
        "16,777,216 cells. Delete what stands far away from the table"
    ]


def test_sizes_are_known_before_anything_is_unpacked(monkeypatch):
    bomb = with_xml(packed(rows=[["x"]]), lambda text: text + b" " * (40 * 2**20))
    assert len(bomb) < 2**20
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    sheet, problems = read(bomb)
    assert sheet is None
    assert problems.findings[0].message() == ("there are more than 32 MB, too much for such a file")


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_what_is_no_workbook_of_its_name_is_refused(tmp_path, suffix):
    path = tmp_path / f"values{suffix}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    problems = Problems()
    assert read_grid(str(path), problems) is None
    assert codes(problems) == ["not-workbook"]


def test_another_kind_of_workbook_under_the_name_is_refused():
    data = packed(rows=[["x"]])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("xl/workbook.xml", "content.xml"), old.read(name))
    sheet, problems = read(buffer.getvalue())
    assert sheet is None
    assert codes(problems) == ["not-workbook"]


@pytest.mark.parametrize("place", range(0, 100, 3))
def test_a_flipped_bit_is_told_or_does_not_matter(place):
    data = bytearray(packed(rows=[["a", 1.5, "=A1"]] * 20))
    whole = read(bytes(data))[0]
    data[len(data) * place // 100] ^= 16
    sheet, problems = read(bytes(data))
    assert problems.errors or sheet == whole or sheet.name != whole.name


def test_rewriting_keeps_comments_colors_and_other_sheets(tmp_path):
    def colored(page):
        page["B3"].fill = PatternFill("solid", start_color="FFFF00")
        page["C2"].font = Font(bold=True, color="FF0000")
        page["C2"].comment = Comment("as Li said", "Li")
        page["A5"].comment = Comment("below", "Li")
        page.column_dimensions["A"].width = 33
        page.parent.create_sheet("notes")["A1"] = "=1+1"

    path = tmp_path / "goal.xlsx"
    path.write_bytes(packed(colored, [["", "a", "b"], ["a", 1, 3], ["b", None, 1]]))
    file = read_matrix_file(path, "data")
    write_matrix(path, file.matrix.replace("a", "b", "1/5"), like=file)
    book = openpyxl.load_workbook(path)
    page = book["data"]
    assert page["C2"].value == "1/5"
    assert (page["C2"].font.bold, page["C2"].font.color.rgb) == (True, "00FF0000")
    assert page["C2"].comment.text == "as Li said"
    assert page["A5"].comment.text == "below"
    assert page["B3"].fill.start_color.rgb == "00FFFF00"
    assert page.column_dimensions["A"].width == 33
    assert book["notes"]["A1"].value == "=1+1"


def test_csv_needs_no_reader_of_workbooks(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "Workbook", None)
    path = tmp_path / "values.csv"
    path.write_text("region,x\na,1\n", encoding="utf-8")
    assert read_grid(str(path), Problems()).rows == [["region", "x"], ["a", "1"]]
