import os
import stat

import pytest

from ahp.common.findings import FileError
from ahp.common.io.write import files_below, staged_folder, text_bytes, write_bytes


def test_new_file_has_the_usual_permissions(tmp_path):
    path = tmp_path / "a.txt"
    write_bytes(path, b"one")
    plain = tmp_path / "b.txt"
    plain.write_bytes(b"two")
    assert path.read_bytes() == b"one"
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_replaced_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_link_stays_a_link(tmp_path):
    target, link = tmp_path / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("failing", ["fsync", "replace", "chmod"])
def test_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, failing):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(FileError) as caught:
        write_bytes(path, b"new")
    assert str(caught.value) == f"{path}: cannot be written: No space left on device"
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_interrupt_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def interrupt(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_relative_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_bytes("a.txt", b"one")
    assert (tmp_path / "a.txt").read_bytes() == b"one"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"\xef\xbb\xbf\xe4\xb8\xad\n"),
        ("A.CSV", b"\xef\xbb\xbf\xe4\xb8\xad\n"),
        (".csv", b"\xef\xbb\xbf\xe4\xb8\xad\n"),
        ("csv.toml", b"\xe4\xb8\xad\n"),
        ("a", b"\xe4\xb8\xad\n"),
    ],
)
def test_only_csv_begins_with_a_mark(name, data):
    assert text_bytes(name, "中\n") == data


def fill(folder):
    write_bytes(os.path.join(folder, "a.txt"), b"new")
    os.mkdir(os.path.join(folder, "deep"))
    write_bytes(os.path.join(folder, "deep", "b.txt"), b"new")


def write_staged(target, write):
    with staged_folder(target) as new:
        write(new)


def held(folder):
    """Every path below a folder with what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


FILLED = {"a.txt": b"new", "deep": None, "deep/b.txt": b"new"}


def test_a_new_folder_appears_as_a_whole(tmp_path):
    target = tmp_path / "above" / "out"
    with staged_folder(target) as new:
        fill(new)
        assert not target.exists()
    assert held(target) == FILLED
    assert os.listdir(target.parent) == ["out"]
    plain = tmp_path / "plain"
    plain.mkdir()
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_folder_that_is_there_stays_and_takes_the_files(tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    (target / "a.txt").write_bytes(b"old")
    (target / "mine.txt").write_bytes(b"mine")
    before = target.stat()
    with staged_folder(target) as new:
        fill(new)
    assert held(target) == {**FILLED, "mine.txt": b"mine"}
    assert target.stat().st_ino == before.st_ino


def test_a_link_to_a_folder_stays_a_link(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "out")
    with staged_folder(tmp_path / "link") as new:
        fill(new)
    assert (tmp_path / "link").is_symlink()
    assert held(tmp_path / "out") == FILLED


# The seventh call writes down the names of the new folder, which not every drive can do.
@pytest.mark.parametrize(
    ("there", "after"),
    [
        *((there, k) for there in (False, True) for k in (1, 2, 3, 4, 5, 6, 8)),
        (True, 9),
    ],
)
def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path, monkeypatch, there, after):
    """Whichever call to the system is the one that fails."""
    target = tmp_path / "out"
    if there:
        target.mkdir()
        (target / "a.txt").write_bytes(b"old")
    before = held(tmp_path)
    calls = 0
    failing = {"replace": os.replace, "fsync": os.fsync, "rename": os.rename}

    def counted(call):
        def run(*arguments):
            nonlocal calls
            calls += 1
            if calls == after:
                raise OSError(28, "No space left on device")
            return call(*arguments)

        return run

    with monkeypatch.context() as patch:
        for name, call in failing.items():
            patch.setattr(os, name, counted(call))
        with (
            pytest.raises(FileError, match="No space left") as caught,
            staged_folder(target) as new,
        ):
            fill(new)
    assert calls >= after
    assert held(tmp_path) == before
    (found,) = caught.value.findings
    assert found.path.startswith(str(target))
    assert ".tmp" not in found.path


def test_an_interrupt_while_the_files_are_moved_in_brings_them_back(tmp_path, monkeypatch):
    target = tmp_path / "out"
    target.mkdir()
    (target / "deep").mkdir()
    (target / "a.txt").write_bytes(b"old")
    before, replace = held(tmp_path), os.replace

    def interrupt(source, place):
        replace(source, place)
        if place == str(target / "a.txt"):
            monkeypatch.setattr(os, "replace", replace)
            raise KeyboardInterrupt

    def fill_and_patch(folder):
        fill(folder)
        monkeypatch.setattr(os, "replace", interrupt)

    with pytest.raises(KeyboardInterrupt):
        write_staged(target, fill_and_patch)
    assert held(tmp_path) == before


@pytest.mark.parametrize("held_open", ["once", "for ever"])
def test_one_file_that_cannot_be_put_back_keeps_no_other_from_it(tmp_path, monkeypatch, held_open):
    """What it held is not lost: it is put back at another attempt, or kept and told of."""
    target = tmp_path / "out"
    target.mkdir()
    for name in "abc":
        (target / name).write_bytes(b"old " + name.encode())
    before, replace, failed = held(tmp_path), os.replace, []

    def locked(source, place):
        if place == str(target / "c") or (place == str(target / "b") and "old" in source):
            failed.append(place)
            if place.endswith("c") or held_open == "for ever" or failed.count(place) == 1:
                raise PermissionError(13, "Permission denied")
        replace(source, place)

    def write(folder):
        for name in "abcd":
            write_bytes(os.path.join(folder, name), b"new")
        monkeypatch.setattr(os, "replace", locked)

    with pytest.raises(FileError) as caught:
        write_staged(target, write)
    monkeypatch.setattr(os, "replace", replace)
    if held_open == "once":
        assert held(tmp_path) == before
        assert [one.code for one in caught.value.findings] == ["unwritable"]
        return
    why, found = caught.value.findings
    assert (why.code, why.path) == ("unwritable", str(target))
    assert (found.code, found.path) == ("kept-aside", str(target / "b"))
    with open(found.details["kept"], "rb") as kept:
        assert kept.read() == b"old b"
    assert [(target / name).read_bytes() for name in "ac"] == [b"old a", b"old c"]
    assert files_below(target) == ["a", "b", "c"]


def test_a_folder_in_the_place_of_a_file_is_not_taken_away(tmp_path):
    (tmp_path / "out" / "a.txt").mkdir(parents=True)
    (tmp_path / "out" / "a.txt" / "mine").write_bytes(b"mine")
    before = held(tmp_path)
    with pytest.raises(FileError, match="out: cannot be written"):
        write_staged(tmp_path / "out", fill)
    assert held(tmp_path) == before


def test_an_error_of_another_kind_leaves_nothing(tmp_path):
    def fill_and_fail(folder):
        fill(folder)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_staged(tmp_path / "out", fill_and_fail)
    assert held(tmp_path) == {}


def test_a_file_in_the_place_of_a_folder(tmp_path):
    (tmp_path / "out").write_bytes(b"file")
    with pytest.raises(FileError, match="out: cannot be written: File exists"):
        write_staged(tmp_path / "out", fill)
    assert held(tmp_path) == {"out": b"file"}


def test_what_a_killed_write_left_is_in_nobodys_way(tmp_path):
    (tmp_path / ".ahp-abc.tmp" / "new").mkdir(parents=True)
    (tmp_path / ".ahp-abc.tmp" / "new" / "a.txt").write_bytes(b"half")
    (tmp_path / "b.txt").write_bytes(b"")
    assert files_below(tmp_path) == ["b.txt"]
