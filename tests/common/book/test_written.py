"""Books are written in every form, or in none."""

import os
from pathlib import Path

import pytest

from ahp.common.document.book.book import Book
from ahp.common.document.book.forms import SUFFIXES
from ahp.common.document.book.written import check_outputs, lock_names, write_books
from ahp.common.document.parts import Figure, Heading, Text
from ahp.common.findings import FileError, UsageError
from ahp.common.io.together import write_together

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h5"/></svg>'


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def book(text="said", *parts):
    return Book("Title", [Heading("One"), Text(text), *parts])


def test_every_form_and_the_folder_of_figures():
    figure = Figure("tree", {".svg": SVG}, "A tree", "drawn")
    paths = write_books(book("said", figure), ["out/r.md", "r.html"])
    assert set(paths) >= {"out/r.md", "r.html"}
    assert len(paths) == 3
    assert all(Path(path).is_file() for path in paths)
    assert write_books(book("said", figure), ["out/r.md", "r.html"]) == paths  # nothing differs


def test_a_book_may_be_made_for_each_form():
    write_books(lambda suffix: book(f"form {suffix}"), ["a.md", "a.html"])
    assert "form .html" in Path("a.html").read_text("utf-8")
    assert "form .md" in Path("a.md").read_text("utf-8")


def test_what_differs_needs_force_and_nothing_else_is_written():
    write_books(book(), ["r.md"])
    with pytest.raises(FileError, match=r"r\.md would be replaced"):
        write_books(book("other"), ["new.html", "r.md"])
    assert os.listdir() == ["r.md"]
    write_books(book("other"), ["new.html", "r.md"], force=True)
    assert "other" in Path("r.md").read_text("utf-8")


def test_nothing_is_written_where_one_form_cannot_be_made():
    def made(suffix):
        if suffix == ".html":
            raise UsageError([])
        return book()

    with pytest.raises(UsageError):
        write_books(made, ["r.md", "r.html"])
    assert os.listdir() == []


def test_a_place_that_cannot_be_written_leaves_no_folder_behind():
    Path("file").touch()
    with pytest.raises(FileError, match=r"^file/r\.html: cannot be written"):
        write_books(book(), ["made/here/r.md", "file/r.html"])
    assert os.listdir() == ["file"]
    Path("folder.md").mkdir()
    for force in (False, True):
        with pytest.raises(FileError, match="Is a directory"):
            write_books(book(), ["r.html", "folder.md"], force=force)
    assert sorted(os.listdir()) == ["file", "folder.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_or_a_device_is_never_replaced():
    os.mkfifo("pipe.md")
    os.symlink(os.devnull, "null.md")
    for path in ("pipe.md", "null.md"):
        with pytest.raises(FileError, match="a pipe or a device"):
            write_books(book(), ["r.html", path], force=True)
    assert sorted(os.listdir()) == ["null.md", "pipe.md"]
    assert not Path(os.devnull).is_file()


def test_inputs_are_not_written_over():
    Path("model").mkdir()
    with pytest.raises(FileError, match="which is read"):
        write_books(book(), ["model/r.md"], inputs=["model"])


def test_forms_that_there_are_not():
    assert check_outputs([f"r{suffix}" for suffix in SUFFIXES])
    for path, told in (("r.pdf", "print that"), ("r", "written as"), ("r.doc", "'.doc'")):
        with pytest.raises(UsageError, match=told):
            check_outputs([path])


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("report.docx", "~$report.docx"),
        ("reports.docx", "~$eports.docx"),
        ("论文.docx", "~$论文.docx"),
    ],
)
def test_a_file_that_word_has_open(name, lock):
    assert lock in lock_names(name)
    Path(lock).touch()
    write_books(book(), [name])  # a lock without its file is none
    with pytest.raises(FileError, match="open in another program"):
        write_books(book("other"), [name], force=True)
    os.unlink(lock)
    write_books(book("other"), [name], force=True)


def test_files_go_back_where_the_last_cannot_be_moved(monkeypatch):
    Path("a").write_bytes(b"old a")
    Path("b").write_bytes(b"old b")
    Path("a").chmod(0o640)
    replace = os.replace

    def failing(source, target):
        if target.endswith("b") and source.endswith(".new"):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(FileError, match="b: cannot be written: No space left"):
        write_together({"a": b"new a", "sub/c": b"c", "b": b"new b"})
    assert sorted(os.listdir()) == ["a", "b"]
    assert (Path("a").read_bytes(), Path("b").read_bytes()) == (b"old a", b"old b")


def test_what_can_be_put_back_is_where_another_cannot(monkeypatch):
    for name in "abc":
        Path(name).write_bytes(name.encode())
    replace = os.replace

    def failing(source, target):
        if (target[-1] == "c" and source.endswith(".new")) or source.endswith("1.old"):
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(FileError, match="c: cannot be written") as caught:
        write_together(dict.fromkeys("abc", b"new"))
    assert [Path(name).read_bytes() for name in "abc"] == [b"a", b"new", b"c"]
    _, kept = caught.value.findings
    assert (kept.code, Path(kept.path)) == ("kept-aside", Path("b").resolve())
    assert Path(kept.details["kept"]).read_bytes() == b"b"  # it is told where, and not lost


def test_ctrl_c_at_any_moment_leaves_all_or_nothing(monkeypatch):
    before = {"a": b"old", "b": b"old"}
    after = {"a": b"new", "b": b"new", "c/d": b"new"}
    calls = {"replace": 6, "link": 2, "fsync": 3, "makedirs": 1, "chmod": 3}

    for name, most in calls.items():
        for when in range(1, most + 1):
            for path, data in before.items():
                Path(path).write_bytes(data)
            real, count = getattr(os, name), iter(range(1, 100))

            def struck(*args, real=real, count=count, when=when, **kwargs):
                found = real(*args, **kwargs)
                if next(count) == when:
                    raise KeyboardInterrupt
                return found

            with monkeypatch.context() as patch:
                patch.setattr(os, name, struck)
                with pytest.raises(KeyboardInterrupt):
                    write_together(after)
            found = {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}
            assert found == before
            assert not Path("c").exists()


def test_a_file_that_is_replaced_keeps_its_permissions():
    Path("a").write_bytes(b"old")
    Path("a").chmod(0o640)
    write_together({"a": b"new", "b": b"new"})
    assert Path("a").stat().st_mode & 0o777 == 0o640
    assert Path("b").read_bytes() == b"new"
