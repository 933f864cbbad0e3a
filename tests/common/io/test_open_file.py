"""Only regular files are read: a pipe may never end, nor ever begin."""

import os
import signal
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from ahp.commands import main as ahp
from ahp.common.findings import Problems
from ahp.common.io.sheets import open_workbook
from ahp.common.io.text import NotAFileError, open_file, read_beginning
from ahp.common.system import system_reason
from ahp.files import read_matrix
from index.commands import main as index

EXAMPLE = Path(__file__).parents[3] / "examples"

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")


@pytest.fixture(autouse=True)
def _in_time():
    before = signal.signal(signal.SIGALRM, _late)
    signal.alarm(600)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _late(number, frame):
    pytest.fail("who waits for a pipe waits for ever")


def pipe(path):
    os.mkfifo(path)
    return path


def device(path):
    path.symlink_to("/dev/zero")
    return path


@pytest.mark.parametrize("make", [pipe, device])
def test_a_pipe_or_device_is_told_at_once(make, tmp_path):
    path = make(tmp_path / "a.csv")
    problems = Problems()
    assert read_beginning(str(path), problems) is None
    assert problems.findings[0].text() == f"{path}: this is a pipe or a device, not a file"
    with pytest.raises(NotAFileError) as caught, open_file(path):
        pass
    assert system_reason(caught.value)["zh"] == "这是管道或设备，不是文件"


def test_files_and_folders_are_what_they_were(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"text")
    with open_file(tmp_path / "a.txt") as file:
        assert file.read() == b"text"
    with pytest.raises(IsADirectoryError), open_file(tmp_path):
        pass


@pytest.mark.parametrize("make", [pipe, device])
def test_a_journal_is_a_file(make, tmp_path, capsys):
    model = tmp_path / "school"
    assert ahp(["new", str(EXAMPLE / "school" / "outline.txt"), str(model)]) == 0
    (model / "experts" / "li").mkdir(parents=True)
    make(model / "experts" / "li" / "journal.jsonl")
    assert ahp(["judge", str(model), "li", "teaching", "friends", "3", "--lang", "en"]) == 2
    assert "a pipe or a device, not a file" in capsys.readouterr().err


@pytest.mark.parametrize("make", [pipe, device])
def test_a_font_is_a_file(make, tmp_path, capsys):
    path = make(tmp_path / "font.ttf")
    folder = next(EXAMPLE.rglob("index.toml")).parent
    out = str(tmp_path / "a.svg")
    command = ["chart", str(folder), "ranking", "--font", str(path), "-o", out, "--lang", "en"]
    assert index(command) == 2
    assert "a pipe or a device, not a file" in capsys.readouterr().err


def book(path, labels):
    workbook = Workbook()
    workbook.active.append(["", *labels])
    workbook.save(path)


def with_sheet(path, target, change):
    """Copy a workbook, changing what its sheet holds."""
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in before.infolist():
            data = before.read(entry)
            new.writestr(entry.filename, change(data) if "sheet1" in entry.filename else data)


@pytest.mark.parametrize(("labels", "code"), [(3, "too-large"), (300, "too-many-items")])
def test_what_unpacks_to_too_much_is_not_unpacked(labels, code, tmp_path):
    book(tmp_path / "a.xlsx", [f"a{k}" for k in range(labels)])
    blanks = b" " * 2**26 + b"</sheetData>"
    with_sheet(
        tmp_path / "a.xlsx",
        tmp_path / "b.xlsx",
        lambda data: data.replace(b"</sheetData>", blanks),
    )
    assert os.path.getsize(tmp_path / "b.xlsx") < 2**20
    problems = Problems()
    assert read_matrix(tmp_path / "b.xlsx", problems=problems) is None
    assert [found.code for found in problems.findings] == [code]


def test_a_part_that_is_not_as_it_was_packed_is_refused(tmp_path):
    book(tmp_path / "a.xlsx", ["a", "b"])
    data = bytearray((tmp_path / "a.xlsx").read_bytes())
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    lied = entry.file_size.to_bytes(4, "little")
    place = data.rindex(lied)  # in the directory at the end of the file
    data[place : place + 4] = (entry.file_size - 9).to_bytes(4, "little")
    problems = Problems()
    opened = open_workbook(bytes(data), problems)
    assert opened.read(opened.names[0]) is None
    assert [found.code for found in problems.findings] == ["not-workbook"]
