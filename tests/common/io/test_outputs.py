"""Files that are written: where, under which names, and over what."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import FileError
from ahp.common.io.outputs import LONGEST_NAME, refuse_inputs, safe_name, write_file, write_files


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../evil", "evil.csv"),
        ("/etc/passwd", "etc-passwd.csv"),
        ("..\\..\\evil", "evil.csv"),
        ("C:evil", "C-evil.csv"),
        (".hidden", "hidden.csv"),
        ("..", "_.csv"),
        ("", "_.csv"),
        ("CON", "_CON.csv"),
        ("nul.tar", "_nul.tar.csv"),
        ("Lpt1 ", "_Lpt1.csv"),
        ("a\x1b[2Jb", "a-[2Jb.csv"),
        ("a\u202eb", "a-b.csv"),
        ('x")', "x-).csv"),
        ("province-goal", "province-goal.csv"),
        ("省份-总目标", "省份-总目标.csv"),
    ],
)
def test_a_text_becomes_a_name(text, name):
    assert safe_name(text, ".csv") == name


@given(st.text(max_size=200), st.lists(st.text(max_size=5), max_size=5))
def test_a_name_is_one_part_of_a_path_whatever_the_text(text, others):
    taken = [safe_name(other, ".csv") for other in others]
    name = safe_name(text, ".csv", taken)
    assert name.endswith(".csv")
    assert len(name.encode()) <= LONGEST_NAME
    assert os.path.basename(name) == name
    assert not set(name) & set("/\\:\0\n")
    assert not name.startswith(".")
    assert name.casefold() not in {other.casefold() for other in taken}
    assert safe_name(name.removesuffix(".csv"), ".csv") == name


def test_a_long_text_is_cut_between_characters():
    name = safe_name("\u957f" * 100, ".csv", taken=["\u957f" * 32 + ".csv"])
    assert name == "\u957f" * 31 + "-2.csv"


@pytest.mark.parametrize("name", ["../a.txt", "a/../../b.txt", "link/a.txt", ""])
def test_nothing_is_written_outside_of_the_folder(tmp_path, name):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "link").symlink_to(tmp_path)
    with pytest.raises(FileError) as caught:
        write_files(tmp_path / "out", {"good.txt": b"1", name: b"2"}, force=True)
    assert caught.value.findings[0].code == "output-outside"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["link"]


def test_what_differs_is_replaced_only_when_told(tmp_path):
    (tmp_path / "b.txt").write_text("mine", encoding="utf-8")
    files = {"a.txt": b"1", "b.txt": b"2"}
    with pytest.raises(FileError, match=r"b\.txt would be replaced"):
        write_files(tmp_path, files)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt"]
    assert (tmp_path / "b.txt").read_bytes() == b"mine"
    write_files(tmp_path, files, force=True)
    assert write_files(tmp_path, files) == (str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert (tmp_path / "b.txt").read_bytes() == b"2"


@pytest.mark.parametrize("output", ["in", "in/below", "."])
def test_an_output_is_holds_or_lies_in_no_input(tmp_path, output):
    (tmp_path / "in").mkdir()
    with pytest.raises(FileError):
        refuse_inputs(tmp_path / output, [str(tmp_path / "in")])
    refuse_inputs(tmp_path / "inner", [str(tmp_path / "in")])


def test_an_input_is_never_replaced(tmp_path):
    source = tmp_path / "values.csv"
    source.write_text("1", encoding="utf-8")
    with pytest.raises(FileError):
        write_file(str(source), b"2", inputs=[str(source)], force=True)
    assert source.read_bytes() == b"1"
    assert list(Path(tmp_path).iterdir()) == [source]
